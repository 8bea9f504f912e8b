//! Tasks of Cline and its forks, and sessions of Cline's CLI, to usage events.

mod beside;
mod reader;
mod request;

use std::ffi::OsStr;
use std::path::Path;
use std::path::PathBuf;

use self::beside::Beside;
use self::reader::Task;
use self::reader::TaskReader;
use crate::sources::About;
use crate::sources::FileContext;
use crate::sources::Places;
use crate::sources::Reader;
use crate::sources::Sample;
use crate::sources::Source;
use crate::sources::json::Value;
use crate::sources::members::Members;

/// Cline, Roo Code, Kilo Code and Zoo Code in editors, and Cline's CLI.
pub(crate) struct Cline;

/// The extensions by the folder an editor keeps their tasks in.
const EXTENSIONS: [(&str, &str); 4] = [
    ("saoudrizwan.claude-dev", "cline"),
    ("rooveterinaryinc.roo-cline", "roo-code"),
    ("kilocode.kilo-code", "kilo-code"),
    ("zoocodeorganization.zoo-code", "zoo-code"),
];

/// Editors with their own folder of configuration.
const EDITORS: [&str; 7] = [
    "Code",
    "Code - Insiders",
    "Code - OSS",
    "Cursor",
    "Windsurf",
    "VSCodium",
    "Trae",
];

impl Source for Cline {
    fn name(&self) -> &'static str {
        "cline"
    }

    fn about(&self) -> About {
        About {
            title: "Cline, Roo Code, Kilo Code and Zoo Code tasks (ui_messages.json), Cline CLI sessions",
            how_to_get: "`tasks/<id>/ui_messages.json` in the extension's globalStorage of the editor; \
                ~/.cline/data/sessions for the CLI",
            layer: "agent",
        }
    }

    fn recognises(&self, sample: &Sample<'_>) -> bool {
        sample.objects().any(|object| {
            let object = Members::of(object);
            is_entry(&object) || is_message(&object) || is_session(&object)
        })
    }

    fn roots(&self, places: &Places<'_>) -> Vec<PathBuf> {
        let support = places.home.join("Library/Application Support");
        let editors = [places.config, &support];
        let editors = editors
            .into_iter()
            .flat_map(|folder| EDITORS.map(|name| folder.join(name)));
        let servers = [
            places.home.join(".vscode-server/data"),
            places.home.join(".vscode-server-insiders/data"),
            places.home.join(".cursor-server/data"),
            places.home.join(".windsurf-server/data"),
            places.data.join("code-server"),
        ];
        let storage = editors
            .chain(servers)
            .map(|folder| folder.join("User/globalStorage"));
        let tasks = storage.flat_map(|storage| {
            EXTENSIONS.map(|(extension, _)| storage.join(extension).join("tasks"))
        });
        let home = places.folder("CLINE_DIR", places.home.join(".cline"));
        let data = places.folder("CLINE_DATA_DIR", home.join("data"));
        let own = [
            data.join("tasks"),
            places.folder("CLINE_SESSION_DATA_DIR", data.join("sessions")),
            places.home.join(".vscode-mock/global-storage/tasks"),
        ];
        tasks.chain(own).collect()
    }

    fn reader(&self, file: &FileContext<'_>) -> Box<dyn Reader> {
        Box::new(TaskReader {
            task: Task {
                agent: agent(file.path),
                id: task(file.path),
            },
            beside: Beside::of(file.path),
        })
    }
}

/// An entry of a task: `say` or `ask`, and when.
fn is_entry(object: &Members<'_>) -> bool {
    let kind = object.text("type");
    let is_said = matches!(kind.as_deref(), Some("say" | "ask"));
    is_said && object.has("ts") && object.has_any(["say", "ask"])
}

/// A message of the conversation that says what its request used.
fn is_message(object: &Members<'_>) -> bool {
    let metrics = object.inner(["metrics"]);
    let used = metrics.is_some_and(|metrics| metrics.has_any(["inputTokens", "tokens"]));
    used && object.has("role")
}

/// A session of the CLI: its messages in one document.
fn is_session(object: &Members<'_>) -> bool {
    messages(object).any(|message| is_message(&message))
}

fn messages<'a>(session: &Members<'a>) -> impl Iterator<Item = Members<'a>> + use<'a> {
    let messages = session.get("messages").and_then(Value::as_array);
    let items = messages.into_iter().flat_map(|messages| messages.items());
    items.filter_map(Value::as_object).map(Members::of)
}

/// The agent whose folder a task lies in.
fn agent(path: &Path) -> String {
    let of = |part: &OsStr| EXTENSIONS.iter().find(|(folder, _)| part == *folder);
    let found = path.iter().find_map(of).map_or("cline", |(_, agent)| agent);
    found.to_owned()
}

/// The task or session a file belongs to: its folder's name. Empty where the file was given another place.
fn task(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    if let Some((session, _)) = name.split_once(".messages.json") {
        return session.to_owned();
    }
    let folder = path.parent().and_then(Path::file_name);
    let folder = folder.filter(|_| name.starts_with("ui_messages.json"));
    folder.map_or_else(String::new, |folder| folder.to_string_lossy().into_owned())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn every_editor_and_extension_has_its_place() {
        let variables = BTreeMap::from([("CLINE_DIR".to_owned(), "/c".to_owned())]);
        let roots = Cline.roots(&Places {
            home: Path::new("/h"),
            config: Path::new("/h/.config"),
            data: Path::new("/h/.local/share"),
            claude_config_dir: None,
            variables: &variables,
        });
        for expected in [
            "/h/.config/Code/User/globalStorage/saoudrizwan.claude-dev/tasks",
            "/h/.config/Cursor/User/globalStorage/rooveterinaryinc.roo-cline/tasks",
            "/h/Library/Application Support/VSCodium/User/globalStorage/kilocode.kilo-code/tasks",
            "/h/.vscode-server/data/User/globalStorage/zoocodeorganization.zoo-code/tasks",
            "/c/data/tasks",
            "/c/data/sessions",
        ] {
            assert!(roots.contains(&PathBuf::from(expected)), "{expected}");
        }
    }
}
