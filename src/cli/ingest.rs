//! `llmcost ingest`: logs into the store, each call once, every record accounted for.

use std::cell::RefCell;
use std::fs;
use std::fs::Metadata;
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::path::PathBuf;

use chrono::DateTime;
use chrono::SecondsFormat;
use clap::Args;

use crate::cli::Session;
use crate::cli::account::table;
use crate::cli::into_store::IntoStore;
use crate::cli::progress::Progress;
use crate::cli::reading;
use crate::cli::reading::FormatArgs;
use crate::cli::reading::Formats;
use crate::cli::reading::counted;
use crate::cli::sources::default_paths;
use crate::error::Error;
use crate::sources;
use crate::sources::ResumePoint;
use crate::sources::Tally;
use crate::store::Cursor;
use crate::store::Resume;
use crate::store::Store;
use crate::store::Writer;

/// Read usage logs into the store
///
/// Run it as often as you like: an unchanged file is not opened, a grown one is read from where it ended, and a call
/// that is known already is not counted again. Prints what became of every record:
/// read = new + duplicate + not usage + rejected + pending tail.
#[derive(Debug, Args)]
pub(super) struct IngestArgs {
    /// Files and folders; `-` is standard input [default: the known agents' folders of this machine and `paths` of llmcost.toml]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    format: FormatArgs,
}

pub(super) fn run(arguments: &IngestArgs, session: &mut Session<'_>) -> Result<u8, Error> {
    if !arguments.paths.is_empty() {
        return paths(&arguments.paths, &arguments.format, session);
    }
    let found = default_paths(session);
    if found.is_empty() {
        return Err(Error::Usage(
            "no agent logs were found on this machine; name files or folders: `llmcost ingest PATH…`".into(),
        ));
    }
    paths(&found, &arguments.format, session)
}

/// Starts a write to the store of this session.
pub(super) fn writer(session: &Session<'_>) -> Result<Writer, Error> {
    let store = Store::open(&session.settings.store(session.environment)?, true)?;
    let writer = store.begin(&holder(session), session.settings.lock_timeout())?;
    Ok(match bounds(session) {
        Some((rows, pending)) => writer.with_bounds(rows, pending),
        None => writer,
    })
}

/// `LLMCOST_BOUNDS=ROWS,PENDING`, for tests alone: a few calls then make the segments that else take thousands.
fn bounds(session: &Session<'_>) -> Option<(usize, usize)> {
    let (rows, pending) = session
        .environment
        .variable("LLMCOST_BOUNDS")?
        .split_once(',')?;
    Some((rows.parse().ok()?, pending.parse().ok()?))
}

/// What another process is told while this one writes.
pub(super) fn holder(session: &Session<'_>) -> String {
    let since = DateTime::from_timestamp_micros(session.environment.now.0)
        .map(|now| now.to_rfc3339_opts(SecondsFormat::Secs, true))
        .unwrap_or_default();
    format!("process {} since {since}", session.environment.process)
}

/// Ingests files and folders and answers with what became of their records.
pub(super) fn paths(
    paths: &[PathBuf],
    format: &FormatArgs,
    session: &mut Session<'_>,
) -> Result<u8, Error> {
    let formats = Formats::new(format, session)?;
    let found = sources::expand(paths);
    let mut failures: Vec<Error> = found.errors;
    let destination = RefCell::new(IntoStore::new(writer(session)?));
    let mut files = Vec::new();
    let mut progress = Progress::over(&found.files, session);
    let mut names = Names::default();
    for (origin, path) in (0..).zip(found.files) {
        let read = ingest_file(&destination, &path, origin, &formats, &mut names, session);
        progress.done(&path);
        match read {
            Ok(file) => {
                failures.extend(cut_short(&file));
                files.push(file);
            }
            // A file that cannot be read costs only itself; what the store cannot take costs everything.
            Err(error) if destination.borrow().writer.has_failed() => return Err(error),
            Err(error @ (Error::Io { .. } | Error::UnknownFormat { .. })) => failures.push(error),
            Err(error) => return Err(error),
        }
    }
    drop(progress);
    let rejected: u64 = files.iter().map(|file| file.tally.rejections()).sum();
    for file in &files {
        reading::explain(&file.path, &file.tally, session);
    }
    if rejected > 0 && session.settings.switch("strict") {
        return Err(Error::Incomplete(format!(
            "{} rejected under --strict; nothing was stored",
            counted(rejected, "record")
        )));
    }
    let committed = destination.into_inner().writer.commit()?;
    if files.is_empty() && failures.is_empty() {
        session.warn(
            "no log files were found there; `llmcost sources` lists the formats that are read",
        );
    }
    session.answer(&table(&files, &committed))?;
    let Some(last) = failures.pop() else {
        return Ok(0);
    };
    for failure in failures {
        session.complain(&failure);
    }
    Err(last)
}

/// What one file gave.
pub(super) struct FileRead {
    path: PathBuf,
    /// The number its records were stored under; `None` for a file that has not changed.
    pub(super) origin: Option<u32>,
    pub(super) format: String,
    pub(super) bytes: u64,
    pub(super) tally: Tally,
}

/// Reads what is new of a file; a file that has not changed is not opened.
fn ingest_file(
    destination: &RefCell<IntoStore>,
    path: &Path,
    origin: u32,
    formats: &Formats,
    names: &mut Names,
    session: &Session<'_>,
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
    let limit = session.settings.max_record_bytes();
    let (outcome, is_resumed) =
        reading::read_into(destination, path, origin, resume.as_ref(), formats, limit)?;
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
fn cut_short(file: &FileRead) -> Option<Error> {
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
