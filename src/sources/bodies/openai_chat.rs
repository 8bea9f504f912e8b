//! `usage` of chat completions, completions and embeddings, of OpenAI and of everybody who answers alike.
//!
//! Input includes cached, written, audio and image tokens; output includes reasoning, unless the total proves
//! otherwise (xAI adds it on top, Gemini's compatible endpoint leaves it out).

use std::borrow::Cow;

use super::Body;
use super::Reading;
use super::first;
use super::gateway_estimate;
use super::largest;
use super::modalities;
use super::openai_media;
use super::units;
use crate::event::Meters;
use crate::sources::convention::Input;
use crate::sources::convention::Reasoning;
use crate::sources::convention::Stated;
use crate::sources::convention::WriteLifetime;
use crate::sources::json::Value;
use crate::sources::members::Members;
use crate::units::Usd;

pub(super) fn read<'a>(body: &Body<'a>, model: &str) -> Result<Reading<'a>, &'static str> {
    let usage = &body.usage;
    let id = body.object.text("id");
    let mut reading = Reading {
        provider: provider(body, id.as_deref().unwrap_or_default(), model),
        tier: body.object.text("service_tier"),
        cost: cost(usage).or_else(|| gateway_estimate(usage)),
        duration: seconds(usage.get("total_time")),
        operation: operation(&body.object),
        ..Reading::default()
    };
    (reading.meters, reading.note) = meters(usage, model)?;
    for (model, usage) in breakdown(&body.object) {
        let (meters, _) = self::meters(&usage, &model)?;
        reading.models.push((model, meters));
    }
    units(
        &mut reading.quantities,
        "search_query",
        first(usage, ["num_search_queries"])?.unwrap_or(0),
    );
    if let Some(tools) = usage.inner(["server_tool_use"]) {
        units(
            &mut reading.quantities,
            "web_search",
            first(&tools, ["web_search_requests"])?.unwrap_or(0),
        );
    }
    units(
        &mut reading.quantities,
        "citation_token",
        first(usage, ["citation_tokens"])?.unwrap_or(0),
    );
    // Mistral writes an empty object where there was no sound.
    if let Some(seconds @ Value::Number(_)) = usage.get("prompt_audio_seconds") {
        let seconds = openai_media::thousandths(seconds)?;
        if seconds > 0 {
            reading.quantities.push((Cow::Borrowed("second"), seconds));
        }
    }
    reading.family = if id.as_deref().is_some_and(|id| id.starts_with("gen-")) {
        "openrouter"
    } else {
        "openai"
    };
    reading.id = id;
    Ok(reading)
}

