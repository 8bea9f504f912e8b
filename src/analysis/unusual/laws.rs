//! Laws of unusual calls over random ones: where a call lies changes nothing, and all are found that sorting finds.

#![expect(
    clippy::float_arithmetic,
    reason = "distances are statistics, not money"
)]

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::BTreeMap;

use proptest::prelude::*;

use super::reason::Reason;
use super::reason::Usage;
use super::unusual;
use crate::analysis::Query;
use crate::analysis::RecordOrder;
use crate::analysis::RecordQuery;
use crate::analysis::laws::book;
use crate::analysis::laws::ledger;
use crate::analysis::records;
use crate::error::Error;
use crate::event::Attribute;
use crate::event::Details;
use crate::event::EventBatch;
use crate::event::Meter;
use crate::event::Scan;
use crate::event::UsageEvent;
use crate::table::Cell;
use crate::table::Table;
use crate::units::Period;
use crate::units::Timestamp;
use crate::units::Usd;

/// Calls in parts, as a store keeps them.
struct Parts(Vec<EventBatch>);

impl Scan for Parts {
    fn parts(&self, _: Period) -> Vec<u64> {
        (0..).take(self.0.len()).collect()
    }

    fn read(&self, part: u64, _: Details) -> Result<Cow<'_, EventBatch>, Error> {
        Ok(Cow::Borrowed(&self.0[part as usize]))
    }
}

/// Calls of three kinds, most of them alike; no two have the same input, so that nothing ties.
fn calls() -> impl Strategy<Value = Vec<UsageEvent<'static>>> {
    let call = (0..3_usize, 0..4_usize, 0..40_u64, 0..500_u64, 0..900_u64);
    prop::collection::vec(call, 60..160).prop_map(|calls| {
        let call = |(place, (kind, session, size, output, cached))| {
            let mut event: UsageEvent<'static> = UsageEvent::call();
            event.time = Timestamp(1_772_236_800 * Timestamp::SECOND);
            let kinds = [("a", "small"), ("b", "small"), ("a", "large")];
            let (agent, model): (&str, &str) = kinds[kind];
            event.attributes[Attribute::Agent] = agent.into();
            event.attributes[Attribute::Model] = model.into();
            event.attributes[Attribute::Session] = Cow::Borrowed(["", "s1", "s2", "s3"][session]);
            event.attributes[Attribute::Attempt] = Cow::Borrowed(["1", "2"][session % 2]);
            let large = if size == 0 { 1 << 33 } else { 1 };
            let factor = if size < 3 { 50 * large } else { 1 };
            event.meters[Meter::UncachedInput] = (100_000 + 1000 * size) * factor + place;
            event.meters[Meter::CacheRead] = 100 * cached;
            event.meters[Meter::Output] = output;
            event
        };
        (0..).zip(calls).map(call).collect()
    })
}

fn ask(events: &dyn Scan, limit: usize) -> Table {
    sound(unusual(&Query::default(), limit, events, &book()))
}

fn sound(answer: Result<Table, Error>) -> Table {
    answer.unwrap_or_else(|error| panic!("{error}"))
}

fn column(table: &Table, name: &str) -> Vec<Cell> {
    let place = table.columns.iter().position(|column| column.name == name);
    let place = place.unwrap_or_else(|| panic!("no column {name}"));
    table.rows.iter().map(|row| row[place].clone()).collect()
}

/// The middle of some values in order, the lower of two.
fn middle<T: Copy>(mut values: Vec<T>, order: fn(&T, &T) -> Ordering) -> T {
    values.sort_by(order);
    values[(values.len() - 1) / 2]
}

