//! Events of coding agents to calls: each has names and conventions of its own.
//!
//! - Claude Code, `claude_code.api_request`: Anthropic's disjoint counts, a cost in dollars, the request's id.
//!   <https://docs.claude.com/en/docs/claude-code/monitoring-usage>
//! - Codex, `codex.sse_event` and `codex.websocket_event` of kind `response.completed`: `OpenAI`'s counts, which include
//!   the cached ones; no cost, no response id. <https://developers.openai.com/codex/config-advanced>
//! - Gemini CLI and its fork Qwen Code, `gemini_cli.api_response`: Gemini's counts, thoughts and tool results beside
//!   the rest. <https://github.com/google-gemini/gemini-cli/blob/main/docs/cli/telemetry.md>
//!
//! No event states the id that the agent's own session log has of the same call (a message id, a running total), so
//! the two cannot be told to be one: read one of them, or ask for one with `--source`. Only a session line of Claude
//! Code that lacks its message id is known by the request id, as the event is.

use std::borrow::Cow;

use crate::event::Attribute;
use crate::event::Key;
use crate::event::Meter;
use crate::event::Meters;
use crate::event::UsageEvent;
use crate::sources::Sink;
use crate::sources::Verdict;
use crate::sources::convention::Input;
use crate::sources::convention::Reasoning;

use super::attributes::Fact;
use super::batch::Log;
use super::describe::Described;
use super::describe::Inherited;
use super::describe::content_key;
use super::facts::Facts;
use super::logs::names;
use super::logs::when;

/// An agent's event is counted; whatever else it sends of the same call is not.
pub(super) const REPEATED: &str = "repeats the agent's own event";

/// The agents whose events are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Agent {
    ClaudeCode,
    Codex,
    GeminiCli,
    QwenCode,
}

/// An event of an agent.
#[derive(Clone, Copy, Debug)]
pub(super) struct AgentEvent {
    pub(super) agent: Agent,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Usage,
    Failure,
    Other,
}

const PREFIXES: [(&str, Agent); 4] = [
    ("claude_code.", Agent::ClaudeCode),
    ("codex.", Agent::Codex),
    ("gemini_cli.", Agent::GeminiCli),
    ("qwen-code.", Agent::QwenCode),
];

impl Agent {
    /// The agent that sends under this name of an event or service.
    pub(super) fn of_name(name: &str) -> Option<Self> {
        let mut prefixes = PREFIXES.iter();
        prefixes
            .find(|(prefix, _)| name.starts_with(prefix))
            .map(|(_, agent)| *agent)
    }

    /// The agent that is this service.
    pub(super) fn of_service(resource: &Facts<'_>) -> Option<Self> {
        match &*resource.text(Fact::Service)? {
            "claude-code" => Some(Self::ClaudeCode),
            "gemini-cli" => Some(Self::GeminiCli),
            "qwen-code" => Some(Self::QwenCode),
            name if name.starts_with("codex") => Some(Self::Codex),
            _ => None,
        }
    }

    /// The format its events are filed under.
    pub(super) fn source(self) -> &'static str {
        match self {
            Self::ClaudeCode => "claude-code-otel",
            Self::Codex => "codex-otel",
            Self::GeminiCli | Self::QwenCode => "gemini-cli-otel",
        }
    }

    /// Says of an event that it is this agent's.
    pub(super) fn sign(self, event: &mut UsageEvent<'_>, facts: &Facts<'_>) {
        let attributes = &mut event.attributes;
        attributes[Attribute::Provider] = Cow::Borrowed(self.provider());
        attributes[Attribute::Agent] = Cow::Borrowed(self.name());
        attributes[Attribute::Operation] = Cow::Borrowed("chat");
        attributes[Attribute::Status] = Cow::Borrowed("ok");
        attributes[Attribute::Source] = Cow::Borrowed(self.source());
        attributes[Attribute::Layer] = Cow::Borrowed("agent");
        if facts.text(Fact::Speed).as_deref() == Some("fast") {
            attributes[Attribute::Speed] = Cow::Borrowed("fast");
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::ClaudeCode => "claude-code",
            Self::Codex => "codex",
            Self::GeminiCli => "gemini-cli",
            Self::QwenCode => "qwen-code",
        }
    }

    fn provider(self) -> &'static str {
        match self {
            Self::ClaudeCode => "anthropic",
            Self::Codex => "openai",
            Self::GeminiCli => "google",
            // It talks to any compatible endpoint.
            Self::QwenCode => "",
        }
    }
}

