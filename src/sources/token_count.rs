//! A count as logs write it (1000, 1000.0, 1e3, "1,250", null) to a whole number, or the reason it is none.

use super::json::Value;
use crate::units::{AmountError, parse_decimal, whole};

/// More tokens than any single call can use; a larger count is a fault of the log, not usage.
pub(crate) const LARGEST: u64 = 10_000_000_000;

/// More tokens than all calls of anybody in a day.
const LARGEST_TOTAL: u64 = LARGEST * 1_000_000;

/// Reads a count; absent and `null` are 0.
///
/// # Errors
/// Why the value is no count; the reason never quotes it.
#[inline]
pub(crate) fn token_count(value: Option<Value<'_>>) -> Result<u64, &'static str> {
    value_count(value, LARGEST)
}

/// Reads a count that many calls add up to; absent and `null` are 0.
///
/// # Errors
/// As [`token_count`].
pub(crate) fn total_count(value: Option<Value<'_>>) -> Result<u64, &'static str> {
    value_count(value, LARGEST_TOTAL)
}

#[inline]
fn value_count(value: Option<Value<'_>>, largest: u64) -> Result<u64, &'static str> {
    match value {
        None | Some(Value::Null) => Ok(0),
        Some(Value::Number(text)) => bounded_count(text, largest),
        Some(Value::String(text)) => bounded_count(&text.decode(), largest),
        Some(Value::Bool(_) | Value::Object(_) | Value::Array(_)) => Err("count is not a number"),
    }
}

/// Reads a count from text; blank is 0.
///
/// # Errors
/// As [`token_count`].
pub(crate) fn count_text(text: &str) -> Result<u64, &'static str> {
    bounded_count(text, LARGEST)
}

/// Reads a count that many calls add up to from text; blank is 0.
///
/// # Errors
/// As [`token_count`].
pub(crate) fn total_text(text: &str) -> Result<u64, &'static str> {
    bounded_count(text, LARGEST_TOTAL)
}

#[inline]
fn bounded_count(text: &str, largest: u64) -> Result<u64, &'static str> {
    if (1..=10).contains(&text.len())
        && let Some(count) = whole(text.as_bytes())
    {
        return Ok(count); // ten digits stay within any bound
    }
    let text = text.trim();
    if text.is_empty() {
        return Ok(0);
    }
    if text.contains(',') {
        return match without_separators(text) {
            Some(plain) => decimal_count(&plain, largest),
            None => Err("count is not a number"),
        };
    }
    decimal_count(text, largest)
}

/// `1,250,000` without its separators; `None` when they do not part thousands.
pub(super) fn without_separators(text: &str) -> Option<String> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let is_sound = (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3);
    is_sound.then(|| format!("{}.{fraction}", whole.replace(',', "")))
}

fn decimal_count(text: &str, largest: u64) -> Result<u64, &'static str> {
    const DIGITS: u32 = 18;
    let scaled = parse_decimal(text, i64::from(DIGITS)).map_err(|error| match error {
        AmountError::Malformed => "count is not a number",
        AmountError::OutOfRange if text.starts_with('-') => "negative count",
        AmountError::OutOfRange => "implausibly large count",
    })?;
    if scaled < 0 {
        return Err("negative count");
    }
    let unit = 10_i128.pow(DIGITS);
    if scaled % unit != 0 {
        return Err("count is not whole");
    }
    match u64::try_from(scaled / unit) {
        Ok(count) if count <= largest => Ok(count),
        _ => Err("implausibly large count"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_count_however_they_are_written() {
        for (json, expected) in [
            ("1000", 1000),
            ("1000.0", 1000),
            ("1e3", 1000),
            ("\"1000\"", 1000),
            ("\"1,250\"", 1250),
            ("\" 12,345,678.00 \"", 12_345_678),
            ("null", 0),
            ("\"\"", 0),
            ("-0", 0),
            ("10000000000", LARGEST),
        ] {
            assert_eq!(
                token_count(Value::parse(json.as_bytes()).ok()),
                Ok(expected),
                "{json}"
            );
        }
        assert_eq!(token_count(None), Ok(0));
    }

    #[test]
    fn a_total_of_many_calls_may_be_larger() {
        let total = |json: &'static str| total_count(Value::parse(json.as_bytes()).ok());
        assert_eq!(total("31422.0"), Ok(31_422));
        assert_eq!(total("250000000000"), Ok(250_000_000_000));
        assert_eq!(total_text("10,000,000,000,000,000"), Ok(LARGEST_TOTAL));
        assert_eq!(total("1e17"), Err("implausibly large count"));
    }

    #[test]
    fn what_is_no_count_says_why() {
        for (json, reason) in [
            ("-1", "negative count"),
            ("-1e400", "negative count"),
            ("0.5", "count is not whole"),
            ("1e400", "implausibly large count"),
            ("10000000001", "implausibly large count"),
            ("18446744073709551615", "implausibly large count"),
            ("18446744073709551616", "implausibly large count"),
            ("true", "count is not a number"),
            ("\"NaN\"", "count is not a number"),
            ("\"1,25\"", "count is not a number"),
            ("\"12 apples\"", "count is not a number"),
            ("[1]", "count is not a number"),
        ] {
            assert_eq!(
                token_count(Value::parse(json.as_bytes()).ok()),
                Err(reason),
                "{json}"
            );
        }
    }
}
