//! Hours of spend so far to what the next hour usually costs, and how far hours usually are from it.
//!
//! Measured in `../shared/forecast.md` §4.2: the mean of the same hour of days of the same kind, moved to the level of the
//! last two days. An hour that alarmed counts as the most that would not have.

use super::usual::Usual;
use super::usual::largest;
use super::usual::root_mean_square;

/// Days of a kind that the mean of an hour looks back; the largest one in fourteen counts as the next.
const DAYS: usize = 28;
const CAPPED_PART: usize = 14;
/// Hours whose level counts, and how far it may move the mean.
const LEVEL_HOURS: usize = 48;
const LEVEL_RANGE: (f64, f64) = (1.0 / 3.0, 3.0);
/// Hours whose errors tell how far hours usually are from their expectation; the largest of a hundred count as the next.
const ERROR_HOURS: usize = 14 * 24;
const CAPPED_ERRORS: usize = ERROR_HOURS / 100;
/// An hour is never expected more exactly than this part of itself, and of a mean hour.
const LEAST_SPREAD: f64 = 0.1;
const LEAST_OF_MEAN: f64 = 0.05;
/// Hours that are needed before any is judged.
pub(super) const LEAST_HOURS: usize = 7 * 24;

/// An hourly series as it is learned, hour by hour.
#[derive(Clone, Debug, Default)]
pub(super) struct Hours {
    /// By working day or weekend and hour of the day: what the hours cost, the last at the end.
    alike: Vec<Vec<f64>>,
    amounts: Vec<f64>,
    /// What was expected of the hours by their means alone.
    means: Vec<f64>,
    errors: Vec<(f64, f64)>,
}

impl Hours {
    pub(super) fn is_ready(&self) -> bool {
        self.amounts.len() >= LEAST_HOURS
    }

    /// What is expected of the next hour, which is of this weekday and hour of the day.
    pub(super) fn usual(&self, weekday: usize, hour: usize) -> Usual {
        let mean = self.mean(weekday, hour);
        let expected = mean * self.level();
        let recent = last(&self.errors, ERROR_HOURS);
        let scaled = |(error, expected): &(f64, f64)| match *expected > 0.0 {
            true => error / expected.sqrt(),
            false => 0.0,
        };
        let plain = root_mean_square(recent.iter().map(|(error, _)| *error), CAPPED_ERRORS);
        let scaled = root_mean_square(recent.iter().map(scaled), CAPPED_ERRORS);
        let hours = last(&self.amounts, ERROR_HOURS);
        let mean_hour = hours.iter().sum::<f64>() / hours.len().max(1) as f64;
        let spread = plain
            .max(scaled * expected.sqrt())
            .max(LEAST_SPREAD * expected)
            .max(LEAST_OF_MEAN * mean_hour);
        Usual {
            expected,
            deviation: Some(spread),
        }
    }

    /// Takes in an hour, of which this was expected.
    pub(super) fn learn(
        &mut self,
        (weekday, hour): (usize, usize),
        amount: f64,
        usual: &Usual,
        threshold: f64,
    ) {
        let mean = self.mean(weekday, hour);
        let deviation = usual.deviation.unwrap_or(f64::INFINITY);
        let most = match self.is_ready() {
            true => usual.expected + threshold * deviation,
            false => f64::INFINITY,
        };
        let counted = amount.min(most);
        if self.amounts.len() >= LEVEL_HOURS {
            self.errors.push((amount - usual.expected, usual.expected));
        }
        self.means.push(mean);
        self.amounts.push(counted);
        let place = place(weekday, hour);
        if self.alike.len() <= place {
            self.alike.resize(place + 1, Vec::new());
        }
        if let Some(alike) = self.alike.get_mut(place) {
            alike.push(counted);
        }
    }

    /// The mean of the hours like it, the largest of them capped.
    fn mean(&self, weekday: usize, hour: usize) -> f64 {
        let alike = self
            .alike
            .get(place(weekday, hour))
            .map_or(&[][..], |all| last(all, DAYS));
        let most = largest(alike.iter().copied(), alike.len() / CAPPED_PART);
        let sum: f64 = alike.iter().map(|amount| amount.min(most)).sum();
        sum / alike.len().max(1) as f64
    }

    /// How many times their means the last hours cost.
    fn level(&self) -> f64 {
        let sum = |values: &[f64]| last(values, LEVEL_HOURS).iter().sum::<f64>();
        let (amounts, means) = (sum(&self.amounts), sum(&self.means));
        match means > 0.0 {
            true => (amounts / means).clamp(LEVEL_RANGE.0, LEVEL_RANGE.1),
            false => 1.0,
        }
    }
}

fn place(weekday: usize, hour: usize) -> usize {
    usize::from(weekday % 7 >= 5) * 24 + hour % 24
}

fn last<T>(values: &[T], count: usize) -> &[T] {
    let (_, last) = values.split_at(values.len().saturating_sub(count));
    last
}
