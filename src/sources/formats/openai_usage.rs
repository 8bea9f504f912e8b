//! OpenAI's organization usage, pages of the API or a table of the dashboard, to buckets of calls.
//!
//! Fields as in OpenAI's API reference, "Usage"; `input_tokens` includes what was read from and written to a cache.

use std::borrow::Cow;

use super::openai_costs;
use crate::event::Attribute;
use crate::event::Meters;
use crate::sources::About;
use crate::sources::Sink;
use crate::sources::Verdict;
use crate::sources::aggregate;
use crate::sources::convention::Input;
use crate::sources::convention::Reasoning;
use crate::sources::convention::Stated;
use crate::sources::convention::TOTAL_MISMATCH;
use crate::sources::convention::WriteLifetime;
use crate::sources::datum::Datum;
use crate::sources::envelope::set_tier;
use crate::sources::pages::Pages;
use crate::sources::row::Row;
use crate::units::Period;

/// OpenAI's usage of an organization.
pub(crate) static OPENAI_USAGE: Pages = Pages {
    name: "openai-usage",
    about: About {
        title: "OpenAI organization usage: pages of the API and dashboard tables",
        how_to_get: "GET /v1/organization/usage/completions (embeddings, images …) with group_by[]=model,batch,service_tier, \
            or Export on the Usage page of the dashboard",
        layer: "provider",
    },
    is_record,
    is_empty,
    record,
};

/// Kinds of usage, and the operation each is.
const KINDS: [(&str, &str); 10] = [
    ("completions", "chat"),
    ("embeddings", "embeddings"),
    ("moderations", "moderation"),
    ("images", "image"),
    ("audio_speeches", "speech"),
    ("audio_transcriptions", "transcription"),
    ("vector_stores", "vector_store"),
    ("code_interpreter_sessions", "code_interpreter"),
    ("file_search_calls", "file_search"),
    ("web_search_calls", "web_search"),
];

/// Fields one of which every result states.
const AMOUNTS: [&str; 9] = [
    "input_tokens",
    "output_tokens",
    "num_model_requests",
    "images",
    "characters",
    "seconds",
    "usage_bytes",
    "num_sessions",
    "num_requests",
];

fn is_record(row: &Row<'_>) -> bool {
    let has = |names: &[&str]| names.iter().all(|name| row.has(name));
    // An export of a period without use has no other columns.
    let is_table = has(&["start_time", "end_time", "start_time_iso", "end_time_iso"])
        && !has(&["amount_value"])
        && !has(&["object"]);
    is_table || row.text("object").starts_with("organization.usage.")
}

fn is_empty(row: &Row<'_>) -> bool {
    match &*row.text("object") {
        "bucket" => row.has("start_time"),
        "page" => row.has("data"),
        _ => false,
    }
}

