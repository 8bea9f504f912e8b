//! Answers of OpenAI's image and speech endpoints: tokens of a medium, pictures, seconds of sound.

use std::borrow::Cow;

use super::Body;
use super::Reading;
use super::first;
use super::modalities;
use super::units;
use crate::sources::convention::Input;
use crate::sources::convention::Reasoning;
use crate::sources::convention::Stated;
use crate::sources::json::Object;
use crate::sources::json::Value;
use crate::sources::members::Members;
use crate::units::parse_decimal;

/// Whether an object is an answer with pictures: each is an address or the picture itself.
pub(super) fn is_images(object: &Members<'_>) -> bool {
    let kind = object.text("type");
    if kind.is_some_and(|kind| is_finished_image(&kind)) {
        return object.has("usage");
    }
    object.has("created") && pictures(object) > 0
}

fn is_finished_image(kind: &str) -> bool {
    matches!(kind, "image_generation.completed" | "image_edit.completed")
}

fn pictures(object: &Members<'_>) -> u64 {
    let items = object.get("data").and_then(Value::as_array);
    let items = items.into_iter().flat_map(|items| items.items());
    items
        .filter(|item| item.as_object().is_some_and(is_picture))
        .fold(0, |count, _| count + 1)
}

fn is_picture(item: Object<'_>) -> bool {
    let [data, address] = item.get_many(["b64_json", "url"]);
    let is_other = |(name, _): (Cow<'_, str>, Value<'_>)| {
        !matches!(&*name, "b64_json" | "url" | "revised_prompt")
    };
    (data.is_some() || address.is_some()) && !item.members().any(is_other)
}

/// Pictures: those of newer models in tokens, those of older ones by the piece.
pub(super) fn images<'a>(body: &Body<'a>) -> Result<Reading<'a>, &'static str> {
    let mut reading = Reading {
        family: "openai",
        operation: "image",
        ..Reading::default()
    };
    let usage = &body.usage;
    if usage.has_any(["input_tokens", "output_tokens", "total_tokens"]) {
        let mut stated = counts(usage)?;
        let output = usage.inner(["output_tokens_details"]);
        if output.is_none() {
            stated.image_output = stated.output.unwrap_or(0);
        }
        (reading.meters, reading.note) = stated.disjoint(Input::Inclusive, Reasoning::Inside);
    } else {
        units(&mut reading.quantities, "image", pictures(&body.object));
    }
    Ok(reading)
}

/// Whether a usage object is that of speech turned into text, or text into speech.
pub(super) fn is_speech(usage: &Members<'_>, body: &Members<'_>) -> bool {
    let kind = usage.text("type");
    let event = body.text("type").unwrap_or_default();
    matches!(kind.as_deref(), Some("duration" | "tokens"))
        || usage.has("seconds")
        || matches!(&*event, "transcript.text.done" | "speech.audio.done")
}

/// Speech: newer models count tokens, older ones seconds.
pub(super) fn speech<'a>(body: &Body<'a>) -> Result<Reading<'a>, &'static str> {
    let event = body.object.text("type").unwrap_or_default();
    let is_spoken = event == "speech.audio.done";
    let usage = &body.usage;
    let mut stated = counts(usage)?;
    if is_spoken {
        stated.audio_output = stated.output.unwrap_or(0);
    }
    let (meters, note) = stated.disjoint(Input::Inclusive, Reasoning::Inside);
    let mut reading = Reading {
        meters,
        note,
        family: "openai",
        operation: match is_spoken {
            true => "speech",
            false => "transcription",
        },
        // A turn of a Realtime session is transcribed by another model, which has a bill of its own.
        id: body
            .object
            .text("event_id")
            .or_else(|| body.object.text("id")),
        ..Reading::default()
    };
    if let Some(seconds) = usage.get("seconds") {
        reading
            .quantities
            .push((Cow::Borrowed("second"), thousandths(seconds)?));
    }
    Ok(reading)
}

/// Seconds as a quantity.
pub(super) fn thousandths(seconds: Value<'_>) -> Result<u64, &'static str> {
    let count = seconds
        .as_number()
        .and_then(|text| parse_decimal(text, 3).ok())
        .and_then(|count| u64::try_from(count).ok());
    count.ok_or("duration is not a number")
}

fn counts(usage: &Members<'_>) -> Result<Stated, &'static str> {
    let input = usage.inner(["input_tokens_details", "input_token_details"]);
    let output = usage.inner(["output_tokens_details", "output_token_details"]);
    let mut stated = Stated {
        input: first(usage, ["input_tokens"])?,
        output: first(usage, ["output_tokens"])?,
        total: first(usage, ["total_tokens"])?,
        ..Stated::default()
    };
    if let Some(input) = &input {
        stated.cache_read = first(input, ["cached_tokens"])?;
    }
    modalities(&mut stated, input.as_ref(), output.as_ref())?;
    Ok(stated)
}
