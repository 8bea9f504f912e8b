//! An answer to a GitHub table, in which no text can become markup.

use std::io::{self, Write};

use super::Options;
use super::notes::{coverage, remarks};
use super::sanitize::plain;
use super::text::{TextColumn, columns};
use crate::table::Table;

/// Writes title, period, table and remarks.
pub(super) fn write(table: &Table, _: &Options, out: &mut dyn Write) -> io::Result<()> {
    if !table.title.is_empty() {
        writeln!(out, "### {}\n", escaped(&plain(&table.title)))?;
    }
    if let Some(context) = &table.context {
        writeln!(out, "{}\n", escaped(&coverage(context)))?;
    }
    let columns = columns(table);
    let line = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let every = |cell: &dyn Fn(&TextColumn) -> String| line(columns.iter().map(cell).collect());
    writeln!(out, "{}", every(&|column| escaped(&column.title)))?;
    writeln!(
        out,
        "{}",
        every(&|column| if column.right { "---:" } else { "---" }.to_owned())
    )?;
    for row in 0..table.rows.len() {
        let cell = |column: &TextColumn| {
            column
                .cells
                .get(row)
                .map_or(String::new(), |text| escaped(text))
        };
        writeln!(out, "{}", every(&cell))?;
    }
    if columns.iter().any(|column| column.total.is_some()) {
        let bold = |column: &TextColumn| match column.total.as_deref() {
            None | Some("") => String::new(),
            Some(text) => format!("**{}**", escaped(text)),
        };
        writeln!(out, "{}", every(&bold))?;
    }
    let remarks = table.context.as_ref().map(remarks).unwrap_or_default();
    for (place, remark) in remarks.iter().enumerate() {
        let gap = if place == 0 { "\n" } else { "" };
        let text = remark.trim_start();
        let indent = &remark[..remark.len() - text.len()];
        writeln!(out, "{gap}{indent}- {}", escaped(text))?;
    }
    Ok(())
}

/// Text that reads as itself: everything Markdown or HTML could act on is escaped.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            // `@name` and `#1` would notify people and link issues.
            '@' => escaped.push_str("&#64;"),
            '|' | '`' | '*' | '_' | '[' | ']' | '\\' | '~' | '#' | '!' | '$' => {
                escaped.push('\\');
                escaped.push(character);
            }
            other => escaped.push(other),
        }
    }
    // GitHub makes links of bare addresses.
    escaped
        .replace("://", "&#58;//")
        .replace("www.", "www&#46;")
}
