//! A check to a Markdown comment for a pull request: a verdict, a table, and a marker by which the comment is found again.

use std::io::{self, Write};

use super::{Verdict, cases, worst};
use crate::render::{Options, markdown};
use crate::table::Table;

/// GitHub takes 65,536 characters; a step summary 1 MiB.
const LONGEST: usize = 65_000;
/// Rows of the table.
const ROWS: usize = 200;

/// Writes the comment; why something did not pass is in the answer's notes. Its first line is the same for every comment of a check of that title, and not shown.
pub(super) fn write(table: &Table, options: &Options, out: &mut dyn Write) -> io::Result<()> {
    let cases = cases(table);
    let (sign, said) = match worst(&cases) {
        Verdict::Pass | Verdict::Skipped => ("✅", "within budget"),
        Verdict::Warning => ("⚠️", "a warning"),
        Verdict::Over => ("❌", "over budget"),
        Verdict::Undecidable => ("❔", "cannot be decided"),
    };
    let mut shown = table.clone();
    shown.title = format!("{sign} LLM spend: {said}");
    let left = shown.rows.len().saturating_sub(ROWS);
    shown.rows.truncate(ROWS);
    let mut text = Vec::new();
    markdown::write(&shown, options, &mut text)?;
    let mut text = String::from_utf8_lossy(&text).into_owned();
    if left > 0 {
        text.push_str(&format!("\n{left} more checks are left out here.\n"));
    }
    let mut end = text.len().min(LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    writeln!(out, "<!-- llmcost:budget-check -->")?;
    out.write_all(text.as_bytes().get(..end).unwrap_or_default())
}
