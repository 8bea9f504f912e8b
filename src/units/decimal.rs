//! Decimal texts to exact integers and back, and the one way numbers are rounded: half to even.

use std::fmt;

/// Why a text is not an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AmountError {
    /// Not a decimal number.
    #[error("not a decimal number")]
    Malformed,
    /// More than 20 digits before the point.
    #[error("amount out of range")]
    OutOfRange,
}

/// `numerator / denominator`, rounded half to even; `denominator` is positive.
#[must_use]
pub fn divide_half_even(numerator: i128, denominator: i128) -> i128 {
    let quotient = match (i64::try_from(numerator), i64::try_from(denominator)) {
        // Most fit the machine's words, which divide far quicker.
        (Ok(numerator), Ok(denominator @ 1..)) => i128::from(numerator.div_euclid(denominator)),
        _ => numerator.div_euclid(denominator),
    };
    let twice = (numerator - quotient * denominator).saturating_mul(2);
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
    if let Some(whole) = short_whole(text)
        && let Ok(power @ 0..=18) = u32::try_from(digits)
    {
        return Ok(i128::from(whole) * 10_i128.pow(power));
    }
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

/// A whole number of at most 18 digits, without a sign: what most numbers are.
#[inline]
pub fn short_whole(text: &str) -> Option<u64> {
    let digits = text.as_bytes();
    match (1..=18).contains(&digits.len()) {
        true => whole(digits),
        false => None,
    }
}

/// The number that at most 19 digits write; `None` where one of them is none.
#[inline]
pub fn whole(digits: &[u8]) -> Option<u64> {
    let (eights, rest) = digits.as_chunks::<8>();
    let mut sum = 0;
    for eight in eights {
        sum = sum * 100_000_000 + eight_digits(*eight)?;
    }
    for byte in rest {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        sum = sum * 10 + u64::from(digit);
    }
    Some(sum)
}

/// Eight digits at once: first pairs of them are numbers below 100, then fours and all eight.
#[inline]
fn eight_digits(digits: [u8; 8]) -> Option<u64> {
    let ones = |byte: u8| u64::from_le_bytes([byte; 8]);
    let values = u64::from_le_bytes(digits).wrapping_sub(ones(b'0'));
    // A byte above 9 has one of its upper bits set, or gets one by adding 6; a borrow has set one.
    if (values | values.wrapping_add(ones(6))) & ones(0xF0) != 0 {
        return None;
    }
    let pairs = (values * 10 + (values >> 8)) & 0x00FF_00FF_00FF_00FF;
    let fours = (pairs * 100 + (pairs >> 16)) & 0x0000_FFFF_0000_FFFF;
    Some((fours * 10_000 + (fours >> 32)) & 0xFFFF_FFFF)
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

/// Writes a whole number.
///
/// # Errors
/// Those of `out`.
pub fn write_whole(out: &mut impl fmt::Write, whole: u64) -> fmt::Result {
    out.write_str(itoa::Buffer::new().format(whole))
}

/// Writes `value · 10^-digits` as the shortest decimal, of at most [`USD_DIGITS`](super::USD_DIGITS) digits; never `-0`.
///
/// # Errors
/// Those of `out`.
pub fn write_decimal(out: &mut impl fmt::Write, value: i128, digits: u32) -> fmt::Result {
    let unit = 10_u64.pow(digits);
    if value < 0 {
        out.write_char('-')?;
    }
    let mut buffer = itoa::Buffer::new();
    let magnitude = value.unsigned_abs();
    // Most values fit the machine's words, which divide far quicker.
    let fraction = match u64::try_from(magnitude) {
        Ok(small) => {
            write_whole(out, small / unit)?;
            small % unit
        }
        Err(_) => {
            let whole = magnitude / u128::from(unit);
            out.write_str(buffer.format(whole))?;
            (magnitude - whole * u128::from(unit)) as u64
        }
    };
    if fraction == 0 {
        return Ok(());
    }
    // A one before them keeps the zeros that they begin with.
    let digits = buffer.format(unit + fraction);
    let digits = digits.get(1..).unwrap_or_default();
    out.write_char('.')?;
    out.write_str(digits.trim_end_matches('0'))
}

/// `value · 10^-digits` with all its digits.
pub(super) fn fixed(value: i128, digits: u32) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_read_as_by_the_standard_library_and_nothing_else_is() {
        let texts = [
            "0",
            "7",
            "0012",
            "99999999",
            "12345678901234567",
            "9999999999999999999",
        ];
        for text in texts {
            assert_eq!(whole(text.as_bytes()), text.parse().ok(), "{text}");
            let is_short = text.len() <= 18;
            assert_eq!(
                short_whole(text),
                whole(text.as_bytes()).filter(|_| is_short)
            );
            for place in 0..text.len() {
                for other in 0..=u8::MAX {
                    let mut bytes = text.as_bytes().to_vec();
                    bytes[place] = other;
                    let expected = std::str::from_utf8(&bytes).ok();
                    let expected = expected.filter(|text| !text.starts_with('+'));
                    let expected = expected.and_then(|text| text.parse::<u64>().ok());
                    assert_eq!(whole(&bytes), expected, "{bytes:?}");
                }
            }
        }
        assert_eq!(short_whole(""), None);
    }
}
