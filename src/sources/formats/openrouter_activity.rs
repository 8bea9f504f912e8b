//! OpenRouter's activity to events: rows per day and model to buckets, generations to calls.
//!
//! Fields as in OpenRouter's API reference, "Get user activity" and "Get a generation"; a generation has the id of the
//! response it made. Input includes cached tokens, output reasoning; native counts are what is billed.

use std::borrow::Cow;

use crate::event::Attribute;
use crate::event::Meters;
use crate::event::UsageEvent;
use crate::sources::About;
use crate::sources::Sink;
use crate::sources::Verdict;
use crate::sources::aggregate;
use crate::sources::convention::Input;
use crate::sources::convention::Reasoning;
use crate::sources::convention::Stated;
use crate::sources::envelope::set_tier;
use crate::sources::identity::identify_in;
use crate::sources::pages::Pages;
use crate::sources::row::Row;
use crate::units::Usd;

/// What OpenRouter says of an account's calls.
pub(crate) static OPENROUTER_ACTIVITY: Pages = Pages {
    name: "openrouter-activity",
    about: About {
        title: "OpenRouter activity: daily rows, exported tables, generation objects",
        how_to_get: "Export on openrouter.ai/activity, GET /api/v1/activity, or GET /api/v1/generation?id=…",
        layer: "provider",
    },
    is_record,
    is_empty: |_| false,
    record,
};

const CACHE_CLAMPED: &str = "more cached tokens than input; counted up to the input";

fn is_record(row: &Row<'_>) -> bool {
    let has = |names: &[&str]| names.iter().all(|name| row.has(name));
    has(&["generation_id", "model_permaslug"])
        || has(&["date", "model_permaslug", "prompt_tokens"])
        || has(&["id", "native_tokens_prompt", "total_cost"])
}

fn record(row: &Row<'_>, sink: &mut dyn Sink) -> Result<Verdict, &'static str> {
    if row.get("response_cache_source_id").is_some() {
        return Ok(Verdict::NotUsage("gateway cache hit"));
    }
    let id = text(row, ["generation_id", "id"]);
    let mut event = match &*id {
        "" if row.has("date") => day(row)?,
        "" => return Err("a generation without an id"),
        id => generation(row, id)?,
    };
    event.meters = meters(row, sink)?;
    let is_void = event.meters == Meters::default() && event.calls == 0;
    if is_void && event.reported_cost.is_none_or(|cost| cost == Usd::ZERO) {
        return Ok(Verdict::NotUsage("zero usage"));
    }
    event.attributes[Attribute::Provider] = Cow::Borrowed("openrouter");
    event.attributes[Attribute::Model] = model(row);
    event.attributes[Attribute::Project] = row.text("workspace_id");
    event.attributes[Attribute::Tags] = aggregate::tags([
        ("upstream_provider", row.text("provider_name")),
        ("api_key", row.text("api_key_name")),
        ("variant", row.text("variant")),
        ("endpoint", row.text("endpoint_id")),
        ("app_id", row.text("app_id")),
    ]);
    sink.event(&mut event);
    Ok(Verdict::Usage)
}

/// A row of the API: all calls of a UTC day to a model's endpoint.
fn day<'a>(row: &Row<'a>) -> Result<UsageEvent<'a>, &'static str> {
    let period = aggregate::period(row, "date", "")?;
    let mut event = aggregate::bucket(period);
    event.calls = row.total("requests")?.unwrap_or(0);
    set_cost(&mut event, row, "usage", "byok_usage_inference");
    event.key = aggregate::page_key(
        OPENROUTER_ACTIVITY.name,
        period,
        [
            &*row.text("model"),
            &row.text("model_permaslug"),
            &row.text("endpoint_id"),
            &row.text("provider_name"),
            &row.text("workspace_id"),
        ],
    );
    Ok(event)
}

