//! What kind of step a span is: a call of a model, or one that holds calls.

use super::attributes::Fact;
use super::batch::Span;

/// A kind of step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// A call of a model.
    Call,
    /// An agent, a workflow, a tool, a chain: its usage is the sum of what is below it.
    Parent,
    /// What never states usage that is not stated below it: the Vercel AI SDK's outer span, `OpenInference`'s and
    /// `OpenLLMetry`'s chains, agents and tools.
    Repeat,
    /// Not told.
    Unknown,
}

/// What kind of step a span is.
pub(super) fn step(span: &Span<'_>) -> Step {
    let facts = &span.facts;
    if let Some(operation) = facts.text(Fact::AiOperation) {
        return match operation.split_once(".do").is_some() {
            true => Step::Call,
            false => Step::Repeat,
        };
    }
    if let Some(kind) = facts.text(Fact::SpanKind) {
        return match &*kind {
            "LLM" | "EMBEDDING" | "llm" | "embedding" => Step::Call,
            _ => Step::Repeat,
        };
    }
    let Some(operation) = facts.text(Fact::Operation) else {
        return by_name(&span.name());
    };
    match &*operation {
        "chat" | "text_completion" | "generate_content" | "embeddings" | "completion"
        | "embedding" | "chat.completions" | "responses" | "messages" | "generate_text"
        | "generate_image" | "image_generation" | "speech" | "transcription" | "rerank" => {
            Step::Call
        }
        "invoke_agent" | "create_agent" | "execute_tool" | "invoke_workflow" | "retrieval"
        | "plan" | "agent" | "workflow" | "chain" | "tool" | "task" => Step::Parent,
        _ => Step::Unknown,
    }
}

/// Spans that do not say their operation are named after it.
fn by_name(name: &str) -> Step {
    const PARENTS: [&str; 5] = [
        "invoke_agent",
        "create_agent",
        "execute_tool",
        "invoke_workflow",
        "agent run",
    ];
    match PARENTS.iter().any(|parent| name.starts_with(parent)) {
        true => Step::Parent,
        false => Step::Unknown,
    }
}

/// What was asked of the model, in the conventions' words.
pub(super) fn operation(span: &Span<'_>) -> &'static str {
    let facts = &span.facts;
    let says = |fact| facts.text(fact).unwrap_or_default();
    match &*says(Fact::Operation) {
        "embeddings" | "embedding" => "embeddings",
        "text_completion" | "completion" => "text_completion",
        "generate_content" => "generate_content",
        "generate_image" | "image_generation" => "image",
        "speech" => "speech",
        "transcription" => "transcription",
        "rerank" => "rerank",
        "invoke_agent" => "invoke_agent",
        _ if says(Fact::SpanKind).eq_ignore_ascii_case("embedding") => "embeddings",
        _ if says(Fact::AiOperation).contains("embed") => "embeddings",
        _ => "chat",
    }
}
