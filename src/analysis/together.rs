//! Several questions through the same parts: each part is read once, whoever asks for it.

use std::collections::BTreeMap;
use std::collections::HashMap;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;

use foldhash::fast::RandomState;
use rayon::prelude::*;

use super::aggregate::details;
use super::coverage::Coverage;
use super::filter::Filter;
use super::fold::Folded;
use super::fold::Label;
use super::fold::fold;
use super::fold::too_large;
use super::report::Query;
use super::seen::Seen;
use super::summed::Summed;
use super::sums::Sums;
use super::worker::Worker;
use crate::error::Error;
use crate::event::Details;
use crate::event::Scan;
use crate::pricing::PriceBook;

/// The answers of [`aggregate`](super::aggregate::aggregate) to each of these questions, in their order.
pub(super) fn together(
    queries: &[Query],
    events: &dyn Scan,
    book: &PriceBook,
) -> Result<Vec<Folded>, Error> {
    type Groups = HashMap<Vec<Label>, Sums, RandomState>;
    let add = |groups: &mut Groups, labels: Vec<Label>, sums: &Sums| {
        groups.entry(labels).or_default().add(sums)
    };
    let found = together_into(queries, events, book, &|_| Groups::default(), &add)?;
    let answer = |(mut folded, parts): (Folded, Vec<Groups>)| {
        let mut parts = parts.into_iter();
        folded.groups = parts.next().unwrap_or_default();
        for (labels, sums) in parts.flatten() {
            add(&mut folded.groups, labels, &sums).ok_or_else(too_large)?;
        }
        Ok(folded)
    };
    found.into_iter().map(answer).collect()
}

/// Takes in priced sums under their labels; `None` when a sum leaves its range.
pub(super) type Add<'a, T> = dyn Fn(&mut T, Vec<Label>, &Sums) -> Option<()> + Sync + 'a;

/// As [`together`], with the priced sums handed to `add` instead of kept, with what `begin` makes for a question's place:
/// one for each thread, side by side. The same labels may come more than once; `None` is a sum that leaves its range.
pub(super) fn together_into<T: Send>(
    queries: &[Query],
    events: &dyn Scan,
    book: &PriceBook,
    begin: &(dyn Fn(usize) -> T + Sync),
    add: &Add<'_, T>,
) -> Result<Vec<(Folded, Vec<T>)>, Error> {
    let asked: Vec<Asked<'_>> = queries.iter().map(Asked::of_calls).collect();
    let mut workers = run(&asked, events, book)?;
    // Where something besides calls was met, what is known best of each day is looked up first.
    let has_met_others = |place: &usize| {
        let workers = workers.get(*place).into_iter().flatten();
        workers.clone().any(|worker| worker.has_met_others)
    };
    let again: Vec<usize> = (0..queries.len()).filter(has_met_others).collect();
    let again_of = || again.iter().filter_map(|place| queries.get(*place));
    let coverages = coverages(again_of(), events, book)?;
    let asked = again_of().map(|query| Asked::of_all(query, &coverages));
    let found = run(&asked.collect::<Vec<_>>(), events, book)?;
    for (place, found) in again.iter().zip(found) {
        if let Some(workers) = workers.get_mut(*place) {
            *workers = found;
        }
    }
    let one = |place: usize, query: &Query, worker: &Worker<'_>| {
        let mut kept = begin(place);
        let mut each = |labels: Vec<Label>, sums: &Sums| add(&mut kept, labels, sums);
        let folded = fold(query, std::slice::from_ref(worker), &mut each)?;
        Ok((folded, kept))
    };
    let questions = queries.iter().zip(workers).enumerate();
    let answer = |(place, (query, workers)): (usize, (&Query, Vec<Worker<'_>>))| {
        let found = workers.par_iter().map(|worker| one(place, query, worker));
        let found: Vec<(Folded, T)> = found.collect::<Result<_, Error>>()?;
        let (mut all, mut parts) = (Folded::default(), Vec::with_capacity(found.len()));
        for (folded, kept) in found {
            all.merge(folded).ok_or_else(too_large)?;
            parts.push(kept);
        }
        Ok((all, parts))
    };
    questions.map(answer).collect()
}

