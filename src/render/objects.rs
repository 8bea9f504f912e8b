//! The rows of an answer to JSON objects on one line: names are quoted once, and numbers written where they belong.

use super::json::quote;
use super::json::quoted;
use super::number::ratio;
use crate::table::Cell;
use crate::table::ColumnKind;
use crate::table::Table;
use crate::units::write_decimal;
use crate::units::write_whole;

/// Decimals of a ratio.
const RATIO_DIGITS: u32 = 6;

/// How the cells of a table's rows are written.
pub(super) struct Objects {
    columns: Vec<Field>,
}

/// A column: its name as JSON with the colon after it, and that of the mark of a lower bound.
struct Field {
    name: String,
    lower_bound: String,
    kind: ColumnKind,
}

impl Objects {
    pub(super) fn of(table: &Table) -> Self {
        let columns = table.columns.iter().map(|column| Field {
            name: format!("{}: ", quoted(&column.name)),
            lower_bound: format!("{}: true", quoted(&format!("{}_lower_bound", column.name))),
            kind: column.kind,
        });
        Self {
            columns: columns.collect(),
        }
    }

    /// Adds a row as an object that begins with `head`, a field or nothing.
    pub(super) fn row(&self, head: &str, row: &[Cell], text: &mut String) {
        self.write(head, row, true, text);
    }

    /// Totals as an object, without the labels.
    pub(super) fn totals(&self, totals: &[Cell]) -> String {
        let mut text = String::new();
        self.write("", totals, false, &mut text);
        text
    }

    fn write(&self, head: &str, row: &[Cell], labels: bool, text: &mut String) {
        text.push('{');
        text.push_str(head);
        let mut comma = if head.is_empty() { "" } else { ", " };
        for (field, cell) in self.columns.iter().zip(row) {
            if !labels && *cell == Cell::Unstated {
                continue;
            }
            text.push_str(comma);
            comma = ", ";
            text.push_str(&field.name);
            match cell {
                Cell::Branch { text: label, .. } if label.is_empty() => text.push_str("null"),
                Cell::Text(label) | Cell::Branch { text: label, .. } => quote(label, text),
                Cell::Others => quote("(others)", text),
                other => {
                    if !push_number(other, field.kind, text) {
                        text.push_str("null");
                    }
                }
            }
            if let Cell::Money {
                lower_bound: true, ..
            } = cell
            {
                text.push_str(comma);
                text.push_str(&field.lower_bound);
            }
        }
        if row.contains(&Cell::Others) {
            text.push_str(comma);
            text.push_str("\"others\": true");
        }
        text.push('}');
    }
}

/// A number cell as an exact decimal, durations in milliseconds; ratios are rounded once, half to even.
/// `None` for what is no number.
pub(super) fn number(cell: &Cell, kind: ColumnKind) -> Option<String> {
    let mut text = String::new();
    push_number(cell, kind, &mut text).then_some(text)
}

/// Adds a number cell, as [`number`] says; nothing and `false` for what is no number.
fn push_number(cell: &Cell, kind: ColumnKind, text: &mut String) -> bool {
    let written = match cell {
        Cell::Count(microseconds) if kind == ColumnKind::Duration => {
            write_decimal(text, (*microseconds).into(), 3)
        }
        Cell::Count(value) => write_whole(text, *value),
        Cell::Money { usd, .. } => usd.write(text),
        Cell::Ratio {
            numerator,
            denominator,
        } => match ratio(*numerator, *denominator, RATIO_DIGITS) {
            Some(units) => write_decimal(text, units, RATIO_DIGITS),
            None => return false,
        },
        Cell::Text(_) | Cell::Branch { .. } | Cell::Unstated | Cell::Others | Cell::Unknown => {
            return false;
        }
    };
    // Writing to a String cannot fail.
    written.is_ok()
}
