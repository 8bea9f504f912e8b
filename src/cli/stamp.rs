//! A file to what tells that it has changed, without opening it.

use std::fs;
use std::fs::Metadata;
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use crate::sources;
use crate::store::Cursor;

/// How a file looked from outside; with a database goes what is still written beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Stamp {
    pub(super) is_file: bool,
    pub(super) size: u64,
    pub(super) modified_ns: i64,
    pub(super) changed_ns: i64,
    pub(super) inode: u64,
}

impl Stamp {
    pub(super) fn of(path: &Path) -> io::Result<Self> {
        let mut stamp = Self::from(&fs::metadata(path)?);
        let beside = sources::companion(path).and_then(|beside| fs::metadata(beside).ok());
        if let Some(beside) = beside.as_ref().map(Self::from) {
            stamp.size = stamp.size.saturating_add(beside.size);
            stamp.modified_ns = stamp.modified_ns.max(beside.modified_ns);
            stamp.changed_ns = stamp.changed_ns.max(beside.changed_ns);
        }
        Ok(stamp)
    }

    /// Whether the file is as it was when it was last read.
    pub(super) fn is_of(&self, cursor: &Cursor) -> bool {
        self.size == cursor.size
            && self.modified_ns == cursor.modified_ns
            && self.changed_ns == cursor.changed_ns
            && self.inode == cursor.inode
    }
}

impl From<&Metadata> for Stamp {
    fn from(metadata: &Metadata) -> Self {
        Self {
            is_file: metadata.is_file(),
            size: metadata.len(),
            modified_ns: nanoseconds(metadata.mtime(), metadata.mtime_nsec()),
            changed_ns: nanoseconds(metadata.ctime(), metadata.ctime_nsec()),
            inode: metadata.ino(),
        }
    }
}

fn nanoseconds(seconds: i64, nanoseconds: i64) -> i64 {
    seconds
        .saturating_mul(1_000_000_000)
        .saturating_add(nanoseconds)
}
