//! Durable file work in one place: what may be created, how, and when it counts as written.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::error::Error;

/// Suffix of files that are being written; such a file never counts.
pub(super) const UNFINISHED: &str = ".tmp";

/// Creates a directory and its parents, readable by the owner alone, and makes its name durable.
pub(super) fn create_dir(path: &Path) -> Result<(), Error> {
    if path.is_dir() {
        return Ok(());
    }
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path).map_err(Error::io("create", path))?;
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => sync_dir(parent),
        _ => Ok(()),
    }
}

/// Opens a file for reading and writing, created with mode 0600 where it is absent; its content is kept.
pub(super) fn open_or_create(path: &Path) -> Result<File, Error> {
    options()
        .create(true)
        .truncate(false)
        .open(path)
        .map_err(Error::io("create", path))
}

/// Opens a file for changing it in place; none where it is absent.
pub(super) fn open_to_write(path: &Path) -> Result<Option<File>, Error> {
    match options().open(path) {
        Ok(file) => Ok(Some(file)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Error::io("write", path)(error)),
    }
}

/// Creates a file with mode 0600 that was not there before.
pub(super) fn create_new(path: &Path) -> Result<File, Error> {
    remove(path)?;
    options()
        .create_new(true)
        .open(path)
        .map_err(Error::io("create", path))
}

fn options() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Writes a whole file under a temporary name, forces it to the disk, and gives it its name.
///
/// The name itself is durable once [`sync_dir`] was called on its directory.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let unfinished = unfinished(path);
    let mut file = create_new(&unfinished)?;
    file.write_all(bytes)
        .map_err(Error::io("write", &unfinished))?;
    // A failed fsync is final: the kernel may have dropped the pages, so nothing is tried again.
    file.sync_all().map_err(Error::io("write", &unfinished))?;
    drop(file);
    rename(&unfinished, path)
}

/// The temporary name of a file.
pub(super) fn unfinished(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(UNFINISHED);
    PathBuf::from(name)
}

/// Moves a finished file to its name.
pub(super) fn rename(from: &Path, to: &Path) -> Result<(), Error> {
    fs::rename(from, to).map_err(Error::io("rename", from))
}

/// Forces the names in a directory to the disk.
pub(super) fn sync_dir(path: &Path) -> Result<(), Error> {
    if cfg!(unix) {
        File::open(path)
            .and_then(|directory| directory.sync_all())
            .map_err(Error::io("write", path))?;
    }
    Ok(())
}

/// Removes a file that may be absent.
pub(super) fn remove(path: &Path) -> Result<(), Error> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(Error::io("remove", path)(error))
        }
        _ => Ok(()),
    }
}

/// Opens a file that the catalogue names; its absence is damage.
pub(super) fn open_named(path: &Path) -> Result<File, Error> {
    File::open(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => missing(path),
        _ => Error::io("read", path)(error),
    })
}

/// That a file is not there which the catalogue names.
pub(super) fn missing(path: &Path) -> Error {
    Error::Damaged(format!("`{}` is missing", path.display()))
}

/// Fills `buffer` from a place in a file; `false` when the file ends before.
pub(super) fn read_at(file: &File, offset: u64, buffer: &mut [u8]) -> io::Result<bool> {
    match read_exact_at(file, offset, buffer) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(false),
        Err(error) => Err(error),
    }
}

#[cfg(unix)]
fn read_exact_at(file: &File, offset: u64, buffer: &mut [u8]) -> io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, buffer, offset)
}

#[cfg(not(unix))]
fn read_exact_at(mut file: &File, offset: u64, buffer: &mut [u8]) -> io::Result<()> {
    use std::io::{Read, Seek};
    file.seek(io::SeekFrom::Start(offset))?;
    file.read_exact(buffer)
}

/// The names of the files in a directory; none where it is absent.
pub(super) fn list(path: &Path) -> Result<Vec<String>, Error> {
    let entries = match fs::read_dir(path) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(Error::io("read", path)(error)),
    };
    let mut names = Vec::new();
    for entry in entries {
        let entry = entry.map_err(Error::io("read", path))?;
        names.push(entry.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names)
}

/// Refuses a directory others may write to, and links in place of the store's own files.
pub(super) fn refuse_unsafe(directory: &Path, own: &[&str]) -> Result<(), Error> {
    let invalid = |path: &Path, reason: &str| Error::Invalid {
        path: path.to_path_buf(),
        reason: reason.to_owned(),
    };
    let about = fs::metadata(directory).map_err(Error::io("read", directory))?;
    if !about.is_dir() {
        return Err(invalid(
            directory,
            "not a directory; name another with `--store`",
        ));
    }
    #[cfg(unix)]
    if std::os::unix::fs::PermissionsExt::mode(&about.permissions()) & 0o002 != 0 {
        return Err(invalid(
            directory,
            "anyone may write to this store; run `chmod 700` on it if its content is yours",
        ));
    }
    for name in own {
        let path = directory.join(name);
        if fs::symlink_metadata(&path).is_ok_and(|about| about.is_symlink()) {
            return Err(invalid(&path, "a link in place of the store's own file"));
        }
    }
    Ok(())
}
