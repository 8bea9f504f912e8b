//! Which row comes first: by any column, and always by the labels in the end.

use std::borrow::Cow;
use std::cmp::Ordering;

use rayon::prelude::*;

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

/// So many rows are looked at before another thread is asked to help.
const FEW: usize = 1 << 12;

/// What rows are sorted by, whatever they are kept as.
pub(super) trait Look<T> {
    /// By the label in the dimension at a place: texts in code point order, what is not stated last.
    fn by_label(&self, left: &T, right: &T, place: usize) -> Ordering;

    /// The sums of a row.
    fn sums<'t>(&'t self, row: &'t T) -> Cow<'t, Sums>;
}

/// Looks at entries themselves.
pub(super) struct Entries;

impl Look<Entry> for Entries {
    fn by_label(&self, left: &Entry, right: &Entry, place: usize) -> Ordering {
        let (left, right) = (left.labels.get(place), right.labels.get(place));
        let unstated =
            |label: Option<&Label>| matches!(label, Some(Label::Text(text)) if text.is_empty());
        unstated(left)
            .cmp(&unstated(right))
            .then_with(|| left.cmp(&right))
    }

    fn sums<'t>(&'t self, row: &'t Entry) -> Cow<'t, Sums> {
        Cow::Borrowed(&row.sums)
    }
}

/// Sorts as asked; else what is cut by time runs in time, and the rest by falling cost.
pub(super) fn sort<T: Send>(
    entries: Vec<T>,
    look: &(impl Look<T> + Sync),
    by: &[Dimension],
    sort: Option<&Sort>,
    total: &Sums,
) -> Vec<T> {
    let times: Vec<usize> = match sort {
        Some(_) => Vec::new(),
        None => (0..by.len())
            .filter(|place| by.get(*place).is_some_and(Dimension::is_time))
            .collect(),
    };
    let (mut keyed, order) = Order::of(look, by, sort, &times, total).keyed(entries);
    keyed.par_sort_unstable_by(|left, right| order.compare(left, right));
    keyed.into_iter().map(|(_, entry)| entry).collect()
}

/// Sets apart those past the first so many of what matters most: as asked, else by falling cost.
pub(super) fn split_top<T: Send>(
    entries: Vec<T>,
    top: usize,
    look: &(impl Look<T> + Sync),
    by: &[Dimension],
    sort: Option<&Sort>,
    total: &Sums,
) -> (Vec<T>, Vec<T>) {
    let (mut keyed, order) = Order::of(look, by, sort, &[], total).keyed(entries);
    if top < keyed.len() {
        keyed.select_nth_unstable_by(top, |left, right| order.compare(left, right));
    }
    let mut entries: Vec<T> = keyed.into_iter().map(|(_, entry)| entry).collect();
    let others = entries.split_off(top.min(entries.len()));
    (entries, others)
}

/// Which of two rows comes first.
struct Order<'o, L> {
    look: &'o L,
    dimensions: usize,
    /// The dimensions that come before everything.
    first: &'o [usize],
    /// The dimension asked for, if it is one.
    place: Option<usize>,
    measure: Option<&'static Measure>,
    descending: bool,
    total: &'o Sums,
}

impl<'o, L> Order<'o, L> {
    fn of(
        look: &'o L,
        by: &[Dimension],
        sort: Option<&Sort>,
        first: &'o [usize],
        total: &'o Sums,
    ) -> Self {
        let (column, descending) = match sort {
            Some(sort) => (sort.column.as_str(), sort.descending),
            None => ("cost", true),
        };
        Self {
            look,
            dimensions: by.len(),
            first,
            place: by.iter().position(|dimension| dimension.name() == column),
            measure: Measure::named(column).ok(),
            descending,
            total,
        }
    }

    /// Rows with the value they are sorted by.
    fn keyed<T: Send>(self, entries: Vec<T>) -> (Vec<(Cell, T)>, Self)
    where
        L: Look<T> + Sync,
    {
        let key = |entry: &T| match (self.place, self.measure) {
            (None, Some(measure)) => measure.cell(&self.look.sums(entry), self.total),
            _ => Cell::Unknown,
        };
        let keyed = entries.into_par_iter().with_min_len(FEW);
        let keyed = keyed.map(|entry| (key(&entry), entry));
        (keyed.collect(), self)
    }

    fn compare<T>(&self, (left_key, left): &(Cell, T), (right_key, right): &(Cell, T)) -> Ordering
    where
        L: Look<T>,
    {
        let labels = |place: usize| self.look.by_label(left, right, place);
        let asked = || match self.place {
            Some(place) if self.descending => labels(place).reverse(),
            Some(place) => labels(place),
            None => cells(left_key, right_key, self.descending),
        };
        let first = self.first.iter().map(|place| labels(*place));
        let ties = (0..self.dimensions).map(labels);
        first
            .chain(std::iter::once_with(asked))
            .chain(ties)
            .find(|order| order.is_ne())
            .unwrap_or(Ordering::Equal)
    }
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
