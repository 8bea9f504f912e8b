//! Many small segments to few: rows that no longer count are dropped, what counts stays.

use std::time::Duration;

use super::Store;
use super::segment::{MOST_ROWS, MOST_TEXT_BYTES, Part, Segment};
use super::state::State;
use super::writer::Writer;
use crate::error::Error;
use crate::event::EventBatch;

/// More small segments than this are merged by the write that leaves them.
const MOST_WEAK: usize = 16;

/// What a compaction did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Compaction {
    /// Segments before.
    pub before: u64,
    /// Segments after.
    pub after: u64,
    /// Rows that no longer counted and are gone.
    pub dropped: u64,
    /// Files that held segments before.
    pub files_before: u64,
    /// Files that hold them now; others may go with the next write, if a reader needs them still.
    pub files_after: u64,
}

impl Store {
    /// Merges segments that are small or have superseded rows, and puts those that are not merged any more into packs.
    /// Stopped anywhere, what the store holds is as before or after.
    ///
    /// # Errors
    /// As [`Store::begin`], and when a segment cannot be read or written.
    pub fn compact(&self, holder: &str, timeout: Duration) -> Result<Compaction, Error> {
        let mut writer = self.begin(holder, timeout)?;
        let files_before = self.count_files(writer.state())?;
        let done = merge(&mut writer, is_improvable)?;
        writer.gather(u64::MAX)?;
        Ok(Compaction {
            files_before,
            files_after: self.count_files(writer.state())?,
            ..done
        })
    }
}

/// Whether small writes have left enough segments to merge.
pub(super) fn is_due(state: &State, rows: usize) -> bool {
    weak(state, is_small, rows).len() > MOST_WEAK
}

/// Merges the small segments, and those of which a good part no longer counts.
pub(super) fn merge_small(writer: &mut Writer) -> Result<Compaction, Error> {
    merge(writer, is_small)
}

/// Which segments to merge, with so many rows that do not count, where segments of some rows are not small.
type Choice = fn(&Segment, usize, usize) -> bool;

pub(super) fn is_small(segment: &Segment, superseded: usize, rows: usize) -> bool {
    let texts = segment.seals[Part::Names as usize].size;
    (segment.rows as usize).saturating_sub(superseded) < rows && texts < MOST_TEXT_BYTES as u64 / 2
}

fn is_improvable(segment: &Segment, superseded: usize, rows: usize) -> bool {
    superseded > 0 || is_small(segment, superseded, rows)
}

fn weak(state: &State, choice: Choice, rows: usize) -> Vec<&Segment> {
    let all = state.segments.values().filter(|segment| !segment.kept);
    all.filter(|segment| choice(segment, state.superseded_in(segment.id), rows))
        .collect()
}

fn merge(writer: &mut Writer, choice: Choice) -> Result<Compaction, Error> {
    let state = writer.state().clone();
    let mut weak = weak(&state, choice, writer.packed_rows());
    weak.sort_by_key(|segment| (segment.first, segment.id));
    let before = state.segments.len() as u64;
    let superseded = |segment: &Segment| state.superseded_in(segment.id);
    let dropped = weak.iter().copied().map(superseded).sum::<usize>() as u64;
    if weak.is_empty() || (weak.len() == 1 && dropped == 0) {
        return Ok(Compaction {
            before,
            after: before,
            ..Compaction::default()
        });
    }
    let directory = writer.directory();
    let mut merged = EventBatch::default();
    for segment in &weak {
        let old = segment.read_whole(&directory)?;
        for row in (0..segment.rows).filter(|row| state.counts(segment.id, *row)) {
            merged.push(&old.event(row as usize));
            if merged.len() >= MOST_ROWS || merged.text_bytes() >= MOST_TEXT_BYTES {
                writer.write_segment(&merged, all_rows(&merged))?;
                merged = EventBatch::default();
            }
        }
    }
    writer.write_segment(&merged, all_rows(&merged))?;
    let removed: Vec<u64> = weak.iter().map(|segment| segment.id).collect();
    writer.publish(&removed)?;
    writer.collect_garbage()?;
    Ok(Compaction {
        before,
        after: writer.state().segments.len() as u64,
        dropped,
        ..Compaction::default()
    })
}

fn all_rows(batch: &EventBatch) -> Vec<u32> {
    (0..u32::try_from(batch.len()).unwrap_or(u32::MAX)).collect()
}
