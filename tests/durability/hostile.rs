//! Logs that broken writers, crashes and enemies leave: nothing is lost in silence, and memory stays bounded.
//!
//! The promises about untrusted logs, and where they are held: every record is accounted for (`conserved` below); any
//! split, order and repetition gives the same store, spelling changes nothing, a growing file comes to the same totals
//! (`tests/sources`: `growth`, `variants`); memory and time are bounded (`bounded` below); encodings (`TRAPS`); a bad
//! file is not a bad run (`inputs`); any bytes at all are read or rejected (`tests/sources/fuzzed`).

use std::fs;
use std::fs::File;
use std::io::Write as _;
use std::path::Path;
use std::process::Output;

use llmcost::event::UsageEvent;
use llmcost::sources::FileOutcome;
use llmcost::sources::ReadOptions;
use llmcost::sources::Reading;
use llmcost::sources::read_file;

use super::scene::message;
use crate::transcript::World;
use crate::transcript::tell;

/// How many calls each trap holds.
const CALLS: usize = 10;
/// The call that a trap damages, where it damages one.
const VICTIM: usize = 4;

/// A line of Claude Code's log: one call, 1,000 tokens in and 7 out.
fn line(place: usize) -> String {
    format!(
        r#"{{"type":"assistant","sessionId":"s-1","timestamp":"2026-03-01T10:00:{place:02}.000Z","uuid":"u-{place}","requestId":"req_{place}","message":{{"id":"msg_{place}","type":"message","role":"assistant","model":"claude-sonnet-4-5-20250929","content":[{{"type":"text","text":"fine"}}],"stop_reason":"end_turn","usage":{{"input_tokens":1000,"output_tokens":7}}}}}}"#
    )
}

fn lines(change: impl Fn(usize, String) -> String) -> Vec<u8> {
    let lines = (0..CALLS).map(|place| change(place, line(place)) + "\n");
    lines.collect::<String>().into_bytes()
}

/// Every line with one text put for another.
fn respelled(from: &str, to: &str) -> Vec<u8> {
    assert!(line(0).contains(from), "{from}");
    lines(|_, line| line.replace(from, to))
}

/// One line with one text put for another.
fn damaged(from: &str, to: &[u8]) -> Vec<u8> {
    let marked = lines(|place, line| match place {
        VICTIM => line.replace(from, "@"),
        _ => line,
    });
    let place = marked
        .iter()
        .position(|byte| *byte == b'@')
        .expect("the victim");
    [&marked[..place], to, &marked[place + 1..]].concat()
}

fn wide(unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    let text = String::from_utf8(lines(|_, line| line)).expect("text");
    let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
    units.flat_map(unit).collect()
}

