//! A budget's period and an instant to the span of time that counts: which day, billing month, last 30 days … it is in.

use std::fmt;

use chrono::Datelike;
use chrono::Days;
use chrono::Months;
use chrono::NaiveDate;
use chrono::Weekday;
use chrono_tz::Tz;

use super::super::bucket::TimeUnit;
use super::super::bucket::local_time;
use super::super::calendar::day_start;
use crate::units::Period;
use crate::units::Timestamp;

/// Microseconds in an hour.
const HOUR: i64 = 3600 * Timestamp::SECOND;

/// When a budget begins anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cycle {
    /// Every hour of the zone's clocks; the hour they repeat in autumn is two.
    Hour,
    /// Every day.
    Day,
    /// Every week, from this day on.
    Week(Weekday),
    /// Every month, from this day of it on (1–31), or from its last where it has no such day.
    Month(u8),
    /// January, April, July and October, as [`Cycle::Month`].
    Quarter(u8),
    /// January, as [`Cycle::Month`].
    Year(u8),
    /// Today and the days before it, so many together.
    Days(u32),
    /// The last so many hours to the microsecond, this one included.
    Hours(u32),
    /// Never: of a run, or for good.
    All,
    /// Never; only this span counts.
    Between(Period),
}

/// The span of time that counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// Half-open.
    pub period: Period,
    /// In which a crossing is told once: the period itself, and for rolling ones, which never begin anew, blocks as long as
    /// they are.
    pub once: Period,
}

impl Cycle {
    /// The span that an instant is in.
    #[must_use]
    pub fn window(self, zone: Tz, at: Timestamp) -> Window {
        let whole = |period| Window {
            period,
            once: period,
        };
        match self {
            Self::All => whole(Period::ALL),
            Self::Between(period) => whole(period),
            Self::Hour => whole(hour(zone, at)),
            Self::Hours(count) => hours(i64::from(count), at),
            _ => {
                let date = local_time(zone, at).0.date();
                let period = |days: Option<(NaiveDate, NaiveDate)>| {
                    days.map_or(Period::ALL, |(first, after)| Period {
                        start: day_start(zone, first),
                        end: day_start(zone, after),
                    })
                };
                Window {
                    period: period(self.days(date)),
                    once: period(self.block(date)),
                }
            }
        }
    }

    /// First day and the day after the last.
    fn days(self, date: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
        let tomorrow = date.succ_opt()?;
        match self {
            Self::Week(first) => {
                let start = date.week(first).checked_first_day()?;
                Some((start, start.checked_add_days(Days::new(7))?))
            }
            Self::Month(anchor) => anchored(date, 1, anchor),
            Self::Quarter(anchor) => anchored(date, 3, anchor),
            Self::Year(anchor) => anchored(date, 12, anchor),
            Self::Days(count) => Some((
                tomorrow.checked_sub_days(Days::new(count.into()))?,
                tomorrow,
            )),
            _ => Some((date, tomorrow)),
        }
    }

    /// As [`Cycle::days`], of what is told once.
    fn block(self, date: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
        let Self::Days(count) = self else {
            return self.days(date);
        };
        let into = i64::from(date.num_days_from_ce()).rem_euclid(i64::from(count.max(1)));
        let start = date.checked_sub_days(Days::new(into.unsigned_abs()))?;
        Some((start, start.checked_add_days(Days::new(count.into()))?))
    }

    /// Whether it can be said what a period will have cost: one of whole days of the zone, that ends.
    #[must_use]
    pub fn has_end(self, zone: Tz) -> bool {
        match self {
            Self::Day | Self::Week(_) | Self::Month(_) | Self::Quarter(_) | Self::Year(_) => true,
            Self::Between(Period { start, end }) => [start, end].into_iter().all(|edge| {
                let is_bound = edge != Timestamp::MIN && edge != Timestamp::MAX;
                is_bound && day_start(zone, local_time(zone, edge).0.date()) == edge
            }),
            _ => false,
        }
    }

