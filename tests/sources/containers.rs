//! Files that are no text to the events in them: databases, archives, column files.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use llmcost::event::Attribute;
use llmcost::event::UsageEvent;
use llmcost::sources::ReadOptions;
use llmcost::sources::Reading;
use llmcost::sources::read_file;
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

/// A Goose-like database: one session, then more of them.
const SESSIONS: &str = "CREATE TABLE sessions (id TEXT, model_config_json TEXT, provider_name TEXT, created_at TEXT, \
    total_tokens INTEGER, input_tokens INTEGER, output_tokens INTEGER, accumulated_total_tokens INTEGER, \
    accumulated_input_tokens INTEGER, accumulated_output_tokens INTEGER);";

fn session(number: u64) -> String {
    format!(
        "INSERT INTO sessions VALUES ('s{number}', '{{\"model_name\":\"gpt-5\"}}', 'openai', '2026-03-01 00:00:00', \
         12, 10, 2, 120, 100, 20);"
    )
}

/// Names and bytes of everything in a folder.
fn folder(path: &Path) -> Vec<(String, Vec<u8>)> {
    let files = super::entries(path).into_iter();
    files
        .map(|path| (super::name(&path), fs::read(&path).expect("a file")))
        .collect()
}

#[test]
fn a_database_in_use_is_read_with_its_log_and_left_as_it_is() {
    let home = tempfile::tempdir().expect("a folder");
    let path = home.path().join("sessions.db");
    let owner = Connection::open(&path).expect("a database");
    owner
        .execute_batch("PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0;")
        .expect("a log");
    owner.execute_batch(SESSIONS).expect("a table");
    owner.execute_batch(&session(1)).expect("a row");
    let calls = || {
        let before = folder(home.path());
        let mut calls = 0;
        let mut consume = |_: &UsageEvent<'_>| calls += 1;
        let read = read_file(&path, ReadOptions::default(), None, &mut consume).expect("readable");
        assert!(matches!(read, Reading::Done(_)), "{read:?}");
        // Not a byte of the database, its log or its index is another, and no file is new.
        assert!(before == folder(home.path()), "something was written");
        calls
    };
    assert!(
        folder(home.path()).len() == 3,
        "a database, its log and its index"
    );
    assert_eq!(calls(), 1);
    // What is not committed is not seen, and nobody waits for it.
    owner.execute_batch("BEGIN IMMEDIATE").expect("a lock");
    owner.execute_batch(&session(2)).expect("a row");
    assert_eq!(calls(), 1);
    owner.execute_batch("COMMIT").expect("committed");
    assert_eq!(calls(), 2);
    // The owner can write while we read, and after its log went into the file everything is still there.
    owner
        .execute_batch("PRAGMA wal_checkpoint(TRUNCATE)")
        .expect("into the file");
    owner.execute_batch(&session(3)).expect("a row");
    assert_eq!(calls(), 3);
    owner.close().expect("closed");
    assert_eq!(calls(), 3);
}

#[test]
fn a_damaged_database_is_named_and_never_half_read_in_silence() {
    let home = tempfile::tempdir().expect("a folder");
    let path = home.path().join("sessions.db");
    let rows: String = (0..2000).map(session).collect();
    let sound = database(&format!("{SESSIONS} BEGIN; {rows} COMMIT;"));
    for cut in [40, 100, 4096, sound.len() / 2, sound.len() - 5000] {
        fs::write(&path, &sound[..cut]).expect("a file");
        let mut calls = 0;
        let mut consume = |_: &UsageEvent<'_>| calls += 1;
        match read_file(&path, ReadOptions::default(), None, &mut consume) {
            Err(_) | Ok(Reading::UnknownFormat) => {}
            Ok(Reading::Done(outcome)) => {
                assert!(outcome.tally.is_conserved());
                let whole = outcome.tally.rejections() == 0 && calls == 2000;
                assert!(
                    outcome.tally.rejections() > 0 || whole,
                    "{cut}: {calls} calls"
                );
            }
            Ok(Reading::NeedsFullRead) => panic!("{cut}"),
        }
    }
}

