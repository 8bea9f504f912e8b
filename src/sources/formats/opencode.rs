//! Messages of OpenCode and its forks, one file each or rows of their database, to usage events.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;
use std::path::PathBuf;

use crate::event::Attribute;
use crate::event::Key;
use crate::event::UsageEvent;
use crate::event::provider_name;
use crate::event::tags;
use crate::sources::About;
use crate::sources::Container;
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
use crate::sources::instant::instant;
use crate::sources::json::Object;
use crate::sources::json::Value;
use crate::sources::json::object_of;
use crate::sources::members::Members;
use crate::sources::session_total::put_cost;
use crate::sources::tables::Tables;
use crate::sources::token_count::token_count;
use crate::units::Timestamp;

/// The message store of OpenCode, Kilo CLI and `MiMo` Code.
pub(crate) struct OpenCode;

/// What is asked of the table of messages; all that a message says is in one column.
const COLUMNS: [&str; 3] = ["id", "session_id", "data"];

/// Databases of the forks, and of OpenCode's channels.
const DATABASES: [(&str, &str); 6] = [
    ("opencode", "opencode.db"),
    ("opencode", "opencode-stable.db"),
    ("opencode", "opencode-beta.db"),
    ("opencode", "opencode-local.db"),
    ("kilo", "kilo.db"),
    ("mimocode", "mimocode.db"),
];

fn has_newer(tables: &Tables) -> bool {
    tables.have("session_message", &["id", "session_id", "type", "data"])
}

impl Source for OpenCode {
    fn name(&self) -> &'static str {
        "opencode"
    }

    fn about(&self) -> About {
        About {
            title: "OpenCode, Kilo CLI and MiMo Code messages (database, message files, exported sessions)",
            how_to_get: "written under ~/.local/share/opencode and ~/.local/share/kilo: `opencode.db`, before it \
                `storage/message/`; or `opencode export`",
            layer: "agent",
        }
    }

    fn recognises(&self, sample: &Sample<'_>) -> bool {
        match sample.container {
            Container::Csv { .. } => false,
            Container::Database => {
                let tables = Tables::of(sample);
                tables.have("message", &COLUMNS) || has_newer(&tables)
            }
            Container::JsonLines | Container::JsonDocument => sample.objects().any(is_stored),
        }
    }

    /// Newer versions write messages to another table, and some write them to both.
    fn query(&self, sample: &Sample<'_>) -> Option<String> {
        let tables = Tables::of(sample);
        let mut query = "SELECT id, session_id, NULL AS type, data FROM message".to_owned();
        if !tables.have("message", &COLUMNS) {
            query = "SELECT id, session_id, type, data FROM session_message".to_owned();
        } else if has_newer(&tables) {
            query.push_str(
                " UNION ALL SELECT id, session_id, type, data FROM session_message \
                 WHERE session_id NOT IN (SELECT session_id FROM message)",
            );
        }
        Some(query)
    }

    fn roots(&self, places: &Places<'_>) -> Vec<PathBuf> {
        let folder = |name: &str| match name {
            "opencode" => places.folder("OPENCODE_DATA_DIR", places.data.join(name)),
            _ => places.data.join(name),
        };
        let files =
            ["opencode", "kilo", "mimocode"].map(|name| folder(name).join("storage/message"));
        let databases = DATABASES.map(|(name, database)| folder(name).join(database));
        files.into_iter().chain(databases).collect()
    }

    fn reader(&self, file: &FileContext<'_>) -> Box<dyn Reader> {
        Box::new(MessageReader {
            agent: agent(file.path),
        })
    }
}

/// A message, a part of one, or a whole session as exported.
fn is_stored(object: Object<'_>) -> bool {
    let object = Members::of(object);
    let has = |names: [&str; 3]| names.into_iter().all(|name| object.has(name));
    let is_message = has(["id", "sessionID", "role"]);
    let is_part = has(["messageID", "sessionID", "type"]);
    let is_export = exported(&object).any(|info| info.has("sessionID"));
    is_message || is_part || is_export
}

