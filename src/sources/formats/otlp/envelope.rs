//! OTLP/JSON requests (`resourceSpans`, `resourceLogs`, `resourceMetrics`) to batches, in one walk over the text.
//!
//! <https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding>; names in snake case are what Python's
//! `MessageToDict` writes when it keeps them, and values may stand before their names.

use xxhash_rust::xxh3::xxh3_64;
use xxhash_rust::xxh3::xxh3_64_with_seed;

use crate::sources::json::JsonError;
use crate::sources::json::Place;
use crate::sources::json::Text;
use crate::sources::json::Value;

use super::batch::Batch;
use super::batch::Log;
use super::batch::Metric;
use super::batch::Point;
use super::batch::Span;
use super::facts::Facts;
use super::facts::named;

type Walked<'a> = Result<Place<'a>, JsonError>;

/// Takes a member of a request; `None` when it is none of a request's.
pub(super) fn member<'a>(
    batch: &mut Batch<'a>,
    name: Text<'a>,
    place: Place<'a>,
) -> Option<Walked<'a>> {
    let is = |names: &[&str]| names.iter().any(|known| name.is(known));
    if !is(&["resourceSpans", "resource_spans"])
        && !is(&["resourceLogs", "resource_logs"])
        && !is(&["resourceMetrics", "resource_metrics"])
    {
        return None;
    }
    batch.is_envelope = true;
    Some(place.items(|place| one_resource(batch, place)))
}

/// What one resource sent.
fn one_resource<'a>(batch: &mut Batch<'a>, place: Place<'a>) -> Walked<'a> {
    let resource = batch.resources.len();
    batch.resources.push(Facts::default());
    place.members(|name, place| {
        let is = |names: &[&str]| names.iter().any(|known| name.is(known));
        if name.is("resource") {
            let facts = batch.resources.last_mut();
            return match facts {
                Some(facts) => place.members(|name, place| match name.is("attributes") {
                    true => attributes(facts, place),
                    false => place.skip(),
                }),
                None => place.skip(),
            };
        }
        if is(&[
            "scopeSpans",
            "scope_spans",
            "scopeLogs",
            "scope_logs",
            "scopeMetrics",
            "scope_metrics",
            "instrumentationLibrarySpans",
        ]) {
            return place.items(|place| one_scope(batch, resource, place));
        }
        place.skip()
    })
}

/// What one instrumentation sent.
pub(super) fn one_scope<'a>(
    batch: &mut Batch<'a>,
    resource: usize,
    place: Place<'a>,
) -> Walked<'a> {
    place.members(|name, place| {
        if name.is("spans") {
            return place.items(|place| {
                batch.spans.push(Span {
                    resource,
                    ..Span::default()
                });
                // Filled where it lies: it is too large to be moved about.
                match batch.spans.last_mut() {
                    Some(span) => one_span(span, place),
                    None => place.skip(),
                }
            });
        }
        if name.is("logRecords") || name.is("log_records") {
            return place.items(|place| {
                batch.logs.push(Log {
                    resource,
                    ..Log::default()
                });
                match batch.logs.last_mut() {
                    Some(log) => one_log(log, place),
                    None => place.skip(),
                }
            });
        }
        if name.is("metrics") {
            return place.items(|place| {
                let mut metric = Metric {
                    resource,
                    ..Metric::default()
                };
                let end = one_metric(&mut metric, place)?;
                batch.metrics.push(metric);
                Ok(end)
            });
        }
        place.skip()
    })
}

fn one_span<'a>(span: &mut Span<'a>, place: Place<'a>) -> Walked<'a> {
    place.members(|name, place| {
        let name = name.decode();
        let field = match &*name {
            "attributes" => return attributes(&mut span.facts, place),
            "traceId" | "trace_id" => &mut span.ids.trace,
            "spanId" | "span_id" => &mut span.ids.span,
            "parentSpanId" | "parent_span_id" => &mut span.parent,
            "name" => &mut span.name,
            "startTimeUnixNano" | "start_time_unix_nano" => &mut span.start,
            "endTimeUnixNano" | "end_time_unix_nano" => &mut span.end,
            "status" => &mut span.status,
            _ => return place.skip(),
        };
        keep(field, place)
    })
}

fn one_log<'a>(log: &mut Log<'a>, place: Place<'a>) -> Walked<'a> {
    place.members(|name, place| {
        let name = name.decode();
        let field = match &*name {
            "attributes" => return attributes(&mut log.facts, place),
            "body" => {
                let (value, end) = any_value(place)?;
                log.body = value;
                return Ok(end);
            }
            "traceId" | "trace_id" => &mut log.ids.trace,
            "spanId" | "span_id" => &mut log.ids.span,
            "timeUnixNano" | "time_unix_nano" => &mut log.time,
            "observedTimeUnixNano" | "observed_time_unix_nano" => &mut log.observed,
            "eventName" | "event_name" => &mut log.name,
            _ => return place.skip(),
        };
        keep(field, place)
    })
}

/// A metric of OTLP, or as JavaScript's SDK holds it: its name in a descriptor, the points beside it.
fn one_metric<'a>(metric: &mut Metric<'a>, place: Place<'a>) -> Walked<'a> {
    place.members(|name, place| {
        let name = name.decode();
        match &*name {
            "name" => keep(&mut metric.name, place),
            "descriptor" => place.members(|name, place| match name.is("name") {
                true => keep(&mut metric.name, place),
                false => place.skip(),
            }),
            "histogram" | "sum" | "exponentialHistogram" | "exponential_histogram" => {
                place.members(|name, place| series(metric, &name.decode(), place))
            }
            name => series(metric, name, place),
        }
    })
}

