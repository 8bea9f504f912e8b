//! `llmcost prices diff`: two price books in, every price that differs out.

use std::fs;
use std::path::Path;
use std::path::PathBuf;

use clap::Args;

use crate::cli::Session;
use crate::cli::prices::changes;
use crate::cli::prices::imported;
use crate::error::Error;
use crate::pricing;
use crate::pricing::PriceBook;

/// Show every price that differs between two books, and when
#[derive(Debug, Args)]
pub(super) struct DiffArgs {
    /// A price book, `builtin` or `imported`
    #[arg(value_name = "OLD")]
    old: PathBuf,
    /// The book to compare it with
    #[arg(value_name = "NEW")]
    new: PathBuf,
}

pub(super) fn run(arguments: &DiffArgs, session: &mut Session<'_>) -> Result<u8, Error> {
    let old = book(&arguments.old, session)?;
    let new = book(&arguments.new, session)?;
    let differences = pricing::differences(&old, &new);
    session.answer(&changes::prices("Price differences", differences.iter()))
}

fn book(name: &Path, session: &Session<'_>) -> Result<PriceBook, Error> {
    match name.to_str() {
        Some("builtin") => PriceBook::builtin(),
        Some("imported") => {
            let path = imported::path(session.environment)?;
            layer(&path)
        }
        _ => layer(name),
    }
}

fn layer(path: &Path) -> Result<PriceBook, Error> {
    let text = fs::read_to_string(path).map_err(Error::io("read", path))?;
    PriceBook::empty().with_layer("compared", &text, path)
}
