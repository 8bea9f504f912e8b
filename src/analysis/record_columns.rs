//! What a list of single calls says of each: one entry per column, and what adds up.

use chrono_tz::Tz;

use super::measures::MACHINE;
use super::measures::cost;
use super::rows::Row;
use super::said::key;
use super::said::moment;
use super::said::money;
use super::said::short_key;
use super::said::stated;
use crate::event::Attribute;
use crate::event::Meter;
use crate::table::Cell;
use crate::table::Column;
use crate::table::ColumnKind;
use crate::units::Usd;

use ColumnKind::{Count, Duration, Instant, Money, Text, Tokens};

type Entry = (
    &'static str,
    &'static str,
    ColumnKind,
    u8,
    fn(&Row, Tz) -> Cell,
);

static COLUMNS: &[Entry] = &[
    ("call", "Call", Text, 0, |row, _| {
        Cell::Text(short_key(row.event.key))
    }),
    ("key", "Key", Text, MACHINE, |row, _| {
        Cell::Text(key(row.event.key))
    }),
    ("time", "Time", Instant, 1, |row, zone| {
        moment(row.event.time.0, zone)
    }),
    ("provider", "Provider", Text, MACHINE, |row, _| {
        stated(&row.provider)
    }),
    ("model", "Model", Text, 2, |row, _| {
        text(row, Attribute::Model)
    }),
    ("agent", "Agent", Text, 3, |row, _| {
        text(row, Attribute::Agent)
    }),
    ("run", "Run", Text, MACHINE, |row, _| {
        text(row, Attribute::Run)
    }),
    ("session", "Session", Text, MACHINE, |row, _| {
        text(row, Attribute::Session)
    }),
    ("project", "Project", Text, MACHINE, |row, _| {
        text(row, Attribute::Project)
    }),
    ("user", "User", Text, MACHINE, |row, _| {
        text(row, Attribute::User)
    }),
    ("tenant", "Tenant", Text, MACHINE, |row, _| {
        text(row, Attribute::Tenant)
    }),
    ("operation", "Operation", Text, MACHINE, |row, _| {
        text(row, Attribute::Operation)
    }),
    ("service_tier", "Tier", Text, MACHINE, |row, _| {
        text(row, Attribute::ServiceTier)
    }),
    ("attempt", "Try", Text, MACHINE, |row, _| {
        text(row, Attribute::Attempt)
    }),
    ("status", "Status", Text, 5, |row, _| {
        text(row, Attribute::Status)
    }),
    ("kind", "Kind", Text, MACHINE, |row, _| {
        text(row, Attribute::Kind)
    }),
    ("calls", "Calls", Count, MACHINE, |row, _| {
        Cell::Count(row.sums.calls)
    }),
    ("duration_ms", "Took", Duration, 12, |row, _| {
        match row.sums.duration {
            0 => Cell::Unknown,
            duration => Cell::Count(duration),
        }
    }),
    ("input_tokens", "Input", Tokens, 4, |row, _| {
        Cell::Count(row.sums.meters.input())
    }),
    ("cache_read_tokens", "Cached", Tokens, 9, |row, _| {
        Cell::Count(row.sums.meters.sum(&Meter::CACHE_READ))
    }),
    (
        "cache_write_tokens",
        "Written",
        Tokens,
        MACHINE,
        |row, _| Cell::Count(row.sums.meters.sum(&Meter::CACHE_WRITE)),
    ),
    ("output_tokens", "Output", Tokens, 4, |row, _| {
        Cell::Count(row.sums.meters.output())
    }),
    (
        "reasoning_tokens",
        "Reasoning",
        Tokens,
        MACHINE,
        |row, _| Cell::Count(row.sums.meters[Meter::Reasoning]),
    ),
    ("total_tokens", "Tokens", Tokens, MACHINE, |row, _| {
        Cell::Count(row.sums.meters.total())
    }),
    ("cost", "Cost", Money, 0, |row, _| cost(&row.sums)),
    ("uncached_input_cost", "Of input", Money, 6, |row, _| {
        of(row, Part::Uncached)
    }),
    ("cache_read_cost", "Of cached", Money, 8, |row, _| {
        of(row, Part::CacheRead)
    }),
    ("cache_write_cost", "Of writing", Money, 10, |row, _| {
        of(row, Part::CacheWrite)
    }),
    ("output_cost", "Of output", Money, 7, |row, _| {
        of(row, Part::Output)
    }),
    ("other_cost", "Of other", Money, 11, |row, _| {
        of(row, Part::Other)
    }),
    ("source", "Format", Text, MACHINE, |row, _| {
        text(row, Attribute::Source)
    }),
    ("file", "File", Text, MACHINE, |row, _| {
        text(row, Attribute::File)
    }),
    ("line", "Line", Count, MACHINE, |row, _| {
        Cell::Count(row.event.line)
    }),
];

