//! An instant to the periods a summary is about, each with the one before it to the same point, and their sums in one pass.

use std::sync::Arc;

use chrono_tz::Tz;

use super::super::bucket::TimeUnit;
use super::super::compare::Comparison;
use super::super::compare::Periods;
use super::super::compare::is_known_before;
use super::super::fold::Label;
use super::super::fold::too_large;
use super::super::period::period;
use super::super::sums::Sums;
use super::SummaryQuery;
use crate::error::Error;
use crate::event::Scan;
use crate::units::Period;
use crate::units::Timestamp;

/// The running day, week and month, and the last thirty days: as `--period` takes them.
const NAMES: [&str; 4] = ["today", "this-week", "this-month", "30d"];

/// A period a summary is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Window {
    Day,
    Week,
    Month,
    /// Thirty days, today the last.
    Recent,
}

/// Sums of a period, and of the one before it to the same point.
#[derive(Clone, Debug, Default)]
pub(super) struct Pair {
    pub(super) this: Sums,
    pub(super) before: Sums,
}

impl Pair {
    pub(super) fn add(&mut self, other: &Self) -> Result<(), Error> {
        let added = self
            .this
            .add(&other.this)
            .zip(self.before.add(&other.before));
        added.map(|_| ()).ok_or_else(too_large)
    }
}

/// Every period, cut into the stretches between all their ends.
#[derive(Debug)]
pub(super) struct Windows {
    periods: Vec<Periods>,
    /// The ends of all periods, in rising order.
    pub(super) cuts: Arc<[Timestamp]>,
}

impl Windows {
    pub(super) fn of(query: &SummaryQuery) -> Result<Self, Error> {
        let zone = query.calls.zone;
        let pair = |name: &str| {
            let whole = period(name, zone, query.at())?;
            Periods::of(whole, Comparison::Previous, zone, query.as_of())
        };
        let periods = NAMES.iter().map(|name| pair(name));
        let periods = periods.collect::<Result<Vec<_>, Error>>()?;
        let both = periods.iter().flat_map(|pair| [pair.this, pair.other]);
        let mut cuts: Vec<Timestamp> = both.flat_map(|one| [one.start, one.end]).collect();
        cuts.sort_unstable();
        cuts.dedup();
        Ok(Self {
            periods,
            cuts: cuts.into(),
        })
    }

    pub(super) fn get(&self, window: Window) -> Option<&Periods> {
        self.periods.get(window as usize)
    }

    /// From the first of all periods to the end of the last.
    pub(super) fn span(&self) -> Period {
        let end = |cut: Option<&Timestamp>| cut.copied().unwrap_or_default();
        Period {
            start: end(self.cuts.first()),
            end: end(self.cuts.last()),
        }
    }

    /// Whether something is known of the period before, or of any time before its end: nothing known is not nothing spent.
    pub(super) fn is_compared(
        &self,
        window: Window,
        spent: &Pair,
        query: &SummaryQuery,
        events: &dyn Scan,
    ) -> Result<bool, Error> {
        let Some(periods) = self.get(window) else {
            return Ok(false);
        };
        let end = periods.other.end;
        Ok(query.calls.period.start < end
            && (spent.before.rows > 0 || is_known_before(events, end)?))
    }

    /// Adds the sums of a stretch to a pair, where it is part of its periods.
    pub(super) fn add(
        &self,
        window: Window,
        pair: &mut Pair,
        stretch: &Label,
        sums: &Sums,
    ) -> Option<()> {
        let periods = self.get(window)?;
        let start = self.start(stretch)?;
        for (period, into) in [
            (periods.this, &mut pair.this),
            (periods.other, &mut pair.before),
        ] {
            if period.contains(start) {
                into.add(sums)?;
            }
        }
        Some(())
    }

    /// The first instant of a stretch; all of it is before the next cut.
    fn start(&self, stretch: &Label) -> Option<Timestamp> {
        let Label::Time(passed) = stretch else {
            return None;
        };
        let passed = usize::try_from(passed.number()).ok()?;
        self.cuts.get(passed.checked_sub(1)?).copied()
    }
}

/// `2026-10-20`, `2026-W43`, `2026-10`: what a running period is called.
pub(super) fn label(unit: TimeUnit, zone: Tz, at: Timestamp) -> String {
    unit.label(zone, unit.bucket(zone, at))
}
