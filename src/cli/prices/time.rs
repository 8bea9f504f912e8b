//! Instants typed and printed by the price commands: dates in UTC, as price books write them.

use chrono::DateTime;
use chrono::SecondsFormat;
use chrono_tz::Tz;

use crate::analysis;
use crate::cli::Session;
use crate::error::Error;
use crate::table::Cell;
use crate::units::Timestamp;

/// Reads a date, `now`, or `ingest` and `call` for each call's own time. Days begin in UTC, as in price books.
pub(in crate::cli) fn instant(
    text: &str,
    session: &Session<'_>,
) -> Result<Option<Timestamp>, Error> {
    match text.trim() {
        "ingest" | "call" => Ok(None),
        "now" => Ok(Some(session.environment.now)),
        text => analysis::since(text, Tz::UTC, session.environment.now).map(Some),
    }
}

/// `2026-03-15`, or the whole instant when it is no midnight.
pub(in crate::cli) fn day(instant: Timestamp) -> String {
    let text = DateTime::from_timestamp_micros(instant.0).map_or_else(String::new, |utc| {
        utc.to_rfc3339_opts(SecondsFormat::AutoSi, true)
    });
    match text.strip_suffix("T00:00:00Z") {
        Some(day) => day.to_owned(),
        None => text,
    }
}

/// The start or end of a validity; open ones are not stated.
pub(super) fn edge(instant: Timestamp) -> Cell {
    match instant {
        Timestamp::MIN | Timestamp::MAX => Cell::Unknown,
        instant => Cell::Text(day(instant)),
    }
}
