//! Telemetry cut into files, in any order, to the same calls: a parent never adds to its children.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use llmcost::event::{Attribute, Key, Ledger, Meter, UsageEvent};
use llmcost::sources::{ReadOptions, Reading, ResumePoint, read_file, source_named};

use crate::transcript::shared;

type Events = Vec<UsageEvent<'static>>;

fn sample(name: &str) -> Vec<u8> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/sources");
    fs::read(root.join(name)).expect("a sample")
}

fn read(path: &Path, format: &str, resume: Option<&ResumePoint>) -> (Option<ResumePoint>, Events) {
    let mut events = Vec::new();
    let mut consume = |event: &UsageEvent<'_>| events.push(event.clone().into_owned());
    let options = ReadOptions {
        format: source_named(format),
        ..ReadOptions::default()
    };
    match read_file(path, options, resume, &mut consume).expect("readable") {
        Reading::Done(outcome) => (outcome.resume, events),
        other => panic!("{other:?}"),
    }
}

/// Tokens of the calls kept; buckets stand for calls that are not known, and reports choose between the two.
fn calls<'a>(
    events: impl IntoIterator<Item = &'a UsageEvent<'static>>,
) -> BTreeMap<Key, (u64, u64)> {
    let mut ledger = Ledger::default();
    for event in events {
        ledger.record(event);
    }
    let kept = (0..ledger.len()).map(|row| ledger.batch().event(row));
    kept.filter(|event| event.attributes[Attribute::Kind] == "call")
        .map(|event| (event.key, (event.meters.input(), event.meters.output())))
        .collect()
}

#[test]
fn telemetry_in_any_cut_and_order_holds_the_same_calls() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, count, input) in [
        ("otlp/exports.jsonl", 4, 100 + 200 + 450 + 350),
        ("otlp/logs.jsonl", 3, 500 + 600 + 600),
        ("copilot-otel/session.jsonl", 2, 200 + 300),
        ("claude-code-otel/events.jsonl", 2, 21_508 + 100),
    ] {
        let format = name.split('/').next().expect("a format");
        let bytes = sample(name);
        let path = folder.path().join("whole.jsonl");
        fs::write(&path, &bytes).expect("a file");
        let whole = calls(&read(&path, format, None).1);
        assert_eq!(whole.len(), count, "{name}");
        let sum: u64 = whole.values().map(|(input, _)| input).sum();
        assert_eq!(sum, input, "{name}");
        let mut parts: Vec<Events> = Vec::new();
        for line in bytes.split_inclusive(|byte| *byte == b'\n') {
            let path = folder.path().join("part.jsonl");
            fs::write(&path, line).expect("a file");
            parts.push(read(&path, format, None).1);
        }
        assert_eq!(calls(parts.iter().flatten()), whole, "{name} cut");
        assert_eq!(calls(parts.iter().rev().flatten()), whole, "{name} turned");
        let twice = parts.iter().chain(&parts).flatten();
        assert_eq!(calls(twice), whole, "{name} twice");
    }
}

#[test]
fn a_parent_that_is_read_after_its_file_grew_does_not_count() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("grown.jsonl");
    let bytes = sample("otlp/exports.jsonl");
    fs::write(&path, &bytes).expect("a file");
    let (end, whole) = read(&path, "otlp", None);
    let kept = |events: &Events| events.iter().map(|event| event.key).collect::<Vec<_>>();
    let ends = (1..bytes.len()).filter(|end| bytes[*end - 1] == b'\n');
    for cut in ends {
        fs::write(&path, &bytes[..cut]).expect("a file");
        let (point, mut events) = read(&path, "otlp", None);
        fs::write(&path, &bytes).expect("a file");
        let (resumed, rest) = read(&path, "otlp", point.as_ref());
        events.extend(rest);
        assert_eq!(kept(&events), kept(&whole), "cut at {cut}");
        assert_eq!(resumed, end, "cut at {cut}");
    }
}

#[test]
fn handmade_telemetry_comes_to_the_figures_stated_with_it() {
    for (name, [uncached, read, written, output, reasoning], agent) in [
        ("otlp-spans", [86, 1920, 0, 300, 0], "planner"),
        ("otlp-metrics", [5000, 0, 0, 0, 0], "planner-svc"),
        (
            "claude-code-otel",
            [12, 18_000, 3000, 420, 0],
            "claude-code",
        ),
        ("openinference", [86, 1920, 0, 300, 128], "planner"),
        ("copilot-otel", [40, 20, 0, 10, 0], "copilot"),
    ] {
        let Some(path) = shared(&format!("samples/handmade/{name}.jsonl")) else {
            return;
        };
        let mut ledger = Ledger::default();
        let mut consume = |event: &UsageEvent<'_>| {
            ledger.record(event);
        };
        let reading = read_file(&path, ReadOptions::default(), None, &mut consume);
        let Ok(Reading::Done(outcome)) = reading else {
            panic!("{name}: {reading:?}");
        };
        let format = name.trim_end_matches("-spans").trim_end_matches("-metrics");
        assert_eq!(outcome.format, Some(format));
        assert_eq!(ledger.len(), 1, "{name}");
        let event = ledger.batch().event(0);
        let meters = [
            event.meters[Meter::UncachedInput],
            event.meters[Meter::CacheRead],
            event.meters.sum(&Meter::CACHE_WRITE),
            event.meters.output(),
            event.meters[Meter::Reasoning],
        ];
        assert_eq!(
            meters,
            [uncached, read, written, output, reasoning],
            "{name}"
        );
        assert_eq!(event.attributes[Attribute::Agent], agent, "{name}");
    }
}
