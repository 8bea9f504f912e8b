//! The records of a file to a reader's verdicts: blank, broken and joined lines included, each counted.

use memchr::memchr_iter;

use super::detect::unwrap;
use super::file_sink::FileSink;
use super::json::{JsonError, Value};
use super::plausible::is_plausible;
use super::read::{FileOutcome, Reading, ResumePoint};
use super::records::{LINE_END, Layout, Record, Records};
use super::rescue::{Rescued, rescue};
use super::sharing::Sharing;
use super::{Container, FileContext, Reader, Source, Verdict};

const TOO_LARGE: &str = "record larger than the limit";
const TOO_WIDE: &str = "an object with more members than any log writes";

/// Where a run ended.
pub(super) struct End {
    pub(super) offset: u64,
    pub(super) lines: u64,
    pub(super) state: String,
    pub(super) is_damaged: bool,
}

/// Hands records to a reader and counts what became of them.
pub(super) struct Driver<'a> {
    pub(super) reader: Box<dyn Reader>,
    container: Container,
    pub(super) sink: FileSink<'a>,
}

impl<'a> Driver<'a> {
    pub(super) fn new(
        file: &FileContext<'_>,
        source: &'static dyn Source,
        sink: FileSink<'a>,
    ) -> Self {
        Self {
            reader: source.reader(file),
            container: file.container,
            sink,
        }
    }

    pub(super) fn outcome(self, resume: Option<ResumePoint>) -> Reading {
        Reading::Done(FileOutcome {
            format: Some(self.sink.source),
            container: self.container,
            tally: self.sink.tally,
            resume,
        })
    }

    /// Shows a table's header to the reader of its further rows.
    pub(super) fn prime(&mut self, records: &mut Records) {
        while let Some((
            number,
            Record::Whole(row) | Record::Unterminated(row) | Record::Open(row),
        )) = records.next()
        {
            let row = row.trim_ascii_end();
            if !row.is_empty() {
                self.reader.record(row, number, &mut self.sink);
                return;
            }
        }
    }

    /// Reads every record; a long file of lines is shared with other threads where that is wanted.
    pub(super) fn run(
        &mut self,
        mut records: Records,
        layout: Layout,
        sharing: Option<Sharing<'_>>,
    ) -> End {
        let mut share_from = sharing.as_ref().map_or(0, Sharing::alone);
        let is_table = matches!(layout, Layout::Rows { .. });
        // Where to go on when the file has grown, once what was read may turn out to be half a row.
        let mut before_open = None;
        loop {
            if let Some(sharing) = &sharing
                && records.offset() >= share_from
            {
                sharing.run(self, &mut records);
                share_from = records.offset() + sharing.alone();
            }
            let (offset, lines) = (records.offset(), records.lines());
            let mut end = End {
                offset,
                lines,
                state: String::new(),
                is_damaged: false,
            };
            let is_last = match records.next() {
                _ if self.sink.is_over() => return end,
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
                Some((number, Record::Open(bytes))) => {
                    end.state = self.reader.state();
                    self.row(bytes.trim_ascii_end(), number);
                    before_open = before_open.or(Some(end));
                    continue;
                }
                Some((number, Record::Unterminated(bytes))) => {
                    end.state = self.reader.state();
                    let bytes = bytes.trim_ascii_end();
                    if is_table {
                        self.row(bytes, number);
                    } else {
                        self.last(bytes, number);
                    }
                    let mut end = before_open.unwrap_or(end);
                    end.is_damaged = self.check_damage(&records);
                    return end;
                }
            };
            if is_last {
                end.state = self.reader.state();
                let mut end = before_open.unwrap_or(end);
                end.is_damaged = self.check_damage(&records);
                return end;
            }
        }
    }

    fn check_damage(&mut self, records: &Records) -> bool {
        if let Some(reason) = records.trouble() {
            self.count(Verdict::Rejected(reason), records.number());
        }
        records.trouble().is_some()
    }

    pub(super) fn count(&mut self, verdict: Verdict, number: u64) {
        self.sink.count_at(verdict, number);
    }

    fn row(&mut self, bytes: &[u8], number: u64) {
        if !bytes.is_empty() {
            self.record(bytes, number);
        }
    }

    /// One record.
    pub(super) fn record(&mut self, bytes: &[u8], number: u64) {
        let verdict = self.read(bytes, number);
        self.count(verdict, number);
    }

    /// Reads whole lines, each with its end, that come behind line `before`; says how many they were.
    pub(super) fn lines(&mut self, bytes: &[u8], before: u64, limit: usize) -> u64 {
        let mut number = before;
        let mut start = 0;
        for at in memchr_iter(LINE_END, bytes) {
            number += 1;
            let line = bytes.get(start..at).unwrap_or_default();
            start = at + 1;
            match line.len() > limit {
                true => self.count(Verdict::Rejected(TOO_LARGE), number),
                false => self.line(line.trim_ascii_end(), number),
            }
        }
        number - before
    }

    /// Asks the reader what a record is.
    fn read(&mut self, bytes: &[u8], number: u64) -> Verdict {
        self.sink.line = number;
        match is_plausible(bytes) {
            true => self.reader.record(bytes, number, &mut self.sink),
            false => Verdict::Rejected(TOO_WIDE),
        }
    }

    /// A line, or an element: one object in all but rare cases.
    fn line(&mut self, bytes: &[u8], number: u64) {
        self.sink.line = number;
        let mut verdict = Verdict::Rejected("no JSON object");
        match bytes.first() {
            None => return,
            Some(b'{') => {
                verdict = self.read(bytes, number);
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
