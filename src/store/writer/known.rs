//! Whether one call is stored already, and taking it back.

use std::collections::btree_map::Entry;

use super::Writer;
use crate::error::Error;
use crate::event::Attribute;
use crate::event::Key;
use crate::event::UsageEvent;
use crate::store::catalogue::Table;
use crate::store::keys::Wanted;
use crate::store::pending;
use crate::store::state::nonsense;

impl Writer {
    /// Whether a call with this very key is stored, or recorded by this writer.
    ///
    /// # Errors
    /// When a key file cannot be read.
    pub fn knows(&self, key: Key) -> Result<bool, Error> {
        if self.ledger.knows(key) || self.state.pending.contains_key(&key) {
            return Ok(true);
        }
        let directory = self.store.segments();
        let mut open = self.open_keys.borrow_mut();
        for segment in self.state.segments.values() {
            let keys = match open.entry(segment.id) {
                Entry::Occupied(keys) => keys.into_mut(),
                Entry::Vacant(place) => place.insert(segment.keys(&directory)?),
            };
            if keys
                .find(&Wanted::new(&[key.call]))?
                .into_iter()
                .any(|(other, row)| other == key && self.state.counts(segment.id, row))
            {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Takes back a stored call if it was read from line `line` of `file`: the line has turned out to be another.
    /// Says whether it did.
    ///
    /// # Errors
    /// When a segment cannot be read.
    pub fn withdraw(&mut self, key: Key, file: &str, line: u64) -> Result<bool, Error> {
        let is_meant = |event: &UsageEvent<'_>| {
            event.line == line && event.attributes[Attribute::File] == file
        };
        if self.ledger.knows(key) {
            return Ok(false);
        }
        if let Some(record) = self.state.pending.get(&key) {
            let event = pending::decode(key, record).ok_or_else(|| nonsense(Table::Pending))?;
            if is_meant(&event) {
                self.state.pending.remove(&key);
                self.changes.pending.insert(key);
                return Ok(true);
            }
            return Ok(false);
        }
        let directory = self.store.segments();
        let segments = self.state.segments.values();
        for segment in segments.filter(|segment| !segment.kept) {
            let found = segment.keys(&directory)?.find(&Wanted::new(&[key.call]))?;
            let row = found
                .into_iter()
                .find(|(other, row)| *other == key && self.state.counts(segment.id, *row));
            let Some((_, row)) = row else { continue };
            let columns = segment.read(&directory)?;
            if is_meant(&columns.event(row as usize)) {
                let rows = self.state.superseded.entry(segment.id).or_default();
                rows.insert(row);
                self.changes.segments.insert(segment.id);
                return Ok(true);
            }
        }
        Ok(false)
    }
}
