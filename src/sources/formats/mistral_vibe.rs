//! Mistral Vibe session metadata to one bucket per session: what it used in all.

use std::borrow::Cow;
use std::path::PathBuf;

use crate::event::Attribute;
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
use crate::sources::datum::Datum;
use crate::sources::envelope::ESTIMATED_TIME;
use crate::sources::json::Object;
use crate::sources::json::Value;
use crate::sources::row::Row;
use crate::sources::session_total::put_cost;
use crate::sources::session_total::session_total;
use crate::units::Timestamp;

/// Sessions under `~/.vibe/logs/session`.
pub(crate) struct MistralVibe;

impl Source for MistralVibe {
    fn name(&self) -> &'static str {
        "mistral-vibe"
    }

    fn about(&self) -> About {
        About {
            title: "Mistral Vibe sessions (meta.json): totals, no single calls",
            how_to_get: "written by Mistral Vibe under ~/.vibe/logs/session/<session> (VIBE_HOME)",
            layer: "agent",
        }
    }

    fn recognises(&self, sample: &Sample<'_>) -> bool {
        let mut objects = sample.objects();
        objects.any(|object| {
            let stats = metadata(object).and_then(|metadata| metadata.get("stats")?.object());
            stats.is_some_and(|stats| stats.get("session_prompt_tokens").is_some())
        })
    }

    fn roots(&self, places: &Places<'_>) -> Vec<PathBuf> {
        let home = places.folder("VIBE_HOME", places.home.join(".vibe"));
        vec![home.join("logs/session")]
    }

    fn reader(&self, file: &FileContext<'_>) -> Box<dyn Reader> {
        Box::new(MetadataReader {
            modified: file.modified,
        })
    }
}

/// What is said of a session: all of `meta.json`, or a part of the single file of older versions.
fn metadata(object: Object<'_>) -> Option<Row<'_>> {
    let row = Row::of_object(object);
    if row.has("stats") {
        return Some(row);
    }
    let inner = row.get("metadata")?.object().map(Row::of_object);
    inner.filter(|inner| inner.has("stats"))
}

struct MetadataReader {
    modified: Timestamp,
}

impl Reader for MetadataReader {
    fn record(&mut self, record: &[u8], _line: u64, sink: &mut dyn Sink) -> Verdict {
        let read = match Value::parse(record) {
            Ok(Value::Object(object)) => match metadata(object) {
                Some(metadata) => self.session(&metadata, sink),
                None => Ok(Verdict::NotUsage("message")),
            },
            Ok(_) => Err("no JSON object"),
            Err(error) => Err(error.reason()),
        };
        read.unwrap_or_else(Verdict::Rejected)
    }
}

impl MetadataReader {
    fn session(&self, metadata: &Row<'_>, sink: &mut dyn Sink) -> Result<Verdict, &'static str> {
        let Some(stats) = metadata.get("stats").and_then(|stats| stats.object()) else {
            return Ok(Verdict::NotUsage("session without totals"));
        };
        let stats = Row::of_object(stats);
        let stated = Stated {
            input: stats.total("session_prompt_tokens")?,
            output: stats.total("session_completion_tokens")?,
            cache_read: stats.total("session_cached_tokens")?,
            total: stats.total("session_total_llm_tokens")?,
            ..Stated::default()
        };
        let (meters, note) = stated.disjoint(Input::Inclusive, Reasoning::Inside);
        if meters.total() == 0 {
            return Ok(Verdict::NotUsage("zero usage"));
        }
        let id = metadata.text("session_id");
        let start = match metadata.get("start_time") {
            Some(start) => start.time()?,
            None => {
                sink.warn(ESTIMATED_TIME);
                self.modified
            }
        };
        let end = metadata.get("end_time").and_then(|end| end.time().ok());
        // A session without an id is known by when it began.
        let name = match &*id {
            "" => Cow::Owned(start.0.to_string()),
            id => Cow::Borrowed(id),
        };
        let mut event = session_total("mistral-vibe", &name, start, end);
        event.meters = meters;
        if let Some(note) = note {
            sink.warn(note);
        }
        put_cost(&mut event, stats.money("session_cost", 0), "estimated");
        let attributes = &mut event.attributes;
        attributes[Attribute::Provider] = Cow::Borrowed("mistral");
        attributes[Attribute::Session] = Cow::Owned(id.into_owned());
        attributes[Attribute::Agent] = Cow::Borrowed("mistral-vibe");
        attributes[Attribute::Model] = Cow::Owned(text(model(metadata)));
        let directory = metadata.inside("environment", "working_directory");
        attributes[Attribute::Project] =
            Cow::Owned(text(directory.or_else(|| metadata.get("working_dir"))));
        sink.event(&mut event);
        Ok(Verdict::Usage)
    }
}

/// The model, by name or as the configuration calls it.
fn model<'a>(metadata: &Row<'a>) -> Option<Datum<'a>> {
    let named = metadata.inside("config", "active_model");
    let model = metadata.get("model").filter(|model| model.text().is_some());
    model.or_else(|| metadata.inside("model", "name")).or(named)
}

fn text(datum: Option<Datum<'_>>) -> String {
    datum
        .and_then(|datum| datum.text())
        .unwrap_or_default()
        .into_owned()
}
