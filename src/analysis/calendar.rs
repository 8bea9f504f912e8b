//! Zone names and local dates to instants.

use chrono::{Duration, MappedLocalTime, NaiveDate, NaiveDateTime, NaiveTime, TimeZone};
use chrono_tz::Tz;

use crate::error::Error;
use crate::units::Timestamp;

/// Reads an IANA zone name such as `Europe/Berlin`, or `UTC`.
///
/// # Errors
/// When there is no such zone; the message names some that resemble it.
pub fn zone(name: &str) -> Result<Tz, Error> {
    let wanted = name.trim();
    if let Ok(zone) = wanted.parse::<Tz>() {
        return Ok(if is_utc(zone) { Tz::UTC } else { zone });
    }
    let lower = wanted.to_lowercase().replace(' ', "_");
    let resembles = |zone: &&Tz| !lower.is_empty() && zone.name().to_lowercase().contains(&lower);
    let near: Vec<&str> = chrono_tz::TZ_VARIANTS
        .iter()
        .filter(resembles)
        .take(3)
        .map(|zone| zone.name())
        .collect();
    let hint = match near.as_slice() {
        [] => "use an IANA name such as `Europe/Berlin`, or `UTC`".to_owned(),
        names => format!("did you mean `{}`?", names.join("` or `")),
    };
    Err(Error::Usage(format!(
        "there is no time zone `{wanted}`; {hint}"
    )))
}

/// Whether the zone is UTC under any of its names.
pub(super) fn is_utc(zone: Tz) -> bool {
    let name = zone.name();
    let name = name.strip_prefix("Etc/").unwrap_or(name);
    matches!(name, "UTC" | "UCT" | "Universal" | "Zulu")
}

/// The first instant of a local date; for a date the zone skipped, the first instant after it.
pub(super) fn day_start(zone: Tz, date: NaiveDate) -> Timestamp {
    instant(zone, date.and_time(NaiveTime::MIN))
}

/// The first instant at which clocks of the zone show a time, or a later one where they jumped over it.
pub(super) fn instant(zone: Tz, wall: NaiveDateTime) -> Timestamp {
    let fraction = i64::from(wall.and_utc().timestamp_subsec_micros());
    let seconds = match zone.from_local_datetime(&wall) {
        MappedLocalTime::Single(start) => start.timestamp(),
        MappedLocalTime::Ambiguous(earlier, _) => earlier.timestamp(),
        MappedLocalTime::None => return Timestamp(after_jump(zone, wall) * Timestamp::SECOND),
    };
    Timestamp(
        seconds
            .saturating_mul(Timestamp::SECOND)
            .saturating_add(fraction),
    )
}

/// Clocks jumped over a time, at most by a day: halve towards the second they did.
fn after_jump(zone: Tz, wall: NaiveDateTime) -> i64 {
    let local = |seconds: i64| {
        let utc = chrono::DateTime::from_timestamp(seconds, 0).unwrap_or_default();
        utc.with_timezone(&zone).naive_local()
    };
    let mut before = (wall - Duration::days(3)).and_utc().timestamp();
    let mut after = (wall + Duration::days(3)).and_utc().timestamp();
    while after - before > 1 {
        let middle = before + (after - before) / 2;
        if local(middle) < wall {
            before = middle;
        } else {
            after = middle;
        }
    }
    after
}
