//! The bytes of columns to batches, stretch by stretch: who adds calls up finds a stretch in the cache, and room that is used
//! again is not asked for again.

use std::ops::Range;

use bytes::Bytes;

use super::columns::QUANTITY;
use super::columns::SERIES;
use super::columns::TIME;
use super::columns::TIME_START;
use super::columns::TIME_STEP;
use super::columns::TIME_UNIT;
use super::columns::TIMES;
use super::columns::is_in_units;
use super::parquet_file::PAGE_ROWS;
use super::parquet_file::ParquetFile;
use super::parquet_file::Reading;
use crate::error::Error;
use crate::event::Attribute;
use crate::event::Details;
use crate::event::EventBatch;
use crate::event::Meter;
use crate::event::Numbers;
use crate::units::Period;
use crate::units::Timestamp;

fn is_wanted(column: &str, details: Details) -> bool {
    match column {
        "line" | "copy" | "time_to_first_token" => details.records,
        "duration" => details.durations,
        "cost_low" | "cost_high" => details.reported_costs,
        other => {
            !TIME.contains(&other)
                && Attribute::named(other).is_none_or(|attribute| details.want(attribute))
        }
    }
}

/// A file of the columns [`encode`] wrote.
pub(super) struct Columns {
    file: ParquetFile,
    series: Vec<u32>,
    /// The rows of the period asked for, and the instant before them.
    rows: Range<usize>,
    before: i64,
    details: Details,
}

impl Columns {
    /// Opens the columns of so many rows for a batch that has its texts already: of these no more series stay than rows of
    /// the period asked for have. `None` when they are not the columns of a batch of so many rows.
    pub(super) fn open(
        bytes: Bytes,
        rows: u32,
        batch: &mut EventBatch,
        details: Details,
    ) -> Option<Self> {
        let file = ParquetFile::open(bytes).filter(|file| file.rows() == rows as usize)?;
        let (rows, before) = within(&file, details.period())?;
        match place(&file, SERIES) {
            Some(place) => {
                let mut column = file.column(place, rows.start);
                column.codes(rows.len(), &mut batch.series)?;
            }
            None => batch.series = vec![0; rows.len()],
        }
        batch.keep_used_series();
        Some(Self {
            series: std::mem::take(&mut batch.series),
            file,
            rows,
            before,
            details,
        })
    }

    /// Fills the batch with stretches of at most so many rows, one after the other, and says which rows each is: at least
    /// one, which may be empty. `None` when these are not the columns of a batch.
    pub(super) fn each(
        self,
        batch: &mut EventBatch,
        most: usize,
        visit: &mut dyn FnMut(&mut EventBatch, Range<u32>) -> Result<(), Error>,
    ) -> Option<Result<(), Error>> {
        let mut columns = self.wanted();
        let mut times = Times::from(&self.file, self.rows.start, self.before)?;
        let mut done = 0;
        loop {
            // Stretches end where pages end.
            let first = self.rows.start + done;
            let count = (most - first % most).min(self.rows.len() - done);
            let rows = done..done + count;
            for column in &mut columns {
                column.fill(batch, count)?;
            }
            for codes in [&mut batch.runs, &mut batch.sessions, &mut batch.files] {
                if codes.len() != count {
                    codes.clear();
                    codes.resize(count, 0);
                }
            }
            batch.times.clear();
            times.next(count, &mut batch.times)?;
            batch.series.clear();
            batch.series.extend_from_slice(self.series.get(rows)?);
            let end = first + count;
            let rows = u32::try_from(first).ok()?..u32::try_from(end).ok()?;
            if let Err(error) = visit(batch, rows) {
                return Some(Err(error));
            }
            done += count;
            if done >= self.rows.len() {
                return Some(Ok(()));
            }
        }
    }

