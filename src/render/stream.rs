//! Rows that arrive one after the other to lines: no total, no summary, nothing that must wait for the end.

use std::io::{self, Write};

use super::objects::Objects;
use super::text::line_text;
use super::{Options, csv};
use crate::table::{Cell, Table};

/// Writes some rows of an answer without end.
pub type StreamWriter = fn(&Table, &Options, bool, &mut dyn Write) -> io::Result<()>;

/// The formats of an answer without end, by the names of the others: `table` is a line a person reads.
/// The flag says that these are the first rows.
pub static STREAMS: &[(&str, StreamWriter)] = &[
    ("table", lines),
    ("csv", csv::write_rows),
    ("ndjson", objects),
];

/// One line a row: `12:00:03 | agent writer | in 1,204 | cost $0.0041`. What is not stated is left out.
fn lines(table: &Table, _: &Options, _: bool, out: &mut dyn Write) -> io::Result<()> {
    for row in &table.rows {
        let cells = table.columns.iter().zip(row);
        let stated = cells.filter(|(_, cell)| **cell != Cell::Unstated);
        let texts: Vec<String> = stated
            .map(|(column, cell)| line_text(column, cell))
            .collect();
        writeln!(out, "{}", texts.join(" | "))?;
    }
    Ok(())
}

/// One JSON object a row.
fn objects(table: &Table, _: &Options, _: bool, out: &mut dyn Write) -> io::Result<()> {
    let objects = Objects::of(table);
    let mut line = String::new();
    for row in table.rows.one_by_one() {
        line.clear();
        objects.row("", &row, &mut line);
        writeln!(out, "{line}")?;
    }
    Ok(())
}
