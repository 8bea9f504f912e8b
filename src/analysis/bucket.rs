//! Instants to the calendar: which hour, day, week … of a zone an instant falls in, and what that is called.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, Offset, TimeZone, Timelike};
use chrono_tz::Tz;

use super::calendar::is_utc;
use crate::units::Timestamp;

/// A way to cut time into buckets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimeUnit {
    /// Quarter of an hour: `2026-03-15T14:15`.
    Minute15,
    /// Hour: `2026-03-15T14`.
    Hour,
    /// Day: `2026-03-15`.
    Day,
    /// ISO week, from Monday: `2026-W11`.
    Week,
    /// Month: `2026-03`.
    Month,
    /// Quarter: `2026-Q1`.
    Quarter,
    /// Year: `2026`.
    Year,
    /// Day of the week over all weeks: `1 Mon` … `7 Sun`.
    Weekday,
    /// Hour of the day over all days: `00` … `23`.
    HourOfDay,
}

/// One bucket of a unit: ordered by time, whatever its name looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Bucket {
    /// For hours and parts of them the start in seconds since 1970; else the number of the day, month …
    pub(super) order: i64,
    /// Seconds east of UTC, for hours and parts of them: the hour a clock repeats in autumn is two buckets.
    pub(super) offset: i32,
}

const DAYS: [&str; 7] = [
    "1 Mon", "2 Tue", "3 Wed", "4 Thu", "5 Fri", "6 Sat", "7 Sun",
];

impl Bucket {
    /// Days since the first of year 1, months, hours …: consecutive for all units above the hour.
    pub(super) fn number(self) -> i64 {
        self.order
    }

    /// The wall clock at the start of an hour, or of a part of one.
    pub(super) fn local(self) -> NaiveDateTime {
        DateTime::from_timestamp(self.order + i64::from(self.offset), 0)
            .unwrap_or_default()
            .naive_utc()
    }
}

impl TimeUnit {
    /// The one bucket of this unit that holds the instant.
    #[must_use]
    pub fn bucket(self, zone: Tz, instant: Timestamp) -> Bucket {
        let (local, offset) = local_time(zone, instant);
        let date = local.date();
        let year = i64::from(date.year());
        let fine = |seconds: i64| {
            let wall = local.and_utc().timestamp();
            Bucket {
                order: wall - wall.rem_euclid(seconds) - i64::from(offset),
                offset,
            }
        };
        let order = match self {
            Self::Minute15 => return fine(900),
            Self::Hour => return fine(3600),
            Self::Day => i64::from(date.num_days_from_ce()),
            Self::Week => {
                i64::from(date.num_days_from_ce())
                    - i64::from(date.weekday().num_days_from_monday())
            }
            Self::Month => year * 12 + i64::from(date.month0()),
            Self::Quarter => year * 4 + i64::from(date.month0() / 3),
            Self::Year => year,
            Self::Weekday => i64::from(date.weekday().num_days_from_monday()),
            Self::HourOfDay => i64::from(local.hour()),
        };
        Bucket { order, offset: 0 }
    }

    /// How long stretches of time, from full UTC hours or days on, mostly lie within one bucket: microseconds.
    pub(super) fn slot(self, zone: Tz) -> i64 {
        let hours = match self {
            Self::Minute15 => return 900 * Timestamp::SECOND,
            Self::Hour | Self::HourOfDay => 1,
            Self::Day | Self::Weekday if !is_utc(zone) => 1,
            _ => 24,
        };
        hours * 3600 * Timestamp::SECOND
    }

    /// The name of a bucket. Outside UTC, hours carry their offset: `2026-10-25T02+02:00`.
    #[must_use]
    pub fn label(self, zone: Tz, bucket: Bucket) -> String {
        let order = bucket.order;
        let small = |number: i64| i32::try_from(number).unwrap_or_default();
        let date = || NaiveDate::from_num_days_from_ce_opt(small(order)).unwrap_or_default();
        match self {
            Self::Minute15 | Self::Hour => {
                let local = bucket.local();
                let pattern = if self == Self::Hour {
                    "%Y-%m-%dT%H"
                } else {
                    "%Y-%m-%dT%H:%M"
                };
                let suffix = if is_utc(zone) {
                    String::new()
                } else {
                    offset_text(bucket.offset)
                };
                format!("{}{suffix}", local.format(pattern))
            }
            Self::Day => date().format("%Y-%m-%d").to_string(),
            Self::Week => date().format("%G-W%V").to_string(),
            Self::Month => format!(
                "{:04}-{:02}",
                order.div_euclid(12),
                order.rem_euclid(12) + 1
            ),
            Self::Quarter => format!("{:04}-Q{}", order.div_euclid(4), order.rem_euclid(4) + 1),
            Self::Year => format!("{order:04}"),
            Self::Weekday => usize::try_from(order)
                .ok()
                .and_then(|day| DAYS.get(day))
                .map_or(String::new(), ToString::to_string),
            Self::HourOfDay => format!("{order:02}"),
        }
    }
}

