//! Names that would be something else than text to whoever reads an answer: none gets through in any format.

use super::tests::{rendered, table};
use super::{FORMATS, Options};
use crate::table::Cell;

/// What GitHub, Azure and TeamCity take for a command in the log of a job: at the beginning of a line, or anywhere.
fn commands_ci(line: &str) -> bool {
    line.trim_start().starts_with("::")
        || ["##[", "##vso[", "##teamcity["]
            .iter()
            .any(|command| line.contains(command))
}

#[test]
fn no_name_commands_the_ci_system_that_reads_along() {
    let names = [
        "::error::x",
        "##vso[task.setvariable variable=A]b",
        "##[group]",
        "##teamcity[x]",
    ];
    let mut table = table();
    let first = table.rows.first().cloned().unwrap_or_default();
    let mut rows = vec![first.clone()];
    for name in names {
        let mut row = first.clone();
        if let Some(label) = row.first_mut() {
            *label = Cell::Text(name.to_owned());
        }
        rows.push(row);
        table.title.push_str(name);
        if let Some(context) = &mut table.context {
            context.notes.push(format!("most on {name}"));
        }
    }
    table.rows = rows.into();
    for format in FORMATS {
        for width in 1..60 {
            let options = Options {
                width: Some(width),
                ..Options::default()
            };
            let text = rendered(format.name, &table, options);
            let found = text.lines().find(|line| commands_ci(line));
            assert_eq!(found, None, "{} at {width}", format.name);
        }
    }
    let json = rendered("json", &table, Options::default());
    let document: serde_json::Value = serde_json::from_str(&json).unwrap_or_default();
    for (row, name) in (1..).zip(names) {
        assert_eq!(document["rows"][row]["agent"], *name);
    }
}
