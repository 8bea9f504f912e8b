//! Calls that were removed: what sums answer is answered in the same bytes, and everything else is refused.

use std::fs;
use std::path::PathBuf;

use super::commands::log;
use super::commands::run;
use crate::transcript::World;

const PRUNE: &str = "llmcost store prune --older-than 2026-11-01 --store store";

const ANSWERED: [&str; 14] = [
    "report",
    "report --by agent,model --columns +first_call,last_call,average_duration_ms",
    "report --by day",
    "report --by day,agent --timezone Europe/Berlin",
    "report --by day --timezone Asia/Kolkata",
    "report --by hour,model --timezone Europe/Berlin --since 2026-10-24 --until 2026-10-27",
    "report --by month,tag:team",
    "report --by agent,model --prices-at 2026-01-01",
    "report --by model --tag team=a",
    "report --by provider --agent agent-1 --until 2026-10-28",
    "trend --by model --every day",
    "peaks",
    "report --by user --since 2026-11-01",
    "runs --top 5 --since 2026-11-01",
];

const REFUSED: [&str; 7] = [
    "report --by user",
    "report --by run",
    "report --user u1",
    "runs --top 5",
    "records",
    "export calls",
    "report --by minute --until 2026-10-21",
];

fn pruned_world() -> World {
    let world = World::new();
    fs::write(world.path("work/log.jsonl"), log()).expect("written");
    succeed(&world, "llmcost ingest log.jsonl --store store");
    world
}

fn succeed(world: &World, line: &str) -> String {
    let (code, said) = run(world, line);
    assert_eq!(code, Some(0), "{line}: {said}");
    said
}

fn answers(world: &World) -> Vec<String> {
    let line = |command: &&str| format!("llmcost {command} --store store --format json");
    ANSWERED
        .iter()
        .map(|command| format!("{command}: {}", succeed(world, &line(command))))
        .collect()
}

fn files(world: &World, extension: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(world.path("work/store/segments")).expect("segments");
    let paths = entries.map(|entry| entry.expect("readable").path());
    paths
        .filter(|path| path.extension().is_some_and(|kind| kind == extension))
        .collect()
}

fn assert_same(left: &[String], right: &[String]) {
    for (left, right) in left.iter().zip(right) {
        assert_eq!(left, right);
    }
}

#[test]
fn what_sums_tell_of_removed_calls_is_told_in_the_same_bytes() {
    let world = pruned_world();
    let before = answers(&world);
    let said = succeed(&world, &format!("{PRUNE} --dry-run"));
    assert!(
        said.contains("4320 calls before 2026-11-01T00:00:00Z would be"),
        "{said}"
    );
    assert_same(&answers(&world), &before);
    let said = succeed(&world, PRUNE);
    assert!(
        said.contains("4320 calls before 2026-11-01T00:00:00Z are removed"),
        "{said}"
    );
    assert_same(&answers(&world), &before);
    for command in REFUSED {
        let (code, said) = run(&world, &format!("llmcost {command} --store store"));
        assert_eq!(code, Some(5), "{command}: {said}");
        assert!(
            said.contains("4320 calls before 2026-11-01T00:00:00Z are kept as sums only"),
            "{command}: {said}"
        );
    }
    // Done again, and with everything else that writes: nothing changes.
    assert!(succeed(&world, PRUNE).contains("0 calls before"));
    let said = succeed(
        &world,
        "cp log.jsonl again.jsonl; llmcost ingest again.jsonl log.jsonl --store store --format json",
    );
    assert!(
        said.contains("\"new\": 0") || said.contains("\"new\":0"),
        "{said}"
    );
    for command in ["compact", "rebuild", "check"] {
        succeed(&world, &format!("llmcost store {command} --store store"));
    }
    assert_same(&answers(&world), &before);
    // Later, the rest goes too.
    let later = "llmcost store prune --older-than 2026-11-10T12:30:00Z --store store";
    assert!(succeed(&world, later).contains("3428 calls"));
    assert_same(&answers(&world)[..12], &before[..12]);
    let said = succeed(&world, "llmcost store check --store store");
    assert!(said.contains("sound"), "{said}");
    let info = succeed(&world, "llmcost store info --store store");
    assert!(
        info.contains("7748") && info.contains("2026-11-10T12:30:00Z"),
        "{info}"
    );
}

#[test]
fn who_made_a_removed_call_is_in_no_file() {
    let world = pruned_world();
    let far = "llmcost store prune --older-than 2026-11-19 --store store";
    let said = succeed(&world, far);
    assert!(said.contains("10500 calls"), "{said}");
    assert_eq!(
        files(&world, "names").len() + files(&world, "parquet").len(),
        0
    );
    for path in files(&world, "kept") {
        let bytes = fs::read(path).expect("readable");
        for text in ["run-", "u7", "log.jsonl"] {
            let found = bytes
                .windows(text.len())
                .any(|window| window == text.as_bytes());
            assert!(!found, "{text}");
        }
    }
}

#[test]
fn damaged_sums_of_removed_calls_are_damage() {
    let world = pruned_world();
    succeed(&world, PRUNE);
    let path = files(&world, "kept").remove(0);
    let sound = fs::read(&path).expect("readable");
    for place in (0..sound.len()).step_by(sound.len() / 9) {
        let mut bytes = sound.clone();
        bytes[place] ^= 4;
        fs::write(&path, bytes).expect("written");
        let (code, said) = run(&world, "llmcost store check --store store");
        assert_eq!(code, Some(7), "{place}: {said}");
    }
    fs::write(&path, &sound[..40]).expect("written");
    let (code, said) = run(&world, "llmcost report --store store");
    assert_eq!(code, Some(7), "{said}");
    fs::remove_file(&path).expect("removed");
    let (code, said) = run(&world, "llmcost report --store store");
    assert_eq!(code, Some(7), "{said}");
}

#[test]
fn calls_that_wait_in_the_catalogue_are_removed_too_and_bills_stay() {
    let world = World::new();
    let call =
        "llmcost record --model gpt-5.1 --input-tokens 7 --output-tokens 5 --store store --quiet";
    for (id, day) in [("a", "03"), ("b", "04"), ("c", "20")] {
        succeed(
            &world,
            &format!("{call} --id {id} --time 2026-03-{day}T01:00:00Z --user someone"),
        );
    }
    let report = "llmcost report --by day,model --store store --format json";
    let before = succeed(&world, report);
    let said = succeed(
        &world,
        "llmcost store prune --older-than 2026-03-10 --store store",
    );
    assert!(said.contains("2 calls"), "{said}");
    assert_eq!(succeed(&world, report), before);
    succeed(
        &world,
        &format!("{call} --id a --time 2026-03-03T01:00:00Z"),
    );
    assert_eq!(succeed(&world, report), before);
    // Another store does not take half of it.
    let (code, said) = run(&world, "llmcost ingest store --store other");
    assert_eq!(code, Some(5), "{said}");
    let (code, said) = run(
        &world,
        "llmcost store prune --older-than 2999-01-01 --store store",
    );
    assert_eq!(code, Some(2), "{said}");
}
