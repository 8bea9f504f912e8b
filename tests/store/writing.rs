//! Who may write, what a write leaves, and what readers see meanwhile.

use std::fs;
use std::path::Path;
use std::time::Duration;

use llmcost::analysis;
use llmcost::error::Error;
use llmcost::event::{Attribute, Details, Key, Ledger, Scan};
use llmcost::pricing::PriceBook;
use llmcost::store::{Counts, Cursor, Resume, Store};
use llmcost::units::{Period, Usd};

use super::events;

#[test]
fn an_absent_store_reads_as_empty_and_is_not_made() {
    let home = tempfile::tempdir().expect("a directory");
    let place = home.path().join("store");
    assert_eq!(events::read(&place).expect("empty"), vec![]);
    let store = Store::open(&place, false).expect("absent");
    assert!(store.begin("a test", Duration::ZERO).is_err());
    assert_eq!(store.check().expect("nothing to find"), vec![]);
    assert_eq!(store.info().expect("empty").events, 0);
    assert!(!place.exists());
}

#[test]
fn what_is_not_committed_did_not_happen() {
    let home = tempfile::tempdir().expect("a directory");
    events::put(home.path(), &events::numbers(0..5));
    let mut writer = events::begin(home.path()).with_bounds(10, 0);
    for event in events::numbers(5..100) {
        writer.record(&event, 0).expect("recorded");
    }
    drop(writer);
    assert_eq!(
        events::read(home.path()).expect("sound"),
        events_plain(0..5)
    );
    assert_eq!(segment_files(home.path()), 0);
}

#[test]
fn files_that_no_catalogue_names_are_ignored_and_removed_by_the_next_write() {
    let home = tempfile::tempdir().expect("a directory");
    events::put_bounded(home.path(), &events::numbers(0..50), 20, 0);
    let before = segment_files(home.path());
    for name in ["00000003.parquet", "00000003.keys.tmp", "00000099.names"] {
        fs::write(home.path().join("segments").join(name), "half").expect("written");
    }
    let store = Store::open(home.path(), false).expect("sound");
    let findings = store.check().expect("checked");
    assert_eq!(findings.len(), 2 + usize::from(before == 9), "{findings:?}");
    assert!(findings.iter().all(|finding| !finding.damage));
    assert_eq!(
        events::read(home.path()).expect("sound"),
        events_plain(0..50)
    );
    events::put(home.path(), &events::numbers(50..51));
    assert_eq!(segment_files(home.path()), before);
    assert_eq!(store.check().expect("checked"), vec![]);
}

#[test]
fn a_second_writer_waits_and_is_told_who_writes() {
    let home = tempfile::tempdir().expect("a directory");
    let store = Store::open(home.path(), true).expect("new");
    let first = store
        .begin("process 7, `ingest`", events::PATIENCE)
        .expect("free");
    let refused = store.begin("second", Duration::from_millis(40)).err();
    assert!(matches!(&refused, Some(Error::Locked { holder }) if holder == "process 7, `ingest`"));
    drop(first);
    assert!(store.begin("second", events::PATIENCE).is_ok());
}

#[test]
fn writers_at_once_give_the_result_of_one_after_the_other() {
    let home = tempfile::tempdir().expect("a directory");
    std::thread::scope(|scope| {
        for writer in 0..4_u64 {
            let place = home.path();
            scope.spawn(move || {
                for round in 0..5 {
                    let store = Store::open(place, true).expect("a store");
                    let mut open = store
                        .begin("a test", Duration::from_secs(60))
                        .expect("a turn");
                    for event in events::numbers(round * 10..round * 10 + 10 + writer) {
                        open.record(&event, 0).expect("recorded");
                    }
                    open.with_bounds(7, 20).commit().expect("committed");
                }
            });
        }
    });
    assert_eq!(
        events::read(home.path()).expect("sound"),
        events_plain(0..53)
    );
}