impl AgentEvent {
    /// The agent's event that a log record is; `None` where it is none.
    pub(super) fn of(log: &Log<'_>, resource: &Facts<'_>) -> Option<Self> {
        let full = names(log).find_map(|name| {
            let agent = Agent::of_name(&name)?;
            let (_, event) = name.split_once('.')?;
            Some((agent, event.to_owned()))
        });
        let (agent, event) = match full {
            Some(found) => found,
            // The attribute holds the name without the agent's.
            None => (
                Agent::of_service(resource)?,
                names(log).next()?.into_owned(),
            ),
        };
        let kind = match (agent, event.as_str()) {
            (Agent::ClaudeCode, "api_request")
            | (Agent::GeminiCli | Agent::QwenCode, "api_response") => Kind::Usage,
            (Agent::Codex, "sse_event" | "websocket_event" | "websocket.event")
                if log.facts.text(Fact::EventKind).as_deref() == Some("response.completed") =>
            {
                Kind::Usage
            }
            (_, "api_error") => Kind::Failure,
            _ if full_name_is_foreign(&event) => return None,
            _ => Kind::Other,
        };
        Some(Self { agent, kind })
    }
}

/// An agent's service also sends events that are not its own.
fn full_name_is_foreign(event: &str) -> bool {
    event.starts_with("gen_ai.")
}

/// Whether a service sends spans and events that repeat its own events.
pub(super) fn repeats_itself(resource: &Facts<'_>) -> bool {
    matches!(
        Agent::of_service(resource),
        Some(Agent::GeminiCli | Agent::QwenCode | Agent::Codex)
    )
}

/// Reads an agent's event.
///
/// # Errors
/// Why it cannot be used.
pub(super) fn read(
    event: AgentEvent,
    log: &Log<'_>,
    resource: &Facts<'_>,
    described: &mut Described,
    sink: &mut dyn Sink,
) -> Result<Verdict, &'static str> {
    match event.kind {
        Kind::Usage => {}
        Kind::Failure => return Ok(Verdict::NotUsage("failed call")),
        Kind::Other => return Ok(Verdict::NotUsage("event without usage")),
    }
    let agent = event.agent;
    let (meters, note) = meters(agent, &log.facts)?;
    if meters.total() == 0 {
        return Ok(Verdict::NotUsage("zero usage"));
    }
    let labels = described.labels(&log.facts, resource);
    let mut event = UsageEvent::call();
    event.meters = meters;
    event.time = when(log)?;
    event.duration = log.facts.micros(Fact::DurationMs, -3);
    described.complete(
        &mut event,
        &log.facts,
        resource,
        Inherited::default(),
        &labels,
    );
    agent.sign(&mut event, &log.facts);
    event.key = key(agent, log, &event);
    if let Some(note) = note {
        sink.warn(note);
    }
    sink.event(&mut event);
    Ok(Verdict::Usage)
}

fn meters(agent: Agent, facts: &Facts<'_>) -> Result<(Meters, Option<&'static str>), &'static str> {
    match agent {
        Agent::ClaudeCode => facts.meters(Input::Exclusive, Reasoning::Inside),
        Agent::Codex => facts.meters(Input::Inclusive, Reasoning::Inside),
        Agent::GeminiCli => {
            let (mut meters, note) = facts.meters(Input::Inclusive, Reasoning::Outside)?;
            // What tools returned is input beside the prompt.
            let tools = facts.count(Fact::ToolInput)?.unwrap_or(0);
            meters[Meter::UncachedInput] = meters[Meter::UncachedInput].saturating_add(tools);
            Ok((meters, note))
        }
        // Thoughts are beside the output from Gemini and inside it from others: the total tells.
        Agent::QwenCode => facts.meters(Input::Inclusive, Reasoning::Inside),
    }
}

/// The key of a request to Anthropic whose answer's id is not known.
pub(super) fn request_key(facts: &Facts<'_>) -> Option<Key> {
    let request = facts.text(Fact::RequestId)?;
    Some(Key::of_id("anthropic request", &request))
}

/// The request's id, else everything that tells calls of a session apart.
fn key(agent: Agent, log: &Log<'_>, event: &UsageEvent<'_>) -> Key {
    let facts = &log.facts;
    if agent == Agent::ClaudeCode
        && let Some(key) = request_key(facts)
    {
        return key;
    }
    let told_apart = [Fact::PromptId, Fact::EventSequence].map(|fact| facts.text(fact));
    content_key(
        agent.source(),
        event,
        told_apart.map(Option::unwrap_or_default),
    )
}
