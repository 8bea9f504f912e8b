//! One file to its events and its counts: opened, recognised, cut into records, read from where it was left.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::atomic::AtomicBool;

use xxhash_rust::xxh3::xxh3_128;

use super::containers;
use super::containers::Kind;
use super::detect::{container, source_named};
use super::driver::Driver;
use super::file_sink::FileSink;
use super::input::{self, Input};
use super::read_container::{read_archive, read_database};
use super::recognise::{Beginning, beginning, chosen, live_beginning};
use super::records::{Layout, Records};
use super::sharing::Sharing;
use super::window::Window;
use super::{Container, FileContext, Source, Tally, Verdict};
use crate::error::Error;
use crate::event::Chunk;
use crate::event::Key;
use crate::event::UsageEvent;
use crate::units::Timestamp;

/// A longer record is rejected, so that no line can use up the memory.
pub const LINE_LIMIT: usize = 64 << 20;

/// How much of a file is remembered to know it again, at either end.
const FINGERPRINT: u64 = 1024;

/// How to read a file.
#[derive(Clone, Copy)]
pub struct ReadOptions<'a> {
    /// The format, where it is not to be recognised.
    pub format: Option<&'static dyn Source>,
    /// The format of the files kept where this one is: taken where its content does not tell.
    pub expected: Option<&'static dyn Source>,
    /// The longest record read, in bytes.
    pub line_limit: usize,
    /// Whether an event with this key is stored; asked only for records without ids in resumed files.
    pub known: &'a dyn Fn(Key) -> bool,
    /// Is told of every record, by its line or number, what it was.
    pub observe: &'a dyn Fn(u64, Verdict),
    /// How many threads may share a long file, and who takes what they read; by itself a file is read by one.
    pub share: Option<Share<'a>>,
    /// Reading ends early once this is set; what was read until then is to be dropped.
    pub stop: &'a AtomicBool,
}

/// How the stretches of a long file are read side by side.
#[derive(Clone, Copy)]
pub struct Share<'a> {
    /// How many threads read.
    pub threads: usize,
    /// How much of it a thread reads at a time, in bytes.
    pub stretch: usize,
    /// Takes the events of a stretch and how many lines lie before it: in turn with those handed to `consume`.
    pub consume: &'a dyn Fn(Chunk, u64),
}

/// Never set.
static GO_ON: AtomicBool = AtomicBool::new(false);

impl Default for ReadOptions<'_> {
    fn default() -> Self {
        Self {
            format: None,
            expected: None,
            line_limit: LINE_LIMIT,
            known: &|_| false,
            observe: &|_, _| {},
            share: None,
            stop: &GO_ON,
        }
    }
}

/// Where a reading ended, to go on when the file has grown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResumePoint {
    /// Name of the format.
    pub format: String,
    /// The separator of a table; `None` for JSON lines.
    pub delimiter: Option<u8>,
    /// Offset behind the last complete record, in bytes.
    pub offset: u64,
    /// Lines before that offset.
    pub line: u64,
    /// Hash of the file's first bytes: at most 1,024 of those before the offset.
    pub head: u128,
    /// Hash of the last bytes before the offset: at most 1,024.
    pub tail: u128,
    /// What the reader must know.
    pub state: String,
}

/// What reading a file came to.
#[expect(clippy::large_enum_variant, reason = "there is one per file")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// It was read.
    Done(FileOutcome),
    /// No format recognises it; nothing was read.
    UnknownFormat,
    /// It cannot be resumed: it changed before the point, or a record without an id may be one already read.
    /// The events handed out so far must be dropped and the file be read from its start.
    NeedsFullRead,
}

/// A file that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileOutcome {
    /// Name of the format; `None` for a file without a record.
    pub format: Option<&'static str>,
    /// How its records are laid out.
    pub container: Container,
    /// What became of its records.
    pub tally: Tally,
    /// Where to go on; `None` for what can only be read from its start.
    pub resume: Option<ResumePoint>,
}

