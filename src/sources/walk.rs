//! Paths as given to the files they stand for: folders searched, in one fixed order, no file twice.

use std::collections::HashSet;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use crate::error::Error;

/// Names of logs and exports; a compression suffix may follow.
const EXTENSIONS: [&str; 13] = [
    "jsonl", "json", "ndjson", "log", "csv", "tsv", "txt", "zip", "parquet", "db", "sqlite",
    "sqlite3", "vscdb",
];
/// Databases, which SQLite keeps a second file beside while they are written.
const DATABASES: [&str; 4] = ["db", "sqlite", "sqlite3", "vscdb"];
const COMPRESSED: [&str; 3] = ["gz", "zst", "zstd"];

/// What paths stand for.
#[derive(Debug, Default)]
pub struct Found {
    /// Files to read, in the order of the paths given and sorted within each.
    pub files: Vec<PathBuf>,
    /// What could not be looked into; the rest is still found.
    pub errors: Vec<Error>,
}

/// Expands files, folders and `-` (standard input).
///
/// A file that is named is taken whatever it is called; in a folder those with the extension of a log are. Links inside a
/// folder are followed to files within it, never out of it, and not to folders.
#[must_use]
pub fn expand(paths: &[PathBuf]) -> Found {
    let mut found = Found::default();
    let mut seen = HashSet::new();
    for path in paths {
        let files = if path.is_dir() {
            found.folder(path)
        } else {
            vec![path.clone()]
        };
        for file in files {
            if path.as_os_str() == "-" {
                found.files.push(file);
                continue;
            }
            match file.metadata() {
                Ok(metadata) => {
                    if seen.insert((metadata.dev(), metadata.ino())) {
                        found.files.push(file);
                    }
                }
                // A pipe of the shell, `/dev/fd/63`, can be opened but has no path of its own.
                Err(_) if file.metadata().is_ok() => found.files.push(file),
                Err(source) => found.errors.push(Error::io("read", file)(source)),
            }
        }
    }
    found
}

impl Found {
    fn folder(&mut self, root: &Path) -> Vec<PathBuf> {
        let mut files = Vec::new();
        let mut links = Vec::new();
        let mut folders = vec![root.to_path_buf()];
        while let Some(folder) = folders.pop() {
            let entries = match fs::read_dir(&folder) {
                Ok(entries) => entries,
                Err(source) => {
                    self.errors.push(Error::io("read", folder)(source));
                    continue;
                }
            };
            for entry in entries {
                match entry.and_then(|entry| Ok((entry.file_type()?, entry.path()))) {
                    Ok((kind, path)) if kind.is_dir() => folders.push(path),
                    Ok((kind, path)) if kind.is_file() && is_log(&path) => files.push(path),
                    Ok((kind, path)) if kind.is_symlink() && is_log(&path) => links.push(path),
                    Ok(_) => {}
                    Err(source) => {
                        self.errors.push(Error::io("read", folder.clone())(source));
                    }
                }
            }
        }
        files.sort_unstable();
        links.sort_unstable();
        let root = root.canonicalize().unwrap_or_default();
        files.extend(links.into_iter().filter(|link| {
            let target = link.canonicalize();
            target.is_ok_and(|target| target.starts_with(&root) && target.is_file())
        }));
        files
    }
}

/// The file beside a database that holds what was written last: as long as it is there, the database itself does not
/// change. `None` for what is not called like a database.
#[must_use]
pub fn companion(path: &Path) -> Option<PathBuf> {
    let extension = path.extension()?.to_str()?.to_ascii_lowercase();
    DATABASES
        .contains(&extension.as_str())
        .then(|| super::containers::database::beside(path, "-wal"))
}

/// Whether a file in a folder or archive is called like a log or an export.
pub(super) fn is_log(path: &Path) -> bool {
    let extension = |path: &Path| {
        let extension = path.extension().unwrap_or_default();
        extension.to_string_lossy().to_ascii_lowercase()
    };
    let last = extension(path);
    if COMPRESSED.contains(&last.as_str()) {
        let inner = path.file_stem().map(Path::new).map(extension);
        return inner.is_some_and(|inner| EXTENSIONS.contains(&inner.as_str()));
    }
    EXTENSIONS.contains(&last.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_searched_in_order_and_files_named_once() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path();
        fs::create_dir_all(root.join("b/.hidden")).expect("folders");
        for name in [
            "z.jsonl",
            "b/a.CSV",
            "b/.hidden/x.json.gz",
            "b/skip.rs",
            "b/skip.gz",
            "odd",
        ] {
            fs::write(root.join(name), "").expect("a file");
        }
        let names = |paths: &[PathBuf]| {
            let found = expand(paths);
            let inside = |file: &PathBuf| {
                let inside = file.strip_prefix(root).unwrap_or(file);
                inside.to_string_lossy().into_owned()
            };
            (
                found.files.iter().map(inside).collect::<Vec<_>>(),
                found.errors.len(),
            )
        };
        let all = ["b/.hidden/x.json.gz", "b/a.CSV", "z.jsonl"]
            .map(str::to_owned)
            .to_vec();
        assert_eq!(names(&[root.to_path_buf()]), (all.clone(), 0));
        let more = [
            root.join("odd"),
            root.to_path_buf(),
            root.join("z.jsonl"),
            root.join("gone"),
        ];
        let with_odd = [vec!["odd".to_owned()], all].concat();
        assert_eq!(names(&more), (with_odd, 1));
    }

    #[cfg(unix)]
    #[test]
    fn links_do_not_lead_out_nor_in_circles() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().expect("a folder");
        let outside = tempfile::tempdir().expect("a folder");
        let root = folder.path();
        fs::write(outside.path().join("o.jsonl"), "").expect("a file");
        fs::write(root.join("data"), "").expect("a file");
        fs::write(root.join("a.jsonl"), "").expect("a file");
        for (target, link) in [
            (outside.path().join("o.jsonl"), "out.jsonl"),
            (root.join("a.jsonl"), "again.jsonl"),
            (root.join("data"), "data.jsonl"),
            (root.to_path_buf(), "loop"),
            (root.join("self.jsonl"), "self.jsonl"),
        ] {
            symlink(target, root.join(link)).expect("a link");
        }
        let found = expand(&[root.to_path_buf()]);
        assert_eq!(found.files, [root.join("a.jsonl"), root.join("data.jsonl")]);
        assert!(found.errors.is_empty());
    }
}
