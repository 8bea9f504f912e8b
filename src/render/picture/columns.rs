//! Steps of time to upright bars, their parts on top of each other.

use super::legend;
use super::lines::{Line, Lines};
use super::palette;
use super::paper::{MARGIN, Paper, Size, Style, WIDTH};
use super::scale::Scale;
use crate::error::Error;
use crate::render::chart::{Chart, ChartKind};
use crate::table::Table;

/// Height of what is drawn.
const HEIGHT: i32 = 320;
/// The least that a step is wide.
const LEAST_STEP: i32 = 2;
/// The widest a bar gets.
const WIDEST_BAR: i32 = 64;
/// The most steps a picture has pixels for.
const MOST_STEPS: usize = 2_000;
const GAP: i32 = 10;
/// A longer name is cut.
const LONGEST_NAME: i32 = 180;

const TICK: Style = Style::new(Size::Small, palette::MUTED);

/// How wide the page must be for the steps, where the usual width is too little.
pub(super) fn width(table: &Table, chart: Chart) -> Result<Option<i32>, Error> {
    if chart.kind != ChartKind::Columns {
        return Ok(None);
    }
    let mut steps = 0;
    let mut last = None;
    for row in &table.rows {
        if last != row.first() {
            steps += 1;
            last = row.first();
        }
    }
    if steps > MOST_STEPS {
        return Err(Error::Usage(format!(
            "{steps} steps are more than a picture shows ({MOST_STEPS} at most); choose a shorter period with `--since`, or longer steps"
        )));
    }
    let needed = LEAST_STEP * i32::try_from(steps).unwrap_or(0) + 4 * MARGIN + 60;
    Ok((needed > WIDTH).then_some(needed))
}

/// Draws from `top` on; says where the drawing ends.
pub(super) fn draw(paper: &mut Paper, top: i32, table: &Table, labels: usize, value: usize) -> i32 {
    let lines = Lines::of(table, labels, value, ChartKind::Columns);
    let scale = Scale::to(lines.largest(), 5);
    let unit = legend::unit(&lines);
    paper.write((MARGIN, top), &unit, TICK);
    let top = top + 24;
    let bottom = top + HEIGHT;
    let names: Vec<(u128, String)> = scale
        .ticks()
        .into_iter()
        .map(|tick| (tick, scale.name(tick, lines.column.as_ref())))
        .collect();
    let widest = names.iter().map(|(_, name)| TICK.width(name)).max();
    let left = MARGIN + widest.unwrap_or(0) + GAP;
    let right = paper.width - MARGIN;
    for (tick, name) in names {
        let y = bottom - scale.place(tick, HEIGHT);
        let color = if tick == 0 {
            palette::AXIS
        } else {
            palette::GRID
        };
        paper.fill((left, y), (right, y + 1), color);
        paper.write((left - GAP, y), &name, TICK.right());
    }
    let count = i32::try_from(lines.lines.len()).unwrap_or(1).max(1);
    // The places of a step: whole pixels, and no gap or overlap adds up.
    let edge = |step: i32| left + (right - left) * step / count;
    for (step, line) in (0..).zip(&lines.lines) {
        let (from, to) = (edge(step), edge(step + 1));
        let thick = match to - from {
            narrow @ ..4 => narrow,
            some => (some * 7 / 10).min(WIDEST_BAR),
        };
        let from = from + (to - from - thick) / 2;
        let (mut sum, mut base) = (0_u128, bottom);
        for (place, size) in line.sizes.iter().enumerate() {
            sum = sum.saturating_add(*size);
            let least = i32::from(place == 0 && *size > 0);
            let up = bottom - scale.place(sum, HEIGHT).max(least);
            let color = legend::color(place);
            paper.fill((from, up.min(base)), (from + thick, base), color);
            base = base.min(up);
        }
    }
    steps(paper, &lines, bottom, &edge);
    if fits(&lines, &edge) {
        for (step, line) in (0..).zip(&lines.lines) {
            let x = (edge(step) + edge(step + 1)) / 2;
            let y = bottom - scale.place(line.size(), HEIGHT) - 11;
            paper.write((x, y), &line.number, TICK.center());
        }
    }
    legend::draw(paper, bottom + 40, &lines)
}

/// Whether every number has room above its bar.
fn fits(lines: &Lines, edge: &dyn Fn(i32) -> i32) -> bool {
    let mut numbers = (0..).zip(&lines.lines);
    numbers.all(|(step, line)| TICK.width(&line.number) + 6 <= edge(step + 1) - edge(step))
}

/// Names below the steps, as many as have room: every second, third …
fn steps(paper: &mut Paper, lines: &Lines, bottom: i32, edge: &dyn Fn(i32) -> i32) {
    let name = |line: &Line| TICK.cut(&line.name, LONGEST_NAME);
    let widest = lines.lines.iter().map(|line| TICK.width(&name(line))).max();
    let widest = widest.unwrap_or(0) + GAP;
    let step = (edge(1) - edge(0)).max(1);
    let every = usize::try_from((widest + step - 1) / step).unwrap_or(1);
    let mut free = 0;
    for (step, line) in (0..).zip(&lines.lines).step_by(every) {
        let tick = (edge(step) + edge(step + 1)) / 2;
        // A name beside the edge is put inside it, where the one before leaves room for it.
        let name = name(line);
        let half = TICK.width(&name) / 2 + 1;
        let x = tick.min(paper.width - MARGIN - half).max(MARGIN + half);
        if x - half >= free {
            paper.fill((tick, bottom + 1), (tick + 1, bottom + 5), palette::AXIS);
            paper.write((x, bottom + 17), &name, TICK.center());
            free = x + half + GAP;
        }
    }
}
