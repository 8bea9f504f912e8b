//! Finds a provider's response body in a record, bare or in an envelope.

use super::bodies::Body;
use super::bodies::Shape;
use super::bodies::signature;
use super::instant::instant;
use super::json::Array;
use super::json::Object;
use super::json::Value;
use super::members::Members;
use super::quoted::unquoted;
use crate::units::Timestamp;

/// Where a body was found.
#[derive(Debug)]
pub(super) struct Found<'a> {
    /// How it states usage.
    pub(super) shape: Shape,
    /// The body.
    pub(super) body: Body<'a>,
    /// The objects around it, outermost first.
    pub(super) around: Vec<Members<'a>>,
    /// Whether the envelope is one of a batch's output.
    pub(super) is_batch: bool,
}

/// What a record is, as far as response bodies go.
#[derive(Debug)]
pub(super) enum Search<'a> {
    /// It holds a body with usage.
    Found(Found<'a>),
    /// It holds a body or event without usage, of this kind.
    Without(&'static str),
    /// It holds no body.
    Nothing,
}

/// Names under which logs keep the body.
pub(super) const ENVELOPES: [&str; 25] = [
    "response",
    "body",
    "result",
    "message",
    "data",
    "record",
    "modelOutput",
    "payload",
    "completion",
    "raw",
    "output",
    "metadata",
    "event",
    "chunk",
    "responseBody",
    "response_body",
    "jsonPayload",
    "log",
    "msg",
    "MESSAGE",
    "@message",
    // Last: a body beside its headers says more.
    "ResponseMetadata",
    "HTTPHeaders",
    "headers",
    "response_headers",
];

/// Envelopes in envelopes: `{"custom_id", "response": {"body": {…}}}`.
pub(super) const DEPTH: usize = 4;

/// Looks for a body in a record.
pub(super) fn find(record: Object<'_>) -> Search<'_> {
    find_in(Members::of(record))
}

/// As [`find`], of a record whose members are known.
pub(super) fn find_in(record: Members<'_>) -> Search<'_> {
    let mut around = Vec::new();
    let mut without = None;
    match descend(record, DEPTH, &mut around, &mut without) {
        // Vertex says in `status` why it gave up.
        Some(_) if around.iter().any(is_failed) => Search::Without("error response"),
        Some((shape, body)) => {
            let is_batch = around.iter().any(is_batch);
            Search::Found(Found {
                shape,
                body,
                around,
                is_batch,
            })
        }
        None => without.map_or(Search::Nothing, Search::Without),
    }
}

fn descend<'a>(
    object: Members<'a>,
    depth: usize,
    around: &mut Vec<Members<'a>>,
    without: &mut Option<&'static str>,
) -> Option<(Shape, Body<'a>)> {
    if is_batch_summary(&object) {
        *without = Some("batch summary");
        return None;
    }
    if let Some((shape, usage)) = signature(&object) {
        let object = match shape {
            Shape::AnthropicStart => {
                let message = object.inner(["message"])?;
                around.push(object);
                message
            }
            _ => object,
        };
        return Some((shape, Body { object, usage }));
    }
    *without = without.or(kind_without_usage(&object));
    if depth == 0 {
        return None;
    }
    let place = around.len();
    around.push(object);
    for name in ENVELOPES {
        if let Some(inner) = around.get(place).and_then(|object| object.child(name))
            && let Some(found) = descend(inner, depth - 1, around, without)
        {
            return Some(found);
        }
    }
    around.pop();
    None
}

/// Answers kept in one object, as those of a Gemini batch made inline; whether they are a batch's.
pub(super) fn several(record: Object<'_>) -> Option<(Array<'_>, bool)> {
    const LISTS: [(&str, bool); 3] = [
        ("inlinedResponses", true),
        ("inlined_responses", true),
        ("predictions", false),
    ];
    fn look(object: Object<'_>, depth: usize) -> Option<(Array<'_>, bool)> {
        let lists = object.get_many(LISTS.map(|(name, _)| name));
        for (list, (_, is_batch)) in lists.into_iter().zip(LISTS) {
            match list {
                Some(Value::Array(list)) => return Some((list, is_batch)),
                Some(Value::Object(inner)) if depth > 0 => return look(inner, depth - 1),
                _ => {}
            }
        }
        let around = object.get_many(["response", "dest", "output", "result"]);
        let mut around = around.into_iter().flatten().filter_map(Value::as_object);
        around.find_map(|inner| look(inner, depth.checked_sub(1)?))
    }
    look(record, DEPTH)
}

/// The shape of the first body in a record, however deep it lies.
pub(super) fn first_shape(record: Object<'_>) -> Option<Shape> {
    if let Search::Found(found) = find(record) {
        return Some(found.shape);
    }
    if let Some((list, _)) = several(record) {
        let mut inner = list.items().filter_map(Value::as_object);
        return inner.find_map(|inner| match find(inner) {
            Search::Found(found) => Some(found.shape),
            _ => None,
        });
    }
    let whole = unquoted(record)?;
    match find(Value::parse(&whole).ok()?.as_object()?) {
        Search::Found(found) => Some(found.shape),
        _ => None,
    }
}

fn is_failed(object: &Members<'_>) -> bool {
    object.has("processed_time") && object.text("status").is_some()
}

/// A batch's own object repeats the usage of its lines.
fn is_batch_summary(object: &Members<'_>) -> bool {
    object.text("object").as_deref() == Some("batch")
        || object.text("type").as_deref() == Some("message_batch")
}

/// When the batch that a summary tells of was finished.
pub(super) fn batch_end(summary: Object<'_>) -> Option<Timestamp> {
    let ends = summary.get_many(["ended_at", "completed_at"]);
    let end = ends.into_iter().flatten().find(|end| !end.is_null())?;
    instant(end).ok()
}

/// Envelopes of batch output: OpenAI's and Anthropic's, Bedrock's, Vertex's, Gemini's.
fn is_batch(object: &Members<'_>) -> bool {
    let [custom, record, output, processed, request, key, response] = object.get_many([
        "custom_id",
        "recordId",
        "modelOutput",
        "processed_time",
        "request",
        "key",
        "response",
    ]);
    custom.is_some()
        || (record.is_some() && output.is_some())
        || (processed.is_some() && request.is_some())
        || (key.is_some() && response.is_some_and(|response| response.as_object().is_some()))
}

/// What an object without usage is, where it is known.
fn kind_without_usage(object: &Members<'_>) -> Option<&'static str> {
    let [error, kind, usage, name] = object.get_many(["error", "type", "usage", "object"]);
    let is_error = match error {
        Some(Value::Object(_)) => true,
        Some(Value::String(text)) => !text.decode().is_empty(),
        _ => false,
    };
    let kind = kind.and_then(Value::as_str);
    match kind.as_deref() {
        _ if is_error => Some("error response"),
        Some("error" | "errored" | "expired" | "canceled") => Some("error response"),
        Some(
            "ping"
            | "message_stop"
            | "content_block_start"
            | "content_block_delta"
            | "content_block_stop",
        ) => Some("stream event"),
        Some(kind) if kind.starts_with("response.") => Some("stream event"),
        _ if usage.is_some_and(Value::is_null) => Some("response without usage"),
        _ => match name.and_then(Value::as_str).as_deref() {
            Some("chat.completion.chunk" | "chat.completion" | "response" | "text_completion") => {
                Some("response without usage")
            }
            _ => None,
        },
    }
}
