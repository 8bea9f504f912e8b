//! `llmcost prices check`: a price book in, what it holds or what is wrong with it out.

use std::fs;
use std::path::PathBuf;

use clap::Args;

use crate::cli::Session;
use crate::error::Error;
use crate::pricing::PriceBook;

/// Validate price books; fails with the file, the entry and the remedy
#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    /// The files to check
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
}

pub(super) fn run(arguments: &CheckArgs, session: &mut Session<'_>) -> Result<u8, Error> {
    for path in &arguments.files {
        let text = fs::read_to_string(path).map_err(Error::io("read", path))?;
        PriceBook::empty().with_layer("checked", &text, path)?;
        session.say(&format!("{}: no fault found", path.display()));
    }
    Ok(0)
}
