//! Files that grow, appear, go away and come back.

use std::fs;

use super::scene::Scene;
use super::scene::line;
use super::scene::lines;

#[test]
fn lines_are_stored_as_they_are_appended() {
    grows_line_by_line("logs");
}

#[test]
fn looking_every_second_finds_the_same() {
    grows_line_by_line("logs --poll 1");
}

fn grows_line_by_line(arguments: &str) {
    let scene = Scene::new();
    scene.append("logs/a.jsonl", &lines(1..=3));
    let mut follower = scene.follow(arguments);
    scene.until_held(1..=3);
    for number in 4..=6 {
        scene.append("logs/a.jsonl", &line(number));
        scene.until_held(1..=number);
    }
    assert_eq!(follower.stop("TERM"), Some(0));
    let said = follower.said();
    let all =
        "6 records read = 6 new + 0 duplicate + 0 grown + 0 not usage + 0 rejected + 0 pending";
    assert!(said.contains(all), "{said}");
}

#[test]
fn half_a_line_waits_for_the_rest() {
    let scene = Scene::new();
    let whole = line(2);
    let (first, rest) = whole.split_at(whole.len() / 2);
    scene.append("logs/a.jsonl", &line(1));
    let mut follower = scene.follow("logs");
    scene.append("logs/a.jsonl", first);
    scene.append("logs/b.jsonl", &line(3));
    scene.until_held([1, 3]);
    scene.append("logs/a.jsonl", rest);
    scene.until_held(1..=3);
    // A record that never got its end is pending, and no fault.
    scene.append("logs/b.jsonl", first);
    assert_eq!(follower.stop("INT"), Some(130));
    let said = follower.said();
    assert!(
        said.contains("stopped by Ctrl-C: 4 records read = 3 new"),
        "{said}"
    );
    assert!(
        said.contains("0 rejected + 1 pending; all of it is stored"),
        "{said}"
    );
}

#[test]
fn files_and_folders_appear() {
    let scene = Scene::new();
    let _follower = scene.follow("logs later/deep alone.jsonl");
    scene.run("mkdir -p logs/one/two");
    scene.append("logs/one/two/a.jsonl", &line(1));
    scene.until_held(1..=1);
    scene.append("logs/one/two/a.jsonl", &line(2));
    scene.append("alone.jsonl", &line(3));
    scene.until_held(1..=3);
    scene.run("mkdir -p later/deep/er");
    scene.append("later/deep/er/a.jsonl", &line(4));
    scene.until_held(1..=4);
    scene.append("later/deep/er/a.jsonl", &line(5));
    scene.append("alone.jsonl", &line(6));
    scene.until_held(1..=6);
    // A whole folder moves in.
    fs::create_dir(scene.world.path("work/outside")).expect("a folder");
    scene.append("outside/a.jsonl", &line(7));
    scene.run("mv outside logs/inside");
    scene.until_held(1..=7);
    scene.append("logs/inside/a.jsonl", &line(8));
    scene.until_held(1..=8);
}

#[test]
fn an_agents_folder_is_followed_before_it_exists() {
    let scene = Scene::new();
    let _follower = scene.follow("");
    let folder = scene.world.path("home/.claude/projects/p");
    fs::create_dir_all(&folder).expect("a folder");
    let message = |id: &str, output: u32| {
        format!(
            r#"{{"type":"assistant","timestamp":"2026-11-23T10:00:00Z","sessionId":"s","requestId":"req_{id}","message":{{"id":"msg_{id}","model":"claude-haiku-4-5","usage":{{"input_tokens":3,"output_tokens":{output}}}}}}}"#
        ) + "\n"
    };
    fs::write(folder.join("s.jsonl"), message("x1", 11)).expect("a log");
    scene.until_held([11]);
}

#[test]
fn what_was_deleted_comes_back_as_another_file() {
    let scene = Scene::new();
    scene.append("logs/a.jsonl", &lines(1..=2));
    let _follower = scene.follow("logs");
    scene.run("rm logs/a.jsonl");
    scene.append("logs/a.jsonl", &line(3));
    scene.until_held(1..=3);
    scene.run("rm -r logs && mkdir logs");
    scene.append("logs/b.jsonl", &line(4));
    scene.until_held(1..=4);
    scene.append("logs/b.jsonl", &line(5));
    scene.until_held(1..=5);
}

#[test]
fn links_are_followed_as_they_are_read() {
    let scene = Scene::new();
    scene.append("logs/data", &line(1));
    scene.append("elsewhere", &line(2));
    scene.run("ln -s data logs/link.jsonl; ln -s ../elsewhere logs/out.jsonl; ln -s elsewhere named.jsonl");
    let _follower = scene.follow("logs named.jsonl");
    scene.until_held([1, 2]);
    scene.append("logs/data", &line(3));
    scene.append("elsewhere", &line(4));
    scene.until_held(1..=4);
}

#[test]
fn what_is_no_log_is_complained_about_once() {
    let scene = Scene::new();
    scene.append("logs/notes.txt", "buy milk\nand bread\n");
    scene.append("logs/broken.jsonl", &(line(1) + "{\"request_id\":}\n"));
    let mut follower = scene.follow("logs");
    scene.append("logs/broken.jsonl", &line(2));
    scene.until_held(1..=2);
    assert_eq!(follower.stop("TERM"), Some(0));
    let said = follower.said();
    assert_eq!(said.matches("cannot tell the format").count(), 1, "{said}");
    assert_eq!(said.matches("1 record rejected").count(), 1, "{said}");
}

#[test]
fn strict_ends_at_the_first_rejected_record() {
    let scene = Scene::new();
    scene.append("logs/a.jsonl", &line(1));
    let mut follower = scene.follow("logs --strict");
    scene.append("logs/a.jsonl", "{\"request_id\":}\n");
    assert_eq!(follower.end(), Some(5));
    scene.until_held(1..=1);
}

#[test]
fn the_store_itself_is_no_log() {
    let scene = Scene::new();
    // Segments lie there too.
    scene.append("old.jsonl", &lines(4..=9));
    scene.run("LLMCOST_BOUNDS=2,0 llmcost ingest . --store store --quiet");
    scene.run("LLMCOST_BOUNDS=2,0 llmcost ingest . --store store --quiet");
    scene.until_held(4..=9);
    let mut follower = scene.follow(".");
    for number in 1..=3 {
        scene.append("logs/a.jsonl", &line(number));
        scene.until_held((1..=number).chain(4..=9));
    }
    assert_eq!(follower.stop("TERM"), Some(0));
    let said = follower.said();
    assert!(
        !said.contains("catalog.db") && !said.contains("parquet"),
        "{said}"
    );
}

#[test]
fn a_database_grows_by_the_log_beside_it() {
    let scene = Scene::new();
    let schema = include_str!("../../fixtures/sources/crush/crush.sql");
    let path = scene.world.path("work/logs/crush.db");
    let database = rusqlite::Connection::open(path).expect("a database");
    let create: String = schema
        .split_inclusive(';')
        .filter(|part| part.contains("CREATE"))
        .collect();
    database
        .execute_batch(&format!(
            "PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0; {create}"
        ))
        .expect("tables");
    let add = |number: u64| {
        let sql = format!(
            "INSERT INTO sessions VALUES ('s-{number}', NULL, 'a title', 2, 9, {number}, 0.5, 1775639400, 1775638800, NULL)"
        );
        database.execute_batch(&sql).expect("a session");
    };
    add(1);
    let _follower = scene.follow("logs");
    scene.until_held(1..=1);
    for number in 2..=3 {
        add(number);
        scene.until_held(1..=number);
    }
}
