//! The integer columns of a batch to Parquet bytes and back. Columns that are all zero are not written.

use std::borrow::Cow;
use std::ops::Range;

use parquet::errors::ParquetError;

use super::bytes::common_divisor;
use super::contents::Contents;
use super::instants;
use super::parquet_file;
use super::parquet_file::Column;
use super::parquet_file::ParquetFile;
use super::parquet_file::Values;
use crate::event::Attribute;
use crate::event::Details;
use crate::event::EventBatch;
use crate::event::Meter;
use crate::event::Numbers;
use crate::units::Timestamp;

const SERIES: &str = "series";
/// Put before the name of an open unit, so that it cannot be taken for another column.
const QUANTITY: &str = "q:";
/// Put between the name of a column and the unit that its values are kept in.
const TIMES: char = '*';

/// The Parquet bytes of the rows of `batch` named by `order`, in that order.
pub(super) fn encode(batch: &EventBatch, order: &[u32]) -> Result<Vec<u8>, ParquetError> {
    let mut columns = instants::columns(batch, order);
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

/// A column of the rows in `order`, as narrow as its largest value; none where all is zero.
pub(super) fn column(name: &str, order: &[u32], value: impl Fn(usize) -> u64) -> Option<Column> {
    let values = || order.iter().map(|row| value(*row as usize));
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

/// A column of values in a unit that divides them, as narrow as its largest; none where all is zero.
pub(super) fn column_of<I: Iterator<Item = u64>>(
    name: &str,
    unit: u64,
    values: impl Fn() -> I,
) -> Option<Column> {
    let largest = values().max().unwrap_or(0) / unit;
    let values = match (u32::try_from(largest), unit) {
        (Ok(0), _) => return None,
        // Most columns are in no unit, and dividing is slow.
        (Ok(_), 1) => Values::Narrow(values().map(|value| value as u32).collect()),
        (Ok(_), _) => Values::Narrow(values().map(|value| (value / unit) as u32).collect()),
        (Err(_), 1) => Values::Wide(values().collect()),
        (Err(_), _) => Values::Wide(values().map(|value| value / unit).collect()),
    };
    Some(Column {
        name: name.to_owned(),
        values,
        rises: false,
    })
}

/// Times and costs are stated in milliseconds and cents, and kept in microseconds and 10⁻¹⁸ USD.
fn is_in_units(name: &str) -> bool {
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

/// The name of a column and what its values are multiplied by.
fn name_and_unit(name: &str) -> (&str, u64) {
    let parts = name.split_once(TIMES);
    let parts = parts.and_then(|(name, unit)| Some((name, unit.parse().ok()?)));
    parts
        .filter(|(name, _)| is_in_units(name))
        .unwrap_or((name, 1))
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
        other => {
            !instants::NAMES.contains(&other)
                && Attribute::named(other).is_none_or(|attribute| details.want(attribute))
        }
    }
}

/// Fills `batch`, which has its texts already, with the columns [`encode`] wrote, and says which of the rows are in it.
///
/// `None` when they are not the columns of a batch of so many rows; `span` is when the first and the last of them were made.
pub(super) fn decode(
    bytes: Contents,
    rows: u32,
    span: (Timestamp, Timestamp),
    batch: &mut EventBatch,
    details: Details,
) -> Option<Range<u32>> {
    let file = ParquetFile::open(bytes).filter(|file| file.rows() == rows as usize)?;
    let (rows, times) = instants::read(&file, details.period(), span)?;
    for (place, name) in file.names() {
        let (name, unit) = name_and_unit(name);
        if !is_wanted(name, details) {
            continue;
        }
        if let Some(codes) = codes_mut(batch, name) {
            *codes = file.codes(place, rows.clone())?;
            continue;
        }
        let mut values = file.numbers(place, rows.clone())?;
        if unit > 1 {
            for value in &mut values {
                *value = value.checked_mul(unit)?;
            }
        }
        *numbers_mut(batch, name)? = Numbers::from_values(values);
    }
    for codes in [
        &mut batch.series,
        &mut batch.runs,
        &mut batch.sessions,
        &mut batch.files,
    ] {
        if codes.len() != rows.len() {
            *codes = vec![0; rows.len()];
        }
    }
    batch.times = times;
    Some(u32::try_from(rows.start).ok()?..u32::try_from(rows.end).ok()?)
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

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use bytes::Bytes;
    use polars::prelude::ParquetCompression;
    use polars::prelude::ParquetWriter;
    use polars::prelude::df;

    use super::*;
    use crate::event::UsageEvent;
    use crate::store::stretch::Stretch;
    use crate::units::Period;

    fn batch(count: u64) -> EventBatch {
        let mut batch = EventBatch::default();
        for number in 0..count {
            let mut event = UsageEvent::call();
            event.time = Timestamp(1_700_000_000_000_000 + number.cast_signed() / 3 * 7_000);
            event.line = number + 1;
            event.duration = number * 1000;
            event.meters[Meter::UncachedInput] = number << (number % 40);
            event.meters[Meter::Output] = 7;
            event.quantities = vec![("q*1000".into(), number * 1000)];
            event.attributes[Attribute::Run] = format!("run {}", number % 11).into();
            event.attributes[Attribute::Model] = format!("model {}", number % 300).into();
            batch.push(&event);
        }
        batch
    }

    #[test]
    fn any_stretch_comes_back_as_it_was() {
        let all = batch(40_000);
        let order: Vec<u32> = (0..40_000).collect();
        let bytes = Bytes::from(encode(&all, &order).expect("encoded"));
        let file = tempfile::NamedTempFile::new().expect("a file");
        std::fs::write(file.path(), &bytes).expect("written");
        let file = Arc::new(Stretch::whole(file.path().to_owned()).expect("open"));
        let sources = [Contents::Whole(bytes.clone()), Contents::Pieces(file)];
        let whole = Timestamp::MIN.0..Timestamp::MAX.0;
        let at = |row: usize| all.times[row];
        let span = (Timestamp(at(0)), Timestamp(at(39_999)));
        let stretches = [
            whole,
            at(0)..at(0) + 1,
            at(16_384)..at(16_385),
            at(16_000)..at(33_000),
            at(39_999)..i64::MAX,
            at(25_000)..at(25_003),
            at(25_000)..at(39_999),
            at(39_999) - 1..at(39_999),
            at(39_999) + 1..i64::MAX,
            at(20_000)..at(10_000),
        ];
        for (asked, contents) in stretches
            .iter()
            .flat_map(|asked| sources.iter().map(move |contents| (asked, contents)))
        {
            let period = Period {
                start: Timestamp(asked.start),
                end: Timestamp(asked.end),
            };
            let mut read = EventBatch::default();
            let details = Details::ALL.within(period);
            let rows = decode(contents.clone(), 40_000, span, &mut read, details);
            let rows = rows.expect("sound");
            let rows = rows.start as usize..rows.end as usize;
            let inside = (0..all.len()).filter(|row| period.contains(all.time(*row)));
            assert!(inside.eq(rows.clone()), "{asked:?}");
            assert_eq!(read.times, all.times[rows.clone()]);
            assert_eq!(read.series, all.series[rows.clone()]);
            assert_eq!(read.runs, all.runs[rows.clone()]);
            for (name, numbers) in numbers(&all) {
                let found = numbers_mut(&mut read, &name).expect("a column");
                let found: Vec<u64> = (0..rows.len()).map(|row| found.get(row)).collect();
                let expected: Vec<u64> = rows.clone().map(|row| numbers.get(row)).collect();
                assert_eq!(found, expected, "{name} {asked:?}");
            }
        }
        let mut read = EventBatch::default();
        assert!(
            decode(
                Contents::Whole(bytes),
                39_999,
                span,
                &mut read,
                Details::ALL
            )
            .is_none()
        );
    }

    /// Segments were written by polars once: columns that may be null, with dictionaries, in one page or two.
    #[test]
    fn older_segments_are_read() {
        let rows = 30_000_u32;
        let each = || 0..rows;
        let mut frame = df!(
            "time_start" => vec![5_i64; rows as usize],
            "time_unit" => vec![1000_u32; rows as usize],
            "time_step" => each().map(|row| u32::from(row > 0)).collect::<Vec<u32>>(),
            SERIES => each().map(|row| row % 7).collect::<Vec<u32>>(),
            "run" => each().collect::<Vec<u32>>(),
            "duration" => each().map(|row| row * 1000).collect::<Vec<u32>>(),
            "input" => each().map(|row| u64::from(row) << 30).collect::<Vec<u64>>(),
        )
        .expect("a frame");
        let mut bytes = Vec::new();
        ParquetWriter::new(&mut bytes)
            .with_compression(ParquetCompression::Zstd(None))
            .finish(&mut frame)
            .expect("written");
        let period = Period {
            start: Timestamp(5 + 20_000_000),
            end: Timestamp(5 + 25_000_000),
        };
        let mut read = EventBatch::default();
        let details = Details::ALL.within(period);
        let span = (Timestamp(5), Timestamp(5 + 29_999_000));
        let found = decode(
            Contents::Whole(bytes.into()),
            rows,
            span,
            &mut read,
            details,
        )
        .expect("sound");
        assert_eq!(found, 20_000..25_000);
        let expected = |value: fn(u64) -> u64| (20_000..25_000).map(value).collect::<Vec<u64>>();
        assert_eq!(read.runs, (20_000..25_000).collect::<Vec<u32>>());
        assert_eq!(read.facts.duration.values(), expected(|row| row * 1000));
        let input = &read.meters[Meter::UncachedInput as usize];
        assert_eq!(input.values(), expected(|row| row << 30));
        assert_eq!(read.times[0], 20_000_005);
        assert_eq!(read.series[1], 20_001 % 7);
    }
}
