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
pub(super) fn fact(name: &[u8]) -> Option<(Fact, u8)> {
    if let Some(name) = name.strip_prefix(b"gen_ai.") {
        return match name.strip_prefix(b"usage.") {
            Some(name) => usage(name),
            None => gen_ai(name),
        };
    }
    if let Some(name) = name.strip_prefix(b"llm.") {
        return llm(name);
    }
    if let Some(name) = name.strip_prefix(b"ai.") {
        return vercel(name);
    }
    match name.contains(&b'.') {
        true => dotted(name),
        false => event_field(name),
    }
}

/// `gen_ai.*` but the usage.
fn gen_ai(name: &[u8]) -> Option<(Fact, u8)> {
    Some(match name {
        b"provider.name" => (Fact::Provider, 0),
        b"system" => (Fact::Provider, 1),
        b"operation.name" => (Fact::Operation, 0),
        b"response.model" => (Fact::Model, 0),
        b"request.model" => (Fact::RequestModel, 0),
        b"response.id" => (Fact::ResponseId, 0),
        b"conversation.id" => (Fact::Session, 0),
        b"session.id" => (Fact::Session, 2),
        b"agent.name" => (Fact::Agent, 0),
        b"agent.id" => (Fact::Agent, 3),
        b"workflow.name" => (Fact::Workflow, 0),
        b"token.type" => (Fact::TokenType, 0),
        b"openai.response.service_tier" => (Fact::Tier, 1),
        b"openai.request.service_tier" => (Fact::RequestTier, 1),
        b"response.time_to_first_chunk" | b"server.time_to_first_token" => (Fact::FirstToken, 0),
        b"event.name" => (Fact::EventName, 2),
        b"user.id" => (Fact::User, 1),
        _ => return None,
    })
}

/// `gen_ai.usage.*`: current names first, then deprecated and vendors' ones.
fn usage(name: &[u8]) -> Option<(Fact, u8)> {
    Some(match name {
        b"input_tokens" => (Fact::Input, 0),
        b"prompt_tokens" => (Fact::Input, 1),
        b"output_tokens" => (Fact::Output, 0),
        b"completion_tokens" => (Fact::Output, 1),
        b"total_tokens" => (Fact::Total, 0),
        b"cache_read.input_tokens" => (Fact::CacheRead, 0),
        b"cache_read_input_tokens" => (Fact::CacheRead, 1),
        b"input_tokens.cached" | b"input_tokens_cached" => (Fact::CacheRead, 2),
        b"details.cache_read_tokens" | b"details.cache_read_input_tokens" => (Fact::CacheRead, 3),
        b"prompt_tokens_details.cached_tokens" | b"cached_tokens" => (Fact::CacheRead, 4),
        b"cache_creation.input_tokens" => (Fact::CacheWrite, 0),
        b"cache_creation_input_tokens" => (Fact::CacheWrite, 1),
        b"cache_write.input_tokens" | b"cache_write_input_tokens" => (Fact::CacheWrite, 2),
        b"details.cache_write_tokens" | b"details.cache_creation_input_tokens" => {
            (Fact::CacheWrite, 3)
        }
        b"reasoning.output_tokens" => (Fact::Reasoning, 0),
        b"reasoning_output_tokens" => (Fact::Reasoning, 1),
        b"reasoning_tokens" | b"output_tokens.reasoning" => (Fact::Reasoning, 2),
        b"details.reasoning_tokens" | b"completion_tokens_details.reasoning_tokens" => {
            (Fact::Reasoning, 3)
        }
        b"audio.input_tokens" => (Fact::AudioInput, 0),
        b"image.input_tokens" => (Fact::ImageInput, 0),
        b"video.input_tokens" => (Fact::VideoInput, 0),
        b"audio.output_tokens" => (Fact::AudioOutput, 0),
        b"image.output_tokens" => (Fact::ImageOutput, 0),
        b"cost" | b"total_cost" | b"cost.total" => (Fact::Cost, 1),
        _ => return None,
    })
}

/// `llm.*`: `OpenLLMetry` before the conventions, and `OpenInference`.
fn llm(name: &[u8]) -> Option<(Fact, u8)> {
    Some(match name {
        b"request.type" => (Fact::Operation, 2),
        b"response.model" => (Fact::Model, 1),
        b"model_name" => (Fact::Model, 2),
        b"request.model" => (Fact::RequestModel, 1),
        b"provider" => (Fact::Provider, 2),
        b"vendor" | b"system" => (Fact::Provider, 3),
        b"response.id" => (Fact::ResponseId, 1),
        b"usage.prompt_tokens" => (Fact::Input, 2),
        b"token_count.prompt" => (Fact::Input, 3),
        b"usage.completion_tokens" => (Fact::Output, 2),
        b"token_count.completion" => (Fact::Output, 3),
        b"usage.total_tokens" => (Fact::Total, 1),
        b"token_count.total" => (Fact::Total, 2),
        b"usage.cache_read_input_tokens" => (Fact::CacheRead, 5),
        b"token_count.prompt_details.cache_read" => (Fact::CacheRead, 6),
        b"token_count.prompt_details.cache_input" => (Fact::CacheRead, 7),
        b"usage.cache_creation_input_tokens" => (Fact::CacheWrite, 5),
        b"token_count.prompt_details.cache_write" => (Fact::CacheWrite, 6),
        b"usage.reasoning_tokens" => (Fact::Reasoning, 4),
        b"token_count.completion_details.reasoning" => (Fact::Reasoning, 5),
        b"token_count.prompt_details.audio" => (Fact::AudioInput, 1),
        b"token_count.completion_details.audio" => (Fact::AudioOutput, 1),
        b"cost.total" => (Fact::Cost, 2),
        _ => return None,
    })
}

