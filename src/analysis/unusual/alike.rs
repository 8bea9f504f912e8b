//! Calls of the same agent and model to their habit, and to those far outside of it.

use std::cmp::Reverse;

use super::habit::Habit;
use super::habit::median;
use super::reason::Usage;
use crate::analysis::rows::Place;

/// A call, as far as habits go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Call {
    pub(super) place: Place,
    pub(super) cost: i128,
    pub(super) input: u64,
    pub(super) output: u64,
    /// Thousandths of the input.
    pub(super) cached: u64,
}

/// The same of a call with small numbers, as nearly all have, in a third of the room.
#[derive(Clone, Copy)]
struct Small {
    cost: u64,
    row: u32,
    input: u32,
    output: u32,
    cached: u16,
    /// Which of the parts.
    part: u16,
}

/// Calls that one thread has seen.
#[derive(Default)]
pub(super) struct Calls {
    parts: Vec<u64>,
    /// In stretches, none of which is moved to grow: there are many kinds of calls, and each would leave holes.
    small: Vec<Vec<Small>>,
    large: Vec<Call>,
    count: usize,
}

/// How many calls a stretch has room for: as many as there were before, within these bounds.
const FEWEST: usize = 16;
const MOST: usize = 4096;

impl Calls {
    /// Adds a call; those of a part come one after the other.
    pub(super) fn push(&mut self, call: Call) {
        if self.parts.last() != Some(&call.place.0) {
            self.parts.push(call.place.0);
        }
        match (self.small(&call), self.small.last_mut()) {
            (Some(small), Some(last)) if last.len() < last.capacity() => last.push(small),
            (Some(small), _) => {
                let mut next = Vec::with_capacity(self.count.clamp(FEWEST, MOST));
                next.push(small);
                self.small.push(next);
            }
            (None, _) => self.large.push(call),
        }
        self.count += 1;
    }

    fn small(&self, call: &Call) -> Option<Small> {
        Some(Small {
            cost: call.cost.try_into().ok()?,
            row: call.place.1.try_into().ok()?,
            input: call.input.try_into().ok()?,
            output: call.output.try_into().ok()?,
            cached: call.cached.try_into().ok()?,
            part: (self.parts.len() - 1).try_into().ok()?,
        })
    }

    fn iter(&self) -> impl Iterator<Item = Call> {
        let whole = |small: &Small| Call {
            place: (
                self.parts
                    .get(usize::from(small.part))
                    .copied()
                    .unwrap_or(0),
                small.row as usize,
            ),
            cost: small.cost.into(),
            input: small.input.into(),
            output: small.output.into(),
            cached: small.cached.into(),
        };
        let small = self.small.iter().flatten().map(whole);
        small.chain(self.large.iter().copied())
    }
}

/// The calls of an agent and model.
#[derive(Default)]
pub(super) struct Alike<'c>(Vec<&'c Calls>);

/// A call far outside the habit.
#[derive(Clone, Copy)]
pub(super) struct Far {
    pub(super) place: Place,
    /// What such a call costs, and how much more this one does, in 10⁻¹⁸ USD.
    pub(super) usual: i128,
    pub(super) above: i128,
    /// Hundredths of a deviation.
    pub(super) distance: i128,
}

impl Far {
    /// What costs most above the usual comes first.
    pub(super) fn order(&self) -> impl Ord + use<> {
        (Reverse(self.above), self.place)
    }
}

impl<'c> Alike<'c> {
    pub(super) fn add(&mut self, calls: &'c Calls) {
        self.0.push(calls);
    }

    pub(super) fn len(&self) -> usize {
        self.0.iter().map(|calls| calls.count).sum()
    }

    fn each<T>(&self, what: fn(Call) -> T) -> Vec<T> {
        let mut all = Vec::with_capacity(self.len());
        for calls in &self.0 {
            all.extend(calls.iter().map(what));
        }
        all
    }

    /// The calls far above the usual cost; none where there are too few to speak of it.
    pub(super) fn far(&self) -> Vec<Far> {
        let Some(habit) = Habit::of(&mut self.each(|call| call.cost)) else {
            return Vec::new();
        };
        let far = |call: Call| {
            Some(Far {
                distance: habit.excess(call.cost)?,
                place: call.place,
                usual: habit.median,
                above: call.cost - habit.median,
            })
        };
        let calls = self.0.iter().flat_map(|calls| calls.iter());
        calls.filter_map(far).collect()
    }

    /// What is usual of their tokens.
    pub(super) fn usual(&self) -> Usage {
        let of = |count| median(&mut self.each(count));
        Usage {
            input: of(|call| call.input),
            output: of(|call| call.output),
            cached: of(|call| call.cached),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_of_any_size_comes_back_as_it_was() {
        let call = Call {
            place: (3, 7),
            cost: 1 << 40,
            input: 900,
            output: 80,
            cached: 500,
        };
        let calls = [
            call,
            Call { cost: -1, ..call },
            Call {
                cost: i128::MAX,
                ..call
            },
            Call {
                input: u64::MAX,
                ..call
            },
            Call {
                output: 1 << 32,
                ..call
            },
            Call {
                cached: 1 << 16,
                ..call
            },
            Call {
                place: (u64::MAX, 0),
                ..call
            },
            Call {
                place: (9, usize::MAX),
                ..call
            },
        ];
        let mut kept = Calls::default();
        calls.iter().for_each(|call| kept.push(*call));
        assert_eq!((kept.count, kept.large.len()), (8, 6));
        let mut found: Vec<Call> = kept.iter().collect();
        found.sort_by_key(|call| calls.iter().position(|one| one == call));
        assert_eq!(found, calls);
    }
}