/// Key, usual cost and reason of the calls that are unusual, by sorting all that there is.
fn expected(calls: &[UsageEvent<'_>]) -> BTreeMap<String, (i128, &'static str)> {
    let question = RecordQuery {
        calls: Query::default(),
        order: RecordOrder::Newest,
        limit: usize::MAX,
        after: None,
        page: None,
    };
    let all = sound(records(&question, &ledger(calls), &book()));
    let costs = column(&all, "key").into_iter().zip(column(&all, "cost"));
    let costs: BTreeMap<String, i128> = costs
        .map(|cells| match cells {
            (Cell::Text(key), Cell::Money { usd, .. }) => (key, usd.0),
            cells => panic!("{cells:?}"),
        })
        .collect();
    let known = (1..).zip(calls).map(|(place, call)| {
        let key = format!("{place:016x}{place:016x}");
        let usage = Usage {
            input: call.meters.input(),
            output: call.meters.output(),
            cached: call.meters[Meter::CacheRead] * 1000 / call.meters.input(),
        };
        (costs[&key], key, usage, call)
    });
    let known: Vec<_> = known.collect();
    let mut found = BTreeMap::new();
    for (cost, key, usage, call) in &known {
        let is_alike = |other: &&(i128, String, Usage, &UsageEvent<'_>)| {
            [Attribute::Agent, Attribute::Model]
                .iter()
                .all(|one| other.3.attributes[*one] == call.attributes[*one])
        };
        let alike: Vec<_> = known.iter().filter(is_alike).collect();
        let costs: Vec<i128> = alike.iter().map(|one| one.0).collect();
        let usual = middle(costs.clone(), Ord::cmp);
        let distance = |cost: &i128| (*cost as f64).ln() - (usual as f64).ln();
        let apart = costs.iter().map(|cost| distance(cost).abs()).collect();
        let deviation = (middle(apart, f64::total_cmp) * 1.4826).max(0.1);
        if costs.len() < 20 || *cost < 2 * usual || distance(cost) / deviation < 3.5 {
            continue;
        }
        let of = |count: fn(&Usage) -> u64| {
            middle(alike.iter().map(|one| count(&one.2)).collect(), Ord::cmp)
        };
        let usage_of_all = Usage {
            input: of(|usage| usage.input),
            output: of(|usage| usage.output),
            cached: of(|usage| usage.cached),
        };
        let session = &call.attributes[Attribute::Session];
        let same = known
            .iter()
            .filter(|one| one.3.attributes[Attribute::Session] == *session);
        let first = same
            .map(|one| one.2.input)
            .min()
            .filter(|_| !session.is_empty());
        let is_retry = call.attributes[Attribute::Attempt] == "2";
        let reason = Reason::of(*usage, usage_of_all, first, is_retry);
        found.insert(key.clone(), (usual, reason.words()));
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn neither_parts_nor_a_limit_change_what_is_said_of_a_call(calls in calls(), parts in 1..5_usize) {
        let whole = ask(&ledger(&calls), usize::MAX);
        let mut cut = vec![EventBatch::default(); parts];
        let all = ledger(&calls);
        for row in 0..all.batch().len() {
            cut[row % parts].push(&all.batch().event(row));
        }
        let cut = Parts(cut);
        prop_assert_eq!(&whole, &ask(&cut, usize::MAX));
        for limit in [1, 3] {
            let first = ask(&cut, limit);
            prop_assert_eq!(&first.rows[..], &whole.rows[..limit.min(whole.rows.len())]);
        }
    }

    #[test]
    fn calls_are_unusual_as_when_everything_is_sorted(calls in calls()) {
        let table = ask(&ledger(&calls), usize::MAX);
        let (keys, usual) = (column(&table, "key"), column(&table, "usual_cost"));
        let expected = expected(&calls);
        prop_assert_eq!(keys.len(), expected.len());
        for ((key, usual), reason) in keys.into_iter().zip(usual).zip(column(&table, "reason")) {
            let Cell::Text(key) = key else {
                panic!("{key:?}");
            };
            let (cost, words) = expected[&key];
            prop_assert_eq!(usual, Cell::Money { usd: Usd(cost), lower_bound: false });
            prop_assert_eq!(reason, Cell::Text(words.to_owned()));
        }
    }
}
