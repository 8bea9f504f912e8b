//! The bytes of columns to batches, stretch by stretch: who adds calls up finds a stretch in the cache, and room that is used
//! again is not asked for again.

use std::ops::Range;

use super::columns::QUANTITY;
use super::columns::SERIES;
use super::columns::TIME;
use super::columns::TIME_START;
use super::columns::TIME_STEP;
use super::columns::TIME_UNIT;
use super::columns::TIMES;
use super::columns::is_in_units;
use super::contents::Contents;
use super::parquet_file::PAGE_ROWS;
use super::parquet_file::ParquetFile;
use super::parquet_file::Reading;
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

/// A file of the columns [`encode`](super::columns::encode) wrote.
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
    /// the period asked for have. `None` when they are not the columns of a batch of so many rows; the first and the last of
    /// them were made at these instants.
    pub(super) fn open(
        bytes: Contents,
        (rows, span): (u32, (Timestamp, Timestamp)),
        batch: &mut EventBatch,
        details: Details,
    ) -> Option<Self> {
        let file = ParquetFile::open(bytes).filter(|file| file.rows() == rows as usize)?;
        let (rows, before) = within(&file, details.period(), span)?;
        batch.series.reserve_exact(rows.len());
        match place(&file, SERIES) {
            Some(place) => {
                let mut column = file.column(place, rows.start);
                column.codes(rows.len(), &mut batch.series)?;
            }
            None => batch.series.resize(rows.len(), 0),
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
        visit: &mut dyn FnMut(&mut EventBatch, Range<u32>),
    ) -> Option<()> {
        let mut columns = self.wanted();
        let mut times = Times::from(&self.file, self.rows.start, self.before)?;
        let mut done = 0;
        loop {
            // Stretches end where pages end.
            let first = self.rows.start + done;
            let count = (most - first % most).min(self.rows.len() - done);
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
            batch.times.reserve_exact(count);
            times.next(count, &mut batch.times)?;
            batch.series.clear();
            batch
                .series
                .extend_from_slice(self.series.get(done..done + count)?);
            let end = u32::try_from(first + count).ok()?;
            visit(batch, u32::try_from(first).ok()?..end);
            done += count;
            if done >= self.rows.len() {
                return Some(());
            }
        }
    }

    fn wanted(&self) -> Vec<Wanted<'_>> {
        let wanted = self.file.names().map(|(place, name)| {
            let reading = self.file.column(place, self.rows.start);
            (name_and_unit(name), reading)
        });
        wanted
            .filter(|((name, _), _)| *name != SERIES && is_wanted(name, self.details))
            .map(|((name, unit), reading)| Wanted {
                name,
                unit,
                reading,
            })
            .collect()
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
            codes.reserve_exact(count);
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
fn within(
    file: &ParquetFile,
    period: Period,
    span: (Timestamp, Timestamp),
) -> Option<(Range<usize>, i64)> {
    let mut before = first(file, TIME_START)?.cast_signed();
    if period == Period::ALL {
        return Some((0..file.rows(), before));
    }
    if period.start.0 > span.0.0.midpoint(span.1.0) {
        return from_the_end(file, period, span.1);
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

/// As [`within`], from the last row back: rows before those of the period are not unpacked.
fn from_the_end(
    file: &ParquetFile,
    period: Period,
    last: Timestamp,
) -> Option<(Range<usize>, i64)> {
    let unit = first(file, TIME_UNIT)?;
    let step = place(file, TIME_STEP);
    let mut now = last.0;
    let (mut start, mut count) = (file.rows(), 0);
    let mut steps = Vec::new();
    while start > 0 && now >= period.start.0 {
        let from = start.saturating_sub(PAGE_ROWS);
        steps.clear();
        match step {
            Some(place) => file.column(place, from).numbers(start - from, &mut steps)?,
            None => steps.resize(start - from, 0),
        }
        for step in steps.iter().rev() {
            if now < period.start.0 {
                break;
            }
            count += usize::from(now < period.end.0);
            start -= 1;
            now = now.wrapping_sub(step.wrapping_mul(unit).cast_signed());
        }
    }
    Some((start..start + count, now))
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
mod tests;
