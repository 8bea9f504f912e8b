//! The report: what calls cost, broken down by any dimensions.

use std::collections::BTreeMap;

use chrono_tz::Tz;

use super::aggregate::aggregate;
use super::columns::ColumnChoice;
use super::coverage::Told;
use super::dimension::Dimension;
use super::filter::Filter;
use super::fold::{Folded, Label, too_large};
use super::order::{Entry, Sort, rank, sort};
use super::sums::Sums;
use super::what_if::WhatIf;
use crate::error::Error;
use crate::event::Scan;
use crate::pricing::PriceBook;
use crate::table::{Cell, Column, ColumnKind, Completeness, Context, PriceBookLabel, Table};
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
    let folded = aggregate(query, events, book)?;
    let total = add(folded.groups.values())?;
    let context = context(query, &folded, &total, book);
    let entries = folded.groups.into_iter();
    let entries = entries.map(|(labels, sums)| Entry { labels, sums });
    let Arranged { entries, others } = arrange(query, entries.collect(), &total);
    let others = match others.as_slice() {
        [] => None,
        others => Some(add(others.iter().map(|entry| &entry.sums))?),
    };
    let measures = |sums: &Sums| -> Vec<Cell> {
        let measures = query.columns.measures();
        measures.map(|measure| measure.cell(sums, &total)).collect()
    };
    let row = |labels: Vec<Cell>, sums: &Sums| [labels, measures(sums)].concat();
    let all = |cell: Cell| vec![cell; query.by.len()];
    let rows = entries
        .into_iter()
        .map(|entry| row(labels(query, &entry.labels), &entry.sums))
        .chain(others.map(|sums| row(all(Cell::Others), &sums)))
        .collect();
    Ok(Table {
        title: title(query),
        columns: query
            .by
            .iter()
            .map(label_column)
            .chain(query.columns.columns())
            .collect(),
        rows,
        totals: Some(row(all(Cell::Unstated), &total)),
        context: Some(context),
    })
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
pub(super) struct Arranged {
    /// One row each.
    pub(super) entries: Vec<Entry>,
    /// One row together.
    pub(super) others: Vec<Entry>,
}

/// Puts groups in order and sets apart those past the top.
pub(super) fn arrange(query: &Query, mut entries: Vec<Entry>, total: &Sums) -> Arranged {
    if query.by.is_empty() && entries.is_empty() {
        entries.push(Entry {
            labels: Vec::new(),
            sums: Sums::default(),
        });
    }
    let others = match query.top {
        Some(top) if entries.len() > top => {
            entries = rank(entries, &query.by, query.sort.as_ref(), total);
            entries.split_off(top)
        }
        _ => Vec::new(),
    };
    Arranged {
        entries: sort(entries, &query.by, query.sort.as_ref(), total),
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
