//! A table of several sections to a dashboard: a small table per section, under each other where they say the same.

use std::collections::HashMap;

use unicode_width::UnicodeWidthStr;

use super::{cells, padded};
use crate::render::Options;
use crate::render::layout::{GAP, fit};
use crate::render::table::{BOLD, DIM, lines, paint};
use crate::render::text::{TextColumn, columns};
use crate::table::{Cell, Column, Table};

/// A longer bar says no more.
const WIDEST: usize = 20;
/// A shorter bar says nothing.
const NARROWEST: usize = 8;

/// Draws a small table per value of the first column, whose name heads the second, and a bar per share where there is room.
pub(super) fn draw(table: &Table, value: usize, options: &Options) -> Vec<String> {
    let width = options.width.unwrap_or(usize::MAX);
    let groups: Vec<&[Vec<Cell>]> = table
        .rows
        .chunk_by(|left, right| left.first() == right.first())
        .collect();
    let mut sections: Vec<Vec<TextColumn>> = groups
        .iter()
        .map(|rows| fit(columns(&section(table, rows)), width).columns)
        .collect();
    align(&mut sections, width);
    let has_bars = |rows: &&[Vec<Cell>]| rows.iter().any(|row| is_share(row.get(value)));
    let room = sections.iter().zip(&groups);
    let room = room.filter(|(_, rows)| has_bars(rows));
    let room = room.map(|(section, _)| room_behind(section, width)).min();
    let mut drawn = Vec::new();
    for (section, rows) in sections.iter().zip(groups) {
        if !drawn.is_empty() {
            drawn.push(String::new());
        }
        let bars = bars(rows, value, room.unwrap_or(0), options);
        let used = section.iter().map(|column| column.width() + GAP).sum();
        for (place, line) in lines(section).into_iter().enumerate() {
            let line = match bars.get(place) {
                Some(bar) => padded(&line, used) + bar,
                None => line,
            };
            drawn.push(match place {
                0 => paint(options, BOLD, line.trim_end()),
                1 => paint(options, DIM, &line),
                _ => line.trim_end().to_owned(),
            });
        }
    }
    drawn
}

/// How long a bar may be behind a section.
fn room_behind(section: &[TextColumn], width: usize) -> usize {
    let used: usize = section.iter().map(|column| column.width() + GAP).sum();
    width.saturating_sub(used).min(WIDEST)
}

fn is_share(cell: Option<&Cell>) -> bool {
    matches!(cell, Some(Cell::Ratio { .. }))
}

/// What stands behind heading, rule and rows: bars of which a full one is the whole. None where no share is known.
fn bars(rows: &[Vec<Cell>], value: usize, room: usize, options: &Options) -> Vec<String> {
    let (block, rule) = if options.ascii {
        ("#", "-")
    } else {
        ("█", "─")
    };
    let bar = |row: &Vec<Cell>| match row.get(value) {
        Some(Cell::Ratio {
            numerator,
            denominator,
        }) => {
            let [part, whole] = [numerator, denominator].map(|part| u128::try_from(*part));
            block.repeat(cells(part.unwrap_or(0), whole.unwrap_or(0), room).min(room))
        }
        _ => String::new(),
    };
    let bars: Vec<String> = rows.iter().map(bar).collect();
    match room >= NARROWEST && rows.iter().any(|row| is_share(row.get(value))) {
        true => [vec![String::new(), rule.repeat(room)], bars].concat(),
        false => Vec::new(),
    }
}

/// The rows of one section, with the columns that say something in it.
fn section(table: &Table, rows: &[Vec<Cell>]) -> Table {
    let says = |place: usize| {
        let mut cells = rows.iter().filter_map(|row| row.get(place));
        // That a cost is not known is something to say.
        let is_told = |column: &Column| column.name == "cost";
        place == 1
            || place > 1
                && (table.columns.get(place).is_some_and(is_told)
                    || cells.any(|cell| *cell != Cell::Unknown))
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
    let chosen = |row: &Vec<Cell>| -> Vec<Cell> {
        let cells = kept.iter().filter_map(|place| row.get(*place));
        cells.cloned().collect()
    };
    Table {
        title: String::new(),
        columns: kept.iter().filter_map(column).collect(),
        rows: rows.iter().map(chosen).collect(),
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
        let mut spare = width.saturating_add(GAP).saturating_sub(used);
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
