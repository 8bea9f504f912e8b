//! One command's writes: events in, each call once, and all of it at once or not at all.

mod known;
mod packing;
mod pruning;
mod taking;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::PathBuf;

use super::catalogue::{Catalogue, Table};
use super::counts::Committed;
use super::cursor::Cursor;
use super::keys::Keys;
use super::lock::Lock;
use super::pack::End;
use super::pack::Pack;
use super::resolve::{Changes, settle};
use super::segment::{Draft, LARGE_ROWS, MOST_ROWS, Segment, Target};
use super::state::{self, NEXT_SEGMENT, PRUNED_BEFORE, State, nonsense};
use super::{Store, compact, disk, pending};
use crate::error::Error;
use crate::event::EventBatch;
use crate::event::Ledger;
use crate::event::Recorded;

/// Most events that wait in the catalogue; with more, they become a segment.
const MOST_PENDING: usize = 10_000;

/// A write in progress. It holds the store's lock; dropped without [`Writer::commit`], nothing happened.
pub struct Writer {
    store: Store,
    catalogue: Catalogue,
    state: State,
    cursors: HashMap<String, Cursor>,
    moved: BTreeSet<String>,
    ledger: Ledger,
    /// Whose record each row of the ledger was first; none for further parts of a record.
    origins: Vec<Option<u32>>,
    /// Records that made a row of the ledger grow.
    growth: Vec<(usize, u32)>,
    changes: Changes,
    unnamed: BTreeSet<u64>,
    /// Where the last segment was put.
    end: Option<End>,
    /// Packs that have grown, and how much of each counts already.
    grown: BTreeMap<u64, u64>,
    /// Packs of which the catalogue must say something else.
    changed_packs: BTreeSet<u64>,
    /// Bytes of segments written since the last step.
    written: u64,
    done: Committed,
    /// Key files opened by [`Writer::knows`].
    open_keys: RefCell<BTreeMap<u64, Keys>>,
    most_rows: usize,
    most_pending: usize,
    /// A batch was lost because it could not be written.
    has_failed: bool,
    /// Whether new events are handed back as they are committed.
    names_new: bool,
    _lock: Lock,
}

impl Writer {
    pub(super) fn start(store: Store, lock: Lock, catalogue: Catalogue) -> Result<Self, Error> {
        let view = catalogue.view()?;
        let state = State::load(&view)?;
        let mut cursors = HashMap::new();
        for (path, record) in view.load(Table::Cursors)? {
            let cursor = std::str::from_utf8(&path)
                .ok()
                .and_then(|path| Cursor::decode(path, &record))
                .ok_or_else(|| nonsense(Table::Cursors))?;
            cursors.insert(cursor.path.clone(), cursor);
        }
        drop(view);
        for pack in state.packs.values() {
            pack.cut(&store.segments())?;
        }
        let mut writer = Self {
            store,
            catalogue,
            state,
            cursors,
            moved: BTreeSet::new(),
            ledger: Ledger::default(),
            origins: Vec::new(),
            growth: Vec::new(),
            changes: Changes::default(),
            unnamed: BTreeSet::new(),
            end: None,
            grown: BTreeMap::new(),
            changed_packs: BTreeSet::new(),
            written: 0,
            done: Committed::default(),
            open_keys: RefCell::default(),
            most_rows: MOST_ROWS,
            most_pending: MOST_PENDING,
            has_failed: false,
            names_new: false,
            _lock: lock,
        };
        writer.collect_garbage()?;
        Ok(writer)
    }

    /// Other bounds than the usual: how many events are held in memory, how many wait in the catalogue.
    /// They change how events lie on disk, never what is stored.
    #[must_use]
    pub fn with_bounds(mut self, rows: usize, pending: usize) -> Self {
        self.most_rows = rows.clamp(1, MOST_ROWS);
        self.most_pending = pending.min(MOST_PENDING);
        self
    }

    /// Holds half as many events in memory: segments then are as large as those that nobody merges any more.
    #[must_use]
    pub fn sparing(self) -> Self {
        let (rows, pending) = (self.most_rows, self.most_pending);
        self.with_bounds(rows.min(LARGE_ROWS), pending)
    }

    /// Hands back every event that was not stored before, in [`Committed::events`].
    #[must_use]
    pub fn naming_new(mut self) -> Self {
        self.names_new = true;
        self
    }

    /// How far a source was read.
    #[must_use]
    pub fn cursor(&self, path: &str) -> Option<&Cursor> {
        self.cursors.get(path)
    }

