//! Any stretch of rows comes back as it was written, by this program and by earlier ones.

use polars::prelude::ParquetCompression;
use polars::prelude::ParquetWriter;
use polars::prelude::df;

use super::*;
use crate::event::UsageEvent;
use crate::store::columns::encode;
use crate::store::columns::numbers;

/// The columns in stretches of at most so many rows, which are handed on, and which rows all of them are.
fn decode(
    bytes: Bytes,
    rows: u32,
    details: Details,
    most: usize,
    visit: &mut dyn FnMut(&EventBatch),
) -> Option<Range<usize>> {
    let mut batch = EventBatch::default();
    let columns = Columns::open(bytes, rows, &mut batch, details)?;
    let mut all: Option<Range<u32>> = None;
    let each = columns.each(&mut batch, most, &mut |batch, rows| {
        assert_eq!(batch.len(), rows.len());
        let first = all.as_ref().map_or(rows.start, |all| all.start);
        assert_eq!(all.as_ref().map_or(rows.start, |all| all.end), rows.start);
        all = Some(first..rows.end);
        visit(batch);
    });
    each?;
    all.map(|all| all.start as usize..all.end as usize)
}

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
    let whole = Timestamp::MIN.0..Timestamp::MAX.0;
    let at = |row: usize| all.times[row];
    for span in [
        whole,
        at(0)..at(0) + 1,
        at(16_384)..at(16_385),
        at(16_000)..at(33_000),
        at(39_999)..i64::MAX,
        at(39_999) + 1..i64::MAX,
        at(20_000)..at(10_000),
    ] {
        let period = Period {
            start: Timestamp(span.start),
            end: Timestamp(span.end),
        };
        let inside = (0..all.len()).filter(|row| period.contains(all.time(*row)));
        let inside: Vec<usize> = inside.collect();
        for most in [usize::MAX, PAGE_ROWS, 1000] {
            let mut next = inside.iter();
            let mut visit = |read: &EventBatch| {
                for (place, row) in next.by_ref().take(read.len()).enumerate() {
                    assert_eq!(read.times[place], all.times[*row]);
                    assert_eq!(read.series[place], all.series[*row]);
                    assert_eq!(read.runs[place], all.runs[*row]);
                    for ((name, read), (_, all)) in numbers(read).iter().zip(numbers(&all)) {
                        assert_eq!(read.get(place), all.get(*row), "{name} {span:?} {row}");
                    }
                }
            };
            let details = Details::ALL.within(period);
            let rows = decode(bytes.clone(), 40_000, details, most, &mut visit);
            assert_eq!(rows.expect("sound").len(), inside.len(), "{span:?}");
            assert!(next.next().is_none());
        }
    }
    assert!(decode(bytes, 39_999, Details::ALL, PAGE_ROWS, &mut |_| {}).is_none());
}

/// Segments were written by polars once: columns that may be null, with dictionaries, in one page or two.
#[test]
fn older_segments_are_read() {
    let rows = 30_000_u32;
    let each = || 0..rows;
    let mut frame = df!(
        TIME_START => vec![5_i64; rows as usize],
        TIME_UNIT => vec![1000_u32; rows as usize],
        TIME_STEP => each().map(|row| u32::from(row > 0)).collect::<Vec<u32>>(),
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
    let mut visit = |batch: &EventBatch| read = batch.clone();
    let found = decode(Bytes::from(bytes), rows, details, usize::MAX, &mut visit);
    assert_eq!(found.expect("sound"), 20_000..25_000);
    let expected = |value: fn(u64) -> u64| (20_000..25_000).map(value).collect::<Vec<u64>>();
    assert_eq!(read.runs, (20_000..25_000).collect::<Vec<u32>>());
    assert_eq!(read.facts.duration.values(), expected(|row| row * 1000));
    let input = &read.meters[Meter::UncachedInput as usize];
    assert_eq!(input.values(), expected(|row| row << 30));
    assert_eq!(read.times[0], 20_000_005);
    assert_eq!(read.series[1], 20_001 % 7);
}
