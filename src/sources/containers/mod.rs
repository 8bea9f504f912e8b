//! Files that are no text: databases, archives and column files, told by their first bytes.

pub(super) mod archive;
pub(super) mod columns;
pub(super) mod database;

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

/// What a file is, where it is no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A SQLite database.
    Database,
    /// A ZIP archive.
    Archive,
    /// A Parquet file.
    Columns,
}

/// Tells the kind of a regular file by its magic number; `None` for text, pipes and what cannot be opened.
pub(super) fn kind(path: &Path) -> Option<Kind> {
    // Opening a pipe would take bytes from it.
    if path.as_os_str() == "-" || !path.metadata().is_ok_and(|metadata| metadata.is_file()) {
        return None;
    }
    let mut head = [0; 16];
    File::open(path).ok()?.read_exact(&mut head).ok()?;
    match &head {
        b"SQLite format 3\0" => Some(Kind::Database),
        [b'P', b'K', 3, 4, ..] => Some(Kind::Archive),
        [b'P', b'A', b'R', b'1', ..] => Some(Kind::Columns),
        _ => None,
    }
}
