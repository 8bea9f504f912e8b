//! A forecast to bars: what is spent, what is to come, and the ranges the total should lie in.

use super::legend::flow;
use super::lines::numbers;
use super::palette;
use super::paper::{Anchor, MARGIN, Paper, Size, Style};
use super::scale::Scale;
use crate::render::chart::size;
use crate::render::text::label_text;
use crate::table::{Cell, Column, Table};

/// More rows are no picture.
const MOST_ROWS: usize = 25;
/// Heights of a row, of its ranges, and of the bar within them.
const PITCH: i32 = 52;
const BAND: i32 = 30;
const BAR: i32 = 14;
/// Room for an axis of its own.
const AXIS: i32 = 26;
const GAP: i32 = 14;
const LONGEST_NAME: i32 = 260;

const NAME: Style = Style::new(Size::Body, palette::INK).bold();
const SMALL: Style = Style::new(Size::Small, palette::MUTED);

/// One row of the forecast.
struct Row {
    name: String,
    about: String,
    number: String,
    range: String,
    /// Spent, fixed, and to come, one after the other.
    parts: [u128; 3],
    total: Option<u128>,
    /// From and to, of the wide range first.
    ranges: [Option<(u128, u128)>; 2],
}

impl Row {
    fn largest(&self) -> u128 {
        let ends = self.ranges.iter().flatten().map(|(_, high)| *high);
        ends.chain([self.parts.iter().sum()]).max().unwrap_or(0)
    }
}

/// Draws from `top` on; says where the drawing ends.
pub(super) fn draw(paper: &mut Paper, top: i32, table: &Table, labels: usize) -> i32 {
    let rows = rows(table, labels);
    let more = rows.len().saturating_sub(MOST_ROWS);
    let rows = rows.get(more..).unwrap_or(&rows);
    // A day and a quarter on one axis would leave the day without a width.
    let each_its_own = table
        .columns
        .first()
        .is_some_and(|column| column.name == "to");
    let about = |row: &Row| {
        if each_its_own {
            row.about.clone()
        } else {
            String::new()
        }
    };
    let width = |text: &dyn Fn(&Row) -> i32| rows.iter().map(text).max().unwrap_or(0);
    let names = width(&|row| NAME.width(&row.name).max(SMALL.width(&about(row)))).min(LONGEST_NAME);
    let numbers = width(&|row| NAME.width(&row.number).max(SMALL.width(&row.range)));
    let left = MARGIN + names + GAP;
    let right = paper.width - MARGIN - numbers - GAP;
    let largest = rows.iter().map(Row::largest).max().unwrap_or(0);
    let bottom = top + PITCH * i32::try_from(rows.len()).unwrap_or(0);
    let common = Scale::to(largest, 5);
    let money = table
        .columns
        .iter()
        .find(|column| column.name == "total_cost");
    if !each_its_own {
        axis(paper, &common, money, (left, top), (right, bottom));
    }
    let mut y = top;
    for row in rows {
        let own = Scale::to(row.largest(), 4);
        let middle = y + PITCH / 2;
        if each_its_own {
            axis(paper, &own, money, (left, y + 6), (right, y + PITCH - 6));
        }
        let scale = if each_its_own { &own } else { &common };
        bar(paper, row, scale, middle, (left, right));
        let name = NAME.cut(&row.name, names);
        pair(
            paper,
            (MARGIN, middle),
            &name,
            &SMALL.cut(&about(row), names),
            Anchor::Left,
        );
        let end = (paper.width - MARGIN, middle);
        pair(paper, end, &row.number, &row.range, Anchor::Right);
        y += PITCH + if each_its_own { AXIS } else { 0 };
    }
    let y = y + if each_its_own { 0 } else { AXIS };
    legend(paper, y + 8, rows)
}

/// A name with what explains it below, or alone in the middle.
fn pair(paper: &mut Paper, (x, middle): (i32, i32), name: &str, about: &str, anchor: Anchor) {
    let apart = if about.is_empty() { 0 } else { 10 };
    paper.write((x, middle - apart), name, Style { anchor, ..NAME });
    paper.write((x, middle + apart), about, Style { anchor, ..SMALL });
}