/// One call: a row of the exported table, or a generation object. Its fallback attempts are no calls of their own.
fn generation<'a>(row: &Row<'a>, id: &str) -> Result<UsageEvent<'a>, &'static str> {
    let mut event = UsageEvent::call();
    event.time = row.time("created_at")?;
    identify_in(&mut event, "openrouter", id, None);
    if row.has("cost_total") {
        set_cost(&mut event, row, "cost_total", "byok_usage_inference");
    } else {
        set_cost(&mut event, row, "total_cost", "upstream_inference_cost");
    }
    let micros = |names: [&str; 2]| row.first(names).map_or(0, |datum| datum.micros(-3));
    event.duration = micros(["generation_time_ms", "generation_time"]);
    event.time_to_first_token = micros(["time_to_first_token_ms", "time_to_first_token"]);
    let is_cancelled = row.get("cancelled").and_then(|datum| datum.truth());
    let reason = text(row, ["finish_reason_normalized", "finish_reason"]);
    let status = match (is_cancelled, &*reason) {
        (Some(true), _) => "cancelled",
        (_, "error") => "error",
        _ => "ok",
    };
    event.attributes[Attribute::Status] = Cow::Borrowed(status);
    event.attributes[Attribute::Operation] = Cow::Borrowed("chat");
    event.attributes[Attribute::Agent] = row.text("app_name");
    event.attributes[Attribute::User] = text(row, ["user", "external_user"]);
    event.attributes[Attribute::Session] = row.text("session_id");
    let tier = row.text("service_tier");
    if !tier.is_empty() {
        set_tier(&mut event, tier);
    }
    Ok(event)
}

/// What OpenRouter charged; with a key of one's own that is its fee, and the provider bills the rest.
fn set_cost(event: &mut UsageEvent<'_>, row: &Row<'_>, charged: &str, upstream: &str) {
    let Some(charged) = row.money(charged, 0) else {
        return;
    };
    let is_own_key = row.get("is_byok").and_then(|datum| datum.truth());
    let upstream = row.money(upstream, 0);
    let upstream = upstream.filter(|amount| *amount > Usd::ZERO && is_own_key != Some(false));
    let (amount, kind) = match upstream.and_then(|upstream| charged.checked_add(upstream)) {
        Some(sum) => (sum, "estimated"),
        None => (charged, "billed"),
    };
    event.reported_cost = Some(amount);
    event.attributes[Attribute::Currency] = Cow::Borrowed("USD");
    event.attributes[Attribute::CostKind] = Cow::Borrowed(kind);
}

/// The model as asked for; a free variant has a price of its own.
fn model<'a>(row: &Row<'a>) -> Cow<'a, str> {
    let model = text(row, ["model", "model_permaslug"]);
    match &*row.text("variant") {
        "free" if !model.is_empty() && !model.contains(':') => Cow::Owned(format!("{model}:free")),
        _ => model,
    }
}

fn meters(row: &Row<'_>, sink: &mut dyn Sink) -> Result<Meters, &'static str> {
    let count = |names: [&str; 3]| -> Result<u64, &'static str> {
        match row.first(names) {
            Some(count) => Ok(count.total()?.unwrap_or(0)),
            None => Ok(0),
        }
    };
    let input = count(["native_tokens_prompt", "tokens_prompt", "prompt_tokens"])?;
    let output = count([
        "native_tokens_completion",
        "tokens_completion",
        "completion_tokens",
    ])?;
    let reasoning = count([
        "native_tokens_reasoning",
        "tokens_reasoning",
        "reasoning_tokens",
    ])?;
    let cached = count(["native_tokens_cached", "tokens_cached", "cached_tokens"])?;
    if cached > input {
        sink.warn(CACHE_CLAMPED);
    }
    let counts = Stated {
        input: Some(input),
        output: Some(output),
        cache_read: Some(cached.min(input)),
        reasoning: Some(reasoning.min(output)),
        image_output: row.total("native_tokens_completion_images")?.unwrap_or(0),
        ..Stated::default()
    };
    let (meters, _) = counts.disjoint(Input::Inclusive, Reasoning::Inside);
    Ok(meters)
}

/// The first of several fields, as text.
fn text<'a>(row: &Row<'a>, names: [&str; 2]) -> Cow<'a, str> {
    let found = row.first(names).and_then(|datum| datum.text());
    found.unwrap_or_default()
}
