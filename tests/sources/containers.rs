//! Files that are no text to the events in them: databases, archives, column files.

use std::fs;
use std::path::Path;

use rusqlite::Connection;

/// The bytes of a database made by these statements.
pub(crate) fn database(sql: &str) -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("made.db");
    let connection = Connection::open(&path).expect("a database");
    connection.execute_batch(sql).expect("sound SQL");
    connection.close().expect("closed");
    fs::read(Path::new(&path)).expect("the file")
}
