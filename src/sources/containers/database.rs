//! A SQLite database of another program to its rows as JSON: read without a lock, nothing written beside it.
//!
//! Its owner may be at work meanwhile. Committed changes that still lie in the write-ahead log are seen; a lock is never
//! taken and no file is created, so what was read counts only if the file is the same before and after.

use std::fs::File;
use std::io::Read as _;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;
use std::path::PathBuf;

use rusqlite::Connection;
use rusqlite::OpenFlags;
use rusqlite::Row;
use rusqlite::limits::Limit;
use rusqlite::types::ValueRef;
use serde_json::Map;
use serde_json::Value;

use crate::units::Timestamp;

/// How much is read before it is made sure that the file is still the same, in bytes.
const CHUNK: usize = 1 << 20;

/// An open database.
pub(in crate::sources) struct Database {
    connection: Connection,
    path: PathBuf,
    stamp: Option<Stamp>,
}

/// Why rows ended early.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::sources) enum Stop {
    /// Its owner changed the file: read it again.
    Changed,
    /// The rest cannot be read.
    Damaged,
}

/// What changes whenever pages of the file do.
#[derive(Debug, PartialEq, Eq)]
struct Stamp {
    size: u64,
    modified: (i64, i64),
    /// Change counter and version, in the database's first page.
    counters: Vec<u8>,
    /// The head of the write-ahead log, which is new after its content went into the file.
    log: Vec<u8>,
}

impl Stamp {
    fn of(path: &Path) -> Option<Self> {
        let metadata = path.metadata().ok()?;
        let mut counters = Vec::new();
        File::open(path)
            .ok()?
            .take(100)
            .read_to_end(&mut counters)
            .ok()?;
        let mut log = Vec::new();
        if let Ok(file) = File::open(beside(path, "-wal")) {
            file.take(32).read_to_end(&mut log).ok()?;
        }
        // A transaction is being written into the file itself.
        let is_hot = beside(path, "-journal")
            .metadata()
            .is_ok_and(|journal| journal.len() > 0);
        (!is_hot).then_some(Self {
            size: metadata.size(),
            modified: (metadata.mtime(), metadata.mtime_nsec()),
            counters,
            log,
        })
    }
}

/// The path of a file SQLite keeps beside the database.
pub(in crate::sources) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

impl Database {
    /// Opens a database; `limit` bounds its texts, in bytes.
    ///
    /// # Errors
    /// When it is no sound database.
    pub(in crate::sources) fn open(path: &Path, limit: usize) -> rusqlite::Result<Self> {
        let stamp = Stamp::of(path);
        let has_log = stamp.as_ref().is_some_and(|stamp| !stamp.log.is_empty());
        // Without a log the file is all there is. With one, its index is built in our memory, not in a file:
        // that is what exclusive mode means here, for nothing is locked.
        let mode = if has_log {
            "vfs=unix-none"
        } else {
            "immutable=1"
        };
        let uri = format!("file:{}?mode=ro&{mode}", escaped(path));
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
            | OpenFlags::SQLITE_OPEN_URI
            | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(uri, flags)?;
        connection.execute_batch(
            "PRAGMA locking_mode=EXCLUSIVE; PRAGMA trusted_schema=OFF; PRAGMA temp_store=MEMORY",
        )?;
        connection.set_limit(
            Limit::SQLITE_LIMIT_LENGTH,
            i32::try_from(limit).unwrap_or(i32::MAX),
        )?;
        let path = path.to_owned();
        Ok(Self {
            connection,
            path,
            stamp,
        })
    }

    /// Its tables, each as `{"table": name, "columns": [names]}`.
    ///
    /// # Errors
    /// When the schema cannot be read.
    pub(in crate::sources) fn tables(&self) -> rusqlite::Result<Vec<Vec<u8>>> {
        let mut statement = self.connection.prepare(
            "SELECT json_object('table', tables.name, 'columns', json_group_array(columns.name)) \
             FROM sqlite_schema AS tables, pragma_table_info(tables.name) AS columns \
             WHERE tables.type = 'table' GROUP BY tables.name ORDER BY tables.name",
        )?;
        let tables = statement.query_map([], |row| row.get::<_, String>(0))?;
        tables.map(|table| Ok(table?.into_bytes())).collect()
    }

    /// Hands the rows of a query on as JSON objects; all that was handed on stood in the file at one time.
    ///
    /// # Errors
    /// Why the rows ended early.
    pub(in crate::sources) fn rows(
        &self,
        query: &str,
        mut take: impl FnMut(&[u8]),
    ) -> Result<(), Stop> {
        let failed = |_| self.still_the_same().err().unwrap_or(Stop::Damaged);
        let mut statement = self.connection.prepare(query).map_err(failed)?;
        let names = statement.column_names();
        let names: Vec<String> = names.map(ToString::to_string).collect();
        let mut rows = statement.query([]).map_err(failed)?;
        let mut chunk: Vec<Vec<u8>> = Vec::new();
        let mut size = 0;
        loop {
            let row = rows.next().map_err(failed)?;
            let is_last = row.is_none();
            if let Some(row) = row {
                let record = object(row, &names).to_string().into_bytes();
                size += record.len();
                chunk.push(record);
            }
            if is_last || size >= CHUNK {
                self.still_the_same()?;
                chunk.drain(..).for_each(|record| take(&record));
                size = 0;
            }
            if is_last {
                return Ok(());
            }
        }
    }

    /// Whether its owner changed it since it was opened.
    pub(in crate::sources) fn has_changed(&self) -> bool {
        self.still_the_same().is_err()
    }

    /// When it was last changed.
    pub(in crate::sources) fn modified(&self) -> Timestamp {
        let (seconds, nanoseconds) = self.stamp.as_ref().map_or((0, 0), |stamp| stamp.modified);
        Timestamp(seconds.saturating_mul(Timestamp::SECOND) + nanoseconds / 1000)
    }

    fn still_the_same(&self) -> Result<(), Stop> {
        match (&self.stamp, Stamp::of(&self.path)) {
            (Some(before), Some(now)) if *before == now => Ok(()),
            _ => Err(Stop::Changed),
        }
    }
}

fn object(row: &Row<'_>, names: &[String]) -> Value {
    let mut members = Map::new();
    for (place, name) in names.iter().enumerate() {
        let value = match row.get_ref(place) {
            Ok(ValueRef::Integer(number)) => Value::from(number),
            Ok(ValueRef::Real(number)) => Value::from(number),
            Ok(ValueRef::Text(text)) => Value::from(String::from_utf8_lossy(text)),
            Ok(ValueRef::Null | ValueRef::Blob(_)) | Err(_) => Value::Null,
        };
        members.insert(name.clone(), value);
    }
    Value::Object(members)
}

/// A path as it is written in a URI.
fn escaped(path: &Path) -> String {
    let mut uri = String::new();
    for byte in path.as_os_str().as_bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' => {
                uri.push(char::from(*byte));
            }
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}
