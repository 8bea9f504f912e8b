//! Lines with sizes to bars beside their numbers, stacked where they have parts.

use unicode_width::UnicodeWidthStr;

use super::stack::{MOST_PARTS, Part, stack};
use super::{Chart, cells, padded, size};
use crate::render::Options;
use crate::render::layout::{GAP, fit};
use crate::render::table::{BOLD, DIM, lines, paint};
use crate::render::text::{TextColumn, columns};
use crate::table::{Cell, Column, ColumnKind, Table};

/// The look of the parts, the largest first; neighbours differ in shade. The last is for the rest.
const SHADES: [&str; MOST_PARTS + 1] = ["█", "░", "▓", "▒", "▚", "·"];
const ASCII_SHADES: [&str; MOST_PARTS + 1] = ["#", "-", "=", "+", "*", "."];
/// Colours that people who see few of them tell apart.
const COLORS: [&str; MOST_PARTS + 1] = ["34", "33", "36", "35", "32", "2"];
/// A bar's last cell, in eighths.
const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
/// A longer bar says no more.
const WIDEST: usize = 60;
/// A shorter bar says nothing.
const NARROWEST: usize = 8;
/// A longer label gives way to the numbers.
const LONGEST_LABEL: usize = 24;
/// Assumed where no width is stated.
const DEFAULT_WIDTH: usize = 100;

/// Draws a bar per value of the first label; `None` where nothing has a size or there is no room.
pub(super) fn draw(
    table: &Table,
    chart: Chart,
    value: usize,
    options: &Options,
) -> Option<Vec<String>> {
    let labels = chart.labels;
    if labels == 0 {
        return None;
    }
    let (numbers, sizes, parts) = if labels == 1 {
        let sizes = table.rows.iter().map(|row| vec![size(row.get(value))]);
        (table.clone(), sizes.collect(), Vec::new())
    } else {
        let stack = stack(table, labels, value, chart.kind);
        (stack.table, stack.sizes, stack.parts)
    };
    let largest = sizes
        .iter()
        .map(|parts: &Vec<u128>| parts.iter().sum::<u128>())
        .max()?;
    if largest == 0 {
        return None;
    }
    let width = options.width.unwrap_or(DEFAULT_WIDTH);
    let name = table.columns.get(value).map_or("", |column| &column.name);
    let beside = fewer(columns(&numbers), name, width / 2);
    let layout = fit(beside, width.saturating_sub(NARROWEST + GAP));
    let grid = lines(&layout.columns);
    let beside = grid.iter().map(|line| line.width()).max().unwrap_or(0) + GAP;
    let room = width.saturating_sub(beside).min(WIDEST);
    if room < NARROWEST {
        return None;
    }
    let name = table.columns.get(value).map(|column| column.name.as_str());
    let shown = layout
        .columns
        .iter()
        .find(|column| Some(column.name.as_str()) == name);
    let most = sizes
        .iter()
        .position(|parts| parts.iter().sum::<u128>() == largest);
    let scale = most
        .and_then(|most| shown?.cells.get(most))
        .map_or("", String::as_str);
    let rule = if options.ascii { "-" } else { "─" }.repeat(room);
    let last = sizes.len() + 2;
    let mut drawn = Vec::with_capacity(grid.len() + parts.len() + 2);
    for (place, line) in grid.into_iter().enumerate() {
        let text = padded(&line, beside);
        let line = match place {
            0 => paint(options, BOLD, &format!("{text}0{scale:>0$}", room - 1)),
            1 => paint(options, DIM, &format!("{text}{rule}")),
            _ if place == last => paint(options, DIM, &format!("{text}{rule}")),
            _ if place > last => paint(options, BOLD, &line),
            _ => match sizes.get(place - 2) {
                Some(sizes) => format!("{text}{}", bar(sizes, largest, room, options)),
                None => line,
            },
        };
        drawn.push(line.trim_end().to_owned());
    }
    if !parts.is_empty() {
        drawn.push(String::new());
        drawn.extend(legend(table, labels, value, &parts, options));
    }
    Some(drawn)
}