/// The headings.
pub(super) fn headings() -> Vec<Column> {
    let columns = COLUMNS.iter();
    columns
        .map(|(name, title, kind, expendable, _)| Column::new(*name, *title, *kind, *expendable))
        .collect()
}

/// A row of cells.
pub(super) fn cells(row: &Row, zone: Tz) -> Vec<Cell> {
    COLUMNS.iter().map(|(.., cell)| cell(row, zone)).collect()
}

fn text(row: &Row, attribute: Attribute) -> Cell {
    match row.event.attributes[attribute].as_ref() {
        "" => Cell::Unknown,
        text => Cell::Text(text.to_owned()),
    }
}

/// What a part of the cost is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Uncached,
    CacheRead,
    CacheWrite,
    Output,
    /// What is no token: searches, images, seconds, and what is charged per call.
    Other,
}

impl Part {
    fn of(unit: &str) -> Self {
        match Meter::named(unit) {
            Some(meter) if Meter::CACHE_READ.contains(&meter) => Self::CacheRead,
            Some(meter) if Meter::CACHE_WRITE.contains(&meter) => Self::CacheWrite,
            Some(meter) if Meter::INPUT.contains(&meter) => Self::Uncached,
            Some(_) => Self::Output,
            None => Self::Other,
        }
    }
}

/// A part of a call's cost; not known where the log's own cost counts or nothing has a price.
fn of(row: &Row, part: Part) -> Cell {
    if row.lines.is_empty() && row.sums.cost != Usd::ZERO || row.sums.unpriced() {
        return Cell::Unknown;
    }
    let lines = row.lines.iter().filter(|line| Part::of(&line.unit) == part);
    let amounts: Vec<Option<Usd>> = lines.map(|line| line.amount).collect();
    match amounts.iter().any(Option::is_none) {
        true if amounts.len() == 1 => Cell::Unknown,
        bound => money(amounts.into_iter().flatten().sum(), bound),
    }
}

/// What adds up, of the calls shown.
pub(super) fn totals(rows: &[Row]) -> Option<Vec<Cell>> {
    let sum = |cell: fn(&Row, Tz) -> Cell| {
        rows.iter().try_fold(None, |sum, row| {
            Some(Some(match (sum, cell(row, Tz::UTC)) {
                (None, cell) => cell,
                (Some(Cell::Count(a)), Cell::Count(b)) => Cell::Count(a.checked_add(b)?),
                (
                    Some(Cell::Money { usd, lower_bound }),
                    Cell::Money {
                        usd: more,
                        lower_bound: bound,
                    },
                ) => money(usd.checked_add(more)?, lower_bound || bound),
                (Some(Cell::Money { usd, .. }), _) | (Some(_), Cell::Money { usd, .. }) => {
                    money(usd, true)
                }
                (Some(other), _) => other,
            }))
        })
    };
    let cells = COLUMNS.iter().map(|(name, _, kind, _, cell)| match kind {
        Money | Tokens => sum(*cell).flatten().unwrap_or(Cell::Unknown),
        Count if *name == "calls" => sum(*cell).flatten().unwrap_or(Cell::Unknown),
        _ => Cell::Unstated,
    });
    (!rows.is_empty()).then(|| cells.collect())
}
