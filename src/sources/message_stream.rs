//! The events of a streamed Anthropic message to growing snapshots of one call.
//!
//! `message_start` states the input and a provisional output; each `message_delta` is cumulative and replaces what
//! it states. Deltas carry no id: concurrent streams in one log are told apart by what the log says of their callers.

use std::borrow::Cow;
use std::rc::Rc;

use serde::Deserialize;
use serde::Serialize;

use super::Sink;
use super::Verdict;
use super::anthropic_usage::AnthropicUsage;
use super::envelope;
use super::fields::Slots;
use super::identity::identify_in;
use super::json::Object;
use super::json::Value;
use super::labels::Labels;
use crate::event::Attribute;
use crate::event::UsageEvent;
use crate::units::Timestamp;

/// The message whose deltas are expected.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct OpenMessage {
    pub(super) id: String,
    pub(super) request: String,
    pub(super) model: String,
    /// Who bills it.
    #[serde(default)]
    pub(super) provider: String,
    /// What the log tells of who made the call; empty where it does not.
    #[serde(default)]
    pub(super) caller: [String; 4],
    /// Whether its last delta was seen.
    #[serde(default)]
    pub(super) is_ended: bool,
    /// When it started, in microseconds, if its record said.
    pub(super) time: Option<i64>,
    /// Counts so far, as the provider names them.
    pub(super) usage: serde_json::Map<String, serde_json::Value>,
}

/// The members of a usage object; anything else is not kept.
const MEMBERS: [&str; 11] = [
    "input_tokens",
    "cache_creation_input_tokens",
    "cache_read_input_tokens",
    "cache_creation",
    "output_tokens",
    "output_tokens_details",
    "server_tool_use",
    "service_tier",
    "speed",
    "inference_geo",
    "iterations",
];

/// A larger object is no usage, and must not be built in memory.
const LARGEST_USAGE: usize = 1 << 16;

impl OpenMessage {
    /// Replaces what `usage` states.
    ///
    /// # Errors
    /// When the object cannot be kept.
    pub(super) fn update(&mut self, usage: Object<'_>) -> Result<(), &'static str> {
        if usage.raw().len() > LARGEST_USAGE {
            return Err("malformed usage");
        }
        let stated: serde_json::Map<String, serde_json::Value> =
            serde_json::from_slice(usage.raw()).map_err(|_| "malformed usage")?;
        for (name, value) in stated {
            if MEMBERS.contains(&name.as_str()) && !value.is_null() {
                self.usage.insert(name, value);
            }
        }
        Ok(())
    }

    /// The counts so far as JSON.
    fn usage_json(&self) -> Vec<u8> {
        serde_json::to_vec(&self.usage).unwrap_or_default()
    }

    /// Hands over what is known so far, completed by what is around the event in the log.
    pub(super) fn snapshot<'e>(
        &self,
        slots: &Slots<'e>,
        labels: &'e [Rc<Labels>],
        mut event: UsageEvent<'e>,
        status: &'static str,
        sink: &mut dyn Sink,
    ) -> Verdict {
        let usage = self.usage_json();
        let usage = match Value::parse(&usage).ok().and_then(Value::as_object) {
            Some(usage) => AnthropicUsage::read(usage, &self.model),
            None => Err("malformed usage"),
        };
        let usage = match usage {
            Ok(usage) => usage,
            Err(reason) => return Verdict::Rejected(reason),
        };
        identify_in(&mut event, "anthropic", &self.id, Some(&self.request));
        event.attributes[Attribute::Status] = Cow::Borrowed(status);
        event.attributes[Attribute::Model] = Cow::Owned(self.model.clone());
        event.attributes[Attribute::Operation] = Cow::Borrowed("chat");
        envelope::describe(&mut event, slots, labels);
        if event.attributes[Attribute::Provider].is_empty() {
            event.attributes[Attribute::Provider] = Cow::Owned(self.provider.clone());
        }
        usage.emit(event, sink);
        Verdict::Usage
    }

    /// Whether a delta of this caller may be of this message: neither says what the other denies.
    pub(super) fn may_be_of(&self, caller: &[String; 4]) -> bool {
        let mut pairs = self.caller.iter().zip(caller);
        pairs.all(|(ours, theirs)| ours.is_empty() || theirs.is_empty() || ours == theirs)
    }

    /// The input it stated first, where it did.
    pub(super) fn input(&self) -> Option<u64> {
        self.usage.get("input_tokens")?.as_u64()
    }

    /// When it started.
    pub(super) fn time(&self) -> Option<Timestamp> {
        self.time.map(Timestamp)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn object(json: &str) -> Object<'_> {
        let value = Value::parse(json.as_bytes()).expect("JSON");
        value.as_object().expect("an object")
    }

    #[test]
    fn deltas_replace_what_they_state_and_nothing_else_is_kept() {
        let mut message = OpenMessage::default();
        let start =
            r#"{"input_tokens":50,"cache_read_input_tokens":7,"output_tokens":1,"secret":"x"}"#;
        message.update(object(start)).expect("a start");
        let delta = r#"{"input_tokens":null,"output_tokens":88}"#;
        message.update(object(delta)).expect("a delta");
        let text = String::from_utf8(message.usage_json()).expect("UTF-8");
        assert_eq!(
            text,
            r#"{"input_tokens":50,"cache_read_input_tokens":7,"output_tokens":88}"#
        );
    }
}
