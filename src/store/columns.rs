//! The integer columns of a batch to Parquet bytes and back. Columns that are all zero are not written.

use std::io::Cursor;

use polars::prelude::{
    ChunkedArray, Column, DataFrame, DataType, IntoColumn, IntoSeries, ParquetCompression,
    ParquetReader, ParquetWriter, PolarsDataType, PolarsError, PolarsNumericType, SerReader,
    StatisticsOptions,
};

use crate::event::Attribute;
use crate::event::EventBatch;
use crate::event::Meter;
use crate::event::Numbers;

const TIME: &str = "time";
const SERIES: &str = "series";
/// Put before the name of an open unit, so that it cannot be taken for another column.
const QUANTITY: &str = "q:";

/// The Parquet bytes of the rows of `batch` named by `order`, in that order.
pub(super) fn encode(batch: &EventBatch, order: &[u32]) -> Result<Vec<u8>, PolarsError> {
    let times: Vec<i64> = order.iter().map(|row| batch.times[*row as usize]).collect();
    let mut columns = vec![
        ChunkedArray::<polars::prelude::Int64Type>::from_vec(TIME.into(), times)
            .into_series()
            .into_column(),
    ];
    for (name, codes) in codes(batch) {
        let chosen = order.iter().map(|row| u64::from(codes[*row as usize]));
        columns.extend(column(name, chosen.collect()));
    }
    for (name, numbers) in numbers(batch) {
        let chosen = order.iter().map(|row| numbers.get(*row as usize));
        columns.extend(column(&name, chosen.collect()));
    }
    let mut frame = DataFrame::new(order.len(), columns)?;
    let mut bytes = Vec::new();
    ParquetWriter::new(&mut bytes)
        .with_compression(ParquetCompression::Zstd(None))
        .with_statistics(StatisticsOptions::empty())
        .finish(&mut frame)?;
    Ok(bytes)
}

/// A column as narrow as its largest value; none where all is zero.
fn column(name: &str, values: Vec<u64>) -> Option<Column> {
    let largest = values.iter().copied().max().unwrap_or(0);
    if largest == 0 {
        return None;
    }
    let series = if u32::try_from(largest).is_ok() {
        let narrow = values.iter().map(|value| *value as u32).collect();
        ChunkedArray::<polars::prelude::UInt32Type>::from_vec(name.into(), narrow).into_series()
    } else {
        ChunkedArray::<polars::prelude::UInt64Type>::from_vec(name.into(), values).into_series()
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

/// Fills `batch`, which has its texts already, with the columns [`encode`] wrote.
///
/// `Ok(false)` when they are not the columns of such a batch.
pub(super) fn decode(bytes: &[u8], batch: &mut EventBatch) -> Result<bool, PolarsError> {
    let frame = ParquetReader::new(Cursor::new(bytes)).finish()?;
    let rows = frame.height();
    batch.series = vec![0; rows];
    batch.runs = vec![0; rows];
    batch.sessions = vec![0; rows];
    batch.files = vec![0; rows];
    for column in frame.columns() {
        let name = column.name().as_str();
        if column.null_count() > 0 {
            return Ok(false);
        }
        if name == TIME {
            batch.times = values(column.i64()?);
        } else if let Some(codes) = codes_mut(batch, name) {
            *codes = values(column.u32()?);
        } else {
            let wide = match column.dtype() {
                DataType::UInt32 => widened(column.u32()?),
                _ => values(column.u64()?),
            };
            let Some(place) = numbers_mut(batch, name) else {
                return Ok(false);
            };
            *place = Numbers::from_values(wide);
        }
    }
    Ok(batch.times.len() == rows)
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

fn widened(column: &ChunkedArray<polars::prelude::UInt32Type>) -> Vec<u64> {
    let mut all = Vec::with_capacity(column.len());
    for chunk in column.downcast_iter() {
        all.extend(chunk.values().iter().map(|value| u64::from(*value)));
    }
    all
}
