//! Codex session logs (rollouts) and the output of `codex exec --json` to usage events: cumulative counts, copied
//! histories.

mod session;
mod usage;

use std::borrow::Cow;
use std::path::Path;
use std::path::PathBuf;

use crate::event::Attribute;
use crate::event::UsageEvent;
use crate::event::merge::copy;
use crate::sources::About;
use crate::sources::FileContext;
use crate::sources::Places;
use crate::sources::Reader;
use crate::sources::Sample;
use crate::sources::Sink;
use crate::sources::Source;
use crate::sources::Verdict;
use crate::sources::envelope::ESTIMATED_TIME;
use crate::sources::instant::instant;
use crate::sources::json::Object;
use crate::sources::json::Value;
use crate::sources::json::pick;
use crate::units::Timestamp;

use self::session::Session;
use self::session::name;
use self::usage::Counts;

/// Session logs under `~/.codex`.
pub(crate) struct Codex;

/// A log from before sessions named their model.
const NO_MODEL: &str = "no model named before this call";

impl Source for Codex {
    fn name(&self) -> &'static str {
        "codex"
    }

    fn about(&self) -> About {
        About {
            title: "OpenAI Codex session logs (rollout JSON lines), forks and subagents included; `codex exec --json`",
            how_to_get: "written by Codex under ~/.codex/sessions and ~/.codex/archived_sessions (CODEX_HOME)",
            layer: "agent",
        }
    }

    fn recognises(&self, sample: &Sample<'_>) -> bool {
        sample.objects().any(is_codex_line)
    }

    fn roots(&self, places: &Places<'_>) -> Vec<PathBuf> {
        let home = places.folder("CODEX_HOME", places.home.join(".codex"));
        ["sessions", "archived_sessions"]
            .map(|folder| home.join(folder))
            .into()
    }

    fn reader(&self, file: &FileContext<'_>) -> Box<dyn Reader> {
        Box::new(RolloutReader {
            modified: file.modified,
            session: Session::named(id_of(file.path)),
        })
    }
}

/// Whether a line has the shape of a rollout, of its older form, or of `codex exec`'s output.
fn is_codex_line(line: Object<'_>) -> bool {
    const ROLLOUT: [&str; 5] = [
        "session_meta",
        "turn_context",
        "event_msg",
        "response_item",
        "compacted",
    ];
    let [kind, payload, thread, usage, record, instructions, time] = line.get_many([
        "type",
        "payload",
        "thread_id",
        "usage",
        "record_type",
        "instructions",
        "timestamp",
    ]);
    let kind = name(kind);
    let has_payload = payload.is_some_and(|payload| payload.as_object().is_some());
    let is_exec = match kind.as_str() {
        "thread.started" => thread.is_some(),
        "turn.completed" => usage
            .and_then(Value::as_object)
            .is_some_and(|usage| usage.get("input_tokens").is_some()),
        _ => false,
    };
    // The first form of these logs: a header without a type. A response of OpenAI's API has instructions as well.
    let is_header = instructions.is_some() && time.is_some() && kind.is_empty() && usage.is_none();
    let is_old = name(record) == "state"
        || (is_header && line.get("id").is_some() && line.get("object").is_none());
    is_exec || is_old || (has_payload && ROLLOUT.contains(&kind.as_str()))
}

/// The id in the name `rollout-<time>-<id>.jsonl`.
fn id_of(path: &Path) -> String {
    const ID: usize = 36;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let stem = name.split('.').next().unwrap_or_default();
    let id = stem
        .len()
        .checked_sub(ID)
        .and_then(|start| stem.get(start..));
    match id {
        Some(id) if stem.starts_with("rollout-") => id.to_owned(),
        _ => String::new(),
    }
}

struct RolloutReader {
    modified: Timestamp,
    session: Session,
}

