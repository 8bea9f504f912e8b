//! Whole answers over calls made here: exact where money was spent, and not misled by a price.

use std::path::Path;

use chrono_tz::Tz;

use super::super::columns::ColumnChoice;
use super::super::dimension::Dimension;
use super::super::report::Query;
use super::super::report::report;
use super::ForecastQuery;
use super::Method;
use super::To;
use super::backtested;
use super::forecast;
use crate::event::Attribute;
use crate::event::Key;
use crate::event::Ledger;
use crate::event::Meter;
use crate::event::UsageEvent;
use crate::pricing::PriceBook;
use crate::table::Cell;
use crate::table::Table;
use crate::units::Period;
use crate::units::Timestamp;
use crate::units::Usd;

const HOUR: i64 = 3600 * Timestamp::SECOND;
/// 2026-06-01, a Monday.
const JUNE: i64 = 20_605 * 24 * HOUR;

/// A price that falls from 4 to 1 USD per million on 20 June.
const BOOK: &str = "provider = \"acme\"\n[[model]]\nid = \"m\"\n\
    [[model.price]]\nrates = { input = \"4\" }\n\
    [[model.price]]\nfrom = 2026-06-20\nrates = { input = \"1\" }\n";

fn book() -> PriceBook {
    PriceBook::empty()
        .with_layer("user", BOOK, Path::new("book"))
        .expect("a book")
}

/// A call of some tokens every hour of so many days from 1 June on, by two agents in turn.
fn calls(days: i64, tokens: impl Fn(i64) -> u64) -> Ledger {
    let mut ledger = Ledger::default();
    for hour in 0..days * 24 {
        let mut event = UsageEvent::call();
        event.key = Key {
            call: u64::try_from(hour + 1).unwrap_or(0),
            ..Key::default()
        };
        event.time = Timestamp(JUNE + hour * HOUR);
        event.attributes[Attribute::Provider] = "acme".into();
        event.attributes[Attribute::Model] = "m".into();
        event.attributes[Attribute::Agent] = if hour % 3 == 0 { "a" } else { "b" }.into();
        event.meters[Meter::UncachedInput] = tokens(hour);
        ledger.record(&event);
    }
    ledger
}

/// Asked at 18:00 on the so-manieth day from 1 June on.
fn query(by: &str, to: To, day: i64) -> ForecastQuery {
    ForecastQuery {
        calls: Query {
            by: Dimension::parse_list(by).expect("dimensions"),
            ..Query::default()
        },
        now: Timestamp(JUNE + (day * 24 + 18) * HOUR),
        to: vec![to],
        method: Method::Glr,
        fixed: Usd::ZERO,
    }
}

fn usd(table: &Table, row: &[Cell], column: &str) -> Usd {
    let place = table.columns.iter().position(|known| known.name == column);
    match place.and_then(|place| row.get(place)) {
        Some(Cell::Money { usd, .. }) => *usd,
        other => panic!("{column} is {other:?}"),
    }
}

fn text(usd: Usd) -> String {
    usd.to_string()
}

#[test]
fn what_was_spent_equals_the_report_and_parts_are_the_total() {
    let ledger = calls(40, |hour| 1_000_003 + (hour.unsigned_abs() * 7919) % 50_021);
    for (by, to) in [
        ("", To::Day),
        ("", To::Week),
        ("", To::Month),
        ("agent", To::Quarter),
    ] {
        let mut asked = query(by, to, 30);
        asked.fixed = Usd::parse("31.7").expect("an amount");
        let table = forecast(&asked, &ledger, &book()).expect("an answer");
        let period = table.context.as_ref().expect("a context").period;
        let spent = Query {
            period: Period {
                end: asked.now,
                ..period
            },
            columns: ColumnChoice::parse("cost").expect("columns"),
            ..asked.calls.clone()
        };
        let expected = report(&spent, &ledger, &book()).expect("a report");
        for row in table.rows.iter().chain(&table.totals) {
            let of = |column| usd(&table, row, column);
            assert_eq!(
                of("actual_cost") + of("projected_cost") + of("fixed_cost"),
                of("total_cost")
            );
            assert_eq!(of("projected_cost"), of("projected_cost").round(6));
            assert!(
                of("low_95") <= of("low_80")
                    && of("low_80") <= of("high_80")
                    && of("high_80") <= of("high_95")
            );
            assert!(of("low_95") >= of("actual_cost"));
        }
        let sums = |table: &Table, column: &str| {
            let mut rows: Vec<String> = table
                .rows
                .iter()
                .map(|row| text(usd(table, row, column)))
                .collect();
            rows.sort();
            rows
        };
        assert_eq!(
            sums(&table, "actual_cost"),
            sums(&expected, "cost"),
            "{to:?}"
        );
        if let Some(total) = &table.totals {
            let whole = expected.totals.as_ref().expect("totals");
            assert_eq!(
                usd(&table, total, "actual_cost"),
                usd(&expected, whole, "cost")
            );
        }
    }
}

