//! Rows with two labels to a map: a line per value of the first, a shade per value of the second.

use super::{padded, size};
use crate::render::Options;
use crate::render::number::{decimals, grouped, money};
use crate::render::table::{BOLD, paint};
use crate::render::text::label_text;
use crate::table::{Cell, ColumnKind, Table};
use crate::units::Usd;

/// Nothing, then quarters of the most.
const SHADES: [&str; 5] = ["·", "░", "▒", "▓", "█"];
const ASCII_SHADES: [&str; 5] = [".", "-", "+", "*", "#"];
const COLORS: [&str; 5] = ["2", "34", "36", "33", "31"];
/// Every third column has its name above it.
const NAMED: usize = 3;

/// Draws the map; `None` where there is nothing to tell apart or no room.
pub(super) fn draw(table: &Table, value: usize, options: &Options) -> Option<Vec<String>> {
    let (mut lines, mut columns): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    for row in &table.rows {
        for (names, cell) in [&mut lines, &mut columns].into_iter().zip(row) {
            let name = label_text(cell);
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    let largest = table.rows.iter().map(|row| size(row.get(value))).max()?;
    let title = lines.iter().map(|name| name.chars().count()).max()? + 2;
    let width = options.width.unwrap_or(100);
    let cell = (1..=NAMED)
        .rev()
        .find(|cell| title + columns.len() * cell <= width)?;
    if largest == 0 {
        return None;
    }
    let mut drawn = vec![paint(
        options,
        BOLD,
        heading(&columns, title, cell).trim_end(),
    )];
    for line in &lines {
        let mut drawn_line = padded(line, title);
        for column in &columns {
            let is_here = |row: &&Vec<Cell>| {
                row.first().map(label_text).as_ref() == Some(line)
                    && row.get(1).map(label_text).as_ref() == Some(column)
            };
            let found = table
                .rows
                .iter()
                .find(is_here)
                .and_then(|row| row.get(value));
            drawn_line += &match found {
                None | Some(Cell::Unknown) => " ".repeat(cell),
                found => shade(size(found), largest, cell, options),
            };
        }
        drawn.push(drawn_line.trim_end().to_owned());
    }
    drawn.push(String::new());
    drawn.extend(scale(table, value, largest, options));
    Some(drawn)
}

/// The names of every third column, above their first cell.
fn heading(columns: &[String], title: usize, cell: usize) -> String {
    let mut heading = " ".repeat(title);
    for names in columns.chunks(NAMED) {
        let room = names.len() * cell;
        let name: String = names
            .first()
            .map_or("", String::as_str)
            .chars()
            .take(room)
            .collect();
        heading += &padded(&name, room);
    }
    heading
}

/// A quarter of the largest or less is the lightest shade; only nothing is nothing.
fn level(size: u128, largest: u128) -> usize {
    let quarters = size.saturating_mul(4).div_ceil(largest.max(1));
    usize::try_from(quarters).unwrap_or(4).min(4)
}

fn shade(size: u128, largest: u128, cell: usize, options: &Options) -> String {
    let level = level(size, largest);
    let mark = mark(level, options);
    let text = match level {
        // A dot in the middle of its cell reads as a dot.
        0 => padded(mark, cell),
        _ => mark.repeat(cell),
    };
    paint(options, COLORS.get(level).unwrap_or(&""), &text)
}

fn mark(level: usize, options: &Options) -> &'static str {
    let shades = if options.ascii { ASCII_SHADES } else { SHADES };
    shades.get(level).copied().unwrap_or("#")
}

/// What each shade stands for, on as many lines as it takes.
fn scale(table: &Table, value: usize, largest: u128, options: &Options) -> Vec<String> {
    let column = table.columns.get(value);
    let amounts =
        (1..=4_u128).map(|quarter| i128::try_from(largest / 4 * quarter).unwrap_or(i128::MAX));
    let amounts: Vec<i128> = amounts.collect();
    let is_money = column.is_some_and(|column| column.kind == ColumnKind::Money);
    let places = decimals(amounts.first().map(|least| Usd(*least)).into_iter());
    let text = |amount: i128| match is_money {
        true => money(Usd(amount), places),
        false => grouped(&amount.to_string()),
    };
    let mut items = vec![(0, "nothing".to_owned())];
    items.extend(
        (1..).zip(
            amounts
                .iter()
                .map(|amount| format!("up to {}", text(*amount))),
        ),
    );
    let unit = column.map_or(String::new(), |column| column.title.to_lowercase());
    let (mut lines, mut line, mut used) = (Vec::new(), String::new(), 0);
    for (level, about) in items {
        let width = about.chars().count() + 2;
        if used > 0 && used + 3 + width > options.width.unwrap_or(usize::MAX) {
            lines.push(std::mem::take(&mut line));
            used = 0;
        }
        if used > 0 {
            line += "   ";
            used += 3;
        }
        let color = COLORS.get(level).unwrap_or(&"");
        line += &format!("{} {about}", paint(options, color, mark(level, options)));
        used += width;
    }
    if used + 1 + unit.chars().count() > options.width.unwrap_or(usize::MAX) {
        lines.push(std::mem::take(&mut line));
        lines.push(unit);
    } else {
        lines.push(format!("{line} {unit}"));
    }
    lines
}
