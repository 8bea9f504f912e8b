//! A name nobody knows, in: the known ids it may have been meant for, out. A suggestion, never a match.

/// The `count` names of fewest edits away, the nearest first, ties in alphabetical order.
pub(super) fn nearest<'a>(
    name: &str,
    known: impl Iterator<Item = &'a str>,
    count: usize,
) -> Vec<&'a str> {
    let limit = (name.len() / 3).max(2);
    let mut found: Vec<(usize, &str)> = known
        .filter(|id| id.len().abs_diff(name.len()) <= limit)
        .map(|id| (distance(name.as_bytes(), id.as_bytes()), id))
        .filter(|(edits, _)| *edits <= limit)
        .collect();
    found.sort_unstable();
    found.dedup();
    found.into_iter().take(count).map(|(_, id)| id).collect()
}

/// Insertions, deletions and substitutions between two texts.
fn distance(a: &[u8], b: &[u8]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (place, left) in a.iter().enumerate() {
        let mut diagonal = place;
        let mut before = place + 1;
        let mut next = vec![before];
        for (right, above) in b.iter().zip(row.iter().skip(1)) {
            let substituted = diagonal + usize::from(left != right);
            before = substituted.min(before + 1).min(above + 1);
            diagonal = *above;
            next.push(before);
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_are_counted() {
        for (a, b, edits) in [
            ("", "abc", 3),
            ("kitten", "sitting", 3),
            ("gpt-5", "gpt-5", 0),
            ("ab", "ba", 2),
        ] {
            assert_eq!(distance(a.as_bytes(), b.as_bytes()), edits, "{a} {b}");
        }
    }

    #[test]
    fn the_nearest_come_first_and_far_ones_not_at_all() {
        let known = [
            "gpt-4o-mini",
            "gpt-4o",
            "gpt-4",
            "claude-opus-5",
            "gpt-4.1-mini",
        ];
        assert_eq!(
            nearest("gpt-4-mini", known.into_iter(), 3),
            ["gpt-4o-mini", "gpt-4.1-mini"]
        );
        assert!(nearest("mixtral", known.into_iter(), 3).is_empty());
    }
}
