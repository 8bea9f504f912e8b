//! `usageMetadata` of Gemini: input includes cached tokens, output excludes thoughts, tool results are input beside both.

use std::borrow::Cow;

use super::Body;
use super::Reading;
use super::first;
use super::gateway_estimate;
use super::units;
use crate::event::Meter;
use crate::sources::convention::Input;
use crate::sources::convention::Reasoning;
use crate::sources::convention::Stated;
use crate::sources::json::Value;
use crate::sources::members::Members;
use crate::sources::token_count::token_count;

pub(super) fn read<'a>(body: &Body<'a>, model: &str) -> Result<Reading<'a>, &'static str> {
    let usage = &body.usage;
    let mut stated = Stated {
        // Rows of embedding batches state one count beside the vector.
        input: first(
            usage,
            [
                "promptTokenCount",
                "prompt_token_count",
                "tokenCount",
                "token_count",
            ],
        )?,
        output: first(
            usage,
            [
                "candidatesTokenCount",
                "candidates_token_count",
                "responseTokenCount",
                "response_token_count",
            ],
        )?,
        cache_read: first(
            usage,
            ["cachedContentTokenCount", "cached_content_token_count"],
        )?,
        reasoning: first(usage, ["thoughtsTokenCount", "thoughts_token_count"])?,
        ..Stated::default()
    };
    let tool = first(
        usage,
        ["toolUsePromptTokenCount", "tool_use_prompt_token_count"],
    )?
    .unwrap_or(0);
    let total = first(usage, ["totalTokenCount", "total_token_count"])?;
    let parts = [stated.input, stated.output, stated.reasoning]
        .into_iter()
        .flatten()
        .fold(tool, u64::saturating_add);
    split(&mut stated, usage)?;
    if stated.input.is_none() && stated.output.is_none() {
        stated.total = total;
    }
    let (mut meters, note) = stated.disjoint(Input::Inclusive, Reasoning::Outside);
    meters[Meter::UncachedInput] = meters[Meter::UncachedInput].saturating_add(tool);
    let mismatch = total.is_some_and(|total| total != parts && stated.total.is_none());
    let mut reading = Reading {
        meters,
        note: note.or(mismatch.then_some(crate::sources::convention::TOTAL_MISMATCH)),
        provider: "google",
        family: "google",
        id: body
            .object
            .text("responseId")
            .or_else(|| body.object.text("response_id")),
        tier: tier(usage),
        operation: operation(&body.object),
        cost: gateway_estimate(usage),
        ..Reading::default()
    };
    grounding(&mut reading, &body.object, model);
    Ok(reading)
}

/// Modalities of input, cached input and output; documents are priced as text.
fn split(stated: &mut Stated, usage: &Members<'_>) -> Result<(), &'static str> {
    let input = modalities(
        usage,
        [
            "promptTokensDetails",
            "prompt_tokens_details",
            "promptTokenDetails",
        ],
    )?;
    let cached = modalities(
        usage,
        [
            "cacheTokensDetails",
            "cache_tokens_details",
            "cachedTokensDetails",
        ],
    )?;
    let output = modalities(
        usage,
        [
            "candidatesTokensDetails",
            "candidates_tokens_details",
            "responseTokensDetails",
        ],
    )?;
    (stated.audio_input, stated.image_input) = (input.audio, input.image);
    (stated.audio_cached, stated.image_cached) = (cached.audio, cached.image);
    (stated.audio_output, stated.image_output) = (output.audio, output.image);
    // Cached video has no meter of its own: it is read from the cache like text.
    stated.video_input = input.video.saturating_sub(cached.video);
    Ok(())
}

#[derive(Default)]
struct Modalities {
    audio: u64,
    image: u64,
    video: u64,
}

fn modalities(usage: &Members<'_>, names: [&str; 3]) -> Result<Modalities, &'static str> {
    let mut sums = Modalities::default();
    let list = usage
        .get_many(names)
        .into_iter()
        .flatten()
        .find_map(Value::as_array);
    for entry in list.into_iter().flat_map(|list| list.items()) {
        let Some(entry) = entry.as_object() else {
            continue;
        };
        let [modality, camel, snake] = entry.get_many(["modality", "tokenCount", "token_count"]);
        let tokens = token_count(camel.or(snake))?;
        let sum = match modality.and_then(Value::as_str).as_deref() {
            Some("AUDIO" | "audio") => &mut sums.audio,
            Some("IMAGE" | "image") => &mut sums.image,
            Some("VIDEO" | "video") => &mut sums.video,
            _ => continue,
        };
        *sum = sum.saturating_add(tokens);
    }
    Ok(sums)
}

fn tier<'a>(usage: &Members<'a>) -> Option<Cow<'a, str>> {
    let traffic = usage
        .text("trafficType")
        .or_else(|| usage.text("traffic_type"));
    match traffic.as_deref() {
        Some("PROVISIONED_THROUGHPUT") => return Some(Cow::Borrowed("provisioned")),
        Some("ON_DEMAND_FLEX") => return Some(Cow::Borrowed("flex")),
        Some("ON_DEMAND_PRIORITY") => return Some(Cow::Borrowed("priority")),
        _ => {}
    }
    usage
        .text("serviceTier")
        .or_else(|| usage.text("service_tier"))
}

fn operation(body: &Members<'_>) -> &'static str {
    let [one, many] = body.get_many(["embedding", "embeddings"]);
    if one.or(many).is_some() {
        "embeddings"
    } else {
        "chat"
    }
}

/// Searches on the web are charged by the grounded prompt up to Gemini 2, by the query since.
fn grounding(reading: &mut Reading<'_>, body: &Members<'_>, model: &str) {
    let candidates = body.get("candidates").and_then(Value::as_array);
    let queries: usize = candidates
        .into_iter()
        .flat_map(|candidates| candidates.items())
        .filter_map(|candidate| {
            let [camel, snake] = candidate
                .as_object()?
                .get_many(["groundingMetadata", "grounding_metadata"]);
            let [camel, snake] = camel
                .or(snake)?
                .as_object()?
                .get_many(["webSearchQueries", "web_search_queries"]);
            Some(camel.or(snake)?.as_array()?.items().count())
        })
        .sum();
    let by_prompt = model.contains("gemini-1") || model.contains("gemini-2");
    match u64::try_from(queries) {
        Ok(queries) if queries > 0 && by_prompt => {
            units(&mut reading.quantities, "grounded_prompt", 1)
        }
        Ok(queries) => units(&mut reading.quantities, "web_search", queries),
        Err(_) => {}
    }
}

/// Whether a streamed answer goes on after this chunk.
pub(in crate::sources) fn is_open_chunk(body: &Members<'_>) -> bool {
    let candidates = body.get("candidates").and_then(Value::as_array);
    let mut candidates = candidates
        .into_iter()
        .flat_map(|candidates| candidates.items())
        .peekable();
    candidates.peek().is_some()
        && candidates.all(|candidate| {
            candidate.as_object().is_some_and(|candidate| {
                let [camel, snake] = candidate.get_many(["finishReason", "finish_reason"]);
                camel.or(snake).is_none_or(Value::is_null)
            })
        })
}
