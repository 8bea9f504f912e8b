//! Calls that were removed from the store, and whether records that are told apart by them are still there.

use super::telemetry::is_exported;
use crate::event::Attribute;
use crate::event::EventBatch;
use crate::store::Stays;

/// What [`stays`] looks at.
pub(super) const TOLD_BY: [Attribute; 2] = [Attribute::Source, Attribute::Kind];

/// What sums of removed calls can stand for: whether they tell of a record as much as the record itself.
#[must_use]
pub fn stays(batch: &EventBatch, series: u32) -> Stays {
    if is_exported(batch, series) {
        return Stays::WithOthers;
    }
    match batch.series_text(series, Attribute::Kind) {
        "call" | "" => Stays::AsSums,
        _ => Stays::Alone,
    }
}

/// Removed calls beside telemetry, which yields to logs of the same session: of removed calls no session is known.
#[derive(Debug, Default)]
pub(super) struct Removed {
    /// A part of which only sums are kept.
    part: Option<u64>,
    /// When the last removed call was made.
    last: Option<i64>,
    /// When the first record of telemetry was made.
    telemetry: Option<i64>,
}

impl Removed {
    /// Adds sums of removed calls.
    pub(super) fn add(&mut self, part: u64, batch: &EventBatch) {
        let last = batch.rolled.iter().flat_map(|rolled| &rolled.last);
        self.part = Some(part);
        self.last = self.last.max(last.max().copied());
    }

    /// Looks for telemetry.
    pub(super) fn look(&mut self, batch: &EventBatch) {
        let series = (0..).take(batch.series_count());
        let is_exported: Vec<bool> = series.map(|series| is_exported(batch, series)).collect();
        if !is_exported.contains(&true) {
            return;
        }
        let rows = batch.series().iter().zip(batch.times());
        let telemetry =
            rows.filter(|(series, _)| is_exported.get(**series as usize) == Some(&true));
        let first = telemetry.map(|(_, time)| *time).min();
        self.telemetry = self.telemetry.into_iter().chain(first).min();
    }

    /// Adds what another thread found.
    pub(super) fn merge(&mut self, other: Self) {
        self.part = self.part.or(other.part);
        self.last = self.last.max(other.last);
        self.telemetry = self.telemetry.into_iter().chain(other.telemetry).min();
    }

    /// A part without which it cannot be told what yields to a log; `None` where all that is needed is there.
    pub(super) fn missing(&self) -> Option<u64> {
        let (last, telemetry) = self.last.zip(self.telemetry)?;
        self.part.filter(|_| telemetry <= last)
    }
}
