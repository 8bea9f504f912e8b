//! Stopped at any moment, nothing is lost or doubled.

use std::thread;
use std::time::Duration;

use super::scene::Scene;
use super::scene::line;
use super::scene::lines;
use super::scene::until;

/// Appends while followers come and go; the last one must leave exactly what was written.
fn restarted(signal: &str) {
    let scene = Scene::new();
    let mut written = 0;
    for round in 0..8_u64 {
        let mut follower = scene.start("logs --quiet");
        for _ in 0..5 {
            written += 1;
            scene.append(&format!("logs/{}.jsonl", written % 3), &line(written));
            thread::sleep(Duration::from_millis(round * 25));
        }
        follower.stop(signal);
    }
    // A call without an id is told from its equal by its place in the file.
    let without_id = line(500).replace("\"request_id\":\"call-500\",", "");
    scene.append("logs/0.jsonl", &without_id.repeat(2));
    let mut follower = scene.follow("logs");
    scene.until_held((1..=written).chain([500, 500]));
    follower.stop(signal);
    scene.append("logs/0.jsonl", &without_id);
    let _follower = scene.follow("logs");
    scene.until_held((1..=written).chain([500, 500, 500]));
}

#[test]
fn killed_again_and_again() {
    restarted("KILL");
}

#[test]
fn asked_to_stop_again_and_again() {
    restarted("TERM");
}

#[test]
fn a_stop_stores_what_was_written_before_it() {
    let scene = Scene::new();
    let mut follower = scene.follow("logs");
    scene.append("logs/a.jsonl", &lines(1..=100));
    assert_eq!(follower.stop("TERM"), Some(0));
    scene.until_held(1..=100);
}

#[test]
fn killed_in_the_middle_of_a_file() {
    let scene = Scene::new();
    let mut follower = scene.follow("logs --live");
    // It is there all at once, and read in several steps.
    scene.append("hidden", &lines(1..=12_000));
    scene.run("mv hidden logs/a.jsonl");
    until("the first step", || !follower.printed().is_empty());
    follower.stop("KILL");
    let (calls, _) = scene.held();
    assert!(calls > 0 && calls < 12_000, "{calls} at once");
    let _follower = scene.follow("logs");
    scene.until_held(1..=12_000);
}
