//! A forecast to bars: what is spent and what is to come, and below it the ranges around the total.

use unicode_width::UnicodeWidthStr;

use super::{cells, padded, size};
use crate::render::Options;
use crate::render::layout::{GAP, fit};
use crate::render::table::{BOLD, DIM, lines, paint};
use crate::render::text::columns;
use crate::table::{Cell, Table};

/// Columns that stand beside the bars; the others are in the table.
const BESIDE: [&str; 3] = ["actual_cost", "projected_cost", "total_cost"];
/// A longer bar says no more, a shorter one nothing.
const WIDEST: usize = 60;
const NARROWEST: usize = 16;
const DEFAULT_WIDTH: usize = 100;
const SPENT: &str = "34";
const COMING: &str = "33";

/// The marks of a drawing: spent, fixed, to come, the wide range, the narrow one, the total.
const MARKS: [&str; 6] = ["█", "▓", "░", "┄", "━", "┃"];
const ASCII_MARKS: [&str; 6] = ["#", "=", "-", ".", "~", "|"];

/// One row's amounts.
struct Row {
    parts: [u128; 3],
    total: Option<u128>,
    ranges: [Option<(u128, u128)>; 2],
}

/// Draws two lines per row: the bar, and its ranges; `None` where there is no room or nothing to draw.
pub(super) fn draw(table: &Table, labels: usize, options: &Options) -> Option<Vec<String>> {
    let width = options.width.unwrap_or(DEFAULT_WIDTH);
    let first = table.columns.first()?.name.clone();
    let beside = columns(table).into_iter().enumerate();
    let beside =
        beside.filter(|(place, column)| *place < labels || BESIDE.contains(&column.name.as_str()));
    let beside = beside.map(|(_, column)| column).collect();
    let layout = fit(beside, width.saturating_sub(NARROWEST + GAP));
    let grid = lines(&layout.columns);
    let before = grid.iter().map(|line| line.width()).max().unwrap_or(0) + GAP;
    let room = width.saturating_sub(before).min(WIDEST);
    let rows: Vec<Row> = table
        .rows
        .iter()
        .chain(&table.totals)
        .map(|cells| row(table, cells))
        .collect();
    let largest = rows.iter().map(Row::largest).max()?;
    if room < NARROWEST || largest == 0 {
        return None;
    }
    // A day and a quarter on one axis would leave the day without a width.
    let each_its_own = first == "to";
    let mut drawn = Vec::new();
    let mut rows = rows.iter();
    for (place, line) in grid.iter().enumerate() {
        let is_rule = place == 1 || (table.totals.is_some() && place == table.rows.len() + 2);
        if place == 0 || is_rule {
            let code = if place == 0 { BOLD } else { DIM };
            drawn.push(paint(options, code, line));
            continue;
        }
        let Some(row) = rows.next() else { continue };
        let scale = if each_its_own { row.largest() } else { largest };
        let bar = row.bar(scale, room, options);
        drawn.push(
            format!("{}{bar}", padded(line, before))
                .trim_end()
                .to_owned(),
        );
        let ranges = row.range(scale, room, options);
        if !ranges.is_empty() {
            drawn.push(format!("{}{ranges}", " ".repeat(before)));
        }
    }
    drawn.push(String::new());
    drawn.push(legend(&rows_of(table), each_its_own, options));
    Some(drawn)
}

fn rows_of(table: &Table) -> Vec<Row> {
    let rows = table.rows.iter();
    rows.map(|cells| row(table, cells)).collect()
}

fn row(table: &Table, cells: &[Cell]) -> Row {
    let amount = |name: &str| {
        let place = table.columns.iter().position(|column| column.name == name);
        match place.and_then(|place| cells.get(place)) {
            Some(known @ Cell::Money { .. }) => Some(size(Some(known))),
            _ => None,
        }
    };
    let range = |low, high| amount(low).zip(amount(high));
    Row {
        parts: ["actual_cost", "fixed_cost", "projected_cost"]
            .map(|name| amount(name).unwrap_or(0)),
        total: amount("total_cost"),
        ranges: [range("low_95", "high_95"), range("low_80", "high_80")],
    }
}

impl Row {
    fn largest(&self) -> u128 {
        let ends = self.ranges.iter().flatten().map(|(_, high)| *high);
        ends.chain([self.parts.iter().sum()]).max().unwrap_or(0)
    }

    fn bar(&self, scale: u128, room: usize, options: &Options) -> String {
        let [spent, fixed, coming, ..] = marks(options);
        let looks = [(spent, SPENT), (fixed, "32"), (coming, COMING)];
        let (mut bar, mut sum, mut before) = (String::new(), 0_u128, 0);
        for (part, (mark, color)) in self.parts.iter().zip(looks) {
            sum = sum.saturating_add(*part);
            let end = cells(sum, scale, room);
            bar += &paint(options, color, &mark.repeat(end.saturating_sub(before)));
            before = end;
        }
        match (sum > 0 && before == 0, options.ascii) {
            // Too little for a cell, but not nothing.
            (true, true) => "|".to_owned(),
            (true, false) => "▏".to_owned(),
            _ => bar,
        }
    }

    /// The ranges around the total, on a line of their own.
    fn range(&self, scale: u128, room: usize, options: &Options) -> String {
        let [.., wide, narrow, total] = marks(options);
        let mut marks = vec![" "; room];
        for (range, mark) in self.ranges.iter().zip([wide, narrow]) {
            let Some((low, high)) = range else { continue };
            let (from, to) = (cells(*low, scale, room), cells(*high, scale, room));
            let to = to.max(from + 1).min(room);
            let cells = marks.iter_mut().take(to).skip(from.min(room - 1));
            cells.for_each(|cell| *cell = mark);
        }
        let is_drawn = self.ranges.iter().any(Option::is_some);
        let at = self
            .total
            .map(|total| cells(total, scale, room).saturating_sub(1));
        if let (true, Some(cell)) = (is_drawn, at.and_then(|at| marks.get_mut(at))) {
            *cell = total;
        }
        paint(options, DIM, marks.concat().trim_end())
    }
}

fn marks(options: &Options) -> [&'static str; 6] {
    if options.ascii { ASCII_MARKS } else { MARKS }
}

fn legend(rows: &[Row], each_its_own: bool, options: &Options) -> String {
    let [spent, fixed, coming, wide, narrow, total] = marks(options);
    let has_fixed = rows
        .iter()
        .any(|row| row.parts.get(1).is_some_and(|part| *part > 0));
    let has_ranges = rows
        .iter()
        .any(|row| row.ranges.iter().any(Option::is_some));
    let items = [
        (true, SPENT, spent, "spent"),
        (has_fixed, "32", fixed, "fixed"),
        (true, COMING, coming, "to come"),
        (has_ranges, DIM, total, "total"),
        (has_ranges, DIM, narrow, "80 %"),
        (has_ranges, DIM, wide, "95 %"),
    ];
    let items = items.iter().filter(|(is, ..)| *is);
    let items: Vec<String> = items
        .map(|(_, color, mark, name)| format!("{} {name}", paint(options, color, mark)))
        .collect();
    let scale = if each_its_own && rows.len() > 1 {
        "   each row has its own scale"
    } else {
        ""
    };
    format!("{}{scale}", items.join("   "))
}
