//! Files of a data set on disk: whole or not at all, written only where their bytes are others, and a manifest of them.

use std::collections::BTreeSet;
use std::fs;
use std::fs::File;
use std::io;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;

use serde_json::Value;
use serde_json::json;
use xxhash_rust::xxh3::xxh3_128;

use crate::error::Error;
use crate::pricing::PriceBook;

/// No reader of tables takes it for one: it has no extension, and begins with `_`.
const MANIFEST: &str = "_MANIFEST";
/// What the manifest says it is of.
const FORMAT: &str = "llmcost data set";
/// Version of the tables' columns.
const SCHEMA_VERSION: u64 = 1;

/// A data set's folder.
pub(super) struct Folder {
    root: PathBuf,
}

/// A file of a data set.
#[derive(Debug)]
pub(super) struct Entry {
    table: &'static str,
    /// Within the folder, with `/`.
    path: String,
    rows: u64,
    bytes: u64,
    digest: u128,
    is_new: bool,
}

/// What an export came to.
#[derive(Debug)]
pub struct Exported {
    /// One after the other.
    pub tables: Vec<TableSummary>,
    /// Files of days that have no calls any more.
    pub removed: u64,
}

/// A table of a data set.
#[derive(Debug)]
pub struct TableSummary {
    /// Its name, and that of its folder.
    pub name: &'static str,
    /// Its rows.
    pub rows: u64,
    /// Its files.
    pub files: u64,
    /// Those that were not there already with the same bytes.
    pub written: u64,
    /// The size of all its files.
    pub bytes: u64,
}

impl Folder {
    /// A folder that is empty, absent, or a data set's.
    ///
    /// # Errors
    /// When it holds anything else.
    pub(super) fn open(root: &Path) -> Result<Self, Error> {
        fs::create_dir_all(root).map_err(Error::io("create", root))?;
        let folder = Self {
            root: root.to_owned(),
        };
        let known = fs::read(root.join(MANIFEST)).ok();
        let known = known.and_then(|bytes| serde_json::from_slice::<Value>(&bytes).ok());
        let stated = |name: &str| known.as_ref().and_then(|known| known.get(name));
        if stated("format").and_then(Value::as_str) == Some(FORMAT) {
            let version = stated("schema_version")
                .and_then(Value::as_u64)
                .unwrap_or(0);
            if version > SCHEMA_VERSION {
                return Err(folder.refused("a newer llmcost wrote this data set; export to another folder, or install that one"));
            }
        } else if fs::read_dir(root)
            .map_err(Error::io("read", root))?
            .next()
            .is_some()
        {
            return Err(folder.refused("the folder holds something else than a data set of llmcost; name an empty or new one"));
        }
        let begun =
            json!({ "format": FORMAT, "schema_version": SCHEMA_VERSION, "complete": false });
        folder.write(MANIFEST, format!("{begun:#}\n").as_bytes())?;
        Ok(folder)
    }

    fn refused(&self, reason: &str) -> Error {
        Error::Invalid {
            path: self.root.clone(),
            reason: reason.to_owned(),
        }
    }

    /// Puts a table's file in its place, unless it is there.
    pub(super) fn put(
        &self,
        table: &'static str,
        partition: &str,
        rows: usize,
        bytes: &[u8],
    ) -> Result<Entry, Error> {
        let parts = [table, partition, &format!("{table}.parquet")];
        let path = parts
            .map(str::to_owned)
            .into_iter()
            .filter(|part| !part.is_empty());
        let path = path.collect::<Vec<String>>().join("/");
        let known = fs::read(self.root.join(&path)).ok();
        let is_new = known.as_deref() != Some(bytes);
        if is_new {
            self.write(&path, bytes)?;
        }
        Ok(Entry {
            table,
            path,
            rows: rows as u64,
            bytes: bytes.len() as u64,
            digest: xxh3_128(bytes),
            is_new,
        })
    }

    /// Under another name first: a file of this name is whole, whenever the program or the machine stops.
    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), Error> {
        let target = self.root.join(path);
        let parent = target.parent().unwrap_or(&self.root).to_owned();
        fs::create_dir_all(&parent).map_err(Error::io("create", &parent))?;
        let name = target
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let unfinished = parent.join(unfinished(&name));
        let written = File::create(&unfinished).and_then(|mut file| {
            file.write_all(bytes)?;
            file.sync_all()
        });
        written.map_err(Error::io("write", &unfinished))?;
        fs::rename(&unfinished, &target).map_err(Error::io("write", &target))
    }

    /// Removes the days that are no more, and says in the manifest what there is.
    pub(super) fn finish(self, entries: Vec<Entry>, book: &PriceBook) -> Result<Exported, Error> {
        let kept: BTreeSet<PathBuf> = entries
            .iter()
            .map(|entry| self.root.join(&entry.path))
            .collect();
        let removed = self.remove_others(&kept)?;
        let files: Vec<Value> = entries
            .iter()
            .map(|entry| {
                json!({
                    "path": entry.path,
                    "rows": entry.rows,
                    "bytes": entry.bytes,
                    "xxh3_128": format!("{:032x}", entry.digest),
                })
            })
            .collect();
        let manifest = json!({
            "format": FORMAT,
            "schema_version": SCHEMA_VERSION,
            "complete": true,
            "price_book": { "digest": book.digest(), "as_of": book.as_of() },
            "files": files,
        });
        self.write(MANIFEST, format!("{manifest:#}\n").as_bytes())?;
        Ok(Exported {
            tables: summaries(&entries),
            removed,
        })
    }

    /// Removes files of days without calls, and what a killed export left.
    fn remove_others(&self, kept: &BTreeSet<PathBuf>) -> Result<u64, Error> {
        let mut removed = 0;
        let own = format!("{}.parquet", super::CALLS);
        for month in folders(&self.root.join(super::CALLS))? {
            for day in folders(&month)? {
                let _ = fs::remove_file(day.join(unfinished(&own)));
                let file = day.join(&own);
                if kept.contains(&file) || !file.is_file() {
                    continue;
                }
                fs::remove_file(&file).map_err(Error::io("remove", &file))?;
                removed += 1;
                // Folders that hold something else stay.
                let _ = fs::remove_dir(&day);
            }
            let _ = fs::remove_dir(&month);
        }
        Ok(removed)
    }
}

fn unfinished(name: &str) -> String {
    format!(".{name}.tmp")
}

/// The folders in a folder; none where it is absent.
fn folders(path: &Path) -> Result<Vec<PathBuf>, Error> {
    let entries = match fs::read_dir(path) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(Error::io("read", path)(error)),
    };
    let paths = entries.map(|entry| entry.map(|entry| entry.path()));
    let paths: Vec<PathBuf> = paths
        .collect::<io::Result<_>>()
        .map_err(Error::io("read", path))?;
    Ok(paths.into_iter().filter(|path| path.is_dir()).collect())
}

fn summaries(entries: &[Entry]) -> Vec<TableSummary> {
    let tables = [super::CALLS, super::PRICE_BOOK, super::UNIT_PRICES];
    let summary = |name| {
        let own = || entries.iter().filter(move |entry| entry.table == name);
        TableSummary {
            name,
            rows: own().map(|entry| entry.rows).sum(),
            files: own().count() as u64,
            written: own().filter(|entry| entry.is_new).count() as u64,
            bytes: own().map(|entry| entry.bytes).sum(),
        }
    };
    tables.map(summary).into()
}
