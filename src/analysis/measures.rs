//! What a report says of each group: one entry per column, from exact sums to a typed cell.

use chrono::{DateTime, SecondsFormat};

use super::sums::Sums;
use crate::error::Error;
use crate::event::Meter;
use crate::table::{Cell, Column, ColumnKind};
use crate::units::{Usd, divide_half_even};

/// A column of the report.
pub struct Measure {
    /// The stable name in CSV, JSON, `--columns` and `--sort`.
    pub name: &'static str,
    /// What it is, for the help.
    pub about: &'static str,
    title: &'static str,
    kind: ColumnKind,
    /// As [`Column::expendable`]; [`ASKED`] is left out of every output unless named.
    pub(super) expendable: u8,
    cell: fn(&Sums, &Sums) -> Cell,
}

/// Not shown to people unless asked for, but always in CSV and JSON.
pub(super) const MACHINE: u8 = u8::MAX;
/// In no output unless asked for; never a number that leaves this file.
pub(super) const ASKED: u8 = MACHINE - 1;
/// Asked for by name: dropped after everything that was not.
pub(super) const NAMED: u8 = 1;

/// Every column, in the order they are shown.
pub fn measures() -> &'static [Measure] {
    MEASURES
}

use ColumnKind::{Count, Duration, Money, Ratio, Text, Tokens};

static MEASURES: &[Measure] = &[
    column("calls", "Calls", "calls made", Count, 1, |sums, _| {
        Cell::Count(sums.calls)
    }),
    column(
        "input_tokens",
        "Input",
        "all input, cached parts included",
        Tokens,
        2,
        |sums, _| Cell::Count(sums.meters.input()),
    ),
    column(
        "uncached_input_tokens",
        "Uncached",
        "input neither read from nor written to a cache",
        Tokens,
        MACHINE,
        |sums, _| Cell::Count(sums.meters.sum(&UNCACHED)),
    ),
    column(
        "cache_read_tokens",
        "Cache read",
        "input read from a cache",
        Tokens,
        5,
        |sums, _| Cell::Count(sums.meters.sum(&Meter::CACHE_READ)),
    ),
    column(
        "cache_write_tokens",
        "Cache write",
        "input written to a cache",
        Tokens,
        9,
        |sums, _| Cell::Count(sums.meters.sum(&Meter::CACHE_WRITE)),
    ),
    column(
        "output_tokens",
        "Output",
        "all output, reasoning included",
        Tokens,
        3,
        |sums, _| Cell::Count(sums.meters.output()),
    ),
    column(
        "reasoning_tokens",
        "Reasoning",
        "the part of the output that was reasoning",
        Tokens,
        10,
        |sums, _| Cell::Count(sums.meters[Meter::Reasoning]),
    ),
    column(
        "total_tokens",
        "Tokens",
        "input and output",
        Tokens,
        4,
        |sums, _| Cell::Count(sums.meters.total()),
    ),
    column("cost", "Cost", "cost in USD", Money, 0, |sums, _| {
        cost(sums)
    }),
    column(
        "cost_share",
        "Share",
        "part of the whole cost",
        Ratio,
        3,
        |sums, total| {
            if sums.unpriced() {
                Cell::Unknown
            } else {
                ratio(sums.cost.0, total.cost.0)
            }
        },
    ),
    column(
        "average_cost",
        "Avg cost",
        "cost per call",
        Money,
        7,
        |sums, _| per(sums, 1, sums.calls),
    ),
    column(
        "cost_per_1k_output_tokens",
        "Per 1K out",
        "cost per 1,000 output tokens",
        Money,
        12,
        |sums, _| per(sums, 1000, sums.meters.output()),
    ),
    column(
        "token_efficiency",
        "Out/total",
        "output tokens per token",
        Ratio,
        11,
        |sums, _| ratio(sums.meters.output().into(), sums.meters.total().into()),
    ),
    column(
        "cache_hit_ratio",
        "Cache hit",
        "part of the input that was read from a cache",
        Ratio,
        6,
        |sums, _| {
            ratio(
                sums.meters.sum(&Meter::CACHE_READ).into(),
                sums.meters.input().into(),
            )
        },
    ),
    column(
        "average_duration_ms",
        "Avg time",
        "time per call, of the calls that state it; milliseconds in CSV and JSON",
        Duration,
        8,
        |sums, _| average(sums.duration, sums.timed_rows),
    ),
    column(
        "reported_cost",
        "Reported",
        "the cost the logs state themselves, in USD",
        Money,
        MACHINE,
        |sums, _| match sums.reported_rows {
            0 if sums.rows > 0 => Cell::Unknown,
            stated => Cell::Money {
                usd: sums.reported,
                lower_bound: stated < sums.rows,
            },
        },
    ),
    column(
        "unpriced_calls",
        "Unpriced",
        "calls without any price",
        Count,
        MACHINE,
        |sums, _| Cell::Count(sums.unpriced_calls),
    ),
    column(
        "partial_calls",
        "Part priced",
        "calls of which a part has no price",
        Count,
        MACHINE,
        |sums, _| Cell::Count(sums.partial_calls),
    ),
    column(
        "unpriced_tokens",
        "Unpriced tokens",
        "tokens without a price",
        Tokens,
        MACHINE,
        |sums, _| Cell::Count(sums.unpriced_tokens),
    ),
    column(
        "first_call",
        "First",
        "instant of the first call, UTC",
        Text,
        ASKED,
        |sums, _| instant(sums.first),
    ),
    column(
        "last_call",
        "Last",
        "instant of the last call, UTC",
        Text,
        ASKED,
        |sums, _| instant(sums.last),
    ),
];

