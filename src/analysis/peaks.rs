//! Calls, in: what each hour of the week cost on average, over the hours that really were, out.
//!
//! Hours are those of the zone: one that clocks skip in spring was there a week less, one they repeat in autumn twice.

use std::collections::HashMap;

use chrono_tz::Tz;
use foldhash::fast::RandomState;

use super::aggregate::aggregate;
use super::bucket::{Bucket, TimeUnit};
use super::compare::unknown_start;
use super::dimension::Dimension;
use super::fold::Label;
use super::measures::MACHINE;
use super::report::{Query, add, context, title};
use super::said::dollars;
use super::steps::{hour_end, steps};
use super::sums::Sums;
use crate::error::Error;
use crate::event::Scan;
use crate::pricing::PriceBook;
use crate::table::{Cell, Column, ColumnKind, Table};
use crate::units::{Period, Timestamp, Usd, divide_half_even};

const HOUR: i128 = 3600 * Timestamp::SECOND as i128;

/// An hour of a weekday.
type HourOfWeek = (Bucket, Bucket);

/// Answers with a row per weekday and hour of the day; `query.by` is not looked at.
///
/// An open period ends with the days of the first and the last call; no period reaches past `now`.
///
/// # Errors
/// As [`super::report()`].
pub fn peaks(
    query: &Query,
    now: Timestamp,
    events: &dyn Scan,
    book: &PriceBook,
) -> Result<Table, Error> {
    let query = Query {
        by: vec![
            Dimension::Time(TimeUnit::Weekday),
            Dimension::Time(TimeUnit::HourOfDay),
        ],
        top: None,
        sort: None,
        ..query.clone()
    };
    let folded = aggregate(&query, events, book)?;
    let total = add(folded.groups.values())?;
    let mut context = context(&query, &folded, &total, book);
    "peaks".clone_into(&mut context.command);
    let hours = match looked_at(&query, now, &total) {
        Some(span) => hours_of_week(query.zone, span),
        None => HashMap::default(),
    };
    let mut rows = Vec::new();
    let mut peak: Option<(Usd, String)> = None;
    for day in 0..7 {
        for hour in 0..24 {
            let [day, hour] = [day, hour].map(|order| Bucket { order, offset: 0 });
            let time = hours.get(&(day, hour)).copied().unwrap_or(0);
            let labels = [Label::Time(day), Label::Time(hour)];
            let absent = Sums::default();
            let sums = folded.groups.get(labels.as_slice()).unwrap_or(&absent);
            let names = [
                TimeUnit::Weekday.label(query.zone, day),
                TimeUnit::HourOfDay.label(query.zone, hour),
            ];
            if let Some(usd) = per_hour(sums.cost.0, time).filter(|_| !sums.unpriced())
                && usd > peak.as_ref().map_or(Usd::ZERO, |(most, _)| *most)
            {
                let [day, hour] = &names;
                let day = day.trim_start_matches(|digit: char| !digit.is_alphabetic());
                peak = Some((usd, format!("{day} {hour}:00 to {hour}:59")));
            }
            let names = names.map(Cell::Text).to_vec();
            rows.push([names, cells(&query, sums, time, &total)].concat());
        }
    }
    if total.rows == 0 {
        rows.clear();
    }
    if let Some((usd, name)) = peak {
        context
            .notes
            .push(format!("the peak is {name} with {} per hour", dollars(usd)));
    }
    if !rows.is_empty() {
        let note = "averages are over the hours that were in this zone and period, those without calls included";
        context.notes.push(note.to_owned());
    }
    let start = query.period.start;
    context
        .notes
        .extend(unknown_start(&total, start, events, query.zone)?);
    let all: i128 = hours.values().copied().sum();
    let labels = vec![Cell::Unstated; 2];
    Ok(Table {
        title: title(&query).replace("weekday, hour-of-day", "weekday and hour"),
        columns: columns(&query),
        rows: rows.into(),
        totals: Some([labels, cells(&query, &total, all, &total)].concat()),
        context: Some(context),
    })
}

fn columns(query: &Query) -> Vec<Column> {
    let labels = [
        Column::new("weekday", "Weekday", ColumnKind::Text, 0),
        Column::new("hour", "Hour", ColumnKind::Text, 0),
    ];
    let averages = [
        Column::new("cost_per_hour", "Per hour", ColumnKind::Money, 0),
        Column::new(
            "calls_per_hour",
            "Calls per hour",
            ColumnKind::Multiple,
            MACHINE,
        ),
        Column::new("hours", "Hours", ColumnKind::Multiple, MACHINE),
    ];
    let measures = query.columns.columns();
    labels.into_iter().chain(averages).chain(measures).collect()
}

