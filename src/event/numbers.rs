//! A column of counts that costs nothing until one of them is not zero.

use std::ops::Range;

/// A column of unsigned counts; unset rows are 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Numbers(Vec<u64>);

impl Numbers {
    /// Wraps a full column, or an empty one that stands for all zeros.
    #[must_use]
    pub fn from_values(values: Vec<u64>) -> Self {
        Self(values)
    }

    /// Whether every row is 0 and nothing is held.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.0.is_empty()
    }

    /// The value of a row; 0 where none was set.
    #[must_use]
    #[inline]
    pub fn get(&self, row: usize) -> u64 {
        self.0.get(row).copied().unwrap_or(0)
    }

    /// Sets a row, growing the column where needed.
    #[inline]
    pub fn set(&mut self, row: usize, value: u64) {
        match self.0.get_mut(row) {
            Some(place) => *place = value,
            None if value == 0 => {}
            None => {
                if self.0.len() < row {
                    self.0.resize(row, 0);
                }
                self.0.push(value);
            }
        }
    }

    /// Sets rows from `place` on, which were never set, to those of another column.
    pub(crate) fn append(&mut self, place: usize, from: &Self, rows: Range<usize>) {
        let end = rows.end.min(from.0.len());
        let values = from.0.get(rows.start..end).unwrap_or_default();
        if values.iter().any(|value| *value > 0) {
            self.0.resize(place, 0);
            self.0.extend_from_slice(values);
        }
    }

    /// The values set so far, and the room they take.
    pub(crate) fn into_values(self) -> Vec<u64> {
        self.0
    }

    /// Sets every row to 0 and keeps the room they took.
    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }

    /// The values set so far, which may be fewer than the rows of the batch.
    #[must_use]
    pub fn values(&self) -> &[u64] {
        &self.0
    }
}
