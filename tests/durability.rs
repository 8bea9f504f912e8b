//! Killed before any system call of an ingest, the store is as before or as after, and a second run completes it.
//!
//! strace kills the program before the k-th call of each kind (reliability: enumeration finds what random kills
//! miss). The same harness first has to notice a system whose `rename` lies.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::transcript::World;
use crate::transcript::tell;

/// What both runs of the ingest read: known calls, new calls, and a snapshot that grows a known one.
const FIRST: &str = r#"{"timestamp":"2026-03-01T10:00:00Z","request_id":"a","model":"gpt-5.1","agent":"one","input_tokens":100,"output_tokens":10}
{"timestamp":"2026-03-01T11:00:00Z","request_id":"b","model":"gpt-5.1","agent":"two","input_tokens":200,"output_tokens":20}
"#;
const SECOND: &str = r#"{"timestamp":"2026-03-01T11:00:00Z","request_id":"b","model":"gpt-5.1","agent":"two","input_tokens":200,"output_tokens":90}
{"timestamp":"2026-03-02T11:00:00Z","request_id":"c","model":"gpt-5.1","agent":"one","input_tokens":300,"output_tokens":30}
{"timestamp":"2026-03-03T11:00:00Z","request_id":"d","model":"gpt-5.1","agent":"two","input_tokens":400,"output_tokens":40}
"#;

const INGEST: &str = "llmcost ingest logs --store store --quiet";

/// One thread, so that the k-th call is the same call in every run.
const ONE_THREAD: &str = "export RAYON_NUM_THREADS=1 POLARS_MAX_THREADS=1; exec";

struct Points {
    tried: usize,
    wrong: Vec<String>,
}

#[test]
fn a_kill_before_any_system_call_leaves_the_store_before_or_after() {
    if Command::new("strace").arg("-V").output().is_err() {
        tell("skipped: strace is not installed");
        return;
    }
    let lying = enumerate(
        "-e inject=rename,renameat,renameat2:retval=0",
        &["exit_group"],
    );
    assert!(
        !lying.wrong.is_empty(),
        "the harness does not notice a rename that lies"
    );

    let real = enumerate("", &[]);
    assert!(real.tried > 100, "only {} points were tried", real.tried);
    assert!(
        real.wrong.is_empty(),
        "{} of {} points:\n{}",
        real.wrong.len(),
        real.tried,
        real.wrong.join("\n")
    );
    tell(&format!("killed at {} points, 0 exceptions", real.tried));
}

/// Kills the ingest before every system call (of the kinds named, if any), on a system with `sabotage`.
fn enumerate(sabotage: &str, only: &[&str]) -> Points {
    let world = World::new();
    let run = |script: &str| world.shell(script).output().expect("sh runs");
    fs::create_dir(world.path("work/logs")).expect("logs");
    let logs = world.path("work/logs/calls.jsonl");
    fs::write(&logs, FIRST).expect("a log");
    assert!(run(INGEST).status.success(), "the first ingest fails");
    fs::write(&logs, format!("{FIRST}{SECOND}")).expect("a log");
    assert!(run("cp -a store before").status.success());
    let before = dump(&world).expect("a sound store");
    let counted = run(&format!("{ONE_THREAD} strace -f -qq -c -o counts {INGEST}"));
    assert!(
        counted.status.success(),
        "{}",
        String::from_utf8_lossy(&counted.stderr)
    );
    let after = dump(&world).expect("a sound store");
    assert_ne!(before, after);

    let mut points = Points {
        tried: 0,
        wrong: Vec::new(),
    };
    for (call, count) in system_calls(&world.path("work/counts")) {
        if !only.is_empty() && !only.contains(&call.as_str()) {
            continue;
        }
        for nth in 1..=count {
            assert!(run("rm -rf store && cp -a before store").status.success());
            let kill = format!("-e inject={call}:signal=SIGKILL:when={nth}");
            run(&format!(
                "{ONE_THREAD} strace -f -qq -o /dev/null {sabotage} {kill} {INGEST}"
            ));
            points.tried += 1;
            let state = dump(&world);
            let again = run(INGEST).status.success().then(|| dump(&world)).flatten();
            let legal = state.as_ref() == Some(&before) || state.as_ref() == Some(&after);
            if !legal || again.as_ref() != Some(&after) {
                points.wrong.push(format!(
                    "{call} {nth}: {}",
                    if legal {
                        "the second run did not complete it"
                    } else {
                        "neither before nor after"
                    }
                ));
            }
        }
    }
    points
}

/// How often each system call is made, from strace's summary.
fn system_calls(summary: &Path) -> BTreeMap<String, usize> {
    let text = fs::read_to_string(summary).expect("strace's summary");
    text.lines()
        .filter_map(|line| {
            let words: Vec<&str> = line.split_whitespace().collect();
            let (name, count) = (words.last()?, words.get(3)?.parse().ok()?);
            (*name != "total").then(|| ((*name).to_owned(), count))
        })
        .collect()
}

/// What the store says, or nothing when it is not sound.
fn dump(world: &World) -> Option<String> {
    let output = world
        .shell("llmcost store check --store store --quiet >/dev/null && llmcost report --by agent,day,model --store store --format json")
        .output()
        .expect("sh runs");
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}
