//! A table to a chart for a terminal: bars or a heat map drawn with characters, their numbers beside them.
//!
//! Shapes tell series apart, and colours do so again where there are any: a chart reads the same in black and white.

mod bars;
mod heat;
mod ranges;
mod sections;
pub(super) mod stack;

use unicode_width::UnicodeWidthStr;

use super::Options;
use crate::table::{Cell, ColumnKind, Table};

/// How to draw a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chart {
    /// The shape.
    pub kind: ChartKind,
    /// How many columns in front are labels: a line per value of the first, in parts by the others.
    pub labels: usize,
    /// The column that is drawn; another number where the table has none of that name.
    pub value: &'static str,
}

/// The shape of a chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartKind {
    /// A bar per line, stacked where there is more than one label.
    Bars,
    /// The same over time: a picture draws its bars upright, a terminal has no room to.
    Columns,
    /// What is spent, what is to come, and the ranges of a forecast.
    Ranges,
    /// A shade per pair of two labels.
    Heat,
    /// A small table per value of the first label, headed by it, of the columns that say something there, and a bar per value.
    Sections,
}

/// The lines of a chart; none where there is nothing to draw.
pub(super) fn draw(table: &Table, chart: Chart, options: &Options) -> Option<Vec<String>> {
    let value = value_column(table, chart)?;
    match chart.kind {
        ChartKind::Bars | ChartKind::Columns => bars::draw(table, chart, value, options),
        ChartKind::Ranges => ranges::draw(table, chart.labels, options),
        ChartKind::Heat => heat::draw(table, value, options),
        ChartKind::Sections => Some(sections::draw(table, value, options)),
    }
}

pub(super) fn value_column(table: &Table, chart: Chart) -> Option<usize> {
    let columns = || table.columns.iter().enumerate().skip(chart.labels);
    let named = columns().find(|(_, column)| column.name == chart.value);
    let number = || {
        columns().find(|(_, column)| {
            matches!(
                column.kind,
                ColumnKind::Count | ColumnKind::Tokens | ColumnKind::Money
            )
        })
    };
    named.or_else(number).map(|(place, _)| place)
}

/// What a cell is worth in a bar; nothing for what is not known and for credits.
pub(super) fn size(cell: Option<&Cell>) -> u128 {
    match cell {
        Some(Cell::Money { usd, .. }) => u128::try_from(usd.0).unwrap_or(0),
        Some(Cell::Count(count)) => u128::from(*count),
        _ => 0,
    }
}

/// `part` of `whole` in so many cells, rounded to the nearest.
pub(super) fn cells(part: u128, whole: u128, width: usize) -> usize {
    // Sizes past the range of the product lose digits that no terminal shows.
    let shift = part.max(whole).leading_zeros();
    let lost = 32_u32.saturating_sub(shift);
    let (part, whole) = (part >> lost, whole >> lost);
    let width = u128::try_from(width).unwrap_or(0);
    match whole {
        0 => 0,
        whole => usize::try_from((part * width * 2 + whole) / (whole * 2)).unwrap_or(0),
    }
}

/// Fills a text up to a width with blanks.
fn padded(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}

#[cfg(test)]
mod tests;
