//! What a user types after `--since`, `--until` and `--period` to a half-open period.

use chrono::{DateTime, Datelike, Days, Months, NaiveDate, Weekday};
use chrono_tz::Tz;

use super::calendar::day_start;
use crate::error::Error;
use crate::units::{Period, Timestamp};

/// What may be typed, for help texts and errors.
pub const PERIOD_HELP: &str = "a date (2026-08-31), month (2026-08), week (2026-W12), quarter (2026-Q3) or year (2026), \
     today, yesterday, this-week, last-week, this-month, last-month, this-quarter, last-quarter, this-year, last-year, \
     7d, 2w, 24h, 30m, now, or an instant (2026-08-31T12:00:00Z)";

/// Reads one text that names both ends: `2026-08`, `last-month`, `7d` (seven days, today the last), `all`.
///
/// # Errors
/// When it names no span of time.
pub fn period(text: &str, zone: Tz, now: Timestamp) -> Result<Period, Error> {
    match parse(text, zone, now)? {
        Named::Span(span) => Ok(span),
        Named::Instant(_) => Err(Error::Usage(format!(
            "`--period` needs a span of time, not an instant: {PERIOD_HELP}, or all"
        ))),
    }
}

/// Reads the start: a span starts where it starts, so `2026-08` is its first instant.
///
/// # Errors
/// When the text is none of [`PERIOD_HELP`].
pub fn since(text: &str, zone: Tz, now: Timestamp) -> Result<Timestamp, Error> {
    Ok(match parse(text, zone, now)? {
        Named::Span(span) => span.start,
        Named::Instant(instant) => instant,
    })
}

/// Reads the end, which is not part of the period: `--until 2026-09-01` and `--until 2026-09` both end with
/// the last instant of August. Every output prints the period it covers, so the rule is in sight.
///
/// # Errors
/// As [`since`].
pub fn until(text: &str, zone: Tz, now: Timestamp) -> Result<Timestamp, Error> {
    since(text, zone, now)
}

enum Named {
    Span(Period),
    Instant(Timestamp),
}

fn parse(text: &str, zone: Tz, now: Timestamp) -> Result<Named, Error> {
    let text = text.trim();
    let lower = text.to_lowercase();
    let unknown = || Error::Usage(format!("`{text}` is no date or period; use {PERIOD_HELP}"));
    let today = DateTime::from_timestamp_micros(now.0)
        .ok_or_else(unknown)?
        .with_timezone(&zone)
        .date_naive();
    match lower.as_str() {
        "all" => return Ok(Named::Span(Period::ALL)),
        "now" => return Ok(Named::Instant(now)),
        _ => {}
    }
    if let Some(period) = clock_span(&lower, now) {
        return Ok(Named::Span(period));
    }
    let days = relative_days(&lower, today).or_else(|| named_days(&lower));
    if let Some((first, after)) = days {
        return Ok(Named::Span(Period {
            start: day_start(zone, first),
            end: day_start(zone, after),
        }));
    }
    DateTime::parse_from_rfc3339(text)
        .map(|instant| Named::Instant(Timestamp(instant.timestamp_micros())))
        .map_err(|_| unknown())
}

/// `24h`, `30m`: exactly so long, up to now.
fn clock_span(text: &str, now: Timestamp) -> Option<Period> {
    let (number, seconds) = match text.strip_suffix('h') {
        Some(number) => (number, 3600),
        None => (text.strip_suffix('m')?, 60),
    };
    let length = count(number)?.checked_mul(seconds * Timestamp::SECOND)?;
    Some(Period {
        start: Timestamp(now.0.checked_sub(length)?),
        end: now,
    })
}

/// First day and the day after the last, counted from today.
fn relative_days(text: &str, today: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    let tomorrow = today.succ_opt()?;
    let monday = today.week(Weekday::Mon).checked_first_day()?;
    let month = today.with_day(1)?;
    let quarter = month.checked_sub_months(Months::new(today.month0() % 3))?;
    let year = month.with_month(1)?;
    let ago = |number: &str, days: i64| {
        let back = u64::try_from(count(number)?.checked_mul(days)?).ok()?;
        Some((tomorrow.checked_sub_days(Days::new(back))?, tomorrow))
    };
    let months = |start: NaiveDate, number: u32| {
        Some((start, start.checked_add_months(Months::new(number))?))
    };
    let before = |start: NaiveDate, number: u32| {
        Some((start.checked_sub_months(Months::new(number))?, start))
    };
    match text {
        "today" => Some((today, tomorrow)),
        "yesterday" => Some((today.pred_opt()?, today)),
        "this-week" => Some((monday, monday.checked_add_days(Days::new(7))?)),
        "last-week" => Some((monday.checked_sub_days(Days::new(7))?, monday)),
        "this-month" => months(month, 1),
        "last-month" => before(month, 1),
        "this-quarter" => months(quarter, 3),
        "last-quarter" => before(quarter, 3),
        "this-year" => months(year, 12),
        "last-year" => before(year, 12),
        _ => match text.strip_suffix('d') {
            Some(number) => ago(number, 1),
            None => ago(text.strip_suffix('w')?, 7),
        },
    }
}

