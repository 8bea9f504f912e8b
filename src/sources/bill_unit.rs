//! The unit of a bill's line (`1K tokens`, `1M`, `Requests`) to a name and a factor, amounts to thousandths of it.

use super::token_count::without_separators;
use crate::units::AmountError;
use crate::units::divide_half_even;
use crate::units::parse_decimal;

/// What a bill counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    /// Its name in the singular; `unit` for what is not known. The bill's own words belong into a tag.
    pub(super) name: &'static str,
    /// How many of it the bill counts as one.
    pub(super) factor: u64,
}

/// A unit nobody named.
pub(super) const UNNAMED: &str = "unit";

/// Names of quantities are columns of every store, so only these are.
const NAMES: [(&str, &[&str]); 14] = [
    ("token", &["token", "tokens"]),
    (
        "request",
        &["request", "requests", "call", "calls", "invocations"],
    ),
    ("hour", &["h", "hr", "hrs", "hour", "hours"]),
    ("second", &["s", "second", "seconds"]),
    ("minute", &["minute", "minutes"]),
    ("month", &["mo", "month", "months"]),
    ("image", &["image", "images"]),
    ("page", &["page", "pages"]),
    ("character", &["character", "characters", "char", "chars"]),
    ("count", &["count"]),
    ("query", &["query", "queries"]),
    ("gigabyte", &["gb", "gigabyte", "gigabytes"]),
    ("token_hour", &["token-hour", "token-hours"]),
    ("seat", &["seat", "seats", "user", "users"]),
];

impl Unit {
    /// Reads a unit; `1K` alone, with no name, is of `unnamed`.
    pub(super) fn of(text: &str, unnamed: &'static str) -> Self {
        let text = text.trim().to_ascii_lowercase();
        let digits = text.len()
            - text
                .trim_start_matches(|character: char| {
                    character.is_ascii_digit() || character == ','
                })
                .len();
        let (number, rest) = text.split_at_checked(digits).unwrap_or(("", &text));
        let number: u64 = number.replace(',', "").parse().unwrap_or(1).max(1);
        let (multiple, name) = match rest.strip_prefix(['k', 'm', 'b']) {
            // `1M tokens` and `1K`, not `Minutes`.
            Some(name) if digits > 0 && !name.starts_with(|next: char| next.is_alphabetic()) => {
                (multiple(rest), name)
            }
            _ => (1, rest),
        };
        let name = name.trim();
        let known = NAMES
            .iter()
            .find(|(_, spellings)| spellings.contains(&name));
        let name = match known {
            Some((known, _)) => known,
            None if name.is_empty() => unnamed,
            None => UNNAMED,
        };
        Self {
            name,
            factor: number.saturating_mul(multiple),
        }
    }
}

fn multiple(text: &str) -> u64 {
    match text.as_bytes().first() {
        Some(b'k') => 1_000,
        Some(b'm') => 1_000_000,
        _ => 1_000_000_000,
    }
}

/// An amount of a unit in thousandths of what the unit counts, rounded once, half to even.
///
/// # Errors
/// When it is no number, or does not fit.
pub(super) fn thousandths(amount: &str, factor: u64) -> Result<i128, AmountError> {
    const DIGITS: u32 = 9;
    let plain = match amount.contains(',') {
        true => without_separators(amount).ok_or(AmountError::Malformed)?,
        false => amount.to_owned(),
    };
    let exact = parse_decimal(&plain, 3 + i64::from(DIGITS))?;
    let all = exact
        .checked_mul(i128::from(factor))
        .ok_or(AmountError::OutOfRange)?;
    Ok(divide_half_even(all, 10_i128.pow(DIGITS)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_told_from_their_multiples() {
        for (text, name, factor) in [
            ("1K tokens", "token", 1_000),
            ("1M Tokens", "token", 1_000_000),
            ("1000000 Tokens", "token", 1_000_000),
            ("1,000 tokens", "token", 1_000),
            ("Tokens", "token", 1),
            ("1K", "token", 1_000),
            ("10K", "token", 10_000),
            ("1 Hour", "hour", 1),
            ("100 Hours", "hour", 100),
            ("Minutes", "minute", 1),
            ("1M", "token", 1_000_000),
            ("1B tokens", "token", 1_000_000_000),
            ("Requests", "request", 1),
            ("count", "count", 1),
            ("mo", "month", 1),
            ("Units/Month", "unit", 1),
            ("LCU-Hours", "unit", 1),
            ("", "token", 1),
        ] {
            assert_eq!(Unit::of(text, "token"), Unit { name, factor }, "{text}");
        }
    }

    #[test]
    fn amounts_are_rounded_once() {
        for (text, factor, expected) in [
            ("1523.4", 1_000, Ok(1_523_400_000)),
            ("0.0000005", 1_000_000, Ok(500)),
            ("0.0004999", 1, Ok(0)),
            ("1,000,000", 1, Ok(1_000_000_000)),
            ("-2", 1_000, Ok(-2_000_000)),
            ("1,5", 1, Err(AmountError::Malformed)),
            ("n/a", 1, Err(AmountError::Malformed)),
            ("1e29", 1_000_000, Err(AmountError::OutOfRange)),
        ] {
            assert_eq!(thousandths(text, factor), expected, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_unit_and_amount_is_read_or_refused(unit in "[0-9,]{0,25}[ kKmMbB]?.{0,8}", amount in "[-0-9,.eE]{0,45}|.{0,5}") {
            let unit = Unit::of(&unit, UNNAMED);
            proptest::prop_assert!(unit.factor > 0);
            let _ = thousandths(&amount, unit.factor);
        }
    }
}
