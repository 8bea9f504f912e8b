//! What stands around every drawing: its title, what it covers, and what must be known with it.

use super::paper::{LINE, MARGIN, Paper, Size, Style, WIDTH};
use super::{bars, columns, heat, palette, ranges};
use crate::error::Error;
use crate::render::chart::{Chart, ChartKind, size};
use crate::render::notes::{coverage, remarks};
use crate::render::sanitize::plain;
use crate::table::Table;

/// Remarks beyond these are left to the table.
const MOST_REMARKS: usize = 8;
/// The last thing a remark may need.
const MORE: &str = "… and more, which the table says";

const TITLE: Style = Style::new(Size::Title, palette::INK).bold();
const SMALL: Style = Style::new(Size::Small, palette::MUTED);

/// The whole page.
pub(super) fn page(table: &Table, chart: Chart, value: usize) -> Result<Paper, Error> {
    let mut paper = Paper {
        width: columns::width(table, chart)?.unwrap_or(WIDTH),
        ..Paper::default()
    };
    let room = paper.width - 2 * MARGIN;
    let mut top = MARGIN;
    for line in TITLE.wrap(&plain(&table.title), room) {
        paper.write((MARGIN, top + LINE / 2), &line, TITLE);
        top += 28;
    }
    let covered = table.context.as_ref().map(coverage).unwrap_or_default();
    for line in SMALL.wrap(&covered, room) {
        paper.write((MARGIN, top + LINE / 2), &line, SMALL);
        top += LINE;
    }
    top += LINE;
    let largest = table.rows.iter().map(|row| size(row.get(value))).max();
    let drawn = match (chart.kind, nothing(largest, chart.kind)) {
        (_, Some(nothing)) => {
            paper.write(
                (MARGIN, top + LINE),
                &nothing,
                Style::new(Size::Body, palette::INK),
            );
            top + 3 * LINE
        }
        (ChartKind::Bars | ChartKind::Sections, None) => {
            bars::draw(&mut paper, top, table, chart.labels, value)
        }
        (ChartKind::Columns, None) => columns::draw(&mut paper, top, table, chart.labels, value),
        (ChartKind::Ranges, None) => ranges::draw(&mut paper, top, table, chart.labels),
        (ChartKind::Heat, None) => heat::draw(&mut paper, top, table, value),
    };
    let bottom = below(&mut paper, table, drawn + LINE / 2);
    paper.height = bottom + MARGIN;
    let ground = (paper.width, paper.height);
    paper.fill((0, 0), ground, palette::GROUND);
    // The ground lies below everything.
    paper.shapes.rotate_right(1);
    Ok(paper)
}

/// Why there is nothing to draw.
fn nothing(largest: Option<u128>, kind: ChartKind) -> Option<String> {
    match largest {
        None => Some("No calls.".to_owned()),
        Some(0) if kind != ChartKind::Ranges => {
            Some("Nothing to draw: no row has an amount above 0.".to_owned())
        }
        Some(_) => None,
    }
}

/// What is missing and what was left out, in small letters.
fn below(paper: &mut Paper, table: &Table, top: i32) -> i32 {
    let room = paper.width - 2 * MARGIN;
    let remarks = table.context.as_ref().map(remarks).unwrap_or_default();
    // What is indented is the detail of what is above it.
    let told: Vec<&String> = remarks
        .iter()
        .filter(|remark| !remark.starts_with(' '))
        .collect();
    let mut lines: Vec<String> = told
        .iter()
        .flat_map(|remark| SMALL.wrap(&remark.replace('`', ""), room))
        .collect();
    if lines.len() > MOST_REMARKS {
        lines.truncate(MOST_REMARKS - 1);
        lines.push(MORE.to_owned());
    }
    let mut top = top;
    for line in lines {
        paper.write((MARGIN, top + LINE / 2), &line, SMALL);
        top += LINE;
    }
    top
}
