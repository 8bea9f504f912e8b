//! A price with its factors as an exact fraction, in: one rate per unit, rounded once, out.

use crate::units::USD_DIGITS;
use crate::units::Usd;
use crate::units::divide_half_even;

/// A fraction of 10⁻¹⁸ USD, kept in lowest terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Exact {
    numerator: i128,
    denominator: i128,
}

impl Exact {
    /// `price / per`, where `per` is not 0.
    pub(super) fn new(price: Usd, per: u64) -> Self {
        Self::reduced(price.0, i128::from(per.max(1)))
    }

    fn reduced(numerator: i128, denominator: i128) -> Self {
        let common = greatest_common_divisor(numerator.abs(), denominator).max(1);
        Self {
            numerator: numerator / common,
            denominator: denominator / common,
        }
    }

    /// Divided by a whole number.
    pub(super) fn divided(self, by: u64) -> Self {
        self.times_fraction(Self::reduced(1, i128::from(by.max(1))))
    }

    /// Times a decimal factor.
    pub(super) fn times(self, factor: Usd) -> Self {
        self.times_fraction(Self::reduced(factor.0, 10_i128.pow(USD_DIGITS)))
    }

    fn times_fraction(self, factor: Self) -> Self {
        let left = Self::reduced(self.numerator, factor.denominator);
        let right = Self::reduced(factor.numerator, self.denominator);
        let exact = left
            .numerator
            .checked_mul(right.numerator)
            .zip(left.denominator.checked_mul(right.denominator));
        match exact {
            Some((numerator, denominator)) => Self {
                numerator,
                denominator,
            },
            // Factors with very many digits: round here instead of at the end.
            None => {
                let rounded = self.rounded().0;
                let whole = rounded.saturating_mul(factor.numerator);
                Self::reduced(divide_half_even(whole, factor.denominator), 1)
            }
        }
    }

    /// The rate in whole 10⁻¹⁸ USD, half to even.
    pub(super) fn rounded(self) -> Usd {
        Usd(divide_half_even(self.numerator, self.denominator))
    }
}

fn greatest_common_divisor(mut a: i128, mut b: i128) -> i128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

#[cfg(test)]
mod tests {
    use super::*;

    fn usd(text: &str) -> Usd {
        Usd::parse(text).expect("a decimal")
    }

    #[test]
    fn factors_are_exact_and_rounding_happens_once() {
        let rate = Exact::new(usd("3"), 1_000_000)
            .times(usd("1.1"))
            .times(usd("0.92"));
        assert_eq!(rate.rounded().to_string(), "0.000003036");
        // Rounded after each step this would be 1.
        let third = Exact::new(usd("1"), 3).times(usd("3"));
        assert_eq!(third.rounded(), Usd::ONE);
        assert_eq!(Exact::new(Usd(5), 2).rounded(), Usd(2));
        assert_eq!(Exact::new(Usd(15), 2).divided(2).rounded(), Usd(4));
    }

    #[test]
    fn very_long_factors_round_instead_of_overflowing() {
        let long = usd("1.000000000000000001");
        let rate = (0..5).fold(Exact::new(usd("999.999999999999999999"), 7), |rate, _| {
            rate.times(long)
        });
        assert!(rate.rounded() > usd("142.857"));
    }
}
