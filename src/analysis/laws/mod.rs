//! Laws of the report over random events: parts add up, order does not matter, nothing is counted twice.

mod layers;

use std::borrow::Cow;
use std::path::Path;

use proptest::prelude::*;

use super::{
    ColumnChoice, CostBasis, DIMENSIONS, Dimension, Filter, FilterTarget, Query, Sort, report,
};
use crate::error::Error;
use crate::event::{Attribute, Details, EventBatch, Key, Ledger, Meter, Scan, UsageEvent, tags};
use crate::pricing::PriceBook;
use crate::table::{Cell, Table};
use crate::units::{Period, Timestamp, Usd};

/// Prices with a change, a context tier, a missing meter and a price per search.
const BOOK: &str = r#"
provider = "acme"
as_of = 2026-01-01
[[model]]
id = "small"
price = [
  { until = 2026-03-02, rates = { input = "0.1", output = "0.33", cache_read = "0.01", cache_write = "0.2" } },
  { from = 2026-03-02, rates = { input = "0.07", output = "0.3", cache_read = "0.01", cache_write = "0.2" } },
]
[[model]]
id = "large"
price = [
  { rates = { input = "3", output = "15.15", reasoning = "7" } },
  { context_over = 500, rates = { input = "6", output = "22.5", reasoning = "9" } },
]
[[model]]
id = "embed"
price = [{ rates = { input = "3" } }]
"#;

fn money(text: &str, lower_bound: bool) -> Cell {
    Cell::Money {
        usd: Usd::parse(text).unwrap_or_default(),
        lower_bound,
    }
}

pub(super) fn book() -> PriceBook {
    match PriceBook::empty().with_layer("test", BOOK, Path::new("test.toml")) {
        Ok(book) => book,
        Err(error) => panic!("{error}"),
    }
}

prop_compose! {
    pub(super) fn event()(
        texts in prop::array::uniform6(0..4_usize),
        seconds in 0..4 * 86_400_i64,
        tokens in prop::array::uniform5(0..400_u64),
        kind in 0..12_u8,
        stated in prop::option::of(0..2_000_i128),
        duration in 0..3_u64,
        searches in 0..2_u64,
    ) -> UsageEvent<'static> {
        let mut event = UsageEvent::call();
        event.time = Timestamp((1_772_236_800 + seconds) * Timestamp::SECOND); // from 2026-02-28
        let mut set = |attribute, choices: [&'static str; 4], pick: usize| {
            event.attributes[attribute] = Cow::Borrowed(choices[pick]);
        };
        set(Attribute::Provider, ["acme", "acme", "acme", "other"], texts[0]);
        set(Attribute::Model, ["small", "large", "embed", "mystery"], texts[1]);
        set(Attribute::Agent, ["", "writer", "reader", "=1+1"], texts[2]);
        set(Attribute::Run, ["", "r1", "r2", "r3"], texts[3]);
        set(Attribute::Session, ["s1", "s2", "s,3", "s\"4"], texts[4]);
        set(Attribute::Attempt, ["1", "2", "3", ""], texts[5]);
        let team = [("team".to_owned(), ["ads", "search", "", "ops"][texts[5]].to_owned())];
        event.attributes[Attribute::Tags] = Cow::Owned(tags::encode(&team.into()));
        if kind == 0 {
            event.attributes[Attribute::Kind] = Cow::Borrowed("bucket");
        }
        let meters = [Meter::UncachedInput, Meter::CacheRead, Meter::CacheWrite, Meter::Output];
        for (meter, count) in meters.into_iter().zip(tokens) {
            event.meters[meter] = count;
        }
        event.meters[Meter::Reasoning] = tokens[4].min(tokens[3]);
        if searches > 0 {
            event.quantities.push((Cow::Borrowed("web_search"), searches * 1000));
        }
        event.reported_cost = stated.map(|units| Usd(units * 1_000_000_007));
        event.duration = duration * 1_000_003;
        event
    }
}

