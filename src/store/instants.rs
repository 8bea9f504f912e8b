//! The instants of a segment's rows, in order, to columns of its file, and those of a period back.

use std::ops::Range;

use super::bytes::common_divisor;
use super::columns::column;
use super::columns::column_of;
use super::parquet_file::Column;
use super::parquet_file::PAGE_ROWS;
use super::parquet_file::ParquetFile;
use super::parquet_file::Values;
use crate::event::EventBatch;
use crate::units::Period;
use crate::units::Timestamp;

/// Time is kept as steps from row to row, in the largest unit that divides them all: three columns, of which
/// two are constant. That takes half the bytes of the instants themselves.
const START: &str = "time_start";
const UNIT: &str = "time_unit";
const STEP: &str = "time_step";
pub(super) const NAMES: [&str; 3] = [START, UNIT, STEP];

/// The columns of the instants of the rows named by `order`.
pub(super) fn columns(batch: &EventBatch, order: &[u32]) -> Vec<Column> {
    let times = || order.iter().map(|row| batch.times[*row as usize]);
    let start = times().next().unwrap_or(0);
    let before = std::iter::once(start).chain(times());
    // Sorted, so every difference fits.
    let steps: Vec<u64> = times()
        .zip(before)
        .map(|(time, before)| time.wrapping_sub(before).cast_unsigned())
        .collect();
    let unit = steps.iter().copied().fold(0, common_divisor).max(1);
    let mut columns = vec![Column {
        name: START.to_owned(),
        values: Values::Signed(vec![start; order.len()]),
        rises: false,
    }];
    columns.extend(column(UNIT, order, |_| unit));
    columns.extend(column_of(STEP, unit, || steps.iter().copied()));
    columns
}

/// Which rows were made in a period, and when; of all rows the first and the last were made in `span`.
pub(super) fn read(
    file: &ParquetFile,
    period: Period,
    span: (Timestamp, Timestamp),
) -> Option<(Range<usize>, Vec<i64>)> {
    match is_late(span, period) {
        true => from_the_end(file, period, span.1),
        false => from_the_start(file, period),
    }
}

/// Whether a period has more of the end of a span than of its beginning.
fn is_late((first, last): (Timestamp, Timestamp), period: Period) -> bool {
    period != Period::ALL && period.start.0 > first.0.midpoint(last.0)
}

/// Rows before those of the period are not unpacked.
fn from_the_end(
    file: &ParquetFile,
    period: Period,
    last: Timestamp,
) -> Option<(Range<usize>, Vec<i64>)> {
    let (Some(step), unit) = (place(file, STEP), first(file, UNIT)?) else {
        return from_the_start(file, period);
    };
    let mut now = last.0;
    let mut end = file.rows();
    let mut times = Vec::new();
    while end > 0 && now >= period.start.0 {
        let steps = file.numbers(step, end.saturating_sub(PAGE_ROWS)..end)?;
        for step in steps.into_iter().rev() {
            if now < period.start.0 {
                break;
            }
            if now < period.end.0 {
                times.push(now);
            }
            end -= 1;
            now = now.wrapping_sub(step.wrapping_mul(unit).cast_signed());
        }
    }
    times.reverse();
    Some((end..end + times.len(), times))
}

fn place(file: &ParquetFile, wanted: &str) -> Option<usize> {
    let mut names = file.names();
    names
        .find(|(_, name)| *name == wanted)
        .map(|(place, _)| place)
}

/// The number in the first row of a column.
fn first(file: &ParquetFile, wanted: &str) -> Option<u64> {
    file.numbers(place(file, wanted)?, 0..1)?.first().copied()
}

fn from_the_start(file: &ParquetFile, period: Period) -> Option<(Range<usize>, Vec<i64>)> {
    let mut now = first(file, START)?.cast_signed();
    let unit = first(file, UNIT)?;
    let mut start = 0;
    let mut times = Vec::new();
    let is_all = period == Period::ALL;
    if is_all {
        times.reserve_exact(file.rows());
    }
    let mut add = |step: u64| {
        now = now.wrapping_add(step.wrapping_mul(unit).cast_signed());
        if is_all || period.contains(Timestamp(now)) {
            times.push(now);
        } else if times.is_empty() && now < period.start.0 {
            start += 1;
        }
    };
    match place(file, STEP) {
        Some(place) => file.visit(place, 0..file.rows(), add)?,
        None => (0..file.rows()).for_each(|_| add(0)),
    }
    Some((start..start + times.len(), times))
}
