//! Every price that one series of calls can have over time and size, and a quick way to the right one.

mod build;
mod steady;

pub(super) use build::Found;

use super::conditions::Window;
use super::rates::{Rates, Unpriced};
use crate::units::Timestamp;

/// The prices of one series over all time and sizes: made once, asked per event.
#[derive(Clone, Debug)]
pub struct Plan {
    rates: Vec<Result<Rates, Unpriced>>,
    /// In order of time; the first starts at [`Timestamp::MIN`].
    pub(super) epochs: Vec<Epoch>,
    /// The prices of calls that are too large for the model.
    pub(super) beyond: Option<Box<Beyond>>,
}

/// The plan of calls larger than a size.
#[derive(Clone, Debug)]
pub(super) struct Beyond {
    pub(super) most: u64,
    /// Where its rates begin among those of the plan it belongs to.
    pub(super) first: usize,
    pub(super) plan: Plan,
}

/// A stretch of time in which no price begins or ends.
#[derive(Clone, Debug)]
pub(super) struct Epoch {
    pub(super) start: Timestamp,
    pub(super) windows: Vec<Window>,
    /// Total input from which on the next tier holds, in rising order.
    pub(super) thresholds: Vec<u64>,
    /// Numbers of rates: one row per set of open windows, one column per tier.
    pub(super) table: Vec<usize>,
}

impl Plan {
    /// The number of the rates in force for a call of that size at that time, an index into [`Plan::rates`].
    ///
    /// `input_tokens` is the total input of the one call, cached parts included.
    #[must_use]
    #[inline]
    pub fn rate(&self, time: Timestamp, input_tokens: u64) -> usize {
        if let Some(beyond) = &self.beyond
            && input_tokens > beyond.most
        {
            return beyond.first + beyond.plan.rate(time, input_tokens);
        }
        let epoch = match self.epochs.as_slice() {
            [only] => only,
            epochs => {
                let after = epochs.partition_point(|epoch| epoch.start <= time);
                match epochs.get(after.saturating_sub(1)) {
                    Some(epoch) => epoch,
                    None => return 0,
                }
            }
        };
        match epoch.table.as_slice() {
            [only] => *only,
            table => table
                .get(epoch.place(time, input_tokens))
                .copied()
                .unwrap_or(0),
        }
    }

    /// When a price begins or ends.
    pub fn changes(&self) -> impl Iterator<Item = Timestamp> {
        let beyond = self.beyond.iter().map(|beyond| &beyond.plan);
        let epochs = [self]
            .into_iter()
            .chain(beyond)
            .flat_map(|plan| &plan.epochs);
        let starts = epochs.map(|epoch| epoch.start);
        starts.filter(|start| *start > Timestamp::MIN)
    }

    /// Every outcome [`Plan::rate`] can name.
    pub fn rates(&self) -> &[Result<Rates, Unpriced>] {
        &self.rates
    }

    /// The same prices for calls of at most so many input tokens, and another plan's for larger ones.
    #[must_use]
    pub fn up_to(mut self, most: u64, plan: Self) -> Self {
        let first = self.rates.len();
        self.rates.extend(plan.rates.iter().cloned());
        self.beyond = Some(Box::new(Beyond { most, first, plan }));
        self
    }

    /// The same prices with calls of every size in the base context tier.
    #[must_use]
    pub fn base_tier(mut self) -> Self {
        for epoch in &mut self.epochs {
            let tiers = epoch.thresholds.len() + 1;
            epoch.table = epoch.table.iter().copied().step_by(tiers).collect();
            epoch.thresholds.clear();
        }
        self
    }

    /// Whether a number that [`Plan::rate`] gave is for calls past [`Plan::up_to`].
    #[must_use]
    pub fn is_beyond(&self, rate: usize) -> bool {
        let beyond = self.beyond.as_ref();
        beyond.is_some_and(|beyond| rate >= beyond.first)
    }

    /// The prices in force at one instant, at every time. Hours and weekdays stay those of the call.
    pub(super) fn pinned(mut self, instant: Timestamp) -> Self {
        let after = self.epochs.partition_point(|epoch| epoch.start <= instant);
        self.epochs.truncate(after.max(1));
        if let Some(mut epoch) = self.epochs.pop() {
            epoch.start = Timestamp::MIN;
            self.epochs = vec![epoch];
        }
        self
    }

    /// As [`Plan::pinned`] where there is a price at that instant; else as it is, so that what is no longer sold keeps the
    /// price it was called at.
    pub(super) fn pinned_or_own(self, instant: Timestamp) -> Self {
        let pinned = self.clone().pinned(instant);
        let mut rates = pinned.epochs.iter().flat_map(|epoch| &epoch.table);
        let is_priced = rates.any(|rate| matches!(pinned.rates.get(*rate), Some(Ok(_))));
        if is_priced { pinned } else { self }
    }

    fn constant(outcome: Result<Rates, Unpriced>) -> Self {
        let epoch = Epoch {
            start: Timestamp::MIN,
            windows: Vec::new(),
            thresholds: Vec::new(),
            table: vec![0],
        };
        Self {
            rates: vec![outcome],
            epochs: vec![epoch],
            beyond: None,
        }
    }
}

impl Epoch {
    pub(super) fn place(&self, time: Timestamp, input_tokens: u64) -> usize {
        let open = self
            .windows
            .iter()
            .enumerate()
            .filter(|(_, window)| window.contains(time))
            .fold(0, |set, (bit, _)| set | (1 << bit));
        let tier = self
            .thresholds
            .partition_point(|threshold| *threshold <= input_tokens);
        open * (self.thresholds.len() + 1) + tier
    }
}

/// The day of an instant in UTC.
pub(super) fn date(time: Timestamp) -> String {
    chrono::DateTime::from_timestamp_micros(time.0)
        .map_or_else(String::new, |time| time.format("%Y-%m-%d").to_string())
}
