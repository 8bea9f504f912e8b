//! Segments in few files: their number is logarithmic, and everything else is as if each had files of its own.

use std::fs;
use std::path::Path;
use std::path::PathBuf;

use llmcost::error::Error;
use llmcost::event::EventBatch;
use llmcost::event::Scan;
use llmcost::event::UsageEvent;
use llmcost::store::Limit;
use llmcost::store::Snapshot;
use llmcost::store::Stays;
use llmcost::store::Store;
use llmcost::units::Period;
use proptest::prelude::*;

use super::events;
use super::model;

/// Rows of a segment that is packed, and bytes that the first pack may have: two of the smallest segments.
const ROWS: usize = 3;
const FIRST: u64 = 8192;

/// What the smallest segment takes in a pack.
const BLOCK: u64 = 4096;

fn packing(place: &Path) -> Store {
    let store = Store::open(place, true).expect("a store");
    store.with_packing(ROWS, FIRST)
}

/// Puts events into segments of `rows` rows; those of [`ROWS`] and more are packed.
fn put(place: &Path, events: &[UsageEvent<'_>], rows: usize) {
    let writer = packing(place).begin("a test", events::PATIENCE);
    let mut writer = writer.expect("a writer").with_bounds(rows, 0);
    for event in events {
        writer.record(event, 0).expect("recorded");
    }
    writer.commit().expect("committed");
}

/// Removes the calls before a number.
fn prune(place: &Path, before: u64) -> u64 {
    let limit = Limit {
        before: events::call(before, 0).time,
        name: format!("call {before:06}"),
        stays: &|_, _| Stays::AsSums,
    };
    let pruned = packing(place).prune(&limit, false, "a test", events::PATIENCE);
    pruned.expect("pruned").calls
}

fn files(place: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(place.join("segments")).expect("readable");
    let mut files: Vec<_> = entries
        .map(|entry| entry.expect("readable").path())
        .collect();
    files.sort();
    files
}

fn bytes(place: &Path) -> u64 {
    let size = |path: &PathBuf| path.metadata().expect("there").len();
    files(place).iter().map(size).sum()
}

fn plain(range: std::ops::Range<u64>) -> Vec<UsageEvent<'static>> {
    let events = events::numbers(range).into_iter();
    events::sorted(events.map(events::plain).collect())
}

fn read(snapshot: &Snapshot) -> Result<Vec<UsageEvent<'static>>, Error> {
    let mut found = Vec::new();
    snapshot.scan(Period::ALL, &mut |batch: &EventBatch| {
        found.extend((0..batch.len()).map(|row| events::plain(batch.event(row))));
        Ok(())
    })?;
    Ok(events::sorted(found))
}

fn is_sound(place: &Path) -> bool {
    packing(place).check().expect("checked").is_empty()
}

/// With every doubling of the store there is at most one file more.
#[test]
fn files_are_logarithmically_many() {
    let home = tempfile::tempdir().expect("a directory");
    let (mut calls, mut segments) = (0, 0_u64);
    for round in 0..8 {
        let more = 6 << round;
        // In one commit, and in many.
        for part in 0..4 {
            let (start, end) = (calls + more * part / 4, calls + more * (part + 1) / 4);
            put(home.path(), &events::numbers(start..end), ROWS);
        }
        calls += more;
        let info = packing(home.path()).info().expect("sound");
        assert_eq!(info.events, calls);
        assert!(info.segments >= segments);
        segments = info.segments;
        let packs = files(home.path())
            .iter()
            .filter(|path| path.extension().is_some_and(|kind| kind == "pack"))
            .count();
        assert!(info.segments >= calls / 4 && packs <= 2 + round, "{packs}");
    }
    assert!(segments > 250, "{segments}");
    assert!(files(home.path()).len() < 11 + 4 * 17);
    assert!(is_sound(home.path()));
    assert_eq!(events::read(home.path()).expect("sound"), plain(0..calls));
}

