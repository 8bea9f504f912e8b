//! The README's examples are run: what it shows is what the program says.

use std::fs;

use crate::golden;
use crate::transcript::World;
use crate::transcript::checkout;

/// Code blocks that start with this line hold a transcript.
const FENCE: &str = "```console";

#[test]
fn every_example_of_the_readme_plays_as_written() {
    let path = checkout().join("README.md");
    let text = fs::read_to_string(&path).expect("README.md");
    let world = World::new();
    let (mut written, mut examples) = (String::new(), 0);
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once(&format!("{FENCE}\n")) {
        let (block, tail) = after.split_once("```\n").expect("a block ends");
        written += &format!("{before}{FENCE}\n{}```\n", world.play(block));
        examples += block.matches("$ ").count();
        rest = tail;
    }
    written += rest;
    assert!(examples >= 4, "the README lost its examples");
    golden::check(&path, &written);
}
