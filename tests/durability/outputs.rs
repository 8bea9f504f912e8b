//! Outputs that cannot be written, and the modes of what is written.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use super::scene::message;
use crate::transcript::World;

const LINE: &str = r#"{"timestamp":"2026-03-01T10:00:00Z","request_id":"a","model":"gpt-5.1","input_tokens":100,"output_tokens":10}"#;

/// Every command that answers on standard output.
const ANSWERS: [&str; 12] = [
    "ingest log.jsonl --store other",
    "report --store store",
    "report --from log.jsonl",
    "store info --store store",
    "store check --store store",
    "store path",
    "sources",
    "config",
    "completions bash",
    "man",
    "--help",
    "--version",
];

/// Commands that answer nothing.
const SILENT: [&str; 2] = [
    "store compact --store store",
    "record --model gpt-5.1 --id r --store store",
];

fn world() -> World {
    let world = World::new();
    fs::write(world.path("work/log.jsonl"), format!("{LINE}\n")).expect("a log");
    let made = world
        .shell("llmcost ingest log.jsonl --store store --quiet")
        .output();
    assert!(made.expect("sh runs").status.success());
    world
}

#[test]
fn a_full_output_is_an_error_that_says_so() {
    let world = world();
    for command in ANSWERS {
        let output = world
            .shell(&format!("llmcost {command} > /dev/full"))
            .output();
        let output = output.expect("sh runs");
        assert_eq!(output.status.code(), Some(1), "{command}");
        let said = message(&output);
        assert!(
            said.contains("cannot write the output"),
            "{command}: {said}"
        );
        let both = world
            .shell(&format!("llmcost {command} > /dev/full 2>&1"))
            .output();
        assert_eq!(both.expect("sh runs").status.code(), Some(1), "{command}");
    }
}

#[test]
fn messages_that_cannot_be_written_change_nothing() {
    let world = world();
    for command in ANSWERS.into_iter().chain(SILENT) {
        for script in ["> /dev/null 2> /dev/full", "> /dev/null 2>&-"] {
            let output = world.shell(&format!("llmcost {command} {script}")).output();
            assert_eq!(
                output.expect("sh runs").status.code(),
                Some(0),
                "{command} {script}"
            );
        }
    }
    let output = world.shell("llmcost nonsense 2> /dev/full").output();
    assert_eq!(output.expect("sh runs").status.code(), Some(2));
}

#[test]
fn a_reader_that_went_away_is_no_error() {
    let world = world();
    for command in ANSWERS {
        // The pipe is closed before the program starts: `sleep` sees to it.
        let script = format!("{{ sleep 0.1; llmcost {command}; echo $? >&2; }} | true");
        let output = world.shell(&script).output().expect("sh runs");
        assert_eq!(message(&output).lines().last(), Some("0"), "{command}");
    }
}

#[test]
fn what_is_written_is_the_owners_alone() {
    let world = world();
    for mask in ["000", "022", "077"] {
        let script = format!(
            "umask {mask}; LLMCOST_BOUNDS=1,0 llmcost ingest log.jsonl --store masked/{mask}/deep --quiet"
        );
        assert!(world.shell(&script).status().expect("sh runs").success());
        check_modes(&world.path("work/masked"));
    }
}

/// Every directory is 0700 and every file 0600.
fn check_modes(directory: &Path) {
    let mode = |path: &Path| fs::metadata(path).expect("there").permissions().mode() & 0o777;
    assert_eq!(mode(directory), 0o700, "{}", directory.display());
    for entry in fs::read_dir(directory).expect("readable") {
        let path = entry.expect("readable").path();
        if path.is_dir() {
            check_modes(&path);
        } else {
            assert_eq!(mode(&path), 0o600, "{}", path.display());
        }
    }
}
