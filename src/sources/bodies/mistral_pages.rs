//! `usage_info` of Mistral OCR: pages, not tokens.

use super::Body;
use super::Reading;
use super::first;
use super::text;
use super::units;

pub(super) fn read(body: Body<'_>) -> Result<Reading<'_>, &'static str> {
    let mut reading = Reading {
        provider: "mistral",
        family: "mistral",
        id: text(body.object, "id"),
        operation: "ocr",
        ..Reading::default()
    };
    let pages = first(body.usage, ["pages_processed"])?.unwrap_or(0);
    units(&mut reading.quantities, "page", pages);
    Ok(reading)
}
