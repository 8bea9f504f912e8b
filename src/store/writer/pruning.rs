//! What removing calls asks of a writer.

use std::collections::BTreeSet;

use super::Writer;
use crate::error::Error;
use crate::event::EventBatch;
use crate::event::Key;
use crate::store::segment::Target;
use crate::store::segment::write_kept;

impl Writer {
    /// Calls of last rows that had no line end: they may be withdrawn.
    pub(in crate::store) fn provisional(&self) -> BTreeSet<Key> {
        let cursors = self.cursors.values();
        let keys = cursors.flat_map(|cursor| &cursor.provisional);
        keys.copied().collect()
    }

    /// Writes what is kept of calls that are removed; it counts, and they do not, once it is published. Says whether there
    /// are sums of them.
    pub(in crate::store) fn write_kept(
        &mut self,
        batch: &EventBatch,
        rows: Vec<u32>,
    ) -> Result<bool, Error> {
        let id = self.next_segment();
        let kept = write_kept(id, batch, rows, &mut Target::Pack(self.end()?))?;
        let is_written = kept.is_some();
        kept.into_iter().for_each(|segment| self.take_in(segment));
        Ok(is_written)
    }

    /// Takes events out of the catalogue.
    pub(in crate::store) fn drop_pending(&mut self, keys: impl Iterator<Item = Key>) {
        for key in keys {
            self.state.pending.remove(&key);
            self.changes.pending.insert(key);
        }
    }

    /// Remembers before when calls were removed; the latest such date stays.
    pub(in crate::store) fn prune_before(&mut self, date: &str) {
        // Dates of one form are in order as texts.
        if *self.state.pruned_before < *date {
            date.clone_into(&mut self.state.pruned_before);
        }
    }
}
