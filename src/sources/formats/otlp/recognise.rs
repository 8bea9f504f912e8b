//! The first record of telemetry in a file to the kind of file it is.

use crate::sources::Container;
use crate::sources::Sample;
use crate::sources::json::Value;
use crate::sources::members::Members;
use crate::sources::table_rows::cells;

use super::agent_events::Agent;
use super::attributes::Fact;
use super::batch::Batch;
use super::facts::Facts;
use super::habits::Habits;
use super::logs::names;
use super::reader::batch;

/// Names one of which each record of telemetry has at its top, so that other logs cost a look.
const TOPS: [&str; 21] = [
    "resourceSpans",
    "resource_spans",
    "resourceLogs",
    "resource_logs",
    "resourceMetrics",
    "resource_metrics",
    "traceId",
    "trace_id",
    "context",
    "spanContext",
    "_spanContext",
    "span_context",
    "hrTime",
    "scopeMetrics",
    "context.span_id",
    "context.trace_id",
    "span_id",
    "spanId",
    "_body",
    "eventName",
    "instrumentationScope",
];

/// The kind of file a sample begins; `None` when there is no telemetry in it.
pub(super) fn kind(sample: &Sample<'_>) -> Option<&'static str> {
    match sample.container {
        Container::Csv { delimiter } => {
            let header = String::from_utf8_lossy(sample.records.first()?);
            let is_span = |name: &str| {
                let name = name.trim();
                name == "attributes.openinference.span.kind"
                    || name.starts_with("attributes.llm.token_count.")
            };
            let mut names = cells(&header, delimiter);
            names.any(|name| is_span(&name)).then_some("openinference")
        }
        Container::Database => None,
        Container::JsonLines | Container::JsonDocument => sample.members().find_map(kind_of_record),
    }
}

fn kind_of_record(record: &Members<'_>) -> Option<&'static str> {
    if !record.has_any(TOPS) {
        return None;
    }
    let (batch, kind) = batch(record.object.raw(), Habits::default()).ok()?;
    if let Some(agent) = agent(&batch) {
        return Some(agent.source());
    }
    if batch.is_envelope {
        return Some("otlp");
    }
    let metric = batch.metrics.first();
    let resource = batch.resource(0);
    let service = resource.and_then(|resource| resource.text(Fact::Service));
    let is_copilot = service.is_some_and(|name| name.contains("copilot"));
    if matches!(&*kind, "span" | "log" | "event" | "metric") || is_copilot {
        let is_telemetry = !batch.spans.is_empty() || !batch.logs.is_empty() || metric.is_some();
        return is_telemetry.then_some("copilot-otel");
    }
    if let Some(span) = batch.spans.first() {
        let is_openinference = record.has("span_kind") || is_phoenix(&span.facts);
        return Some(match is_openinference {
            true => "openinference",
            false => "otlp",
        });
    }
    if let Some(log) = batch.logs.first() {
        let mut names = names(log);
        return names
            .any(|name| name.starts_with("gen_ai.") || name.starts_with("copilot_chat."))
            .then_some("copilot-otel");
    }
    metric.map(|_| "otlp")
}

/// `OpenInference` says what kind of step each span is, in capitals.
fn is_phoenix(facts: &Facts<'_>) -> bool {
    let kind = facts.text(Fact::SpanKind);
    kind.is_some_and(|kind| kind.bytes().all(|byte| byte.is_ascii_uppercase()))
}

/// The agent that sent a batch, by its first event, metric or service.
fn agent(batch: &Batch<'_>) -> Option<Agent> {
    let events = batch
        .logs
        .iter()
        .find_map(|log| names(log).find_map(|name| Agent::of_name(&name)));
    let metrics = batch.metrics.iter().find_map(|metric| {
        let name = metric.name.and_then(Value::as_str)?;
        Agent::of_name(&name)
    });
    let services = || batch.resources.iter().find_map(Agent::of_service);
    events.or(metrics).or_else(services)
}
