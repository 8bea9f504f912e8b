//! Which shape an object has, from its keys alone.

use crate::sources::json::Object;
use crate::sources::json::Value;

/// A family of response bodies that state usage the same way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::sources) enum Shape {
    /// Chat completions of OpenAI and everybody compatible; completions and embeddings too.
    OpenAiChat,
    /// OpenAI's Responses API and Realtime.
    OpenAiResponses,
    /// A whole message of Anthropic.
    AnthropicMessages,
    /// The first event of a streamed message.
    AnthropicStart,
    /// A later event of it.
    AnthropicDelta,
    /// `generateContent` of Gemini.
    Gemini,
    /// Bedrock Converse.
    Converse,
    /// The metrics Bedrock adds to a model's own streamed body.
    BedrockNative,
    /// Cohere's billed units.
    Cohere,
    /// Pages read by Mistral OCR.
    MistralPages,
}

impl Shape {
    /// The source its events belong to.
    pub(in crate::sources) fn source(self) -> &'static str {
        match self {
            Self::OpenAiChat | Self::Cohere | Self::MistralPages => "openai-chat",
            Self::OpenAiResponses => "openai-responses",
            Self::AnthropicMessages | Self::AnthropicStart | Self::AnthropicDelta => {
                "anthropic-messages"
            }
            Self::Gemini => "gemini",
            Self::Converse | Self::BedrockNative => "bedrock-converse",
        }
    }
}

/// The shape of an object that is a body itself, and the object in it that holds the counts.
pub(in crate::sources) fn signature(object: Object<'_>) -> Option<(Shape, Object<'_>)> {
    let [usage, camel, snake, meta, pages, metrics, kind, groq] = object.get_many([
        "usage",
        "usageMetadata",
        "usage_metadata",
        "meta",
        "usage_info",
        "amazon-bedrock-invocationMetrics",
        "type",
        "x_groq",
    ]);
    let kind = kind.and_then(Value::as_str);
    let usage = usage.and_then(Value::as_object);
    match kind.as_deref() {
        Some("message_start") => {
            let message = object.get("message").and_then(Value::as_object)?;
            let usage = message.get("usage").and_then(Value::as_object)?;
            return Some((Shape::AnthropicStart, usage));
        }
        Some("message_delta") => return Some((Shape::AnthropicDelta, usage?)),
        _ => {}
    }
    let gemini = camel.or(snake).and_then(Value::as_object);
    if let Some(gemini) = gemini.filter(|usage| is_gemini(*usage)) {
        return Some((Shape::Gemini, gemini));
    }
    if let Some(metrics) = metrics.and_then(Value::as_object) {
        return Some((Shape::BedrockNative, metrics));
    }
    let groq = groq.and_then(Value::as_object);
    let usage = usage.or_else(|| groq?.get("usage")?.as_object());
    if let Some(usage) = usage {
        return Some((of_usage(usage, object, kind.as_deref())?, usage));
    }
    let meta = meta.and_then(Value::as_object);
    if let Some(meta) = meta.filter(|meta| has(*meta, "billed_units")) {
        return Some((Shape::Cohere, meta));
    }
    let pages = pages.and_then(Value::as_object)?;
    has(pages, "pages_processed").then_some((Shape::MistralPages, pages))
}

fn has(object: Object<'_>, name: &str) -> bool {
    object.get(name).is_some()
}

fn any<const N: usize>(object: Object<'_>, names: [&str; N]) -> bool {
    object.get_many(names).iter().any(Option::is_some)
}

fn is_gemini(usage: Object<'_>) -> bool {
    any(
        usage,
        [
            "promptTokenCount",
            "prompt_token_count",
            "totalTokenCount",
            "total_token_count",
            "candidatesTokenCount",
            "responseTokenCount",
        ],
    )
}

/// The shape of a body by its usage object, and by the body where usage objects look alike.
fn of_usage(usage: Object<'_>, body: Object<'_>, kind: Option<&str>) -> Option<Shape> {
    if any(usage, ["prompt_tokens", "completion_tokens"]) {
        return Some(Shape::OpenAiChat);
    }
    if has(usage, "billed_units") {
        return Some(Shape::Cohere);
    }
    if any(usage, ["inputTokens", "outputTokens"]) {
        return is_converse(usage, body).then_some(Shape::Converse);
    }
    if any(usage, ["input_tokens", "output_tokens", "seconds"]) {
        return of_input_tokens(usage, body, kind);
    }
    None
}

fn of_input_tokens(usage: Object<'_>, body: Object<'_>, kind: Option<&str>) -> Option<Shape> {
    let is_openai = any(
        usage,
        [
            "input_tokens_details",
            "input_token_details",
            "output_token_details",
            "total_tokens",
            "seconds",
        ],
    );
    if is_openai {
        return Some(Shape::OpenAiResponses);
    }
    let is_anthropic = any(
        usage,
        [
            "cache_creation_input_tokens",
            "cache_read_input_tokens",
            "cache_creation",
            "server_tool_use",
        ],
    );
    let [role, stop, id, object] = body.get_many(["role", "stop_reason", "id", "object"]);
    let starts = |prefix: &str| {
        id.and_then(Value::as_str)
            .is_some_and(|id| id.starts_with(prefix))
    };
    if object.and_then(Value::as_str).as_deref() == Some("response") || starts("resp_") {
        return Some(Shape::OpenAiResponses);
    }
    let is_message =
        kind == Some("message") || (role.is_some() && stop.is_some()) || starts("msg_");
    // Flat records use these names for a usage of their own; with caches only a body has a model's id beside them.
    (is_message || (is_anthropic && !has(usage, "prompt_tokens")))
        .then_some(Shape::AnthropicMessages)
}

fn is_converse(usage: Object<'_>, body: Object<'_>) -> bool {
    let of_others = any(
        usage,
        [
            "cachedInputTokens",
            "reasoningTokens",
            "promptTokens",
            "inputTokenDetails",
        ],
    );
    let marked = any(
        usage,
        [
            "cacheReadInputTokens",
            "cacheWriteInputTokens",
            "cacheReadInputTokenCount",
            "cacheWriteInputTokenCount",
            "serverToolUsage",
        ],
    );
    !of_others
        && (marked
            || any(
                body,
                [
                    "stopReason",
                    "ResponseMetadata",
                    "metrics",
                    "performanceConfig",
                ],
            ))
}
