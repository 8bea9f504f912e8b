//! The steps of two periods to pairs at the same place of their period.

use std::collections::BTreeMap;

use crate::analysis::bucket::{Bucket, TimeUnit};
use crate::analysis::steps::Step;

/// A step of this period and its counterpart; either may be missing, as the 31st day of September is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Pair {
    pub(super) this: Option<Step>,
    pub(super) other: Option<Step>,
}

/// Pairs the first day with the first day and so on. Hours are paired by the clock within their day: one that comes
/// twice on a day of 25 hours has a counterpart once.
pub(super) fn pairs(unit: TimeUnit, this: &[Step], other: &[Step]) -> Vec<Pair> {
    let mut pairs: BTreeMap<(i64, i64, usize), Pair> = BTreeMap::new();
    for (place, step) in places(unit, this) {
        pairs.entry(place).or_default().this = Some(step);
    }
    for (place, step) in places(unit, other) {
        pairs.entry(place).or_default().other = Some(step);
    }
    pairs.into_values().collect()
}

/// Day, hour and how often that hour was there before, all counted from the start of the period.
fn places(unit: TimeUnit, steps: &[Step]) -> Vec<((i64, i64, usize), Step)> {
    let mut places: Vec<((i64, i64, usize), Step)> = Vec::with_capacity(steps.len());
    let Some(first) = steps.first() else {
        return places;
    };
    let (first_day, _) = place(unit, first.bucket);
    for step in steps {
        let (day, hour) = place(unit, step.bucket);
        let day = day - first_day;
        let before = places.iter().rev().take_while(|(place, _)| place.0 == day);
        let repeated = before.filter(|(place, _)| place.1 == hour).count();
        places.push(((day, hour, repeated), *step));
    }
    places
}

fn place(unit: TimeUnit, bucket: Bucket) -> (i64, i64) {
    match unit {
        TimeUnit::Hour | TimeUnit::Minute15 => {
            let wall = bucket.order + i64::from(bucket.offset);
            (wall.div_euclid(86_400), wall.rem_euclid(86_400))
        }
        TimeUnit::Week => (bucket.order.div_euclid(7), 0),
        _ => (bucket.order, 0),
    }
}

#[cfg(test)]
mod tests {
    use chrono_tz::Tz;

    use super::*;
    use crate::analysis::period::period;
    use crate::analysis::steps::steps;
    use crate::units::Timestamp;

    fn paired(unit: TimeUnit, this: &str, other: &str) -> Vec<[Option<String>; 2]> {
        let zone = Tz::Europe__Berlin;
        let steps = |text| {
            let span = period(text, zone, Timestamp(0)).expect("a period");
            steps(unit, zone, span.start, Timestamp(span.end.0 - 1))
        };
        let label = |step: Option<Step>| step.map(|step| unit.label(zone, step.bucket));
        pairs(unit, &steps(this), &steps(other))
            .iter()
            .map(|pair| [label(pair.this), label(pair.other)])
            .collect()
    }

    #[test]
    fn days_of_months_meet_by_their_number_and_none_is_lost() {
        let pairs = paired(TimeUnit::Day, "2026-10", "2026-09");
        let text = |text: &str| Some(text.to_owned());
        assert_eq!(pairs.len(), 31);
        assert_eq!(pairs[29], [text("2026-10-30"), text("2026-09-30")]);
        assert_eq!(pairs[30], [text("2026-10-31"), None]);
        let pairs = paired(TimeUnit::Day, "2026-02", "2026-01");
        assert_eq!(pairs[28], [None, text("2026-01-29")]);
        assert_eq!(paired(TimeUnit::Week, "2026-W12", "2026-W11").len(), 1);
    }

    #[test]
    fn hours_meet_by_the_clock_when_it_changes() {
        let text = |text: &str| Some(text.to_owned());
        // Clocks went back on the 25th: its second 02 has no counterpart, and 03 meets 03.
        let pairs = paired(TimeUnit::Hour, "2026-10-25", "2026-10-24");
        assert_eq!(pairs.len(), 25);
        assert_eq!(pairs[3], [text("2026-10-25T02+01:00"), None]);
        assert_eq!(
            pairs[4],
            [text("2026-10-25T03+01:00"), text("2026-10-24T03+02:00")]
        );
        // And forward on the 29th of March: 02 was not there.
        let pairs = paired(TimeUnit::Hour, "2026-03-29", "2026-03-28");
        assert_eq!(pairs.len(), 24);
        assert_eq!(pairs[2], [None, text("2026-03-28T02+01:00")]);
    }
}
