//! Laws of answers over time, under zones whose clocks change: steps, periods and hours add up to the report.

use chrono_tz::Tz;
use proptest::prelude::*;

use super::laws::{ask, book, event, ledger};
use super::{
    Comparison, Dimension, Periods, Query, TimeUnit, TrendQuery, compare, peaks, period, trend,
};
use crate::event::{Ledger, UsageEvent};
use crate::table::{Cell, Table};
use crate::units::{Period, Timestamp};

/// Clocks change in March or April 2026 in all but the first; by half an hour in the last.
const ZONES: [Tz; 4] = [
    Tz::UTC,
    Tz::Europe__Berlin,
    Tz::America__New_York,
    Tz::Australia__Lord_Howe,
];

const UNITS: [TimeUnit; 4] = [
    TimeUnit::Hour,
    TimeUnit::Day,
    TimeUnit::Week,
    TimeUnit::Month,
];

/// 2026-04-20T12:00:00Z, within the events.
const NOW: Timestamp = Timestamp(1_776_686_400 * Timestamp::SECOND);

/// Calls spread from the end of February over 80 days instead of four.
fn spread(events: &[UsageEvent<'static>]) -> Ledger {
    const START: i64 = 1_772_236_800 * Timestamp::SECOND;
    let spread = |event: &UsageEvent<'static>| {
        let mut event = event.clone();
        event.time = Timestamp(START + (event.time.0 - START) * 20);
        event
    };
    ledger(&events.iter().map(spread).collect::<Vec<_>>())
}

/// A column of rows, added up: amounts exactly, what is not known as nothing.
fn sum(table: &Table, name: &str) -> i128 {
    let place = table.columns.iter().position(|column| column.name == name);
    let place = place.expect("a column");
    table.rows.iter().map(|row| number(&row[place])).sum()
}

fn total(table: &Table, name: &str) -> i128 {
    let place = table.columns.iter().position(|column| column.name == name);
    let totals = table.totals.as_ref().expect("totals");
    number(&totals[place.expect("a column")])
}

fn number(cell: &Cell) -> i128 {
    match cell {
        Cell::Money { usd, .. } => usd.0,
        Cell::Count(count) => i128::from(*count),
        _ => 0,
    }
}

/// Rows by their texts with the cells of some columns, those of nothing but zeros left out.
fn rows(table: &Table, labels: &[&str], columns: &[&str]) -> Vec<(Vec<Cell>, Vec<Cell>)> {
    let pick = |row: &Vec<Cell>, names: &[&str]| -> Vec<Cell> {
        let named = table.columns.iter().zip(row);
        let of = |name: &&str| {
            named
                .clone()
                .find(|(column, _)| column.name == **name)
                .map(|(_, cell)| cell.clone())
        };
        names.iter().filter_map(of).collect()
    };
    let some = |cells: &Vec<Cell>| cells.iter().any(|cell| !matches!(cell, Cell::Count(0)));
    let mut rows: Vec<_> = table
        .rows
        .iter()
        .map(|row| (pick(row, labels), pick(row, columns)))
        .filter(|(_, cells)| some(&cells[..1].to_vec()))
        .collect();
    rows.sort_by_cached_key(|row| format!("{row:?}"));
    rows
}

fn by(names: &str) -> Vec<Dimension> {
    Dimension::parse_list(names).expect("dimensions")
}

