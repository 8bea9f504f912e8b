//! The integer columns of a batch to Parquet bytes. Columns that are all zero are not written.

use std::borrow::Cow;

use parquet::errors::ParquetError;

use super::bytes::common_divisor;
use super::parquet_file;
use super::parquet_file::Column;
use super::parquet_file::Values;
use crate::event::Attribute;
use crate::event::EventBatch;
use crate::event::Meter;
use crate::event::Numbers;

/// Time is kept as steps from row to row, in the largest unit that divides them all: three columns, of which
/// two are constant. That takes half the bytes of the instants themselves.
pub(super) const TIME_START: &str = "time_start";
pub(super) const TIME_UNIT: &str = "time_unit";
pub(super) const TIME_STEP: &str = "time_step";
pub(super) const TIME: [&str; 3] = [TIME_START, TIME_UNIT, TIME_STEP];
pub(super) const SERIES: &str = "series";
/// Put before the name of an open unit, so that it cannot be taken for another column.
pub(super) const QUANTITY: &str = "q:";
/// Put between the name of a column and the unit that its values are kept in.
pub(super) const TIMES: char = '*';

/// The Parquet bytes of the rows of `batch` named by `order`, in that order.
pub(super) fn encode(batch: &EventBatch, order: &[u32]) -> Result<Vec<u8>, ParquetError> {
    let steps = steps(batch, order);
    let start = order.first().map_or(0, |row| batch.times[*row as usize]);
    let unit = steps.iter().copied().fold(0, common_divisor).max(1);
    let mut columns = vec![Column {
        name: TIME_START.to_owned(),
        values: Values::Signed(start),
        rises: false,
    }];
    columns.extend(column_of(TIME_UNIT, 1, || order.iter().map(|_| unit)));
    columns.extend(column_of(TIME_STEP, unit, || steps.iter().copied()));
    for (name, codes) in codes(batch) {
        columns.extend(column(name, order, |row| u64::from(codes[row])));
    }
    for (name, numbers) in numbers(batch) {
        if !numbers.is_zero() {
            columns.extend(column(&name, order, |row| numbers.get(row)));
        }
    }
    parquet_file::encode(&columns, order.len())
}

/// How long after the row before each was made. Rows are sorted, so every difference fits.
fn steps(batch: &EventBatch, order: &[u32]) -> Vec<u64> {
    let times = order.iter().map(|row| batch.times[*row as usize]);
    let mut last = None;
    let steps = times.map(|time| {
        let before = last.replace(time).unwrap_or(time);
        time.wrapping_sub(before).cast_unsigned()
    });
    steps.collect()
}

/// A column of the rows in `order`, as narrow as its largest value; none where all is zero.
fn column<'a>(
    name: &str,
    order: &'a [u32],
    value: impl Fn(usize) -> u64 + Copy + 'a,
) -> Option<Column<'a>> {
    let values = move || order.iter().map(move |row| value(*row as usize));
    let unit = match is_in_units(name) {
        true => unit(values()),
        false => 1,
    };
    let named = match unit {
        1 => Cow::Borrowed(name),
        unit => Cow::Owned(format!("{name}{TIMES}{unit}")),
    };
    let mut column = column_of(&named, unit, values)?;
    column.rises = name == "line" || Attribute::named(name).is_some();
    Some(column)
}

/// A column of values in a unit that divides them, as narrow as its largest; none where all is zero. The values are made again
/// when they are written: all columns at once would take the room of the batch once more.
fn column_of<'a, I: Iterator<Item = u64>>(
    name: &str,
    unit: u64,
    values: impl Fn() -> I + 'a,
) -> Option<Column<'a>> {
    let first = values().next()?;
    let (mut largest, mut is_one) = (0, true);
    for value in values() {
        largest = value.max(largest);
        is_one &= value == first;
    }
    let values = match (u32::try_from(largest / unit), unit) {
        (Ok(0), _) => return None,
        (Ok(narrow), _) if is_one => Values::Same(narrow),
        (Err(_), _) if is_one => Values::SameWide(largest / unit),
        // Most columns are in no unit, and dividing is slow.
        (Ok(_), 1) => Values::Narrow(Box::new(move |room| {
            room.extend(values().map(|value| (value as u32).cast_signed()));
        })),
        (Ok(_), _) => Values::Narrow(Box::new(move |room| {
            room.extend(values().map(|value| ((value / unit) as u32).cast_signed()));
        })),
        (Err(_), _) => Values::Wide(Box::new(move |room| {
            room.extend(values().map(|value| (value / unit).cast_signed()));
        })),
    };
    Some(Column {
        name: name.to_owned(),
        values,
        rises: false,
    })
}

/// Times and costs are stated in milliseconds and cents, and kept in microseconds and 10⁻¹⁸ USD.
pub(super) fn is_in_units(name: &str) -> bool {
    matches!(
        name,
        "span" | "duration" | "time_to_first_token" | "cost_low"
    )
}

/// The largest power of ten that divides all values.
fn unit(values: impl Iterator<Item = u64>) -> u64 {
    let mut common = 0;
    for value in values {
        common = common_divisor(common, value);
        if common % 10 > 0 {
            return 1;
        }
    }
    let powers = (0..20).map_while(|power| 10_u64.checked_pow(power));
    let dividing = powers.filter(|power| common > 0 && common % power == 0);
    dividing.last().unwrap_or(1)
}

fn codes(batch: &EventBatch) -> [(&'static str, &[u32]); 4] {
    [
        (SERIES, &batch.series),
        (Attribute::Run.name(), &batch.runs),
        (Attribute::Session.name(), &batch.sessions),
        (Attribute::File.name(), &batch.files),
    ]
}

pub(super) fn numbers(batch: &EventBatch) -> Vec<(String, &Numbers)> {
    let facts = &batch.facts;
    let mut all = vec![
        ("span".to_owned(), &facts.span),
        ("duration".to_owned(), &facts.duration),
        ("time_to_first_token".to_owned(), &facts.time_to_first_token),
        ("calls".to_owned(), &facts.calls),
        ("copy".to_owned(), &facts.copy),
        ("line".to_owned(), &facts.line),
        ("cost_low".to_owned(), &facts.cost_low),
        ("cost_high".to_owned(), &facts.cost_high),
    ];
    all.extend(
        Meter::ALL
            .iter()
            .map(|meter| (meter.name().to_owned(), batch.meter(*meter))),
    );
    all.extend(
        batch
            .quantities
            .iter()
            .map(|(name, numbers)| (format!("{QUANTITY}{name}"), numbers)),
    );
    all
}
