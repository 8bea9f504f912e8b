//! Cells to the texts a person reads, column by column.

use std::borrow::Cow;

use unicode_width::UnicodeWidthStr;

use super::number::{decimals, duration, exact_decimals, grouped, money, multiple, percent};
use super::sanitize::plain;
use crate::table::{Cell, Column, ColumnKind, Table};
use crate::units::{Usd, shares};

/// In CSV and JSON alone.
const MACHINE: u8 = u8::MAX;
/// Tenths of a percent in the whole.
const WHOLE: i128 = 1000;
/// A column that gives way this early is not worth its room when it says nothing.
const WORTH_DROPPING: u8 = 5;

/// A column as text.
#[derive(Clone, Debug)]
pub(super) struct TextColumn {
    pub(super) name: String,
    pub(super) title: String,
    /// Numbers stand to the right.
    pub(super) right: bool,
    pub(super) expendable: u8,
    pub(super) cells: Vec<String>,
    pub(super) total: Option<String>,
}

impl TextColumn {
    /// Terminal columns it needs.
    pub(super) fn width(&self) -> usize {
        let cells = self.cells.iter().chain(&self.total).chain([&self.title]);
        cells.map(|text| text.width()).max().unwrap_or(0)
    }
}

/// The columns a person is shown, formatted.
pub(super) fn columns(table: &Table) -> Vec<TextColumn> {
    let first_label = table
        .columns
        .iter()
        .position(|column| column.kind == ColumnKind::Text);
    // The total of a single row without a label is that row again.
    let totals = table
        .totals
        .as_ref()
        .filter(|_| first_label.is_some() || table.rows.len() > 1);
    let columns = table.columns.iter().enumerate();
    columns
        .filter_map(|(place, column)| {
            let cells: Vec<&Cell> = table.rows.iter().filter_map(|row| row.get(place)).collect();
            let total = totals.and_then(|row| row.get(place));
            let label = if Some(place) == first_label {
                "Total"
            } else {
                ""
            };
            is_shown(column, &cells, total).then(|| text_column(column, &cells, total, label))
        })
        .collect()
}

/// Whether there is something in a column that a person wants to see.
fn is_shown(column: &Column, cells: &[&Cell], total: Option<&Cell>) -> bool {
    let is_empty = |cell: &Cell| matches!(cell, Cell::Unknown | Cell::Count(0));
    let total = total.filter(|total| **total != Cell::Unstated);
    let is_told = || !cells.iter().copied().chain(total).all(is_empty);
    column.expendable != MACHINE && (column.expendable < WORTH_DROPPING || is_told())
}

/// A column as text; `label` stands where there is nothing to total.
fn text_column(column: &Column, cells: &[&Cell], total: Option<&Cell>, label: &str) -> TextColumn {
    let amounts = cells
        .iter()
        .copied()
        .chain(total)
        .filter_map(|cell| match cell {
            Cell::Money { usd, .. } => Some(*usd),
            _ => None,
        });
    let places = match column.kind {
        ColumnKind::Price => exact_decimals(amounts),
        _ => decimals(amounts),
    };
    let text = |cell: &Cell| cell_text(cell, column, places);
    let mut parts = parts_of_whole(cells).into_iter();
    let mut part = |cell: &Cell| match cell {
        Cell::Ratio { .. } => parts.next().map(|tenths| percent(tenths, WHOLE)),
        _ => None,
    };
    let shown = cells
        .iter()
        .map(|cell| part(cell).unwrap_or_else(|| text(cell)));
    TextColumn {
        name: plain(&column.name).into_owned(),
        title: plain(&column.title).into_owned(),
        right: column.kind != ColumnKind::Text,
        expendable: column.expendable,
        cells: shown.collect(),
        total: total.map(|cell| match cell {
            Cell::Unstated => label.to_owned(),
            other => text(other),
        }),
    }
}

