//! The followed paths to the files that have changed since they were last looked at.

use std::collections::HashMap;
use std::collections::HashSet;
use std::hash::BuildHasher as _;
use std::path::Path;
use std::path::PathBuf;

use foldhash::fast::FixedState;

use crate::cli::own_store::OwnStore;
use crate::cli::stamp::Stamp;
use crate::error::Error;
use crate::sources;

/// Most logs that are followed on under the name they were rotated to; the oldest is let go.
const MOST_ROTATED: usize = 32;

/// What a look found.
#[derive(Debug, Default)]
pub(in crate::cli) struct Changes {
    /// Files to read, in a fixed order.
    pub(in crate::cli) changed: Vec<PathBuf>,
    /// Files that were there and are no more.
    pub(in crate::cli) gone: Vec<PathBuf>,
    /// What could not be looked into.
    pub(in crate::cli) errors: Vec<Error>,
}

/// Every followed file and how it looked; the cursors stay in the store.
#[derive(Debug)]
pub(in crate::cli) struct Files {
    roots: Vec<PathBuf>,
    own: OwnStore,
    known: HashMap<PathBuf, u64>,
    links: Vec<PathBuf>,
    rotated: Vec<PathBuf>,
}

impl Files {
    pub(in crate::cli) fn new(roots: Vec<PathBuf>, own: OwnStore) -> Self {
        Self {
            roots,
            own,
            known: HashMap::new(),
            links: Vec::new(),
            rotated: Vec::new(),
        }
    }

    pub(super) fn roots(&self) -> &[PathBuf] {
        &self.roots
    }

    /// How many files are followed.
    pub(super) fn count(&self) -> u64 {
        self.known.len() as u64
    }

    /// Files that are followed wherever they lie.
    pub(super) fn apart(&self) -> Vec<PathBuf> {
        [self.links.as_slice(), &self.rotated].concat()
    }

    /// Looks at everything.
    pub(in crate::cli) fn look(&mut self) -> Changes {
        let there = self.roots.iter().chain(&self.rotated);
        let there: Vec<PathBuf> = there.filter(|path| path.exists()).cloned().collect();
        let found = sources::expand(&there);
        let links = found.files.iter().filter(|path| path.is_symlink());
        self.links = links.cloned().collect();
        let mut changes = Changes {
            errors: found.errors,
            ..Changes::default()
        };
        let mut before = std::mem::take(&mut self.known);
        for path in found.files {
            if self.own.holds(&path) {
                continue;
            }
            let mark = before.remove(&path);
            self.compare(path, mark, &mut changes);
        }
        changes.gone = before.into_keys().collect();
        changes.gone.sort_unstable();
        changes
    }

    /// Looks at these alone; those not followed are none of ours.
    pub(super) fn look_at(&mut self, paths: impl IntoIterator<Item = PathBuf>) -> Changes {
        let mut changes = Changes::default();
        let distinct: HashSet<PathBuf> = paths.into_iter().collect();
        for path in distinct {
            // What went away is told apart, and looked at with everything.
            if path.exists()
                && let Some(mark) = self.known.remove(&path)
            {
                self.compare(path, Some(mark), &mut changes);
            }
        }
        changes.changed.sort_unstable();
        changes
    }

    fn compare(&mut self, path: PathBuf, before: Option<u64>, changes: &mut Changes) {
        // What cannot be looked at cannot be read either, and reading says why.
        let mark = mark(&path).unwrap_or(0);
        if before != Some(mark) || mark == 0 {
            changes.changed.push(path.clone());
        }
        self.known.insert(path, mark);
    }

    /// Reads a file again at the next look at everything, though it looks the same.
    pub(in crate::cli) fn forget(&mut self, path: &Path) {
        if let Some(mark) = self.known.get_mut(path) {
            *mark = 0;
        }
    }

    /// Follows a log on under its new name: its writer may not have noticed yet.
    pub(super) fn follow_rotated(&mut self, path: &Path) {
        if self.known.contains_key(path) {
            return;
        }
        if self.rotated.len() >= MOST_ROTATED {
            self.rotated.remove(0);
        }
        self.rotated.push(path.to_owned());
        self.known.insert(path.to_owned(), mark(path).unwrap_or(0));
    }
}

/// How a file looks, in eight bytes; 0 for none.
fn mark(path: &Path) -> Option<u64> {
    let stamp = Stamp::of(path).ok()?;
    Some(FixedState::default().hash_one(stamp).max(1))
}
