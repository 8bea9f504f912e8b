//! Other processes write to the same store meanwhile.

use std::fs;
use std::process::Child;
use std::process::Stdio;

use super::scene::Scene;
use super::scene::line;
use super::scene::until;

#[test]
fn others_record_between_the_commits() {
    let scene = Scene::new();
    let _follower = scene.follow("logs");
    for number in 1..=5 {
        scene.append("logs/a.jsonl", &line(number));
        let other = number + 100;
        scene.run(&format!(
            "llmcost record --model x --output-tokens {other} --id other-{number} --store store --lock-timeout 5"
        ));
        scene.until_held((1..=number).chain(101..=other));
    }
}

/// Another process that holds the store until its input ends.
fn holder(scene: &Scene) -> Child {
    let other = scene
        .world
        .shell("exec llmcost ingest - --store store --quiet")
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .expect("sh runs");
    let lock = scene.world.path("work/store/lock");
    let holder = format!("process {} ", other.id());
    until("the other's lock", || {
        fs::read_to_string(&lock).is_ok_and(|text| text.starts_with(&holder))
    });
    other
}

#[test]
fn a_store_that_another_holds_is_waited_for() {
    let scene = Scene::new();
    let mut follower = scene.follow("logs");
    let mut other = holder(&scene);
    scene.append("logs/a.jsonl", &line(1));
    until("the wait", || {
        follower.said().contains("waiting for the store")
    });
    drop(other.stdin.take());
    other.wait().expect("waits");
    scene.until_held(1..=1);
    assert_eq!(follower.stop("TERM"), Some(0));
}

#[test]
fn the_second_signal_ends_it_at_once() {
    let scene = Scene::new();
    let mut follower = scene.follow("logs --lock-timeout 600");
    let mut other = holder(&scene);
    scene.append("logs/a.jsonl", &line(1));
    follower.signal("TERM");
    until("the wait", || {
        follower.said().contains("waiting for the store")
    });
    assert_eq!(follower.stop("TERM"), Some(143));
    drop(other.stdin.take());
    other.wait().expect("waits");
    let _follower = scene.follow("logs");
    scene.until_held(1..=1);
}
