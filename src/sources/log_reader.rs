//! One record of an application's log to events: a provider's response body, or a flat record of its own making.
//!
//! Logs mix: which it is is decided for every record.

mod body;
mod streams;

pub(super) use self::body::emit;

use self::streams::Open;
use super::FileContext;
use super::Reader;
use super::Sink;
use super::Verdict;
use super::console_line;
use super::datum::Datum;
use super::field_names::Field;
use super::fields::Names;
use super::fields::Slots;
use super::flat;
use super::json::Array;
use super::json::Object;
use super::json::Value;
use super::labels::LabelCache;
use super::members::Members;
use super::occurrence::object_content;
use super::quoted::unquoted;
use super::response;
use super::response::Search;
use crate::units::Timestamp;

/// Reads JSON records and the lines between them.
pub(super) struct LogReader {
    modified: Timestamp,
    /// Names of the outermost objects, and of those inside: each at its own places.
    names: [Names; 2],
    labels: LabelCache,
    open: Open,
    /// Whether the last record was searched for a body: the members of the next are kept for that as it is read.
    keeps_members: bool,
}

/// One record, and what was around it in its line.
#[derive(Clone, Copy)]
pub(super) struct Record<'a> {
    pub(super) object: Object<'a>,
    pub(super) line: u64,
    /// Whether what is around it in its line tells that it is a batch's.
    pub(super) is_batch: bool,
    /// What it says, where it was made from another record.
    pub(super) content: Option<u128>,
}

impl Record<'_> {
    /// What it says, for the key of a record without an id.
    fn content(&self) -> u128 {
        self.content.unwrap_or_else(|| object_content(self.object))
    }
}

impl LogReader {
    pub(super) fn new(file: &FileContext<'_>) -> Self {
        Self {
            modified: file.modified,
            names: [Names::default(), Names::default()],
            labels: LabelCache::default(),
            open: Open::default(),
            keeps_members: false,
        }
    }

