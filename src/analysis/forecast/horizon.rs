//! What a user types after `--to` and the present day to the days of a period: gone, running, to come.

use chrono::Datelike;
use chrono::Days;
use chrono::Months;
use chrono::NaiveDate;
use chrono::Weekday;
use chrono_tz::Tz;

use super::super::bucket::TimeUnit;
use super::super::calendar::day_start;
use super::super::period::until;
use crate::error::Error;
use crate::units::Period;
use crate::units::Timestamp;
use crate::units::Usd;

/// Farther than a year and a month nobody knows anything.
const FARTHEST: i64 = 400;

/// How far to project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum To {
    /// To the end of the day.
    Day,
    /// To the end of the ISO week.
    Week,
    /// To the end of the calendar month.
    Month,
    /// To the end of the calendar quarter.
    Quarter,
    /// From the start of today up to, not including, a day, by its number since year 1.
    Date(i64),
}

impl To {
    /// Every period with a name.
    pub const NAMED: [Self; 4] = [Self::Day, Self::Week, Self::Month, Self::Quarter];

    /// Those that past forecasts are asked for, at the start of a day.
    pub const TESTED: [Self; 3] = [Self::Week, Self::Month, Self::Quarter];

    /// Reads `day`, `week`, `month`, `quarter`, or a date after now.
    ///
    /// # Errors
    /// When it is none of them, or the date is not ahead, or too far.
    pub fn parse(text: &str, zone: Tz, now: Timestamp) -> Result<Self, Error> {
        let text = text.trim();
        if let Some(named) = Self::NAMED.into_iter().find(|to| to.name() == text) {
            return Ok(named);
        }
        let wrong = |why: &str| {
            Error::Usage(format!(
                "`--to {text}` {why}; use day, week, month, quarter or a date ahead"
            ))
        };
        let end = until(text, zone, now).map_err(|_| wrong("is no period or date"))?;
        let day = TimeUnit::Day.bucket(zone, end).number();
        let today = today(zone, now);
        if date(day).map(|date| day_start(zone, date)) != Some(end) {
            return Err(wrong("is not the start of a day"));
        }
        if day <= today {
            return Err(wrong("is not ahead"));
        }
        if day > today + FARTHEST {
            return Err(wrong("is more than 400 days ahead"));
        }
        Ok(Self::Date(day))
    }

    /// The name in tables, CSV and JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Date(_) => "date",
        }
    }

    fn unit(self) -> Option<TimeUnit> {
        match self {
            Self::Day => Some(TimeUnit::Day),
            Self::Week => Some(TimeUnit::Week),
            Self::Month => Some(TimeUnit::Month),
            Self::Quarter => Some(TimeUnit::Quarter),
            Self::Date(_) => None,
        }
    }
}

/// A period around today, by the numbers of its days since year 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Horizon {
    pub(super) to: To,
    pub(super) start: i64,
    pub(super) today: i64,
    /// The day after the last.
    pub(super) end: i64,
}

impl Horizon {
    /// The period that a day is in; `None` at the ends of the calendar.
    pub(super) fn around(to: To, today: i64) -> Option<Self> {
        let day = date(today)?;
        let month = day.with_day(1)?;
        let months = |start: NaiveDate, count: u32| {
            Some((start, start.checked_add_months(Months::new(count))?))
        };
        let (start, end) = match to {
            To::Day => (day, day.succ_opt()?),
            To::Week => {
                let monday = day.week(Weekday::Mon).checked_first_day()?;
                (monday, monday.checked_add_days(Days::new(7))?)
            }
            To::Month => months(month, 1)?,
            To::Quarter => {
                let before = Months::new(month.month0() % 3);
                months(month.checked_sub_months(before)?, 3)?
            }
            To::Date(end) => (day, date(end)?),
        };
        let number = |date: NaiveDate| i64::from(date.num_days_from_ce());
        Some(Self {
            to,
            start: number(start),
            today,
            end: number(end),
        })
    }

    /// Days from today on, today included.
    pub(super) fn ahead(&self) -> usize {
        usize::try_from(self.end - self.today).unwrap_or(0)
    }

    /// The instants it reaches over.
    pub(super) fn period(&self, zone: Tz) -> Period {
        let start = |day: i64| date(day).map(|date| day_start(zone, date));
        Period {
            start: start(self.start).unwrap_or(Timestamp::MIN),
            end: start(self.end).unwrap_or(Timestamp::MAX),
        }
    }

