//! A period and what to compare it with, in: two periods that end at the same point of their own time, out.
//!
//! A month that is not over is compared with the month before up to the same day and hour, never with all of it.

use chrono::{DateTime, Datelike, Days, Months, NaiveDate, NaiveDateTime, NaiveTime, Weekday};
use chrono_tz::Tz;

use crate::analysis::bucket::local_time;
use crate::analysis::calendar::{day_start, instant};
use crate::analysis::period::{self, PERIOD_HELP};
use crate::error::Error;
use crate::units::{Period, Timestamp};

/// What a period is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// The period before it: the month before a month, the seven days before seven days.
    Previous,
    /// The same months or dates a year before; for whole weeks 52 weeks before, so that weekdays agree.
    LastYear,
    /// A period of its own.
    With(Period),
}

/// A period and the one it is compared with, both cut at the same point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Periods {
    /// What is asked about, up to now where it is not over.
    pub this: Period,
    /// What it is compared with.
    pub other: Period,
    /// What the other is called, in a column heading.
    pub(in crate::analysis) title: &'static str,
    /// Whether the period asked for is not over yet.
    running: bool,
}

/// How far the other period lies back, on the clock of the zone.
#[derive(Clone, Copy, Debug)]
enum Shift {
    Months(u32),
    Days(u64),
    /// Microseconds, whatever clocks do.
    Exactly(i64),
}

impl Comparison {
    /// Reads `previous`, `last-year`, a period such as `2026-09`, or `FROM..TO`, of which TO is not part.
    ///
    /// # Errors
    /// When it is none of them, or names no time.
    pub fn parse(text: &str, zone: Tz, now: Timestamp) -> Result<Self, Error> {
        let text = text.trim();
        match text {
            "previous" => return Ok(Self::Previous),
            "last-year" => return Ok(Self::LastYear),
            _ => {}
        }
        let with = match text.split_once("..") {
            Some((from, to)) => Period {
                start: period::since(from, zone, now)?,
                end: period::until(to, zone, now)?,
            },
            None => period::period(text, zone, now).map_err(|_| {
                Error::Usage(format!(
                    "`--compare {text}` is neither `previous` nor `last-year` nor a period nor FROM..TO; \
                     a period is {PERIOD_HELP}"
                ))
            })?,
        };
        if with.start >= with.end || with.start == Timestamp::MIN {
            return Err(Error::Usage(format!(
                "`--compare {text}` names no span of time; write FROM..TO with FROM before TO, which is not included"
            )));
        }
        Ok(Self::With(with))
    }

    fn title(self) -> &'static str {
        match self {
            Self::Previous => "Previous",
            Self::LastYear => "Last year",
            Self::With(_) => "Compared",
        }
    }
}

impl Periods {
    /// Cuts a period at `now` where it is not over, and finds the same stretch of the time it is compared with.
    ///
    /// # Errors
    /// When the period has no start, lies in the future, or the other would begin before all time.
    pub fn of(period: Period, with: Comparison, zone: Tz, now: Timestamp) -> Result<Self, Error> {
        if period.start == Timestamp::MIN {
            return Err(Error::Usage(
                "`--compare` needs a period with a start: add `--period this-month`, or `--since DATE`".to_owned(),
            ));
        }
        if period.start >= now {
            return Err(Error::Usage(
                "the period has not begun, so there is nothing to compare".to_owned(),
            ));
        }
        let today = local_time(zone, now).0.date();
        let end = match (period.end == Timestamp::MAX, today.succ_opt()) {
            (true, Some(tomorrow)) => day_start(zone, tomorrow),
            _ => period.end,
        };
        let whole = Period { end, ..period };
        let this = Period {
            end: end.min(now),
            ..period
        };
        let other = other(whole, this, with, zone).ok_or_else(|| {
            Error::Usage("the period to compare with is beyond the calendar".to_owned())
        })?;
        Ok(Self {
            this,
            other,
            title: with.title(),
            running: this.end < end,
        })
    }

    pub(in crate::analysis) fn is_running(&self) -> bool {
        self.running
    }

