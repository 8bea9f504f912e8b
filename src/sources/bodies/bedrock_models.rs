//! What models on Bedrock say of their tokens in their own bodies, and what Bedrock says in the headers around them.

use super::Body;
use super::Reading;
use super::first;
use crate::sources::convention::Input;
use crate::sources::convention::Reasoning;
use crate::sources::convention::Stated;
use crate::sources::json::Value;
use crate::sources::members::Members;
use crate::sources::token_count::token_count;

/// Whether an object is such a body: Titan's, or Llama's. Chunks of a streamed one repeat the counts until it stops.
pub(super) fn is_body(object: &Members<'_>) -> bool {
    if object.has("inputTextTokenCount") {
        return object.has_any(["results", "embedding", "embeddingsByType"])
            || object.text("completionReason").is_some();
    }
    object.has("prompt_token_count")
        && object.has("generation_token_count")
        && object.text("stop_reason").is_some()
}

/// Whether an object is the headers of an answer.
pub(super) fn is_headers(object: &Members<'_>) -> bool {
    object.has("x-amzn-bedrock-input-token-count")
}

pub(super) fn body<'a>(body: &Body<'a>) -> Result<Reading<'a>, &'static str> {
    let object = &body.object;
    let input = first(object, ["inputTextTokenCount", "prompt_token_count"])?;
    let output = match first(
        object,
        ["generation_token_count", "totalOutputTextTokenCount"],
    )? {
        Some(count) => Some(count),
        None => results(object)?,
    };
    let stated = Stated {
        input,
        output,
        ..Stated::default()
    };
    Ok(Reading {
        operation: if object.has("embedding") || object.has("embeddingsByType") {
            "embeddings"
        } else {
            "chat"
        },
        ..of(&stated)
    })
}

/// Titan counts each of its answers.
fn results(object: &Members<'_>) -> Result<Option<u64>, &'static str> {
    let results = object.get("results").and_then(Value::as_array);
    let mut sum = None;
    for result in results.into_iter().flat_map(|results| results.items()) {
        let count = result
            .as_object()
            .and_then(|result| result.get("tokenCount"));
        sum = Some(u64::saturating_add(sum.unwrap_or(0), token_count(count)?));
    }
    Ok(sum)
}

pub(super) fn headers<'a>(body: &Body<'a>) -> Result<Reading<'a>, &'static str> {
    let headers = &body.object;
    let stated = Stated {
        input: first(headers, ["x-amzn-bedrock-input-token-count"])?,
        output: first(headers, ["x-amzn-bedrock-output-token-count"])?,
        cache_read: first(headers, ["x-amzn-bedrock-cache-read-input-token-count"])?,
        cache_write: first(headers, ["x-amzn-bedrock-cache-write-input-token-count"])?,
        ..Stated::default()
    };
    let latency = first(headers, ["x-amzn-bedrock-invocation-latency"])?.unwrap_or(0);
    Ok(Reading {
        id: headers.text("x-amzn-requestid"),
        duration: latency.saturating_mul(1000),
        ..of(&stated)
    })
}

/// Bedrock's counts of input are without the cached parts.
fn of<'a>(stated: &Stated) -> Reading<'a> {
    let (meters, note) = stated.disjoint(Input::Exclusive, Reasoning::Inside);
    Reading {
        meters,
        note,
        provider: "aws",
        family: "aws",
        operation: "chat",
        ..Reading::default()
    }
}
