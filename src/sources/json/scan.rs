//! Bytes to the ends of JSON values: the check of the grammar, and the quick walk over checked text.

use memchr::memchr2;

use super::JsonError;
use super::text::Text;
use crate::event::same_bytes_here;

/// The first place at or after `at` that is no JSON white space.
#[inline]
pub(super) fn skip_space(bytes: &[u8], mut at: usize) -> usize {
    while let Some(b' ' | b'\n' | b'\r' | b'\t') = bytes.get(at) {
        at += 1;
    }
    at
}

/// Checks the object that starts at `at`, leaving each value to `member`, which says where it ends; says where the
/// object ends.
#[inline]
pub(super) fn check_object<'a>(
    bytes: &'a [u8],
    at: usize,
    mut member: impl FnMut(Text<'a>, usize) -> Result<usize, JsonError>,
) -> Result<usize, JsonError> {
    check_members(bytes, at, |at| {
        let (name, value) = check_name(bytes, at)?;
        member(name, value)
    })
}

/// Checks the object that starts at `at`, leaving each member to `member`, which says where it ends; says where the
/// object ends.
#[inline]
pub(super) fn check_members(
    bytes: &[u8],
    at: usize,
    mut member: impl FnMut(usize) -> Result<usize, JsonError>,
) -> Result<usize, JsonError> {
    let mut at = skip_space(bytes, at + 1);
    if byte(bytes, at)? == b'}' {
        return Ok(at + 1);
    }
    loop {
        at = skip_space(bytes, member(at)?);
        match byte(bytes, at)? {
            b',' => at = skip_space(bytes, at + 1),
            b'}' => return Ok(at + 1),
            _ => return Err(JsonError::Malformed),
        }
    }
}

/// Checks the array that starts at `at`, leaving each item to `item`, which says where it ends; says where the array
/// ends.
#[inline]
pub(super) fn check_array(
    bytes: &[u8],
    at: usize,
    mut item: impl FnMut(usize) -> Result<usize, JsonError>,
) -> Result<usize, JsonError> {
    let mut at = skip_space(bytes, at + 1);
    if byte(bytes, at)? == b']' {
        return Ok(at + 1);
    }
    loop {
        at = skip_space(bytes, item(at)?);
        match byte(bytes, at)? {
            b',' => at = skip_space(bytes, at + 1),
            b']' => return Ok(at + 1),
            _ => return Err(JsonError::Malformed),
        }
    }
}

/// Where the bytes go on behind `piece`, if that stands at `at`.
#[inline(always)]
pub(super) fn behind(bytes: &[u8], at: usize, piece: &[u8]) -> Option<usize> {
    let end = at + piece.len();
    same_bytes_here(bytes.get(at..end)?, piece).then_some(end)
}

/// As [`check_value`], of one that is most likely a scalar.
#[inline]
pub(super) fn check_short(bytes: &[u8], at: usize) -> Result<usize, JsonError> {
    match byte(bytes, at)? {
        b'"' => pass_text(bytes, at + 1),
        b'-' | b'0'..=b'9' => check_number(bytes, at),
        _ => check_value(bytes, at),
    }
}

/// Checks the value that starts at `at` and says where it ends.
pub(super) fn check_value(bytes: &[u8], mut at: usize) -> Result<usize, JsonError> {
    let mut nesting = Nesting::default();
    loop {
        at = match byte(bytes, at)? {
            b'"' => pass_text(bytes, at + 1)?,
            b'{' => {
                let inner = skip_space(bytes, at + 1);
                if byte(bytes, inner)? != b'}' {
                    nesting.push(true);
                    at = pass_name(bytes, inner)?;
                    continue;
                }
                inner + 1
            }
            b'[' => {
                let inner = skip_space(bytes, at + 1);
                if byte(bytes, inner)? != b']' {
                    nesting.push(false);
                    at = inner;
                    continue;
                }
                inner + 1
            }
            b't' => check_word(bytes, at, b"true")?,
            b'f' => check_word(bytes, at, b"false")?,
            b'n' => check_word(bytes, at, b"null")?,
            b'-' | b'0'..=b'9' => check_number(bytes, at)?,
            _ => return Err(JsonError::Malformed),
        };
        match close(bytes, at, &mut nesting)? {
            (end, true) => return Ok(end),
            (next, false) => at = next,
        }
    }
}

