//! The leaf rule: of spans inside each other that state the same tokens, the innermost ones count.
//!
//! An agent's span (`invoke_agent`, a workflow, a chain) repeats the sum of the calls below it. A span is exported when
//! it ends, so children come before their parents: it is enough to remember which spans had a child that states usage,
//! over batches, in bounded memory, and on in [`crate::sources::Reader::state`] when a file grows. Within one batch any
//! order will do. What stays open is a parent read without its children, from another file; see `spans`.

use std::collections::HashSet;
use std::collections::VecDeque;

/// Spans above usage that are remembered at least.
const MOST: usize = 1 << 16;

/// Of those, how many a grown file goes on with.
const LATEST: usize = 256;

/// Spans that have usage below them, by mark.
#[derive(Debug, Default)]
pub(super) struct Covered {
    recent: HashSet<u64, foldhash::fast::RandomState>,
    before: HashSet<u64, foldhash::fast::RandomState>,
    latest: VecDeque<u64>,
}

impl Covered {
    /// Remembers that there is usage below a span.
    pub(super) fn add(&mut self, mark: u64) {
        if mark == 0 || self.has(mark) {
            return;
        }
        if self.recent.len() >= MOST {
            self.before = std::mem::take(&mut self.recent);
        }
        self.recent.insert(mark);
        if self.latest.len() >= LATEST {
            self.latest.pop_front();
        }
        self.latest.push_back(mark);
    }

    /// Whether there is usage below a span.
    pub(super) fn has(&self, mark: u64) -> bool {
        self.recent.contains(&mark) || self.before.contains(&mark)
    }

    /// The latest ones, as text.
    pub(super) fn state(&self) -> String {
        let marks: Vec<String> = self.latest.iter().map(|mark| format!("{mark:x}")).collect();
        marks.join(" ")
    }

    /// Goes on from a [`Covered::state`].
    pub(super) fn resume(&mut self, state: &str) {
        for mark in state.split_ascii_whitespace() {
            self.add(u64::from_str_radix(mark, 16).unwrap_or(0));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_is_bounded_and_the_latest_survive_a_restart() {
        let mut covered = Covered::default();
        for mark in 1..=3 * MOST as u64 {
            covered.add(mark);
        }
        assert!(covered.recent.len() + covered.before.len() <= 2 * MOST);
        assert!(covered.has(3 * MOST as u64) && covered.has(2 * MOST as u64 + 1));
        assert!(!covered.has(1) && !covered.has(0));
        let mut resumed = Covered::default();
        resumed.resume(&covered.state());
        assert!(resumed.has(3 * MOST as u64) && resumed.latest == covered.latest);
    }
}
