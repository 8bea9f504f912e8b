//! Verdicts to counts that add up: every record read is usage, not usage, rejected or pending.

use std::collections::BTreeMap;

use super::Verdict;
use super::window::{BOMB, DAMAGED, ENDLESS};

/// How many rejected records are named by line.
const NAMED_LINES: usize = 5;

/// What became of the records of a file, or of many.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Records read: lines, array elements, table rows; blank lines are none.
    pub read: u64,
    /// Records that held usage.
    pub usage: u64,
    /// Sound records without usage, by kind.
    pub not_usage: BTreeMap<&'static str, u64>,
    /// Records that could not be used, by reason.
    pub rejected: BTreeMap<&'static str, Rejected>,
    /// 1 when the file ends in the middle of a record that may still be completed.
    pub pending: u64,
    /// What the user should know of, by kind.
    pub warnings: BTreeMap<&'static str, u64>,
}

/// Records rejected for one reason.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rejected {
    /// How many.
    pub count: u64,
    /// The first of them, by line or record number.
    pub lines: Vec<u64>,
}

impl Tally {
    /// Counts one record.
    pub fn count(&mut self, verdict: Verdict, line: u64) {
        if verdict == Verdict::Records {
            return;
        }
        self.read += 1;
        match verdict {
            Verdict::Records => {}
            Verdict::Usage => self.usage += 1,
            Verdict::NotUsage(kind) => *self.not_usage.entry(kind).or_default() += 1,
            Verdict::Rejected(reason) => {
                let rejected = self.rejected.entry(reason).or_default();
                rejected.count += 1;
                if rejected.lines.len() < NAMED_LINES {
                    rejected.lines.push(line);
                }
            }
        }
    }

    /// Whether reading broke off before the end: a failing disk, compressed data that is cut off or a bomb.
    #[must_use]
    pub fn is_cut_short(&self) -> bool {
        [DAMAGED, BOMB, ENDLESS]
            .iter()
            .any(|reason| self.rejected.contains_key(reason))
    }

    /// Counts the unfinished record at the end of a file.
    pub fn count_pending(&mut self) {
        self.read += 1;
        self.pending += 1;
    }

    /// Counts a warning.
    pub fn warn(&mut self, what: &'static str) {
        *self.warnings.entry(what).or_default() += 1;
    }

    /// How many records were rejected, for whatever reason.
    #[must_use]
    pub fn rejections(&self) -> u64 {
        self.rejected.values().map(|rejected| rejected.count).sum()
    }

    /// Whether everything read is accounted for.
    #[must_use]
    pub fn is_conserved(&self) -> bool {
        let not_usage: u64 = self.not_usage.values().sum();
        self.read == self.usage + not_usage + self.rejections() + self.pending
    }

    /// Adds the counts of what follows in the same file, behind line `lines`.
    pub(super) fn add_later(&mut self, other: &Self, lines: u64) {
        for (reason, rejected) in &other.rejected {
            let named = &mut self.rejected.entry(reason).or_default().lines;
            let free = NAMED_LINES.saturating_sub(named.len());
            let more = rejected.lines.iter().take(free);
            named.extend(more.map(|line| line.saturating_add(lines)));
        }
        self.add(other);
    }

    /// Adds the counts of another file; lines are only named within a file.
    pub fn add(&mut self, other: &Self) {
        self.read += other.read;
        self.usage += other.usage;
        self.pending += other.pending;
        for (kind, count) in &other.not_usage {
            *self.not_usage.entry(kind).or_default() += count;
        }
        for (reason, rejected) in &other.rejected {
            self.rejected.entry(reason).or_default().count += rejected.count;
        }
        for (kind, count) in &other.warnings {
            *self.warnings.entry(kind).or_default() += count;
        }
    }
}
