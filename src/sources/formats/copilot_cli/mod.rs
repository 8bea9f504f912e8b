//! GitHub Copilot CLI sessions to usage events; chats exported from VS Code, which count no tokens, to a clear word.

mod session;

use std::path::Path;
use std::path::PathBuf;

use crate::sources::About;
use crate::sources::FileContext;
use crate::sources::Places;
use crate::sources::Reader;
use crate::sources::Sample;
use crate::sources::Sink;
use crate::sources::Source;
use crate::sources::Verdict;
use crate::sources::json::Array;
use crate::sources::json::Object;
use crate::sources::json::object_of;
use crate::sources::row::Row;

use self::session::Session;
use super::copilot_cli_store;

/// Sessions under `~/.copilot/session-state`.
pub(crate) struct CopilotCli;

impl Source for CopilotCli {
    fn name(&self) -> &'static str {
        "copilot-cli"
    }

    fn about(&self) -> About {
        About {
            title: "GitHub Copilot CLI sessions (events.jsonl; output alone until a session ends); VS Code chat exports count no tokens",
            how_to_get: "written by Copilot CLI under ~/.copilot/session-state/<session>/events.jsonl",
            layer: "agent",
        }
    }

    fn recognises(&self, sample: &Sample<'_>) -> bool {
        let mut objects = sample.objects();
        objects.any(|object| chat_requests(object).is_some() || is_event(&Row::of_object(object)))
    }

    fn roots(&self, places: &Places<'_>) -> Vec<PathBuf> {
        let home = places.folder("COPILOT_HOME", places.home.join(".copilot"));
        ["session-state", "history-session-state"]
            .map(|folder| home.join(folder))
            .into()
    }

    fn reader(&self, file: &FileContext<'_>) -> Box<dyn Reader> {
        let folder = file.path.parent().and_then(|folder| folder.file_name());
        let folder = folder.unwrap_or_default().to_string_lossy();
        let store = store(file.path);
        Box::new(EventReader {
            is_stored: store.is_some_and(|store| copilot_cli_store::holds(&store, &folder)),
            session: Session::named(folder.into_owned()),
        })
    }
}

/// Where newer versions keep single calls: beside the folder of sessions.
fn store(path: &Path) -> Option<PathBuf> {
    let home = path.ancestors().nth(3)?;
    Some(home.join("session-store.db"))
}

/// Whether a line is one of a session's events.
fn is_event(line: &Row<'_>) -> bool {
    const KINDS: [&str; 5] = [
        "session.start",
        "session.resume",
        "session.shutdown",
        "session.model_change",
        "assistant.message",
    ];
    let has_data = line.get("data").is_some_and(|data| data.object().is_some());
    has_data && line.has("timestamp") && KINDS.contains(&&*line.text("type"))
}

/// The requests of a chat exported from VS Code.
fn chat_requests(object: Object<'_>) -> Option<Array<'_>> {
    let [requests, responder] = object.get_many(["requests", "responderUsername"]);
    responder?;
    requests?.as_array()
}

struct EventReader {
    session: Session,
    /// Whether the store of calls has the session's.
    is_stored: bool,
}

impl Reader for EventReader {
    fn record(&mut self, record: &[u8], _line: u64, sink: &mut dyn Sink) -> Verdict {
        let object = match object_of(record) {
            Ok(object) => object,
            Err(reason) => return Verdict::Rejected(reason),
        };
        if let Some(requests) = chat_requests(object) {
            return chat(requests, sink);
        }
        if self.is_stored {
            return Verdict::NotUsage("event of a session whose calls are in session-store.db");
        }
        let line = Row::of_object(object);
        let read = self.session.event(&line, sink);
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

fn chat(requests: Array<'_>, sink: &mut dyn Sink) -> Verdict {
    let mut is_empty = true;
    for _ in requests.items() {
        is_empty = false;
        sink.count(Verdict::NotUsage(
            "VS Code chat request, which states no token counts",
        ));
    }
    if is_empty {
        return Verdict::NotUsage("VS Code chat without requests");
    }
    Verdict::Records
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_store_lies_beside_the_folder_of_sessions() {
        let path = Path::new("/h/.copilot/session-state/cs-1/events.jsonl");
        assert_eq!(
            store(path),
            Some(PathBuf::from("/h/.copilot/session-store.db"))
        );
        assert_eq!(store(Path::new("events.jsonl")), None);
    }
}
