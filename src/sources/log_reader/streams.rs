//! Events and chunks of streamed answers to growing snapshots of one call; what is open between two records.

use std::rc::Rc;

use serde::Deserialize;
use serde::Serialize;

use super::LogReader;
use super::Record;
use crate::event::Key;
use crate::event::UsageEvent;
use crate::sources::Sink;
use crate::sources::Verdict;
use crate::sources::bodies::Shape;
use crate::sources::bodies::is_open_chunk;
use crate::sources::field_names::Field;
use crate::sources::fields::Slots;
use crate::sources::json::Value;
use crate::sources::labels::Labels;
use crate::sources::message_stream::OpenMessage;
use crate::sources::occurrence::object_content;
use crate::sources::response::Found;

/// What an earlier record left unfinished.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct Open {
    pub(super) message: Option<OpenMessage>,
    /// Key of the streamed Gemini answer without an id that goes on.
    pub(super) chunks: Option<(u64, u64)>,
}

impl LogReader {
    /// A body without an id is told by its content; chunks of one streamed answer share the key of the first.
    pub(super) fn content_key(
        &mut self,
        record: Record<'_>,
        found: &Found<'_>,
        sink: &mut dyn Sink,
    ) -> Key {
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
    pub(super) fn start<'e>(
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
    pub(super) fn delta<'e>(
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
}
