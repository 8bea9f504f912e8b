//! Laws of the layers: what tells of the same use is counted once, by what tells best of it.

use std::borrow::Cow;

use super::ask;
use super::call;
use super::cell;
use super::ledger;
use super::money;
use super::query;
use crate::analysis::Dimension;
use crate::analysis::FilterTarget;
use crate::analysis::Query;
use crate::event::Attribute;
use crate::event::Meter;
use crate::table::Cell;
use crate::table::Table;
use crate::units::Timestamp;
use crate::units::Usd;

#[test]
fn calls_and_buckets_of_one_provider_are_never_added() {
    let mut bucket = call("small", &[(Meter::Output, 1000)]);
    bucket.attributes[Attribute::Kind] = Cow::Borrowed("bucket");
    bucket.calls = 50;
    let mut charge = call("", &[]);
    charge.attributes[Attribute::Kind] = Cow::Borrowed("charge");
    charge.calls = 0;
    let alone = ask(&query(&[]), &ledger(&[bucket.clone(), charge.clone()]));
    assert_eq!(cell(&alone, 0, "calls"), Cell::Count(50));
    let both = ask(
        &query(&[]),
        &ledger(&[bucket, charge, call("small", &[(Meter::Output, 10)])]),
    );
    assert_eq!(cell(&both, 0, "calls"), Cell::Count(1));
    assert_eq!(cell(&both, 0, "output_tokens"), Cell::Count(10));
    let notes = both
        .context
        .map(|context| context.notes)
        .unwrap_or_default();
    let [note] = notes.as_slice() else {
        panic!("{notes:?}");
    };
    assert!(
        note.contains("usage buckets") && note.contains("charges"),
        "{note}"
    );
}

#[test]
fn each_day_of_a_provider_is_told_by_what_is_finest_there() {
    let day = 86_400 * Timestamp::SECOND;
    let of = |kind: &'static str, layer: &'static str, days: i64, calls: u64| {
        let mut event = call("small", &[(Meter::Output, calls)]);
        event.time = Timestamp(20_000 * day + days * day);
        event.attributes[Attribute::Kind] = Cow::Borrowed(kind);
        event.attributes[Attribute::Layer] = Cow::Borrowed(layer);
        event.calls = calls;
        if kind != "call" {
            event.span = day as u64;
        }
        event
    };
    let mut charge = of("charge", "invoice", 2, 0);
    charge.reported_cost = Usd::parse("7").ok();
    charge.attributes[Attribute::CostKind] = Cow::Borrowed("billed");
    charge.attributes[Attribute::Currency] = Cow::Borrowed("USD");
    let mut foreign = charge.clone();
    foreign.time = Timestamp(foreign.time.0 + day);
    foreign.attributes[Attribute::Currency] = Cow::Borrowed("CNY");
    // Two exports of one bill.
    charge.attributes[Attribute::Source] = Cow::Borrowed("focus");
    let mut again = charge.clone();
    again.attributes[Attribute::Source] = Cow::Borrowed("aws-cost-explorer");
    let mut long = of("bucket", "provider", 3, 64);
    long.span = 2 * day as u64;
    let events = [
        of("call", "app", 0, 1),
        of("bucket", "provider", 0, 2),
        of("bucket", "agent", 0, 4),
        of("bucket", "gateway", 1, 8),
        of("bucket", "provider", 1, 16),
        again,
        charge.clone(),
        of("call", "app", 4, 32),
        long,
        foreign,
    ];
    let by = Dimension::parse_list("day").unwrap_or_default();
    let table = ask(&query(&by), &ledger(&events));
    let calls = |table: &Table| -> Vec<Cell> {
        let rows = 0..table.rows.len();
        rows.map(|row| cell(table, row, "calls")).collect()
    };
    // The call and the agent's session; the provider's bucket; the charge; the foreign charge; the call again.
    assert_eq!(calls(&table), [5, 16, 0, 0, 32].map(Cell::Count));
    assert_eq!(cell(&table, 2, "cost"), money("7", false));
    assert_eq!(cell(&table, 3, "cost"), Cell::Unknown);
    let notes = table
        .context
        .map(|context| context.notes)
        .unwrap_or_default();
    assert_eq!(notes.len(), 3, "{notes:?}");
    let mut asked = query(&by);
    asked
        .filter
        .add(FilterTarget::Attribute(Attribute::Layer), "provider");
    assert_eq!(
        calls(&ask(&asked, &ledger(&events))),
        [2, 16, 64].map(Cell::Count)
    );
}

#[test]
fn a_session_with_a_log_is_not_told_again_by_its_telemetry() {
    let of = |source: &'static str, session: &'static str, output: u64| {
        let mut event = call("small", &[(Meter::Output, output)]);
        event.attributes[Attribute::Layer] = Cow::Borrowed("agent");
        event.attributes[Attribute::Source] = Cow::Borrowed(source);
        event.attributes[Attribute::Session] = Cow::Borrowed(session);
        event
    };
    let events = [
        of("claude-code", "a", 1),
        of("claude-code-otel", "a", 2),
        of("claude-code-otel", "b", 4),
        of("claude-code-otel", "", 8),
        of("claude-code-output", "a", 32),
        of("codex", "", 16),
    ];
    let output = |query: &Query| cell(&ask(query, &ledger(&events)), 0, "output_tokens");
    assert_eq!(output(&query(&[])), Cell::Count(1 + 4 + 8 + 16));
    let mut asked = query(&[]);
    asked
        .filter
        .add(FilterTarget::Attribute(Attribute::Source), "*-otel");
    assert_eq!(output(&asked), Cell::Count(2 + 4 + 8));
    let notes = ask(&query(&[]), &ledger(&events))
        .context
        .map(|context| context.notes);
    assert_eq!(notes.map(|notes| notes.len()), Some(1));
}