/// The messages of an exported session.
fn exported<'a>(session: &Members<'a>) -> impl Iterator<Item = Members<'a>> + use<'a> {
    let messages = session.get("messages").and_then(Value::as_array);
    let messages = messages.into_iter().flat_map(|messages| messages.items());
    messages.filter_map(|message| Members::of(message.as_object()?).inner(["info"]))
}

/// Which of the forks keeps its messages here.
fn agent(path: &Path) -> &'static str {
    let folders = path
        .iter()
        .map(|part| part.to_string_lossy().to_ascii_lowercase());
    let mut known = folders.filter_map(|part| match part.as_str() {
        "kilo" | "kilo.db" => Some("kilo"),
        "mimocode" | "mimocode.db" => Some("mimocode"),
        _ => None,
    });
    known.next().unwrap_or("opencode")
}

struct MessageReader {
    agent: &'static str,
}

impl Reader for MessageReader {
    fn record(&mut self, record: &[u8], _line: u64, sink: &mut dyn Sink) -> Verdict {
        let read = object_of(record).and_then(|object| self.stored(&Members::of(object), sink));
        read.unwrap_or_else(Verdict::Rejected)
    }
}

impl MessageReader {
    fn stored(&self, stored: &Members<'_>, sink: &mut dyn Sink) -> Result<Verdict, &'static str> {
        if let Some(data) = stored.text("data")
            && let Some(id) = stored.text("id")
        {
            let session = stored.text("session_id").unwrap_or_default();
            return match Value::parse(data.as_bytes()) {
                Ok(Value::Object(data)) => {
                    let data = Members::of(data);
                    let role = stored.text("type").or_else(|| data.text("role"));
                    self.message(&data, role.as_deref(), [&*id, &*session], sink)
                }
                Ok(_) => Err("no JSON object"),
                Err(error) => Err(error.reason()),
            };
        }
        if stored.has("messageID") {
            // What a step used is in its message's sum.
            return Ok(Verdict::NotUsage("part of a message"));
        }
        let mut is_session = false;
        for message in exported(stored) {
            is_session = true;
            let verdict = self.file(&message, sink);
            sink.count(verdict.unwrap_or_else(Verdict::Rejected));
        }
        match is_session {
            true => Ok(Verdict::Records),
            false => self.file(stored, sink),
        }
    }

    fn file(&self, message: &Members<'_>, sink: &mut dyn Sink) -> Result<Verdict, &'static str> {
        let id = message.text("id").unwrap_or_default();
        let session = message.text("sessionID").unwrap_or_default();
        let role = message.text("role");
        self.message(message, role.as_deref(), [&*id, &*session], sink)
    }

    fn message(
        &self,
        message: &Members<'_>,
        role: Option<&str>,
        [id, session]: [&str; 2],
        sink: &mut dyn Sink,
    ) -> Result<Verdict, &'static str> {
        match role {
            Some("assistant") => {}
            Some("user") => return Ok(Verdict::NotUsage("user message")),
            Some(_) => return Ok(Verdict::NotUsage("message without usage")),
            None => return Ok(Verdict::NotUsage("no message")),
        }
        let Some(tokens) = message.inner(["tokens"]) else {
            return Ok(Verdict::NotUsage("message without usage"));
        };
        let (meters, note) = stated(&tokens)?.disjoint(Input::Exclusive, Reasoning::Outside);
        let (time, duration) = times(message)?;
        if meters.total() == 0 {
            return Ok(Verdict::NotUsage("zero usage"));
        }
        if id.is_empty() {
            return Err("no message id");
        }
        if let Some(note) = note {
            sink.warn(note);
        }
        let mut event = UsageEvent::call();
        // The agent makes these ids itself; they only look like a provider's.
        event.key = Key::of_id("opencode", id);
        event.time = time;
        event.duration = duration;
        event.meters = meters;
        event.attributes[Attribute::Session] = Cow::Borrowed(session);
        self.attribute(message, &mut event);
        let cost = message
            .get("cost")
            .and_then(|cost| Datum::Json(cost).money(0));
        put_cost(&mut event, cost, "estimated");
        sink.event(&mut event);
        Ok(Verdict::Usage)
    }

    fn attribute(&self, message: &Members<'_>, event: &mut UsageEvent<'_>) {
        let owned = |name: Option<Cow<'_, str>>| Cow::Owned(name.unwrap_or_default().into_owned());
        let place = message.inner(["path"]);
        let place = place.and_then(|place| place.name("cwd").or_else(|| place.name("root")));
        // Newer versions say both in one object.
        let used = message.inner(["model"]);
        let used = |name: &str| used.as_ref().and_then(|used| used.name(name));
        let provider = message.name("providerID").or_else(|| used("providerID"));
        let attributes = &mut event.attributes;
        attributes[Attribute::Provider] = Cow::Owned(provider_name(&provider.unwrap_or_default()));
        attributes[Attribute::Model] = owned(message.name("modelID").or_else(|| used("id")));
        attributes[Attribute::Agent] = Cow::Borrowed(self.agent);
        attributes[Attribute::Project] = owned(place);
        attributes[Attribute::Operation] = Cow::Borrowed("chat");
        attributes[Attribute::Status] = Cow::Borrowed(status(message));
        if let Some(mode) = message.name("agent").or_else(|| message.name("mode")) {
            let tag = BTreeMap::from([("mode".to_owned(), mode.into_owned())]);
            attributes[Attribute::Tags] = Cow::Owned(tags::encode(&tag));
        }
    }
}

/// Counts are disjoint; reasoning is beside the output.
fn stated(tokens: &Members<'_>) -> Result<Stated, &'static str> {
    let cache = tokens.inner(["cache"]);
    let cached = |name: &str| token_count(cache.as_ref().and_then(|cache| cache.get(name)));
    Ok(Stated {
        input: Some(token_count(tokens.get("input"))?),
        output: Some(token_count(tokens.get("output"))?),
        reasoning: Some(token_count(tokens.get("reasoning"))?),
        cache_read: Some(cached("read")?),
        cache_write: Some(cached("write")?),
        ..Stated::default()
    })
}

/// When the message was begun, and how long it took.
fn times(message: &Members<'_>) -> Result<(Timestamp, u64), &'static str> {
    let time = message.inner(["time"]).ok_or("no timestamp")?;
    let created = instant(time.get("created").ok_or("no timestamp")?)?;
    let completed = time.get("completed").and_then(|time| instant(time).ok());
    let duration = completed.map_or(0, |end| u64::try_from(end.0 - created.0).unwrap_or(0));
    Ok((created, duration))
}

fn status(message: &Members<'_>) -> &'static str {
    match message.inner(["error"]) {
        None => "ok",
        Some(error) if error.text("name").as_deref() == Some("MessageAbortedError") => "cancelled",
        Some(_) => "error",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forks_are_told_by_where_they_keep_their_messages() {
        for (path, expected) in [
            ("/h/.local/share/opencode/opencode.db", "opencode"),
            ("/h/.local/share/kilo/kilo.db", "kilo"),
            ("/copy/kilo.db", "kilo"),
            (
                "/h/.local/share/mimocode/storage/message/ses_1/msg_1.json",
                "mimocode",
            ),
            ("-", "opencode"),
        ] {
            assert_eq!(agent(Path::new(path)), expected, "{path}");
        }
    }

    #[test]
    fn message_files_and_databases_have_their_places() {
        let variables = BTreeMap::from([("OPENCODE_DATA_DIR".to_owned(), "/o".to_owned())]);
        let roots = OpenCode.roots(&Places {
            home: Path::new("/h"),
            config: Path::new("/h/.config"),
            data: Path::new("/h/.local/share"),
            claude_config_dir: None,
            variables: &variables,
        });
        for expected in [
            "/o/storage/message",
            "/o/opencode.db",
            "/o/opencode-local.db",
            "/h/.local/share/kilo/kilo.db",
            "/h/.local/share/mimocode/mimocode.db",
        ] {
            assert!(roots.contains(&PathBuf::from(expected)), "{expected}");
        }
    }
}
