//! A question about what stands out: calls in, anomalies with who and why out, from the whole down.

use std::cmp::Reverse;

use rayon::prelude::*;

use super::Anomaly;
use super::Kind;
use super::Severity;
use super::cause;
use super::gathered::Gathered;
use super::gathered::Line;
use super::gathered::Scope;
use super::rule::Every;
use super::rule::Rule;
use super::running::running;
use super::shown::Shown;
use super::shown::explained;
use super::told::Found;
use super::told::told;
use super::watch::Event;
use super::watch::Settings;
use super::watch::watch;
use crate::analysis::dimension::Dimension;
use crate::analysis::filter::FilterTarget;
use crate::analysis::forecast::dollars;
use crate::analysis::forecast::projected;
use crate::analysis::report::Query;
use crate::analysis::report::context;
use crate::error::Error;
use crate::event::Scan;
use crate::pricing::PriceBook;
use crate::table::Context;
use crate::units::Period;
use crate::units::Timestamp;
use crate::units::Usd;

/// A question about what stands out.
#[derive(Clone)]
pub struct AnomalyQuery {
    /// Which calls count, and of which period anomalies are told; `by` is what is searched besides the whole, and cuts no
    /// time; `top` is how many are told.
    pub calls: Query,
    /// The present: what is not over by then is not judged.
    pub now: Timestamp,
    /// Hours or days.
    pub every: Every,
    /// How they are judged.
    pub rule: Rule,
    /// How many deviations above the usual are an alarm.
    pub threshold: f64,
    /// The excess below which nothing is told, unless 2 % of a day's spend are more; with 0 everything is.
    pub floor: Usd,
}

/// What stood out, and how much was looked at.
#[derive(Clone)]
pub struct Anomalies {
    /// The largest excess first; what a larger scope explains is not among them.
    pub found: Vec<Anomaly>,
    /// How many are explained by one of those found.
    pub explained: usize,
    /// How many are not told for there are too many.
    pub more: usize,
    /// How many complete hours or days are known, and how many have to be.
    pub known: usize,
    /// The least that is needed to judge any.
    pub needed: usize,
    /// The last call there is.
    pub last: Option<Timestamp>,
    /// The question it answers.
    pub(super) asked: AnomalyQuery,
    pub(super) context: Option<Context>,
}

/// Part of a day's spend below which an excess is not told, in percent.
const FLOOR_PERCENT: f64 = 2.0;
/// Days whose mean is a day's spend.
const FLOOR_DAYS: usize = 7;
/// Hours are learned from so many days before the period.
const HOURS_BEFORE: i64 = 60 * 86_400 * Timestamp::SECOND;
/// Days before an anomaly that say what is usual.
const DAYS_BEFORE: usize = 28;

impl AnomalyQuery {
    /// The instant up to which anything is judged.
    #[must_use]
    pub fn as_of(&self) -> Timestamp {
        self.calls.period.end.min(self.now)
    }

    /// The calls that are learned from: for days all there are before the period, for hours two months.
    pub(super) fn learned(&self) -> Query {
        let start = match self.every {
            Every::Day => Timestamp::MIN,
            Every::Hour => Timestamp(self.calls.period.start.0.saturating_sub(HOURS_BEFORE)),
        };
        Query {
            period: Period {
                start,
                end: self.as_of().max(start),
            },
            top: None,
            sort: None,
            ..self.calls.clone()
        }
    }
}

/// Finds what stands out of what calls cost, by the price of each call.
///
/// # Errors
/// What stopped the reading of the events, or sums past the range.
pub fn anomalies(
    asked: &AnomalyQuery,
    events: &dyn Scan,
    book: &PriceBook,
) -> Result<Anomalies, Error> {
    let learned = asked.learned();
    let whole = Query {
        by: Vec::new(),
        ..asked.calls.clone()
    };
    let whole = [whole];
    let (mut gathered, mut totals) = Gathered::all(&[learned], asked.every, &whole, events, book)?;
    let gathered = gathered.pop().unwrap_or_default();
    let (folded, total) = totals.pop().unwrap_or_default();
    let [whole] = &whole;
    let floors = floors(asked, &gathered);
    let settings = Settings {
        rule: asked.rule,
        every: asked.every,
        threshold: asked.threshold,
        places: &gathered.places,
        floors: &floors,
        least: dollars(asked.floor),
    };
    let mut found = found(asked, &gathered, &settings)?;
    // The whole first, then single dimensions, then all together; the largest excess first.
    found.sort_by(|left, right| {
        let rank = |one: &Found| (depth(&one.scope), Reverse(one.anomaly.excess().0.abs()));
        (rank(left), &left.scope, left.event.start).cmp(&(
            rank(right),
            &right.scope,
            right.event.start,
        ))
    });
    let told = told(asked, &gathered, found, events, book)?;
    let mut more = told.more;
    let running = running(asked, &gathered, &settings, events, book)?;
    let found = told.found.into_iter();
    let mut found: Vec<Shown> = found.map(|one| Shown::of(asked, &gathered, one)).collect();
    found.extend(running.map(Shown::as_is));
    found.sort_by_key(Shown::rank);
    if let Some(top) = asked.calls.top {
        more += found.len().saturating_sub(top);
        found.truncate(top);
    }
    let found = explained(found, events, book)?;
    Ok(Anomalies {
        found,
        explained: told.explained,
        more,
        known: gathered.steps.len(),
        needed: match asked.every {
            Every::Day => super::usual::LEAST_DAYS,
            Every::Hour => super::hours::LEAST_HOURS,
        },
        last: gathered.last,
        asked: asked.clone(),
        context: Some(context(whole, &folded, &total, book)),
    })
}