fn bar(paper: &mut Paper, row: &Row, scale: &Scale, middle: i32, (left, right): (i32, i32)) {
    let room = right - left;
    let colors = [palette::RANGE_95, palette::RANGE_80];
    for (range, color) in row.ranges.iter().zip(colors) {
        if let Some((low, high)) = range {
            let (from, to) = (
                left + scale.place(*low, room),
                left + scale.place(*high, room),
            );
            let half = BAND / 2;
            paper.fill(
                (from, middle - half),
                (to.max(from + 2), middle + half),
                color,
            );
        }
    }
    let (mut sum, mut from) = (0_u128, left);
    let colors = [palette::SPENT, palette::FIXED, palette::COMING];
    for (part, color) in row.parts.iter().zip(colors) {
        sum = sum.saturating_add(*part);
        let to = left + scale.place(sum, room);
        paper.fill((from, middle - BAR / 2), (to, middle + BAR / 2), color);
        from = to;
    }
    if let Some(total) = row.total {
        let x = left + scale.place(total, room);
        paper.fill(
            (x - 1, middle - BAND / 2),
            (x + 1, middle + BAND / 2),
            palette::INK,
        );
    }
}

fn axis(
    paper: &mut Paper,
    scale: &Scale,
    column: Option<&Column>,
    corner: (i32, i32),
    end: (i32, i32),
) {
    for tick in scale.ticks() {
        let x = corner.0 + scale.place(tick, end.0 - corner.0);
        let color = if tick == 0 {
            palette::AXIS
        } else {
            palette::GRID
        };
        paper.fill((x, corner.1), (x + 1, end.1 + 4), color);
        let name = scale.name(tick, column);
        paper.write((x, end.1 + 14), &name, SMALL.center());
    }
}

fn legend(paper: &mut Paper, top: i32, rows: &[Row]) -> i32 {
    let has = |is: &dyn Fn(&Row) -> bool| rows.iter().any(is);
    let items = [
        (true, palette::SPENT, "spent"),
        (
            has(&|row| row.parts.get(1).is_some_and(|fixed| *fixed > 0)),
            palette::FIXED,
            "fixed",
        ),
        (true, palette::COMING, "to come"),
        (true, palette::INK, "total"),
        (
            has(&|row| row.ranges.iter().any(Option::is_some)),
            palette::RANGE_80,
            "80 % range",
        ),
        (
            has(&|row| row.ranges.iter().any(Option::is_some)),
            palette::RANGE_95,
            "95 % range",
        ),
    ];
    let items = items
        .into_iter()
        .filter(|(is, ..)| *is)
        .map(|(_, color, name)| (color, name.to_owned(), String::new()));
    flow(paper, top, items.collect())
}

/// The rows and, where they have labels of their own, the total, which is projected on its own too.
fn rows(table: &Table, labels: usize) -> Vec<Row> {
    let place = |name: &str| table.columns.iter().position(|column| column.name == name);
    let cell = |row: &[Cell], name: &str| {
        let found = place(name).and_then(|place| row.get(place));
        found.cloned().unwrap_or(Cell::Unknown)
    };
    let texts = texts(table, &cell);
    let all = table.rows.iter().chain(&table.totals).zip(texts);
    all.enumerate()
        .map(|(number, (row, [total, low, high]))| {
            let names: Vec<String> = row.iter().take(labels).map(label_text).collect();
            let amount = |name: &str| match cell(row, name) {
                known @ Cell::Money { .. } => Some(size(Some(&known))),
                _ => None,
            };
            let range = |low, high| amount(low).zip(amount(high));
            let is_projected = amount("total_cost").is_some();
            Row {
                name: match number == table.rows.len() {
                    true => "Total".to_owned(),
                    false => names.join(" · "),
                },
                about: label_text(&cell(row, "period")),
                number: match is_projected {
                    true => total,
                    false => "no projection".to_owned(),
                },
                range: match range("low_80", "high_80") {
                    Some(_) => format!("{low} to {high}"),
                    None => String::new(),
                },
                parts: ["actual_cost", "fixed_cost", "projected_cost"]
                    .map(|name| amount(name).unwrap_or(0)),
                total: amount("total_cost"),
                ranges: [range("low_95", "high_95"), range("low_80", "high_80")],
            }
        })
        .collect()
}

/// Total and range of every row, all with as many decimals.
fn texts(table: &Table, cell: &dyn Fn(&[Cell], &str) -> Cell) -> Vec<[String; 3]> {
    let named = |column: &&Column| column.name == "total_cost";
    let column = table.columns.iter().find(named);
    let rows = table.rows.iter().chain(&table.totals);
    let cells =
        rows.flat_map(|row| ["total_cost", "low_80", "high_80"].map(|name| vec![cell(row, name)]));
    let amounts = Table {
        title: String::new(),
        columns: column.into_iter().cloned().collect(),
        rows: cells.collect(),
        totals: None,
        context: None,
    };
    let texts = numbers(&amounts, column);
    let rows = texts.chunks_exact(3).map(<[String]>::to_vec);
    rows.filter_map(|row| row.try_into().ok()).collect()
}
