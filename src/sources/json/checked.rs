//! The next value of a text that is being checked, handed on as it is found.

use super::JsonError;
use super::Value;
use super::number;
use super::scan;
use super::value_of;

/// Checks the value at `at`; the value, and where it ends. `sound` are the bytes, where they are known to be UTF-8.
///
/// Not called: what is handed back in memory is read again before it is there.
#[inline(always)]
pub(super) fn checked<'a>(
    bytes: &'a [u8],
    at: usize,
    sound: Option<&'a str>,
) -> Result<(Value<'a>, usize), JsonError> {
    let mut found = Value::Null;
    let end = check_into(bytes, at, sound, &mut found)?;
    Ok((found, end))
}

/// Takes a value that was checked.
pub(super) trait Take<'a> {
    fn take(&mut self, value: Value<'a>);
}

impl<'a> Take<'a> for Value<'a> {
    #[inline(always)]
    fn take(&mut self, value: Value<'a>) {
        *self = value;
    }
}

/// As [`checked`], and hands the value on: what is done with it is worked out for each kind of value.
#[inline(always)]
pub(super) fn check_into<'a>(
    bytes: &'a [u8],
    at: usize,
    sound: Option<&'a str>,
    to: &mut impl Take<'a>,
) -> Result<usize, JsonError> {
    match bytes.get(at) {
        Some(b'"') => {
            let (text, end) = scan::text_at(bytes, at + 1)?;
            let sound = sound.and_then(|sound| sound.get(at + 1..end - 1));
            to.take(Value::String(text.known(sound)));
            Ok(end)
        }
        Some(b'-' | b'0'..=b'9') => {
            let end = scan::check_number(bytes, at)?;
            match sound.and_then(|sound| sound.get(at..end)) {
                Some(text) => to.take(Value::Number(text)),
                None => to.take(number(bytes.get(at..end).unwrap_or_default())),
            }
            Ok(end)
        }
        _ => {
            let end = scan::check_value(bytes, at)?;
            to.take(value_of(bytes.get(at..end).unwrap_or_default()));
            Ok(end)
        }
    }
}