/// Judges every series, as far as it lies in the period.
fn found(
    asked: &AnomalyQuery,
    gathered: &Gathered,
    settings: &Settings<'_>,
) -> Result<Vec<Found>, Error> {
    let of_scope = |(scope, leaves): (&Scope, &Vec<usize>)| -> Result<Vec<Found>, Error> {
        let line = gathered.line(leaves)?;
        let values = line.series();
        let Some(first) = line.first.filter(|_| settings.may_tell(&values)) else {
            return Ok(Vec::new());
        };
        let found = watch(settings, &values, first, depth(scope) == 1);
        let found = found.into_iter().filter_map(|event| {
            let anomaly = anomaly(asked, gathered, scope, &line, &event)?;
            Some(Found {
                scope: scope.clone(),
                event,
                anomaly,
                who: None,
            })
        });
        Ok(found.collect())
    };
    let scopes = gathered.scopes.par_iter().map(of_scope);
    let found: Vec<Vec<Found>> = scopes.collect::<Result<_, Error>>()?;
    Ok(found.into_iter().flatten().collect())
}

/// How many dimensions a scope has a value of.
pub(super) fn depth(scope: &Scope) -> usize {
    scope.iter().flatten().count()
}

/// The exact amounts of what stood out; none outside of the period asked for.
fn anomaly(
    asked: &AnomalyQuery,
    gathered: &Gathered,
    scope: &Scope,
    line: &Line,
    event: &Event,
) -> Option<Anomaly> {
    let window = Period {
        start: gathered.steps.get(event.start)?.whole.start,
        end: gathered.steps.get(event.end.checked_sub(1)?)?.whole.end,
    };
    let period = asked.calls.period;
    if window.end <= period.start || window.start >= period.end {
        return None;
    }
    let actual = line.over(event.start, event.end)?;
    let expected = projected(event.expected)?;
    let labels = asked.calls.by.iter().zip(scope);
    let labels = labels.filter_map(|(dimension, label)| {
        Some((dimension.clone(), label.as_ref()?.text()?.to_string()))
    });
    let distance = event.distance.and_then(hundredths);
    let excess = dollars(actual.usd - expected);
    Some(Anomaly {
        kind: event.kind,
        scope: labels.collect(),
        window,
        actual: actual.usd,
        lower_bound: actual.lower_bound,
        expected,
        projected: None,
        distance,
        severity: severity(event.kind, distance, excess, event.floor),
        steps: u64::try_from(event.end - event.start).unwrap_or(0),
        history: u64::try_from(event.history).unwrap_or(0),
        movers: Vec::new(),
        parts: None,
    })
}

/// A distance in hundredths of a deviation.
pub(super) fn hundredths(distance: f64) -> Option<i64> {
    let rounded = (distance * 100.0).round();
    (rounded.abs() < 1e15).then_some(rounded as i64)
}

/// By distance; where there is none, by how many times the floor it is.
pub(super) fn severity(kind: Kind, distance: Option<i64>, excess: f64, floor: f64) -> Severity {
    let (size, medium, high) = match distance {
        _ if kind == Kind::Stopped => return Severity::Low,
        Some(distance) => (distance as f64, 500.0, 800.0),
        None => (excess / floor.max(1e-9), 5.0, 20.0),
    };
    match size {
        size if size > high => Severity::High,
        size if size > medium => Severity::Medium,
        _ => Severity::Low,
    }
}

/// The excess below which nothing is told, by step: the floor asked for, or 2 % of a mean day of the week before.
fn floors(asked: &AnomalyQuery, gathered: &Gathered) -> Vec<f64> {
    let least = dollars(asked.floor);
    let total = gathered.total.series();
    let before = |step: usize| total.get(..step).unwrap_or(&[]);
    let steps = 0..total.len();
    steps
        .map(|step| floor(least, asked.every, before(step)))
        .collect()
}

/// The excess below which nothing is told of the step after these.
pub(super) fn floor(least: f64, every: Every, before: &[f64]) -> f64 {
    if least <= 0.0 {
        return 0.0;
    }
    let per_day = every.per_day();
    let (_, recent) = before.split_at(before.len().saturating_sub(FLOOR_DAYS * per_day));
    let days = recent.len().max(1) as f64 / per_day as f64;
    let day = recent.iter().sum::<f64>() / days;
    least.max(day * FLOOR_PERCENT / 100.0)
}

/// What is asked of who and why.
pub(super) fn about(asked: &AnomalyQuery, gathered: &Gathered, one: &Found) -> cause::Asked {
    let start = one.event.start;
    let before = start.min(DAYS_BEFORE * asked.every.per_day());
    cause::Asked {
        query: narrowed(&asked.calls, &one.anomaly.scope),
        window: one.anomaly.window,
        before: weeks_before(asked.every, gathered, start, one.anomaly.window.start),
        steps: one.anomaly.steps,
        steps_before: u64::try_from(before).unwrap_or(0),
        expected: one.anomaly.expected,
    }
}

/// When the four weeks before a step begin, as far as there are.
pub(super) fn weeks_before(
    every: Every,
    gathered: &Gathered,
    step: usize,
    end: Timestamp,
) -> Timestamp {
    let first = step.saturating_sub(DAYS_BEFORE * every.per_day());
    let first = gathered.steps.get(first);
    first.map_or(end, |step| step.whole.start).min(end)
}

/// The calls of a scope.
fn narrowed(calls: &Query, scope: &[(Dimension, String)]) -> Query {
    let mut query = calls.clone();
    for (dimension, value) in scope {
        let target = match dimension {
            Dimension::Attribute(attribute) => FilterTarget::Attribute(*attribute),
            Dimension::Tag(key) => FilterTarget::Tag(key.clone()),
            Dimension::Time(_) | Dimension::Stretch(_) => continue,
        };
        query.filter.only(target, value, false);
    }
    query
}