/// `ai.*`: the Vercel AI SDK.
fn vercel(name: &[u8]) -> Option<(Fact, u8)> {
    Some(match name {
        b"operationId" => (Fact::AiOperation, 0),
        b"model.id" => (Fact::RequestModel, 3),
        b"model.provider" => (Fact::Provider, 4),
        b"response.model" => (Fact::Model, 3),
        b"response.id" => (Fact::ResponseId, 2),
        b"usage.inputTokens" => (Fact::Input, 4),
        b"usage.promptTokens" => (Fact::Input, 5),
        b"usage.tokens" => (Fact::Input, 6),
        b"usage.outputTokens" => (Fact::Output, 4),
        b"usage.completionTokens" => (Fact::Output, 5),
        b"usage.totalTokens" => (Fact::Total, 3),
        b"usage.cachedInputTokens" | b"usage.inputTokenDetails.cacheReadTokens" => {
            (Fact::CacheRead, 8)
        }
        b"usage.inputTokenDetails.cacheWriteTokens" => (Fact::CacheWrite, 8),
        b"usage.reasoningTokens" | b"usage.outputTokenDetails.reasoningTokens" => {
            (Fact::Reasoning, 6)
        }
        b"response.providerMetadata" => (Fact::ProviderMetadata, 0),
        b"response.msToFirstChunk" => (Fact::FirstTokenMs, 0),
        b"telemetry.functionId" => (Fact::Workflow, 2),
        _ => return None,
    })
}

/// Other names with a dot.
fn dotted(name: &[u8]) -> Option<(Fact, u8)> {
    Some(match name {
        b"openinference.span.kind" => (Fact::SpanKind, 0),
        b"traceloop.span.kind" => (Fact::SpanKind, 1),
        b"traceloop.entity.name" => (Fact::Entity, 0),
        b"traceloop.workflow.name" => (Fact::Workflow, 1),
        b"embedding.model_name" => (Fact::Model, 4),
        b"openai.response.service_tier" => (Fact::Tier, 0),
        b"openai.request.service_tier" => (Fact::RequestTier, 0),
        b"operation.cost" => (Fact::Cost, 0),
        b"error.type" => (Fact::Error, 0),
        b"server.address" => (Fact::Server, 0),
        b"session.id" | b"langfuse.session.id" => (Fact::Session, 1),
        b"conversation.id" => (Fact::Session, 3),
        b"agent.name" => (Fact::Agent, 1),
        b"user.email" => (Fact::User, 0),
        b"enduser.id" => (Fact::User, 2),
        b"user.account_uuid" => (Fact::User, 3),
        b"user.id" | b"langfuse.user.id" => (Fact::User, 4),
        b"organization.id" => (Fact::Tenant, 0),
        b"tag.tags" => (Fact::Words, 0),
        b"event.name" => (Fact::EventName, 0),
        b"event.kind" => (Fact::EventKind, 0),
        b"event.timestamp" => (Fact::EventTime, 0),
        b"event.sequence" => (Fact::EventSequence, 0),
        b"copilot_chat.time_to_first_token" => (Fact::FirstTokenMs, 1),
        b"service.name" => (Fact::Service, 0),
        b"service.instance.id" => (Fact::Instance, 0),
        b"service.namespace" => (Fact::Namespace, 0),
        b"deployment.environment.name" => (Fact::Environment, 0),
        b"deployment.environment" => (Fact::Environment, 1),
        b"host.name" => (Fact::Host, 0),
        _ => return None,
    })
}

/// Names without a dot: fields of the coding agents' own events, and `OpenInference`'s metadata.
fn event_field(name: &[u8]) -> Option<(Fact, u8)> {
    Some(match name {
        b"metadata" => (Fact::Metadata, 0),
        b"model" => (Fact::Model, 5),
        b"request_id" => (Fact::RequestId, 0),
        b"input_tokens" | b"input_token_count" => (Fact::Input, 8),
        b"output_tokens" | b"output_token_count" => (Fact::Output, 8),
        b"cache_read_tokens" | b"cached_token_count" | b"cached_content_token_count" => {
            (Fact::CacheRead, 9)
        }
        b"cache_creation_tokens" | b"cache_write_token_count" => (Fact::CacheWrite, 9),
        b"reasoning_token_count" | b"thoughts_token_count" => (Fact::Reasoning, 8),
        b"tool_token_count" => (Fact::ToolInput, 0),
        b"total_token_count" => (Fact::Total, 8),
        b"cost_usd_micros" => (Fact::CostMicros, 0),
        b"cost_usd" => (Fact::Cost, 8),
        b"duration_ms" => (Fact::DurationMs, 0),
        b"ttft_ms" => (Fact::FirstTokenMs, 2),
        b"speed" => (Fact::Speed, 0),
        b"prompt_id" => (Fact::PromptId, 0),
        _ => return None,
    })
}

/// The user-defined name of an association or telemetry value.
pub(super) fn label(name: &[u8]) -> Option<&[u8]> {
    name.strip_prefix(b"traceloop.association.properties.")
        .or_else(|| name.strip_prefix(b"ai.telemetry.metadata."))
        .filter(|name| !name.is_empty())
}
