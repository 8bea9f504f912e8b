//! Exact money: whole units of 10⁻¹⁸ USD, read from decimals and written as such.

use std::fmt;
use std::iter::Sum;
use std::ops::Add;
use std::ops::AddAssign;
use std::ops::Neg;
use std::ops::Sub;

use super::decimal::AmountError;
use super::decimal::divide_half_even;
use super::decimal::fixed;
use super::decimal::parse_decimal;
use super::decimal::write_decimal;

/// Digits after the decimal point that [`Usd`] keeps.
pub const USD_DIGITS: u32 = 18;

/// An exact amount of US dollars, in whole units of 10⁻¹⁸ USD.
///
/// Every published token price has at most 12 decimals per token, so a count times a price is
/// exact here and sums do not depend on their order. The range is ±1.7·10²⁰ USD.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Usd(pub i128);

impl Usd {
    /// No money.
    pub const ZERO: Self = Self(0);
    /// One dollar.
    pub const ONE: Self = Self(10_i128.pow(USD_DIGITS));

    /// Reads a decimal such as `0.0065`, `-1`, `8.35e-05`; digits past the 18th are rounded half to even.
    ///
    /// # Errors
    /// When the text is no decimal number, or is too large for the type.
    pub fn parse(text: &str) -> Result<Self, AmountError> {
        Self::parse_scaled(text, 0)
    }

    /// Reads a decimal of a unit that is 10^`exponent` dollars (`-2` for cents, `-6` for micro-dollars).
    ///
    /// # Errors
    /// As [`Usd::parse`].
    pub fn parse_scaled(text: &str, exponent: i32) -> Result<Self, AmountError> {
        parse_decimal(text, i64::from(exponent) + i64::from(USD_DIGITS)).map(Self)
    }

    /// This price per unit times a number of units; `None` past the range.
    #[must_use]
    pub fn checked_mul(self, units: u64) -> Option<Self> {
        self.0.checked_mul(i128::from(units)).map(Self)
    }

    /// The sum; `None` past the range.
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// This amount divided by `parts`, rounded half to even; `None` for no parts.
    #[must_use]
    pub fn divide(self, parts: u64) -> Option<Self> {
        (parts > 0).then(|| Self(divide_half_even(self.0, i128::from(parts))))
    }

    /// Rounds half to even to `places` digits after the point.
    #[must_use]
    pub fn round(self, places: u32) -> Self {
        let unit = 10_i128.pow(USD_DIGITS.saturating_sub(places));
        Self(divide_half_even(self.0, unit) * unit)
    }

    /// The amount with exactly `places` digits after the point, rounded half to even.
    #[must_use]
    pub fn to_fixed(self, places: u32) -> String {
        let digits = places.min(USD_DIGITS);
        let unit = 10_i128.pow(USD_DIGITS - digits);
        fixed(divide_half_even(self.0, unit), digits)
    }
}

/// The shortest exact decimal: `0.0074`, `3`, `-1.5`; never `-0`.
impl fmt::Display for Usd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(f)
    }
}

impl Usd {
    /// Writes the shortest exact decimal, as [`fmt::Display`] does.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn write(self, out: &mut impl fmt::Write) -> fmt::Result {
        write_decimal(out, self.0, USD_DIGITS)
    }
}

impl Add for Usd {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl AddAssign for Usd {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl Sub for Usd {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Neg for Usd {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl Sum for Usd {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn amounts_come_back_from_their_shortest_decimals(amount: i128, shift in 1..127_u32, zeros in 0..18_u32) {
            let amount = (amount >> shift) / 10_i128.pow(zeros) * 10_i128.pow(zeros);
            let text = Usd(amount).to_string();
            prop_assert_eq!(Usd::parse(&text), Ok(Usd(amount)));
            prop_assert!(!text.contains('.') || !text.ends_with(['0', '.']), "{}", text);
            let digits = text.trim_start_matches('-');
            prop_assert!(!digits.starts_with('0') || digits == "0" || digits.starts_with("0."), "{}", text);
        }
    }

    #[test]
    fn decimals_are_read_exactly_and_printed_shortest() {
        for (text, expected) in [
            ("0.0074", "0.0074"),
            ("8.35e-05", "0.0000835"),
            ("-1.50", "-1.5"),
            ("1E3", "1000"),
            ("0.00340000000000000000000000000000", "0.0034"),
            ("-0", "0"),
            (".5", "0.5"),
            ("0.0000000000000000005", "0"),
            ("0.0000000000000000015", "0.000000000000000002"),
            ("0.00000000000000000250001", "0.000000000000000003"),
        ] {
            assert_eq!(
                Usd::parse(text).map(|usd| usd.to_string()),
                Ok(expected.to_owned()),
                "{text}"
            );
        }
        for text in ["", "-", "abc", "1.2.3", "1e", "NaN", "0x10", "1,000", "."] {
            assert_eq!(Usd::parse(text), Err(AmountError::Malformed), "{text}");
        }
        assert_eq!(Usd::parse("1e30"), Err(AmountError::OutOfRange));
        assert_eq!(Usd::parse("1e400"), Err(AmountError::OutOfRange));
        assert_eq!(
            Usd::parse_scaled("123.45", -2).map(|usd| usd.to_string()),
            Ok("1.2345".to_owned())
        );
    }

    #[test]
    fn rounding_is_half_to_even() {
        let rounded = |text: &str, places| Usd::parse(text).map(|usd| usd.to_fixed(places));
        assert_eq!(rounded("0.125", 2), Ok("0.12".to_owned()));
        assert_eq!(rounded("0.135", 2), Ok("0.14".to_owned()));
        assert_eq!(rounded("-0.125", 2), Ok("-0.12".to_owned()));
        assert_eq!(rounded("-0.004", 2), Ok("0.00".to_owned()));
        assert_eq!(Usd(7).divide(2), Some(Usd(4)));
        assert_eq!(Usd(5).divide(2), Some(Usd(2)));
        assert_eq!(Usd(1).divide(0), None);
    }
}
