//! Stores in odd places and states: read where they can be, and refused in words where they cannot.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use super::scene::message;
use crate::transcript::World;
use crate::transcript::tell;

const LINE: &str = r#"{"timestamp":"2026-03-01T10:00:00Z","request_id":"a","model":"gpt-5.1","input_tokens":100,"output_tokens":10}"#;

/// Another user: the administrator may do anything, which proves nothing.
const OTHER: &str = "setpriv --reuid 65534 --regid 65534 --clear-groups";

/// A world with a store of one call in one segment.
fn world() -> World {
    let world = World::new();
    fs::write(world.path("work/log.jsonl"), format!("{LINE}\n")).expect("a log");
    expect(
        &world,
        "LLMCOST_BOUNDS=1,0 llmcost ingest log.jsonl --store store --quiet",
        0,
        "",
    );
    world
}

/// Runs a script; its exit code and something it says are known.
fn expect(world: &World, script: &str, code: i32, says: &str) -> String {
    let output = world.shell(script).output().expect("sh runs");
    let said = message(&output);
    assert_eq!(output.status.code(), Some(code), "{script}: {said}");
    assert!(said.contains(says), "{script}: {said}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn a_store_that_may_only_be_read_is_read() {
    let world = world();
    let can_change_user = world.shell(&format!("{OTHER} true")).status();
    if !can_change_user.is_ok_and(|status| status.success()) {
        tell("skipped: the user cannot be changed here");
        return;
    }
    expect(
        &world,
        "chmod -R a+rX store && chmod -R a-w store && chmod 755 . .. ../..",
        0,
        "",
    );
    fs::set_permissions(world.path(""), fs::Permissions::from_mode(0o755)).expect("opened");
    expect(
        &world,
        &format!("{OTHER} $(command -v llmcost) store check --store store"),
        0,
        "sound",
    );
    let report =
        format!("{OTHER} llmcost report --store store --format csv --columns calls | cut -d, -f1");
    assert_eq!(expect(&world, &report, 0, ""), "calls\n1\n");
    let ingest = format!("{OTHER} llmcost ingest log.jsonl --store store");
    expect(
        &world,
        &ingest,
        1,
        "cannot create `store/lock`: Permission denied",
    );
    expect(&world, "chmod 700 store; chmod 600 store/catalog.db", 0, "");
    let refused = format!("{OTHER} llmcost report --store store");
    expect(&world, &refused, 1, "Permission denied");
}

#[test]
fn what_is_no_store_is_called_so() {
    let world = world();
    fs::write(world.path("work/file"), "x").expect("written");
    for command in [
        "report",
        "ingest log.jsonl",
        "store info",
        "store check",
        "record --model x",
    ] {
        expect(
            &world,
            &format!("llmcost {command} --store file"),
            1,
            "file: not a directory",
        );
        expect(
            &world,
            &format!("llmcost {command} --store file/in"),
            1,
            "Not a directory",
        );
    }
    expect(&world, "chmod 777 store", 0, "");
    expect(
        &world,
        "llmcost report --store store",
        1,
        "anyone may write to this store",
    );
}

#[test]
fn what_is_missing_from_a_store_is_named() {
    for (damage, says) in [
        ("rm store/catalog.db", "`store/catalog.db` is missing"),
        (": > store/catalog.db", "`store/catalog.db` is cut off"),
        (
            "head -c 999 /dev/zero > store/catalog.db",
            "`store/catalog.db` is no catalogue",
        ),
        (
            "rm store/segments/*.parquet",
            "00000000.parquet` is missing",
        ),
        ("rm -r store/segments", "is missing"),
    ] {
        let world = world();
        expect(&world, damage, 0, "");
        expect(&world, "llmcost report --store store", 7, says);
        expect(&world, "llmcost store check --store store", 7, says);
    }
}

#[test]
fn a_store_does_without_its_journal_and_locks() {
    let world = world();
    expect(
        &world,
        "rm -f store/catalog.db-* store/lock store/readers",
        0,
        "",
    );
    expect(&world, "llmcost store check --store store", 0, "sound");
    expect(&world, "llmcost ingest log.jsonl --store store", 0, "");
}

#[test]
fn files_of_others_in_a_store_stay_and_do_no_harm() {
    let world = world();
    expect(
        &world,
        "echo x > store/mine; echo x > store/segments/mine.txt; mkdir store/segments/folder",
        0,
        "",
    );
    expect(
        &world,
        "touch store/segments/00000009.keys store/segments/00000009.names.tmp",
        0,
        "",
    );
    expect(
        &world,
        "llmcost record --model x --id 1 --store store",
        0,
        "",
    );
    let list = expect(&world, "ls store/segments", 0, "");
    assert_eq!(
        list,
        "00000000.keys\n00000000.names\n00000000.parquet\nfolder\nmine.txt\n"
    );
    let findings = expect(
        &world,
        "llmcost store check --store store --format csv",
        0,
        "",
    );
    assert_eq!(
        findings.matches("not the store's own").count(),
        2,
        "{findings}"
    );
}

#[test]
fn what_waits_in_the_catalogue_has_its_time_in_info() {
    let world = World::new();
    expect(
        &world,
        "llmcost record --model x --time 2026-02-03T04:05:06Z --store store",
        0,
        "",
    );
    let info = expect(
        &world,
        "llmcost store info --store store --format csv",
        0,
        "",
    );
    assert_eq!(info.matches("2026-02-03T04:05:06").count(), 2, "{info}");
}
