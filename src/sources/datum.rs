//! One value of a record, from JSON or from a CSV cell, to counts, texts, money and durations.

use std::borrow::Cow;

use super::instant::instant;
use super::instant::instant_text;
use super::json::Object;
use super::json::Value;
use super::occurrence::value_content;
use super::token_count::count_text;
use super::token_count::token_count;
use super::token_count::total_count;
use super::token_count::total_text;
use super::token_count::without_separators;
use crate::units::Timestamp;
use crate::units::Usd;
use crate::units::parse_decimal;

/// A text that is longer may be something a person wrote; it is not kept.
pub(super) const LONGEST_TEXT: usize = 200;

/// A value as a record states it.
#[derive(Clone, Debug)]
pub(super) enum Datum<'a> {
    /// From JSON.
    Json(Value<'a>),
    /// From a cell of a table or a line of text.
    Cell(Cow<'a, str>),
}

impl<'a> Datum<'a> {
    /// Whether nothing is stated.
    pub(super) fn is_blank(&self) -> bool {
        match self {
            Self::Json(value) => value.is_null(),
            Self::Cell(text) => {
                matches!(text.trim(), "" | "null" | "NULL" | "None" | "nan" | "NaN")
            }
        }
    }

    /// A count; `None` where nothing is stated.
    pub(super) fn count(&self) -> Result<Option<u64>, &'static str> {
        if self.is_blank() {
            return Ok(None);
        }
        match self {
            Self::Json(value) => token_count(Some(*value)).map(Some),
            Self::Cell(text) => count_text(text).map(Some),
        }
    }

    /// A count that many calls add up to; `None` where nothing is stated.
    pub(super) fn total(&self) -> Result<Option<u64>, &'static str> {
        if self.is_blank() {
            return Ok(None);
        }
        match self {
            Self::Json(value) => total_count(Some(*value)).map(Some),
            Self::Cell(text) => total_text(text).map(Some),
        }
    }

    /// An amount of some unit in thousandths; `None` where none is stated.
    pub(super) fn thousandths(&self) -> Option<u64> {
        let text = self.text()?;
        u64::try_from(parse_decimal(&text, 3).ok()?).ok()
    }

    /// A text or number as text, without surrounding space; `None` when blank, no scalar, or too long to be a name.
    pub(super) fn text(&self) -> Option<Cow<'a, str>> {
        let written = match self {
            Self::Json(Value::String(text)) => text.sound(),
            Self::Json(Value::Number(text)) => Some(*text),
            _ => None,
        };
        let text = match written.filter(|text| is_trimmed(text)) {
            Some(text) => Cow::Borrowed(text),
            None => self.long_text()?,
        };
        (text.len() <= LONGEST_TEXT).then_some(text)
    }

    /// A text or number as text, however long: to be hashed or parsed, not kept.
    #[inline]
    pub(super) fn long_text(&self) -> Option<Cow<'a, str>> {
        let text = match self {
            Self::Json(Value::String(text)) => text.decode(),
            Self::Json(Value::Number(text)) => Cow::Borrowed(*text),
            Self::Json(_) => return None,
            Self::Cell(text) => text.clone(),
        };
        let text = match text {
            Cow::Borrowed(text) => Cow::Borrowed(trimmed(text)),
            Cow::Owned(text) if trimmed(&text).len() == text.len() => Cow::Owned(text),
            Cow::Owned(text) => Cow::Owned(trimmed(&text).to_owned()),
        };
        (!text.is_empty()).then_some(text)
    }

    /// A text that stands for the value in a hash: JSON is the same however it is spelled, inside a text too.
    pub(super) fn identifying_text(&self) -> Cow<'a, str> {
        let json = self.json();
        let value = json.as_deref().and_then(|json| Value::parse(json).ok());
        match value {
            Some(value) => Cow::Owned(format!("{:032x}", value_content(value))),
            None => self.long_text().unwrap_or_default(),
        }
    }

    /// A truth, however it is spelled.
    pub(super) fn truth(&self) -> Option<bool> {
        if let Self::Json(value) = self
            && let Some(truth) = value.as_bool()
        {
            return Some(truth);
        }
        match self.text()?.to_ascii_lowercase().as_str() {
            "true" | "yes" | "y" | "1" => Some(true),
            "false" | "no" | "n" | "0" => Some(false),
            _ => None,
        }
    }

    /// The JSON object, if it is one.
    pub(super) fn object(&self) -> Option<Object<'a>> {
        match self {
            Self::Json(value) => value.as_object(),
            Self::Cell(_) => None,
        }
    }

    /// The text of a JSON object or array, stated as such or inside a text.
    pub(super) fn json(&self) -> Option<Cow<'a, [u8]>> {
        let text = match self {
            Self::Json(Value::Object(object)) => return Some(Cow::Borrowed(object.raw())),
            Self::Json(Value::Array(array)) => return Some(Cow::Borrowed(array.raw())),
            Self::Json(Value::String(text)) => text.content(),
            Self::Json(_) => return None,
            Self::Cell(Cow::Borrowed(text)) => Cow::Borrowed(text.as_bytes()),
            Self::Cell(Cow::Owned(text)) => Cow::Owned(text.clone().into_bytes()),
        };
        let first = text.trim_ascii_start().first();
        matches!(first, Some(b'{' | b'[')).then_some(text)
    }

    /// A time.
    pub(super) fn time(&self) -> Result<Timestamp, &'static str> {
        match self {
            Self::Json(value) => instant(*value),
            Self::Cell(text) => instant_text(text),
        }
    }

    /// An amount of money whose unit is 10^`exponent` dollars; `None` where no amount is stated (`-`, `Included`).
    pub(super) fn money(&self, exponent: i32) -> Option<Usd> {
        match self {
            Self::Json(Value::Number(text)) => Usd::parse_scaled(text, exponent).ok(),
            _ => money_text(&self.text()?, exponent),
        }
    }

    /// A duration whose unit is 10^`exponent` seconds, in microseconds; 0 where none is stated.
    pub(super) fn micros(&self, exponent: i8) -> u64 {
        let found = match self {
            Self::Json(Value::Number(text)) => micros(text, exponent),
            _ => self.text().and_then(|text| micros(&text, exponent)),
        };
        found.unwrap_or(0)
    }
}

