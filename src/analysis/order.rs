//! Which row comes first: by any column, and always by the labels in the end.

use std::cmp::Ordering;

use super::dimension::Dimension;
use super::fold::Label;
use super::measures::Measure;
use super::sums::Sums;
use crate::error::Error;
use crate::table::Cell;

/// What rows are sorted by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sort {
    /// A dimension of the report or any measure.
    pub column: String,
    /// Largest first.
    pub descending: bool,
}

impl Sort {
    /// Reads `cost` (smallest first) or `-cost` (largest first).
    ///
    /// # Errors
    /// When it is neither a dimension of the report nor a measure.
    pub fn parse(text: &str, by: &[Dimension]) -> Result<Self, Error> {
        let text = text.trim();
        let (column, descending) = match text.strip_prefix('-') {
            Some(column) => (column, true),
            None => (text, false),
        };
        if !by.iter().any(|dimension| dimension.name() == column) {
            Measure::named(column)?;
        }
        Ok(Self {
            column: column.to_owned(),
            descending,
        })
    }
}

/// A row before it is rendered into cells.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) labels: Vec<Label>,
    pub(super) sums: Sums,
}

/// Sorts as asked; else what is cut by time runs in time, and the rest by falling cost.
pub(super) fn sort(
    entries: Vec<Entry>,
    by: &[Dimension],
    sort: Option<&Sort>,
    total: &Sums,
) -> Vec<Entry> {
    let times: Vec<usize> = match sort {
        Some(_) => Vec::new(),
        None => (0..by.len())
            .filter(|place| by.get(*place).is_some_and(Dimension::is_time))
            .collect(),
    };
    ranked(entries, by, sort, &times, total)
}

/// Sorts with what matters most first: as asked, else by falling cost.
pub(super) fn rank(
    entries: Vec<Entry>,
    by: &[Dimension],
    sort: Option<&Sort>,
    total: &Sums,
) -> Vec<Entry> {
    ranked(entries, by, sort, &[], total)
}

fn ranked(
    entries: Vec<Entry>,
    by: &[Dimension],
    sort: Option<&Sort>,
    first: &[usize],
    total: &Sums,
) -> Vec<Entry> {
    let (column, descending) = match sort {
        Some(sort) => (sort.column.as_str(), sort.descending),
        None => ("cost", true),
    };
    let place = by.iter().position(|dimension| dimension.name() == column);
    let measure = Measure::named(column).ok();
    let key = |entry: &Entry| match (place, measure) {
        (None, Some(measure)) => measure.cell(&entry.sums, total),
        _ => Cell::Unknown,
    };
    let mut keyed: Vec<(Cell, Entry)> = entries
        .into_iter()
        .map(|entry| (key(&entry), entry))
        .collect();
    keyed.sort_unstable_by(|(left_key, left), (right_key, right)| {
        let labels = |place: usize| labels(left.labels.get(place), right.labels.get(place));
        let asked = match place {
            Some(place) => labels(place),
            None => cells(left_key, right_key, descending),
        };
        let asked = if descending && place.is_some() {
            asked.reverse()
        } else {
            asked
        };
        let first = first.iter().map(|place| labels(*place));
        let ties = (0..by.len()).map(labels);
        first
            .chain([asked])
            .chain(ties)
            .find(|order| order.is_ne())
            .unwrap_or(Ordering::Equal)
    });
    keyed.into_iter().map(|(_, entry)| entry).collect()
}

/// Texts in code point order, what is not stated last.
fn labels(left: Option<&Label>, right: Option<&Label>) -> Ordering {
    let unstated =
        |label: Option<&Label>| matches!(label, Some(Label::Text(text)) if text.is_empty());
    unstated(left)
        .cmp(&unstated(right))
        .then_with(|| left.cmp(&right))
}

/// By value; what is not known comes last either way.
pub(super) fn cells(left: &Cell, right: &Cell, descending: bool) -> Ordering {
    let order = match (left, right) {
        (Cell::Unknown, Cell::Unknown) => return Ordering::Equal,
        (Cell::Unknown, _) => return Ordering::Greater,
        (_, Cell::Unknown) => return Ordering::Less,
        (Cell::Count(left), Cell::Count(right)) => left.cmp(right),
        (Cell::Money { usd: left, .. }, Cell::Money { usd: right, .. }) => left.cmp(right),
        (Cell::Text(left), Cell::Text(right)) => left.cmp(right),
        (
            Cell::Ratio {
                numerator,
                denominator,
            },
            Cell::Ratio {
                numerator: other,
                denominator: whole,
            },
        ) => ratios((*numerator, *denominator), (*other, *whole)),
        _ => Ordering::Equal,
    };
    if descending { order.reverse() } else { order }
}

/// Compares fractions exactly, without products that could leave the range: whole parts, then the rests upside down.
fn ratios(left: (i128, i128), right: (i128, i128)) -> Ordering {
    let positive = |(numerator, denominator): (i128, i128)| match denominator {
        ..0 => (numerator.saturating_neg(), denominator.saturating_neg()),
        _ => (numerator, denominator),
    };
    let (left, right) = (positive(left), positive(right));
    let whole = |(numerator, denominator): (i128, i128)| numerator.checked_div_euclid(denominator);
    let rest = |(numerator, denominator): (i128, i128)| {
        numerator.checked_rem_euclid(denominator).unwrap_or(0)
    };
    whole(left)
        .cmp(&whole(right))
        .then_with(|| match (rest(left), rest(right)) {
            (0, other) => 0.cmp(&other),
            (_, 0) => Ordering::Greater,
            (mine, other) => ratios((right.1, other), (left.1, mine)),
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn fractions_compare_as_their_cross_products(a in -99_i128..99, b in 1_i128..99, c in -99_i128..99, d in 1_i128..99) {
            prop_assert_eq!(ratios((a, b), (c, d)), (a * d).cmp(&(c * b)));
            prop_assert_eq!(ratios((a, b), (-c, -d)), (a * d).cmp(&(c * b)));
        }
    }

    #[test]
    fn fractions_of_any_size_compare() {
        assert_eq!(
            ratios((i128::MAX, i128::MAX - 1), (i128::MAX - 1, i128::MAX - 2)),
            Ordering::Less
        );
    }
}
