//! The leaf rule: of spans inside each other that state the same tokens, the innermost ones count.
//!
//! An agent's span (`invoke_agent`, a workflow, a chain) repeats the sum of the calls below it; a framework's span of a
//! call repeats the SDK's. A span is exported when it ends, so children come before their parents: it is enough to
//! remember which spans had a child that states usage, over batches, in bounded memory, and on in
//! [`crate::sources::Reader::state`] when a file grows. Within one batch any order will do. What stays open is a parent
//! read without its children, from another file; see `spans`.
//!
//! A call may hold calls that it does not repeat: one that embeds what it looks for, a tool that asks another model. So
//! the largest output below is remembered: a call repeats what is below it when it put out no more.

use std::collections::HashMap;
use std::collections::VecDeque;

/// Spans above usage that are remembered at least.
const MOST: usize = 1 << 16;

/// Of those, how many a grown file goes on with.
const LATEST: usize = 256;

/// Spans by mark, and the largest output of a span below them.
type Outputs = HashMap<u64, u64, foldhash::fast::RandomState>;

/// Spans that have usage below them.
#[derive(Debug, Default)]
pub(super) struct Covered {
    recent: Outputs,
    before: Outputs,
    latest: VecDeque<u64>,
}

impl Covered {
    /// Remembers that below a span there is one with this output.
    pub(super) fn add(&mut self, mark: u64, output: u64) {
        if mark == 0 || self.below(mark).is_some_and(|known| known >= output) {
            return;
        }
        if self.recent.len() >= MOST {
            self.before = std::mem::take(&mut self.recent);
        }
        if self.recent.insert(mark, output).is_some() {
            return;
        }
        if self.latest.len() >= LATEST {
            self.latest.pop_front();
        }
        self.latest.push_back(mark);
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.recent.is_empty() && self.before.is_empty()
    }

    /// The largest output below a span; `None` where there is no usage below it.
    pub(super) fn below(&self, mark: u64) -> Option<u64> {
        let known = self.recent.get(&mark).or_else(|| self.before.get(&mark));
        known.copied()
    }

    /// The latest ones, as text.
    pub(super) fn state(&self) -> String {
        let marks: Vec<String> = self
            .latest
            .iter()
            .map(|mark| format!("{mark:x}:{:x}", self.below(*mark).unwrap_or(0)))
            .collect();
        marks.join(" ")
    }

    /// Goes on from a [`Covered::state`].
    pub(super) fn resume(&mut self, state: &str) {
        let number = |text| u64::from_str_radix(text, 16).unwrap_or(0);
        for (mark, output) in state
            .split_ascii_whitespace()
            .filter_map(|pair| pair.split_once(':'))
        {
            self.add(number(mark), number(output));
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
            covered.add(mark, mark % 7);
        }
        assert!(covered.recent.len() + covered.before.len() <= 2 * MOST);
        assert!(covered.below(2 * MOST as u64 + 1).is_some());
        assert_eq!((covered.below(1), covered.below(0)), (None, None));
        let mut resumed = Covered::default();
        resumed.resume(&covered.state());
        assert_eq!(resumed.latest, covered.latest);
        for mark in &covered.latest {
            assert_eq!(resumed.below(*mark), covered.below(*mark));
        }
    }

    #[test]
    fn the_largest_output_below_is_kept() {
        let mut covered = Covered::default();
        for output in [5, 9, 0] {
            covered.add(1, output);
        }
        assert_eq!(covered.below(1), Some(9));
    }
}
