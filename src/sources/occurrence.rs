//! A record without an id to its key: what it says, and which of its equals in the file it is.
//!
//! Two equal lines in one log are two calls; the same line in two copies of the file is one. A record's content is
//! hashed in a canonical form, so that a re-serialised copy (spaces, key order, escapes) keeps its key.

use std::collections::HashMap;

use xxhash_rust::xxh3::{Xxh3, xxh3_128};

use super::json::{Object, Value};
use crate::event::Key;

/// Deeper nesting is hashed as written: recursion must not depend on what a log holds.
const DEPTH: u32 = 64;

/// Counts equal records of one file.
#[derive(Debug, Default)]
pub(crate) struct Occurrences(HashMap<Key, u64, foldhash::fast::RandomState>);

impl Occurrences {
    /// The key of a record with this content, and whether it is the first such record here.
    pub(crate) fn key(&mut self, family: &str, content: u128) -> (Key, bool) {
        let first = Key::of_content(family, content, 0);
        let count = self.0.entry(first).or_default();
        let key = match *count {
            0 => first,
            count => Key::of_content(family, content, count),
        };
        *count += 1;
        (key, *count == 1)
    }
}

/// The content of a JSON object, whatever its spelling: members sorted, texts decoded, numbers as written.
pub(crate) fn object_content(object: Object<'_>) -> u128 {
    let mut hasher = Xxh3::new();
    hash_value(Value::Object(object), DEPTH, &mut hasher);
    hasher.digest128()
}

/// The content of a table row: its non-empty fields by column name, whatever the order of columns.
pub(crate) fn row_content<'a>(fields: impl Iterator<Item = (&'a str, &'a str)>) -> u128 {
    let mut fields: Vec<_> = fields
        .map(|(name, value)| (name.trim(), value.trim()))
        .filter(|(_, value)| !value.is_empty())
        .collect();
    fields.sort_unstable();
    let mut hasher = Xxh3::new();
    for (name, value) in fields {
        hash_text(b'k', name.as_bytes(), &mut hasher);
        hash_text(b'"', value.as_bytes(), &mut hasher);
    }
    hasher.digest128()
}

fn hash_value(value: Value<'_>, depth: u32, hasher: &mut Xxh3) {
    match value {
        Value::Null => hasher.update(b"n"),
        Value::Bool(truth) => hasher.update(if truth { b"t" } else { b"f" }),
        Value::Number(text) => hash_text(b'0', text.as_bytes(), hasher),
        Value::String(text) => hash_text(b'"', text.decode().as_bytes(), hasher),
        Value::Array(array) if depth == 0 => hash_text(b'!', array.raw(), hasher),
        Value::Object(object) if depth == 0 => hash_text(b'!', object.raw(), hasher),
        Value::Array(array) => {
            hasher.update(b"[");
            array
                .items()
                .for_each(|item| hash_value(item, depth - 1, hasher));
            hasher.update(b"]");
        }
        Value::Object(object) => {
            // Sorted by hash: long texts are not held. Of repeated names the last counts, as in reading.
            let mut members: Vec<_> = object
                .members()
                .map(|(name, value)| (xxh3_128(name.as_bytes()), value))
                .collect();
            members.sort_by_key(|(name, _)| *name);
            hasher.update(b"{");
            for (place, (name, value)) in members.iter().enumerate() {
                if members.get(place + 1).is_some_and(|next| next.0 == *name) {
                    continue;
                }
                hasher.update(&name.to_le_bytes());
                hash_value(*value, depth - 1, hasher);
            }
            hasher.update(b"}");
        }
    }
}

fn hash_text(kind: u8, text: &[u8], hasher: &mut Xxh3) {
    hasher.update(&[kind]);
    hasher.update(&(text.len() as u64).to_le_bytes());
    hasher.update(text);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn content(text: &str) -> u128 {
        let value = Value::parse(text.as_bytes()).expect("JSON");
        object_content(value.as_object().expect("an object"))
    }

    #[test]
    fn spelling_does_not_change_the_content_and_values_do() {
        let plain = content(r#"{"a":1,"b":{"c":"x","d":[1,2]}}"#);
        let other = content(r#" { "b" : {"d":[1, 2],"c":"\u0078"} , "\u0061" : 7, "a" : 1 } "#);
        assert_eq!(plain, other);
        for changed in [
            r#"{"a":2,"b":{"c":"x","d":[1,2]}}"#,
            r#"{"a":1,"b":{"c":"x","d":[2,1]}}"#,
            r#"{"a":"1","b":{"c":"x","d":[1,2]}}"#,
            r#"{"a":1,"b":{"c":"x","d":[12]}}"#,
            r#"{"a":1,"c":{"c":"x","d":[1,2]}}"#,
        ] {
            assert_ne!(plain, content(changed), "{changed}");
        }
        let rows = [
            [("a", "1"), ("b", " 2")],
            [("b", "2"), ("a", "1")],
            [("a", "2"), ("b", "1")],
        ];
        let [first, second, third] = rows.map(|row| row_content(row.into_iter()));
        assert_eq!(first, second);
        assert_ne!(first, third);
    }

    #[test]
    fn equal_records_of_a_file_are_told_apart_in_order() {
        let mut here = Occurrences::default();
        let mut copy = Occurrences::default();
        let keys = [here.key("x", 1), here.key("x", 1), here.key("x", 2)];
        assert_ne!(keys[0].0, keys[1].0);
        assert_eq!([keys[0].1, keys[1].1, keys[2].1], [true, false, true]);
        assert_eq!(keys[2], copy.key("x", 2));
        assert_eq!(keys[0], copy.key("x", 1));
    }
}