    /// What the other period is, and how it differs from this one.
    pub(in crate::analysis) fn notes(&self, zone: Tz) -> Vec<String> {
        let local = |instant: Timestamp| wall_text(local_time(zone, instant).0);
        let point = if self.running {
            ", to the same point: the period is not over"
        } else {
            ""
        };
        let (start, end) = (local(self.other.start), local(self.other.end));
        let mut notes = vec![format!(
            "compared with {start} to {end} (end not included){point}"
        )];
        let [here, there] = [self.this, self.other].map(length);
        if here != there {
            notes.push(format!("the periods are {here} and {there} long"));
        }
        let [here, there] = [self.this, self.other].map(|period| weekend_days(period, zone));
        let week = 7 * 86_400 * Timestamp::SECOND;
        if here != there && self.this.end.0 - self.this.start.0 >= week {
            notes.push(format!(
                "weekend days: {here} in this period, {there} in the other"
            ));
        }
        notes
    }
}

fn other(whole: Period, this: Period, with: Comparison, zone: Tz) -> Option<Period> {
    if let Comparison::With(with) = with {
        let running = this.end < whole.end;
        let end = if running {
            same_point(this, with.start, zone)?.min(with.end)
        } else {
            with.end
        };
        return Some(Period { end, ..with });
    }
    let shift = shift(whole, with, zone)?;
    Some(Period {
        start: moved(shift, this.start, zone)?,
        end: moved(shift, this.end, zone)?,
    })
}

/// The instant that is as many days and hours after `start` as the end of a period is after its own start.
fn same_point(this: Period, start: Timestamp, zone: Tz) -> Option<Timestamp> {
    let (from, to) = (local_time(zone, this.start).0, local_time(zone, this.end).0);
    let other = local_time(zone, start).0;
    Some(instant(zone, other.checked_add_signed(to - from)?))
}

fn shift(whole: Period, with: Comparison, zone: Tz) -> Option<Shift> {
    let last_year = with == Comparison::LastYear;
    let Some((first, after)) = whole_days(whole, zone) else {
        return Some(match last_year {
            true => Shift::Months(12),
            false => Shift::Exactly(whole.end.0.checked_sub(whole.start.0)?),
        });
    };
    let days = u64::try_from((after - first).num_days()).ok()?;
    let months = (after.year() - first.year()) * 12 + after.month0().cast_signed()
        - first.month0().cast_signed();
    Some(match (first.day() == 1 && after.day() == 1, last_year) {
        (false, true) if days % 7 == 0 => Shift::Days(364),
        (_, true) => Shift::Months(12),
        (true, false) => Shift::Months(u32::try_from(months).ok()?),
        (false, false) => Shift::Days(days),
    })
}

/// The first day of a period and the day after its last, where it is made of whole days.
fn whole_days(period: Period, zone: Tz) -> Option<(NaiveDate, NaiveDate)> {
    let [first, after] =
        [period.start, period.end].map(|instant| local_time(zone, instant).0.date());
    let is_whole = day_start(zone, first) == period.start && day_start(zone, after) == period.end;
    (is_whole && first < after).then_some((first, after))
}

/// The same wall clock so much earlier. A day that the month lacks is the month's end: the 31st of March at ten
/// becomes the end of February.
fn moved(shift: Shift, at: Timestamp, zone: Tz) -> Option<Timestamp> {
    let wall = local_time(zone, at).0;
    let wall = match shift {
        Shift::Exactly(length) => return at.0.checked_sub(length).map(Timestamp),
        Shift::Days(days) => wall.checked_sub_days(Days::new(days))?,
        Shift::Months(months) => {
            let earlier = wall.checked_sub_months(Months::new(months))?;
            match earlier.day() == wall.day() {
                true => earlier,
                false => earlier.date().succ_opt()?.and_time(NaiveTime::MIN),
            }
        }
    };
    Some(instant(zone, wall))
}

/// `2026-10-23`, `2026-10-23 12:00`.
pub(in crate::analysis) fn wall_text(wall: NaiveDateTime) -> String {
    let pattern = match wall.time() == NaiveTime::MIN {
        true => "%Y-%m-%d",
        false => "%Y-%m-%d %H:%M",
    };
    wall.format(pattern).to_string()
}

