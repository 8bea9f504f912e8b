//! A question to what it asks of sums: calls that a store has added up already are taken as they are, where that answers it.

use super::aggregate::details;
use super::codes::EXCLUDED;
use super::dimension::Dimension;
use super::report::Query;
use super::worker::Worker;
use crate::error::Error;
use crate::event::Attribute;
use crate::event::Details;
use crate::event::EventBatch;
use crate::event::PartSums;
use crate::event::Rolled;
use crate::units::Period;
use crate::units::Timestamp;

/// Texts that are no part of a series: nobody adds calls up by them.
const OWN: [Attribute; 3] = [Attribute::Run, Attribute::Session, Attribute::File];

/// Calls around a border of a question that are as quickly read themselves as sums of shorter slots.
const MOST_READ: u64 = 1 << 15;

/// What sums have not answered of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unread {
    /// Nothing is to be read.
    Nothing,
    /// The calls of this time are: all that the question is about, or those around a border of it.
    Within(Period),
}

/// What sums must tell apart to answer a question.
#[derive(Clone, Copy, Debug)]
pub(super) struct Summed {
    /// Sums are of plain calls, of which nothing is left out for others.
    details: Details,
    /// The longest stretches of time, in microseconds, that rarely cross a border of the question's buckets.
    widest: i64,
}

impl Summed {
    /// `None` for a question that no sums answer.
    pub(super) fn of(query: &Query) -> Option<Self> {
        let details = details(query, false);
        let units = query.by.iter().filter_map(|dimension| match dimension {
            Dimension::Time(unit) => Some(unit.slot(query.zone)),
            _ => None,
        });
        let is_own = OWN.into_iter().any(|attribute| details.want(attribute));
        (!is_own).then(|| Self {
            details,
            widest: units.min().unwrap_or(i64::MAX),
        })
    }

    /// The same, with stretches no longer than this.
    pub(super) fn within(self, widest: i64) -> Self {
        Self {
            widest: self.widest.min(widest),
            ..self
        }
    }

    /// Has the worker add the sums of a part that is not `is_removed`; says what of the part is still to be read.
    pub(super) fn take(
        self,
        sums: &dyn PartSums,
        is_removed: bool,
        worker: &mut Worker<'_>,
    ) -> Result<Unread, Error> {
        // Where sums are all there is, a finer grid may answer all of it.
        let most = if is_removed { 0 } else { MOST_READ };
        let mut unread = Unread::Within(self.details.period());
        let query = worker.query;
        let mut take = |batch: &EventBatch| {
            let added = worker.add_sums(batch, most);
            unread = added.unwrap_or(unread);
            added.is_some()
        };
        sums.hand(self.details, query.spans(), self.widest, &mut take)?;
        Ok(unread)
    }
}

/// Leaves out the rows of sums that lie outside the question's spans of time, and those of the one slot of time that a border
/// of them lies in: what of that slot is within the question's period is to be read. `None` where borders lie in two slots, or
/// more than `most` calls in one.
pub(super) fn cut(
    batch: &EventBatch,
    rolled: &Rolled,
    query: &Query,
    codes: &mut [u32],
    most: u64,
) -> Option<Unread> {
    let (period, spans) = (query.period, query.spans());
    let mut cut: Option<Period> = None;
    let times = batch.times().iter().zip(&rolled.last);
    for (code, (first, last)) in codes.iter_mut().zip(times) {
        let (first, last) = (Timestamp(*first), Timestamp(*last));
        let ended = spans.partition_point(|span| span.end <= first);
        let Some(span) = spans.get(ended).filter(|span| last >= span.start) else {
            *code = EXCLUDED;
            continue;
        };
        if *code != EXCLUDED && (first < span.start || last >= span.end) {
            let slot = rolled.slot_of(first)?;
            if *cut.get_or_insert(slot) != slot {
                return None;
            }
        }
    }
    let Some(slot) = cut else {
        return Some(Unread::Nothing);
    };
    let mut calls = 0;
    let rows = codes
        .iter_mut()
        .zip(batch.times().iter().zip(&rolled.records));
    for (code, (first, records)) in rows {
        if *code != EXCLUDED && slot.contains(Timestamp(*first)) {
            *code = EXCLUDED;
            calls += records;
        }
    }
    let within = Period {
        start: period.start.max(slot.start),
        end: period.end.min(slot.end),
    };
    (calls <= most).then_some(Unread::Within(within))
}
