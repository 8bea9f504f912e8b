//! Gemini CLI chats to usage events: a session in one document, or as lines that are added to and written again.

use std::borrow::Cow;
use std::path::Path;
use std::path::PathBuf;

use serde::Deserialize;
use serde::Serialize;

use crate::event::Attribute;
use crate::event::KeyHasher;
use crate::event::UsageEvent;
use crate::sources::About;
use crate::sources::FileContext;
use crate::sources::Places;
use crate::sources::Reader;
use crate::sources::Sample;
use crate::sources::Sink;
use crate::sources::Source;
use crate::sources::Verdict;
use crate::sources::envelope::ESTIMATED_TIME;
use crate::sources::gemini_counts::GeminiCounts;
use crate::sources::json::Array;
use crate::sources::json::Object;
use crate::sources::json::Value;
use crate::sources::json::object_of;
use crate::sources::occurrence::object_content;
use crate::sources::row::Row;
use crate::units::Timestamp;

/// Chats under `~/.gemini/tmp`.
pub(crate) struct GeminiCli;

impl Source for GeminiCli {
    fn name(&self) -> &'static str {
        "gemini-cli"
    }

    fn about(&self) -> About {
        About {
            title: "Gemini CLI chats (session JSON and JSON lines), older Qwen Code and iFlow chats alike",
            how_to_get: "written by Gemini CLI under ~/.gemini/tmp/<project>/chats",
            layer: "agent",
        }
    }

    fn recognises(&self, sample: &Sample<'_>) -> bool {
        sample.objects().any(|object| {
            let row = Row::of_object(object);
            let is_header = row.has("sessionId") && row.has("projectHash");
            is_header
                || is_call(&row)
                || messages(object).is_some_and(|messages| {
                    let mut objects = messages.items().filter_map(Value::as_object);
                    objects.any(|message| is_call(&Row::of_object(message)))
                })
        })
    }

    fn roots(&self, places: &Places<'_>) -> Vec<PathBuf> {
        let home = places.folder("GEMINI_CLI_HOME", places.home.to_path_buf());
        vec![home.join(".gemini/tmp")]
    }

    fn reader(&self, file: &FileContext<'_>) -> Box<dyn Reader> {
        let stem = file.path.file_stem().unwrap_or_default().to_string_lossy();
        Box::new(ChatReader {
            modified: file.modified,
            agent: agent(file.path),
            chat: Chat {
                session: stem.into_owned(),
                ..Chat::default()
            },
        })
    }
}

/// The agents that write such chats, by the folder they write them to.
fn agent(path: &Path) -> &'static str {
    let has = |folder: &str| path.iter().any(|part| part == folder);
    if has(".qwen") {
        "qwen-code"
    } else if has(".iflow") {
        "iflow"
    } else {
        "gemini-cli"
    }
}

/// Whether a message is a model's answer.
fn is_call(message: &Row<'_>) -> bool {
    matches!(&*message.text("type"), "gemini" | "qwen" | "iflow") && message.has("tokens")
}

/// The messages of a session's document, or of a line that writes them again.
fn messages(object: Object<'_>) -> Option<Array<'_>> {
    let [messages, set] = object.get_many(["messages", "$set"]);
    let again = set
        .and_then(Value::as_object)
        .and_then(|set| set.get("messages"));
    messages.or(again)?.as_array()
}

/// What holds for the messages after a session's header.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Chat {
    session: String,
    project: String,
    is_subagent: bool,
    model: String,
    start: Option<i64>,
}

struct ChatReader {
    modified: Timestamp,
    agent: &'static str,
    chat: Chat,
}

impl Reader for ChatReader {
    fn record(&mut self, record: &[u8], _line: u64, sink: &mut dyn Sink) -> Verdict {
        match object_of(record) {
            Ok(object) => self.line(object, sink),
            Err(reason) => Verdict::Rejected(reason),
        }
    }

    fn state(&self) -> String {
        serde_json::to_string(&self.chat).unwrap_or_default()
    }

    fn resume(&mut self, state: &str) {
        if let Ok(chat) = serde_json::from_str(state) {
            self.chat = chat;
        }
    }
}

