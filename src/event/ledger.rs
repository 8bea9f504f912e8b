//! Events in, each call once: growing snapshots, copies and repeats fold into the call they belong to.

use std::collections::HashMap;

use super::dictionary::FastHash;
use super::merge::{Resolution, resolve};
use super::{EventBatch, Key, Scan, UsageEvent};
use crate::error::Error;
use crate::units::Period;

/// What became of a recorded event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recorded {
    /// A call not seen before.
    New,
    /// A call already known; nothing changed.
    Duplicate,
    /// A call already known; this record told more about it.
    Grown,
}

/// A batch in which no two events are the same call.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    batch: EventBatch,
    /// First row of each response, by the `call` half of its key.
    first: HashMap<u64, u32, FastHash>,
    /// Further rows of the same response: rare, so apart.
    further: HashMap<u64, Vec<u32>, FastHash>,
}

impl Ledger {
    /// Adds an event, or folds it into the call it belongs to.
    pub fn record(&mut self, event: &UsageEvent<'_>) -> Recorded {
        self.record_row(event).0
    }

    /// As [`Ledger::record`], and says which row is new or has grown.
    pub(crate) fn record_row(&mut self, event: &UsageEvent<'_>) -> (Recorded, usize) {
        let rows = self.rows(event.key.call);
        if rows.is_empty() {
            return (Recorded::New, self.add(event));
        }
        let kept: Vec<UsageEvent<'_>> = rows
            .iter()
            .map(|row| self.batch.event(*row as usize))
            .collect();
        match resolve(&kept, event) {
            Resolution::New => (Recorded::New, self.add(event)),
            Resolution::Duplicate => (Recorded::Duplicate, 0),
            Resolution::Replace {
                rows: places,
                event,
            } => {
                // All replays of a response are kept as one row, so one place is replaced.
                let row = places.first().map_or(0, |place| rows[*place] as usize);
                self.batch.replace(row, &event);
                (Recorded::Grown, row)
            }
        }
    }

    /// The events kept.
    #[must_use]
    pub fn batch(&self) -> &EventBatch {
        &self.batch
    }

    /// The events kept, without what was needed to keep them apart.
    pub(crate) fn into_batch(self) -> EventBatch {
        self.batch
    }

    /// Whether a call with this very key is kept.
    pub(crate) fn knows(&self, key: Key) -> bool {
        self.rows(key.call)
            .iter()
            .any(|row| self.batch.key(*row as usize) == key)
    }

    /// How many calls are kept.
    #[must_use]
    pub fn len(&self) -> usize {
        self.batch.len()
    }

    /// Whether nothing is kept.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.batch.is_empty()
    }

    fn add(&mut self, event: &UsageEvent<'_>) -> usize {
        let place = self.batch.push(event);
        let row = u32::try_from(place).unwrap_or(u32::MAX);
        let call = event.key.call;
        if let Some(first) = self.first.get(&call) {
            self.further
                .entry(call)
                .or_insert_with(|| vec![*first])
                .push(row);
        } else {
            self.first.insert(call, row);
        }
        place
    }

    fn rows(&self, call: u64) -> Vec<u32> {
        match self.further.get(&call) {
            Some(rows) => rows.clone(),
            None => self.first.get(&call).copied().into_iter().collect(),
        }
    }
}

impl Scan for Ledger {
    fn scan(
        &self,
        _period: Period,
        visit: &mut dyn FnMut(&EventBatch) -> Result<(), Error>,
    ) -> Result<(), Error> {
        visit(&self.batch)
    }
}
