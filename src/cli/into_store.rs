//! Events to the store's writer, at once or in steps; the calls of a row that was still being written are replaced by
//! those of the whole.

use std::borrow::Cow;
use std::path::Path;
use std::time::Duration;
use std::time::Instant;

use crate::cli::reading::Destination;
use crate::error::Error;
use crate::event::Attribute;
use crate::event::Chunk;
use crate::event::Key;
use crate::event::UsageEvent;
use crate::sources::ResumePoint;
use crate::store::Committed;
use crate::store::Writer;
use crate::units::Timestamp;

/// Longest time between the first event of a step and its commit.
pub(super) const STEP: Duration = Duration::from_secs(2);

/// Most events in a step whose calls are told one by one.
const MOST_TOLD: usize = 2_500;

/// Is told which calls were new, as soon as they are on disk.
pub(super) type Listener<'a> = &'a mut dyn FnMut(&[UsageEvent<'static>]) -> Result<(), Error>;

/// A writer, and what must be known of the file that is read into it.
pub(super) struct IntoStore<'a> {
    pub(super) writer: Writer,
    last: LastLine,
    steps: Option<Steps<'a>>,
    labels: Option<Labels>,
    /// The machine of the calls that name none.
    host: Option<&'a str>,
}

/// What calls are given that do not state it themselves.
#[derive(Clone, Debug)]
pub(super) struct Labels {
    /// Calls before that are others'.
    pub(super) since: Timestamp,
    /// What, and its text.
    pub(super) texts: Vec<(Attribute, String)>,
}

impl Labels {
    /// The event with its labels; `None` where it needs none.
    fn on(&self, event: &UsageEvent<'_>) -> Option<UsageEvent<'static>> {
        let is_missing =
            |(attribute, _): &&(Attribute, String)| event.attributes[*attribute].is_empty();
        let mut missing = self.texts.iter().filter(is_missing).peekable();
        missing.peek().filter(|_| event.time >= self.since)?;
        let mut labelled = event.clone().into_owned();
        for (attribute, text) in missing {
            labelled.attributes[*attribute] = Cow::Owned(text.clone());
        }
        Some(labelled)
    }
}

/// What makes a long reading durable as it goes.
struct Steps<'a> {
    begun: Instant,
    recorded: usize,
    done: Committed,
    listener: Option<Listener<'a>>,
}

impl<'a> IntoStore<'a> {
    /// Nothing is stored before [`IntoStore::commit`].
    pub(super) fn new(writer: Writer) -> Self {
        Self {
            writer,
            last: LastLine::default(),
            steps: None,
            labels: None,
            host: None,
        }
    }

    /// Gives calls labels that they do not state themselves.
    pub(super) fn labelled(mut self, labels: Labels) -> Self {
        self.labels = Some(labels);
        self
    }

    /// Calls that name no machine are of this one.
    pub(super) fn on_host(mut self, host: Option<&'a str>) -> Self {
        self.host = host;
        self
    }

    /// What was recorded is stored every few seconds, in the middle of a file too: what is read of it again is known.
    pub(super) fn in_steps(writer: Writer, listener: Option<Listener<'a>>) -> Self {
        let names_new = listener.is_some();
        let steps = Steps {
            begun: Instant::now(),
            recorded: 0,
            done: Committed::default(),
            listener,
        };
        Self {
            writer: if names_new {
                writer.naming_new()
            } else {
                writer
            },
            last: LastLine::default(),
            steps: Some(steps),
            labels: None,
            host: None,
        }
    }

    /// Makes everything recorded durable and says what it was.
    pub(super) fn commit(mut self) -> Result<Committed, Error> {
        self.step()?;
        match self.steps {
            Some(steps) => Ok(steps.done),
            None => self.writer.commit(),
        }
    }

    fn step(&mut self) -> Result<(), Error> {
        let Some(steps) = &mut self.steps else {
            return Ok(());
        };
        let mut committed = self.writer.checkpoint()?;
        let events = std::mem::take(&mut committed.events);
        if let Some(listener) = &mut steps.listener {
            listener(&events)?;
        }
        steps.done.add(committed);
        steps.recorded = 0;
        steps.begun = Instant::now();
        Ok(())
    }

    /// Whether what was recorded has waited long enough.
    fn is_due(&mut self, events: usize) -> bool {
        let Some(steps) = &mut self.steps else {
            return false;
        };
        if steps.recorded == 0 {
            steps.begun = Instant::now();
        }
        steps.recorded += events;
        steps.begun.elapsed() >= STEP || (steps.listener.is_some() && steps.recorded >= MOST_TOLD)
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
    fn add(&mut self, line: u64, key: Key) {
        if line < self.first {
            self.first = line;
            self.seen_at_first.clear();
        }
        if line == self.first {
            self.seen_at_first.push(key);
        }
        if line != self.line {
            self.line = line;
            self.calls.clear();
        }
        self.calls.push(key);
    }
}

impl Destination for IntoStore<'_> {
    fn event(&mut self, event: &UsageEvent<'_>, origin: u32) -> Result<(), Error> {
        self.last.add(event.line, event.key);
        let labelled = self.labels.as_ref().and_then(|labels| labels.on(event));
        let event = labelled.as_ref().unwrap_or(event);
        match self.host {
            Some(host) if event.attributes[Attribute::Host].is_empty() => {
                let mut event = event.clone();
                event.attributes[Attribute::Host] = Cow::Borrowed(host);
                self.writer.record(&event, origin)?;
            }
            _ => self.writer.record(event, origin)?,
        }
        if self.is_due(1) {
            self.step()?;
        }
        Ok(())
    }

    fn chunk(&mut self, chunk: &Chunk, lines: u64, origin: u32) -> Result<(), Error> {
        if self.host.is_some() || self.labels.is_some() {
            let mut rows = 0..chunk.len();
            return rows.try_for_each(|row| self.event(&chunk.event(row, lines), origin));
        }
        for (row, line) in chunk.lines().enumerate() {
            let line = line.saturating_add(lines);
            self.last.add(line, chunk.batch().key(row));
        }
        self.writer.record_chunk(chunk, lines, origin)?;
        if self.is_due(chunk.len()) {
            self.step()?;
        }
        Ok(())
    }

    fn knows(&mut self, key: Key) -> bool {
        // A key file that cannot be read makes the file be read from its start, which is always right.
        self.writer.knows(key).unwrap_or(true)
    }
}
