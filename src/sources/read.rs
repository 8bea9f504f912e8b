//! One file to its events and its counts: opened, recognised, cut into records, read from where it was left.

use std::borrow::Cow;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

use xxhash_rust::xxh3::xxh3_128;

use super::detect::{container, detect, sample_records, source_named, unwrap};
use super::input::{self, Input};
use super::json::{JsonError, Value};
use super::layout::layout;
use super::occurrence::Occurrences;
use super::records::{Layout, Record, Records};
use super::rescue::{Rescued, rescue};
use super::window::Window;
use super::{Container, FileContext, Reader, Sample, Sink, Source, Tally, Verdict};
use crate::error::Error;
use crate::event::Attribute;
use crate::event::Key;
use crate::event::Meter;
use crate::event::UsageEvent;

/// A longer record is rejected, so that no line can use up the memory.
pub const LINE_LIMIT: usize = 64 << 20;

/// How much of a file is looked at to recognise it; more where its first record is longer.
const SAMPLE: usize = 1 << 18;

/// How much of a file is remembered to know it again, at either end.
const FINGERPRINT: u64 = 1024;

/// How to read a file.
#[derive(Clone, Copy)]
pub struct ReadOptions<'a> {
    /// The format, where it is not to be recognised.
    pub format: Option<&'static dyn Source>,
    /// The longest record read, in bytes.
    pub line_limit: usize,
    /// Whether an event with this key is stored; asked only for records without ids in resumed files.
    pub known: &'a dyn Fn(Key) -> bool,
}

