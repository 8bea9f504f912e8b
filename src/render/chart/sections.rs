//! A table of several sections to a dashboard: a small table per section, under each other where they say the same.

use std::collections::HashMap;

use unicode_width::UnicodeWidthStr;

use super::padded;
use crate::render::Options;
use crate::render::layout::{GAP, fit};
use crate::render::table::{BOLD, DIM, lines, paint};
use crate::render::text::{TextColumn, columns};
use crate::table::{Cell, Column, Table};

/// Draws a small table per value of the first column, whose name heads the second.
pub(super) fn draw(table: &Table, options: &Options) -> Vec<String> {
    let width = options.width.unwrap_or(usize::MAX);
    let mut sections: Vec<Vec<TextColumn>> = table
        .rows
        .chunk_by(|left, right| left.first() == right.first())
        .map(|rows| fit(columns(&section(table, rows)), width).columns)
        .collect();
    align(&mut sections, width);
    let mut drawn = Vec::new();
    for (place, section) in sections.iter().enumerate() {
        if place > 0 {
            drawn.push(String::new());
        }
        let grid = lines(section).into_iter().enumerate();
        drawn.extend(grid.map(|(place, line)| match place {
            0 => paint(options, BOLD, &line),
            1 => paint(options, DIM, &line),
            _ => line,
        }));
    }
    drawn
}

/// The rows of one section, with the columns that say something in it.
fn section(table: &Table, rows: &[Vec<Cell>]) -> Table {
    let says = |place: usize| {
        let cells = rows.iter().filter_map(|row| row.get(place));
        place == 1 || place > 1 && cells.into_iter().any(|cell| *cell != Cell::Unknown)
    };
    let kept: Vec<usize> = (0..table.columns.len())
        .filter(|place| says(*place))
        .collect();
    let column = |place: &usize| {
        let column = table.columns.get(*place)?;
        Some(match (*place, rows.first().and_then(|row| row.first())) {
            (1, Some(Cell::Text(name))) => Column {
                title: heading(name),
                ..column.clone()
            },
            _ => column.clone(),
        })
    };
    let cells = |row: &Vec<Cell>| -> Vec<Cell> {
        let cells = kept.iter().filter_map(|place| row.get(*place));
        cells.cloned().collect()
    };
    Table {
        title: String::new(),
        columns: kept.iter().filter_map(column).collect(),
        rows: rows.iter().map(cells).collect(),
        totals: None,
        context: None,
    }
}

/// `last_30_days` as `Last 30 days`.
fn heading(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().map(|first| first.to_uppercase());
    let rest = letters.as_str().replace('_', " ");
    first.into_iter().flatten().chain(rest.chars()).collect()
}

/// Puts columns of one name under each other, as far as each section has room for it.
fn align(sections: &mut [Vec<TextColumn>], width: usize) {
    let mut widest: HashMap<String, usize> = HashMap::new();
    for column in sections.iter().flatten() {
        let width = widest.entry(column.name.clone()).or_default();
        *width = column.width().max(*width);
    }
    for section in sections {
        let used: usize = section.iter().map(|column| column.width() + GAP).sum();
        let mut spare = (width + GAP).saturating_sub(used);
        for column in section {
            let wanted = widest.get(&column.name).copied().unwrap_or(0);
            let more = wanted.saturating_sub(column.width()).min(spare);
            spare -= more;
            let width = column.width() + more;
            column.title = match column.right {
                true => padded("", width - column.title.width()) + &column.title,
                false => padded(&column.title, width),
            };
        }
    }
}
