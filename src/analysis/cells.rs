//! Columns of a batch into sums per code.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::event::{EventBatch, Meter, Numbers, Rolled};

/// Sums per code of a group and rate, column by column.
#[derive(Debug, Default)]
pub(super) struct Cells {
    pub(super) rows: Vec<u64>,
    pub(super) calls: Vec<u64>,
    pub(super) meters: [Vec<u64>; Meter::COUNT],
    pub(super) quantities: BTreeMap<String, Vec<u64>>,
    pub(super) reported: Vec<i128>,
    pub(super) duration: Vec<u64>,
    pub(super) timed_rows: Vec<u64>,
    pub(super) times: Vec<(i64, i64)>,
    /// When the last one ended; empty while none states how long it took.
    pub(super) ends: Vec<i64>,
    /// A sum left its range.
    pub(super) overflow: bool,
}

impl Cells {
    /// Adds some rows of a batch under their codes, all below `count`.
    pub(super) fn add(
        &mut self,
        batch: &EventBatch,
        rows: &Range<usize>,
        codes: &[u32],
        count: usize,
    ) {
        self.count(batch, rows, codes, count);
        let mut overflow = false;
        let mut sum = |sums: &mut Vec<u64>, column: &Numbers| {
            let values = window(column, rows);
            if sums.len() < count && !values.is_empty() {
                sums.resize(count, 0);
            }
            let sums = sums.as_mut_slice();
            for (code, value) in codes.iter().zip(values) {
                let place = &mut sums[*code as usize];
                let (total, wrapped) = place.overflowing_add(*value);
                *place = total;
                overflow |= wrapped;
            }
        };
        sum(&mut self.calls, batch.calls());
        for meter in Meter::ALL {
            sum(&mut self.meters[meter as usize], batch.meter(meter));
        }
        for (name, column) in batch.quantities() {
            if let Some(sums) = self.quantities.get_mut(name) {
                sum(sums, column);
            } else {
                let mut sums = Vec::new();
                sum(&mut sums, column);
                self.quantities.insert(name.clone(), sums);
            }
        }
        sum(&mut self.duration, batch.durations());
        let facts = &batch.facts;
        if !(facts.cost_low.is_zero() && facts.cost_high.is_zero()) {
            self.reported.resize(count, 0);
            for (code, row) in codes.iter().zip(rows.clone()) {
                let place = &mut self.reported[*code as usize];
                let (total, wrapped) = place.overflowing_add(reported_units(batch, row));
                *place = total;
                overflow |= wrapped;
            }
        }
        self.overflow |= overflow;
    }

    /// Counts records and notes when they were made and ended.
    fn count(&mut self, batch: &EventBatch, rows: &Range<usize>, codes: &[u32], count: usize) {
        let times = batch.times().get(rows.clone()).unwrap_or(&[]);
        let durations = window(batch.durations(), rows);
        self.rows.resize(count, 0);
        self.times.resize(count, (i64::MAX, i64::MIN));
        self.timed_rows.resize(count, 0);
        if !durations.is_empty() {
            self.ends.resize(count, i64::MIN);
        }
        if let Some(rolled) = &batch.rolled {
            self.count_rolled(rolled, times, rows, codes);
            return;
        }
        for (code, time) in codes.iter().zip(times) {
            self.rows[*code as usize] += 1;
            let (first, last) = &mut self.times[*code as usize];
            *first = (*first).min(*time);
            *last = (*last).max(*time);
        }
        for ((code, duration), time) in codes.iter().zip(durations).zip(times) {
            self.timed_rows[*code as usize] += u64::from(*duration > 0);
            let end = &mut self.ends[*code as usize];
            *end = (*end).max(time.saturating_add_unsigned(*duration));
        }
    }

    fn count_rolled(
        &mut self,
        rolled: &Rolled,
        firsts: &[i64],
        rows: &Range<usize>,
        codes: &[u32],
    ) {
        let records = rolled.records.get(rows.clone()).unwrap_or(&[]);
        let lasts = rolled.last.get(rows.clone()).unwrap_or(&[]);
        let all = codes.iter().zip(records).zip(firsts.iter().zip(lasts));
        for ((code, records), (earliest, latest)) in all {
            self.rows[*code as usize] += records;
            let (first, last) = &mut self.times[*code as usize];
            *first = (*first).min(*earliest);
            *last = (*last).max(*latest);
        }
        let timed = rolled.timed.get(rows.clone()).unwrap_or(&[]);
        let ends = rolled.end.get(rows.clone()).unwrap_or(&[]);
        for ((code, timed), latest) in codes.iter().zip(timed).zip(ends) {
            self.timed_rows[*code as usize] += timed;
            let end = &mut self.ends[*code as usize];
            *end = (*end).max(*latest);
        }
    }
}

/// The cost a row states, in 10⁻¹⁸ of its currency; 0 where it states none.
pub(super) fn reported_units(batch: &EventBatch, row: usize) -> i128 {
    let low = u128::from(batch.facts.cost_low.get(row));
    let high = u128::from(batch.facts.cost_high.get(row));
    (high << 64 | low).cast_signed()
}

/// The part of a column that holds some rows; shorter where the rest is 0.
pub(super) fn window<'a>(column: &'a Numbers, rows: &Range<usize>) -> &'a [u64] {
    let values = column.values();
    let end = rows.end.min(values.len());
    values.get(rows.start.min(end)..end).unwrap_or(&[])
}