/// A ZIP archive of deflated files, written by the format's own description (APPNOTE 6.3).
fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = Vec::new();
    let mut directory = Vec::new();
    for (name, bytes) in files {
        let mut encoder =
            flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::best());
        encoder.write_all(bytes).expect("deflated");
        let packed = encoder.finish().expect("deflated");
        let mut sum = flate2::Crc::new();
        sum.update(bytes);
        let offset = u32::try_from(archive.len()).expect("small");
        let mut fields = vec![20, 0, 0, 0, 8, 0, 0, 0, 0, 0];
        fields.extend(sum.sum().to_le_bytes());
        fields.extend(u32::try_from(packed.len()).expect("small").to_le_bytes());
        fields.extend(u32::try_from(bytes.len()).expect("small").to_le_bytes());
        fields.extend(u16::try_from(name.len()).expect("short").to_le_bytes());
        fields.extend([0, 0]);
        archive.extend(b"PK\x03\x04");
        archive.extend(&fields);
        archive.extend(name.as_bytes());
        archive.extend(packed);
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&fields);
        directory.extend([0; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let start = u32::try_from(archive.len()).expect("small");
    let count = u16::try_from(files.len()).expect("few");
    archive.extend(&directory);
    archive.extend(b"PK\x05\x06\0\0\0\0");
    archive.extend(count.to_le_bytes());
    archive.extend(count.to_le_bytes());
    archive.extend(u32::try_from(directory.len()).expect("small").to_le_bytes());
    archive.extend(start.to_le_bytes());
    archive.extend([0, 0]);
    archive
}

#[test]
fn the_files_of_an_archive_are_read_as_if_they_lay_there() {
    let line: &[u8] = b"{\"timestamp\":\"2026-03-01T00:00:00Z\",\"model\":\"gpt-5\",\"input_tokens\":10,\"output_tokens\":3}\n";
    let table: &[u8] = b"time,model,input_tokens,output_tokens\n2026-03-01T00:00:01Z,gpt-5,5,1\n";
    let archive = zip(&[
        ("b/table.csv", table),
        ("a/log.jsonl", line),
        ("readme.pdf", b"no log"),
        ("../out.jsonl", line),
        ("notes.txt", b"plain words"),
    ]);
    let (outcome, events) = super::read(&archive, "export.zip");
    assert_eq!(outcome.format, Some("generic"));
    assert_eq!(events.len(), 2, "{events:?}");
    assert_eq!(outcome.tally.usage, 2);
    // The text that is no log is named; what is no log by its name, and what leads out, is not looked at.
    assert_eq!(outcome.tally.rejections(), 1, "{:?}", outcome.tally);
    // A flipped bit of the content is found by its checksum.
    let place = archive
        .windows(4)
        .position(|bytes| bytes == b"PK\x03\x04")
        .expect("a file")
        + 60;
    let mut damaged = archive.clone();
    damaged[place] ^= 4;
    let (outcome, _) = super::read(&damaged, "export.zip");
    assert!(outcome.tally.rejections() > 1, "{:?}", outcome.tally);
}

#[test]
fn a_column_file_is_read_as_the_table_it_holds() {
    use polars::prelude::ParquetWriter;
    use polars::prelude::df;
    let mut frame = df!(
        "timestamp" => ["2026-03-01T00:00:00Z", "2026-03-01T00:00:01Z"],
        "model" => [Some("gpt-5"), None],
        "input_tokens" => [10_i64, 5],
        "output_tokens" => [3_i32, 1],
        "cost" => [0.25_f64, 1e-7],
    )
    .expect("a frame");
    let mut bytes = Vec::new();
    ParquetWriter::new(&mut bytes)
        .finish(&mut frame)
        .expect("written");
    let (outcome, events) = super::read(&bytes, "calls.parquet");
    assert_eq!((outcome.format, outcome.tally.usage), (Some("generic"), 2));
    let costs: Vec<String> = events
        .iter()
        .filter_map(|event| Some(event.reported_cost?.to_string()))
        .collect();
    assert_eq!(costs, ["0.25", "0.0000001"]);
    assert_eq!(events[0].attributes[Attribute::Model], "gpt-5");
    assert_eq!(events[1].attributes[Attribute::Model], "");
    // Cut short, it is an error or a named rejection: never fewer calls in silence.
    for cut in [20, bytes.len() / 2, bytes.len() - 3] {
        let home = tempfile::tempdir().expect("a folder");
        let path = home.path().join("calls.parquet");
        fs::write(&path, &bytes[..cut]).expect("a file");
        let read = read_file(&path, ReadOptions::default(), None, &mut |_| {});
        assert!(read.is_err(), "{cut}: {read:?}");
    }
}
