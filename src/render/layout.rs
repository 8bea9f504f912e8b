//! Columns to the room there is: expendable ones give way, then long labels are cut, digits never.

use std::borrow::Cow;

use super::text::{TextColumn, cut};

/// Blanks between two columns.
pub(super) const GAP: usize = 2;
/// A label is never cut below this.
const SHORTEST_LABEL: usize = 8;
/// What a person is to type is whole, as long as something else can give way.
const TYPED: &str = "arguments";

/// What fits, and the names of what does not.
#[derive(Debug)]
pub(super) struct Layout {
    pub(super) columns: Vec<TextColumn>,
    pub(super) left_out: Vec<String>,
}

/// Fits columns into a width.
pub(super) fn fit(columns: Vec<TextColumn>, width: usize) -> Layout {
    // Measured once: an answer may have very many rows.
    let mut columns: Vec<(usize, TextColumn)> = columns
        .into_iter()
        .map(|column| (column.width(), column))
        .collect();
    let labels = columns.iter().filter(|(_, column)| !column.right).count();
    // While there is something else to drop, a label may take a third of the line, but not all of it.
    let fair = (width / 3 / labels.max(1)).max(12);
    let mut left_out = Vec::new();
    while needed(&columns, fair, true) > width {
        let weakest = columns.iter().map(|(_, column)| column.expendable).max();
        let Some(weakest @ 1..) = weakest else { break };
        let place = columns
            .iter()
            .rposition(|(_, column)| column.expendable == weakest);
        if let Some(place) = place {
            left_out.push(columns.remove(place).1.name);
        }
    }
    let is_whole = needed(&columns, SHORTEST_LABEL, true) <= width;
    let longest = columns.iter().map(|(width, _)| *width).max().unwrap_or(0);
    let label = (SHORTEST_LABEL..=longest.min(width))
        .rev()
        .find(|label| needed(&columns, *label, is_whole) <= width)
        .unwrap_or(SHORTEST_LABEL);
    let mut columns: Vec<TextColumn> = columns.into_iter().map(|(_, column)| column).collect();
    let is_kept = |column: &TextColumn| column.right || is_whole && column.name == TYPED;
    for column in columns.iter_mut().filter(|column| !is_kept(column)) {
        let texts = column.cells.iter_mut().chain(&mut column.total);
        for text in texts.chain([&mut column.title]) {
            if let Cow::Owned(short) = cut(text, label) {
                *text = short;
            }
        }
    }
    left_out.reverse();
    Layout { columns, left_out }
}

/// The width of the table when labels are cut to `label`, what is to be typed aside where it `is_whole`.
fn needed(columns: &[(usize, TextColumn)], label: usize, is_whole: bool) -> usize {
    let widths = columns.iter().map(|(width, column)| {
        if column.right || is_whole && column.name == TYPED {
            *width
        } else {
            (*width).min(label)
        }
    });
    widths.sum::<usize>() + GAP * columns.len().saturating_sub(1)
}
