//! Rows to the lines of a bar chart: a name, a number, and the sizes of the parts; few enough to be read.

use crate::render::chart::stack::{Part, stack};
use crate::render::chart::{ChartKind, size};
use crate::render::text::{columns, label_text};
use crate::table::{Cell, Column, ColumnKind, Table};

/// What is drawn of a table.
pub(super) struct Lines {
    pub(super) lines: Vec<Line>,
    /// What the parts are; none where a line is one.
    pub(super) parts: Vec<Part>,
    /// What is drawn.
    pub(super) column: Option<Column>,
    /// Lines that were folded into the last one.
    pub(super) folded: usize,
}

/// One bar.
pub(super) struct Line {
    pub(super) name: String,
    /// Its number, as the table writes it.
    pub(super) number: String,
    /// What its parts are worth, in the order of the parts.
    pub(super) sizes: Vec<u128>,
}

impl Line {
    pub(super) fn size(&self) -> u128 {
        self.sizes.iter().sum()
    }
}

impl Lines {
    /// The lines of a table that begins with so many labels.
    pub(super) fn of(table: &Table, labels: usize, value: usize, kind: ChartKind) -> Self {
        let column = table.columns.get(value).cloned();
        let (shown, sizes, parts) = match labels {
            0 | 1 => {
                let sizes = table.rows.iter().map(|row| vec![size(row.get(value))]);
                (table.clone(), sizes.collect(), Vec::new())
            }
            _ => {
                let stack = stack(table, labels, value, kind);
                (stack.table, stack.sizes, stack.parts)
            }
        };
        let numbers = numbers(&shown, column.as_ref());
        let rows = shown.rows.iter().zip(numbers).zip(sizes);
        let lines = rows.map(|((row, number), sizes)| Line {
            name: match (labels, row.first()) {
                (0, _) | (_, None) => "Total".to_owned(),
                (_, Some(first)) => label_text(first),
            },
            number,
            sizes,
        });
        Self {
            lines: lines.collect(),
            parts,
            column,
            folded: 0,
        }
    }

    /// Folds what is beyond so many lines into the last one.
    pub(super) fn fold(mut self, most: usize) -> Self {
        if self.lines.len() <= most {
            return self;
        }
        let rest = self.lines.split_off(most - 1);
        self.folded = rest.len();
        let mut sizes = vec![0; rest.first().map_or(0, |line| line.sizes.len())];
        for line in &rest {
            for (sum, size) in sizes.iter_mut().zip(&line.sizes) {
                *sum += size;
            }
        }
        let sum = sizes.iter().sum();
        self.lines.push(Line {
            name: format!("({} more)", rest.len()),
            number: self.number(sum),
            sizes,
        });
        self
    }

    /// The largest line.
    pub(super) fn largest(&self) -> u128 {
        self.lines.iter().map(Line::size).max().unwrap_or(0)
    }

    /// An amount as the table would write it.
    fn number(&self, amount: u128) -> String {
        let whole = i128::try_from(amount).unwrap_or(i128::MAX);
        let cell = match self.column.as_ref().map(|column| column.kind) {
            Some(ColumnKind::Money) => Cell::Money {
                usd: crate::units::Usd(whole),
                lower_bound: self.lines.iter().any(|line| line.number.starts_with('≥')),
            },
            _ => Cell::Count(u64::try_from(amount).unwrap_or(u64::MAX)),
        };
        let table = Table {
            title: String::new(),
            columns: self.column.iter().cloned().collect(),
            rows: vec![vec![cell]],
            totals: None,
            context: None,
        };
        numbers(&table, self.column.as_ref()).concat()
    }
}

/// The texts of one column.
pub(super) fn numbers(table: &Table, column: Option<&Column>) -> Vec<String> {
    let name = column.map(|column| column.name.as_str());
    let found = columns(table)
        .into_iter()
        .find(|column| Some(column.name.as_str()) == name);
    found.map_or_else(
        || vec![String::new(); table.rows.len()],
        |column| column.cells,
    )
}
