//! Logs that get another name, are copied and cut, or are compressed.

use std::fs::OpenOptions;
use std::io::Write;

use super::scene::Scene;
use super::scene::line;
use super::scene::lines;

/// Rotates a followed log that has just grown, by a script; then everything must be there.
fn rotate(arguments: &str, script: &str) {
    let scene = Scene::new();
    scene.append("logs/a.log", &lines(1..=2));
    let mut follower = scene.follow(arguments);
    scene.until_held(1..=2);
    for round in 0..3 {
        let first = 3 + round * 3;
        // What is written right before the rotation is in the old file alone.
        scene.append("logs/a.log", &line(first));
        scene.run(script);
        scene.append("logs/a.log", &line(first + 1));
        scene.until_held(1..=first + 1);
        scene.append("logs/a.log", &line(first + 2));
        scene.until_held(1..=first + 2);
    }
    assert_eq!(follower.stop("TERM"), Some(0));
    // Nothing is read in another way from the start.
    scene.run("llmcost ingest logs --store store --quiet");
    scene.until_held(1..=11);
}

#[test]
fn renamed_in_a_folder() {
    rotate(
        "logs",
        "for n in 3 2 1; do [ -e logs/a.log.$n ] && mv logs/a.log.$n logs/a.log.$((n+1)); done; mv logs/a.log logs/a.log.1; true",
    );
}

#[test]
fn renamed_beside_a_file() {
    rotate("logs/a.log", "mv logs/a.log logs/a.log-$(date +%s%N)");
}

#[test]
fn renamed_and_found_by_looking() {
    rotate(
        "logs/a.log --poll 1",
        "mv logs/a.log logs/a-$(date +%s%N).log",
    );
}

#[test]
fn copied_and_cut() {
    rotate(
        "logs",
        "cp logs/a.log logs/a.log.$(date +%s%N) && : > logs/a.log",
    );
}

#[test]
fn renamed_and_compressed() {
    rotate(
        "logs",
        "name=logs/a.log.$(date +%s%N); mv logs/a.log $name && gzip $name",
    );
}

#[test]
fn a_writer_that_has_not_noticed_writes_on_to_the_old_file() {
    let scene = Scene::new();
    scene.append("logs/a.log", &line(1));
    let path = scene.world.path("work/logs/a.log");
    let mut old = OpenOptions::new().append(true).open(path).expect("a log");
    let _follower = scene.follow("logs");
    scene.run("mv logs/a.log logs/a.log.1");
    scene.append("logs/a.log", &line(2));
    scene.until_held(1..=2);
    for number in 3..=4 {
        old.write_all(line(number).as_bytes()).expect("written");
        scene.until_held(1..=number);
    }
}

#[test]
fn rotated_while_nobody_followed() {
    let scene = Scene::new();
    scene.append("logs/a.log", &lines(1..=2));
    let mut follower = scene.follow("logs");
    follower.stop("KILL");
    scene.append("logs/a.log", &line(3));
    scene.run("mv logs/a.log logs/a.log.1");
    scene.append("logs/a.log", &line(4));
    let _follower = scene.follow("logs");
    scene.until_held(1..=4);
}
