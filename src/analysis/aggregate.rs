//! All events of a question through the workers: each batch is shared out over the cores.

use std::ops::Range;

use rayon::prelude::*;

use super::fold::{Folded, fold};
use super::report::Query;
use super::worker::Worker;
use crate::error::Error;
use crate::event::{EventBatch, Scan};
use crate::pricing::PriceBook;

/// Rows that are worth a thread of their own.
const SHARE: usize = 32_768;

/// Exact priced sums of the events in question, by label.
pub(super) fn aggregate(
    query: &Query,
    events: &dyn Scan,
    book: &PriceBook,
) -> Result<Folded, Error> {
    let threads = rayon::current_num_threads().max(1);
    let mut workers: Vec<Worker<'_>> = Vec::new();
    events.scan(query.period, &mut |batch: &EventBatch| {
        let shares = shares(batch.len(), threads);
        while workers.len() < shares.len() {
            workers.push(Worker::new(query, book));
        }
        match (shares.as_slice(), workers.first_mut()) {
            ([all], Some(worker)) => worker.add(batch, all.clone()),
            _ => workers
                .par_iter_mut()
                .zip(shares)
                .for_each(|(worker, rows)| worker.add(batch, rows)),
        }
        Ok(())
    })?;
    fold(query, &workers)
}

/// Cuts rows into equal ranges, no more than there are threads.
fn shares(rows: usize, threads: usize) -> Vec<Range<usize>> {
    let count = rows.div_ceil(SHARE).min(threads);
    let length = rows.div_ceil(count.max(1));
    (0..count)
        .map(|share| share * length..((share + 1) * length).min(rows))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::shares;

    #[test]
    fn shares_cover_every_row_once() {
        for rows in [0, 1, 7, 32_768, 32_769, 100_003, 1_000_000] {
            for threads in 1..5 {
                let covered: Vec<usize> = shares(rows, threads).into_iter().flatten().collect();
                assert_eq!(covered, (0..rows).collect::<Vec<_>>());
            }
        }
    }
}
