//! The line for each call that is new, as it arrives.

use std::process::Stdio;

use super::scene::Scene;
use super::scene::line;
use super::scene::until;
use crate::golden;
use crate::transcript::checkout;

/// Calls of today and of another day, priced and not, with and without a run, one with a hostile name.
const CALLS: [&str; 5] = [
    r#"{"timestamp":"2026-11-23T08:05:01Z","request_id":"l1","provider":"openai","model":"gpt-5.1","agent":"planner","run_id":"release-41","input_tokens":12040,"output_tokens":811}"#,
    r#"{"timestamp":"2026-11-23T08:05:02.250Z","request_id":"l2","model":"in-house-9b","agent":"planner","session_id":"0f9e8d7c-6b5a-4938-2716","input_tokens":55,"output_tokens":9}"#,
    r#"{"timestamp":"2026-11-22T23:59:59Z","request_id":"l3","provider":"openai","model":"gpt-5.1","input_tokens":100,"output_tokens":10}"#,
    r#"{"timestamp":"2026-11-23T08:05:03Z","request_id":"l4","provider":"openai","model":"gpt-5.1","agent":"\u001b[2Jred","input_tokens":100,"cached_input_tokens":40,"output_tokens":10}"#,
    r#"{"timestamp":"2026-11-23T08:05:04Z","request_id":"l5","provider":"openai","model":"gpt-5.1","agent":"=sum","input_tokens":1000000,"output_tokens":1}"#,
];

/// What is printed of the calls, by format. Each is stored before the next is written.
fn printed(format: &str) -> String {
    let scene = Scene::new();
    // What was there before is in the day's total and in no line.
    scene.append("logs/a.jsonl", &(CALLS[0].replace("l1", "l0") + "\n"));
    let mut follower = scene.follow(&format!("logs --live --format {format}"));
    let header = usize::from(format == "csv");
    for (call, count) in CALLS.iter().zip(1..) {
        scene.append("logs/a.jsonl", &format!("{call}\n"));
        until("the line", || {
            follower.printed().lines().count() == count + header
        });
    }
    // What is known is no new call.
    scene.append("logs/b.jsonl", &(CALLS[0].to_owned() + "\n" + &line(3)));
    until("the last line", || {
        follower.printed().lines().count() == 6 + header
    });
    assert_eq!(follower.stop("INT"), Some(130));
    follower.printed()
}

#[test]
fn a_line_for_each_new_call() {
    for (format, name) in [
        ("table", "live.txt"),
        ("csv", "live.csv"),
        ("ndjson", "live.ndjson"),
    ] {
        let printed = printed(format);
        golden::check(&checkout().join("fixtures/follow").join(name), &printed);
    }
}

#[test]
fn a_reader_that_went_away_ends_it_quietly() {
    let scene = Scene::new();
    let mut follower = scene.start_into(Stdio::piped(), "--live logs");
    drop(follower.child.stdout.take());
    until("the greeting", || follower.said().contains("following"));
    let mut number = 0;
    until("the end", || {
        number += 1;
        scene.append("logs/a.jsonl", &line(number));
        follower.child.try_wait().expect("waits").is_some()
    });
    assert_eq!(follower.end(), Some(0));
    assert!(scene.held().0 > 0, "what was printed was stored before");
}
