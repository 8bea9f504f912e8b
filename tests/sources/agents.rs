//! Coding agents' session files together: each call once, in whatever order and from wherever they are read.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use llmcost::event::{Attribute, Ledger, UsageEvent};
use llmcost::sources::{ReadOptions, Reading, SOURCES, read_file, source_named};

use super::{cases, name, read};

/// Session, model, uncached input, cache reads and output of every call kept of these samples, read in this order.
fn calls(format: &str, names: &[&str]) -> Vec<(String, String, u64, u64, u64)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/sources");
    let mut ledger = Ledger::default();
    for name in names {
        let bytes = fs::read(root.join(format).join(name)).expect("the sample");
        for event in read(&bytes, name).1 {
            ledger.record(&event);
        }
    }
    let batch = ledger.batch();
    let mut calls: Vec<_> = (0..ledger.len())
        .map(|row| {
            let event = batch.event(row);
            let text = |attribute| event.attributes[attribute].clone().into_owned();
            let meter = |meter| event.meters[meter];
            (
                text(Attribute::Session),
                text(Attribute::Model),
                meter(llmcost::event::Meter::UncachedInput),
                meter(llmcost::event::Meter::CacheRead),
                meter(llmcost::event::Meter::Output),
            )
        })
        .collect();
    calls.sort();
    calls
}

type Call<'a> = (&'a str, &'a str, u64, u64, u64);

fn expected(calls: &[Call<'_>]) -> Vec<(String, String, u64, u64, u64)> {
    let owned = |(session, model, input, read, output): &Call<'_>| {
        (
            (*session).to_owned(),
            (*model).to_owned(),
            *input,
            *read,
            *output,
        )
    };
    calls.iter().map(owned).collect()
}

/// Every order of the names.
fn orders<'a>(names: &[&'a str]) -> Vec<Vec<&'a str>> {
    if names.is_empty() {
        return vec![Vec::new()];
    }
    let mut all = Vec::new();
    for (place, first) in names.iter().enumerate() {
        let mut rest = names.to_vec();
        rest.remove(place);
        for mut order in orders(&rest) {
            order.insert(0, first);
            all.push(order);
        }
    }
    all
}

#[test]
fn a_codex_fork_and_its_forks_add_only_their_own_calls() {
    let family = [
        "family-parent.jsonl",
        "family-fork.jsonl",
        "family-grandchild.jsonl",
        "subagent-copied.jsonl",
    ];
    let wanted = expected(&[
        ("0c-parent", "gpt-5.3-codex", 1000, 0, 100),
        ("0c-parent", "gpt-5.3-codex", 1100, 900, 150),
        ("0c-parent", "gpt-5.4", 1000, 2000, 150),
        ("0d-fork", "gpt-5.4-mini", 100, 600, 40),
        ("0e-grandchild", "gpt-5.4-mini", 200, 100, 10),
        ("0f-copied", "gpt-5.3-codex", 0, 500, 30),
    ]);
    for order in orders(&family) {
        assert_eq!(calls("codex", &order), wanted, "{order:?}");
    }
    let orphans = expected(&[
        ("0d-fork", "gpt-5.3-codex", 1000, 0, 100),
        ("0d-fork", "gpt-5.3-codex", 1100, 900, 150),
        ("0d-fork", "gpt-5.4-mini", 100, 600, 40),
        ("0e-grandchild", "gpt-5.4-mini", 200, 100, 10),
        ("0f-copied", "gpt-5.3-codex", 0, 500, 30),
    ]);
    for order in orders(&family[1..]) {
        assert_eq!(
            calls("codex", &order),
            orphans,
            "{order:?}, the parent is gone"
        );
    }
}

#[test]
fn a_fork_of_pi_adds_only_its_own_calls() {
    let whole = calls("pi", &["session.jsonl"]);
    let fork = expected(&[("p-2", "claude-opus-4-5", 80, 5000, 8)]);
    let mut wanted = [whole, fork].concat();
    wanted.sort();
    for order in orders(&["session.jsonl", "fork.jsonl"]) {
        assert_eq!(calls("pi", &order), wanted, "{order:?}");
    }
}

#[test]
fn a_copilot_session_read_while_it_was_open_yields_to_its_end() {
    let wanted = expected(&[
        ("cs-1", "claude-sonnet-4.5", 500, 0, 5),
        ("cs-1", "claude-sonnet-4.5", 1500, 7000, 40),
        ("cs-1", "claude-sonnet-4.5", 2000, 15_000, 200),
        ("cs-1", "gpt-5-mini", 300, 0, 12),
    ]);
    assert_eq!(calls("copilot-cli", &["ended.jsonl"]), wanted);
    let open = expected(&[("cs-2", "gpt-5.2", 0, 0, 120)]);
    assert_eq!(calls("copilot-cli", &["open.jsonl"]), open);
}

