//! `llmcost prices remove`: a model, or one of its dated prices, out of the user's or a project's book.

use std::path::PathBuf;

use clap::Args;

use super::edit;
use super::price_flag::ModelName;
use super::set::date;
use crate::cli::Session;
use crate::error::Error;

/// Take a model, or its price of one day, out of a price book of your own
///
/// Lower layers count again for it. A built-in price is hidden by an entry with `remove = true`.
#[derive(Debug, Args)]
pub(super) struct RemoveArgs {
    /// Who bills and the model, as in `acme/x`
    #[arg(value_name = "PROVIDER/MODEL")]
    model: ModelName,
    /// Only the price that starts on this day
    #[arg(long, value_name = "DATE", value_parser = date)]
    from: Option<String>,
    /// Take it out of the user's own book (the default)
    #[arg(long, conflicts_with = "project")]
    user: bool,
    /// Take it out of this book
    #[arg(long, value_name = "FILE")]
    project: Option<PathBuf>,
}

pub(super) fn run(arguments: &RemoveArgs, session: &mut Session<'_>) -> Result<u8, Error> {
    let path = edit::target(arguments.project.as_ref(), session)?;
    let text = edit::read(&path)?;
    let Some(text) = edit::without(&text, &arguments.model, arguments.from.as_deref()) else {
        return Err(Error::Invalid {
            path,
            reason:
                "no such price in this book; `llmcost prices show MODEL` tells which layer has it"
                    .to_owned(),
        });
    };
    edit::write(&path, &text)?;
    session.say(&format!("{}: written", path.display()));
    Ok(0)
}
