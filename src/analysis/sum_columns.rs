//! Sums of many groups by column: what no group has takes no room.

use super::sums::Sums;
use crate::event::Meter;
use crate::event::Meters;
use crate::units::Usd;

/// A count of [`Sums`]; meters come after these.
#[derive(Clone, Copy)]
pub(super) enum Count {
    Rows,
    Calls,
    ReportedRows,
    Duration,
    TimedRows,
    UnpricedRows,
    UnpricedCalls,
    UnpricedTokens,
    PartialRows,
    PartialCalls,
}

/// Counts that are no meters.
const COUNTS: usize = Count::PartialCalls as usize + 1;

/// An amount of [`Sums`].
#[derive(Clone, Copy)]
pub(super) enum Amount {
    Cost,
    InputCost,
    Reported,
}

/// [`Sums`] by code. A column is empty until a group has more than nothing in it.
#[derive(Debug, Default)]
pub(super) struct SumColumns {
    counts: [Vec<u64>; COUNTS + Meter::COUNT],
    amounts: [Vec<i128>; Amount::Reported as usize + 1],
    groups: usize,
    /// First and last instant.
    times: Vec<(i64, i64)>,
    /// When the last one ended; empty while none ended later than it began.
    ends: Vec<i64>,
    /// A sum left its range.
    pub(super) overflow: bool,
}

impl SumColumns {
    /// How many groups there are.
    pub(super) fn len(&self) -> usize {
        self.groups
    }

    /// Makes room for groups below `count`.
    pub(super) fn grow(&mut self, count: usize) {
        self.groups = self.groups.max(count);
    }

    /// Adds to a count of some groups, row by row.
    pub(super) fn add(&mut self, count: Count, rows: impl Iterator<Item = (u32, u64)>) {
        self.add_to(count as usize, rows);
    }

    /// Adds to a meter of some groups, row by row.
    pub(super) fn add_meter(&mut self, meter: Meter, rows: impl Iterator<Item = (u32, u64)>) {
        self.add_to(COUNTS + meter as usize, rows);
    }

    fn add_to(&mut self, place: usize, rows: impl Iterator<Item = (u32, u64)>) {
        if let Some(sums) = self.counts.get_mut(place) {
            self.overflow |= add_rows(sums, self.groups, rows, u64::overflowing_add);
        }
    }

    /// Adds to an amount of some groups, row by row.
    pub(super) fn add_amount(&mut self, amount: Amount, rows: impl Iterator<Item = (u32, i128)>) {
        if let Some(sums) = self.amounts.get_mut(amount as usize) {
            self.overflow |= add_rows(sums, self.groups, rows, i128::overflowing_add);
        }
    }

    /// Notes when rows were made, and when they ended where durations are known.
    pub(super) fn add_times(&mut self, rows: impl Iterator<Item = (u32, i64, u64)>) {
        self.times.resize(self.groups, (i64::MAX, i64::MIN));
        for (code, time, duration) in rows {
            let end = time.saturating_add_unsigned(duration);
            self.add_time(code, (time, time), end);
        }
    }

    fn add_time(&mut self, code: u32, (first, last): (i64, i64), end: i64) {
        if end > last && self.ends.len() < self.times.len() {
            let known = self.times.iter().skip(self.ends.len());
            let known: Vec<i64> = known.map(|(_, last)| *last).collect();
            self.ends.extend(known);
        }
        if let Some(known) = self.times.get_mut(code as usize) {
            *known = (known.0.min(first), known.1.max(last));
        }
        if let Some(known) = self.ends.get_mut(code as usize) {
            *known = (*known).max(end);
        }
    }

    /// Adds the sums of others to a group.
    pub(super) fn add_sums(&mut self, code: u32, sums: &Sums) {
        self.grow(code as usize + 1);
        for (place, count) in counts(sums).into_iter().enumerate() {
            self.add_to(place, std::iter::once((code, count)));
        }
        for meter in Meter::ALL {
            self.add_meter(meter, std::iter::once((code, sums.meters[meter])));
        }
        for (amount, usd) in [
            (Amount::Cost, sums.cost),
            (Amount::InputCost, sums.input_cost),
            (Amount::Reported, sums.reported),
        ] {
            self.add_amount(amount, std::iter::once((code, usd.0)));
        }
        if sums.first <= sums.last {
            self.times.resize(self.groups, (i64::MAX, i64::MIN));
            self.add_time(code, (sums.first, sums.last), sums.end);
        }
    }

    /// Adds the sums of the groups of other columns, from code 1 on, each to a group.
    pub(super) fn add_all(&mut self, other: &Self, groups: &[u32]) {
        let end = groups.iter().max().map_or(0, |most| *most as usize + 1);
        self.grow(end);
        for (place, counts) in other.counts.iter().enumerate() {
            self.add_to(place, each(groups, counts));
        }
        for amount in [Amount::Cost, Amount::InputCost, Amount::Reported] {
            let known = other
                .amounts
                .get(amount as usize)
                .map_or(&[][..], |all| all);
            self.add_amount(amount, each(groups, known));
        }
        if !other.times.is_empty() {
            self.times.resize(self.groups, (i64::MAX, i64::MIN));
        }
        for (place, (code, (first, last))) in (1..).zip(each(groups, &other.times)) {
            if first <= last {
                let end = other.ends.get(place).map_or(last, |end| last.max(*end));
                self.add_time(code, (first, last), end);
            }
        }
        self.overflow |= other.overflow;
    }

