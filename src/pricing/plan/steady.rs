//! A plan over a stretch of time and a range of sizes: the one rate that holds in all of it, if there is one.

use super::Plan;
use crate::units::Timestamp;

impl Plan {
    /// The one number that [`Plan::rate`] gives for calls of any size from `first` to `last`; `None` if it may differ.
    #[must_use]
    pub fn only_rate(&self, first: Timestamp, last: Timestamp) -> Option<usize> {
        if first > last || self.beyond.is_some() {
            return None;
        }
        let begun = |time| self.epochs.partition_point(|epoch| epoch.start <= time);
        let epoch = self.epochs.get(begun(first).saturating_sub(1))?;
        match epoch.table.as_slice() {
            [only] if begun(first) == begun(last) => Some(*only),
            _ => None,
        }
    }

    /// The one number that [`Plan::rate`] gives for all calls within these times and sizes; `None` if it may differ.
    #[must_use]
    pub fn rate_of_all(
        &self,
        (first, last): (Timestamp, Timestamp),
        (least, most): (u64, u64),
    ) -> Option<usize> {
        if let Some(beyond) = &self.beyond {
            if least > beyond.most {
                let rate = beyond.plan.rate_of_all((first, last), (least, most))?;
                return Some(beyond.first + rate);
            }
            if most > beyond.most {
                return None;
            }
        }
        let begun = |time| self.epochs.partition_point(|epoch| epoch.start <= time);
        let epoch = self.epochs.get(begun(first).saturating_sub(1))?;
        if begun(first) != begun(last) {
            return None;
        }
        match epoch.table.as_slice() {
            [only] => Some(*only),
            table => {
                let place = epoch.place(first, least);
                let is_one = epoch.place(last, most) == place
                    && epoch
                        .windows
                        .iter()
                        .all(|window| window.is_steady(first, last));
                table.get(place).copied().filter(|_| is_one)
            }
        }
    }
}
