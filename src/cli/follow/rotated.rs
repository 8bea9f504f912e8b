//! A log whose content is no longer under its name to where that content went: renamed, copied, or compressed.

use std::fs;
use std::fs::DirEntry;
use std::os::unix::fs::DirEntryExt;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::path::PathBuf;

use crate::cli::ingest_file::resume_point;
use crate::sources;
use crate::store::Cursor;

/// Most files that are looked into.
const MOST: usize = 8;

/// Where the rest of a log is.
pub(super) enum Rest {
    /// In a file that begins with what was read: go on behind that.
    Continued(PathBuf),
    /// In a compressed file, which can only be read whole.
    Compressed(PathBuf),
}

/// Where the rest of what `cursor` was reading is, if it is no longer in `path`.
pub(super) fn rest(path: &Path, cursor: &Cursor) -> Option<Rest> {
    let point = resume_point(cursor.clone()).filter(|point| point.offset > 0)?;
    if sources::is_continued_by(path, &point) {
        return None;
    }
    let near = candidates(path, cursor)?;
    let continued = near
        .iter()
        .find(|candidate| sources::is_continued_by(candidate, &point));
    if let Some(found) = continued {
        return Some(Rest::Continued(found.clone()));
    }
    let compressed = near.into_iter().find(|candidate| is_compressed(candidate));
    compressed.map(Rest::Compressed)
}

/// Files beside a log that may be what it was, the last written first.
fn candidates(path: &Path, cursor: &Cursor) -> Option<Vec<PathBuf>> {
    let name = path.file_name()?.to_str()?;
    let stem = path.file_stem()?.to_str()?;
    let folder = match path.parent()? {
        folder if folder.as_os_str().is_empty() => Path::new("."),
        folder => folder,
    };
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).ok()?.flatten() {
        let is_same = entry.ino() == cursor.inode;
        if (is_same || is_named_after(&entry, name, stem))
            && let Ok(about) = entry.metadata()
            && about.is_file()
        {
            let modified = (about.mtime(), about.mtime_nsec());
            found.push((is_same, modified, path.with_file_name(entry.file_name())));
        }
    }
    found.sort_unstable_by(|one, other| other.cmp(one));
    let is_later = |(seconds, nanoseconds): (i64, i64)| {
        seconds
            .saturating_mul(1_000_000_000)
            .saturating_add(nanoseconds)
            >= cursor.modified_ns
    };
    let later = found
        .into_iter()
        .filter(|(_, modified, _)| is_later(*modified));
    Some(later.map(|(_, _, path)| path).take(MOST).collect())
}

/// `app.log.1`, `app.log-20261123.gz`, `app-2.log` beside `app.log`.
fn is_named_after(entry: &DirEntry, name: &str, stem: &str) -> bool {
    let other = entry.file_name();
    let Some(other) = other.to_str().filter(|other| *other != name) else {
        return false;
    };
    let behind_stem = other.strip_prefix(stem);
    other.starts_with(name) || behind_stem.is_some_and(|rest| rest.starts_with(['.', '-', '_']))
}

fn is_compressed(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str());
    matches!(extension, Some("gz" | "zst" | "zstd"))
}
