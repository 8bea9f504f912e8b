//! Rows of a segment to the rows of a grid: the same codes within the same slot of time are one.

use std::collections::HashMap;

use foldhash::fast::RandomState;

/// Pairs of small codes are looked up in a table up to this size.
const MOST_PLACES: usize = 1 << 16;

/// Which row of a grid each row of a segment is added to.
#[derive(Clone, Debug, Default)]
pub(super) struct Grid {
    /// The class of each row of the segment.
    pub(super) classes: Vec<u32>,
    pub(super) class_count: usize,
    /// The row of the grid for each row of the segment.
    pub(super) places: Vec<u32>,
    /// The class of each row of the grid.
    pub(super) rows: Vec<u32>,
}

impl Grid {
    /// Everything in one class and one slot.
    pub(super) fn one(rows: usize) -> Self {
        Self {
            classes: vec![0; rows],
            class_count: 1,
            places: vec![0; rows],
            rows: vec![0],
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
        // Per class the slot it was last seen in, and its row there.
        let mut seen: Vec<(u32, u32)> = Vec::new();
        let mut split = Self::default();
        split.classes.reserve_exact(codes.len());
        split.places.reserve_exact(codes.len());
        for ((class, code), slot) in self.classes.iter().zip(codes).zip(slots) {
            let class = pairs.code(*class, *code);
            if class as usize == seen.len() {
                seen.push((u32::MAX, 0));
            }
            let (last, place) = seen.get_mut(class as usize)?;
            if last != slot {
                if split.rows.len() == most {
                    return None;
                }
                (*last, *place) = (*slot, u32::try_from(split.rows.len()).ok()?);
                split.rows.push(class);
            }
            split.classes.push(class);
            split.places.push(*place);
        }
        split.class_count = seen.len();
        Some(split)
    }
}

/// Distinct pairs of codes, counted from 0 as they are met.
struct Pairs {
    count: u32,
    width: usize,
    /// 1 + the code of a pair, 0 where it was not met.
    table: Vec<u32>,
    others: HashMap<(u32, u32), u32, RandomState>,
}

impl Pairs {
    fn new(left: usize, right: usize) -> Self {
        let places = left.saturating_mul(right);
        Self {
            count: 0,
            width: right,
            table: vec![0; if places <= MOST_PLACES { places } else { 0 }],
            others: HashMap::default(),
        }
    }

    fn code(&mut self, left: u32, right: u32) -> u32 {
        let place = left as usize * self.width + right as usize;
        let known = match self.table.get_mut(place) {
            Some(known) => known,
            None => self.others.entry((left, right)).or_default(),
        };
        if *known == 0 {
            self.count += 1;
            *known = self.count;
        }
        *known - 1
    }
}
