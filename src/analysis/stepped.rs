//! Priced rows to what each label cost in each step of time, and nothing else.
//!
//! Agents on models are a few hundred, hours a year some nine thousand: sums by all pairs of them would be nearly as many as
//! calls, and most of a sum is not asked for. Rows come mostly in order of time, so that a row is added to the step its
//! label was in last.

use chrono_tz::Tz;

use super::bucket::Bucket;
use super::bucket::TimeUnit;
use super::charges::Charge;
use super::codes::EXCLUDED;
use super::kept::PricedRows;
use super::slots::Buckets;
use crate::units::Usd;

/// What was spent in a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct At {
    /// Its number.
    pub(super) step: u32,
    /// Whether something of it has no price.
    pub(super) lower_bound: bool,
    pub(super) usd: Usd,
}

/// What was spent by label and step.
#[derive(Debug)]
pub(super) struct Stepped {
    /// Of each code of a label; a step may come more than once.
    leaves: Vec<Vec<At>>,
    buckets: Buckets,
    /// The first and the last call.
    ends: Option<(i64, i64)>,
    /// A sum left its range.
    pub(super) overflow: bool,
}

/// A leaf of fewer steps is not looked through for those that came more than once.
const FEW: usize = 64;

impl Stepped {
    pub(super) fn new(unit: TimeUnit, zone: Tz) -> Self {
        Self {
            leaves: Vec::new(),
            buckets: Buckets::new(unit, zone),
            ends: None,
            overflow: false,
        }
    }

    /// What was spent of each code of a label, with the code of each step.
    pub(super) fn leaves(&mut self) -> Vec<Vec<At>> {
        std::mem::take(&mut self.leaves)
    }

    /// The step of each of their codes.
    pub(super) fn buckets(&self) -> impl Iterator<Item = Bucket> {
        (0..).map_while(|code| self.buckets.bucket(code))
    }

    /// When the first and the last call was made.
    pub(super) fn ends(&self) -> Option<(i64, i64)> {
        self.ends
    }

    /// Adds rows under their labels; `None`, and nothing is added, where a row's calls may be of several steps.
    pub(super) fn add(&mut self, priced: &PricedRows<'_>) -> Option<()> {
        let times = priced.batch.times().get(priced.rows.clone())?;
        let rolled = priced.batch.rolled.as_deref();
        let lasts = rolled.map_or(times, |rolled| {
            rolled.last.get(priced.rows.clone()).unwrap_or(&[])
        });
        let counted = || priced.labels.iter().zip(times.iter().zip(lasts));
        let step = |(label, (first, last)): (&u32, (&i64, &i64))| match *label {
            EXCLUDED => Some(0),
            _ => self.buckets.code_of_all(*first, *last),
        };
        let steps: Vec<u32> = counted().map(step).collect::<Option<_>>()?;
        let ends = counted().filter(|(label, _)| **label != EXCLUDED);
        self.ends = ends.fold(self.ends, |known, (_, (first, last))| {
            let (earliest, latest) = known.unwrap_or((*first, *last));
            Some((earliest.min(*first), latest.max(*last)))
        });
        if self.leaves.len() < priced.label_count {
            self.leaves.resize_with(priced.label_count, Vec::new);
        }
        let has_no_price = |charge: &Option<Charge<'_>>| {
            let charge = charge.as_ref();
            charge.is_some_and(|charge| charge.is_unpriced() || charge.is_partial)
        };
        let lower_bounds: Vec<bool> = priced.charges.iter().map(has_no_price).collect();
        let costs = priced.labels.iter().zip(steps).zip(&priced.charged.costs);
        for (((label, step), usd), rated) in costs.zip(priced.rated) {
            let Some(leaf) = self
                .leaves
                .get_mut(*label as usize)
                .filter(|_| *label != EXCLUDED)
            else {
                continue;
            };
            let at = At {
                step,
                lower_bound: lower_bounds.get(*rated as usize) == Some(&true),
                usd: Usd(*usd),
            };
            self.overflow |= push(leaf, at).is_none();
        }
        Some(())
    }
}

/// Adds what was spent in a step; `None` when the sum leaves its range.
fn push(leaf: &mut Vec<At>, at: At) -> Option<()> {
    if let Some(last) = leaf.last_mut()
        && last.step == at.step
    {
        return join(last, &at);
    }
    if leaf.len() == leaf.capacity() && leaf.len() >= FEW {
        tidy(leaf)?;
        leaf.reserve(leaf.len());
    }
    leaf.push(at);
    Some(())
}

fn join(known: &mut At, at: &At) -> Option<()> {
    known.usd = known.usd.checked_add(at.usd)?;
    known.lower_bound |= at.lower_bound;
    Some(())
}

/// Where rows come in no order, every step once: a leaf has no more entries than twice its steps.
fn tidy(leaf: &mut Vec<At>) -> Option<()> {
    leaf.sort_by_key(|at| at.step);
    let mut is_sound = true;
    leaf.dedup_by(|at, known| {
        let is_same = at.step == known.step;
        if is_same {
            is_sound &= join(known, at).is_some();
        }
        is_same
    });
    is_sound.then_some(())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_comes_in_no_order_is_the_same_and_takes_no_more_room_than_its_steps(
            rows in prop::collection::vec((0_u32..90, any::<bool>(), -1_000_000_i128..1_000_000_000), 0..2000),
        ) {
            let (mut leaf, mut most) = (Vec::new(), FEW);
            let mut expected: BTreeMap<u32, (bool, i128)> = BTreeMap::new();
            for (step, lower_bound, usd) in rows {
                let at = At { step, lower_bound, usd: Usd(usd) };
                prop_assert_eq!(push(&mut leaf, at), Some(()));
                let known = expected.entry(step).or_default();
                *known = (known.0 || lower_bound, known.1 + usd);
                most = most.max(4 * expected.len());
                prop_assert!(leaf.len() <= most, "{} of {}", leaf.len(), expected.len());
            }
            let steps: BTreeSet<u32> = leaf.iter().map(|at| at.step).collect();
            prop_assert!(steps.iter().eq(expected.keys()));
            tidy(&mut leaf);
            let found = leaf.iter().map(|at| (at.step, (at.lower_bound, at.usd.0)));
            prop_assert!(found.eq(expected));
        }
    }

    #[test]
    fn a_sum_past_the_range_is_noticed() {
        let at = At {
            step: 0,
            lower_bound: false,
            usd: Usd(i128::MAX),
        };
        let mut leaf = vec![at];
        assert_eq!(push(&mut leaf, at), None);
        let mut leaf = vec![at, At { step: 1, ..at }, at];
        assert_eq!(tidy(&mut leaf), None);
    }
}