/// A text without surrounding space; most have none, which their first and last bytes tell.
#[inline]
fn trimmed(text: &str) -> &str {
    match is_trimmed(text) {
        true => text,
        false => text.trim(),
    }
}

/// Whether a text has no space around it, as far as that is plain to see.
#[inline]
fn is_trimmed(text: &str) -> bool {
    match text.as_bytes() {
        [first, .., last] => first.is_ascii_graphic() && last.is_ascii_graphic(),
        _ => false,
    }
}

/// Reads `$1,234.56`, `0.02`, `USD 3`; `None` where the text is no amount, or a comma in it parts no thousands:
/// `3,81` is another amount in every other country.
fn money_text(text: &str, exponent: i32) -> Option<Usd> {
    let negative = text.starts_with('-') || (text.starts_with('(') && text.ends_with(')'));
    let mut plain: String = text
        .trim_matches(['(', ')', '-'])
        .trim_start_matches("USD")
        .trim_end_matches("USD")
        .chars()
        .filter(|character| !matches!(character, '$' | ' ' | '\u{a0}'))
        .collect();
    if plain.contains(',') {
        plain = without_separators(&plain)?;
    }
    let amount = Usd::parse_scaled(&plain, exponent).ok()?;
    Some(if negative { -amount } else { amount })
}

/// A duration in units of 10^`exponent` seconds as microseconds; a short whole number needs no decimal arithmetic.
fn micros(text: &str, exponent: i8) -> Option<u64> {
    let digits = 6 + i64::from(exponent);
    let is_plain = text.len() <= 9 && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_plain
        && let Ok(power @ 0..=9) = u32::try_from(digits)
        && let Ok(whole) = text.parse::<u64>()
    {
        return Some(whole * 10_u64.pow(power));
    }
    u64::try_from(parse_decimal(text, digits).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(text: &str) -> Datum<'_> {
        Datum::Cell(Cow::Borrowed(text))
    }

    #[test]
    fn money_is_read_from_every_spelling() {
        for (text, exponent, expected) in [
            ("$1,234.56", 0, Some("1234.56")),
            ("0.02", 0, Some("0.02")),
            ("-$3", 0, Some("-3")),
            ("1.5 USD", 0, Some("1.5")),
            ("8.35e-05", 0, Some("0.0000835")),
            ("123.45", -2, Some("1.2345")),
            ("250", -6, Some("0.00025")),
            ("-1,234,567.5", 0, Some("-1234567.5")),
            ("3,81", 0, None),
            ("1.234,56", 0, None),
            ("Included", 0, None),
            ("-", 0, None),
            ("NaN", 0, None),
            ("", 0, None),
        ] {
            let amount = cell(text).money(exponent).map(|amount| amount.to_string());
            assert_eq!(amount.as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn durations_are_exact_to_the_microsecond() {
        assert_eq!(cell("1840").micros(-3), 1_840_000);
        assert_eq!(cell("1.2345").micros(0), 1_234_500);
        assert_eq!(cell("-5").micros(0), 0);
        assert_eq!(cell("soon").micros(0), 0);
    }

    #[test]
    fn blank_is_not_zero() {
        assert_eq!(cell("").count(), Ok(None));
        assert_eq!(cell("1,310").count(), Ok(Some(1310)));
        assert_eq!(cell("-3").count(), Err("negative count"));
        assert_eq!(cell("12 apples").count(), Err("count is not a number"));
    }
}