/// Old calls are removed as new ones come: files stay few, and what is left takes no more than twice its room.
#[test]
fn the_room_of_removed_calls_comes_back() {
    let home = tempfile::tempdir().expect("a directory");
    let mut most = 0;
    for round in 0..40 {
        let start = round * 60;
        put(home.path(), &events::numbers(start..start + 60), ROWS);
        if round >= 8 {
            assert_eq!(prune(home.path(), start - 8 * 60 + 60), 60);
        }
        let store = packing(home.path());
        let info = store.info().expect("sound");
        let room = info.segments * 2 * BLOCK + FIRST + 17 * BLOCK;
        assert!(bytes(home.path()) <= room, "{} {room}", bytes(home.path()));
        most = most.max(info.segment_files);
    }
    assert!(most <= 9, "{most}");
    assert!(are_mostly_used(home.path()));
    assert!(is_sound(home.path()));
}

/// Whether at least half of every pack is in use: what is not is zeros.
fn are_mostly_used(place: &Path) -> bool {
    let is_mostly_used = |path: &PathBuf| {
        let bytes = fs::read(path).expect("readable");
        let blocks = bytes.chunks(BLOCK as usize);
        let used = blocks.filter(|block| block.iter().any(|byte| *byte != 0));
        used.count() * 2 >= bytes.len() / BLOCK as usize
    };
    let mut files = files(place).into_iter();
    files.all(|path| path.extension().is_none_or(|kind| kind != "pack") || is_mostly_used(&path))
}

/// Calls that grow are replaced by and by: what is left of a pack moves on.
#[test]
fn a_pack_of_which_little_is_left_is_given_up() {
    let home = tempfile::tempdir().expect("a directory");
    put(home.path(), &events::numbers(0..150), ROWS);
    let mut writer = packing(home.path())
        .begin("a test", events::PATIENCE)
        .expect("a writer");
    for number in 0..141 {
        let grown = events::call(number, 1000);
        writer.record(&grown, 0).expect("recorded");
    }
    writer.commit().expect("committed");
    packing(home.path())
        .compact("a test", events::PATIENCE)
        .expect("compacted");
    assert!(are_mostly_used(home.path()));
    assert!(is_sound(home.path()));
    let info = packing(home.path()).info().expect("sound");
    assert_eq!((info.events, info.superseded), (150, 0));
}

fn is_somewhere(place: &Path, wanted: &[u8]) -> bool {
    let contains = |path: &PathBuf| {
        let bytes = fs::read(path).expect("readable");
        bytes.windows(wanted.len()).any(|window| window == wanted)
    };
    files(place).iter().any(contains)
}

#[test]
fn what_was_removed_is_in_no_file_once_nobody_reads_it() {
    let home = tempfile::tempdir().expect("a directory");
    put(home.path(), &events::numbers(0..90), 30);
    let pack = fs::read(&files(home.path())[0]).expect("readable");
    let columns: Vec<usize> = (0..pack.len() - 4)
        .filter(|place| pack[*place..].starts_with(b"PAR1"))
        .collect();
    let witness = |nth: usize| &pack[columns[nth]..][..300];
    let snapshot = packing(home.path()).snapshot().expect("sound");
    assert_eq!(prune(home.path(), 30), 30);
    // Who began to read before reads on.
    assert_eq!(read(&snapshot).expect("still there").len(), 90);
    assert!(is_somewhere(home.path(), witness(0)));
    drop(snapshot);
    put(home.path(), &events::numbers(100..101), 30);
    assert!(!is_somewhere(home.path(), witness(0)));
    // Every file of columns ends as it begins.
    assert!(is_somewhere(home.path(), witness(2)));
    assert!(is_sound(home.path()));
}

/// A store as older programs wrote it, all segments of which are to be packed now.
fn loose(place: &Path, segments: u64) {
    let events = events::numbers(0..segments * 5);
    for part in events.chunks(5 * 16) {
        events::put_bounded(place, part, 5, 0);
    }
}

