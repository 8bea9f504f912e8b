//! What a provider's response body says of its usage, one file per shape.

mod anthropic_messages;
mod bedrock_converse;
mod bedrock_models;
mod cohere;
mod gemini;
mod mistral_pages;
mod ollama;
mod openai_chat;
mod openai_media;
mod openai_responses;
mod signature;

use std::borrow::Cow;

use super::anthropic_usage::AnthropicUsage;
use super::convention::Stated;
use super::json::Value;
use super::members::Members;
use super::token_count::token_count;
use crate::event::Meters;
use crate::units::Usd;

pub(super) use anthropic_messages::provider as message_provider;
pub(super) use gemini::is_open_chunk;
pub(super) use signature::Shape;
pub(super) use signature::signature;

/// A body and the object in it that holds the counts.
#[derive(Clone, Debug)]
pub(super) struct Body<'a> {
    /// The whole response.
    pub(super) object: Members<'a>,
    /// Its usage.
    pub(super) usage: Members<'a>,
}

/// What a body says.
#[derive(Debug, Default)]
pub(super) struct Reading<'a> {
    /// Disjoint token counts.
    pub(super) meters: Meters,
    /// Anthropic's counts come with their further iterations.
    pub(super) anthropic: Option<Box<AnthropicUsage<'a>>>,
    /// Other units, in thousandths.
    pub(super) quantities: Vec<(Cow<'a, str>, u64)>,
    /// Calls to other models inside this one, each with a bill of its own; the first takes the place of `meters`.
    pub(super) models: Vec<(Cow<'a, str>, Meters)>,
    /// Who bills, where the body gives it away.
    pub(super) provider: &'static str,
    /// Name space of `id`.
    pub(super) family: &'static str,
    /// The provider's id of this call.
    pub(super) id: Option<Cow<'a, str>>,
    /// Tier as stated.
    pub(super) tier: Option<Cow<'a, str>>,
    /// Where it was served faster, or slower, for another price.
    pub(super) speed: Option<Cow<'a, str>>,
    /// Kind of call, where it is not a chat.
    pub(super) operation: &'static str,
    /// Cost as stated, and which kind of cost it is.
    pub(super) cost: Option<(Usd, &'static str)>,
    /// In microseconds.
    pub(super) duration: u64,
    /// What the user should know.
    pub(super) note: Option<&'static str>,
}

impl Shape {
    /// Reads a body of this shape.
    ///
    /// # Errors
    /// The reason a count in it cannot be used.
    pub(super) fn read<'a>(
        self,
        body: &Body<'a>,
        model: &str,
    ) -> Result<Reading<'a>, &'static str> {
        match self {
            Self::OpenAiChat => openai_chat::read(body, model),
            Self::OpenAiResponses => openai_responses::read(body, model),
            Self::AnthropicMessages | Self::AnthropicStart | Self::AnthropicDelta => {
                anthropic_messages::read(body, model)
            }
            Self::Gemini => gemini::read(body, model),
            Self::Converse => bedrock_converse::converse(body),
            Self::BedrockNative => bedrock_converse::native(body),
            Self::BedrockModel => bedrock_models::body(body),
            Self::BedrockHeaders => bedrock_models::headers(body),
            Self::OpenAiImages => openai_media::images(body),
            Self::OpenAiSpeech => openai_media::speech(body),
            Self::Ollama => ollama::read(body),
            Self::Cohere => cohere::read(body),
            Self::MistralPages => mistral_pages::read(body),
        }
    }
}

/// The first of several spellings that is stated.
#[inline(always)]
fn first<const N: usize>(
    object: &Members<'_>,
    names: [&str; N],
) -> Result<Option<u64>, &'static str> {
    if object.may_have_any(&names) {
        for name in &names {
            if let Some(count) = count(object.get(name))? {
                return Ok(Some(count));
            }
        }
    }
    Ok(None)
}

/// The largest of several fields that repeat one number.
#[inline(always)]
fn largest<const N: usize>(
    object: &Members<'_>,
    names: [&str; N],
) -> Result<Option<u64>, &'static str> {
    let mut largest = None;
    if object.may_have_any(&names) {
        for name in &names {
            largest = largest.max(count(object.get(name))?);
        }
    }
    Ok(largest)
}

/// A count, where one is stated.
fn count(value: Option<Value<'_>>) -> Result<Option<u64>, &'static str> {
    match value {
        None | Some(Value::Null) => Ok(None),
        stated => token_count(stated).map(Some),
    }
}

/// The cost a gateway put beside the counts, estimated by it.
fn gateway_estimate(usage: &Members<'_>) -> Option<(Usd, &'static str)> {
    let estimate = usage.inner(["pydantic_ai_gateway"])?.get("cost_estimate")?;
    let amount = Usd::parse(estimate.as_number()?).ok()?;
    Some((amount, "estimated"))
}

/// Adds a quantity of whole units.
fn units(quantities: &mut Vec<(Cow<'_, str>, u64)>, name: &'static str, count: u64) {
    if count > 0 {
        quantities.push((Cow::Borrowed(name), count.saturating_mul(1000)));
    }
}

/// Puts the parts of an OpenAI-style input or output breakdown into `stated`.
fn modalities(
    stated: &mut Stated,
    input: Option<&Members<'_>>,
    output: Option<&Members<'_>>,
) -> Result<(), &'static str> {
    if let Some(details) = input {
        stated.audio_input = first(details, ["audio_tokens"])?.unwrap_or(0);
        stated.image_input = first(details, ["image_tokens"])?.unwrap_or(0);
        stated.video_input = first(details, ["video_tokens"])?.unwrap_or(0);
        if let Some(cached) = details.inner(["cached_tokens_details"]) {
            stated.audio_cached = first(&cached, ["audio_tokens"])?.unwrap_or(0);
            stated.image_cached = first(&cached, ["image_tokens"])?.unwrap_or(0);
        }
    }
    if let Some(details) = output {
        stated.audio_output = first(details, ["audio_tokens"])?.unwrap_or(0);
        stated.image_output = first(details, ["image_tokens"])?.unwrap_or(0);
    }
    Ok(())
}
