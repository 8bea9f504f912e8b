//! `llmcost diff`: two saved reports in, what rose and fell between them out.

use std::fs;
use std::io;
use std::io::Read;
use std::path::Path;
use std::path::PathBuf;

use clap::Args;

use crate::analysis;
use crate::analysis::Dimension;
use crate::cli::Session;
use crate::error::Error;
use crate::render;
use crate::table::Table;

/// The most that is read of a saved report.
const LARGEST: u64 = 256 << 20;

/// Show what rose and fell between two reports saved with `--format json`
///
/// Rows that are the same are left out. For a gate that fails on a rise see `llmcost budget check --baseline`.
#[derive(Debug, Args)]
pub(super) struct DiffArgs {
    /// The report to compare with, as `llmcost report … --format json --output FILE` wrote it
    #[arg(value_name = "BEFORE")]
    before: PathBuf,
    /// The newer report; `-` reads standard input
    #[arg(value_name = "AFTER")]
    after: PathBuf,
}

pub(super) fn run(arguments: &DiffArgs, session: &mut Session<'_>) -> Result<u8, Error> {
    let before = saved(&arguments.before)?;
    let after = saved(&arguments.after)?;
    let table = analysis::difference(&before, &after)
        .map_err(|reason| Error::Usage(format!("these reports cannot be compared: {reason}")))?;
    session.answer(&table)
}

/// A saved report as far as it can be compared.
pub(super) fn saved(path: &Path) -> Result<Table, Error> {
    let mut bytes = Vec::new();
    let read = match path.to_str() {
        Some("-") => io::stdin().lock().take(LARGEST).read_to_end(&mut bytes),
        _ => fs::File::open(path).and_then(|file| file.take(LARGEST).read_to_end(&mut bytes)),
    };
    read.map_err(Error::io("read", path))?;
    let is_label = |name: &str| Dimension::parse(name).is_ok();
    render::saved(&bytes, &is_label).map_err(|reason| Error::Invalid {
        path: path.to_owned(),
        reason,
    })
}
