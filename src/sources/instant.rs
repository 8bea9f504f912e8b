//! A time as logs write it to an exact UTC instant, or the reason it is none.
//!
//! RFC 3339 with any offset, the dates of HTTP headers, day strings, hour keys, `20231116T180000Z`, `MM/DD/YYYY`, and epoch numbers told
//! apart by magnitude: below 10¹¹ seconds, below 10¹⁴ milliseconds, below 10¹⁷ microseconds, else nanoseconds.
//! A time without a zone is UTC. Digits finer than a microsecond are cut off.

use super::json::Value;
use crate::units::{Timestamp, parse_decimal, short_whole};

const MALFORMED: &str = "time not understood";
const IMPLAUSIBLE: &str = "implausible time";
/// Logs of language models lie within these years; anything else is a broken clock or another unit.
const YEARS: std::ops::Range<i64> = 2000..2200;

/// Reads a time from a JSON string or number.
///
/// # Errors
/// Why the value is no time; the reason never quotes it.
pub(crate) fn instant(value: Value<'_>) -> Result<Timestamp, &'static str> {
    match value {
        Value::String(text) => instant_text(&text.decode()),
        Value::Number(text) => epoch(text),
        _ => Err(MALFORMED),
    }
}

/// Reads a time from text.
///
/// # Errors
/// As [`instant`].
pub(crate) fn instant_text(text: &str) -> Result<Timestamp, &'static str> {
    match usual(text.as_bytes()) {
        Some(time) => Ok(time),
        None => any_spelling(text),
    }
}

/// `2026-03-15T14:02:11.120Z`, as almost every log writes it; none for any other text, right or wrong.
fn usual(text: &[u8]) -> Option<Timestamp> {
    let (whole, rest) = text.split_first_chunk::<19>()?;
    let [
        y,
        e,
        a,
        r,
        b'-',
        m,
        o,
        b'-',
        d,
        g,
        b'T',
        h,
        i,
        b':',
        n,
        u,
        b':',
        s,
        c,
    ] = *whole
    else {
        return None;
    };
    let mut is_number = true;
    for digit in [y, e, a, r, m, o, d, g, h, i, n, u, s, c] {
        is_number &= digit.is_ascii_digit();
    }
    if !is_number {
        return None;
    }
    let two = |tens: u8, ones: u8| i64::from(tens - b'0') * 10 + i64::from(ones - b'0');
    let micros = match rest {
        b"Z" => 0,
        [b'.', digits @ .., b'Z'] if (1..=9).contains(&digits.len()) => fraction(digits)?,
        _ => return None,
    };
    let (hour, minute, second) = (two(h, i), two(n, u), two(s, c));
    let year = two(y, e) * 100 + two(a, r);
    if hour > 23 || minute > 59 || second > 59 || !YEARS.contains(&year) {
        return None;
    }
    let days = days_since_epoch(year, two(m, o), two(d, g))?;
    let seconds = days * 86_400 + hour * 3600 + minute * 60 + second;
    Some(Timestamp(seconds * Timestamp::SECOND + micros))
}

/// Digits of a fraction as microseconds, the rest cut off.
fn fraction(digits: &[u8]) -> Option<i64> {
    let mut micros = 0;
    let mut unit = Timestamp::SECOND;
    for digit in digits {
        if !digit.is_ascii_digit() {
            return None;
        }
        unit /= 10;
        micros += i64::from(digit - b'0') * unit;
    }
    Some(micros)
}

fn any_spelling(text: &str) -> Result<Timestamp, &'static str> {
    let text = text.trim();
    let is_number = |byte: u8| byte.is_ascii_digit() || byte == b'.';
    if text.len() != 8 && text.bytes().all(is_number) {
        return epoch(text);
    }
    let mut cursor = Cursor(text.as_bytes());
    let (year, month, day) = cursor.date().ok_or(MALFORMED)?;
    let days = days_since_epoch(year, month, day).ok_or(MALFORMED)?;
    let (seconds, micros) = cursor.time_of_day().ok_or(MALFORMED)?;
    let offset = cursor.offset().ok_or(MALFORMED)?;
    if !YEARS.contains(&year) {
        return Err(IMPLAUSIBLE);
    }
    let seconds = days * 86_400 + seconds - offset;
    Ok(Timestamp(seconds * Timestamp::SECOND + micros))
}

