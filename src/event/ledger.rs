//! Events in, each call once: growing snapshots, copies and repeats fold into the call they belong to.

use std::borrow::Cow;
use std::collections::HashMap;

use hashbrown::HashTable;

use super::merge::{Resolution, resolve};
use super::{Details, EventBatch, Key, Scan, UsageEvent};
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
    several: HashMap<u64, Vec<usize>>,
}

impl Ledger {
    /// Adds an event, or folds it into the call it belongs to.
    pub fn record(&mut self, event: &UsageEvent<'_>) -> Recorded {
        self.record_row(event).0
    }

    /// As [`Ledger::record`], and says which row is new or has grown.
    pub(crate) fn record_row(&mut self, event: &UsageEvent<'_>) -> (Recorded, usize) {
        let call = event.key.call;
        let Some(first) = self.first_row(call) else {
            let row = self.batch.push(event);
            let keys = &self.batch.keys;
            let code = u32::try_from(row).unwrap_or(u32::MAX);
            self.first
                .insert_unique(call, code, |row| keys[*row as usize].call);
            return (Recorded::New, row);
        };
        let rows = self.rows(call, first);
        let kept: Vec<UsageEvent<'_>> = rows.iter().map(|row| self.batch.event(*row)).collect();
        match resolve(&kept, event) {
            Resolution::New => {
                let row = self.batch.push(event);
                self.several.entry(call).or_insert(rows).push(row);
                (Recorded::New, row)
            }
            Resolution::Duplicate => (Recorded::Duplicate, first),
            Resolution::Replace {
                rows: places,
                event,
            } => {
                // All replays of a response are kept as one row, so one place is replaced.
                let row = places.first().map_or(first, |place| rows[*place]);
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
        let Some(first) = self.first_row(key.call) else {
            return false;
        };
        self.rows(key.call, first)
            .iter()
            .any(|row| self.batch.key(*row) == key)
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

    fn first_row(&self, call: u64) -> Option<usize> {
        let keys = &self.batch.keys;
        self.first
            .find(call, |row| keys[*row as usize].call == call)
            .map(|row| *row as usize)
    }

    fn rows(&self, call: u64, first: usize) -> Vec<usize> {
        self.several
            .get(&call)
            .cloned()
            .unwrap_or_else(|| vec![first])
    }
}

/// One part: all of it.
impl Scan for Ledger {
    fn parts(&self, _period: Period) -> Vec<u64> {
        vec![0]
    }

    fn read(&self, _part: u64, _details: Details) -> Result<Cow<'_, EventBatch>, Error> {
        Ok(Cow::Borrowed(&self.batch))
    }
}
