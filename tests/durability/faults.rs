//! A failed system call ends in a named error and leaves the store sound; success always means that it is stored.

use super::scene::Scene;
use super::scene::content;
use super::scene::message;
use super::scene::spread;
use super::scene::strace_works;
use crate::transcript::tell;

/// Not `close`: Rust's library panics when a directory cannot be closed, which no system does.
const CALLS: [&str; 12] = [
    "openat",
    "read",
    "write",
    "pwrite64",
    "fsync",
    "fdatasync",
    "ftruncate",
    "rename",
    "mkdir",
    "flock",
    "fcntl",
    "unlink",
];

const ERRORS: [&str; 4] = ["ENOSPC", "EIO", "EROFS", "EMFILE"];

/// Most failures per call and error; `LLMCOST_KILL_ALL=1` fails every one.
const MOST: usize = 5;

#[test]
fn failing_calls_in_the_first_ingest() {
    hold(Scene::all()[0], &["ENOSPC", "EIO"]);
}

#[test]
fn failing_calls_in_an_ingest_into_the_catalogue() {
    hold(Scene::all()[1], &["ENOSPC", "EMFILE"]);
}

#[test]
fn failing_calls_in_an_ingest_into_segments() {
    hold(Scene::all()[2], &ERRORS);
}

#[test]
fn failing_calls_in_a_compaction() {
    hold(Scene::all()[3], &["ENOSPC", "EIO"]);
}

#[test]
fn failing_calls_in_a_pruning() {
    hold(Scene::all()[5], &["ENOSPC", "EIO"]);
}

#[test]
fn failing_calls_in_an_ingest_into_packs() {
    hold(Scene::all()[6], &ERRORS);
}

#[test]
fn failing_calls_in_a_compaction_of_packs() {
    hold(Scene::all()[7], &["ENOSPC", "EIO"]);
}

#[test]
fn failing_calls_in_a_pruning_of_packs() {
    hold(Scene::all()[8], &["ENOSPC", "EIO"]);
}

fn hold(scene: fn() -> Scene, errors: &[&str]) {
    if !strace_works() {
        return;
    }
    let scene = scene();
    let all = std::env::var_os("LLMCOST_KILL_ALL").is_some();
    let errors = if all { &ERRORS } else { errors };
    let mut tried = 0;
    let mut wrong = Vec::new();
    for call in CALLS {
        let count = scene.calls.get(call).copied().unwrap_or(0);
        for error in errors {
            for nth in spread(count, MOST) {
                // Once, and from then on: a disk stays full.
                for from in ["", "+"] {
                    tried += 1;
                    let injection = format!("{call}:error={error}:when={nth}{from}");
                    let problem = problem(&scene, &injection);
                    wrong.extend(problem.map(|problem| format!("{injection}: {problem}")));
                }
            }
        }
    }
    let name = scene.name;
    tell(&format!(
        "{name}: {tried} failing calls, {} exceptions",
        wrong.len()
    ));
    assert!(tried > 100, "{name}: only {tried} failures were tried");
    assert!(wrong.is_empty(), "{name}:\n{}", wrong.join("\n"));
}

/// What goes wrong when a call fails.
fn problem(scene: &Scene, injection: &str) -> Option<String> {
    let output = scene.run(&format!("-e inject={injection}"));
    let said = message(&output);
    let state = scene.dump();
    let held = state.as_deref().map(content);
    let is_after = held == Some(content(&scene.after));
    match output.status.code() {
        Some(0) if !is_after => return Some(format!("success without the data: {state:?}")),
        // 127: the program could not be loaded.
        Some(0 | 127) => {}
        // Messages name a file or say where it happened.
        Some(1 | 7) if names_something(&said) || is_silenced(injection) => {}
        code => return Some(format!("{code:?}: {said}")),
    }
    if !is_after && held != Some(content(&scene.before)) {
        return Some(format!("neither before nor after: {state:?}"));
    }
    scene.complete()
}

/// Whether a message says what failed: a file, the output, or the catalogue.
fn names_something(said: &str) -> bool {
    ["`", "the output", "the store's catalogue"]
        .iter()
        .any(|name| said.contains("llmcost: ") && said.contains(name))
}

/// Whether the failing call is the one that the message itself needs.
fn is_silenced(injection: &str) -> bool {
    injection.starts_with("write:") && injection.ends_with('+')
}
