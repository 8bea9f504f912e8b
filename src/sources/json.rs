//! JSON text to borrowed values: checked once, walked without copying.
//!
//! Every byte of every log passes here, so strings are skipped with SIMD searches and nothing is built that is
//! not asked for. The grammar is RFC 8259 with four tolerances that broken writers need: raw control characters
//! inside strings, lone surrogates and invalid UTF-8 (both read as U+FFFD), and numbers of any magnitude.

mod checked;
mod mould;
mod outline;
mod place;
mod scan;
mod seen;
mod text;

use std::borrow::Cow;

pub(crate) use mould::At;
pub(crate) use mould::Cast;
pub(crate) use mould::Casting;
pub(crate) use mould::Mark;
pub(crate) use mould::Marks;
pub(crate) use mould::Mould;
pub(crate) use place::Place;
pub(crate) use place::walk;
pub(crate) use seen::Seen;
pub(crate) use text::Text;

use crate::event::same_bytes;
use checked::Take;
use checked::check_into;
use checked::checked;

/// Why bytes are no JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum JsonError {
    /// The text ends in the middle of a value.
    Truncated,
    /// A byte stands where the grammar has no place for it.
    Malformed,
    /// Something follows the value.
    Trailing,
}

impl JsonError {
    /// The reason as counted and shown; never quotes the text.
    pub(crate) fn reason(self) -> &'static str {
        match self {
            Self::Truncated => "incomplete JSON",
            Self::Malformed => "malformed JSON",
            Self::Trailing => "text after the JSON value",
        }
    }
}

/// A JSON value that points into its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Value<'a> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number as written.
    Number(&'a str),
    /// A string, still escaped.
    String(Text<'a>),
    /// An object.
    Object(Object<'a>),
    /// An array.
    Array(Array<'a>),
}

/// Reads a record that must be an object.
///
/// # Errors
/// Why it is none.
pub(crate) fn object_of(record: &[u8]) -> Result<Object<'_>, &'static str> {
    match Value::parse(record) {
        Ok(Value::Object(object)) => Ok(object),
        Ok(_) => Err("no JSON object"),
        Err(error) => Err(error.reason()),
    }
}

impl<'a> Value<'a> {
    /// Checks a whole text, white space around it allowed.
    ///
    /// # Errors
    /// What kind of fault makes it no JSON text.
    pub(crate) fn parse(bytes: &'a [u8]) -> Result<Self, JsonError> {
        let (value, rest) = first_value(bytes)?;
        if rest.is_empty() {
            Ok(value)
        } else {
            Err(JsonError::Trailing)
        }
    }

    /// The decoded text of a string.
    pub(crate) fn as_str(self) -> Option<Cow<'a, str>> {
        match self {
            Self::String(text) => Some(text.decode()),
            _ => None,
        }
    }

    /// The object, if it is one.
    pub(crate) fn as_object(self) -> Option<Object<'a>> {
        match self {
            Self::Object(object) => Some(object),
            _ => None,
        }
    }

    /// The array, if it is one.
    pub(crate) fn as_array(self) -> Option<Array<'a>> {
        match self {
            Self::Array(array) => Some(array),
            _ => None,
        }
    }

    /// The boolean, if it is one.
    pub(crate) fn as_bool(self) -> Option<bool> {
        match self {
            Self::Bool(truth) => Some(truth),
            _ => None,
        }
    }

    /// The text of a number, as written.
    pub(crate) fn as_number(self) -> Option<&'a str> {
        match self {
            Self::Number(text) => Some(text),
            _ => None,
        }
    }

    /// Whether it is `null`.
    pub(crate) fn is_null(self) -> bool {
        matches!(self, Self::Null)
    }
}

/// Checks and reads the first value of concatenated texts; the rest starts after the white space behind it.
///
/// # Errors
/// What kind of fault makes the beginning no JSON text.
pub(crate) fn first_value(bytes: &[u8]) -> Result<(Value<'_>, &[u8]), JsonError> {
    let start = scan::skip_space(bytes, 0);
    let end = scan::check_value(bytes, start)?;
    let (value, _) = read(bytes.get(..end).unwrap_or_default(), start);
    let rest = scan::skip_space(bytes, end);
    Ok((value, bytes.get(rest..).unwrap_or_default()))
}

