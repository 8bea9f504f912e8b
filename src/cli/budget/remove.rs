//! `llmcost budget remove`: a budget out of the configuration.

use std::path::PathBuf;

use clap::Args;

use super::edit;
use crate::cli::Session;
use crate::error::Error;

/// Take a budget out of llmcost.toml
#[derive(Debug, Args)]
pub(super) struct RemoveArgs {
    /// What the budget is called
    #[arg(value_name = "NAME")]
    name: String,
    /// The file to change [default: the one that has the budget]
    #[arg(long, value_name = "FILE")]
    file: Option<PathBuf>,
}

pub(super) fn run(arguments: &RemoveArgs, session: &mut Session<'_>) -> Result<u8, Error> {
    let name = arguments.name.trim();
    let path = match &arguments.file {
        Some(path) => path.clone(),
        None => super::file_of(name, session)?.ok_or_else(|| super::unknown(name))?,
    };
    let Some(text) = edit::without(&edit::read(&path)?, name) else {
        return Err(Error::Invalid {
            path,
            reason: format!(
                "there is no budget `{name}`; `llmcost budget list` names all and their files"
            ),
        });
    };
    edit::write(&path, &text, session)?;
    session.say(&format!("{}: written", path.display()));
    Ok(0)
}
