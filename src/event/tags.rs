//! User-defined key–value pairs as one text, so that equal sets of tags share a code.

use std::borrow::Cow;
use std::collections::BTreeMap;

/// Writes tags as sorted `key=value` lines; `\`, `=` and line breaks inside are escaped.
#[must_use]
pub fn encode(tags: &BTreeMap<String, String>) -> String {
    let mut text = String::new();
    for (key, value) in tags {
        if !text.is_empty() {
            text.push('\n');
        }
        escape(key, &mut text);
        text.push('=');
        escape(value, &mut text);
    }
    text
}

/// As [`encode`], of those that state a value.
#[must_use]
pub fn encode_stated<const N: usize>(pairs: [(&str, &str); N]) -> String {
    let stated = pairs.into_iter().filter(|(_, value)| !value.is_empty());
    encode(
        &stated
            .map(|(key, value)| (key.to_owned(), value.to_owned()))
            .collect(),
    )
}

/// Reads what [`encode`] wrote.
#[must_use]
pub fn decode(text: &str) -> BTreeMap<String, String> {
    pairs(text)
        .map(|(key, value)| (unescape(key).into_owned(), unescape(value).into_owned()))
        .collect()
}

/// The value of one tag.
#[must_use]
pub fn value<'a>(text: &'a str, key: &str) -> Option<Cow<'a, str>> {
    pairs(text)
        .find(|(name, _)| unescape(name) == key)
        .map(|(_, value)| unescape(value))
}

fn pairs(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.split('\n').filter_map(|line| line.split_once('='))
}

fn escape(text: &str, out: &mut String) {
    for character in text.chars() {
        match character {
            '\\' => out.push_str("\\\\"),
            '=' => out.push_str("\\e"),
            '\n' => out.push_str("\\n"),
            other => out.push(other),
        }
    }
}

fn unescape(text: &str) -> Cow<'_, str> {
    if !text.contains('\\') {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        if character != '\\' {
            plain.push(character);
            continue;
        }
        match characters.next() {
            Some('e') => plain.push('='),
            Some('n') => plain.push('\n'),
            Some(other) => plain.push(other),
            None => {}
        }
    }
    Cow::Owned(plain)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_encoded_is_decoded(tags in prop::collection::btree_map(".{0,8}", ".{0,8}", 0..5)) {
            let text = encode(&tags);
            prop_assert_eq!(&decode(&text), &tags);
            for (key, expected) in &tags {
                let found = value(&text, key);
                prop_assert_eq!(found.as_deref(), Some(expected.as_str()));
            }
        }
    }
}
