//! What following came to, from its first reading to its last.

use std::collections::HashSet;
use std::path::PathBuf;

use crate::cli::ingest_file::FileRead;
use crate::cli::reading::counted;
use crate::store::Committed;
use crate::store::Counts;

/// Counts over all readings. A record that was still being written and was read again counts once.
#[derive(Debug, Default)]
pub(super) struct Summary {
    pub(super) counts: Counts,
    usage: u64,
    not_usage: u64,
    rejected: u64,
    bytes: u64,
    /// Files that end in a record that is still being written.
    pending: HashSet<PathBuf>,
}

impl Summary {
    /// Adds what files gave and what came of it.
    pub(super) fn add(&mut self, files: &[FileRead], committed: &Committed) {
        let total = committed.total();
        self.counts.new += total.new;
        self.counts.grown += total.grown;
        for file in files {
            self.usage += file.tally.usage;
            self.not_usage += file.tally.not_usage.values().sum::<u64>();
            self.rejected += file.tally.rejections();
            self.bytes += file.bytes;
            if file.tally.pending > 0 {
                self.pending.insert(file.path.clone());
            } else if file.origin.is_some() {
                self.pending.remove(&file.path);
            }
        }
        self.counts.duplicate = self
            .usage
            .saturating_sub(self.counts.new + self.counts.grown);
    }

    /// `12 calls added; records: 12 new + 3 duplicate + …`.
    pub(super) fn text(&self) -> String {
        let Counts {
            new,
            duplicate,
            grown,
        } = self.counts;
        let pending = self.pending.len() as u64;
        let records = self.usage + self.not_usage + self.rejected + pending;
        format!(
            "{} read = {new} new + {duplicate} duplicate + {grown} grown + {} not usage + {} rejected + {pending} pending",
            counted(records, "record"),
            self.not_usage,
            self.rejected,
        )
    }
}
