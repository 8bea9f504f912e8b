//! LangSmith's runs to calls: models' runs alone, since a parent states the sum of its children.
//!
//! <https://docs.smith.langchain.com/reference/data_formats/run_data_format> and the types of langsmith 0.15.0. Input
//! counts include every detail; costs are LangSmith's own reckoning.

mod usage;

use std::borrow::Cow;

use crate::event::Attribute;
use crate::sources::About;
use crate::sources::Sink;
use crate::sources::Verdict;
use crate::sources::export::Export;
use crate::sources::gateway::Call;
use crate::sources::gateway::Response;
use crate::sources::json::Object;
use crate::sources::json::Value;
use crate::sources::row::Row;

/// Runs recorded by LangSmith.
pub(super) static LANGSMITH: Export = Export {
    name: "langsmith",
    about: About {
        title: "LangSmith runs (API, SDK dumps, bulk exports; JSON, JSONL, CSV)",
        how_to_get: "`POST /api/v1/runs/query`, `client.list_runs(…)` of the SDK, or a bulk export of the project",
        layer: "gateway",
    },
    signatures: &[&["run_type", "trace_id"], &["run_type", "dotted_order"]],
    record: read,
};

/// Runs inside runs inside runs: deeper ones are left where they are.
const DEPTH: u32 = 32;

fn read(row: &Row<'_>, sink: &mut dyn Sink) -> Result<Verdict, &'static str> {
    let children = row.json("child_runs");
    let children = Value::parse(&children).ok().and_then(Value::as_array);
    let has_children = children.is_some_and(|children| children.items().next().is_some());
    if !has_children {
        return run(row, sink);
    }
    tree(row, DEPTH, sink);
    Ok(Verdict::Records)
}

/// A run with its children inside, as the SDK loads them. Returns whether a call was found.
fn tree(row: &Row<'_>, depth: u32, sink: &mut dyn Sink) -> bool {
    let json = row.json("child_runs");
    let children = Value::parse(&json).ok().and_then(Value::as_array);
    let children = children.iter().flat_map(|children| children.items());
    let mut has_call = false;
    for child in children.filter_map(Value::as_object).filter(|_| depth > 0) {
        has_call |= tree(&Row::of_object(child), depth - 1, sink);
    }
    // A model's run around another one states its usage again.
    let verdict = match has_call {
        true => Verdict::NotUsage(PARENT),
        false => run(row, sink).unwrap_or_else(Verdict::Rejected),
    };
    sink.count(verdict);
    has_call || verdict == Verdict::Usage
}

const PARENT: &str = "run around calls";

fn run(row: &Row<'_>, sink: &mut dyn Sink) -> Result<Verdict, &'static str> {
    let kind = row.text("run_type");
    let is_embedding = kind == "embedding";
    if kind != "llm" && !is_embedding {
        return Ok(Verdict::NotUsage(PARENT));
    }
    let extra = row.json("extra");
    let extra = Row::of_json(&extra);
    let outputs = row.json("outputs");
    let outputs = Row::of_json(&outputs);
    let mut call = Call::at(row.time("start_time")?);
    let usage = usage::read(row, &outputs)?;
    call.inclusive(&usage.stated, sink);
    call.put(Attribute::ServiceTier, Cow::Borrowed(usage.tier));
    call.estimate(row.money("total_cost", 0));
    call.operation(if is_embedding { "embedding" } else { "chat" });
    let metadata = extra.json("metadata");
    describe(&mut call, row, &Row::of_json(&metadata));
    call.labels(extra.get("metadata"));
    call.drop_tags(|name| name.starts_with("ls_") || name == "revision_id");
    let parameters = extra.json("invocation_params");
    let parameters = Row::of_json(&parameters);
    for name in ["model", "model_name"] {
        call.put(Attribute::Model, parameters.text(name).into_owned().into());
    }
    let id = row.text("id");
    let response = response(&outputs);
    call.identity(&Response::of(&response), ("langsmith", &id), row, sink);
    Ok(call.finish(sink))
}

fn describe<'e>(call: &mut Call<'e>, row: &Row<'e>, metadata: &Row<'_>) {
    let owned = |name: &str| -> Cow<'e, str> { Cow::Owned(metadata.text(name).into_owned()) };
    call.provider(&metadata.text("ls_provider"));
    call.put(Attribute::Model, owned("ls_model_name"));
    for name in ["thread_id", "session_id", "conversation_id"] {
        call.put(Attribute::Session, owned(name));
    }
    call.put(Attribute::Run, row.text("trace_id"));
    // What the API calls a session is the project.
    for name in ["session_name", "session_id"] {
        call.put(Attribute::Project, row.text(name));
    }
    call.labels(row.get("tags"));
    call.tag("run_name", &row.text("name"));
    call.status(row.get("status"));
    let failed = row.get("error").is_some();
    call.put(
        Attribute::Status,
        Cow::Borrowed(if failed { "error" } else { "ok" }),
    );
    call.ended(row.get("end_time"), row.get("first_token_time"));
}

/// The id of the provider's response: of the response itself, as wrapped clients keep it, or of LangChain's message.
fn response(outputs: &Row<'_>) -> String {
    let own = outputs.text("id");
    if !own.is_empty() {
        return own.into_owned();
    }
    let json = outputs.json("generations");
    let message = Value::parse(&json).ok().and_then(|generations| {
        let first = first_object(generations)?;
        let message = first.get("message")?.as_object()?;
        message.get("kwargs")?.as_object()
    });
    let Some(message) = message.map(Row::of_object) else {
        return String::new();
    };
    let metadata = message.json("response_metadata");
    let stated = Row::of_json(&metadata).text("id").into_owned();
    if stated.is_empty() {
        return message.text("id").into_owned();
    }
    stated
}

/// The first object in lists of lists.
fn first_object(value: Value<'_>) -> Option<Object<'_>> {
    match value {
        Value::Object(object) => Some(object),
        Value::Array(array) => match array.items().next()? {
            Value::Object(object) => Some(object),
            Value::Array(inner) => inner.items().next()?.as_object(),
            _ => None,
        },
        _ => None,
    }
}
