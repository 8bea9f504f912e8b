//! A name nobody knows, in: the known ids it may have been meant for, out. A suggestion, never a match.

/// The `count` names of fewest edits away, the nearest first, ties in alphabetical order.
#[must_use]
pub fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>, count: usize) -> Vec<&'a str> {
    let name = name.as_bytes();
    let letters = letters(name);
    let mut limit = (name.len() / 3).max(2);
    let mut found: Vec<(usize, &str)> = Vec::new();
    for id in known {
        // Both bounds are cheap and never above the number of edits.
        if id.len().abs_diff(name.len()) > limit || surplus(&letters, id.as_bytes()) > limit {
            continue;
        }
        let entry = (distance(name, id.as_bytes()), id);
        if entry.0 > limit || found.contains(&entry) {
            continue;
        }
        let place = found.partition_point(|other| *other < entry);
        found.insert(place, entry);
        found.truncate(count);
        if let (Some((last, _)), true) = (found.last(), found.len() == count) {
            limit = *last;
        }
    }
    found.into_iter().map(|(_, id)| id).collect()
}

type Letters = [i16; 32];

/// How often each letter occurs; different letters may fall together.
fn letters(text: &[u8]) -> Letters {
    let mut counts = [0; 32];
    for byte in text {
        if let Some(count) = counts.get_mut(usize::from(byte % 32)) {
            *count += 1;
        }
    }
    counts
}

/// Letters that one text has more of than the other, at least: each needs an edit.
fn surplus(letters: &Letters, id: &[u8]) -> usize {
    let mut counts = *letters;
    for byte in id {
        if let Some(count) = counts.get_mut(usize::from(byte % 32)) {
            *count -= 1;
        }
    }
    let sum = |sign: i16| -> i16 { counts.iter().map(|count| (sign * count).max(0)).sum() };
    usize::try_from(sum(1).max(sum(-1))).unwrap_or(0)
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
            assert!(
                surplus(&letters(a.as_bytes()), b.as_bytes()) <= edits,
                "{a} {b}"
            );
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
        let twice = known.into_iter().chain(known);
        assert_eq!(nearest("gpt-4-mini", twice, 1), ["gpt-4o-mini"]);
    }
}
