//! A check to GitHub Actions: annotations for people, outputs for later steps.
//!
//! Syntax and limits: <https://docs.github.com/actions/reference/workflow-commands-for-github-actions>; ten annotations of
//! a kind are shown per step.

use std::io::{self, Write};

use super::{Verdict, cases, worst};
use crate::render::Options;
use crate::table::{Cell, Table};

/// Annotations of a kind that a step shows, less one for those left over.
const SHOWN: usize = 9;

/// Writes `::error`, `::warning` lines; a check that passed writes none.
pub(super) fn write_annotations(table: &Table, _: &Options, out: &mut dyn Write) -> io::Result<()> {
    let cases = cases(table);
    let is_error = |verdict| matches!(verdict, Verdict::Over | Verdict::Undecidable);
    let errors = cases.iter().filter(|case| is_error(case.verdict));
    let warnings = cases.iter().filter(|case| case.verdict == Verdict::Warning);
    for (command, cases) in [
        ("error", errors.collect::<Vec<_>>()),
        ("warning", warnings.collect()),
    ] {
        for case in cases.iter().take(SHOWN) {
            let title = format!("{}: {}", case.name, case.verdict.name());
            let (title, message) = (property(&title), data(&case.message));
            writeln!(out, "::{command} title={title}::{message}")?;
        }
        if cases.len() > SHOWN {
            let left = cases.len() - SHOWN;
            writeln!(out, "::{command} title=llmcost::and {left} more")?;
        }
    }
    Ok(())
}

/// Writes `verdict`, the worst of all; `spent` and `limit`, of the first row that is of that verdict.
pub(super) fn write_outputs(table: &Table, _: &Options, out: &mut dyn Write) -> io::Result<()> {
    let cases = cases(table);
    let worst = worst(&cases);
    writeln!(out, "verdict={}", worst.name())?;
    let row = cases.iter().position(|case| case.verdict == worst);
    for name in ["spent", "limit"] {
        let place = table.columns.iter().position(|column| column.name == name);
        let cell = row.zip(place);
        let cell = cell.and_then(|(row, place)| table.rows.get(row)?.get(place));
        if let Some(Cell::Money { usd, .. }) = cell {
            writeln!(out, "{name}={usd}")?;
        }
    }
    Ok(())
}

/// The text after `::`, in which no line can begin a command of its own.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// A property's value, which ends at a comma or a colon.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
