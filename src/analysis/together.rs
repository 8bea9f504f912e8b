//! Several questions through the same parts: each part is read once, whoever asks for it.

use std::collections::BTreeMap;
use std::collections::HashMap;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;

use rayon::prelude::*;

use super::aggregate::aggregate;
use super::aggregate::details;
use super::fold::Folded;
use super::fold::Label;
use super::fold::fold;
use super::report::Query;
use super::summed::Summed;
use super::sums::Sums;
use super::worker::Worker;
use crate::error::Error;
use crate::event::Details;
use crate::event::Scan;
use crate::pricing::PriceBook;

/// The answers of [`aggregate`] to each of these questions, in their order.
pub(super) fn together(
    queries: &[Query],
    events: &dyn Scan,
    book: &PriceBook,
) -> Result<Vec<Folded>, Error> {
    if let [query] = queries {
        return Ok(vec![aggregate(query, events, book)?]);
    }
    let workers = run(queries, events, book)?;
    let answer = |(query, workers): (&Query, Vec<Worker<'_>>)| {
        // What is known best of each day must be looked up first.
        if workers.iter().any(|worker| worker.has_met_others) {
            return aggregate(query, events, book);
        }
        let mut groups = HashMap::default();
        let mut add = |labels: Vec<Label>, sums: &Sums| {
            groups.entry(labels).or_insert_with(Sums::default).add(sums)
        };
        let mut folded = fold(query, &workers, &mut add)?;
        folded.groups = groups;
        Ok(folded)
    };
    queries.iter().zip(workers).map(answer).collect()
}

/// What each thread found, by question.
fn run<'a>(
    queries: &'a [Query],
    events: &dyn Scan,
    book: &'a PriceBook,
) -> Result<Vec<Vec<Worker<'a>>>, Error> {
    let mut asked: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (place, query) in queries.iter().enumerate() {
        for part in events.parts(query.period) {
            asked.entry(part).or_default().push(place);
        }
    }
    let parts: Vec<(u64, Vec<usize>)> = asked.into_iter().collect();
    let details: Vec<Details> = queries.iter().map(|query| details(query, false)).collect();
    let summed: Vec<Option<Summed>> = queries.iter().map(Summed::of).collect();
    let next = AtomicUsize::new(0);
    let work = |_| {
        let mut workers: Vec<Worker<'_>> = queries
            .iter()
            .map(|query| Worker::new(query, book, None))
            .collect();
        while let Some((part, asked)) = parts.get(next.fetch_add(1, Ordering::Relaxed)) {
            let mut unanswered = Vec::new();
            for place in asked {
                if let (Some(worker), Some(summed)) = (workers.get_mut(*place), summed.get(*place))
                    && !summed.map_or(Ok(false), |one| one.take(*part, events, worker))?
                {
                    unanswered.push(*place);
                }
            }
            let wanted = unanswered.iter().filter_map(|place| details.get(*place));
            let Some(wanted) = wanted.copied().reduce(Details::or) else {
                continue;
            };
            let batch = events.read(*part, wanted)?;
            for place in unanswered {
                if let Some(worker) = workers.get_mut(place) {
                    worker.add(&batch);
                }
            }
        }
        Ok(workers)
    };
    let count = rayon::current_num_threads().min(parts.len());
    let threads: Vec<Vec<Worker<'_>>> = (0..count)
        .into_par_iter()
        .map(work)
        .collect::<Result<_, Error>>()?;
    let mut by_query: Vec<Vec<Worker<'_>>> = queries.iter().map(|_| Vec::new()).collect();
    for thread in threads {
        for (found, worker) in by_query.iter_mut().zip(thread) {
            found.push(worker);
        }
    }
    Ok(by_query)
}
