//! A percentage as typed to an exact part of an amount.

use std::fmt;

use crate::units::Usd;
use crate::units::parse_decimal;

/// Parts in the whole.
const WHOLE: i128 = 1_000_000_000;

/// An exact share of a limit, in whole 10⁻⁹; more than the whole is allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Share(i128);

impl Share {
    /// All of it.
    pub const WHOLE: Self = Self(WHOLE);

    /// So many hundredths.
    #[must_use]
    pub const fn percent(percent: u16) -> Self {
        Self(percent as i128 * (WHOLE / 100))
    }

    /// Reads `80%`, `12.5 %` or `0.8`: above 0, up to 1000 %.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim();
        let parsed = match text.strip_suffix('%') {
            Some(percent) => parse_decimal(percent.trim(), 7),
            None => parse_decimal(text, 9),
        };
        match parsed {
            Ok(share) if share > 0 && share <= 10 * WHOLE => Ok(Self(share)),
            _ => Err(format!(
                "`{text}` is no share; write `80%`, above 0 and up to 1000%"
            )),
        }
    }

    /// Whether an amount is this share of a whole, or more. No share of nothing is reached by nothing.
    #[must_use]
    pub fn is_reached(self, amount: Usd, whole: Usd) -> bool {
        if whole == Usd::ZERO {
            return amount > Usd::ZERO;
        }
        match (amount.0.checked_mul(WHOLE), whole.0.checked_mul(self.0)) {
            (Some(amount), Some(least)) => amount >= least,
            // Past the range of exact products the amounts differ by more than any share can.
            _ => amount >= whole,
        }
    }

    /// Whether an amount is more than this share of a whole.
    #[must_use]
    pub fn is_passed(self, amount: Usd, whole: Usd) -> bool {
        match (amount.0.checked_mul(WHOLE), whole.0.checked_mul(self.0)) {
            (Some(amount), Some(most)) => amount > most,
            _ => amount > whole,
        }
    }

    /// An amount and this share of it more, rounded down; `None` past the range.
    #[must_use]
    pub fn above(self, amount: Usd) -> Option<Usd> {
        let more = amount.0.checked_mul(self.0.checked_add(WHOLE)?)?;
        Some(Usd(more.div_euclid(WHOLE)))
    }

    /// Numerator and denominator.
    #[must_use]
    pub fn ratio(self) -> (i128, i128) {
        (self.0, WHOLE)
    }
}

/// `80%`, `12.5%`.
impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let percent = Usd(self.0 * (Usd::ONE.0 / WHOLE) * 100);
        write!(f, "{percent}%")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_exact() {
        for (text, shown) in [
            ("80%", "80%"),
            (" 12.5 %", "12.5%"),
            ("0.8", "80%"),
            ("1", "100%"),
        ] {
            let share = Share::parse(text).expect("a share");
            assert_eq!(share.to_string(), shown);
        }
        for text in ["", "%", "0%", "-5%", "80", "1001%", "x%"] {
            assert!(Share::parse(text).is_err(), "{text}");
        }
        let usd = |text: &str| Usd::parse(text).expect("an amount");
        let share = Share::percent(80);
        assert!(share.is_reached(usd("0.8"), usd("1")));
        assert!(!share.is_reached(usd("0.799999999999999999"), usd("1")));
        assert!(!share.is_passed(usd("0.8"), usd("1")));
        assert!(share.is_passed(usd("0.800000000000000001"), usd("1")));
        assert!(!share.is_reached(Usd::ZERO, Usd::ZERO));
        assert!(share.is_reached(Usd(1), Usd::ZERO));
        assert!(!share.is_reached(usd("-1"), usd("1")));
    }
}
