//! Events to UTC days, a few million calls at a time however many there are.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

use chrono::DateTime;

use crate::error::Error;
use crate::event::Details;
use crate::event::EventBatch;
use crate::event::Scan;
use crate::units::Period;
use crate::units::Timestamp;

const DAY: i64 = 86_400 * Timestamp::SECOND;

/// Calls held at once, unless a single day has more.
const AT_ONCE: u64 = 1 << 20;

/// How many events a day has, and in which parts they lie.
#[derive(Debug, Default)]
pub(super) struct Day {
    rows: u64,
    parts: BTreeSet<u64>,
}

/// Consecutive days that are read together.
#[derive(Debug)]
pub(super) struct Window {
    first: i64,
    last: i64,
    rows: u64,
    parts: BTreeSet<u64>,
}

/// All days that have events, numbered from 1970.
pub(super) fn days(events: &dyn Scan) -> Result<BTreeMap<i64, Day>, Error> {
    let mut days: BTreeMap<i64, Day> = BTreeMap::new();
    for part in events.parts(Period::ALL) {
        let batch = events.read(part, Details::NONE)?;
        // Rows come in order of time: most are of the day before.
        let mut times = batch
            .times()
            .chunk_by(|a, b| a.div_euclid(DAY) == b.div_euclid(DAY));
        for same in &mut times {
            let day = same.first().map_or(0, |time| time.div_euclid(DAY));
            let known = days.entry(day).or_default();
            known.rows += same.len() as u64;
            known.parts.insert(part);
        }
    }
    Ok(days)
}

/// Days in windows of about as many calls.
pub(super) fn windows(days: &BTreeMap<i64, Day>) -> Vec<Window> {
    let mut windows: Vec<Window> = Vec::new();
    for (number, day) in days {
        match windows.last_mut() {
            Some(window) if window.rows + day.rows <= AT_ONCE => {
                window.last = *number;
                window.rows += day.rows;
                window.parts.extend(&day.parts);
            }
            _ => windows.push(Window {
                first: *number,
                last: *number,
                rows: day.rows,
                parts: day.parts.clone(),
            }),
        }
    }
    windows
}

/// From the first day to the last.
pub(super) fn period(days: &BTreeMap<i64, Day>) -> Period {
    let first = days.first_key_value().map_or(0, |(day, _)| *day);
    let last = days.last_key_value().map_or(0, |(day, _)| *day);
    Period {
        start: Timestamp(first.saturating_mul(DAY)),
        end: Timestamp(last.saturating_add(1).saturating_mul(DAY)),
    }
}

/// The partition of a day, `month=2026-08/day=2026-08-14`; days that no calendar has are Hive's null.
pub(super) fn place(day: i64) -> String {
    let date = DateTime::from_timestamp_micros(day.saturating_mul(DAY));
    match date {
        Some(date) => date.format("month=%Y-%m/day=%Y-%m-%d").to_string(),
        None => "month=__HIVE_DEFAULT_PARTITION__/day=__HIVE_DEFAULT_PARTITION__".to_owned(),
    }
}

impl Window {
    /// The events of these days.
    pub(super) fn read<'a>(&self, events: &'a dyn Scan) -> Result<Cow<'a, EventBatch>, Error> {
        let mut chosen = EventBatch::default();
        for part in &self.parts {
            let batch = events.read(*part, Details::ALL)?;
            let is_all = self.parts.len() == 1 && batch.len() as u64 == self.rows;
            if is_all {
                return Ok(batch);
            }
            for (row, time) in batch.times().iter().enumerate() {
                if (self.first..=self.last).contains(&time.div_euclid(DAY)) {
                    chosen.push(&batch.event(row));
                }
            }
        }
        Ok(Cow::Owned(chosen))
    }

    /// Its days, each with its rows by time, and by key where times are equal.
    pub(super) fn split(&self, batch: &EventBatch) -> Vec<(i64, Vec<u32>)> {
        let mut rows: Vec<u32> = (0..u32::MAX).take(batch.len()).collect();
        let time = |row: &u32| batch.time(*row as usize).0;
        rows.sort_unstable_by_key(|row| (time(row), batch.key(*row as usize), *row));
        let same = |a: &u32, b: &u32| time(a).div_euclid(DAY) == time(b).div_euclid(DAY);
        let days = rows.chunk_by(same).map(|rows| {
            let day = rows.first().map_or(0, |row| time(row).div_euclid(DAY));
            (day, rows.to_vec())
        });
        days.collect()
    }
}
