//! Events in, each call once: growing snapshots, copies and repeats fold into the call they belong to.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use hashbrown::HashTable;
use hashbrown::hash_table::Entry;

use super::batch::UNTOLD_COST_KIND;
use super::merge::{Resolution, resolve};
use super::{Attribute, Chunk, Details, EventBatch, Key, Scan, Translation, UsageEvent};
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

    /// Adds the events of a stretch that begins behind line `lines`.
    pub fn record_chunk(&mut self, chunk: &Chunk, lines: u64) {
        let mut translation = Translation::default();
        let rows = 0..chunk.len();
        self.record_rows(chunk, rows, lines, &mut translation, |_, _, _| {});
    }

    /// As [`Ledger::record`], and says which row is new or has grown.
    pub(crate) fn record_row(&mut self, event: &UsageEvent<'_>) -> (Recorded, usize) {
        let call = event.key.call;
        let keys = &self.batch.keys;
        let call_of = |row: &u32| keys[*row as usize].call;
        let first = match self.first.entry(call, |row| call_of(row) == call, call_of) {
            Entry::Occupied(first) => *first.get() as usize,
            Entry::Vacant(place) => {
                place.insert(u32::try_from(keys.len()).unwrap_or(u32::MAX));
                return (Recorded::New, self.batch.push(event));
            }
        };
        self.fold(event, first)
    }

    /// As [`Ledger::record_row`], of rows of a stretch that begins behind line `lines`. `told` is told what became of
    /// each, in order.
    pub(crate) fn record_rows(
        &mut self,
        chunk: &Chunk,
        rows: Range<usize>,
        lines: u64,
        translation: &mut Translation,
        mut told: impl FnMut(usize, Recorded, usize),
    ) {
        let from = chunk.batch();
        // Rows of which no more than the keys are here yet.
        let mut waiting = rows.start;
        for row in rows.clone() {
            let key = from.keys[row];
            let keys = &mut self.batch.keys;
            let call_of = |row: &u32| keys[*row as usize].call;
            let is_same = |row: &u32| call_of(row) == key.call;
            let first = match self.first.entry(key.call, is_same, call_of) {
                Entry::Vacant(place) => {
                    let new = keys.len();
                    place.insert(u32::try_from(new).unwrap_or(u32::MAX));
                    keys.push(key);
                    told(row, Recorded::New, new);
                    continue;
                }
                Entry::Occupied(first) => *first.get() as usize,
            };
            self.batch.append(from, waiting..row, lines, translation);
            waiting = row + 1;
            let mut event = from.event(row);
            event.line = event.line.saturating_add(lines);
            let (fate, place) = self.fold(&event, first);
            told(row, fate, place);
        }
        self.batch
            .append(from, waiting..rows.end, lines, translation);
    }

    /// Folds an event into what is kept of its response, the first of it in row `first`.
    fn fold(&mut self, event: &UsageEvent<'_>, first: usize) -> (Recorded, usize) {
        let call = event.key.call;
        let event = &normal(event);
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

    /// Takes the events kept and starts anew; the room that keeping them apart took stays for the next.
    pub(crate) fn take_batch(&mut self) -> EventBatch {
        self.first.clear();
        self.several.clear();
        std::mem::take(&mut self.batch)
    }

    /// Gives an empty ledger the room of a batch that is no longer needed.
    pub(crate) fn reuse(&mut self, mut batch: EventBatch) {
        if self.is_empty() {
            batch.clear();
            self.batch = batch;
        }
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

/// An event as a batch gives it back, so that a record is compared with what was kept of its like: amounts by name,
/// none of them 0, and a kind for every cost.
fn normal<'a>(event: &'a UsageEvent<'a>) -> Cow<'a, UsageEvent<'a>> {
    let kind = &event.attributes[Attribute::CostKind];
    let has_kind = !kind.is_empty();
    let is_sorted = event
        .quantities
        .is_sorted_by(|left, right| left.0 < right.0);
    let is_plain = is_sorted && event.quantities.iter().all(|(_, amount)| *amount > 0);
    if is_plain && has_kind == event.reported_cost.is_some() {
        return Cow::Borrowed(event);
    }
    let mut event = event.clone();
    let amounts: BTreeMap<_, _> = event.quantities.drain(..).collect();
    event.quantities = amounts
        .into_iter()
        .filter(|(_, amount)| *amount > 0)
        .collect();
    event.attributes[Attribute::CostKind] = match event.reported_cost {
        Some(_) if has_kind => event.attributes[Attribute::CostKind].clone(),
        Some(_) => Cow::Borrowed(UNTOLD_COST_KIND),
        None => Cow::Borrowed(""),
    };
    Cow::Owned(event)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::Usd;

    #[test]
    fn a_repeat_is_a_duplicate_however_its_amounts_are_written() {
        let mut event = UsageEvent::call();
        event.key = Key::of_id("test", "one");
        event.reported_cost = Some(Usd(7));
        let amount = |name, amount| (Cow::Borrowed(name), amount);
        event.quantities = vec![amount("b", 2), amount("a", 1), amount("none", 0)];
        let mut without_cost = event.clone();
        without_cost.key = Key::of_id("test", "two");
        without_cost.reported_cost = None;
        without_cost.attributes[Attribute::CostKind] = Cow::Borrowed("list");
        for event in [event, without_cost] {
            let mut ledger = Ledger::default();
            assert_eq!(ledger.record(&event), Recorded::New);
            assert_eq!(ledger.record(&event), Recorded::Duplicate);
            let kept = ledger.batch().event(0).into_owned();
            assert_eq!(*normal(&event), kept);
            assert_eq!(ledger.record(&kept), Recorded::Duplicate);
        }
    }

    #[test]
    fn a_reused_batch_remembers_nothing() {
        let mut ledger = Ledger::default();
        let mut event = UsageEvent::call();
        event.key = Key::of_id("test", "one");
        event.attributes[Attribute::Model] = Cow::Borrowed("m");
        event.meters.0 = [3; crate::event::Meter::COUNT];
        ledger.record(&event);
        let batch = ledger.take_batch();
        ledger.reuse(batch);
        let mut other = UsageEvent::call();
        other.key = event.key;
        assert_eq!(ledger.record(&other), Recorded::New);
        assert_eq!(ledger.batch().event(0), other);
        assert_eq!(ledger.batch().series_count(), 1);
    }
}
