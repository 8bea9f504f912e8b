//! `gen_ai.client.token.usage` to buckets: how many tokens of each type one series of an application used.
//!
//! The points of one export that differ in the type of token alone are one record, and one bucket. A series that counts
//! on (cumulative) is one bucket from its start, which every later export replaces by a larger one; a restart begins
//! another. A series of differences (delta) is a bucket per interval. Buckets are left out of a report where the calls
//! themselves are known: the same application's spans or logs. Metrics of agents that write their calls beside them
//! are not read.
//! <https://opentelemetry.io/docs/specs/semconv/gen-ai/gen-ai-metrics/#metric-gen_aiclienttokenusage>

use std::borrow::Cow;

use crate::event::Attribute;
use crate::event::Key;
use crate::event::KeyHasher;
use crate::event::Meters;
use crate::event::UsageEvent;
use crate::sources::Sink;
use crate::sources::Verdict;
use crate::sources::convention::Input;
use crate::sources::convention::Reasoning;
use crate::sources::convention::Stated;
use crate::sources::json::Value;
use crate::sources::token_count::total_count;
use crate::units::Timestamp;

use super::agent_events::REPEATED;
use super::agent_events::repeats_itself;
use super::attributes::Fact;
use super::batch::Batch;
use super::batch::Metric;
use super::batch::Point;
use super::batch::time;
use super::describe::Described;
use super::describe::Inherited;
use super::facts::Facts;

const METRIC: &str = "gen_ai.client.token.usage";

/// An agent whose file holds the spans of all its calls.
fn is_copilot(resource: &Facts<'_>) -> bool {
    let service = resource.text(Fact::Service);
    service.is_some_and(|name| name.contains("copilot"))
}

/// Reads the metrics of a batch; each bucket, and each metric of something else, is one record.
pub(super) fn read(batch: &Batch<'_>, described: &mut Described, sink: &mut dyn Sink) {
    for metric in &batch.metrics {
        let name = metric.name.and_then(Value::as_str).unwrap_or_default();
        if name != METRIC {
            let kind = match name.ends_with(".token.usage") || name.ends_with(".cost.usage") {
                true => "metric beside the agent's events",
                false => "metric of something else",
            };
            sink.count(Verdict::NotUsage(kind));
            continue;
        }
        let repeats = |resource| repeats_itself(resource) || is_copilot(resource);
        if batch.resource(metric.resource).is_some_and(repeats) {
            sink.count(Verdict::NotUsage(REPEATED));
            continue;
        }
        for points in series(metric) {
            let verdict =
                one(batch, metric, &points, described, sink).unwrap_or_else(Verdict::Rejected);
            sink.count(verdict);
        }
    }
}

/// The points of each series and interval, all types of token together.
fn series<'m, 'a>(metric: &'m Metric<'a>) -> Vec<Vec<&'m Point<'a>>> {
    let mut series: Vec<Vec<&Point<'_>>> = Vec::new();
    for point in &metric.points {
        let same = series.iter_mut().find(|points| {
            points.first().is_some_and(|first| {
                first.series == point.series && (first.start, first.end) == (point.start, point.end)
            })
        });
        match same {
            Some(points) => points.push(point),
            None => series.push(vec![point]),
        }
    }
    series
}

fn one(
    batch: &Batch<'_>,
    metric: &Metric<'_>,
    points: &[&Point<'_>],
    described: &mut Described,
    sink: &mut dyn Sink,
) -> Result<Verdict, &'static str> {
    let empty = Facts::default();
    let resource = batch.resource(metric.resource).unwrap_or(&empty);
    let first = points.first().ok_or("a metric without points")?;
    let end = time(first.end.ok_or("no timestamp")?)?;
    let start = match first.start {
        Some(start) => time(start)?,
        None => end,
    };
    let (meters, calls) = tokens(points)?;
    if meters.total() == 0 {
        return Ok(Verdict::NotUsage("zero usage"));
    }
    let labels = described.labels(&first.facts, resource);
    let mut event = UsageEvent::call();
    event.meters = meters;
    event.calls = calls;
    event.time = start;
    event.span = u64::try_from(end.0.saturating_sub(start.0))
        .unwrap_or(0)
        .max(1);
    described.complete(
        &mut event,
        &first.facts,
        resource,
        Inherited::default(),
        &labels,
    );
    let operation = first.facts.text(Fact::Operation);
    event.attributes[Attribute::Operation] = operation.unwrap_or_default();
    event.attributes[Attribute::Kind] = Cow::Borrowed("bucket");
    let interval = is_delta(metric.temporality, batch.is_envelope).then_some(end);
    event.key = key(first, resource, start, interval);
    sink.event(&mut event);
    Ok(Verdict::Usage)
}

/// The tokens of one series, and how many calls used them.
fn tokens(points: &[&Point<'_>]) -> Result<(Meters, u64), &'static str> {
    let mut stated = Stated::default();
    let (mut requests, mut answers) = (0, None);
    for point in points {
        let tokens = total_count(point.sum)?;
        let count = total_count(point.count)?;
        let kind = point.facts.text(Fact::TokenType).unwrap_or_default();
        let field = match &*kind {
            "input" | "prompt" => &mut stated.input,
            "output" | "completion" => {
                answers = Some(count);
                &mut stated.output
            }
            "cached" | "cache_read" | "input_cached" | "cached_input" | "input_cache_read"
            | "cache" => &mut stated.cache_read,
            "cache_creation" | "cache_write" | "input_cache_creation" | "input_cache_write" => {
                &mut stated.cache_write
            }
            "reasoning" | "output_reasoning" | "thought" => &mut stated.reasoning,
            _ => return Err("a type of token that is not known"),
        };
        *field = Some(field.unwrap_or(0).saturating_add(tokens));
        requests = count.max(requests);
    }
    let (meters, _) = stated.disjoint(Input::Inclusive, Reasoning::Inside);
    Ok((meters, answers.unwrap_or(requests)))
}

/// The key of a bucket: from the start of counting, or of an interval that ends.
fn key(point: &Point<'_>, resource: &Facts<'_>, start: Timestamp, end: Option<Timestamp>) -> Key {
    let said = |fact| resource.text(fact).unwrap_or_default();
    let hasher = KeyHasher::new("otel metric")
        .text(&said(Fact::Service))
        .text(&said(Fact::Instance))
        .text(&said(Fact::Host))
        .text(&said(Fact::Environment))
        .text(&said(Fact::Session))
        .number(point.series)
        .bytes(&start.0.to_le_bytes());
    match end {
        Some(end) => hasher.bytes(&end.0.to_le_bytes()).key(),
        None => hasher.key(),
    }
}

/// OTLP numbers temporalities from 1, JavaScript's SDK from 0.
fn is_delta(temporality: Option<Value<'_>>, is_envelope: bool) -> bool {
    match temporality {
        Some(Value::String(name)) => ["AGGREGATION_TEMPORALITY_DELTA", "DELTA", "delta"]
            .into_iter()
            .any(|delta| name.is(delta)),
        Some(Value::Number(number)) => number == if is_envelope { "1" } else { "0" },
        _ => false,
    }
}
