//! What stands between the scalars of a list in a record that is remembered: where a list has the same, its scalars are all that is
//! left to check. A list that has not is checked as ever.

use super::scan;

/// Longer lists are not remembered: they are seldom alike.
const MOST_SCALARS: usize = 32;
const LONGEST: usize = 1 << 10;

/// Brackets, names, colons and commas of a list.
#[derive(Debug, Default)]
pub(super) struct Outline {
    pieces: Vec<u8>,
    /// Where in `pieces` each scalar is.
    gaps: Vec<usize>,
}

impl Outline {
    /// That of a checked list; none of one that is not worth remembering.
    pub(super) fn of(list: &[u8]) -> Option<Self> {
        let mut outline = Self::default();
        let (mut at, mut taken) = (0, 0);
        while let Some(byte) = list.get(at) {
            let end = match byte {
                b'[' | b']' | b'{' | b'}' | b',' | b' ' | b'\n' | b'\r' | b'\t' => {
                    at += 1;
                    continue;
                }
                _ => scan::skip_value(list, at),
            };
            let behind = scan::skip_space(list, end);
            if list.get(behind) == Some(&b':') {
                at = behind + 1;
                continue;
            }
            outline.pieces.extend_from_slice(list.get(taken..at)?);
            outline.gaps.push(outline.pieces.len());
            (at, taken) = (end, end);
            if outline.gaps.len() > MOST_SCALARS || outline.pieces.len() > LONGEST {
                return None;
            }
        }
        outline.pieces.extend_from_slice(list.get(taken..)?);
        (outline.pieces.len() <= LONGEST).then_some(outline)
    }

    /// Where the list at `at` ends, if it has this outline and its values are sound.
    pub(super) fn end(&self, bytes: &[u8], mut at: usize) -> Option<usize> {
        let mut taken = 0;
        for gap in &self.gaps {
            at = scan::behind(bytes, at, self.pieces.get(taken..*gap)?)?;
            at = scan::check_short(bytes, at).ok()?;
            taken = *gap;
        }
        scan::behind(bytes, at, self.pieces.get(taken..)?)
    }
}