/// Averages per hour, how many hours there were, and the sums.
fn cells(query: &Query, sums: &Sums, time: i128, total: &Sums) -> Vec<Cell> {
    let cost = per_hour(sums.cost.0, time).filter(|_| !sums.unpriced());
    let cost = cost.map_or(Cell::Unknown, |usd| Cell::Money {
        usd,
        lower_bound: sums.lower_bound(),
    });
    let calls = match time {
        0 => Cell::Unknown,
        time => Cell::Ratio {
            numerator: i128::from(sums.calls) * HOUR,
            denominator: time,
        },
    };
    let hours = Cell::Ratio {
        numerator: time,
        denominator: HOUR,
    };
    let measures = query.columns.measures();
    let measures = measures.map(|measure| measure.cell(sums, total));
    [cost, calls, hours].into_iter().chain(measures).collect()
}

/// A sum per hour, rounded once to 12 decimals; `None` where there was no such hour.
fn per_hour(units: i128, time: i128) -> Option<Usd> {
    const UNIT: i128 = 1_000_000;
    // In units of 10⁻¹² USD first: the product with an hour in microseconds stays in range for any sum.
    let scaled = divide_half_even(units, UNIT).checked_mul(HOUR)?;
    (time > 0).then(|| Usd(divide_half_even(scaled, time) * UNIT))
}

/// The time that averages are over.
fn looked_at(query: &Query, now: Timestamp, total: &Sums) -> Option<Period> {
    if total.rows == 0 {
        return None;
    }
    let day = |time: i64| {
        let at = Timestamp(time);
        steps(TimeUnit::Day, query.zone, at, at)
            .first()
            .map(|step| step.whole)
    };
    let (first, last) = (day(total.first)?, day(total.last)?);
    let known = now.max(Timestamp(total.last.saturating_add(1)));
    let Period { start, end } = query.period;
    Some(Period {
        start: if start == Timestamp::MIN {
            first.start
        } else {
            start
        },
        end: if end == Timestamp::MAX { last.end } else { end }.min(known),
    })
}

/// How many microseconds of each hour of the week a span holds.
fn hours_of_week(zone: Tz, span: Period) -> HashMap<HourOfWeek, i128, RandomState> {
    let mut hours: HashMap<HourOfWeek, i128, RandomState> = HashMap::default();
    let mut at = span.start.0;
    while at < span.end.0 {
        let end = hour_end(zone, at).min(span.end.0);
        let units = [TimeUnit::Weekday, TimeUnit::HourOfDay];
        let [day, hour] = units.map(|unit| unit.bucket(zone, Timestamp(at)));
        *hours.entry((day, hour)).or_default() += i128::from(end - at);
        at = end;
    }
    hours
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::period::period;

    fn hours(zone: Tz, text: &str) -> HashMap<HourOfWeek, i128, RandomState> {
        let span = period(text, zone, Timestamp(0)).expect("a period");
        hours_of_week(zone, span)
    }

    fn sunday(hours: &HashMap<HourOfWeek, i128, RandomState>, hour: i64) -> i128 {
        let [day, hour] = [6, hour].map(|order| Bucket { order, offset: 0 });
        hours.get(&(day, hour)).copied().unwrap_or(0) * 60 / HOUR
    }

    #[test]
    fn hours_that_clocks_skip_or_repeat_are_counted_as_they_were() {
        let berlin = Tz::Europe__Berlin;
        // Minutes of Sunday 02:00 in a March and an October of four Sundays and five.
        for (zone, month, hour, minutes) in [
            (berlin, "2026-03", 1, 5 * 60),
            (berlin, "2026-03", 2, 4 * 60),
            (berlin, "2026-10", 2, 5 * 60),
            (Tz::UTC, "2026-03", 2, 5 * 60),
            (Tz::Australia__Lord_Howe, "2026-10", 2, 3 * 60 + 30),
            (Tz::Australia__Lord_Howe, "2026-04", 1, 4 * 60 + 30),
            // At a minute past midnight: 00 was there for that minute, 01 for all but one.
            (Tz::America__St_Johns, "2011-03", 0, 3 * 60 + 1),
            (Tz::America__St_Johns, "2011-03", 1, 4 * 60 - 1),
        ] {
            assert_eq!(sunday(&hours(zone, month), hour), minutes, "{zone} {month}");
        }
    }

    #[test]
    fn the_hours_of_a_week_are_all_the_time_there_was() {
        for zone in [
            Tz::UTC,
            Tz::Europe__Berlin,
            Tz::America__New_York,
            Tz::Pacific__Apia,
        ] {
            for text in ["2026", "2026-03", "2026-W12", "2011-12"] {
                let span = period(text, zone, Timestamp(0)).expect("a period");
                let all: i128 = hours(zone, text).values().sum();
                assert_eq!(all, i128::from(span.end.0 - span.start.0), "{zone} {text}");
            }
        }
    }
}
