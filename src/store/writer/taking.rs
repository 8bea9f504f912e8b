//! Events into memory, and a full batch of them to the disk.

use super::MOST_ROWS;
use super::Writer;
use crate::error::Error;
use crate::event::Chunk;
use crate::event::Dictionary;
use crate::event::Recorded;
use crate::event::Translation;
use crate::event::UsageEvent;
use crate::store::segment::MOST_TEXT_BYTES;

/// Most distinct texts held in memory before a segment is written.
const MOST_TEXTS: usize = MOST_ROWS;

impl Writer {
    /// Takes an event. `origin` is a number of the caller's choice, such as that of the source file;
    /// what became of its records is known at [`Writer::commit`].
    ///
    /// # Errors
    /// When a full batch could not be written. This writer has failed then, and will not commit.
    pub fn record(&mut self, event: &UsageEvent<'_>, origin: u32) -> Result<(), Error> {
        let counted = (event.part == 0).then_some(origin);
        let (fate, row) = self.ledger.record_row(event);
        match fate {
            Recorded::New => self.origins.push(counted),
            Recorded::Grown => self.growth.extend(counted.map(|origin| (row, origin))),
            Recorded::Duplicate => self.count(counted, fate),
        }
        if fate != Recorded::Duplicate && self.is_full() {
            self.flush().inspect_err(|_| self.has_failed = true)?;
        }
        Ok(())
    }

    /// Takes the events of a stretch of a file that begins behind line `lines`, as [`Writer::record`] takes each.
    ///
    /// # Errors
    /// As [`Writer::record`].
    pub fn record_chunk(&mut self, chunk: &Chunk, lines: u64, origin: u32) -> Result<(), Error> {
        let mut translation = Translation::default();
        let mut start = 0;
        while start < chunk.len() {
            let room = self.most_rows.saturating_sub(self.ledger.len()).max(1);
            let end = chunk.len().min(start + room);
            let (origins, growth) = (&mut self.origins, &mut self.growth);
            let mut repeated = 0;
            self.ledger.record_rows(
                chunk,
                start..end,
                lines,
                &mut translation,
                |row, fate, place| {
                    let counted = chunk.is_counted(row).then_some(origin);
                    match fate {
                        Recorded::New => origins.push(counted),
                        Recorded::Grown => growth.extend(counted.map(|origin| (place, origin))),
                        Recorded::Duplicate => repeated += u64::from(counted.is_some()),
                    }
                },
            );
            self.count_many(origin, repeated);
            if self.is_full() {
                self.flush().inspect_err(|_| self.has_failed = true)?;
                // The codes translated to are gone with the batch.
                translation = Translation::default();
            }
            start = end;
        }
        Ok(())
    }

    /// Whether no more is to be held in memory.
    fn is_full(&self) -> bool {
        self.ledger.len() >= self.most_rows
            || self.growth.len() >= MOST_ROWS
            || self.has_many_texts()
    }

    /// Writes the batch in memory as a segment.
    fn flush(&mut self) -> Result<(), Error> {
        let (batch, rows) = self.settle()?;
        self.write_segment(&batch, rows)?;
        self.ledger.reuse(batch);
        Ok(())
    }

    pub(super) fn next_segment(&mut self) -> u64 {
        let id = self.state.next_segment;
        self.state.next_segment += 1;
        self.unnamed.insert(id);
        id
    }

    /// Whether there are as many texts as there may be.
    fn has_many_texts(&self) -> bool {
        let batch = self.ledger.batch();
        let count: usize = batch.dictionaries.iter().map(Dictionary::len).sum();
        count >= MOST_TEXTS || batch.text_bytes() >= MOST_TEXT_BYTES
    }

    fn count_many(&mut self, origin: u32, repeated: u64) {
        if repeated > 0 {
            self.done.by_origin.entry(origin).or_default().duplicate += repeated;
        }
    }
}
