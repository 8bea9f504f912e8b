//! A guarded command: stopped when its money is spent, with its own exit code and signals otherwise.

use std::fs;
use std::process::Output;
use std::thread;
use std::time::Duration;

use crate::transcript::World;

/// A program that calls a model for 0.05 USD every moment, logs it, and never ends by itself.
const RUNAWAY: &str = r#"
while :; do
  echo '{"model": "gpt-4o", "input_tokens": 20000, "timestamp": "2026-11-23T12:00:00Z"}' >> calls.jsonl
  sleep 0.2
done
"#;

fn run(world: &World, script: &str) -> (Option<i32>, String, String) {
    fs::write(world.path("work/runaway.sh"), RUNAWAY).expect("a script");
    let Output {
        status,
        stdout,
        stderr,
    } = world.shell(script).output().expect("sh runs");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (status.code(), text(&stdout), text(&stderr))
}

#[test]
fn a_runaway_is_stopped_and_what_it_spent_is_recorded() {
    let world = World::new();
    let (code, _, said) = run(
        &world,
        "llmcost guard --run night --agent coder --max 0.20 --record-from calls.jsonl -- sh runaway.sh",
    );
    assert_eq!(code, Some(3), "{said}");
    assert!(said.contains("max (night): "), "{said}");
    let calls = || {
        fs::read_to_string(world.path("work/calls.jsonl"))
            .expect("a log")
            .lines()
            .count()
    };
    let before = calls();
    let (_, recorded, _) = run(
        &world,
        "llmcost report --by run,agent --format csv --columns calls",
    );
    assert_eq!(
        recorded,
        format!("run,agent,calls,unpriced_calls,unpriced_tokens\nnight,coder,{before},0,0\n")
    );
    thread::sleep(Duration::from_millis(600));
    assert_eq!(calls(), before, "it goes on");
}

#[test]
fn what_ignores_sigterm_is_killed_with_all_it_started() {
    let world = World::new();
    let (code, _, said) = run(
        &world,
        "llmcost guard --max 0.01 --grace 1 --record-from calls.jsonl -- sh -c 'trap \"\" TERM; sh runaway.sh'",
    );
    assert_eq!(code, Some(3), "{said}");
    let size = || {
        fs::metadata(world.path("work/calls.jsonl"))
            .expect("a log")
            .len()
    };
    let before = size();
    thread::sleep(Duration::from_millis(600));
    assert_eq!(size(), before, "it goes on");
}

#[test]
fn the_commands_own_code_and_signals_pass() {
    let world = World::new();
    let (code, out, said) = run(
        &world,
        "llmcost guard --run r1 -- sh -c 'echo $LLMCOST_RUN; exit 7'",
    );
    assert_eq!((code, out.as_str(), said.as_str()), (Some(7), "r1\n", ""));
    let (code, ..) = run(&world, "llmcost guard -- sh -c 'kill -KILL $$'");
    assert_eq!(code, Some(137));
    let forwarded = "
        llmcost guard -- sh -c 'trap \"exit 9\" TERM; touch up; while :; do sleep 0.05; done' & guard=$!
        until [ -e up ]; do sleep 0.05; done
        kill -TERM $guard; wait $guard; exit $?";
    let (code, ..) = run(&world, forwarded);
    assert_eq!(code, Some(9));
}

#[test]
fn a_command_that_may_not_run_does_not() {
    let world = World::new();
    let spend = "llmcost record --run r1 --model gpt-4o --input-tokens 20000";
    let (code, out, said) = run(
        &world,
        &format!("{spend} && llmcost guard --run r1 --max 0.05 -- touch ran"),
    );
    assert_eq!((code, out.as_str()), (Some(3), ""), "{said}");
    assert!(!world.path("work/ran").exists());
    let (code, _, said) = run(&world, "llmcost guard -- ./nothing-here");
    assert_eq!(code, Some(1));
    assert!(said.contains("cannot run `./nothing-here`"), "{said}");
}
