//! `usage_info` of Mistral OCR: pages, not tokens.

use super::Body;
use super::Reading;
use super::first;
use super::units;

pub(super) fn read<'a>(body: &Body<'a>) -> Result<Reading<'a>, &'static str> {
    let mut reading = Reading {
        provider: "mistral",
        family: "mistral",
        id: body.object.text("id"),
        operation: "ocr",
        ..Reading::default()
    };
    let pages = first(&body.usage, ["pages_processed"])?.unwrap_or(0);
    units(&mut reading.quantities, "page", pages);
    Ok(reading)
}
