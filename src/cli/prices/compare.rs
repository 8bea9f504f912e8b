//! `llmcost prices compare`: models side by side, for a call of one size or for the user's own calls.

use clap::Args;

use super::book;
use super::book::BookArgs;
use super::time::instant;
use super::tokens::TokenArgs;
use crate::analysis;
use crate::cli::Session;
use crate::cli::calls;
use crate::cli::calls::CallsArgs;
use crate::error::Error;

/// Compare what models cost: for a call of one size, or for your own calls
///
/// With a size (`--input-tokens` …) one such call is priced. Without, every call of the store or of `--from` is priced
/// as if made with each model: its own input, cached and output tokens, tier and hour. Prices are those of `--at`;
/// the row `(as logged)` is what the calls cost when they were made.
#[derive(Debug, Args)]
pub(super) struct CompareArgs {
    /// The models, as `provider/model` or an id that one provider owns
    #[arg(value_name = "MODEL", required = true)]
    models: Vec<String>,
    /// Prices of which day
    #[arg(long, value_name = "TIME", default_value = "now")]
    at: String,
    #[command(flatten)]
    tokens: TokenArgs,
    #[command(flatten)]
    book: BookArgs,
    #[command(flatten)]
    calls: CallsArgs,
}

pub(super) fn run(arguments: &CompareArgs, session: &mut Session<'_>) -> Result<u8, Error> {
    let mut book = book::book(&arguments.book, session)?;
    let at = instant(&arguments.at, session)?.unwrap_or(session.environment.now);
    let models = &arguments.models;
    if let Some(size) = arguments.tokens.meters()? {
        let table = analysis::compare_call(&book, models, &size, at);
        return session.answer(&table);
    }
    let query = arguments.calls.query.query(session)?;
    let mut table = calls::ask(&arguments.calls, session, &mut |events| {
        analysis::compare_mix(&query, events, &mut book, models, at)
    })?;
    session.answer(&table)?;
    calls::complete(&mut table, session)
}
