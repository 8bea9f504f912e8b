//! The report: what calls cost, broken down by any dimensions.

use std::collections::BTreeMap;

use chrono_tz::Tz;

use super::collected::collect;
use super::columns::ColumnChoice;
use super::coverage::Told;
use super::dimension::Dimension;
use super::filter::Filter;
use super::fold::{Folded, Label, too_large};
use super::order::{Entries, Entry, Order, Sort, sort, split_top};
use super::sums::Sums;
use super::what_if::WhatIf;
use crate::error::Error;
use crate::event::Scan;
use crate::pricing::PriceBook;
use crate::table::{Cell, Column, ColumnKind, Completeness, Context, PriceBookLabel, Rows, Table};
use crate::units::Period;

/// Which cost a report shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CostBasis {
    /// Tokens times the price book.
    #[default]
    Computed,
    /// What the logs state themselves; calls that state none are unpriced.
    Reported,
    /// What the log states, else tokens times the price book.
    PreferReported,
}

/// A question about cost.
#[derive(Clone)]
pub struct Query {
    /// The dimensions, outermost first; none for the total alone.
    pub by: Vec<Dimension>,
    /// Which events count.
    pub filter: Filter,
    /// Half-open.
    pub period: Period,
    /// In which days, hours … are cut.
    pub zone: Tz,
    /// Keep so many rows and fold the rest into one.
    pub top: Option<usize>,
    /// `None`: in time where cut by time, then by falling cost.
    pub sort: Option<Sort>,
    /// What is said of each row.
    pub columns: ColumnChoice,
    /// Which cost is shown.
    pub basis: CostBasis,
    /// What is priced otherwise than logged.
    pub what_if: WhatIf,
    /// Whether the cost of input is told apart, for those who look into causes.
    pub splits_input: bool,
}

impl Default for Query {
    fn default() -> Self {
        Self {
            by: Vec::new(),
            filter: Filter::default(),
            period: Period::ALL,
            zone: Tz::UTC,
            top: None,
            sort: None,
            columns: ColumnChoice::default(),
            basis: CostBasis::default(),
            what_if: WhatIf::default(),
            splits_input: false,
        }
    }
}

impl Query {
    /// The same question of those who read its sums themselves: no columns are laid out, and none of it is left out.
    pub(super) fn of_sums_alone(self) -> Self {
        Self {
            columns: ColumnChoice::none(),
            sort: None,
            top: None,
            ..self
        }
    }
}

/// Answers a question about cost. Per provider and UTC day its calls count, else its usage buckets, else the charges of its
/// bill; what was left out is said in the notes.
///
/// # Errors
/// What stopped the reading of the events, or sums past the range.
pub fn report(query: &Query, events: &dyn Scan, book: &PriceBook) -> Result<Table, Error> {
    let (collected, folded) = collect(query, events, book)?;
    let total = collected.total().clone();
    let context = context(query, &folded, &total, book);
    let (groups, others) = collected.arranged(query)?;
    let all = |cell: Cell| vec![cell; query.by.len()];
    let totals = row(query, all(Cell::Unstated), &total, &total);
    let others = others.map(|sums| row(query, all(Cell::Others), &sums, &total));
    let count = groups.len() + usize::from(others.is_some());
    let asked = query.clone();
    let made = move |place: usize| match groups.get(place) {
        Some(group) => {
            let (names, sums) = collected.row(*group);
            row(&asked, labels(&asked, &names), &sums, collected.total())
        }
        None => others.clone().unwrap_or_default(),
    };
    Ok(Table {
        title: title(query),
        columns: query
            .by
            .iter()
            .map(label_column)
            .chain(query.columns.columns())
            .collect(),
        rows: Rows::later(count, made),
        totals: Some(totals),
        context: Some(context),
    })
}

/// Labels, and what is said of sums within a total.
fn row(query: &Query, labels: Vec<Cell>, sums: &Sums, total: &Sums) -> Vec<Cell> {
    let measures = query.columns.measures();
    let measures = measures.map(|measure| measure.cell(sums, total));
    labels.into_iter().chain(measures).collect()
}

