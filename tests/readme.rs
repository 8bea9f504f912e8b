//! The README's examples are run and its list of formats is the registry's: what it shows is what the program says.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use llmcost::sources::Places;
use llmcost::sources::SOURCES;
use llmcost::sources::Source;

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

/// What to type: agents' folders are found, everything else is named.
fn command(source: &dyn Source) -> &'static str {
    let places = Places {
        home: Path::new("/home/dev"),
        config: Path::new("/home/dev/.config"),
        data: Path::new("/home/dev/.local/share"),
        variables: &BTreeMap::new(),
        claude_config_dir: None,
    };
    match source.roots(&places).is_empty() {
        true => "`llmcost ingest FILE`",
        false => "`llmcost ingest`",
    }
}

fn with_formats(text: &str) -> String {
    let [start, end] = FORMATS;
    let (before, rest) = text.split_once(start).expect("the list of formats");
    let (_, after) = rest.split_once(end).expect("the end of the list");
    let head =
        "| format | layer | what it reads | how to get it | read by |\n|---|---|---|---|---|\n";
    let mut table = head.to_owned();
    for source in SOURCES {
        let about = source.about();
        table += &format!(
            "| `{}` | {} | {} | {} | {} |\n",
            source.name(),
            about.layer,
            about.title,
            about.how_to_get,
            command(*source)
        );
    }
    format!("{before}{start}{table}{end}{after}")
}
