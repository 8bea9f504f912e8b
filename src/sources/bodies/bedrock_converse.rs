//! `usage` of Bedrock Converse and the metrics of `InvokeModel` streams: input without its cached parts.

use super::Body;
use super::Reading;
use super::first;
use super::gateway_estimate;
use super::inner;
use super::text;
use crate::sources::convention::Input;
use crate::sources::convention::Reasoning;
use crate::sources::convention::Stated;
use crate::sources::convention::WriteLifetime;
use crate::sources::json::Object;
use crate::sources::json::Value;

pub(super) fn converse(body: Body<'_>) -> Result<Reading<'_>, &'static str> {
    let usage = body.usage;
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
    let metadata = inner(body.object, ["ResponseMetadata"]);
    let latency = inner(body.object, ["metrics"]).map(|metrics| first(metrics, ["latencyMs"]));
    Ok(Reading {
        meters,
        note,
        provider: "aws",
        family: "aws",
        id: metadata.and_then(|metadata| text(metadata, "RequestId")),
        tier: inner(body.object, ["serviceTier"]).and_then(|tier| text(tier, "type")),
        operation: "chat",
        duration: latency
            .transpose()?
            .flatten()
            .unwrap_or(0)
            .saturating_mul(1000),
        cost: gateway_estimate(usage),
        ..Reading::default()
    })
}

/// The final chunk of a streamed `InvokeModel`.
pub(super) fn native(body: Body<'_>) -> Result<Reading<'_>, &'static str> {
    let metrics = body.usage;
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

fn lifetimes(usage: Object<'_>) -> Result<[(WriteLifetime, u64); 2], &'static str> {
    let mut parts = [
        (WriteLifetime::FiveMinutes, 0_u64),
        (WriteLifetime::Hour, 0),
    ];
    let details = usage.get("cacheDetails").and_then(Value::as_array);
    for entry in details.into_iter().flat_map(|details| details.items()) {
        let Some(entry) = entry.as_object() else {
            continue;
        };
        let tokens = first(entry, ["inputTokens"])?.unwrap_or(0);
        let place = match text(entry, "ttl").as_deref() {
            Some("5m") => 0,
            Some("1h") => 1,
            _ => continue,
        };
        parts[place].1 = parts[place].1.saturating_add(tokens);
    }
    Ok(parts)
}
