//! Series as columns: what a reader asks of all series at once.

use hashbrown::HashTable;
use hashbrown::hash_table::Entry;
use xxhash_rust::xxh3::xxh3_128;

use super::Attribute;
use super::EventBatch;

/// One code per low-cardinality attribute: who, what and how of many events at once.
pub type Series = [u32; Attribute::SERIES];

/// Series to their codes. What tells a series from others is 128 bits of hash, as it is for calls ([`super::Key`]): a table
/// of series is too large to be near, and a row's are looked up one by one.
#[derive(Clone, Debug, Default)]
pub(super) struct SeriesCodes {
    /// By code.
    prints: Vec<[u64; 2]>,
    codes: HashTable<u32>,
}

impl SeriesCodes {
    /// Tells the code of each series by its place, and whether it is new: the next then. All are looked for before any is added:
    /// their table is far, and what is asked of it in one go arrives in one go.
    pub(super) fn each(&mut self, wanted: &[Series], mut told: impl FnMut(usize, u32, bool)) {
        let prints: Vec<[u64; 2]> = wanted.iter().map(fingerprint).collect();
        let find = |print: &[u64; 2]| {
            let same = |code: &u32| self.prints[*code as usize] == *print;
            self.codes.find(print[0], same).copied()
        };
        let found: Vec<Option<u32>> = prints.iter().map(find).collect();
        for (place, (print, found)) in prints.into_iter().zip(found).enumerate() {
            match found {
                Some(code) => told(place, code, false),
                None => {
                    let (code, is_new) = self.enter(print);
                    told(place, code, is_new);
                }
            }
        }
    }

    /// As [`SeriesCodes::each`] of one.
    pub(super) fn one(&mut self, wanted: &Series) -> (u32, bool) {
        self.enter(fingerprint(wanted))
    }

    fn enter(&mut self, print: [u64; 2]) -> (u32, bool) {
        let prints = &mut self.prints;
        let hash = |code: &u32| prints[*code as usize][0];
        let same = |code: &u32| prints[*code as usize] == print;
        match self.codes.entry(print[0], same, hash) {
            Entry::Occupied(known) => (*known.get(), false),
            Entry::Vacant(place) => {
                let code = u32::try_from(prints.len()).unwrap_or(u32::MAX);
                place.insert(code);
                prints.push(print);
                (code, true)
            }
        }
    }

    /// Gives each of a table its place as its code, though another be its like.
    pub(super) fn of(table: &[Series]) -> Self {
        let mut all = Self::default();
        for print in table.iter().map(fingerprint) {
            if let (_, false) = all.enter(print) {
                all.prints.push(print);
            }
        }
        all
    }

    pub(super) fn reserve(&mut self, more: usize) {
        let prints = &mut self.prints;
        prints.reserve(more);
        self.codes.reserve(more, |code| prints[*code as usize][0]);
    }

    pub(super) fn clear(&mut self) {
        self.prints.clear();
        self.codes.clear();
    }
}

fn fingerprint(series: &Series) -> [u64; 2] {
    let mut bytes = [[0; 4]; Attribute::SERIES];
    for (bytes, code) in bytes.iter_mut().zip(series) {
        *bytes = code.to_le_bytes();
    }
    let hash = xxh3_128(bytes.as_flattened());
    [hash as u64, (hash >> 64) as u64]
}

/// Series that lie near together.
const PIECE: usize = 256;

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
}

/// The series of a batch: rows while events are added, columns once they were read from disk.
#[derive(Clone, Debug, Default)]
pub(crate) struct SeriesColumns {
    /// How many series there are.
    pub(crate) count: u32,
    pub(crate) columns: [SeriesColumn; Attribute::SERIES],
}

impl SeriesColumns {
    /// All attributes of a table of series. It is gone through once, piece by piece: a large one is not near.
    pub(super) fn of(rows: &[Series]) -> Self {
        let first = rows.first().copied().unwrap_or_default();
        let mut columns = first.map(SeriesColumn::Same);
        for (piece, before) in rows.chunks(PIECE).zip((0..).step_by(PIECE)) {
            for (place, column) in columns.iter_mut().enumerate() {
                let codes = piece.iter().map(|series| series[place]);
                match column {
                    SeriesColumn::Each(all) => all.extend(codes),
                    SeriesColumn::Same(first) if codes.clone().all(|code| code == *first) => {}
                    SeriesColumn::Same(first) => {
                        let mut all = Vec::with_capacity(rows.len());
                        all.resize(before, *first);
                        all.extend(codes);
                        *column = SeriesColumn::Each(all);
                    }
                }
            }
        }
        Self {
            count: u32::try_from(rows.len()).unwrap_or(u32::MAX),
            columns,
        }
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
