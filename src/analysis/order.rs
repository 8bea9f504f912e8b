//! Which row comes first: by any column, and always by the labels in the end.

use std::borrow::Cow;
use std::cmp::Ordering;

use rayon::prelude::*;

use super::bucket::Bucket;
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
#[derive(Clone, Debug)]
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

    /// The label in the dimension at a place, if that is one of time.
    fn time(&self, row: &T, place: usize) -> Option<Bucket>;

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

    fn time(&self, row: &Entry, place: usize) -> Option<Bucket> {
        row.labels.get(place).and_then(Label::time)
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
    let mut order = Order::of(look, by, sort, total);
    let times = by.iter().enumerate().filter(|(_, one)| one.is_time());
    let mut times = times.map(|(place, _)| place).filter(|_| sort.is_none());
    match times.next() {
        Some(place) => {
            order.times = times.collect();
            sorted(entries, &order, |entry| look.time(entry, place))
        }
        None => sorted(entries, &order, |_| ()),
    }
}

/// Sorts by what `time` says, which is looked up once of a row and not at each comparison, and then as asked.
fn sorted<T: Send, L: Look<T> + Sync, W: Ord + Send>(
    entries: Vec<T>,
    order: &Order<'_, L>,
    time: impl Fn(&T) -> W + Sync,
) -> Vec<T> {
    let key = |entry: &T| (time(entry), order.key(&order.look.sums(entry)));
    let keyed = entries.into_par_iter().with_min_len(FEW);
    let mut keyed: Vec<((W, Cell), T)> = keyed.map(|entry| (key(&entry), entry)).collect();
    keyed.par_sort_unstable_by(|((earlier, left_key), left), ((later, right_key), right)| {
        let asked = || order.compare((left_key, left), (right_key, right));
        earlier.cmp(later).then_with(asked)
    });
    keyed.into_iter().map(|(_, entry)| entry).collect()
}

/// The first so many of what matters most, as asked, else by falling cost; `other` is told of each of the others. Rows are
/// looked at once, and hardly more than the first are kept.
pub(super) fn split_top<T, L: Look<T>>(
    entries: impl Iterator<Item = T>,
    top: usize,
    order: &Order<'_, L>,
    other: &mut dyn FnMut(&T, &Sums),
) -> Vec<T> {
    let mut first: Vec<(Cell, T)> = Vec::new();
    let mut is_cut = false;
    let cut = |first: &mut Vec<(Cell, T)>, other: &mut dyn FnMut(&T, &Sums)| {
        if let Some(last) = top.checked_sub(1).filter(|_| first.len() > top) {
            first.select_nth_unstable_by(last, |left, right| order.compare_keyed(left, right));
        }
        for (_, entry) in first.drain(top.min(first.len())..) {
            other(&entry, &order.look.sums(&entry));
        }
        !first.is_empty()
    };
    for entry in entries {
        let sums = order.look.sums(&entry);
        let key = order.key(&sums);
        let last = first.get(top.wrapping_sub(1)).filter(|_| is_cut);
        if last.is_some_and(|last| order.compare((&last.0, &last.1), (&key, &entry)).is_lt()) {
            other(&entry, &sums);
            continue;
        }
        first.push((key, entry));
        if first.len() > top.saturating_mul(2).saturating_add(64) {
            is_cut = cut(&mut first, other);
        }
    }
    cut(&mut first, other);
    first.into_iter().map(|(_, entry)| entry).collect()
}

/// Which of two rows comes first.
pub(super) struct Order<'o, L> {
    look: &'o L,
    dimensions: usize,
    /// Dimensions of time that come before everything, but for the first, by which rows were compared already.
    times: Vec<usize>,
    /// The dimension asked for, if it is one.
    place: Option<usize>,
    measure: Option<&'static Measure>,
    descending: bool,
    total: &'o Sums,
}

impl<'o, L> Order<'o, L> {
    /// As asked; else by falling cost.
    pub(super) fn of(look: &'o L, by: &[Dimension], sort: Option<&Sort>, total: &'o Sums) -> Self {
        let (column, descending) = match sort {
            Some(sort) => (sort.column.as_str(), sort.descending),
            None => ("cost", true),
        };
        Self {
            look,
            dimensions: by.len(),
            times: Vec::new(),
            place: by.iter().position(|dimension| dimension.name() == column),
            measure: Measure::named(column).ok(),
            descending,
            total,
        }
    }

    /// The value that a row of these sums is sorted by.
    fn key(&self, sums: &Sums) -> Cell {
        match (self.place, self.measure) {
            (None, Some(measure)) => measure.cell(sums, self.total),
            _ => Cell::Unknown,
        }
    }

    fn compare_keyed<T>(&self, left: &(Cell, T), right: &(Cell, T)) -> Ordering
    where
        L: Look<T>,
    {
        self.compare((&left.0, &left.1), (&right.0, &right.1))
    }

    fn compare<T>(&self, (left_key, left): (&Cell, &T), (right_key, right): (&Cell, &T)) -> Ordering
    where
        L: Look<T>,
    {
        let labels = |place: usize| self.look.by_label(left, right, place);
        let asked = || match self.place {
            Some(place) if self.descending => labels(place).reverse(),
            Some(place) => labels(place),
            None => cells(left_key, right_key, self.descending),
        };
        let times = self.times.iter().map(|place| labels(*place));
        let ties = (0..self.dimensions).map(labels);
        times
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
