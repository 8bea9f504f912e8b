//! Which shape an object has, from its keys alone.

use super::bedrock_models;
use super::ollama;
use super::openai_media;
use crate::sources::json::Value;
use crate::sources::members::Members;

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
    /// The body of a model on Bedrock that counts in it.
    BedrockModel,
    /// The headers of an answer of `InvokeModel`.
    BedrockHeaders,
    /// Pictures of OpenAI.
    OpenAiImages,
    /// Speech to text and text to speech of OpenAI.
    OpenAiSpeech,
    /// Ollama's own API.
    Ollama,
    /// Cohere's billed units.
    Cohere,
    /// Pages read by Mistral OCR.
    MistralPages,
}

impl Shape {
    /// The source its events belong to.
    pub(in crate::sources) fn source(self) -> &'static str {
        match self {
            Self::OpenAiChat | Self::Cohere | Self::MistralPages | Self::Ollama => "openai-chat",
            Self::OpenAiResponses | Self::OpenAiImages | Self::OpenAiSpeech => "openai-responses",
            Self::AnthropicMessages | Self::AnthropicStart | Self::AnthropicDelta => {
                "anthropic-messages"
            }
            Self::Gemini => "gemini",
            Self::Converse | Self::BedrockNative | Self::BedrockModel | Self::BedrockHeaders => {
                "bedrock-converse"
            }
        }
    }
}

/// The shape of an object that is a body itself, and the object in it that holds the counts.
pub(in crate::sources) fn signature<'a>(object: &Members<'a>) -> Option<(Shape, Members<'a>)> {
    let kind = object.get("type").and_then(Value::as_str);
    match kind.as_deref() {
        Some("message_start") => {
            let usage = object.inner(["message"])?.inner(["usage"])?;
            return Some((Shape::AnthropicStart, usage));
        }
        Some("message_delta") => return Some((Shape::AnthropicDelta, object.child("usage")?)),
        _ => {}
    }
    let gemini = match object.has("usageMetadata") {
        true => object.child("usageMetadata"),
        false => object.child("usage_metadata"),
    };
    if let Some(gemini) = gemini.filter(is_gemini) {
        return Some((Shape::Gemini, gemini));
    }
    if let Some(statistics) = embedding_statistics(object) {
        return Some((Shape::Gemini, statistics));
    }
    if let Some(metrics) = object.child("amazon-bedrock-invocationMetrics") {
        return Some((Shape::BedrockNative, metrics));
    }
    let usage = object.child("usage");
    if let Some(shape) = of_pieces(object) {
        return Some((shape, usage.unwrap_or_else(|| object.clone())));
    }
    let groq = || object.child("x_groq")?.inner(["usage"]);
    if let Some(usage) = usage.or_else(groq) {
        return Some((of_usage(&usage, object, kind.as_deref())?, usage));
    }
    let meta = object.child("meta");
    if let Some(meta) = meta.filter(|meta| meta.has("billed_units")) {
        return Some((Shape::Cohere, meta));
    }
    let pages = object.child("usage_info");
    let pages = pages.filter(|pages| pages.has("pages_processed"))?;
    Some((Shape::MistralPages, pages))
}

/// The counts of one embedding: beside its vector, or in its statistics.
fn embedding_statistics<'a>(object: &Members<'a>) -> Option<Members<'a>> {
    let embedding = object.inner(["embedding", "embeddings"])?;
    if object.has_any(["tokenCount", "token_count"]) {
        return Some(object.clone());
    }
    let statistics = embedding.inner(["statistics"])?;
    statistics
        .has_any(["token_count", "tokenCount"])
        .then_some(statistics)
}

/// Bodies told by members of their own, whose counts lie beside them or in pieces.
fn of_pieces(object: &Members<'_>) -> Option<Shape> {
    if openai_media::is_images(object) {
        Some(Shape::OpenAiImages)
    } else if bedrock_models::is_body(object) {
        Some(Shape::BedrockModel)
    } else if bedrock_models::is_headers(object) {
        Some(Shape::BedrockHeaders)
    } else if ollama::is_body(object) {
        Some(Shape::Ollama)
    } else {
        None
    }
}

fn is_gemini(usage: &Members<'_>) -> bool {
    usage.has_any([
        "promptTokenCount",
        "prompt_token_count",
        "totalTokenCount",
        "total_token_count",
        "candidatesTokenCount",
        "responseTokenCount",
    ])
}

/// The shape of a body by its usage object, and by the body where usage objects look alike.
fn of_usage(usage: &Members<'_>, body: &Members<'_>, kind: Option<&str>) -> Option<Shape> {
    if usage.has_any(["prompt_tokens", "completion_tokens"]) {
        return Some(Shape::OpenAiChat);
    }
    if usage.has("billed_units") {
        return Some(Shape::Cohere);
    }
    if usage.has_any(["inputTokens", "outputTokens"]) {
        return is_converse(usage, body).then_some(Shape::Converse);
    }
    if usage.has_any(["input_tokens", "output_tokens", "seconds"]) {
        return of_input_tokens(usage, body, kind);
    }
    None
}

fn of_input_tokens(usage: &Members<'_>, body: &Members<'_>, kind: Option<&str>) -> Option<Shape> {
    if openai_media::is_speech(usage, body) {
        return Some(Shape::OpenAiSpeech);
    }
    let is_openai = usage.has_any([
        "input_tokens_details",
        "input_token_details",
        "output_token_details",
        "total_tokens",
    ]);
    if is_openai {
        return Some(Shape::OpenAiResponses);
    }
    let is_anthropic = usage.has_any([
        "cache_creation_input_tokens",
        "cache_read_input_tokens",
        "cache_creation",
        "server_tool_use",
    ]);
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
    (is_message || (is_anthropic && !usage.has("prompt_tokens")))
        .then_some(Shape::AnthropicMessages)
}

fn is_converse(usage: &Members<'_>, body: &Members<'_>) -> bool {
    let of_others = usage.has_any([
        "cachedInputTokens",
        "reasoningTokens",
        "promptTokens",
        "inputTokenDetails",
    ]);
    let marked = usage.has_any([
        "cacheReadInputTokens",
        "cacheWriteInputTokens",
        "cacheReadInputTokenCount",
        "cacheWriteInputTokenCount",
        "serverToolUsage",
    ]);
    !of_others
        && (marked
            || body.has_any([
                "stopReason",
                "ResponseMetadata",
                "metrics",
                "performanceConfig",
            ]))
}
