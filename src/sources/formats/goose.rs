//! Goose's database of sessions to buckets: what each session has used so far.

use std::borrow::Cow;
use std::path::PathBuf;

use crate::event::Attribute;
use crate::event::provider_name;
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
use crate::sources::export::ExportReader;
use crate::sources::json::Value;
use crate::sources::row::Row;
use crate::sources::session_total::put_cost;
use crate::sources::session_total::session_total;
use crate::sources::tables::Tables;

/// Sessions of Goose.
pub(crate) struct Goose;

const COLUMNS: [&str; 16] = [
    "id",
    "working_dir",
    "created_at",
    "updated_at",
    "provider_name",
    "model_config_json",
    "accumulated_total_tokens",
    "accumulated_input_tokens",
    "accumulated_output_tokens",
    "accumulated_cache_read_tokens",
    "accumulated_cache_write_tokens",
    "accumulated_cost",
    "total_tokens",
    "input_tokens",
    "output_tokens",
    "session_type",
];

impl Source for Goose {
    fn name(&self) -> &'static str {
        "goose"
    }

    fn about(&self) -> About {
        About {
            title: "Goose sessions (database), one total per session",
            how_to_get: "`sessions.db`, written by Goose under ~/.local/share/goose/sessions",
            layer: "agent",
        }
    }

    fn recognises(&self, sample: &Sample<'_>) -> bool {
        let needed = [
            "id",
            "created_at",
            "accumulated_input_tokens",
            "accumulated_output_tokens",
        ];
        Tables::of(sample).have("sessions", &needed)
    }

    fn query(&self, sample: &Sample<'_>) -> Option<String> {
        Tables::of(sample).select("sessions", &COLUMNS)
    }

    fn roots(&self, places: &Places<'_>) -> Vec<PathBuf> {
        let root = places.folder("GOOSE_PATH_ROOT", places.data.join("goose"));
        let support = places.home.join("Library/Application Support/Block/goose");
        let folders = [
            root.join("sessions"),
            root.join("data/sessions"),
            support.join("sessions"),
        ];
        folders.map(|folder| folder.join("sessions.db")).to_vec()
    }

    fn reader(&self, _file: &FileContext<'_>) -> Box<dyn Reader> {
        Box::new(ExportReader::of_objects(session))
    }
}

fn session(row: &Row<'_>, sink: &mut dyn Sink) -> Result<Verdict, &'static str> {
    let stated = stated(row, "accumulated_")?;
    let is_whole = stated.input.or(stated.output).or(stated.total).is_some();
    let stated = match is_whole {
        true => stated,
        false => self::stated(row, "")?,
    };
    // Providers' cached tokens are part of the input, where a version keeps them at all.
    let (meters, note) = stated.disjoint(Input::Inclusive, Reasoning::Inside);
    if meters.total() == 0 {
        return Ok(Verdict::NotUsage("zero usage"));
    }
    if !is_whole {
        sink.warn("only the last turn of the session is stated");
    } else if let Some(note) = note {
        sink.warn(note);
    }
    let id = row.text("id");
    if id.is_empty() {
        return Err("no session id");
    }
    let end = row.get("updated_at").and_then(|end| end.time().ok());
    let mut event = session_total("goose", &id, row.time("created_at")?, end);
    event.meters = meters;
    put_cost(&mut event, row.money("accumulated_cost", 0), "estimated");
    let attributes = &mut event.attributes;
    attributes[Attribute::Provider] = Cow::Owned(provider_name(&row.text("provider_name")));
    attributes[Attribute::Model] = Cow::Owned(model(row).unwrap_or_default());
    attributes[Attribute::Agent] = Cow::Borrowed(match &*row.text("session_type") {
        "sub_agent" => "goose/subagent",
        _ => "goose",
    });
    attributes[Attribute::Project] = Cow::Owned(row.text("working_dir").into_owned());
    sink.event(&mut event);
    Ok(Verdict::Usage)
}

/// Counts of the whole session, or without the prefix those of its last turn.
fn stated(row: &Row<'_>, prefix: &str) -> Result<Stated, &'static str> {
    let count = |name: &str| match row.get(&format!("{prefix}{name}")) {
        Some(count) => count.count(),
        None => Ok(None),
    };
    Ok(Stated {
        input: count("input_tokens")?,
        output: count("output_tokens")?,
        total: count("total_tokens")?,
        cache_read: count("cache_read_tokens")?,
        cache_write: count("cache_write_tokens")?,
        ..Stated::default()
    })
}

/// The model of the session's settings, which are JSON in a column.
fn model(row: &Row<'_>) -> Option<String> {
    let Some(Datum::Json(Value::String(settings))) = row.get("model_config_json") else {
        return None;
    };
    let settings = settings.decode();
    let settings = Value::parse(settings.as_bytes()).ok()?.as_object()?;
    let model = Datum::Json(settings.get("model_name")?).text()?;
    Some(model.into_owned())
}
