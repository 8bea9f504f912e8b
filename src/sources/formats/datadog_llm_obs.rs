//! Datadog's LLM Observability spans to calls, from its export API or as its tracers sent them.
//!
//! <https://docs.datadoghq.com/llm_observability/evaluations/export_api> and ddtrace 4.16.0. Input counts include cached
//! tokens. Costs that Datadog estimates are in 10⁻⁹ dollars (its example prices 10 tokens of gpt-4o-mini at 1500), costs
//! an application sends are in dollars. Only spans of models and embeddings count: others are around them.

use std::borrow::Cow;

use crate::event::Attribute;
use crate::event::KeyHasher;
use crate::sources::About;
use crate::sources::FileContext;
use crate::sources::Reader;
use crate::sources::Sample;
use crate::sources::Sink;
use crate::sources::Source;
use crate::sources::Verdict;
use crate::sources::convention::Stated;
use crate::sources::convention::WriteLifetime;
use crate::sources::export::Export;
use crate::sources::gateway::Call;
use crate::sources::json::Value;
use crate::sources::row::Row;

/// Spans of Datadog's LLM Observability.
pub(super) struct Datadog;

/// Reads its records; recognising them takes a look inside.
static RECORDS: Export = Export {
    name: "datadog-llm-obs",
    about: About {
        title: "Datadog LLM Observability spans (Export API, tracer payloads)",
        how_to_get: "`POST /api/v2/llm-obs/v1/spans/events/search`, a page per file or line",
        layer: "gateway",
    },
    signatures: &[],
    record: read,
};

impl Source for Datadog {
    fn name(&self) -> &'static str {
        RECORDS.name
    }

    fn about(&self) -> About {
        RECORDS.about
    }

    fn recognises(&self, sample: &Sample<'_>) -> bool {
        sample.objects().map(Row::of_object).any(|row| {
            let json = attributes(&row);
            let attributes = Row::of_json(&json);
            let is_span = attributes.has("span_id") && attributes.has("metrics");
            let is_payload = attributes.has("spans");
            (attributes.has("ml_app") && (is_span || is_payload))
                || (attributes.has("_dd.stage") && is_payload)
        })
    }

    fn reader(&self, file: &FileContext<'_>) -> Box<dyn Reader> {
        RECORDS.reader(file)
    }
}

/// The attributes of a record: inside `attributes`, inside `data.attributes`, or the record itself.
fn attributes(row: &Row<'_>) -> Vec<u8> {
    let data = row.json("data");
    for outer in [&Row::of_json(&data), row] {
        let json = outer.json("attributes");
        if !json.is_empty() {
            return json.into_owned();
        }
    }
    match row {
        Row::Object(members) => members.object.raw().to_vec(),
        Row::Cells { .. } => Vec::new(),
    }
}

fn read(row: &Row<'_>, sink: &mut dyn Sink) -> Result<Verdict, &'static str> {
    let json = attributes(row);
    let attributes = Row::of_json(&json);
    let spans = attributes.json("spans");
    let Some(spans) = Value::parse(&spans).ok().and_then(Value::as_array) else {
        return span(&attributes, &attributes, sink);
    };
    let mut count = 0_u64;
    for object in spans.items().filter_map(Value::as_object) {
        count += 1;
        let verdict = span(&Row::of_object(object), &attributes, sink);
        sink.count(verdict.unwrap_or_else(Verdict::Rejected));
    }
    match count {
        0 => Ok(Verdict::NotUsage("empty page")),
        _ => Ok(Verdict::Records),
    }
}

/// One span; `around` says what holds for all spans of a payload.
fn span(row: &Row<'_>, around: &Row<'_>, sink: &mut dyn Sink) -> Result<Verdict, &'static str> {
    let meta = row.json("meta");
    let meta = Row::of_json(&meta);
    let inner = meta.json("span");
    let kinds = [
        row.text("span_kind"),
        meta.text("kind"),
        meta.text("span.kind"),
        Row::of_json(&inner).text("kind"),
    ];
    let kind = kinds
        .into_iter()
        .find(|kind| !kind.is_empty())
        .unwrap_or_default();
    if kind != "llm" && kind != "embedding" {
        return Ok(Verdict::NotUsage("span around calls"));
    }
    let metrics = row.json("metrics");
    let metrics = Row::of_json(&metrics);
    let mut call = Call::at(row.time("start_ns")?);
    call.inclusive(&stated(&metrics)?, sink);
    call.estimate(metrics.money("estimated_total_cost", -9));
    call.estimate(metrics.money("total_cost", 0));
    call.operation(&kind);
    describe(&mut call, row, &meta, around);
    call.event.duration = row
        .get("duration")
        .map_or(0, |duration| duration.micros(-9));
    let first_token = metrics.get("time_to_first_token");
    call.event.time_to_first_token = first_token.map_or(0, |time| time.micros(0));
    let key = KeyHasher::new("datadog").text(&row.text("trace_id"));
    call.event.key = key.text(&row.text("span_id")).key();
    Ok(call.finish(sink))
}

fn stated(metrics: &Row<'_>) -> Result<Stated, &'static str> {
    let written = [
        (
            WriteLifetime::FiveMinutes,
            metrics.count("ephemeral_5m_input_tokens")?,
        ),
        (
            WriteLifetime::Hour,
            metrics.count("ephemeral_1h_input_tokens")?,
        ),
    ];
    Ok(Stated {
        input: metrics.stated(["input_tokens"])?,
        output: metrics.stated(["output_tokens"])?,
        total: metrics.stated(["total_tokens"])?,
        cache_read: metrics.stated(["cache_read_input_tokens"])?,
        cache_write: metrics.stated(["cache_write_input_tokens"])?,
        written,
        reasoning: metrics.stated(["reasoning_output_tokens"])?,
        ..Stated::default()
    })
}

/// Tags by which the tracer describes itself.
const OWN_TAGS: [&str; 4] = ["ddtrace.version", "error", "language", "source"];

fn describe<'e>(call: &mut Call<'e>, row: &Row<'e>, meta: &Row<'_>, around: &Row<'e>) {
    for name in ["model_provider", "model_name"] {
        let stated = row.text(name);
        let text = if stated.is_empty() {
            meta.text(name)
        } else {
            stated
        };
        match name {
            "model_name" => call.put(Attribute::Model, Cow::Owned(text.into_owned())),
            _ => call.provider(&text),
        }
    }
    call.status(row.get("status"));
    for set in [row.get("tags"), around.get("tags")] {
        call.labels(set);
    }
    call.drop_tags(|name| OWN_TAGS.contains(&name));
    for row in [row, around] {
        call.put(Attribute::Session, row.text("session_id"));
        call.put(Attribute::Project, row.text("ml_app"));
    }
    call.attribute_of_tag("ml_app", Attribute::Project);
    call.put(Attribute::Run, row.text("trace_id"));
    call.tag("span", &row.text("name"));
}
