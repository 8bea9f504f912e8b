//! Kimi CLI and Kimi Code wire logs to usage events; Kimi CLI names its model in the configuration beside them only.

mod config;

use std::borrow::Cow;
use std::path::Path;
use std::path::PathBuf;

use crate::event::Attribute;
use crate::event::KeyHasher;
use crate::event::Meters;
use crate::event::UsageEvent;
use crate::sources::About;
use crate::sources::FileContext;
use crate::sources::Places;
use crate::sources::Reader;
use crate::sources::Sample;
use crate::sources::Sink;
use crate::sources::Source;
use crate::sources::Verdict;
use crate::sources::convention::Input;
use crate::sources::convention::Reasoning;
use crate::sources::convention::Stated;
use crate::sources::datum::Datum;
use crate::sources::envelope::ESTIMATED_TIME;
use crate::sources::identity::identify;
use crate::sources::json::Object;
use crate::sources::json::object_of;
use crate::sources::occurrence::object_content;
use crate::sources::row::Row;
use crate::units::Timestamp;

use self::config::configured_model;

/// Wire logs under `~/.kimi` and `~/.kimi-code`.
pub(crate) struct Kimi;

/// The log does not name a model; the configuration does, as it is today.
const CONFIGURED: &str = "no model in the log; the one configured today is taken";

impl Source for Kimi {
    fn name(&self) -> &'static str {
        "kimi"
    }

    fn about(&self) -> About {
        About {
            title: "Kimi CLI and Kimi Code wire logs (wire.jsonl)",
            how_to_get: "written under ~/.kimi/sessions (KIMI_SHARE_DIR) and ~/.kimi-code/sessions (KIMI_CODE_HOME)",
            layer: "agent",
        }
    }

    fn recognises(&self, sample: &Sample<'_>) -> bool {
        sample
            .objects()
            .map(Row::of_object)
            .any(|line| is_wire_line(&line))
    }

    fn roots(&self, places: &Places<'_>) -> Vec<PathBuf> {
        let cli = places.folder("KIMI_SHARE_DIR", places.home.join(".kimi"));
        let code = places.folder("KIMI_CODE_HOME", places.home.join(".kimi-code"));
        [cli, code].map(|home| home.join("sessions")).into()
    }

    fn reader(&self, file: &FileContext<'_>) -> Box<dyn Reader> {
        Box::new(WireReader {
            modified: file.modified,
            place: Place::of(file.path),
            model: configured_model(file.path),
        })
    }
}

/// Messages that every session starts with, or that state usage.
const MESSAGES: [&str; 5] = [
    "TurnBegin",
    "StepBegin",
    "ContentPart",
    "StatusUpdate",
    "SubagentEvent",
];

/// Subagents of subagents are followed so far.
const DEPTH: usize = 4;

/// Whether a line has one of the two forms: an envelope around a message, or a typed record.
fn is_wire_line(line: &Row<'_>) -> bool {
    let message = line
        .get("message")
        .and_then(|message| message.object())
        .map(Row::of_object);
    let is_enveloped = message.is_some_and(|message| {
        message.has("payload") && MESSAGES.contains(&&*message.text("type"))
    });
    let kind = line.text("type");
    let usage = line.get("usage").and_then(|usage| usage.object());
    is_enveloped
        || (&*kind == "metadata" && (line.has("protocol_version") || line.has("protocolVersion")))
        || (&*kind == "usage.record"
            && usage.is_some_and(|usage| usage.get("inputOther").is_some()))
}

/// What the path of a log tells of it.
#[derive(Debug, Default, PartialEq, Eq)]
struct Place {
    session: String,
    agent: String,
}

impl Place {
    /// `sessions/<project>/<session>/wire.jsonl`, `sessions/<project>/<session>/agents/<agent>/wire.jsonl`.
    fn of(path: &Path) -> Self {
        let parts: Vec<Cow<'_, str>> = path.iter().map(|part| part.to_string_lossy()).collect();
        match parts.as_slice() {
            [.., sessions, _, session, agents, agent, _]
                if sessions == "sessions" && agents == "agents" =>
            {
                Self {
                    session: session.to_string(),
                    agent: agent.to_string(),
                }
            }
            [.., sessions, _, session, _] if sessions == "sessions" => Self {
                session: session.to_string(),
                agent: String::new(),
            },
            _ => Self::default(),
        }
    }
}

struct WireReader {
    modified: Timestamp,
    place: Place,
    /// The model of the configuration beside the sessions, where there is one.
    model: String,
}

impl Reader for WireReader {
    fn record(&mut self, record: &[u8], _line: u64, sink: &mut dyn Sink) -> Verdict {
        let read = object_of(record).and_then(|object| self.line(object, sink));
        read.unwrap_or_else(Verdict::Rejected)
    }
}

/// A record that states usage.
struct Status<'a> {
    /// Where the message's id and the model stand.
    payload: Row<'a>,
    usage: Object<'a>,
    names: [&'static str; 4],
    is_subagent: bool,
}

