//! `usage` of Bedrock Converse and the metrics of `InvokeModel` streams: input without its cached parts.

use super::Body;
use super::Reading;
use super::first;
use super::gateway_estimate;
use crate::sources::convention::Input;
use crate::sources::convention::Reasoning;
use crate::sources::convention::Stated;
use crate::sources::convention::WriteLifetime;
use crate::sources::json::Value;
use crate::sources::members::Members;

pub(super) fn converse<'a>(body: &Body<'a>) -> Result<Reading<'a>, &'static str> {
    let usage = &body.usage;
    let mut stated = Stated {
        input: first(usage, ["inputTokens"])?,
        output: first(usage, ["outputTokens"])?,
        // Raw answers state each of these under two names.
        cache_read: first(usage, ["cacheReadInputTokens", "cacheReadInputTokenCount"])?,
        cache_write: first(
            usage,
            ["cacheWriteInputTokens", "cacheWriteInputTokenCount"],
        )?,
        ..Stated::default()
    };
    stated.written = lifetimes(usage)?;
    let (meters, note) = stated.disjoint(Input::Exclusive, Reasoning::Inside);
    let metadata = body.object.inner(["ResponseMetadata"]);
    let latency = body
        .object
        .inner(["metrics"])
        .map(|metrics| first(&metrics, ["latencyMs"]));
    Ok(Reading {
        meters,
        note,
        provider: "aws",
        family: "aws",
        id: metadata.and_then(|metadata| metadata.text("RequestId")),
        tier: body
            .object
            .inner(["serviceTier"])
            .and_then(|tier| tier.text("type")),
        operation: "chat",
        duration: latency
            .transpose()?
            .flatten()
            .unwrap_or(0)
            .saturating_mul(1000),
        cost: gateway_estimate(usage),
        speed: body
            .object
            .inner(["performanceConfig"])
            .and_then(|config| config.text("latency"))
            .filter(|latency| latency == "optimized"),
        ..Reading::default()
    })
}

/// The final chunk of a streamed `InvokeModel`.
pub(super) fn native<'a>(body: &Body<'a>) -> Result<Reading<'a>, &'static str> {
    let metrics = &body.usage;
    let stated = Stated {
        input: first(metrics, ["inputTokenCount"])?,
        output: first(metrics, ["outputTokenCount"])?,
        cache_read: first(metrics, ["cacheReadInputTokenCount"])?,
        cache_write: first(metrics, ["cacheWriteInputTokenCount"])?,
        ..Stated::default()
    };
    let (meters, note) = stated.disjoint(Input::Exclusive, Reasoning::Inside);
    Ok(Reading {
        meters,
        note,
        provider: "aws",
        family: "aws",
        operation: "chat",
        duration: first(metrics, ["invocationLatency"])?
            .unwrap_or(0)
            .saturating_mul(1000),
        ..Reading::default()
    })
}

fn lifetimes(usage: &Members<'_>) -> Result<[(WriteLifetime, u64); 2], &'static str> {
    let mut parts = [
        (WriteLifetime::FiveMinutes, 0_u64),
        (WriteLifetime::Hour, 0),
    ];
    let details = usage.get("cacheDetails").and_then(Value::as_array);
    for entry in details.into_iter().flat_map(|details| details.items()) {
        let Some(entry) = entry.as_object().map(Members::of) else {
            continue;
        };
        let tokens = first(&entry, ["inputTokens"])?.unwrap_or(0);
        let place = match entry.text("ttl").as_deref() {
            Some("5m") => 0,
            Some("1h") => 1,
            _ => continue,
        };
        parts[place].1 = parts[place].1.saturating_add(tokens);
    }
    Ok(parts)
}