#[test]
fn a_snapshot_stays_as_it_was_through_writes_and_compaction() {
    let home = tempfile::tempdir().expect("a directory");
    events::put_bounded(home.path(), &events::numbers(0..40), 10, 0);
    let store = Store::open(home.path(), false).expect("sound");
    let snapshot = store.snapshot().expect("sound");
    let grown: Vec<_> = (0..60).map(|number| events::call(number, 1000)).collect();
    events::put_bounded(home.path(), &grown, 10, 0);
    store
        .compact("a test", events::PATIENCE)
        .expect("compacted");
    let mut output = 0;
    let sum = &mut output;
    snapshot
        .scan(Period::ALL, &mut |batch| {
            let meter = batch.meter(llmcost::event::Meter::Output);
            *sum += (0..batch.len()).map(|row| meter.get(row)).sum::<u64>();
            Ok(())
        })
        .expect("still there");
    assert_eq!(output, (1..=40).sum::<u64>());
    drop(snapshot);
    assert_eq!(events::read(home.path()).expect("sound").len(), 60);
    assert_eq!(store.info().expect("sound").segments, 1);
    events::put(home.path(), &events::numbers(60..61));
    assert_eq!(segment_files(home.path()), 3);
}

#[test]
fn small_writes_do_not_leave_a_heap_of_segments() {
    let home = tempfile::tempdir().expect("a directory");
    for round in 0..40 {
        events::put_bounded(home.path(), &events::numbers(round..round + 2), 5, 0);
    }
    let store = Store::open(home.path(), false).expect("sound");
    assert!(store.info().expect("sound").segments <= 17);
    assert_eq!(
        events::read(home.path()).expect("sound"),
        events_plain(0..41)
    );
}

#[test]
fn details_left_out_change_nothing_else() {
    let home = tempfile::tempdir().expect("a directory");
    events::put_bounded(home.path(), &events::numbers(0..20), 5, 0);
    let store = Store::open(home.path(), false).expect("sound");
    let snapshot = store.snapshot().expect("sound");
    let kept = Attribute::ALL
        .into_iter()
        .filter(|attribute| *attribute != Attribute::Session);
    let details = kept.fold(Details::NONE, Details::with);
    let mut seen = Vec::new();
    for part in snapshot.parts(Period::ALL) {
        let batch = snapshot.read(part, details).expect("read");
        seen.extend((0..batch.len()).map(|row| events::plain(batch.event(row))));
    }
    let mut expected = events::numbers(0..20);
    for event in &mut expected {
        event.attributes[Attribute::Session] = "".into();
        event.key = Key::default();
    }
    let expected = expected.into_iter().map(events::plain).collect();
    assert_eq!(events::sorted(seen), events::sorted(expected));
}

/// A stretch of a segment, over several of its pages, with rows in it that were replaced.
#[test]
fn a_period_asked_for_is_those_rows_of_the_whole() {
    let home = tempfile::tempdir().expect("a directory");
    events::put_bounded(home.path(), &events::numbers(0..40_000), usize::MAX, 0);
    // The same calls with more output than before replace them.
    let better: Vec<_> = [3, 17_000, 17_001, 39_000]
        .map(|number| events::call(number, 90_000))
        .into();
    events::put_bounded(home.path(), &better, usize::MAX, 0);
    let snapshot = Store::open(home.path(), false)
        .expect("sound")
        .snapshot()
        .expect("sound");
    let read = |details: Details| {
        let mut seen = Vec::new();
        for part in snapshot.parts(details.period()) {
            let batch = snapshot.read(part, details).expect("read");
            seen.extend((0..batch.len()).map(|row| events::plain(batch.event(row))));
        }
        events::sorted(seen)
    };
    let whole = read(Details::ALL);
    assert_eq!(whole.len(), 40_000);
    for (start, end) in [(0, 1), (16_000, 17_002), (17_001, 39_001), (39_999, 50_000)] {
        let period = Period {
            start: events::call(start, 1).time,
            end: events::call(end, 1).time,
        };
        let inside = whole.iter().filter(|event| period.contains(event.time));
        let inside: Vec<_> = inside.cloned().collect();
        assert_eq!(read(Details::ALL.within(period)), inside, "{start}..{end}");
    }
}

