//! Events in, each call once: growing snapshots, copies and repeats fold into the call they belong to.

use std::collections::HashMap;

use super::dictionary::FastHash;
use super::merge::{Resolution, resolve};
use super::{EventBatch, Scan, UsageEvent};
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
        let rows = self.rows(event.key.call);
        if rows.is_empty() {
            self.add(event);
            return Recorded::New;
        }
        let kept: Vec<UsageEvent<'_>> = rows
            .iter()
            .map(|row| self.batch.event(*row as usize))
            .collect();
        match resolve(&kept, event) {
            Resolution::New => {
                self.add(event);
                Recorded::New
            }
            Resolution::Duplicate => Recorded::Duplicate,
            Resolution::Replace {
                rows: places,
                event,
            } => {
                // All replays of a response are kept as one row, so one place is replaced.
                if let Some(place) = places.first() {
                    self.batch.replace(rows[*place] as usize, &event);
                }
                Recorded::Grown
            }
        }
    }

    /// The events kept.
    #[must_use]
    pub fn batch(&self) -> &EventBatch {
        &self.batch
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

    fn add(&mut self, event: &UsageEvent<'_>) {
        let row = u32::try_from(self.batch.push(event)).unwrap_or(u32::MAX);
        let call = event.key.call;
        if let Some(first) = self.first.get(&call) {
            self.further
                .entry(call)
                .or_insert_with(|| vec![*first])
                .push(row);
        } else {
            self.first.insert(call, row);
        }
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
