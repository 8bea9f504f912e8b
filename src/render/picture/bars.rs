//! Lines with sizes to bars from left to right, the number of each at its right.

use super::legend;
use super::lines::Lines;
use super::palette;
use super::paper::{MARGIN, Paper, Size, Style};
use super::scale::Scale;
use crate::render::chart::ChartKind;
use crate::table::Table;

/// More lines are no picture: those beyond are one.
const MOST_LINES: usize = 40;
/// A longer name gives way to the bars.
const LONGEST_NAME: i32 = 300;
/// From one bar to the next, and what of it is bar.
const PITCH: i32 = 30;
const THICK: i32 = 18;
/// Between name, bar and number.
const GAP: i32 = 12;

const NAME: Style = Style::new(Size::Body, palette::INK).right();
const NUMBER: Style = Style::new(Size::Body, palette::INK).right();
const TICK: Style = Style::new(Size::Small, palette::MUTED).center();

/// Draws from `top` on; says where the drawing ends.
pub(super) fn draw(paper: &mut Paper, top: i32, table: &Table, labels: usize, value: usize) -> i32 {
    let lines = Lines::of(table, labels, value, ChartKind::Bars).fold(MOST_LINES);
    paper.write(
        (MARGIN, top),
        &legend::unit(&lines),
        Style::new(Size::Small, palette::MUTED),
    );
    let top = top + 16;
    let widest = |texts: &mut dyn Iterator<Item = &String>, style: Style| {
        texts.map(|text| style.width(text)).max().unwrap_or(0)
    };
    let names = widest(&mut lines.lines.iter().map(|line| &line.name), NAME).min(LONGEST_NAME);
    let numbers = widest(&mut lines.lines.iter().map(|line| &line.number), NUMBER);
    let left = MARGIN + names + GAP;
    let right = paper.width - MARGIN - numbers - GAP;
    let room = right - left;
    let scale = Scale::to(lines.largest(), 5);
    let height = PITCH * i32::try_from(lines.lines.len()).unwrap_or(0);
    axis(paper, &scale, &lines, (left, top), (right, top + height));
    let mut y = top + PITCH / 2;
    for line in &lines.lines {
        paper.write((left - GAP, y), &NAME.cut(&line.name, names), NAME);
        paper.write((paper.width - MARGIN, y), &line.number, NUMBER);
        let (mut sum, mut from) = (0_u128, left);
        for (place, size) in line.sizes.iter().enumerate() {
            sum = sum.saturating_add(*size);
            // However little, it is not nothing.
            let least = i32::from(place == 0 && *size > 0);
            let to = left + scale.place(sum, room).max(least);
            let color = legend::color(place);
            paper.fill((from, y - THICK / 2), (to, y + THICK / 2), color);
            from = from.max(to);
        }
        y += PITCH;
    }
    let bottom = top + height + PITCH;
    legend::draw(paper, bottom + 8, &lines)
}

/// Lines of the grid with their amounts below.
fn axis(paper: &mut Paper, scale: &Scale, lines: &Lines, corner: (i32, i32), end: (i32, i32)) {
    let ticks = scale.ticks();
    for tick in ticks {
        let x = corner.0 + scale.place(tick, end.0 - corner.0);
        let color = if tick == 0 {
            palette::AXIS
        } else {
            palette::GRID
        };
        paper.fill((x, corner.1), (x + 1, end.1 + 4), color);
        let name = scale.name(tick, lines.column.as_ref());
        paper.write((x, end.1 + 14), &name, TICK);
    }
}
