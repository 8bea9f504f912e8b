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
    /// The code given last, and its text.
    last: u32,
    last_text: Brief,
    /// Codes given lately, by [`Brief::near`]; 0 where there is none.
    recent: Vec<u32>,
}

/// So many codes given lately are remembered.
const RECENT: usize = 128;

impl Dictionary {
    /// The code of a text, new or known.
    #[inline]
    pub fn code(&mut self, text: &str) -> u32 {
        match text.is_empty() {
            true => 0,
            false => self.stated_code(text),
        }
    }

    /// As [`Dictionary::code`] of a text that is not empty.
    fn stated_code(&mut self, text: &str) -> u32 {
        // Logs repeat: the last text answers most questions without hashing.
        let brief = Brief::of(text.as_bytes());
        if brief == self.last_text && (brief.is_all() || self.is(self.last, text)) {
            return self.last;
        }
        self.last = self.recent_code(text, brief.near());
        self.last_text = brief;
        self.last
    }

    /// The code of a text other than the last: of a few texts that take turns most are found without hashing all of them.
    fn recent_code(&mut self, text: &str, near: usize) -> u32 {
        let known = self.recent.get(near).copied().unwrap_or(0);
        if self.is(known, text) {
            return known;
        }
        let code = self.find_or_add(text);
        self.recent.resize(RECENT, 0);
        self.recent[near] = code;
        code
    }

    /// Whether a text has this code.
    fn is(&self, code: u32, text: &str) -> bool {
        let place = place(&self.ends, code);
        let bytes = place.and_then(|place| self.buffer.as_bytes().get(place));
        bytes.is_some_and(|bytes| same_bytes(bytes, text.as_bytes()))
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
        self.last_text = Brief::default();
        self.recent.clear();
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
#[inline]
fn place(ends: &[usize], code: u32) -> Option<Range<usize>> {
    let code = (code as usize).checked_sub(1)?;
    let start = match code {
        0 => 0,
        code => *ends.get(code - 1)?,
    };
    Some(start..*ends.get(code)?)
}

/// Whether two texts are equal. Most are short: two pieces of each tell, without a call to compare memory.
#[inline]
pub(crate) fn same(left: &str, right: &str) -> bool {
    same_bytes(left.as_bytes(), right.as_bytes())
}

/// As [`same`]. Most texts that differ do so in their length, which tells without a call.
#[inline(always)]
pub(crate) fn same_bytes(left: &[u8], right: &[u8]) -> bool {
    left.len() == right.len() && same_of_length(left, right)
}

#[inline]
fn same_of_length(left: &[u8], right: &[u8]) -> bool {
    same_bytes_here(left, right)
}

/// As [`same`], where not even a call is worth it.
#[inline(always)]
pub(crate) fn same_bytes_here(left: &[u8], right: &[u8]) -> bool {
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

/// The length of a text and its first and last bytes: all of a text of up to 16 bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Brief {
    length: usize,
    ends: [u64; 2],
}

impl Brief {
    #[inline(always)]
    fn of(text: &[u8]) -> Self {
        let ends = match text {
            [] => [0; 2],
            [first, .., last] if text.len() < 4 => {
                let middle = text.get(1).copied().unwrap_or(0);
                [u64::from(*first) << 8 | u64::from(middle), (*last).into()]
            }
            [only] => [(*only).into(); 2],
            _ => match (text.first_chunk::<8>(), text.last_chunk::<8>()) {
                (Some(first), Some(last)) => [*first, *last].map(u64::from_le_bytes),
                _ => {
                    let four = |chunk: Option<&[u8; 4]>| chunk.copied().unwrap_or_default();
                    let chunks = [four(text.first_chunk()), four(text.last_chunk())];
                    chunks.map(|four| u32::from_le_bytes(four).into())
                }
            },
        };
        Self {
            length: text.len(),
            ends,
        }
    }

    /// Whether it tells its text from all others.
    fn is_all(self) -> bool {
        self.length <= 16
    }

    /// A number below [`RECENT`] for the text.
    fn near(self) -> usize {
        let [first, last] = self.ends;
        let mixed =
            (first ^ last.rotate_left(29) ^ self.length as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        (mixed >> (u64::BITS - RECENT.ilog2())) as usize
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
