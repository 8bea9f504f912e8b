//! A record of telemetry, taken apart: the spans, log records and points of metrics in it, each with what it says.

use std::borrow::Cow;

use xxhash_rust::xxh3::xxh3_64;
use xxhash_rust::xxh3::xxh3_64_with_seed;

use crate::event::Key;
use crate::event::KeyHasher;
use crate::sources::instant::instant;
use crate::sources::json::Value;
use crate::units::Timestamp;
use crate::units::whole;

use super::attributes::Fact;
use super::facts::Facts;
use super::habits::Habits;

/// What one record holds.
#[derive(Debug, Default)]
pub(super) struct Batch<'a> {
    /// What is said of who sent it; spans, records and points name theirs by its place.
    pub(super) resources: Vec<Facts<'a>>,
    /// Spans in the order written.
    pub(super) spans: Vec<Span<'a>>,
    /// Log records in the order written.
    pub(super) logs: Vec<Log<'a>>,
    /// Metrics in the order written.
    pub(super) metrics: Vec<Metric<'a>>,
    /// Whether it is in OTLP's own envelope.
    pub(super) is_envelope: bool,
    /// How the batches before it were written.
    pub(super) habits: Habits,
}

/// One span.
#[derive(Debug, Default)]
pub(super) struct Span<'a> {
    pub(super) resource: usize,
    pub(super) ids: Ids<'a>,
    pub(super) parent: Option<Value<'a>>,
    pub(super) name: Option<Value<'a>>,
    pub(super) start: Option<Value<'a>>,
    pub(super) end: Option<Value<'a>>,
    /// In microseconds, or `[seconds, nanoseconds]`.
    pub(super) duration: Option<Value<'a>>,
    pub(super) status: Option<Value<'a>>,
    pub(super) facts: Facts<'a>,
}

/// Which span it is, or belongs to.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Ids<'a> {
    pub(super) trace: Option<Value<'a>>,
    pub(super) span: Option<Value<'a>>,
}

/// One log record.
#[derive(Debug, Default)]
pub(super) struct Log<'a> {
    pub(super) resource: usize,
    pub(super) ids: Ids<'a>,
    pub(super) time: Option<Value<'a>>,
    pub(super) observed: Option<Value<'a>>,
    pub(super) body: Option<Value<'a>>,
    /// The name in its own field, where newer SDKs put it.
    pub(super) name: Option<Value<'a>>,
    pub(super) facts: Facts<'a>,
}

/// One metric.
#[derive(Debug, Default)]
pub(super) struct Metric<'a> {
    pub(super) resource: usize,
    pub(super) name: Option<Value<'a>>,
    pub(super) temporality: Option<Value<'a>>,
    pub(super) points: Vec<Point<'a>>,
}

/// One point of a metric.
#[derive(Debug, Default)]
pub(super) struct Point<'a> {
    pub(super) start: Option<Value<'a>>,
    pub(super) end: Option<Value<'a>>,
    pub(super) count: Option<Value<'a>>,
    pub(super) sum: Option<Value<'a>>,
    pub(super) facts: Facts<'a>,
    /// A hash of the attributes that make the series, but the type of token.
    pub(super) series: u64,
}

impl<'a> Batch<'a> {
    /// What is said of who sent it.
    pub(super) fn resource(&self, place: usize) -> Option<&Facts<'a>> {
        self.resources.get(place)
    }
}

impl<'a> Ids<'a> {
    /// The trace, as text; empty where none is stated.
    pub(super) fn trace(&self) -> Cow<'a, str> {
        plain(self.trace.and_then(Value::as_str).unwrap_or_default())
    }

    /// The key of the span; `None` where it has no id.
    pub(super) fn key(&self) -> Option<Key> {
        let span = self.span.and_then(Value::as_str)?;
        let of_span = KeyHasher::new("otel span").text(&self.trace());
        (!span.is_empty()).then(|| of_span.text(&plain(span)).key())
    }

    /// A short name for the span with this id in the same trace; 0 where it has none.
    pub(super) fn mark(&self, span: Option<Value<'a>>) -> u64 {
        let content = |value: Option<Value<'a>>| match value {
            Some(Value::String(text)) => plain(text.decode()),
            _ => Cow::default(),
        };
        let span = content(span);
        // The root's parent is absent, empty, or all zeros.
        if span.bytes().all(|byte| byte == b'0') {
            return 0;
        }
        let trace = content(self.trace);
        xxh3_64_with_seed(span.as_bytes(), xxh3_64(trace.as_bytes())).max(1)
    }
}

/// An id as OTLP writes it: Python's SDK puts `0x` before it.
fn plain(id: Cow<'_, str>) -> Cow<'_, str> {
    match id {
        Cow::Borrowed(id) => Cow::Borrowed(id.strip_prefix("0x").unwrap_or(id)),
        Cow::Owned(id) => match id.strip_prefix("0x") {
            Some(plain) => Cow::Owned(plain.to_owned()),
            None => Cow::Owned(id),
        },
    }
}

impl<'a> Span<'a> {
    /// Its name; empty where it is too long to be looked at.
    pub(super) fn name(&self) -> Cow<'a, str> {
        self.name.and_then(Value::as_str).unwrap_or_default()
    }

    /// Whether it failed.
    pub(super) fn is_error(&self) -> bool {
        self.facts.has(Fact::Error) || self.status.is_some_and(is_error)
    }
}

/// `2`, `STATUS_CODE_ERROR`, `ERROR`, bare or as the code of a status.
fn is_error(status: Value<'_>) -> bool {
    match status {
        Value::Number(code) => code == "2",
        Value::String(code) => ["2", "ERROR", "STATUS_CODE_ERROR", "StatusCode.ERROR"]
            .into_iter()
            .any(|error| code.is(error)),
        Value::Object(status) => {
            let codes = status.get_many(["code", "status_code", "statusCode"]);
            codes.into_iter().flatten().any(is_error)
        }
        _ => false,
    }
}

/// A time: nanoseconds as text or number, RFC 3339, or `[seconds, nanoseconds]`.
///
/// # Errors
/// When it is not understood.
pub(super) fn time(value: Value<'_>) -> Result<Timestamp, &'static str> {
    match value {
        Value::String(text) => {
            let text = text.decode();
            nanoseconds(&text).map_or_else(|| instant(value), Ok)
        }
        Value::Number(text) => nanoseconds(text).map_or_else(|| instant(value), Ok),
        Value::Array(_) => pair(value).ok_or("time not understood"),
        _ => instant(value),
    }
}

/// Nineteen digits: nanoseconds of this century, without decimal arithmetic.
fn nanoseconds(text: &str) -> Option<Timestamp> {
    if text.len() != 19 {
        return None;
    }
    let nanos = i64::try_from(whole(text.as_bytes())?).ok()?;
    Some(Timestamp(nanos / 1000))
}

/// `[seconds, nanoseconds]` as JavaScript's SDK writes times and durations.
pub(super) fn pair(value: Value<'_>) -> Option<Timestamp> {
    let mut parts = value.as_array()?.items();
    let mut next = || parts.next()?.as_number()?.parse::<i64>().ok();
    let (seconds, nanos) = (next()?, next()?);
    let micros = seconds.checked_mul(Timestamp::SECOND)?;
    Some(Timestamp(micros.checked_add(nanos / 1000)?))
}