/// Disjoint counts of an OpenAI-style usage object.
fn meters(
    usage: &Members<'_>,
    model: &str,
) -> Result<(Meters, Option<&'static str>), &'static str> {
    let input = usage.inner(["prompt_tokens_details"]);
    let output = usage.inner(["completion_tokens_details"]);
    // Several fields may repeat the cached tokens; they are the same tokens.
    let beside = largest(
        usage,
        [
            "cached_tokens",
            "num_cached_tokens",
            "prompt_cache_hit_tokens",
            "cache_read_input_tokens",
        ],
    )?;
    let written = first(usage, ["cache_creation_input_tokens"])?;
    let mut stated = Stated {
        input: first(usage, ["prompt_tokens"])?,
        output: first(usage, ["completion_tokens"])?,
        total: first(usage, ["total_tokens"])?,
        cache_read: detail(&input, "cached_tokens")?.max(beside),
        cache_write: detail(&input, "cache_write_tokens")?
            .max(detail(&input, "cache_creation_tokens")?)
            .max(written),
        reasoning: detail(&output, "reasoning_tokens")?.max(first(usage, ["reasoning_tokens"])?),
        ..Stated::default()
    };
    if let Some(lifetimes) = input
        .as_ref()
        .and_then(|details| details.inner(["cache_write_tokens_details"]))
    {
        stated.written = written_parts(&lifetimes)?;
    }
    modalities(&mut stated, input.as_ref(), output.as_ref())?;
    if let Some(hidden) = hidden_output(&stated, model) {
        stated.output = Some(hidden);
    }
    // Deep research reasons and cites beside its answer, and its total leaves both out.
    let reasoning = match usage.has("citation_tokens") && model.contains("deep-research") {
        true => Reasoning::Outside,
        false => Reasoning::Inside,
    };
    Ok(stated.disjoint(Input::Inclusive, reasoning))
}

/// A count among details, where there are any.
#[inline(always)]
fn detail(details: &Option<Members<'_>>, name: &str) -> Result<Option<u64>, &'static str> {
    match details {
        Some(details) => first(details, [name]),
        None => Ok(None),
    }
}

/// The lifetimes OpenAI states for written tokens.
pub(super) fn written_parts(
    lifetimes: &Members<'_>,
) -> Result<[(WriteLifetime, u64); 2], &'static str> {
    Ok([
        (
            WriteLifetime::ThirtyMinutes,
            first(lifetimes, ["ttl_30m_tokens"])?.unwrap_or(0),
        ),
        (
            WriteLifetime::TwelveHours,
            first(lifetimes, ["ttl_12h_tokens"])?.unwrap_or(0),
        ),
    ])
}

/// Gemini behind a compatible endpoint leaves its thoughts out of the completion but not out of the total.
fn hidden_output(stated: &Stated, model: &str) -> Option<u64> {
    let output = stated.total?.checked_sub(stated.input?)?;
    let unexplained = stated.reasoning.unwrap_or(0) == 0 && output > stated.output.unwrap_or(0);
    (unexplained && model.contains("gemini")).then_some(output)
}

/// What was charged: OpenRouter's dollars, xAI's ticks of 10⁻¹⁰ dollars, Perplexity's sum.
pub(super) fn cost(usage: &Members<'_>) -> Option<(Usd, &'static str)> {
    let [ticks, cost, is_byok] = usage.get_many(["cost_in_usd_ticks", "cost", "is_byok"]);
    if let Some(ticks) = ticks.and_then(Value::as_number) {
        return Some((Usd::parse_scaled(ticks, -10).ok()?, "billed"));
    }
    let amount = match cost? {
        Value::Object(parts) => Usd::parse(parts.get("total_cost")?.as_number()?).ok()?,
        other => Usd::parse(other.as_number()?).ok()?,
    };
    if is_byok != Some(Value::Bool(true)) {
        return Some((amount, "billed"));
    }
    // With a key of one's own the gateway charges a fee and the provider bills the rest.
    let upstream = usage
        .inner(["cost_details"])?
        .get("upstream_inference_cost")?;
    let upstream = Usd::parse(upstream.as_number()?).ok()?;
    Some((amount.checked_add(upstream)?, "estimated"))
}

/// No request calls more models than that.
const MOST_MODELS: usize = 1000;

/// Groq's compound systems bill each model they called.
fn breakdown<'a>(body: &Members<'a>) -> Vec<(Cow<'a, str>, Members<'a>)> {
    let models = body
        .inner(["usage_breakdown"])
        .and_then(|breakdown| breakdown.get("models")?.as_array());
    models
        .into_iter()
        .flat_map(|models| models.items())
        .take(MOST_MODELS)
        .filter_map(|entry| {
            let entry = Members::of(entry.as_object()?);
            Some((entry.text("model")?, entry.inner(["usage"])?))
        })
        .collect()
}

fn seconds(value: Option<Value<'_>>) -> u64 {
    let Some(text) = value.and_then(Value::as_number) else {
        return 0;
    };
    let micros = crate::units::parse_decimal(text, 6).unwrap_or(0);
    u64::try_from(micros).unwrap_or(0)
}

fn operation(body: &Members<'_>) -> &'static str {
    match body.text("object").as_deref() {
        Some("list") => "embeddings",
        Some("text_completion") => "text_completion",
        _ => "chat",
    }
}

/// Who bills, where the body gives it away; else the owner of the model is found with its price.
fn provider(body: &Body<'_>, id: &str, model: &str) -> &'static str {
    let has = |name: &str| body.usage.get(name).is_some();
    if id.starts_with("gen-") || has("is_byok") || has("cost_details") {
        "openrouter"
    } else if has("prompt_cache_hit_tokens") {
        "deepseek"
    } else if has("cost_in_usd_ticks") || has("num_sources_used") {
        "xai"
    } else if has("queue_time") || body.object.get("x_groq").is_some() {
        "groq"
    } else if has("num_cached_tokens") || has("prompt_audio_seconds") {
        "mistral"
    } else if has("search_context_size") || has("citation_tokens") {
        "perplexity"
    } else if body.object.get("prompt_filter_results").is_some() {
        "azure"
    } else if id.starts_with("chatcmpl-") && is_openai_model(model) {
        "openai"
    } else {
        ""
    }
}

/// Whether OpenAI itself serves models so named.
pub(super) fn is_openai_model(model: &str) -> bool {
    const PREFIXES: [&str; 11] = [
        "gpt-",
        "o1",
        "o3",
        "o4",
        "chatgpt-",
        "ft:gpt-",
        "codex-",
        "text-embedding-",
        "davinci-",
        "babbage-",
        "computer-use-",
    ];
    !model.starts_with("gpt-oss") && PREFIXES.iter().any(|prefix| model.starts_with(prefix))
}