    /// Reads `hour`, `day`, `week`, `month`, `quarter`, `year`, `30d`, `24h` or `all`; weeks begin on `week_start`, months
    /// and longer on the day `anchor`.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(text: &str, week_start: Weekday, anchor: u8) -> Result<Self, String> {
        let text = text.trim();
        let rolling = |unit: char| -> Option<u32> {
            let number: u32 = text.strip_suffix(unit)?.parse().ok()?;
            let most = if unit == 'd' { 3660 } else { 8784 };
            (1..=most).contains(&number).then_some(number)
        };
        match text {
            "hour" => Ok(Self::Hour),
            "day" => Ok(Self::Day),
            "week" => Ok(Self::Week(week_start)),
            "month" => Ok(Self::Month(anchor)),
            "quarter" => Ok(Self::Quarter(anchor)),
            "year" => Ok(Self::Year(anchor)),
            "all" => Ok(Self::All),
            _ => rolling('d')
                .map(Self::Days)
                .or_else(|| rolling('h').map(Self::Hours))
                .ok_or_else(|| {
                    format!(
                        "`{text}` is no period; there are hour, day, week, month, quarter, year, 30d (rolling days), 24h \
                         (rolling hours), all, run and session"
                    )
                }),
        }
    }
}

/// The months, so many together, that a date is in, each from its day `anchor` on.
fn anchored(date: NaiveDate, months: u32, anchor: u8) -> Option<(NaiveDate, NaiveDate)> {
    let begin = |month: NaiveDate| {
        let after = month.checked_add_months(Months::new(1))?;
        let last = after.pred_opt()?.day();
        month.with_day(u32::from(anchor).clamp(1, last))
    };
    let first = date.with_day(1)?;
    let first = first.checked_sub_months(Months::new(first.month0() % months))?;
    let start = begin(first)?;
    if date >= start {
        Some((
            start,
            begin(first.checked_add_months(Months::new(months))?)?,
        ))
    } else {
        let before = begin(first.checked_sub_months(Months::new(months))?)?;
        Some((before, start))
    }
}

/// The hour of the zone's clocks; where they jump inside an hour it is shorter.
fn hour(zone: Tz, at: Timestamp) -> Period {
    let bucket = |instant: i64| TimeUnit::Hour.bucket(zone, Timestamp(instant));
    let this = bucket(at.0);
    // Inside, outside: halved until they are neighbours.
    let edge = |mut outside: i64| {
        let mut inside = at.0;
        while inside.abs_diff(outside) > 1 {
            let middle = inside.midpoint(outside);
            if bucket(middle) == this {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        (inside, outside)
    };
    Period {
        start: Timestamp(edge(at.0.saturating_sub(HOUR + 1)).0),
        end: Timestamp(edge(at.0.saturating_add(HOUR + 1)).1),
    }
}

fn hours(count: i64, at: Timestamp) -> Window {
    let length = count.saturating_mul(HOUR).max(HOUR);
    let block = at.0.saturating_sub(at.0.rem_euclid(length));
    Window {
        period: Period {
            start: Timestamp(at.0.saturating_sub(length)),
            end: Timestamp(at.0.saturating_add(1)),
        },
        once: Period {
            start: Timestamp(block),
            end: Timestamp(block.saturating_add(length)),
        },
    }
}

/// `day`, `week from Sun`, `month from day 15`, `30d`, `24h`, `all`.
impl fmt::Display for Cycle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (name, anchor) = match *self {
            Self::Hour => ("hour", 1),
            Self::Day => ("day", 1),
            Self::Week(Weekday::Mon) => ("week", 1),
            Self::Week(day) => return write!(f, "week from {day}"),
            Self::Month(anchor) => ("month", anchor),
            Self::Quarter(anchor) => ("quarter", anchor),
            Self::Year(anchor) => ("year", anchor),
            Self::Days(count) => return write!(f, "{count}d"),
            Self::Hours(count) => return write!(f, "{count}h"),
            Self::All => ("all", 1),
            Self::Between(_) => ("span", 1),
        };
        match anchor {
            1 => f.write_str(name),
            day => write!(f, "{name} from day {day}"),
        }
    }
}
