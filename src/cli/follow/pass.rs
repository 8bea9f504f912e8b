//! Changed files to what one transaction is made of; the rest of a rotated log comes before what took its place.

use std::cell::RefCell;
use std::path::Path;
use std::path::PathBuf;

use crate::cli::follow::rotated;
use crate::cli::follow::rotated::Rest;
use crate::cli::ingest_file::FileRead;
use crate::cli::ingest_file::FileReader;
use crate::cli::into_store::IntoStore;
use crate::cli::stamp::Stamp;
use crate::error::Error;
use crate::store::Cursor;

/// A file to look into.
#[derive(Debug)]
pub(super) enum Work {
    /// It has changed, or is new.
    Changed(PathBuf),
    /// It went away: what it held may have another name.
    Gone(PathBuf),
}

/// What a transaction has read so far.
pub(super) struct Pass<'a, 'w> {
    destination: &'a RefCell<IntoStore<'w>>,
    reader: &'a mut FileReader,
    done: Done,
}

/// What a transaction has read.
#[derive(Default)]
pub(super) struct Done {
    pub(super) read: Vec<FileRead>,
    /// Files that could not be read, and why.
    pub(super) failures: Vec<(PathBuf, Error)>,
    /// Logs that have a new name.
    pub(super) rotated: Vec<PathBuf>,
}

impl Done {
    pub(super) fn rejections(&self) -> u64 {
        self.read.iter().map(|file| file.tally.rejections()).sum()
    }
}

impl<'a, 'w> Pass<'a, 'w> {
    pub(super) fn new(destination: &'a RefCell<IntoStore<'w>>, reader: &'a mut FileReader) -> Self {
        Self {
            destination,
            reader,
            done: Done::default(),
        }
    }

    pub(super) fn done(self) -> Done {
        self.done
    }

    /// Reads what is new of a file and of what it was before.
    pub(super) fn work(&mut self, work: &Work) -> Result<(), Error> {
        match work {
            Work::Changed(path) => {
                self.rest(path)?;
                self.read(path, None)
            }
            Work::Gone(path) => self.rest(path),
        }
    }

    fn cursor(&mut self, path: &Path) -> Option<Cursor> {
        let name = self.reader.name(path);
        self.destination.borrow().writer.cursor(&name).cloned()
    }

    fn rest(&mut self, path: &Path) -> Result<(), Error> {
        let Some(cursor) = self.cursor(path) else {
            return Ok(());
        };
        if Stamp::of(path).is_ok_and(|stamp| stamp.is_of(&cursor)) {
            return Ok(());
        }
        match rotated::rest(path, &cursor) {
            None => Ok(()),
            Some(Rest::Compressed(new)) => self.read(&new, None),
            Some(Rest::Continued(new)) => {
                let offset = |cursor: &Cursor| cursor.resume.as_ref().map(|resume| resume.offset);
                let read = self.cursor(&new);
                let is_ahead = read.is_some_and(|read| offset(&read) >= offset(&cursor));
                self.read(&new, Some(path).filter(|_| !is_ahead))?;
                self.done.rotated.push(new);
                Ok(())
            }
        }
    }

    /// Reads a file, which was called `was` before. One that cannot be read costs only itself.
    fn read(&mut self, path: &Path, was: Option<&Path>) -> Result<(), Error> {
        let origin = u32::try_from(self.done.read.len()).unwrap_or(u32::MAX);
        let read = self.reader.read(self.destination, path, was, origin);
        match read {
            Ok(file) => self.done.read.push(file),
            Err(error) if self.destination.borrow().writer.has_failed() => return Err(error),
            Err(error @ (Error::Io { .. } | Error::UnknownFormat { .. })) => {
                self.done.failures.push((path.to_owned(), error));
            }
            Err(error) => return Err(error),
        }
        Ok(())
    }
}