fn record(row: &Row<'_>, sink: &mut dyn Sink) -> Result<Verdict, &'static str> {
    if row.has("amount") {
        return openai_costs::charge(row, sink);
    }
    usage(row, sink)
}

/// Reads a result, or a row of the dashboard's table.
pub(super) fn usage(row: &Row<'_>, sink: &mut dyn Sink) -> Result<Verdict, &'static str> {
    if AMOUNTS.into_iter().all(|name| row.get(name).is_none()) && row.get("sessions").is_none() {
        return Ok(Verdict::NotUsage("empty bucket"));
    }
    let (kind, operation) = kind(row).ok_or("unknown kind of usage")?;
    let period = period(row)?;
    let mut event = aggregate::bucket(period);
    let (meters, note) = meters(row)?;
    event.meters = meters;
    // Tools are called by calls that are counted as completions.
    if row.get("num_requests").is_none() {
        event.calls = row.total("num_model_requests")?.unwrap_or(0);
    }
    event.quantities = quantities(row, kind)?;
    if event.meters == Meters::default() && event.calls == 0 && event.quantities.is_empty() {
        return Ok(Verdict::NotUsage("zero usage"));
    }
    if let Some(note) = note {
        sink.warn(note);
    }
    describe(&mut event.attributes, row, operation);
    set_tier(&mut event, row.text("service_tier"));
    let batch = row.get("batch").and_then(|batch| batch.truth());
    if batch == Some(true) {
        event.attributes[Attribute::Processing] = Cow::Borrowed("batch");
    }
    let is_batch = !event.attributes[Attribute::Processing].is_empty();
    let has_model = !event.attributes[Attribute::Model].is_empty();
    if kind == "completions" && has_model && batch.is_none() && !is_batch {
        sink.warn(aggregate::NOT_BY_TIER);
    }
    event.attributes[Attribute::Source] = Cow::Borrowed(OPENAI_USAGE.name);
    event.attributes[Attribute::Layer] = Cow::Borrowed("provider");
    event.key = aggregate::key(
        sink,
        OPENAI_USAGE.name,
        row,
        period,
        [
            kind,
            &row.text("project_id"),
            &row.text("user_id"),
            &row.text("api_key_id"),
            &row.text("model"),
            batch.map_or("", |batch| if batch { "true" } else { "false" }),
            &row.text("service_tier"),
            &row.text("size"),
            &row.text("source"),
            &row.text("context_level"),
            &row.text("vector_store_id"),
        ],
    );
    sink.event(&mut event);
    Ok(Verdict::Usage)
}

/// The bucket's period: seconds since 1970, or beside them as text.
pub(super) fn period(row: &Row<'_>) -> Result<Period, &'static str> {
    match row.get("start_time") {
        Some(_) => aggregate::period(row, "start_time", "end_time"),
        None => aggregate::period(row, "start_time_iso", "end_time_iso"),
    }
}

/// What kind of usage a result is: it says so itself, a table's columns tell.
fn kind(row: &Row<'_>) -> Option<(&'static str, &'static str)> {
    let object = row.text("object");
    let stated = object.strip_prefix("organization.usage.");
    let stated = stated.and_then(|kind| kind.strip_suffix(".result"));
    let name = match stated {
        Some(kind) => kind,
        None => [
            ("output_tokens", "completions"),
            ("images", "images"),
            ("characters", "audio_speeches"),
            ("seconds", "audio_transcriptions"),
            ("usage_bytes", "vector_stores"),
            ("num_sessions", "code_interpreter_sessions"),
            ("sessions", "code_interpreter_sessions"),
            ("context_level", "web_search_calls"),
            ("num_requests", "file_search_calls"),
            ("input_tokens", "embeddings"),
        ]
        .into_iter()
        .find(|(column, _)| row.has(column))
        .map(|(_, kind)| kind)?,
    };
    let name = match name {
        "embeddings" if row.text("model").contains("moderation") => "moderations",
        name => name,
    };
    KINDS.into_iter().find(|(kind, _)| *kind == name)
}

fn describe<'a>(
    attributes: &mut crate::event::Attributes<'a>,
    row: &Row<'a>,
    operation: &'static str,
) {
    attributes[Attribute::Provider] = Cow::Borrowed("openai");
    attributes[Attribute::Operation] = Cow::Borrowed(operation);
    attributes[Attribute::Model] = row.text("model");
    attributes[Attribute::Project] = row.text("project_id");
    attributes[Attribute::User] = row.text("user_id");
    attributes[Attribute::Tags] = aggregate::tags([
        ("api_key", row.text("api_key_id")),
        ("size", row.text("size")),
        ("image_source", row.text("source")),
        ("context_level", row.text("context_level")),
        ("vector_store", row.text("vector_store_id")),
    ]);
}

/// Disjoint counts.
fn meters(row: &Row<'_>) -> Result<(Meters, Option<&'static str>), &'static str> {
    let count = |name: &str| Ok::<u64, &'static str>(row.total(name)?.unwrap_or(0));
    let cached = count("input_cached_tokens")?;
    let written = [
        (
            WriteLifetime::ThirtyMinutes,
            count("input_cache_write_30m_tokens")?,
        ),
        (
            WriteLifetime::TwelveHours,
            count("input_cache_write_12h_tokens")?,
        ),
    ];
    let parts = written
        .iter()
        .fold(0_u64, |sum, part| sum.saturating_add(part.1));
    let write = count("input_cache_write_tokens")?.max(parts);
    let stated = row.total("input_tokens")?;
    // The uncached count is what is charged; the total is only as good as its definition of the day.
    let sum = row
        .total("input_uncached_tokens")?
        .map(|uncached| uncached.saturating_add(cached).saturating_add(write));
    let input = sum.or(stated).unwrap_or(0);
    let audio_cached = count("input_cached_audio_tokens")?;
    let image_cached = count("input_cached_image_tokens")?;
    let (audio, image) = (count("input_audio_tokens")?, count("input_image_tokens")?);
    let uncached = input.saturating_sub(cached).saturating_sub(write);
    let modal = count("input_text_tokens")?
        .saturating_add(audio)
        .saturating_add(image);
    // Modalities were once stated with their cached parts; their sum tells.
    let is_inclusive = cached > 0 && modal == uncached.saturating_add(cached);
    let with_cached = |tokens: u64, cached: u64| match is_inclusive {
        true => tokens,
        false => tokens.saturating_add(cached),
    };
    let counts = Stated {
        input: Some(input),
        output: Some(count("output_tokens")?),
        cache_read: Some(cached),
        cache_write: Some(write),
        written,
        audio_input: with_cached(audio, audio_cached),
        audio_cached,
        image_input: with_cached(image, image_cached),
        image_cached,
        audio_output: count("output_audio_tokens")?,
        image_output: count("output_image_tokens")?,
        ..Stated::default()
    };
    let (meters, note) = counts.disjoint(Input::Inclusive, Reasoning::Inside);
    let differs = stated.is_some_and(|stated| stated != input);
    Ok((meters, note.or(differs.then_some(TOTAL_MISMATCH))))
}

/// What is charged by other units than tokens.
fn quantities<'a>(row: &Row<'_>, kind: &str) -> Result<Vec<(Cow<'a, str>, u64)>, &'static str> {
    let sessions = row.total("num_sessions")?.or(row.total("sessions")?);
    let seconds = row.get("seconds").as_ref().and_then(Datum::thousandths);
    let tool = match kind {
        "file_search_calls" => "file_search",
        _ => "web_search",
    };
    let seconds = seconds.filter(|seconds| *seconds > 0);
    let seconds = seconds.map(|seconds| (Cow::Borrowed("second"), seconds));
    let whole = [
        aggregate::units("image", row.total("images")?),
        aggregate::units("character", row.total("characters")?),
        aggregate::units("byte", row.total("usage_bytes")?),
        aggregate::units("code_interpreter", sessions),
        aggregate::units(tool, row.total("num_requests")?),
    ];
    Ok(whole.into_iter().flatten().chain(seconds).collect())
}
