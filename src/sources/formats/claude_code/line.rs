//! A line of a Claude Code session log to the members that matter.

use std::borrow::Cow;

use crate::event::merge::copy;
use crate::sources::json::{JsonError, Object, Value, pick};

/// What is asked of a message.
const MESSAGE: [&str; 3] = ["usage", "model", "id"];

pub(super) type Message<'a> = ([Option<Value<'a>>; MESSAGE.len()], Option<Value<'a>>, bool);

/// The members of a line that matter.
pub(super) struct Fields<'a> {
    pub(super) line: Object<'a>,
    kind: Option<Value<'a>>,
    pub(super) timestamp: Option<Value<'a>>,
    session: Option<Value<'a>>,
    pub(super) uuid: Option<Value<'a>>,
    request: Option<Value<'a>>,
    message: Option<[Option<Value<'a>>; MESSAGE.len()]>,
    data: Option<Value<'a>>,
    is_sidechain: Option<Value<'a>>,
    session_kind: Option<Value<'a>>,
    agent_id: Option<Value<'a>>,
    agent_names: [Option<Value<'a>>; 3],
    pub(super) cwd: Option<Value<'a>>,
    pub(super) branch: Option<Value<'a>>,
    pub(super) version: Option<Value<'a>>,
    pub(super) cost: Option<Value<'a>>,
    pub(super) is_error: Option<Value<'a>>,
    /// The session and message a forked session copied the line from.
    forked_from: Option<Object<'a>>,
}

impl<'a> Fields<'a> {
    pub(super) fn of(line: &'a [u8]) -> Result<Self, JsonError> {
        let names = [
            "type",
            "timestamp",
            "sessionId",
            "uuid",
            "requestId",
            "data",
            "isSidechain",
            "sessionKind",
            "agentId",
            "agentType",
            "subagent_type",
            "attributionAgent",
            "cwd",
            "gitBranch",
            "version",
            "costUSD",
            "isApiErrorMessage",
            "forkedFrom",
        ];
        let picked = pick(line, names, "message", MESSAGE)?;
        let [
            kind,
            timestamp,
            session,
            uuid,
            request,
            data,
            is_sidechain,
            session_kind,
            agent_id,
            agent_type,
            subagent_type,
            attribution,
            cwd,
            branch,
            version,
            cost,
            is_error,
            forked_from,
        ] = picked.outer;
        Ok(Self {
            line: picked.object,
            kind,
            timestamp,
            session,
            uuid,
            request,
            message: picked.inner,
            data,
            is_sidechain,
            session_kind,
            agent_id,
            agent_names: [agent_type, subagent_type, attribution],
            cwd,
            branch,
            version,
            cost,
            is_error,
            forked_from: forked_from.and_then(Value::as_object),
        })
    }

    /// What the message says, its request id, and whether it only echoes another agent's call.
    pub(super) fn message(&self) -> Option<Message<'a>> {
        if let Some(message) = self.message {
            return Some((message, self.request, false));
        }
        if text(self.kind) != "progress" {
            return None;
        }
        let outer = self.data?.as_object()?.get("message")?.as_object()?;
        let [message, request] = outer.get_many(["message", "requestId"]);
        let message = message?.as_object()?.get_many(MESSAGE);
        Some((message, request.or(self.request), true))
    }

    pub(super) fn copy_level(&self, is_echo: bool) -> u64 {
        if is_echo {
            copy::ECHO
        } else if self.is_sidechain == Some(Value::Bool(true)) {
            copy::REPLAY
        } else if self.forked_from.is_some() || text(self.session_kind) == "bg" {
            copy::FORK
        } else {
            copy::ORIGINAL
        }
    }

    /// The session the call was made in, which is not the one a fork copied it to.
    pub(super) fn session(&self) -> Cow<'a, str> {
        let original = self.forked_from.and_then(|from| from.get("sessionId"));
        text(original.or(self.session))
    }

    /// `claude-code`, or the subagent that made the call; progress is only ever reported of those.
    pub(super) fn agent(&self, is_echo: bool) -> Cow<'a, str> {
        let mut names = self.agent_names.iter().map(|name| text(*name));
        if let Some(name) = names.find(|name| !name.is_empty()) {
            return Cow::Owned(format!("claude-code/{name}"));
        }
        let is_sidechain = self.is_sidechain == Some(Value::Bool(true));
        let is_subagent = is_echo || is_sidechain || self.agent_id.is_some();
        Cow::Borrowed(if is_subagent {
            "claude-code/subagent"
        } else {
            "claude-code"
        })
    }
}

pub(super) fn text(value: Option<Value<'_>>) -> Cow<'_, str> {
    value.and_then(Value::as_str).unwrap_or_default()
}
