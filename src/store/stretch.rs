//! A file, or a stretch of one, read as if it were a file of its own.

use std::fs::File;
use std::io;
use std::io::Read as _;
use std::ops::Range;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;

use super::disk;
use crate::error::Error;

/// Bytes that are handed on at a time: they stay in the cache.
const PIECE: usize = 1 << 16;

/// What is open for reading, and what it is called in messages.
pub(super) struct Stretch {
    file: Arc<File>,
    /// Which bytes of the file; all where none are named.
    span: Option<Range<u64>>,
    path: PathBuf,
}

impl Stretch {
    /// All of a file that the catalogue names.
    pub(super) fn whole(path: PathBuf) -> Result<Self, Error> {
        Ok(Self {
            file: Arc::new(disk::open_named(&path)?),
            span: None,
            path,
        })
    }

    /// Some bytes of an open file; `path` is what they are called.
    pub(super) fn of(file: Arc<File>, span: Range<u64>, path: PathBuf) -> Self {
        Self {
            file,
            span: Some(span),
            path,
        }
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// How many bytes there are.
    pub(super) fn size(&self) -> io::Result<u64> {
        match &self.span {
            Some(span) => Ok(span.end - span.start),
            None => Ok(self.file.metadata()?.len()),
        }
    }

    /// Fills `buffer` from a place in it; `false` when it ends before.
    pub(super) fn read_at(&self, offset: u64, buffer: &mut [u8]) -> io::Result<bool> {
        let Some(span) = &self.span else {
            return disk::read_at(&self.file, offset, buffer);
        };
        let place = span.start.checked_add(offset);
        let end = place.and_then(|place| place.checked_add(buffer.len() as u64));
        match (place, end) {
            (Some(place), Some(end)) if end <= span.end => disk::read_at(&self.file, place, buffer),
            _ => Ok(false),
        }
    }

    /// Hands on its first bytes, so many of them, piece by piece; says whether it had them.
    pub(super) fn pieces(
        &self,
        size: u64,
        visit: &mut dyn FnMut(&[u8]) -> Result<(), Error>,
    ) -> Result<bool, Error> {
        let mut buffer = vec![0; PIECE];
        let mut done = 0;
        while done < size {
            let count = (size - done).min(PIECE as u64);
            let piece = buffer.get_mut(..count as usize).unwrap_or_default();
            let read = self.read_at(done, piece);
            if !read.map_err(Error::io("read", &self.path))? {
                return Ok(false);
            }
            visit(piece)?;
            done += count;
        }
        Ok(true)
    }

    /// All of it.
    pub(super) fn read(&self) -> Result<Vec<u8>, Error> {
        let mut bytes = Vec::new();
        let is_whole = match &self.span {
            None => (&*self.file).read_to_end(&mut bytes).map(|_| true),
            Some(span) => {
                bytes = vec![0; (span.end - span.start) as usize];
                self.read_at(0, &mut bytes)
            }
        };
        match is_whole {
            Ok(true) => Ok(bytes),
            Ok(false) => Err(self.damaged()),
            Err(error) => Err(Error::io("read", &self.path)(error)),
        }
    }

    /// That its bytes are not those that were written.
    pub(super) fn damaged(&self) -> Error {
        not_as_written(&self.path)
    }
}

/// That a file is not the one that was written.
pub(super) fn not_as_written(path: &Path) -> Error {
    Error::Damaged(format!("`{}` is not as it was written", path.display()))
}
