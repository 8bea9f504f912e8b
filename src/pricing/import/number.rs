//! A price as a source writes it, in: USD per million tokens with at most twelve significant digits, and whether it was rounded, out.

use crate::units::Usd;

/// Digits a genuine price can have; more are the noise of a float or of a currency conversion.
const MOST_DIGITS: usize = 12;

/// Dearer than any token ever sold, per token, in USD; cheaper than any, per million.
const BETWEEN_THE_UNITS: &str = "0.001";

/// What a source's token prices are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Token,
    Million,
}

/// A price in USD, and whether it had to be rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Amount {
    pub(super) usd: Usd,
    pub(super) rounded: bool,
}

impl Amount {
    /// Reads a decimal and moves its point right by `shift` places; `None` for what is no price.
    pub(super) fn read(text: &str, shift: i32) -> Option<Self> {
        let (digits, exponent) = parts(text)?;
        let (digits, exponent, rounded) = shortened(digits, exponent)?;
        let usd = Usd::parse_scaled(&format!("{digits}e{exponent}"), shift).ok()?;
        Some(Self { usd, rounded })
    }

    /// A token price of a source, per million.
    pub(super) fn per_million(text: &str, unit: Unit) -> Option<Self> {
        Self::read(text, if unit == Unit::Token { 6 } else { 0 })
    }
}

/// `1.50e-07` → (`150`, -9). Signs, NaN and the like are no prices.
fn parts(text: &str) -> Option<(String, i64)> {
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i64>().ok()?),
        None => (text, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{fraction}");
    let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let moved = exponent.checked_sub(i64::try_from(fraction.len()).ok()?)?;
    plain.then_some((digits, moved))
}

/// At most twelve significant digits, half to even.
fn shortened(digits: String, exponent: i64) -> Option<(String, i64, bool)> {
    let significant = digits.trim_start_matches('0');
    let shortest = significant.trim_end_matches('0');
    let dropped = shortest.len().saturating_sub(MOST_DIGITS);
    if dropped == 0 {
        let zeros = i64::try_from(significant.len() - shortest.len()).ok()?;
        return Some((format!("0{shortest}"), exponent.checked_add(zeros)?, false));
    }
    let zeros = significant.len() - shortest.len();
    let (kept, rest) = shortest.split_at_checked(MOST_DIGITS)?;
    let kept: u64 = kept.parse().ok()?;
    let (first, after) = rest.split_at_checked(1)?;
    let half = first == "5" && after.is_empty();
    let up = if half { kept % 2 == 1 } else { first >= "5" };
    let moved = exponent.checked_add(i64::try_from(dropped + zeros).ok()?)?;
    Some(((kept + u64::from(up)).to_string(), moved, true))
}

/// One slip of a unit among fifty prices is left out by itself; more make the whole list doubtful.
const SLIPS: usize = 50;

/// Tells the unit from the prices themselves; a list that mixes units has no meaning.
pub(super) fn unit<'a>(prices: impl Iterator<Item = &'a str>) -> Result<Unit, String> {
    let between = Usd::parse(BETWEEN_THE_UNITS).unwrap_or(Usd::ZERO);
    let (mut tokens, mut millions) = (0_usize, 0_usize);
    for price in prices.filter_map(|text| Amount::read(text, 0)) {
        match price.usd {
            Usd::ZERO => {}
            usd if usd < between => tokens += 1,
            _ => millions += 1,
        }
    }
    match (tokens, millions) {
        (0, 0) => Err("no token price was found in it".to_owned()),
        _ if millions * SLIPS <= tokens => Ok(Unit::Token),
        _ if tokens * SLIPS <= millions => Ok(Unit::Million),
        _ => Err(format!(
            "{tokens} prices look like USD per token and {millions} like USD per million tokens; a list mixes no units, \
             so it is refused whole"
        )),
    }
}

/// Whether a price per million can be one: a slip of a unit is off by a thousand or a million.
pub(super) fn plausible(per_million: Usd) -> bool {
    let (least, most) = (Usd::ONE.0 / 100_000, 1000 * Usd::ONE.0);
    per_million == Usd::ZERO || (least..most).contains(&per_million.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_come_from_the_text_and_noise_is_rounded_off() {
        for (text, per_million, rounded) in [
            ("3e-06", "3", false),
            ("1.50e-07", "0.15", false),
            ("9.499999999999999E-7", "0.95", true),
            ("0.000015000020000000002", "15.00002", true),
            ("0.08333333333333334", "83333.3333333", true),
            ("123456789012500", "123456789012000000000", true),
            ("0", "0", false),
        ] {
            let amount = Amount::per_million(text, Unit::Token);
            let expected = (per_million.to_owned(), rounded);
            let found = amount.map(|amount| (amount.usd.to_string(), amount.rounded));
            if text.starts_with("1234") {
                assert!(found.is_none_or(|found| found == expected), "{text}");
            } else {
                assert_eq!(found, Some(expected), "{text}");
            }
        }
        for text in [
            "-1",
            "NaN",
            "",
            "1e",
            "inf",
            "1,5",
            "1e999999999999999999999",
        ] {
            assert_eq!(Amount::per_million(text, Unit::Token), None, "{text}");
        }
    }

    #[test]
    fn the_unit_is_told_and_a_mix_is_refused() {
        assert_eq!(unit(["3e-06", "0"].into_iter()), Ok(Unit::Token));
        assert_eq!(unit(["3", "0.05"].into_iter()), Ok(Unit::Million));
        assert!(unit(["3", "3e-06"].into_iter()).is_err());
        assert!(unit(["0"].into_iter()).is_err());
        let slip = std::iter::repeat_n("3e-06", 50).chain(["3"]);
        assert_eq!(unit(slip), Ok(Unit::Token));
        let price = |text: &str| Usd::parse(text).expect("a decimal");
        assert!(
            plausible(price("600")) && !plausible(price("3200")) && !plausible(price("0.000003"))
        );
    }
}
