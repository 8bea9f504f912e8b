//! `llmcost prices`: the price book read, checked, compared and edited; one file per subcommand.

use clap::Args;
use clap::Subcommand;

use crate::cli::Session;
use crate::error::Error;

mod answer;
mod book;
mod changes;
mod check;
mod compare;
mod diff;
mod edit;
mod explain;
mod import;
mod imported;
mod list;
mod lock;
mod price_flag;
mod remove;
mod set;
mod show;
mod suggest;
mod time;
mod tokens;
mod update;

pub(in crate::cli) use answer::context;
pub(in crate::cli) use book::BookArgs;
pub(in crate::cli) use book::book;
pub(in crate::cli) use book::unlocked_book;
pub(in crate::cli) use explain::arithmetic;
pub(in crate::cli) use time::day;
pub(in crate::cli) use time::instant;

/// Read, explain, compare, check and edit the price book
#[derive(Debug, Args)]
pub(super) struct PricesArgs {
    #[command(subcommand)]
    command: PricesCommand,
}

/// Every subcommand, one line each.
#[derive(Debug, Subcommand)]
enum PricesCommand {
    List(list::ListArgs),
    Show(show::ShowArgs),
    Explain(explain::ExplainArgs),
    Compare(compare::CompareArgs),
    Suggest(suggest::SuggestArgs),
    Set(set::SetArgs),
    Remove(remove::RemoveArgs),
    Check(check::CheckArgs),
    Lock(lock::LockArgs),
    Diff(diff::DiffArgs),
    Import(import::ImportArgs),
    Update(update::UpdateArgs),
}

pub(super) fn run(arguments: &PricesArgs, session: &mut Session<'_>) -> Result<u8, Error> {
    match &arguments.command {
        PricesCommand::List(arguments) => list::run(arguments, session),
        PricesCommand::Show(arguments) => show::run(arguments, session),
        PricesCommand::Explain(arguments) => explain::run(arguments, session),
        PricesCommand::Compare(arguments) => compare::run(arguments, session),
        PricesCommand::Suggest(arguments) => suggest::run(arguments, session),
        PricesCommand::Set(arguments) => set::run(arguments, session),
        PricesCommand::Remove(arguments) => remove::run(arguments, session),
        PricesCommand::Check(arguments) => check::run(arguments, session),
        PricesCommand::Lock(arguments) => lock::run(arguments, session),
        PricesCommand::Diff(arguments) => diff::run(arguments, session),
        PricesCommand::Import(arguments) => import::run(arguments, session),
        PricesCommand::Update(arguments) => update::run(arguments, session),
    }
}
