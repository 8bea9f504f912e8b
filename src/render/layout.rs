//! Columns to the room there is: expendable ones give way, then long labels are cut, digits never.

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
pub(super) fn fit(mut columns: Vec<TextColumn>, width: usize) -> Layout {
    let labels = columns.iter().filter(|column| !column.right).count().max(1);
    // While there is something else to drop, a label may take a third of the line, but not all of it.
    let fair = (width / 3 / labels).max(12);
    let mut left_out = Vec::new();
    while needed(&columns, fair) > width {
        let last = columns
            .iter()
            .map(|column| column.expendable)
            .max()
            .unwrap_or(0);
        let place = columns.iter().rposition(|column| column.expendable == last);
        match place {
            Some(place) if last > 0 => left_out.push(columns.remove(place).name),
            _ => break,
        }
    }
    let longest = columns.iter().map(TextColumn::width).max().unwrap_or(0);
    let label = (SHORTEST_LABEL..=longest)
        .rev()
        .find(|label| needed(&columns, *label) <= width)
        .unwrap_or(SHORTEST_LABEL);
    for column in columns.iter_mut().filter(|column| !column.right) {
        let texts = column.cells.iter_mut().chain(&mut column.total);
        for text in texts.chain([&mut column.title]) {
            *text = cut(text, label).into_owned();
        }
    }
    left_out.reverse();
    Layout { columns, left_out }
}

/// The width of the table when labels are cut to `label`.
fn needed(columns: &[TextColumn], label: usize) -> usize {
    let widths = columns.iter().map(|column| match column.right {
        true => column.width(),
        false => column.width().min(label),
    });
    widths.sum::<usize>() + GAP * columns.len().saturating_sub(1)
}