    fn object<'a>(
        &mut self,
        record: Record<'a>,
        slots: &mut Slots<'a>,
        members: Option<Members<'a>>,
        sink: &mut dyn Sink,
    ) -> Verdict {
        if may_hold_body(slots) {
            let members = members.unwrap_or_else(|| Members::of(record.object));
            match response::find_in(members) {
                Search::Found(found) => return self.response(record, &found, slots, sink),
                Search::Without(kind) if !slots.has_tokens() => {
                    self.remember_batch(record.object);
                    return Verdict::NotUsage(kind);
                }
                Search::Without(_) => {}
                Search::Nothing if slots.has_tokens() => {}
                Search::Nothing => {
                    if let Some(verdict) = self.hidden(record, slots, sink) {
                        return verdict;
                    }
                }
            }
        }
        self.flat(record, slots, sink)
    }

    /// Records inside the record: in a list, or kept as texts.
    fn hidden<'a>(
        &mut self,
        record: Record<'a>,
        slots: &Slots<'a>,
        sink: &mut dyn Sink,
    ) -> Option<Verdict> {
        if self.remember_session(record.object) {
            return Some(Verdict::NotUsage("session event"));
        }
        if let Some((list, is_batch)) = response::several(record.object) {
            return Some(self.each(list, is_batch, record.line, slots, sink));
        }
        if record.content.is_some() {
            return None;
        }
        let whole = unquoted(record.object)?;
        let object = Value::parse(&whole).ok()?.as_object()?;
        let mut slots = self.names[1].slots(object);
        let inner = Record {
            object,
            content: Some(record.content()),
            ..record
        };
        Some(self.object(inner, &mut slots, None, sink))
    }

    /// The answers in a list, each a record of its own.
    fn each<'a>(
        &mut self,
        list: Array<'a>,
        is_batch: bool,
        line: u64,
        around: &Slots<'a>,
        sink: &mut dyn Sink,
    ) -> Verdict {
        let mut is_empty = true;
        for object in list.items().filter_map(Value::as_object) {
            is_empty = false;
            let mut slots = self.names[1].slots(object);
            slots.fill_who_from(around);
            let inner = Record {
                object,
                line,
                is_batch,
                content: Some(object_content(object)),
            };
            let verdict = self.object(inner, &mut slots, None, sink);
            sink.count(verdict);
        }
        match is_empty {
            true => Verdict::NotUsage("no answers"),
            false => Verdict::Records,
        }
    }

    /// A record of the application's own making.
    fn flat<'a>(
        &mut self,
        record: Record<'a>,
        slots: &mut Slots<'a>,
        sink: &mut dyn Sink,
    ) -> Verdict {
        if !slots.has_tokens() {
            self.flatten(record.object, slots);
        }
        let labels = self.labels.read(slots.tags());
        flat::event(
            slots,
            &labels,
            flat::Context::generic(record.line, self.modified),
            sink,
            |sink| sink.content_key("generic", record.content()),
        )
    }

    /// Takes fields from objects one level down.
    fn flatten<'a>(&mut self, object: Object<'a>, slots: &mut Slots<'a>) {
        const BODIES: [&str; 13] = [
            "usage",
            "token_usage",
            "tokenUsage",
            "tokens",
            "response",
            "result",
            "body",
            "message",
            "log",
            "msg",
            "jsonPayload",
            "MESSAGE",
            "@message",
        ];
        let mut inner: Vec<Object<'a>> = slots.nested().collect();
        inner.extend(
            object
                .get_many(BODIES)
                .into_iter()
                .flatten()
                .filter_map(Value::as_object),
        );
        inner.extend(slots.tags().filter_map(Datum::object));
        let mut more = Vec::new();
        for object in inner {
            let nested = self.names[1].slots(object);
            if let Some(usage) = object.get("usage").and_then(Value::as_object) {
                more.push(usage);
            }
            slots.fill_from(nested);
        }
        for usage in more {
            let nested = self.names[1].slots(usage);
            slots.fill_from(nested);
        }
    }

    /// A line that is no JSON value: a known console line, or other text.
    fn text_line(
        &mut self,
        record: &[u8],
        line: u64,
        reason: &'static str,
        sink: &mut dyn Sink,
    ) -> Verdict {
        let text = String::from_utf8_lossy(record);
        if let Some(console) = console_line::slots(&text) {
            return flat::event(
                &console,
                &[],
                flat::Context {
                    time: console_line::time(&text),
                    ..flat::Context::generic(line, self.modified)
                },
                sink,
                |sink| {
                    let content = super::occurrence::row_content([("line", &*text)].into_iter());
                    sink.content_key("generic", content)
                },
            );
        }
        // Text between records is no fault; a piece of a record, or bytes that are no text, is one.
        let is_text =
            !text.contains(['{', '}', '"', char::REPLACEMENT_CHARACTER]) && !text.contains(is_odd);
        if is_text {
            Verdict::NotUsage("text line")
        } else {
            Verdict::Rejected(reason)
        }
    }
}

/// Whether a record with these fields is searched for a body.
fn may_hold_body(slots: &Slots<'_>) -> bool {
    slots.has(Field::Body) || slots.nested().next().is_some() || !slots.has_tokens()
}

/// Control characters other than those terminals get to see.
fn is_odd(character: char) -> bool {
    character.is_control() && !matches!(character, '\t' | '\r' | '\u{1b}')
}

impl Reader for LogReader {
    fn record(&mut self, record: &[u8], line: u64, sink: &mut dyn Sink) -> Verdict {
        let mut slots = Slots::default();
        let read = match record.trim_ascii_start().first() {
            Some(b'{') => self.names[0].read(record, self.keeps_members, &mut slots),
            _ => match Value::parse(record) {
                Ok(_) => return Verdict::NotUsage("not an object"),
                Err(error) => Err(error),
            },
        };
        match read {
            Ok((object, members)) => {
                self.keeps_members = may_hold_body(&slots);
                let record = Record {
                    object,
                    line,
                    is_batch: false,
                    content: None,
                };
                self.object(record, &mut slots, members, sink)
            }
            Err(error) => self.text_line(record, line, error.reason(), sink),
        }
    }

    fn state(&self) -> String {
        if self.open.is_empty() {
            return String::new();
        }
        serde_json::to_string(&self.open).unwrap_or_default()
    }

    fn resume(&mut self, state: &str) {
        self.open = serde_json::from_str(state).unwrap_or_default();
    }
}

#[cfg(test)]
mod tests;
