//! An answer to lines of JSON: one object per row, and a summary last, which says that the answer is whole.

use std::io::{self, Write};
use std::ops::Range;

use super::Options;
use super::json::{head, object, quoted};
use super::objects::Objects;
use super::stretches;
use crate::table::Table;

/// Writes rows as `{"type": "row", …}` and one `{"type": "summary", …}`.
pub(super) fn write(table: &Table, _: &Options, out: &mut dyn Write) -> io::Result<()> {
    let objects = Objects::of(table);
    let text = |places: Range<usize>| {
        let mut text = String::new();
        for row in table.rows.some(places) {
            objects.row("\"type\": \"row\"", &row, &mut text);
            text.push('\n');
        }
        Ok(text)
    };
    stretches::write(table.rows.len(), text, out)?;
    let mut summary = vec![("type".to_owned(), quoted("summary"))];
    summary.extend(head(table.context.as_ref()));
    summary.push(("rows".to_owned(), table.rows.len().to_string()));
    let totals = table.totals.as_ref();
    summary.extend(totals.map(|totals| ("totals".to_owned(), objects.totals(totals))));
    writeln!(out, "{}", object(&summary))
}
