//! Whole commands: every transcript under `fixtures/cli` must play as it is written.

use std::fs;

use crate::golden;
use crate::transcript::World;
use crate::transcript::checkout;

#[test]
fn every_transcript_plays_as_written() {
    let folder = checkout().join("fixtures/cli");
    let mut cases: Vec<_> = fs::read_dir(&folder)
        .expect("fixtures/cli")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    cases.sort();
    assert!(cases.len() >= 5, "the transcripts are gone");
    for case in cases {
        let transcript = fs::read_to_string(&case).expect("a transcript");
        golden::check(&case, &World::new().play(&transcript));
    }
}
