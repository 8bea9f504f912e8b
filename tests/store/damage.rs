//! A store whose bytes changed: found by the check, never read as something else.

use std::fs;
use std::path::{Path, PathBuf};

use llmcost::error::Error;
use llmcost::event::UsageEvent;
use llmcost::store::{Cursor, Store};

use super::events;

/// A store with segments, superseded rows, pending events and a cursor; and what it holds.
fn store(home: &Path) -> Vec<UsageEvent<'static>> {
    events::put_bounded(home, &events::numbers(0..60), 25, 0);
    let mut writer = events::begin(home);
    for number in [3, 30, 70, 71] {
        writer
            .record(&events::call(number, 500), 0)
            .expect("recorded");
    }
    writer.set_cursor(Cursor {
        path: "/logs/a".to_owned(),
        ..Cursor::default()
    });
    writer.commit().expect("committed");
    events::read(home).expect("sound")
}

fn files(place: &Path) -> Vec<PathBuf> {
    let mut all = vec![place.join("catalog.db")];
    let entries = fs::read_dir(place.join("segments")).expect("readable");
    all.extend(entries.map(|entry| entry.expect("readable").path()));
    all
}

fn finds_damage(place: &Path) -> bool {
    match Store::open(place, false).and_then(|store| store.check()) {
        Ok(findings) => findings.iter().any(|finding| finding.damage),
        Err(_) => true,
    }
}

/// Puts `bytes` in place of a file: figures must be as before or refused, and a change of figures found.
fn try_bytes(place: &Path, file: &Path, bytes: &[u8], truth: &[UsageEvent<'static>], what: &str) {
    fs::write(file, bytes).expect("written");
    let segment = file
        .parent()
        .is_some_and(|parent| parent.ends_with("segments"));
    let found = finds_damage(place);
    assert!(found || !segment, "{what}: not found by the check");
    match events::read(place) {
        Ok(events) => assert_eq!(events, truth, "{what}: other figures"),
        Err(Error::Damaged(_) | Error::NewerStore { .. } | Error::Catalogue(_)) => {
            assert!(found, "{what}: refused, yet not found by the check");
        }
        Err(other) => panic!("{what}: {other}"),
    }
}

#[test]
fn flipped_bits_are_found_and_never_change_a_figure() {
    let home = tempfile::tempdir().expect("a directory");
    let truth = store(home.path());
    for file in files(home.path()) {
        let sound = fs::read(&file).expect("readable");
        let step = (sound.len() / 150).max(1) | 1;
        for place in (0..sound.len()).step_by(step) {
            let mut bytes = sound.clone();
            bytes[place] ^= 1 << (place % 8);
            let what = format!("{} byte {place}", file.display());
            try_bytes(home.path(), &file, &bytes, &truth, &what);
        }
        fs::write(&file, &sound).expect("written");
    }
    assert!(!finds_damage(home.path()));
    assert_eq!(events::read(home.path()).expect("sound"), truth);
}

#[test]
fn cut_zeroed_and_missing_files_are_found() {
    let home = tempfile::tempdir().expect("a directory");
    let truth = store(home.path());
    for file in files(home.path()) {
        let sound = fs::read(&file).expect("readable");
        for length in [0, 1, 50, sound.len() / 2, sound.len() - 1] {
            let what = format!("{} cut at {length}", file.display());
            try_bytes(home.path(), &file, &sound[..length], &truth, &what);
            assert!(finds_damage(home.path()), "{what}");
        }
        let zeros = vec![0; sound.len()];
        try_bytes(home.path(), &file, &zeros, &truth, "zeroed");
        fs::remove_file(&file).expect("removed");
        assert!(finds_damage(home.path()), "{} missing", file.display());
        let missing_is_named = match events::read(home.path()) {
            Err(Error::Damaged(reason)) => reason.contains("missing"),
            Ok(events) => events == truth, // key files serve writers alone
            Err(_) => false,
        };
        assert!(missing_is_named, "{} missing", file.display());
        fs::write(&file, &sound).expect("written");
    }
}

#[test]
fn a_writer_refuses_a_damaged_key_file_and_changes_nothing() {
    let home = tempfile::tempdir().expect("a directory");
    let truth = store(home.path());
    let keys = home.path().join("segments/00000000.keys");
    let mut bytes = fs::read(&keys).expect("readable");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 4;
    fs::write(&keys, &bytes).expect("written");
    let mut writer = events::begin(home.path());
    for event in events::numbers(0..60) {
        writer.record(&event, 0).expect("collected");
    }
    assert!(matches!(writer.commit(), Err(Error::Damaged(_))));
    assert!(matches!(events::read(home.path()), Err(Error::Damaged(_))));
    bytes[middle] ^= 4;
    fs::write(&keys, &bytes).expect("written");
    assert_eq!(events::read(home.path()).expect("readable"), truth);
}

#[test]
fn a_store_from_a_newer_llmcost_is_refused_untouched() {
    let home = tempfile::tempdir().expect("a directory");
    store(home.path());
    let catalogue = home.path().join("catalog.db");
    let connection = rusqlite::Connection::open(&catalogue).expect("open");
    connection
        .execute_batch("PRAGMA user_version=7")
        .expect("set");
    connection.close().expect("closed");
    let tree = || -> Vec<(PathBuf, Vec<u8>)> {
        let mut all: Vec<PathBuf> = fs::read_dir(home.path())
            .expect("readable")
            .map(|entry| entry.expect("readable").path())
            .filter(|path| path.is_file())
            .collect();
        all.extend(files(home.path()));
        all.sort();
        all.into_iter()
            .map(|path| (path.clone(), fs::read(path).expect("readable")))
            .collect()
    };
    let before = tree();
    let newer = |error: Option<Error>| {
        matches!(
            error,
            Some(Error::NewerStore {
                found: 7,
                supported: 2
            })
        )
    };
    assert!(newer(Store::open(home.path(), true).err()));
    assert!(newer(events::read(home.path()).err()));
    assert_eq!(tree(), before);
}
