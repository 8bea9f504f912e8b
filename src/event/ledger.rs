//! Events in, each call once: growing snapshots, copies and repeats fold into the call they belong to.

use std::collections::HashMap;

use hashbrown::HashTable;

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
    /// First row of each response; its hash is the `call` half of the key.
    first: HashTable<u32>,
    /// All rows of a response that has several: rare, so apart.
    several: HashMap<u64, Vec<u32>>,
}

impl Ledger {
    /// Adds an event, or folds it into the call it belongs to.
    pub fn record(&mut self, event: &UsageEvent<'_>) -> Recorded {
        let call = event.key.call;
        let keys = &self.batch.keys;
        let Some(first) = self
            .first
            .find(call, |row| keys[*row as usize].call == call)
        else {
            let row = self.add(event);
            let keys = &self.batch.keys;
            self.first
                .insert_unique(call, row, |row| keys[*row as usize].call);
            return Recorded::New;
        };
        let rows = self
            .several
            .get(&call)
            .cloned()
            .unwrap_or_else(|| vec![*first]);
        let kept: Vec<UsageEvent<'_>> = rows
            .iter()
            .map(|row| self.batch.event(*row as usize))
            .collect();
        match resolve(&kept, event) {
            Resolution::New => {
                let row = self.add(event);
                self.several.entry(call).or_insert(rows).push(row);
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

    fn add(&mut self, event: &UsageEvent<'_>) -> u32 {
        u32::try_from(self.batch.push(event)).unwrap_or(u32::MAX)
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