/// A question on its way through the parts.
struct Asked<'a> {
    query: &'a Query,
    coverage: Option<&'a Coverage>,
    details: Details,
    summed: Option<Summed>,
    /// Without a coverage nothing is of use once it is needed.
    is_over: AtomicBool,
}

impl<'a> Asked<'a> {
    /// As long as nothing but calls is met.
    fn of_calls(query: &'a Query) -> Self {
        Self {
            query,
            coverage: None,
            details: details(query, false),
            summed: Summed::of(query),
            is_over: AtomicBool::new(false),
        }
    }

    fn of_all(query: &'a Query, coverages: &'a [(Filter, Coverage)]) -> Self {
        let asked = Coverage::asked(&query.filter);
        let known = coverages.iter().find(|(filter, _)| *filter == asked);
        Self {
            query,
            coverage: known.map(|(_, coverage)| coverage),
            details: details(query, true),
            summed: Summed::of(query),
            is_over: AtomicBool::new(false),
        }
    }
}

/// What is known best of each day, once for all questions that look at the same records.
fn coverages<'q>(
    queries: impl Iterator<Item = &'q Query>,
    events: &dyn Scan,
    book: &PriceBook,
) -> Result<Vec<(Filter, Coverage)>, Error> {
    let mut known: Vec<(Filter, Coverage)> = Vec::new();
    for query in queries {
        let asked = Coverage::asked(&query.filter);
        if known.iter().all(|(filter, _)| *filter != asked) {
            let coverage = Coverage::of(&asked, events, book)?;
            known.push((asked, coverage));
        }
    }
    Ok(known)
}

/// What each thread found, by question.
fn run<'a>(
    asked: &[Asked<'a>],
    events: &dyn Scan,
    book: &'a PriceBook,
) -> Result<Vec<Vec<Worker<'a>>>, Error> {
    let mut parts: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (place, asked) in asked.iter().enumerate() {
        for part in events.parts(asked.query.period) {
            parts.entry(part).or_default().push(place);
        }
    }
    let parts: Vec<(u64, Vec<usize>)> = parts.into_iter().collect();
    let next = AtomicUsize::new(0);
    let work = |_| {
        let workers = asked
            .iter()
            .map(|one| Worker::new(one.query, book, one.coverage));
        let mut workers: Vec<Worker<'_>> = workers.collect();
        while let Some((part, places)) = parts.get(next.fetch_add(1, Ordering::Relaxed)) {
            look(*part, places, asked, &mut workers, events)?;
        }
        Ok(workers)
    };
    let count = rayon::current_num_threads().min(parts.len());
    let threads: Vec<Vec<Worker<'_>>> = (0..count)
        .into_par_iter()
        .map(work)
        .collect::<Result<_, Error>>()?;
    let mut by_question: Vec<Vec<Worker<'_>>> = asked.iter().map(|_| Vec::new()).collect();
    for thread in threads {
        for (found, worker) in by_question.iter_mut().zip(thread) {
            found.push(worker);
        }
    }
    Ok(by_question)
}

/// Takes a part's sums for those whom they answer, and reads it for the others, with no more than they ask for.
fn look<'a>(
    part: u64,
    places: &[usize],
    asked: &[Asked<'a>],
    workers: &mut [Worker<'a>],
    events: &dyn Scan,
) -> Result<(), Error> {
    let mut unanswered = Vec::new();
    let mut wanted: Option<Details> = None;
    for place in places {
        let (Some(worker), Some(one)) = (workers.get_mut(*place), asked.get(*place)) else {
            continue;
        };
        let is_over = one.is_over.load(Ordering::Relaxed);
        let mut take = |summed: Summed| summed.take(part, events, worker);
        if !is_over && !one.summed.map_or(Ok(false), &mut take)? {
            unanswered.push(*place);
            wanted = Some(wanted.map_or(one.details, |wanted| wanted.or(one.details)));
        }
    }
    let Some(wanted) = wanted else {
        return Ok(());
    };
    let batch = events.read(part, wanted)?;
    let seen = Seen::new(&batch);
    for place in unanswered {
        if let (Some(worker), Some(one)) = (workers.get_mut(place), asked.get(place)) {
            worker.add(&seen);
            if worker.has_met_others {
                one.is_over.store(true, Ordering::Relaxed);
            }
        }
    }
    Ok(())
}
