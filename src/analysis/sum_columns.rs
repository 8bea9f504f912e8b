//! Sums of many groups by column: what no group has takes no room.

use super::packed;
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
        self.times.resize(self.groups, NEVER);
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
            self.times.resize(self.groups, NEVER);
        }
        for (place, (code, (first, last))) in (1..).zip(each(groups, &other.times)) {
            if first <= last {
                let end = other.ends.get(place).map_or(last, |end| last.max(*end));
                self.add_time(code, (first, last), end);
            }
        }
        self.overflow |= other.overflow;
    }

    /// What the groups that count add up to; `None` where a sum leaves its range.
    pub(super) fn total(&self, is_counted: &[bool]) -> Option<Sums> {
        let mut counts = [0; COUNTS + Meter::COUNT];
        for (total, column) in counts.iter_mut().zip(&self.counts) {
            *total = added(column, is_counted, u64::overflowing_add)?;
        }
        let mut amounts = [0; Amount::Reported as usize + 1];
        for (total, column) in amounts.iter_mut().zip(&self.amounts) {
            *total = added(column, is_counted, i128::overflowing_add)?;
        }
        let times = counted(&self.times, is_counted);
        let (first, last) =
            times.fold(NEVER, |known, one| (known.0.min(one.0), known.1.max(one.1)));
        let end = counted(&self.ends, is_counted).fold(last, i64::max);
        Some(of_numbers(counts, amounts, (first, last, end)))
    }

    /// What packs the sums of a group, as [`packed::pack`] does.
    pub(super) fn packer(&self) -> impl Fn(u32, &mut Vec<u8>) {
        let words = (0..COUNTS).chain(packed::METERS..);
        let counts = words.zip(&self.counts);
        let counts = counts.filter(|(_, column)| !column.is_empty());
        let counts: Vec<(usize, &Vec<u64>)> = counts.collect();
        move |code, bytes| {
            let place = code as usize;
            let mut words: packed::Words = [0; packed::METERS + Meter::COUNT];
            for (word, column) in &counts {
                words[*word] = column.get(place).copied().unwrap_or(0);
            }
            for (number, column) in self.amounts.iter().enumerate() {
                let usd = Usd(column.get(place).copied().unwrap_or(0));
                (
                    words[packed::AMOUNTS + number],
                    words[packed::UPPER + number],
                ) = packed::halves(usd);
            }
            let (first, last, end) = self.time(place);
            words[packed::TIMES..packed::UPPER].copy_from_slice(&packed::times(first, last, end));
            packed::push_words(&words, bytes);
        }
    }

    /// First, last and end of a group.
    fn time(&self, place: usize) -> (i64, i64, i64) {
        let (first, last) = self.times.get(place).copied().unwrap_or(NEVER);
        let end = self.ends.get(place).map_or(last, |end| last.max(*end));
        (first, last, end)
    }

    /// Forgets every group and keeps the room they took.
    pub(super) fn clear(&mut self) {
        self.counts.iter_mut().for_each(Vec::clear);
        self.amounts.iter_mut().for_each(Vec::clear);
        self.groups = 0;
        self.times.clear();
        self.ends.clear();
        self.overflow = false;
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
        let place = code as usize;
        let mut counts = [0; COUNTS + Meter::COUNT];
        for (count, column) in counts.iter_mut().zip(&self.counts) {
            *count = column.get(place).copied().unwrap_or(0);
        }
        let mut amounts = [0; Amount::Reported as usize + 1];
        for (amount, column) in amounts.iter_mut().zip(&self.amounts) {
            *amount = column.get(place).copied().unwrap_or(0);
        }
        of_numbers(counts, amounts, self.time(place))
    }
}

/// First and last of nothing.
const NEVER: (i64, i64) = (i64::MAX, i64::MIN);

/// Sums of their counts in the order of [`Count`] and of meters, amounts in the order of [`Amount`], and first, last and end.
fn of_numbers(
    counts: [u64; COUNTS + Meter::COUNT],
    [cost, input_cost, reported]: [i128; Amount::Reported as usize + 1],
    (first, last, end): (i64, i64, i64),
) -> Sums {
    let (counts, meters) = counts.split_at(COUNTS);
    let mut counts = counts.iter().copied();
    let mut next = || counts.next().unwrap_or(0);
    let mut known = Meters::default();
    for (known, count) in known.0.iter_mut().zip(meters) {
        *known = *count;
    }
    Sums {
        rows: next(),
        calls: next(),
        reported_rows: next(),
        duration: next(),
        timed_rows: next(),
        unpriced_rows: next(),
        unpriced_calls: next(),
        unpriced_tokens: next(),
        partial_rows: next(),
        partial_calls: next(),
        meters: known,
        cost: Usd(cost),
        input_cost: Usd(input_cost),
        reported: Usd(reported),
        first,
        last,
        end,
    }
}

/// Codes with the values from code 1 on.
fn each<T: Copy>(codes: &[u32], values: &[T]) -> impl Iterator<Item = (u32, T)> {
    let values = values.iter().skip(1).copied();
    codes.iter().copied().zip(values)
}

fn counted<T: Copy>(values: &[T], is_counted: &[bool]) -> impl Iterator<Item = T> {
    let values = values.iter().zip(is_counted);
    values
        .filter(|(_, counts)| **counts)
        .map(|(value, _)| *value)
}

/// What the values that count add up to; `None` past the range.
fn added<T: Copy + Default>(
    values: &[T],
    is_counted: &[bool],
    add: impl Fn(T, T) -> (T, bool),
) -> Option<T> {
    let mut overflow = false;
    let total = counted(values, is_counted).fold(T::default(), |total, value| {
        let (total, wrapped) = add(total, value);
        overflow |= wrapped;
        total
    });
    (!overflow).then_some(total)
}

fn at<T: Copy + Default>(column: Option<&Vec<T>>, code: u32) -> T {
    let value = column.and_then(|column| column.get(code as usize));
    value.copied().unwrap_or_default()
}

/// Adds to the sums of some groups, row by row, with room for all of them once it is needed; says whether one left its range.
fn add_rows<T: Copy + Default + PartialEq>(
    sums: &mut Vec<T>,
    groups: usize,
    mut rows: impl Iterator<Item = (u32, T)>,
    add: impl Fn(T, T) -> (T, bool),
) -> bool {
    let Some(first) = rows.find(|(_, value)| *value != T::default()) else {
        return false;
    };
    if sums.len() < groups {
        sums.resize(groups, T::default());
    }
    let mut overflow = false;
    std::iter::once(first)
        .chain(rows)
        .for_each(|(code, value)| {
            if let Some(sum) = sums.get_mut(code as usize) {
                let (total, wrapped) = add(*sum, value);
                *sum = total;
                overflow |= wrapped;
            }
        });
    overflow
}

#[cfg(test)]
mod tests;
