//! The inside of a JSON string to text: escapes, surrogate pairs, broken UTF-8.

use std::borrow::Cow;

use crate::event::same_bytes;

/// The inside of a checked JSON string, still escaped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Text<'a>(Inside<'a>);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Inside<'a> {
    /// Known to be the text itself.
    Sound(&'a str),
    /// Without an escape.
    Plain(&'a [u8]),
    /// With escapes.
    Escaped(&'a [u8]),
}

impl<'a> Text<'a> {
    /// Wraps the bytes between the quotes; `escaped` says whether a backslash is among them.
    pub(super) fn new(raw: &'a [u8], escaped: bool) -> Self {
        Self(match escaped {
            true => Inside::Escaped(raw),
            false => Inside::Plain(raw),
        })
    }

    /// Wraps a text that was never escaped: a cell of a table.
    pub(crate) fn plain(text: &'a str) -> Self {
        Self(Inside::Sound(text))
    }

    /// The bytes between the quotes, as written.
    pub(crate) fn raw(self) -> &'a [u8] {
        match self.0 {
            Inside::Sound(text) => text.as_bytes(),
            Inside::Plain(raw) | Inside::Escaped(raw) => raw,
        }
    }

    /// The bytes of the decoded text, where they are those between the quotes.
    pub(crate) fn unescaped(self) -> Option<&'a [u8]> {
        match self.0 {
            Inside::Sound(text) => Some(text.as_bytes()),
            Inside::Plain(raw) => Some(raw),
            Inside::Escaped(_) => None,
        }
    }

    /// The same, `sound` being these bytes where they are known to be UTF-8.
    #[inline]
    pub(super) fn known(self, sound: Option<&'a str>) -> Self {
        match (self.0, sound) {
            (Inside::Plain(_), Some(text)) => Self::plain(text),
            _ => self,
        }
    }

    /// The text, where it is known to be what is written.
    #[inline]
    pub(crate) fn sound(self) -> Option<&'a str> {
        match self.0 {
            Inside::Sound(text) => Some(text),
            _ => None,
        }
    }

    /// The text; what is no character reads as U+FFFD.
    #[inline]
    pub(crate) fn decode(self) -> Cow<'a, str> {
        match self.0 {
            Inside::Sound(text) => Cow::Borrowed(text),
            Inside::Plain(raw) => sound(raw),
            Inside::Escaped(raw) => Cow::Owned(unescape(raw)),
        }
    }

    /// The bytes of the decoded text, for hashing.
    pub(crate) fn content(self) -> Cow<'a, [u8]> {
        match self.0 {
            Inside::Sound(text) => Cow::Borrowed(text.as_bytes()),
            Inside::Plain(raw) if raw.is_ascii() => Cow::Borrowed(raw),
            _ => Cow::Owned(self.decode().into_owned().into_bytes()),
        }
    }

    /// Whether the decoded text is `text`.
    #[inline(always)]
    pub(crate) fn is(self, text: &str) -> bool {
        match self.0 {
            Inside::Sound(own) => same_bytes(own.as_bytes(), text.as_bytes()),
            Inside::Plain(raw) => same_bytes(raw, text.as_bytes()),
            Inside::Escaped(_) => self.decode() == text,
        }
    }
}

/// Bytes as text. Asked first whether they are: the lossy reading is much slower on sound text.
fn sound(raw: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(raw) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => String::from_utf8_lossy(raw),
    }
}

fn unescape(mut raw: &[u8]) -> String {
    let mut plain = String::with_capacity(raw.len());
    while let Some(mark) = memchr::memchr(b'\\', raw) {
        plain.push_str(&String::from_utf8_lossy(
            raw.get(..mark).unwrap_or_default(),
        ));
        let (character, length) = escape(raw.get(mark + 1..).unwrap_or_default());
        plain.push(character);
        raw = raw.get(mark + 1 + length..).unwrap_or_default();
    }
    plain.push_str(&String::from_utf8_lossy(raw));
    plain
}

/// The character of an escape behind its backslash, and how many bytes it takes.
fn escape(rest: &[u8]) -> (char, usize) {
    let plain = match rest.first() {
        Some(b'b') => '\u{8}',
        Some(b'f') => '\u{c}',
        Some(b'n') => '\n',
        Some(b'r') => '\r',
        Some(b't') => '\t',
        Some(b'u') => return unicode(rest),
        Some(other) => char::from(*other),
        None => char::REPLACEMENT_CHARACTER,
    };
    (plain, 1)
}

/// `uXXXX`, or a surrogate pair `uXXXX\uXXXX`.
fn unicode(rest: &[u8]) -> (char, usize) {
    let unit = |at: usize| {
        let digits = std::str::from_utf8(rest.get(at..at + 4)?).ok()?;
        u32::from_str_radix(digits, 16).ok()
    };
    let first = unit(1).unwrap_or(0xFFFD);
    if (0xD800..0xDC00).contains(&first)
        && rest.get(5..7) == Some(b"\\u")
        && let Some(second @ 0xDC00..0xE000) = unit(7)
    {
        let code = 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
        return (
            char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER),
            11,
        );
    }
    (
        char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER),
        5,
    )
}
