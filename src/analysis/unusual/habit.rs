//! Amounts of the same kind to what is usual among them, and how far from that one of them is.
//!
//! Costs of calls differ by factors, so distances are measured between logarithms: from the median, in median absolute
//! deviations scaled to a standard deviation (×1.4826). Neither moves when a few amounts are wild. Beyond 3.5 an amount
//! is an outlier (Iglewicz and Hoaglin, How to Detect and Handle Outliers, 1993).
#![expect(
    clippy::float_arithmetic,
    reason = "distances are statistics, not money"
)]

/// Fewer amounts make no habit.
const FEWEST: usize = 20;
/// From this distance on an amount is unusual.
const FAR: f64 = 3.5;
/// Amounts that hardly differ are no reason to call the next one wild: a deviation is at least a tenth.
const LEAST_DEVIATION: f64 = 0.1;
/// Scales the median absolute deviation to the standard deviation of a normal distribution.
const TO_STANDARD: f64 = 1.4826;

/// What is usual.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::analysis) struct Habit {
    /// The lower median: one of the amounts.
    pub(in crate::analysis) median: i128,
    center: f64,
    deviation: f64,
}

impl Habit {
    /// The habit of some amounts; none where there are too few above zero.
    pub(in crate::analysis) fn of(amounts: &mut Vec<i128>) -> Option<Self> {
        amounts.retain(|amount| *amount > 0);
        if amounts.len() < FEWEST {
            return None;
        }
        let median = *middle(amounts, Ord::cmp)?;
        let center = logarithm(median);
        let apart = amounts
            .iter()
            .map(|amount| (logarithm(*amount) - center).abs());
        let mut apart: Vec<f64> = apart.collect();
        let deviation = middle(&mut apart, f64::total_cmp)? * TO_STANDARD;
        Some(Self {
            median,
            center,
            deviation: deviation.max(LEAST_DEVIATION),
        })
    }

    /// How many hundredths of a deviation an amount is above the usual, where that is unusually far and at least double.
    pub(in crate::analysis) fn excess(&self, amount: i128) -> Option<i128> {
        if amount < self.median.saturating_mul(2) {
            return None;
        }
        let distance = (logarithm(amount) - self.center) / self.deviation;
        // Logarithms of 128-bit amounts differ by less than 90, and deviations are at least a tenth.
        (distance >= FAR).then_some((distance * 100.0).round() as i128)
    }
}

fn logarithm(amount: i128) -> f64 {
    // 16 digits are plenty for a distance.
    let amount = amount as f64;
    amount.ln()
}

/// The middle in order, the lower of two.
fn middle<T>(amounts: &mut [T], order: fn(&T, &T) -> std::cmp::Ordering) -> Option<&T> {
    let place = amounts.len().checked_sub(1)? / 2;
    Some(amounts.select_nth_unstable_by(place, order).1)
}

/// The lower median of some counts; 0 of none.
pub(in crate::analysis) fn median(counts: &mut [u64]) -> u64 {
    middle(counts, Ord::cmp).copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 100 … 120: median 110, logarithms 0.045 apart in the middle, so that the least deviation of a tenth holds.
    fn steady() -> Vec<i128> {
        (100..=120).collect()
    }

    #[test]
    fn a_wild_amount_neither_hides_itself_nor_another() {
        let alone = Habit::of(&mut steady());
        let mut wild = steady();
        wild.extend([110_000, 110_000_000]);
        let beside = Habit::of(&mut wild);
        for habit in [alone, beside] {
            let habit = habit.expect("enough amounts");
            assert!((110..=111).contains(&habit.median), "{habit:?}");
            assert_eq!(habit.excess(120), None);
            assert_eq!(habit.excess(219), None);
            // ln(1000) = 6.908, in tenths.
            let far = habit.excess(110_000).expect("far");
            assert!((6_800..=6_908).contains(&far), "{far}");
        }
    }

    #[test]
    fn few_amounts_and_small_ones_are_no_outliers() {
        assert_eq!(Habit::of(&mut (1..20).collect()), None);
        assert_eq!(Habit::of(&mut vec![0; 50]), None);
        let habit = Habit::of(&mut steady()).expect("enough amounts");
        assert_eq!(habit.excess(1), None);
        assert!(habit.excess(i128::MAX).is_some());
        assert_eq!(median(&mut [3, 1, 2, 9]), 2);
        assert_eq!(median(&mut []), 0);
    }
}
