//! A daily series, the clock and a period to what is still to come, with its range, or why it cannot be told.

use super::horizon::Horizon;
use super::horizon::To;
use super::method::Method;
use super::now::Now;
use super::ranges::Ranges;
use super::spend::Series;
use super::today::Clock;
use super::today::rest;

/// Days in which nothing was spent that make a series inactive.
const SILENT_DAYS: usize = 7;

/// Complete days without which there is no total: to the end of a month; of a day or week; and beyond.
pub(super) const LEAST_DAYS: [usize; 3] = [1, 3, 28];

/// How much a projection can be relied on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Confidence {
    Normal,
    /// A flat mean of a few days.
    Low,
    /// So many days are needed, or there is no total.
    Insufficient(usize),
    /// Nothing of it has a price.
    Unpriced,
    /// Nothing was spent for a week; the day is the last something was.
    Inactive(i64),
}

impl Confidence {
    /// Judges the history by the rules of `../shared/forecast.md` §3.1.
    pub(super) fn of(series: &Series, horizon: &Horizon) -> Self {
        if series.is_unpriced {
            return Self::Unpriced;
        }
        let known = series.days.len();
        let [month, week, beyond] = LEAST_DAYS;
        let (low, normal) = match (horizon.to, horizon.end - horizon.start) {
            (To::Day | To::Week, _) | (To::Date(_), ..=7) => (week, 7),
            (To::Month, _) | (To::Date(_), ..=31) => (month, 7),
            _ => (beyond, beyond),
        };
        if known < low {
            return Self::Insufficient(low);
        }
        let is_silent = series
            .days
            .iter()
            .rev()
            .take(SILENT_DAYS)
            .all(|day| *day <= 0.0);
        match series.last_active() {
            Some(last) if known >= SILENT_DAYS && is_silent && series.so_far <= 0.0 => {
                Self::Inactive(last)
            }
            _ if known < normal => Self::Low,
            _ => Self::Normal,
        }
    }

    /// The name in tables, CSV and JSON.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::Low => "low",
            Self::Insufficient(_) => "insufficient",
            Self::Unpriced => "unpriced",
            Self::Inactive(_) => "inactive",
        }
    }
}

/// What the rest of the period will cost, in USD; `None` where a method has nothing to go by.
pub(super) fn remaining(
    method: Method,
    series: &Series,
    now: Now,
    horizon: &Horizon,
) -> Option<f64> {
    let ahead = horizon.ahead();
    if series.is_unpriced {
        return None;
    }
    if method == Method::RunRate {
        return run_rate(series, now.clock, horizon);
    }
    if series.days.is_empty() {
        return None;
    }
    let path = method.path(&series.days, series.weekday(), ahead)?;
    let (today, later) = path.split_first()?;
    let today = match method {
        Method::Glr => rest(series.so_far, *today, now.share),
        _ => today * (1.0 - now.clock.elapsed()),
    };
    Some(today + later.iter().sum::<f64>())
}

/// The period's own pace goes on.
fn run_rate(series: &Series, clock: Clock, horizon: &Horizon) -> Option<f64> {
    let over = usize::try_from(horizon.today - horizon.start).ok()?;
    let elapsed = over as f64 + clock.elapsed();
    let past: f64 = series.days.iter().rev().take(over).sum();
    let left = horizon.ahead() as f64 - clock.elapsed();
    (elapsed > 0.0).then(|| (past + series.so_far) / elapsed * left)
}

/// The range of what the rest of the period will cost.
pub(super) fn ranges(series: &Series, now: Now, horizon: &Horizon, expected: f64) -> Ranges {
    let days = horizon.ahead() as f64 - now.clock.elapsed();
    Ranges::of(
        &series.days,
        series.weekday(),
        days.max(1.0 / 24.0),
        expected,
    )
}