/// Seconds, milliseconds, microseconds or nanoseconds since 1970, told apart by magnitude.
fn epoch(text: &str) -> Result<Timestamp, &'static str> {
    if let Some(seconds @ FIRST_SECOND..BEYOND_SECONDS) = short_whole(text) {
        return Ok(Timestamp(seconds.cast_signed() * Timestamp::SECOND));
    }
    const DIGITS: i64 = 9;
    let scaled = parse_decimal(text, DIGITS).map_err(|_| MALFORMED)?;
    let divisor = match scaled.unsigned_abs() / 10_u128.pow(9) {
        0..100_000_000_000 => 3,
        100_000_000_000..100_000_000_000_000 => 6,
        100_000_000_000_000..100_000_000_000_000_000 => 9,
        _ => 12,
    };
    let micros = scaled.div_euclid(10_i128.pow(divisor));
    let bound = |year| days_since_epoch(year, 1, 1).map_or(0, |days| i128::from(days) * DAY);
    if micros < bound(YEARS.start) || micros >= bound(YEARS.end) {
        return Err(IMPLAUSIBLE);
    }
    i64::try_from(micros)
        .map(Timestamp)
        .map_err(|_| IMPLAUSIBLE)
}

const DAY: i128 = 86_400_000_000;

/// Whole seconds that almost every number of seconds is among: from 2001-09-09 to 2128-06-11, well within [`YEARS`].
const FIRST_SECOND: u64 = 1_000_000_000;
const BEYOND_SECONDS: u64 = 5_000_000_000;

/// Days from 1970-01-01 to a date of the Gregorian calendar; `None` when there is no such date.
fn days_since_epoch(year: i64, month: i64, day: i64) -> Option<i64> {
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 28 + i64::from(is_leap),
        _ => return None,
    };
    if !(1..=length).contains(&day) {
        return None;
    }
    // Years start in March here, so that the leap day is the last of the year.
    let year = if month <= 2 { year - 1 } else { year };
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    Some(year * 365 + leap_days + day_of_year - 719_468)
}

/// What is left to read.
struct Cursor<'a>(&'a [u8]);

