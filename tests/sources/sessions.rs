//! Session files that share calls: each call once, whole, in the session that made it.

use std::fs;
use std::path::Path;

use llmcost::event::{Attribute, Ledger};

use super::read;

/// Session, agent, second of the day and output of every call kept of these samples, read in this order.
fn calls(names: &[&str]) -> Vec<(String, String, i64, u64)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/sources/claude-code");
    let mut ledger = Ledger::default();
    for name in names {
        let bytes = fs::read(root.join(name)).expect("the sample");
        for event in read(&bytes, name).1 {
            ledger.record(&event);
        }
    }
    let mut calls: Vec<_> = (0..ledger.len())
        .map(|row| {
            let event = ledger.batch().event(row);
            let text = |attribute| event.attributes[attribute].clone().into_owned();
            (
                text(Attribute::Session),
                text(Attribute::Agent),
                event.time.0 / 1_000_000 % 86_400,
                event.meters.output(),
            )
        })
        .collect();
    calls.sort();
    calls
}

fn expected(calls: &[(&str, &str, i64, u64)]) -> Vec<(String, String, i64, u64)> {
    let owned = |(session, agent, second, output): &(&str, &str, i64, u64)| {
        let agent = format!("claude-code{agent}");
        ((*session).to_owned(), agent, *second, *output)
    };
    calls.iter().map(owned).collect()
}

const EIGHT: i64 = 8 * 3600;

#[test]
fn a_call_that_a_fork_finished_is_one_call_of_the_session_that_began_it() {
    let wanted = expected(&[
        ("a-51", "", EIGHT + 3600, 90),
        ("s-50", "", EIGHT, 80),
        ("s-50", "", EIGHT + 60, 70),
    ]);
    let files = ["call-begun.jsonl", "call-grown-elsewhere.jsonl"];
    assert_eq!(calls(&files), wanted);
    assert_eq!(calls(&[files[1], files[0]]), wanted, "the other way round");
    assert_eq!(calls(&[files[0], files[1], files[0]]), wanted, "read again");
    let fork_alone = expected(&[
        ("a-51", "", EIGHT + 3600, 90),
        ("s-50", "", EIGHT + 2, 80),
        ("s-50", "", EIGHT + 60, 70),
    ]);
    assert_eq!(calls(&files[1..]), fork_alone, "the original is gone");
}

#[test]
fn copies_in_a_background_session_stay_calls_of_the_first() {
    let wanted = expected(&[("new", "", EIGHT + 3600, 90), ("old", "", EIGHT, 80)]);
    assert_eq!(calls(&["resumed-session.jsonl"]), wanted);
}

#[test]
fn a_replay_yields_to_the_call_and_a_subagent_is_named() {
    let wanted = expected(&[
        ("s-20", "", EIGHT, 10),
        ("s-20", "/Explore", EIGHT + 60, 20),
        ("s-20", "/subagent", EIGHT + 120, 30),
        ("s-20", "/subagent", EIGHT + 180, 40),
    ]);
    assert_eq!(calls(&["subagents.jsonl"]), wanted);
}