fn series<'a>(metric: &mut Metric<'a>, name: &str, place: Place<'a>) -> Walked<'a> {
    match name {
        "aggregationTemporality" | "aggregation_temporality" => {
            keep(&mut metric.temporality, place)
        }
        "dataPoints" | "data_points" => place.items(|place| {
            let mut point = Point::default();
            let end = one_point(&mut point, place)?;
            metric.points.push(point);
            Ok(end)
        }),
        _ => place.skip(),
    }
}

fn one_point<'a>(point: &mut Point<'a>, place: Place<'a>) -> Walked<'a> {
    place.members(|name, place| {
        let name = name.decode();
        let field = match &*name {
            "attributes" => {
                let Point { facts, series, .. } = point;
                let mut set = |name: &str, value| {
                    *series = series.wrapping_add(attribute_hash(name, value));
                    facts.set(name, value);
                };
                if place.is_object() {
                    return object("", place, 0, &mut set);
                }
                return each_attribute(place, Some, |name: Text<'_>, value| {
                    set(&name.decode(), value);
                });
            }
            "startTimeUnixNano" | "start_time_unix_nano" | "startTime" => &mut point.start,
            "timeUnixNano" | "time_unix_nano" | "endTime" => &mut point.end,
            "count" => &mut point.count,
            "sum" | "asInt" | "as_int" | "asDouble" | "as_double" => &mut point.sum,
            // A number, or a histogram of its own.
            "value" if place.is_object() => {
                return place.members(|name, place| {
                    if name.is("sum") {
                        keep(&mut point.sum, place)
                    } else if name.is("count") {
                        keep(&mut point.count, place)
                    } else {
                        place.skip()
                    }
                });
            }
            "value" => &mut point.sum,
            _ => return place.skip(),
        };
        keep(field, place)
    })
}

/// What tells a series from others; which type of token it counts does not.
fn attribute_hash(name: &str, value: Value<'_>) -> u64 {
    let seed = xxh3_64(name.as_bytes());
    match value {
        _ if name == "gen_ai.token.type" => 0,
        Value::String(text) => xxh3_64_with_seed(&text.content(), seed),
        Value::Number(text) => xxh3_64_with_seed(text.as_bytes(), seed),
        Value::Bool(truth) => xxh3_64_with_seed(&[u8::from(truth)], seed),
        _ => 0,
    }
}

pub(super) fn keep<'a>(field: &mut Option<Value<'a>>, place: Place<'a>) -> Walked<'a> {
    let (value, end) = place.value()?;
    *field = (!value.is_null()).then_some(value);
    Ok(end)
}

/// Attributes as OTLP's array of keys and values, or as an object.
pub(super) fn attributes<'a>(facts: &mut Facts<'a>, place: Place<'a>) -> Walked<'a> {
    if place.is_object() {
        return object("", place, 0, &mut |name, value| facts.set(name, value));
    }
    each_attribute(place, named, |name, value| facts.set_named(name, value))
}

/// Hands on each attribute that is wanted, by what `wanted` makes of its name.
fn each_attribute<'a, Name>(
    place: Place<'a>,
    wanted: impl Fn(Text<'a>) -> Option<Name>,
    mut set: impl FnMut(Name, Value<'a>),
) -> Walked<'a> {
    place.items(|place| {
        let mut key = None;
        let mut found = None;
        let end = place.members(|name, place| {
            if name.is("key") {
                let (value, end) = place.value()?;
                if let Value::String(text) = value {
                    key = Some(wanted(text));
                }
                return Ok(end);
            }
            // Most attributes are not asked for: their values are passed over, where the key comes first.
            if !name.is("value") || matches!(key, Some(None)) {
                return place.skip();
            }
            let (value, end) = any_value(place)?;
            found = value;
            Ok(end)
        })?;
        if let (Some(Some(name)), Some(value)) = (key, found) {
            set(name, value);
        }
        Ok(end)
    })
}

/// OTLP's wrapped value, unwrapped; lists and maps stay as they are.
fn any_value(place: Place<'_>) -> Result<(Option<Value<'_>>, Place<'_>), JsonError> {
    if !place.is_object() {
        let (value, end) = place.value()?;
        return Ok((Some(value), end));
    }
    let mut found = None;
    let end = place.members(|name, place| {
        let (value, end) = place.value()?;
        let is = |names: [&str; 2]| names.iter().any(|known| name.is(known));
        found = if is(["arrayValue", "array_value"]) {
            let values = value.as_object().and_then(|array| array.get("values"));
            values.or(Some(value))
        } else {
            Some(value)
        };
        Ok(end)
    })?;
    Ok((found, end))
}

/// Objects in objects, as deep as names are split: `{"llm": {"token_count": {"prompt": 1}}}`.
const DEPTH: u32 = 8;

/// Attributes as an object, whose names may be split at their dots.
fn object<'a>(
    prefix: &str,
    place: Place<'a>,
    depth: u32,
    set: &mut dyn FnMut(&str, Value<'a>),
) -> Walked<'a> {
    place.members(|name, place| {
        let name = name.decode();
        let path = match prefix {
            "" => name,
            _ => format!("{prefix}.{name}").into(),
        };
        let is_set = matches!(&*path, "metadata");
        if place.is_object() && depth < DEPTH && !is_set {
            return object(&path, place, depth + 1, set);
        }
        let (value, end) = place.value()?;
        set(&path, value);
        Ok(end)
    })
}
