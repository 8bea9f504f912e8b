//! All events of a question through the workers: each takes the next part that nobody has taken.

use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::dimension::Dimension;
use super::fold::{Folded, fold};
use super::groups::STATED;
use super::plans;
use super::report::{CostBasis, Query};
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
    let details = details(query);
    let parts = events.parts(query.period);
    let next = AtomicUsize::new(0);
    let work = |_| {
        let mut worker = Worker::new(query, book);
        while let Some(part) = parts.get(next.fetch_add(1, Ordering::Relaxed)) {
            worker.add(&*events.read(*part, details)?);
        }
        Ok(worker)
    };
    let count = rayon::current_num_threads().min(parts.len());
    let workers: Vec<Worker<'_>> = (0..count)
        .into_par_iter()
        .map(work)
        .collect::<Result<_, Error>>()?;
    fold(query, &workers)
}

/// No more than the question needs.
fn details(query: &Query) -> Details {
    let shown = |name: &str| {
        query.columns.measures().any(|measure| measure.name == name)
            || query.sort.as_ref().is_some_and(|sort| sort.column == name)
    };
    let mut details = Details::NONE;
    details.durations = shown("average_duration");
    details.reported_costs = shown("reported_cost") || query.basis != CostBasis::Computed;
    let dimensions = query.by.iter().filter_map(Dimension::attribute);
    let needed = dimensions
        .chain(query.filter.attributes())
        .chain(plans::TEXTS);
    let stated = STATED.into_iter().filter(|_| details.reported_costs);
    needed.chain(stated).fold(details, Details::with)
}
