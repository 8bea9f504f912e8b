//! One file into the store: what is new of it since it was last read, and how far it was read.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::io;
use std::path::Path;
use std::path::PathBuf;

use crate::cli::into_store::IntoStore;
use crate::cli::reading;
use crate::cli::reading::Formats;
use crate::cli::stamp::Stamp;
use crate::error::Error;
use crate::sources::Ahead;
use crate::sources::ResumePoint;
use crate::sources::Tally;
use crate::store::Cursor;
use crate::store::Resume;
use crate::store::Writer;

/// What one file gave.
pub(super) struct FileRead {
    pub(super) path: PathBuf,
    /// The number its records were stored under; `None` for a file that has not changed.
    pub(super) origin: Option<u32>,
    pub(super) format: String,
    pub(super) bytes: u64,
    pub(super) tally: Tally,
}

/// How files are read into the store.
pub(super) struct FileReader {
    formats: Formats,
    names: Names,
    line_limit: usize,
    ahead: Option<Ahead>,
    /// Files that were looked at, in their order.
    seen: VecDeque<Seen>,
}

/// A file that was looked at before its turn.
struct Seen {
    origin: u32,
    name: String,
    stamp: Option<Stamp>,
    /// Whether it is read ahead, where files are.
    is_new: bool,
}

impl FileReader {
    pub(super) fn new(formats: Formats, line_limit: usize) -> Self {
        Self {
            formats,
            names: Names::default(),
            line_limit,
            ahead: None,
            seen: VecDeque::new(),
        }
    }

    /// Begins to read those of the files that were never read before, on other threads. Files are then asked for in
    /// their order, numbered from `first` on.
    pub(super) fn begin(&mut self, paths: &[PathBuf], first: u32, writer: &Writer) {
        let mut jobs = Vec::new();
        for (origin, path) in (first..).zip(paths) {
            // Looked at before it is opened: what is written after that is read the next time.
            let Ok(stamp) = stamp(path) else { continue };
            let name = self.name(path);
            let is_new = writer.cursor(&name).is_none();
            if is_new {
                jobs.push(self.formats.job(path, self.line_limit));
            }
            self.seen.push_back(Seen {
                origin,
                name,
                stamp,
                is_new,
            });
        }
        self.ahead = reading::read_ahead(jobs);
    }

    /// The file's name in the store.
    pub(super) fn name(&mut self, path: &Path) -> String {
        self.names.of(path)
    }

    /// Reads what is new of a file; a file that has not changed is not opened. Its content may have been read under
    /// another name before: then it is read from where that ended.
    pub(super) fn read(
        &mut self,
        destination: &RefCell<IntoStore<'_>>,
        path: &Path,
        was: Option<&Path>,
        origin: u32,
    ) -> Result<FileRead, Error> {
        let seen = match self.seen.front() {
            Some(seen) if seen.origin == origin => self.seen.pop_front(),
            _ => None,
        };
        let seen = match seen {
            Some(seen) => seen,
            None => Seen {
                origin,
                name: self.name(path),
                stamp: stamp(path).map_err(Error::io("read", path))?,
                is_new: false,
            },
        };
        let mut ahead = self.ahead.take();
        let is_ahead = ahead.as_mut().filter(|_| seen.is_new);
        let read = self.read_seen(destination, path, was, seen, is_ahead);
        self.ahead = ahead;
        read
    }

    fn read_seen(
        &mut self,
        destination: &RefCell<IntoStore<'_>>,
        path: &Path,
        was: Option<&Path>,
        seen: Seen,
        mut ahead: Option<&mut Ahead>,
    ) -> Result<FileRead, Error> {
        let Seen {
            origin,
            name,
            stamp,
            ..
        } = seen;
        let read_as = was.map_or_else(|| name.clone(), |was| self.name(was));
        let cursor = destination.borrow().writer.cursor(&read_as).cloned();
        if let (Some(stamp), Some(cursor), None) = (&stamp, &cursor, was)
            && stamp.is_of(cursor)
        {
            if let Some(ahead) = ahead {
                ahead.skip();
            }
            return Ok(unchanged(path, cursor));
        }
        // Another path of the same file was read since.
        if cursor.is_some()
            && let Some(ahead) = ahead.take()
        {
            ahead.skip();
        }
        let provisional = cursor
            .as_ref()
            .map_or_else(Vec::new, |cursor| cursor.provisional.clone());
        let resume = cursor.and_then(resume_point);
        destination.borrow_mut().begin_file();
        let (outcome, is_resumed) = match ahead {
            Some(ahead) => (
                reading::take_ahead(ahead, destination, path, origin)?,
                false,
            ),
            None => reading::read_into(
                destination,
                path,
                origin,
                resume.as_ref(),
                &self.formats,
                self.line_limit,
            )?,
        };
        let size = stamp.as_ref().map_or(0, |stamp| stamp.size);
        // A file that had to be read from its start was read whole.
        let point = resume.filter(|_| is_resumed);
        let start = point.as_ref().map_or(0, |point| point.offset);
        let format = outcome.format.unwrap_or_default().to_owned();
        // What was not read to its end, or has none (a pipe), is read again next time.
        let is_done = !outcome.tally.is_cut_short();
        if let Some(stamp) = stamp.filter(|stamp| stamp.is_file && is_done) {
            let mut destination = destination.borrow_mut();
            if let Some(point) = point {
                destination.replace(&provisional, was.unwrap_or(path), point.line + 1)?;
            }
            let provisional = destination.provisional(outcome.resume.as_ref());
            destination.writer.set_cursor(Cursor {
                provisional,
                path: name,
                size: stamp.size,
                modified_ns: stamp.modified_ns,
                changed_ns: stamp.changed_ns,
                inode: stamp.inode,
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
}

/// How a file looks; nothing tells that of a pipe.
fn stamp(path: &Path) -> io::Result<Option<Stamp>> {
    match path.as_os_str() == "-" {
        true => Ok(None),
        false => Stamp::of(path).map(Some),
    }
}

/// A file that is as it was when it was last read.
fn unchanged(path: &Path, cursor: &Cursor) -> FileRead {
    FileRead {
        path: path.to_owned(),
        origin: None,
        format: cursor.format.clone(),
        bytes: 0,
        tally: Tally::default(),
    }
}

/// A file of which only the beginning could be read: what was read is kept, and the command fails.
pub(super) fn cut_short(file: &FileRead) -> Option<Error> {
    let reason = io::Error::other("the rest of the file could not be read");
    let error = Error::io("read", &file.path)(reason);
    file.tally.is_cut_short().then_some(error)
}

/// Names of files in the store: their full paths, so that the current folder does not matter.
#[derive(Default)]
struct Names {
    /// The folder of the last file as it was named, and its full path: most files lie next to each other.
    last: Option<(PathBuf, PathBuf)>,
}

impl Names {
    fn of(&mut self, path: &Path) -> String {
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
            Some((last, full)) if last.as_os_str() == folder.as_os_str() => Some(full.join(name)),
            _ => {
                let full = folder.canonicalize().ok()?;
                let named = full.join(name);
                self.last = Some((folder.to_owned(), full));
                Some(named)
            }
        }
    }
}

pub(super) fn resume_point(cursor: Cursor) -> Option<ResumePoint> {
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
