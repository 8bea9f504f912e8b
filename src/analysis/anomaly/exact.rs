//! Whole answers over calls made here: exact where money was spent, and its causes named.

use std::path::Path;

use super::Anomalies;
use super::Anomaly;
use super::AnomalyQuery;
use super::Every;
use super::Kind;
use super::Rule;
use super::anomalies;
use super::table;
use crate::analysis::columns::ColumnChoice;
use crate::analysis::dimension::Dimension;
use crate::analysis::report::Query;
use crate::analysis::report::report;
use crate::event::Attribute;
use crate::event::Key;
use crate::event::Ledger;
use crate::event::Meter;
use crate::event::UsageEvent;
use crate::pricing::PriceBook;
use crate::table::Cell;
use crate::units::Period;
use crate::units::Timestamp;
use crate::units::Usd;

const HOUR: i64 = 3600 * Timestamp::SECOND;
/// 2026-06-01, a Monday.
const JUNE: i64 = 20_605 * 24 * HOUR;

/// The price of `m` trebles on 11 July, the 41st day.
const BOOK: &str = "provider = \"acme\"\n[[model]]\nid = \"m\"\n\
    [[model.price]]\nrates = { input = \"3\", cache_read = \"0.3\", output = \"7\" }\n\
    [[model.price]]\nfrom = 2026-07-11\nrates = { input = \"9\", cache_read = \"0.9\", output = \"21\" }\n\
    [[model]]\nid = \"n\"\n[[model.price]]\nrates = { input = \"5\", cache_read = \"0.5\", output = \"11\" }\n";

pub(super) fn book() -> PriceBook {
    PriceBook::empty()
        .with_layer("user", BOOK, Path::new("book"))
        .expect("a book")
}

/// One call.
#[derive(Clone, Copy)]
pub(super) struct Call {
    hour: i64,
    agent: &'static str,
    model: &'static str,
    run: &'static str,
    status: &'static str,
    /// Uncached input, read from a cache, output.
    tokens: [u64; 3],
}

pub(super) fn ledger(calls: &[Call]) -> Ledger {
    let mut ledger = Ledger::default();
    for (number, call) in calls.iter().enumerate() {
        let mut event = UsageEvent::call();
        event.key = Key {
            call: u64::try_from(number + 1).unwrap_or(0),
            ..Key::default()
        };
        event.time = Timestamp(JUNE + call.hour * HOUR);
        event.attributes[Attribute::Provider] = "acme".into();
        event.attributes[Attribute::Model] = call.model.into();
        event.attributes[Attribute::Agent] = call.agent.into();
        event.attributes[Attribute::Run] = call.run.into();
        event.attributes[Attribute::Status] = call.status.into();
        let meters = [Meter::UncachedInput, Meter::CacheRead, Meter::Output];
        for (meter, tokens) in meters.into_iter().zip(call.tokens) {
            event.meters[meter] = tokens;
        }
        ledger.record(&event);
    }
    ledger
}

/// Every hour of so many days one call, by two agents on two models in turn: about 85 USD a day.
pub(super) fn usual(days: i64) -> Vec<Call> {
    (0..days * 24)
        .map(|hour| Call {
            hour,
            agent: if hour % 3 == 0 { "a" } else { "b" },
            model: if hour % 2 == 0 { "m" } else { "n" },
            run: "",
            status: "ok",
            tokens: [
                500_003 + hour.unsigned_abs() * 7919 % 50_021,
                300_000,
                100_001,
            ],
        })
        .collect()
}

/// So many failed calls of one run on the so-manieth day.
pub(super) fn burst(day: i64, calls: usize, tokens: [u64; 3]) -> Vec<Call> {
    let call = Call {
        hour: day * 24 + 3,
        agent: "b",
        model: "n",
        run: "loop",
        status: "error",
        tokens,
    };
    vec![call; calls]
}

pub(super) fn query(days: i64) -> AnomalyQuery {
    AnomalyQuery {
        calls: Query {
            by: Dimension::parse_list("agent,model").expect("dimensions"),
            ..Query::default()
        },
        now: Timestamp(JUNE + days * 24 * HOUR),
        every: Every::Day,
        rule: Rule::Profile,
        threshold: 3.0,
        floor: Usd::ONE,
    }
}

fn ask(asked: &AnomalyQuery, calls: &[Call]) -> Anomalies {
    anomalies(asked, &ledger(calls), &book()).expect("an answer")
}

fn kinds(answer: &Anomalies) -> Vec<(Kind, usize)> {
    let kinds = answer.found.iter();
    kinds.map(|one| (one.kind, one.scope.len())).collect()
}

