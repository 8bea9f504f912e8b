//! The README's examples are run and its list of formats is the registry's: what it shows is what the program says.

use std::fs;

use llmcost::sources::SOURCES;

use crate::golden;
use crate::transcript::World;
use crate::transcript::checkout;

/// Code blocks that start with this line hold a transcript.
const FENCE: &str = "```console";

/// The table between these lines is made from the registry of formats.
const FORMATS: [&str; 2] = ["<!-- formats -->\n", "<!-- end of formats -->\n"];

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
    let written = with_formats(&written);
    assert!(examples >= 4, "the README lost its examples");
    golden::check(&path, &written);
}

fn with_formats(text: &str) -> String {
    let [start, end] = FORMATS;
    let (before, rest) = text.split_once(start).expect("the list of formats");
    let (_, after) = rest.split_once(end).expect("the end of the list");
    let mut table = "| format | what it reads | how to get it |\n|---|---|---|\n".to_owned();
    for source in SOURCES {
        let about = source.about();
        table += &format!(
            "| `{}` | {} | {} |\n",
            source.name(),
            about.title,
            about.how_to_get
        );
    }
    format!("{before}{start}{table}{end}{after}")
}
