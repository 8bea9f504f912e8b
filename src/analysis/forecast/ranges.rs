//! A projection and the past errors of its kind to the range the truth will be in.
//!
//! The pooled quantiles are those of `../shared/forecast/calibration_z_pooled.csv`: measured log errors of the remaining
//! total in units of the series' own volatility. Left out one series at a time, 80 % ranges held 83 % of smooth month-ends.

use super::glr;

/// Probability, and the log error in units of volatility that so many projections stay below.
const POOLED: [(f64, f64); 15] = [
    (0.01, -3.626),
    (0.025, -3.25),
    (0.05, -2.305),
    (0.1, -1.304),
    (0.2, -0.535),
    (0.3, -0.221),
    (0.4, -0.061),
    (0.5, 0.0),
    (0.6, 0.054),
    (0.7, 0.21),
    (0.8, 0.464),
    (0.9, 0.976),
    (0.95, 1.43),
    (0.975, 2.1),
    (0.99, 3.019),
];
/// Past projections looked at, evenly spread.
const MOST_ORIGINS: usize = 60;
/// Fewer tell nothing.
const LEAST_ORIGINS: usize = 5;
/// Days of history before the first past projection.
const LEAST_HISTORY: usize = 28;
/// Independent past projections that weigh as much as all that was measured elsewhere.
const POOLED_WEIGHT: f64 = 6.0;
/// What keeps the logarithm of no spend finite: a part of a usual period.
const FLOOR: f64 = 0.05;

/// The amounts a remaining total will stay below, by probability.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranges(Vec<(f64, f64)>);

impl Ranges {
    /// The range of what the next `days` days (fractions of a day count) will cost, projected as `expected`.
    #[must_use]
    pub fn of(history: &[f64], next: usize, days: f64, expected: f64) -> Self {
        let stretch = 1.0 + 0.2 * (days / 7.0).log2().max(0.0);
        let scale = glr::volatility(history) * stretch;
        let whole = days.ceil().max(1.0) as usize;
        let (errors, weight) = own_errors(history, next, whole);
        let floor = floor(history, days, expected);
        // Rounding must not make a surer amount smaller.
        let mut least = 0.0_f64;
        let amount = |(probability, pooled): (f64, f64)| {
            let pooled = pooled * scale;
            let log = if errors.is_empty() {
                pooled
            } else {
                (1.0 - weight) * pooled + weight * quantile(&errors, probability)
            };
            least = least.max(log.exp() * (expected + floor) - floor);
            (probability, least)
        };
        Self(POOLED.map(amount).to_vec())
    }

    /// The amount that is not passed with a probability of 1 to 99 %.
    #[must_use]
    pub fn below(&self, probability: f64) -> f64 {
        let after = self.0.partition_point(|(known, _)| *known < probability);
        let at = |place: usize| self.0.get(place).copied();
        match (after.checked_sub(1).and_then(at), at(after)) {
            (Some((low, least)), Some((high, most))) => {
                (least + (most - least) * (probability - low) / (high - low)).min(most)
            }
            (Some((_, amount)), None) | (None, Some((_, amount))) => amount,
            (None, None) => 0.0,
        }
    }
}

impl Ranges {
    /// The probability, from 1 to 99 %, that an amount is passed.
    #[must_use]
    pub fn above(&self, amount: f64) -> f64 {
        let after = self.0.partition_point(|(_, known)| *known <= amount);
        let at = |place: usize| self.0.get(place).copied();
        let below = match (after.checked_sub(1).and_then(at), at(after)) {
            (Some((low, least)), Some((high, most))) => {
                low + (high - low) * (amount - least) / (most - least)
            }
            (Some((known, _)), None) | (None, Some((known, _))) => known,
            (None, None) => 1.0,
        };
        (1.0 - below).clamp(0.01, 0.99)
    }
}

/// 5 % of what so many days usually cost.
fn floor(history: &[f64], days: f64, expected: f64) -> f64 {
    let (_, recent) = history.split_at(history.len() - history.len().min(28));
    let mean = recent.iter().sum::<f64>() / recent.len().max(1) as f64;
    FLOOR * (mean * days).max(expected).max(1e-12)
}

/// Log errors of past projections over as many days, sorted, and how much they weigh against the pooled ones.
fn own_errors(history: &[f64], next: usize, days: usize) -> (Vec<f64>, f64) {
    let Some(last) = history.len().checked_sub(days) else {
        return (Vec::new(), 0.0);
    };
    let count = (last + 1).saturating_sub(LEAST_HISTORY);
    let step = count.div_ceil(MOST_ORIGINS).max(1);
    let origins = (LEAST_HISTORY..=last).rev().step_by(step);
    let error = |origin: usize| {
        let (before, after) = history.split_at(origin);
        let (_, recent) = before.split_at(before.len() - before.len().min(28));
        if recent.iter().sum::<f64>() <= 0.0 {
            return None;
        }
        let weekday = (next + 7 * after.len() - after.len()) % 7;
        let expected: f64 = glr::path(before, weekday, days).iter().sum();
        let actual: f64 = after.iter().take(days).sum();
        let floor = floor(before, days as f64, expected);
        Some(((actual + floor) / (expected + floor)).ln())
    };
    let mut errors: Vec<f64> = origins.filter_map(error).collect();
    if errors.len() < LEAST_ORIGINS {
        return (Vec::new(), 0.0);
    }
    errors.sort_by(f64::total_cmp);
    let covered = (history.len() - LEAST_HISTORY) as f64;
    let independent = covered / days as f64;
    (errors, independent / (independent + POOLED_WEIGHT))
}

/// Between the two nearest values of a sorted list, as R's type 7 and numpy do.
fn quantile(sorted: &[f64], probability: f64) -> f64 {
    let place = probability * (sorted.len().max(1) - 1) as f64;
    let low = place.floor() as usize;
    let at = |place: usize| sorted.get(place).or(sorted.last()).copied().unwrap_or(0.0);
    at(low) + (at(low + 1) - at(low)) * (place - place.floor())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_passed_as_often_as_the_range_says() {
        let history: Vec<f64> = (0..60).map(|day| f64::from(10 + day * 7 % 5)).collect();
        let ranges = Ranges::of(&history, 0, 12.5, 150.0);
        for percent in 1..100 {
            let probability = f64::from(percent) / 100.0;
            let above = ranges.above(ranges.below(probability));
            assert!(
                (above - (1.0 - probability)).abs() < 1e-9,
                "{percent}: {above}"
            );
        }
        assert_eq!(ranges.above(0.0).to_string(), "0.99");
        assert_eq!(ranges.above(1e9).to_string(), "0.010000000000000009");
    }
}
