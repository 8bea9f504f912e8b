//! Files that grow, change, shrink and hold too much to what must be read from them.

use std::fs;
use std::path::Path;

use llmcost::event::{Key, Ledger, UsageEvent};
use llmcost::sources::{FileOutcome, ReadOptions, Reading, ResumePoint, mappings, read_file};

type Events = Vec<UsageEvent<'static>>;

fn sample(name: &str) -> Vec<u8> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/sources/claude-code");
    fs::read(root.join(name)).expect("a sample")
}

fn read(path: &Path, options: ReadOptions<'_>, resume: Option<&ResumePoint>) -> (Reading, Events) {
    let mut events = Vec::new();
    let mut consume = |event: &UsageEvent<'_>| events.push(event.clone().into_owned());
    let reading = read_file(path, options, resume, &mut consume).expect("readable");
    (reading, events)
}

fn done(reading: Reading) -> FileOutcome {
    match reading {
        Reading::Done(outcome) => {
            assert!(outcome.tally.is_conserved(), "{:?}", outcome.tally);
            outcome
        }
        other => panic!("{other:?}"),
    }
}

fn whole(path: &Path) -> (FileOutcome, Events) {
    let (reading, events) = read(path, ReadOptions::default(), None);
    (done(reading), events)
}

fn kept(events: &[&Events]) -> Events {
    let mut ledger = Ledger::default();
    for event in events.iter().flat_map(|events| events.iter()) {
        ledger.record(event);
    }
    let mut kept: Events = (0..ledger.len())
        .map(|row| ledger.batch().event(row).into_owned())
        .collect();
    kept.sort_by_key(|event| event.key);
    kept
}

#[test]
fn a_file_cut_anywhere_and_grown_later_holds_the_same_calls() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("grown.jsonl");
    for name in ["damaged.jsonl", "growing-snapshots.jsonl"] {
        let bytes = sample(name);
        fs::write(&path, &bytes).expect("a file");
        let (all, expected) = whole(&path);
        let end = all.resume.expect("a plain file");
        for cut in (1..bytes.len()).step_by(7) {
            fs::write(&path, &bytes[..cut]).expect("a file");
            let options = ReadOptions {
                format: llmcost::sources::source_named("claude-code"),
                ..ReadOptions::default()
            };
            let (reading, first) = read(&path, options, None);
            let Some(point) = done(reading).resume else {
                // Without a line end the file could still be anything.
                assert!(!bytes[..cut].contains(&b'\n'), "{name} cut at {cut}");
                continue;
            };
            fs::write(&path, &bytes).expect("a file");
            let (reading, rest) = read(&path, options, Some(&point));
            let outcome = done(reading);
            assert_eq!(outcome.resume.as_ref(), Some(&end), "{name} cut at {cut}");
            assert_eq!(
                kept(&[&first, &rest]),
                kept(&[&expected]),
                "{name} cut at {cut}"
            );
        }
    }
}

#[test]
fn a_file_that_changed_before_the_point_is_read_from_its_start() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("log.jsonl");
    let bytes = sample("copies.jsonl");
    fs::write(&path, &bytes).expect("a file");
    let point = whole(&path).0.resume.expect("a plain file");
    let mut changed = bytes.clone();
    changed[30] ^= 1;
    let mut changed_tail = bytes.clone();
    changed_tail[bytes.len() - 30] ^= 1;
    for other in [
        changed,
        changed_tail,
        bytes[..bytes.len() / 2].to_vec(),
        Vec::new(),
    ] {
        fs::write(&path, other).expect("a file");
        let (reading, events) = read(&path, ReadOptions::default(), Some(&point));
        assert_eq!((reading, events.len()), (Reading::NeedsFullRead, 0));
    }
    fs::write(&path, &bytes).expect("a file");
    let (reading, events) = read(&path, ReadOptions::default(), Some(&point));
    assert_eq!((done(reading).tally.read, events.len()), (0, 0));
}

#[test]
fn a_file_of_a_known_place_is_read_though_its_first_record_is_too_large() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("log.jsonl");
    let huge = [b"{\"a\":\"".as_slice(), &vec![b'x'; 2 << 20], b"\"}\n"].concat();
    let sound = sample("growing-snapshots.jsonl");
    fs::write(&path, [huge, sound.clone()].concat()).expect("a file");
    let unexpected = ReadOptions {
        line_limit: 1 << 20,
        ..ReadOptions::default()
    };
    assert_eq!(read(&path, unexpected, None).0, Reading::UnknownFormat);
    let expected = ReadOptions {
        expected: llmcost::sources::source_named("claude-code"),
        ..unexpected
    };
    let (reading, events) = read(&path, expected, None);
    let tally = done(reading).tally;
    assert_eq!(tally.rejections(), 1, "{tally:?}");
    fs::write(&path, sound).expect("a file");
    assert_eq!(events.len(), whole(&path).1.len());
}

#[test]
fn a_mapped_file_that_grew_is_read_from_where_it_ended() {
    let folder = tempfile::tempdir().expect("a folder");
    let mapping = folder.path().join("mapping.toml");
    let text = "[mapping.mine]\ninput = \"in\"\noutput = \"out\"\nid = \"id\"";
    fs::write(&mapping, text).expect("a file");
    let mapped = ReadOptions {
        format: mappings(&mapping).expect("a mapping").first().copied(),
        ..ReadOptions::default()
    };
    for (name, start, more) in [
        (
            "a.jsonl",
            "{\"id\":\"a\",\"in\":1,\"out\":2}\n",
            "{\"id\":\"b\",\"in\":3,\"out\":4}\n",
        ),
        ("a.csv", "id,in,out\na,1,2\n", "b,3,4\n"),
    ] {
        let path = folder.path().join(name);
        fs::write(&path, start).expect("a file");
        let point = done(read(&path, mapped, None).0)
            .resume
            .expect("a plain file");
        fs::write(&path, format!("{start}{more}")).expect("a file");
        let (reading, events) = read(&path, mapped, Some(&point));
        assert_eq!((done(reading).tally.read, events.len()), (1, 1), "{name}");
        assert_eq!(events[0].meters.input(), 3, "{name}");
        let other = ReadOptions {
            format: llmcost::sources::source_named("generic"),
            ..ReadOptions::default()
        };
        let (reading, _) = read(&path, other, Some(&point));
        assert_eq!(
            reading,
            Reading::NeedsFullRead,
            "another format was asked for"
        );
    }
}