#[test]
fn segments_of_older_stores_are_packed_by_and_by() {
    let home = tempfile::tempdir().expect("a directory");
    loose(home.path(), 16);
    let before = files(home.path()).len();
    assert_eq!(
        (before, packing(home.path()).info().expect("sound").format),
        (48, 1)
    );
    // A call that waits in the catalogue moves nothing.
    let mut writer = packing(home.path())
        .begin("a test", events::PATIENCE)
        .expect("a writer");
    writer.record(&events::call(1000, 1), 0).expect("recorded");
    writer.commit().expect("committed");
    assert_eq!(files(home.path()).len(), before);
    // A segment moves some.
    put(home.path(), &events::numbers(1000..1005), 5);
    let some = files(home.path()).len();
    assert!(some < before && some > 12, "{some}");
    assert_eq!(packing(home.path()).info().expect("sound").format, 2);
    // Tidying moves all.
    let done = packing(home.path())
        .compact("a test", events::PATIENCE)
        .expect("compacted");
    assert_eq!(
        (done.before, done.after, done.files_before),
        (17, 17, some as u64)
    );
    assert!(done.files_after < 6 && done.files_after == files(home.path()).len() as u64);
    assert!(is_sound(home.path()));
    let mut expected = events::numbers(0..80);
    expected.extend(events::numbers(1000..1005));
    let expected = expected.into_iter().map(events::plain).collect();
    assert_eq!(
        events::read(home.path()).expect("sound"),
        events::sorted(expected)
    );
}

#[test]
fn a_snapshot_stays_as_it_was_while_segments_move() {
    let home = tempfile::tempdir().expect("a directory");
    loose(home.path(), 12);
    let unopened = packing(home.path()).snapshot().expect("sound");
    let opened = packing(home.path()).snapshot().expect("sound");
    assert_eq!(read(&opened).expect("read"), plain(0..60));
    packing(home.path())
        .compact("a test", events::PATIENCE)
        .expect("compacted");
    let packed = packing(home.path()).snapshot().expect("sound");
    // Most of it goes, so that the packs are given up.
    assert_eq!(prune(home.path(), 45), 45);
    for snapshot in [&opened, &unopened, &packed] {
        assert_eq!(read(snapshot).expect("still there"), plain(0..60));
    }
    drop((opened, unopened, packed));
    put(home.path(), &events::numbers(60..66), ROWS);
    assert!(is_sound(home.path()));
    assert!(files(home.path()).len() < 8);
}

#[test]
fn an_abandoned_write_leaves_the_packs_as_they_were() {
    let home = tempfile::tempdir().expect("a directory");
    put(home.path(), &events::numbers(0..9), ROWS);
    let content = || -> Vec<(PathBuf, Vec<u8>)> {
        let content = |path: PathBuf| (path.clone(), fs::read(path).expect("readable"));
        files(home.path()).into_iter().map(content).collect()
    };
    let before = content();
    let writer = packing(home.path()).begin("a test", events::PATIENCE);
    let mut writer = writer.expect("a writer").with_bounds(ROWS, 0);
    for event in events::numbers(9..60) {
        writer.record(&event, 0).expect("recorded");
    }
    assert!(bytes(home.path()) > 10 * BLOCK);
    drop(writer);
    assert_eq!(content(), before);
    // One that was killed leaves what the next writer cuts off.
    let (last, sound) = before.last().expect("a pack").clone();
    fs::write(&last, [sound.as_slice(), b"half a segment"].concat()).expect("written");
    fs::write(home.path().join("segments/00000077.pack"), "half").expect("written");
    let findings = packing(home.path()).check().expect("checked");
    assert_eq!(findings.len(), 2, "{findings:?}");
    assert!(findings.iter().all(|finding| !finding.damage));
    assert_eq!(events::read(home.path()).expect("sound"), plain(0..9));
    drop(packing(home.path()).begin("a test", events::PATIENCE));
    assert_eq!(content(), before);
}

