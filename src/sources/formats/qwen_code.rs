//! Qwen Code session logs to usage events: an answer's line, and the telemetry that states the same call again.

use std::path::PathBuf;

use crate::event::Attribute;
use crate::event::Key;
use crate::event::KeyHasher;
use crate::event::UsageEvent;
use crate::event::merge::copy;
use crate::event::tags;
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
use crate::sources::json::Object;
use crate::sources::json::Value;
use crate::sources::json::object_of;
use crate::sources::occurrence::object_content;
use crate::sources::row::Row;
use crate::units::Timestamp;

/// Session logs under `~/.qwen/projects`.
pub(crate) struct QwenCode;

impl Source for QwenCode {
    fn name(&self) -> &'static str {
        "qwen-code"
    }

    fn about(&self) -> About {
        About {
            title: "Qwen Code session logs (JSON lines), iFlow alike",
            how_to_get: "written by Qwen Code under ~/.qwen/projects/<project>/chats",
            layer: "agent",
        }
    }

    fn recognises(&self, sample: &Sample<'_>) -> bool {
        sample.objects().any(is_session_line)
    }

    fn roots(&self, places: &Places<'_>) -> Vec<PathBuf> {
        [".qwen", ".iflow"]
            .into_iter()
            .flat_map(|home| ["projects", "tmp"].map(|folder| places.home.join(home).join(folder)))
            .collect()
    }

    fn reader(&self, file: &FileContext<'_>) -> Box<dyn Reader> {
        let is_iflow = file.path.iter().any(|part| part == ".iflow");
        Box::new(SessionReader {
            modified: file.modified,
            agent: if is_iflow { "iflow" } else { "qwen-code" },
            session: String::new(),
        })
    }
}

/// Whether a line has names that only these logs combine: Gemini's messages in a log of Claude Code's form.
fn is_session_line(line: Object<'_>) -> bool {
    let [session, kind, message, usage, system] = line.get_many([
        "sessionId",
        "type",
        "message",
        "usageMetadata",
        "systemPayload",
    ]);
    let parts = message
        .and_then(Value::as_object)
        .and_then(|message| message.get("parts"));
    session.is_some() && kind.is_some() && parts.or(usage).or(system).is_some()
}

struct SessionReader {
    modified: Timestamp,
    agent: &'static str,
    /// That of the last line that names it.
    session: String,
}

impl Reader for SessionReader {
    fn record(&mut self, record: &[u8], _line: u64, sink: &mut dyn Sink) -> Verdict {
        let read = object_of(record).and_then(|object| self.line(object, sink));
        read.unwrap_or_else(Verdict::Rejected)
    }

    fn state(&self) -> String {
        self.session.clone()
    }

    fn resume(&mut self, state: &str) {
        state.clone_into(&mut self.session);
    }
}

/// One call as a line states it.
struct Call<'a> {
    counts: GeminiCounts,
    /// Where the model, the time and the duration stand.
    fields: Row<'a>,
    copy: u64,
}

impl SessionReader {
    fn line(&mut self, object: Object<'_>, sink: &mut dyn Sink) -> Result<Verdict, &'static str> {
        let line = Row::of_object(object);
        let session = line.text("sessionId");
        if !session.is_empty() {
            self.session = session.into_owned();
        }
        let nested = |name: &str| line.get(name).and_then(|datum| datum.object());
        let telemetry = nested("systemPayload")
            .and_then(|payload| payload.get("uiEvent")?.as_object())
            .map(Row::of_object);
        let call = match (nested("usageMetadata"), telemetry) {
            (Some(usage), _) => Call {
                counts: answer(&Row::of_object(usage))?,
                fields: Row::of_object(object),
                copy: copy::ORIGINAL,
            },
            (None, Some(event)) => match event.text("event.name").rsplit('.').next() {
                Some("api_response") => Call {
                    counts: telemetry_counts(&event)?,
                    fields: event,
                    // Subagents and titles have no line of their own: telemetry counts where nothing else does.
                    copy: copy::ECHO,
                },
                Some("api_error") => return Ok(Verdict::NotUsage("error response")),
                _ => return Ok(Verdict::NotUsage("telemetry without usage")),
            },
            (None, None) => return Ok(Verdict::NotUsage("line without usage")),
        };
        if call.counts.is_zero() {
            return Ok(Verdict::NotUsage("zero usage"));
        }
        self.emit(object, &line, call, sink)
    }

    fn emit(
        &self,
        object: Object<'_>,
        line: &Row<'_>,
        call: Call<'_>,
        sink: &mut dyn Sink,
    ) -> Result<Verdict, &'static str> {
        let mut event = UsageEvent::call();
        event.time = match line
            .get("timestamp")
            .or_else(|| call.fields.get("event.timestamp"))
        {
            Some(time) => time.time()?,
            None => {
                sink.warn(ESTIMATED_TIME);
                self.modified
            }
        };
        event.copy = call.copy;
        event.key = match &*line.text("uuid") {
            "" => sink.content_key("qwen-code", object_content(object)),
            id => call_key(&self.session, &call.counts, id),
        };
        let (meters, note) = call.counts.meters();
        event.meters = meters;
        if let Some(note) = note {
            sink.warn(note);
        }
        event.duration = call
            .fields
            .get("duration_ms")
            .map_or(0, |time| time.micros(-3));
        let attributes = &mut event.attributes;
        let model = call.fields.text("model");
        // Bare names are Alibaba's own; others put theirs before them.
        if model.starts_with("qwen") {
            attributes[Attribute::Provider] = "alibaba".into();
        }
        attributes[Attribute::Model] = model;
        attributes[Attribute::Agent] = self.agent.into();
        attributes[Attribute::Session] = self.session.as_str().into();
        attributes[Attribute::Project] = line.text("cwd");
        attributes[Attribute::Operation] = "chat".into();
        attributes[Attribute::Status] = "ok".into();
        attributes[Attribute::Tags] = tags::encode_stated([
            ("git_branch", &line.text("gitBranch")),
            ("version", &line.text("version")),
        ])
        .into();
        sink.event(&mut event);
        Ok(Verdict::Usage)
    }
}

/// An answer and its telemetry share the session and their counts, and no id.
fn call_key(session: &str, counts: &GeminiCounts, id: &str) -> Key {
    let shared = KeyHasher::new("qwen-code").text(session);
    let shared = shared.number(counts.input).number(counts.total());
    Key {
        call: shared.key().call,
        request: Key::of_id("qwen-code line", id).call,
    }
}

fn answer(usage: &Row<'_>) -> Result<GeminiCounts, &'static str> {
    let total = usage
        .get("totalTokenCount")
        .map(|total| total.count())
        .transpose()?;
    Ok(GeminiCounts {
        input: usage.count("promptTokenCount")?,
        output: usage.count("candidatesTokenCount")?,
        cached: usage.count("cachedContentTokenCount")?,
        thoughts: usage.count("thoughtsTokenCount")?,
        tool: usage.count("toolUsePromptTokenCount")?,
        total: total.flatten(),
    })
}

fn telemetry_counts(event: &Row<'_>) -> Result<GeminiCounts, &'static str> {
    let total = event
        .get("total_token_count")
        .map(|total| total.count())
        .transpose()?;
    Ok(GeminiCounts {
        input: event.count("input_token_count")?,
        output: event.count("output_token_count")?,
        cached: event.count("cached_content_token_count")?,
        thoughts: event.count("thoughts_token_count")?,
        tool: event.count("tool_token_count")?,
        total: total.flatten(),
    })
}
