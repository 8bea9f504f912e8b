//! Hermes' database of sessions to buckets: what each session has used so far.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::event::Attribute;
use crate::event::provider_name;
use crate::event::tags;
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
use crate::sources::export::ExportReader;
use crate::sources::row::Row;
use crate::sources::session_total::put_cost;
use crate::sources::session_total::session_total;
use crate::sources::tables::Tables;

/// Sessions of Hermes.
pub(crate) struct Hermes;

const COLUMNS: [&str; 17] = [
    "id",
    "source",
    "user_id",
    "model",
    "started_at",
    "ended_at",
    "message_count",
    "api_call_count",
    "input_tokens",
    "output_tokens",
    "cache_read_tokens",
    "cache_write_tokens",
    "reasoning_tokens",
    "billing_provider",
    "estimated_cost_usd",
    "actual_cost_usd",
    "cwd",
];

impl Source for Hermes {
    fn name(&self) -> &'static str {
        "hermes"
    }

    fn about(&self) -> About {
        About {
            title: "Hermes sessions (database), one total per session",
            how_to_get: "`state.db`, written by Hermes under ~/.hermes or HERMES_HOME",
            layer: "agent",
        }
    }

    fn recognises(&self, sample: &Sample<'_>) -> bool {
        let needed = [
            "id",
            "source",
            "model",
            "started_at",
            "input_tokens",
            "output_tokens",
        ];
        Tables::of(sample).have("sessions", &needed)
    }

    fn query(&self, sample: &Sample<'_>) -> Option<String> {
        Tables::of(sample).select("sessions", &COLUMNS)
    }

    fn roots(&self, places: &Places<'_>) -> Vec<PathBuf> {
        let home = places.folder("HERMES_HOME", places.home.join(".hermes"));
        vec![home.join("state.db")]
    }

    fn reader(&self, _file: &FileContext<'_>) -> Box<dyn Reader> {
        Box::new(ExportReader::of_objects(session))
    }
}

fn session(row: &Row<'_>, sink: &mut dyn Sink) -> Result<Verdict, &'static str> {
    let count = |name: &str| row.count(name).map(Some);
    let stated = Stated {
        input: count("input_tokens")?,
        output: count("output_tokens")?,
        cache_read: count("cache_read_tokens")?,
        cache_write: count("cache_write_tokens")?,
        reasoning: count("reasoning_tokens")?,
        ..Stated::default()
    };
    let (meters, _) = stated.disjoint(Input::Exclusive, Reasoning::Inside);
    if meters.total() == 0 {
        return Ok(Verdict::NotUsage("zero usage"));
    }
    let id = row.text("id");
    if id.is_empty() {
        return Err("no session id");
    }
    let end = row.get("ended_at").and_then(|end| end.time().ok());
    let mut event = session_total("hermes", &id, row.time("started_at")?, end);
    event.meters = meters;
    event.calls = row.count("api_call_count")?;
    match row.money("actual_cost_usd", 0) {
        Some(cost) => put_cost(&mut event, Some(cost), "billed"),
        None => put_cost(&mut event, row.money("estimated_cost_usd", 0), "estimated"),
    }
    let attributes = &mut event.attributes;
    attributes[Attribute::Provider] = Cow::Owned(provider_name(&row.text("billing_provider")));
    attributes[Attribute::Model] = row.text("model");
    attributes[Attribute::Agent] = Cow::Borrowed("hermes");
    attributes[Attribute::User] = row.text("user_id");
    attributes[Attribute::Project] = row.text("cwd");
    let platform = row.text("source").into_owned();
    let said = BTreeMap::from([("platform".to_owned(), platform)]);
    attributes[Attribute::Tags] = Cow::Owned(tags::encode(&said));
    sink.event(&mut event);
    Ok(Verdict::Usage)
}
