//! Calls that are looked up together, in an order and a table that make it quick.

/// How many first bits of a call are marked: with them a full segment is gone through without a search.
pub(super) const MARKED_BITS: u32 = 24;

/// Fewer are found by going along with them.
const FEWEST_MARKED: usize = 1 << 12;

/// Calls to look up in one key file after the other.
pub(in crate::store) struct Wanted<'a> {
    /// Sorted and distinct.
    pub(super) calls: &'a [u64],
    /// A bit per beginning of a call; empty where there are few calls.
    marks: Vec<u64>,
}

impl<'a> Wanted<'a> {
    /// `calls` are sorted and distinct.
    pub(in crate::store) fn new(calls: &'a [u64]) -> Self {
        let mut marks = Vec::new();
        if calls.len() >= FEWEST_MARKED {
            marks.resize(1 << (MARKED_BITS - 6), 0);
            for call in calls {
                let beginning = call >> (u64::BITS - MARKED_BITS);
                marks[(beginning >> 6) as usize] |= 1 << (beginning & 63);
            }
        }
        Self { calls, marks }
    }

    /// Whether [`Wanted::is_marked`] can be asked.
    pub(super) fn has_marks(&self) -> bool {
        !self.marks.is_empty()
    }

    /// Whether some call begins with these bits.
    pub(super) fn is_marked(&self, beginning: u64) -> bool {
        let word = self.marks.get((beginning >> 6) as usize);
        word.is_some_and(|word| word >> (beginning & 63) & 1 == 1)
    }
}
