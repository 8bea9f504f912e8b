//! One record of an application's log to events: a provider's response body, or a flat record of its own making.
//!
//! Logs mix: which it is is decided for every record.

use std::borrow::Cow;
use std::rc::Rc;

use serde::Deserialize;
use serde::Serialize;

use super::FileContext;
use super::Reader;
use super::Sink;
use super::Verdict;
use super::bodies::Reading;
use super::bodies::Shape;
use super::bodies::is_open_chunk;
use super::console_line;
use super::datum::Datum;
use super::envelope;
use super::field_names::Field;
use super::fields::Names;
use super::fields::Slots;
use super::flat;
use super::identity::identify_in;
use super::json::Object;
use super::json::Value;
use super::labels::LabelCache;
use super::labels::Labels;
use super::message_stream::OpenMessage;
use super::occurrence::object_content;
use super::response;
use super::response::Found;
use super::response::Search;
use crate::event::Attribute;
use crate::event::Key;
use crate::event::UsageEvent;
use crate::units::Timestamp;

/// Reads JSON records and the lines between them.
pub(super) struct LogReader {
    modified: Timestamp,
    /// Names of the outermost objects, and of those inside: each at its own places.
    names: [Names; 2],
    labels: LabelCache,
    open: Open,
}

/// What an earlier record left unfinished.
#[derive(Default, Serialize, Deserialize)]
struct Open {
    message: Option<OpenMessage>,
    /// Key of the streamed Gemini answer without an id that goes on.
    chunks: Option<(u64, u64)>,
}

/// One record, and what was around it in its line.
#[derive(Clone, Copy)]
pub(super) struct Record<'a> {
    pub(super) object: Object<'a>,
    pub(super) line: u64,
}

impl LogReader {
    pub(super) fn new(file: &FileContext<'_>) -> Self {
        Self {
            modified: file.modified,
            names: [Names::default(), Names::default()],
            labels: LabelCache::default(),
            open: Open::default(),
        }
    }

