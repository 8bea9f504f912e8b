//! Instants to dense bucket codes, asking the calendar as rarely as can be.

use std::collections::HashMap;

use chrono_tz::Tz;
use foldhash::fast::RandomState;

use super::bucket::{Bucket, TimeUnit, local_time};
use super::calendar::is_utc;
use crate::units::Timestamp;

/// Microseconds in a slot: no bucket of any unit begins inside one, but for zones whose offset is no multiple of it.
const SLOT: i64 = 900 * Timestamp::SECOND;

/// Slots of an hour: in most zones no bucket begins inside one either.
const HOUR_SLOTS: i64 = 4;
const HOUR: i64 = HOUR_SLOTS * SLOT;

/// Instants to dense bucket codes; the calendar is asked once per hour that occurs, and per slot of one that is cut.
#[derive(Debug)]
pub(super) struct Buckets {
    unit: TimeUnit,
    zone: Tz,
    buckets: Vec<Bucket>,
    codes: HashMap<Bucket, u32, RandomState>,
    /// The code of each hour seen; `None` where a bucket begins inside it.
    hours: HashMap<i64, Option<u32>, RandomState>,
    /// The same of each slot seen of such an hour.
    slots: HashMap<i64, Option<u32>, RandomState>,
    /// The code of all from a slot to a later one; `None` where it is not one.
    stretches: HashMap<(i64, i64), Option<u32>, RandomState>,
    /// The start, length and code of the last hour, slot or stretch of slots: logs are mostly in time order.
    last: Option<(i64, i64, u32)>,
}

impl Buckets {
    pub(super) fn new(unit: TimeUnit, zone: Tz) -> Self {
        Self {
            unit,
            zone,
            buckets: Vec::new(),
            codes: HashMap::default(),
            hours: HashMap::default(),
            slots: HashMap::default(),
            stretches: HashMap::default(),
            last: None,
        }
    }

    pub(super) fn code(&mut self, time: i64) -> u32 {
        if let Some((start, length, code)) = self.last
            && time >= start
            && time.wrapping_sub(start) < length
        {
            return code;
        }
        for length in [HOUR, SLOT] {
            if let Some(code) = self.whole(time, length) {
                self.last = Some((time.div_euclid(length).saturating_mul(length), length, code));
                return code;
            }
        }
        self.exact(time)
    }

    /// The code of all of the hour or slot that an instant is in; `None` where a bucket begins inside it.
    fn whole(&mut self, time: i64, length: i64) -> Option<u32> {
        let number = time.div_euclid(length);
        let known = match length {
            HOUR => &self.hours,
            _ => &self.slots,
        };
        if let Some(known) = known.get(&number) {
            return *known;
        }
        let start = number.saturating_mul(length);
        let end = start.saturating_add(length - 1);
        let first = self.exact(start);
        let is_one = first == self.exact(end) && (length == SLOT || self.is_straight(start, end));
        let whole = is_one.then_some(first);
        let known = match length {
            HOUR => &mut self.hours,
            _ => &mut self.slots,
        };
        known.insert(number, whole);
        whole
    }

    /// The same, if it was asked before.
    fn known(&self, slot: i64) -> Option<u32> {
        let hour = self.hours.get(&slot.div_euclid(HOUR_SLOTS));
        let known = hour.copied().flatten();
        known.or_else(|| self.slots.get(&slot).copied().flatten())
    }

    /// The code of the one bucket that holds all instants from the first to the last; `None` if there may be several.
    pub(super) fn code_of_all(&mut self, first: i64, last: i64) -> Option<u32> {
        let code = self.code(first);
        let is_last = |(start, length, _)| {
            first >= start && last >= first && last.wrapping_sub(start) < length
        };
        if first == last || self.last.is_some_and(is_last) {
            return Some(code);
        }
        let slots = (first.div_euclid(SLOT), last.div_euclid(SLOT));
        if slots.0 == slots.1 {
            // Were it whole, it would be the last.
            return None;
        }
        let known = match self.stretches.get(&slots) {
            Some(known) => known.filter(|known| *known == code)?,
            None => {
                let is_one = self.code(last) == code && self.is_straight(first, last);
                let known = is_one.then_some(code);
                // In slots that are whole, only which slots they are matters.
                if self.known(slots.0).and(self.known(slots.1)).is_none() {
                    return known;
                }
                self.stretches.insert(slots, known);
                known?
            }
        };
        // What follows is mostly of the same day: nothing between its first and its last slot is asked for again.
        let length = (slots.1 - slots.0 + 1).saturating_mul(SLOT);
        self.last = Some((slots.0.saturating_mul(SLOT), length, known));
        Some(known)
    }