#[test]
fn a_price_cut_is_no_trend() {
    // 24 USD a day at the new price, 96 before it.
    let ledger = calls(26, |_| 1_000_000);
    let asked = query("", To::Month, 25);
    let table = forecast(&asked, &ledger, &book()).expect("an answer");
    let row = table.rows.first().expect("a row");
    // 19 days of 96, 6 of 24, and 18 hours of 1.
    assert_eq!(text(usd(&table, row, "actual_cost")), "1986");
    // Six hours of today and four days.
    assert_eq!(text(usd(&table, row, "projected_cost")), "102");
    let notes = table.context.expect("a context").notes;
    assert!(
        notes
            .iter()
            .any(|note| note.contains("at the prices of 2026-06-26")),
        "{notes:?}"
    );
}

/// What the running day did so far changes how it ends, and nothing after it.
#[test]
fn the_running_day_is_no_history() {
    let projected = |burst: u64, to| {
        let ledger = calls(31, |hour| if hour >= 30 * 24 { burst } else { 1_000_000 });
        let mut asked = query("", to, 30);
        asked.fixed = Usd::ZERO;
        let table = forecast(&asked, &ledger, &book()).expect("an answer");
        usd(&table, table.rows.first().expect("a row"), "projected_cost")
    };
    let later = |burst| text(projected(burst, To::Date(739_800)) - projected(burst, To::Day));
    // 2026-07-01 is day 739,798: up to the 3rd there is one day more than today.
    assert_eq!(later(1_000_000), "24");
    assert_eq!(later(90_000_000), "24");
    assert_eq!(later(0), "24");
}

#[test]
fn past_forecasts_of_even_spend_were_right() {
    let ledger = calls(130, |_| 1_000_000);
    let mut asked = query("", To::Week, 129);
    asked.to = To::TESTED.to_vec();
    let table = backtested(&asked, &ledger, &book()).expect("an answer");
    assert_eq!(table.rows.len(), 3);
    for row in &table.rows {
        assert!(matches!(row[1], Cell::Count(10..)), "{row:?}");
        for error in &row[2..6] {
            assert!(matches!(error, Cell::Ratio { numerator: 0, .. }), "{row:?}");
        }
        assert!(
            matches!(row[6], Cell::Ratio { numerator, denominator } if numerator == denominator)
        );
    }
}

#[test]
fn no_calls_and_a_single_one_are_answered() {
    for hours in [0, 1] {
        let ledger = if hours == 0 {
            Ledger::default()
        } else {
            calls(1, |_| 5)
        };
        for to in To::NAMED {
            let table = forecast(&query("", to, 0), &ledger, &book()).expect("an answer");
            assert_eq!(table.rows.len(), hours);
            let json = format!("{:?}", table.rows);
            assert!(!json.contains("NaN"), "{json}");
        }
        let table = forecast(&query("agent", To::Month, 0), &ledger, &book()).expect("an answer");
        assert_eq!(table.rows.len(), hours * 2);
    }
    let zone = Query {
        zone: Tz::Pacific__Apia,
        ..Query::default()
    };
    let mut asked = query("", To::Month, 25);
    asked.calls = zone;
    assert!(forecast(&asked, &calls(26, |_| 1), &book()).is_ok());
}