    /// How far every source was read, in no order.
    pub fn cursors(&self) -> impl Iterator<Item = &Cursor> {
        self.cursors.values()
    }

    /// Remembers how far a source was read; durable with the events by [`Writer::commit`].
    pub fn set_cursor(&mut self, cursor: Cursor) {
        if self.cursors.get(&cursor.path) != Some(&cursor) {
            self.moved.insert(cursor.path.clone());
            self.cursors.insert(cursor.path.clone(), cursor);
        }
    }

    /// Whether an event could not be taken: this writer will not commit.
    #[must_use]
    pub fn has_failed(&self) -> bool {
        self.has_failed
    }

    /// Makes everything recorded durable, in one step, and says what it was.
    ///
    /// # Errors
    /// When something could not be written; nothing was stored then.
    pub fn commit(mut self) -> Result<Committed, Error> {
        self.checkpoint()
    }

    /// Says what a commit would say, and stores nothing.
    ///
    /// # Errors
    /// When what is stored could not be read.
    pub fn rehearse(mut self) -> Result<Committed, Error> {
        self.settle()?;
        Ok(std::mem::take(&mut self.done))
    }

    /// As [`Writer::commit`], and goes on: what is recorded next is another step. Says what became of the records
    /// since the last step.
    ///
    /// # Errors
    /// As [`Writer::commit`]; this writer will not commit any more then.
    pub fn checkpoint(&mut self) -> Result<Committed, Error> {
        if self.has_failed {
            let reason = "a write that lost a batch was to be committed";
            return Err(Error::Internal(reason.to_owned()));
        }
        self.store_all().inspect_err(|_| self.has_failed = true)?;
        Ok(std::mem::take(&mut self.done))
    }

    fn store_all(&mut self) -> Result<(), Error> {
        let (mut batch, mut rows) = self.settle()?;
        let few = rows.len() + self.state.pending.len() <= self.most_pending;
        if few {
            for row in rows {
                let event = batch.event(row as usize);
                self.changes.pending.insert(event.key);
                let record = pending::encode(&event);
                self.state.pending.insert(event.key, record);
            }
        } else {
            for (key, record) in std::mem::take(&mut self.state.pending) {
                let event =
                    pending::decode(key, &record).ok_or_else(|| nonsense(Table::Pending))?;
                rows.push(u32::try_from(batch.push(&event)).unwrap_or(u32::MAX));
                self.changes.pending.insert(key);
            }
            self.write_segment(&batch, rows)?;
        }
        self.publish(&[])?;
        // The events are safe already; what stops a tidying now stops the next one too, and says so then. This writer's
        // state may be half tidied, and is published no more.
        self.has_failed |= self.tidy().is_err();
        Ok(())
    }

    /// Keeps files few.
    fn tidy(&mut self) -> Result<(), Error> {
        if compact::is_due(&self.state, self.store.packing.rows) {
            compact::merge_small(self)?;
        }
        self.gather_some()
    }

    /// The ledger's events after comparison with all that is stored, and the rows of them to store.
    fn settle(&mut self) -> Result<(EventBatch, Vec<u32>), Error> {
        let mut batch = self.ledger.take_batch();
        let origins = std::mem::take(&mut self.origins);
        let growth = std::mem::take(&mut self.growth);
        let directory = self.store.segments();
        let fates = settle(&mut batch, &mut self.state, &directory, &mut self.changes)?;
        for (fate, origin) in fates.iter().zip(origins) {
            self.count(origin, *fate);
        }
        for (row, origin) in growth {
            // What grew here and was known before has told nothing new.
            let known = fates.get(row) == Some(&Recorded::Duplicate);
            let fate = if known {
                Recorded::Duplicate
            } else {
                Recorded::Grown
            };
            self.count(Some(origin), fate);
        }
        if self.names_new {
            let new = fates.iter().enumerate();
            let new = new.filter(|(_, fate)| **fate == Recorded::New);
            let events = new.map(|(row, _)| batch.event(row).into_owned());
            self.done.events.extend(events);
        }
        let rows = fates
            .iter()
            .zip(0..)
            .filter(|(fate, _)| **fate != Recorded::Duplicate)
            .map(|(_, row)| row)
            .collect();
        Ok((batch, rows))
    }

    fn count(&mut self, origin: Option<u32>, fate: Recorded) {
        if let Some(origin) = origin {
            self.done.by_origin.entry(origin).or_default().add(fate);
        }
    }

