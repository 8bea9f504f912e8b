//! Series as columns: what a reader asks of all series at once.

use std::borrow::Cow;

use super::Attribute;
use super::EventBatch;

/// One code per low-cardinality attribute: who, what and how of many events at once.
pub type Series = [u32; Attribute::SERIES];

/// The codes of one attribute in all series of a batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum SeriesColumn {
    /// All series have this code.
    Same(u32),
    /// One code per series.
    Each(Vec<u32>),
}

impl Default for SeriesColumn {
    fn default() -> Self {
        Self::Same(0)
    }
}

impl SeriesColumn {
    /// The code of a series; 0 for one that is not there.
    pub(crate) fn get(&self, series: u32) -> u32 {
        match self {
            Self::Same(code) => *code,
            Self::Each(codes) => codes.get(series as usize).copied().unwrap_or(0),
        }
    }

    fn of(codes: Vec<u32>) -> Self {
        match codes.split_first() {
            None => Self::Same(0),
            Some((first, rest)) if rest.iter().all(|code| code == first) => Self::Same(*first),
            Some(_) => Self::Each(codes),
        }
    }
}

/// The series of a batch: rows while events are added, columns once they were read from disk.
#[derive(Clone, Debug, Default)]
pub(crate) struct SeriesColumns {
    /// How many series there are.
    pub(crate) count: u32,
    pub(crate) columns: [SeriesColumn; Attribute::SERIES],
}

impl SeriesColumns {
    /// One attribute of a table of series.
    pub(crate) fn column(
        &self,
        rows: &[Series],
        attribute: Attribute,
    ) -> Option<Cow<'_, SeriesColumn>> {
        let place = attribute as usize;
        if rows.is_empty() {
            return self.columns.get(place).map(Cow::Borrowed);
        }
        let codes = rows
            .iter()
            .map(|series| series.get(place).copied().unwrap_or(0));
        (place < Attribute::SERIES).then(|| Cow::Owned(SeriesColumn::of(codes.collect())))
    }

    /// Keeps these series alone, in this order.
    fn keep(&mut self, series: &[u32]) {
        for column in &mut self.columns {
            if let SeriesColumn::Each(codes) = column {
                let kept = series.iter().map(|series| codes.get(*series as usize));
                *codes = kept.map(|code| code.copied().unwrap_or(0)).collect();
            }
        }
        self.count = u32::try_from(series.len()).unwrap_or(u32::MAX);
    }

    /// The columns as rows.
    pub(crate) fn rows(&self) -> Vec<Series> {
        let row = |series| std::array::from_fn(|place| self.columns[place].get(series));
        (0..self.count).map(row).collect()
    }
}

impl EventBatch {
    /// Forgets series that none of its rows has, where most are such: what is worked out of each is not for them.
    pub(crate) fn keep_used_series(&mut self) {
        let count = self.series_columns.count as usize;
        if self.series.len().saturating_mul(2) > count {
            return;
        }
        let mut kept = Vec::with_capacity(self.series.len());
        let mut places = vec![u32::MAX; count];
        let codes = self.series.iter().map(|series| {
            let place = places.get_mut(*series as usize)?;
            if *place == u32::MAX {
                *place = u32::try_from(kept.len()).ok()?;
                kept.push(*series);
            }
            Some(*place)
        });
        if let Some(codes) = codes.collect() {
            self.series = codes;
            self.series_columns.keep(&kept);
        }
    }
}
