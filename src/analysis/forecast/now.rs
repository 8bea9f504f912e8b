//! A query and its spend by day to the wall clock, and how much of a day usually is spent by then.

use std::collections::BTreeMap;

use chrono::DateTime;
use chrono::Datelike;
use chrono::Timelike;
use chrono_tz::Tz;

use super::super::bucket::Bucket;
use super::super::bucket::TimeUnit;
use super::super::calendar::day_start;
use super::super::fold::too_large;
use super::super::kept::Kept;
use super::super::report::Query;
use super::super::stepped::At;
use super::super::together::Question;
use super::super::together::together_into;
use super::super::worker::Worker;
use super::horizon::date;
use super::horizon::today;
use super::spend::Series;
use super::spend::Spend;
use super::spend::dollars;
use super::today::Clock;
use super::today::looked_at;
use super::today::reach;
use super::today::usual_share;
use crate::error::Error;
use crate::event::Scan;
use crate::pricing::PriceBook;
use crate::units::Period;
use crate::units::Timestamp;
use crate::units::Usd;

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
    let hourly = |query| Question {
        query,
        steps: Some(TimeUnit::Hour),
    };
    let hourly: Vec<Question<'_>> = asked.iter().map(hourly).collect();
    let take = |_: &Query, worker: Worker<'_>| Ok(hours(worker));
    let found = together_into(&hourly, events, book, &take)?;
    let all = days.iter().zip(asked.iter().zip(found));
    let all = all.map(|(days, (query, found))| days.now(query.zone, at, found.concat()));
    all.collect()
}

/// What was spent in an hour; the same may come more than once.
type Hour = (Bucket, Usd);

/// What a thread found of each hour.
fn hours(mut worker: Worker<'_>) -> Vec<Hour> {
    let leaves = worker.steps();
    let Kept::Steps(steps) = worker.kept else {
        return Vec::new();
    };
    let buckets: Vec<Bucket> = steps.buckets().collect();
    let all = leaves.into_iter().flat_map(|(_, _, leaf)| leaf);
    let hour = |at: At| Some((*buckets.get(at.step as usize)?, at.usd));
    all.filter_map(hour).collect()
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

    /// Their spend by hour: of those alone that tell of a day like today.
    fn query(&self, query: &Query) -> Query {
        let start = |day: i64| Some(day_start(query.zone, date(day)?));
        let today = self.series.today;
        let Period { start: from, end } = query.period;
        let whole = |first: i64, end_day: i64| Period {
            start: start(first).map_or(from, |start| start.max(from)),
            end: start(end_day).map_or(end, |start| start.min(end)),
        };
        let days = looked_at(&self.series.days, self.series.weekday());
        let spans = days.chunk_by(|back, next| back - 1 == *next);
        let spans = spans.filter_map(|days| {
            let (first, last) = days.first().zip(days.last())?;
            Some(whole(today - first, today - last + 1))
        });
        Query {
            by: Vec::new(),
            period: whole(today - self.count, today),
            spans: spans.collect(),
            ..query.clone().of_sums_alone()
        }
    }

    fn now(&self, zone: Tz, at: Timestamp, found: Vec<Hour>) -> Result<Now, Error> {
        let mut spent: BTreeMap<i64, [Usd; 24]> = BTreeMap::new();
        for (hour, usd) in found {
            // An hour that clocks repeat counts to the same hour of the day.
            let local = hour.local();
            let day = spent.entry(local.num_days_from_ce().into()).or_default();
            if let Some(place) = day.get_mut(local.hour() as usize) {
                *place = place.checked_add(usd).ok_or_else(too_large)?;
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
        let hours = |day| spent.get(&day).copied().unwrap_or_default();
        let days: Vec<[f64; 24]> = days
            .map(|day| hours(day).map(|usd| dollars(usd).max(0.0)))
            .collect();
        Ok(Now {
            clock,
            share: usual_share(&days, self.series.weekday(), clock),
        })
    }
}
