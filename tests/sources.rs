//! Samples in `fixtures/sources/<format>/` to what must be read from them, `<case>.events` beside each.
//!
//! `LLMCOST_BLESS=1 cargo test` rewrites the expectations; the diff is the review.

mod agents;
mod bills;
mod containers;
mod drafts;
mod exports;
mod fuzzed;
mod gateways;
mod growth;
mod orders;
mod print;
mod sessions;
mod telemetry;
mod throughput;
mod variants;

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use llmcost::event::{Attribute, UsageEvent};
use llmcost::sources::{
    FileOutcome, LINE_LIMIT, ReadOptions, Reading, SOURCES, read_file, recognise,
};

/// A sample and the format it is filed under.
struct Case {
    format: String,
    path: PathBuf,
}

fn cases() -> Vec<Case> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/sources");
    let mut cases = Vec::new();
    for folder in entries(&root) {
        let format = name(&folder);
        let mut folders = vec![folder.clone()];
        while let Some(inside) = folders.pop() {
            for path in entries(&inside) {
                if path.is_dir() {
                    folders.push(path);
                } else if is_sample(&path, inside == folder) {
                    let format = format.clone();
                    cases.push(Case { format, path });
                }
            }
        }
    }
    cases
}

/// In a sub-folder, which stands for a place on a user's disk, a sample is a file with an expectation beside it.
fn is_sample(path: &Path, is_top: bool) -> bool {
    let extension = path.extension().unwrap_or_default();
    let is_other = extension == "events" || extension == "toml" || extension == "md";
    !is_other && (is_top || expectation(path).is_file())
}

/// Where it is written what must be read from a sample.
fn expectation(path: &Path) -> PathBuf {
    let name = name(path);
    let stem = name.split('.').next().unwrap_or_default();
    path.with_file_name(format!("{stem}.events"))
}

impl Case {
    /// The sample's bytes and name; a database is made of its SQL.
    fn load(&self) -> (Vec<u8>, String) {
        let name = name(&self.path);
        match name.strip_suffix(".sql") {
            None => (fs::read(&self.path).expect("the sample"), name),
            Some(stem) => {
                let sql = fs::read_to_string(&self.path).expect("the sample");
                (containers::database(&sql), format!("{stem}.db"))
            }
        }
    }

    /// Whether it is a file of one folder, whose bytes say all.
    fn is_plain(&self) -> bool {
        let folder = self.path.parent().expect("a folder");
        name(folder) == self.format
    }

    /// Reads the sample where its path and the files beside it mean something.
    fn read(&self) -> (FileOutcome, Vec<UsageEvent<'static>>) {
        let (bytes, name) = self.load();
        if self.is_plain() {
            return read(&bytes, &name);
        }
        let folder = tempfile::tempdir().expect("a folder");
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/sources");
        let mut around = vec![root.join(&self.format)];
        while let Some(inside) = around.pop() {
            let copy = folder
                .path()
                .join(inside.strip_prefix(&root).expect("inside"));
            fs::create_dir_all(&copy).expect("a folder");
            for path in entries(&inside) {
                if path.is_dir() {
                    around.push(path);
                } else {
                    fs::copy(&path, copy.join(super::sources::name(&path))).expect("a copy");
                }
            }
        }
        let beside = self.path.strip_prefix(&root).expect("inside");
        let path = folder.path().join(beside).with_file_name(name);
        read_at(&path, &bytes)
    }
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
    read_at(&folder.path().join(name), bytes)
}

fn read_at(path: &Path, bytes: &[u8]) -> (FileOutcome, Vec<UsageEvent<'static>>) {
    let name = name(path);
    fs::write(path, bytes).expect("a file");
    let modified = SystemTime::UNIX_EPOCH + Duration::from_secs(1_767_225_600);
    let file = File::options().write(true).open(path).expect("the file");
    file.set_modified(modified).expect("a time");
    let mut events = Vec::new();
    let mut consume = |event: &UsageEvent<'_>| {
        let mut event = event.clone().into_owned();
        event.attributes[Attribute::File] = "".into();
        events.push(event);
    };
    match read_file(path, ReadOptions::default(), None, &mut consume) {
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
        let (outcome, events) = case.read();
        assert_eq!(outcome.format, Some(case.format.as_str()), "{name}: format");
        let found = print::reading(&outcome, &events);
        let expected = expectation(&case.path);
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

/// What takes a sample of another format: the generic reader, which is tried last, and a provider's response inside a
/// session's or an export's record, which are tried before.
fn may_also_be(format: &str) -> &'static [&'static str] {
    match format {
        "claude-code" | "claude-code-output" => &["generic", "anthropic-messages"],
        "codebuff" => &["generic", "bedrock-converse"],
        "generic" => &[],
        "litellm-spend-logs" => &["generic", "openai-responses"],
        "portkey" => &["generic", "openai-chat"],
        "qwen-code" => &["generic", "gemini"],
        _ => &["generic"],
    }
}

#[test]
fn every_sample_is_recognised_by_its_own_format_alone() {
    let mut wrong = Vec::new();
    for case in cases() {
        let (bytes, name) = case.load();
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join(name);
        fs::write(&path, bytes).expect("a file");
        let recognised = recognise(&path, LINE_LIMIT).expect("readable");
        let mut recognising: Vec<_> = recognised
            .into_iter()
            .flat_map(|file| file.formats)
            .collect();
        recognising.dedup();
        let others = recognising
            .iter()
            .filter(|name| !may_also_be(&case.format).contains(name));
        if others.ne([&case.format.as_str()]) {
            wrong.push(format!("{}: {recognising:?}", case.path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn spelling_encoding_and_compression_change_nothing() {
    for case in cases() {
        let (bytes, name) = case.load();
        let kind = match name.rsplit('.').next() {
            Some("jsonl") => variants::of,
            Some("json") => variants::of_document,
            Some("csv" | "tsv") => variants::of_table,
            _ => continue,
        };
        if !case.is_plain() {
            continue;
        }
        let (plain, expected) = read(&bytes, &name);
        for (change, variant) in kind(&bytes) {
            let (outcome, events) = read(&variant, &name);
            assert_eq!(outcome.tally, plain.tally, "{name}, {change}");
            assert_eq!(events, expected, "{name}, {change}");
        }
    }
}
