//! A query and its spend by day to the wall clock, and how much of a day usually is spent by then.

use std::collections::BTreeMap;

use chrono::DateTime;
use chrono::Timelike;
use chrono_tz::Tz;

use super::super::bucket::TimeUnit;
use super::super::calendar::day_start;
use super::super::dimension::Dimension;
use super::super::fold::Folded;
use super::super::fold::Label;
use super::super::report::Query;
use super::super::together::together;
use super::horizon::date;
use super::horizon::today;
use super::spend::Series;
use super::spend::Spend;
use super::spend::dollars;
use super::today::Clock;
use super::today::reach;
use super::today::usual_share;
use crate::error::Error;
use crate::event::Scan;
use crate::pricing::PriceBook;
use crate::units::Period;
use crate::units::Timestamp;

/// What is known of now, whatever is projected.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Now {
    pub(super) clock: Clock,
    /// The part of a day's spend that usually is spent by now.
    pub(super) share: f64,
}

/// What is known of now: of a query, whose spend by day is given, as many of the last days are read by hour as tell how
/// days go.
pub(super) fn now(
    query: &Query,
    spend: &Spend,
    at: Timestamp,
    events: &dyn Scan,
    book: &PriceBook,
) -> Result<Now, Error> {
    let mut all = nows(&[(query, spend)], at, events, book)?;
    Ok(all.pop().unwrap_or_default())
}

/// As [`now`], of several queries in one pass.
pub(super) fn nows(
    questions: &[(&Query, &Spend)],
    at: Timestamp,
    events: &dyn Scan,
    book: &PriceBook,
) -> Result<Vec<Now>, Error> {
    let days = questions.iter();
    let days: Vec<LastDays> = days
        .map(|(query, spend)| LastDays::of(query, spend, at))
        .collect();
    let asked = questions.iter().zip(&days);
    let asked: Vec<Query> = asked.map(|((query, _), days)| days.query(query)).collect();
    let found = together(&asked, events, book)?;
    let all = days.iter().zip(asked.iter().zip(found));
    Ok(all
        .map(|(days, (query, found))| days.now(query.zone, at, &found))
        .collect())
}

/// The complete days before today that tell how days go.
struct LastDays {
    series: Series,
    count: i64,
}

impl LastDays {
    fn of(query: &Query, spend: &Spend, at: Timestamp) -> Self {
        let series = spend.series(today(query.zone, at));
        let count = reach(&series.days, series.weekday());
        Self {
            series,
            count: i64::try_from(count).unwrap_or(0),
        }
    }

    /// Their spend by hour.
    fn query(&self, query: &Query) -> Query {
        let start = |day: i64| Some(day_start(query.zone, date(day)?));
        let (first, today) = (self.series.today - self.count, self.series.today);
        let Period { start: from, end } = query.period;
        let by = [TimeUnit::Day, TimeUnit::HourOfDay].map(Dimension::Time);
        Query {
            by: by.to_vec(),
            period: Period {
                start: start(first).map_or(from, |start| start.max(from)),
                end: start(today).map_or(end, |start| start.min(end)),
            },
            ..query.clone().of_sums_alone()
        }
    }

    fn now(&self, zone: Tz, at: Timestamp, found: &Folded) -> Now {
        let mut hours: BTreeMap<i64, [f64; 24]> = BTreeMap::new();
        for (labels, sums) in &found.groups {
            if let [Label::Time(day), Label::Time(hour)] = labels.as_slice()
                && let Ok(hour) = usize::try_from(hour.number())
                && let Some(place) = hours.entry(day.number()).or_default().get_mut(hour)
            {
                *place = dollars(sums.cost).max(0.0);
            }
        }
        let local = DateTime::from_timestamp_micros(at.0)
            .unwrap_or_default()
            .with_timezone(&zone);
        let clock = Clock {
            hour: local.hour() as usize,
            part: f64::from(local.minute() * 60 + local.second()) / 3600.0,
        };
        let days = self.series.today - self.count..self.series.today;
        let days: Vec<[f64; 24]> = days
            .map(|day| hours.get(&day).copied().unwrap_or_default())
            .collect();
        Now {
            clock,
            share: usual_share(&days, self.series.weekday(), clock),
        }
    }
}
