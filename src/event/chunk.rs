//! The events of a stretch of a file in their order, to be handed from the thread that read it to the one that keeps them.

use super::EventBatch;
use super::UsageEvent;

/// Events in the order they were read.
#[derive(Debug, Default)]
pub struct Chunk {
    batch: EventBatch,
    /// Rows that are further parts of a record, in order.
    further: Vec<usize>,
}

impl Chunk {
    /// A chunk with room for so many events.
    #[must_use]
    pub fn with_room(events: usize) -> Self {
        let mut chunk = Self::default();
        chunk.batch.reserve(events);
        chunk
    }

    /// Adds an event.
    pub fn push(&mut self, event: &UsageEvent<'_>) {
        let row = self.batch.push(event);
        if event.part > 0 {
            self.further.push(row);
        }
    }

    /// How many events there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.batch.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.batch.is_empty()
    }

    /// The events as columns.
    #[must_use]
    pub fn batch(&self) -> &EventBatch {
        &self.batch
    }

    /// Whether a row is the event of its record that conservation counts.
    #[must_use]
    pub fn is_counted(&self, row: usize) -> bool {
        self.further.is_empty() || self.further.binary_search(&row).is_err()
    }

    /// An event, where the stretch begins behind line `lines`.
    #[must_use]
    pub fn event(&self, row: usize, lines: u64) -> UsageEvent<'_> {
        let mut event = self.batch.event(row);
        event.line = event.line.saturating_add(lines);
        event.part = u64::from(!self.is_counted(row));
        event
    }

    /// The line each event came from, in order.
    pub fn lines(&self) -> impl Iterator<Item = u64> {
        (0..self.len()).map(|row| self.batch.facts.line.get(row))
    }
}