/// Where the ratios of a column are all parts of one whole, and nothing of it is missing: tenths of a percent that add up as
/// they are shown. Else nothing, and each is rounded for itself.
fn parts_of_whole(cells: &[&Cell]) -> Vec<i128> {
    let ratios: Vec<(i128, i128)> = cells
        .iter()
        .filter_map(|cell| match cell {
            Cell::Ratio {
                numerator,
                denominator,
            } => Some((*numerator, *denominator)),
            _ => None,
        })
        .collect();
    let whole = ratios.first().map(|(_, whole)| *whole);
    let parts: Vec<i128> = ratios.iter().map(|(part, _)| *part).collect();
    let sum = parts
        .iter()
        .try_fold(0_i128, |sum, part| sum.checked_add(*part));
    let is_one = ratios.iter().all(|(_, other)| Some(*other) == whole) && sum == whole;
    let tenths = is_one.then(|| shares(&parts, WHOLE));
    tenths.flatten().unwrap_or_default()
}

/// A cell on a line of its own kind: what it is, then what it says.
pub(super) fn line_text(column: &Column, cell: &Cell) -> String {
    let text = text_column(column, &[cell], None, "").cells.concat();
    match plain(&column.title).as_ref() {
        "" => text,
        title => format!("{title} {text}"),
    }
}

/// A label as it reads in a column of its own.
pub(super) fn label_text(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => plain(text).into_owned(),
        Cell::Branch { depth, text } => branch(*depth, text),
        Cell::Unstated => "(none)".to_owned(),
        Cell::Others => "(others)".to_owned(),
        _ => "–".to_owned(),
    }
}

fn cell_text(cell: &Cell, column: &Column, places: u32) -> String {
    match cell {
        Cell::Text(text) if column.kind == ColumnKind::Instant => clock(text),
        Cell::Text(_) | Cell::Branch { .. } | Cell::Unstated | Cell::Others => label_text(cell),
        Cell::Count(value) if column.kind == ColumnKind::Duration => duration(*value),
        Cell::Count(value) => grouped(&value.to_string()),
        Cell::Money {
            usd,
            lower_bound: false,
        } => money(*usd, places),
        Cell::Money {
            usd,
            lower_bound: true,
        } => format!("≥ {}", floor_money(*usd, places)),
        Cell::Ratio {
            numerator,
            denominator,
        } if column.kind == ColumnKind::Multiple => multiple(*numerator, *denominator),
        Cell::Ratio {
            numerator,
            denominator,
        } => percent(*numerator, *denominator),
        Cell::Unknown if column.name == "cost" => "unpriced".to_owned(),
        Cell::Unknown => "–".to_owned(),
    }
}

/// `2026-10-31T22:08:11.540Z` as `2026-10-31 22:08:11`: the zone stands above the table.
fn clock(instant: &str) -> String {
    const SECOND: usize = "2026-10-31T22:08:11".len();
    let shown = instant.get(..SECOND).unwrap_or(instant);
    plain(shown).replacen('T', " ", 1)
}

/// A label as deep as it is inside others.
fn branch(depth: u8, text: &str) -> String {
    let indent = "  ".repeat(depth.into());
    match plain(text).as_ref() {
        "" => format!("{indent}(none)"),
        text => format!("{indent}{text}"),
    }
}

/// A lower bound is never rounded up: `≥` must stay true.
fn floor_money(usd: Usd, places: u32) -> String {
    let unit = 10_i128.pow(18_u32.saturating_sub(places));
    money(Usd(usd.0.div_euclid(unit) * unit), places)
}

/// Cuts a text to a width, with `…` in place of the rest.
pub(super) fn cut(text: &str, width: usize) -> Cow<'_, str> {
    if text.width() <= width {
        return Cow::Borrowed(text);
    }
    let mut kept = String::new();
    for character in text.chars() {
        kept.push(character);
        // The whole is measured: some characters join with the one before.
        if kept.width() + 1 > width {
            kept.pop();
            break;
        }
    }
    kept.push('…');
    Cow::Owned(kept)
}

#[cfg(test)]
mod tests {
    use super::cut;

    #[test]
    fn long_labels_are_cut_by_width_not_by_bytes() {
        assert_eq!(cut("abcdef", 6), "abcdef");
        assert_eq!(cut("abcdefg", 6), "abcde…");
        assert_eq!(cut("模型模型", 6), "模型…");
        assert_eq!(cut("ééééééé", 4), "ééé…");
    }
}