#[test]
fn telemetry_of_qwen_code_counts_only_where_no_answer_does() {
    let wanted = expected(&[
        ("qs-1", "qwen3-coder-plus", 100, 0, 40),
        ("qs-1", "qwen3-coder-plus", 100, 0, 66),
        ("qs-1", "qwen3-coder-plus", 100, 5000, 10),
        ("qs-1", "qwen3-coder-plus", 100, 5000, 10),
        ("qs-1", "qwen3-coder-plus", 700, 0, 70),
        ("qs-1", "qwen3-coder-plus", 1000, 4000, 15),
        ("qs-1", "qwen3-coder-plus", 1500, 2500, 30),
    ]);
    assert_eq!(calls("qwen-code", &["session.jsonl"]), wanted);
}

#[test]
fn codex_subagents_that_start_afresh_are_calls_of_their_own() {
    let names = ["subagent-fresh-one.jsonl", "subagent-fresh-two.jsonl"];
    assert_eq!(calls("codex", &names).len(), 2);
}

#[test]
fn a_turn_of_codex_exec_yields_to_the_calls_of_its_rollout() {
    let wanted = expected(&[
        ("0j-exec", "gpt-5.4", 200, 1000, 30),
        ("0j-exec", "gpt-5.4", 400, 400, 20),
        ("0j-exec", "gpt-5.4", 900, 100, 50),
    ]);
    for order in orders(&["exec.jsonl", "exec-rollout.jsonl"]) {
        assert_eq!(calls("codex", &order), wanted, "{order:?}");
    }
}

#[test]
fn an_agents_log_read_on_from_any_line_holds_the_same_calls() {
    let folder = tempfile::tempdir().expect("a folder");
    let of_agents = |format: &str| {
        let source = source_named(format).expect("a format");
        SOURCES.iter().any(|known| known.name() == format) && source.about().layer == "agent"
    };
    let mut grown = 0;
    for case in cases() {
        let name = name(&case.path);
        if !name.ends_with(".jsonl") || !of_agents(&case.format) {
            continue;
        }
        let bytes = fs::read(&case.path).expect("the sample");
        let path = folder.path().join(&name);
        fs::write(&path, &bytes).expect("a file");
        let whole = kept(&path, &bytes, bytes.len(), &case.format);
        let ends = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
        for (end, _) in ends {
            assert_eq!(
                kept(&path, &bytes, end + 1, &case.format),
                whole,
                "{name} cut at {end}"
            );
            grown += 1;
        }
    }
    assert!(grown > 50, "{grown}");
}

/// The calls kept of a file that was read when it had so many bytes, and again when it had all of them.
fn kept(path: &Path, bytes: &[u8], cut: usize, format: &str) -> Vec<UsageEvent<'static>> {
    let mut ledger = Ledger::default();
    let mut keys = BTreeSet::new();
    let modified =
        std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_767_225_600);
    let mut point = None;
    for length in [cut, bytes.len()] {
        fs::write(path, &bytes[..length]).expect("a file");
        let file = fs::File::options()
            .write(true)
            .open(path)
            .expect("the file");
        file.set_modified(modified).expect("a time");
        let known_keys = keys.clone();
        let known = |key| known_keys.contains(&key);
        let options = ReadOptions {
            format: source_named(format),
            known: &known,
            ..ReadOptions::default()
        };
        let mut events = Vec::new();
        let mut keep = |event: &UsageEvent<'_>| events.push(event.clone().into_owned());
        let mut reading = read_file(path, options, point.as_ref(), &mut keep).expect("readable");
        if reading == Reading::NeedsFullRead {
            events.clear();
            let mut keep = |event: &UsageEvent<'_>| events.push(event.clone().into_owned());
            reading = read_file(path, options, None, &mut keep).expect("readable");
        }
        let Reading::Done(outcome) = reading else {
            panic!("{reading:?}");
        };
        assert!(outcome.tally.is_conserved(), "{:?}", outcome.tally);
        point = outcome.resume;
        for event in events {
            keys.insert(event.key);
            ledger.record(&event);
        }
    }
    let mut kept: Vec<_> = (0..ledger.len())
        .map(|row| ledger.batch().event(row).into_owned())
        .collect();
    kept.sort_by_key(|event| event.key);
    kept
}
