//! The rows of an answer: cells, or what makes the cells of a row when somebody looks at it.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;
use std::ops::Range;
use std::sync::Arc;
use std::sync::OnceLock;

use super::Cell;

/// The cells of the row of that number.
type Make = dyn Fn(usize) -> Vec<Cell> + Send + Sync;

/// Rows, each as long as the columns of their table.
///
/// A row of cells takes about a kilobyte, and an answer may have a row per run: such rows are made one at a time by whoever
/// writes them out ([`Rows::one_by_one`]), and all at once only for those who look at them as a slice.
#[derive(Clone, Default)]
pub struct Rows {
    made: OnceLock<Vec<Vec<Cell>>>,
    later: Option<(usize, Arc<Make>)>,
}

impl Rows {
    /// So many rows, each made when it is looked at.
    #[must_use]
    pub fn later(count: usize, make: impl Fn(usize) -> Vec<Cell> + Send + Sync + 'static) -> Self {
        Self {
            made: OnceLock::new(),
            later: Some((count, Arc::new(make))),
        }
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        match (self.made.get(), &self.later) {
            (Some(made), _) => made.len(),
            (None, Some((count, _))) => *count,
            (None, None) => 0,
        }
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The rows in order, none of them kept.
    pub fn one_by_one(&self) -> impl Iterator<Item = Cow<'_, [Cell]>> {
        self.some(0..self.len())
    }

    /// As [`Rows::one_by_one`], of a stretch of them.
    pub fn some(&self, places: Range<usize>) -> impl Iterator<Item = Cow<'_, [Cell]>> {
        places.map(|place| match (self.made.get(), &self.later) {
            (Some(made), _) => Cow::Borrowed(made.get(place).map_or(&[][..], Vec::as_slice)),
            (None, Some((_, make))) => Cow::Owned(make(place)),
            (None, None) => Cow::Borrowed(&[][..]),
        })
    }

    /// Keeps the first so many.
    pub fn truncate(&mut self, count: usize) {
        match (self.made.get_mut(), &mut self.later) {
            (Some(made), _) => made.truncate(count),
            (None, Some((known, _))) => *known = count.min(*known),
            (None, None) => {}
        }
    }
}

impl Deref for Rows {
    type Target = [Vec<Cell>];

    fn deref(&self) -> &Self::Target {
        self.made.get_or_init(|| match &self.later {
            Some((count, make)) => (0..*count).map(|place| make(place)).collect(),
            None => Vec::new(),
        })
    }
}

impl From<Vec<Vec<Cell>>> for Rows {
    fn from(rows: Vec<Vec<Cell>>) -> Self {
        Self {
            made: OnceLock::from(rows),
            later: None,
        }
    }
}

impl FromIterator<Vec<Cell>> for Rows {
    fn from_iter<I: IntoIterator<Item = Vec<Cell>>>(rows: I) -> Self {
        Self::from(rows.into_iter().collect::<Vec<_>>())
    }
}

impl<'r> IntoIterator for &'r Rows {
    type Item = &'r Vec<Cell>;
    type IntoIter = std::slice::Iter<'r, Vec<Cell>>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl IntoIterator for Rows {
    type Item = Vec<Cell>;
    type IntoIter = std::vec::IntoIter<Vec<Cell>>;

    fn into_iter(self) -> Self::IntoIter {
        let _ = &*self;
        self.made.into_inner().unwrap_or_default().into_iter()
    }
}

impl PartialEq for Rows {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for Rows {}

impl fmt::Debug for Rows {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_made_later_are_the_same_rows() {
        let row = |place: usize| vec![Cell::Count(place as u64), Cell::Unknown];
        let kept: Rows = (0..3).map(row).collect();
        let mut later = Rows::later(3, row);
        assert_eq!(later.len(), 3);
        assert!(later.one_by_one().eq(kept.one_by_one()));
        assert!(later.made.get().is_none());
        assert_eq!(later, kept);
        later.truncate(1);
        assert_eq!(later[..], kept[..1]);
        let mut later = Rows::later(3, row);
        later.truncate(2);
        assert_eq!(later.into_iter().collect::<Rows>()[..], kept[..2]);
        assert!(Rows::default().is_empty());
    }
}
