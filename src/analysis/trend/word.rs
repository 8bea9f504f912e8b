//! Daily costs to one word: increasing, decreasing, stable or bursty.
//!
//! The rule was measured on real series (forecast.md §3.4): two weeks against the two before, and only what is
//! more than weeks of this series usually differ is called a trend. A slope over 30 days cries wolf on every other
//! random series; this rule does on one in twelve of the smooth ones.
#![expect(
    clippy::float_arithmetic,
    reason = "a statistic about costs; no amount is made from it"
)]

use super::super::forecast::dollars;
use super::super::forecast::volatility;
use super::super::forecast::week_floor;
use crate::units::Usd;

/// Complete days that the word needs: two weeks and the two before.
pub(super) const DAYS: usize = 28;
/// Changes below this are never called a trend.
const LEAST: f64 = 0.05;
/// From here on a series is bursty: half of its weeks differ by more than 60 %.
const BURSTY: f64 = 0.6;

/// What the last four weeks say.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Trend {
    pub(super) word: &'static str,
    /// What the last 14 complete days cost, and the 14 before.
    pub(super) recent: Usd,
    pub(super) before: Usd,
    /// How much weeks of the series usually differ, as a logarithm: 0.2 is about 20 %.
    pub(super) usual: f64,
}

impl Trend {
    /// How many percent weeks usually differ, or the least that counts.
    pub(super) fn percent(&self) -> String {
        let usual = (self.usual.max(LEAST).exp() - 1.0) * 100.0;
        format!("{usual:.0}")
    }
}

/// Finds the word for costs of complete days, oldest first; `None` for less than [`DAYS`] or no cost in them.
pub(super) fn trend(days: &[Usd]) -> Option<Trend> {
    let last = days.get(days.len().checked_sub(DAYS)?..)?;
    let (before, recent) = last.split_at(DAYS / 2);
    let [before, recent] = [before, recent].map(|days| days.iter().copied().sum::<Usd>());
    if before == Usd::ZERO && recent == Usd::ZERO {
        return None;
    }
    let costs: Vec<f64> = days.iter().map(|usd| dollars(*usd)).collect();
    let (usual, floor) = (volatility(&costs), week_floor(&costs));
    let change = ((dollars(recent) + floor) / (dollars(before) + floor)).ln();
    let word = match change.abs() {
        size if usual > BURSTY && size <= 2.0 * usual => "bursty",
        size if size <= usual.max(LEAST) => "stable",
        _ if change > 0.0 => "increasing",
        _ => "decreasing",
    };
    Some(Trend {
        word,
        recent,
        before,
        usual,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(costs: impl IntoIterator<Item = i128>) -> Vec<Usd> {
        costs
            .into_iter()
            .map(|cents| Usd(cents * Usd::ONE.0 / 100))
            .collect()
    }

    fn word(costs: impl IntoIterator<Item = i128>) -> Option<&'static str> {
        trend(&days(costs)).map(|trend| trend.word)
    }

    #[test]
    fn steady_costs_are_stable_and_steps_are_not() {
        let weeks = |week: [i128; 7], count: usize| std::iter::repeat_n(week, count).flatten();
        let week = [100, 110, 105, 100, 95, 10, 0];
        assert_eq!(word(weeks(week, 14)), Some("stable"));
        let doubled = week.map(|cents| cents * 2);
        assert_eq!(
            word(weeks(week, 12).chain(weeks(doubled, 2))),
            Some("increasing")
        );
        assert_eq!(
            word(weeks(doubled, 12).chain(weeks(week, 2))),
            Some("decreasing")
        );
        // Four weeks know little of what is usual: the same step counts for less.
        assert_eq!(
            word(weeks(week, 2).chain(weeks(week.map(|cents| cents * 5 / 4), 2))),
            Some("stable")
        );
        assert_eq!(word(weeks(week, 14).take(27)), None);
        assert_eq!(word(weeks([0; 7], 14)), None);
    }

    #[test]
    fn a_burst_is_no_trend() {
        let quiet = std::iter::repeat_n([0, 5, 0, 0, 200, 0, 0], 7).flatten();
        let loud = std::iter::repeat_n([900, 0, 0, 0, 0, 0, 0], 1).flatten();
        let weeks = quiet
            .clone()
            .chain(loud.clone())
            .chain(quiet.take(7))
            .chain(loud);
        let weeks: Vec<i128> = weeks.collect();
        let swings = [0, 0, 0, 900, 0, 0, 0, 0, 0, 0, 0, 20, 0, 0];
        assert_eq!(word(swings.into_iter().cycle().take(56)), Some("bursty"));
        assert_ne!(word(weeks), Some("decreasing"));
    }

    #[test]
    fn the_word_does_not_depend_on_the_currency() {
        let week = [120, 80, 100, 90, 110, 30, 20];
        let grows = (0..70).map(|day| week[day % 7] * if day < 56 { 1 } else { 2 });
        let grows: Vec<i128> = grows.collect();
        let of = |scale: i128| trend(&days(grows.iter().map(|cents| cents * scale)));
        let [one, large] = [of(1), of(1000)];
        assert_eq!(one.as_ref().map(|trend| trend.word), Some("increasing"));
        let usual = |trend: &Option<Trend>| trend.as_ref().map_or(0.0, |trend| trend.usual);
        assert!((usual(&one) - usual(&large)).abs() < 1e-9);
    }
}
