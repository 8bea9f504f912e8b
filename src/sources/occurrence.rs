//! A record without an id to its key: what it says, and which of its equals in the file it is.
//!
//! Two equal lines in one log are two calls; the same line in two copies of the file is one. A record's content is
//! hashed in a canonical form, so that a re-serialised copy (spaces, key order, escapes) keeps its key.

use std::collections::HashMap;

use hashbrown::HashTable;
use hashbrown::hash_table::Entry;
use xxhash_rust::xxh3::{xxh3_64, xxh3_128_with_seed};

use super::json::{Object, Value};
use crate::event::Key;

/// Deeper nesting is hashed as written: recursion must not depend on what a log holds.
const DEPTH: u32 = 64;

/// Counts equal records of one file, in bounded memory.
///
/// Nine bytes are kept of a record, until there are two generations of [`MOST`]; then the older one is forgotten.
/// Equal records with fewer than [`MOST`] others between them are always told apart. Farther apart, a record is taken
/// for the same call as its equal: with a time in it, that is a log appended to itself.
#[derive(Debug)]
pub(crate) struct Occurrences {
    recent: Generation,
    before: Generation,
    most: usize,
    /// What occurred, in order, where that is asked for.
    told: Option<Vec<u64>>,
}

/// Records in a generation: the most that a table of 2²² places takes.
const MOST: usize = (1 << 22) / 8 * 7;

#[derive(Debug, Default)]
struct Generation {
    /// Hashes of what occurred.
    seen: HashTable<u64>,
    /// How many equals came before the last one, of what occurred more than once.
    repeated: HashMap<u64, u64, foldhash::fast::RandomState>,
}

impl Generation {
    fn has(&self, mark: u64) -> bool {
        self.seen.find(mark, |other| *other == mark).is_some()
    }
}

impl Default for Occurrences {
    fn default() -> Self {
        Self::bounded(MOST)
    }
}

impl Occurrences {
    fn bounded(most: usize) -> Self {
        Self {
            recent: Generation::default(),
            before: Generation::default(),
            most,
            told: None,
        }
    }

    /// Occurrences that can be taken over into those of what lies before.
    pub(crate) fn of_stretch() -> Self {
        Self {
            told: Some(Vec::new()),
            ..Self::default()
        }
    }

    /// Takes over what occurred in the stretch that follows; says whether that is right: nothing of it may have
    /// occurred before, or twice in it. Else nothing is taken over.
    pub(crate) fn take_over(&mut self, stretch: &Self) -> bool {
        let told = stretch.told.as_deref().unwrap_or_default();
        let is_known = |mark: &u64| self.recent.has(*mark) || self.before.has(*mark);
        let is_distinct = stretch.recent.repeated.is_empty() && stretch.before.seen.is_empty();
        if !is_distinct || told.iter().any(is_known) {
            return false;
        }
        for mark in told {
            self.earlier(*mark);
        }
        true
    }

    /// The key of a record with this content, and whether it is the first such record here.
    pub(crate) fn key(&mut self, family: &str, content: u128) -> (Key, bool) {
        let first = Key::of_content(family, content, 0);
        match self.earlier(first.call) {
            0 => (first, true),
            count => (Key::of_content(family, content, count), false),
        }
    }

    /// How many records with this hash came before; remembers this one.
    fn earlier(&mut self, mark: u64) -> u64 {
        if let Some(told) = &mut self.told {
            told.push(mark);
        }
        // A repeated one takes the room of three.
        if self.recent.seen.len() + 2 * self.recent.repeated.len() >= self.most {
            self.before = std::mem::take(&mut self.recent);
        }
        let is_here = match self
            .recent
            .seen
            .entry(mark, |other| *other == mark, |other| *other)
        {
            Entry::Occupied(_) => true,
            Entry::Vacant(place) => {
                place.insert(mark);
                false
            }
        };
        if !is_here && !self.before.has(mark) {
            return 0;
        }
        let known = self.before.repeated.get(&mark).copied().unwrap_or(0);
        let count = self.recent.repeated.entry(mark).or_insert(known);
        *count += 1;
        *count
    }
}

/// The content of a JSON object, whatever its spelling: members in any order, texts decoded, numbers as written.
pub(crate) fn object_content(object: Object<'_>) -> u128 {
    object_hash(object, DEPTH)
}

