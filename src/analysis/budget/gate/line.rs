//! An amount to the instant at which an even spend of the limit over the period would have come to it.

use crate::units::Period;
use crate::units::Timestamp;
use crate::units::Usd;

/// Amounts are compared in whole 10⁻⁹ USD here, so that products stay in range.
const STEP: i128 = 1_000_000_000;

/// Whole seconds from `at` until the pro-rata line reaches an amount, rounded up; `None` when it is reached, when it is more
/// than the limit, or where there is no line: nothing may be spent, or the period never ends.
pub(super) fn seconds_until(amount: Usd, limit: Usd, period: Period, at: Timestamp) -> Option<u64> {
    if period.start == Timestamp::MIN || period.end == Timestamp::MAX || amount > limit {
        return None;
    }
    let up = |numerator: i128, denominator: i128| -(-numerator).div_euclid(denominator);
    let (amount, limit) = (up(amount.0, STEP), limit.0 / STEP);
    if limit <= 0 {
        return None;
    }
    let start = i128::from(period.start.0);
    let length = i128::from(period.end.0) - start;
    let reached = start + up(amount.checked_mul(length)?, limit);
    let delay = reached.min(i128::from(period.end.0)) - i128::from(at.0);
    let seconds = up(delay.max(0), i128::from(Timestamp::SECOND));
    u64::try_from(seconds).ok().filter(|seconds| *seconds > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_even_spend_comes_to_half_of_the_limit_at_half_time() {
        let second = |seconds: i64| Timestamp(seconds * Timestamp::SECOND);
        let period = Period {
            start: second(0),
            end: second(86_400),
        };
        let usd = |text: &str| Usd::parse(text).expect("an amount");
        let until =
            |amount: &str, at: i64| seconds_until(usd(amount), usd("10"), period, second(at));
        assert_eq!(until("5", 0), Some(43_200));
        assert_eq!(until("5", 43_199), Some(1));
        assert_eq!(until("5", 43_200), None);
        assert_eq!(until("5.000000000000000001", 43_200), Some(1));
        assert_eq!(until("10", 86_000), Some(400));
        assert_eq!(until("10.01", 0), None);
        assert_eq!(seconds_until(usd("1"), Usd::ZERO, period, second(0)), None);
        assert_eq!(
            seconds_until(usd("1"), usd("2"), Period::ALL, second(0)),
            None
        );
        let most = usd("1000000000");
        assert_eq!(seconds_until(most, most, period, second(0)), Some(86_400));
    }
}
