//! Langfuse's observations to calls, from its API, its exports to files and blob storage, and traces with theirs inside.
//!
//! <https://langfuse.com/docs/observability/data-model> and <https://langfuse.com/docs/model-usage-and-cost>: costs are
//! Langfuse's own reckoning unless the application supplied them. Only generations and embeddings count; what agents,
//! chains and traces state is the sum of theirs.

mod usage;

use std::borrow::Cow;
use std::collections::HashSet;

use crate::event::Attribute;
use crate::sources::About;
use crate::sources::Sink;
use crate::sources::Verdict;
use crate::sources::export::Export;
use crate::sources::gateway::Call;
use crate::sources::gateway::Response;
use crate::sources::json::Value;
use crate::sources::row::Row;

/// Observations of Langfuse.
pub(super) static LANGFUSE: Export = Export {
    name: "langfuse",
    about: About {
        title: "Langfuse observations and traces (API, UI and blob-storage exports; JSON, JSONL, CSV)",
        how_to_get: "`GET /api/public/observations`, or Observations → Export, or a scheduled blob-storage export",
        layer: "gateway",
    },
    signatures: &[
        &["usage_details", "cost_details"],
        &["usageDetails", "costDetails"],
        &["traceId", "calculatedTotalCost"],
        &["traceId", "inputUsage", "outputUsage"],
        &["observations", "htmlPath"],
    ],
    record: read,
};

fn read(row: &Row<'_>, sink: &mut dyn Sink) -> Result<Verdict, &'static str> {
    let inside = row.json("observations");
    match Value::parse(&inside).ok().and_then(Value::as_array) {
        Some(observations) => Ok(trace(row, observations.items(), sink)),
        None => observation(row, None, sink),
    }
}

/// A trace with its observations, or with their ids alone.
fn trace<'a>(
    trace: &Row<'a>,
    observations: impl Iterator<Item = Value<'a>>,
    sink: &mut dyn Sink,
) -> Verdict {
    let rows: Vec<Row<'_>> = observations
        .filter_map(Value::as_object)
        .map(Row::of_object)
        .collect();
    if rows.is_empty() {
        return Verdict::NotUsage("trace without its observations");
    }
    // A generation around another one states the same usage again.
    let with_usage = rows
        .iter()
        .filter(|row| is_call(row) && usage::is_stated(row));
    let parents: HashSet<Cow<'_, str>> = with_usage.map(parent).collect();
    for row in &rows {
        let verdict = if parents.contains(&row.text("id")) {
            Verdict::NotUsage(PARENT)
        } else {
            observation(row, Some(trace), sink).unwrap_or_else(Verdict::Rejected)
        };
        sink.count(verdict);
    }
    Verdict::Records
}

const PARENT: &str = "usage of a parent observation";

fn parent<'a>(row: &Row<'a>) -> Cow<'a, str> {
    text(row, ["parent_observation_id", "parentObservationId"])
}

/// Whether an observation is a call of a model, not something around calls.
fn is_call(row: &Row<'_>) -> bool {
    let kind = row.text("type");
    matches!(&*kind, "" | "GENERATION" | "EMBEDDING")
}

fn text<'a, const N: usize>(row: &Row<'a>, names: [&str; N]) -> Cow<'a, str> {
    let found = row.first(names).and_then(|datum| datum.text());
    found.unwrap_or_default()
}

fn observation(
    row: &Row<'_>,
    trace: Option<&Row<'_>>,
    sink: &mut dyn Sink,
) -> Result<Verdict, &'static str> {
    if !is_call(row) {
        return Ok(Verdict::NotUsage(match usage::is_stated(row) {
            true => PARENT,
            false => "observation that is no call",
        }));
    }
    let start = row
        .first(["start_time", "startTime"])
        .ok_or("no timestamp")?;
    let mut call = Call::at(start.time()?);
    let usage = usage::read(row)?;
    call.inclusive(&usage.stated, sink);
    call.event.quantities = usage.quantities;
    if let Some(note) = usage.note {
        sink.warn(note);
    }
    let cost = ["total_cost", "totalCost", "calculatedTotalCost"];
    call.estimate(row.first(cost).and_then(|datum| datum.money(0)));
    for name in ["cost_details", "costDetails"] {
        call.estimate(Row::of_json(&row.json(name)).money("total", 0));
    }
    describe(&mut call, row);
    if let Some(trace) = trace {
        of_trace(&mut call, trace);
    }
    let id = row.text("id");
    call.identity(&Response::of(response(&id)), ("langfuse", &id), row, sink);
    Ok(call.finish(sink))
}

/// LiteLLM names its generations by the time and the id of the provider's response: `time-08-15-30-250_chatcmpl-…`.
fn response(id: &str) -> &str {
    id.strip_prefix("time-")
        .and_then(|id| id.split_once('_'))
        .map_or("", |(_, response)| response)
}

fn describe<'e>(call: &mut Call<'e>, row: &Row<'e>) {
    let model = ["provided_model_name", "providedModelName", "model"];
    call.put(Attribute::Model, text(row, model));
    let is_embedding = row.text("type") == "EMBEDDING";
    call.operation(if is_embedding { "embedding" } else { "chat" });
    let failed = row.text("level") == "ERROR";
    call.put(
        Attribute::Status,
        Cow::Borrowed(if failed { "error" } else { "ok" }),
    );
    call.labels(row.get("metadata"));
    for name in ["tags", "trace_tags", "traceTags"] {
        call.labels(row.get(name));
    }
    call.put(Attribute::User, text(row, ["user_id", "userId"]));
    call.put(Attribute::Session, text(row, ["session_id", "sessionId"]));
    call.put(Attribute::Run, text(row, ["trace_id", "traceId"]));
    call.put(Attribute::Project, text(row, ["project_id", "projectId"]));
    call.put(Attribute::Agent, text(row, ["trace_name", "traceName"]));
    call.tag("environment", &row.text("environment"));
    call.tag("observation", &row.text("name"));
    call.ended(
        row.first(["end_time", "endTime"]),
        row.first(["completion_start_time", "completionStartTime"]),
    );
}

/// What the trace around an observation says of its caller.
fn of_trace<'e>(call: &mut Call<'e>, trace: &Row<'e>) {
    call.labels(trace.get("metadata"));
    call.labels(trace.get("tags"));
    call.put(Attribute::User, trace.text("userId"));
    call.put(Attribute::Session, trace.text("sessionId"));
    call.put(Attribute::Run, trace.text("id"));
    call.put(Attribute::Project, trace.text("projectId"));
    call.put(Attribute::Agent, trace.text("name"));
    call.tag("environment", &trace.text("environment"));
}