    /// The store as this writer would leave it.
    pub(super) fn state(&self) -> &State {
        &self.state
    }

    /// Where segments lie.
    pub(super) fn directory(&self) -> PathBuf {
        self.store.segments()
    }

    /// Writes a segment that counts once it is published.
    pub(super) fn write_segment(
        &mut self,
        batch: &EventBatch,
        rows: Vec<u32>,
    ) -> Result<(), Error> {
        if rows.is_empty() {
            return Ok(());
        }
        let id = self.next_segment();
        let draft = Draft::new(id, batch, rows);
        let directory = self.directory();
        let mut target = match self.is_settled(draft.segment()) {
            true => Target::Pack(self.end()?),
            false => Target::Folder(&directory),
        };
        let segment = draft.write(&mut target)?;
        self.take_in(segment);
        Ok(())
    }

    /// A segment that is written.
    fn take_in(&mut self, segment: Segment) {
        self.note_end();
        self.written += segment.size();
        self.state.segments.insert(segment.id, segment);
    }

    /// The one step that makes it count: new segments in, `removed` out, masks, pending events and cursors.
    pub(super) fn publish(&mut self, removed: &[u64]) -> Result<(), Error> {
        let changed = &self.changes;
        let quiet = changed.segments.is_empty() && changed.pending.is_empty() && removed.is_empty();
        let quiet = quiet && self.unnamed.is_empty() && self.changed_packs.is_empty();
        if quiet && self.moved.is_empty() {
            return Ok(());
        }
        if !self.unnamed.is_empty() {
            disk::sync_dir(&self.store.segments())?;
        }
        for id in removed {
            self.state.superseded.remove(id);
            if let Some(segment) = self.state.segments.remove(id) {
                self.vacate(&segment);
            }
        }
        self.drop_empty_packs();
        let mut change = self.catalogue.change()?;
        for id in self.changed_packs.iter().chain(self.grown.keys()) {
            match self.state.packs.get(id) {
                Some(pack) => change.put(Table::Packs, &id.to_be_bytes(), &pack.encode())?,
                None => change.delete(Table::Packs, &id.to_be_bytes())?,
            }
        }
        if !self.unnamed.is_empty() {
            let next = self.state.next_segment.to_be_bytes();
            change.put(Table::Meta, NEXT_SEGMENT, &next)?;
        }
        let segments = &self.state.segments;
        let is_kept = |id| segments.get(id).is_some_and(|segment| segment.kept);
        if self.unnamed.iter().any(is_kept) {
            let before = self.state.pruned_before.as_bytes();
            change.put(Table::Meta, PRUNED_BEFORE, before)?;
        }
        for id in removed {
            change.delete(Table::Segments, &id.to_be_bytes())?;
            change.delete(Table::Superseded, &id.to_be_bytes())?;
        }
        for id in &self.unnamed {
            if let Some(segment) = self.state.segments.get(id) {
                change.put(Table::Segments, &id.to_be_bytes(), &segment.encode())?;
            }
        }
        for id in &self.changes.segments {
            if let Some(rows) = self.state.superseded.get(id) {
                change.put(
                    Table::Superseded,
                    &id.to_be_bytes(),
                    &state::encode_rows(rows),
                )?;
            }
        }
        for key in &self.changes.pending {
            let bytes = state::key_bytes(*key);
            match self.state.pending.get(key) {
                Some(record) => change.put(Table::Pending, &bytes, record)?,
                None => change.delete(Table::Pending, &bytes)?,
            }
        }
        for path in &self.moved {
            if let Some(cursor) = self.cursors.get(path) {
                change.put(Table::Cursors, path.as_bytes(), &cursor.encode())?;
            }
        }
        // From here on the files may be named, even if the answer is an error: none is removed by this writer.
        self.unnamed.clear();
        self.grown.clear();
        self.changed_packs.clear();
        self.changes = Changes::default();
        self.moved.clear();
        change.commit()
    }
}

/// Files that never came to count are removed; what cannot be is removed by the next writer.
impl Drop for Writer {
    fn drop(&mut self) {
        let directory = self.store.segments();
        for (id, size) in &self.grown {
            if let Some(pack) = self.state.packs.remove(id) {
                let _ = Pack {
                    size: *size,
                    ..pack
                }
                .cut(&directory);
            }
        }
        for id in &self.unnamed {
            if let Some(segment) = self.state.segments.get(id) {
                for path in segment.files(&directory) {
                    let _ = disk::remove(&path);
                }
            }
        }
    }
}
