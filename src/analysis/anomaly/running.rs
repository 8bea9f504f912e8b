//! The running day to whether it is on its way to far more than a day usually costs.
//!
//! A day that is not over is never judged by its distance: what it will have cost is projected as `forecast --to day`
//! does, and that is held against what the day was expected to cost.

use super::Anomaly;
use super::Kind;
use super::cause;
use super::cause::causes;
use super::gathered::Gathered;
use super::question::AnomalyQuery;
use super::question::hundredths;
use super::question::severity;
use super::question::weeks_before;
use super::rule::Every;
use super::rule::Place;
use super::rule::Rule;
use super::rule::usuals;
use super::watch::Settings;
use crate::analysis::bucket::TimeUnit;
use crate::analysis::forecast::ForecastQuery;
use crate::analysis::forecast::Method;
use crate::analysis::forecast::To;
use crate::analysis::forecast::dollars;
use crate::analysis::forecast::forecast;
use crate::analysis::forecast::projected;
use crate::analysis::report::Query;
use crate::error::Error;
use crate::event::Scan;
use crate::pricing::PriceBook;
use crate::table::Cell;
use crate::table::Table;
use crate::units::Period;
use crate::units::Timestamp;
use crate::units::Usd;

/// How far back the projection looks.
const DAYS: i64 = 120;
const DAY: i64 = 86_400 * Timestamp::SECOND;

/// The running day, if it is on its way to an alarm.
pub(super) fn running(
    asked: &AnomalyQuery,
    gathered: &Gathered,
    settings: &Settings<'_>,
    events: &dyn Scan,
    book: &PriceBook,
) -> Result<Option<Anomaly>, Error> {
    let as_of = asked.as_of();
    let Some(yesterday) = gathered.steps.last() else {
        return Ok(None);
    };
    let start = yesterday.whole.end;
    let is_running = gathered.last.is_some_and(|last| last >= start) && start < as_of;
    if asked.every != Every::Day || asked.rule != Rule::Profile || !is_running {
        return Ok(None);
    }
    let amounts = gathered.total.series();
    let weekday = TimeUnit::Weekday.bucket(asked.calls.zone, start).number();
    let place = Place {
        weekday: usize::try_from(weekday).unwrap_or(0),
        hour: 0,
    };
    let places: Vec<Place> = settings.places.iter().copied().chain([place]).collect();
    let usuals = usuals(asked.rule, asked.every, asked.threshold, &places, &amounts);
    let Some(usual) = usuals.last().copied().flatten() else {
        return Ok(None);
    };
    let Some((actual, lower_bound, total)) = at_its_end(asked, as_of, events, book)? else {
        return Ok(None);
    };
    let floor = settings.floors.last().copied().unwrap_or(0.0);
    let at_end = dollars(total);
    let Some(expected) = projected(usual.expected) else {
        return Ok(None);
    };
    if !usual.alarms(at_end, asked.threshold) || at_end - usual.expected < floor {
        return Ok(None);
    }
    let calls = Query {
        period: Period::ALL,
        ..asked.calls.clone()
    };
    let steps = gathered.steps.len();
    let found = causes(
        &[cause::Asked {
            query: calls,
            window: Period { start, end: as_of },
            before: weeks_before(asked.every, gathered, steps, start),
            steps: 1,
            steps_before: u64::try_from(steps.min(28)).unwrap_or(0),
            expected,
        }],
        events,
        book,
    )?;
    let movers = found.into_iter().flat_map(|(movers, _)| movers).collect();
    let distance = usual.distance(at_end).and_then(hundredths);
    Ok(Some(Anomaly {
        kind: Kind::FastBurn,
        scope: Vec::new(),
        window: Period { start, end: as_of },
        actual,
        lower_bound,
        expected,
        projected: Some(total),
        distance,
        severity: severity(Kind::FastBurn, distance, at_end - usual.expected, floor),
        steps: 1,
        history: u64::try_from(steps).unwrap_or(0),
        movers,
        parts: None,
    }))
}

/// What the running day cost so far, and what it will have cost.
fn at_its_end(
    asked: &AnomalyQuery,
    as_of: Timestamp,
    events: &dyn Scan,
    book: &PriceBook,
) -> Result<Option<(Usd, bool, Usd)>, Error> {
    let query = ForecastQuery {
        calls: Query {
            by: Vec::new(),
            top: None,
            period: Period {
                start: Timestamp(as_of.0.saturating_sub(DAYS * DAY)),
                end: as_of,
            },
            ..asked.calls.clone()
        },
        now: as_of,
        to: vec![To::Day],
        method: Method::Glr,
        fixed: Usd::ZERO,
    };
    let table = forecast(&query, events, book)?;
    let of = |name| money(&table, name);
    Ok(of("actual_cost")
        .zip(of("total_cost"))
        .map(|((actual, lower_bound), (total, _))| (actual, lower_bound, total)))
}

fn money(table: &Table, name: &str) -> Option<(Usd, bool)> {
    let place = table
        .columns
        .iter()
        .position(|column| column.name == name)?;
    match table.rows.first()?.get(place)? {
        Cell::Money { usd, lower_bound } => Some((*usd, *lower_bound)),
        _ => None,
    }
}
