//! An answer to CSV: stable names, exact decimals, one record per row and nothing else.
//!
//! There is no totals row: whoever adds the rows up must not count everything twice.

use std::io::{self, Write};
use std::ops::Range;

use super::Options;
use super::objects::number;
use super::sanitize::{formula_safe, plain};
use super::stretches;
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
    // A row of one empty field would be an empty line; the writer quotes it.
    let writer = || csv::WriterBuilder::new().from_writer(Vec::new());
    if with_header {
        let mut writer = writer();
        let names = table.columns.iter().map(|column| text(&column.name));
        writer.write_record(names).map_err(io::Error::from)?;
        out.write_all(&bytes(writer)?)?;
    }
    let records = |places: Range<usize>| {
        let mut writer = writer();
        for row in table.rows.some(places) {
            let cells = table.columns.iter().zip(row.iter());
            let fields = cells.map(|(column, cell)| match cell {
                Cell::Text(label) | Cell::Branch { text: label, .. } => text(label),
                Cell::Others => "(others)".to_owned(),
                Cell::Unstated | Cell::Unknown => String::new(),
                other => number(other, column.kind).unwrap_or_default(),
            });
            writer.write_record(fields).map_err(io::Error::from)?;
        }
        bytes(writer)
    };
    stretches::write(table.rows.len(), records, out)?;
    out.flush()
}

fn bytes(writer: csv::Writer<Vec<u8>>) -> io::Result<Vec<u8>> {
    writer.into_inner().map_err(csv::IntoInnerError::into_error)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::tests::table;

    /// Whoever read has gone.
    struct Closed;

    impl Write for Closed {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::BrokenPipe.into())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_closed_pipe_is_told_from_other_failures() {
        for with_header in [true, false] {
            let written = write_rows(&table(), &Options::default(), with_header, &mut Closed);
            let kind = written.map_err(|error| error.kind());
            assert_eq!(kind, Err(io::ErrorKind::BrokenPipe));
        }
    }
}
