//! Laws of a simulation over random calls, held against reports of the same calls written otherwise.

use std::borrow::Cow;
use std::path::Path;

use proptest::prelude::*;

use super::{Scenario, simulate};
use crate::analysis::laws::{dimensions, event, ledger};
use crate::analysis::{
    Change, Dimension, Filter, FilterTarget, Query, Rule, Target, WHOLE, compare_mix, report,
};
use crate::event::{Attribute, Meter, UsageEvent};
use crate::pricing::{PriceBook, View};
use crate::table::{Cell, Table};
use crate::units::{Timestamp, Usd};

/// Prices with a change, batch, a context tier, cached input and what lacks them.
const BOOK: &str = r#"
provider = "acme"
as_of = 2026-01-01
[[model]]
id = "small"
price = [
  { until = 2026-03-02, rates = { input = "0.1", output = "0.33", cache_read = "0.01", cache_write = "0.2", web_search = { price = "10", per = 1000, unit = "call" } } },
  { from = 2026-03-02, rates = { input = "0.07", output = "0.3", cache_read = "0.01", cache_write = "0.2", web_search = { price = "10", per = 1000, unit = "call" } } },
  { when = { processing = "batch" }, rates = { input = "0.04", output = "0.15", cache_read = "0.005", cache_write = "0.1" } },
]
[[model]]
id = "large"
price = [
  { rates = { input = "3", output = "15.15", reasoning = "7", web_search = { price = "10", per = 1000, unit = "call" } } },
  { context_over = 500, rates = { input = "6", output = "22.5", reasoning = "9" } },
]
[[model]]
id = "embed"
price = [{ rates = { input = "3" } }]
"#;

fn book() -> PriceBook {
    PriceBook::empty()
        .with_layer("test", BOOK, Path::new("test.toml"))
        .expect("a book")
}

fn rule(which: &[(Attribute, &str)], change: Change, share: u32) -> Rule {
    let mut filter = Filter::default();
    for (attribute, value) in which {
        filter.add(FilterTarget::Attribute(*attribute), value);
    }
    Rule {
        which: filter,
        change,
        share,
        typed: "a rule".to_owned(),
    }
}

fn to(model: &str) -> Change {
    Change::Model(Target::named(model))
}

fn scenario(rules: &[Rule]) -> Scenario {
    Scenario {
        rules: rules.to_vec(),
        ..Scenario::default()
    }
}

