//! Calls to the one-look answer: what was spent, what it will come to, where it went, and how that changed.
//!
//! The answer is made of sections, each a file that turns the same [`Facts`] into rows. To add one: its file, and its line
//! in [`SECTIONS`].

mod budgets;
mod facts;
mod recent;
mod row;
mod spend;
mod top;
mod windows;

use self::facts::Facts;
use self::row::Row;
use super::bucket::TimeUnit;
use super::budget::Budget;
use super::report;
use super::report::Query;
use crate::error::Error;
use crate::event::Scan;
use crate::pricing::PriceBook;
use crate::table::Table;
use crate::units::Period;
use crate::units::Timestamp;

/// Every section, in the order they are shown.
static SECTIONS: &[Section] = &[
    spend::rows,
    budgets::rows,
    recent::rows,
    top::agents,
    top::models,
];

/// What of the facts a section tells.
type Section = fn(&Facts<'_>) -> Result<Vec<Row>, Error>;

/// A question about everything at once.
#[derive(Clone)]
pub struct SummaryQuery {
    /// Which calls count, in which zone and at which cost; the end of its period is the instant the answer is of.
    pub calls: Query,
    /// The present; calls after it do not count.
    pub now: Timestamp,
    /// So many agents, models and budgets have a row of their own.
    pub top: usize,
    /// What may be spent; each has calls and a period of its own.
    pub budgets: Vec<Budget>,
}

impl SummaryQuery {
    /// The instant the answer is of.
    #[must_use]
    pub fn as_of(&self) -> Timestamp {
        self.calls.period.end.min(self.now)
    }

    /// The instant by the clock of which a day, week or month is running: at midnight, those that are just over.
    #[must_use]
    pub fn at(&self) -> Timestamp {
        let as_of = self.as_of();
        let before = Timestamp(as_of.0.saturating_sub(1));
        let [day, day_before] = [as_of, before].map(|at| TimeUnit::Day.bucket(self.calls.zone, at));
        if day == day_before { as_of } else { before }
    }
}

/// Answers with the rows of every section: the running day, week and month against the same stretch of the one before and to
/// their projected ends, the budgets, the last thirty days, and the agents and models these went to.
///
/// # Errors
/// As [`super::report()`], and where the calendar ends.
pub fn summary(query: &SummaryQuery, events: &dyn Scan, book: &PriceBook) -> Result<Table, Error> {
    let facts = Facts::gather(query, events, book)?;
    let mut context = report::context(&query.calls, &facts.folded, &facts.total, book);
    "summary".clone_into(&mut context.command);
    context.period = Period {
        start: facts.start.min(query.as_of()),
        end: query.as_of(),
    };
    for note in facts.notes.iter().chain(&facts.budgets.notes) {
        if !context.notes.contains(note) {
            context.notes.push(note.clone());
        }
    }
    let mut rows = Vec::new();
    for section in SECTIONS.iter().filter(|_| !facts.is_empty) {
        rows.extend(section(&facts)?.into_iter().map(Row::cells));
    }
    Ok(Table {
        title: "Summary".to_owned(),
        columns: row::columns(!facts.budgets.statuses.is_empty()),
        rows: rows.into(),
        totals: None,
        context: Some(context),
    })
}
