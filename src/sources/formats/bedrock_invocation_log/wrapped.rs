//! What CloudWatch wraps around a log record, to the record.

use std::borrow::Cow;

use crate::sources::datum::Datum;
use crate::sources::json::Array;
use crate::sources::json::Object;
use crate::sources::json::Value;
use crate::sources::members::Members;

/// What takes a record; `None` stands for a message that is none.
pub(super) type UseLog<'u> = &'u mut dyn FnMut(Option<&Members<'_>>);

/// Whether several records may be inside.
pub(super) fn holds_many(object: &Members<'_>) -> bool {
    object.has_any(["logEvents", "results"])
}

/// The records inside one: subscriptions keep them in `logEvents`, answers of Logs Insights in `results`, single events
/// in `message` or `@message`.
pub(super) fn each_log(object: &Members<'_>, use_log: UseLog<'_>) {
    if !holds_many(object) {
        return message(object, use_log);
    }
    for event in items(object.get("logEvents")).filter_map(Value::as_object) {
        message(&Members::of(event), use_log);
    }
    for row in items(object.get("results")) {
        for field in items(Some(row)).filter_map(Value::as_object) {
            if is_message(field) {
                text(field.get("value").and_then(Value::as_str), use_log);
            }
        }
    }
}

/// The record in a cell of a table of messages.
pub(super) fn in_cell(cell: Option<&Datum<'_>>, use_log: UseLog<'_>) {
    text(cell.and_then(Datum::long_text), use_log);
}

fn items(value: Option<Value<'_>>) -> impl Iterator<Item = Value<'_>> {
    let array = value.and_then(Value::as_array);
    array.into_iter().flat_map(Array::items)
}

fn is_message(field: Object<'_>) -> bool {
    field.get("field").and_then(Value::as_str).as_deref() == Some("@message")
}

fn message(event: &Members<'_>, use_log: UseLog<'_>) {
    match event.get("message").or_else(|| event.get("@message")) {
        Some(Value::Object(log)) => use_log(Some(&Members::of(log))),
        Some(Value::String(log)) => text(Some(log.decode()), use_log),
        _ => use_log(Some(event)),
    }
}

fn text(message: Option<Cow<'_, str>>, use_log: UseLog<'_>) {
    let message = message.unwrap_or_default();
    let object = Value::parse(message.as_bytes())
        .ok()
        .and_then(Value::as_object);
    use_log(object.map(Members::of).as_ref());
}
