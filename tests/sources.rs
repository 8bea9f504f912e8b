//! Samples in `fixtures/sources/<format>/` to what must be read from them, `<case>.events` beside each.
//!
//! `LLMCOST_BLESS=1 cargo test` rewrites the expectations; the diff is the review.

mod agents;
mod growth;
mod print;
mod sessions;
mod throughput;
mod variants;

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use llmcost::event::{Attribute, UsageEvent};
use llmcost::sources::{Container, FileOutcome, ReadOptions, Reading, SOURCES, Sample, read_file};

/// A sample and the format it is filed under.
struct Case {
    format: String,
    path: PathBuf,
}

fn cases() -> Vec<Case> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/sources");
    let mut cases = Vec::new();
    for folder in entries(&root) {
        let format = folder.file_name().expect("a name").to_string_lossy();
        let is_sample = |path: &PathBuf| {
            let extension = path.extension().unwrap_or_default();
            path.is_file() && extension != "events" && extension != "toml" && extension != "md"
        };
        cases.extend(
            entries(&folder)
                .into_iter()
                .filter(is_sample)
                .map(|path| Case {
                    format: format.clone().into_owned(),
                    path,
                }),
        );
    }
    cases
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a fixture folder");
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.sort();
    paths
}

/// Reads bytes as a file of that name, changed last at the start of 2026.
fn read(bytes: &[u8], name: &str) -> (FileOutcome, Vec<UsageEvent<'static>>) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    fs::write(&path, bytes).expect("a file");
    let modified = SystemTime::UNIX_EPOCH + Duration::from_secs(1_767_225_600);
    let file = File::options().write(true).open(&path).expect("the file");
    file.set_modified(modified).expect("a time");
    let mut events = Vec::new();
    let mut consume = |event: &UsageEvent<'_>| {
        let mut event = event.clone().into_owned();
        event.attributes[Attribute::File] = "".into();
        events.push(event);
    };
    match read_file(&path, ReadOptions::default(), None, &mut consume) {
        Ok(Reading::Done(outcome)) => {
            assert!(outcome.tally.is_conserved(), "{name}: {:?}", outcome.tally);
            (outcome, events)
        }
        other => panic!("{name}: {other:?}"),
    }
}

fn name(path: &Path) -> String {
    path.file_name()
        .expect("a name")
        .to_string_lossy()
        .into_owned()
}

#[test]
fn every_sample_is_recognised_and_read_as_expected() {
    let mut wrong = Vec::new();
    for case in cases() {
        let name = name(&case.path);
        let (outcome, events) = read(&fs::read(&case.path).expect("the sample"), &name);
        assert_eq!(outcome.format, Some(case.format.as_str()), "{name}: format");
        let found = print::reading(&outcome, &events);
        let stem = name.split('.').next().unwrap_or_default();
        let expected = case.path.with_file_name(format!("{stem}.events"));
        if std::env::var_os("LLMCOST_BLESS").is_some() {
            fs::write(&expected, &found).expect("the expectation");
        } else if fs::read_to_string(&expected).unwrap_or_default() != found {
            wrong.push(format!("{}\n{found}", expected.display()));
        }
    }
    assert!(wrong.is_empty(), "differs from:\n{}", wrong.join("\n"));
}

#[test]
fn every_format_has_a_sample() {
    let cases = cases();
    for source in SOURCES {
        let has_sample = cases.iter().any(|case| case.format == source.name());
        assert!(has_sample, "no sample for {}", source.name());
    }
    let names: Vec<_> = SOURCES.iter().map(|source| source.name()).collect();
    for case in &cases {
        assert!(names.contains(&case.format.as_str()), "{}", case.format);
    }
}

#[test]
fn every_sample_is_recognised_by_its_own_format_alone() {
    for case in cases() {
        let bytes = fs::read(&case.path).expect("the sample");
        if case.path.extension() != Some("jsonl".as_ref()) {
            continue;
        }
        let sample = Sample {
            container: Container::JsonLines,
            records: bytes.split(|byte| *byte == b'\n').collect(),
        };
        let recognising: Vec<&str> = SOURCES
            .iter()
            .filter(|source| source.recognises(&sample))
            .map(|source| source.name())
            // What is tried last takes what no other format does.
            .filter(|name| *name != "generic" || case.format == "generic")
            // A session's line holds a message of the provider; sessions are tried first.
            .filter(|name| *name != "anthropic-messages" || case.format != "claude-code")
            .filter(|name| *name != "gemini" || case.format != "qwen-code")
            .collect();
        assert_eq!(
            recognising,
            [case.format.as_str()],
            "{}",
            case.path.display()
        );
    }
}

#[test]
fn spelling_encoding_and_compression_change_nothing() {
    for case in cases() {
        let name = name(&case.path);
        if !name.ends_with(".jsonl") {
            continue;
        }
        let bytes = fs::read(&case.path).expect("the sample");
        let (plain, expected) = read(&bytes, &name);
        for (change, variant) in variants::of(&bytes) {
            let (outcome, events) = read(&variant, &name);
            assert_eq!(outcome.tally, plain.tally, "{name}, {change}");
            assert_eq!(events, expected, "{name}, {change}");
        }
    }
}
