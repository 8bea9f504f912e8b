//! Events on disk, each call once: what was acknowledged is there, what was not leaves no trace.
//!
//! A store is a directory: `catalog.db` says what counts, `segments/` holds immutable files of events. A writer
//! collects events, folds them into the calls they belong to ([`crate::event::merge`]), writes segments that
//! nothing names yet, and makes them count by one transaction of the catalogue. Readers take one state of the
//! catalogue and read what it names. Every file and every table is read against its checksum.

mod action;
mod bytes;
mod catalogue;
mod check;
mod columns;
mod compact;
mod counts;
mod crossing;
mod crossings;
mod cursor;
mod delivery;
mod disk;
mod header;
mod holds;
mod info;
mod keys;
mod lock;
mod names;
mod outbox;
mod parquet_file;
mod pending;
mod prune;
mod reading;
mod rebuild;
mod resolve;
mod segment;
mod snapshot;
mod state;
mod sums;
mod twice;
mod writer;

pub use action::Action;
pub use check::Finding;
pub use compact::Compaction;
pub use counts::{Committed, Counts};
pub use crossing::Crossing;
pub use crossings::{Outcome, Remembered};
pub use cursor::{Cursor, Resume};
pub use delivery::{Delivery, DeliveryId};
pub use holds::{Decision, Hold, Standing, Verdict};
pub use info::Info;
pub use outbox::Outbox;
pub use prune::Limit;
pub use prune::Pruned;
pub use prune::Stays;
pub use rebuild::Rebuilt;
pub use snapshot::Snapshot;
pub use writer::Writer;

use std::fs::File;
use std::path::{Path, PathBuf};
use std::time::Duration;

use catalogue::Catalogue;
use lock::Lock;

use crate::error::Error;

/// Directory of the segment files.
const SEGMENTS: &str = "segments";
/// Held by the one writer.
const LOCK: &str = "lock";
/// Held together by readers: files they may still read are not removed meanwhile.
const READERS: &str = "readers";
/// Held by the one process that sends notifications.
const OUTBOX: &str = "outbox";
/// The names that must be the store's own files, never links elsewhere.
const OWN: [&str; 5] = [catalogue::FILE, SEGMENTS, LOCK, READERS, OUTBOX];

/// A store on disk. An absent one reads as empty.
#[derive(Clone, Debug)]
pub struct Store {
    directory: PathBuf,
    create: bool,
}

impl Store {
    /// The store in `directory`; with `create`, the first writer makes it where it is absent.
    ///
    /// # Errors
    /// When the directory is not one to trust (no directory, writable by anyone, links inside), or when the store
    /// was written by a newer llmcost; nothing is touched then.
    pub fn open(directory: &Path, create: bool) -> Result<Self, Error> {
        let store = Self {
            directory: directory.to_path_buf(),
            create,
        };
        if store.exists() {
            disk::refuse_unsafe(directory, &OWN)?;
            store.catalogue(false)?;
        }
        Ok(store)
    }

    /// Whether a directory holds a store.
    #[must_use]
    pub fn lies_at(directory: &Path) -> bool {
        directory.join(catalogue::FILE).is_file() && directory.join(SEGMENTS).is_dir()
    }

    /// The store's directory.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.directory
    }

    /// Starts a write, waiting up to `timeout` for another writer. `holder` (process, command, start time) is
    /// what others are told meanwhile.
    ///
    /// # Errors
    /// [`Error::Locked`] after `timeout`, [`Error::Damaged`] where the catalogue is not what was written.
    pub fn begin(&self, holder: &str, timeout: Duration) -> Result<Writer, Error> {
        if self.create {
            disk::create_dir(&self.directory)?;
        } else if !self.exists() {
            return Err(Error::Invalid {
                path: self.directory.clone(),
                reason: "there is no store here".to_owned(),
            });
        }
        disk::refuse_unsafe(&self.directory, &OWN)?;
        self.catalogue(false)?;
        let lock = Lock::take(&self.directory.join(LOCK), holder, timeout)?;
        let catalogue = match self.catalogue(true)? {
            Some(catalogue) => catalogue,
            None => self.make()?,
        };
        Writer::start(self.clone(), lock, catalogue)
    }

    /// Makes the catalogue and what belongs to it; the lock is held.
    fn make(&self) -> Result<Catalogue, Error> {
        disk::create_dir(&self.segments())?;
        disk::open_or_create(&self.directory.join(READERS))?;
        Catalogue::create(
            &self.directory,
            concat!("llmcost ", env!("CARGO_PKG_VERSION")),
        )?;
        self.catalogue(true)?
            .ok_or_else(|| Error::Internal("a new store has no catalogue".to_owned()))
    }

    fn exists(&self) -> bool {
        self.directory.symlink_metadata().is_ok()
    }

    fn segments(&self) -> PathBuf {
        self.directory.join(SEGMENTS)
    }

    /// The catalogue; `None` where no store was made yet. Segments without a catalogue are damage.
    fn catalogue(&self, write: bool) -> Result<Option<Catalogue>, Error> {
        let catalogue = Catalogue::open(&self.directory, write)?;
        if catalogue.is_some() || disk::list(&self.segments())?.is_empty() {
            return Ok(catalogue);
        }
        // A first writer may have made both in between; segments come after their catalogue.
        let catalogue = Catalogue::open(&self.directory, write)?;
        catalogue.map(Some).ok_or_else(|| {
            let path = self.directory.join(catalogue::FILE);
            Error::Damaged(format!("`{}` is missing", path.display()))
        })
    }

    /// Says that a reader is at work, for as long as the file lives. A store that cannot be locked is read anyway.
    fn reading(&self) -> Option<File> {
        let file = File::open(self.directory.join(READERS)).ok()?;
        file.lock_shared().ok()?;
        Some(file)
    }

    /// Removes files that the catalogue does not name, unless a reader may still need them. The lock is held.
    fn collect_garbage(&self, named: &state::State) -> Result<(), Error> {
        let readers = disk::open_or_create(&self.directory.join(READERS))?;
        if readers.try_lock().is_err() {
            return Ok(());
        }
        let directory = self.segments();
        let known = named.files(&directory);
        for name in disk::list(&directory)? {
            let path = directory.join(&name);
            // What another program put here stays: only a store's own files are garbage.
            if !known.contains(&path) && segment::is_own_name(&name) {
                disk::remove(&path)?;
            }
        }
        Ok(())
    }
}
