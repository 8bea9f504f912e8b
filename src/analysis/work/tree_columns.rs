//! What the tree of a piece of work says of each node: one entry per column.

use chrono_tz::Tz;

use super::Work;
use super::list_columns::part;
use super::node::Level;
use super::node::Node;
use super::node::WHOLE;
use crate::analysis::measures::MACHINE;
use crate::analysis::measures::cost;
use crate::analysis::rows::Row;
use crate::analysis::said::key;
use crate::analysis::said::moment;
use crate::analysis::said::short_key;
use crate::analysis::said::stated;
use crate::event::Attribute;
use crate::table::Cell;
use crate::table::Column;
use crate::table::ColumnKind;

/// Where a node stands.
pub(super) struct At<'n> {
    pub(super) node: &'n Node,
    pub(super) depth: u8,
    /// The agent it belongs to, itself included.
    pub(super) agent: Option<&'n str>,
    pub(super) work: Work,
    pub(super) zone: Tz,
}

use ColumnKind::{Count, Duration, Instant, Money, Ratio, Text, Tokens};

type Entry = (
    &'static str,
    &'static str,
    ColumnKind,
    u8,
    fn(&At<'_>) -> Cell,
);

static COLUMNS: &[Entry] = &[
    ("level", "Level", Text, MACHINE, level),
    ("agent", "Agent", Text, MACHINE, |at| {
        at.agent.map_or(Cell::Unstated, stated)
    }),
    ("name", "Part", Text, 0, name),
    ("key", "Key", Text, MACHINE, |at| {
        of_call(at, |row| Cell::Text(key(row.event.key)))
    }),
    ("model", "Model", Text, 3, |at| match at.node.level {
        Level::Model => stated(&at.node.name),
        _ => of_call(at, |row| stated(&row.event.attributes[Attribute::Model])),
    }),
    ("started", "Started", Instant, 9, |at| match at.node.level {
        Level::Calls => Cell::Unknown,
        _ => moment(at.node.tally.total.first, at.zone),
    }),
    ("duration_ms", "Took", Duration, 7, |at| {
        match at.node.tally.duration() {
            0 => Cell::Unknown,
            _ if at.node.level == Level::Calls => Cell::Unknown,
            duration => Cell::Count(duration),
        }
    }),
    ("attempt", "Try", Text, 5, |at| {
        of_call(at, |row| said(&row.event.attributes[Attribute::Attempt]))
    }),
    ("status", "Status", Text, 2, |at| match at.node.level {
        Level::Calls | Level::Model => Cell::Unknown,
        Level::Piece if at.work == Work::Project => Cell::Unknown,
        Level::Agent if at.work == Work::Project => Cell::Unknown,
        _ => said(at.node.tally.outcome().word().unwrap_or_default()),
    }),
    ("calls", "Calls", Count, 4, |at| {
        Cell::Count(at.node.tally.total.calls)
    }),
    ("input_tokens", "Input", Tokens, MACHINE, |at| {
        Cell::Count(at.node.tally.total.meters.input())
    }),
    ("output_tokens", "Output", Tokens, MACHINE, |at| {
        Cell::Count(at.node.tally.total.meters.output())
    }),
    ("total_tokens", "Tokens", Tokens, 8, |at| {
        Cell::Count(at.node.tally.total.meters.total())
    }),
    ("cost", "Cost", Money, 0, |at| cost(&at.node.tally.total)),
    ("share", "Share", Ratio, 1, |at| {
        at.node.share.map_or(Cell::Unknown, |tenths| Cell::Ratio {
            numerator: tenths,
            denominator: WHOLE,
        })
    }),
    ("retries", "Retries", Count, MACHINE, |at| {
        Cell::Count(at.node.tally.retries.calls)
    }),
    ("retry_cost", "Of retries", Money, 5, |at| {
        part(&at.node.tally.retries)
    }),
    ("failed_calls", "Failed", Count, MACHINE, |at| {
        Cell::Count(at.node.tally.failed.calls)
    }),
    ("failed_cost", "Of failed", Money, 4, |at| {
        part(&at.node.tally.failed)
    }),
    ("failed_retry_cost", "Of both", Money, MACHINE, |at| {
        part(&at.node.tally.failed_retries)
    }),
    ("unpriced_calls", "Unpriced", Count, MACHINE, |at| {
        Cell::Count(at.node.tally.total.unpriced_calls)
    }),
    (
        "unpriced_tokens",
        "Unpriced tokens",
        Tokens,
        MACHINE,
        |at| Cell::Count(at.node.tally.total.unpriced_tokens),
    ),
];

/// The headings.
pub(super) fn headings(work: Work) -> Vec<Column> {
    let columns = COLUMNS.iter();
    columns
        .map(|(name, title, kind, expendable, _)| {
            // The labels of a project are its models, which come to no end.
            let expendable = match *name {
                "model" | "status" | "duration_ms" if work == Work::Project => MACHINE,
                _ => *expendable,
            };
            Column::new(*name, *title, *kind, expendable)
        })
        .collect()
}

/// A row of cells.
pub(super) fn cells(at: &At<'_>) -> Vec<Cell> {
    COLUMNS.iter().map(|(.., cell)| cell(at)).collect()
}

fn level(at: &At<'_>) -> Cell {
    let level = match at.node.level {
        Level::Piece => at.work.name(),
        Level::Agent => "agent",
        Level::Model => "model",
        Level::Call => "call",
        Level::Calls => "calls",
    };
    Cell::Text(level.to_owned())
}

fn name(at: &At<'_>) -> Cell {
    let text = match &at.node.call {
        Some(row) => short_key(row.event.key),
        None => at.node.name.to_string(),
    };
    Cell::Branch {
        depth: at.depth,
        text,
    }
}

/// What is said of single calls alone.
fn of_call(at: &At<'_>, cell: fn(&Row) -> Cell) -> Cell {
    at.node.call.as_deref().map_or(Cell::Unknown, cell)
}

/// A text, or nothing where it is not stated.
fn said(text: &str) -> Cell {
    match text {
        "" => Cell::Unknown,
        text => Cell::Text(text.to_owned()),
    }
}
