//! A text to a file that holds either all of it or what it held before.

use std::fs;
use std::fs::File;
use std::io::Write;
use std::path::Path;

use crate::error::Error;

/// Writes beside the file, makes it last, and moves it into place.
pub(in crate::cli) fn write_atomically(path: &Path, text: &str) -> Result<(), Error> {
    // A link stays a link: what it points to is written.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    fs::create_dir_all(folder).map_err(Error::io("create", folder))?;
    let mut name = target.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.tmp", std::process::id()));
    let beside = folder.join(name);
    let written = File::create(&beside).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
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