    fn object<'a>(&mut self, record: Record<'a>, slots: Slots<'a>, sink: &mut dyn Sink) -> Verdict {
        let may_hold_body =
            slots.has(Field::Body) || slots.nested().next().is_some() || !slots.has_tokens();
        if may_hold_body {
            match response::find(record.object) {
                Search::Found(found) => return self.response(record, found, slots, sink),
                Search::Without(kind) if !slots.has_tokens() => return Verdict::NotUsage(kind),
                Search::Without(_) | Search::Nothing => {}
            }
        }
        self.flat(record, slots, sink)
    }

    /// A record of the application's own making.
    fn flat<'a>(
        &mut self,
        record: Record<'a>,
        mut slots: Slots<'a>,
        sink: &mut dyn Sink,
    ) -> Verdict {
        if !slots.has_tokens() {
            self.flatten(record.object, &mut slots);
        }
        let labels = self.labels.read(slots.tags());
        flat::event(
            &slots,
            &labels,
            flat::Context::generic(record.line, self.modified),
            sink,
            |sink| sink.content_key("generic", object_content(record.object)),
        )
    }

    /// Takes fields from objects one level down.
    fn flatten<'a>(&mut self, object: Object<'a>, slots: &mut Slots<'a>) {
        const BODIES: [&str; 7] = [
            "usage",
            "token_usage",
            "tokenUsage",
            "tokens",
            "response",
            "result",
            "body",
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

    /// A provider's response body.
    fn response<'a>(
        &mut self,
        record: Record<'a>,
        found: Found<'a>,
        outermost: Slots<'a>,
        sink: &mut dyn Sink,
    ) -> Verdict {
        let slots = self.around(&found, outermost);
        let labels = self.labels.read(slots.tags());
        let mut event = UsageEvent::call();
        event.line = record.line;
        match envelope::time(&slots).map(|stated| stated.map(|stated| stated.time)) {
            Ok(Some(time)) => event.time = time,
            Ok(None) => {
                event.time = self.modified;
                // A later event of a streamed message has the time of its start.
                if found.shape != Shape::AnthropicDelta {
                    sink.warn(envelope::ESTIMATED_TIME);
                }
            }
            Err(reason) => return Verdict::Rejected(reason),
        }
        event.attributes[Attribute::Source] = Cow::Borrowed(found.shape.source());
        event.attributes[Attribute::Layer] = Cow::Borrowed("app");
        if found.is_batch {
            event.attributes[Attribute::Processing] = Cow::Borrowed("batch");
        }
        let is_timed = envelope::time(&slots).is_ok_and(|time| time.is_some());
        match found.shape {
            Shape::AnthropicStart => self.start(&found, &slots, &labels, event, is_timed, sink),
            Shape::AnthropicDelta => self.delta(&found, &slots, &labels, event, is_timed, sink),
            _ => self.body(record, &found, &slots, &labels, event, sink),
        }
    }

    /// The fields of the body, then of what is around it from the inside out, then what the request tells of its caller.
    fn around<'a>(&mut self, found: &Found<'a>, outermost: Slots<'a>) -> Slots<'a> {
        let mut slots = match found.around.is_empty() {
            true => outermost,
            false => {
                let mut slots = self.names[1].slots(found.body.object.object);
                for object in found.around.iter().skip(1).rev() {
                    let outer = self.names[1].slots(object.object);
                    slots.fill_from(outer);
                }
                slots.fill_from(outermost);
                slots
            }
        };
        let outer = found.around.iter().chain([&found.body.object]);
        let requests = outer.filter_map(|object| object.get("request")?.as_object());
        for request in requests {
            let request = self.names[1].slots(request);
            slots.fill_caller_from(request);
        }
        slots
    }

    /// A whole body.
    fn body<'e>(
        &mut self,
        record: Record<'_>,
        found: &Found<'e>,
        slots: &Slots<'e>,
        labels: &'e [Rc<Labels>],
        mut event: UsageEvent<'e>,
        sink: &mut dyn Sink,
    ) -> Verdict {
        let model = slots.text(Field::Model).unwrap_or_default();
        let reading = match found.shape.read(&found.body, &model) {
            Ok(reading) => reading,
            Err(reason) => return Verdict::Rejected(reason),
        };
        let request = slots.text(Field::RequestId);
        match &reading.id {
            Some(id) => identify_in(&mut event, reading.family, id, request.as_deref()),
            None => event.key = self.content_key(record, found, sink),
        }
        complete(&mut event, &reading, slots, labels);
        emit(event, reading, sink);
        Verdict::Usage
    }

    /// A body without an id is told by its content; chunks of one streamed answer share the key of the first.
    fn content_key(&mut self, record: Record<'_>, found: &Found<'_>, sink: &mut dyn Sink) -> Key {
        let is_open = found.shape == Shape::Gemini && is_open_chunk(&found.body.object);
        let key = match self
            .open
            .chunks
            .take()
            .filter(|_| found.shape == Shape::Gemini)
        {
            Some((call, request)) => Key { call, request },
            None => sink.content_key(found.shape.source(), object_content(record.object)),
        };
        self.open.chunks = is_open.then_some((key.call, key.request));
        key
    }

    /// The first event of a streamed message.
    fn start<'e>(
        &mut self,
        found: &Found<'e>,
        slots: &Slots<'e>,
        labels: &'e [Rc<Labels>],
        event: UsageEvent<'e>,
        is_timed: bool,
        sink: &mut dyn Sink,
    ) -> Verdict {
        let text = |field: Field| slots.text(field).unwrap_or_default().into_owned();
        let id = found.body.object.get("id").and_then(Value::as_str);
        let Some(id) = id.filter(|id| !id.is_empty()) else {
            return Verdict::Rejected("a streamed message without an id");
        };
        let mut message = OpenMessage {
            id: id.into_owned(),
            request: text(Field::RequestId),
            model: text(Field::Model),
            time: is_timed.then_some(event.time.0),
            ..OpenMessage::default()
        };
        if let Err(reason) = message.update(found.body.usage.object) {
            return Verdict::Rejected(reason);
        }
        let verdict = message.snapshot(slots, labels, event, "cancelled", sink);
        self.open.message = Some(message);
        verdict
    }

    /// A later event of it.
    fn delta<'e>(
        &mut self,
        found: &Found<'e>,
        slots: &Slots<'e>,
        labels: &'e [Rc<Labels>],
        mut event: UsageEvent<'e>,
        is_timed: bool,
        sink: &mut dyn Sink,
    ) -> Verdict {
        let Some(message) = &mut self.open.message else {
            return Verdict::Rejected("a message_delta without its message_start");
        };
        if let Err(reason) = message.update(found.body.usage.object) {
            return Verdict::Rejected(reason);
        }
        if let Some(time) = message.time().filter(|_| !is_timed) {
            event.time = time;
        }
        message.snapshot(slots, labels, event, "ok", sink)
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

/// Control characters other than those terminals get to see.
fn is_odd(character: char) -> bool {
    character.is_control() && !matches!(character, '\t' | '\r' | '\u{1b}')
}

impl Reader for LogReader {
    fn record(&mut self, record: &[u8], line: u64, sink: &mut dyn Sink) -> Verdict {
        let read = match record.trim_ascii_start().first() {
            Some(b'{') => self.names[0].read(record),
            _ => match Value::parse(record) {
                Ok(_) => return Verdict::NotUsage("not an object"),
                Err(error) => Err(error),
            },
        };
        match read {
            Ok((object, slots)) => self.object(Record { object, line }, slots, sink),
            Err(error) => self.text_line(record, line, error.reason(), sink),
        }
    }

    fn state(&self) -> String {
        if self.open.message.is_none() && self.open.chunks.is_none() {
            return String::new();
        }
        serde_json::to_string(&self.open).unwrap_or_default()
    }

    fn resume(&mut self, state: &str) {
        self.open = serde_json::from_str(state).unwrap_or_default();
    }
}

/// Fills in what body and envelope say of the call.
fn complete<'e>(
    event: &mut UsageEvent<'e>,
    reading: &Reading<'e>,
    slots: &Slots<'e>,
    labels: &'e [Rc<Labels>],
) {
    // OpenRouter names the provider behind it in the field others use for the biller.
    if reading.provider == "openrouter" {
        event.attributes[Attribute::Provider] = Cow::Borrowed("openrouter");
    }
    event.attributes[Attribute::Operation] = Cow::Borrowed(reading.operation);
    event.duration = reading.duration;
    event.quantities.clone_from(&reading.quantities);
    if let Some(tier) = &reading.tier {
        envelope::set_tier(event, tier.clone());
    }
    if let Some((amount, kind)) = reading.cost {
        event.reported_cost = Some(amount);
        event.attributes[Attribute::CostKind] = Cow::Borrowed(kind);
        event.attributes[Attribute::Currency] = Cow::Borrowed("USD");
    }
    envelope::describe(event, slots, labels);
    if event.attributes[Attribute::Provider].is_empty() {
        event.attributes[Attribute::Provider] = Cow::Borrowed(reading.provider);
    }
    if event.attributes[Attribute::Status].is_empty() {
        event.attributes[Attribute::Status] = Cow::Borrowed("ok");
    }
}

/// Hands over the event, and one more for each further model that was called.
pub(super) fn emit<'e>(mut event: UsageEvent<'e>, reading: Reading<'e>, sink: &mut dyn Sink) {
    if let Some(note) = reading.note {
        sink.warn(note);
    }
    if let Some(usage) = &reading.anthropic {
        usage.emit(event, sink);
        return;
    }
    event.meters = reading.meters;
    if reading.models.is_empty() {
        sink.event(&mut event);
        return;
    }
    for (place, (model, meters)) in (0..).zip(reading.models) {
        let mut part = event.clone();
        part.key = event.key.part(place);
        part.part = place;
        part.meters = meters;
        part.attributes[Attribute::Model] = model;
        if place > 0 {
            part.quantities.clear();
            part.reported_cost = None;
        }
        sink.event(&mut part);
    }
}

#[cfg(test)]
mod tests;