/// The amounts are those of the report, and the parts are the excess.
fn assert_exact(one: &Anomaly, asked: &AnomalyQuery, calls: &[Call]) {
    let mut whole = Query {
        period: one.window,
        columns: ColumnChoice::parse("cost").expect("columns"),
        ..Query::default()
    };
    for (dimension, value) in &one.scope {
        let Dimension::Attribute(attribute) = dimension else {
            continue;
        };
        whole
            .filter
            .add(crate::analysis::FilterTarget::Attribute(*attribute), value);
    }
    whole.period.end = whole.period.end.min(asked.now);
    let report = report(&whole, &ledger(calls), &book()).expect("a report");
    let cost = report.totals.and_then(|row| row.first().cloned());
    let Some(Cell::Money { usd, .. }) = cost else {
        panic!("no cost");
    };
    assert_eq!(usd, one.actual);
    assert_eq!(one.expected, one.expected.round(6));
    if let Some(parts) = one.parts {
        assert_eq!(parts.sum(), one.excess(), "{one:?}");
    }
}

#[test]
fn a_loop_is_told_once_with_who_and_why() {
    let calls = [usual(50), burst(30, 40, [1_000_000, 0, 200_000])].concat();
    let asked = query(50);
    let answer = ask(&asked, &calls);
    // The price of `m` trebles on day 40: that is another thing.
    assert_eq!(kinds(&answer), [(Kind::LevelShift, 0), (Kind::Spike, 0)]);
    let [new_price, one] = answer.found.as_slice() else {
        panic!("{:?}", answer.found);
    };
    assert_exact(one, &asked, &calls);
    assert_exact(new_price, &asked, &calls);
    let mover = one.movers.first().expect("who");
    assert_eq!(
        [&*mover.agent, &*mover.model, &*mover.run],
        ["b", "n", "loop"]
    );
    assert_eq!((mover.calls, mover.failed_calls), (40, 40));
    // 40 × (1 M × 5 + 0.2 M × 11)/M.
    assert_eq!(mover.cost.to_string(), "288");
    let parts = new_price.parts.expect("why");
    let largest = parts.named().into_iter().max_by_key(|(_, part)| *part);
    assert_eq!(largest.map(|(name, _)| name), Some("price"));
}

#[test]
fn every_part_is_found_where_it_is() {
    let base = |call: Call| Call { model: "n", ..call };
    let days = 40;
    let late = |call: &Call| call.hour >= (days - 1) * 24;
    let largest = |change: &dyn Fn(Call) -> Vec<Call>| {
        let usual = usual(days).into_iter().map(base);
        let calls: Vec<Call> = usual
            .flat_map(|call| {
                if late(&call) {
                    change(call)
                } else {
                    vec![call]
                }
            })
            .collect();
        let asked = query(days);
        let answer = ask(&asked, &calls);
        let one = answer.found.first().expect("an anomaly");
        assert_exact(one, &asked, &calls);
        let parts = one.parts.expect("parts").named();
        let sum = one.excess().0;
        let (name, part) = parts
            .into_iter()
            .max_by_key(|(_, part)| *part)
            .expect("five");
        assert!(part.0 * 10 > sum * 9, "{name} {part} of {sum}");
        name
    };
    assert_eq!(largest(&|call| vec![call; 3]), "volume");
    let sized = |call: Call| Call {
        tokens: call.tokens.map(|tokens| tokens * 3),
        ..call
    };
    assert_eq!(largest(&|call| vec![sized(call)]), "size");
    let uncached = |call: Call| Call {
        tokens: [call.tokens[0] + call.tokens[1], 0, call.tokens[2]],
        ..call
    };
    // Cached input is a tenth of the price: the same tokens without a cache.
    let wide = |call: Call| Call {
        tokens: [call.tokens[0] / 10, call.tokens[0] * 10, call.tokens[2]],
        ..call
    };
    let cached: Vec<Call> = usual(days).into_iter().map(base).map(wide).collect();
    let calls: Vec<Call> = cached
        .into_iter()
        .map(|call| if late(&call) { uncached(call) } else { call })
        .collect();
    let answer = ask(&query(days), &calls);
    let parts = answer
        .found
        .first()
        .and_then(|one| one.parts)
        .expect("parts");
    assert!(parts.cache > parts.volume && parts.cache > parts.size && parts.cache > parts.mix);
}

