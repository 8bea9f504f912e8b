//! Events to whether a report without filters counts them: what [`super::coverage`] leaves out is known better elsewhere.

use super::codes::EXCLUDED;
use super::coverage::Coverage;
use super::report::Query;
use super::worker::Worker;
use crate::error::Error;
use crate::event::EventBatch;
use crate::event::Scan;
use crate::pricing::PriceBook;

/// What is known best of each provider and day.
pub struct Counted<'a> {
    query: Query,
    book: &'a PriceBook,
    coverage: Coverage,
}

impl<'a> Counted<'a> {
    /// Looks at all events.
    ///
    /// # Errors
    /// What stopped the reading.
    pub fn of(events: &dyn Scan, book: &'a PriceBook) -> Result<Self, Error> {
        let query = Query::default();
        Ok(Self {
            coverage: Coverage::of(&query.filter, events, book)?,
            query,
            book,
        })
    }

    /// Whether each row of a batch counts.
    #[must_use]
    pub fn rows(&self, batch: &EventBatch) -> Vec<bool> {
        let mut worker = Worker::new(&self.query, self.book, Some(&self.coverage));
        let codes = worker.counted(batch);
        codes.into_iter().map(|code| code != EXCLUDED).collect()
    }
}
