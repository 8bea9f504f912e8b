//! Laws of what is inside a total, over random events: trees, pages and parts add up to the report, to the last digit.

use std::borrow::Cow;
use std::collections::BTreeSet;

use proptest::prelude::*;

use super::Dimension;
use super::Filter;
use super::FilterTarget;
use super::Query;
use super::RecordOrder;
use super::RecordQuery;
use super::Work;
use super::WorkQuery;
use super::call;
use super::laws::book;
use super::laws::event;
use super::laws::ledger;
use super::records;
use super::report;
use super::work;
use super::work_tree;
use crate::error::Error;
use crate::event::Attribute;
use crate::event::Ledger;
use crate::event::UsageEvent;
use crate::table::Cell;
use crate::table::Table;
use crate::units::Usd;

/// What must add up, in every view.
const SUMS: [&str; 5] = [
    "calls",
    "input_tokens",
    "output_tokens",
    "total_tokens",
    "cost",
];
/// Parts of the cost that must add up too.
const PARTS: [&str; 3] = ["retry_cost", "failed_cost", "failed_retry_cost"];

fn sound<T>(answer: Result<T, Error>) -> T {
    answer.unwrap_or_else(|error| panic!("{error}"))
}

fn cell<'t>(table: &Table, row: &'t [Cell], name: &str) -> &'t Cell {
    let place = table.columns.iter().position(|column| column.name == name);
    &row[place.unwrap_or_else(|| panic!("no column {name}"))]
}

/// A count or an amount; what has no price is nothing.
fn number(table: &Table, row: &[Cell], name: &str) -> i128 {
    match cell(table, row, name) {
        Cell::Count(count) => i128::from(*count),
        Cell::Money { usd, .. } => usd.0,
        Cell::Ratio {
            numerator,
            denominator,
        } => {
            assert_eq!(*denominator, 1000);
            *numerator
        }
        Cell::Unknown => 0,
        other => panic!("{name} is {other:?}"),
    }
}

fn numbers(table: &Table, row: &[Cell], names: &[&str]) -> Vec<i128> {
    names.iter().map(|name| number(table, row, name)).collect()
}

fn added<'r>(
    table: &Table,
    rows: impl Iterator<Item = &'r Vec<Cell>>,
    names: &[&str],
) -> Vec<i128> {
    rows.fold(vec![0; names.len()], |sums, row| {
        let row = numbers(table, row, names);
        sums.iter().zip(row).map(|(sum, more)| sum + more).collect()
    })
}

fn by(attribute: Attribute) -> Query {
    Query {
        by: vec![Dimension::Attribute(attribute)],
        ..Query::default()
    }
}

fn question(work: Work) -> WorkQuery {
    WorkQuery {
        work,
        calls: Query::default(),
        sort: ("cost".to_owned(), true),
        min_cost: None,
        top: None,
    }
}

