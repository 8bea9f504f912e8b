//! The last so many values of a series to what is asked of them after each step, without looking at all of them again.

/// The sum of the last so many values. None is ever subtracted: what has left leaves no rounding behind.
#[derive(Clone, Debug)]
pub(super) struct LastSum {
    most: usize,
    /// Of the older values the sum of each and all older ones after it; the oldest at the end.
    older: Vec<f64>,
    newer: Vec<f64>,
    newer_sum: f64,
}

impl LastSum {
    pub(super) fn of(most: usize) -> Self {
        Self {
            most,
            older: Vec::new(),
            newer: Vec::new(),
            newer_sum: 0.0,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.older.len() + self.newer.len()
    }

    pub(super) fn sum(&self) -> f64 {
        self.older.last().copied().unwrap_or(0.0) + self.newer_sum
    }

    pub(super) fn push(&mut self, value: f64) {
        if self.len() == self.most {
            if self.older.is_empty() {
                let mut sum = 0.0;
                let sums = self.newer.drain(..).rev().map(|value| {
                    sum += value;
                    sum
                });
                self.older.extend(sums);
                self.newer_sum = 0.0;
            }
            self.older.pop();
        }
        self.newer.push(value);
        self.newer_sum += value;
    }
}

/// The root mean square of the last so many errors, a few of the largest counted as the next.
#[derive(Clone, Debug)]
pub(super) struct LastErrors {
    most: usize,
    capped: usize,
    /// Without their signs; past `most` the oldest gives its place to the next.
    values: Vec<f64>,
    next: usize,
    /// The largest of them and their places, the largest first: as many as are known, and more than `capped`.
    largest: Vec<(f64, usize)>,
}

/// So many of the largest are remembered, so that all are rarely looked through again.
const REMEMBERED: usize = 16;
/// Sums side by side, as processors add.
const LANES: usize = 8;

impl LastErrors {
    pub(super) fn of(most: usize, capped: usize) -> Self {
        Self {
            most,
            capped,
            values: Vec::new(),
            next: 0,
            largest: Vec::new(),
        }
    }

    pub(super) fn push(&mut self, error: f64) {
        let (value, place) = (error.abs(), self.next);
        let mut others = self.values.len();
        if let Some(oldest) = self.values.get_mut(place) {
            others -= 1;
            *oldest = value;
            self.largest.retain(|(_, known)| *known != place);
        } else {
            self.values.push(value);
        }
        self.next = (place + 1) % self.most;
        let least = self.largest.last().map(|(least, _)| *least);
        if least.is_some_and(|least| value >= least) || self.largest.len() == others {
            let rank = self.largest.partition_point(|(known, _)| *known > value);
            self.largest.insert(rank, (value, place));
            self.largest.truncate(REMEMBERED);
        }
        if self.largest.len() <= self.capped && self.largest.len() < self.values.len() {
            self.look_again();
        }
    }

    fn look_again(&mut self) {
        self.largest = self.values.iter().copied().zip(0..).collect();
        self.largest
            .sort_unstable_by(|(left, _), (right, _)| right.total_cmp(left));
        self.largest.truncate(REMEMBERED);
    }

    pub(super) fn root_mean_square(&self) -> f64 {
        let most = self
            .largest
            .get(self.capped)
            .map_or(0.0, |(value, _)| *value);
        let square = |value: &f64| {
            let value = if *value < most { *value } else { most };
            value * value
        };
        let mut lanes = [0.0; LANES];
        let chunks = self.values.chunks_exact(LANES);
        let rest: f64 = chunks.remainder().iter().map(square).sum();
        for chunk in chunks {
            for (lane, value) in lanes.iter_mut().zip(chunk) {
                *lane += square(value);
            }
        }
        match self.values.len() {
            0 => 0.0,
            count => ((lanes.iter().sum::<f64>() + rest) / count as f64).sqrt(),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::usual::root_mean_square;
    use super::*;

    /// Many equal values, zeros, and few that are far above the others.
    fn values() -> impl Strategy<Value = Vec<f64>> {
        let value = prop_oneof![
            4 => Just(0.0),
            4 => (0_u32..4).prop_map(f64::from),
            8 => -1e3..1e3,
            1 => 1e9..1e12,
        ];
        prop::collection::vec(value, 0..200)
    }

    proptest! {
        #[test]
        fn it_is_what_all_the_last_values_say(values in values(), most in 1_usize..60, capped in 0_usize..4) {
            let (mut sum, mut errors) = (LastSum::of(most), LastErrors::of(most, capped));
            for (place, value) in values.iter().enumerate() {
                sum.push(value.abs());
                errors.push(*value);
                let known = &values[(place + 1).saturating_sub(most)..=place];
                let expected: f64 = known.iter().map(|value| value.abs()).sum();
                prop_assert_eq!(sum.len(), known.len());
                prop_assert!((sum.sum() - expected).abs() <= expected * 1e-12);
                let expected = root_mean_square(known.iter().copied(), capped);
                prop_assert!((errors.root_mean_square() - expected).abs() <= expected * 1e-12);
            }
        }
    }
}
