//! Amounts and instants to the cells that say them.

use chrono::DateTime;
use chrono::SecondsFormat;
use chrono_tz::Tz;

use crate::event::Key;
use crate::table::Cell;
use crate::units::Usd;
use crate::units::divide_half_even;

/// An amount.
pub(super) fn money(usd: Usd, lower_bound: bool) -> Cell {
    Cell::Money { usd, lower_bound }
}

/// An amount in a sentence: `$12.50`, `$0.0042`; rounded half to even.
pub(super) fn dollars(usd: Usd) -> String {
    let sign = if usd < Usd::ZERO { "-" } else { "" };
    let size = Usd(usd.0.saturating_abs());
    let places = match size {
        size if size >= Usd::ONE || size.round(2) == size => 2,
        size if size.0 >= Usd::ONE.0 / 100 => 4,
        _ => 6,
    };
    format!("{sign}${}", size.to_fixed(places))
}

/// An amount among others of a sentence, to the cent: `$12.50`, `-$0.01`; rounded half to even.
pub(super) fn cents(usd: Usd) -> String {
    let sign = if usd < Usd::ZERO { "-" } else { "" };
    format!("{sign}${}", Usd(usd.0.saturating_abs()).to_fixed(2))
}

/// A share in a sentence: `12.5 %`; rounded half to even.
pub(super) fn percent(numerator: i128, denominator: i128) -> String {
    let tenths = numerator
        .checked_mul(1000)
        .filter(|_| denominator > 0)
        .map(|scaled| divide_half_even(scaled, denominator));
    match tenths {
        None => "an unknown share".to_owned(),
        Some(tenths) => {
            let sign = if tenths < 0 { "-" } else { "" };
            let tenths = tenths.unsigned_abs();
            format!("{sign}{}.{} %", tenths / 10, tenths % 10)
        }
    }
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
