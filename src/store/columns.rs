//! The integer columns of a batch to Parquet bytes and back. Columns that are all zero are not written.

use std::io::Cursor;

use polars::prelude::{
    ChunkedArray, Column, DataFrame, DataType, Int64Type, IntoColumn, IntoSeries, ParallelStrategy,
    ParquetCompression, ParquetReader, ParquetWriter, PolarsDataType, PolarsError,
    PolarsNumericType, SerReader, StatisticsOptions, UInt32Type, UInt64Type,
};

use super::bytes::common_divisor;
use crate::event::Attribute;
use crate::event::Details;
use crate::event::EventBatch;
use crate::event::Meter;
use crate::event::Numbers;

/// Time is kept as steps from row to row, in the largest unit that divides them all: three columns, of which
/// two are constant. That takes half the bytes of the instants themselves.
const TIME_START: &str = "time_start";
const TIME_UNIT: &str = "time_unit";
const TIME_STEP: &str = "time_step";
const SERIES: &str = "series";
/// Put before the name of an open unit, so that it cannot be taken for another column.
const QUANTITY: &str = "q:";

/// The Parquet bytes of the rows of `batch` named by `order`, in that order.
pub(super) fn encode(batch: &EventBatch, order: &[u32]) -> Result<Vec<u8>, PolarsError> {
    let mut columns = time_columns(batch, order);
    for (name, codes) in codes(batch) {
        columns.extend(column(name, order, |row| u64::from(codes[row])));
    }
    for (name, numbers) in numbers(batch) {
        if !numbers.is_zero() {
            columns.extend(column(&name, order, |row| numbers.get(row)));
        }
    }
    let mut frame = DataFrame::new(order.len(), columns)?;
    let mut bytes = Vec::new();
    ParquetWriter::new(&mut bytes)
        .with_compression(ParquetCompression::Zstd(None))
        .with_statistics(StatisticsOptions::empty())
        .finish(&mut frame)?;
    Ok(bytes)
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
    let starts = vec![start; order.len()];
    let start = ChunkedArray::<Int64Type>::from_vec(TIME_START.into(), starts);
    let mut columns = vec![start.into_series().into_column()];
    columns.extend(column(TIME_UNIT, order, |_| unit));
    let places: Vec<u32> = (0..u32::MAX).take(steps.len()).collect();
    columns.extend(column(TIME_STEP, &places, |place| steps[place] / unit));
    columns
}

/// A column of the rows in `order`, as narrow as its largest value; none where all is zero.
fn column(name: &str, order: &[u32], value: impl Fn(usize) -> u64) -> Option<Column> {
    let values = || order.iter().map(|row| value(*row as usize));
    let largest = values().max().unwrap_or(0);
    if largest == 0 {
        return None;
    }
    let series = if u32::try_from(largest).is_ok() {
        let narrow = values().map(|value| value as u32).collect();
        ChunkedArray::<UInt32Type>::from_vec(name.into(), narrow).into_series()
    } else {
        ChunkedArray::<UInt64Type>::from_vec(name.into(), values().collect()).into_series()
    };
    Some(series.into_column())
}