/// Goes on after a value: over closing brackets to the next value, or to the end of the outermost one.
#[inline]
fn close(bytes: &[u8], mut at: usize, nesting: &mut Nesting) -> Result<(usize, bool), JsonError> {
    while let Some(in_object) = nesting.top() {
        at = skip_space(bytes, at);
        match byte(bytes, at)? {
            b',' => {
                let next = skip_space(bytes, at + 1);
                let next = if in_object {
                    pass_name(bytes, next)?
                } else {
                    next
                };
                return Ok((next, false));
            }
            b'}' if in_object => {}
            b']' if !in_object => {}
            _ => return Err(JsonError::Malformed),
        }
        nesting.pop();
        at += 1;
    }
    Ok((at, true))
}

#[inline]
fn byte(bytes: &[u8], at: usize) -> Result<u8, JsonError> {
    bytes.get(at).copied().ok_or(JsonError::Truncated)
}

/// Checks `"name" :` and says where its value starts.
#[inline]
fn pass_name(bytes: &[u8], at: usize) -> Result<usize, JsonError> {
    if byte(bytes, at)? != b'"' {
        return Err(JsonError::Malformed);
    }
    behind_colon(bytes, pass_text(bytes, at + 1)?)
}

#[inline]
fn behind_colon(bytes: &[u8], at: usize) -> Result<usize, JsonError> {
    let colon = skip_space(bytes, at);
    match byte(bytes, colon)? {
        b':' => Ok(skip_space(bytes, colon + 1)),
        _ => Err(JsonError::Malformed),
    }
}

/// Checks `"name" :`; the name, and where its value starts.
#[inline]
pub(super) fn check_name(bytes: &[u8], at: usize) -> Result<(Text<'_>, usize), JsonError> {
    if byte(bytes, at)? != b'"' {
        return Err(JsonError::Malformed);
    }
    let (name, end) = check_text(bytes, at + 1)?;
    Ok((name, behind_colon(bytes, end)?))
}

/// As [`text_at`], by a call: for what is checked and hardly looked at.
#[inline]
fn check_text(bytes: &[u8], start: usize) -> Result<(Text<'_>, usize), JsonError> {
    text_at(bytes, start)
}

/// Checks a string as [`text_at`] and says where it goes on behind it.
fn pass_text(bytes: &[u8], start: usize) -> Result<usize, JsonError> {
    let (_, end) = text_at(bytes, start)?;
    Ok(end)
}

/// Checks the string whose first character is at `start`; its text, and where it goes on after the closing quote.
#[inline(always)]
pub(super) fn text_at(bytes: &[u8], start: usize) -> Result<(Text<'_>, usize), JsonError> {
    let mut at = start;
    let mut escaped = false;
    loop {
        at = next_mark(bytes, at).ok_or(JsonError::Truncated)?;
        if bytes.get(at) == Some(&b'"') {
            let raw = bytes.get(start..at).unwrap_or_default();
            return Ok((Text::new(raw, escaped), at + 1));
        }
        escaped = true;
        at = match byte(bytes, at + 1)? {
            b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => at + 2,
            b'u' => {
                for place in at + 2..at + 6 {
                    if !byte(bytes, place)?.is_ascii_hexdigit() {
                        return Err(JsonError::Malformed);
                    }
                }
                at + 6
            }
            _ => return Err(JsonError::Malformed),
        };
    }
}

/// The next quote or backslash. Most strings are short, or dense with escapes: a few words are looked through
/// before a vector search is worth its start.
#[inline(always)]
fn next_mark(bytes: &[u8], mut at: usize) -> Option<usize> {
    for _ in 0..4 {
        let Some(word) = bytes.get(at..).and_then(<[u8]>::first_chunk::<8>) else {
            break;
        };
        let word = u64::from_le_bytes(*word);
        let marks =
            zero_bytes(word ^ 0x2222_2222_2222_2222) | zero_bytes(word ^ 0x5C5C_5C5C_5C5C_5C5C);
        if marks != 0 {
            return Some(at + marks.trailing_zeros() as usize / 8);
        }
        at += 8;
    }
    memchr2(b'"', b'\\', bytes.get(at..)?).map(|found| at + found)
}