const ADDITIVE: [&str; 4] = ["calls", "total_tokens", "cost", "unpriced_tokens"];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn the_steps_of_a_trend_are_the_report(
        events in prop::collection::vec(event(), 0..40),
        zone in prop::sample::select(&ZONES[..]),
        unit in prop::sample::select(&UNITS[..]),
        text in prop::sample::select(&["all", "2026-03", "2026-Q2", "this-month", "2026-03-29"][..]),
        top in prop::option::of(1..3_usize),
    ) {
        let ledger = spread(&events);
        let query = Query {
            by: by("agent"),
            period: period(text, zone, NOW).expect("a period"),
            zone,
            top,
            ..Query::default()
        };
        let report = ask(&Query { top: None, ..query.clone() }, &ledger);
        let asked = TrendQuery { query: query.clone(), every: Some(unit), periods: None, now: NOW };
        let table = trend(&asked, &ledger, &book()).expect("a trend");
        for name in ADDITIVE {
            prop_assert_eq!(sum(&table, name), sum(&report, name), "{} {} {:?}", name, zone, unit);
            prop_assert_eq!(total(&table, name), total(&report, name));
        }
        if top.is_none() {
            let unit = Dimension::Time(unit);
            let cut = Query { by: vec![unit.clone(), by("agent").remove(0)], ..query };
            let labels = [unit.name(), "agent".to_owned()];
            let labels = [labels[0].as_str(), labels[1].as_str()];
            let report = ask(&cut, &ledger);
            prop_assert_eq!(rows(&table, &labels, &ADDITIVE), rows(&report, &labels, &ADDITIVE));
        }
    }

    #[test]
    fn both_sides_of_a_comparison_are_reports(
        events in prop::collection::vec(event(), 0..40),
        zone in prop::sample::select(&ZONES[..]),
        unit in prop::sample::select(&UNITS[..]),
        text in prop::sample::select(&["this-month", "2026-03", "2026-W14", "2026-03-29", "30d", "24h"][..]),
        with in prop::sample::select(&["previous", "2026-03", "2026-02-27..2026-03-30"][..]),
        top in prop::option::of(1..3_usize),
    ) {
        let ledger = spread(&events);
        let asked = period(text, zone, NOW).expect("a period");
        let with = Comparison::parse(with, zone, NOW).expect("a comparison");
        let periods = Periods::of(asked, with, zone, NOW).expect("periods");
        let of = |period: Period| Query { by: by("agent,model"), period, zone, top, ..Query::default() };
        let table = compare(&of(asked), &periods, &ledger, &book()).expect("an answer");
        let all = |period| ask(&Query { top: None, ..of(period) }, &ledger);
        let (this, other) = (all(periods.this), all(periods.other));
        let steps = TrendQuery {
            query: Query { by: by("agent"), ..of(asked) },
            every: Some(unit),
            periods: Some(periods),
            now: NOW,
        };
        let steps = trend(&steps, &ledger, &book()).expect("a trend");
        for table in [&table, &steps] {
            for name in ADDITIVE {
                prop_assert_eq!(sum(table, name), sum(&this, name), "{}", name);
                prop_assert_eq!(total(table, name), total(&this, name));
                let compared = format!("compared_{name}");
                prop_assert_eq!(sum(table, &compared), sum(&other, name), "{}", name);
                prop_assert_eq!(total(table, &compared), total(&other, name));
            }
        }
        if top.is_none() {
            let labels = ["agent", "model"];
            prop_assert_eq!(rows(&table, &labels, &ADDITIVE), rows(&this, &labels, &ADDITIVE));
            let compared = ADDITIVE.map(|name| format!("compared_{name}"));
            let compared = compared.each_ref().map(String::as_str);
            prop_assert_eq!(rows(&table, &labels, &compared), rows(&other, &labels, &ADDITIVE));
        }
    }

    #[test]
    fn the_hours_of_the_week_are_the_report(
        events in prop::collection::vec(event(), 0..40),
        zone in prop::sample::select(&ZONES[..]),
        text in prop::sample::select(&["all", "2026-03", "this-month"][..]),
    ) {
        let ledger = spread(&events);
        let query = Query { period: period(text, zone, NOW).expect("a period"), zone, ..Query::default() };
        let table = peaks(&query, NOW, &ledger, &book()).expect("peaks");
        let report = ask(&query, &ledger);
        for name in ADDITIVE {
            prop_assert_eq!(sum(&table, name), total(&report, name), "{}", name);
        }
        // An average times its hours is the sum, but for the one rounding to 12 decimals.
        let place = |name: &str| table.columns.iter().position(|column| column.name == name).expect("a column");
        for row in &table.rows {
            if let (Cell::Money { usd, .. }, Cell::Ratio { numerator, denominator }) = (&row[place("cost_per_hour")], &row[place("hours")]) {
                let again = usd.0 * numerator / denominator;
                let error = (again - number(&row[place("cost")])).abs();
                prop_assert!(error <= 1_000_000 * (1 + numerator / denominator), "{row:?}");
            }
        }
    }
}
