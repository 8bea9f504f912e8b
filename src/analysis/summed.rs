//! A question to what it asks of sums: calls that a store has added up already are taken as they are, where that answers it.

use super::aggregate::details;
use super::dimension::Dimension;
use super::report::Query;
use super::worker::Worker;
use crate::error::Error;
use crate::event::Attribute;
use crate::event::Details;
use crate::event::EventBatch;
use crate::event::Scan;

/// Texts that are no part of a series: nobody adds calls up by them.
const OWN: [Attribute; 3] = [Attribute::Run, Attribute::Session, Attribute::File];

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

    /// Has the worker add the sums of a part, if there are any for it; else the part is to be read.
    pub(super) fn take(
        self,
        part: u64,
        events: &dyn Scan,
        worker: &mut Worker<'_>,
    ) -> Result<bool, Error> {
        let mut take = |batch: &EventBatch| worker.add_sums(batch);
        events.sums(part, self.details, self.widest, &mut take)
    }
}