/// What a view does not ask for is left on the disk: what it does ask for must be there.
#[test]
fn views_of_segments_are_those_of_the_events() {
    let home = tempfile::tempdir().expect("a directory");
    let mut all = events::numbers(0..40);
    let mut ledger = Ledger::default();
    for (event, number) in all.iter_mut().zip(1..) {
        event.duration = number * 1000;
        event.line = number;
        ledger.record(event);
    }
    events::put_bounded(home.path(), &all, 15, 0);
    let snapshot = Store::open(home.path(), false)
        .expect("sound")
        .snapshot()
        .expect("sound");
    let book = PriceBook::empty();
    let query = analysis::Query {
        by: analysis::Dimension::parse_list("session").expect("a dimension"),
        ..analysis::Query::default()
    };
    let report = |events: &dyn Scan| analysis::report(&query, events, &book).expect("a report");
    assert_eq!(report(&snapshot), report(&ledger));
    let pages = analysis::RecordQuery {
        calls: analysis::Query::default(),
        order: analysis::RecordOrder::Newest,
        limit: 7,
        after: None,
        page: None,
    };
    let records = |events: &dyn Scan| analysis::records(&pages, events, &book).expect("a page");
    assert_eq!(records(&snapshot), records(&ledger));
    let runs = analysis::WorkQuery {
        work: analysis::Work::Session,
        calls: analysis::Query::default(),
        sort: ("duration_ms".to_owned(), true),
        min_cost: None,
        top: None,
    };
    let list = |events: &dyn Scan| analysis::work(&runs, events, &book).expect("a list");
    assert_eq!(list(&snapshot), list(&ledger));
    let tree =
        |events: &dyn Scan| analysis::work_tree(&runs, "session 2", events, &book).expect("a tree");
    assert_eq!(tree(&snapshot), tree(&ledger));
}

#[test]
fn conservation_is_counted_by_origin_and_by_record() {
    let home = tempfile::tempdir().expect("a directory");
    events::put_bounded(home.path(), &events::numbers(0..10), 3, 0);
    let mut writer = events::begin(home.path());
    for event in events::numbers(5..12) {
        writer.record(&event, 1).expect("recorded");
    }
    writer.record(&events::call(3, 99), 2).expect("recorded");
    writer.record(&events::call(50, 1), 2).expect("recorded");
    writer.record(&events::call(50, 2), 1).expect("recorded");
    let mut fee = events::call(51, 1);
    fee.part = 1;
    writer.record(&fee, 2).expect("recorded");
    assert!(writer.knows(events::call(50, 0).key).expect("read"));
    assert!(writer.knows(events::call(9, 0).key).expect("read"));
    assert!(!writer.knows(events::call(12, 0).key).expect("read"));
    let done = writer.commit().expect("committed");
    let counts = |new, duplicate, grown| Counts {
        new,
        duplicate,
        grown,
    };
    assert_eq!(done.by_origin[&1], counts(2, 5, 1));
    assert_eq!(done.by_origin[&2], counts(1, 0, 1));
    assert_eq!(done.total(), counts(3, 5, 2));
}

