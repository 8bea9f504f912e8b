//! `usage` of OpenAI's Responses and Realtime APIs.

use std::borrow::Cow;

use super::Body;
use super::Reading;
use super::first;
use super::gateway_estimate;
use super::modalities;
use super::openai_chat;
use super::units;
use crate::sources::convention::Input;
use crate::sources::convention::Reasoning;
use crate::sources::convention::Stated;
use crate::sources::json::Value;
use crate::sources::members::Members;

pub(super) fn read<'a>(body: &Body<'a>, model: &str) -> Result<Reading<'a>, &'static str> {
    let usage = &body.usage;
    // Realtime writes the singular.
    // DashScope's own API names it as chat completions do.
    let input = usage.inner([
        "input_tokens_details",
        "input_token_details",
        "prompt_tokens_details",
    ]);
    let output = usage.inner(["output_tokens_details", "output_token_details"]);
    let detail = |object: &Option<Members<'_>>, name: &str| match object {
        Some(object) => first(object, [name]),
        None => Ok(None),
    };
    let mut stated = Stated {
        input: first(usage, ["input_tokens"])?,
        output: first(usage, ["output_tokens"])?,
        total: first(usage, ["total_tokens"])?,
        cache_read: detail(&input, "cached_tokens")?,
        cache_write: detail(&input, "cache_write_tokens")?,
        reasoning: detail(&output, "reasoning_tokens")?,
        ..Stated::default()
    };
    if let Some(lifetimes) = input
        .as_ref()
        .and_then(|details| details.inner(["cache_write_tokens_details"]))
    {
        stated.written = openai_chat::written_parts(&lifetimes)?;
    }
    modalities(&mut stated, input.as_ref(), output.as_ref())?;
    let (meters, note) = stated.disjoint(Input::Inclusive, Reasoning::Inside);
    let id = body
        .object
        .text("id")
        .or_else(|| body.object.text("event_id"))
        .or_else(|| {
            body.object
                .text("request_id")
                .filter(|_| body.object.has("output"))
        });
    let mut reading = Reading {
        meters,
        note,
        provider: provider(usage, id.as_deref().unwrap_or_default(), model),
        family: "openai",
        tier: body.object.text("service_tier"),
        cost: openai_chat::cost(usage).or_else(|| gateway_estimate(usage)),
        operation: "chat",
        quantities: tool_calls(&body.object),
        ..Reading::default()
    };
    if id.as_deref().is_some_and(|id| id.starts_with("gen-")) {
        reading.family = "openrouter";
    }
    reading.id = id;
    Ok(reading)
}

fn provider(usage: &Members<'_>, id: &str, model: &str) -> &'static str {
    if id.starts_with("gen-") || usage.get("is_byok").is_some() {
        "openrouter"
    } else if usage.get("cost_in_usd_ticks").is_some() {
        "xai"
    } else if id.starts_with("resp_") && openai_chat::is_openai_model(model) {
        "openai"
    } else {
        ""
    }
}

/// Built-in tools are charged by the call.
fn tool_calls(body: &Members<'_>) -> Vec<(Cow<'static, str>, u64)> {
    const TOOLS: [(&str, &str); 4] = [
        ("web_search_call", "web_search"),
        ("file_search_call", "file_search"),
        ("code_interpreter_call", "code_interpreter"),
        ("image_generation_call", "image_generation"),
    ];
    let mut counts = [0_u64; TOOLS.len()];
    let items = body.get("output").and_then(Value::as_array);
    for item in items.into_iter().flat_map(|items| items.items()) {
        let Some(item) = item.as_object().map(Members::of) else {
            continue;
        };
        let kind = item.text("type");
        for ((name, _), count) in TOOLS.iter().zip(&mut counts) {
            if kind.as_deref() == Some(name) && is_search(&item) {
                *count += 1;
            }
        }
    }
    let mut quantities = Vec::new();
    for ((_, unit), count) in TOOLS.into_iter().zip(counts) {
        units(&mut quantities, unit, count);
    }
    quantities
}

/// Opening a found page is no further search.
fn is_search(item: &Members<'_>) -> bool {
    let action = item
        .inner(["action"])
        .and_then(|action| action.text("type"));
    action.is_none_or(|kind| kind == "search")
}
