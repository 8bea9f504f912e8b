//! Any order, growth, copy or repetition of the same files gives the same store.

use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;
use std::time::SystemTime;

use llmcost::event::Scan;
use llmcost::event::UsageEvent;
use llmcost::store::Store;
use llmcost::units::Period;
use proptest::prelude::*;

/// A file of the samples: where it lies on a user's disk and what it holds.
struct Log {
    path: PathBuf,
    bytes: Vec<u8>,
}

/// Every sample of every format, laid out under `home`, what lies beside them too.
fn logs(home: &Path) -> Vec<Log> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/sources");
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        let copy = home.join(folder.strip_prefix(&root).expect("inside"));
        fs::create_dir_all(&copy).expect("a folder");
        for path in super::entries(&folder) {
            if path.is_dir() {
                folders.push(path);
            } else {
                fs::copy(&path, copy.join(super::name(&path))).expect("a copy");
            }
        }
    }
    let cases = super::cases().into_iter().map(|case| {
        let (bytes, name) = case.load();
        let path = home.join(case.path.strip_prefix(&root).expect("inside"));
        Log {
            path: path.with_file_name(name),
            bytes,
        }
    });
    cases.collect()
}

/// Puts bytes where a log is kept, changed last at the start of 2026.
fn put(path: &Path, bytes: &[u8]) {
    fs::write(path, bytes).expect("a file");
    let file = fs::File::options()
        .write(true)
        .open(path)
        .expect("the file");
    let modified = SystemTime::UNIX_EPOCH + Duration::from_secs(1_767_225_600);
    file.set_modified(modified).expect("a time");
}

/// Ingests files; a log of which only a beginning is there may not tell its format yet.
fn ingest(store: &Path, paths: &[&Path], is_begun: bool) {
    let done = Command::new(env!("CARGO_BIN_EXE_llmcost"))
        .args(["ingest", "--quiet", "--store"])
        .arg(store)
        .args(paths)
        .env("LLMCOST_NOW", "2026-11-23T00:00:00Z")
        .env("HOME", store)
        .output()
        .expect("a process");
    let complaint = String::from_utf8_lossy(&done.stderr);
    let is_told = !is_begun
        || complaint
            .lines()
            .all(|line| line.contains("cannot tell the format"));
    assert!(
        is_told && (is_begun || done.status.success()),
        "{complaint}"
    );
}

/// Everything a store holds, in an order of its own.
fn held(store: &Path) -> Vec<UsageEvent<'static>> {
    let snapshot = Store::open(store, false).and_then(|store| store.snapshot());
    let mut held = Vec::new();
    let collected = snapshot.expect("a store").scan(Period::ALL, &mut |batch| {
        held.extend((0..batch.len()).map(|row| UsageEvent {
            // What serves the counting of records alone is not kept.
            part: 0,
            ..batch.event(row).into_owned()
        }));
        Ok(())
    });
    collected.expect("sound");
    held.sort_by_key(|event| event.key);
    held
}

/// A beginning of a log that ends behind a line, where the log is one of lines.
fn beginning(log: &Log, share: usize) -> Option<&[u8]> {
    let is_lines = log
        .path
        .extension()
        .is_some_and(|kind| kind == "jsonl" || kind == "csv");
    let ends: Vec<usize> = (1..=log.bytes.len())
        .filter(|end| log.bytes[end - 1] == b'\n')
        .collect();
    let end = ends.get(ends.len() * share / 100).filter(|_| is_lines)?;
    log.bytes.get(..*end)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, max_shrink_iters: 0, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_same_files_give_the_same_store(
        order in Just((0..400_usize).collect::<Vec<_>>()).prop_shuffle(),
        shares in prop::collection::vec(0..100_usize, 400),
        steps in 1..4_usize,
    ) {
        let home = tempfile::tempdir().expect("a folder");
        let logs = logs(&home.path().join("logs"));
        assert!(logs.len() < order.len());
        for log in &logs {
            put(&log.path, &log.bytes);
        }
        let all: Vec<&Path> = logs.iter().map(|log| log.path.as_path()).collect();
        let (plain, other) = (home.path().join("plain"), home.path().join("other"));
        ingest(&plain, &all, false);

        let order: Vec<&Log> = order.iter().filter_map(|place| logs.get(*place)).collect();
        for step in order.chunks(order.len().div_ceil(steps)) {
            let mut begun = Vec::new();
            for (log, share) in step.iter().zip(&shares) {
                put(&log.path, beginning(log, *share).unwrap_or(&log.bytes));
                begun.push(log.path.as_path());
            }
            ingest(&other, &begun, true);
        }
        for log in &logs {
            put(&log.path, &log.bytes);
        }
        let reversed: Vec<&Path> = order.iter().rev().map(|log| log.path.as_path()).collect();
        ingest(&other, &reversed, false);
        ingest(&other, &all, false);
        let (expected, found) = (held(&plain), held(&other));
        for (expected, found) in expected.iter().zip(&found) {
            prop_assert_eq!(expected, found);
        }
        prop_assert_eq!(expected.len(), found.len());
    }
}
