//! Who a call is: a 128-bit identity from the provider's own ids, or from the record's content.

use std::cell::Cell;

use xxhash_rust::xxh3::xxh3_128;

/// The identity of a call. Equal keys are the same call.
///
/// `call` names the response (family and provider id); `request` tells apart what shares that id. For most
/// formats both halves hash the same id, which makes the key 128 bits wide; coding-agent logs put the
/// request id in the second half, so that a replay with another request id still sits next to its original.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// Hash of the family and the response's id.
    pub call: u64,
    /// Hash of what tells apart calls with the same response id.
    pub request: u64,
}

impl Key {
    /// The key of a native id within a family of formats that share ids.
    #[must_use]
    pub fn of_id(family: &str, id: &str) -> Self {
        KeyHasher::new(family).text(id).key()
    }

    /// The key of a response id and the request id it came with.
    #[must_use]
    pub fn of_pair(family: &str, id: &str, request: &str) -> Self {
        Self {
            call: KeyHasher::new(family).text(id).key().call,
            request: KeyHasher::new("request").text(request).key().call,
        }
    }

    /// The key of the `part`-th event (a model iteration, a fee) of the same record; part 0 is the key itself.
    #[must_use]
    pub fn part(self, part: u64) -> Self {
        if part == 0 {
            return self;
        }
        KeyHasher::new("part")
            .number(self.call)
            .number(self.request)
            .number(part)
            .key()
    }

    /// The key of the n-th identical record without an id, counted from 0 within its file.
    #[must_use]
    pub fn of_content(family: &str, content: u128, occurrence: u64) -> Self {
        KeyHasher::new(family)
            .bytes(&content.to_le_bytes())
            .number(occurrence)
            .key()
    }
}

thread_local! {
    /// Room for the parts of a key, used again for the next.
    static ROOM: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
}

/// Builds a [`Key`] from parts; parts cannot run into each other.
pub struct KeyHasher(Vec<u8>);

impl KeyHasher {
    /// Starts with the family of formats whose ids are one name space.
    #[must_use]
    pub fn new(family: &str) -> Self {
        Self(ROOM.take()).text(family)
    }

    /// Adds a text.
    #[must_use]
    pub fn text(self, text: &str) -> Self {
        self.bytes(text.as_bytes())
    }

    /// Adds bytes.
    #[must_use]
    pub fn bytes(mut self, bytes: &[u8]) -> Self {
        self.0
            .extend_from_slice(&(bytes.len() as u64).to_le_bytes());
        self.0.extend_from_slice(bytes);
        self
    }

    /// Adds a number.
    #[must_use]
    pub fn number(mut self, number: u64) -> Self {
        self.0.extend_from_slice(&number.to_le_bytes());
        self
    }

    /// The key of everything added.
    #[must_use]
    pub fn key(mut self) -> Key {
        let hash = xxh3_128(&self.0);
        self.0.clear();
        ROOM.set(self.0);
        Key {
            call: hash as u64,
            request: (hash >> 64) as u64,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The definition: a hash of all parts one after the other, however long they are.
    #[test]
    fn a_key_is_the_hash_of_its_parts_however_long() {
        for length in (0..600).step_by(7) {
            let text = "x".repeat(length);
            for number in [None, Some(7_u64)] {
                let mut all = Vec::new();
                let mut hasher = KeyHasher::new("family");
                for part in ["family", &text, "", "tail"] {
                    all.extend_from_slice(&(part.len() as u64).to_le_bytes());
                    all.extend_from_slice(part.as_bytes());
                }
                hasher = hasher.text(&text).text("").text("tail");
                if let Some(number) = number {
                    all.extend_from_slice(&number.to_le_bytes());
                    hasher = hasher.number(number);
                }
                let hash = xxh3_128(&all);
                let key = hasher.key();
                assert_eq!((key.call, key.request), (hash as u64, (hash >> 64) as u64));
            }
        }
    }
}
