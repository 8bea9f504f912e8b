//! A stream to its records: lines, table rows, values or elements, one at a time and in bounded memory.

use memchr::memchr;

use super::boundary::{Boundary, row_end};
use super::window::Block;
use super::window::ENDLESS;
use super::window::Window;

/// How far the end of a record is looked for: past this the stream is no log, and may have no end.
const FARTHEST: usize = 2 << 30;
/// Within this of the end a row with an open quote may still be being written.
const LONGEST_ROW: usize = 1 << 20;

/// The end of almost every line.
pub(super) const LINE_END: u8 = b'\n';

/// How a stream falls into records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// One record per line; the line terminator.
    Lines(u8),
    /// Table rows; quoted fields may hold line breaks.
    Rows {
        /// The separator.
        delimiter: u8,
    },
    /// JSON values that follow each other and may span lines.
    Values,
    /// The elements of an array that opens `start` bytes into the stream, inside `depth` other brackets.
    Elements {
        /// Offset of the first element.
        start: usize,
        /// How many brackets stay open when the array ends.
        depth: usize,
    },
}

/// A record, or why there is none.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Record<'a> {
    /// A record that has its end.
    Whole(&'a [u8]),
    /// What stands behind the last end: a record being written, or a last line without a terminator.
    Unterminated(&'a [u8]),
    /// A row whose quote does not close before the end: a stray quote, or a row that is still being written.
    Open(&'a [u8]),
    /// A record past the limit; it was skipped.
    TooLarge,
}

/// Cuts a stream into records.
pub(super) struct Records {
    window: Window,
    layout: Layout,
    limit: usize,
    /// Number of the record last returned: of its first line, or its place in the document.
    number: u64,
    /// Lines begun before the next record.
    lines: u64,
}

impl Records {
    /// Starts at the beginning of `window`; `lines` is how many lines came before it.
    pub(super) fn new(mut window: Window, layout: Layout, limit: usize, lines: u64) -> Self {
        if let Layout::Elements { start, .. } = layout {
            window.fill(start);
            window.take(0, start);
        }
        Self {
            window,
            layout,
            limit,
            number: lines,
            lines,
        }
    }

    /// The number of the record last returned.
    pub(super) fn number(&self) -> u64 {
        self.number
    }

    /// Lines before the next record.
    pub(super) fn lines(&self) -> u64 {
        self.lines
    }

    /// Offset in the stream behind the record last returned.
    pub(super) fn offset(&self) -> u64 {
        self.window.offset()
    }

    /// Why the stream was not read to its end.
    pub(super) fn trouble(&self) -> Option<&'static str> {
        self.window.trouble()
    }

    /// As many whole lines as lie in `size` bytes, in one piece; none where these are no lines, or no line ends there.
    /// Whoever counts them tells how many they were, by [`Records::passed`].
    pub(super) fn block(&mut self, size: usize, spare: Vec<u8>) -> Option<Block> {
        match self.layout {
            Layout::Lines(LINE_END) => self.window.block(size, LINE_END, spare),
            _ => None,
        }
    }

    /// Takes note that so many lines lay in a block.
    pub(super) fn passed(&mut self, lines: u64) {
        self.lines += lines;
        self.number = self.lines;
    }

    fn unterminated(&mut self) -> Option<(u64, Record<'_>)> {
        let length = self.window.data().len();
        let rest = self.window.take(length, length);
        (length > 0).then_some((self.number, Record::Unterminated(rest)))
    }

    /// The next record and its number: of its first line, or its place in the document.
    #[inline]
    pub(super) fn next(&mut self) -> Option<(u64, Record<'_>)> {
        match self.layout {
            Layout::Lines(terminator) => self.line(terminator),
            Layout::Rows { delimiter } => self.row(delimiter),
            Layout::Values => self.value(),
            Layout::Elements { depth, .. } => self.element(depth),
        }
    }

    fn line(&mut self, terminator: u8) -> Option<(u64, Record<'_>)> {
        let mut seen = 0;
        loop {
            let data = self.window.data();
            let rest = data.get(seen..).unwrap_or_default();
            if let Some(found) = memchr(terminator, rest) {
                let length = seen + found;
                self.lines += 1;
                self.number = self.lines;
                if length > self.limit {
                    self.window.take(0, length + 1);
                    return Some((self.number, Record::TooLarge));
                }
                let line = self.window.take(length, length + 1);
                return Some((self.number, Record::Whole(line)));
            }
            seen = data.len();
            if seen > self.limit {
                self.skip_line(terminator);
                return Some((self.number, Record::TooLarge));
            }
            if !self.window.more() {
                self.number = self.lines + 1;
                return self.unterminated();
            }
        }
    }

    fn skip_line(&mut self, terminator: u8) {
        self.lines += 1;
        self.number = self.lines;
        let mut skipped = 0;
        loop {
            let data = self.window.data();
            let length = data.len();
            if let Some(found) = memchr(terminator, data) {
                self.window.take(0, found + 1);
                return;
            }
            if !self.slide(length, &mut skipped) {
                return;
            }
        }
    }

    fn row(&mut self, delimiter: u8) -> Option<(u64, Record<'_>)> {
        let mut seen = 0;
        let mut is_quoted = false;
        loop {
            let data = self.window.data();
            if let Some(length) = row_end(data, &mut seen, &mut is_quoted, delimiter) {
                return Some(self.take_row(length));
            }
            if data.len() <= self.limit && self.window.more() {
                continue;
            }
            let length = self.window.data().len();
            if is_quoted && let Some(end) = memchr(b'\n', self.window.data()) {
                // A quote that never closes costs its line, not the rest of the file.
                let may_go_on = self.window.is_over() && length <= LONGEST_ROW;
                let (number, row) = self.take_row(end);
                return Some(match row {
                    Record::Whole(row) if may_go_on => (number, Record::Open(row)),
                    row => (number, row),
                });
            }
            if length > self.limit {
                self.skip_line(b'\n');
                return Some((self.number, Record::TooLarge));
            }
            self.number = self.lines + 1;
            return self.unterminated();
        }
    }

    fn take_row(&mut self, length: usize) -> (u64, Record<'_>) {
        let row = self.window.data().get(..length).unwrap_or_default();
        self.number = self.lines + 1;
        self.lines += 1 + memchr::memchr_iter(b'\n', row).count() as u64;
        let row = self.window.take(length, length + 1);
        (self.number, Record::Whole(row))
    }

    fn value(&mut self) -> Option<(u64, Record<'_>)> {
        self.skip(|byte| byte.is_ascii_whitespace() || matches!(byte, b',' | 0 | 0x1E))?;
        self.bounded()
    }

    fn element(&mut self, depth: usize) -> Option<(u64, Record<'_>)> {
        let first = self.skip(|byte| byte.is_ascii_whitespace() || byte == b',')?;
        if first != b']' {
            return self.bounded();
        }
        self.window.take(0, 1);
        self.layout = Layout::Values;
        if depth > 0 {
            self.skip_boundary(Boundary::inside(depth));
        }
        self.value()
    }

    /// The value that starts the window.
    fn bounded(&mut self) -> Option<(u64, Record<'_>)> {
        self.number += 1;
        let mut boundary = Boundary::default();
        loop {
            let data = self.window.data();
            if let Some(length) = boundary.advance(data) {
                let value = self.window.take(length, length);
                return Some((self.number, Record::Whole(value)));
            }
            if data.len() > self.limit {
                self.skip_boundary(boundary);
                return Some((self.number, Record::TooLarge));
            }
            if !self.window.more() {
                return self.unterminated();
            }
        }
    }

    fn skip_boundary(&mut self, mut boundary: Boundary) {
        let mut skipped = 0;
        loop {
            let data = self.window.data();
            let length = data.len();
            if let Some(end) = boundary.advance(data) {
                self.window.take(0, end);
                return;
            }
            boundary.slide(length);
            if !self.slide(length, &mut skipped) {
                return;
            }
        }
    }

    /// Slides over bytes without meaning and returns the first of another kind.
    fn skip(&mut self, is_void: impl Fn(u8) -> bool) -> Option<u8> {
        let mut skipped = 0;
        loop {
            let data = self.window.data();
            let length = data.len();
            if let Some(place) = data.iter().position(|byte| !is_void(*byte)) {
                let byte = data.get(place).copied();
                self.window.take(0, place);
                return byte;
            }
            if !self.slide(length, &mut skipped) {
                return None;
            }
        }
    }

    /// Slides over bytes that end nothing and reads more; false at the end, or too far from the last end.
    fn slide(&mut self, length: usize, skipped: &mut usize) -> bool {
        self.window.take(0, length);
        *skipped = skipped.saturating_add(length);
        if *skipped > FARTHEST {
            self.window.stop(ENDLESS);
        }
        self.window.more()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    /// Gives one byte at a time, as the worst of pipes.
    struct Trickle(&'static [u8]);

    impl Read for Trickle {
        fn read(&mut self, target: &mut [u8]) -> std::io::Result<usize> {
            let length = target.len().min(1);
            self.0.read(&mut target[..length])
        }
    }

    fn cut(text: &'static str, layout: Layout, limit: usize) -> Vec<(u64, String)> {
        let mut records = Records::new(
            Window::new(Box::new(Trickle(text.as_bytes()))),
            layout,
            limit,
            0,
        );
        let mut found = Vec::new();
        while let Some((number, record)) = records.next() {
            let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
            found.push(match record {
                Record::Whole(bytes) => (number, text(bytes)),
                Record::Unterminated(bytes) => (number, format!("{}…", text(bytes))),
                Record::Open(bytes) => (number, format!("{} or more", text(bytes))),
                Record::TooLarge => (number, "too large".to_owned()),
            });
        }
        found
    }

    fn expect(found: &[(u64, String)], expected: &[(u64, &str)]) {
        let found: Vec<_> = found
            .iter()
            .map(|(number, text)| (*number, text.as_str()))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn rows_may_hold_line_breaks_and_stray_quotes() {
        let rows = |text| cut(text, Layout::Rows { delimiter: b',' }, 1000);
        expect(
            &rows("a,b\n1,\"x\ny \"\"z\"\"\n\"\n2,5\" disk\n3,c"),
            &[
                (1, "a,b"),
                (2, "1,\"x\ny \"\"z\"\"\n\""),
                (5, "2,5\" disk"),
                (6, "3,c…"),
            ],
        );
        expect(
            &rows("a,b\n1,\"x\n2,y\n3,z\n"),
            &[(1, "a,b"), (2, "1,\"x or more"), (3, "2,y"), (4, "3,z")],
        );
    }

    #[test]
    fn long_lines_and_values_are_skipped_to_their_ends() {
        let lines = Layout::Lines(b'\n');
        expect(
            &cut("ab\nabcdef\n\nc", lines, 3),
            &[(1, "ab"), (2, "too large"), (3, ""), (4, "c…")],
        );
        let elements = Layout::Elements { start: 1, depth: 0 };
        let found = cut(
            "[{\"a\":\"]}\"}, {\"bb\":[\"\\\"}\",{}]}\n,3,[4]] {\"c\":1}",
            elements,
            12,
        );
        expect(
            &found,
            &[
                (1, "{\"a\":\"]}\"}"),
                (2, "too large"),
                (3, "3"),
                (4, "[4]"),
                (5, "{\"c\":1}"),
            ],
        );
        expect(
            &cut("{\"a\":1}{\"b\":", Layout::Values, 50),
            &[(1, "{\"a\":1}"), (2, "{\"b\":…")],
        );
        expect(
            &cut("} x ]", Layout::Values, 50),
            &[(1, "}"), (2, "x"), (3, "]")],
        );
    }
}