/// The wall clock of a zone, and its seconds east of UTC. Instants beyond the calendar stop at its ends.
pub(super) fn local_time(zone: Tz, instant: Timestamp) -> (NaiveDateTime, i32) {
    let ends = if instant.0 < 0 {
        DateTime::<chrono::Utc>::MIN_UTC + chrono::Duration::days(2)
    } else {
        DateTime::<chrono::Utc>::MAX_UTC - chrono::Duration::days(2)
    };
    let utc = DateTime::from_timestamp_micros(instant.0)
        .filter(|utc| (utc.timestamp() < ends.timestamp()) == (instant.0 >= 0))
        .unwrap_or(ends)
        .naive_utc();
    let offset = zone.offset_from_utc_datetime(&utc).fix();
    (utc + offset, offset.local_minus_utc())
}

fn offset_text(offset: i32) -> String {
    let sign = if offset < 0 { '-' } else { '+' };
    let seconds = offset.unsigned_abs();
    let text = format!("{sign}{:02}:{:02}", seconds / 3600, seconds / 60 % 60);
    match seconds % 60 {
        0 => text,
        rest => format!("{text}:{rest:02}"),
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub(in crate::analysis) const UNITS: [TimeUnit; 9] = [
        TimeUnit::Minute15,
        TimeUnit::Hour,
        TimeUnit::Day,
        TimeUnit::Week,
        TimeUnit::Month,
        TimeUnit::Quarter,
        TimeUnit::Year,
        TimeUnit::Weekday,
        TimeUnit::HourOfDay,
    ];

    fn seconds(text: &str) -> i64 {
        DateTime::parse_from_rfc3339(text).map_or(0, |instant| instant.timestamp())
    }

    fn labels(zone: Tz, unit: TimeUnit, from: &str, to: &str) -> Vec<(String, u32)> {
        let mut found: Vec<(String, u32)> = Vec::new();
        for minute in (seconds(from)..seconds(to)).step_by(60) {
            let bucket = unit.bucket(zone, Timestamp(minute * Timestamp::SECOND));
            let label = unit.label(zone, bucket);
            match found.last_mut() {
                Some((last, minutes)) if *last == label => *minutes += 1,
                _ => found.push((label, 1)),
            }
        }
        found
    }

    fn assert_labels(found: &[(String, u32)], expected: &[(&str, u32)]) {
        let found: Vec<(&str, u32)> = found
            .iter()
            .map(|(label, minutes)| (label.as_str(), *minutes))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn names_are_as_documented() {
        let instant = Timestamp(seconds("2026-03-15T14:29:59Z") * Timestamp::SECOND + 999_999);
        let names = UNITS.map(|unit| unit.label(Tz::UTC, unit.bucket(Tz::UTC, instant)));
        let expected = [
            "2026-03-15T14:15",
            "2026-03-15T14",
            "2026-03-15",
            "2026-W11",
            "2026-03",
            "2026-Q1",
            "2026",
            "7 Sun",
            "14",
        ];
        assert_eq!(names, expected);
        // ISO weeks belong to the year of their Thursday.
        let new_year = Timestamp(seconds("2027-01-01T00:00:00Z") * Timestamp::SECOND);
        let week = TimeUnit::Week;
        assert_eq!(
            week.label(Tz::UTC, week.bucket(Tz::UTC, new_year)),
            "2026-W53"
        );
    }

    #[test]
    fn days_of_23_and_25_hours_and_repeated_hours() {
        let berlin = Tz::Europe__Berlin;
        assert_labels(
            &labels(
                berlin,
                TimeUnit::Day,
                "2026-03-27T23:00:00Z",
                "2026-03-30T22:00:00Z",
            ),
            &[
                ("2026-03-28", 1440),
                ("2026-03-29", 1380),
                ("2026-03-30", 1440),
            ],
        );
        assert_labels(
            &labels(
                berlin,
                TimeUnit::Day,
                "2026-10-24T22:00:00Z",
                "2026-10-25T23:00:00Z",
            ),
            &[("2026-10-25", 1500)],
        );
        assert_labels(
            &labels(
                berlin,
                TimeUnit::Hour,
                "2026-10-25T00:00:00Z",
                "2026-10-25T02:00:00Z",
            ),
            &[("2026-10-25T02+02:00", 60), ("2026-10-25T02+01:00", 60)],
        );
        // Lord Howe moves by half an hour, Samoa left out a day.
        assert_labels(
            &labels(
                Tz::Australia__Lord_Howe,
                TimeUnit::Hour,
                "2026-10-03T15:00:00Z",
                "2026-10-03T16:00:00Z",
            ),
            &[("2026-10-04T01+10:30", 30), ("2026-10-04T02+11:00", 30)],
        );
        assert_labels(
            &labels(
                Tz::Pacific__Apia,
                TimeUnit::Day,
                "2011-12-29T10:00:00Z",
                "2012-01-01T10:00:00Z",
            ),
            &[
                ("2011-12-29", 1440),
                ("2011-12-31", 1440),
                ("2012-01-01", 1440),
            ],
        );
    }
}
