//! Logs that vanish, grow, shrink or cannot be read: each costs itself, never the run.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use super::scene::message;
use crate::transcript::World;
use crate::transcript::tell;

/// Another user: the administrator may read everything.
const OTHER: &str = "setpriv --reuid 65534 --regid 65534 --clear-groups";

fn line(id: &str) -> String {
    format!(
        r#"{{"timestamp":"2026-03-01T10:00:00Z","request_id":"{id}","model":"gpt-5.1","input_tokens":1,"output_tokens":1}}"#
    ) + "\n"
}

/// Runs an ingest into `store` with bash; its exit code and something it says are known.
fn ingest(world: &World, arguments: &str, code: i32, says: &str) {
    let script = format!("bash -c 'llmcost ingest {arguments} --store store'");
    let output = world.shell(&script).output().expect("sh runs");
    let said = message(&output);
    assert_eq!(output.status.code(), Some(code), "{arguments}: {said}");
    assert!(said.contains(says), "{arguments}: {said}");
}

/// Calls and output tokens in the store.
fn stored(world: &World) -> String {
    let script = "llmcost store check --store store --quiet > /dev/null && \
                  llmcost report --store store --format csv --columns calls,output_tokens | tail -1 | cut -d, -f1,2";
    let output = world.shell(script).output().expect("sh runs");
    String::from_utf8_lossy(&output.stdout)
        .trim_end()
        .to_owned()
}

#[test]
fn a_log_that_cannot_be_read_costs_only_itself() {
    let world = World::new();
    let work = world.path("work");
    fs::write(work.join("a.jsonl"), line("a")).expect("a log");
    ingest(
        &world,
        "gone.jsonl a.jsonl",
        1,
        "cannot read `gone.jsonl`: No such file",
    );
    assert_eq!(stored(&world), "1,1");
    ingest(
        &world,
        "/dev/null a.jsonl",
        1,
        "neither a regular file nor a pipe",
    );
    fs::create_dir(work.join("loop")).expect("a folder");
    fs::write(work.join("loop/b.jsonl"), line("b")).expect("a log");
    let links = "ln -s . loop/self; ln -s y.jsonl loop/x.jsonl; ln -s x.jsonl loop/y.jsonl; mkfifo loop/f.jsonl";
    assert!(world.shell(links).status().expect("sh runs").success());
    ingest(&world, "loop loop ./loop/../loop", 0, "");
    assert_eq!(stored(&world), "2,2");
    ingest(
        &world,
        "loop/x.jsonl a.jsonl --quiet gone.jsonl",
        1,
        "symbolic links",
    );
    // Cut off in the middle: what could be read is kept, and it is tried again.
    let cut = "yes x | head -c 99999 | cat a.jsonl - | gzip | head -c 120 > cut.jsonl.gz";
    assert!(world.shell(cut).status().expect("sh runs").success());
    for _ in 0..2 {
        ingest(
            &world,
            "cut.jsonl.gz",
            1,
            "the rest of the file could not be read",
        );
    }
    assert_eq!(stored(&world), "2,2");
}

#[test]
fn a_log_of_another_user_costs_only_itself() {
    let world = World::new();
    let can_change_user = world.shell(&format!("{OTHER} true")).status();
    if !can_change_user.is_ok_and(|status| status.success()) {
        tell("skipped: the user cannot be changed here");
        return;
    }
    for (place, mode) in [("", 0o755), ("work", 0o777), ("home", 0o755)] {
        let open = fs::Permissions::from_mode(mode);
        fs::set_permissions(world.path(place), open).expect("opened");
    }
    let script = "mkdir logs logs/closed && chmod 000 logs/closed";
    assert!(world.shell(script).status().expect("sh runs").success());
    for id in ["a", "b", "c"] {
        fs::write(world.path(&format!("work/logs/{id}.jsonl")), line(id)).expect("a log");
    }
    let closed = fs::Permissions::from_mode(0o000);
    fs::set_permissions(world.path("work/logs/b.jsonl"), closed).expect("closed");
    let script = format!("{OTHER} llmcost ingest logs --store store --quiet");
    let output = world.shell(&script).output().expect("sh runs");
    let said = message(&output);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(
        said.contains("cannot read `logs/closed`: Permission denied"),
        "{said}"
    );
    assert!(
        said.contains("cannot read `logs/b.jsonl`: Permission denied"),
        "{said}"
    );
    assert_eq!(stored(&world), "2,2");
}

