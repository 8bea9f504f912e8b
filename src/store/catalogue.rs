//! The SQLite file that says what the store holds: tables of records, each table with a digest of all of them.

mod table;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, OpenFlags, OptionalExtension, Transaction};
use xxhash_rust::xxh3::Xxh3;

use super::disk;
use super::header::{is_alone, look, refuse_newer, unchanging};
use crate::error::Error;

pub(super) use table::Table;

/// Newest store format this program reads.
pub(super) const FORMAT: u32 = 2;

/// Format of a store without packs, which is how one begins: programs that knew none read it.
const WITHOUT_PACKS: u32 = 1;

/// Name of the file in the store's directory.
pub(super) const FILE: &str = "catalog.db";

/// How long to wait for SQLite's own short locks.
const BUSY: Duration = Duration::from_secs(10);

/// How many records a table has, and the sum of their hashes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Digest {
    records: u64,
    sum: u128,
}

impl Digest {
    fn add(&mut self, table: Table, key: &[u8], record: &[u8]) {
        self.records = self.records.wrapping_add(1);
        self.sum = self.sum.wrapping_add(hash(table, key, record));
    }

    fn remove(&mut self, table: Table, key: &[u8], record: &[u8]) {
        self.records = self.records.wrapping_sub(1);
        self.sum = self.sum.wrapping_sub(hash(table, key, record));
    }
}

fn hash(table: Table, key: &[u8], record: &[u8]) -> u128 {
    let mut hash = Xxh3::new();
    hash.update(&[table as u8]);
    hash.update(&(key.len() as u64).to_le_bytes());
    hash.update(key);
    hash.update(record);
    hash.digest128()
}

/// A key and the record it stands for.
pub(super) type Record = (Vec<u8>, Vec<u8>);

/// An open catalogue.
#[derive(Debug)]
pub(super) struct Catalogue {
    connection: Connection,
    path: PathBuf,
}

impl Catalogue {
    /// Makes an empty catalogue: it appears under its name whole, or not at all.
    pub(super) fn create(directory: &Path, created_by: &str) -> Result<(), Error> {
        let path = directory.join(FILE);
        let unfinished = disk::unfinished(&path);
        // What an interrupted creation left beside it must not be taken for this file's journal.
        for beside in ["-journal", "-wal", "-shm"] {
            let mut name = unfinished.as_os_str().to_owned();
            name.push(beside);
            disk::remove(Path::new(&name))?;
        }
        drop(disk::create_new(&unfinished)?);
        let mut catalogue = Self::connect(&unfinished, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        let setup = format!(
            "PRAGMA journal_mode=DELETE; PRAGMA user_version={WITHOUT_PACKS}; {}",
            include_str!("schema.sql")
        );
        catalogue.connection.execute_batch(&setup).map_err(failed)?;
        let mut change = catalogue.change()?;
        change.put_format(WITHOUT_PACKS)?;
        change.put(Table::Meta, b"created_by", created_by.as_bytes())?;
        change.commit()?;
        let mode = "PRAGMA journal_mode=WAL";
        catalogue.connection.execute_batch(mode).map_err(failed)?;
        catalogue
            .connection
            .close()
            .map_err(|(_, error)| failed(error))?;
        fs::File::open(&unfinished)
            .and_then(|file| file.sync_all())
            .map_err(Error::io("write", &unfinished))?;
        disk::rename(&unfinished, &path)?;
        disk::sync_dir(directory)
    }

    /// Opens the catalogue of a store; `None` where there is none.
    pub(super) fn open(directory: &Path, write: bool) -> Result<Option<Self>, Error> {
        let path = directory.join(FILE);
        if !look(&path)? {
            return Ok(None);
        }
        let access = if write {
            OpenFlags::SQLITE_OPEN_READ_WRITE
        } else {
            OpenFlags::SQLITE_OPEN_READ_ONLY
        };
        let (catalogue, version) = match Self::open_at(&path, access) {
            Err(_) if !write && is_alone(&path) => {
                Self::open_at(&unchanging(&path)?, access | OpenFlags::SQLITE_OPEN_URI)?
            }
            Err(Error::Catalogue(reason)) => {
                let reason = format!("`{}`: {reason}", path.display());
                return Err(Error::Catalogue(reason));
            }
            opened => opened?,
        };
        refuse_newer(version)?;
        Ok(Some(Self { path, ..catalogue }))
    }

    /// The catalogue in a file, and its format.
    fn open_at(path: &Path, access: OpenFlags) -> Result<(Self, u32), Error> {
        let catalogue = Self::connect(path, access)?;
        let version = catalogue.format()?;
        Ok((catalogue, version))
    }

    /// The format of the store.
    pub(super) fn format(&self) -> Result<u32, Error> {
        let query = "PRAGMA user_version";
        let format = self.connection.query_row(query, [], |row| row.get(0));
        format.map_err(failed)
    }

    fn connect(path: &Path, access: OpenFlags) -> Result<Self, Error> {
        let flags = access | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags).map_err(failed)?;
        connection.busy_timeout(BUSY).map_err(failed)?;
        connection
            .execute_batch("PRAGMA synchronous=FULL; PRAGMA cell_size_check=ON;")
            .map_err(failed)?;
        Ok(Self {
            connection,
            path: path.to_path_buf(),
        })
    }

