//! Counts and nanoseconds of Ollama's own API.

use super::Body;
use super::Reading;
use super::first;
use crate::event::Meter;
use crate::sources::datum::Datum;
use crate::sources::members::Members;
use crate::units::Usd;

/// Whether an object is a whole answer, or the last line of a streamed one.
pub(super) fn is_body(object: &Members<'_>) -> bool {
    object.has("total_duration") && object.has_any(["prompt_eval_count", "eval_count"])
}

pub(super) fn read<'a>(body: &Body<'a>) -> Result<Reading<'a>, &'static str> {
    let object = &body.object;
    let mut reading = Reading {
        provider: "ollama",
        duration: object
            .get("total_duration")
            .map_or(0, |value| Datum::Json(value).micros(-9)),
        // What runs on one's own machine has no bill; a remote model's host has.
        cost: (!object.has("remote_host")).then_some((Usd::ZERO, "billed")),
        operation: match object.has_any(["embedding", "embeddings"]) {
            true => "embeddings",
            false => "chat",
        },
        ..Reading::default()
    };
    reading.meters[Meter::UncachedInput] = first(object, ["prompt_eval_count"])?.unwrap_or(0);
    reading.meters[Meter::Output] = first(object, ["eval_count"])?.unwrap_or(0);
    Ok(reading)
}