#[test]
fn a_pipe_is_read_each_time() {
    let world = World::new();
    fs::write(world.path("work/a.jsonl"), line("a")).expect("a log");
    fs::write(world.path("work/b.jsonl"), line("b")).expect("a log");
    ingest(&world, "<(cat a.jsonl)", 0, "");
    assert!(
        world
            .shell("mkfifo pipe.jsonl")
            .status()
            .expect("sh runs")
            .success()
    );
    for log in ["a", "b"] {
        let script =
            format!("cat {log}.jsonl > pipe.jsonl & llmcost ingest pipe.jsonl --store store");
        assert!(world.shell(&script).status().expect("sh runs").success());
    }
    assert_eq!(stored(&world), "2,2");
}

#[test]
fn what_a_log_no_longer_holds_stays_stored() {
    let world = World::new();
    let log = world.path("work/a.jsonl");
    let steps = [
        // Grown, cut mid-line, finished, emptied, begun again, replaced by a shorter one, gone.
        (line("a"), "1,1"),
        (line("a") + &line("b") + &line("c")[..40], "2,2"),
        (line("a") + &line("b") + &line("c"), "3,3"),
        (String::new(), "3,3"),
        (line("d"), "4,4"),
        (line("d") + &line("a"), "4,4"),
        (line("e")[..50].to_owned(), "4,4"),
        (line("e"), "5,5"),
    ];
    for (place, (content, expected)) in steps.into_iter().enumerate() {
        // In place, as copy-truncate does, and by a new file, as rotation does.
        if place % 2 == 0 {
            fs::write(&log, &content).expect("a log");
        } else {
            fs::write(world.path("work/new"), &content).expect("a log");
            fs::rename(world.path("work/new"), &log).expect("renamed");
        }
        // Half a line alone does not tell its format.
        let code = i32::from(content.len() == 50);
        ingest(&world, "a.jsonl", code, "");
        assert_eq!(stored(&world), expected, "step {place}");
    }
}

#[test]
fn a_row_that_is_still_being_written_counts_once() {
    // In the catalogue, and in segments.
    for bounds in ["100,100", "100,0"] {
        let world = World::new();
        let log = world.path("work/a.csv");
        let whole = "timestamp,model,input_tokens,output_tokens\n\
                     2026-03-01T10:00:00Z,gpt-5.1,100,10\n\
                     2026-03-01T11:00:00Z,gpt-5.1,100,123\n\
                     2026-03-01T12:00:00Z,gpt-5.1,100,4567";
        let header = whole.find('\n').expect("a header");
        for end in header + 1..=whole.len() {
            fs::write(&log, &whole[..end]).expect("a log");
            let script =
                format!("LLMCOST_BOUNDS={bounds} llmcost ingest a.csv --store store --quiet");
            assert!(
                world.shell(&script).status().expect("sh runs").success(),
                "{end}"
            );
        }
        assert_eq!(stored(&world), "3,4700", "{bounds}");
        // Rotated away, the last row stays.
        fs::write(&log, "timestamp,model,input_tokens,output_tokens\n").expect("a log");
        ingest(&world, "a.csv", 0, "");
        assert_eq!(stored(&world), "3,4700", "{bounds}");
    }
}

#[test]
fn an_interrupted_ingest_leaves_the_store_as_it_was() {
    let world = World::new();
    fs::write(world.path("work/a.jsonl"), line("a") + &line("b")).expect("a log");
    let script = "llmcost record --model x --id 1 --output-tokens 1 --store store; \
                  (cat a.jsonl; sleep 1) | LLMCOST_BOUNDS=1,0 timeout -s INT 0.5 llmcost ingest - --store store";
    world.shell(script).output().expect("sh runs");
    assert_eq!(stored(&world), "1,1");
    ingest(&world, "a.jsonl", 0, "");
    assert_eq!(stored(&world), "3,3");
    let findings = world
        .shell("llmcost store check --store store --format csv")
        .output();
    assert_eq!(findings.expect("sh runs").stdout, b"weight,place,problem\n");
}
