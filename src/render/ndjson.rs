//! An answer to lines of JSON: one object per row, and a summary last, which says that the answer is whole.

use std::io::{self, Write};

use super::Options;
use super::json::{fields, head, object, quoted};
use crate::table::{Cell, Table};

/// Writes rows as `{"type": "row", …}` and one `{"type": "summary", …}`.
pub(super) fn write(table: &Table, _: &Options, out: &mut dyn Write) -> io::Result<()> {
    let typed = |kind: &str| vec![("type".to_owned(), quoted(kind))];
    for row in &table.rows {
        let line = [typed("row"), fields(table, row, true)].concat();
        writeln!(out, "{}", object(&line))?;
    }
    let totals = |totals: &Vec<Cell>| ("totals".to_owned(), object(&fields(table, totals, false)));
    let mut summary = [typed("summary"), head(table.context.as_ref())].concat();
    summary.push(("rows".to_owned(), table.rows.len().to_string()));
    summary.extend(table.totals.as_ref().map(totals));
    writeln!(out, "{}", object(&summary))
}
