//! Days of spend so far to what the next day usually costs, and how far days usually are from it.
//!
//! Measured in `../shared/forecast.md` §4.1: a level of the last days that a burst can raise to three times its
//! expectation at most, times a weekday profile. Of the last six weeks' errors the two largest count as the third, so that
//! one burst does not hide the next while a series that bursts all the time stays wide.

use super::super::forecast::profile;

/// Days that the level looks back, and after how many of them a day counts for half.
const LEVEL_DAYS: usize = 70;
const HALF_LIFE: f64 = 10.0;
/// How many times its expectation a day counts at most.
const MOST_TIMES: f64 = 3.0;
/// Days before the level is trusted enough to judge any.
const FIRST_DAYS: usize = 7;
/// Days whose errors tell how far days usually are from their expectation.
const ERROR_DAYS: usize = 42;
/// How many of the largest errors count as the next one.
const CAPPED: usize = 2;
/// A day is never expected more exactly than this part of itself.
const LEAST_SPREAD: f64 = 0.1;
/// Days that are needed, and how many of the last so many must have cost something.
pub(super) const LEAST_DAYS: usize = 14;
const LEAST_ACTIVE: usize = 4;

/// What an hour or a day usually costs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Usual {
    /// What it is expected to cost, in USD.
    pub expected: f64,
    /// One deviation from it; `None` where the rule is a limit and no distance.
    pub deviation: Option<f64>,
}

impl Usual {
    /// How many deviations an amount is above what is usual; infinite where nothing ever differed.
    #[must_use]
    pub fn distance(&self, amount: f64) -> Option<f64> {
        self.deviation
            .map(|deviation| (amount - self.expected) / deviation)
            .filter(|distance| !distance.is_nan())
    }

    /// Whether an amount is so much above what is usual that it is an alarm.
    #[must_use]
    pub fn alarms(&self, amount: f64, threshold: f64) -> bool {
        match self.deviation {
            Some(_) => self
                .distance(amount)
                .is_some_and(|distance| distance > threshold),
            None => amount > self.expected,
        }
    }
}

/// The habit of a series on one day: what each weekday would cost.
#[derive(Clone, Debug)]
pub(super) struct Week {
    level: f64,
    factors: [f64; 7],
    /// The usual error in USD, and in USD per root of the expectation.
    plain: f64,
    scaled: f64,
}

impl Week {
    pub(super) fn usual(&self, weekday: usize) -> Usual {
        let expected = self.level * self.factors.get(weekday % 7).copied().unwrap_or(1.0);
        let spread = self.plain.max(self.scaled * expected.sqrt());
        Usual {
            expected,
            deviation: Some(spread.max(LEAST_SPREAD * expected)),
        }
    }

    /// What an average day costs.
    pub(super) fn level(&self) -> f64 {
        self.level
    }
}

/// A daily series as it is learned, day by day.
#[derive(Clone, Debug)]
pub(super) struct Days {
    /// The weekday of the next day.
    next: usize,
    amounts: Vec<f64>,
    /// The same, no day above three times what was expected of it.
    trained: Vec<f64>,
    /// By how much days differed from what was expected, in USD and in USD per root of the expectation.
    errors: Vec<(f64, f64)>,
    /// The first day of the present level.
    level_from: usize,
}

impl Days {
    pub(super) fn new(weekday: usize) -> Self {
        Self {
            next: weekday,
            amounts: Vec::new(),
            trained: Vec::new(),
            errors: Vec::new(),
            level_from: 0,
        }
    }

    /// Whether there are days enough to judge the next one.
    pub(super) fn is_ready(&self) -> bool {
        let last = self.amounts.iter().rev().take(LEAST_DAYS);
        self.amounts.len() >= LEAST_DAYS
            && last.filter(|amount| **amount > 0.0).count() >= LEAST_ACTIVE
    }

    /// What is expected of the days to come.
    pub(super) fn habit(&self) -> Week {
        let [plain, scaled] = spread(&self.errors);
        Week {
            plain,
            scaled,
            ..self.at_least()
        }
    }

    /// As [`Days::habit`] as far as a day of this weekday and amount goes: where it is within the least that days deviate, by how
    /// much they do is not worked out.
    pub(super) fn habit_for(&self, weekday: usize, amount: f64, threshold: f64) -> Week {
        let least = self.at_least();
        match least.usual(weekday).alarms(amount, threshold) {
            true => self.habit(),
            false => least,
        }
    }

    /// What is expected, and the least deviation from it.
    fn at_least(&self) -> Week {
        let factors = profile(&self.trained, self.next);
        Week {
            level: self.level(&factors),
            factors,
            plain: 0.0,
            scaled: 0.0,
        }
    }

    fn level(&self, factors: &[f64; 7]) -> f64 {
        let decay = 0.5_f64.powf(1.0 / HALF_LIFE);
        let (mut weight, mut sum, mut usual) = (1.0, 0.0, 0.0);
        let level = self.trained.iter().skip(self.level_from).rev();
        for (back, amount) in level.take(LEVEL_DAYS).enumerate() {
            let weekday = (self.next + 7 * LEVEL_DAYS - 1 - back) % 7;
            sum += weight * amount;
            usual += weight * factors.get(weekday).copied().unwrap_or(1.0);
            weight *= decay;
        }
        if usual > 0.0 { sum / usual } else { 0.0 }
    }

    /// Takes in a day, of which this was expected.
    pub(super) fn learn(&mut self, amount: f64, habit: &Week) {
        let expected = habit.usual(self.next).expected;
        let is_judged = self.amounts.len() >= FIRST_DAYS && expected > 0.0;
        if is_judged {
            let error = amount - expected;
            self.errors.push((error, error / expected.sqrt()));
        }
        let most = match is_judged {
            true => MOST_TIMES * expected,
            false => f64::INFINITY,
        };
        self.trained.push(amount.min(most));
        self.amounts.push(amount);
        self.next = (self.next + 1) % 7;
    }

    /// From so many days ago on, days are of a new level, which is learned as it is.
    pub(super) fn accept(&mut self, days: usize) {
        self.level_from = self.amounts.len().saturating_sub(days);
        let (Some(trained), Some(amounts)) = (
            self.trained.get_mut(self.level_from..),
            self.amounts.get(self.level_from..),
        ) else {
            return;
        };
        trained.copy_from_slice(amounts);
    }
}

/// The root mean squares of the last errors; the largest are capped.
fn spread(errors: &[(f64, f64)]) -> [f64; 2] {
    let (_, last) = errors.split_at(errors.len().saturating_sub(ERROR_DAYS));
    [
        root_mean_square(last.iter().map(|(plain, _)| *plain), CAPPED),
        root_mean_square(last.iter().map(|(_, scaled)| *scaled), CAPPED),
    ]
}

/// The root mean square, so many of the largest counted as the next.
pub(super) fn root_mean_square(values: impl Iterator<Item = f64> + Clone, capped: usize) -> f64 {
    let most = largest(values.clone().map(f64::abs), capped);
    let sum: f64 = values
        .clone()
        .map(|value| value.abs().min(most).powi(2))
        .sum();
    match values.count() {
        0 => 0.0,
        count => (sum / count as f64).sqrt(),
    }
}

/// The largest value after so many larger ones, at most three; 0 where there are not so many. No value is below 0.
pub(super) fn largest(values: impl Iterator<Item = f64>, after: usize) -> f64 {
    let mut top = [0.0_f64; 4];
    for mut value in values {
        for known in &mut top {
            let larger = known.max(value);
            value = known.min(value);
            *known = larger;
        }
    }
    top.get(after).copied().unwrap_or(0.0)
}