    fn wanted(&self) -> Vec<Wanted<'_>> {
        let names = self.file.names().map(|(place, name)| {
            let (name, unit) = name_and_unit(name);
            let reading = self.file.column(place, self.rows.start);
            Wanted {
                name,
                unit,
                reading,
            }
        });
        let wanted = names.filter(|column| is_wanted(column.name, self.details));
        wanted.filter(|column| column.name != SERIES).collect()
    }
}

/// A column that is asked for.
struct Wanted<'f> {
    name: &'f str,
    unit: u64,
    reading: Reading<'f>,
}

impl Wanted<'_> {
    /// Puts the next rows in place of those before them.
    fn fill(&mut self, batch: &mut EventBatch, count: usize) -> Option<()> {
        if let Some(codes) = codes_mut(batch, self.name) {
            codes.clear();
            return self.reading.codes(count, codes);
        }
        let numbers = numbers_mut(batch, self.name)?;
        let mut values = std::mem::take(numbers).into_values();
        values.clear();
        values.reserve_exact(count);
        self.reading.numbers(count, &mut values)?;
        if self.unit > 1 {
            for value in &mut values {
                *value = value.checked_mul(self.unit)?;
            }
        }
        *numbers = Numbers::from_values(values);
        Some(())
    }
}

/// The instants of rows, in order.
struct Times<'f> {
    steps: Option<Reading<'f>>,
    unit: u64,
    now: i64,
}

impl<'f> Times<'f> {
    /// Those from a row on, given the instant before it.
    fn from(file: &'f ParquetFile, row: usize, before: i64) -> Option<Self> {
        Some(Self {
            steps: place(file, TIME_STEP).map(|place| file.column(place, row)),
            unit: first(file, TIME_UNIT)?,
            now: before,
        })
    }

    fn next(&mut self, count: usize, times: &mut Vec<i64>) -> Option<()> {
        let Self { steps, unit, now } = self;
        let Some(steps) = steps else {
            times.resize(times.len() + count, *now);
            return Some(());
        };
        steps.each(count, times, |step| {
            *now = now.wrapping_add(step.wrapping_mul(*unit).cast_signed());
            *now
        })
    }
}

/// The rows of a period, of all in order of time, and the instant before them.
fn within(file: &ParquetFile, period: Period) -> Option<(Range<usize>, i64)> {
    let mut before = first(file, TIME_START)?.cast_signed();
    if period == Period::ALL {
        return Some((0..file.rows(), before));
    }
    let mut times = Times::from(file, 0, before)?;
    let (mut start, mut end) = (0, 0);
    let mut some = Vec::new();
    while end < file.rows() {
        some.clear();
        let count = PAGE_ROWS.min(file.rows() - end);
        times.next(count, &mut some)?;
        let earlier = |instant: Timestamp| some.partition_point(|time| *time < instant.0);
        if start == end {
            let earlier = earlier(period.start);
            start += earlier;
            before = earlier.checked_sub(1).map_or(before, |last| some[last]);
        }
        let inside = earlier(period.end);
        end += inside;
        if inside < count {
            break;
        }
    }
    Some((start..end.max(start), before))
}

fn place(file: &ParquetFile, wanted: &str) -> Option<usize> {
    let mut names = file.names();
    names
        .find(|(_, name)| *name == wanted)
        .map(|(place, _)| place)
}

/// The first value of a column.
fn first(file: &ParquetFile, name: &str) -> Option<u64> {
    let mut value = Vec::new();
    file.column(place(file, name)?, 0).numbers(1, &mut value)?;
    value.first().copied()
}

fn codes_mut<'a>(batch: &'a mut EventBatch, name: &str) -> Option<&'a mut Vec<u32>> {
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

/// The name of a column and what its values are multiplied by.
fn name_and_unit(name: &str) -> (&str, u64) {
    let parts = name.split_once(TIMES);
    let parts = parts.and_then(|(name, unit)| Some((name, unit.parse().ok()?)));
    parts
        .filter(|(name, _)| is_in_units(name))
        .unwrap_or((name, 1))
}

#[cfg(test)]
mod tests {
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
            Ok(())
        });
        each?.expect("no error");
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
}
