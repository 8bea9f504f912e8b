//! The files beside a task's entries to the models it used, and from when.

use std::borrow::Cow;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use memchr::memmem;

use crate::sources::datum::Datum;
use crate::sources::instant::instant;
use crate::sources::json::Object;
use crate::sources::json::Value;
use crate::sources::members::Members;
use crate::units::Timestamp;

/// Files beside the entries are read up to here.
const MOST: u64 = 64 << 20;

/// The models a task used, in the order of their first use.
#[derive(Debug, Default)]
pub(super) struct Models(Vec<Use>);

#[derive(Debug, PartialEq, Eq)]
struct Use {
    from: Timestamp,
    model: String,
    provider: String,
}

impl Models {
    /// What the task's metadata say, else its conversation.
    pub(super) fn beside(path: &Path) -> Self {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if !name.starts_with("ui_messages.json") {
            return Self::default();
        }
        let stated = document(&path.with_file_name("task_metadata.json"), of_metadata);
        let mut uses = match stated {
            uses if uses.is_empty() => {
                let conversation = path.with_file_name("api_conversation_history.json");
                document(&conversation, of_conversation)
            }
            uses => uses,
        };
        uses.sort_by_key(|found| found.from);
        uses.dedup_by(|later, earlier| {
            later.model == earlier.model && later.provider == earlier.provider
        });
        Self(uses)
    }

    /// The model in use at a time, and its provider unless another is stated.
    pub(super) fn at<'a>(
        &'a self,
        time: Timestamp,
        provider: Cow<'a, str>,
    ) -> (Cow<'a, str>, Cow<'a, str>) {
        let earlier = self.0.iter().rev().find(|found| found.from <= time);
        match earlier.or_else(|| self.0.first()) {
            None => (Cow::Borrowed(""), provider),
            Some(found) if provider.is_empty() => {
                (Cow::Borrowed(&found.model), Cow::Borrowed(&found.provider))
            }
            Some(found) => (Cow::Borrowed(&found.model), provider),
        }
    }
}

/// Reads a small document; one that is not there or is broken says nothing.
fn document(path: &Path, read: fn(Value<'_>) -> Vec<Use>) -> Vec<Use> {
    let mut bytes = Vec::new();
    let is_read = File::open(path).and_then(|file| file.take(MOST).read_to_end(&mut bytes));
    match is_read {
        Ok(_) => Value::parse(&bytes).map_or_else(|_| Vec::new(), read),
        Err(_) => Vec::new(),
    }
}

/// `model_usage`: when a model was taken up, and whose it is.
fn of_metadata(metadata: Value<'_>) -> Vec<Use> {
    let usage = metadata
        .as_object()
        .and_then(|metadata| metadata.get("model_usage"));
    let uses = objects(usage).map(Members::of).filter_map(|used| {
        Some(Use {
            from: used.get("ts").and_then(|time| instant(time).ok())?,
            model: used.name("model_id")?.into_owned(),
            provider: used
                .name("model_provider_id")
                .unwrap_or_default()
                .into_owned(),
        })
    });
    uses.collect()
}

/// The `<model>` the agent tells the model about in messages of its own; nothing else of them is looked at.
fn of_conversation(messages: Value<'_>) -> Vec<Use> {
    let uses = objects(Some(messages)).filter_map(|message| {
        let is_told = Members::of(message).text("role").as_deref() == Some("user");
        let model = tagged(message.raw()).filter(|_| is_told)?;
        let from = message.get("ts").and_then(|time| instant(time).ok());
        Some(Use {
            from: from.unwrap_or(Timestamp(0)),
            model,
            provider: String::new(),
        })
    });
    uses.collect()
}

fn tagged(message: &[u8]) -> Option<String> {
    let start = memmem::find(message, b"<model>")? + b"<model>".len();
    let rest = message.get(start..)?;
    let name = rest.get(..memmem::find(rest, b"</model>")?)?;
    let name = String::from_utf8_lossy(name);
    let is_name = |character: char| character.is_ascii_graphic() && character != '\\';
    let name = name.chars().all(is_name).then_some(name)?;
    Datum::Cell(name).text().map(Cow::into_owned)
}

fn objects<'a>(array: Option<Value<'a>>) -> impl Iterator<Item = Object<'a>> {
    let items = array.and_then(Value::as_array).into_iter();
    items
        .flat_map(|items| items.items())
        .filter_map(Value::as_object)
}
