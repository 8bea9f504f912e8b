//! What stood at each place of the last records, so that what stands there again is compared, not read.

use super::Place;
use super::scan;
use crate::event::same_bytes;

/// Pieces of text by their place among their like, each with what reading it came to: that depends on its bytes alone.
#[derive(Clone, Debug)]
pub(crate) struct Seen<T>(Vec<(Vec<u8>, T)>);

/// Places remembered at most, and the longest piece: a log whose names are data must not fill the memory.
const MOST_PLACES: usize = 64;
const LONGEST: usize = 256;

impl<T> Default for Seen<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Copy> Seen<T> {
    /// What the piece at a place came to, and where the text goes on behind it and the space that follows; none where
    /// another piece stands there.
    #[inline(always)]
    pub(crate) fn again<'a>(&self, number: usize, place: Place<'a>) -> Option<(T, Place<'a>)> {
        let (piece, came_to) = self.0.get(number)?;
        let end = place.at + piece.len();
        let here = place.bytes.get(place.at..end)?;
        if piece.is_empty() || !same_bytes(here, piece) {
            return None;
        }
        let at = scan::skip_space(place.bytes, end);
        Some((*came_to, Place { at, ..place }))
    }

    /// Remembers the piece between two places.
    pub(crate) fn remember(&mut self, number: usize, from: Place<'_>, to: Place<'_>, came_to: T) {
        let piece = from.bytes.get(from.at..to.at).unwrap_or_default();
        if number >= MOST_PLACES || piece.len() > LONGEST {
            return;
        }
        while self.0.len() <= number {
            self.0.push((Vec::new(), came_to));
        }
        if let Some(seen) = self.0.get_mut(number) {
            seen.0.clear();
            seen.0.extend_from_slice(piece);
            seen.1 = came_to;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sources::json::JsonError;
    use crate::sources::json::walk;

    /// The members of an object as `known_members` hands them on: what each name means, here its length, and its value.
    fn members(text: &str, seen: &mut Seen<usize>) -> Result<Vec<(usize, String)>, JsonError> {
        let mut found = Vec::new();
        walk(text.as_bytes(), |place| {
            let length = |name: crate::sources::json::Text<'_>| name.decode().len();
            place.known_members(seen, length, |length, place| {
                let (value, end) = place.value()?;
                found.push((length, format!("{value:?}")));
                Ok(end)
            })
        })?;
        Ok(found)
    }

    #[test]
    fn what_was_seen_changes_nothing() {
        let long = format!(r#"{{"{}":1,"b":2}}"#, "x".repeat(LONGEST));
        let many: Vec<String> = (0..2 * MOST_PLACES)
            .map(|n| format!("\"{n}\":{n}"))
            .collect();
        let many = format!("{{{}}}", many.join(","));
        let texts = [
            r#"{"a":1,"bb":"x","ccc":[{}]}"#,
            r#"{"a":2,"bb": "x" , "ccc":[]}"#,
            r#"{"a" :2,"bb":{},"cc":[1]}"#,
            r#"{"bb":1,"a":"x"}"#,
            r#"{"a":1,"bb":}"#,
            r#"{"a":1 "bb":2}"#,
            r#"{"a":"#,
            "{}",
            &long,
            &many,
        ];
        let mut seen = Seen::default();
        for first in texts {
            for text in texts {
                let _ = members(first, &mut seen);
                assert_eq!(
                    members(text, &mut seen),
                    members(text, &mut Seen::default())
                );
            }
        }
        assert!(seen.0.len() <= MOST_PLACES);
        assert!(seen.0.iter().all(|(piece, _)| piece.len() <= LONGEST));
    }
}
