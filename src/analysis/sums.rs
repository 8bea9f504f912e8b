//! What is added up for each row of a report: integers only, so that order never matters.

use crate::event::{Meter, Meters};
use crate::units::Usd;

/// Exact sums over some events.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sums {
    /// Records: calls and buckets.
    pub(super) rows: u64,
    pub(super) calls: u64,
    pub(super) meters: Meters,
    /// What the priced part costs.
    pub(super) cost: Usd,
    /// The part of it that is input, where the query tells it apart.
    pub(super) input_cost: Usd,
    /// The costs the logs stated themselves, and how many records did.
    pub(super) reported: Usd,
    pub(super) reported_rows: u64,
    /// Microseconds, and the records that stated any.
    pub(super) duration: u64,
    pub(super) timed_rows: u64,
    /// Records, calls and tokens without a price.
    pub(super) unpriced_rows: u64,
    pub(super) unpriced_calls: u64,
    pub(super) unpriced_tokens: u64,
    /// Calls (and records) of which a part has no price.
    pub(super) partial_rows: u64,
    pub(super) partial_calls: u64,
    /// First and last instant, in microseconds since 1970.
    pub(super) first: i64,
    pub(super) last: i64,
    /// When the last of them ended, as far as they state how long they took.
    pub(super) end: i64,
}

impl Default for Sums {
    fn default() -> Self {
        Self {
            rows: 0,
            calls: 0,
            meters: Meters::default(),
            cost: Usd::ZERO,
            input_cost: Usd::ZERO,
            reported: Usd::ZERO,
            reported_rows: 0,
            duration: 0,
            timed_rows: 0,
            unpriced_rows: 0,
            unpriced_calls: 0,
            unpriced_tokens: 0,
            partial_rows: 0,
            partial_calls: 0,
            first: i64::MAX,
            last: i64::MIN,
            end: i64::MIN,
        }
    }
}

impl Sums {
    /// Adds other events' sums; `None` when a sum leaves its range.
    pub(super) fn add(&mut self, other: &Self) -> Option<()> {
        let count = |left: &mut u64, right: u64| {
            *left = left.checked_add(right)?;
            Some(())
        };
        count(&mut self.rows, other.rows)?;
        count(&mut self.calls, other.calls)?;
        for meter in Meter::ALL {
            count(&mut self.meters[meter], other.meters[meter])?;
        }
        self.cost = self.cost.checked_add(other.cost)?;
        self.input_cost = self.input_cost.checked_add(other.input_cost)?;
        self.reported = self.reported.checked_add(other.reported)?;
        count(&mut self.reported_rows, other.reported_rows)?;
        count(&mut self.duration, other.duration)?;
        count(&mut self.timed_rows, other.timed_rows)?;
        count(&mut self.unpriced_rows, other.unpriced_rows)?;
        count(&mut self.unpriced_calls, other.unpriced_calls)?;
        count(&mut self.unpriced_tokens, other.unpriced_tokens)?;
        count(&mut self.partial_rows, other.partial_rows)?;
        count(&mut self.partial_calls, other.partial_calls)?;
        self.first = self.first.min(other.first);
        self.last = self.last.max(other.last);
        self.end = self.end.max(other.end);
        Some(())
    }

    /// Whether there are events and none of them has a price.
    pub(super) fn unpriced(&self) -> bool {
        self.rows > 0 && self.unpriced_rows == self.rows
    }

    /// Whether the truth is higher than the cost.
    pub(super) fn lower_bound(&self) -> bool {
        self.unpriced_rows > 0 || self.partial_rows > 0
    }
}
