//! The imported price book on disk: read by every command, changed by `import` and `update` alone.

use std::fs;
use std::io;
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
        Some(text) => book.with_layer(LAYER, &text, &path).map_err(damaged),
        None => Ok(book),
    }
}

/// Says how to get rid of a book that nobody wrote by hand.
pub(super) fn damaged(error: Error) -> Error {
    match error {
        Error::Invalid { path, reason } => Error::Invalid {
            path,
            reason: format!("{reason}; this book was imported: delete the file and import again"),
        },
        other => other,
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
