//! The files beside a task's entries to the models it used, from when, and where it worked.

use std::borrow::Cow;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use crate::sources::datum::Datum;
use crate::sources::instant::instant;
use crate::sources::json::Object;
use crate::sources::json::Value;
use crate::sources::members::Members;
use crate::units::Timestamp;

/// Files beside the entries are read up to here.
const MOST: u64 = 64 << 20;

/// What is known of a task or session from other files than its log.
#[derive(Debug, Default)]
pub(super) struct Beside {
    models: Models,
    /// The folder it worked in.
    pub(super) project: String,
}

/// The models used, in the order they were taken up.
#[derive(Debug)]
enum Models {
    /// A request used the last one that was stated before it.
    Stated(Vec<Use>),
    /// A request used the first one that was told to the model after it began.
    Told(Vec<Use>),
}

#[derive(Debug, PartialEq, Eq)]
struct Use {
    at: Timestamp,
    model: String,
    provider: String,
}

impl Default for Models {
    fn default() -> Self {
        Self::Stated(Vec::new())
    }
}

impl Beside {
    /// Looks beside a log of tasks or sessions; nothing is looked for beside any other file.
    pub(super) fn of(path: &Path) -> Self {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if let Some((session, _)) = name.split_once(".messages.json") {
            let manifest = path.with_file_name(format!("{session}.json"));
            return document(&manifest, of_manifest).unwrap_or_default();
        }
        if !name.starts_with("ui_messages.json") {
            return Self::default();
        }
        let metadata = document(&path.with_file_name("task_metadata.json"), of_metadata);
        let models = metadata.filter(|uses| !uses.is_empty()).map(Models::Stated);
        let models = models.or_else(|| {
            let conversation = path.with_file_name("api_conversation_history.json");
            document(&conversation, of_conversation).map(Models::Told)
        });
        let history = document(&path.with_file_name("history_item.json"), workspace);
        Self {
            models: models.unwrap_or_default(),
            project: history.unwrap_or_default(),
        }
    }

    /// The model in use at a time, and its provider.
    pub(super) fn model(&self, time: Timestamp) -> Option<(&str, &str)> {
        let found = match &self.models {
            Models::Stated(uses) => {
                let before = uses.iter().rev().find(|found| found.at <= time);
                before.or_else(|| uses.first())
            }
            Models::Told(uses) => {
                let after = uses.iter().find(|found| found.at >= time);
                after.or_else(|| uses.last())
            }
        };
        found.map(|found| (found.model.as_str(), found.provider.as_str()))
    }
}

/// Reads a document; one that is not there or is broken says nothing.
fn document<T>(path: &Path, read: fn(Value<'_>) -> T) -> Option<T> {
    let mut bytes = Vec::new();
    let file = File::open(path).ok()?;
    file.take(MOST).read_to_end(&mut bytes).ok()?;
    Value::parse(&bytes).ok().map(read)
}

/// `model_usage`: when a model was taken up, and whose it is.
fn of_metadata(metadata: Value<'_>) -> Vec<Use> {
    let usage = metadata
        .as_object()
        .and_then(|metadata| metadata.get("model_usage"));
    let used = objects(usage).map(Members::of).filter_map(|used| {
        Some(Use {
            at: instant(used.get("ts")?).ok()?,
            model: used.name("model_id")?.into_owned(),
            provider: used
                .name("model_provider_id")
                .unwrap_or_default()
                .into_owned(),
        })
    });
    sorted(used.collect())
}

/// The `<model>` the agent tells the model about in messages of its own; nothing else of them is looked at.
fn of_conversation(messages: Value<'_>) -> Vec<Use> {
    let told = objects(Some(messages))
        .map(Members::of)
        .filter_map(|message| {
            let is_told = message.text("role").as_deref() == Some("user");
            let time = message.get("ts").filter(|_| is_told);
            let model = texts(&message).find_map(|text| tagged(&text));
            Some(Use {
                at: time.map_or(Ok(Timestamp(0)), instant).ok()?,
                model: model.filter(|_| is_told)?,
                provider: String::new(),
            })
        });
    sorted(told.collect())
}

/// What was said in a message: one text, or blocks of which some are texts.
pub(super) fn texts<'a>(message: &Members<'a>) -> impl Iterator<Item = Cow<'a, str>> + use<'a> {
    let content = message.get("content");
    let whole = content.and_then(Value::as_str).into_iter();
    let blocks = objects(content).filter_map(|block| block.get("text")?.as_str());
    whole.chain(blocks)
}

