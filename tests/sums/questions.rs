//! Questions asked of a store's sums and of its calls.

use std::path::Path;

use chrono_tz::Tz;
use llmcost::analysis::ColumnChoice;
use llmcost::analysis::CostBasis;
use llmcost::analysis::Dimension;
use llmcost::analysis::Filter;
use llmcost::analysis::FilterTarget;
use llmcost::analysis::Query;
use llmcost::analysis::measures;
use llmcost::analysis::report;
use llmcost::event::Attribute;
use llmcost::pricing::PriceBook;
use llmcost::units::Period;
use llmcost::units::Timestamp;

use super::Counting;
use super::DAY;
use super::SCENES;
use super::SECOND;
use super::Whole;
use super::events;
use super::put;

/// Prices that change at a day, or with size at a usual border; meters and units without a price.
const BOOK: &str = r#"
provider = "acme"
as_of = 2026-03-01
[[model]]
id = "small"
price = [
  { until = 2026-03-29, rates = { input = "0.1", output = "0.33", cache_read = "0.01" } },
  { from = 2026-03-29, rates = { input = "0.07", output = "0.3", cache_read = "0.01", audio_input = "5" } },
]
[[model]]
id = "large"
price = [
  { rates = { input = "3", output = "15.15", reasoning = "7", cache_write = "2" } },
  { context_over = 200000, rates = { input = "6", output = "22.5", reasoning = "9" } },
]
[[model]]
id = "embed"
price = [{ rates = { input = "3", cache_read = "1" } }]
[[model]]
id = "night"
price = [{ rates = { input = "3", output = "4" } }]
"#;

/// Prices that change by the hour.
const HOURLY: &str = r#"
provider = "acme"
as_of = 2026-03-01
[[model]]
id = "night"
price = [
  { rates = { input = "3", output = "4" } },
  { hours = ["16:30-03:30"], rates = { input = "2", output = "1" } },
  { from = 2026-03-27, rates = { input = "3.5", output = "4" } },
]
"#;

/// Prices that change at a size in the middle of most calls.
const UNUSUAL: &str = r#"
provider = "acme"
as_of = 2026-03-01
[[model]]
id = "embed"
price = [
  { rates = { input = "3", cache_read = "1" } },
  { context_over = 500, rates = { input = "4", cache_read = "2" } },
]
"#;

fn at(days: i64, seconds: i64) -> Timestamp {
    Timestamp(1_774_569_600 * SECOND + days * DAY + seconds * SECOND)
}

/// What of some hours, of part of an hour and of a day lies within a period.
fn spans(period: Period) -> Vec<Period> {
    let all = [
        (at(0, 1_801), at(0, 3_600)),
        (at(0, 10_800), at(0, 39_600)),
        (at(1, 45_200), at(1, 45_999)),
        (at(2, 0), at(3, 0)),
        (at(3, 7_200), at(3, 10_800)),
    ];
    let within = all.iter().map(|(start, end)| Period {
        start: period.start.max(*start),
        end: period.end.min(*end),
    });
    within.filter(|span| span.start < span.end).collect()
}

