//! Several questions through the same parts: each part is read once, whoever asks for it.

use std::cell::LazyCell;
use std::collections::BTreeMap;
use std::collections::HashMap;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;

use foldhash::fast::RandomState;
use rayon::prelude::*;

use super::aggregate::details;
use super::bucket::TimeUnit;
use super::coverage::Coverage;
use super::filter::Filter;
use super::fold::Folded;
use super::fold::Label;
use super::fold::fold;
use super::fold::too_large;
use super::report::Query;
use super::seen::Seen;
use super::summed::Summed;
use super::summed::Unread;
use super::sums::Sums;
use super::worker::Worker;
use crate::error::Error;
use crate::event::Details;
use crate::event::Scan;
use crate::pricing::PriceBook;

/// A question, and what is to be known of it.
pub(super) struct Question<'q> {
    pub(super) query: &'q Query,
    /// Nothing but what was spent by label in each step of this unit.
    pub(super) steps: Option<TimeUnit>,
}

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
    let take = |query: &Query, worker: Worker<'_>| {
        let mut groups = Groups::default();
        let mut each = |labels: Vec<Label>, sums: &Sums| add(&mut groups, labels, sums);
        let mut folded = fold(query, &[worker], &mut each)?;
        folded.groups = groups;
        Ok(folded)
    };
    let questions = queries.iter().map(|query| Question { query, steps: None });
    let questions: Vec<Question<'_>> = questions.collect();
    let found = together_into(&questions, events, book, &take)?;
    let answer = |parts: Vec<Folded>| {
        let mut parts = parts.into_iter();
        let mut all = parts.next().unwrap_or_default();
        for mut part in parts {
            for (labels, sums) in std::mem::take(&mut part.groups) {
                add(&mut all.groups, labels, &sums).ok_or_else(too_large)?;
            }
            all.merge(part).ok_or_else(too_large)?;
        }
        Ok(all)
    };
    found.into_iter().map(answer).collect()
}

/// Makes of what a thread found of a question what is kept of it.
pub(super) type Take<'a, T> = dyn Fn(&Query, Worker<'_>) -> Result<T, Error> + Sync + 'a;

/// As [`together`], with what each thread found handed to `take`, side by side.
pub(super) fn together_into<T: Send>(
    questions: &[Question<'_>],
    events: &dyn Scan,
    book: &PriceBook,
    take: &Take<'_, T>,
) -> Result<Vec<Vec<T>>, Error> {
    let asked: Vec<Asked<'_>> = questions.iter().map(Asked::of_calls).collect();
    let mut workers = run(&asked, events, book)?;
    // Where something besides calls was met, what is known best of each day is looked up first.
    let has_met_others = |place: &usize| {
        let workers = workers.get(*place).into_iter().flatten();
        workers.clone().any(|worker| worker.has_met_others)
    };
    let again: Vec<usize> = (0..questions.len()).filter(has_met_others).collect();
    let again_of = || again.iter().filter_map(|place| questions.get(*place));
    let coverages = coverages(again_of().map(|one| one.query), events, book)?;
    let asked = again_of().map(|question| Asked::of_all(question, &coverages));
    let found = run(&asked.collect::<Vec<_>>(), events, book)?;
    for (place, found) in again.iter().zip(found) {
        if let Some(workers) = workers.get_mut(*place) {
            *workers = found;
        }
    }
    let found = questions.iter().zip(workers);
    let found = found.map(|(question, workers)| {
        let workers = workers.into_par_iter();
        let found = workers.map(|worker| match worker.overflows() {
            true => Err(too_large()),
            false => take(question.query, worker),
        });
        found.collect()
    });
    found.collect()
}

/// A question on its way through the parts.
struct Asked<'a> {
    query: &'a Query,
    steps: Option<TimeUnit>,
    coverage: Option<&'a Coverage>,
    details: Details,
    summed: Option<Summed>,
    /// Without a coverage nothing is of use once it is needed.
    is_over: AtomicBool,
}

impl<'a> Asked<'a> {
    /// As long as nothing but calls is met.
    fn of_calls(question: &Question<'a>) -> Self {
        let Question { query, steps } = *question;
        let widest = steps.map_or(i64::MAX, |unit| unit.slot(query.zone));
        Self {
            query,
            steps,
            coverage: None,
            details: details(query, false),
            summed: Summed::of(query).map(|summed| summed.within(widest)),
            is_over: AtomicBool::new(false),
        }
    }

    fn of_all(question: &Question<'a>, coverages: &'a [(Filter, Coverage)]) -> Self {
        let asked = Coverage::asked(&question.query.filter);
        let known = coverages.iter().find(|(filter, _)| *filter == asked);
        Self {
            coverage: known.map(|(_, coverage)| coverage),
            details: details(question.query, true),
            ..Self::of_calls(question)
        }
    }

    fn worker(&self, book: &'a PriceBook) -> Worker<'a> {
        let worker = Worker::new(self.query, book, self.coverage);
        match self.steps {
            Some(unit) => worker.stepping(unit),
            None => worker,
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
    // The latest first: questions end inside it, and it takes the longest.
    let parts: Vec<(u64, Vec<usize>)> = parts.into_iter().rev().collect();
    let next = AtomicUsize::new(0);
    let work = |_| {
        let workers = asked.iter().map(|one| one.worker(book));
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
    let sums = LazyCell::new(|| events.sums(part));
    let is_removed = events.is_sums_only(part);
    let mut unanswered = Vec::new();
    let mut wanted: Option<Details> = None;
    for place in places {
        let (Some(worker), Some(one)) = (workers.get_mut(*place), asked.get(*place)) else {
            continue;
        };
        if one.is_over.load(Ordering::Relaxed) {
            continue;
        }
        let sums = one
            .summed
            .and_then(|summed| Some((summed, sums.as_deref()?)));
        let taken = sums.map(|(summed, sums)| summed.take(sums, is_removed, worker));
        let all = Unread::Within(one.query.period);
        let Unread::Within(period) = taken.transpose()?.unwrap_or(all) else {
            continue;
        };
        let details = one.details.within(period);
        unanswered.push((*place, period));
        wanted = Some(wanted.map_or(details, |wanted| wanted.or(details)));
    }
    let Some(wanted) = wanted else {
        return Ok(());
    };
    let batch = events.read(part, wanted)?;
    let seen = Seen::new(&batch);
    for (place, period) in unanswered {
        if let (Some(worker), Some(one)) = (workers.get_mut(place), asked.get(place)) {
            worker.add_within(&seen, period);
            worker.end_part();
            if worker.has_met_others {
                one.is_over.store(true, Ordering::Relaxed);
            }
        }
    }
    Ok(())
}