fn sorted(mut uses: Vec<Use>) -> Vec<Use> {
    uses.sort_by_key(|found| found.at);
    uses
}

fn tagged(text: &str) -> Option<String> {
    let (_, rest) = text.split_once("<model>")?;
    let (name, _) = rest.split_once("</model>")?;
    let is_name = name.chars().all(|character| character.is_ascii_graphic());
    let name = Datum::Cell(Cow::Borrowed(name))
        .text()
        .filter(|_| is_name)?;
    Some(name.into_owned())
}

/// A session's manifest: its model and folder.
fn of_manifest(manifest: Value<'_>) -> Beside {
    let Some(manifest) = manifest.as_object().map(Members::of) else {
        return Beside::default();
    };
    let text = |name: &str| manifest.name(name).unwrap_or_default().into_owned();
    let found = Use {
        at: Timestamp(0),
        model: text("model"),
        provider: text("provider"),
    };
    Beside {
        models: Models::Stated(vec![found]),
        project: text("cwd"),
    }
}

fn workspace(history: Value<'_>) -> String {
    let history = history.as_object().map(Members::of);
    let folder = history.and_then(|history| history.name("workspace"));
    folder.unwrap_or_default().into_owned()
}

fn objects<'a>(array: Option<Value<'a>>) -> impl Iterator<Item = Object<'a>> {
    let items = array.and_then(Value::as_array).into_iter();
    items
        .flat_map(|items| items.items())
        .filter_map(Value::as_object)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn uses(read: fn(Value<'_>) -> Vec<Use>, json: &str) -> Vec<Use> {
        read(Value::parse(json.as_bytes()).expect("JSON"))
    }

    #[test]
    fn a_stated_model_was_taken_up_before_the_request_and_a_told_one_follows_it() {
        let stated = r#"{"model_usage":[{"ts":1775200002000,"model_id":"b","model_provider_id":"openrouter"},
            {"ts":1775200001000,"model_id":"a"},{"model_id":"c"}]}"#;
        let told = r#"[{"role":"user","ts":1775200001000,"content":"<model>a</model>"},
            {"role":"user","ts":1775200002000,"content":"<model>b</model>"}]"#;
        let stated = Models::Stated(uses(of_metadata, stated));
        let told = Models::Told(uses(of_conversation, told));
        for (models, expected) in [(stated, ["a", "a", "a", "b"]), (told, ["a", "a", "b", "b"])] {
            let beside = Beside {
                models,
                ..Beside::default()
            };
            let times = [
                0,
                1_775_200_001_000_000,
                1_775_200_001_500_000,
                1_775_200_002_500_000,
            ];
            let found = times.map(|time| beside.model(Timestamp(time)).expect("a model").0);
            assert_eq!(found, expected);
        }
    }

    #[test]
    fn only_names_are_taken_from_a_conversation() {
        let said = |role: &str, text: &str| {
            let json = format!(r#"[{{"role":"{role}","content":"{text}"}}]"#);
            let uses = uses(of_conversation, &json);
            uses.into_iter().next().map(|found| found.model)
        };
        assert_eq!(
            said("user", "<model>gpt-5.2</model>").as_deref(),
            Some("gpt-5.2")
        );
        assert_eq!(said("assistant", "<model>gpt-5.2</model>"), None);
        assert_eq!(said("user", "<model>some words of a person</model>"), None);
        assert_eq!(
            said("user", &format!("<model>{}</model>", "x".repeat(201))),
            None
        );
        assert_eq!(said("user", "<model>gpt"), None);
    }

    #[test]
    fn a_sessions_manifest_names_its_model_and_folder() {
        let manifest = br#"{"model":"gpt-5.2","provider":"openai-native","cwd":"/srv/five"}"#;
        let beside = of_manifest(Value::parse(manifest).expect("JSON"));
        assert_eq!(beside.project, "/srv/five");
        assert_eq!(
            beside.model(Timestamp(7)),
            Some(("gpt-5.2", "openai-native"))
        );
    }
}
