//! All calls to a list of runs, sessions or projects: cost, time, agents, retries and how each ended.

use rayon::prelude::*;

use super::Work;
use super::list_columns;
use super::list_columns::cells;
use super::list_columns::columns_of;
use super::list_columns::headings;
use super::outcome::Success;
use super::pieces::Known;
use super::pieces::Pieces;
use super::pieces::pieces;
use crate::analysis::fold::too_large;
use crate::analysis::order;
use crate::analysis::report::Query;
use crate::error::Error;
use crate::event::Scan;
use crate::pricing::PriceBook;
use crate::table::Cell;
use crate::table::Rows;
use crate::table::Table;
use crate::units::Usd;

/// A question about pieces of work.
#[derive(Clone)]
pub struct WorkQuery {
    /// Into what calls are gathered.
    pub work: Work,
    /// Which calls count, and in which zone instants are told. Its dimensions, columns and order are not looked at.
    pub calls: Query,
    /// A column's name and whether the largest comes first.
    pub sort: (String, bool),
    /// Pieces that cost less are folded into one row.
    pub min_cost: Option<Usd>,
    /// Keep so many rows and fold the rest into one.
    pub top: Option<usize>,
}

impl WorkQuery {
    /// Reads `cost` (smallest first) or `-cost` (largest first).
    ///
    /// # Errors
    /// When there is no such column; the message lists them.
    pub fn parse_sort(work: Work, text: &str) -> Result<(String, bool), Error> {
        let text = text.trim();
        let (name, descending) = match text.strip_prefix('-') {
            Some(name) => (name, true),
            None => (text, false),
        };
        let mut names = vec![work.name()];
        names.extend(columns_of(work).map(|column| column.name));
        match names.contains(&name) {
            true => Ok((name.to_owned(), descending)),
            false => Err(Error::Usage(format!(
                "there is no column `{name}`; there are {}",
                names.join(", ")
            ))),
        }
    }
}

/// Lists runs, sessions or projects. Calls that belong to none are a row of their own, so that all add up to the report.
///
/// # Errors
/// As [`crate::analysis::report()`].
pub fn work(question: &WorkQuery, events: &dyn Scan, book: &PriceBook) -> Result<Table, Error> {
    let work = question.work;
    let zone = question.calls.zone;
    let Pieces {
        known,
        mut context,
        totals,
    } = pieces(work, &question.calls, events, book)?;
    let named = known.codes().filter(|code| *code > 0);
    let is_enough = |code: &u32| {
        question
            .min_cost
            .is_none_or(|least| known.cost(*code) >= least)
    };
    let (named, cheap): (Vec<u32>, Vec<u32>) = named.partition(is_enough);
    let count = named.len() + cheap.len();
    let mut kept = sorted(question, &known, named);
    let top = question.top.unwrap_or(kept.len()).min(kept.len());
    let left: Vec<u32> = cheap.into_iter().chain(kept.split_off(top)).collect();
    let others = known.joined(&left).ok_or_else(too_large)?;
    if !left.is_empty() {
        let (left, command) = (left.len(), work.command());
        context
            .notes
            .push(format!("(others) stands for {left} of {count} {command}"));
    }
    context.notes.extend(success_note(work, &totals.success));
    let unnamed = known.codes().take_while(|code| *code == 0);
    let shown: Vec<u32> = kept.into_iter().chain(unnamed).collect();
    let count = shown.len() + usize::from(!left.is_empty());
    let row = move |place: usize| match shown.get(place) {
        Some(code) => cells(work, known.label(*code), &known.entry(*code), zone),
        None => cells(work, Cell::Others, &others, zone),
    };
    Ok(Table {
        title: format!("Cost of {}", work.command()),
        columns: headings(work),
        rows: Rows::later(count, row),
        totals: Some(list_columns::totals(work, &totals, zone)),
        context: Some(context),
    })
}

/// Some pieces in the order asked for.
fn sorted(question: &WorkQuery, known: &Known, codes: Vec<u32>) -> Vec<u32> {
    let (column, descending) = (&question.sort.0, question.sort.1);
    let found = columns_of(question.work).find(|one| one.name == column);
    let key = |code: u32| match found {
        Some(column) => (column.cell)(&known.entry(code), chrono_tz::UTC),
        None => Cell::Unknown,
    };
    let keyed = codes.into_par_iter().map(|code| (key(code), code));
    let mut keyed: Vec<(Cell, u32)> = keyed.collect();
    keyed.par_sort_unstable_by(|(left_key, left), (right_key, right)| {
        let (left, right) = (known.name(*left), known.name(*right));
        let labels = match found {
            None if descending => right.cmp(left),
            _ => left.cmp(right),
        };
        order::cells(left_key, right_key, descending).then(labels)
    });
    keyed.into_iter().map(|(_, code)| code).collect()
}

/// What a success costs, in words; nothing where the log does not say how anything ended.
pub(super) fn success_note(work: Work, success: &Success) -> Option<String> {
    /// Enough for the smallest run.
    const DECIMALS: u32 = 6;
    if success.told == 0 {
        return None;
    }
    let unit = work.unit();
    let ended = format!("{} of {} {unit}s ended ok", success.ok, success.told);
    let with = match success.told - success.ok {
        0 => String::new(),
        rest => format!(", with what the other {rest} cost"),
    };
    Some(match success.cost() {
        Some((usd, lower_bound)) => {
            let least = if lower_bound { "at least " } else { "" };
            let usd = usd.round(DECIMALS);
            format!("{ended}: {least}{usd} USD per successful {unit}{with}")
        }
        None => ended,
    })
}
