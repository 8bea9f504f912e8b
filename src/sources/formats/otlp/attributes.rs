//! Attribute names of every vocabulary in use to what they mean.
//!
//! OpenTelemetry's GenAI conventions, present and past, `OpenLLMetry` (`llm.*`, `traceloop.*`), `OpenInference`
//! (`llm.token_count.*`), the Vercel AI SDK (`ai.*`), and the coding agents' own events (`input_token_count` …).

/// What an attribute says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fact {
    Provider,
    Operation,
    /// Which kind of step `OpenInference` or `OpenLLMetry` take a span for.
    SpanKind,
    /// The Vercel AI SDK's own name of the step.
    AiOperation,
    Model,
    RequestModel,
    ResponseId,
    RequestId,
    Input,
    Output,
    Total,
    CacheRead,
    CacheWrite,
    Reasoning,
    /// Gemini counts the results of tools beside the prompt.
    ToolInput,
    AudioInput,
    ImageInput,
    VideoInput,
    AudioOutput,
    ImageOutput,
    /// In dollars.
    Cost,
    CostMicros,
    Tier,
    RequestTier,
    Speed,
    Error,
    Server,
    Session,
    Agent,
    /// `OpenLLMetry`'s name of the step a span is.
    Entity,
    Workflow,
    User,
    Tenant,
    /// A set of user-defined values, as an object or its text.
    Metadata,
    /// A list of words.
    Words,
    /// What the provider's own answer says beside the SDK's counts, as JSON.
    ProviderMetadata,
    /// In seconds.
    FirstToken,
    FirstTokenMs,
    DurationMs,
    EventName,
    EventKind,
    EventTime,
    EventSequence,
    PromptId,
    TokenType,
    /// The name of the instrumented service.
    Service,
    Instance,
    Namespace,
    Environment,
    Host,
}

impl Fact {
    /// How many there are.
    pub(super) const COUNT: usize = Self::Host as usize + 1;
}

/// What an attribute of that name says, and how old its name is: of several names of one fact the lowest is believed.
pub(super) fn fact(name: &str) -> Option<(Fact, u8)> {
    if let Some(name) = name.strip_prefix("gen_ai.") {
        return match name.strip_prefix("usage.") {
            Some(name) => usage(name),
            None => gen_ai(name),
        };
    }
    if let Some(name) = name.strip_prefix("llm.") {
        return llm(name);
    }
    if let Some(name) = name.strip_prefix("ai.") {
        return vercel(name);
    }
    match name.contains('.') {
        true => dotted(name),
        false => event_field(name),
    }
}

/// `gen_ai.*` but the usage.
fn gen_ai(name: &str) -> Option<(Fact, u8)> {
    Some(match name {
        "provider.name" => (Fact::Provider, 0),
        "system" => (Fact::Provider, 1),
        "operation.name" => (Fact::Operation, 0),
        "response.model" => (Fact::Model, 0),
        "request.model" => (Fact::RequestModel, 0),
        "response.id" => (Fact::ResponseId, 0),
        "conversation.id" => (Fact::Session, 0),
        "session.id" => (Fact::Session, 2),
        "agent.name" => (Fact::Agent, 0),
        "agent.id" => (Fact::Agent, 3),
        "workflow.name" => (Fact::Workflow, 0),
        "token.type" => (Fact::TokenType, 0),
        "openai.response.service_tier" => (Fact::Tier, 1),
        "openai.request.service_tier" => (Fact::RequestTier, 1),
        "response.time_to_first_chunk" | "server.time_to_first_token" => (Fact::FirstToken, 0),
        "event.name" => (Fact::EventName, 2),
        "user.id" => (Fact::User, 1),
        _ => return None,
    })
}

