//! Rows with several labels to one line per value of the first, cut into parts by the others.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::{ChartKind, size};
use crate::render::text::label_text;
use crate::table::{Cell, Column, Table};

/// Parts that are told apart; the rest is one.
pub(in crate::render) const MOST_PARTS: usize = 5;

/// Columns whose parts add up, and whether a part that is not known leaves the sum unknown.
const ADDITIVE: [(&str, bool); 6] = [
    ("calls", false),
    ("total_tokens", false),
    ("cost", false),
    ("compared_cost", false),
    ("difference", true),
    ("step_difference", true),
];

/// Lines cut into parts.
pub(in crate::render) struct Stack {
    /// A row per line, with the columns that add up.
    pub(in crate::render) table: Table,
    /// The names of the parts, the largest first, and what each is worth on all lines.
    pub(in crate::render) parts: Vec<Part>,
    /// What each part is worth on each line.
    pub(in crate::render) sizes: Vec<Vec<u128>>,
}

/// What is told apart within a line.
pub(in crate::render) struct Part {
    pub(in crate::render) name: String,
    pub(in crate::render) sum: Cell,
    pub(in crate::render) size: u128,
    /// Whether the table folded several into it.
    is_several: bool,
    /// What the rows say of it as a whole.
    pub(in crate::render) word: Option<String>,
}

/// Puts rows that agree in the first of `labels` columns on one line. Of a table that begins with its largest row the first
/// line is the largest too, steps of time aside.
pub(in crate::render) fn stack(
    table: &Table,
    labels: usize,
    value: usize,
    kind: ChartKind,
) -> Stack {
    let mut parts = parts(table, labels, value);
    parts.sort_by(|left, right| {
        // What is several already comes last, however large.
        let by_kind = left.is_several.cmp(&right.is_several);
        by_kind.then_with(|| (right.size, &left.name).cmp(&(left.size, &right.name)))
    });
    let places: HashMap<String, usize> = (0..)
        .zip(&parts)
        .map(|(place, part)| (part.name.clone(), place))
        .collect();
    if parts.len() > MOST_PARTS + 1 {
        let rest = parts.split_off(MOST_PARTS);
        let sum = rest.iter().map(|part| part.sum.clone());
        let all = Part {
            name: format!("({} others)", rest.len()),
            sum: sum
                .reduce(|left, right| added(&left, &right, false))
                .unwrap_or(Cell::Unknown),
            size: rest.iter().map(|part| part.size).sum(),
            is_several: true,
            word: None,
        };
        parts.push(all);
    }
    let kept: Vec<usize> = (0..table.columns.len())
        .filter(|place| {
            *place == 0 || *place == value || additive(&table.columns, *place).is_some()
        })
        .collect();
    let mut lines: HashMap<String, usize> = HashMap::new();
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let mut sizes: Vec<Vec<u128>> = Vec::new();
    for row in &table.rows {
        let Some(first) = row.first() else { continue };
        let cells = kept
            .iter()
            .filter_map(|place| Some((*place, row.get(*place)?)));
        let line = *lines.entry(label_text(first)).or_insert(rows.len());
        if line == rows.len() {
            rows.push(cells.map(|(_, cell)| cell.clone()).collect());
            sizes.push(vec![0; parts.len()]);
        } else if let Some(sums) = rows.get_mut(line) {
            for (sum, (place, cell)) in sums.iter_mut().zip(cells).skip(1) {
                let strict = additive(&table.columns, place).unwrap_or(false);
                *sum = added(sum, cell, strict);
            }
        }
        let part = places.get(&name(row, labels)).copied().unwrap_or(0);
        let part = part.min(parts.len().saturating_sub(1));
        if let Some(sum) = sizes.get_mut(line).and_then(|sizes| sizes.get_mut(part)) {
            *sum += size(row.get(value));
        }
    }
    let mut stacked: Vec<(Vec<Cell>, Vec<u128>)> = rows.into_iter().zip(sizes).collect();
    if kind == ChartKind::Bars && is_falling(table, value) {
        stacked.sort_by_cached_key(|(row, sizes)| {
            // What stands for several stays last.
            let is_several = row.first() == Some(&Cell::Others);
            (is_several, Reverse(sizes.iter().sum::<u128>()))
        });
    }
    let (rows, sizes) = stacked.into_iter().unzip();
    let pick = |row: &Vec<Cell>| {
        kept.iter()
            .filter_map(|place| row.get(*place).cloned())
            .collect()
    };
    Stack {
        table: Table {
            columns: kept
                .iter()
                .filter_map(|place| table.columns.get(*place).cloned())
                .collect(),
            rows,
            totals: table.totals.as_ref().map(pick),
            title: String::new(),
            context: None,
        },
        parts,
        sizes,
    }
}

fn parts(table: &Table, labels: usize, value: usize) -> Vec<Part> {
    let word = table
        .columns
        .iter()
        .position(|column| column.name == "trend");
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut parts: Vec<Part> = Vec::new();
    for row in &table.rows {
        let name = name(row, labels);
        let place = *places.entry(name.clone()).or_insert(parts.len());
        let cell = row.get(value).unwrap_or(&Cell::Unknown);
        match parts.get_mut(place) {
            Some(part) => part.sum = added(&part.sum, cell, false),
            None => parts.push(Part {
                name,
                sum: cell.clone(),
                size: 0,
                is_several: row.get(1) == Some(&Cell::Others),
                word: match word.and_then(|place| row.get(place)) {
                    Some(Cell::Text(word)) => Some(word.clone()),
                    _ => None,
                },
            }),
        }
        if let Some(part) = parts.get_mut(place) {
            part.size += size(Some(cell));
        }
    }
    parts
}

/// Whether no row is larger than the one above it; the one that stands for all others may be.
fn is_falling(table: &Table, value: usize) -> bool {
    let rows = table.rows.iter();
    let rows = rows.filter(|row| row.first() != Some(&Cell::Others));
    rows.map(|row| size(row.get(value)))
        .is_sorted_by(|left, right| left >= right)
}

fn name(row: &[Cell], labels: usize) -> String {
    let labels = row.get(1..labels).unwrap_or(&[]);
    let names: Vec<String> = labels.iter().map(label_text).collect();
    names.join(" · ")
}

fn additive(columns: &[Column], place: usize) -> Option<bool> {
    let name = &columns.get(place)?.name;
    let found = ADDITIVE.iter().find(|(known, _)| known == name);
    found.map(|(_, strict)| *strict)
}

/// The sum of two cells. What is not known makes it a lower bound, or not known either where a bound means nothing.
fn added(left: &Cell, right: &Cell, strict: bool) -> Cell {
    match (left, right) {
        (Cell::Count(left), Cell::Count(right)) => Cell::Count(left.saturating_add(*right)),
        (
            Cell::Money { usd, lower_bound },
            Cell::Money {
                usd: more,
                lower_bound: bound,
            },
        ) => usd
            .checked_add(*more)
            .map_or(Cell::Unknown, |usd| Cell::Money {
                usd,
                lower_bound: *lower_bound || *bound,
            }),
        (Cell::Unknown, _) | (_, Cell::Unknown) if strict => Cell::Unknown,
        (Cell::Money { usd, .. }, Cell::Unknown) | (Cell::Unknown, Cell::Money { usd, .. }) => {
            Cell::Money {
                usd: *usd,
                lower_bound: true,
            }
        }
        (known, Cell::Unknown) => known.clone(),
        (_, other) => other.clone(),
    }
}