pub(super) fn ledger(events: &[UsageEvent<'_>]) -> Ledger {
    let mut ledger = Ledger::default();
    for (place, event) in (0_u64..).zip(events) {
        let mut event = event.clone();
        event.key = Key {
            call: place + 1,
            request: place + 1,
        };
        ledger.record(&event);
    }
    ledger
}

pub(super) fn ask(query: &Query, events: &dyn Scan) -> Table {
    match report(query, events, &book()) {
        Ok(table) => table,
        Err(error) => panic!("{error}"),
    }
}

/// Parts of events.
struct Batches(Vec<EventBatch>);

impl Batches {
    /// Those before a place, and those after it.
    fn of(events: &[UsageEvent<'_>], cut: usize) -> Self {
        let (first, last) = events.split_at(cut.min(events.len()));
        Self(
            [first, last]
                .map(|part| ledger(part).batch().clone())
                .into(),
        )
    }
}

impl Scan for Batches {
    fn parts(&self, _: Period) -> Vec<u64> {
        (0..).take(self.0.len()).collect()
    }

    fn read(&self, part: u64, _: Details) -> Result<Cow<'_, EventBatch>, Error> {
        Ok(Cow::Borrowed(&self.0[part as usize]))
    }
}

fn query(by: &[Dimension]) -> Query {
    Query {
        by: by.to_vec(),
        zone: chrono_tz::Europe::Berlin,
        ..Query::default()
    }
}

/// Every column that must add up, added up over some rows.
fn added<'a>(table: &'a Table, rows: impl IntoIterator<Item = &'a Vec<Cell>>) -> Vec<i128> {
    let names = [
        "calls",
        "input_tokens",
        "uncached_input_tokens",
        "cache_read_tokens",
        "cache_write_tokens",
        "output_tokens",
        "reasoning_tokens",
        "total_tokens",
        "cost",
        "reported_cost",
        "unpriced_calls",
        "partial_calls",
        "unpriced_tokens",
    ];
    let mut sums = vec![0; names.len()];
    for row in rows {
        for (column, cell) in table.columns.iter().zip(row) {
            let place = names.iter().position(|name| *name == column.name);
            if let Some(sum) = place.and_then(|place| sums.get_mut(place)) {
                *sum += match cell {
                    Cell::Count(count) => i128::from(*count),
                    Cell::Money { usd, .. } => usd.0,
                    _ => 0,
                };
            }
        }
    }
    sums
}

pub(super) fn dimensions() -> Vec<Dimension> {
    let mut all: Vec<Dimension> = DIMENSIONS
        .iter()
        .map(|entry| entry.dimension.clone())
        .collect();
    all.push(Dimension::Tag("team".to_owned()));
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn parts_add_up_to_the_total_in_every_dimension_and_pair(events in prop::collection::vec(event(), 0..40)) {
        let ledger = ledger(&events);
        let whole = ask(&query(&[]), &ledger);
        let total = added(&whole, &whole.rows);
        let dimensions = dimensions();
        for (place, first) in dimensions.iter().enumerate() {
            for second in &dimensions[place..] {
                let mut by = vec![first.clone(), second.clone()];
                by.dedup();
                let table = ask(&query(&by), &ledger);
                prop_assert_eq!(&added(&table, &table.rows), &total, "{:?}", by);
                prop_assert_eq!(&added(&table, &table.totals), &total);
            }
        }
    }

    #[test]
    fn neither_order_nor_cutting_changes_an_answer(events in prop::collection::vec(event(), 0..40), cut in 0..40_usize) {
        let mut turned = events.clone();
        turned.reverse();
        let batches = Batches::of(&turned, cut);
        for by in ["agent,model", "run,hour", "day,session,tag:team", ""] {
            let query = query(&Dimension::parse_list(by).unwrap_or_default());
            prop_assert_eq!(ask(&query, &ledger(&events)), ask(&query, &batches));
        }
    }

    #[test]
    fn the_top_and_the_others_are_everything(
        events in prop::collection::vec(event(), 0..40),
        top in 0..6_usize,
        cut in 0..40_usize,
        by in prop::sample::select(vec!["agent,model", "run", "session,model", "run,session"]),
    ) {
        let ledger = ledger(&events);
        let parts = Batches::of(&events, cut);
        let whole = ask(&query(&[]), &ledger);
        for sort in [None, Sort::parse("-calls", &[]).ok(), Sort::parse("average_cost", &[]).ok()] {
            let mut query = query(&Dimension::parse_list(by).unwrap_or_default());
            query.sort = sort;
            let all = ask(&query, &ledger);
            query.top = Some(top);
            let table = ask(&query, &ledger);
            prop_assert_eq!(&ask(&query, &parts), &table);
            prop_assert_eq!(added(&table, &table.rows), added(&whole, &whole.rows));
            prop_assert_eq!(table.rows.len(), all.rows.len().min(top + 1));
            // What is kept is the head of the whole list.
            let kept = if all.rows.len() > top { top } else { all.rows.len() };
            prop_assert_eq!(&table.rows[..kept], &all.rows[..kept]);
        }
    }

    #[test]
    fn a_filter_and_its_opposite_are_everything(events in prop::collection::vec(event(), 0..40)) {
        // Buckets are left out by what else is in sight: without them, parts are parts.
        let calls: Vec<_> = events.into_iter().filter(|event| event.attributes[Attribute::Kind] == "call").collect();
        let ledger = ledger(&calls);
        let whole = ask(&query(&[]), &ledger);
        for (attribute, value) in [
            (Attribute::Model, "small"), (Attribute::Agent, "(none)"), (Attribute::Run, "r*"), (Attribute::Session, "s,3"),
        ] {
            let mut sums = vec![0; added(&whole, &whole.rows).len()];
            for value in [value.to_owned(), format!("!{value}")] {
                let mut filter = Filter::default();
                filter.add(FilterTarget::Attribute(attribute), &value);
                let part = ask(&Query { filter, ..query(&[]) }, &ledger);
                for (sum, part) in sums.iter_mut().zip(added(&part, &part.rows)) {
                    *sum += part;
                }
            }
            prop_assert_eq!(sums, added(&whole, &whole.rows));
        }
    }

    #[test]
    fn each_call_costs_what_it_costs_alone(events in prop::collection::vec(event(), 0..20)) {
        let calls: Vec<_> = events.into_iter().filter(|event| event.attributes[Attribute::Kind] == "call").collect();
        for basis in [CostBasis::Computed, CostBasis::Reported, CostBasis::PreferReported] {
            let query = Query { basis, ..query(&[]) };
            let together = ask(&query, &ledger(&calls));
            let mut sums = vec![0; added(&together, &together.rows).len()];
            for call in &calls {
                let alone = ask(&query, &ledger(std::slice::from_ref(call)));
                for (sum, part) in sums.iter_mut().zip(added(&alone, &alone.rows)) {
                    *sum += part;
                }
            }
            prop_assert_eq!(sums, added(&together, &together.rows));
        }
    }
}