/// The content of a table row: its non-empty fields by column name, whatever the order of columns.
pub(crate) fn row_content<'a>(fields: impl Iterator<Item = (&'a str, &'a str)>) -> u128 {
    fields
        .map(|(name, value)| (name.trim(), value.trim()))
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| text_hash(value.as_bytes(), b'"', xxh3_64(name.as_bytes())))
        .fold(0, u128::wrapping_add)
}

/// The content of any JSON value, whatever its spelling.
pub(crate) fn value_content(value: Value<'_>) -> u128 {
    value_hash(value, 0, DEPTH)
}

/// Members whose names are compared one by one; where there are more, they are sorted.
const FEW: usize = 64;

/// The sum of its members' hashes, which needs no order. Of repeated names the last counts, as in reading.
fn object_hash(object: Object<'_>, depth: u32) -> u128 {
    let mut members: Vec<(u64, u128)> = Vec::with_capacity(24);
    for (name, value) in object.entries() {
        let name = xxh3_64(&name.content());
        let hash = value_hash(value, name, depth);
        let earlier = match members.len() {
            0..FEW => members.iter_mut().find(|(other, _)| *other == name),
            _ => None,
        };
        match earlier {
            Some(earlier) => earlier.1 = hash,
            None => members.push((name, hash)),
        }
    }
    if members.len() > FEW {
        // Stable, so that the last of equal names stays the last.
        members.reverse();
        members.sort_by_key(|(name, _)| *name);
        members.dedup_by_key(|(name, _)| *name);
    }
    members
        .into_iter()
        .map(|(_, hash)| hash)
        .fold(0, u128::wrapping_add)
}

/// The hash of a value under a name.
fn value_hash(value: Value<'_>, name: u64, depth: u32) -> u128 {
    match value {
        Value::Null => text_hash(&[], b'n', name),
        Value::Bool(truth) => text_hash(&[], if truth { b't' } else { b'f' }, name),
        Value::Number(text) => text_hash(text.as_bytes(), b'0', name),
        Value::String(text) => text_hash(&text.content(), b'"', name),
        Value::Array(array) if depth == 0 => text_hash(array.raw(), b'!', name),
        Value::Object(object) if depth == 0 => text_hash(object.raw(), b'!', name),
        Value::Object(object) => {
            let inside = object_hash(object, depth - 1);
            text_hash(&inside.to_le_bytes(), b'{', name)
        }
        Value::Array(array) => {
            let mut all = 0_u128;
            for (place, item) in (0..).zip(array.items()) {
                all = all.wrapping_add(value_hash(item, place, depth - 1));
            }
            text_hash(&all.to_le_bytes(), b'[', name)
        }
    }
}

/// Any odd number with its bits well mixed.
const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;

fn text_hash(text: &[u8], kind: u8, name: u64) -> u128 {
    xxh3_128_with_seed(
        text,
        name.wrapping_add(u64::from(kind).wrapping_mul(SPREAD)),
    )
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
    fn of_repeated_names_the_last_counts_however_many_there_are() {
        for count in [3, 200] {
            let filler: String = (0..count).map(|n| format!("\"n{n}\":{n},")).collect();
            let twice = content(&format!("{{\"a\":1,{filler}\"a\":2}}"));
            assert_eq!(twice, content(&format!("{{{filler}\"a\":2}}")));
            assert_ne!(twice, content(&format!("{{{filler}\"a\":1}}")));
        }
    }

    proptest::proptest! {
        /// Within the bound, counts are exact.
        #[test]
        fn equals_are_counted_as_long_as_they_are_remembered(marks in proptest::collection::vec(0_u64..12, 0..300)) {
            let mut exact = HashMap::new();
            let mut bounded = Occurrences::bounded(40);
            for mark in marks {
                let count = exact.entry(mark).or_insert(0_u64);
                proptest::prop_assert_eq!(bounded.earlier(mark), *count);
                *count += 1;
            }
        }
    }

    #[test]
    fn what_is_remembered_is_bounded() {
        let mut bounded = Occurrences::bounded(40);
        for mark in 0..1000 {
            bounded.earlier(mark);
            bounded.earlier(mark);
            assert!(bounded.recent.seen.len() + bounded.before.seen.len() <= 80);
        }
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
