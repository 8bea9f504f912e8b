//! Texts and pairs of codes to dense codes, so that sums are kept in plain arrays.

use std::borrow::Borrow;
use std::collections::HashMap;
use std::hash::BuildHasher;
use std::hash::Hash;

use foldhash::fast::RandomState;
use hashbrown::HashTable;
use hashbrown::hash_table::Entry;

/// The code of rows that are not counted; whatever it is combined with stays out.
pub(super) const EXCLUDED: u32 = 0;

/// Distinct values, each with a code counted from 0.
#[derive(Debug)]
pub(super) struct Interner<T> {
    values: Vec<T>,
    codes: HashMap<T, u32, RandomState>,
}

impl<T> Default for Interner<T> {
    fn default() -> Self {
        Self {
            values: Vec::new(),
            codes: HashMap::default(),
        }
    }
}

impl<T: Clone + Eq + Hash> Interner<T> {
    /// The code of a value, new or known.
    pub(super) fn code<Q>(&mut self, value: &Q, own: impl FnOnce(&Q) -> T) -> u32
    where
        T: Borrow<Q>,
        Q: Eq + Hash + ?Sized,
    {
        if let Some(code) = self.codes.get(value) {
            return *code;
        }
        let code = u32::try_from(self.values.len()).unwrap_or(u32::MAX);
        let owned = own(value);
        self.values.push(owned.clone());
        self.codes.insert(owned, code);
        code
    }

    /// The code of a value, if it is known.
    pub(super) fn find<Q>(&self, value: &Q) -> Option<u32>
    where
        T: Borrow<Q>,
        Q: Eq + Hash + ?Sized,
    {
        self.codes.get(value).copied()
    }

    /// All values, in the order of their codes.
    pub(super) fn values(&self) -> &[T] {
        &self.values
    }

    pub(super) fn get(&self, code: u32) -> Option<&T> {
        self.values.get(code as usize)
    }

    pub(super) fn len(&self) -> usize {
        self.values.len()
    }
}

/// Pairs (code so far, code of one more dimension) to dense codes counted from 1, in order of first appearance.
#[derive(Debug, Default)]
pub(super) struct Combiner {
    pairs: Vec<(u32, u32)>,
    /// By hash, the place of each pair: there may be as many as calls, and they are kept once.
    places: HashTable<u32>,
    hasher: RandomState,
    /// Codes of the pairs met, at `code << bits | part`: no hashing per row while it is small enough.
    table: Vec<u32>,
    bits: u32,
}

/// Most places of a [`Combiner`]'s table.
const MOST_PLACES: usize = 1 << 22;

impl Combiner {
    /// Codes given out so far, [`EXCLUDED`] included.
    pub(super) fn len(&self) -> usize {
        self.pairs.len() + 1
    }

    /// The pair behind a code.
    pub(super) fn pair(&self, code: u32) -> Option<(u32, u32)> {
        self.pairs.get((code as usize).checked_sub(1)?).copied()
    }

    /// All pairs, in the order of their codes.
    pub(super) fn pairs(&self) -> &[(u32, u32)] {
        &self.pairs
    }

    /// Replaces each code by that of its pair with the part in the same row. `code_count` and `part_count`
    /// bound the codes that occur.
    pub(super) fn combine(
        &mut self,
        codes: &mut [u32],
        parts: &[u32],
        code_count: usize,
        part_count: usize,
    ) {
        if self.make_room(code_count, part_count) {
            let bits = self.bits;
            for (code, part) in codes.iter_mut().zip(parts) {
                let place = (*code as usize) << bits | *part as usize;
                *code = match self.table.get(place) {
                    Some(&known) if known != EXCLUDED => known,
                    _ if *code == EXCLUDED => EXCLUDED,
                    _ => self.enter(*code, *part),
                };
            }
            return;
        }
        let mut last = ((EXCLUDED, 0), EXCLUDED);
        for (code, part) in codes.iter_mut().zip(parts) {
            if *code == EXCLUDED {
                continue;
            }
            if last.0 != (*code, *part) {
                last = ((*code, *part), self.code(*code, *part));
            }
            *code = last.1;
        }
    }

    /// Forgets every pair and keeps the room they took.
    pub(super) fn clear(&mut self) {
        self.pairs.clear();
        self.places.clear();
        self.table.fill(EXCLUDED);
    }

    /// Whether the table has a place for every pair below these counts.
    fn make_room(&mut self, code_count: usize, part_count: usize) -> bool {
        let bits = part_count.next_power_of_two().trailing_zeros();
        if bits > self.bits {
            // Places move; they are filled again as pairs are met.
            self.table.clear();
            self.bits = bits;
        }
        let places = code_count.saturating_mul(1 << self.bits);
        if places > MOST_PLACES {
            self.table = Vec::new();
            return false;
        }
        if self.table.len() < places {
            self.table.resize(places, EXCLUDED);
        }
        true
    }

    #[cold]
    fn enter(&mut self, code: u32, part: u32) -> u32 {
        let known = self.code(code, part);
        let place = (code as usize) << self.bits | part as usize;
        if let Some(entry) = self.table.get_mut(place) {
            *entry = known;
        }
        known
    }

    /// The code of a pair, new or known.
    pub(super) fn code(&mut self, code: u32, part: u32) -> u32 {
        let (pairs, hasher) = (&self.pairs, &self.hasher);
        let hash = |pair: (u32, u32)| hasher.hash_one(pair);
        let at = |place: u32| pairs.get(place as usize).copied();
        let pair = (code, part);
        let found = self.places.entry(
            hash(pair),
            |place| at(*place) == Some(pair),
            |place| at(*place).map_or(0, hash),
        );
        match found {
            Entry::Occupied(known) => known.get().saturating_add(1),
            Entry::Vacant(free) => {
                let place = u32::try_from(self.pairs.len()).unwrap_or(u32::MAX);
                free.insert(place);
                self.pairs.push(pair);
                place.saturating_add(1)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn equal_pairs_share_a_code_in_both_ways(rows in prop::collection::vec((0_u32..4, 0_u32..5), 0..40)) {
            let parts: Vec<u32> = rows.iter().map(|row| row.1).collect();
            for (code_count, part_count) in [(4, 5), (1 << 20, 1 << 20)] {
                let mut combiner = Combiner::default();
                let mut codes: Vec<u32> = rows.iter().map(|row| row.0).collect();
                combiner.combine(&mut codes, &parts, code_count, part_count);
                for (row, code) in rows.iter().zip(&codes) {
                    match row.0 {
                        EXCLUDED => prop_assert_eq!(*code, EXCLUDED),
                        _ => prop_assert_eq!(combiner.pair(*code), Some(*row)),
                    }
                }
            }
        }
    }
}
