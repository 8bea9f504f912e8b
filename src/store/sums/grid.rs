//! Rows of a segment to the rows of a grid: the same codes within the same slot of time are one.

use std::collections::HashMap;

use foldhash::fast::RandomState;

/// Pairs of small codes are looked up in a table up to this size.
const MOST_PLACES: usize = 1 << 16;

/// The rows of a segment in classes; those of a class within a slot of time are one row of the grid.
#[derive(Clone, Debug, Default)]
pub(super) struct Grid {
    /// The class of each row of the segment.
    pub(super) classes: Vec<u32>,
    pub(super) class_count: usize,
    /// How many rows the grid has.
    pub(super) rows: usize,
}

impl Grid {
    /// Everything in one class.
    pub(super) fn one(rows: usize) -> Self {
        Self {
            classes: vec![0; rows],
            class_count: 1,
            rows: 1,
        }
    }

    /// The same with classes told apart by one code more, of `count`; `None` where that makes more than `most` rows.
    /// `slots` numbers the slot of each row, in order.
    pub(super) fn split(
        &self,
        codes: &[u32],
        count: usize,
        slots: &[u32],
        most: usize,
    ) -> Option<Self> {
        let mut pairs = Pairs::new(self.class_count, count);
        let mut split = Self::default();
        split.classes.reserve_exact(codes.len());
        for ((class, code), slot) in self.classes.iter().zip(codes).zip(slots) {
            let pair = pairs.of(*class, *code);
            if pair.slot != *slot {
                pair.slot = *slot;
                split.rows += 1;
                if split.rows > most {
                    return None;
                }
            }
            split.classes.push(pair.code);
        }
        split.class_count = pairs.count as usize;
        Some(split)
    }

    /// The row of the grid that each row of the segment is added to, and the class of each row of the grid.
    pub(super) fn places(&self, slots: &[u32]) -> (Vec<u32>, Vec<u32>) {
        let mut rows = Vec::with_capacity(self.rows);
        let mut seen = vec![(u32::MAX, 0); self.class_count];
        let places = self.classes.iter().zip(slots).map(|(class, slot)| {
            let (last, place) = &mut seen[*class as usize];
            if last != slot {
                (*last, *place) = (*slot, u32::try_from(rows.len()).unwrap_or(u32::MAX));
                rows.push(*class);
            }
            *place
        });
        (places.collect(), rows)
    }
}

/// Distinct pairs of codes, counted from 0 as they are met.
struct Pairs {
    count: u32,
    width: usize,
    table: Vec<Pair>,
    others: HashMap<(u32, u32), Pair, RandomState>,
}

/// A pair: its code, and the slot it was last seen in; both are those of no pair where it was not met.
#[derive(Clone, Copy)]
struct Pair {
    code: u32,
    slot: u32,
}

const UNMET: Pair = Pair {
    code: u32::MAX,
    slot: u32::MAX,
};

impl Pairs {
    fn new(left: usize, right: usize) -> Self {
        let places = left.saturating_mul(right);
        Self {
            count: 0,
            width: right,
            table: vec![UNMET; if places <= MOST_PLACES { places } else { 0 }],
            others: HashMap::default(),
        }
    }

    #[inline(always)]
    fn of(&mut self, left: u32, right: u32) -> &mut Pair {
        let place = left as usize * self.width + right as usize;
        let pair = match self.table.get_mut(place) {
            Some(known) => known,
            None => self.others.entry((left, right)).or_insert(UNMET),
        };
        if pair.code == UNMET.code {
            pair.code = self.count;
            self.count += 1;
        }
        pair
    }
}
