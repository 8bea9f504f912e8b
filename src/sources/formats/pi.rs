//! Session logs of Pi and what is built on it (omp, OpenClaw) to usage events: a tree of entries, copied whole by a fork.

use std::borrow::Cow;
use std::path::Path;
use std::path::PathBuf;

use serde::Deserialize;
use serde::Serialize;

use crate::event::Attribute;
use crate::event::KeyHasher;
use crate::event::Meters;
use crate::event::UsageEvent;
use crate::event::merge::copy;
use crate::event::provider_name;
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
use crate::sources::identity::identify;
use crate::sources::json::Object;
use crate::sources::json::object_of;
use crate::sources::occurrence::object_content;
use crate::sources::row::Row;
use crate::sources::session_total::put_cost;

/// Sessions under `~/.pi/agent` and its kin.
pub(crate) struct Pi;

impl Source for Pi {
    fn name(&self) -> &'static str {
        "pi"
    }

    fn about(&self) -> About {
        About {
            title: "Pi session logs (JSON lines), those of omp and OpenClaw alike",
            how_to_get: "written under ~/.pi/agent/sessions (PI_CODING_AGENT_DIR), ~/.omp/agent/sessions, ~/.openclaw/agents",
            layer: "agent",
        }
    }

    fn recognises(&self, sample: &Sample<'_>) -> bool {
        sample
            .objects()
            .map(Row::of_object)
            .any(|line| is_entry(&line))
    }

    fn roots(&self, places: &Places<'_>) -> Vec<PathBuf> {
        let agent = places.folder("PI_CODING_AGENT_DIR", places.home.join(".pi/agent"));
        vec![
            agent.join("sessions"),
            places.home.join(".omp/agent/sessions"),
            places.home.join(".openclaw/agents"),
        ]
    }

    fn reader(&self, file: &FileContext<'_>) -> Box<dyn Reader> {
        Box::new(SessionReader {
            agent: agent(file.path),
            session: Session::default(),
        })
    }
}

/// Whether a line is an entry that only these logs have.
fn is_entry(line: &Row<'_>) -> bool {
    match &*line.text("type") {
        "session" => line.has("version") && line.has("cwd"),
        "model_change" => line.has("modelId"),
        "message" => {
            let usage = line
                .inside("message", "usage")
                .and_then(|usage| usage.object());
            usage.is_some_and(|usage| {
                usage.get("cacheRead").is_some() && usage.get("input").is_some()
            })
        }
        _ => false,
    }
}

/// The agent that writes a log, by its folder.
fn agent(path: &Path) -> String {
    let parts: Vec<Cow<'_, str>> = path.iter().map(|part| part.to_string_lossy()).collect();
    if let [.., agents, name, sessions, _] = parts.as_slice()
        && agents == "agents"
        && sessions == "sessions"
    {
        return format!("openclaw/{name}");
    }
    let is_omp = parts.iter().any(|part| part == ".omp");
    if is_omp { "omp" } else { "pi" }.to_owned()
}

/// What holds for the entries after a header or a change of model.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Session {
    id: String,
    project: String,
    /// When the session began, in microseconds: what is older was copied from another.
    start: i64,
    provider: String,
    model: String,
}

struct SessionReader {
    agent: String,
    session: Session,
}

impl Reader for SessionReader {
    fn record(&mut self, record: &[u8], _line: u64, sink: &mut dyn Sink) -> Verdict {
        let read = object_of(record).and_then(|object| self.entry(object, sink));
        read.unwrap_or_else(Verdict::Rejected)
    }

    fn state(&self) -> String {
        serde_json::to_string(&self.session).unwrap_or_default()
    }

    fn resume(&mut self, state: &str) {
        if let Ok(session) = serde_json::from_str(state) {
            self.session = session;
        }
    }
}

