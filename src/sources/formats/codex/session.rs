//! What a Codex log says of its session, and which session first made the calls it holds.
//!
//! A forked session and most subagents start with a copy of their parent's lines, all stamped with the time of the
//! fork; behind the session's own header stand those of its ancestors, the oldest last. A call is known by that oldest
//! session and where its counter stood, which parent and child state alike. Source: `InitialHistory::Forked` in
//! openai/codex, whose items are written to the new file as they are, its counter going on from theirs.

use std::borrow::Cow;

use serde::Deserialize;
use serde::Serialize;

use super::usage::Counter;
use crate::event::Attribute;
use crate::event::Key;
use crate::event::KeyHasher;
use crate::event::UsageEvent;
use crate::event::merge::copy;
use crate::event::tags;
use crate::sources::datum::Datum;
use crate::sources::instant::instant;
use crate::sources::json::Object;
use crate::sources::json::Value;
use crate::units::Timestamp;

/// What is known of a session so far.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Session {
    /// The session's own id.
    id: String,
    /// The session that first made the calls; empty until the first call.
    origin: String,
    /// The header of an ancestor that was copied last.
    ancestor: String,
    /// The session this one says it was forked from.
    forked_from: String,
    /// The session this one is a subagent of.
    parent: String,
    /// When the session says it began, in microseconds.
    start: Option<i64>,
    provider: String,
    agent: String,
    project: String,
    pub(super) model: String,
    tags: String,
    pub(super) counter: Counter,
}

/// A copied line follows its session's start at once; no model answers so fast.
const BURST: i64 = Timestamp::SECOND;

impl Session {
    /// A session known by the name of its file alone.
    pub(super) fn named(id: String) -> Self {
        Self {
            id,
            ..Self::default()
        }
    }

    /// Takes note of a `session_meta` line: the first is the session's own, the others its ancestors'.
    pub(super) fn header(&mut self, payload: Object<'_>, time: Option<Value<'_>>) {
        let [
            id,
            session,
            forked,
            parent,
            source,
            provider,
            cwd,
            version,
            git,
        ] = payload.get_many([
            "id",
            "session_id",
            "forked_from_id",
            "parent_thread_id",
            "source",
            "model_provider",
            "cwd",
            "cli_version",
            "git",
        ]);
        let id = name(id.or(session));
        if self.start.is_some() {
            if id != self.id && self.origin.is_empty() {
                self.ancestor = id;
            }
            return;
        }
        if !id.is_empty() {
            self.id = id;
        }
        self.start = Some(
            time.and_then(|time| instant(time).ok())
                .map_or(0, |time| time.0),
        );
        self.forked_from = name(forked);
        let subagent = source
            .and_then(Value::as_object)
            .and_then(|source| source.get("subagent"));
        let spawn = subagent
            .and_then(Value::as_object)
            .and_then(|subagent| subagent.get("thread_spawn"));
        let spawn = spawn.and_then(Value::as_object);
        self.parent = name(
            spawn
                .and_then(|spawn| spawn.get("parent_thread_id"))
                .or(parent),
        );
        let role = spawn.and_then(|spawn| spawn.get("agent_role")).or(subagent);
        self.agent = match (subagent, name(role)) {
            (None, _) => String::new(),
            (Some(_), role) if role.is_empty() => "codex/subagent".to_owned(),
            (Some(_), role) => format!("codex/{role}"),
        };
        self.provider = name(provider).to_ascii_lowercase();
        self.project = name(cwd);
        let branch = git
            .and_then(Value::as_object)
            .and_then(|git| git.get("branch"));
        self.tags =
            tags::encode_stated([("git_branch", &name(branch)), ("version", &name(version))]);
    }

    /// Takes note of a `turn_context` line: what holds for the calls after it.
    pub(super) fn turn(&mut self, payload: Object<'_>) {
        let [model, cwd] = payload.get_many(["model", "cwd"]).map(name);
        if !model.is_empty() {
            self.model = model;
        }
        if !cwd.is_empty() {
            self.project = cwd;
        }
    }

    /// Takes note of the thread `codex exec` started or resumed.
    pub(super) fn thread(&mut self, id: Option<Value<'_>>) {
        let id = name(id);
        if self.id != id {
            *self = Self::named(id);
        }
    }

    /// The key of the call that brought the counter where it stands.
    pub(super) fn key(&mut self, time: Timestamp) -> Key {
        self.settle(time);
        let total = self.counter.total();
        let key = KeyHasher::new("codex").text(&self.origin);
        // A log without any session is told from others by its times.
        let time = if self.origin.is_empty() {
            time.0.unsigned_abs()
        } else {
            0
        };
        key.number(time)
            .number(self.counter.resets)
            .number(total.input)
            .number(total.cached)
            .number(total.output)
            .key()
    }

    /// Decides whose calls these are, once: at the first.
    fn settle(&mut self, time: Timestamp) {
        if !self.origin.is_empty() {
            return;
        }
        let start = self.start.unwrap_or(0);
        let is_burst = start > 0 && (0..=BURST).contains(&time.0.saturating_sub(start));
        let parent = if is_burst { &self.parent } else { "" };
        let origins = [&self.ancestor, &self.forked_from, parent, &self.id];
        let origin = origins.into_iter().find(|origin| !origin.is_empty());
        self.origin = origin.map(str::to_owned).unwrap_or_default();
    }

    /// Says of an event what is known of its session.
    pub(super) fn describe<'a>(&'a self, event: &mut UsageEvent<'a>) {
        if self.origin != self.id {
            event.copy = copy::FORK;
        }
        let or = |text: &'a str, usual: &'static str| {
            Cow::Borrowed(if text.is_empty() { usual } else { text })
        };
        let attributes = &mut event.attributes;
        attributes[Attribute::Provider] = or(&self.provider, "openai");
        attributes[Attribute::Agent] = or(&self.agent, "codex");
        attributes[Attribute::Project] = Cow::Borrowed(&self.project);
        attributes[Attribute::Session] = Cow::Borrowed(&self.id);
        attributes[Attribute::Tags] = Cow::Borrowed(&self.tags);
        attributes[Attribute::Operation] = Cow::Borrowed("chat");
        attributes[Attribute::Status] = Cow::Borrowed("ok");
    }
}

/// A text that is a name; empty where there is none.
pub(super) fn name(value: Option<Value<'_>>) -> String {
    let text = value.and_then(|value| Datum::Json(value).text());
    text.unwrap_or_default().into_owned()
}
