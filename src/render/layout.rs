//! Columns to the room there is: expendable ones give way, then long labels are cut, digits never.

use std::borrow::Cow;

use super::text::{TextColumn, cut};

/// Blanks between two columns.
pub(super) const GAP: usize = 2;
/// A label is never cut below this.
const SHORTEST_LABEL: usize = 8;

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
    while needed(&columns, fair) > width {
        let weakest = columns.iter().map(|(_, column)| column.expendable).max();
        let Some(weakest @ 1..) = weakest else { break };
        let place = columns
            .iter()
            .rposition(|(_, column)| column.expendable == weakest);
        if let Some(place) = place {
            left_out.push(columns.remove(place).1.name);
        }
    }
    let longest = columns.iter().map(|(width, _)| *width).max().unwrap_or(0);
    let label = (SHORTEST_LABEL..=longest.min(width))
        .rev()
        .find(|label| needed(&columns, *label) <= width)
        .unwrap_or(SHORTEST_LABEL);
    let mut columns: Vec<TextColumn> = columns.into_iter().map(|(_, column)| column).collect();
    for column in columns.iter_mut().filter(|column| !column.right) {
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

/// The width of the table when labels are cut to `label`.
fn needed(columns: &[(usize, TextColumn)], label: usize) -> usize {
    let widths = columns.iter().map(|(width, column)| {
        if column.right {
            *width
        } else {
            (*width).min(label)
        }
    });
    widths.sum::<usize>() + GAP * columns.len().saturating_sub(1)
}