/// Reads a file, from its start or from where it was left, and hands its events to `consume`.
///
/// # Errors
/// When the file cannot be opened; what is wrong inside it is counted, not an error.
pub fn read_file(
    path: &Path,
    options: ReadOptions<'_>,
    resume: Option<&ResumePoint>,
    consume: &mut dyn FnMut(&UsageEvent<'_>),
) -> Result<Reading, Error> {
    match resume {
        None => read_whole(path, options, consume),
        Some(point) => read_on(path, options, point, consume),
    }
}

fn read_whole(
    path: &Path,
    options: ReadOptions<'_>,
    consume: &mut dyn FnMut(&UsageEvent<'_>),
) -> Result<Reading, Error> {
    match containers::kind(path) {
        None => {
            let input = input::open(path).map_err(Error::io("read", path))?;
            Ok(read_text(path, input, options, consume))
        }
        Some(Kind::Columns) => {
            let input = input::of_columns(path).map_err(Error::io("read", path))?;
            Ok(read_text(path, input, options, consume))
        }
        Some(Kind::Archive) => {
            read_archive(path, options, consume).map_err(Error::io("read", path))
        }
        Some(Kind::Database) => read_database(path, options, consume),
    }
}

/// Reads a stream that is still being written, such as a pipe: it is recognised by its first complete lines, and
/// records are handed on as they come. `path` is what the stream is called.
///
/// # Errors
/// When its beginning cannot be read; what is wrong inside it is counted, not an error.
pub fn read_live(
    path: &Path,
    stream: Box<dyn Read>,
    options: ReadOptions<'_>,
    consume: &mut dyn FnMut(&UsageEvent<'_>),
) -> Result<Reading, Error> {
    let input = input::decode(stream, None, Timestamp::default());
    let input = input.map_err(Error::io("read", path))?;
    Ok(read_input(path, input, live_beginning, options, consume))
}

/// Reads text from its start.
pub(super) fn read_text(
    path: &Path,
    input: Input,
    options: ReadOptions<'_>,
    consume: &mut dyn FnMut(&UsageEvent<'_>),
) -> Reading {
    read_input(path, input, beginning, options, consume)
}

fn read_input(
    path: &Path,
    input: Input,
    begin: fn(&mut Window, ReadOptions<'_>) -> Beginning,
    options: ReadOptions<'_>,
    consume: &mut dyn FnMut(&UsageEvent<'_>),
) -> Reading {
    let mut window = Window::new(input.stream);
    let Beginning { layout, is_blank } = begin(&mut window, options);
    let source = match chosen(&window, layout, options) {
        Some(source) => source,
        None if is_blank => return Reading::Done(empty(container(layout), &window)),
        None => match options.expected {
            Some(source) => source,
            None => return Reading::UnknownFormat,
        },
    };
    let file = FileContext {
        path,
        modified: input.modified,
        container: container(layout),
    };
    let records = Records::new(window, layout, options.line_limit, 0);
    let sink = FileSink::new(&file, source, options, false, consume);
    let mut driver = Driver::new(&file, source, sink);
    let sharing = options.share.map(|share| Sharing {
        file,
        source,
        share,
        line_limit: options.line_limit,
    });
    let end = driver.run(records, layout, sharing);
    let (line_feeds, delimiter) = match layout {
        Layout::Lines(terminator) => (terminator == b'\n', None),
        Layout::Rows { delimiter } => (true, Some(delimiter)),
        Layout::Values | Layout::Elements { .. } => (false, None),
    };
    let resume = input.plain.filter(|_| line_feeds && !end.is_damaged);
    let resume = resume.and_then(|mut file| {
        let offset = input.start + end.offset;
        let (head, tail) = fingerprints(&mut file, offset)?;
        Some(ResumePoint {
            format: source.name().to_owned(),
            delimiter,
            offset,
            line: end.lines,
            head,
            tail,
            state: end.state,
        })
    });
    driver.outcome(resume)
}

fn empty(container: Container, window: &Window) -> FileOutcome {
    let mut tally = Tally::default();
    if let Some(reason) = window.trouble() {
        tally.count(Verdict::Rejected(reason), 1);
    }
    FileOutcome {
        format: None,
        container,
        tally,
        resume: None,
    }
}

fn read_on(
    path: &Path,
    options: ReadOptions<'_>,
    point: &ResumePoint,
    consume: &mut dyn FnMut(&UsageEvent<'_>),
) -> Result<Reading, Error> {
    let Input {
        stream,
        plain,
        modified,
        ..
    } = input::open_at(path, point.offset).map_err(Error::io("read", path))?;
    let source = match options.format {
        // A mapping is known by its caller alone.
        Some(source) => Some(source).filter(|source| source.name() == point.format),
        None => source_named(&point.format),
    };
    let (Some(mut file), Some(source)) = (plain, source) else {
        return Ok(Reading::NeedsFullRead);
    };
    if fingerprints(&mut file, point.offset) != Some((point.head, point.tail)) {
        return Ok(Reading::NeedsFullRead);
    }
    let layout = match point.delimiter {
        None => Layout::Lines(b'\n'),
        Some(delimiter) => Layout::Rows { delimiter },
    };
    let context = FileContext {
        path,
        modified,
        container: container(layout),
    };
    let sink = FileSink::new(&context, source, options, true, consume);
    let mut driver = Driver::new(&context, source, sink);
    if point.delimiter.is_some() && point.offset > 0 {
        let start = input::open(path).map_err(Error::io("read", path))?;
        let mut records = Records::new(Window::new(start.stream), layout, options.line_limit, 0);
        driver.prime(&mut records);
    }
    driver.reader.resume(&point.state);
    // The clones share one position, which the fingerprints moved.
    file.seek(SeekFrom::Start(point.offset))
        .map_err(Error::io("read", path))?;
    let records = Records::new(Window::new(stream), layout, options.line_limit, point.line);
    let end = driver.run(records, layout, None);
    if driver.sink.is_ambiguous {
        return Ok(Reading::NeedsFullRead);
    }
    let offset = point.offset + end.offset;
    let fingerprints = fingerprints(&mut file, offset).filter(|_| !end.is_damaged);
    let resume = fingerprints.map(|(head, tail)| ResumePoint {
        offset,
        line: end.lines,
        head,
        tail,
        state: end.state,
        ..point.clone()
    });
    Ok(driver.outcome(resume))
}

/// Whether a file begins with all that was read up to the point: it is the file it was, or has its content from it.
#[must_use]
pub fn is_continued_by(path: &Path, point: &ResumePoint) -> bool {
    let input = input::open_at(path, point.offset).ok();
    let fingerprints = input
        .and_then(|input| input.plain)
        .and_then(|mut file| fingerprints(&mut file, point.offset));
    fingerprints == Some((point.head, point.tail))
}

/// Hashes of the first and the last bytes before an offset; `None` when the file is shorter by now.
fn fingerprints(file: &mut File, offset: u64) -> Option<(u128, u128)> {
    let length = offset.min(FINGERPRINT);
    let mut hash = |start| {
        let mut bytes = Vec::new();
        file.seek(SeekFrom::Start(start)).ok()?;
        file.take(length).read_to_end(&mut bytes).ok()?;
        (bytes.len() as u64 == length).then(|| xxh3_128(&bytes))
    };
    Some((hash(0)?, hash(offset - length)?))
}
