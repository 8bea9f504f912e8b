//! Bytes to a file that holds either all of it or what it held before.

use std::fs;
use std::fs::DirBuilder;
use std::fs::File;
use std::fs::OpenOptions;
use std::io;
use std::io::Write;
use std::os::unix::fs::DirBuilderExt;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use crate::error::Error;

/// Who may read a file that is new; the numbers are its permissions, before the umask.
#[derive(Clone, Copy, Debug)]
pub(in crate::cli) enum Readers {
    /// The user alone: what lies in the data folder.
    Owner = 0o600,
    /// Whoever may read the folder: what a team shares.
    Others = 0o666,
}

/// Writes an answer to the file a flag names; a folder that is not there is a mistake. What is no file but a pipe or a
/// device takes the bytes as they come.
pub(in crate::cli) fn write_answer(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let is_other = fs::metadata(path).is_ok_and(|known| !known.is_file());
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    if is_other || folder.is_some_and(|folder| !folder.is_dir()) {
        return fs::write(path, bytes).map_err(Error::io("write", path));
    }
    write_atomically(path, bytes, Readers::Others)
}

/// Writes beside the file, makes it last, and moves it into place. A file that was there keeps its permissions.
pub(in crate::cli) fn write_atomically(
    path: &Path,
    bytes: &[u8],
    readers: Readers,
) -> Result<(), Error> {
    // A link stays a link: what it points to is written.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    create(folder).map_err(Error::io("create", folder))?;
    let mut name = target.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.tmp", std::process::id()));
    let beside = folder.join(name);
    let mut options = OpenOptions::new();
    options
        .write(true)
        .create(true)
        .truncate(true)
        .mode(readers as u32);
    let written = options.open(&beside).and_then(|mut file| {
        file.write_all(bytes)?;
        if let Ok(known) = fs::metadata(&target) {
            file.set_permissions(known.permissions())?;
        }
        file.sync_all()
    });
    let moved = written
        .and_then(|()| fs::rename(&beside, &target))
        .and_then(|()| File::open(folder)?.sync_all());
    if moved.is_err() {
        // Nothing half-written is left lying about; the first error is the one to tell.
        let _ = fs::remove_file(&beside);
    }
    moved.map_err(Error::io("write", path))
}

/// Makes a folder and those above it, the owner's alone.
fn create(folder: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(folder)
}
