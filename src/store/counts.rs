//! What became of recorded events, counted by where they came from.

use std::collections::BTreeMap;

use crate::event::Recorded;
use crate::event::UsageEvent;

/// What became of recorded events. Only the first event of a record counts ([`crate::event::UsageEvent::part`] 0).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Calls not stored before.
    pub new: u64,
    /// Records of calls already known that told nothing more.
    pub duplicate: u64,
    /// Records of calls already known that told more about them.
    pub grown: u64,
}

impl Counts {
    pub(super) fn add(&mut self, fate: Recorded) {
        match fate {
            Recorded::New => self.new += 1,
            Recorded::Duplicate => self.duplicate += 1,
            Recorded::Grown => self.grown += 1,
        }
    }
}

/// What a commit made durable.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Committed {
    /// What became of the records of each origin; the sum of the three is what was recorded.
    pub by_origin: BTreeMap<u32, Counts>,
    /// The events not stored before, where they were asked for ([`super::Writer::naming_new`]).
    pub events: Vec<UsageEvent<'static>>,
}

impl Committed {
    /// Adds what a later step made durable.
    pub fn add(&mut self, later: Self) {
        for (origin, counts) in later.by_origin {
            let sum = self.by_origin.entry(origin).or_default();
            sum.new += counts.new;
            sum.duplicate += counts.duplicate;
            sum.grown += counts.grown;
        }
        self.events.extend(later.events);
    }

    /// All origins together.
    #[must_use]
    pub fn total(&self) -> Counts {
        self.by_origin
            .values()
            .fold(Counts::default(), |sum, one| Counts {
                new: sum.new + one.new,
                duplicate: sum.duplicate + one.duplicate,
                grown: sum.grown + one.grown,
            })
    }
}