impl Reader for RolloutReader {
    fn record(&mut self, record: &[u8], _line: u64, sink: &mut dyn Sink) -> Verdict {
        let names = ["type", "timestamp", "thread_id", "usage", "model"];
        let picked = match pick(record, names, "payload", ["type", "info", "model"]) {
            Ok(picked) => picked,
            Err(error) => return Verdict::Rejected(error.reason()),
        };
        let [kind, time, thread, usage, model] = picked.outer;
        let payload = || picked.object.get("payload").and_then(Value::as_object);
        let read = match (name(kind).as_str(), picked.inner) {
            ("session_meta", Some(_)) => {
                if let Some(payload) = payload() {
                    self.session.header(payload, time);
                }
                Ok(Verdict::NotUsage("session header"))
            }
            ("turn_context", Some(_)) => {
                if let Some(payload) = payload() {
                    self.session.turn(payload);
                }
                Ok(Verdict::NotUsage("turn settings"))
            }
            ("event_msg", Some([kind, info, model])) if name(kind) == "token_count" => {
                self.count(info, model, time, sink)
            }
            ("thread.started", _) => {
                self.session.thread(thread);
                Ok(Verdict::NotUsage("session header"))
            }
            ("turn.completed", _) => self.turn(usage, model, time, sink),
            _ => Ok(Verdict::NotUsage("line without usage")),
        };
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

impl RolloutReader {
    /// A `token_count` of a rollout.
    fn count(
        &mut self,
        info: Option<Value<'_>>,
        model: Option<Value<'_>>,
        time: Option<Value<'_>>,
        sink: &mut dyn Sink,
    ) -> Result<Verdict, &'static str> {
        let Some(info) = info.and_then(Value::as_object) else {
            return Ok(Verdict::NotUsage("rate limits"));
        };
        let [total, last, stated] =
            info.get_many(["total_token_usage", "last_token_usage", "model"]);
        let [total, last] = [total, last].map(|usage| {
            usage
                .and_then(Value::as_object)
                .map(Counts::read)
                .transpose()
        });
        let time = instant(time.ok_or("no timestamp")?)?;
        let stated = name(stated.or(model));
        if !stated.is_empty() {
            self.session.model = stated;
        }
        let Some(used) = self.session.counter.step(total?, last?) else {
            return Ok(Verdict::NotUsage("count repeated"));
        };
        Ok(self.emit(used, time, copy::ORIGINAL, sink))
    }

    /// The end of a turn in the output of `codex exec`, which states the thread's total. The session's rollout, where
    /// it was kept, tells the calls of the turn apart; this yields to it.
    fn turn(
        &mut self,
        usage: Option<Value<'_>>,
        model: Option<Value<'_>>,
        time: Option<Value<'_>>,
        sink: &mut dyn Sink,
    ) -> Result<Verdict, &'static str> {
        let Some(usage) = usage.and_then(Value::as_object) else {
            return Ok(Verdict::NotUsage("turn without usage"));
        };
        let total = Counts::read(usage)?;
        let stated = name(model);
        if !stated.is_empty() {
            self.session.model = stated;
        }
        let time = match time {
            Some(time) => instant(time)?,
            None => {
                sink.warn(ESTIMATED_TIME);
                self.modified
            }
        };
        let Some(used) = self.session.counter.step(Some(total), None) else {
            return Ok(Verdict::NotUsage("count repeated"));
        };
        Ok(self.emit(used, time, copy::ECHO, sink))
    }

    fn emit(&mut self, used: Counts, time: Timestamp, copy: u64, sink: &mut dyn Sink) -> Verdict {
        if used.is_zero() {
            return Verdict::NotUsage("zero usage");
        }
        let mut event = UsageEvent::call();
        event.time = time;
        event.key = self.session.key(time);
        let (meters, note) = used.meters();
        event.meters = meters;
        self.session.describe(&mut event);
        event.copy = event.copy.max(copy);
        event.attributes[Attribute::Model] = Cow::Borrowed(&self.session.model);
        if self.session.model.is_empty() {
            sink.warn(NO_MODEL);
        }
        if let Some(note) = note {
            sink.warn(note);
        }
        sink.event(&mut event);
        Verdict::Usage
    }
}