/// Input that no cache had a part in.
const UNCACHED: [Meter; 4] = [
    Meter::UncachedInput,
    Meter::AudioInput,
    Meter::ImageInput,
    Meter::VideoInput,
];

const fn column(
    name: &'static str,
    title: &'static str,
    about: &'static str,
    kind: ColumnKind,
    expendable: u8,
    cell: fn(&Sums, &Sums) -> Cell,
) -> Measure {
    Measure {
        name,
        about,
        title,
        kind,
        expendable,
        cell,
    }
}

impl Measure {
    /// The cell of a group within a total.
    pub(super) fn cell(&self, sums: &Sums, total: &Sums) -> Cell {
        (self.cell)(sums, total)
    }

    /// The measure of that name.
    ///
    /// # Errors
    /// When there is none; the message lists them.
    pub fn named(name: &str) -> Result<&'static Self, Error> {
        let found = MEASURES.iter().find(|measure| measure.name == name.trim());
        found.ok_or_else(|| {
            let names: Vec<&str> = MEASURES.iter().map(|measure| measure.name).collect();
            Error::Usage(format!(
                "there is no column `{name}`; there are {}",
                names.join(", ")
            ))
        })
    }

    pub(super) fn column(&self, expendable: u8) -> Column {
        Column::new(self.name, self.title, self.kind, expendable)
    }
}

pub(super) fn cost(sums: &Sums) -> Cell {
    if sums.unpriced() {
        return Cell::Unknown;
    }
    Cell::Money {
        usd: sums.cost,
        lower_bound: sums.lower_bound(),
    }
}

/// Cost × `scale` per unit, rounded once to 12 decimals.
fn per(sums: &Sums, scale: i128, units: u64) -> Cell {
    const UNIT: i128 = 1_000_000; // 10⁻¹² USD in 10⁻¹⁸ USD
    let scaled = sums.cost.0.checked_mul(scale);
    match scaled {
        Some(scaled) if units > 0 && !sums.unpriced() => Cell::Money {
            usd: Usd(divide_half_even(scaled, i128::from(units) * UNIT) * UNIT),
            lower_bound: sums.lower_bound(),
        },
        _ => Cell::Unknown,
    }
}

/// Cost per call, run …, rounded once to 12 decimals.
pub(super) fn each(sums: &Sums, count: u64) -> Cell {
    per(sums, 1, count)
}

pub(super) fn ratio(numerator: i128, denominator: i128) -> Cell {
    match denominator {
        0 => Cell::Unknown,
        _ => Cell::Ratio {
            numerator,
            denominator,
        },
    }
}

fn average(sum: u64, count: u64) -> Cell {
    if count == 0 {
        return Cell::Unknown;
    }
    let average = divide_half_even(sum.into(), count.into());
    u64::try_from(average).map_or(Cell::Unknown, Cell::Count)
}

fn instant(microseconds: i64) -> Cell {
    match DateTime::from_timestamp_micros(microseconds) {
        Some(instant) => Cell::Text(instant.to_rfc3339_opts(SecondsFormat::AutoSi, true)),
        None => Cell::Unknown,
    }
}