/// `gen_ai.usage.*`: current names first, then deprecated and vendors' ones.
fn usage(name: &str) -> Option<(Fact, u8)> {
    Some(match name {
        "input_tokens" => (Fact::Input, 0),
        "prompt_tokens" => (Fact::Input, 1),
        "output_tokens" => (Fact::Output, 0),
        "completion_tokens" => (Fact::Output, 1),
        "total_tokens" => (Fact::Total, 0),
        "cache_read.input_tokens" => (Fact::CacheRead, 0),
        "cache_read_input_tokens" => (Fact::CacheRead, 1),
        "input_tokens.cached" | "input_tokens_cached" => (Fact::CacheRead, 2),
        "details.cache_read_tokens" | "details.cache_read_input_tokens" => (Fact::CacheRead, 3),
        "prompt_tokens_details.cached_tokens" | "cached_tokens" => (Fact::CacheRead, 4),
        "cache_creation.input_tokens" => (Fact::CacheWrite, 0),
        "cache_creation_input_tokens" => (Fact::CacheWrite, 1),
        "cache_write.input_tokens" | "cache_write_input_tokens" => (Fact::CacheWrite, 2),
        "details.cache_write_tokens" | "details.cache_creation_input_tokens" => {
            (Fact::CacheWrite, 3)
        }
        "reasoning.output_tokens" => (Fact::Reasoning, 0),
        "reasoning_output_tokens" => (Fact::Reasoning, 1),
        "reasoning_tokens" | "output_tokens.reasoning" => (Fact::Reasoning, 2),
        "details.reasoning_tokens" | "completion_tokens_details.reasoning_tokens" => {
            (Fact::Reasoning, 3)
        }
        "audio.input_tokens" => (Fact::AudioInput, 0),
        "image.input_tokens" => (Fact::ImageInput, 0),
        "video.input_tokens" => (Fact::VideoInput, 0),
        "audio.output_tokens" => (Fact::AudioOutput, 0),
        "image.output_tokens" => (Fact::ImageOutput, 0),
        "cost" | "total_cost" | "cost.total" => (Fact::Cost, 1),
        _ => return None,
    })
}

/// `llm.*`: `OpenLLMetry` before the conventions, and `OpenInference`.
fn llm(name: &str) -> Option<(Fact, u8)> {
    Some(match name {
        "request.type" => (Fact::Operation, 2),
        "response.model" => (Fact::Model, 1),
        "model_name" => (Fact::Model, 2),
        "request.model" => (Fact::RequestModel, 1),
        "provider" => (Fact::Provider, 2),
        "vendor" | "system" => (Fact::Provider, 3),
        "response.id" => (Fact::ResponseId, 1),
        "usage.prompt_tokens" => (Fact::Input, 2),
        "token_count.prompt" => (Fact::Input, 3),
        "usage.completion_tokens" => (Fact::Output, 2),
        "token_count.completion" => (Fact::Output, 3),
        "usage.total_tokens" => (Fact::Total, 1),
        "token_count.total" => (Fact::Total, 2),
        "usage.cache_read_input_tokens" => (Fact::CacheRead, 5),
        "token_count.prompt_details.cache_read" => (Fact::CacheRead, 6),
        "token_count.prompt_details.cache_input" => (Fact::CacheRead, 7),
        "usage.cache_creation_input_tokens" => (Fact::CacheWrite, 5),
        "token_count.prompt_details.cache_write" => (Fact::CacheWrite, 6),
        "usage.reasoning_tokens" => (Fact::Reasoning, 4),
        "token_count.completion_details.reasoning" => (Fact::Reasoning, 5),
        "token_count.prompt_details.audio" => (Fact::AudioInput, 1),
        "token_count.completion_details.audio" => (Fact::AudioOutput, 1),
        "cost.total" => (Fact::Cost, 2),
        _ => return None,
    })
}

/// `ai.*`: the Vercel AI SDK.
fn vercel(name: &str) -> Option<(Fact, u8)> {
    Some(match name {
        "operationId" => (Fact::AiOperation, 0),
        "model.id" => (Fact::RequestModel, 3),
        "model.provider" => (Fact::Provider, 4),
        "response.model" => (Fact::Model, 3),
        "response.id" => (Fact::ResponseId, 2),
        "usage.inputTokens" => (Fact::Input, 4),
        "usage.promptTokens" => (Fact::Input, 5),
        "usage.tokens" => (Fact::Input, 6),
        "usage.outputTokens" => (Fact::Output, 4),
        "usage.completionTokens" => (Fact::Output, 5),
        "usage.totalTokens" => (Fact::Total, 3),
        "usage.cachedInputTokens" | "usage.inputTokenDetails.cacheReadTokens" => {
            (Fact::CacheRead, 8)
        }
        "usage.inputTokenDetails.cacheWriteTokens" => (Fact::CacheWrite, 8),
        "usage.reasoningTokens" | "usage.outputTokenDetails.reasoningTokens" => {
            (Fact::Reasoning, 6)
        }
        "response.providerMetadata" => (Fact::ProviderMetadata, 0),
        "response.msToFirstChunk" => (Fact::FirstTokenMs, 0),
        "telemetry.functionId" => (Fact::Workflow, 2),
        _ => return None,
    })
}

