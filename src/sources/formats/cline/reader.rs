//! The entries of a task, or the messages of a session, to usage events.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::beside::Beside;
use super::beside::texts;
use super::is_entry;
use super::messages;
use super::request::Request;
use super::request::input_of_task;
use super::request::of_entry;
use super::request::of_message;
use crate::event::Attribute;
use crate::event::KeyHasher;
use crate::event::UsageEvent;
use crate::event::provider_name;
use crate::event::tags;
use crate::sources::Reader;
use crate::sources::Sink;
use crate::sources::Verdict;
use crate::sources::convention::Input;
use crate::sources::convention::Reasoning;
use crate::sources::datum::Datum;
use crate::sources::json::Object;
use crate::sources::json::Value;
use crate::sources::json::object_of;
use crate::sources::members::Members;
use crate::sources::occurrence::object_content;
use crate::sources::session_total::put_cost;

/// Reads the entries of a task, or the messages of a session.
pub(super) struct TaskReader {
    pub(super) task: Task,
    pub(super) beside: Beside,
}

/// What a request is part of.
pub(super) struct Task {
    pub(super) agent: String,
    /// Empty where it is not known.
    pub(super) id: String,
}

impl Task {
    /// A session as its document names it, `<root>__<agent>` for one that another began.
    fn of_document(session: &Members<'_>, file: &Self) -> Self {
        let role = session.name("agent").filter(|role| role != "lead");
        Self {
            agent: role.map_or_else(
                || file.agent.clone(),
                |role| format!("{}/{role}", file.agent),
            ),
            id: session
                .name("sessionId")
                .map_or_else(|| file.id.clone(), Cow::into_owned),
        }
    }

    fn root(&self) -> &str {
        self.id.split_once("__").map_or(&self.id, |(root, _)| root)
    }
}

impl Reader for TaskReader {
    fn record(&mut self, record: &[u8], _line: u64, sink: &mut dyn Sink) -> Verdict {
        let object = match object_of(record) {
            Ok(object) => object,
            Err(reason) => return Verdict::Rejected(reason),
        };
        let members = Members::of(object);
        let read = if !members.has("role") && messages(&members).next().is_some() {
            self.session(&members, sink);
            Ok(Verdict::Records)
        } else if is_entry(&members) {
            self.entry(&members, sink)
        } else {
            self.message(&members, &self.task, sink)
        };
        read.unwrap_or_else(Verdict::Rejected)
    }
}

/// What stands after the messages of an older task that a session goes on with; they were counted as that task's.
const RESUMED: &str = "Warning: this is a legacy conversation";

impl TaskReader {
    fn session(&self, session: &Members<'_>, sink: &mut dyn Sink) {
        let task = Task::of_document(session, &self.task);
        let is_notice = |message: &Members<'_>| {
            message.text("role").as_deref() == Some("user")
                && texts(message).any(|text| text.contains(RESUMED))
        };
        let resumed = messages(session)
            .zip(1..)
            .filter(|(message, _)| is_notice(message));
        let copied = resumed.last().map_or(0, |(_, place)| place);
        for (message, place) in messages(session).zip(1..) {
            let read = match place <= copied {
                true => Ok(Verdict::NotUsage("message copied from an older task")),
                false => self.message(&message, &task, sink),
            };
            sink.count(read.unwrap_or_else(Verdict::Rejected));
        }
    }

    fn entry(&self, entry: &Members<'_>, sink: &mut dyn Sink) -> Result<Verdict, &'static str> {
        let operation = match entry.text("say").as_deref() {
            // The oldest versions write what a request used when it has finished.
            Some("api_req_started" | "api_req_finished") => "chat",
            // Sums of requests whose own entries are gone, or were never written.
            Some("deleted_api_reqs") => "deleted requests",
            Some("subagent_usage") => "subagents",
            Some("condense_context") => {
                return Ok(Verdict::NotUsage("condensed context; no tokens are stated"));
            }
            _ => return Ok(Verdict::NotUsage("no request")),
        };
        let text = entry.text("text").unwrap_or_default();
        if text.trim().is_empty() {
            return Ok(Verdict::NotUsage("unfinished request"));
        }
        let said = match Value::parse(text.as_bytes()) {
            Ok(Value::Object(said)) => Members::of(said),
            Ok(_) => return Err("no JSON object"),
            Err(error) => return Err(error.reason()),
        };
        let is_stated = |name: &str| said.get(name).is_some_and(|value| !value.is_null());
        if !is_stated("tokensIn") && !is_stated("tokensOut") {
            return Ok(Verdict::NotUsage("unfinished request"));
        }
        let request = of_entry(entry, &said, operation)?;
        let (_, provider) = self.model(&request);
        let input = input_of_task(&self.task.agent, &request, provider);
        self.emit((&request, input), &self.task, entry.object, sink)
    }

    fn message(
        &self,
        message: &Members<'_>,
        task: &Task,
        sink: &mut dyn Sink,
    ) -> Result<Verdict, &'static str> {
        let metrics = match message.inner(["metrics"]) {
            Some(metrics) if metrics.has("inputTokens") => metrics,
            // The conversation of a task repeats what its entries say.
            _ => return Ok(Verdict::NotUsage("message without usage of its own")),
        };
        let request = of_message(message, &metrics)?;
        // The SDK counts the whole request as its input: `sdk/packages/llms/src/providers/ai-sdk.ts`.
        self.emit((&request, Input::Inclusive), task, message.object, sink)
    }

    /// The model of a request, and its provider as the agent names it.
    fn model<'a>(&'a self, request: &'a Request<'_>) -> (&'a str, &'a str) {
        let (model, provider) = self.beside.model(request.time).unwrap_or_default();
        match &request.model {
            Some(model) => (model, request.provider.as_deref().unwrap_or_default()),
            None => (model, request.provider.as_deref().unwrap_or(provider)),
        }
    }

    fn emit(
        &self,
        (request, input): (&Request<'_>, Input),
        task: &Task,
        record: Object<'_>,
        sink: &mut dyn Sink,
    ) -> Result<Verdict, &'static str> {
        let (meters, _) = request.stated.disjoint(input, Reasoning::Inside);
        let cost = request.cost.and_then(|cost| Datum::Json(cost).money(0));
        let mut event = UsageEvent::call();
        put_cost(&mut event, cost, "estimated");
        if meters.total() == 0 && event.reported_cost.is_none() {
            return Ok(Verdict::NotUsage("zero usage"));
        }
        event.key = match task.id.as_str() {
            "" => sink.content_key("cline", object_content(record)),
            id => KeyHasher::new("cline").text(id).text(&request.id).key(),
        };
        event.time = request.time;
        event.meters = meters;
        let (model, provider) = self.model(request);
        let attributes = &mut event.attributes;
        attributes[Attribute::Provider] = Cow::Owned(provider_name(provider));
        attributes[Attribute::Model] = Cow::Borrowed(model);
        attributes[Attribute::Agent] = Cow::Borrowed(&task.agent);
        attributes[Attribute::Session] = Cow::Borrowed(task.root());
        attributes[Attribute::Project] = Cow::Borrowed(&self.beside.project);
        attributes[Attribute::Operation] = Cow::Borrowed(request.operation);
        attributes[Attribute::Status] = Cow::Borrowed(request.status);
        if let Some(upstream) = &request.upstream {
            let said = BTreeMap::from([("upstream".to_owned(), upstream.to_string())]);
            attributes[Attribute::Tags] = Cow::Owned(tags::encode(&said));
        }
        sink.event(&mut event);
        Ok(Verdict::Usage)
    }
}