fn asked(by: &[Dimension], events: &[UsageEvent<'_>], scenario: &Scenario) -> Table {
    let query = Query {
        by: by.to_vec(),
        ..Query::default()
    };
    simulate(&query, &ledger(events), &book(), scenario).expect("an answer")
}

/// Cost, simulated cost and saving of all calls.
fn totals(events: &[UsageEvent<'_>], scenario: &Scenario) -> [Cell; 3] {
    let table = asked(&[], events, scenario);
    let totals = table.totals.clone().unwrap_or_default();
    ["cost", "simulated_cost", "saving"].map(|name| cell(&table, &totals, name))
}

fn cell(table: &Table, row: &[Cell], name: &str) -> Cell {
    let place = table.columns.iter().position(|column| column.name == name);
    let cell = place.and_then(|place| row.get(place));
    cell.cloned().unwrap_or(Cell::Unknown)
}

fn usd(cell: &Cell) -> i128 {
    match cell {
        Cell::Money { usd, .. } => usd.0,
        _ => 0,
    }
}

/// What a report says of the same calls, some of them written otherwise: the oracle.
fn rewritten<'a>(
    events: &[UsageEvent<'a>],
    change: impl Fn(&mut UsageEvent<'a>),
) -> (Cell, Vec<UsageEvent<'a>>) {
    let mut events = events.to_vec();
    events.iter_mut().for_each(change);
    let table = report(&Query::default(), &ledger(&events), &book()).expect("a report");
    let totals = table.totals.clone().unwrap_or_default();
    (cell(&table, &totals, "cost"), events)
}

fn is(event: &UsageEvent<'_>, attribute: Attribute, text: &str) -> bool {
    event.attributes[attribute] == text
}

fn move_to(event: &mut UsageEvent<'_>, model: &'static str) {
    event.attributes[Attribute::Provider] = Cow::Borrowed("acme");
    event.attributes[Attribute::Model] = Cow::Borrowed(model);
}

fn calls() -> impl Strategy<Value = Vec<UsageEvent<'static>>> {
    let events = prop::collection::vec(event(), 0..30);
    events.prop_map(|events| {
        let calls = events.into_iter();
        calls
            .filter(|event| is(event, Attribute::Kind, "call"))
            .collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_model_mapped_to_itself_saves_nothing(events in prop::collection::vec(event(), 0..30), share in 1..=WHOLE) {
        let own = |model: &str| {
            rule(&[(Attribute::Provider, "acme"), (Attribute::Model, model)], to(&format!("acme/{model}")), share)
        };
        let scenario = scenario(&[own("small"), own("large"), own("embed")]);
        let table = asked(&[Dimension::Attribute(Attribute::Model)], &events, &scenario);
        for row in table.rows.iter().chain(&table.totals) {
            prop_assert_eq!(cell(&table, row, "cost"), cell(&table, row, "simulated_cost"));
            let saving = cell(&table, row, "saving");
            prop_assert!(saving == Cell::Unknown || usd(&saving) == 0);
            prop_assert_eq!(cell(&table, row, "unpriced_calls"), cell(&table, row, "simulated_unpriced_calls"));
        }
    }

    #[test]
    fn all_on_one_model_is_a_report_of_calls_to_it_and_what_compare_says(events in calls(), model in 0..3_usize) {
        let model = ["small", "large", "embed"][model];
        let scenario = scenario(&[rule(&[], to(&format!("acme/{model}")), WHOLE)]);
        let [_, simulated, _] = totals(&events, &scenario);
        let (expected, _) = rewritten(&events, |event| move_to(event, model));
        prop_assert_eq!(&simulated, &expected);
        let at = Timestamp(1_772_500_000 * Timestamp::SECOND); // 2026-03-03
        let mut book = book();
        let name = format!("acme/{model}");
        let compared = compare_mix(&Query::default(), &ledger(&events), &mut book, std::slice::from_ref(&name), at);
        let compared = compared.expect("an answer");
        let row = compared.rows.iter().find(|row| row[0] == Cell::Text(name.clone())).expect("a row");
        book.look(View { at: Some(at), ..View::default() });
        let table = simulate(&Query::default(), &ledger(&events), &book, &scenario).expect("an answer");
        let totals = table.totals.clone().unwrap_or_default();
        prop_assert_eq!(&cell(&table, &totals, "simulated_cost"), &cell(&compared, row, "cost"));
    }

    #[test]
    fn parts_add_up_however_they_are_cut(events in prop::collection::vec(event(), 0..30), share in 1..WHOLE, hit in 0..=WHOLE, first in 0..5_usize) {
        let scenario = Scenario {
            rules: vec![
                rule(&[(Attribute::Agent, "writer")], to("acme/small"), share),
                rule(&[(Attribute::Model, "large")], to("acme/embed"), 3_333),
                rule(&[(Attribute::Model, "small")], Change::Batch, 5_001),
            ],
            cache_hit: Some(hit),
            base_tier: share % 2 == 0,
        };
        let whole = asked(&[], &events, &scenario);
        let total = whole.totals.clone().unwrap_or_default();
        for dimension in dimensions().into_iter().skip(first).step_by(5) {
            let table = asked(std::slice::from_ref(&dimension), &events, &scenario);
            for name in ["cost", "simulated_cost"] {
                let sum: i128 = table.rows.iter().map(|row| usd(&cell(&table, row, name))).sum();
                prop_assert_eq!(sum, usd(&cell(&whole, &total, name)), "{} {:?}", name, dimension);
            }
            let savings: Vec<Cell> = table.rows.iter().map(|row| cell(&table, row, "saving")).collect();
            if let Cell::Money { usd: saving, .. } = cell(&whole, &total, "saving") {
                prop_assert_eq!(savings.iter().map(usd).sum::<i128>(), saving.0);
            }
        }
        let logged = report(&Query::default(), &ledger(&events), &book()).expect("a report");
        let totals = logged.totals.clone().unwrap_or_default();
        prop_assert_eq!(cell(&whole, &total, "cost"), cell(&logged, &totals, "cost"));
    }

    #[test]
    fn a_share_and_its_rest_are_the_whole(events in calls(), share in 1..WHOLE) {
        let part = |model: &str, share: u32| rule(&[(Attribute::Model, "large")], to(model), share);
        let of = |rules: &[Rule]| totals(&events, &scenario(rules)).map(|cell| usd(&cell));
        let [before, all, _] = of(&[part("acme/small", WHOLE)]);
        prop_assert_eq!(of(&[part("acme/small", share), part("acme/small", WHOLE - share)])[1], all);
        let [_, some, _] = of(&[part("acme/small", share)]);
        let [_, rest, _] = of(&[part("acme/small", WHOLE - share)]);
        prop_assert_eq!((before - some) + (before - rest), before - all);
        // The same by hand: so much of one world and the rest of the other.
        let (whole, share) = (i128::from(WHOLE), i128::from(share));
        prop_assert_eq!(some * whole, all * share + before * (whole - share));
        // Two models that share all calls leave nothing where it was.
        let [_, other, _] = of(&[part("acme/embed", WHOLE)]);
        let both = of(&[part("acme/small", u32::try_from(share).unwrap_or(0)), part("acme/embed", WHOLE)]);
        prop_assert_eq!(both[1] * whole, all * share + other * (whole - share));
    }

    #[test]
    fn routes_and_batch_are_calls_written_so(events in calls()) {
        let [_, routed, _] = totals(&events, &scenario(&[
            rule(&[(Attribute::Agent, "writer")], to("acme/small"), WHOLE),
            rule(&[(Attribute::Model, "large")], to("acme/embed"), WHOLE),
            rule(&[(Attribute::Attempt, "2")], Change::Batch, WHOLE),
        ]));
        let (expected, _) = rewritten(&events, |event| {
            if is(event, Attribute::Attempt, "2") {
                event.attributes[Attribute::Processing] = Cow::Borrowed("batch");
            }
            if is(event, Attribute::Agent, "writer") {
                move_to(event, "small");
            } else if is(event, Attribute::Model, "large") {
                move_to(event, "embed");
            }
        });
        prop_assert_eq!(routed, expected);
    }

    #[test]
    fn cached_input_is_so_much_of_it(events in calls(), hit in 0..=WHOLE) {
        let scenario = Scenario { cache_hit: Some(hit), ..Scenario::default() };
        let [_, simulated, _] = totals(&events, &scenario);
        let all_in = |meter: Meter| {
            let (cost, _) = rewritten(&events, |event| {
                if is(event, Attribute::Model, "small") && is(event, Attribute::Provider, "acme") {
                    let text: u64 = [Meter::UncachedInput, Meter::CacheRead, Meter::CacheWrite]
                        .into_iter()
                        .map(|meter| std::mem::take(&mut event.meters[meter]))
                        .sum();
                    event.meters[meter] = text;
                }
            });
            usd(&cost)
        };
        let (whole, hit) = (i128::from(WHOLE), i128::from(hit));
        let expected = all_in(Meter::CacheRead) * hit + all_in(Meter::CacheWrite) * (whole - hit);
        prop_assert_eq!(usd(&simulated) * whole, expected);
    }

    #[test]
    fn the_base_tier_is_a_book_without_tiers(events in calls()) {
        let scenario = Scenario { base_tier: true, ..Scenario::default() };
        let [_, simulated, _] = totals(&events, &scenario);
        let plain: Vec<&str> = BOOK.lines().filter(|line| !line.contains("context_over")).collect();
        let plain = PriceBook::empty().with_layer("test", &plain.join("\n"), Path::new("test.toml")).expect("a book");
        let table = report(&Query::default(), &ledger(&events), &plain).expect("a report");
        let totals = table.totals.clone().unwrap_or_default();
        prop_assert_eq!(simulated, cell(&table, &totals, "cost"));
    }

    #[test]
    fn what_does_not_fit_stays(events in calls(), pick in any::<prop::sample::Index>()) {
        let sizes: Vec<u64> = events.iter().map(|event| event.meters.input()).collect();
        let most = if sizes.is_empty() { 0 } else { *pick.get(&sizes) };
        let target = Target { window: Some(most), ..Target::named("acme/small") };
        let scenario = scenario(&[rule(&[], Change::Model(target), WHOLE)]);
        let [_, simulated, _] = totals(&events, &scenario);
        let (expected, after) = rewritten(&events, |event| {
            if event.meters.input() <= most {
                move_to(event, "small");
            }
        });
        prop_assert_eq!(simulated, expected);
        let stay = after.iter().filter(|event| event.meters.input() > most).count();
        let notes = asked(&[], &events, &scenario).context.map(|context| context.notes).unwrap_or_default();
        let said: Vec<&String> = notes.iter().filter(|note| note.contains("not fit")).collect();
        prop_assert_eq!(said.len(), usize::from(stay > 0));
        prop_assert!(said.iter().all(|note| note.starts_with(&format!("{stay} "))), "{:?}", said);
    }
}

#[test]
fn a_saving_is_unknown_where_not_the_same_is_priced() {
    let mut call = UsageEvent::call();
    move_to(&mut call, "small");
    call.time = Timestamp(1_774_000_000 * Timestamp::SECOND);
    call.meters[Meter::Output] = 1_000_000;
    let scenario = scenario(&[rule(&[], to("acme/embed"), 5_000)]);
    let [cost, simulated, saving] = totals(&[call], &scenario);
    assert_eq!(usd(&cost), Usd::parse("0.3").map_or(0, |usd| usd.0));
    let half = Usd::parse("0.15").unwrap_or_default();
    let expected = Cell::Money {
        usd: half,
        lower_bound: true,
    };
    assert_eq!((simulated, saving), (expected, Cell::Unknown));
}
