//! Rows that stand for several calls: what adding them up needs besides the sums in their other columns.

use crate::units::Period;
use crate::units::Timestamp;

/// What only a batch of sums has, row by row. The times of such a batch are those of each row's first call.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rolled {
    /// The slots of time that rows lie in, in microseconds since 1970; a row reaches past none of its own. 0 where that is
    /// not known.
    pub(crate) slot: i64,
    /// How many records each row stands for.
    pub(crate) records: Vec<u64>,
    /// How many of them state how long they took; empty where nobody asked.
    pub(crate) timed: Vec<u64>,
    /// When the last of them was made.
    pub(crate) last: Vec<i64>,
    /// When the last of them ended; empty where nobody asked.
    pub(crate) end: Vec<i64>,
    /// Total input that none of them is below, and none above.
    pub(crate) sizes: Vec<(u64, u64)>,
}

impl Rolled {
    /// The slot of time that an instant is in; `None` where slots are not known, or all of time.
    pub(crate) fn slot_of(&self, time: Timestamp) -> Option<Period> {
        let slot = Some(self.slot).filter(|slot| *slot < i64::MAX)?;
        let start = time.0.checked_div_euclid(slot)?.checked_mul(slot)?;
        Some(Period {
            start: Timestamp(start),
            end: Timestamp(start.checked_add(slot)?),
        })
    }
}
