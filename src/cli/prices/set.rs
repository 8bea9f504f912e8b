//! `llmcost prices set`: a price or another name of a model, written into the user's or a project's book.

use std::path::PathBuf;

use clap::Args;

use super::edit;
use super::price_flag::ModelName;
use super::price_flag::Rates;
use crate::cli::Session;
use crate::error::Error;

/// Write a price, or another name of a model, into a price book of your own
///
/// The rest of the book stays as it is. Without `--from` the price holds at all times that no dated price of the book
/// covers; with it, from that day on, and what the book said before stays for the time before.
#[derive(Debug, Args)]
pub(super) struct SetArgs {
    /// Who bills and the model, as in `acme/x`
    #[arg(value_name = "PROVIDER/MODEL")]
    model: ModelName,
    /// Prices in USD per million tokens, as in `input=1.5 output=5 cache_read=0.15`
    #[arg(value_name = "KIND=USD", required_unless_present = "alias")]
    rates: Vec<String>,
    /// From which day on, `YYYY-MM-DD` in UTC
    #[arg(long, value_name = "DATE", value_parser = date)]
    from: Option<String>,
    /// Before which day, `YYYY-MM-DD` in UTC
    #[arg(long, value_name = "DATE", value_parser = date)]
    until: Option<String>,
    /// Another name under which logs know the model, such as a deployment or an ARN; repeatable
    #[arg(long, value_name = "NAME")]
    alias: Vec<String>,
    /// Write into the user's own book, `prices.toml` in the configuration folder (the default)
    #[arg(long, conflicts_with = "project")]
    user: bool,
    /// Write into this book
    #[arg(long, value_name = "FILE")]
    project: Option<PathBuf>,
}

pub(super) fn run(arguments: &SetArgs, session: &mut Session<'_>) -> Result<u8, Error> {
    let path = edit::target(arguments.project.as_ref(), session)?;
    let mut text = edit::read(&path)?;
    if !arguments.rates.is_empty() {
        let rates =
            Rates::read(arguments.rates.iter().map(String::as_str)).map_err(Error::Usage)?;
        let from = arguments.from.as_deref();
        let price = rates.toml(from, arguments.until.as_deref());
        text = edit::with_price(&text, &arguments.model, from, &price);
    }
    for alias in &arguments.alias {
        text =
            edit::with_alias(&text, &arguments.model, alias).map_err(|reason| Error::Invalid {
                path: path.clone(),
                reason,
            })?;
    }
    edit::write(&path, &text)?;
    session.say(&format!("{}: written", path.display()));
    edit::warn_if_unused(&path, session);
    Ok(0)
}

/// A day as price books write it.
pub(super) fn date(text: &str) -> Result<String, String> {
    let date = chrono::NaiveDate::parse_from_str(text, "%Y-%m-%d");
    date.map(|date| date.format("%Y-%m-%d").to_string())
        .map_err(|_| "a day is written YYYY-MM-DD".to_owned())
}
