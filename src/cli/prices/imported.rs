//! The imported price book on disk: read by every command, changed by `import` and `update` alone.

use std::fs;
use std::io;
use std::io::Write as _;
use std::path::Path;
use std::path::PathBuf;

use crate::cli::Environment;
use crate::error::Error;
use crate::pricing::PriceBook;

/// The name of its layer.
const LAYER: &str = "imported";

/// Where it lies.
///
/// # Errors
/// [`Error::Usage`] when there is no home folder.
pub(super) fn path(environment: &Environment) -> Result<PathBuf, Error> {
    let folder = environment.data_directory.as_ref().ok_or_else(|| {
        Error::Usage(
            "there is no home folder to keep imported prices in; name a file with `--into FILE`"
                .into(),
        )
    })?;
    Ok(folder.join("prices").join("imported.toml"))
}

/// Puts the imported book over another, if there is one.
pub(super) fn on(book: PriceBook, environment: &Environment) -> Result<PriceBook, Error> {
    let Ok(path) = path(environment) else {
        return Ok(book);
    };
    match read(&path)? {
        Some(text) => book.with_layer(LAYER, &text, &path),
        None => Ok(book),
    }
}

/// The text of a book; `None` where there is no such file.
pub(super) fn read(path: &Path) -> Result<Option<String>, Error> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Error::io("read", path)(error)),
    }
}

/// Replaces a book in one step: at any instant the file holds the old one or the new one.
pub(super) fn replace(path: &Path, text: &str, process: u32) -> Result<(), Error> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    create(folder).map_err(Error::io("create", folder))?;
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{process}.new"));
    let beside = folder.join(name);
    let written = write(&beside, text).and_then(|()| fs::rename(&beside, path));
    if written.is_err() {
        // What stopped the writing is what the user must know.
        let _ = fs::remove_file(&beside);
    }
    written.map_err(Error::io("write", path))
}

fn write(path: &Path, text: &str) -> io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

fn create(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}
