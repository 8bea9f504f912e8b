//! Costs over time, in: one row per step and series, with the change from the step before, out.

mod pairs;
mod series;
mod table;
mod word;
mod words;

use super::aggregate::aggregate;
use super::bucket::TimeUnit;
use super::compare::{Periods, missing, unknown_start};
use super::dimension::Dimension;
use super::fold::Folded;
use super::report::{Query, add, context};
use super::steps::steps;
use super::sums::Sums;
use crate::error::Error;
use crate::event::Scan;
use crate::pricing::PriceBook;
use crate::table::Table;
use crate::units::{Period, Timestamp};

/// A question about cost over time.
pub struct TrendQuery {
    /// What is asked; `by` names the series and cuts no time, `sort` is not looked at.
    pub query: Query,
    /// How long a step is; `None` for what suits the length of the period.
    pub every: Option<TimeUnit>,
    /// What each step is compared with, if anything; its period then stands for that of the query.
    pub periods: Option<Periods>,
    /// The current instant: what comes after it is not known yet.
    pub now: Timestamp,
}

/// Rows past this are refused: they answer nobody.
const MOST_ROWS: usize = 200_000;
const DAY: i64 = 86_400 * Timestamp::SECOND;

/// Answers with a row per step and series, those without calls included: no call is a cost of 0.
///
/// # Errors
/// As [`super::report()`], when `by` cuts time, or when there would be too many rows.
pub fn trend(asked: &TrendQuery, events: &dyn Scan, book: &PriceBook) -> Result<Table, Error> {
    if let Some(time) = asked.query.by.iter().find(|dimension| dimension.is_time()) {
        return Err(Error::Usage(format!(
            "`--by {0}` cuts time, and steps of a trend are asked for with `--every`",
            time.name()
        )));
    }
    let periods = asked.periods.as_ref();
    let query = Query {
        period: periods.map_or(asked.query.period, |periods| periods.this),
        sort: None,
        ..asked.query.clone()
    };
    let days = cut(&query, TimeUnit::Day, events, book)?;
    let total = add(days.groups.values())?;
    let unit = asked
        .every
        .unwrap_or_else(|| suitable(query.period, &total));
    let by_unit = match unit {
        TimeUnit::Day => None,
        unit => Some(cut(&query, unit, events, book)?),
    };
    let this = by_unit.as_ref().unwrap_or(&days);
    let then = periods.map(|periods| Query {
        period: periods.other,
        ..query.clone()
    });
    let other = then
        .map(|then| cut(&then, unit, events, book))
        .transpose()?;

    let series = series::series(&query, this, other.as_ref(), &total)?;
    let span = span(query.period, asked.now, &total);
    let between =
        |unit, span: Period| steps(unit, query.zone, span.start, Timestamp(span.end.0 - 1));
    let here = span.map_or_else(Vec::new, |span| between(unit, span));
    let there = periods.map_or_else(Vec::new, |periods| between(unit, periods.other));
    check_size(series.len(), here.len().max(there.len()))?;
    let all_days = span.map_or_else(Vec::new, |span| between(TimeUnit::Day, span));
    // Where the period is open nothing is known before the day of the first call, so its week is cut.
    let open = all_days
        .first()
        .filter(|_| query.period.start == Timestamp::MIN);
    let known = Period {
        start: open.map_or(query.period.start, |day| day.whole.start),
        end: query.period.end.min(asked.now),
    };
    let words = words::words(&query, &days, &all_days, known, &total)?;

    let mut context = context(&query, this, &total, book);
    "trend".clone_into(&mut context.command);
    context.notes.extend(words.note.clone());
    let start = query.period.start;
    context
        .notes
        .extend(unknown_start(&total, start, events, query.zone)?);
    if let (Some(periods), Some(other)) = (periods, &other) {
        let other = add(other.groups.values())?;
        context.notes.extend(periods.notes(query.zone));
        context
            .notes
            .extend(missing(periods, [&total, &other], events, query.zone)?);
    }
    let answer = table::Answer {
        query: &query,
        unit,
        series: &series,
        pairs: pairs::pairs(unit, &here, &there),
        known,
        words: &words,
        other_title: periods.map(|periods| periods.title),
    };
    answer.table(&total, context)
}

/// The sums of each series and step.
fn cut(
    query: &Query,
    unit: TimeUnit,
    events: &dyn Scan,
    book: &PriceBook,
) -> Result<Folded, Error> {
    let mut cut = query.clone();
    cut.by.push(Dimension::Time(unit));
    aggregate(&cut, events, book)
}

/// Steps of which a person sees a few dozen at once.
fn suitable(period: Period, total: &Sums) -> TimeUnit {
    let closed = period.start != Timestamp::MIN && period.end != Timestamp::MAX;
    let length = match closed {
        true => period.end.0.saturating_sub(period.start.0),
        false => total
            .last
            .saturating_sub(total.first.max(period.start.0))
            .max(2 * DAY + 1),
    };
    match length {
        ..=172_800_000_000 => TimeUnit::Hour,
        length if length <= 62 * DAY => TimeUnit::Day,
        length if length <= 400 * DAY => TimeUnit::Week,
        _ => TimeUnit::Month,
    }
}

/// What steps cover: the period up to now, or where it is open up to the first and the last call.
fn span(period: Period, now: Timestamp, total: &Sums) -> Option<Period> {
    if total.rows == 0 && (period.start == Timestamp::MIN || period.end == Timestamp::MAX) {
        return None;
    }
    let after_last = Timestamp(total.last.saturating_add(1));
    let span = Period {
        start: match period.start {
            Timestamp::MIN => Timestamp(total.first),
            start => start,
        },
        end: match period.end {
            Timestamp::MAX => after_last,
            end => end.min(now.max(after_last)),
        },
    };
    (span.start < span.end).then_some(span)
}

fn check_size(series: usize, steps: usize) -> Result<(), Error> {
    if series.saturating_mul(steps) <= MOST_ROWS {
        return Ok(());
    }
    Err(Error::Usage(format!(
        "{series} series of {steps} steps are more than {MOST_ROWS} rows; keep the largest with `--top 20`, take longer \
         steps with `--every month`, or a shorter period"
    )))
}