/// Events with statuses and projects, in a ledger.
fn events() -> impl Strategy<Value = Ledger> {
    let told = (event(), 0..4_usize, 0..3_usize).prop_map(|(mut event, status, project)| {
        let statuses = ["ok", "error", "cancelled", ""];
        event.attributes[Attribute::Status] = Cow::Borrowed(statuses[status]);
        event.attributes[Attribute::Project] = Cow::Borrowed(["", "shop", "search"][project]);
        event
    });
    prop::collection::vec(told, 0..60).prop_map(|events: Vec<UsageEvent<'static>>| ledger(&events))
}

/// The depth of a row in a tree.
fn depth(table: &Table, row: &[Cell]) -> u8 {
    match cell(table, row, "name") {
        Cell::Branch { depth, .. } => *depth,
        other => panic!("{other:?}"),
    }
}

/// Every node of a tree is the sum of what is directly inside it, its share included.
fn assert_adds_up(table: &Table) {
    for (place, row) in table.rows.iter().enumerate() {
        let own = depth(table, row);
        let inside = table.rows[place + 1..].iter();
        let inside = inside.take_while(|row| depth(table, row) > own);
        let inside: Vec<&Vec<Cell>> = inside.filter(|row| depth(table, row) == own + 1).collect();
        if inside.is_empty() {
            continue;
        }
        let names = [
            SUMS.as_slice(),
            &PARTS,
            &["retries", "failed_calls", "share"],
        ]
        .concat();
        let parts = added(table, inside.into_iter(), &names);
        assert_eq!(parts, numbers(table, row, &names), "{row:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn lists_and_trees_are_the_report_taken_apart(events in events(), top in prop::option::of(0..3_usize)) {
        for kind in [Work::Run, Work::Session, Work::Project] {
            let whole = sound(report(&by(kind.attribute()), &events, &book()));
            let mut question = question(kind);
            question.top = top;
            let list = sound(work(&question, &events, &book()));
            let totals = list.totals.as_ref().expect("totals");
            let report_totals = whole.totals.as_ref().expect("totals");
            prop_assert_eq!(numbers(&list, totals, &SUMS), numbers(&whole, report_totals, &SUMS));
            let names = [SUMS.as_slice(), &PARTS].concat();
            prop_assert_eq!(added(&list, list.rows.iter(), &names), numbers(&list, totals, &names));
            prop_assert_eq!(
                list.context.as_ref().map(|one| &one.completeness),
                whole.context.as_ref().map(|one| &one.completeness)
            );
            for row in &whole.rows {
                let name = match &row[0] {
                    Cell::Text(name) => name.as_str(),
                    _ => "(none)",
                };
                if number(&whole, row, "calls") == 0 {
                    continue;
                }
                let tree = sound(work_tree(&question, name, &events, &book()));
                let root = &tree.rows[0];
                prop_assert_eq!(numbers(&tree, root, &SUMS), numbers(&whole, row, &SUMS));
                prop_assert_eq!(cell(&tree, root, "cost"), cell(&whole, row, "cost"));
                let share = number(&tree, root, "share");
                prop_assert_eq!(share, if number(&tree, root, "cost") > 0 { 1000 } else { 0 });
                assert_adds_up(&tree);
            }
        }
    }

    #[test]
    fn retries_and_failures_are_parts_of_the_total(events in events()) {
        let list = sound(work(&question(Work::Run), &events, &book()));
        let totals = list.totals.as_ref().expect("totals");
        let part = |clauses: &[(Attribute, &[&str])]| {
            let mut query = Query::default();
            for (attribute, values) in clauses {
                for value in *values {
                    query.filter.add(FilterTarget::Attribute(*attribute), value);
                }
            }
            // What is left out for finer records is so whatever part is asked for.
            let table = sound(report(&query, &events, &book()));
            let row = table.totals.clone().expect("totals");
            [number(&table, &row, "calls"), number(&table, &row, "cost")]
        };
        let retries: (Attribute, &[&str]) = (Attribute::Attempt, &["2", "3"]);
        let failed: (Attribute, &[&str]) = (Attribute::Status, &["error", "cancelled"]);
        let own = |names: [&str; 2]| names.map(|name| number(&list, totals, name));
        prop_assert_eq!(own(["retries", "retry_cost"]), part(&[retries]));
        prop_assert_eq!(own(["failed_calls", "failed_cost"]), part(&[failed]));
        prop_assert_eq!(number(&list, totals, "failed_retry_cost"), part(&[retries, failed])[1]);
    }

    #[test]
    fn pages_together_hold_every_call_once(events in events(), limit in 1..25_usize, order in 0..3_usize) {
        let order = [RecordOrder::Newest, RecordOrder::Oldest, RecordOrder::Dearest][order];
        let whole = sound(report(&Query::default(), &events, &book()));
        let names = [
            "uncached_input_cost",
            "cache_read_cost",
            "cache_write_cost",
            "output_cost",
            "other_cost",
        ];
        let (mut after, mut keys, mut sums) = (None, BTreeSet::new(), vec![0; SUMS.len()]);
        let mut last_rank = None;
        for number_of_page in 1.. {
            let question = RecordQuery { calls: Query::default(), order, limit, after: after.clone(), page: None };
            let page = sound(records(&question, &events, &book()));
            prop_assert!(page.rows.len() <= limit);
            let numbered = RecordQuery { after: None, page: Some(number_of_page), ..question };
            prop_assert_eq!(&page.rows, &sound(records(&numbered, &events, &book())).rows);
            for row in &page.rows {
                let Cell::Text(key) = cell(&page, row, "key") else { panic!("no key") };
                prop_assert!(keys.insert(key.clone()), "{} twice", key);
                let parts: i128 = numbers(&page, row, &names).iter().sum();
                prop_assert_eq!(parts, number(&page, row, "cost"));
                let rank = match (order, cell(&page, row, "time")) {
                    (RecordOrder::Dearest, _) => (-number(&page, row, "cost"), String::new()),
                    (_, Cell::Text(time)) => (0, time.clone()),
                    (_, other) => panic!("{other:?}"),
                };
                let in_order = match order {
                    RecordOrder::Newest => last_rank.as_ref().is_none_or(|last| *last >= rank),
                    _ => last_rank.as_ref().is_none_or(|last| *last <= rank),
                };
                prop_assert!(in_order, "{:?} after {:?}", rank, last_rank);
                last_rank = Some(rank);
                // The key names this call alone.
                let named = sound(call(key, &Query::default(), &events, &book()));
                prop_assert_eq!(format!("{:016x}{:016x}", named.key.call, named.key.request), key.clone());
            }
            sums = sums.iter().zip(added(&page, page.rows.iter(), &SUMS)).map(|(a, b)| a + b).collect();
            match page.rows.last() {
                Some(row) if page.rows.len() == limit => {
                    let Cell::Text(key) = cell(&page, row, "key") else { panic!("no key") };
                    after = Some(key.clone());
                }
                _ => break,
            }
        }
        let totals = whole.totals.as_ref().expect("totals");
        prop_assert_eq!(sums, numbers(&whole, totals, &SUMS));
    }
}

#[test]
fn a_filter_for_one_text_takes_it_as_it_is() {
    let mut filter = Filter::default();
    let target = FilterTarget::Attribute(Attribute::Run);
    filter.add(target.clone(), "other");
    filter.only(target, "a*", false);
    let mut ledger = Ledger::default();
    for (place, run) in ["a*", "ab", "other", "a*b"].into_iter().enumerate() {
        let mut event = UsageEvent::call();
        event.key.call = place as u64 + 1;
        event.attributes[Attribute::Run] = Cow::Borrowed(run);
        ledger.record(&event);
    }
    let query = Query {
        filter,
        ..by(Attribute::Run)
    };
    let table = sound(report(&query, &ledger, &book()));
    assert_eq!(table.rows.len(), 1);
    assert_eq!(table.rows[0][0], Cell::Text("a*".to_owned()));
}

#[test]
fn what_costs_less_is_folded_and_still_counts() {
    let mut events = Vec::new();
    for (run, tokens) in [("r1", 1_000_000), ("r2", 10), ("r3", 20), ("", 30)] {
        let mut event = UsageEvent::call();
        event.attributes[Attribute::Provider] = Cow::Borrowed("acme");
        event.attributes[Attribute::Model] = Cow::Borrowed("embed");
        event.attributes[Attribute::Run] = Cow::Borrowed(run);
        event.meters[crate::event::Meter::UncachedInput] = tokens;
        events.push(event);
    }
    let mut question = question(Work::Run);
    question.min_cost = Some(Usd::ONE);
    let list = sound(work(&question, &ledger(&events), &book()));
    let labels: Vec<&Cell> = list.rows.iter().map(|row| &row[0]).collect();
    let named = Cell::Text("r1".to_owned());
    assert_eq!(labels, [&named, &Cell::Unstated, &Cell::Others]);
    let totals = list.totals.as_ref().expect("totals");
    assert_eq!(
        number(&list, totals, "cost"),
        3 * 1_000_060 * Usd::ONE.0 / 1_000_000
    );
}
