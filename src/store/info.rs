//! The store in numbers.

use super::catalogue::Table;
use super::state::{State, nonsense};
use super::{Store, pending};
use crate::error::Error;
use crate::units::Timestamp;

/// What a store holds and how large it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Info {
    /// Format of the store; 0 where there is none.
    pub format: u32,
    /// The program that made it.
    pub created_by: String,
    /// Events that count.
    pub events: u64,
    /// Of these, events that were removed, sums of them kept.
    pub pruned: u64,
    /// Before when events were removed the last time; empty where none were.
    pub pruned_before: String,
    /// Of these, events that are in no segment yet.
    pub pending: u64,
    /// Rows that were replaced and wait for compaction.
    pub superseded: u64,
    /// Segments.
    pub segments: u64,
    /// Files that these are kept in.
    pub segment_files: u64,
    /// Bytes of all segment files.
    pub segment_bytes: u64,
    /// Bytes of the catalogue.
    pub catalogue_bytes: u64,
    /// Source files known.
    pub sources: u64,
    /// Earliest event; one in a segment may have been replaced since.
    pub first: Option<Timestamp>,
    /// Latest event; one in a segment may have been replaced since.
    pub last: Option<Timestamp>,
}

impl Store {
    /// What the store holds and how large it is.
    ///
    /// # Errors
    /// [`Error::Damaged`] when the catalogue is not what was written.
    pub fn info(&self) -> Result<Info, Error> {
        let Some(catalogue) = self.catalogue(false)? else {
            return Ok(Info::default());
        };
        let view = catalogue.view()?;
        let state = State::load(&view)?;
        let meta = view.load(Table::Meta)?;
        let created_by = meta.iter().find(|(key, _)| key == b"created_by");
        let all = || state.segments.values();
        let superseded = all()
            .map(|segment| state.superseded_in(segment.id) as u64)
            .sum();
        let rows: u64 = all().map(|segment| u64::from(segment.rows)).sum();
        let pending = state.pending.len() as u64;
        let mut waiting = Vec::new();
        for (key, record) in &state.pending {
            let event = pending::decode(*key, record).ok_or_else(|| nonsense(Table::Pending))?;
            waiting.push(event.time);
        }
        Ok(Info {
            format: catalogue.format()?,
            created_by: created_by.map_or_else(String::new, |(_, record)| {
                String::from_utf8_lossy(record).into_owned()
            }),
            events: rows - superseded + pending,
            pruned: state.pruned_calls(),
            pruned_before: state.pruned_before.clone(),
            pending,
            superseded,
            segments: all().count() as u64,
            segment_files: self.count_files(&state)?,
            segment_bytes: state.segment_bytes(),
            catalogue_bytes: catalogue.size(),
            sources: view.load(Table::Cursors)?.len() as u64,
            first: all()
                .map(|segment| segment.first)
                .chain(waiting.iter().copied())
                .min(),
            last: all()
                .map(|segment| segment.last)
                .chain(waiting.iter().copied())
                .max(),
        })
    }
}