/// Whoever is called what: the same is found.
#[test]
fn names_change_nothing() {
    let calls = [usual(50), burst(30, 30, [900_000, 0, 10])].concat();
    let renamed: Vec<Call> = calls
        .iter()
        .map(|call| Call {
            agent: if call.agent == "a" { "b" } else { "a" },
            ..*call
        })
        .collect();
    let facts = |answer: &Anomalies| -> Vec<_> {
        let facts = answer.found.iter();
        facts
            .map(|one| {
                (
                    one.kind,
                    one.window,
                    one.actual,
                    one.expected,
                    one.parts,
                    one.distance,
                )
            })
            .collect()
    };
    let [one, other] = [&calls, &renamed].map(|calls| ask(&query(50), calls));
    assert!(!one.found.is_empty());
    assert_eq!(facts(&one), facts(&other));
}

#[test]
fn a_small_spike_of_one_agent_is_told_of_it_alone() {
    // 12 USD for an agent of 3 USD a day, in a total of more than a hundred that wobbles.
    let small = (0..40_i64).map(|day| Call {
        hour: day * 24 + 5,
        agent: "small",
        model: "n",
        run: "",
        status: "ok",
        tokens: [if day == 33 { 3_000_000 } else { 600_000 }, 0, 0],
    });
    let wobble = usual(40).into_iter().map(|call| Call {
        tokens: [
            call.tokens[0] * (1 + (call.hour / 24).unsigned_abs() % 3),
            0,
            0,
        ],
        ..call
    });
    let calls: Vec<Call> = wobble.chain(small).collect();
    let asked = query(40);
    let answer = ask(&asked, &calls);
    let told: Vec<&Anomaly> = answer
        .found
        .iter()
        .filter(|one| !one.scope.is_empty())
        .collect();
    let [one] = told.as_slice() else {
        panic!("{:?}", answer.found);
    };
    assert_eq!(
        one.scope,
        [(Dimension::Attribute(Attribute::Agent), "small".to_owned())]
    );
    assert_exact(one, &asked, &calls);
    // Asked for the days before it, or above a higher floor, it is not there.
    let mut earlier = asked.clone();
    earlier.calls.period = Period {
        start: Timestamp(JUNE),
        end: Timestamp(JUNE + 33 * 24 * HOUR),
    };
    let dear = AnomalyQuery {
        floor: Usd(13 * Usd::ONE.0),
        ..asked
    };
    for other in [earlier, dear] {
        assert!(
            ask(&other, &calls)
                .found
                .iter()
                .all(|one| one.scope.is_empty())
        );
    }
}

#[test]
fn the_running_day_is_projected_and_never_judged() {
    let days = 30;
    let today = |calls: usize| {
        let usual = usual(days).into_iter();
        let running = (0..10).map(|hour| Call {
            hour: days * 24 + hour,
            ..usual.clone().next().expect("a call")
        });
        let mut calls: Vec<Call> = usual
            .clone()
            .chain(running.flat_map(|call| vec![call; calls]))
            .collect();
        calls.iter_mut().for_each(|call| call.model = "n");
        let mut asked = query(days);
        asked.now = Timestamp(JUNE + (days * 24 + 10) * HOUR);
        (ask(&asked, &calls), asked, calls)
    };
    assert!(today(1).0.found.is_empty());
    let (answer, asked, calls) = today(6);
    let [one] = answer.found.as_slice() else {
        panic!("{:?}", answer.found);
    };
    assert_eq!(one.kind, Kind::FastBurn);
    assert!(one.projected > Some(one.actual) && one.excess() > Usd::ZERO);
    assert_exact(one, &asked, &calls);
}

#[test]
fn too_little_history_is_said_and_not_judged() {
    let calls = [usual(9), burst(8, 100, [1_000_000, 0, 0])].concat();
    let answer = ask(&query(9), &calls);
    assert!(answer.found.is_empty());
    let notes = table(&answer).context.expect("a context").notes;
    assert!(
        notes
            .iter()
            .any(|note| note.starts_with("learning: 9 of 14 complete days")),
        "{notes:?}"
    );
    let empty = table(&ask(&query(9), &[]));
    assert!(empty.rows.is_empty());
}

#[test]
fn hours_are_told_with_their_run() {
    let calls = [usual(20), burst(15, 20, [1_000_000, 0, 0])].concat();
    let mut asked = query(20);
    asked.every = Every::Hour;
    let answer = ask(&asked, &calls);
    let [one] = answer.found.as_slice() else {
        panic!("{:?}", answer.found);
    };
    assert_eq!((one.kind, one.steps), (Kind::Spike, 1));
    assert_eq!(one.window.start, Timestamp(JUNE + (15 * 24 + 3) * HOUR));
    assert_eq!(
        one.movers.first().map(|mover| mover.run.to_string()),
        Some("loop".to_owned())
    );
    assert_exact(one, &asked, &calls);
}