    /// One state of the catalogue: what is read through it belongs together.
    pub(super) fn view(&self) -> Result<View<'_>, Error> {
        let transaction = self.connection.unchecked_transaction().map_err(failed)?;
        Ok(View(transaction, &self.path))
    }

    /// Starts a change of the catalogue; dropped uncommitted, nothing has changed.
    pub(super) fn change(&mut self) -> Result<Change<'_>, Error> {
        let transaction = self
            .connection
            .transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)
            .map_err(failed)?;
        let mut digests = [Digest::default(); Table::ALL.len()];
        for table in Table::ALL {
            digests[table as usize] = stored_digest(&transaction, table, &self.path)?;
        }
        Ok(Change {
            transaction,
            digests,
            path: &self.path,
        })
    }

    /// Bytes of the file.
    pub(super) fn size(&self) -> u64 {
        fs::metadata(&self.path).map_or(0, |about| about.len())
    }

    /// What SQLite itself finds wrong with the file.
    pub(super) fn integrity(&self) -> Result<Vec<String>, Error> {
        let mut statement = self
            .connection
            .prepare("PRAGMA integrity_check")
            .map_err(failed)?;
        let lines = statement.query_map([], |row| row.get(0)).map_err(failed)?;
        let lines: Vec<String> = lines.collect::<Result<_, _>>().map_err(failed)?;
        Ok(lines.into_iter().filter(|line| line != "ok").collect())
    }
}

/// A read transaction.
pub(super) struct View<'a>(Transaction<'a>, &'a Path);

impl View<'_> {
    /// Every record of a table in key order, if together they are what was written.
    pub(super) fn load(&self, table: Table) -> Result<Vec<Record>, Error> {
        if self.is_absent(table)? {
            return Ok(Vec::new());
        }
        let query = format!("SELECT key, record FROM {} ORDER BY key", table.name());
        let mut statement = self.0.prepare(&query).map_err(failed)?;
        let rows = statement
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
            .map_err(failed)?;
        let records: Vec<Record> = rows.collect::<Result<_, _>>().map_err(failed)?;
        let mut digest = Digest::default();
        for (key, record) in &records {
            digest.add(table, key, record);
        }
        if digest == stored_digest(&self.0, table, self.1)? {
            Ok(records)
        } else {
            Err(damaged_table(table, self.1))
        }
    }

    /// Whether a table holds a key.
    pub(super) fn has(&self, table: Table, key: &[u8]) -> Result<bool, Error> {
        if self.is_absent(table)? {
            return Ok(false);
        }
        Ok(record(&self.0, table, key)?.is_some())
    }

    /// Whether a table was never written to, and need not be there.
    fn is_absent(&self, table: Table) -> Result<bool, Error> {
        Ok(table.is_made_late()
            && stored_digest(&self.0, table, self.1)? == Digest::default()
            && !exists(&self.0, table)?)
    }
}

/// A write transaction that keeps the digests true.
pub(super) struct Change<'a> {
    transaction: Transaction<'a>,
    digests: [Digest; Table::ALL.len()],
    path: &'a Path,
}