/// A trap, what a file in it holds, and how many of its calls are counted, rejected and still being written.
type Trap = (&'static str, fn() -> Vec<u8>, [u64; 3]);

const TRAPS: [Trap; 34] = [
    ("nothing odd", || lines(|_, line| line), [10, 0, 0]),
    (
        "a byte order mark",
        || [b"\xEF\xBB\xBF", lines(|_, line| line).as_slice()].concat(),
        [10, 0, 0],
    ),
    (
        "NUL bytes before the first line",
        || [[0; 64].as_slice(), &lines(|_, line| line)].concat(),
        [10, 0, 0],
    ),
    (
        "a run of NUL bytes inside, as a crash leaves it",
        || {
            lines(|place, line| match place {
                VICTIM => "\0".repeat(512) + &line,
                _ => line,
            })
        },
        [10, 0, 0],
    ),
    (
        "carriage returns alone",
        || {
            let text = lines(|_, line| line);
            text.into_iter()
                .map(|byte| if byte == b'\n' { b'\r' } else { byte })
                .collect()
        },
        [10, 0, 0],
    ),
    (
        "carriage returns and line feeds",
        || lines(|_, line| line + "\r"),
        [10, 0, 0],
    ),
    (
        "UTF-16, little end first",
        || wide(u16::to_le_bytes),
        [10, 0, 0],
    ),
    (
        "UTF-16, big end first",
        || wide(u16::to_be_bytes),
        [10, 0, 0],
    ),
    (
        "a space behind each colon",
        || respelled("\":", "\": "),
        [10, 0, 0],
    ),
    (
        "spaces before and behind each line",
        || lines(|_, line| format!(" \t{line} \t")),
        [10, 0, 0],
    ),
    (
        "a name that occurs twice: the last counts",
        || {
            respelled(
                "\"input_tokens\":1000",
                "\"input_tokens\":5,\"input_tokens\":1000",
            )
        },
        [10, 0, 0],
    ),
    (
        "names in escapes",
        || respelled("\"usage\"", "\"\\u0075sage\""),
        [10, 0, 0],
    ),
    (
        "a count with a fraction of zero",
        || respelled(":1000", ":1000.0"),
        [10, 0, 0],
    ),
    (
        "a count with an exponent",
        || respelled(":1000", ":1e3"),
        [10, 0, 0],
    ),
    (
        "a count as a text",
        || respelled(":1000", ":\"1000\""),
        [10, 0, 0],
    ),
    (
        "a count with a separator",
        || respelled(":1000", ":\"1,000\""),
        [10, 0, 0],
    ),
    (
        "seconds since 1970",
        || {
            lines(|place, line| {
                line.replace(
                    &format!("\"2026-03-01T10:00:{place:02}.000Z\""),
                    &(1_772_359_200 + place).to_string(),
                )
            })
        },
        [10, 0, 0],
    ),
    (
        "a leap second",
        || damaged("10:00:04", b"10:00:60"),
        [10, 0, 0],
    ),
    ("no zone", || respelled(".000Z", ".000"), [10, 0, 0]),
    (
        "a Latin-1 byte in a text",
        || damaged("fine", b"f\xE9te"),
        [10, 0, 0],
    ),
    (
        "half a surrogate pair in a text",
        || damaged("fine", b"\\ud800"),
        [10, 0, 0],
    ),
    (
        "a raw line feed's escape and a raw tab in a text",
        || damaged("fine", b"a\tb"),
        [10, 0, 0],
    ),
    (
        "an unused member nested 200,000 deep",
        || {
            let deep = format!("[{}{}]", "[".repeat(200_000), "]".repeat(200_000));
            damaged("\"fine\"", deep.as_bytes())
        },
        [10, 0, 0],
    ),
    (
        "blank lines between",
        || lines(|_, line| format!("\n \n{line}")),
        [10, 0, 0],
    ),
    (
        "no last line end",
        || {
            let mut text = lines(|_, line| line);
            text.pop();
            text
        },
        [10, 0, 0],
    ),
    (
        "lines joined into one",
        || {
            let text = lines(|_, line| line);
            text.into_iter().filter(|byte| *byte != b'\n').collect()
        },
        [10, 0, 0],
    ),
    (
        "a last line half written",
        || {
            let text = lines(|_, line| line);
            text[..text.len() - 40].to_vec()
        },
        [9, 0, 1],
    ),
    (
        "a line cut in the middle, the next behind it",
        || {
            lines(|place, line| {
                if place == VICTIM {
                    line[..90].to_owned()
                } else {
                    line
                }
            })
        },
        [9, 1, 0],
    ),
    ("a negative count", || damaged("1000", b"-1"), [9, 1, 0]),
    (
        "a count that is a fraction",
        || damaged("1000", b"0.5"),
        [9, 1, 0],
    ),
    (
        "a count beyond 64 bits",
        || damaged("1000", b"18446744073709551616"),
        [9, 1, 0],
    ),
    (
        "a count with an exponent beyond all bounds",
        || damaged("1000", b"1e400"),
        [9, 1, 0],
    ),
    (
        "a count that is a truth",
        || damaged("1000", b"true"),
        [9, 1, 0],
    ),
    (
        "a day that does not exist",
        || damaged("2026-03-01T10:00:04", b"2026-02-30T10:00:04"),
        [9, 1, 0],
    ),
];

fn read(path: &Path) -> (FileOutcome, Vec<UsageEvent<'static>>) {
    let mut events = Vec::new();
    let mut keep = |event: &UsageEvent<'_>| events.push(event.clone().into_owned());
    match read_file(path, ReadOptions::default(), None, &mut keep) {
        Ok(Reading::Done(outcome)) => (outcome, events),
        other => panic!("{}: {other:?}", path.display()),
    }
}

#[test]
fn no_trap_costs_more_than_the_call_it_damages() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("session.jsonl");
    for (name, content, [counted, rejected, pending]) in TRAPS {
        fs::write(&path, content()).expect("a log");
        let (outcome, events) = read(&path);
        let tally = &outcome.tally;
        assert_eq!(outcome.format, Some("claude-code"), "{name}");
        let found = [tally.usage, tally.rejections(), tally.pending];
        assert_eq!(found, [counted, rejected, pending], "{name}: {tally:?}");
        assert!(tally.is_conserved(), "{name}: {tally:?}");
        for event in &events {
            assert_eq!(
                (event.meters.input(), event.meters.output()),
                (1000, 7),
                "{name}"
            );
        }
        let named = tally
            .rejected
            .values()
            .all(|rejected| rejected.lines == [VICTIM as u64 + 1]);
        assert!(named, "{name}: {tally:?}");
    }
}

