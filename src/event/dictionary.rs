//! Distinct texts to small codes and back, so that columns hold integers.

use std::hash::BuildHasher;
use std::ops::Range;

use foldhash::fast::FixedState;
use hashbrown::HashTable;
use hashbrown::hash_table::Entry;

/// Distinct texts, each with a code counted from 0 in order of first appearance. Code 0 is the empty text.
///
/// All texts lie in one buffer; a code is found by hash, without a second copy of the text.
#[derive(Clone, Debug, Default)]
pub struct Dictionary {
    buffer: String,
    /// Where the text of code `n + 1` ends in the buffer; code 0 takes no room.
    ends: Vec<usize>,
    codes: HashTable<u32>,
    /// The code given last, and where its text lies.
    last: u32,
    last_place: Range<usize>,
}

impl Dictionary {
    /// The code of a text, new or known.
    #[inline]
    pub fn code(&mut self, text: &str) -> u32 {
        if text.is_empty() {
            return 0;
        }
        // Logs repeat: the last text answers most questions without hashing.
        let last = self.buffer.as_bytes().get(self.last_place.clone());
        if last.is_some_and(|last| same_bytes(last, text.as_bytes())) {
            return self.last;
        }
        self.last = self.find_or_add(text);
        self.last_place = place(&self.ends, self.last).unwrap_or_default();
        self.last
    }

    /// The text of a code; empty for a code that was never given out.
    #[must_use]
    #[inline]
    pub fn text(&self, code: u32) -> &str {
        text(&self.buffer, &self.ends, code)
    }

    /// How many distinct texts there are, the empty one included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len() + 1
    }

    /// How many bytes the texts take, one after the other.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.buffer.len()
    }

    /// Whether only the empty text is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Every text in code order, the empty one first.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..=u32::MAX).take(self.len()).map(|code| self.text(code))
    }

    /// A dictionary of distinct texts, the empty one left out, that lie one after the other in `buffer`.
    ///
    /// Texts are found by code at once; the way back is made when it is first asked for.
    #[must_use]
    pub fn of(buffer: String, ends: Vec<usize>) -> Self {
        Self {
            buffer,
            ends,
            ..Self::default()
        }
    }

    /// The code of a text that was never given one: it is not looked for.
    pub(crate) fn add(&mut self, text: &str) -> u32 {
        if text.is_empty() {
            return 0;
        }
        self.buffer.push_str(text);
        self.ends.push(self.buffer.len());
        u32::try_from(self.ends.len()).unwrap_or(u32::MAX)
    }

    fn find_or_add(&mut self, wanted: &str) -> u32 {
        if self.codes.len() < self.ends.len() {
            self.index();
        }
        let (buffer, ends) = (&self.buffer, &self.ends);
        let hash = hash(wanted);
        let place = self.codes.entry(
            hash,
            |code| same(text(buffer, ends, *code), wanted),
            |code| self::hash(text(buffer, ends, *code)),
        );
        match place {
            Entry::Occupied(known) => *known.get(),
            Entry::Vacant(place) => {
                self.buffer.push_str(wanted);
                self.ends.push(self.buffer.len());
                let code = u32::try_from(self.ends.len()).unwrap_or(u32::MAX);
                place.insert(code);
                code
            }
        }
    }

    /// Forgets every text and keeps the room they took.
    pub(crate) fn clear(&mut self) {
        self.buffer.clear();
        self.ends.clear();
        self.codes.clear();
        self.last = 0;
        self.last_place = 0..0;
    }

    fn index(&mut self) {
        let hash_of = |code: &u32| hash(text(&self.buffer, &self.ends, *code));
        self.codes.clear();
        for code in (1..=u32::MAX).take(self.ends.len()) {
            self.codes.insert_unique(hash_of(&code), code, hash_of);
        }
    }
}

fn text<'a>(buffer: &'a str, ends: &[usize], code: u32) -> &'a str {
    let place = place(ends, code);
    place.and_then(|place| buffer.get(place)).unwrap_or("")
}

/// Where the text of a code lies; nowhere for a code that was never given out.
fn place(ends: &[usize], code: u32) -> Option<Range<usize>> {
    let bounds = |code: usize| match code {
        0 => Some(0),
        code => ends.get(code - 1).copied(),
    };
    let code = code as usize;
    let start = code.checked_sub(1).and_then(bounds);
    Some(start?..bounds(code)?)
}

/// Whether two texts are equal. Most are short: two pieces of each tell, without a call to compare memory.
#[inline]
pub(crate) fn same(left: &str, right: &str) -> bool {
    same_bytes(left.as_bytes(), right.as_bytes())
}

/// As [`same`].
#[inline]
pub(crate) fn same_bytes(left: &[u8], right: &[u8]) -> bool {
    if left.len() != right.len() {
        return false;
    }
    match left.len() {
        0..4 => left.iter().zip(right).all(|(left, right)| left == right),
        4..8 => {
            left.first_chunk::<4>() == right.first_chunk()
                && left.last_chunk::<4>() == right.last_chunk()
        }
        8..17 => {
            left.first_chunk::<8>() == right.first_chunk()
                && left.last_chunk::<8>() == right.last_chunk()
        }
        17..33 => {
            left.first_chunk::<16>() == right.first_chunk()
                && left.last_chunk::<16>() == right.last_chunk()
        }
        33..65 => {
            left.first_chunk::<32>() == right.first_chunk()
                && left.last_chunk::<32>() == right.last_chunk()
        }
        _ => left == right,
    }
}

fn hash(text: &str) -> u64 {
    FixedState::default().hash_one(text)
}

#[cfg(test)]
mod tests {
    use super::{Dictionary, same};

    #[test]
    fn texts_are_compared_to_their_last_byte() {
        for length in 0..70 {
            let text = "x".repeat(length);
            assert!(same(&text, &text.clone()));
            assert!(!same(&text, &format!("{text}x")));
            for place in 0..length {
                let mut other = text.clone();
                other.replace_range(place..=place, "y");
                assert!(!same(&text, &other), "{length} {place}");
            }
        }
    }

    #[test]
    fn codes_are_given_once_and_lead_back() {
        let mut dictionary = Dictionary::default();
        let texts = ["", "a", "b", "a", "", "ab", "b"];
        let codes: Vec<u32> = texts.iter().map(|text| dictionary.code(text)).collect();
        assert_eq!(codes, [0, 1, 2, 1, 0, 3, 2]);
        assert_eq!(dictionary.iter().collect::<Vec<_>>(), ["", "a", "b", "ab"]);
        assert_eq!(dictionary.text(99), "");
        let mut again = Dictionary::of("aba b".to_owned(), vec![1, 2, 5]);
        assert_eq!(again.iter().collect::<Vec<_>>(), ["", "a", "b", "a b"]);
        let codes: Vec<u32> = ["b", "new", "a b", "a"]
            .iter()
            .map(|text| again.code(text))
            .collect();
        assert_eq!(codes, [2, 4, 3, 1]);
        assert_eq!([again.add("c"), again.add("")], [5, 0]);
        let codes: Vec<u32> = ["c", "d", "new"].map(|text| again.code(text)).to_vec();
        assert_eq!(codes, [5, 6, 4]);
    }
}
