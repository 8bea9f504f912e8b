//! A tree of coding-agent sessions with known totals: read exactly, then not read again, then only what grew.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;

use crate::transcript::World;
use crate::transcript::shared;

/// Megabytes of logs: the tree of the issue, `gen_claude_logs.py DIR 200 7`.
const MEGABYTES: &str = "200";
const APPENDED_FILES: usize = 10;

#[test]
fn a_tree_is_read_exactly_then_skipped_then_only_its_growth_is_read() {
    let Some(generator) = shared("bench/gen_claude_logs.py") else {
        return;
    };
    let world = World::new();
    let tree = world.path("work/tree");
    let made = Command::new("python3")
        .arg(generator)
        .arg(&tree)
        .args([MEGABYTES, "7"])
        .output()
        .expect("python3 runs");
    let expected: Value = serde_json::from_slice(&made.stdout).expect("the generator's totals");

    let first = json(&world, "llmcost ingest tree --store store --format json");
    assert_eq!(total(&first, "files"), expected["files"].as_u64());
    assert_eq!(total(&first, "rejected"), Some(0));
    assert_eq!(total(&first, "bytes_read"), expected["bytes"].as_u64());
    let models = report(&world);
    let wanted = expected["models"].as_object().expect("models");
    assert_eq!(models.len(), wanted.len());
    for (model, counts) in wanted {
        let figures = ["calls", "input", "cache_write", "cache_read", "output"]
            .map(|name| counts[name].as_u64().expect("a count"));
        assert_eq!(models[model], figures, "{model}");
    }

    let second = json(&world, "llmcost ingest tree --store store --format json");
    assert_eq!(total(&second, "unchanged"), expected["files"].as_u64());
    assert_eq!(
        (total(&second, "records"), total(&second, "bytes_read")),
        (Some(0), Some(0))
    );
    assert_eq!(report(&world), models);

    let appended = append(&tree);
    let third = json(&world, "llmcost ingest tree --store store --format json");
    assert_eq!(total(&third, "new"), Some(APPENDED_FILES as u64));
    assert_eq!(
        total(&third, "bytes_read"),
        Some(appended),
        "more than the new bytes was read"
    );
    let opus = "claude-opus-4-5-20251101";
    let mut grown = models;
    for (figure, added) in grown
        .get_mut(opus)
        .expect("opus")
        .iter_mut()
        .zip([1, 7, 11, 13, 17])
    {
        *figure += added * APPENDED_FILES as u64;
    }
    assert_eq!(report(&world), grown);
}

/// Adds one call to each of ten files; says how many bytes that was.
fn append(tree: &Path) -> u64 {
    let mut files: Vec<PathBuf> = fs::read_dir(tree.join("projects"))
        .expect("projects")
        .flat_map(|project| fs::read_dir(project.expect("a project").path()).expect("sessions"))
        .map(|session| session.expect("a session").path())
        .collect();
    files.sort();
    let mut bytes = 0;
    for (number, path) in files.iter().take(APPENDED_FILES).enumerate() {
        let line = format!(
            r#"{{"type":"assistant","sessionId":"s","uuid":"u{number}","requestId":"req_appended_{number}","timestamp":"2026-11-20T00:00:00Z","cwd":"/home/dev/x","message":{{"id":"msg_appended_{number}","model":"claude-opus-4-5-20251101","role":"assistant","usage":{{"input_tokens":7,"cache_creation_input_tokens":11,"cache_read_input_tokens":13,"output_tokens":17}}}}}}"#
        ) + "\n";
        let mut file = fs::OpenOptions::new()
            .append(true)
            .open(path)
            .expect("a session");
        file.write_all(line.as_bytes()).expect("a line");
        bytes += line.len() as u64;
    }
    bytes
}

/// Calls, uncached input, cache write, cache read and output of each model.
fn report(world: &World) -> BTreeMap<String, [u64; 5]> {
    let answer = json(
        world,
        "llmcost report --by model --store store --format json",
    );
    let columns = [
        "calls",
        "uncached_input_tokens",
        "cache_write_tokens",
        "cache_read_tokens",
        "output_tokens",
    ];
    answer["rows"]
        .as_array()
        .expect("rows")
        .iter()
        .map(|row| {
            let model = row["model"].as_str().expect("a model").to_owned();
            (
                model,
                columns.map(|column| row[column].as_u64().expect("a count")),
            )
        })
        .collect()
}

fn total(answer: &Value, column: &str) -> Option<u64> {
    answer["totals"][column].as_u64()
}

fn json(world: &World, command: &str) -> Value {
    let output = world.shell(command).output().expect("sh runs");
    assert!(
        output.status.success(),
        "{command}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    serde_json::from_slice(&output.stdout).expect("JSON")
}
