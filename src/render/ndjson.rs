//! An answer to lines of JSON: one object per row, and a summary last, which says that the answer is whole.

use std::io::{self, Write};

use super::Options;
use super::json::{head, object, quoted};
use super::objects::Objects;
use crate::table::Table;

/// Writes rows as `{"type": "row", …}` and one `{"type": "summary", …}`.
pub(super) fn write(table: &Table, _: &Options, out: &mut dyn Write) -> io::Result<()> {
    let objects = Objects::of(table);
    let mut line = String::new();
    for row in table.rows.one_by_one() {
        line.clear();
        objects.row("\"type\": \"row\"", &row, &mut line);
        line.push('\n');
        out.write_all(line.as_bytes())?;
    }
    let mut summary = vec![("type".to_owned(), quoted("summary"))];
    summary.extend(head(table.context.as_ref()));
    summary.push(("rows".to_owned(), table.rows.len().to_string()));
    let totals = table.totals.as_ref();
    summary.extend(totals.map(|totals| ("totals".to_owned(), objects.totals(totals))));
    writeln!(out, "{}", object(&summary))
}
