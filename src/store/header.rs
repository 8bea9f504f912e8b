//! The catalogue's file looked at without SQLite: which format it has, and whether anyone may be writing to it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::catalogue::{FILE, FORMAT};
use super::disk;
use crate::error::Error;

/// Where SQLite's file header keeps the store's format (`PRAGMA user_version`, big-endian).
const FORMAT_AT: usize = 60;

/// How every SQLite file begins.
const MAGIC: &[u8] = b"SQLite format 3\0";

/// Whether no writer is at work and none was interrupted: no journal lies beside the catalogue.
pub(super) fn is_alone(path: &Path) -> bool {
    let mut journal = path.as_os_str().to_owned();
    journal.push("-wal");
    match fs::metadata(journal) {
        Ok(about) => about.len() == 0,
        Err(error) => error.kind() == io::ErrorKind::NotFound,
    }
}

/// A name by which SQLite reads a file without files beside it: it cannot make them in a folder that is read-only.
pub(super) fn unchanging(path: &Path) -> Result<PathBuf, Error> {
    let full = path.canonicalize().map_err(Error::io("read", path))?;
    let mut name = String::from("file:");
    for byte in full.as_os_str().as_encoded_bytes() {
        match byte {
            b'/' | b'.' | b'-' | b'_' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => {
                name.push(char::from(*byte));
            }
            other => name.push_str(&format!("%{other:02X}")),
        }
    }
    Ok(PathBuf::from(name + "?immutable=1"))
}

/// The format in the file's header; `None` where there is no file.
fn format_on_disk(path: &Path) -> Result<Option<u32>, Error> {
    let file = match fs::File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Error::io("read", path)(error)),
    };
    let mut header = [0; FORMAT_AT + 4];
    match disk::read_at(&file, 0, &mut header) {
        Ok(true) if header.starts_with(MAGIC) => {
            let version = header.last_chunk().copied().unwrap_or_default();
            Ok(Some(u32::from_be_bytes(version)))
        }
        Ok(true) => Err(Error::Damaged(format!(
            "`{}` is no catalogue",
            path.display()
        ))),
        Ok(false) => Err(Error::Damaged(format!("`{}` is cut off", path.display()))),
        Err(error) => Err(Error::io("read", path)(error)),
    }
}

/// Whether there is a catalogue, which must be of a format that this program reads: looked up without SQLite, which would
/// touch files beside it.
pub(super) fn look(path: &Path) -> Result<bool, Error> {
    match format_on_disk(path)? {
        None => Ok(false),
        Some(version) => refuse_newer(version).map(|()| true),
    }
}

pub(super) fn refuse_newer(found: u32) -> Result<(), Error> {
    match found {
        1..=FORMAT => Ok(()),
        0 => Err(Error::Damaged(format!("`{FILE}` states no format"))),
        _ => Err(Error::NewerStore {
            found,
            supported: FORMAT,
        }),
    }
}
