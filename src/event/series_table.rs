//! Distinct series to small codes and back.

use std::hash::BuildHasher;

use foldhash::fast::FixedState;
use hashbrown::HashTable;
use hashbrown::hash_table::Entry;

use super::Attribute;
use super::Series;

/// Distinct series, each with a code counted from 0 in order of first appearance.
#[derive(Clone, Debug, Default)]
pub(super) struct SeriesTable {
    rows: Vec<Series>,
    /// The code of each, beside what tells it from all others: a large table lies far from the core, and is looked at
    /// in one place instead of three.
    codes: HashTable<(Packed, u32)>,
    /// Those that cannot be packed.
    others: HashTable<u32>,
    last: u32,
}

/// A series of few texts: which attributes have one, and their codes in order, two to a number.
type Packed = [u32; 7];

/// How many codes there is room for.
const MOST_PACKED: usize = 2 * (size_of::<Packed>() / size_of::<u32>() - 1);

// A bit for each attribute.
const _: () = assert!(Attribute::SERIES <= 32);

/// `None` where there are more texts than usual, or longer codes.
fn packed(series: &Series) -> Option<Packed> {
    let mut packed = Packed::default();
    let mut count = 0;
    for (attribute, code) in series.iter().enumerate() {
        if *code == 0 {
            continue;
        }
        if count >= MOST_PACKED || *code > u32::from(u16::MAX) {
            return None;
        }
        packed[0] |= 1 << attribute;
        packed[1 + count / 2] |= *code << (16 * (count % 2));
        count += 1;
    }
    Some(packed)
}

impl SeriesTable {
    /// A table of distinct series in the order of their codes.
    pub(super) fn of(rows: Vec<Series>) -> Self {
        let mut table = Self::default();
        table.reserve(rows.len());
        for (series, code) in rows.iter().zip(0..) {
            match packed(series) {
                Some(packed) => {
                    let hash_of = |(packed, _): &(Packed, u32)| hash(packed);
                    let entry = (packed, code);
                    table.codes.insert_unique(hash(&packed), entry, hash_of);
                }
                None => {
                    let hash_of = |code: &u32| hash(&rows[*code as usize]);
                    table.others.insert_unique(hash(series), code, hash_of);
                }
            }
        }
        Self { rows, ..table }
    }

    /// Every series in the order of their codes.
    pub(super) fn rows(&self) -> &[Series] {
        &self.rows
    }

    /// Makes room for more.
    pub(super) fn reserve(&mut self, count: usize) {
        self.rows.reserve(count);
        self.codes.reserve(count, |(packed, _)| hash(packed));
    }

    /// Forgets every series and keeps the room they took.
    pub(super) fn clear(&mut self) {
        self.rows.clear();
        self.codes.clear();
        self.others.clear();
        self.last = 0;
    }

    /// The code of a series, new or known.
    pub(super) fn code(&mut self, series: Series) -> u32 {
        if self.rows.get(self.last as usize) != Some(&series) {
            self.last = self.find_or_add(series);
        }
        self.last
    }

    fn find_or_add(&mut self, series: Series) -> u32 {
        let rows = &mut self.rows;
        let next = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        let known = match packed(&series) {
            Some(packed) => {
                let is_same = |(other, _): &(Packed, u32)| *other == packed;
                let hash_of = |(packed, _): &(Packed, u32)| hash(packed);
                match self.codes.entry(hash(&packed), is_same, hash_of) {
                    Entry::Occupied(known) => Some(known.get().1),
                    Entry::Vacant(place) => {
                        place.insert((packed, next));
                        None
                    }
                }
            }
            None => {
                let is_same = |code: &u32| rows[*code as usize] == series;
                let hash_of = |code: &u32| hash(&rows[*code as usize]);
                match self.others.entry(hash(&series), is_same, hash_of) {
                    Entry::Occupied(known) => Some(*known.get()),
                    Entry::Vacant(place) => {
                        place.insert(next);
                        None
                    }
                }
            }
        };
        if known.is_none() {
            rows.push(series);
        }
        known.unwrap_or(next)
    }
}

fn hash(codes: &[u32]) -> u64 {
    FixedState::default().hash_one(codes)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn codes_are_given_once_in_order(
            all in prop::collection::vec(
                prop::collection::vec((0..Attribute::SERIES, prop::sample::select(vec![0, 1, 2, 65_535, 65_536])), 0..30),
                0..60),
        ) {
            let mut table = SeriesTable::default();
            let mut known: Vec<Series> = Vec::new();
            for codes in all {
                let mut series = [0; Attribute::SERIES];
                for (attribute, code) in codes {
                    series[attribute] = code;
                }
                let place = known.iter().position(|other| *other == series);
                let place = place.unwrap_or_else(|| {
                    known.push(series);
                    known.len() - 1
                });
                prop_assert_eq!(table.code(series) as usize, place);
            }
            prop_assert_eq!(table.rows(), &known);
            let mut again = SeriesTable::of(known.clone());
            for (series, code) in known.into_iter().zip(0..).rev() {
                prop_assert_eq!(again.code(series), code);
            }
        }
    }
}
