//! Two periods, in: a report of one with the cost of the other, the difference and percent beside it, out.

mod change;
mod known;
mod point;

use std::collections::HashSet;

use foldhash::fast::RandomState;

pub(super) use change::{change, columns, compared};
pub(super) use known::{is_known_before, late, missing, unknown_start};
pub(super) use point::wall_text;
pub use point::{Comparison, Periods};

use super::aggregate::aggregate;
use super::dimension::Dimension;
use super::fold::{Folded, Label};
use super::order::Entry;
use super::report::{Arranged, Query, add, arrange, context, label_column, labels, title};
use super::sums::Sums;
use crate::error::Error;
use crate::event::Scan;
use crate::pricing::PriceBook;
use crate::table::{Cell, Column, Table};

/// Answers a question about cost for two periods: the rows of either, those of this period in the usual order.
///
/// # Errors
/// As [`super::report()`], or when the question cuts time: `2026-10-01` has no counterpart of that name.
pub fn compare(
    query: &Query,
    periods: &Periods,
    events: &dyn Scan,
    book: &PriceBook,
) -> Result<Table, Error> {
    if let Some(time) = query.by.iter().find(|dimension| dimension.is_dated()) {
        return Err(Error::Usage(format!(
            "`--by {0}` has no counterpart in another period; `llmcost trend --every {0} --compare …` compares step \
             by step",
            time.name()
        )));
    }
    let [query, then] = [periods.this, periods.other].map(|period| Query {
        period,
        ..query.clone()
    });
    let this = aggregate(&query, events, book)?;
    let other = aggregate(&then, events, book)?;
    let total = add(this.groups.values())?;
    let other_total = add(other.groups.values())?;
    let mut context = context(&query, &this, &total, book);
    context.notes.extend(periods.notes(query.zone));
    context.notes.extend(missing(
        periods,
        [&total, &other_total],
        events,
        query.zone,
    )?);

    let Arranged { entries, others } = arrange(&query, entries(&this, &other), &total);
    let row = |labels: Vec<Cell>, this: &Sums, other: &Sums| {
        let measures = query.columns.measures();
        let cells = measures.map(|measure| measure.cell(this, &total)).collect();
        [labels, beside_cost(&query, cells, compared(this, other))].concat()
    };
    let absent = Sums::default();
    let then = |entry: &Entry| other.groups.get(&entry.labels).unwrap_or(&absent);
    let all = |cell: Cell| vec![cell; query.by.len()];
    let mut rows: Vec<Vec<Cell>> = entries
        .iter()
        .map(|entry| row(labels(&query, &entry.labels), &entry.sums, then(entry)))
        .collect();
    if !others.is_empty() {
        let this = add(others.iter().map(|entry| &entry.sums))?;
        let other = add(others.iter().map(then))?;
        rows.push(row(all(Cell::Others), &this, &other));
    }
    let measures = query.columns.columns().collect();
    let columns: Vec<Column> = beside_cost(&query, measures, columns(periods.title));
    Ok(Table {
        title: format!("{}, compared", title(&query)),
        columns: query.by.iter().map(label_column).chain(columns).collect(),
        rows: rows.into(),
        totals: Some(row(all(Cell::Unstated), &total, &other_total)),
        context: Some(context),
    })
}

/// The groups of either period with their sums of this one.
fn entries(this: &Folded, other: &Folded) -> Vec<Entry> {
    let labels: HashSet<&Vec<Label>, RandomState> =
        this.groups.keys().chain(other.groups.keys()).collect();
    let entry = |labels: &Vec<Label>| Entry {
        labels: labels.clone(),
        sums: this.groups.get(labels).cloned().unwrap_or_default(),
    };
    labels.into_iter().map(entry).collect()
}

/// Puts what is said of the other period behind the cost, or at the end where there is none.
pub(super) fn beside_cost<T>(query: &Query, mut measures: Vec<T>, compared: Vec<T>) -> Vec<T> {
    let cost = query.columns.measures().position(|one| one.name == "cost");
    let place = cost.map_or(measures.len(), |place| place + 1);
    let rest = measures.split_off(place.min(measures.len()));
    measures.extend(compared);
    measures.extend(rest);
    measures
}

impl Dimension {
    /// Whether its labels are dates: weekdays and hours of the day come again in every period.
    fn is_dated(&self) -> bool {
        use super::bucket::TimeUnit::{HourOfDay, Weekday};
        matches!(self, Self::Time(unit) if !matches!(unit, Weekday | HourOfDay))
    }
}
