//! Daily spend and a limit to what the running period will have cost, how likely it passes the limit, and when.
//!
//! The rules are those of `../shared/forecast.md` §3.3.

use std::sync::Arc;

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::super::fold::Folded;
use super::super::fold::Label;
use super::super::report::Query;
use super::horizon::Horizon;
use super::horizon::To;
use super::horizon::date;
use super::horizon::today;
use super::method::Method;
use super::now::Now;
use super::now::nows;
use super::projection::Confidence;
use super::projection::ranges;
use super::projection::remaining;
use super::question::repriced;
use super::spend::Gathered;
use super::spend::Series;
use super::spend::Spend;
use super::spend::dollars;
use super::spend::projected;
use crate::error::Error;
use crate::event::Scan;
use crate::pricing::PriceBook;
use crate::units::Period;
use crate::units::Timestamp;
use crate::units::Usd;

/// What a running period will have cost at its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outlook {
    /// What was spent and what is projected, rounded to whole 10⁻⁶ USD.
    pub total: Usd,
    /// The range the total is in 80 times of 100.
    pub low_80: Usd,
    /// Its upper end.
    pub high_80: Usd,
    /// How likely the limit is passed, 1 to 99 %; 100 % once it is.
    pub over_percent: u8,
    /// When the limit will be used up.
    pub exhaustion: Exhaustion,
    /// How much this can be relied on: `normal`, `low` or `inactive`.
    pub confidence: &'static str,
    /// Whether spend without a price was learned from.
    pub lower_bound: bool,
}

/// The days on which a limit will be used up; `None` for not within the period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Exhaustion {
    /// The first that is possible: one time of ten it is this early.
    pub earliest: Option<NaiveDate>,
    /// As projected.
    pub expected: Option<NaiveDate>,
    /// Nine times of ten it is this early.
    pub latest: Option<NaiveDate>,
}

/// Spend by day, as far as it is known at an instant.
pub(in crate::analysis) struct Learned {
    spend: Gathered,
    now: Now,
    today: i64,
}

/// The probabilities at which the limit is asked for: not passed by more, and by less.
const HIGH: f64 = 0.9;
const LOW: f64 = 0.1;

/// Learning from the calls of each of some questions before an instant, at the prices of then, in two steps: what is to be
/// added up first can be asked together with other questions.
pub(in crate::analysis) struct Learning {
    known: Vec<Query>,
    at: Timestamp,
}

impl Learning {
    /// Of these questions.
    pub(in crate::analysis) fn of(questions: &[Query], at: Timestamp) -> Self {
        let known = |query: &Query| Query {
            period: Period {
                start: Timestamp::MIN,
                end: at,
            },
            ..repriced(query, at)
        };
        Self {
            known: questions.iter().map(known).collect(),
            at,
        }
    }

    /// What is to be added up first.
    pub(in crate::analysis) fn queries(&self) -> impl Iterator<Item = Query> {
        self.known.iter().map(Gathered::query)
    }

    /// What was learned, given the answers to [`Learning::queries`].
    pub(in crate::analysis) fn learned(
        &self,
        found: impl Iterator<Item = Folded>,
        events: &dyn Scan,
        book: &PriceBook,
    ) -> Result<Vec<Learned>, Error> {
        let spends: Vec<Gathered> = found.map(Gathered::of).collect::<Result<_, Error>>()?;
        let days = spends.iter().map(|spend| &spend.whole);
        let questions: Vec<(&Query, &Spend)> = self.known.iter().zip(days).collect();
        let nows = nows(&questions, self.at, events, book)?;
        let all = self.known.iter().zip(spends).zip(nows);
        let learned = all.map(|((query, spend), now)| Learned {
            spend,
            now,
            today: today(query.zone, self.at),
        });
        Ok(learned.collect())
    }
}

impl Learned {
    /// What a period of whole days will have cost, of all or of one label; `None` where too little is known.
    pub(in crate::analysis) fn outlook(
        &self,
        label: Option<&str>,
        (zone, period): (Tz, Period),
        spent: Usd,
        limit: Usd,
    ) -> Option<Outlook> {
        let known = match label {
            None => &self.spend.whole,
            Some(text) => self
                .spend
                .by_label
                .get([Label::Text(Arc::from(text))].as_slice())?,
        };
        let end = today(zone, period.end);
        let line = Line {
            series: known.series(self.today),
            now: self.now,
            horizon: Horizon {
                to: To::Date(end),
                start: today(zone, period.start),
                today: self.today,
                end,
            },
        };
        line.outlook(spent, limit)
    }
}

/// One series and its period.
struct Line {
    series: Series,
    now: Now,
    horizon: Horizon,
}

impl Line {
    fn outlook(&self, spent: Usd, limit: Usd) -> Option<Outlook> {
        let confidence = Confidence::of(&self.series, &self.horizon);
        if matches!(
            confidence,
            Confidence::Insufficient(_) | Confidence::Unpriced
        ) {
            return None;
        }
        let expected = remaining(Method::Glr, &self.series, self.now, &self.horizon)?;
        let ranges = ranges(&self.series, self.now, &self.horizon, expected);
        let total = |rest: f64| spent.checked_add(projected(rest)?);
        let is_over = spent >= limit && spent > Usd::ZERO;
        let left = dollars(Usd(limit.0.saturating_sub(spent.0)));
        let likely = (ranges.above(left) * 100.0).round();
        Some(Outlook {
            total: total(expected)?,
            low_80: total(ranges.below(LOW))?,
            high_80: total(ranges.below(HIGH))?,
            over_percent: if is_over { 100 } else { likely as u8 },
            exhaustion: match is_over {
                true => Exhaustion::default(),
                false => Exhaustion {
                    earliest: self.used_up(left, Some(HIGH)),
                    expected: self.used_up(left, None),
                    latest: self.used_up(left, Some(LOW)),
                },
            },
            confidence: confidence.name(),
            lower_bound: self.series.lower_bound,
        })
    }

    /// The first day by whose end so many dollars are spent, as projected or on the path that is not passed with a
    /// probability.
    fn used_up(&self, left: f64, probability: Option<f64>) -> Option<NaiveDate> {
        let is_spent = |days: i64| {
            let horizon = Horizon {
                end: self.horizon.today + days,
                ..self.horizon
            };
            let expected = remaining(Method::Glr, &self.series, self.now, &horizon);
            expected.is_some_and(|expected| match probability {
                None => expected >= left,
                Some(probability) => {
                    ranges(&self.series, self.now, &horizon, expected).below(probability) >= left
                }
            })
        };
        let all = i64::try_from(self.horizon.ahead()).ok()?;
        if !is_spent(all) {
            return None;
        }
        // Spend grows with the days, so that the first is found by halving.
        let (mut before, mut by) = (0, all);
        while by - before > 1 {
            let middle = before.midpoint(by);
            if is_spent(middle) {
                by = middle;
            } else {
                before = middle;
            }
        }
        date(self.horizon.today + by - 1)
    }
}