fn call(model: &'static str, meters: &[(Meter, u64)]) -> UsageEvent<'static> {
    let mut event = UsageEvent::call();
    event.time = Timestamp(1_774_000_000 * Timestamp::SECOND); // 2026-03-20
    event.attributes[Attribute::Provider] = Cow::Borrowed("acme");
    event.attributes[Attribute::Model] = Cow::Borrowed(model);
    for (meter, count) in meters {
        event.meters[*meter] = *count;
    }
    event
}

fn cell(table: &Table, row: usize, name: &str) -> Cell {
    let place = table.columns.iter().position(|column| column.name == name);
    let cell = place
        .and_then(|place| table.rows.get(row)?.get(place))
        .cloned();
    cell.unwrap_or(Cell::Unknown)
}

#[test]
fn unknown_is_never_zero() {
    let calls = [
        call("small", &[]),
        call("mystery", &[(Meter::UncachedInput, 7)]),
        call("embed", &[(Meter::UncachedInput, 100), (Meter::Output, 5)]),
    ];
    let mut query = query(&[Dimension::Attribute(Attribute::Model)]);
    query.sort = Sort::parse("model", &query.by).ok();
    query.columns = ColumnChoice::parse("cost").unwrap_or_default();
    let table = ask(&query, &ledger(&calls));
    assert_eq!(cell(&table, 0, "cost"), money("0.0003", true)); // embed: output has no price
    assert_eq!(cell(&table, 1, "cost"), Cell::Unknown); // mystery
    assert_eq!(cell(&table, 2, "cost"), money("0", false)); // small: used nothing
    let completeness = table
        .context
        .and_then(|context| context.completeness)
        .unwrap_or_default();
    assert_eq!(
        (
            completeness.calls,
            completeness.unpriced_calls,
            completeness.partial_calls,
            completeness.unpriced_tokens
        ),
        (3, 1, 1, 12)
    );
    let reasons: Vec<(&str, &str, u64)> = completeness
        .unpriced_models
        .iter()
        .map(|model| (model.model.as_str(), model.reason.as_str(), model.tokens))
        .collect();
    assert_eq!(reasons.len(), 2);
    assert_eq!(reasons[0].0, "mystery");
    assert_eq!(reasons[1], ("embed", "no price for output", 5));
}

#[test]
fn times_come_in_order_and_costs_falling() {
    let mut late = call("large", &[(Meter::Output, 1000)]);
    late.time = Timestamp(late.time.0 + 86_400 * Timestamp::SECOND);
    let calls = [
        late.clone(),
        call("small", &[(Meter::Output, 1)]),
        call("large", &[(Meter::Output, 1)]),
        late,
    ];
    let by = Dimension::parse_list("model,day").unwrap_or_default();
    let table = ask(&query(&by), &ledger(&calls));
    let labels: Vec<Vec<Cell>> = table.rows.iter().map(|row| row[..2].to_vec()).collect();
    let text = |text: &str| Cell::Text(text.to_owned());
    assert_eq!(
        labels,
        [
            vec![text("large"), text("2026-03-20")],
            vec![text("small"), text("2026-03-20")],
            vec![text("large"), text("2026-03-21")],
        ]
    );
}
