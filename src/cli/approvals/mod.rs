//! `llmcost approvals`: spend that stands still because a threshold was crossed, and who let it go on.

use clap::Args;
use clap::Subcommand;

use crate::cli::Session;
use crate::error::Error;
use crate::store::Standing;
use crate::store::Store;

mod decide;
mod reset;
mod tables;

pub(in crate::cli) use reset::ResetArgs;
pub(in crate::cli) use reset::reset;

/// List, approve or deny spend that a budget has stopped
///
/// A threshold with the action `approve` stops the budget's spend until someone approves it; one with `block` stops it
/// until the budget's period is over or `llmcost budget reset` lifts it. Every decision stays on record.
#[derive(Debug, Args)]
pub(in crate::cli) struct ApprovalsArgs {
    #[command(subcommand)]
    command: ApprovalsCommand,
}

#[derive(Debug, Subcommand)]
enum ApprovalsCommand {
    /// List what is stopped now
    List(ListArgs),
    /// Let spend go on
    Approve(decide::ApproveArgs),
    /// Keep spend stopped
    Deny(decide::DenyArgs),
    /// Show the audit trail: what was stopped, and who decided what, when and why
    Log,
}

#[derive(Debug, Args)]
struct ListArgs {
    /// Also what was approved, reset or is over
    #[arg(long)]
    all: bool,
}

pub(in crate::cli) fn run(
    arguments: &ApprovalsArgs,
    session: &mut Session<'_>,
) -> Result<u8, Error> {
    let store = Store::open(&session.settings.store(session.environment)?, false)?;
    match &arguments.command {
        ApprovalsCommand::List(arguments) => list(arguments.all, &store, session),
        ApprovalsCommand::Approve(arguments) => decide::approve(arguments, &store, session),
        ApprovalsCommand::Deny(arguments) => decide::deny(arguments, &store, session),
        ApprovalsCommand::Log => session.answer(&tables::log(&store.holds()?)),
    }
}

fn list(all: bool, store: &Store, session: &mut Session<'_>) -> Result<u8, Error> {
    let now = session.environment.clock();
    let mut holds = store.holds()?;
    holds.retain(|hold| {
        let standing = hold.standing(now, hold.crossing.spent);
        all || !matches!(standing, Standing::Open | Standing::Over)
    });
    if holds.is_empty() {
        session.say(match all {
            true => "no budget has ever stopped spend",
            false => "no spend is stopped",
        });
    }
    session.answer(&tables::holds(&holds, now))
}
