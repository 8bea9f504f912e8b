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

const REFUSED: [&str; 6] = [
    "report --by user",
    "report --by run",
    "report --user u1",
    "runs --top 5",
    "records",
    "export calls",
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

fn answers(world: &World, commands: &[&str]) -> Vec<String> {
    let line = |command: &&str| format!("llmcost {command} --store store --format json");
    commands
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
    let before = answers(&world, &ANSWERED);
    let said = succeed(&world, &format!("{PRUNE} --dry-run"));
    assert!(
        said.contains("4320 calls before 2026-11-01T00:00:00Z would be"),
        "{said}"
    );
    assert_same(&answers(&world, &ANSWERED), &before);
    let said = succeed(&world, PRUNE);
    assert!(
        said.contains("4320 calls before 2026-11-01T00:00:00Z are removed"),
        "{said}"
    );
    assert_same(&answers(&world, &ANSWERED), &before);
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
    assert_same(&answers(&world, &ANSWERED), &before);
    // Later, the rest goes too.
    let later = "llmcost store prune --older-than 2026-11-10T12:30:00Z --store store";
    assert!(succeed(&world, later).contains("3428 calls"));
    assert_same(&answers(&world, &ANSWERED[..12]), &before[..12]);
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
    for path in files(&world, "pack") {
        let bytes = fs::read(path).expect("readable");
        let keys = bytes.windows(8).position(|window| window == b"llmckey2");
        let bytes = &bytes[..keys.expect("keys behind the sums")];
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
    let path = files(&world, "pack").remove(0);
    let sound = fs::read(&path).expect("readable");
    // The last block is not full.
    for place in (0..sound.len() - 4096).step_by(sound.len() / 9) {
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

/// Buckets and bills stay, and which of them count is decided by the days of calls that are gone.
#[test]
fn what_counts_beside_removed_calls_is_the_same() {
    let world = World::new();
    let calls: String = (0..40)
        .map(|hour| {
            let (day, hour) = (1 + hour / 24, hour % 24);
            format!(
                r#"{{"timestamp":"2025-03-{day:02}T{hour:02}:10:00Z","request_id":"r{day}-{hour}","provider":"openai","model":"gpt-4o","input_tokens":500,"output_tokens":70,"session":"s"}}"#
            ) + "\n"
        })
        .collect();
    fs::write(world.path("work/calls.jsonl"), calls).expect("written");
    let buckets = (1..=3_u32).map(|day| {
        let start = 1_740_787_200 + 86_400 * (day - 1);
        format!(
            r#"{{"object":"bucket","start_time":{start},"end_time":{},"results":[{{"object":"organization.usage.completions.result","input_tokens":90000,"output_tokens":8000,"input_cached_tokens":0,"num_model_requests":60,"model":"gpt-4o-2024-08-06","batch":false}}]}}"#,
            start + 86_400
        )
    });
    let buckets: Vec<String> = buckets.collect();
    let page = format!(
        r#"{{"object":"page","data":[{}],"has_more":false}}"#,
        buckets.join(",")
    );
    fs::write(world.path("work/usage.json"), page).expect("written");
    succeed(
        &world,
        "llmcost ingest calls.jsonl usage.json --store store",
    );
    let report = "llmcost report --by day,source --store store --format json";
    let before = succeed(&world, report);
    let said = succeed(
        &world,
        "llmcost store prune --older-than 2025-04 --store store",
    );
    assert!(
        said.contains("40 calls") && said.contains("3 records"),
        "{said}"
    );
    assert_eq!(succeed(&world, report), before);
    let late = r#"{"timestamp":"2025-03-02T23:59:00Z","request_id":"late","provider":"openai","model":"gpt-4o","input_tokens":1,"output_tokens":1}"#;
    fs::write(world.path("work/late.jsonl"), late).expect("written");
    succeed(&world, "llmcost ingest late.jsonl --store store");
    assert!(succeed(&world, "llmcost report --store store --format json").contains("101"));
}

/// Telemetry yields to a log of the same session, which removed calls no longer name.
#[test]
fn calls_that_telemetry_is_told_apart_by_stay() {
    let world = World::new();
    let call = r#"{"timestamp":"2025-01-02T23:59:00Z","request_id":"one","provider":"openai","model":"gpt-4o","input_tokens":1,"output_tokens":1}"#;
    fs::write(world.path("work/call.jsonl"), call).expect("written");
    let telemetry = "fixtures/sources/claude-code-otel/events.jsonl";
    succeed(&world, "llmcost ingest call.jsonl --store store");
    succeed(&world, "cp -r store other");
    succeed(&world, &format!("llmcost ingest {telemetry} --store store"));
    let (code, said) = run(
        &world,
        "llmcost store prune --older-than 2026-11 --store store",
    );
    assert!(
        code == Some(5) && said.contains("nothing was removed"),
        "{said}"
    );
    // What comes before it can go.
    succeed(
        &world,
        "llmcost store prune --older-than 2025-02 --store store",
    );
    succeed(&world, "llmcost report --store store");
}