impl Change<'_> {
    /// Writes a record, in place of an older one with the same key.
    pub(super) fn put(&mut self, table: Table, key: &[u8], record: &[u8]) -> Result<(), Error> {
        if self.is_to_be_made(table)? {
            let make = format!(
                "CREATE TABLE {} (key BLOB PRIMARY KEY, record BLOB NOT NULL) WITHOUT ROWID",
                table.name()
            );
            self.transaction.execute_batch(&make).map_err(failed)?;
            if table == Table::Packs {
                // From here on programs that know no packs refuse the store.
                self.put_format(FORMAT)?;
                let format = format!("PRAGMA user_version={FORMAT}");
                self.transaction.execute_batch(&format).map_err(failed)?;
            }
        }
        self.forget(table, key)?;
        let query = format!("INSERT OR REPLACE INTO {} VALUES (?1, ?2)", table.name());
        self.transaction
            .prepare_cached(&query)
            .and_then(|mut statement| statement.execute((key, record)))
            .map_err(failed)?;
        self.digests[table as usize].add(table, key, record);
        Ok(())
    }

    fn put_format(&mut self, format: u32) -> Result<(), Error> {
        self.put(Table::Meta, b"format", format.to_string().as_bytes())
    }

    /// Removes a record that may be absent.
    pub(super) fn delete(&mut self, table: Table, key: &[u8]) -> Result<(), Error> {
        if self.is_to_be_made(table)? {
            return Ok(());
        }
        self.forget(table, key)?;
        let query = format!("DELETE FROM {} WHERE key = ?1", table.name());
        self.transaction
            .prepare_cached(&query)
            .and_then(|mut statement| statement.execute((key,)))
            .map_err(failed)?;
        Ok(())
    }

    /// A record as this change sees it.
    pub(super) fn get(&self, table: Table, key: &[u8]) -> Result<Option<Vec<u8>>, Error> {
        if self.is_to_be_made(table)? {
            return Ok(None);
        }
        record(&self.transaction, table, key)
    }

    fn is_to_be_made(&self, table: Table) -> Result<bool, Error> {
        Ok(table.is_made_late() && !exists(&self.transaction, table)?)
    }

    /// The greatest key of a table.
    pub(super) fn last_key(&self, table: Table) -> Result<Option<Vec<u8>>, Error> {
        if self.is_to_be_made(table)? {
            return Ok(None);
        }
        let query = format!("SELECT max(key) FROM {}", table.name());
        self.transaction
            .query_row(&query, [], |row| row.get(0))
            .map_err(failed)
    }

    fn forget(&mut self, table: Table, key: &[u8]) -> Result<(), Error> {
        if let Some(old) = record(&self.transaction, table, key)? {
            self.digests[table as usize].remove(table, key, &old);
        }
        Ok(())
    }

    /// Makes the change durable: once this returns, no power cut takes it back.
    pub(super) fn commit(self) -> Result<(), Error> {
        for table in Table::ALL {
            let digest = self.digests[table as usize];
            let records =
                i64::try_from(digest.records).map_err(|_| damaged_table(table, self.path))?;
            let row = (table.name(), records, digest.sum.to_le_bytes());
            self.transaction
                .execute("INSERT OR REPLACE INTO digest VALUES (?1, ?2, ?3)", row)
                .map_err(failed)?;
        }
        self.transaction.commit().map_err(failed)
    }
}

fn record(connection: &Connection, table: Table, key: &[u8]) -> Result<Option<Vec<u8>>, Error> {
    let query = format!("SELECT record FROM {} WHERE key = ?1", table.name());
    connection
        .prepare_cached(&query)
        .and_then(|mut statement| statement.query_row((key,), |row| row.get(0)).optional())
        .map_err(failed)
}

fn exists(connection: &Connection, table: Table) -> Result<bool, Error> {
    connection
        .prepare_cached("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?1")
        .and_then(|mut statement| statement.exists((table.name(),)))
        .map_err(failed)
}

fn stored_digest(connection: &Connection, table: Table, path: &Path) -> Result<Digest, Error> {
    let row: Option<(i64, Vec<u8>)> = connection
        .query_row(
            "SELECT records, sum FROM digest WHERE name = ?1",
            (table.name(),),
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .optional()
        .map_err(failed)?;
    let Some((records, sum)) = row else {
        return Ok(Digest::default());
    };
    let sum = sum.try_into().map(u128::from_le_bytes);
    match (u64::try_from(records), sum) {
        (Ok(records), Ok(sum)) => Ok(Digest { records, sum }),
        _ => Err(damaged_table(table, path)),
    }
}

fn damaged_table(table: Table, path: &Path) -> Error {
    Error::Damaged(format!(
        "table `{}` of `{}` is not as it was written",
        table.name(),
        path.display()
    ))
}

/// What SQLite refused, told apart: damage, or a failure.
fn failed(error: rusqlite::Error) -> Error {
    let text = error.to_string();
    let damage = match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => true,
        // A table or column that is gone, or holds another type than was put in.
        Some(ErrorCode::Unknown) => text.starts_with("no such"),
        Some(_) => false,
        None => matches!(
            error,
            rusqlite::Error::InvalidColumnType(..)
                | rusqlite::Error::FromSqlConversionFailure(..)
                | rusqlite::Error::IntegralValueOutOfRange(..)
        ),
    };
    if damage {
        Error::Damaged(format!("`{FILE}`: {text}"))
    } else {
        Error::Catalogue(text)
    }
}