/// Members picked from an object, and from an object inside it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Picked<'a, const N: usize, const M: usize> {
    /// The object they were picked from.
    pub(crate) object: Object<'a>,
    /// The values of the outer names.
    pub(crate) outer: [Option<Value<'a>>; N],
    /// The values of the inner names; `None` when the inner member is no object.
    pub(crate) inner: Option<[Option<Value<'a>>; M]>,
}

/// Checks a whole text and picks members of its object, and of the object in its member `inside`, in one pass.
///
/// # Errors
/// What kind of fault makes it no JSON object.
pub(crate) fn pick<'a, const N: usize, const M: usize>(
    bytes: &'a [u8],
    names: [&str; N],
    inside: &str,
    inner_names: [&str; M],
) -> Result<Picked<'a, N, M>, JsonError> {
    let start = scan::skip_space(bytes, 0);
    if bytes.get(start) != Some(&b'{') {
        return Err(JsonError::Malformed);
    }
    let mut outer = [None; N];
    let mut inner = None;
    let end = scan::check_object(bytes, start, |name, at| {
        if name.is(inside) {
            inner = None;
            if bytes.get(at) == Some(&b'{') {
                let mut members = [None; M];
                let end = scan::check_object(bytes, at, |name, at| {
                    checked_member(bytes, name, at, inner_names, &mut members)
                })?;
                inner = Some(members);
                return Ok(end);
            }
        }
        checked_member(bytes, name, at, names, &mut outer)
    })?;
    if scan::skip_space(bytes, end) < bytes.len() {
        return Err(JsonError::Trailing);
    }
    let object = Object(bytes.get(start..end).unwrap_or_default());
    Ok(Picked {
        object,
        outer,
        inner,
    })
}

/// Takes the members of an object in the order written, repeats included.
pub(crate) trait Members<'a> {
    /// What the next member is expected to begin with, as it was written before: `"name":`, without an escape. Nothing
    /// where none is.
    fn expected(&self) -> &[u8];
    /// Takes the next member, which begins as expected.
    fn as_expected(&mut self, value: Value<'a>);
    /// Takes the next member.
    fn other(&mut self, name: Text<'a>, value: Value<'a>);
}

/// Checks a whole text and hands the members of its object on, in one pass. Logs repeat: a name that stands where it
/// stood before is compared, not read. `sound` are the bytes, where they are known to be UTF-8.
///
/// # Errors
/// What kind of fault makes it no JSON object.
pub(crate) fn each_member<'a>(
    bytes: &'a [u8],
    sound: Option<&'a str>,
    members: &mut impl Members<'a>,
) -> Result<Object<'a>, JsonError> {
    let start = scan::skip_space(bytes, 0);
    if bytes.get(start) != Some(&b'{') {
        return Err(JsonError::Malformed);
    }
    let end = scan::check_members(bytes, start, |at| {
        let expected = members.expected();
        let place = bytes.get(at..at + expected.len()).unwrap_or_default();
        if !expected.is_empty() && same_bytes(place, expected) {
            let at = scan::skip_space(bytes, at + expected.len());
            let (value, end) = checked(bytes, at, sound)?;
            members.as_expected(value);
            return Ok(end);
        }
        let (name, at) = scan::check_name(bytes, at)?;
        let (value, end) = checked(bytes, at, sound)?;
        members.other(name, value);
        Ok(end)
    })?;
    if scan::skip_space(bytes, end) < bytes.len() {
        return Err(JsonError::Trailing);
    }
    Ok(Object(bytes.get(start..end).unwrap_or_default()))
}

/// Checks the value at `at`, and keeps it where its name is asked for.
#[inline]
fn checked_member<'a, const N: usize>(
    bytes: &'a [u8],
    name: Text<'a>,
    at: usize,
    names: [&str; N],
    found: &mut [Option<Value<'a>>; N],
) -> Result<usize, JsonError> {
    let end = scan::check_value(bytes, at)?;
    if let Some(place) = names.iter().position(|wanted| name.is(wanted))
        && let Some(place) = found.get_mut(place)
    {
        *place = Some(value_of(bytes.get(at..end).unwrap_or_default()));
    }
    Ok(end)
}

/// A checked object: the text from `{` to `}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Object<'a>(&'a [u8]);

impl Default for Object<'_> {
    /// The object without members.
    fn default() -> Self {
        Self(b"{}")
    }
}

