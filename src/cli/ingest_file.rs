//! One file into the store: what is new of it since it was last read, and how far it was read.

use std::cell::RefCell;
use std::fs;
use std::fs::Metadata;
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::path::PathBuf;

use crate::cli::into_store::IntoStore;
use crate::cli::reading;
use crate::cli::reading::Formats;
use crate::error::Error;
use crate::sources::ResumePoint;
use crate::sources::Tally;
use crate::store::Cursor;
use crate::store::Resume;

/// What one file gave.
pub(super) struct FileRead {
    pub(super) path: PathBuf,
    /// The number its records were stored under; `None` for a file that has not changed.
    pub(super) origin: Option<u32>,
    pub(super) format: String,
    pub(super) bytes: u64,
    pub(super) tally: Tally,
}

/// Reads what is new of a file; a file that has not changed is not opened.
pub(super) fn ingest_file(
    destination: &RefCell<IntoStore>,
    path: &Path,
    origin: u32,
    formats: &Formats,
    names: &mut Names,
    line_limit: usize,
) -> Result<FileRead, Error> {
    let is_stdin = path.as_os_str() == "-";
    let metadata = if is_stdin {
        None
    } else {
        Some(fs::metadata(path).map_err(Error::io("read", path))?)
    };
    let name = names.of(path);
    let cursor = destination.borrow().writer.cursor(&name).cloned();
    if let (Some(metadata), Some(cursor)) = (&metadata, &cursor)
        && is_unchanged(metadata, cursor)
    {
        return Ok(FileRead {
            path: path.to_owned(),
            origin: None,
            format: cursor.format.clone(),
            bytes: 0,
            tally: Tally::default(),
        });
    }
    let provisional = cursor
        .as_ref()
        .map_or_else(Vec::new, |cursor| cursor.provisional.clone());
    let resume = cursor.and_then(resume_point);
    destination.borrow_mut().begin_file();
    let (outcome, is_resumed) = reading::read_into(
        destination,
        path,
        origin,
        resume.as_ref(),
        formats,
        line_limit,
    )?;
    let size = metadata.as_ref().map_or(0, Metadata::len);
    // A file that had to be read from its start was read whole.
    let point = resume.filter(|_| is_resumed);
    let start = point.as_ref().map_or(0, |point| point.offset);
    let format = outcome.format.unwrap_or_default().to_owned();
    // What was not read to its end, or has none (a pipe), is read again next time.
    let is_done = !outcome.tally.is_cut_short();
    if let Some(metadata) = metadata.filter(|about| about.is_file() && is_done) {
        let mut destination = destination.borrow_mut();
        if let Some(point) = point {
            destination.replace(&provisional, path, point.line + 1)?;
        }
        let provisional = destination.provisional(outcome.resume.as_ref());
        destination.writer.set_cursor(Cursor {
            provisional,
            path: name,
            size,
            modified_ns: nanoseconds(metadata.mtime(), metadata.mtime_nsec()),
            changed_ns: nanoseconds(metadata.ctime(), metadata.ctime_nsec()),
            inode: metadata.ino(),
            format: format.clone(),
            resume: outcome.resume.map(resume_of),
        });
    }
    Ok(FileRead {
        path: path.to_owned(),
        origin: Some(origin),
        format,
        bytes: size.saturating_sub(start),
        tally: outcome.tally,
    })
}

/// A file of which only the beginning could be read: what was read is kept, and the command fails.
pub(super) fn cut_short(file: &FileRead) -> Option<Error> {
    let reason = io::Error::other("the rest of the file could not be read");
    let error = Error::io("read", &file.path)(reason);
    file.tally.is_cut_short().then_some(error)
}

/// Names of files in the store: their full paths, so that the current folder does not matter.
#[derive(Default)]
pub(super) struct Names {
    /// The folder of the last file as it was named, and its full path: most files lie next to each other.
    last: Option<(PathBuf, PathBuf)>,
}

impl Names {
    pub(super) fn of(&mut self, path: &Path) -> String {
        let full = self.full(path).unwrap_or_else(|| path.to_owned());
        full.to_string_lossy().into_owned()
    }

    fn full(&mut self, path: &Path) -> Option<PathBuf> {
        let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
            return path.canonicalize().ok();
        };
        if folder.as_os_str().is_empty() || path.is_symlink() {
            return path.canonicalize().ok();
        }
        match &self.last {
            Some((last, full)) if last == folder => Some(full.join(name)),
            _ => {
                let full = folder.canonicalize().ok()?;
                let named = full.join(name);
                self.last = Some((folder.to_owned(), full));
                Some(named)
            }
        }
    }
}

fn is_unchanged(metadata: &Metadata, cursor: &Cursor) -> bool {
    metadata.len() == cursor.size
        && nanoseconds(metadata.mtime(), metadata.mtime_nsec()) == cursor.modified_ns
        && nanoseconds(metadata.ctime(), metadata.ctime_nsec()) == cursor.changed_ns
        && metadata.ino() == cursor.inode
}

fn nanoseconds(seconds: i64, nanoseconds: i64) -> i64 {
    seconds
        .saturating_mul(1_000_000_000)
        .saturating_add(nanoseconds)
}

fn resume_point(cursor: Cursor) -> Option<ResumePoint> {
    let resume = cursor.resume?;
    Some(ResumePoint {
        format: cursor.format,
        delimiter: resume.delimiter,
        offset: resume.offset,
        line: resume.line,
        head: resume.head,
        tail: resume.tail,
        state: resume.state,
    })
}

fn resume_of(point: ResumePoint) -> Resume {
    Resume {
        delimiter: point.delimiter,
        offset: point.offset,
        line: point.line,
        head: point.head,
        tail: point.tail,
        state: point.state,
    }
}
