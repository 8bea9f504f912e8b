//! What the running periods cost so far to what they will have cost, for answers that hold more than a projection.

use super::super::sums::Sums;
use super::answer::Answer;
use super::answer::Line;
use super::answer::Said;
use super::horizon::Horizon;
use super::horizon::To;
use super::horizon::today;
use super::now::now;
use super::question::ForecastQuery;
use super::question::repriced;
use super::spend::Amount;
use super::spend::Gathered;
use crate::error::Error;
use crate::event::Scan;
use crate::pricing::PriceBook;
use crate::table::Cell;
use crate::table::Column;
use crate::units::Timestamp;
use crate::units::Usd;

/// The projections to the ends of some periods, as `forecast` tells them.
#[derive(Debug)]
pub(in crate::analysis) struct Ends {
    columns: Vec<Column>,
    rows: Vec<(To, Vec<Cell>)>,
    /// Whether there are no calls at all.
    pub(in crate::analysis) is_empty: bool,
    /// How far the calls reach, and what the projection is worth.
    pub(in crate::analysis) notes: Vec<String>,
}

impl Ends {
    /// What `forecast` says in a column of the projection to an end.
    pub(in crate::analysis) fn cell(&self, to: To, column: &str) -> Cell {
        let place = self.columns.iter().position(|one| one.name == column);
        let row = self.rows.iter().find(|(end, _)| *end == to);
        let cell = row.and_then(|(_, cells)| cells.get(place?));
        cell.cloned().unwrap_or(Cell::Unknown)
    }
}

/// Projects to the ends of `query.to`, given what each of these periods cost so far. The present is `at`, the calls known are
/// those before `query.as_of()`: a period that is over is projected from its last instant.
pub(in crate::analysis) fn ends(
    query: &ForecastQuery,
    at: Timestamp,
    spent: &[&Sums],
    events: &dyn Scan,
    book: &PriceBook,
) -> Result<Ends, Error> {
    let known = query.known();
    let repriced = repriced(&known, query.as_of());
    let mut found = Gathered::all(std::slice::from_ref(&repriced), events, book)?;
    let whole = found.pop().unwrap_or_default();
    let day = today(known.zone, at);
    let now = now(&repriced, &whole.whole, at, events, book)?;
    let spent = query.to.iter().zip(spent);
    let lines: Vec<(To, Line)> = spent
        .filter_map(|(to, spent)| {
            let horizon = Horizon::around(*to, day)?;
            let (method, actual) = (query.method, Amount::of(spent));
            let line = Line::of(method, &whole.whole, actual, now, &horizon, Usd::ZERO);
            Some((*to, line))
        })
        .collect();
    let answer = Answer {
        query: &known,
        said: Said {
            as_of: query.as_of(),
            method: query.method,
            spent: Usd::ZERO,
            repriced: Usd::ZERO,
        },
        horizons: &[],
        whole: &whole,
        fixed: Usd::ZERO,
        book,
    };
    let told: Vec<Line> = lines.iter().map(|(_, line)| line.clone()).collect();
    let mut notes = vec![answer.through()];
    notes.extend(answer.history(&told));
    Ok(Ends {
        is_empty: whole.last().is_none(),
        columns: answer.columns(&told),
        rows: lines
            .iter()
            .map(|(to, line)| (*to, answer.cells(line)))
            .collect(),
        notes,
    })
}
