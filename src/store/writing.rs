//! A segment that is written by another thread while more events are taken.

use std::path::PathBuf;
use std::thread;
use std::thread::JoinHandle;

use super::segment::Segment;
use crate::error::Error;
use crate::event::EventBatch;

/// A segment being written.
pub(super) struct Writing(JoinHandle<(Result<Segment, Error>, EventBatch)>);

impl Writing {
    /// Begins to write rows of a batch as segment `id`.
    pub(super) fn begin(directory: PathBuf, id: u64, batch: EventBatch, rows: Vec<u32>) -> Self {
        Self(thread::spawn(move || {
            (Segment::write(&directory, id, &batch, rows), batch)
        }))
    }

    /// Waits for it; the segment, and the batch whose room can be used again.
    pub(super) fn finish(self) -> (Result<Segment, Error>, EventBatch) {
        self.0.join().unwrap_or_else(|_| {
            let reason = "the thread that wrote a segment has ended early".to_owned();
            (Err(Error::Internal(reason)), EventBatch::default())
        })
    }
}