#[test]
fn a_repeated_record_without_an_id_asks_for_the_whole_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("log.jsonl");
    let bytes = sample("copies.jsonl");
    fs::write(&path, &bytes).expect("a file");
    let (outcome, events) = whole(&path);
    let last = bytes.trim_ascii_end().rsplit(|byte| *byte == b'\n').next();
    fs::write(&path, [&bytes, last.expect("a line"), b"\n"].concat()).expect("a file");
    let stored = |key: Key| events.iter().any(|event| event.key == key);
    let options = ReadOptions {
        known: &stored,
        ..ReadOptions::default()
    };
    let (reading, _) = read(&path, options, outcome.resume.as_ref());
    assert_eq!(reading, Reading::NeedsFullRead);
    let (_, again) = whole(&path);
    assert_eq!(kept(&[&again]).len(), kept(&[&events]).len() + 1);
}

#[test]
fn records_past_the_limit_cost_only_themselves() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("log.jsonl");
    let lines = sample("counts-and-times.jsonl");
    let lines: Vec<&[u8]> = lines.split_inclusive(|byte| *byte == b'\n').collect();
    let huge = vec![b'x'; 3 << 20];
    let huge = [b"{\"a\":\"".as_slice(), &huge, b"\"}\n"].concat();
    let as_lines = [&huge, lines[0], &huge, lines[1], &huge].concat();
    let as_array = [b"[".as_slice(), lines[0], b",", &huge, b",", lines[1], b"]"].concat();
    let options = ReadOptions {
        format: llmcost::sources::source_named("claude-code"),
        line_limit: 1 << 20,
        ..ReadOptions::default()
    };
    for (bytes, too_large) in [(as_lines, 3), (as_array, 1)] {
        fs::write(&path, bytes).expect("a file");
        let (reading, events) = read(&path, options, None);
        let tally = done(reading).tally;
        assert_eq!((tally.usage, events.len()), (2, 2));
        let rejected = &tally.rejected["record larger than the limit"];
        assert_eq!((rejected.count, tally.rejections()), (too_large, too_large));
    }
}

#[test]
fn arrays_pages_and_pretty_printing_hold_the_same_events() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("export.json");
    let lines = sample("price-context.jsonl");
    fs::write(&path, &lines).expect("a file");
    let strip = |events: Events| -> Events {
        let without_line = |event| UsageEvent { line: 0, ..event };
        events.into_iter().map(without_line).collect()
    };
    let (plain, events) = whole(&path);
    let expected = strip(events);
    let text = String::from_utf8(lines).expect("text");
    let values: Vec<serde_json::Value> = text
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    let array = serde_json::Value::from(values.clone());
    let page = serde_json::json!({"object": "page", "data": values, "has_more": false});
    let large = serde_json::json!({"note": "x".repeat(700_000), "data": values, "rest": ["]", "y".repeat(700_000)]});
    let pretty = |value| serde_json::to_string_pretty(value).expect("JSON");
    let each: Vec<String> = values.iter().map(pretty).collect();
    for (name, text) in [
        ("array", array.to_string()),
        ("pretty array", pretty(&array)),
        ("page", page.to_string()),
        ("pretty page", pretty(&page)),
        ("large page", large.to_string()),
        ("pretty objects", each.join("\n")),
        ("concatenated objects", text.replace('\n', "")),
        (
            "event stream",
            text.lines()
                .map(|line| format!("event: x\ndata: {line}\n\n"))
                .collect(),
        ),
    ] {
        fs::write(&path, text).expect("a file");
        let (outcome, events) = whole(&path);
        assert_eq!(strip(events), expected, "{name}");
        assert_eq!(outcome.tally.usage, plain.tally.usage, "{name}");
        assert_eq!(
            outcome.tally.rejections() + outcome.tally.pending,
            0,
            "{name}"
        );
    }
}

#[test]
fn what_cannot_be_read_is_an_error_or_a_named_rejection() {
    let folder = tempfile::tempdir().expect("a folder");
    let nothing = &mut |_: &UsageEvent<'_>| {};
    for path in [
        folder.path(),
        Path::new("/dev/zero"),
        &folder.path().join("gone"),
    ] {
        let reading = read_file(path, ReadOptions::default(), None, nothing);
        assert!(reading.is_err(), "{}", path.display());
    }
    let path = folder.path().join("cut.jsonl.zst");
    let lines = sample("price-context.jsonl").repeat(200);
    let packed = zstd::encode_all(lines.as_slice(), 1).expect("zstd");
    fs::write(&path, &packed[..packed.len() - 5]).expect("a file");
    let tally = whole(&path).0.tally;
    assert_eq!(
        tally.rejected["the rest of the file could not be read"].count,
        1
    );
    fs::write(&path, "not a log\nat all\n").expect("a file");
    assert_eq!(
        read(&path, ReadOptions::default(), None).0,
        Reading::UnknownFormat
    );
    fs::write(&path, "").expect("a file");
    assert_eq!(whole(&path).0.format, None);
}