/// The status in a message; a subagent's message is inside one of its parent's.
fn status(mut message: Row<'_>) -> Option<Status<'_>> {
    for depth in 0..DEPTH {
        let payload = Row::of_object(message.get("payload")?.object()?);
        if &*message.text("type") == "SubagentEvent" {
            message = Row::of_object(payload.get("event")?.object()?);
            continue;
        }
        let usage = payload.get("token_usage")?.object()?;
        return Some(Status {
            payload,
            usage,
            names: [
                "input_other",
                "output",
                "input_cache_read",
                "input_cache_creation",
            ],
            is_subagent: depth > 0,
        });
    }
    None
}

impl WireReader {
    fn line(&self, object: Object<'_>, sink: &mut dyn Sink) -> Result<Verdict, &'static str> {
        let line = Row::of_object(object);
        if &*line.text("type") == "usage.record" {
            if !matches!(&*line.text("usageScope"), "" | "turn") {
                return Ok(Verdict::NotUsage("session total"));
            }
            let Some(usage) = line.get("usage").and_then(|usage| usage.object()) else {
                return Ok(Verdict::NotUsage("record without usage"));
            };
            let status = Status {
                payload: Row::of_object(object),
                usage,
                names: [
                    "inputOther",
                    "output",
                    "inputCacheRead",
                    "inputCacheCreation",
                ],
                is_subagent: false,
            };
            return self.emit(object, &line, &status, sink);
        }
        let message = line.get("message").and_then(|message| message.object());
        let message = message.map_or_else(|| Row::of_object(object), Row::of_object);
        match status(message) {
            Some(status) => self.emit(object, &line, &status, sink),
            None => Ok(Verdict::NotUsage("line without usage")),
        }
    }

    fn emit(
        &self,
        object: Object<'_>,
        line: &Row<'_>,
        status: &Status<'_>,
        sink: &mut dyn Sink,
    ) -> Result<Verdict, &'static str> {
        let payload = &status.payload;
        let (meters, note) = meters(&Row::of_object(status.usage), status.names)?;
        if meters.total() == 0 {
            return Ok(Verdict::NotUsage("zero usage"));
        }
        let mut event = UsageEvent::call();
        event.meters = meters;
        event.time = match line.first(["timestamp", "time"]) {
            Some(time) => time.time()?,
            None => {
                sink.warn(ESTIMATED_TIME);
                self.modified
            }
        };
        if let Some(note) = note {
            sink.warn(note);
        }
        let id = payload.text("message_id");
        if !identify(&mut event, &id, None) {
            event.key = match &*id {
                "" => sink.content_key("kimi", object_content(object)),
                // An id of Kimi's own may be that of several steps: the numbers too.
                id => {
                    let key = KeyHasher::new("kimi").text(&self.place.session).text(id);
                    let key = meters.0.iter().fold(key, |key, count| key.number(*count));
                    key.key()
                }
            };
        }
        let mut model = payload.text("model");
        if model.is_empty() && !self.model.is_empty() {
            sink.warn(CONFIGURED);
            model = Cow::Borrowed(self.model.as_str());
        }
        self.describe(&mut event, model);
        if status.is_subagent {
            event.attributes[Attribute::Agent] = Cow::Borrowed("kimi/subagent");
        }
        sink.event(&mut event);
        Ok(Verdict::Usage)
    }

    fn describe<'a>(&'a self, event: &mut UsageEvent<'a>, model: Cow<'a, str>) {
        // Both can be set up for models of others.
        let is_own = model.is_empty() || model.contains("kimi") || model.contains("moonshot");
        let agent = self.place.agent.as_str();
        let attributes = &mut event.attributes;
        attributes[Attribute::Provider] = Cow::Borrowed(if is_own { "moonshotai" } else { "" });
        attributes[Attribute::Agent] = match agent {
            "" | "main" => Cow::Borrowed("kimi"),
            agent => Cow::Owned(format!("kimi/{agent}")),
        };
        attributes[Attribute::Model] = model;
        attributes[Attribute::Session] = Cow::Borrowed(&self.place.session);
        attributes[Attribute::Operation] = Cow::Borrowed("chat");
        attributes[Attribute::Status] = Cow::Borrowed("ok");
    }
}

/// Disjoint counts; a record may state their total alone.
fn meters(
    usage: &Row<'_>,
    [input, output, read, write]: [&str; 4],
) -> Result<(Meters, Option<&'static str>), &'static str> {
    let count = |name: &str| {
        usage
            .get(name)
            .map_or(Ok(None), |datum: Datum<'_>| datum.count())
    };
    let stated = Stated {
        input: count(input)?,
        output: count(output)?,
        cache_read: count(read)?,
        cache_write: count(write)?,
        total: count("total")?,
        ..Stated::default()
    };
    let (meters, note) = stated.disjoint(Input::Exclusive, Reasoning::Inside);
    Ok((meters, note))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_names_the_session_and_the_agent() {
        let place = |path: &str| {
            let place = Place::of(Path::new(path));
            (place.session, place.agent)
        };
        let named = |session: &str, agent: &str| (session.to_owned(), agent.to_owned());
        assert_eq!(
            place("/h/.kimi/sessions/p/s-1/wire.jsonl"),
            named("s-1", "")
        );
        let code = "/h/.kimi-code/sessions/p/s-2/agents/main/wire.jsonl";
        assert_eq!(place(code), named("s-2", "main"));
        assert_eq!(place("wire.jsonl"), named("", ""));
    }
}