impl Cursor<'_> {
    fn date(&mut self) -> Option<(i64, i64, i64)> {
        let leading = self.0.iter().take_while(|byte| byte.is_ascii_digit());
        match (leading.count(), self.0) {
            (0, [.., b'T']) if self.0.ends_with(b" GMT") => self.http_date(),
            (1..=2, _) => {
                let month = self.short_number()?;
                self.mark(b"/")?;
                let day = self.short_number()?;
                self.mark(b"/")?;
                Some((self.number(4)?, month, day))
            }
            (4, _) => {
                let year = self.number(4)?;
                let separator = self.mark(b"-/")?;
                let month = self.number(2)?;
                self.mark(&[separator])?;
                Some((year, month, self.number(2)?))
            }
            (8, _) => Some((self.number(4)?, self.number(2)?, self.number(2)?)),
            _ => None,
        }
    }

    /// `Sun, 15 Mar 2026`, as in the headers of an answer.
    fn http_date(&mut self) -> Option<(i64, i64, i64)> {
        const MONTHS: &[u8] = b"JanFebMarAprMayJunJulAugSepOctNovDec";
        let (weekday, date) = self.0.split_at_checked(5)?;
        weekday.ends_with(b", ").then_some(())?;
        self.0 = date;
        let day = self.number(2)?;
        self.mark(b" ")?;
        let (name, rest) = self.0.split_at_checked(3)?;
        self.0 = rest;
        self.mark(b" ")?;
        let month = MONTHS.chunks_exact(3).position(|month| month == name)?;
        Some((self.number(4)?, i64::try_from(month).ok()? + 1, day))
    }

    /// Seconds and microseconds into the day; midnight when the text ends after the date.
    fn time_of_day(&mut self) -> Option<(i64, i64)> {
        if self.0.is_empty() {
            return Some((0, 0));
        }
        if self.mark(b"Tt ").is_none() {
            // A bare date may still name its zone.
            return matches!(self.0, b"Z" | b"z").then_some((0, 0));
        }
        let hour = self.number(2)?;
        let spaced = self.mark(b":").is_some();
        let mut minute = 0;
        let mut second = 0;
        if spaced || self.0.first().is_some_and(u8::is_ascii_digit) {
            minute = self.number(2)?;
            if self.mark(b":").is_some()
                || (!spaced && self.0.first().is_some_and(u8::is_ascii_digit))
            {
                second = self.number(2)?;
            }
        }
        let micros = if self.mark(b".,").is_some() {
            self.fraction()?
        } else {
            0
        };
        // 23:59:60 is the first instant of the next day: UTC without leap seconds.
        let is_sound = hour < 24 && minute < 60 && second <= 60;
        is_sound.then_some((hour * 3600 + minute * 60 + second, micros))
    }

    /// Digits of a fraction as microseconds, the rest cut off.
    fn fraction(&mut self) -> Option<i64> {
        let mut micros = 0;
        let mut digits = 0;
        while let Some((byte @ b'0'..=b'9', rest)) = self.0.split_first() {
            if digits < 6 {
                micros = micros * 10 + i64::from(byte - b'0');
            }
            digits += 1;
            self.0 = rest;
        }
        let missing = 6_u32.saturating_sub(digits);
        (digits > 0).then(|| micros * 10_i64.pow(missing))
    }

    /// Seconds east of UTC; 0 when none is stated.
    fn offset(&mut self) -> Option<i64> {
        while let Some((b' ', rest)) = self.0.split_first() {
            self.0 = rest;
        }
        if matches!(self.0, b"" | b"Z" | b"z" | b"UTC" | b"GMT") {
            return Some(0);
        }
        let sign = if self.mark(b"+-")? == b'-' { -1 } else { 1 };
        let hours = self.number(2)?;
        let minutes = if self.mark(b":").is_some() || !self.0.is_empty() {
            self.number(2)?
        } else {
            0
        };
        let is_sound = hours < 24 && minutes < 60 && matches!(self.0, b"" | b" UTC");
        is_sound.then_some(sign * (hours * 3600 + minutes * 60))
    }

    fn mark(&mut self, marks: &[u8]) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        marks.contains(first).then(|| self.0 = rest)?;
        Some(*first)
    }

    fn number(&mut self, digits: usize) -> Option<i64> {
        let (digits, rest) = self.0.split_at_checked(digits)?;
        let mut number = 0;
        for byte in digits {
            if !byte.is_ascii_digit() {
                return None;
            }
            number = number * 10 + i64::from(byte - b'0');
        }
        self.0 = rest;
        Some(number)
    }

    fn short_number(&mut self) -> Option<i64> {
        let is_long = self.0.get(1).is_some_and(u8::is_ascii_digit);
        self.number(1 + usize::from(is_long))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_spelling_of_an_instant_is_the_same_instant() {
        let expected = Timestamp(1_773_583_331_120_000); // 2026-03-15T14:02:11.12Z
        for text in [
            "2026-03-15T14:02:11.120Z",
            "2026-03-15t14:02:11.12z",
            "2026-03-15 14:02:11.1200000",
            "2026-03-15T15:02:11.120+01:00",
            "2026-03-15T09:32:11.120-0430",
            "2026-03-15 14:02:11.120 +0000 UTC",
            "2026-03-15 14:02:11.120 UTC",
            "20260315T140211.120Z",
            "03/15/2026 14:02:11.12",
            "2026/03/15 14:02:11,12",
            "Sun, 15 Mar 2026 14:02:11.12 GMT",
            "1773583331.12",
            "1773583331120",
            "1773583331120000",
            "1773583331120000999",
        ] {
            assert_eq!(instant_text(text), Ok(expected), "{text}");
        }
        assert_eq!(instant(Value::Number("1.77358333112e9")), Ok(expected));
    }

    proptest! {
        #[test]
        fn the_usual_spelling_is_read_as_any_other(
            text in "(19|20|21|22)[0-9]{2}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-6][0-9]:[0-6][0-9](\\.[0-9]{1,10})?Z?",
            place in 0..30_usize,
            other in "[0-9TZ:. -]",
        ) {
            let mut odd = text.clone();
            if place < odd.len() {
                odd.replace_range(place..=place, &other);
            }
            for text in [text, odd] {
                if let Some(time) = usual(text.as_bytes()) {
                    prop_assert_eq!(any_spelling(&text), Ok(time));
                }
            }
        }
    }

    #[test]
    fn days_hours_and_leap_seconds() {
        assert!(usual(b"2026-03-15T14:02:11.120Z").is_some());
        let at = |text| instant_text(text).map(|time| time.0 / Timestamp::SECOND);
        assert_eq!(at("2026-03-15"), Ok(1_773_532_800));
        assert_eq!(at("20260315"), Ok(1_773_532_800));
        assert_eq!(at("3/15/2026"), Ok(1_773_532_800));
        assert_eq!(at("2026-03-15T14"), Ok(1_773_583_200));
        assert_eq!(at("2026-03-15T14:30"), Ok(1_773_585_000));
        assert_eq!(at("2016-12-31T23:59:60Z"), Ok(1_483_228_800));
        assert_eq!(at("2024-02-29"), Ok(1_709_164_800));
        let micros = instant_text("2023-11-16 18:17:03.9799600");
        assert_eq!(micros, Ok(Timestamp(1_700_158_623_979_960)));
    }

    #[test]
    fn what_is_no_time_is_never_shifted_into_one() {
        for text in [
            "",
            "yesterday",
            "2026-02-30",
            "2026-13-01",
            "2026-01-01T25:00:00Z",
            "2026-01-01T10:61:00Z",
            "2026-01-01T10:00:61Z",
            "2026-01-01T10:00:00X",
            "2026-01-01T10:00:00+25:00",
            "+10000-01-01",
            "2026-1-1",
            "15 Mar 2026 14:02:11 GMT",
            "Sun, 31 Feb 2026 14:02:11 GMT",
            "Sun, 15 Mai 2026 14:02:11 GMT",
            "2026-01-01T",
            "2026-01-01T10:00:00.",
            "0000-01-01T00:00:00Z",
            "9999-12-31T00:00:00Z",
            "0",
            "-5",
            "5",
        ] {
            assert!(instant_text(text).is_err(), "{text}");
        }
        assert!(instant(Value::Number("-1")).is_err());
        assert!(instant(Value::Number("1e400")).is_err());
        assert!(instant(Value::Null).is_err());
    }

    proptest! {
        #[test]
        fn instants_agree_with_chrono(seconds in 946_684_800_i64..7_258_118_400, nanos in 0_u32..1_000_000_000, offset in -14 * 60_i32..=14 * 60) {
            let zone = chrono::FixedOffset::east_opt(offset * 60).expect("an offset");
            let time = chrono::DateTime::from_timestamp(seconds, nanos).expect("a time");
            let text = time.with_timezone(&zone).to_rfc3339();
            if !text.starts_with("1999") && !text.starts_with("2200") {
                prop_assert_eq!(instant_text(&text), Ok(Timestamp(time.timestamp_micros())), "{}", text);
            }
        }

        #[test]
        fn any_text_is_a_time_or_a_reason(text in "[-0-9:TZ+/., a-z]{0,30}|.{0,10}") {
            let _ = instant_text(&text);
        }
    }
}
