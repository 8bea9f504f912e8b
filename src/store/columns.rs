//! The integer columns of a batch to Parquet bytes. Columns that are all zero are not written.

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
    let mut columns = time_columns(batch, order);
    for (name, codes) in codes(batch) {
        columns.extend(column(name, order, |row| u64::from(codes[row])));
    }
    for (name, numbers) in numbers(batch) {
        if !numbers.is_zero() {
            columns.extend(column(&name, order, |row| numbers.get(row)));
        }
    }
    parquet_file::encode(&columns)
}

fn time_columns(batch: &EventBatch, order: &[u32]) -> Vec<Column> {
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
        name: TIME_START.to_owned(),
        values: Values::Signed(vec![start; order.len()]),
        rises: false,
    }];
    columns.extend(column(TIME_UNIT, order, |_| unit));
    let places: Vec<u32> = (0..u32::MAX).take(steps.len()).collect();
    columns.extend(column(TIME_STEP, &places, |place| steps[place] / unit));
    columns
}

/// A column of the rows in `order`, as narrow as its largest value; none where all is zero.
fn column(name: &str, order: &[u32], value: impl Fn(usize) -> u64) -> Option<Column> {
    let values = || order.iter().map(|row| value(*row as usize));
    let unit = match is_in_units(name) {
        true => unit(values()),
        false => 1,
    };
    let values = || values().map(|value| value / unit);
    let largest = values().max().unwrap_or(0);
    let values = match u32::try_from(largest) {
        Ok(0) => return None,
        Ok(_) => Values::Narrow(values().map(|value| value as u32).collect()),
        Err(_) => Values::Wide(values().collect()),
    };
    Some(Column {
        name: match unit {
            1 => name.to_owned(),
            unit => format!("{name}{TIMES}{unit}"),
        },
        values,
        rises: name == "line" || Attribute::named(name).is_some(),
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