/// `31 days`, `30 days 23 h`, `90 min`: by the stopwatch, so that a day of 23 hours shows.
fn length(period: Period) -> String {
    let minutes = (period.end.0 - period.start.0) / (60 * Timestamp::SECOND);
    let (days, hours, minutes) = (minutes / 1440, minutes / 60 % 24, minutes % 60);
    let unit = if days == 1 { "day" } else { "days" };
    let parts = [(days, unit), (hours, "h"), (minutes, "min")];
    let told: Vec<String> = parts
        .iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, unit)| format!("{number} {unit}"))
        .collect();
    match told.is_empty() {
        true => "less than a minute".to_owned(),
        false => told.join(" "),
    }
}

/// Saturdays and Sundays that begin inside a period.
fn weekend_days(period: Period, zone: Tz) -> usize {
    let [first, last] = [period.start.0, period.end.0 - 1].map(|time| {
        let instant = DateTime::from_timestamp_micros(time).unwrap_or_default();
        instant.with_timezone(&zone).date_naive()
    });
    first
        .iter_days()
        .take_while(|day| *day <= last)
        .filter(|day| matches!(day.weekday(), Weekday::Sat | Weekday::Sun))
        .filter(|day| day_start(zone, *day) >= period.start)
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        DateTime::parse_from_rfc3339(text)
            .map(|instant| Timestamp(instant.timestamp_micros()))
            .unwrap_or_default()
    }

    fn compared(period: &str, with: &str, zone: Tz, now: &str) -> (Periods, [String; 2]) {
        let now = at(now);
        let asked = match period.strip_prefix("since ") {
            Some(text) => Period {
                start: period::since(text, zone, now).expect("a start"),
                end: Timestamp::MAX,
            },
            None => period::period(period, zone, now).expect("a period"),
        };
        let with = Comparison::parse(with, zone, now).expect("a comparison");
        let periods = Periods::of(asked, with, zone, now).expect("two periods");
        let text = |period: Period| {
            let utc = |instant: Timestamp| {
                let utc = DateTime::from_timestamp_micros(instant.0).unwrap_or_default();
                utc.format("%Y-%m-%dT%H:%M").to_string()
            };
            format!("{} {}", utc(period.start), utc(period.end))
        };
        let texts = [text(periods.this), text(periods.other)];
        (periods, texts)
    }

    #[test]
    #[rustfmt::skip] // a table
    fn both_periods_end_at_the_same_point() {
        let berlin = Tz::Europe__Berlin;
        for (period, with, zone, now, this, other) in [
            // Month to date, to the same day and hour.
            ("this-month", "previous", Tz::UTC, "2026-11-23T12:00:00Z", "2026-11-01T00:00 2026-11-23T12:00", "2026-10-01T00:00 2026-10-23T12:00"),
            ("this-month", "last-year", Tz::UTC, "2026-11-23T12:00:00Z", "2026-11-01T00:00 2026-11-23T12:00", "2025-11-01T00:00 2025-11-23T12:00"),
            // February has no 30th: all of it.
            ("this-month", "previous", Tz::UTC, "2026-03-30T10:00:00Z", "2026-03-01T00:00 2026-03-30T10:00", "2026-02-01T00:00 2026-03-01T00:00"),
            ("this-month", "last-year", Tz::UTC, "2024-02-29T10:00:00Z", "2024-02-01T00:00 2024-02-29T10:00", "2023-02-01T00:00 2023-03-01T00:00"),
            // Months of different length that are over.
            ("2026-10", "previous", Tz::UTC, "2026-11-23T12:00:00Z", "2026-10-01T00:00 2026-11-01T00:00", "2026-09-01T00:00 2026-10-01T00:00"),
            ("2026-Q3", "previous", Tz::UTC, "2026-11-23T12:00:00Z", "2026-07-01T00:00 2026-10-01T00:00", "2026-04-01T00:00 2026-07-01T00:00"),
            ("this-quarter", "previous", Tz::UTC, "2026-05-31T06:00:00Z", "2026-04-01T00:00 2026-05-31T06:00", "2026-01-01T00:00 2026-03-01T00:00"),
            ("2026", "previous", Tz::UTC, "2026-07-01T00:00:00Z", "2026-01-01T00:00 2026-07-01T00:00", "2025-01-01T00:00 2025-07-01T00:00"),
            // Days and weeks.
            ("today", "previous", Tz::UTC, "2026-11-23T12:30:00Z", "2026-11-23T00:00 2026-11-23T12:30", "2026-11-22T00:00 2026-11-22T12:30"),
            ("this-week", "previous", Tz::UTC, "2026-11-25T12:00:00Z", "2026-11-23T00:00 2026-11-25T12:00", "2026-11-16T00:00 2026-11-18T12:00"),
            ("2026-W12", "last-year", Tz::UTC, "2026-11-25T12:00:00Z", "2026-03-16T00:00 2026-03-23T00:00", "2025-03-17T00:00 2025-03-24T00:00"),
            ("24h", "previous", Tz::UTC, "2026-11-25T12:00:00Z", "2026-11-24T12:00 2026-11-25T12:00", "2026-11-23T12:00 2026-11-24T12:00"),
            ("since 2026-11-17", "previous", Tz::UTC, "2026-11-23T12:00:00Z", "2026-11-17T00:00 2026-11-23T12:00", "2026-11-10T00:00 2026-11-16T12:00"),
            // Clocks went back on the 25th: noon is noon.
            ("today", "previous", berlin, "2026-10-25T11:00:00Z", "2026-10-24T22:00 2026-10-25T11:00", "2026-10-23T22:00 2026-10-24T10:00"),
            // Half past two did not exist on the 29th of March: three o'clock, the first instant after it.
            ("today", "previous", berlin, "2026-03-30T00:30:00Z", "2026-03-29T22:00 2026-03-30T00:30", "2026-03-28T23:00 2026-03-29T01:00"),
            ("this-month", "previous", berlin, "2026-11-10T11:00:00Z", "2026-10-31T23:00 2026-11-10T11:00", "2026-09-30T22:00 2026-10-10T10:00"),
            // A period of its own, cut where this one is.
            ("this-month", "2026-08", Tz::UTC, "2026-11-23T12:00:00Z", "2026-11-01T00:00 2026-11-23T12:00", "2026-08-01T00:00 2026-08-23T12:00"),
            ("2026-10", "2026-08-03..2026-08-10", Tz::UTC, "2026-11-23T12:00:00Z", "2026-10-01T00:00 2026-11-01T00:00", "2026-08-03T00:00 2026-08-10T00:00"),
        ] {
            let (_, texts) = compared(period, with, zone, now);
            assert_eq!(texts, [this, other], "{period} {with} {zone} {now}");
        }
    }

    #[test]
    fn what_differs_between_the_periods_is_said() {
        let now = "2026-11-23T12:00:00Z";
        let (periods, _) = compared("2026-03", "previous", Tz::Europe__Berlin, now);
        assert_eq!(
            periods.notes(Tz::Europe__Berlin),
            [
                "compared with 2026-02-01 to 2026-03-01 (end not included)",
                "the periods are 30 days 23 h and 28 days long",
                "weekend days: 9 in this period, 8 in the other",
            ]
        );
        let (periods, _) = compared("today", "previous", Tz::UTC, now);
        let note = "compared with 2026-11-22 to 2026-11-22 12:00 (end not included), to the same point: the period is \
                    not over";
        assert_eq!(periods.notes(Tz::UTC), [note]);
    }

    #[test]
    fn what_cannot_be_compared_says_what_to_type() {
        let now = at("2026-11-23T12:00:00Z");
        let of = |period| Periods::of(period, Comparison::Previous, Tz::UTC, now);
        assert!(of(Period::ALL).is_err_and(|error| error.to_string().contains("this-month")));
        let future = Period {
            start: at("2027-01-01T00:00:00Z"),
            end: Timestamp::MAX,
        };
        assert!(of(future).is_err());
        for text in ["", "yesteryear", "2026-10..2026-09", "now", "all", ".."] {
            assert!(Comparison::parse(text, Tz::UTC, now).is_err(), "{text}");
        }
    }
}
