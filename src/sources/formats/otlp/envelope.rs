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

use super::attribute_list::any_value;
use super::attribute_list::attributes;
use super::attribute_list::each_attribute;
use super::attribute_list::object;
use super::batch::Batch;
use super::batch::Log;
use super::batch::Metric;
use super::batch::Point;
use super::batch::Span;
use super::facts::Facts;
use super::habits::Habits;
use super::habits::SpanField;

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
            let seen = &mut batch.habits.resource;
            return match batch.resources.last_mut() {
                Some(facts) => place.members(|name, place| match name.is("attributes") {
                    true => attributes(facts, seen, place),
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
            // They are too large to be moved about: room is made as for the batch before, each is filled where it lies.
            batch.spans.reserve(batch.habits.spans);
            return place.items(|place| {
                batch.spans.push(Span {
                    resource,
                    ..Span::default()
                });
                match batch.spans.last_mut() {
                    Some(span) => one_span(span, &mut batch.habits, place),
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
                    Some(log) => one_log(log, &mut batch.habits, place),
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

fn one_span<'a>(span: &mut Span<'a>, habits: &mut Habits, place: Place<'a>) -> Walked<'a> {
    let seen = &mut habits.attributes;
    place.known_members(&mut habits.span, SpanField::named, |field, place| {
        let field = match field {
            SpanField::Attributes => return attributes(&mut span.facts, seen, place),
            SpanField::Trace => &mut span.ids.trace,
            SpanField::Span => &mut span.ids.span,
            SpanField::Parent => &mut span.parent,
            SpanField::Name => &mut span.name,
            SpanField::Start => &mut span.start,
            SpanField::End => &mut span.end,
            SpanField::Status => &mut span.status,
            SpanField::Other => return place.skip(),
        };
        keep(field, place)
    })
}

fn one_log<'a>(log: &mut Log<'a>, habits: &mut Habits, place: Place<'a>) -> Walked<'a> {
    place.members(|name, place| {
        let name = name.decode();
        let field = match &*name {
            "attributes" => return attributes(&mut log.facts, &mut habits.attributes, place),
            "body" => {
                let (value, _, end) = any_value(place)?;
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
                return each_attribute(place, |name, value| set(&name.decode(), value));
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

#[inline(always)]
pub(super) fn keep<'a>(field: &mut Option<Value<'a>>, place: Place<'a>) -> Walked<'a> {
    let (value, end) = place.value()?;
    *field = (!value.is_null()).then_some(value);
    Ok(end)
}