/// What all these events add up to.
pub(super) fn add<'s>(parts: impl IntoIterator<Item = &'s Sums>) -> Result<Sums, Error> {
    let mut total = Sums::default();
    for sums in parts {
        total.add(sums).ok_or_else(too_large)?;
    }
    Ok(total)
}

/// Groups in the order of the question.
pub(super) struct Arranged<T> {
    /// One row each.
    pub(super) entries: Vec<T>,
    /// One row together.
    pub(super) others: Vec<T>,
}

/// Puts groups in order and sets apart those past the top.
pub(super) fn arrange(query: &Query, mut entries: Vec<Entry>, total: &Sums) -> Arranged<Entry> {
    if query.by.is_empty() && entries.is_empty() {
        entries.push(Entry {
            labels: Vec::new(),
            sums: Sums::default(),
        });
    }
    let (by, asked) = (query.by.as_slice(), query.sort.as_ref());
    let mut others = Vec::new();
    if let Some(top) = query.top.filter(|top| entries.len() > *top) {
        let order = Order::of(&Entries, by, asked, total);
        let mut other = |entry: &Entry, _: &Sums| others.push(entry.clone());
        entries = split_top(entries.into_iter(), top, &order, &mut other);
    }
    Arranged {
        entries: sort(entries, &Entries, by, asked, total),
        others,
    }
}

pub(super) fn labels(query: &Query, labels: &[Label]) -> Vec<Cell> {
    let cell = |(dimension, label): (&Dimension, &Label)| match (dimension, label) {
        (_, Label::Text(text)) if text.is_empty() => Cell::Unstated,
        (_, Label::Text(text)) => Cell::Text(text.to_string()),
        (Dimension::Time(unit), Label::Time(bucket)) => Cell::Text(unit.label(query.zone, *bucket)),
        (_, Label::Time(_)) => Cell::Unknown,
    };
    query.by.iter().zip(labels).map(cell).collect()
}

pub(super) fn label_column(dimension: &Dimension) -> Column {
    Column::new(dimension.name(), dimension.title(), ColumnKind::Text, 0)
}

pub(super) fn title(query: &Query) -> String {
    let names: Vec<String> = query.by.iter().map(Dimension::name).collect();
    let cost = match query.basis {
        CostBasis::Computed => "Cost",
        CostBasis::Reported => "Reported cost",
        CostBasis::PreferReported => "Reported or computed cost",
    };
    if names.is_empty() {
        cost.to_owned()
    } else {
        format!("{cost} by {}", names.join(", "))
    }
}

pub(super) fn context(query: &Query, folded: &Folded, total: &Sums, book: &PriceBook) -> Context {
    Context {
        command: "report".to_owned(),
        period: query.period,
        timezone: query.zone.name().to_owned(),
        price_book: (query.basis != CostBasis::Reported).then(|| PriceBookLabel {
            digest: book.digest(),
            as_of: book.as_of(),
        }),
        completeness: Some(Completeness {
            calls: total.calls,
            unpriced_calls: total.unpriced_calls,
            partial_calls: total.partial_calls,
            unpriced_tokens: total.unpriced_tokens,
            rejected: 0,
            unpriced_models: folded.unpriced_models(),
        }),
        notes: notes(folded),
    }
}

/// What was left out, by what counts instead.
fn notes(folded: &Folded) -> Vec<String> {
    let mut notes: BTreeMap<&Told, Vec<String>> = BTreeMap::new();
    for ((provider, told, better), rows) in &folded.left_out {
        let provider = match provider.is_empty() {
            true => "an unstated provider",
            false => provider,
        };
        let left = format!("{rows} of {provider} ({told})");
        notes.entry(better).or_default().push(left);
    }
    let note = |(better, left): (&Told, Vec<String>)| {
        format!(
            "left out, for {better} tell of the same: {}; `--layer` or `--source` asks for them",
            left.join(", ")
        )
    };
    notes.into_iter().map(note).collect()
}
