//! Cohere's billed units; the tokens it also states include its own template and are not billed.

use super::Body;
use super::Reading;
use super::first;
use super::units;
use crate::event::Meter;

pub(super) fn read<'a>(body: &Body<'a>) -> Result<Reading<'a>, &'static str> {
    let mut reading = Reading {
        provider: "cohere",
        family: "cohere",
        id: body
            .object
            .text("id")
            .or_else(|| body.object.text("generation_id")),
        ..Reading::default()
    };
    let Some(billed) = body.usage.inner(["billed_units"]) else {
        return Ok(reading);
    };
    let count = |name: &str| first(&billed, [name]).map(Option::unwrap_or_default);
    let input = count("input_tokens")?;
    let output = first(&billed, ["output_tokens"])?;
    // Whether billed input contains the cached tokens is not documented; more than it cannot be inside.
    let cached = first(&body.usage, ["cached_tokens"])?.unwrap_or(0);
    let cached = if cached <= input { cached } else { 0 };
    reading.meters[Meter::UncachedInput] = input - cached;
    reading.meters[Meter::CacheRead] = cached;
    reading.meters[Meter::Output] = output.unwrap_or(0);
    reading.meters[Meter::ImageInput] = count("image_tokens")?;
    units(
        &mut reading.quantities,
        "search_unit",
        count("search_units")?,
    );
    // Pictures are billed by their tokens; by the piece where none are stated.
    if reading.meters[Meter::ImageInput] == 0 {
        units(&mut reading.quantities, "image", count("images")?);
    }
    units(
        &mut reading.quantities,
        "classification",
        count("classifications")?,
    );
    reading.operation = match output {
        Some(_) => "chat",
        None if units_of(&reading, "search_unit") > 0 => "rerank",
        None => "embeddings",
    };
    Ok(reading)
}

fn units_of(reading: &Reading<'_>, name: &str) -> u64 {
    let found = reading.quantities.iter().find(|(unit, _)| unit == name);
    found.map_or(0, |(_, count)| *count)
}
