//! An answer to bytes: one file per output format.
//!
//! To add a format: write `src/render/<name>.rs` and add its line to [`FORMATS`].

mod chart;
mod check;
mod csv;
mod document;
mod json;
mod layout;
mod markdown;
mod ndjson;
mod notes;
mod number;
mod objects;
mod picture;
mod sanitize;
mod saved;
mod stream;
mod stretches;
mod table;
mod text;

#[cfg(test)]
mod hostile;
#[cfg(test)]
mod shown;
#[cfg(test)]
mod tests;

pub use chart::{Chart, ChartKind};
pub use check::CHECKS;
pub use document::document;
pub use json::row;
pub use picture::{PictureFormat, picture};
pub use sanitize::plain;
pub use saved::saved;
pub use stream::{STREAMS, StreamWriter};

use std::io::{self, Write};

use crate::table::Table;

/// How an answer is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Columns of the terminal; `None` for no limit.
    pub width: Option<usize>,
    /// Whether to use ANSI bold and dim.
    pub color: bool,
    /// CSV texts as they are: control characters not made visible, no apostrophe that keeps a spreadsheet from
    /// running them.
    pub raw_csv: bool,
    /// Draw the numbers, for a person at a terminal; the other formats have the numbers themselves.
    pub chart: Option<Chart>,
    /// Draw with ASCII alone.
    pub ascii: bool,
}

/// An output format.
pub struct Format {
    /// The name after `--format`.
    pub name: &'static str,
    /// What it is, for the help.
    pub about: &'static str,
    /// Writes an answer.
    pub write: fn(&Table, &Options, &mut dyn Write) -> io::Result<()>,
}

/// Every output format.
pub static FORMATS: &[Format] = &[
    Format {
        name: "table",
        about: "for a person at a terminal",
        write: table::write,
    },
    Format {
        name: "csv",
        about: "exact decimals under stable names, for spreadsheets and scripts; no totals row",
        write: csv::write,
    },
    Format {
        name: "json",
        about: "one document with period, completeness, rows and totals; exact decimals",
        write: json::write,
    },
    Format {
        name: "ndjson",
        about: "one JSON object per row, a summary last",
        write: ndjson::write,
    },
    Format {
        name: "markdown",
        about: "a table for issues and pull requests",
        write: markdown::write,
    },
];

/// The format of that name.
#[must_use]
pub fn format(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}