/// Ingests under a clock and a scale; what was said, and the peak of memory in MiB.
fn measured(world: &World, arguments: &str) -> Option<(Output, u64)> {
    let script =
        format!("timeout 300 /usr/bin/time -o peak -f %M llmcost ingest {arguments} --store store");
    let output = world.shell(&script).output().expect("sh runs");
    let peak = fs::read_to_string(world.path("work/peak")).ok()?;
    // A command that fails has a line of its own before the figure.
    let kibibytes: u64 = peak.lines().last()?.trim().parse().ok()?;
    Some((output, kibibytes >> 10))
}

fn call(id: &str) -> String {
    format!(
        r#"{{"timestamp":"2026-03-01T10:00:00Z","request_id":"{id}","model":"gpt-5.1","input_tokens":1,"output_tokens":1}}"#
    ) + "\n"
}

/// A file of one call, `length` bytes that take no room on the disk, and what follows.
fn sparse(path: &Path, length: u64, then: &str) {
    let mut file = File::create(path).expect("a log");
    file.write_all(call("a").as_bytes()).expect("a call");
    file.set_len(length).expect("a hole");
    let mut file = File::options().append(true).open(path).expect("the log");
    file.write_all(then.as_bytes()).expect("a call");
}

/// Two calls around something.
fn around(inside: &[u8]) -> Vec<u8> {
    [call("a").as_bytes(), inside, b"\n", call("b").as_bytes()].concat()
}

#[test]
fn memory_and_time_are_bounded_whatever_a_log_holds() {
    let world = World::new();
    if measured(&world, "/dev/null").is_none() {
        tell("skipped: no /usr/bin/time to measure memory with");
        return;
    }
    let work = world.path("work");
    let put = |name: &str, content: Vec<u8>| fs::write(work.join(name), content).expect("a log");
    sparse(
        &work.join("line.jsonl"),
        1 << 30,
        &format!("\n{}", call("b")),
    );
    sparse(&work.join("sparse.jsonl"), 1 << 40, "");
    put("open.jsonl", around(&b"{\"a\":[".repeat(500_000)));
    put(
        "deep.jsonl",
        around(
            &[
                b"{\"a\":".repeat(1_000_000),
                b"1".to_vec(),
                b"}".repeat(1_000_000),
            ]
            .concat(),
        ),
    );
    let members = (0..120_000).map(|place| format!("\"member{place}\":1"));
    put(
        "wide.jsonl",
        around(format!("{{{}}}", members.collect::<Vec<_>>().join(",")).as_bytes()),
    );
    put("many.jsonl", around(&b"{}".repeat(1_200_000)));
    let zeros = vec![0; 64 << 20];
    put(
        "zeros.jsonl.zst",
        zstd::encode_all(zeros.as_slice(), 1)
            .expect("zstd")
            .repeat(16),
    );
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    gzip.write_all(&zeros).expect("gzip");
    put("zeros.jsonl.gz", gzip.finish().expect("gzip").repeat(5));
    let plain = "--input-format generic";
    for (arguments, code, says) in [
        ("line.jsonl", 0, "record larger than the limit"),
        ("sparse.jsonl", 1, "no end of a record for 2 GiB"),
        ("/dev/zero", 1, "neither a regular file nor a pipe"),
        ("- < /dev/zero", 1, "cannot tell the format"),
        (
            "- --input-format generic < /dev/zero",
            1,
            "no end of a record for 2 GiB",
        ),
        ("open.jsonl", 0, "incomplete JSON"),
        ("deep.jsonl", 0, ""),
        (
            "wide.jsonl",
            0,
            "an object with more members than any log writes",
        ),
        ("many.jsonl", 0, "text after the JSON value"),
        (
            &format!("{plain} zeros.jsonl.zst"),
            1,
            "more than a thousand times its size",
        ),
        (
            &format!("{plain} zeros.jsonl.gz"),
            1,
            "more than a thousand times its size",
        ),
    ] {
        let (output, peak) = measured(&world, arguments).expect("measured");
        let said = message(&output);
        assert_eq!(output.status.code(), Some(code), "{arguments}: {said}");
        assert!(said.contains(says), "{arguments}: {said}");
        assert!(peak <= 256, "{arguments}: {peak} MiB");
    }
}
