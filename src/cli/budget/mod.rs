//! `llmcost budget`: limits of spend defined, and how they stand; one file per subcommand.

use clap::Args;
use clap::Subcommand;

use crate::cli::Session;
use crate::cli::approvals;
use crate::error::Error;

mod config;
mod entry;
mod list;
mod status;

pub(in crate::cli) use config::budgets;
pub(in crate::cli) use config::defined;

/// What to type where no budget is defined.
const NO_BUDGET: &str =
    "there is no budget; write one with `llmcost budget set NAME --limit 20 --period month`";

/// Define budgets and see how they stand
///
/// A budget is a limit of spend over a period: of all calls, or of those of an agent, provider, tag …; or of each run, user
/// … for itself. Budgets are written as `[[budget]]` in llmcost.toml.
#[derive(Debug, Args)]
pub(super) struct BudgetArgs {
    #[command(subcommand)]
    command: BudgetCommand,
}

/// Every subcommand, one line each.
#[derive(Debug, Subcommand)]
enum BudgetCommand {
    List(list::ListArgs),
    Status(status::StatusArgs),
    Reset(approvals::ResetArgs),
}

pub(super) fn run(arguments: &BudgetArgs, session: &mut Session<'_>) -> Result<u8, Error> {
    match &arguments.command {
        BudgetCommand::List(arguments) => list::run(arguments, session),
        BudgetCommand::Status(arguments) => status::run(arguments, session),
        BudgetCommand::Reset(arguments) => approvals::reset(arguments, session),
    }
}