/// A year, quarter, month, week or day by its name.
fn named_days(text: &str) -> Option<(NaiveDate, NaiveDate)> {
    let (year, rest) = text.split_at_checked(4)?;
    let year = i32::try_from(count(year)?).ok()?;
    let months = |month: u32, number: u32| {
        let start = NaiveDate::from_ymd_opt(year, month, 1)?;
        Some((start, start.checked_add_months(Months::new(number))?))
    };
    if rest.is_empty() {
        return months(1, 12);
    }
    let rest = rest.strip_prefix('-')?;
    let two = |text: &str| (text.len() == 2).then(|| small(text)).flatten();
    if let Some(quarter) = rest.strip_prefix('q') {
        let quarter = small(quarter).filter(|quarter| (1..=4).contains(quarter))?;
        return months(quarter * 3 - 2, 3);
    }
    if let Some(week) = rest.strip_prefix('w') {
        let monday = NaiveDate::from_isoywd_opt(year, two(week)?, Weekday::Mon)?;
        return Some((monday, monday.checked_add_days(Days::new(7))?));
    }
    match rest.split_once('-') {
        None => months(two(rest)?, 1),
        Some((month, day)) => {
            let date = NaiveDate::from_ymd_opt(year, two(month)?, two(day)?)?;
            Some((date, date.succ_opt()?))
        }
    }
}

/// A positive whole number of digits alone.
fn count(text: &str) -> Option<i64> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits
        .then(|| text.parse().ok())
        .flatten()
        .filter(|number| *number > 0)
}

fn small(text: &str) -> Option<u32> {
    count(text).and_then(|number| u32::try_from(number).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn instant(text: &str) -> Timestamp {
        DateTime::parse_from_rfc3339(text)
            .map(|instant| Timestamp(instant.timestamp_micros()))
            .unwrap_or_default()
    }

    #[test]
    #[rustfmt::skip] // a table
    fn every_form_names_its_half_open_span() {
        let now = instant("2026-08-12T22:30:00Z"); // a Wednesday; in Berlin already Thursday the 13th
        for (text, zone, start, end) in [
            ("today", "UTC", "2026-08-12T00:00:00Z", "2026-08-13T00:00:00Z"),
            ("today", "Europe/Berlin", "2026-08-12T22:00:00Z", "2026-08-13T22:00:00Z"),
            ("yesterday", "UTC", "2026-08-11T00:00:00Z", "2026-08-12T00:00:00Z"),
            ("7d", "UTC", "2026-08-06T00:00:00Z", "2026-08-13T00:00:00Z"),
            ("2w", "UTC", "2026-07-30T00:00:00Z", "2026-08-13T00:00:00Z"),
            ("24h", "UTC", "2026-08-11T22:30:00Z", "2026-08-12T22:30:00Z"),
            ("30m", "UTC", "2026-08-12T22:00:00Z", "2026-08-12T22:30:00Z"),
            ("this-week", "UTC", "2026-08-10T00:00:00Z", "2026-08-17T00:00:00Z"),
            ("last-week", "UTC", "2026-08-03T00:00:00Z", "2026-08-10T00:00:00Z"),
            ("this-month", "UTC", "2026-08-01T00:00:00Z", "2026-09-01T00:00:00Z"),
            ("Last-Month", "UTC", "2026-07-01T00:00:00Z", "2026-08-01T00:00:00Z"),
            ("this-quarter", "UTC", "2026-07-01T00:00:00Z", "2026-10-01T00:00:00Z"),
            ("last-year", "UTC", "2025-01-01T00:00:00Z", "2026-01-01T00:00:00Z"),
            ("2026-08", "Europe/Berlin", "2026-07-31T22:00:00Z", "2026-08-31T22:00:00Z"),
            ("2026-12", "UTC", "2026-12-01T00:00:00Z", "2027-01-01T00:00:00Z"),
            ("2026-W12", "UTC", "2026-03-16T00:00:00Z", "2026-03-23T00:00:00Z"),
            ("2026-w01", "UTC", "2025-12-29T00:00:00Z", "2026-01-05T00:00:00Z"),
            ("2026-Q3", "UTC", "2026-07-01T00:00:00Z", "2026-10-01T00:00:00Z"),
            ("2026", "UTC", "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z"),
            ("2026-03-29", "Europe/Berlin", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z"),
            // Beirut and Cairo jump over midnight; Samoa left out the 30th.
            ("2026-04-24", "Africa/Cairo", "2026-04-23T22:00:00Z", "2026-04-24T21:00:00Z"),
            ("2011-12-30", "Pacific/Apia", "2011-12-30T10:00:00Z", "2011-12-30T10:00:00Z"),
        ] {
            let zone = super::super::calendar::zone(zone).unwrap_or(Tz::UTC);
            let found = period(text, zone, now).ok();
            let expected = Period {
                start: instant(start),
                end: instant(end),
            };
            assert_eq!(found, Some(expected), "{text}");
        }
    }

    #[test]
    fn ends_are_starts_and_nonsense_says_what_is_allowed() {
        let now = instant("2026-08-12T22:30:00Z");
        assert_eq!(
            until("2026-09", Tz::UTC, now).ok(),
            Some(instant("2026-09-01T00:00:00Z"))
        );
        assert_eq!(since("now", Tz::UTC, now).ok(), Some(now));
        assert_eq!(
            since("2026-08-01T02:00:00+02:00", Tz::UTC, now).ok(),
            Some(instant("2026-08-01T00:00:00Z"))
        );
        assert!(period("now", Tz::UTC, now).is_err());
        for text in [
            "",
            "tomorrowish",
            "2026-13",
            "2026-02-30",
            "2026-W54",
            "2026-Q5",
            "7",
            "-7d",
            "0d",
            "2026-8",
            "99999999999999d",
            "9223372036854775807h",
            "2026-08-01T02:00:00",
            "２０２６",
        ] {
            let message = since(text, Tz::UTC, now).map_err(|error| error.to_string());
            assert!(
                message.is_err_and(|text| text.contains("last-month")),
                "{text}"
            );
        }
    }
}
