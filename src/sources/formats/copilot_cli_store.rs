//! The session store of GitHub's Copilot CLI to usage events: a row for every model call.

use std::borrow::Cow;
use std::path::Path;
use std::path::PathBuf;

use crate::event::Attribute;
use crate::event::Key;
use crate::event::KeyHasher;
use crate::event::UsageEvent;
use crate::sources::About;
use crate::sources::FileContext;
use crate::sources::LINE_LIMIT;
use crate::sources::Places;
use crate::sources::Reader;
use crate::sources::Sample;
use crate::sources::Sink;
use crate::sources::Source;
use crate::sources::Verdict;
use crate::sources::containers::database::Database;
use crate::sources::convention::Input;
use crate::sources::convention::Reasoning;
use crate::sources::convention::Stated;
use crate::sources::export::ExportReader;
use crate::sources::row::Row;
use crate::sources::session_total::put_plan_unit;
use crate::sources::tables::Tables;

/// Usage rows of Copilot CLI.
pub(crate) struct CopilotCliStore;

const TABLE: &str = "assistant_usage_events";

const COLUMNS: [&str; 15] = [
    "id",
    "session_id",
    "parent_tool_call_id",
    "model",
    "copilot_usage_model",
    "input_tokens",
    "output_tokens",
    "cache_read_tokens",
    "cache_write_tokens",
    "reasoning_tokens",
    "total_nano_aiu",
    "duration_ms",
    "time_to_first_token_ms",
    "finish_reason",
    "created_at",
];

impl Source for CopilotCliStore {
    fn name(&self) -> &'static str {
        "copilot-cli-store"
    }

    fn about(&self) -> About {
        About {
            title: "GitHub Copilot CLI session store (database), one row per model call",
            how_to_get: "`session-store.db`, written by Copilot CLI under ~/.copilot or COPILOT_HOME",
            layer: "agent",
        }
    }

    fn recognises(&self, sample: &Sample<'_>) -> bool {
        let needed = ["session_id", "input_tokens", "output_tokens", "created_at"];
        Tables::of(sample).have(TABLE, &needed)
    }

    fn query(&self, sample: &Sample<'_>) -> Option<String> {
        let tables = Tables::of(sample);
        if !tables.have("sessions", &["id", "cwd"]) {
            return tables.select(TABLE, &COLUMNS);
        }
        let columns = tables.columns(TABLE, &COLUMNS);
        Some(format!(
            "SELECT {columns}, sessions.cwd FROM {TABLE} \
             LEFT JOIN sessions ON sessions.id = {TABLE}.session_id"
        ))
    }

    fn roots(&self, places: &Places<'_>) -> Vec<PathBuf> {
        let home = places.folder("COPILOT_HOME", places.home.join(".copilot"));
        vec![home.join("session-store.db")]
    }

    fn reader(&self, _file: &FileContext<'_>) -> Box<dyn Reader> {
        Box::new(ExportReader::of_objects(call))
    }
}

fn call(row: &Row<'_>, sink: &mut dyn Sink) -> Result<Verdict, &'static str> {
    let count = |name: &str| row.count(name).map(Some);
    let stated = Stated {
        input: count("input_tokens")?,
        output: count("output_tokens")?,
        cache_read: count("cache_read_tokens")?,
        cache_write: count("cache_write_tokens")?,
        reasoning: count("reasoning_tokens")?,
        ..Stated::default()
    };
    let (meters, note) = stated.disjoint(Input::Inclusive, Reasoning::Inside);
    let mut event = UsageEvent::call();
    event.meters = meters;
    put_plan_unit(&mut event, "ai_unit", row.get("total_nano_aiu"), -9);
    if meters.total() == 0 && event.quantities.is_empty() {
        return Ok(Verdict::NotUsage("zero usage"));
    }
    if let Some(note) = note {
        sink.warn(note);
    }
    event.time = row.time("created_at")?;
    let micros = |name: &str| row.get(name).map_or(0, |duration| duration.micros(-3));
    event.duration = micros("duration_ms");
    event.time_to_first_token = micros("time_to_first_token_ms");
    attribute(row, &mut event);
    event.key = key(row, sink);
    sink.event(&mut event);
    Ok(Verdict::Usage)
}

/// Rows are numbered within a store; a store that was begun again has other sessions.
fn key(row: &Row<'_>, sink: &mut dyn Sink) -> Key {
    let (session, id) = (row.text("session_id"), row.text("id"));
    if session.is_empty() || id.is_empty() {
        return sink.content_key("copilot-cli-store", row.content());
    }
    let key = KeyHasher::new("copilot-cli-store");
    key.text(&session).text(&id).key()
}

/// Whether a store has calls of a session, which the session's own log then only tells again.
pub(super) fn holds(store: &Path, session: &str) -> bool {
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    if session.is_empty() || !session.bytes().all(is_name) || !store.is_file() {
        return false;
    }
    let mut is_there = false;
    let query = format!("SELECT 1 FROM {TABLE} WHERE session_id = '{session}' LIMIT 1");
    Database::open(store, LINE_LIMIT)
        .is_ok_and(|store| store.rows(&query, |_| is_there = true).is_ok())
        && is_there
}

fn attribute<'a>(row: &Row<'a>, event: &mut UsageEvent<'a>) {
    let attributes = &mut event.attributes;
    attributes[Attribute::Provider] = Cow::Borrowed("github-copilot");
    let model = row.first(["copilot_usage_model", "model"]);
    attributes[Attribute::Model] = model.and_then(|model| model.text()).unwrap_or_default();
    attributes[Attribute::Agent] = Cow::Borrowed(match row.get("parent_tool_call_id") {
        Some(_) => "copilot-cli/subagent",
        None => "copilot-cli",
    });
    attributes[Attribute::Session] = row.text("session_id");
    attributes[Attribute::Project] = row.text("cwd");
    attributes[Attribute::Operation] = Cow::Borrowed("chat");
    let is_failed = row.text("finish_reason") == "error";
    attributes[Attribute::Status] = Cow::Borrowed(if is_failed { "error" } else { "ok" });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_store_is_asked_for_a_session_by_name() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = folder.path().join("session-store.db");
        assert!(!holds(&store, "0f-11"));
        let connection = rusqlite::Connection::open(&store).expect("a database");
        let made = connection.execute_batch(
            "CREATE TABLE assistant_usage_events (id INTEGER PRIMARY KEY, session_id TEXT); \
             INSERT INTO assistant_usage_events VALUES (1, '0f-11')",
        );
        made.expect("a table");
        assert!(holds(&store, "0f-11"));
        for other in ["0f-12", "", "x' OR '1'='1"] {
            assert!(!holds(&store, other), "{other}");
        }
        std::fs::write(&store, "no database").expect("a file");
        assert!(!holds(&store, "0f-11"));
    }
}