    /// Whether clocks run on between two instants, without the same hour or weekday coming round.
    fn is_straight(&self, first: i64, last: i64) -> bool {
        let length = last.saturating_sub(first);
        let offset = |time: i64| local_time(self.zone, Timestamp(time)).1;
        let runs_on = is_utc(self.zone) || (length <= 96 * SLOT && offset(first) == offset(last));
        runs_on
            && match self.unit {
                TimeUnit::HourOfDay => length < 80 * SLOT,
                TimeUnit::Weekday => length < 5 * 96 * SLOT,
                _ => true,
            }
    }

    pub(super) fn bucket(&self, code: u32) -> Option<Bucket> {
        self.buckets.get(code as usize).copied()
    }

    pub(super) fn len(&self) -> usize {
        self.buckets.len()
    }

    fn exact(&mut self, time: i64) -> u32 {
        let bucket = self.unit.bucket(self.zone, Timestamp(time));
        let next = u32::try_from(self.buckets.len()).unwrap_or(u32::MAX);
        *self.codes.entry(bucket).or_insert_with(|| {
            self.buckets.push(bucket);
            next
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::bucket::tests::UNITS;
    use super::*;

    /// Coded by slots or asked one by one, an instant is in the same bucket, and buckets follow each other in time.
    #[test]
    fn every_instant_is_in_one_bucket_in_every_zone() {
        let odd = [
            Tz::Pacific__Apia,
            Tz::Australia__Lord_Howe,
            Tz::Asia__Kathmandu,
            Tz::Africa__Monrovia,
        ];
        let zones = chrono_tz::TZ_VARIANTS.iter().step_by(16).copied();
        for (place, zone) in zones.chain(odd).enumerate() {
            for unit in [TimeUnit::Hour, TimeUnit::Day, UNITS[place % UNITS.len()]] {
                let mut buckets = Buckets::new(unit, zone);
                let recurring = matches!(unit, TimeUnit::Weekday | TimeUnit::HourOfDay);
                let mut last = None;
                // Three years hourly from December 2010, after the seconds that Liberia was off until 1972.
                let liberia = (63_590_000..63_600_000).step_by(97);
                let hours = (0..26_280).map(|hour| 1_291_161_600 + hour * 3_600 + hour % 900);
                for second in liberia.chain(hours) {
                    let time = second * Timestamp::SECOND;
                    let code = buckets.code(time);
                    let bucket = unit.bucket(zone, Timestamp(time));
                    assert_eq!(
                        buckets.bucket(code),
                        Some(bucket),
                        "{zone} {unit:?} {second}"
                    );
                    assert!(
                        recurring || last <= Some(bucket),
                        "{zone} {unit:?} {second}"
                    );
                    last = Some(bucket);
                }
            }
        }
    }

    /// Whatever was asked before, a code of all from one instant to another is that of each between, and of each after.
    #[test]
    fn all_of_a_stretch_are_in_its_bucket() {
        let zones = [
            Tz::UTC,
            Tz::Europe__Berlin,
            Tz::Australia__Lord_Howe,
            Tz::Asia__Kathmandu,
            Tz::America__St_Johns,
        ];
        let mut found = 0;
        for (zone, unit) in zones
            .iter()
            .flat_map(|zone| UNITS.map(|unit| (*zone, unit)))
        {
            let mut buckets = Buckets::new(unit, zone);
            let bucket = |time: i64| unit.bucket(zone, Timestamp(time));
            // Stretches of up to a day and more, the next mostly beside the last; clocks change twice.
            for step in 0..6_000_i64 {
                let first =
                    (1_269_000_000 + step * 3_101 + step * step % 7_919) * Timestamp::SECOND;
                let length = step * step % 97 * (step % 11) * 120 * Timestamp::SECOND;
                if let Some(code) = buckets.code_of_all(first, first + length) {
                    found += 1;
                    for part in 0..=8 {
                        let between = bucket(first + length / 8 * part);
                        assert_eq!(
                            buckets.bucket(code),
                            Some(between),
                            "{zone} {unit:?} {step}"
                        );
                    }
                }
                let after = first + step % 50 * 1_801 * Timestamp::SECOND;
                let code = buckets.code(after);
                assert_eq!(
                    buckets.bucket(code),
                    Some(bucket(after)),
                    "{zone} {unit:?} {step}"
                );
            }
        }
        assert!(found > 100_000, "{found}");
    }

    #[test]
    fn the_ends_of_time_are_in_a_bucket() {
        for time in [i64::MIN, i64::MAX, 0, -1] {
            for unit in UNITS {
                let mut buckets = Buckets::new(unit, Tz::Asia__Kathmandu);
                let code = buckets.code(time);
                let bucket = unit.bucket(Tz::Asia__Kathmandu, Timestamp(time));
                assert_eq!(buckets.bucket(code), Some(bucket));
                assert!(!unit.label(Tz::Asia__Kathmandu, bucket).is_empty());
            }
        }
    }
}