/// The columns that stand beside bars in so much room: the first, the one that is drawn, and what else there is
/// room for. A label is cut only where even these two are too wide.
fn fewer(mut columns: Vec<TextColumn>, drawn: &str, room: usize) -> Vec<TextColumn> {
    let width = |columns: &[TextColumn]| {
        let widths = columns
            .iter()
            .map(|column| column.width().min(LONGEST_LABEL) + GAP);
        widths.sum::<usize>().saturating_sub(GAP)
    };
    while width(&columns) > room {
        let weakest = columns
            .iter()
            .enumerate()
            .filter(|(place, column)| *place > 0 && column.name != drawn)
            .max_by_key(|(place, column)| (column.expendable, *place));
        let Some((place, _)) = weakest else { break };
        columns.remove(place);
    }
    columns
}

/// One line's bar: its parts end where their sums do, so that rounding never adds up.
fn bar(parts: &[u128], largest: u128, room: usize, options: &Options) -> String {
    if let [whole] = parts {
        return single(*whole, largest, room, options);
    }
    let mut bar = String::new();
    let (mut sum, mut before) = (0_u128, 0);
    for (place, part) in parts.iter().enumerate() {
        sum += part;
        let end = cells(sum, largest, room);
        bar += &paint(
            options,
            color(place),
            &shade(place, options).repeat(end - before),
        );
        before = end;
    }
    // Too little for a cell, but not nothing.
    match (sum > 0 && before == 0, options.ascii) {
        (true, true) => "|".to_owned(),
        (true, false) => "▏".to_owned(),
        _ => bar,
    }
}

fn single(size: u128, largest: u128, room: usize, options: &Options) -> String {
    let text = if options.ascii {
        match cells(size, largest, room) {
            0 if size > 0 => "|".to_owned(),
            count => "#".repeat(count),
        }
    } else {
        let eighths = cells(size, largest, room * 8).max(usize::from(size > 0));
        let rest = EIGHTHS.get(eighths % 8).unwrap_or(&"");
        format!("{}{rest}", "█".repeat(eighths / 8))
    };
    paint(options, color(0), &text)
}

fn shade(place: usize, options: &Options) -> &'static str {
    let shades = if options.ascii { ASCII_SHADES } else { SHADES };
    shades.get(place).copied().unwrap_or("·")
}

fn color(place: usize) -> &'static str {
    COLORS.get(place).copied().unwrap_or("")
}

/// Which shade is which part, with its sum and share.
fn legend(
    table: &Table,
    labels: usize,
    value: usize,
    parts: &[Part],
    options: &Options,
) -> Vec<String> {
    let titles: Vec<&str> = table
        .columns
        .iter()
        .take(labels)
        .skip(1)
        .map(|column| column.title.as_str())
        .collect();
    let text = |title: &str| Column {
        name: String::new(),
        title: title.to_owned(),
        kind: ColumnKind::Text,
        expendable: 0,
    };
    let mut columns_ = vec![text(""), text(&titles.join(" · "))];
    columns_.extend(table.columns.get(value).cloned());
    columns_.push(Column {
        kind: ColumnKind::Ratio,
        ..text("Share")
    });
    let has_words = parts.iter().any(|part| part.word.is_some());
    if has_words {
        columns_.push(text("Trend"));
    }
    let total: u128 = parts.iter().map(|part| part.size).sum();
    let rows = parts.iter().enumerate().map(|(place, part)| {
        let share = Cell::Ratio {
            numerator: i128::try_from(part.size).unwrap_or(i128::MAX),
            denominator: i128::try_from(total).unwrap_or(i128::MAX).max(1),
        };
        let shade = Cell::Text(shade(place, options).to_owned());
        let mut row = vec![
            shade,
            Cell::Text(part.name.clone()),
            part.sum.clone(),
            share,
        ];
        if has_words {
            row.push(Cell::Text(
                part.word.clone().unwrap_or_else(|| "–".to_owned()),
            ));
        }
        row
    });
    let legend = Table {
        title: String::new(),
        rows: rows.collect(),
        columns: columns_,
        totals: None,
        context: None,
    };
    let layout = fit(columns(&legend), options.width.unwrap_or(DEFAULT_WIDTH));
    let lines = lines(&layout.columns);
    let painted = lines
        .into_iter()
        .enumerate()
        .filter(|(place, _)| *place != 1);
    painted
        .map(|(place, line)| match (place, line.char_indices().nth(1)) {
            (0, _) => paint(options, BOLD, &line),
            (_, Some((rest, _))) => {
                let (mark, text) = line.split_at(rest);
                format!("{}{text}", paint(options, color(place - 2), mark))
            }
            _ => line,
        })
        .collect()
}
