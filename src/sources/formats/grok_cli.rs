//! Grok CLI session updates to usage events: what a turn used, by model.

use std::borrow::Cow;
use std::path::Path;
use std::path::PathBuf;

use crate::event::Attribute;
use crate::event::KeyHasher;
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
use crate::sources::datum::LONGEST_TEXT;
use crate::sources::json::Object;
use crate::sources::json::object_of;
use crate::sources::occurrence::object_content;
use crate::sources::row::Row;
use crate::sources::session_total::put_cost;
use crate::units::Timestamp;

/// Sessions under `~/.grok`.
pub(crate) struct GrokCli;

impl Source for GrokCli {
    fn name(&self) -> &'static str {
        "grok-cli"
    }

    fn about(&self) -> About {
        About {
            title: "Grok CLI session updates (updates.jsonl)",
            how_to_get: "written by Grok CLI under ~/.grok/sessions/<directory>/<session>",
            layer: "agent",
        }
    }

    fn recognises(&self, sample: &Sample<'_>) -> bool {
        sample.objects().any(|line| {
            let update = update(line);
            update.is_some_and(|update| update.get("sessionUpdate").is_some())
        })
    }

    fn roots(&self, places: &Places<'_>) -> Vec<PathBuf> {
        let home = places.folder("GROK_HOME", places.home.join(".grok"));
        vec![home.join("sessions")]
    }

    fn reader(&self, file: &FileContext<'_>) -> Box<dyn Reader> {
        let (project, session) = place(file.path);
        Box::new(UpdateReader { project, session })
    }
}