impl<'a> Object<'a> {
    /// Its text, braces included.
    pub(crate) fn raw(self) -> &'a [u8] {
        self.0
    }

    /// Names and values in the order written, repeats included.
    pub(crate) fn members(self) -> impl Iterator<Item = (Cow<'a, str>, Value<'a>)> {
        self.entries().map(|(name, value)| (name.decode(), value))
    }

    /// The value of a name; the last one where it is repeated.
    pub(crate) fn get(self, name: &str) -> Option<Value<'a>> {
        let [value] = self.get_many([name]);
        value
    }

    /// The values of several names in one pass; the last one where a name is repeated.
    pub(crate) fn get_many<const N: usize>(self, names: [&str; N]) -> [Option<Value<'a>>; N] {
        let mut found = [None; N];
        let mut at = self.0.len().min(1);
        while let Some((name, after)) = name_at(self.0, at) {
            let mut end = None;
            for (wanted, place) in names.iter().zip(&mut found) {
                if name.is(wanted) {
                    let (value, behind) = read(self.0, after);
                    (*place, end) = (Some(value), Some(behind));
                }
            }
            at = match end {
                Some(end) => end,
                None => scan::skip_value(self.0, after),
            };
        }
        found
    }

    /// Names still escaped, and values.
    pub(crate) fn entries(self) -> impl Iterator<Item = (Text<'a>, Value<'a>)> {
        let mut at = self.0.len().min(1);
        std::iter::from_fn(move || {
            let (name, after) = name_at(self.0, at)?;
            let (value, end) = read(self.0, after);
            at = end;
            Some((name, value))
        })
    }
}

/// A checked array: the text from `[` to `]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Array<'a>(&'a [u8]);

impl<'a> Array<'a> {
    /// Its text, brackets included.
    pub(crate) fn raw(self) -> &'a [u8] {
        self.0
    }

    /// Its values in order.
    pub(crate) fn items(self) -> impl Iterator<Item = Value<'a>> {
        let mut at = self.0.len().min(1);
        std::iter::from_fn(move || {
            at = skip_separators(self.0, at);
            if matches!(self.0.get(at), None | Some(b']')) {
                return None;
            }
            let (value, end) = read(self.0, at);
            at = end;
            Some(value)
        })
    }
}

/// The member name at or after `at` in a checked object, and where its value starts.
#[inline]
fn name_at(bytes: &[u8], at: usize) -> Option<(Text<'_>, usize)> {
    let at = skip_separators(bytes, at);
    if bytes.get(at) != Some(&b'"') {
        return None;
    }
    let (name, end) = scan::string(bytes, at + 1);
    let colon = scan::skip_space(bytes, end);
    Some((name, scan::skip_space(bytes, colon + 1)))
}

#[inline]
fn skip_separators(bytes: &[u8], mut at: usize) -> usize {
    while let Some(b',' | b' ' | b'\n' | b'\r' | b'\t') = bytes.get(at) {
        at += 1;
    }
    at
}

/// The value at `at` of a checked text, and where it ends.
fn read(bytes: &[u8], at: usize) -> (Value<'_>, usize) {
    if bytes.get(at) == Some(&b'"') {
        let (text, end) = scan::string(bytes, at + 1);
        return (Value::String(text), end);
    }
    let end = scan::skip_value(bytes, at);
    (value_of(bytes.get(at..end).unwrap_or_default()), end)
}

/// The value a checked text is.
fn value_of(raw: &[u8]) -> Value<'_> {
    match raw.first() {
        Some(b'"') => {
            let inside = raw.get(1..raw.len() - 1).unwrap_or_default();
            let escaped = memchr::memchr(b'\\', inside).is_some();
            Value::String(Text::new(inside, escaped))
        }
        Some(b'{') => Value::Object(Object(raw)),
        Some(b'[') => Value::Array(Array(raw)),
        Some(b't') => Value::Bool(true),
        Some(b'f') => Value::Bool(false),
        Some(b'n') | None => Value::Null,
        Some(_) => number(raw),
    }
}

/// The number a checked text is: the check let only ASCII through.
#[inline]
fn number(raw: &[u8]) -> Value<'_> {
    Value::Number(std::str::from_utf8(raw).unwrap_or_default())
}

#[cfg(test)]
mod tests;
