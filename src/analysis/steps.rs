//! A unit of time and a span, in: every hour, day, week … of it that existed in the zone, with its ends, out.

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::bucket::{Bucket, TimeUnit, local_time};
use super::calendar::day_start;
use crate::units::{Period, Timestamp};

const HOUR: i64 = 3600 * Timestamp::SECOND;

/// One hour, day, week … of a zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) bucket: Bucket,
    /// From its first instant to that of the next; a day has 23 to 25 hours.
    pub(super) whole: Period,
}

/// All steps from the one that holds `first` to the one that holds `last`, in order. Days that a zone skipped are
/// none. `unit` is no recurring one.
pub(super) fn steps(unit: TimeUnit, zone: Tz, first: Timestamp, last: Timestamp) -> Vec<Step> {
    if matches!(unit, TimeUnit::Hour | TimeUnit::Minute15) {
        return hours(zone, first, last);
    }
    let mut steps = Vec::new();
    let (mut bucket, end) = (unit.bucket(zone, first), unit.bucket(zone, last));
    while bucket <= end {
        let next = Bucket {
            order: bucket.order + if unit == TimeUnit::Week { 7 } else { 1 },
            ..bucket
        };
        let ends = [bucket, next].map(|bucket| date(unit, bucket).map(|day| day_start(zone, day)));
        if let [Some(start), Some(end)] = ends
            && start < end
        {
            let whole = Period { start, end };
            steps.push(Step { bucket, whole });
        }
        bucket = next;
    }
    steps
}

/// The first day of a bucket of days or more.
fn date(unit: TimeUnit, bucket: Bucket) -> Option<NaiveDate> {
    let order = bucket.order;
    let small = |number: i64| i32::try_from(number).ok();
    let month = |months: i64| {
        let month = u32::try_from(months.rem_euclid(12)).ok()?;
        NaiveDate::from_ymd_opt(small(months.div_euclid(12))?, month + 1, 1)
    };
    match unit {
        TimeUnit::Month => month(order),
        TimeUnit::Quarter => month(order * 3),
        TimeUnit::Year => month(order * 12),
        _ => NaiveDate::from_num_days_from_ce_opt(small(order)?),
    }
}

/// Hours by the wall clock: the one that comes twice in autumn is two steps.
fn hours(zone: Tz, first: Timestamp, last: Timestamp) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    // To the start of the hour, wherever its offset lets it begin.
    let wall = |at: i64| local_time(zone, Timestamp(at)).0.and_utc();
    let within = wall(first.0).timestamp_micros().rem_euclid(HOUR);
    let mut at = first.0.saturating_sub(within);
    while at <= last.0 {
        let end = hour_end(zone, at);
        let bucket = TimeUnit::Hour.bucket(zone, Timestamp(at));
        let [start, end] = [at, end].map(Timestamp);
        match steps.last_mut() {
            // The rest of an hour that a change of the offset cut is one bucket with its beginning.
            Some(before) if before.bucket == bucket => before.whole.end = end,
            _ => steps.push(Step {
                bucket,
                whole: Period { start, end },
            }),
        }
        at = end.0;
    }
    steps
}

/// When the hour of an instant ends: at the next full hour of the wall clock, or where clocks change before it.
pub(super) fn hour_end(zone: Tz, at: i64) -> i64 {
    let (wall, offset) = local_time(zone, Timestamp(at));
    let full = at.saturating_add(HOUR - wall.and_utc().timestamp_micros().rem_euclid(HOUR));
    let offset_at = |time: i64| local_time(zone, Timestamp(time)).1;
    if offset_at(full.saturating_sub(1)) == offset {
        return full;
    }
    let (mut same, mut changed) = (at, full);
    while changed - same > 1 {
        let middle = same + (changed - same) / 2;
        if offset_at(middle) == offset {
            same = middle;
        } else {
            changed = middle;
        }
    }
    changed
}

/// How much of a step lies in a period, in microseconds, and how long the step is.
pub(super) fn covered(step: &Step, period: Period) -> (i64, i64) {
    let start = step.whole.start.max(period.start).0;
    let end = step.whole.end.min(period.end).0;
    (
        end.saturating_sub(start).max(0),
        step.whole.end.0 - step.whole.start.0,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_meet_end_to_end_and_hold_their_own_bucket() {
        let zones = [
            Tz::UTC,
            Tz::Europe__Berlin,
            Tz::America__New_York,
            Tz::Australia__Lord_Howe,
            Tz::Pacific__Apia,
            Tz::Asia__Kathmandu,
            Tz::Africa__Cairo,
            // Clocks changed at a minute past midnight until 2011.
            Tz::America__St_Johns,
        ];
        let units = [
            TimeUnit::Hour,
            TimeUnit::Day,
            TimeUnit::Week,
            TimeUnit::Month,
            TimeUnit::Quarter,
            TimeUnit::Year,
        ];
        // From December 2010 into 2013: every change of clocks, and the day that Samoa skipped.
        let first = Timestamp(1_291_900_000 * Timestamp::SECOND + 7);
        let last = Timestamp(1_360_000_000 * Timestamp::SECOND);
        for zone in zones {
            for unit in units {
                let steps = steps(unit, zone, first, last);
                assert!(steps.first().is_some_and(|step| step.whole.contains(first)));
                assert!(steps.last().is_some_and(|step| step.whole.contains(last)));
                for step in &steps {
                    let ends = [step.whole.start.0, step.whole.end.0 - 1];
                    let buckets = ends.map(|time| unit.bucket(zone, Timestamp(time)));
                    assert_eq!(buckets, [step.bucket; 2], "{zone} {unit:?}");
                }
                for pair in steps.windows(2) {
                    assert_eq!(pair[0].whole.end, pair[1].whole.start, "{zone} {unit:?}");
                }
            }
        }
    }
}
