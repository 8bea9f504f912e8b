//! Quantities with their unit in the type: exact money, instants, half-open periods.

mod shares;

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub};

pub use shares::shares;

/// Digits after the decimal point that [`Usd`] keeps.
pub const USD_DIGITS: u32 = 18;

/// An exact amount of US dollars, in whole units of 10⁻¹⁸ USD.
///
/// Every published token price has at most 12 decimals per token, so a count times a price is
/// exact here and sums do not depend on their order. The range is ±1.7·10²⁰ USD.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Usd(pub i128);

/// Why a text is not an amount of money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AmountError {
    /// Not a decimal number.
    #[error("not a decimal number")]
    Malformed,
    /// More than 20 digits before the point.
    #[error("amount out of range")]
    OutOfRange,
}

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
        let text = fixed(self.0, USD_DIGITS);
        f.write_str(text.trim_end_matches('0').trim_end_matches('.'))
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

/// `numerator / denominator`, rounded half to even; `denominator` is positive.
#[must_use]
pub fn divide_half_even(numerator: i128, denominator: i128) -> i128 {
    let quotient = numerator.div_euclid(denominator);
    let twice = numerator.rem_euclid(denominator).saturating_mul(2);
    if twice > denominator || (twice == denominator && quotient % 2 != 0) {
        quotient + 1
    } else {
        quotient
    }
}

/// Reads a decimal text as a whole number of 10^-`digits`, rounded half to even.
///
/// # Errors
/// When the text is no decimal number, or does not fit.
pub fn parse_decimal(text: &str, digits: i64) -> Result<i128, AmountError> {
    let text = text.trim();
    let (negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (
            mantissa,
            exponent
                .parse::<i64>()
                .map_err(|_| AmountError::Malformed)?,
        ),
        None => (text, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if (whole.is_empty() && fraction.is_empty()) || !is_digits(whole) || !is_digits(fraction) {
        return Err(AmountError::Malformed);
    }
    // value = all digits · 10^(exponent − fraction digits)
    let all = format!("{whole}{fraction}");
    let significant = all.trim_start_matches('0');
    let fraction_digits = i64::try_from(fraction.len()).map_err(|_| AmountError::OutOfRange)?;
    let shift = exponent
        .checked_sub(fraction_digits)
        .and_then(|shift| shift.checked_add(digits))
        .ok_or(AmountError::OutOfRange)?;
    let magnitude = scale(significant, shift)?;
    Ok(if negative { -magnitude } else { magnitude })
}

/// The digits in `significant` times 10^`shift`, rounded half to even.
fn scale(significant: &str, shift: i64) -> Result<i128, AmountError> {
    let length = i64::try_from(significant.len()).map_err(|_| AmountError::OutOfRange)?;
    if significant.is_empty() || length + shift < 0 {
        return Ok(0);
    }
    if length + shift > 38 {
        return Err(AmountError::OutOfRange);
    }
    let number = |text: &str| -> Result<i128, AmountError> {
        if text.is_empty() {
            return Ok(0);
        }
        text.parse().map_err(|_| AmountError::OutOfRange)
    };
    if shift >= 0 {
        let power = u32::try_from(shift).map_err(|_| AmountError::OutOfRange)?;
        return 10_i128
            .checked_pow(power)
            .and_then(|unit| number(significant).ok()?.checked_mul(unit))
            .ok_or(AmountError::OutOfRange);
    }
    let kept = usize::try_from(length + shift).map_err(|_| AmountError::OutOfRange)?;
    let (head, tail) = significant.split_at(kept);
    let quotient = number(head)?;
    let (first, rest) = tail.split_at(1);
    let exactly_half = first == "5" && rest.bytes().all(|byte| byte == b'0');
    let up = if exactly_half {
        quotient % 2 != 0
    } else {
        first >= "5"
    };
    Ok(quotient + i128::from(up))
}

/// `value · 10^-digits` with all its digits.
fn fixed(value: i128, digits: u32) -> String {
    let sign = if value < 0 { "-" } else { "" };
    let unit = 10_u128.pow(digits);
    let magnitude = value.unsigned_abs();
    let whole = magnitude / unit;
    if digits == 0 {
        return format!("{sign}{whole}");
    }
    let width = digits as usize;
    format!("{sign}{whole}.{:0width$}", magnitude % unit)
}

/// An instant in UTC, in microseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(pub i64);

impl Timestamp {
    /// Before every instant a log can state.
    pub const MIN: Self = Self(i64::MIN);
    /// After every instant a log can state.
    pub const MAX: Self = Self(i64::MAX);
    /// Microseconds in a second.
    pub const SECOND: i64 = 1_000_000;
}

/// Half-open: from `start` up to, not including, `end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// First instant inside.
    pub start: Timestamp,
    /// First instant after.
    pub end: Timestamp,
}

impl Period {
    /// All of time.
    pub const ALL: Self = Self {
        start: Timestamp::MIN,
        end: Timestamp::MAX,
    };

    /// Whether the instant falls inside.
    #[must_use]
    pub fn contains(&self, instant: Timestamp) -> bool {
        self.start <= instant && instant < self.end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