fn codes(batch: &EventBatch) -> [(&'static str, &[u32]); 4] {
    [
        (SERIES, &batch.series),
        (Attribute::Run.name(), &batch.runs),
        (Attribute::Session.name(), &batch.sessions),
        (Attribute::File.name(), &batch.files),
    ]
}

fn numbers(batch: &EventBatch) -> Vec<(String, &Numbers)> {
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

fn is_wanted(column: &str, details: Details) -> bool {
    match column {
        "line" | "copy" | "time_to_first_token" => details.records,
        "duration" => details.durations,
        "cost_low" | "cost_high" => details.reported_costs,
        other => Attribute::named(other).is_none_or(|attribute| details.want(attribute)),
    }
}

/// Fills `batch`, which has its texts already, with the columns [`encode`] wrote.
///
/// `Ok(false)` when they are not the columns of such a batch.
pub(super) fn decode(
    bytes: &[u8],
    batch: &mut EventBatch,
    details: Details,
) -> Result<bool, PolarsError> {
    let mut reader = ParquetReader::new(Cursor::new(bytes));
    let schema = reader.schema()?;
    let wanted = schema.iter_names().zip(0..);
    let wanted = wanted.filter(|(name, _)| is_wanted(name, details));
    let wanted = wanted.map(|(_, place)| place).collect();
    // Segments are read at the same time; each by one thread.
    let frame = reader
        .read_parallel(ParallelStrategy::None)
        .with_projection(Some(wanted))
        .finish()?;
    let rows = frame.height();
    batch.series = vec![0; rows];
    batch.runs = vec![0; rows];
    batch.sessions = vec![0; rows];
    batch.files = vec![0; rows];
    let mut time = (Vec::new(), Vec::new(), vec![0; rows]);
    for column in frame.columns() {
        let name = column.name().as_str();
        if column.null_count() > 0 {
            return Ok(false);
        }
        match name {
            TIME_START => time.0 = values(column.i64()?),
            TIME_UNIT => time.1 = wide(column)?,
            TIME_STEP => time.2 = wide(column)?,
            _ => {
                if let Some(codes) = codes_mut(batch, name) {
                    *codes = values(column.u32()?);
                } else if let Some(numbers) = numbers_mut(batch, name) {
                    *numbers = Numbers::from_values(wide(column)?);
                } else {
                    return Ok(false);
                }
            }
        }
    }
    let (Some(start), Some(unit)) = (time.0.first(), time.1.first()) else {
        return Ok(false);
    };
    let mut now = *start;
    let instants = time.2.iter().map(|step| {
        now = now.wrapping_add(step.wrapping_mul(*unit).cast_signed());
        now
    });
    batch.times = instants.collect();
    Ok(true)
}

fn wide(column: &Column) -> Result<Vec<u64>, PolarsError> {
    Ok(match column.dtype() {
        DataType::UInt32 => widened(column.u32()?),
        _ => values(column.u64()?),
    })
}

fn codes_mut<'a>(batch: &'a mut EventBatch, name: &str) -> Option<&'a mut Vec<u32>> {
    if name == SERIES {
        return Some(&mut batch.series);
    }
    match Attribute::named(name)? {
        Attribute::Run => Some(&mut batch.runs),
        Attribute::Session => Some(&mut batch.sessions),
        Attribute::File => Some(&mut batch.files),
        _ => None,
    }
}

fn numbers_mut<'a>(batch: &'a mut EventBatch, name: &str) -> Option<&'a mut Numbers> {
    if let Some(unit) = name.strip_prefix(QUANTITY) {
        return Some(batch.quantities.entry(unit.to_owned()).or_default());
    }
    let facts = &mut batch.facts;
    Some(match name {
        "span" => &mut facts.span,
        "duration" => &mut facts.duration,
        "time_to_first_token" => &mut facts.time_to_first_token,
        "calls" => &mut facts.calls,
        "copy" => &mut facts.copy,
        "line" => &mut facts.line,
        "cost_low" => &mut facts.cost_low,
        "cost_high" => &mut facts.cost_high,
        _ => &mut batch.meters[Meter::named(name)? as usize],
    })
}

fn values<T>(column: &ChunkedArray<T>) -> Vec<T::Native>
where
    T: PolarsDataType + PolarsNumericType,
{
    let mut all = Vec::with_capacity(column.len());
    for chunk in column.downcast_iter() {
        all.extend_from_slice(chunk.values());
    }
    all
}

fn widened(column: &ChunkedArray<UInt32Type>) -> Vec<u64> {
    let mut all = Vec::with_capacity(column.len());
    for chunk in column.downcast_iter() {
        all.extend(chunk.values().iter().map(|value| u64::from(*value)));
    }
    all
}