    /// `month`, or the date that was asked for.
    pub(super) fn end_text(&self) -> String {
        match self.to {
            To::Date(end) => day_text(end),
            named => named.name().to_owned(),
        }
    }

    /// `2026-10`, `2026-W43` …; up to a date, the first and the last day.
    pub(super) fn label(&self, zone: Tz) -> String {
        let start = self.period(zone).start;
        match self.to.unit() {
            Some(unit) => unit.label(zone, unit.bucket(zone, start)),
            None => format!("{} to {}", day_text(self.start), day_text(self.end - 1)),
        }
    }

    /// The part of a monthly amount that falls on these days.
    pub(super) fn share_of_monthly(&self, amount: Usd) -> Option<Usd> {
        let mut day = self.start;
        let mut sum = Usd::ZERO;
        while day < self.end {
            let month = Self::around(To::Month, day)?;
            let days = u64::try_from(month.end.min(self.end) - day).ok()?;
            let length = u64::try_from(month.end - month.start).ok()?;
            sum = sum.checked_add(amount.checked_mul(days)?.divide(length)?)?;
            day = month.end;
        }
        Some(sum)
    }
}

/// The number of the day that an instant is in.
pub(super) fn today(zone: Tz, now: Timestamp) -> i64 {
    TimeUnit::Day.bucket(zone, now).number()
}

/// 0 for Monday: day 1 of year 1 was one.
pub(super) fn weekday(day: i64) -> usize {
    usize::try_from((day - 1).rem_euclid(7)).unwrap_or(0)
}

/// `2026-10-31`.
pub(super) fn day_text(day: i64) -> String {
    date(day).map_or_else(String::new, |date| date.to_string())
}

pub(super) fn date(day: i64) -> Option<NaiveDate> {
    NaiveDate::from_num_days_from_ce_opt(i32::try_from(day).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> i64 {
        let date: NaiveDate = text.parse().expect("a date");
        date.num_days_from_ce().into()
    }

    #[test]
    fn periods_hold_their_day() {
        for (to, today, start, end) in [
            (To::Day, "2026-10-31", "2026-10-31", "2026-11-01"),
            (To::Week, "2026-11-01", "2026-10-26", "2026-11-02"),
            (To::Month, "2026-12-31", "2026-12-01", "2027-01-01"),
            (To::Quarter, "2026-11-23", "2026-10-01", "2027-01-01"),
            (
                To::Date(number("2027-01-15")),
                "2026-11-23",
                "2026-11-23",
                "2027-01-15",
            ),
        ] {
            let horizon = Horizon::around(to, number(today)).expect("in the calendar");
            assert_eq!(
                [horizon.start, horizon.end],
                [number(start), number(end)],
                "{to:?}"
            );
        }
        assert_eq!(weekday(number("2026-11-23")), 0);
        assert_eq!(weekday(number("2026-11-22")), 6);
    }

    #[test]
    fn a_monthly_amount_is_whole_over_whole_months() {
        let amount = Usd::parse("100").expect("an amount");
        let share = |to, today: &str| {
            let horizon = Horizon::around(to, number(today)).expect("in the calendar");
            horizon.share_of_monthly(amount).map(|usd| usd.to_string())
        };
        assert_eq!(share(To::Month, "2026-02-10").as_deref(), Some("100"));
        assert_eq!(share(To::Quarter, "2026-02-10").as_deref(), Some("300"));
        assert_eq!(
            share(To::Day, "2026-02-10").as_deref(),
            Some("3.571428571428571429")
        );
    }

    #[test]
    fn ends_are_ahead_and_at_midnight() {
        let now = Timestamp(i64::from(20_780) * 86_400 * Timestamp::SECOND); // 2026-11-23
        let parse = |text: &str| To::parse(text, Tz::UTC, now).map_err(|error| error.to_string());
        assert_eq!(parse("week"), Ok(To::Week));
        assert_eq!(parse("2026-12"), Ok(To::Date(number("2026-12-01"))));
        for (text, why) in [
            ("2026-11-23", "not ahead"),
            ("2028", "400 days"),
            ("2026-12-01T06:00:00Z", "start of a day"),
            ("fortnight", "no period or date"),
        ] {
            assert!(
                parse(text).is_err_and(|message| message.contains(why)),
                "{text}"
            );
        }
    }
}