    /// What a group costs.
    pub(super) fn cost(&self, code: u32) -> Usd {
        self.amount(Amount::Cost, code)
    }

    /// Whether the truth is higher than the cost of a group.
    pub(super) fn lower_bound(&self, code: u32) -> bool {
        self.count(Count::UnpricedRows, code) > 0 || self.count(Count::PartialRows, code) > 0
    }

    /// A count of a group.
    pub(super) fn count(&self, count: Count, code: u32) -> u64 {
        at(self.counts.get(count as usize), code)
    }

    fn amount(&self, amount: Amount, code: u32) -> Usd {
        Usd(at(self.amounts.get(amount as usize), code))
    }

    /// The sums of a group.
    pub(super) fn get(&self, code: u32) -> Sums {
        let count = |count| self.count(count, code);
        let mut meters = Meters::default();
        for meter in Meter::ALL {
            meters[meter] = at(self.counts.get(COUNTS + meter as usize), code);
        }
        let place = code as usize;
        let (first, last) = self
            .times
            .get(place)
            .copied()
            .unwrap_or((i64::MAX, i64::MIN));
        Sums {
            rows: count(Count::Rows),
            calls: count(Count::Calls),
            meters,
            cost: self.cost(code),
            input_cost: self.amount(Amount::InputCost, code),
            reported: self.amount(Amount::Reported, code),
            reported_rows: count(Count::ReportedRows),
            duration: count(Count::Duration),
            timed_rows: count(Count::TimedRows),
            unpriced_rows: count(Count::UnpricedRows),
            unpriced_calls: count(Count::UnpricedCalls),
            unpriced_tokens: count(Count::UnpricedTokens),
            partial_rows: count(Count::PartialRows),
            partial_calls: count(Count::PartialCalls),
            first,
            last,
            end: self.ends.get(place).map_or(last, |end| last.max(*end)),
        }
    }
}

/// The counts in the order of [`Count`].
fn counts(sums: &Sums) -> [u64; COUNTS] {
    [
        sums.rows,
        sums.calls,
        sums.reported_rows,
        sums.duration,
        sums.timed_rows,
        sums.unpriced_rows,
        sums.unpriced_calls,
        sums.unpriced_tokens,
        sums.partial_rows,
        sums.partial_calls,
    ]
}

/// Codes with the values from code 1 on.
fn each<T: Copy>(codes: &[u32], values: &[T]) -> impl Iterator<Item = (u32, T)> {
    let values = values.iter().skip(1).copied();
    codes.iter().copied().zip(values)
}

fn at<T: Copy + Default>(column: Option<&Vec<T>>, code: u32) -> T {
    let value = column.and_then(|column| column.get(code as usize));
    value.copied().unwrap_or_default()
}

/// Adds to the sums of some groups, row by row, with room for all of them once it is needed; says whether one left its range.
fn add_rows<T: Copy + Default + PartialEq>(
    sums: &mut Vec<T>,
    groups: usize,
    rows: impl Iterator<Item = (u32, T)>,
    add: impl Fn(T, T) -> (T, bool),
) -> bool {
    let mut overflow = false;
    for (code, value) in rows.filter(|(_, value)| *value != T::default()) {
        if sums.len() < groups {
            sums.resize(groups, T::default());
        }
        if let Some(sum) = sums.get_mut(code as usize) {
            let (total, wrapped) = add(*sum, value);
            *sum = total;
            overflow |= wrapped;
        }
    }
    overflow
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_come_back_as_they_were_added() {
        let mut sums = Sums {
            rows: 1,
            calls: 2,
            cost: Usd(3),
            input_cost: Usd(4),
            reported: Usd(-5),
            reported_rows: 6,
            duration: 7,
            timed_rows: 8,
            unpriced_rows: 9,
            unpriced_calls: 10,
            unpriced_tokens: 11,
            partial_rows: 12,
            partial_calls: 13,
            first: -20,
            last: 20,
            end: 20,
            ..Sums::default()
        };
        for (meter, count) in Meter::ALL.into_iter().zip(100..) {
            sums.meters[meter] = count;
        }
        let later = Sums {
            end: 25,
            first: 0,
            ..sums.clone()
        };
        let mut columns = SumColumns::default();
        let mut known = vec![Sums::default(); 3];
        for (code, more) in [(0, &sums), (2, &sums), (2, &later), (0, &sums)] {
            columns.add_sums(code, more);
            assert!(known[code as usize].add(more).is_some());
        }
        let all: Vec<Sums> = (0..3).map(|code| columns.get(code)).collect();
        assert_eq!(all, known);
        assert!(!columns.overflow);
        let mut twice = SumColumns::default();
        for _ in 0..2 {
            twice.add_all(&columns, &[5, 3]);
        }
        for (code, sums) in [5, 3].into_iter().zip(known.iter_mut().skip(1)) {
            let once = sums.clone();
            assert!(sums.add(&once).is_some());
            assert_eq!(twice.get(code), *sums);
        }
        assert_eq!(twice.get(4), Sums::default());
        sums.calls = u64::MAX;
        columns.add_sums(0, &sums);
        assert!(columns.overflow);
    }
}
