//! All events of a question through the workers: each takes the next part that nobody has taken.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use rayon::prelude::*;

use super::coverage;
use super::coverage::Coverage;
use super::dimension::Dimension;
use super::filed::Filed;
use super::fold::{Each, Folded, Label, fold, fold_cells};
use super::groups::STATED;
use super::past::Alone;
use super::plans;
use super::report::{CostBasis, Query};
use super::seen::Seen;
use super::summed::Summed;
use super::summed::Unread;
use super::sums::Sums;
use super::work::Tallies;
use super::worker::Worker;
use crate::error::Error;
use crate::event::{Details, Scan};
use crate::pricing::PriceBook;

/// Exact priced sums of the events in question, by label.
pub(super) fn aggregate(
    query: &Query,
    events: &dyn Scan,
    book: &PriceBook,
) -> Result<Folded, Error> {
    let mut groups = HashMap::default();
    let mut add = |labels: Vec<Label>, sums: &Sums| {
        groups.entry(labels).or_insert_with(Sums::default).add(sums)
    };
    let mut folded = aggregate_into(query, events, book, &mut add)?;
    folded.groups = groups;
    Ok(folded)
}

/// As [`aggregate`], with the sums handed on instead of kept; the same labels may come more than once.
pub(super) fn aggregate_into(
    query: &Query,
    events: &dyn Scan,
    book: &PriceBook,
    each: &mut Each<'_>,
) -> Result<Folded, Error> {
    worked(query, events, book, None, None, |workers| {
        fold(query, &workers, each)
    })?
}

/// As [`aggregate_into`], with the sums that are filed by label as they are, as far as they may be asked for; the others are
/// handed on.
pub(super) fn aggregate_filed(
    query: &Query,
    events: &dyn Scan,
    book: &PriceBook,
    each: &mut Each<'_>,
) -> Result<(Folded, Vec<Filed>), Error> {
    let alone = Alone::of(query, events)?;
    worked(query, events, book, None, alone.as_ref(), |workers| {
        let folded = fold_cells(query, &workers, each)?;
        Ok((
            folded,
            workers.into_iter().filter_map(Worker::filed).collect(),
        ))
    })?
}

/// Has `each` worker tell of pieces of work, and hands on what they know; the sums by label are not told apart.
pub(super) fn tally<T>(
    query: &Query,
    events: &dyn Scan,
    book: &PriceBook,
    tallies: &TalliesOfOne<'_>,
    take: impl FnOnce(Vec<Worker<'_>>) -> T,
) -> Result<(Folded, T), Error> {
    worked(query, events, book, Some(tallies), None, |workers| {
        let folded = fold(query, &workers, &mut |_, _| Some(()))?;
        Ok((folded, take(workers)))
    })?
}

/// What a worker tells of pieces of work.
type TalliesOfOne<'t> = dyn Fn() -> Tallies + Sync + 't;

/// Has workers add up all events, and says what is made of them.
fn worked<T>(
    query: &Query,
    events: &dyn Scan,
    book: &PriceBook,
    tallies: Option<&TalliesOfOne<'_>>,
    alone: Option<&Alone>,
    take: impl FnOnce(Vec<Worker<'_>>) -> T,
) -> Result<T, Error> {
    let new = |coverage| {
        let worker = Worker::new(query, book, coverage).told_of(alone);
        match tallies {
            Some(tallies) => worker.tallying(tallies()),
            None => worker,
        }
    };
    let mut workers = run(query, events, None, &new)?;
    let coverage;
    if workers.iter().any(|worker| worker.has_met_others) {
        coverage = Coverage::of(&query.filter, events, book)?;
        workers = run(query, events, Some(&coverage), &new)?;
    }
    Ok(take(workers))
}

/// Lets workers add up all events, given what is known best of each day where there is more than calls.
fn run<'a>(
    query: &'a Query,
    events: &dyn Scan,
    coverage: Option<&'a Coverage>,
    new: &(dyn Fn(Option<&'a Coverage>) -> Worker<'a> + Sync),
) -> Result<Vec<Worker<'a>>, Error> {
    let details = details(query, coverage.is_some());
    let summed = Summed::of(query);
    // The latest first: questions end inside it, and it takes the longest.
    let parts: Vec<u64> = events.parts(query.period).into_iter().rev().collect();
    let next = AtomicUsize::new(0);
    // Without a coverage nothing is of use once it is needed.
    let is_over = AtomicBool::new(false);
    let work = |_| {
        let mut worker = new(coverage);
        while let Some(part) = parts.get(next.fetch_add(1, Ordering::Relaxed))
            && !is_over.load(Ordering::Relaxed)
        {
            if !query.filter.may_pass(events, *part)? {
                continue;
            }
            let sums = summed.and_then(|summed| Some((summed, events.sums(*part)?)));
            let is_removed = events.is_sums_only(*part);
            let taken = sums.map(|(summed, sums)| summed.take(&*sums, is_removed, &mut worker));
            let all = Unread::Within(query.period);
            let Unread::Within(period) = taken.transpose()?.unwrap_or(all) else {
                continue;
            };
            events.read_in_stretches(*part, details.within(period), &mut |batch| {
                worker.add_within(&Seen::new(batch), period);
            })?;
            worker.end_part();
            if worker.has_met_others {
                is_over.store(true, Ordering::Relaxed);
            }
        }
        Ok(worker)
    };
    let count = rayon::current_num_threads().min(parts.len());
    (0..count).into_par_iter().map(work).collect()
}

/// No more than the question needs.
pub(super) fn details(query: &Query, has_others: bool) -> Details {
    let shown = |name: &str| {
        query.columns.measures().any(|measure| measure.name == name)
            || query.sort.as_ref().is_some_and(|sort| sort.column == name)
    };
    let mut details = Details::NONE.within(query.period);
    details.durations = shown("average_duration_ms");
    // A charge is nothing but the cost it states.
    let is_stated = has_others || query.basis != CostBasis::Computed;
    details.reported_costs = is_stated || shown("reported_cost");
    let dimensions = query.by.iter().filter_map(Dimension::attribute);
    let needed = dimensions
        .chain(query.filter.attributes())
        .chain(query.what_if.attributes())
        .chain(plans::TEXTS)
        .chain(coverage::NEEDED.into_iter().filter(|_| has_others));
    let stated = STATED.into_iter().filter(|_| details.reported_costs);
    needed.chain(stated).fold(details, Details::with)
}
