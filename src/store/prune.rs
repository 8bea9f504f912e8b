//! Calls before a date to their sums: what they cost stays, who made which call goes.
//!
//! The segments that hold them are written once more: what is younger as calls, what is older as *kept sums* and keys. The
//! keys stay so that a log which is read again adds nothing. Records that sums cannot stand for stay as they are.

use std::collections::BTreeSet;
use std::time::Duration;

use super::Store;
use super::catalogue::Table;
use super::pending;
use super::state::nonsense;
use super::writer::Writer;
use crate::error::Error;
use crate::event::EventBatch;
use crate::event::Key;
use crate::units::Timestamp;

/// What becomes of a record before the limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stays {
    /// A plain call, of which sums tell as much.
    AsSums,
    /// It stays as it is: sums cannot stand for it.
    Alone,
    /// It counts or not by what else is told of its session: nothing of that time can be removed.
    WithOthers,
}

/// Which calls are removed.
pub struct Limit<'a> {
    /// Those made before.
    pub before: Timestamp,
    /// The same as `--since` takes it.
    pub name: String,
    /// What becomes of the records of a series.
    pub stays: &'a dyn Fn(&EventBatch, u32) -> Stays,
}

/// What was removed, or would be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pruned {
    /// Calls that are sums now.
    pub calls: u64,
    /// Records before the limit that stay, because sums cannot stand for them.
    pub left: u64,
    /// Bytes of the segments before.
    pub bytes_before: u64,
    /// Bytes of the segments after.
    pub bytes_after: u64,
}

impl Store {
    /// Removes the calls before a limit and keeps their sums; a rehearsal only counts them. Stopped anywhere, the store is
    /// as before or after.
    ///
    /// # Errors
    /// As [`Store::begin`], when a segment cannot be read or written, and [`Error::Incomplete`] where a record needs the
    /// calls that are to be removed.
    pub fn prune(
        &self,
        limit: &Limit<'_>,
        is_rehearsal: bool,
        holder: &str,
        timeout: Duration,
    ) -> Result<Pruned, Error> {
        let writer = self.begin(holder, timeout)?;
        let state = writer.state().clone();
        let mut pruning = Pruning {
            limit,
            is_rehearsal,
            // Their lines may turn out to be others, and are taken back then.
            provisional: writer.provisional(),
            pruned: Pruned {
                bytes_before: state.segment_bytes(),
                ..Pruned::default()
            },
            writer,
        };
        let directory = pruning.writer.directory();
        let mut removed = Vec::new();
        let all = state.segments.values();
        for segment in all.filter(|segment| !segment.kept && segment.first < limit.before) {
            let batch = segment.read_whole(&directory)?;
            let counted = (0..segment.rows).filter(|row| state.counts(segment.id, *row));
            if let Some(split) = pruning.split(&batch, counted)? {
                pruning.keep(&batch, &split.rest)?;
                removed.push(segment.id);
            }
        }
        let mut waiting = EventBatch::default();
        for (key, record) in &state.pending {
            let event = pending::decode(*key, record).ok_or_else(|| nonsense(Table::Pending))?;
            waiting.push(&event);
        }
        let rows = 0..u32::try_from(waiting.len()).unwrap_or(u32::MAX);
        if let Some(split) = pruning.split(&waiting, rows)? {
            let keys = split.old.iter().map(|row| waiting.key(*row as usize));
            pruning.writer.drop_pending(keys);
        }
        pruning.end(&removed)
    }
}

/// A pruning at work.
struct Pruning<'a> {
    writer: Writer,
    limit: &'a Limit<'a>,
    is_rehearsal: bool,
    provisional: BTreeSet<Key>,
    pruned: Pruned,
}

/// Rows that are sums now, and the others.
struct Split {
    old: Vec<u32>,
    rest: Vec<u32>,
}

impl Pruning<'_> {
    /// Writes the sums of those of some rows that go; `None` where nothing is written.
    fn split(
        &mut self,
        batch: &EventBatch,
        rows: impl Iterator<Item = u32>,
    ) -> Result<Option<Split>, Error> {
        let series = (0..).take(batch.series_count());
        let stays: Vec<Stays> = series
            .map(|series| (self.limit.stays)(batch, series))
            .collect();
        let (mut old, mut rest) = (Vec::new(), Vec::new());
        for row in rows {
            let place = row as usize;
            let series = batch.series().get(place);
            let stays = series.and_then(|series| stays.get(*series as usize));
            if batch.time(place) >= self.limit.before {
                rest.push(row);
            } else if stays == Some(&Stays::WithOthers) {
                return Err(linked(self.limit));
            } else if stays == Some(&Stays::AsSums) && self.is_settled(batch, place) {
                old.push(row);
            } else {
                rest.push(row);
                self.pruned.left += 1;
            }
        }
        let calls = old.len() as u64;
        if calls == 0 {
            return Ok(None);
        }
        if !self.is_rehearsal && !self.writer.write_kept(batch, old.clone())? {
            self.pruned.left += calls;
            return Ok(None);
        }
        self.pruned.calls += calls;
        Ok((!self.is_rehearsal).then_some(Split { old, rest }))
    }

    /// Whether a call is one instant, and will not be taken back.
    fn is_settled(&self, batch: &EventBatch, row: usize) -> bool {
        batch.spans().get(row) == 0 && !self.provisional.contains(&batch.key(row))
    }

    /// Writes the rows that stay, without the texts of those that go.
    fn keep(&mut self, batch: &EventBatch, rows: &[u32]) -> Result<(), Error> {
        let mut others = EventBatch::default();
        for row in rows {
            others.push(&batch.event(*row as usize));
        }
        let rows = (0..).take(rows.len()).collect();
        self.writer.write_segment(&others, rows)
    }

    fn end(mut self, removed: &[u64]) -> Result<Pruned, Error> {
        if self.pruned.calls > 0 && !self.is_rehearsal {
            self.writer.prune_before(&self.limit.name);
            self.writer.publish(removed)?;
            self.writer.gather(u64::MAX)?;
            self.writer.collect_garbage()?;
        }
        self.pruned.bytes_after = self.writer.state().segment_bytes();
        Ok(self.pruned)
    }
}

/// Why nothing is removed.
fn linked(limit: &Limit<'_>) -> Error {
    Error::Incomplete(format!(
        "agents' telemetry from before {} counts only where no session log tells of the same calls, and that could not be \
         told any more; nothing was removed",
        limit.name
    ))
}
