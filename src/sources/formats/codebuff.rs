//! Codebuff chats to usage events: an array of messages, whose answers state tokens, credits or both.

use std::borrow::Cow;
use std::path::Path;
use std::path::PathBuf;

use crate::event::Attribute;
use crate::event::KeyHasher;
use crate::event::Meters;
use crate::event::UsageEvent;
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
use crate::sources::convention::UNRESOLVED;
use crate::sources::datum::Datum;
use crate::sources::envelope::ESTIMATED_TIME;
use crate::sources::instant::instant_text;
use crate::sources::json::Object;
use crate::sources::json::object_of;
use crate::sources::occurrence::object_content;
use crate::sources::row::Row;
use crate::sources::session_total::put_plan_unit;
use crate::units::Timestamp;

/// Chats under `~/.config/manicode`.
pub(crate) struct Codebuff;

impl Source for Codebuff {
    fn name(&self) -> &'static str {
        "codebuff"
    }

    fn about(&self) -> About {
        About {
            title: "Codebuff chats (chat-messages.json); credits are kept as quantities",
            how_to_get: "written by Codebuff under ~/.config/manicode/projects/<project>/chats/<time>",
            layer: "agent",
        }
    }

    fn recognises(&self, sample: &Sample<'_>) -> bool {
        sample.objects().map(Row::of_object).any(|message| {
            let is_known = matches!(&*message.text("variant"), "ai" | "agent" | "user" | "error");
            is_known && message.has("id") && (message.has("content") || message.has("blocks"))
        })
    }

    fn roots(&self, places: &Places<'_>) -> Vec<PathBuf> {
        let homes = ["manicode", "manicode-dev", "manicode-staging"];
        homes
            .map(|home| places.config.join(home).join("projects"))
            .into()
    }

    fn reader(&self, file: &FileContext<'_>) -> Box<dyn Reader> {
        let (project, chat) = place(file.path);
        Box::new(ChatReader {
            time: chat_time(&chat),
            modified: file.modified,
            project,
            chat,
        })
    }
}

/// The project and the chat of `projects/<project>/chats/<chat>/chat-messages.json`; empty elsewhere.
fn place(path: &Path) -> (String, String) {
    let parts: Vec<Cow<'_, str>> = path.iter().map(|part| part.to_string_lossy()).collect();
    match parts.as_slice() {
        [.., project, chats, chat, _] if chats == "chats" => {
            (project.to_string(), chat.to_string())
        }
        _ => (String::new(), String::new()),
    }
}

/// When a chat began, as its folder is named: `2026-04-01T08-30-00.000Z`.
fn chat_time(chat: &str) -> Option<Timestamp> {
    let (date, time) = chat.split_once('T')?;
    instant_text(&format!("{date}T{}", time.replace('-', ":"))).ok()
}

struct ChatReader {
    project: String,
    chat: String,
    time: Option<Timestamp>,
    modified: Timestamp,
}

impl Reader for ChatReader {
    fn record(&mut self, record: &[u8], _line: u64, sink: &mut dyn Sink) -> Verdict {
        let read = object_of(record).and_then(|object| self.message(object, sink));
        read.unwrap_or_else(Verdict::Rejected)
    }
}