/// Other names with a dot.
fn dotted(name: &str) -> Option<(Fact, u8)> {
    Some(match name {
        "openinference.span.kind" => (Fact::SpanKind, 0),
        "traceloop.span.kind" => (Fact::SpanKind, 1),
        "traceloop.entity.name" => (Fact::Entity, 0),
        "traceloop.workflow.name" => (Fact::Workflow, 1),
        "embedding.model_name" => (Fact::Model, 4),
        "openai.response.service_tier" => (Fact::Tier, 0),
        "openai.request.service_tier" => (Fact::RequestTier, 0),
        "operation.cost" => (Fact::Cost, 0),
        "error.type" => (Fact::Error, 0),
        "server.address" => (Fact::Server, 0),
        "session.id" | "langfuse.session.id" => (Fact::Session, 1),
        "conversation.id" => (Fact::Session, 3),
        "agent.name" => (Fact::Agent, 1),
        "user.email" => (Fact::User, 0),
        "enduser.id" => (Fact::User, 2),
        "user.account_uuid" => (Fact::User, 3),
        "user.id" | "langfuse.user.id" => (Fact::User, 4),
        "organization.id" => (Fact::Tenant, 0),
        "tag.tags" => (Fact::Words, 0),
        "event.name" => (Fact::EventName, 0),
        "event.kind" => (Fact::EventKind, 0),
        "event.timestamp" => (Fact::EventTime, 0),
        "event.sequence" => (Fact::EventSequence, 0),
        "copilot_chat.time_to_first_token" => (Fact::FirstTokenMs, 1),
        "service.name" => (Fact::Service, 0),
        "service.instance.id" => (Fact::Instance, 0),
        "service.namespace" => (Fact::Namespace, 0),
        "deployment.environment.name" => (Fact::Environment, 0),
        "deployment.environment" => (Fact::Environment, 1),
        "host.name" => (Fact::Host, 0),
        _ => return None,
    })
}

/// Names without a dot: fields of the coding agents' own events, and `OpenInference`'s metadata.
fn event_field(name: &str) -> Option<(Fact, u8)> {
    Some(match name {
        "metadata" => (Fact::Metadata, 0),
        "model" => (Fact::Model, 5),
        "request_id" => (Fact::RequestId, 0),
        "input_tokens" | "input_token_count" => (Fact::Input, 8),
        "output_tokens" | "output_token_count" => (Fact::Output, 8),
        "cache_read_tokens" | "cached_token_count" | "cached_content_token_count" => {
            (Fact::CacheRead, 9)
        }
        "cache_creation_tokens" | "cache_write_token_count" => (Fact::CacheWrite, 9),
        "reasoning_token_count" | "thoughts_token_count" => (Fact::Reasoning, 8),
        "tool_token_count" => (Fact::ToolInput, 0),
        "total_token_count" => (Fact::Total, 8),
        "cost_usd_micros" => (Fact::CostMicros, 0),
        "cost_usd" => (Fact::Cost, 8),
        "duration_ms" => (Fact::DurationMs, 0),
        "ttft_ms" => (Fact::FirstTokenMs, 2),
        "speed" => (Fact::Speed, 0),
        "prompt_id" => (Fact::PromptId, 0),
        _ => return None,
    })
}

/// The user-defined name of an association or telemetry value.
pub(super) fn label(name: &str) -> Option<&str> {
    name.strip_prefix("traceloop.association.properties.")
        .or_else(|| name.strip_prefix("ai.telemetry.metadata."))
        .filter(|name| !name.is_empty())
}
