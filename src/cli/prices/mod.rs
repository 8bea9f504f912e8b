//! `llmcost prices`: the price book read, checked, compared and edited; one file per subcommand.

use clap::Args;
use clap::Subcommand;

use crate::cli::Session;
use crate::error::Error;

mod book;
mod changes;
mod check;
mod diff;
#[cfg(feature = "net")]
mod fetch;
mod import;
mod imported;
mod update;

pub(in crate::cli) use book::book;

/// Read, check and edit the price book
#[derive(Debug, Args)]
pub(super) struct PricesArgs {
    #[command(subcommand)]
    command: PricesCommand,
}

/// Every subcommand, one line each.
#[derive(Debug, Subcommand)]
enum PricesCommand {
    Check(check::CheckArgs),
    Diff(diff::DiffArgs),
    Import(import::ImportArgs),
    Update(update::UpdateArgs),
}

pub(super) fn run(arguments: &PricesArgs, session: &mut Session<'_>) -> Result<u8, Error> {
    match &arguments.command {
        PricesCommand::Check(arguments) => check::run(arguments, session),
        PricesCommand::Diff(arguments) => diff::run(arguments, session),
        PricesCommand::Import(arguments) => import::run(arguments, session),
        PricesCommand::Update(arguments) => update::run(arguments, session),
    }
}