impl SessionReader {
    fn entry(&mut self, object: Object<'_>, sink: &mut dyn Sink) -> Result<Verdict, &'static str> {
        let line = Row::of_object(object);
        match &*line.text("type") {
            "session" => {
                let start = line.get("timestamp").and_then(|time| time.time().ok());
                self.session = Session {
                    id: line.text("id").into_owned(),
                    project: line.text("cwd").into_owned(),
                    start: start.map_or(0, |start| start.0),
                    provider: line.text("provider").into_owned(),
                    model: line.text("modelId").into_owned(),
                };
                Ok(Verdict::NotUsage("session header"))
            }
            "model_change" => {
                self.session.provider = line.text("provider").into_owned();
                self.session.model = line.text("modelId").into_owned();
                Ok(Verdict::NotUsage("model change"))
            }
            _ => {
                let message = line.get("message").and_then(|message| message.object());
                let message = message.map(Row::of_object);
                let usage = message
                    .as_ref()
                    .and_then(|message| message.get("usage")?.object());
                let (Some(message), Some(usage)) = (message, usage) else {
                    return Ok(Verdict::NotUsage("entry without usage"));
                };
                self.call(object, &line, &message, &Row::of_object(usage), sink)
            }
        }
    }

    fn call(
        &self,
        object: Object<'_>,
        line: &Row<'_>,
        message: &Row<'_>,
        usage: &Row<'_>,
        sink: &mut dyn Sink,
    ) -> Result<Verdict, &'static str> {
        let (meters, note) = meters(usage)?;
        if meters.total() == 0 {
            return Ok(Verdict::NotUsage("zero usage"));
        }
        let mut event = UsageEvent::call();
        event.meters = meters;
        let time = line.get("timestamp").or_else(|| message.get("timestamp"));
        event.time = time.ok_or("no timestamp")?.time()?;
        if self.session.start > event.time.0 {
            event.copy = copy::FORK;
        }
        if !identify(&mut event, &message.text("responseId"), None) {
            let id = line.text("id");
            event.key = match &*id {
                "" => sink.content_key("pi", object_content(object)),
                // Ids are short, and a fork keeps them: what tells them apart must be the same in both.
                id => {
                    let key = KeyHasher::new("pi")
                        .text(id)
                        .number(event.time.0.unsigned_abs());
                    let key = meters.0.iter().fold(key, |key, count| key.number(*count));
                    key.key()
                }
            };
        }
        if let Some(note) = note {
            sink.warn(note);
        }
        let cost = usage.inside("cost", "total");
        put_cost(&mut event, cost.and_then(|cost| cost.money(0)), "estimated");
        self.describe(&mut event, message);
        sink.event(&mut event);
        Ok(Verdict::Usage)
    }

    fn describe<'a>(&'a self, event: &mut UsageEvent<'a>, message: &Row<'a>) {
        let or = |stated: Cow<'a, str>, known: &'a str| match stated.is_empty() {
            true => Cow::Borrowed(known),
            false => stated,
        };
        let model = or(message.text("model"), &self.session.model);
        let provider = or(message.text("provider"), &self.session.provider);
        let attributes = &mut event.attributes;
        attributes[Attribute::Provider] = Cow::Owned(provider_name(biller(&provider)));
        attributes[Attribute::Model] = model;
        attributes[Attribute::Agent] = Cow::Borrowed(&self.agent);
        attributes[Attribute::Session] = Cow::Borrowed(&self.session.id);
        attributes[Attribute::Project] = Cow::Borrowed(&self.session.project);
        attributes[Attribute::Operation] = Cow::Borrowed("chat");
        attributes[Attribute::Status] = Cow::Borrowed(match &*message.text("stopReason") {
            "error" => "error",
            "aborted" => "cancelled",
            _ => "ok",
        });
    }
}

/// Ways to a provider have names of their own: subscriptions, other interfaces.
fn biller(provider: &str) -> &str {
    match provider {
        "openai-codex" => "openai",
        "google-gemini-cli" | "google-antigravity" => "google",
        "azure-openai-responses" => "azure",
        other => other,
    }
}

fn meters(usage: &Row<'_>) -> Result<(Meters, Option<&'static str>), &'static str> {
    let stated = Stated {
        input: Some(usage.count("input")?),
        output: Some(usage.count("output")?),
        cache_read: Some(usage.count("cacheRead")?),
        cache_write: Some(usage.count("cacheWrite")?),
        ..Stated::default()
    };
    Ok(stated.disjoint(Input::Exclusive, Reasoning::Inside))
}