fn update(line: Object<'_>) -> Option<Object<'_>> {
    line.get("params")?.as_object()?.get("update")?.as_object()
}

/// The directory and the session of `sessions/<directory>/<session>/updates.jsonl`; empty elsewhere.
fn place(path: &Path) -> (String, String) {
    let parts: Vec<Cow<'_, str>> = path.iter().map(|part| part.to_string_lossy()).collect();
    match parts.as_slice() {
        [.., sessions, directory, session, _] if sessions == "sessions" => {
            (decoded(directory), session.to_string())
        }
        _ => (String::new(), String::new()),
    }
}

/// A directory as it is written in a file name: `%2Fsrv%2Fshop`.
fn decoded(name: &str) -> String {
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let escaped = after.get(..2).filter(|_| *first == b'%');
        let digits = escaped.and_then(|digits| std::str::from_utf8(digits).ok());
        match digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

struct UpdateReader {
    project: String,
    session: String,
}

impl Reader for UpdateReader {
    fn record(&mut self, record: &[u8], _line: u64, sink: &mut dyn Sink) -> Verdict {
        let read = object_of(record).and_then(|object| self.line(object, sink));
        read.unwrap_or_else(Verdict::Rejected)
    }
}

/// When a turn ended, and what names it.
struct Turn<'a> {
    end: Timestamp,
    session: Cow<'a, str>,
    id: Cow<'a, str>,
}

impl UpdateReader {
    fn line(&self, object: Object<'_>, sink: &mut dyn Sink) -> Result<Verdict, &'static str> {
        let Some(update) = update(object).map(Row::of_object) else {
            return Ok(Verdict::NotUsage("line without usage"));
        };
        if &*update.text("sessionUpdate") != "turn_completed" {
            return Ok(Verdict::NotUsage("update without usage"));
        }
        let Some(usage) = update.get("usage").and_then(|usage| usage.object()) else {
            return Ok(Verdict::NotUsage("turn without usage"));
        };
        let line = Row::of_object(object);
        let stated = line.inside("params", "sessionId").and_then(|id| id.text());
        let session = stated.unwrap_or(Cow::Borrowed(self.session.as_str()));
        let turn = Turn {
            end: end(&line)?,
            session,
            id: update.text("prompt_id"),
        };
        let usage = Row::of_object(usage);
        let models = usage.get("modelUsage").and_then(|models| models.object());
        let models = models.into_iter().flat_map(Object::members);
        let mut models: Vec<_> = models
            .filter_map(|(model, usage)| Some((model, usage.as_object()?)))
            .collect();
        models.sort_by(|left, right| left.0.cmp(&right.0));
        let mut events = Vec::new();
        if models.is_empty() {
            events.extend(self.event(Cow::Borrowed(""), &usage, &turn, sink)?);
        }
        for (model, usage) in models {
            if model.len() > LONGEST_TEXT {
                return Err("model name is too long");
            }
            events.extend(self.event(model, &Row::of_object(usage), &turn, sink)?);
        }
        if events.is_empty() {
            return Ok(Verdict::NotUsage("zero usage"));
        }
        let content = turn
            .id
            .is_empty()
            .then(|| sink.content_key("grok-cli", object_content(object)));
        for (part, event) in (0..).zip(&mut events) {
            if let Some(content) = content {
                event.key = content.part(part);
            }
            event.part = part;
            sink.event(event);
        }
        Ok(Verdict::Usage)
    }

    /// What one model did in a turn.
    fn event<'a>(
        &'a self,
        model: Cow<'a, str>,
        usage: &Row<'_>,
        turn: &Turn<'a>,
        sink: &mut dyn Sink,
    ) -> Result<Option<UsageEvent<'a>>, &'static str> {
        let stated = Stated {
            input: Some(usage.count("inputTokens")?),
            output: Some(usage.count("outputTokens")?),
            cache_read: Some(usage.count("cachedReadTokens")?),
            cache_write: Some(usage.count("cacheCreationTokens")?),
            reasoning: Some(usage.count("reasoningTokens")?),
            total: usage.total("totalTokens")?.filter(|total| *total > 0),
            ..Stated::default()
        };
        let (meters, note) = stated.disjoint(Input::Inclusive, Reasoning::Inside);
        if meters.total() == 0 {
            return Ok(None);
        }
        if let Some(note) = note {
            sink.warn(note);
        }
        let mut event = UsageEvent::call();
        event.meters = meters;
        let length = usage.get("apiDurationMs").map_or(0, |time| time.micros(-3));
        let start = turn
            .end
            .0
            .saturating_sub(i64::try_from(length).unwrap_or(0));
        event.time = Timestamp(start);
        event.span = length.max(1);
        event.calls = usage.count("modelCalls")?;
        let attributes = &mut event.attributes;
        // A turn is one call or many; told as buckets all, they stand or fall together beside logs of single calls.
        attributes[Attribute::Kind] = Cow::Borrowed("bucket");
        let key = KeyHasher::new("grok-cli")
            .text(&turn.session)
            .text(&turn.id);
        event.key = key.text(&model).key();
        attributes[Attribute::Provider] = Cow::Borrowed("xai");
        attributes[Attribute::Model] = model;
        attributes[Attribute::Agent] = Cow::Borrowed("grok-cli");
        attributes[Attribute::Project] = Cow::Borrowed(&self.project);
        attributes[Attribute::Session] = turn.session.clone();
        attributes[Attribute::Operation] = Cow::Borrowed("chat");
        attributes[Attribute::Status] = Cow::Borrowed("ok");
        // Ticks of 10⁻¹⁰ dollars; a subscription pays none of them.
        put_cost(&mut event, usage.money("costUsdTicks", -10), "estimated");
        Ok(Some(event))
    }
}

/// When a line was written: to the millisecond where the agent says so.
fn end(line: &Row<'_>) -> Result<Timestamp, &'static str> {
    let meta = line.inside("params", "_meta").or_else(|| line.get("_meta"));
    let meta = meta.and_then(|meta| meta.object()).map(Row::of_object);
    match meta.and_then(|meta| meta.get("agentTimestampMs")) {
        Some(time) => time.time(),
        None => line.time("timestamp"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_names_the_directory_and_the_session() {
        let path = Path::new("/h/.grok/sessions/%2Fsrv%2Fa%20b/s-1/updates.jsonl");
        assert_eq!(place(path), ("/srv/a b".to_owned(), "s-1".to_owned()));
        assert_eq!(
            place(Path::new("updates.jsonl")),
            (String::new(), String::new())
        );
        assert_eq!(decoded("%2%zz%"), "%2%zz%");
    }
}