impl ChatReader {
    fn line(&mut self, object: Object<'_>, sink: &mut dyn Sink) -> Verdict {
        let row = Row::of_object(object);
        if row.has("sessionId") && !row.has("type") {
            self.header(&row);
        }
        if let Some(messages) = messages(object) {
            return self.messages(messages, sink);
        }
        if row.has("$rewindTo") {
            // What was rewound was billed all the same.
            return Verdict::NotUsage("rewind");
        }
        if row.has("type") {
            return self.message(object, sink).unwrap_or_else(Verdict::Rejected);
        }
        Verdict::NotUsage("session header")
    }

    fn header(&mut self, row: &Row<'_>) {
        let kind = row.text("kind");
        let start = row.first(["startTime", "lastUpdated"]);
        self.chat = Chat {
            session: row.text("sessionId").into_owned(),
            project: row.text("projectHash").into_owned(),
            is_subagent: &*kind == "subagent",
            model: String::new(),
            start: start.and_then(|time| time.time().ok()).map(|time| time.0),
        };
    }

    fn messages(&mut self, messages: Array<'_>, sink: &mut dyn Sink) -> Verdict {
        let mut is_empty = true;
        for message in messages.items() {
            is_empty = false;
            let read = match message {
                Value::Object(message) => self.message(message, sink),
                _ => Err("no JSON object"),
            };
            sink.count(read.unwrap_or_else(Verdict::Rejected));
        }
        if is_empty {
            return Verdict::NotUsage("session without messages");
        }
        Verdict::Records
    }

    fn message(
        &mut self,
        object: Object<'_>,
        sink: &mut dyn Sink,
    ) -> Result<Verdict, &'static str> {
        let message = Row::of_object(object);
        let model = message.text("model");
        if !model.is_empty() {
            self.chat.model = model.into_owned();
        }
        let Some(tokens) = message.get("tokens").and_then(|tokens| tokens.object()) else {
            return Ok(Verdict::NotUsage("message without usage"));
        };
        let counts = counts(&Row::of_object(tokens))?;
        if counts.is_zero() {
            return Ok(Verdict::NotUsage("zero usage"));
        }
        let mut event = UsageEvent::call();
        event.time = self.time(&message, sink)?;
        let id = message.text("id");
        event.key = match &*id {
            "" => sink.content_key("gemini-cli", object_content(object)),
            id => KeyHasher::new("gemini-cli")
                .text(&self.chat.session)
                .text(id)
                .key(),
        };
        let (meters, note) = counts.meters();
        event.meters = meters;
        if let Some(note) = note {
            sink.warn(note);
        }
        self.describe(&mut event);
        sink.event(&mut event);
        Ok(Verdict::Usage)
    }

    fn time(&self, message: &Row<'_>, sink: &mut dyn Sink) -> Result<Timestamp, &'static str> {
        if let Some(time) = message.get("timestamp") {
            return time.time();
        }
        sink.warn(ESTIMATED_TIME);
        Ok(self.chat.start.map_or(self.modified, Timestamp))
    }

    fn describe<'a>(&'a self, event: &mut UsageEvent<'a>) {
        let attributes = &mut event.attributes;
        if self.chat.model.starts_with("gemini") {
            attributes[Attribute::Provider] = Cow::Borrowed("google");
        } else if self.chat.model.starts_with("qwen") {
            attributes[Attribute::Provider] = Cow::Borrowed("alibaba");
        }
        attributes[Attribute::Agent] = match self.chat.is_subagent {
            true => Cow::Owned(format!("{}/subagent", self.agent)),
            false => Cow::Borrowed(self.agent),
        };
        attributes[Attribute::Model] = Cow::Borrowed(&self.chat.model);
        attributes[Attribute::Session] = Cow::Borrowed(&self.chat.session);
        attributes[Attribute::Project] = Cow::Borrowed(&self.chat.project);
        attributes[Attribute::Operation] = Cow::Borrowed("chat");
        attributes[Attribute::Status] = Cow::Borrowed("ok");
    }
}

fn counts(tokens: &Row<'_>) -> Result<GeminiCounts, &'static str> {
    let total = tokens.get("total").map(|total| total.count()).transpose()?;
    Ok(GeminiCounts {
        input: tokens.count("input")?,
        output: tokens.count("output")?,
        cached: tokens.count("cached")?,
        thoughts: tokens.count("thoughts")?,
        tool: tokens.count("tool")?,
        total: total.flatten(),
    })
}
