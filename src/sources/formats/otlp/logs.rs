//! Log records to calls: the conventions' own event of an inference, and the events of coding agents.
//!
//! The event repeats what the call's span says, so it has the span's key: the response id, else the span it belongs to.
//! <https://opentelemetry.io/docs/specs/semconv/gen-ai/gen-ai-events/>

use std::borrow::Cow;

use crate::event::Attribute;
use crate::event::UsageEvent;
use crate::event::merge::copy;
use crate::sources::Sink;
use crate::sources::Verdict;
use crate::sources::json::Value;

use super::agent_events;
use super::agent_events::AgentEvent;
use super::attributes::Fact;
use super::batch::Batch;
use super::batch::Log;
use super::batch::time;
use super::describe::Described;
use super::describe::Inherited;
use super::describe::content_key;
use super::describe::identify_response;
use super::describe::provider_of;
use super::facts::Facts;
use super::spans::meters;

/// The conventions' event of an inference, whose tokens its span states too.
const DETAILS: &str = "gen_ai.client.inference.operation.details";

const NO_USAGE: &str = "event without usage";

/// Reads the log records of a batch and counts each.
pub(super) fn read(batch: &Batch<'_>, described: &mut Described, sink: &mut dyn Sink) {
    let empty = Facts::default();
    for log in &batch.logs {
        let resource = batch.resource(log.resource).unwrap_or(&empty);
        let verdict = one(log, resource, described, sink).unwrap_or_else(Verdict::Rejected);
        sink.count(verdict);
    }
}

fn one(
    log: &Log<'_>,
    resource: &Facts<'_>,
    described: &mut Described,
    sink: &mut dyn Sink,
) -> Result<Verdict, &'static str> {
    if let Some(event) = AgentEvent::of(log, resource) {
        return agent_events::read(event, log, resource, described, sink);
    }
    if !log.facts.states_usage() {
        return Ok(Verdict::NotUsage(NO_USAGE));
    }
    if agent_events::repeats_itself(resource) {
        return Ok(Verdict::NotUsage(agent_events::REPEATED));
    }
    let id = log.facts.text(Fact::ResponseId);
    let is_call = names(log).any(|name| name == DETAILS);
    if !is_call && id.is_none() {
        // The counts of a turn or a session.
        return Ok(Verdict::NotUsage(NO_USAGE));
    }
    let (meters, note) = meters(&log.facts)?;
    if meters.total() == 0 {
        return Ok(Verdict::NotUsage("zero usage"));
    }
    let labels = described.labels(&log.facts, resource);
    let mut event = UsageEvent::call();
    event.meters = meters;
    event.time = when(log)?;
    event.copy = copy::FORK;
    described.complete(
        &mut event,
        &log.facts,
        resource,
        Inherited::default(),
        &labels,
    );
    match (id, log.ids.key()) {
        (Some(id), _) => identify_response(&mut event, &id, &provider_of(&log.facts)),
        (None, Some(key)) => event.key = key,
        (None, None) => event.key = content_key("otel record", &event, []),
    }
    if !is_call {
        // Among records that know Anthropic's response alone the largest would count, which is the turn.
        if event.copy >= copy::UNPAIRED {
            return Ok(Verdict::NotUsage(NO_USAGE));
        }
        event.copy = copy::ECHO;
    }
    event.attributes[Attribute::Run] = log.ids.trace();
    event.attributes[Attribute::Operation] = Cow::Borrowed("chat");
    event.attributes[Attribute::Status] = Cow::Borrowed(match log.facts.has(Fact::Error) {
        true => "error",
        false => "ok",
    });
    if let Some(note) = note {
        sink.warn(note);
    }
    sink.event(&mut event);
    Ok(Verdict::Usage)
}

/// When it happened.
///
/// # Errors
/// When that is not understood, or not stated.
pub(super) fn when(log: &Log<'_>) -> Result<crate::units::Timestamp, &'static str> {
    let is_zero = |value: Value<'_>| match value {
        Value::String(text) => text.is("0"),
        Value::Number(text) => text == "0",
        _ => false,
    };
    let stated = log.time.filter(|time| !is_zero(*time));
    if let Some(value) = stated {
        return time(value);
    }
    if let Some(stated) = log.facts.get(Fact::EventTime) {
        return stated.time();
    }
    time(log.observed.ok_or("no timestamp")?)
}

/// Under which names the event goes: SDKs put it into a field, an attribute or the body.
pub(super) fn names<'a>(log: &Log<'a>) -> impl Iterator<Item = Cow<'a, str>> {
    let stated = log.facts.text(Fact::EventName);
    let field = log.name.and_then(Value::as_str);
    let body = log.body.and_then(Value::as_str);
    [stated, field, body].into_iter().flatten()
}
