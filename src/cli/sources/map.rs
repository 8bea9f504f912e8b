//! `llmcost sources map FILE`: the draft of a mapping file for a format of the user's own.

use std::path::PathBuf;

use clap::Args;

use crate::cli::Session;
use crate::error::Error;
use crate::render;
use crate::sources;

/// Draft a mapping file for a log of your own
///
/// Reads the first records and guesses by the names of their fields. Check each line, then use it:
/// `llmcost sources map app.jsonl > mapping.toml` and `llmcost report --from app.jsonl --mapping mapping.toml`.
#[derive(Debug, Args)]
pub(super) struct MapArgs {
    /// The log or table
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// What to call the format [default: the file's name]
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
}

pub(super) fn run(arguments: &MapArgs, session: &mut Session<'_>) -> Result<u8, Error> {
    let file = &arguments.file;
    let stem = file.file_name().unwrap_or_default().to_string_lossy();
    let stem = stem
        .split('.')
        .next()
        .filter(|stem| !stem.is_empty() && *stem != "-");
    let name = arguments.name.as_deref().or(stem).unwrap_or("own");
    let limit = session.settings.max_record_bytes();
    let draft = sources::draft_mapping(file, name, limit)?;
    let shown = render::plain(&file.display().to_string()).into_owned();
    let head = format!(
        "# Drafted by `llmcost sources map` from the first records of {shown}, by the names of their fields.\n\
         # Check each line; README and `llmcost man` say what else a mapping can hold.\n"
    );
    session.print((head + &draft).as_bytes())
}
