//! Hours of spend so far to what the next hour usually costs, and how far hours usually are from it.
//!
//! Measured in `../shared/forecast.md` §4.2: the mean of the same hour of days of the same kind, moved to the level of the
//! last two days. An hour that alarmed counts as the most that would not have.

use super::usual::Usual;
use super::usual::largest;
use super::window::LastErrors;
use super::window::LastSum;

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
#[derive(Clone, Debug)]
pub(super) struct Hours {
    /// By working day or weekend and hour of the day: what the hours cost, the last at the end, and their mean.
    alike: Vec<(Vec<f64>, f64)>,
    /// Hours that are known.
    count: usize,
    /// What the last hours cost, and what was expected of them by their means alone.
    level: (LastSum, LastSum),
    /// What the hours cost whose errors count.
    amounts: LastSum,
    /// By how much they differed from what was expected, in USD and in USD per root of the expectation.
    plain: LastErrors,
    scaled: LastErrors,
}

impl Default for Hours {
    fn default() -> Self {
        Self {
            alike: vec![(Vec::new(), 0.0); 48],
            count: 0,
            level: (LastSum::of(LEVEL_HOURS), LastSum::of(LEVEL_HOURS)),
            amounts: LastSum::of(ERROR_HOURS),
            plain: LastErrors::of(ERROR_HOURS, CAPPED_ERRORS),
            scaled: LastErrors::of(ERROR_HOURS, CAPPED_ERRORS),
        }
    }
}

impl Hours {
    pub(super) fn is_ready(&self) -> bool {
        self.count >= LEAST_HOURS
    }

    /// What is expected of the next hour, which is of this weekday and hour of the day.
    pub(super) fn usual(&self, weekday: usize, hour: usize) -> Usual {
        let least = self.at_least(weekday, hour);
        let expected = least.expected;
        let plain = self.plain.root_mean_square();
        let scaled = self.scaled.root_mean_square();
        let spread = plain.max(scaled * expected.sqrt());
        Usual {
            deviation: least.deviation.map(|least| spread.max(least)),
            ..least
        }
    }

    /// As [`Hours::usual`] as far as an hour of this amount goes: where it is within the least that hours deviate, by
    /// how much they do is not worked out.
    pub(super) fn usual_for(
        &self,
        (weekday, hour): (usize, usize),
        amount: f64,
        threshold: f64,
    ) -> Usual {
        let least = self.at_least(weekday, hour);
        match least.alarms(amount, threshold) || amount > most(&least, threshold) {
            true => self.usual(weekday, hour),
            false => least,
        }
    }

    /// What is expected, and the least deviation from it.
    fn at_least(&self, weekday: usize, hour: usize) -> Usual {
        let expected = self.mean(weekday, hour) * self.level();
        let mean_hour = self.amounts.sum() / self.amounts.len().max(1) as f64;
        Usual {
            expected,
            deviation: Some((LEAST_SPREAD * expected).max(LEAST_OF_MEAN * mean_hour)),
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
        let counted = match self.is_ready() {
            true => amount.min(most(usual, threshold)),
            false => amount,
        };
        if self.count >= LEVEL_HOURS {
            let error = amount - usual.expected;
            self.plain.push(error);
            self.scaled.push(match usual.expected > 0.0 {
                true => error / usual.expected.sqrt(),
                false => 0.0,
            });
        }
        self.count += 1;
        self.level.0.push(counted);
        self.level.1.push(mean);
        self.amounts.push(counted);
        if let Some((alike, mean)) = self.alike.get_mut(place(weekday, hour)) {
            alike.push(counted);
            *mean = capped_mean(alike);
        }
    }

    /// The mean of the hours like it.
    fn mean(&self, weekday: usize, hour: usize) -> f64 {
        let alike = self.alike.get(place(weekday, hour));
        alike.map_or(0.0, |(_, mean)| *mean)
    }

    /// How many times their means the last hours cost.
    fn level(&self) -> f64 {
        let (amounts, means) = (self.level.0.sum(), self.level.1.sum());
        match means > 0.0 {
            true => (amounts / means).clamp(LEVEL_RANGE.0, LEVEL_RANGE.1),
            false => 1.0,
        }
    }
}

/// The most that is no alarm.
fn most(usual: &Usual, threshold: f64) -> f64 {
    usual.expected + threshold * usual.deviation.unwrap_or(f64::INFINITY)
}

/// The mean of the last of these hours, the largest of them capped.
fn capped_mean(alike: &[f64]) -> f64 {
    let (_, alike) = alike.split_at(alike.len().saturating_sub(DAYS));
    let most = largest(alike.iter().copied(), alike.len() / CAPPED_PART);
    let sum: f64 = alike.iter().map(|amount| amount.min(most)).sum();
    sum / alike.len().max(1) as f64
}

fn place(weekday: usize, hour: usize) -> usize {
    usize::from(weekday % 7 >= 5) * 24 + hour % 24
}
