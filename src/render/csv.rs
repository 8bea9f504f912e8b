//! An answer to CSV: stable names, exact decimals, one record per row and nothing else.
//!
//! There is no totals row: whoever adds the rows up must not count everything twice.

use std::io::{self, Write};

use super::Options;
use super::objects::number;
use super::sanitize::{formula_safe, plain};
use crate::table::{Cell, Table};

/// Writes a header and the rows; the header alone when there are none.
pub(super) fn write(table: &Table, options: &Options, out: &mut dyn Write) -> io::Result<()> {
    write_rows(table, options, true, out)
}

/// Writes rows, with a header above the first.
pub(super) fn write_rows(
    table: &Table,
    options: &Options,
    with_header: bool,
    out: &mut dyn Write,
) -> io::Result<()> {
    let text = |text: &str| {
        if options.raw_csv {
            text.to_owned()
        } else {
            formula_safe(&plain(text)).into_owned()
        }
    };
    let mut writer = csv::WriterBuilder::new().from_writer(out);
    // A row of one empty field would be an empty line; the writer quotes it.
    if with_header {
        let names = table.columns.iter().map(|column| text(&column.name));
        writer.write_record(names).map_err(io::Error::from)?;
    }
    for row in table.rows.one_by_one() {
        let fields = table
            .columns
            .iter()
            .zip(row.iter())
            .map(|(column, cell)| match cell {
                Cell::Text(label) | Cell::Branch { text: label, .. } => text(label),
                Cell::Others => "(others)".to_owned(),
                Cell::Unstated | Cell::Unknown => String::new(),
                other => number(other, column.kind).unwrap_or_default(),
            });
        writer.write_record(fields).map_err(io::Error::from)?;
    }
    writer.flush()
}
