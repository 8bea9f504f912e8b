//! Helicone's requests to calls, from its query API, its JSONL export or the older tool's CSV.
//!
//! <https://docs.helicone.ai/rest/request/post-v1requestquery-clickhouse>: prompt, completion, reasoning and cached tokens
//! are counted apart. Costs are Helicone's own reckoning; through the API in dollars, in dumps of its database in 10⁻⁹.

use std::borrow::Cow;

use crate::event::Attribute;
use crate::sources::About;
use crate::sources::Sink;
use crate::sources::Verdict;
use crate::sources::convention::Stated;
use crate::sources::export::Export;
use crate::sources::gateway::CACHE_HIT;
use crate::sources::gateway::Call;
use crate::sources::gateway::Response;
use crate::sources::row::Row;
use crate::units::Usd;

/// Requests seen by Helicone.
pub(super) static HELICONE: Export = Export {
    name: "helicone",
    about: About {
        title: "Helicone requests (query API, JSONL and CSV exports)",
        how_to_get: "`POST /v1/request/query-clickhouse`, or Requests → Export",
        layer: "gateway",
    },
    signatures: &[
        &["request_id", "delay_ms", "prompt_tokens"],
        &[
            "request_id",
            "request_created_at",
            "response_status",
            "prompt_tokens",
        ],
        &[
            "response_id",
            "request_created_at",
            "response_status",
            "prompt_tokens",
        ],
    ],
    record: read,
};

fn read(row: &Row<'_>, sink: &mut dyn Sink) -> Result<Verdict, &'static str> {
    if row
        .text("cache_reference_id")
        .contains(|id| !matches!(id, '0' | '-'))
    {
        return Ok(Verdict::NotUsage(CACHE_HIT));
    }
    let start = row
        .first(["request_created_at", "response_created_at"])
        .ok_or("no timestamp")?;
    let mut call = Call::at(start.time()?);
    call.inclusive(&stated(row)?, sink);
    call.estimate(cost(row, sink));
    describe(&mut call, row);
    let id = row
        .first(["request_id", "response_id"])
        .and_then(|id| id.text());
    let id = id.unwrap_or_default();
    call.identity(&Response::default(), ("helicone", &id), row, sink);
    Ok(call.finish(sink))
}

/// The counts, put together as providers state them.
fn stated(row: &Row<'_>) -> Result<Stated, &'static str> {
    let prompt = row.count("prompt_tokens")?;
    let completion = row.count("completion_tokens")?;
    let reasoning = row.count("reasoning_tokens")?;
    let cache_read = row.count("prompt_cache_read_tokens")?;
    let cache_write = row.count("prompt_cache_write_tokens")?;
    let audio_input = row.count("prompt_audio_tokens")?;
    let audio_output = row.count("completion_audio_tokens")?;
    // A total without them shows that the reasoning tokens are part of the completion.
    let is_inside = reasoning <= completion
        && row.stated(["total_tokens"])? == Some(prompt.saturating_add(completion));
    let beside = if is_inside { 0 } else { reasoning };
    let sum = |counts: &[u64]| {
        counts
            .iter()
            .fold(0_u64, |sum, count| sum.saturating_add(*count))
    };
    Ok(Stated {
        input: Some(sum(&[prompt, cache_read, cache_write, audio_input])),
        output: Some(sum(&[completion, beside, audio_output])),
        cache_read: Some(cache_read),
        cache_write: Some(cache_write),
        reasoning: Some(reasoning),
        audio_input,
        audio_output,
        ..Stated::default()
    })
}

const UNKNOWN_UNIT: &str = "cost that may be dollars or 10⁻⁹ of them left out";

/// No single call costs a thousand dollars, and none is charged whole dollars: such a number is in units of 10⁻⁹.
fn cost(row: &Row<'_>, sink: &mut dyn Sink) -> Option<Usd> {
    let dollars = row.money("costUSD", 0).or_else(|| row.money("cost_usd", 0));
    if dollars.is_some() {
        return dollars;
    }
    let cost = row.get("cost")?;
    let text = cost.text()?;
    match text.parse::<u64>() {
        Ok(0) | Err(_) => cost.money(0),
        Ok(1000..) => cost.money(-9),
        Ok(_) => {
            sink.warn(UNKNOWN_UNIT);
            None
        }
    }
}

fn describe<'e>(call: &mut Call<'e>, row: &Row<'e>) {
    call.provider(&row.text("provider"));
    for name in ["model_override", "response_model", "request_model", "model"] {
        call.put(Attribute::Model, row.text(name));
    }
    call.operation(&row.text("target_url"));
    match &*row.text("response_status") {
        // Helicone's own number for a request that the caller gave up.
        "-3" => call.put(Attribute::Status, Cow::Borrowed("cancelled")),
        _ => call.status(row.get("response_status")),
    }
    for name in ["request_properties", "properties"] {
        call.labels(row.get(name));
    }
    call.attribute_of_tag("Helicone-Session-Id", Attribute::Session);
    call.attribute_of_tag("Helicone-Session-Name", Attribute::Agent);
    call.attribute_of_tag("Helicone-User-Id", Attribute::User);
    call.put(Attribute::User, row.text("request_user_id"));
    let delay = row.get("delay_ms").map_or(0, |delay| delay.micros(-3));
    call.event.duration = delay;
    let first_token = row.get("time_to_first_token");
    call.event.time_to_first_token = first_token.map_or(0, |time| time.micros(-3));
    call.ended(row.get("response_created_at"), None);
}