impl ChatReader {
    fn message(&self, object: Object<'_>, sink: &mut dyn Sink) -> Result<Verdict, &'static str> {
        let message = Row::of_object(object);
        let metadata = message
            .get("metadata")
            .and_then(|metadata| metadata.object());
        let metadata = metadata.map(Row::of_object);
        let usage = metadata.as_ref().and_then(usage).map(Row::of_object);
        let credits = message.get("credits");
        let credits = credits.or_else(|| usage.as_ref().and_then(|usage| usage.get("credits")));
        let (meters, note) = match &usage {
            Some(usage) => meters(usage)?,
            None => (Meters::default(), None),
        };
        let mut event = UsageEvent::call();
        event.meters = meters;
        put_plan_unit(&mut event, "credit", credits, 0);
        if meters.total() == 0 && event.quantities.is_empty() {
            return Ok(Verdict::NotUsage("message without usage"));
        }
        if let Some(note) = note {
            sink.warn(note);
        }
        event.time = self.time(&message, sink);
        let id = message.text("id");
        event.key = match &*id {
            "" => sink.content_key("codebuff", object_content(object)),
            id => KeyHasher::new("codebuff")
                .text(&self.project)
                .text(&self.chat)
                .text(id)
                .key(),
        };
        let model = |row: &Row<'_>| row.text("model").into_owned();
        let stated = metadata
            .as_ref()
            .map(model)
            .filter(|model| !model.is_empty());
        let stated = stated.or_else(|| usage.as_ref().map(model));
        let attributes = &mut event.attributes;
        attributes[Attribute::Model] = Cow::Owned(stated.unwrap_or_default());
        attributes[Attribute::Agent] = Cow::Borrowed("codebuff");
        attributes[Attribute::Project] = Cow::Borrowed(&self.project);
        attributes[Attribute::Session] = Cow::Borrowed(&self.chat);
        attributes[Attribute::Operation] = Cow::Borrowed("chat");
        attributes[Attribute::Status] = Cow::Borrowed("ok");
        sink.event(&mut event);
        Ok(Verdict::Usage)
    }

    /// A message may state the hour alone, as it is shown; the chat's start is the nearest known then.
    fn time(&self, message: &Row<'_>, sink: &mut dyn Sink) -> Timestamp {
        let stated = message.first(["timestamp", "createdAt"]);
        let stated = stated.or_else(|| message.inside("metadata", "timestamp"));
        if let Some(Ok(time)) = stated.map(|time| time.time()) {
            return time;
        }
        sink.warn(match self.time {
            Some(_) => "no time in the message; the chat's start is taken",
            None => ESTIMATED_TIME,
        });
        self.time.unwrap_or(self.modified)
    }
}

/// The usage of a message, as stated by the agent or by its backend.
fn usage<'a>(metadata: &Row<'a>) -> Option<Object<'a>> {
    let stated = metadata.get("usage").and_then(|usage| usage.object());
    stated.or_else(|| metadata.inside("codebuff", "usage")?.object())
}

fn meters(usage: &Row<'_>) -> Result<(Meters, Option<&'static str>), &'static str> {
    let first = |names: [&str; 4]| {
        usage
            .first(names)
            .map_or(Ok(None), |datum: Datum<'_>| datum.count())
    };
    let inner = |outer: &str, name: &str| {
        usage
            .inside(outer, name)
            .map_or(Ok(None), |datum| datum.count())
    };
    let inside = inner("promptTokensDetails", "cachedTokens")?
        .or(inner("prompt_tokens_details", "cached_tokens")?);
    let names = [
        "cacheReadInputTokens",
        "cache_read_input_tokens",
        "cacheReadTokens",
        "cachedInputTokens",
    ];
    let beside = first(names)?.filter(|count| *count > 0);
    let names = [
        "cacheCreationInputTokens",
        "cache_creation_input_tokens",
        "cacheCreationTokens",
        "cache_creation_tokens",
    ];
    let stated = Stated {
        input: first([
            "inputTokens",
            "input_tokens",
            "promptTokens",
            "prompt_tokens",
        ])?,
        output: first([
            "outputTokens",
            "output_tokens",
            "completionTokens",
            "completion_tokens",
        ])?,
        cache_read: beside.or(inside),
        cache_write: first(names)?,
        total: first(["totalTokens", "total_tokens", "total", "total"])?.filter(|total| *total > 0),
        ..Stated::default()
    };
    // Details of the prompt are parts of it; Anthropic's names are beside it.
    let input = match beside {
        None if inside.is_some() => Input::Inclusive,
        _ => Input::Unknown {
            guess_exclusive: true,
        },
    };
    let (meters, note) = stated.disjoint(input, Reasoning::Inside);
    Ok((meters, note.filter(|note| *note != UNRESOLVED)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_names_project_chat_and_start() {
        let path = Path::new(
            "/c/manicode/projects/shop/chats/2026-04-01T08-30-00.500Z/chat-messages.json",
        );
        let (project, chat) = place(path);
        assert_eq!(project, "shop");
        assert_eq!(chat_time(&chat), Some(Timestamp(1_775_032_200_500_000)));
        assert_eq!(
            place(Path::new("chat-messages.json")),
            (String::new(), String::new())
        );
        assert_eq!(chat_time("now"), None);
    }
}
