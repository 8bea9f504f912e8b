//! Amounts and instants to the cells that say them.

use chrono::DateTime;
use chrono::SecondsFormat;
use chrono_tz::Tz;

use crate::event::Key;
use crate::table::Cell;
use crate::units::Usd;

/// An amount.
pub(super) fn money(usd: Usd, lower_bound: bool) -> Cell {
    Cell::Money { usd, lower_bound }
}

/// A label; nothing where it is not stated.
pub(super) fn stated(text: &str) -> Cell {
    match text {
        "" => Cell::Unstated,
        text => Cell::Text(text.to_owned()),
    }
}

/// An instant on a zone's clock, RFC 3339, with as many decimals as it has.
pub(super) fn moment(microseconds: i64, zone: Tz) -> Cell {
    let utc = DateTime::from_timestamp_micros(microseconds);
    utc.map_or(Cell::Unknown, |utc| {
        let local = utc.with_timezone(&zone);
        Cell::Text(local.to_rfc3339_opts(SecondsFormat::AutoSi, true))
    })
}

/// The identity of a call, 32 hexadecimal digits.
pub(super) fn key(key: Key) -> String {
    format!("{:016x}{:016x}", key.call, key.request)
}

/// As much of an identity as people need: unique among 10 million calls but for one chance in five.
pub(super) fn short_key(whole: Key) -> String {
    /// Hexadecimal digits.
    const DIGITS: usize = 12;
    let mut short = key(whole);
    short.truncate(DIGITS);
    short
}