impl Default for ReadOptions<'_> {
    fn default() -> Self {
        Self {
            format: None,
            line_limit: LINE_LIMIT,
            known: &|_| false,
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
    let input = input::open(path).map_err(Error::io("read", path))?;
    let mut window = Window::new(input.stream);
    let mut size = SAMPLE;
    let (layout, source) = loop {
        window.fill(size);
        let layout = layout(window.data());
        let records = sample_records(layout, window.data(), window.is_over());
        if records.is_empty() && !window.is_over() && size < options.line_limit {
            size = size.saturating_mul(4);
            continue;
        }
        let is_blank = window.is_over() && window.data().iter().all(u8::is_ascii_whitespace);
        let container = container(layout);
        let sample = Sample { container, records };
        let source = options.format.or_else(|| detect(&sample));
        match source {
            Some(source) => break (layout, source),
            None if is_blank => return Ok(Reading::Done(empty(container, &window))),
            None => return Ok(Reading::UnknownFormat),
        }
    };
    let file = FileContext {
        path,
        modified: input.modified,
        container: container(layout),
    };
    let records = Records::new(window, layout, options.line_limit, 0);
    let mut driver = Driver::new(&file, source, options, false, consume);
    let end = driver.run(records, layout);
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
    Ok(driver.outcome(resume))
}

fn empty(container: Container, window: &Window) -> FileOutcome {
    let mut tally = Tally::default();
    if window.is_damaged() {
        tally.count(Verdict::Rejected(DAMAGED), 1);
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
    let (Some(mut file), Some(source)) = (plain, source_named(&point.format)) else {
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
    let mut driver = Driver::new(&context, source, options, true, consume);
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
    let end = driver.run(records, layout);
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

const DAMAGED: &str = "the rest of the file could not be read";
const TOO_LARGE: &str = "record larger than the limit";

/// Where a run ended.
struct End {
    offset: u64,
    lines: u64,
    state: String,
    is_damaged: bool,
}

/// Hands records to a reader and counts what became of them.
struct Driver<'a> {
    reader: Box<dyn Reader>,
    container: Container,
    sink: FileSink<'a>,
}

impl<'a> Driver<'a> {
    fn new(
        file: &FileContext<'_>,
        source: &'static dyn Source,
        options: ReadOptions<'a>,
        is_resumed: bool,
        consume: &'a mut dyn FnMut(&UsageEvent<'_>),
    ) -> Self {
        Self {
            reader: source.reader(file),
            container: file.container,
            sink: FileSink {
                source: source.name(),
                layer: source.about().layer,
                file: file.path.to_string_lossy().into_owned(),
                line: 0,
                tally: Tally::default(),
                occurrences: Occurrences::default(),
                known: options.known,
                is_resumed,
                is_ambiguous: false,
                consume,
            },
        }
    }

    fn outcome(self, resume: Option<ResumePoint>) -> Reading {
        Reading::Done(FileOutcome {
            format: Some(self.sink.source),
            container: self.container,
            tally: self.sink.tally,
            resume,
        })
    }

    /// Shows a table's header to the reader of its further rows.
    fn prime(&mut self, records: &mut Records) {
        while let Some((number, Record::Whole(row) | Record::Unterminated(row))) = records.next() {
            let row = row.trim_ascii_end();
            if !row.is_empty() {
                self.reader.record(row, number, &mut self.sink);
                return;
            }
        }
    }

    fn run(&mut self, mut records: Records, layout: Layout) -> End {
        let is_table = matches!(layout, Layout::Rows { .. });
        loop {
            let (offset, lines) = (records.offset(), records.lines());
            let mut end = End {
                offset,
                lines,
                state: String::new(),
                is_damaged: false,
            };
            let is_last = match records.next() {
                _ if self.sink.is_ambiguous => return end,
                None => true,
                Some((number, Record::TooLarge)) => {
                    self.count(Verdict::Rejected(TOO_LARGE), number);
                    false
                }
                Some((number, Record::Whole(bytes))) => {
                    let bytes = bytes.trim_ascii_end();
                    match layout {
                        Layout::Values => self.value(bytes),
                        Layout::Rows { .. } => self.row(bytes, number),
                        Layout::Lines(_) | Layout::Elements { .. } => self.line(bytes, number),
                    }
                    false
                }
                Some((number, Record::Unterminated(bytes))) => {
                    end.state = self.reader.state();
                    let bytes = bytes.trim_ascii_end();
                    if is_table {
                        self.row(bytes, number);
                    } else {
                        self.last(bytes, number);
                    }
                    end.is_damaged = self.check_damage(&records);
                    return end;
                }
            };
            if is_last {
                end.state = self.reader.state();
                end.is_damaged = self.check_damage(&records);
                return end;
            }
        }
    }

    fn check_damage(&mut self, records: &Records) -> bool {
        if records.is_damaged() {
            self.count(Verdict::Rejected(DAMAGED), records.number());
        }
        records.is_damaged()
    }

    fn count(&mut self, verdict: Verdict, number: u64) {
        self.sink.tally.count(verdict, number);
    }

    fn row(&mut self, bytes: &[u8], number: u64) {
        if !bytes.is_empty() {
            self.record(bytes, number);
        }
    }

    fn record(&mut self, bytes: &[u8], number: u64) {
        self.sink.line = number;
        let verdict = self.reader.record(bytes, number, &mut self.sink);
        self.count(verdict, number);
    }

    /// A line, or an element: one object in all but rare cases.
    fn line(&mut self, bytes: &[u8], number: u64) {
        self.sink.line = number;
        let mut verdict = Verdict::Rejected("no JSON object");
        match bytes.first() {
            None => return,
            Some(b'{') => {
                verdict = self.reader.record(bytes, number, &mut self.sink);
                if !is_json_fault(verdict) {
                    return self.count(verdict, number);
                }
            }
            Some(_) => {}
        }
        match rescue(bytes) {
            Rescued::Records(records) => {
                for record in records {
                    self.record(record, number);
                }
            }
            Rescued::NotUsage(kind) => self.count(Verdict::NotUsage(kind), number),
            Rescued::Blank => {}
            // Some logs hold usage in plain text; the reader knows.
            Rescued::Nothing if bytes.first() != Some(&b'{') => self.record(bytes, number),
            Rescued::Nothing => self.count(verdict, number),
        }
    }

    /// A whole JSON value, which may be an envelope; its records are numbered in their order.
    fn value(&mut self, bytes: &[u8]) {
        let number = self.sink.tally.read + 1;
        match Value::parse(bytes) {
            Ok(value @ (Value::Object(_) | Value::Array(_))) => {
                for (number, record) in (number..).zip(unwrap(value)) {
                    self.record(record, number);
                }
            }
            _ => self.line(bytes, number),
        }
    }

    /// What stands behind the last line end: taken when it is complete, else still being written.
    fn last(&mut self, bytes: &[u8], number: u64) {
        let is_sound = |record: &&[u8]| Value::parse(record).is_ok();
        let is_complete = is_sound(&bytes)
            || match rescue(bytes) {
                Rescued::Records(records) => records.iter().all(is_sound),
                Rescued::NotUsage(_) | Rescued::Blank => true,
                Rescued::Nothing => false,
            };
        if is_complete {
            self.line(bytes, number);
        } else {
            self.sink.tally.count_pending();
        }
    }
}

fn is_json_fault(verdict: Verdict) -> bool {
    let faults = [
        JsonError::Truncated,
        JsonError::Malformed,
        JsonError::Trailing,
    ];
    faults
        .map(JsonError::reason)
        .map(Verdict::Rejected)
        .contains(&verdict)
}

/// Completes events by what is known of their file and counts what the reader tells.
struct FileSink<'a> {
    source: &'static str,
    layer: &'static str,
    file: String,
    line: u64,
    tally: Tally,
    occurrences: Occurrences,
    known: &'a dyn Fn(Key) -> bool,
    is_resumed: bool,
    /// Whether a record without an id may be one that an earlier reading counted.
    is_ambiguous: bool,
    consume: &'a mut dyn FnMut(&UsageEvent<'_>),
}

impl Sink for FileSink<'_> {
    fn event(&mut self, event: &mut UsageEvent<'_>) {
        event.line = self.line;
        // Reasoning is a part of the output: held to it call by call, no sum over calls can exceed it either.
        let output = event.meters[Meter::Output];
        let reasoning = &mut event.meters[Meter::Reasoning];
        *reasoning = output.min(*reasoning);
        // Mixed logs hold records of several formats; their reader names each.
        if event.attributes[Attribute::Source].is_empty() {
            event.attributes[Attribute::Source] = Cow::Borrowed(self.source);
        }
        if event.attributes[Attribute::Layer].is_empty() {
            event.attributes[Attribute::Layer] = Cow::Borrowed(self.layer);
        }
        // Lent to the event and taken back: neither copied nor bound to its lifetime.
        event.attributes[Attribute::File] = Cow::Owned(std::mem::take(&mut self.file));
        (self.consume)(event);
        self.file = std::mem::take(&mut event.attributes[Attribute::File]).into_owned();
    }

    fn content_key(&mut self, family: &str, content: u128) -> Key {
        let (key, is_first) = self.occurrences.key(family, content);
        if self.is_resumed && is_first && (self.known)(key) {
            self.is_ambiguous = true;
        }
        key
    }

    fn warn(&mut self, what: &'static str) {
        self.tally.warn(what);
    }
}
