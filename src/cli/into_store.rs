//! Events to the store's writer; the calls of a row that was still being written are replaced by those of the whole.

use std::path::Path;

use crate::cli::reading::Destination;
use crate::error::Error;
use crate::event::Key;
use crate::event::UsageEvent;
use crate::sources::ResumePoint;
use crate::store::Writer;

/// A writer, and what must be known of the file that is read into it.
pub(super) struct IntoStore {
    pub(super) writer: Writer,
    last: LastLine,
}

impl IntoStore {
    pub(super) fn new(writer: Writer) -> Self {
        Self {
            writer,
            last: LastLine::default(),
        }
    }

    /// A file begins.
    pub(super) fn begin_file(&mut self) {
        self.last = LastLine::default();
    }

    /// The calls of a table's last row, if that has no line end: such a row may still be growing.
    pub(super) fn provisional(&self, resume: Option<&ResumePoint>) -> Vec<Key> {
        match resume {
            Some(point) if point.delimiter.is_some() && self.last.line > point.line => {
                self.last.calls.clone()
            }
            _ => Vec::new(),
        }
    }

    /// Takes back the calls of a row that had no line end, where the row has been read again and gives others.
    pub(super) fn replace(&mut self, calls: &[Key], path: &Path, line: u64) -> Result<(), Error> {
        for call in calls {
            if !self.last.seen_at_first.contains(call) {
                self.writer.withdraw(*call, &path.to_string_lossy(), line)?;
            }
        }
        Ok(())
    }
}

/// The lines that the events of a file came from, as far as it must be known which are final.
struct LastLine {
    /// The first line that gave an event, and its calls.
    first: u64,
    seen_at_first: Vec<Key>,
    /// The last line that gave an event, and its calls.
    line: u64,
    calls: Vec<Key>,
}

impl Default for LastLine {
    fn default() -> Self {
        Self {
            first: u64::MAX,
            seen_at_first: Vec::new(),
            line: 0,
            calls: Vec::new(),
        }
    }
}

impl LastLine {
    fn add(&mut self, event: &UsageEvent<'_>) {
        if event.line < self.first {
            self.first = event.line;
            self.seen_at_first.clear();
        }
        if event.line == self.first {
            self.seen_at_first.push(event.key);
        }
        if event.line != self.line {
            self.line = event.line;
            self.calls.clear();
        }
        self.calls.push(event.key);
    }
}

impl Destination for IntoStore {
    fn event(&mut self, event: &UsageEvent<'_>, origin: u32) -> Result<(), Error> {
        self.last.add(event);
        self.writer.record(event, origin)
    }

    fn knows(&self, key: Key) -> bool {
        // A key file that cannot be read makes the file be read from its start, which is always right.
        self.writer.knows(key).unwrap_or(true)
    }
}
