//! Events to exact spend by label and day, and by hour for the whole.

use std::collections::BTreeMap;
use std::collections::HashMap;

use super::super::bucket::TimeUnit;
use super::super::dimension::Dimension;
use super::super::fold::Folded;
use super::super::fold::Label;
use super::super::fold::too_large;
use super::super::report::Query;
use super::super::sums::Sums;
use super::super::together::together;
use super::horizon::weekday;
use crate::error::Error;
use crate::event::Scan;
use crate::pricing::PriceBook;
use crate::table::Cell;
use crate::units::Timestamp;
use crate::units::USD_DIGITS;
use crate::units::Usd;

/// Days that a projection is learned from; older ones hardly move it.
const LEARNED_DAYS: i64 = 98;

/// What one day cost.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Amount {
    pub(super) usd: Usd,
    /// Whether something of it has no price, and whether something has one.
    pub(super) lower_bound: bool,
    pub(super) is_priced: bool,
}

impl Amount {
    /// What some events cost together.
    pub(super) fn of(sums: &Sums) -> Self {
        Self {
            usd: sums.cost,
            lower_bound: sums.lower_bound(),
            is_priced: !sums.unpriced(),
        }
    }

    /// The amount, unless nothing of it has a price.
    pub(super) fn cell(&self) -> Cell {
        match self.lower_bound && !self.is_priced {
            true => Cell::Unknown,
            false => Cell::Money {
                usd: self.usd,
                lower_bound: self.lower_bound,
            },
        }
    }
}

/// Spend by day, a number since year 1.
#[derive(Clone, Debug, Default)]
pub(super) struct Spend(BTreeMap<i64, Amount>);

/// All spend of a question.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    pub(super) by_label: HashMap<Vec<Label>, Spend>,
    /// Of all labels together.
    pub(super) whole: Spend,
    /// Of all days together.
    pub(super) total: Sums,
    /// Of everything, with what has no price or was left out.
    pub(super) folded: Folded,
}

impl Gathered {
    /// The spend of each of some queries by its labels and day, in one pass.
    pub(super) fn all(
        queries: &[Query],
        events: &dyn Scan,
        book: &PriceBook,
    ) -> Result<Vec<Self>, Error> {
        let by_day: Vec<Query> = queries.iter().map(Self::query).collect();
        let found = together(&by_day, events, book)?;
        found.into_iter().map(Self::of).collect()
    }

    /// What is asked of the events for it.
    pub(super) fn query(query: &Query) -> Query {
        let day = [Dimension::Time(TimeUnit::Day)];
        Query {
            by: [&query.by[..], &day].concat(),
            ..query.clone().of_sums_alone()
        }
    }

    /// The answer to [`Gathered::query`] as spend.
    pub(super) fn of(mut folded: Folded) -> Result<Self, Error> {
        let mut gathered = Self::default();
        for (mut labels, sums) in std::mem::take(&mut folded.groups) {
            let Some(Label::Time(day)) = labels.pop() else {
                continue;
            };
            let amount = Amount::of(&sums);
            gathered.total.add(&sums).ok_or_else(too_large)?;
            gathered.whole.add(day.number(), amount)?;
            let spend = gathered.by_label.entry(labels).or_default();
            spend.add(day.number(), amount)?;
        }
        gathered.folded = folded;
        Ok(gathered)
    }

    /// The last instant anything is known of.
    pub(super) fn last(&self) -> Option<Timestamp> {
        (self.total.rows > 0).then_some(Timestamp(self.total.last))
    }
}

impl Spend {
    fn add(&mut self, day: i64, amount: Amount) -> Result<(), Error> {
        let known = self.0.entry(day).or_default();
        known.usd = known.usd.checked_add(amount.usd).ok_or_else(too_large)?;
        known.lower_bound |= amount.lower_bound;
        known.is_priced |= amount.is_priced;
        Ok(())
    }

    /// Adds all days of another.
    pub(super) fn merge(&mut self, other: &Self) -> Result<(), Error> {
        other
            .0
            .iter()
            .try_for_each(|(day, amount)| self.add(*day, *amount))
    }

    /// What some days cost together.
    pub(super) fn over(&self, start: i64, end: i64) -> Result<Amount, Error> {
        let mut sum = Self::default();
        for (_, amount) in self.0.range(start..end.max(start)) {
            sum.add(0, *amount)?;
        }
        Ok(sum.0.get(&0).copied().unwrap_or_default())
    }

    /// What all days cost together.
    pub(super) fn sum(&self) -> Result<Usd, Error> {
        self.over(i64::MIN, i64::MAX).map(|amount| amount.usd)
    }

    /// Whether something has no price of what was spent from a day on.
    fn is_lower_bound(&self, from: i64) -> bool {
        let mut amounts = self.0.range(from..);
        amounts.any(|(_, amount)| amount.lower_bound)
    }

    /// The complete days before today, dense from the first with an event on.
    pub(super) fn series(&self, today: i64) -> Series {
        let first = self.0.keys().next().copied().unwrap_or(today).min(today);
        let amount = |day: i64| {
            self.0
                .get(&day)
                .map_or(0.0, |amount| dollars(amount.usd).max(0.0))
        };
        Series {
            today,
            days: (first..today).map(amount).collect(),
            so_far: amount(today),
            lower_bound: self.is_lower_bound(today - LEARNED_DAYS),
            is_unpriced: self.is_lower_bound(i64::MIN)
                && self.0.values().all(|amount| !amount.is_priced),
        }
    }
}

/// Daily spend as the statistics see it; a day of more credit than cost counts as 0.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Series {
    pub(super) today: i64,
    /// Complete days, the last is yesterday.
    pub(super) days: Vec<f64>,
    /// Of the running day.
    pub(super) so_far: f64,
    /// Whether something of the days that are learned from has no price: a call of long ago makes no projection unsure.
    pub(super) lower_bound: bool,
    /// Whether there is something, and none of it has a price.
    pub(super) is_unpriced: bool,
}

impl Series {
    /// The weekday of today.
    pub(super) fn weekday(&self) -> usize {
        weekday(self.today)
    }

    /// The last day that cost anything.
    pub(super) fn last_active(&self) -> Option<i64> {
        let back = self.days.iter().rev().position(|day| *day > 0.0)?;
        Some(self.today - 1 - i64::try_from(back).ok()?)
    }
}

/// An exact amount as the statistics see it.
pub(in super::super) fn dollars(usd: Usd) -> f64 {
    usd.0 as f64 / 10_f64.powi(USD_DIGITS.cast_signed())
}

/// A projected amount, rounded once to whole 10⁻⁶ USD; `None` beyond anything a bill can be.
pub(in super::super) fn projected(amount: f64) -> Option<Usd> {
    let micros = (amount * 1e6).round();
    (micros.is_finite() && micros.abs() < 1e24)
        .then(|| Usd(micros as i128 * 10_i128.pow(USD_DIGITS - 6)))
}
