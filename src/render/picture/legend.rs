//! The parts of a drawing to a legend: a colour, a name, what it comes to and its share.

use super::lines::{Lines, numbers};
use super::palette::{self, Color};
use super::paper::{LINE, MARGIN, Paper, Size, Style};
use crate::render::number::percent;
use crate::table::{ColumnKind, Table};
use crate::units::shares;

/// Tenths of a percent in the whole.
const WHOLE: i128 = 1000;
/// A longer name is cut.
const LONGEST_NAME: i32 = 320;
/// A patch of colour, and the room after it and after an item.
const PATCH: i32 = 12;
const GAP: i32 = 7;
const BETWEEN: i32 = 26;

const NAME: Style = Style::new(Size::Body, palette::INK);
const NUMBER: Style = Style::new(Size::Small, palette::MUTED);

/// The colour of a part, the largest first.
pub(super) fn color(place: usize) -> Color {
    let [.., rest] = palette::PARTS;
    palette::PARTS.get(place).copied().unwrap_or(rest)
}

/// What an amount of the drawing is: `USD`, or the heading of the column.
pub(super) fn unit(lines: &Lines) -> String {
    match &lines.column {
        Some(column) if column.kind == ColumnKind::Money => format!("{} in USD", column.title),
        Some(column) => column.title.clone(),
        None => String::new(),
    }
}

/// Draws what there is to tell apart.
pub(super) fn draw(paper: &mut Paper, top: i32, lines: &Lines) -> i32 {
    if lines.parts.is_empty() {
        return top;
    }
    let table = Table {
        title: String::new(),
        columns: lines.column.iter().cloned().collect(),
        rows: lines
            .parts
            .iter()
            .map(|part| vec![part.sum.clone()])
            .collect(),
        totals: None,
        context: None,
    };
    let exact = |size: u128| i128::try_from(size).unwrap_or(i128::MAX);
    let sizes: Vec<i128> = lines.parts.iter().map(|part| exact(part.size)).collect();
    let tenths = shares(&sizes, WHOLE).unwrap_or_else(|| vec![0; sizes.len()]);
    let sums = numbers(&table, lines.column.as_ref());
    let items = lines.parts.iter().zip(sums).zip(tenths).enumerate();
    let items = items.map(|(place, ((part, sum), tenths))| {
        let share = percent(tenths, WHOLE);
        let word = part
            .word
            .as_ref()
            .map_or(String::new(), |word| format!(" · {word}"));
        (
            color(place),
            part.name.clone(),
            format!("{sum} · {share}{word}"),
        )
    });
    flow(paper, top, items.collect())
}

/// Puts items beside each other, on as many lines as they take.
pub(super) fn flow(paper: &mut Paper, top: i32, items: Vec<(Color, String, String)>) -> i32 {
    let (mut x, mut y) = (MARGIN, top + LINE / 2);
    for (color, name, number) in items {
        let name = NAME.cut(&name, LONGEST_NAME);
        let name_at = PATCH + GAP;
        let number_at = name_at + NAME.width(&name) + GAP;
        let width = number_at + NUMBER.width(&number);
        if x > MARGIN && x + width > paper.width - MARGIN {
            x = MARGIN;
            y += LINE + 4;
        }
        paper.fill((x, y - PATCH / 2), (x + PATCH, y + PATCH / 2), color);
        paper.write((x + name_at, y), &name, NAME);
        paper.write((x + number_at, y), &number, NUMBER);
        x += width + BETWEEN;
    }
    y + LINE
}