fn queries() -> Vec<Query> {
    let by = [
        "",
        "agent",
        "model",
        "agent,model",
        "provider",
        "day",
        "hour",
        "minute-15",
        "week",
        "month",
        "weekday",
        "hour-of-day",
        "day,model",
        "hour,agent",
        "weekday,hour-of-day,model",
        "project,status",
        "user",
        "tag:team",
        "service_tier",
        "layer,source",
        "run",
        "session,day",
    ];
    let periods = [
        Period::ALL,
        Period {
            start: at(1, 0),
            end: at(2, 0),
        },
        Period {
            start: at(0, 3_600),
            end: at(9, 7_200),
        },
        Period {
            start: at(0, 1_801),
            end: at(3, 86_399),
        },
        // Borders inside a day, an hour and a quarter of an hour of many calls: at one end, and at both.
        Period {
            start: Timestamp::MIN,
            end: at(1, 45_296),
        },
        Period {
            start: at(1, 1_234),
            end: at(90, 0),
        },
        Period {
            start: at(1, 30_000),
            end: at(1, 50_000),
        },
    ];
    let zones = [
        Tz::UTC,
        Tz::Europe__Berlin,
        Tz::Asia__Kolkata,
        Tz::America__St_Johns,
    ];
    let bases = [
        CostBasis::Computed,
        CostBasis::Reported,
        CostBasis::PreferReported,
    ];
    let all: Vec<&str> = measures().iter().map(|measure| measure.name).collect();
    let clauses = [
        None,
        Some((FilterTarget::Attribute(Attribute::Agent), "writer")),
        Some((FilterTarget::Attribute(Attribute::Model), "!small")),
        Some((FilterTarget::Tag("team".to_owned()), "ads")),
        Some((FilterTarget::Attribute(Attribute::User), "user 1")),
        Some((FilterTarget::Attribute(Attribute::Session), "session 3")),
    ];
    let mut queries = Vec::new();
    for (place, by) in by.iter().enumerate() {
        for (turn, clause) in clauses.iter().enumerate() {
            // Every dimension with every clause; the other choices take turns.
            let pick = place * clauses.len() + turn;
            let mut filter = Filter::default();
            if let Some((target, value)) = clause {
                filter.add(target.clone(), value);
            }
            let columns = if pick.is_multiple_of(3) {
                all.join(",")
            } else {
                "calls,cost,total_tokens".to_owned()
            };
            queries.push(Query {
                by: Dimension::parse_list(by).expect("known"),
                filter,
                spans: match pick % 4 {
                    1 => spans(periods[(pick / 2 + place) % periods.len()]),
                    _ => Vec::new(),
                },
                period: periods[(pick / 2 + place) % periods.len()],
                zone: zones[(pick + place) % zones.len()],
                columns: ColumnChoice::parse(&columns).expect("known"),
                basis: bases[pick / 5 % bases.len()],
                ..Query::default()
            });
        }
    }
    queries
}

#[test]
fn sums_answer_every_question_as_the_calls_do() {
    let layered = |book: PriceBook, layer: &str| {
        let book = book.with_layer("test", layer, Path::new("test.toml"));
        book.expect("a book")
    };
    let plain = || layered(PriceBook::empty(), BOOK);
    let books = [plain(), layered(plain(), HOURLY), layered(plain(), UNUSUAL)];
    let mut taken = Vec::new();
    let mut beside = 0;
    for (turn, scene) in SCENES.iter().enumerate() {
        let home = tempfile::tempdir().expect("a directory");
        let store = put(home.path(), &events(scene));
        assert_eq!(store.check().expect("checked"), vec![]);
        let snapshot = store.snapshot().expect("sound");
        let mut of_books = [0; 3];
        // Every third question of each scene, each of another book than the one before.
        for (place, query) in queries().iter().enumerate().skip(turn % 3).step_by(3) {
            let which = if place % 4 == 0 { 1 + place / 4 % 2 } else { 0 };
            let counting = Counting::of(&snapshot, query.period);
            let by_sums = report(query, &counting, &books[which]).expect("an answer");
            let by_calls = report(query, &Whole(&snapshot), &books[which]).expect("an answer");
            assert_eq!(
                by_sums, by_calls,
                "{} days, book {which}: {:?} {:?} {} {:?}",
                scene.days, query.by, query.period, query.zone, query.basis
            );
            of_books[which] += counting.taken().len();
            beside += counting.beside.into_inner();
        }
        taken.push(of_books);
    }
    // Of some forty questions to three segments a scene.
    assert!(taken.iter().all(|of_books| of_books[0] > 5), "{taken:?}");
    assert!(taken.iter().any(|of_books| of_books[1] > 0), "{taken:?}");
    // Of a day that a period begins or ends in.
    assert!(beside > 5, "{beside}");
}
