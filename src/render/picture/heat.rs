//! Rows with two labels to a map: a line per value of the first, a shade per value of the second.

use super::legend::flow;
use super::palette;
use super::palette::Color;
use super::paper::{MARGIN, Paper, Size, Style};
use super::scale::Scale;
use crate::render::chart::size;
use crate::render::text::label_text;
use crate::table::{Cell, Table};

const HEIGHT: i32 = 34;
const GAP: i32 = 12;

const NAME: Style = Style::new(Size::Body, palette::INK);
const SMALL: Style = Style::new(Size::Small, palette::MUTED);

/// Draws from `top` on; says where the drawing ends.
pub(super) fn draw(paper: &mut Paper, top: i32, table: &Table, value: usize) -> i32 {
    let lines = distinct(table, 0);
    let columns = distinct(table, 1);
    let names = lines.iter().map(|name| NAME.width(name)).max().unwrap_or(0);
    let left = MARGIN + names.min(200) + GAP;
    let right = paper.width - MARGIN;
    let count = i32::try_from(columns.len()).unwrap_or(1).max(1);
    let edge = |place: i32| left + (right - left) * place / count;
    let largest = table.rows.iter().map(|row| size(row.get(value))).max();
    let largest = largest.unwrap_or(0);
    let top = top + 24;
    heading(paper, &columns, top - 12, &edge);
    for row in &table.rows {
        let at = |names: &[String], place: usize| {
            let name = row.get(place).map(label_text);
            let found = names.iter().position(|known| Some(known) == name.as_ref());
            found.and_then(|found| i32::try_from(found).ok())
        };
        let known = row.get(value).filter(|cell| **cell != Cell::Unknown);
        if let (Some(line), Some(column), Some(cell)) = (at(&lines, 0), at(&columns, 1), known) {
            let y = top + line * HEIGHT;
            let color = shade(size(Some(cell)), largest);
            paper.fill(
                (edge(column) + 1, y + 1),
                (edge(column + 1) - 1, y + HEIGHT - 1),
                color,
            );
        }
    }
    let mut y = top + HEIGHT / 2;
    for line in &lines {
        paper.write((MARGIN, y), &NAME.cut(line, 200), NAME);
        y += HEIGHT;
    }
    scale(paper, y, table, value, largest)
}

/// Names above the columns, as many as have room.
fn heading(paper: &mut Paper, columns: &[String], y: i32, edge: &dyn Fn(i32) -> i32) {
    let widest = columns.iter().map(|name| SMALL.width(name)).max();
    let step = (edge(1) - edge(0)).max(1);
    let every = (widest.unwrap_or(0) + 8 + step - 1) / step;
    let every = usize::try_from(every).unwrap_or(1).max(1);
    for (place, name) in (0..).zip(columns).step_by(every) {
        let x = (edge(place) + edge(place + 1)) / 2;
        let half = SMALL.width(name) / 2;
        let x = x.min(paper.width - MARGIN - half);
        paper.write((x, y), name, SMALL.center());
    }
}

fn distinct(table: &Table, place: usize) -> Vec<String> {
    let mut names = Vec::new();
    for name in table
        .rows
        .iter()
        .filter_map(|row| row.get(place))
        .map(label_text)
    {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// An eighth of the largest or less is the lightest shade; only nothing is nothing.
fn shade(size: u128, largest: u128) -> Color {
    let [nothing, ..] = palette::HEAT;
    let level = size.saturating_mul(8).div_ceil(largest.max(1)).min(8);
    let level = usize::try_from(level).unwrap_or(0);
    palette::HEAT.get(level).copied().unwrap_or(nothing)
}

/// What the shades stand for.
fn scale(paper: &mut Paper, top: i32, table: &Table, value: usize, largest: u128) -> i32 {
    let column = table.columns.get(value);
    let axis = Scale::to((largest / 8).max(1), 10);
    let mut items = Vec::new();
    for (eighths, color) in (0_u128..).zip(palette::HEAT) {
        let amount = axis.name(largest / 8 * eighths, column);
        // Every second is enough to read the others.
        match eighths {
            0 => items.push((color, "nothing".to_owned(), String::new())),
            odd if odd % 2 == 1 => {}
            _ => items.push((color, format!("up to {amount}"), String::new())),
        }
    }
    if let (Some(column), Some(last)) = (column, items.last_mut()) {
        last.2 = column.title.to_lowercase();
    }
    flow(paper, top, items)
}