#[test]
fn cursors_are_kept_with_the_events() {
    let home = tempfile::tempdir().expect("a directory");
    let cursor = Cursor {
        path: "/logs/ü.jsonl".to_owned(),
        size: u64::MAX,
        modified_ns: -1,
        changed_ns: i64::MAX,
        inode: 7,
        format: "claude-code".to_owned(),
        provisional: vec![events::call(1, 1).key, events::call(2, 2).key],
        resume: Some(Resume {
            delimiter: Some(b';'),
            offset: 12,
            line: 3,
            head: u128::MAX,
            tail: 1,
            state: "{}".to_owned(),
        }),
    };
    let mut dropped = events::begin(home.path());
    dropped.set_cursor(cursor.clone());
    drop(dropped);
    let mut writer = events::begin(home.path());
    assert_eq!(writer.cursor(&cursor.path), None);
    writer.set_cursor(cursor.clone());
    writer.commit().expect("committed");
    let writer = events::begin(home.path());
    assert_eq!(writer.cursor(&cursor.path), Some(&cursor));
    assert_eq!(writer.cursors().count(), 1);
}

#[cfg(unix)]
#[test]
fn only_the_owner_may_read_what_is_stored() {
    use std::os::unix::fs::PermissionsExt;
    let home = tempfile::tempdir().expect("a directory");
    let place = home.path().join("deep/store");
    events::put_bounded(&place, &events::numbers(0..10), 5, 0);
    let open = events::begin(&place);
    let mut seen = 0;
    for (path, mode) in tree(&place) {
        let expected = if path.is_dir() { 0o700 } else { 0o600 };
        assert_eq!(mode & 0o777, expected, "{}", path.display());
        seen += 1;
    }
    assert!(seen > 8);
    drop(open);
    fs::set_permissions(&place, fs::Permissions::from_mode(0o777)).expect("changed");
    assert!(matches!(
        Store::open(&place, false),
        Err(Error::Invalid { .. })
    ));
    fs::set_permissions(&place, fs::Permissions::from_mode(0o700)).expect("changed");
    let lock = place.join("lock");
    fs::remove_file(&lock).expect("removed");
    std::os::unix::fs::symlink("/dev/null", &lock).expect("linked");
    assert!(matches!(
        Store::open(&place, false),
        Err(Error::Invalid { .. })
    ));
}

#[cfg(unix)]
fn tree(place: &Path) -> Vec<(std::path::PathBuf, u32)> {
    use std::os::unix::fs::PermissionsExt;
    let mode = |path: &Path| path.metadata().expect("there").permissions().mode();
    let mut all = vec![(place.to_path_buf(), mode(place))];
    for entry in fs::read_dir(place).expect("readable") {
        let path = entry.expect("readable").path();
        if path.is_dir() {
            all.extend(tree(&path));
        } else {
            all.push((path.clone(), mode(&path)));
        }
    }
    all
}

fn events_plain(range: std::ops::Range<u64>) -> Vec<llmcost::event::UsageEvent<'static>> {
    events::sorted(
        events::numbers(range)
            .into_iter()
            .map(events::plain)
            .collect(),
    )
}

fn segment_files(place: &Path) -> usize {
    fs::read_dir(place.join("segments")).map_or(0, |entries| entries.count())
}

#[test]
fn credits_stay_negative_on_their_way_through_the_store() {
    let amounts = [
        "-0.000000000000000001",
        "-3.25",
        "0",
        "0.38",
        "-99999999999999999999",
    ];
    let charges: Vec<_> = (0..)
        .zip(amounts)
        .map(|(number, amount)| {
            let mut charge = events::call(number, 0);
            charge.calls = 0;
            charge.attributes[Attribute::CostKind] = "billed".into();
            charge.reported_cost = Some(Usd::parse(amount).expect("an amount"));
            charge
        })
        .collect();
    let expected: Usd = charges
        .iter()
        .filter_map(|charge| charge.reported_cost)
        .sum();
    // In the catalogue first, in segments second.
    for pending in [usize::MAX, 0] {
        let home = tempfile::tempdir().expect("a directory");
        events::put_bounded(home.path(), &charges, 2, pending);
        let read = events::read(home.path()).expect("sound");
        let sum: Usd = read.iter().filter_map(|charge| charge.reported_cost).sum();
        assert_eq!((read.len(), sum), (charges.len(), expected));
        assert!(read.contains(&events::plain(charges[0].clone())));
    }
}
