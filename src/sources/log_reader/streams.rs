//! Events and chunks of streamed answers to growing snapshots of one call; what is open between two records.

use std::borrow::Cow;
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
use crate::sources::bodies::message_provider;
use crate::sources::datum::LONGEST_TEXT;
use crate::sources::field_names::Field;
use crate::sources::fields::Slots;
use crate::sources::json::Object;
use crate::sources::json::Value;
use crate::sources::labels::Labels;
use crate::sources::members::Members;
use crate::sources::message_stream::OpenMessage;
use crate::sources::response;
use crate::sources::response::Found;
use crate::sources::token_count::token_count;

/// What earlier records left unfinished, or told of those that follow.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Open {
    /// Streamed messages, the latest last.
    messages: Vec<OpenMessage>,
    /// Key of the streamed Gemini answer without an id that goes on.
    chunks: Option<(u64, u64)>,
    /// When the batch was finished whose results follow, in microseconds.
    pub(super) batch_end: Option<i64>,
    /// Models of the Realtime session, which its answers do not name: the voice's, and the listener's.
    session: Option<[String; 2]>,
}

impl Open {
    /// Whether there is nothing to remember.
    pub(super) fn is_empty(&self) -> bool {
        self.messages.is_empty()
            && self.chunks.is_none()
            && self.batch_end.is_none()
            && self.session.is_none()
    }
}

/// Messages that may be streamed side by side into one log.
const MOST_MESSAGES: usize = 32;
/// Deltas carry no id: of messages streamed side by side, one may be given the other's.
const INTERLEAVED: &str =
    "messages streamed side by side; which counts belong to which is not told";

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
            None => sink.content_key(found.shape.source(), record.content()),
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
        let provider = message_provider(&id);
        let mut message = OpenMessage {
            id: id.into_owned(),
            request: text(Field::RequestId),
            model: match found.bedrock_model() {
                Some(model) => model.into_owned(),
                None => text(Field::Model),
            },
            provider: found.reseller().unwrap_or(provider).to_owned(),
            time: is_timed.then_some(event.time.0),
            caller: caller(slots),
            ..OpenMessage::default()
        };
        if let Err(reason) = message.update(found.body.usage.object) {
            return Verdict::Rejected(reason);
        }
        let verdict = message.snapshot(slots, labels, event, "cancelled", sink);
        let messages = &mut self.open.messages;
        messages.retain(|other| other.id != message.id);
        if messages.len() >= MOST_MESSAGES {
            messages.remove(0);
        }
        messages.push(message);
        verdict
    }

    /// The open message a delta belongs to: by its id or its caller's, where the log tells them, else the latest
    /// that has not ended; and whether that is a guess that may be wrong.
    fn open_message(&self, found: &Found<'_>, slots: &Slots<'_>) -> Option<(usize, bool)> {
        let caller = caller(slots);
        let id = slots.text(Field::Id).filter(|id| id.starts_with("msg_"));
        let input = found.body.usage.get("input_tokens");
        let input = token_count(input).ok().filter(|_| input.is_some());
        let candidates = self.open.messages.iter().enumerate().rev();
        let candidates = candidates.filter(|(_, message)| match &id {
            Some(id) => message.id == **id,
            None => message.may_be_of(&caller),
        });
        let candidates: Vec<(usize, &OpenMessage)> = candidates.collect();
        let latest = candidates.first()?.0;
        let unended = |(_, message): &&(usize, &OpenMessage)| !message.is_ended;
        let same_input = |(_, message): &&(usize, &OpenMessage)| message.input() == input;
        if let Some((place, _)) = candidates.iter().filter(unended).find(same_input) {
            return Some((*place, false));
        }
        let guess = candidates
            .iter()
            .find(unended)
            .or_else(|| candidates.first());
        let place = guess?.0;
        Some((place, id.is_none() && place != latest))
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
        let found_message = self.open_message(found, slots);
        let message = found_message
            .and_then(|(place, is_guess)| Some((self.open.messages.get_mut(place)?, is_guess)));
        let Some((message, is_guess)) = message else {
            return Verdict::Rejected("a message_delta without its message_start");
        };
        if is_guess {
            sink.warn(INTERLEAVED);
        }
        message.is_ended |= ends(&found.body.object);
        if let Err(reason) = message.update(found.body.usage.object) {
            return Verdict::Rejected(reason);
        }
        if let Some(time) = message.time().filter(|_| !is_timed) {
            event.time = time;
        }
        message.snapshot(slots, labels, event, "ok", sink)
    }

    /// Whether the metrics of a streamed answer are of a message that was read.
    pub(super) fn repeats(&self, found: &Found<'_>) -> bool {
        found.body.object.text("type").as_deref() == Some("message_stop")
            && !self.open.messages.is_empty()
    }

    /// When a batch was finished is told by its summary alone.
    pub(super) fn remember_batch(&mut self, summary: Object<'_>) {
        if let Some(end) = response::batch_end(summary) {
            self.open.batch_end = Some(end.0);
        }
    }

    /// Takes note of the models a Realtime session is about; whether the record is such an event.
    pub(super) fn remember_session(&mut self, event: Object<'_>) -> bool {
        let kind = event
            .get("type")
            .and_then(Value::as_str)
            .unwrap_or_default();
        if !kind.starts_with("session.") && !kind.starts_with("transcription_session.") {
            return false;
        }
        let Some(session) = Members::of(event).inner(["session"]) else {
            return true;
        };
        let listener = match session.inner(["audio"]) {
            Some(audio) => audio
                .inner(["input"])
                .and_then(|input| input.inner(["transcription"])),
            None => session.inner(["input_audio_transcription"]),
        };
        let mut models = self.open.session.take().unwrap_or_default();
        let told = [
            session.text("model"),
            listener.and_then(|listener| listener.text("model")),
        ];
        for (model, told) in models.iter_mut().zip(told) {
            if let Some(told) = told.filter(|told| told.len() <= LONGEST_TEXT) {
                *model = told.into_owned();
            }
        }
        self.open.session = Some(models);
        true
    }

    /// The model of a Realtime answer, as its session told it.
    pub(super) fn session_model<'e>(&self, found: &Found<'_>) -> Option<Cow<'e, str>> {
        let [voice, listener] = self.open.session.as_ref()?;
        let kind = found.body.object.text("type").unwrap_or_default();
        let object = found.body.object.text("object").unwrap_or_default();
        let model = match found.shape {
            Shape::OpenAiResponses if object == "realtime.response" => voice,
            Shape::OpenAiSpeech if kind.starts_with("conversation.item.") => listener,
            _ => return None,
        };
        Some(Cow::Owned(model.clone()))
    }
}

/// Who the log says made the call, by the fields that tell calls made at one time apart.
fn caller(slots: &Slots<'_>) -> [String; 4] {
    [Field::RequestId, Field::Session, Field::Run, Field::Agent]
        .map(|field| slots.text(field).unwrap_or_default().into_owned())
}

/// Whether a delta is the last of its message.
fn ends(delta: &Members<'_>) -> bool {
    delta
        .inner(["delta"])
        .is_some_and(|delta| delta.text("stop_reason").is_some())
}
