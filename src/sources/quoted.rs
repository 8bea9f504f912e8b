//! A record that holds objects as texts to the same record with those objects: `{"body": "{\"id\": …}"}`.

use super::json::Object;
use super::json::Value;
use super::response::DEPTH;
use super::response::ENVELOPES;

/// Names under which logs keep a body, or a record, as a text.
const TEXTS: [&str; 14] = [
    "response",
    "body",
    "result",
    "message",
    "data",
    "modelOutput",
    "payload",
    "raw",
    "responseBody",
    "response_body",
    "log",
    "msg",
    "MESSAGE",
    "@message",
];

/// The record with the objects that it holds as texts in place of those texts; `None` where it holds none.
pub(super) fn unquoted(record: Object<'_>) -> Option<Vec<u8>> {
    let mut whole = Vec::new();
    unquote(record, DEPTH, &mut whole).then_some(whole)
}

/// Writes an object; whether any text in it became an object.
fn unquote(object: Object<'_>, depth: usize, whole: &mut Vec<u8>) -> bool {
    let mut is_changed = false;
    whole.push(b'{');
    for (place, (name, value)) in object.entries().enumerate() {
        if place > 0 {
            whole.push(b',');
        }
        let name = name.decode();
        whole.extend_from_slice(json_text(&name).as_bytes());
        whole.push(b':');
        let text = match value {
            Value::String(text) if TEXTS.contains(&&*name) => Some(text.decode()),
            _ => None,
        };
        let quoted = text
            .as_ref()
            .filter(|text| text.trim_ascii_start().starts_with('{'));
        let inner = match quoted.map(|text| Value::parse(text.as_bytes())) {
            Some(Ok(Value::Object(inner))) => Some(inner),
            _ => None,
        };
        is_changed |= inner.is_some();
        match (inner, value) {
            (Some(inner), _) if depth > 0 => {
                unquote(inner, depth - 1, whole);
            }
            (None, Value::Object(inner)) if depth > 0 && ENVELOPES.contains(&&*name) => {
                is_changed |= unquote(inner, depth - 1, whole);
            }
            (Some(inner), _) | (None, Value::Object(inner)) => whole.extend_from_slice(inner.raw()),
            (None, Value::Array(array)) => whole.extend_from_slice(array.raw()),
            (None, Value::String(text)) => {
                whole.extend_from_slice(json_text(&text.decode()).as_bytes());
            }
            (None, Value::Number(text)) => whole.extend_from_slice(text.as_bytes()),
            (None, Value::Bool(truth)) => whole.extend_from_slice(truth.to_string().as_bytes()),
            (None, Value::Null) => whole.extend_from_slice(b"null"),
        }
    }
    whole.push(b'}');
    is_changed
}

fn json_text(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
