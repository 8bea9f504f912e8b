//! Keeps imports one-directional, each package in its room, and sources readable.

use std::fs;
use std::path::Path;
use std::path::PathBuf;

use crate::transcript::checkout;

/// Room, and the rooms it may import.
const ROOMS: &[(&str, &[&str])] = &[
    ("units", &[]),
    ("error", &[]),
    ("event", &["error", "units"]),
    ("table", &["units"]),
    ("sources", &["error", "event", "units"]),
    ("pricing", &["error", "event", "units"]),
    ("store", &["error", "event", "units"]),
    (
        "analysis",
        &["error", "event", "pricing", "store", "table", "units"],
    ),
    ("render", &["error", "table", "units"]),
    (
        "dataset",
        &["analysis", "error", "event", "pricing", "units"],
    ),
    (
        "cli",
        &[
            "analysis", "dataset", "error", "event", "pricing", "render", "sources", "store",
            "table", "units",
        ],
    ),
    ("main", &["cli"]),
];

/// Package, and the rooms that may name it.
const PACKAGES: &[(&str, &[&str])] = &[
    ("ab_glyph", &["render"]),
    ("bytes", &["store"]),
    ("clap", &["cli"]),
    ("clap_complete", &["cli"]),
    ("clap_mangen", &["cli"]),
    ("comfy_table", &["render"]),
    ("csv", &["render", "sources"]),
    ("dejavu", &["render"]),
    ("directories", &["cli"]),
    ("flate2", &["sources"]),
    ("indicatif", &["cli"]),
    ("parquet", &["dataset", "sources", "store"]),
    ("notify", &["cli"]),
    ("plotters", &["render"]),
    ("plotters_backend", &["render"]),
    ("png", &["render"]),
    ("base64", &["cli"]),
    ("ring", &["cli"]),
    ("polars", &["store"]),
    ("quick_junit", &["render"]),
    ("rusqlite", &["sources", "store"]),
    ("rustix", &["cli"]),
    ("serde_json", &["dataset", "pricing", "render", "sources"]),
    ("signal_hook", &["cli"]),
    ("terminal_size", &["cli"]),
    ("toml", &["cli", "pricing", "sources"]),
    ("ureq", &["cli"]),
    ("zip", &["sources"]),
    ("zstd", &["sources", "store"]),
];

/// What only the command line may ask of the machine: everything else is told.
const WORLD: &[&str] = &[
    "std::env::",
    "Utc::now",
    "Local::now",
    "SystemTime::now",
    "Instant::now",
    "println!",
    "eprintln!",
];

/// What opens connections, and the only folder that may name it.
const NETWORK: &[&str] = &[
    "ureq::",
    "TcpStream",
    "TcpListener",
    "UdpSocket",
    "UnixStream",
];
const CLIENT: &str = "cli/net/";

/// Files longer than this want a seam.
const LONGEST_FILE: usize = 450;

#[test]
fn imports_point_one_way_and_packages_stay_in_their_room() {
    let wrong: Vec<String> = files()
        .iter()
        .flat_map(|(path, text)| violations(path, text))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_rules_catch_a_planted_fault() {
    for (file, line) in [
        ("event/mod.rs", "use crate::render::Format;"),
        ("pricing/mod.rs", "use clap::Parser;"),
        ("analysis/report.rs", "let now = chrono::Utc::now();"),
        ("table.rs", "use crate::{units, event};"),
        ("render/csv.rs", "fn price() -> crate::pricing::Rates {"),
        (
            "cli/notify/webhook.rs",
            "let stream = std::net::TcpStream::connect(address);",
        ),
    ] {
        assert!(
            !violations(Path::new(file), line).is_empty(),
            "{file}: {line}"
        );
    }
}

#[test]
fn every_file_says_what_it_is_for_and_is_short() {
    for (path, text) in files() {
        assert!(text.starts_with("//! "), "{} has no header", path.display());
        let lines = text.lines().count();
        assert!(
            lines <= LONGEST_FILE,
            "{} has {lines} lines",
            path.display()
        );
    }
}

/// Every Rust file under `src`, by its path there.
fn files() -> Vec<(PathBuf, String)> {
    let src = checkout().join("src");
    let mut files = Vec::new();
    let mut folders = vec![src.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).expect("UTF-8");
                let inside = path.strip_prefix(&src).expect("inside src").to_owned();
                files.push((inside, text));
            }
        }
    }
    files.sort();
    assert!(files.len() > 30, "the sources are gone");
    files
}

/// What is wrong with a file, as `file:line: what`. Tests inside a file may do more.
fn violations(path: &Path, text: &str) -> Vec<String> {
    let first = path
        .iter()
        .next()
        .and_then(|name| name.to_str())
        .unwrap_or_default();
    let room = first.trim_end_matches(".rs");
    if room == "lib" {
        return Vec::new();
    }
    let allowed = ROOMS
        .iter()
        .find(|(name, _)| *name == room)
        .map_or(&[][..], |(_, allowed)| allowed);
    let mut wrong = Vec::new();
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    for (number, line) in (1..).zip(code.lines()) {
        let line = line.split("//").next().unwrap_or_default();
        let mut report =
            |what: String| wrong.push(format!("src/{}:{number}: {what}", path.display()));
        for (at, name) in line.match_indices("crate::") {
            let target: String = line[at + name.len()..]
                .chars()
                .take_while(|character| character.is_alphanumeric() || *character == '_')
                .collect();
            if target != room && !allowed.contains(&target.as_str()) {
                report(format!("`{room}` may not import `{target}`"));
            }
        }
        for (package, rooms) in PACKAGES {
            let named = [" ", "(", "<", "&"]
                .iter()
                .any(|before| format!(" {line}").contains(&format!("{before}{package}::")));
            if named && !rooms.contains(&room) {
                report(format!("`{package}` does not belong in `{room}`"));
            }
        }
        for network in NETWORK {
            if line.contains(network) && !path.starts_with(CLIENT) {
                report(format!(
                    "only `{CLIENT}` may open a connection: `{network}`"
                ));
            }
        }
        for world in WORLD {
            if line.contains(world) && room != "cli" && room != "main" {
                report(format!("`{room}` may not ask the machine: `{world}`"));
            }
        }
    }
    wrong
}
