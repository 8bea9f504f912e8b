//! All calls to a list of runs, sessions or projects: cost, time, agents, retries and how each ended.

use std::collections::HashMap;
use std::sync::Arc;

use foldhash::fast::RandomState;

use super::Work;
use super::list_columns;
use super::list_columns::Entry;
use super::list_columns::cells;
use super::list_columns::columns_of;
use super::list_columns::headings;
use super::outcome::Success;
use super::outcome::Tally;
use super::query;
use crate::analysis::aggregate::aggregate_into;
use crate::analysis::fold::Label;
use crate::analysis::fold::too_large;
use crate::analysis::order;
use crate::analysis::report::Query;
use crate::analysis::report::context;
use crate::analysis::sums::Sums;
use crate::error::Error;
use crate::event::Attribute;
use crate::event::Scan;
use crate::pricing::PriceBook;
use crate::table::Cell;
use crate::table::Context;
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

/// What is known of everything that has a name.
type ByName<T> = HashMap<Arc<str>, T, RandomState>;

/// Calls by what they were gathered into, and what is known of all of them.
pub(super) struct Pieces {
    pub(super) entries: Vec<(Arc<str>, Entry)>,
    pub(super) context: Context,
    /// Of the pieces that have a name.
    pub(super) success: Success,
}

/// Lists runs, sessions or projects. Calls that belong to none are a row of their own, so that all add up to the report.
///
/// # Errors
/// As [`crate::analysis::report()`].
pub fn work(question: &WorkQuery, events: &dyn Scan, book: &PriceBook) -> Result<Table, Error> {
    let work = question.work;
    let zone = question.calls.zone;
    let Pieces {
        entries,
        mut context,
        success,
    } = pieces(work, &question.calls, events, book)?;
    let mut totals = Entry::default();
    for (_, entry) in &entries {
        totals.join(entry).ok_or_else(too_large)?;
    }
    // Calls outside of all pieces are no success and no failure.
    totals.success = success;
    let (unnamed, named): (Vec<_>, Vec<_>) =
        entries.into_iter().partition(|(name, _)| name.is_empty());
    let count = named.len();
    let enough = |entry: &Entry| {
        question
            .min_cost
            .is_none_or(|least| entry.tally.total.cost >= least)
    };
    let (kept, cheap): (Vec<_>, Vec<_>) = named.into_iter().partition(|(_, entry)| enough(entry));
    let mut kept = sorted(question, kept);
    let rest = kept.split_off(question.top.unwrap_or(kept.len()).min(kept.len()));
    let mut others = Entry::default();
    for (_, entry) in cheap.iter().chain(&rest) {
        others.join(entry).ok_or_else(too_large)?;
    }
    others.label = Some(Cell::Others);
    let has_others = !(cheap.is_empty() && rest.is_empty());
    if has_others {
        context.notes.push(format!(
            "(others) stands for {} of {count} {}",
            cheap.len() + rest.len(),
            work.command()
        ));
    }
    context.notes.extend(success_note(work, &success));
    let all = kept.into_iter().chain(unnamed).map(|(_, entry)| entry);
    let rows = all.chain(has_others.then_some(others));
    Ok(Table {
        title: format!("Cost of {}", work.command()),
        columns: headings(work),
        rows: rows.map(|entry| cells(work, &entry, zone)).collect(),
        totals: Some(list_columns::totals(work, &totals, zone)),
        context: Some(context),
    })
}

/// Gathers all calls.
pub(super) fn pieces(
    work: Work,
    calls: &Query,
    events: &dyn Scan,
    book: &PriceBook,
) -> Result<Pieces, Error> {
    let by: &[Attribute] = match work {
        Work::Run | Work::Session => &[work.attribute()],
        Work::Project => &[Attribute::Project, Attribute::Run],
    };
    let query = query(calls, by)?;
    let mut gathered: ByName<(Tally, ByName<Tally>)> = HashMap::default();
    let mut total = Sums::default();
    let folded = aggregate_into(&query, events, book, &mut |labels, sums| {
        let texts: Vec<&Arc<str>> = labels.iter().filter_map(Label::text).collect();
        total.add(sums)?;
        match texts.as_slice() {
            [piece, agent, attempt, status] => {
                let (tally, _) = gathered.entry((*piece).clone()).or_default();
                tally.add(agent, attempt, status, sums)
            }
            [project, run, agent, attempt, status] => {
                let (tally, runs) = gathered.entry((*project).clone()).or_default();
                if !run.is_empty() {
                    let run = runs.entry((*run).clone()).or_default();
                    run.add(agent, attempt, status, sums)?;
                }
                tally.add(agent, attempt, status, sums)
            }
            _ => Some(()),
        }
    })?;
    let mut context = context(&query, &folded, &total, book);
    work.command().clone_into(&mut context.command);
    let mut all = Success::default();
    let mut entries = Vec::with_capacity(gathered.len());
    for (name, (tally, runs)) in gathered {
        let mut success = Success::default();
        match work {
            Work::Project => {
                for run in runs.values() {
                    success.add(run).ok_or_else(too_large)?;
                }
            }
            Work::Run | Work::Session if name.is_empty() => {}
            Work::Run | Work::Session => success.add(&tally).ok_or_else(too_large)?,
        }
        all.join(&success).ok_or_else(too_large)?;
        let label = match name.is_empty() {
            true => Cell::Unstated,
            false => Cell::Text(name.to_string()),
        };
        let entry = Entry {
            label: Some(label),
            tally,
            success,
            is_joined: name.is_empty(),
        };
        entries.push((name, entry));
    }
    Ok(Pieces {
        entries,
        context,
        success: all,
    })
}

fn sorted(question: &WorkQuery, entries: Vec<(Arc<str>, Entry)>) -> Vec<(Arc<str>, Entry)> {
    let (column, descending) = (&question.sort.0, question.sort.1);
    let found = columns_of(question.work).find(|one| one.name == column);
    let key = |entry: &Entry| match found {
        Some(column) => (column.cell)(entry, chrono_tz::UTC),
        None => Cell::Unknown,
    };
    let mut keyed: Vec<_> = entries
        .into_iter()
        .map(|entry| (key(&entry.1), entry))
        .collect();
    keyed.sort_unstable_by(|(left_key, (left, _)), (right_key, (right, _))| {
        let labels = match found {
            None if descending => right.cmp(left),
            _ => left.cmp(right),
        };
        order::cells(left_key, right_key, descending).then(labels)
    });
    keyed.into_iter().map(|(_, entry)| entry).collect()
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