/// The high bit of every byte that is 0; above the first of them other bits may be set too.
#[inline]
fn zero_bytes(word: u64) -> u64 {
    word.wrapping_sub(0x0101_0101_0101_0101) & !word & 0x8080_8080_8080_8080
}

fn check_word(bytes: &[u8], at: usize, word: &[u8]) -> Result<usize, JsonError> {
    let rest = bytes.get(at..).unwrap_or_default();
    if rest.starts_with(word) {
        Ok(at + word.len())
    } else if word.starts_with(rest) {
        Err(JsonError::Truncated)
    } else {
        Err(JsonError::Malformed)
    }
}

/// Checks the number that starts at `at` and says where it ends.
#[inline]
pub(super) fn check_number(bytes: &[u8], at: usize) -> Result<usize, JsonError> {
    let whole = at + usize::from(bytes.get(at) == Some(&b'-'));
    let mut end = if byte(bytes, whole)? == b'0' {
        whole + 1
    } else {
        check_digits(bytes, whole)?
    };
    if bytes.get(end) == Some(&b'.') {
        end = check_digits(bytes, end + 1)?;
    }
    if let Some(b'e' | b'E') = bytes.get(end) {
        let signed = matches!(bytes.get(end + 1), Some(b'+' | b'-'));
        end = check_digits(bytes, end + 1 + usize::from(signed))?;
    }
    Ok(end)
}

#[inline]
fn check_digits(bytes: &[u8], at: usize) -> Result<usize, JsonError> {
    if !byte(bytes, at)?.is_ascii_digit() {
        return Err(JsonError::Malformed);
    }
    let rest = bytes.get(at..).unwrap_or_default();
    let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    Ok(at + digits)
}

/// The string whose first character is at `at` of a checked text, and where the text goes on behind it.
#[inline]
pub(super) fn string(bytes: &[u8], start: usize) -> (Text<'_>, usize) {
    let mut at = start;
    let mut escaped = false;
    while let Some(mark) = next_mark(bytes, at) {
        if bytes.get(mark) == Some(&b'"') {
            let raw = bytes.get(start..mark).unwrap_or_default();
            return (Text::new(raw, escaped), mark + 1);
        }
        escaped = true;
        at = mark + 2;
    }
    (Text::new(&[], false), bytes.len())
}

/// Where the value that starts at `at` of a checked text ends.
#[inline]
pub(super) fn skip_value(bytes: &[u8], mut at: usize) -> usize {
    match bytes.get(at) {
        Some(b'"') => string(bytes, at + 1).1,
        Some(b'{' | b'[') => skip_container(bytes, at),
        _ => {
            while let Some(b'a'..=b'z' | b'0'..=b'9' | b'-' | b'+' | b'.' | b'E') = bytes.get(at) {
                at += 1;
            }
            at
        }
    }
}

fn skip_container(bytes: &[u8], mut at: usize) -> usize {
    let mut depth = 0_usize;
    while let Some(byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'"' => at = string(bytes, at).1,
            b'{' | b'[' => depth += 1,
            b'}' | b']' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return at;
                }
            }
            _ => {}
        }
    }
    at
}

/// Which brackets are open, one bit each: depth costs memory by the bit, not by the stack frame.
#[derive(Default)]
struct Nesting {
    full: Vec<u64>,
    bits: u64,
    count: u32,
}

impl Nesting {
    fn push(&mut self, is_object: bool) {
        if self.count == u64::BITS {
            self.full.push(self.bits);
            self.count = 0;
        }
        self.bits = self.bits << 1 | u64::from(is_object);
        self.count += 1;
    }

    fn pop(&mut self) {
        self.bits >>= 1;
        self.count = self.count.saturating_sub(1);
        if self.count == 0
            && let Some(bits) = self.full.pop()
        {
            self.bits = bits;
            self.count = u64::BITS;
        }
    }

    /// Whether the innermost open bracket is an object's; `None` when none is open.
    fn top(&self) -> Option<bool> {
        (self.count > 0).then_some(self.bits & 1 == 1)
    }
}