/// Every flipped bit of a segment is found, named by pack and segment, and stays with that segment.
#[test]
fn damage_in_a_pack_is_named_and_goes_no_further() {
    let home = tempfile::tempdir().expect("a directory");
    put(home.path(), &events::numbers(0..20), 10);
    let pack = files(home.path()).remove(0);
    let sound = fs::read(&pack).expect("readable");
    let second = (BLOCK as usize..).step_by(BLOCK as usize);
    let second = second.into_iter().find(|place| sound[*place] != 0);
    let second = second.expect("a second segment");
    let end = sound.iter().rposition(|byte| *byte != 0).expect("bytes") + 1;
    for place in (second..end).step_by(7) {
        let mut flipped = sound.clone();
        flipped[place] ^= 1 << (place % 8);
        fs::write(&pack, &flipped).expect("written");
        let findings = packing(home.path()).check().expect("checked");
        let named = |part: &str| pack.join(format!("00000002.{part}")).display().to_string();
        let places: Vec<String> = ["names", "parquet", "keys"].map(named).into();
        let is_named = findings.iter().all(|found| places.contains(&found.place));
        assert!(is_named && !findings.is_empty(), "{place}: {findings:?}");
        assert!(findings.iter().any(|finding| finding.damage), "{place}");
        let snapshot = packing(home.path()).snapshot().expect("sound");
        let parts = snapshot.parts(Period::ALL);
        let read = |part: u64| snapshot.read(part, llmcost::event::Details::ALL);
        assert_eq!(read(parts[0]).expect("sound").len(), 10, "{place}");
        assert!(matches!(read(parts[1]), Err(Error::Damaged(_))), "{place}");
    }
    for short in [&sound[..second + 9], &[]] {
        fs::write(&pack, short).expect("written");
        let findings = packing(home.path()).check().expect("checked");
        assert!(findings.iter().any(|finding| finding.damage));
        let writer = packing(home.path()).begin("a test", events::PATIENCE);
        let mut writer = writer.expect("a writer").with_bounds(ROWS, 0);
        for event in events::numbers(20..30) {
            let _ = writer.record(&event, 0);
        }
        assert!(writer.commit().is_err());
        assert_eq!(fs::read(&pack).expect("readable"), short);
    }
    fs::remove_file(&pack).expect("removed");
    let missing = events::read(home.path()).expect_err("missing").to_string();
    assert!(missing.contains(".pack` is missing"), "{missing}");
}

#[test]
fn sums_in_a_pack_are_made_again() {
    let home = tempfile::tempdir().expect("a directory");
    put(home.path(), &events::numbers(0..6000), 2000);
    assert!(is_sound(home.path()));
    let pack = files(home.path()).pop().expect("a pack");
    let mut bytes = fs::read(&pack).expect("readable");
    let place = bytes.windows(7).rposition(|window| window == b"llmcsum");
    bytes[place.expect("sums") + 200] ^= 1;
    fs::write(&pack, &bytes).expect("written");
    let findings = packing(home.path()).check().expect("checked");
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert!(!findings[0].damage && findings[0].problem.contains("store rebuild"));
    let rebuilt = packing(home.path())
        .rebuild("a test", events::PATIENCE)
        .expect("rebuilt");
    assert_eq!((rebuilt.segments, rebuilt.mended), (3, 1));
    assert!(is_sound(home.path()));
    assert_eq!(events::read(home.path()).expect("sound"), plain(0..6000));
}

/// What an older program looks at before anything else.
fn format_on_disk(place: &Path) -> u32 {
    let header = fs::read(place.join("catalog.db")).expect("readable");
    u32::from_be_bytes(header[60..64].try_into().expect("four bytes"))
}

#[test]
fn the_format_is_raised_by_the_first_pack() {
    let home = tempfile::tempdir().expect("a directory");
    events::put_bounded(home.path(), &events::numbers(0..9), 3, 0);
    let format = || packing(home.path()).info().expect("sound").format;
    assert_eq!((format_on_disk(home.path()), format()), (1, 1));
    put(home.path(), &events::numbers(9..18), ROWS);
    assert_eq!((format_on_disk(home.path()), format()), (2, 2));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// As `each_call_is_kept_once`, with packs; and what is told of a store does not depend on where its segments lie.
    #[test]
    fn packed_or_not_a_store_holds_the_same(
        commands in prop::collection::vec(
            (prop::collection::vec(model::record(), 0..25), 1..9_usize, prop::bool::ANY, 0..3_u8), 1..8),
    ) {
        let home = tempfile::tempdir().expect("a directory");
        let mut model = model::Model::default();
        for (records, rows, packed, then) in commands {
            match packed {
                true => put(home.path(), &records, rows),
                false => drop(events::put_bounded(home.path(), &records, rows, 0)),
            }
            records.iter().for_each(|event| model.record(event));
            let store = packing(home.path());
            match then {
                1 => drop(store.compact("a test", events::PATIENCE).expect("compacted")),
                2 => drop(store.rebuild("a test", events::PATIENCE).expect("rebuilt")),
                _ => {}
            }
            prop_assert_eq!(packing(home.path()).check().expect("checked"), vec![]);
            let info = packing(home.path()).info().expect("sound");
            prop_assert_eq!(info.segment_files, files(home.path()).len() as u64);
        }
        prop_assert_eq!(events::read(home.path()).expect("sound"), model.events());
    }
}
