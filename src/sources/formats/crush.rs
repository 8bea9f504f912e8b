//! Crush's database of sessions to buckets: what each session has used and cost so far.

use std::borrow::Cow;
use std::path::Path;
use std::path::PathBuf;

use crate::event::Attribute;
use crate::event::Meter;
use crate::sources::About;
use crate::sources::FileContext;
use crate::sources::Places;
use crate::sources::Reader;
use crate::sources::Sample;
use crate::sources::Sink;
use crate::sources::Source;
use crate::sources::Verdict;
use crate::sources::json::object_of;
use crate::sources::row::Row;
use crate::sources::session_total::put_cost;
use crate::sources::session_total::session_total;
use crate::sources::tables::Tables;

/// Sessions of Charm's Crush.
pub(crate) struct Crush;

const COLUMNS: [&str; 7] = [
    "id",
    "parent_session_id",
    "prompt_tokens",
    "completion_tokens",
    "cost",
    "created_at",
    "updated_at",
];

impl Source for Crush {
    fn name(&self) -> &'static str {
        "crush"
    }

    fn about(&self) -> About {
        About {
            title: "Crush sessions (database), one total per session; no model is stated",
            how_to_get: "`.crush/crush.db` in each project's folder, written by Crush",
            layer: "agent",
        }
    }

    fn recognises(&self, sample: &Sample<'_>) -> bool {
        let tables = Tables::of(sample);
        tables.have("sessions", &COLUMNS)
            && tables.have("messages", &["session_id", "role", "parts"])
    }

    fn query(&self, sample: &Sample<'_>) -> Option<String> {
        Tables::of(sample).select("sessions", &COLUMNS)
    }

    fn roots(&self, places: &Places<'_>) -> Vec<PathBuf> {
        let data = places.folder("CRUSH_GLOBAL_DATA", places.data.join("crush"));
        vec![data.join("crush.db")]
    }

    fn reader(&self, file: &FileContext<'_>) -> Box<dyn Reader> {
        Box::new(SessionReader {
            project: project(file.path),
        })
    }
}

/// The project's folder is around the one of its database.
fn project(path: &Path) -> String {
    let folder = path.parent().filter(|folder| folder.ends_with(".crush"));
    let project = folder.and_then(Path::parent);
    project.map_or_else(String::new, |project| project.display().to_string())
}

struct SessionReader {
    project: String,
}

impl Reader for SessionReader {
    fn record(&mut self, record: &[u8], _line: u64, sink: &mut dyn Sink) -> Verdict {
        let read = object_of(record).and_then(|object| self.session(&Row::of_object(object), sink));
        read.unwrap_or_else(Verdict::Rejected)
    }
}

impl SessionReader {
    fn session(&self, row: &Row<'_>, sink: &mut dyn Sink) -> Result<Verdict, &'static str> {
        if !row.text("parent_session_id").is_empty() {
            return Ok(Verdict::NotUsage(
                "session inside another, which has its cost",
            ));
        }
        let (input, output) = (row.count("prompt_tokens")?, row.count("completion_tokens")?);
        let id = row.text("id");
        if id.is_empty() {
            return Err("no session id");
        }
        let end = row.get("updated_at").and_then(|end| end.time().ok());
        let mut event = session_total("crush", &id, row.time("created_at")?, end);
        put_cost(&mut event, row.money("cost", 0), "estimated");
        if input == 0 && output == 0 && event.reported_cost.is_none() {
            return Ok(Verdict::NotUsage("zero usage"));
        }
        event.meters[Meter::UncachedInput] = input;
        event.meters[Meter::Output] = output;
        event.attributes[Attribute::Agent] = Cow::Borrowed("crush");
        event.attributes[Attribute::Project] = Cow::Owned(self.project.clone());
        sink.event(&mut event);
        Ok(Verdict::Usage)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_project_keeps_its_sessions_in_a_folder_of_its_own() {
        assert_eq!(project(Path::new("/srv/shop/.crush/crush.db")), "/srv/shop");
        assert_eq!(
            project(Path::new("/home/u/.local/share/crush/crush.db")),
            ""
        );
        assert_eq!(project(Path::new("-")), "");
    }
}
