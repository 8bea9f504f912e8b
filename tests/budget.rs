//! The truth table of budgets: `fixtures/budget` says what each must answer, reckoned by `generate.py` there.

use std::fs;
use std::path::Path;

use crate::transcript::World;
use crate::transcript::checkout;

/// What is compared of a row; instants as UTC.
const COLUMNS: [&str; 9] = [
    "budget",
    "value",
    "limit",
    "spent",
    "calls",
    "unpriced_calls",
    "unpriced_tokens",
    "crossed",
    "state",
];

#[test]
fn budgets_say_what_an_independent_reckoning_says() {
    let mut cases = 0;
    for path in truths() {
        let text = fs::read_to_string(&path).expect("a truth");
        let truth: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        let at = truth["at"].as_str().expect("an instant");
        let name = path.file_stem().expect("a name").to_string_lossy();
        let expected: Vec<String> = rows(&truth);
        let found = answer(&name, at);
        for (found, expected) in found.iter().zip(&expected) {
            assert_eq!(found, expected, "at {at}");
        }
        assert_eq!(found.len(), expected.len(), "at {at}");
        cases += found.len();
    }
    assert!(cases >= 200, "only {cases} cases");
}

/// The files that say what is true, one per instant.
fn truths() -> Vec<std::path::PathBuf> {
    let folder = checkout().join("fixtures/budget");
    let mut files: Vec<_> = fs::read_dir(folder)
        .expect("fixtures/budget")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "json")
        })
        .collect();
    files.sort();
    files
}

fn rows(truth: &serde_json::Value) -> Vec<String> {
    let text = |value: &serde_json::Value| match value {
        serde_json::Value::Null => String::new(),
        serde_json::Value::String(text) => text.clone(),
        serde_json::Value::Array(texts) => {
            let texts: Vec<&str> = texts.iter().filter_map(|text| text.as_str()).collect();
            texts.join(", ")
        }
        other => other.to_string(),
    };
    let rows = truth["rows"].as_array().expect("rows").iter();
    rows.map(|row| {
        let edges = ["period_start", "period_end"].map(|name| utc(&text(&row[name])));
        let cells = COLUMNS.iter().map(|name| text(&row[*name]));
        cells.chain(edges).collect::<Vec<_>>().join(" | ")
    })
    .collect()
}

/// What the program says of the budgets of a file at an instant.
fn answer(name: &str, at: &str) -> Vec<String> {
    let folder = Path::new("fixtures/budget");
    let file = |name: &str| folder.join(name).display().to_string();
    let script = format!(
        "LLMCOST_NOW={at} llmcost budget status --all --no-projection --format csv --config {} --prices {} --from {}",
        file(&format!("{name}.toml")),
        file("prices.toml"),
        file("calls.jsonl"),
    );
    let output = World::new().shell(&script).output().expect("sh runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{name}: {said}");
    let mut reader = csv::Reader::from_reader(output.stdout.as_slice());
    let headers = reader.headers().expect("headers").clone();
    let place = |name: &str| {
        let found = headers.iter().position(|header| header == name);
        found.unwrap_or_else(|| panic!("no column {name}"))
    };
    let records = reader.records().map(|record| {
        let record = record.expect("a row");
        let cell = |name: &str| record.get(place(name)).unwrap_or_default().to_owned();
        let cells = COLUMNS.iter().map(|name| cell(name));
        let edges = ["period_start", "period_end"].map(|name| utc(&cell(name)));
        cells.chain(edges).collect::<Vec<_>>().join(" | ")
    });
    records.collect()
}

fn utc(text: &str) -> String {
    let instant = chrono::DateTime::parse_from_rfc3339(text);
    instant.map_or_else(
        |_| text.to_owned(),
        |instant| instant.timestamp_micros().to_string(),
    )
}
