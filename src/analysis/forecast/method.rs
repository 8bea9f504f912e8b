//! The ways to project: the one llmcost stands behind, and the three simple ones people know, beside it for comparison.

use super::glr;
use super::theta;
use crate::error::Error;

/// How the days to come are projected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Method {
    /// Level reversion and weekday profile, averaged with Theta where spend is smooth.
    #[default]
    Glr,
    /// The period's own pace so far.
    RunRate,
    /// The mean of the last seven days.
    Mean7,
    /// A straight line through the last thirty days, by weekday.
    Trend30,
}

/// Weekly volatility below which spend counts as smooth.
const SMOOTH: f64 = 0.4;
/// Days of history for Theta, and days ahead it is good for.
const THETA_HISTORY: usize = 28;
const THETA_REACH: usize = 31;
/// Days the straight line is drawn through.
const TREND_DAYS: usize = 30;
/// A weekday's part of an average day that it is divided by at least.
const LEAST_FACTOR: f64 = 0.05;

impl Method {
    /// Every method.
    pub const ALL: [Self; 4] = [Self::Glr, Self::RunRate, Self::Mean7, Self::Trend30];

    /// The name in flags, CSV and JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Glr => "glr",
            Self::RunRate => "run-rate",
            Self::Mean7 => "mean-7",
            Self::Trend30 => "trend-30",
        }
    }

    /// Reads a name.
    ///
    /// # Errors
    /// When there is no such method; the message lists them.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let known = Self::ALL
            .into_iter()
            .find(|method| method.name() == text.trim());
        known.ok_or_else(|| {
            let names = Self::ALL.map(Self::name).join(", ");
            Error::Usage(format!("there is no method `{text}`; there are {names}"))
        })
    }

    /// What each of the next days will cost; `None` for the run rate, which looks at no day but those of its period.
    #[must_use]
    pub fn path(self, history: &[f64], next: usize, days: usize) -> Option<Vec<f64>> {
        match self {
            Self::Glr => Some(refined(history, next, days)),
            Self::RunRate => None,
            Self::Mean7 => {
                let (_, recent) = history.split_at(history.len() - history.len().min(7));
                let mean = recent.iter().sum::<f64>() / recent.len().max(1) as f64;
                Some(vec![mean; days])
            }
            Self::Trend30 => Some(trend(history, next, days)),
        }
    }
}

/// Level reversion, averaged with Theta for the next month of smooth spend.
fn refined(history: &[f64], next: usize, days: usize) -> Vec<f64> {
    let mut path = glr::path(history, next, days);
    if history.len() >= THETA_HISTORY
        && glr::volatility(history) < SMOOTH
        && let Some(theta) = theta::path(history, days.min(THETA_REACH))
    {
        for (day, theta) in path.iter_mut().zip(theta) {
            *day = f64::midpoint(*day, theta);
        }
    }
    path
}

/// Least squares through the last days without their weekday, carried on undamped, and with it again.
fn trend(history: &[f64], next: usize, days: usize) -> Vec<f64> {
    let factors = glr::profile(history, next);
    let count = history.len().min(TREND_DAYS);
    let (_, recent) = history.split_at(history.len() - count);
    let factor = |weekday: usize| factors.get(weekday % 7).copied().unwrap_or(1.0);
    let plain = recent.iter().enumerate().map(|(place, day)| {
        let usual = factor(next + 7 * count - count + place);
        day / usual.max(LEAST_FACTOR)
    });
    let line = theta::Line::through(&plain.collect::<Vec<f64>>());
    (0..days)
        .map(|ahead| (line.at(count + ahead + 1) * factor(next + ahead)).max(0.0))
        .collect()
}
