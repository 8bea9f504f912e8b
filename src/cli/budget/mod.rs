//! `llmcost budget`: limits of spend defined, and how they stand; one file per subcommand.

use std::fs;
use std::path::Path;
use std::path::PathBuf;

use clap::Args;
use clap::Subcommand;

use crate::analysis;
use crate::analysis::budget::Budget;
use crate::cli::Session;
use crate::cli::approvals;
use crate::cli::config_files::FILE_NAME;
use crate::error::Error;

mod check;
mod ci;
mod config;
mod edit;
mod entry;
mod list;
mod remove;
mod set;
mod show;
mod status;

pub(in crate::cli) use config::budgets;
pub(in crate::cli) use config::comparable;
pub(in crate::cli) use config::defined;

/// What to type where no budget is defined.
const NO_BUDGET: &str =
    "there is no budget; write one with `llmcost budget set NAME --limit 20 --period month`";

/// The budgets of these names, which may be patterns; without names all.
///
/// # Errors
/// When there is none.
fn named(names: &[String], session: &Session<'_>) -> Result<Vec<Budget>, Error> {
    let mut budgets = budgets(session)?;
    if budgets.is_empty() {
        return Err(Error::Usage(NO_BUDGET.to_owned()));
    }
    let is_named = |name: &str| {
        let mut wanted = names.iter();
        wanted.any(|wanted| analysis::matches_glob(wanted, name))
    };
    budgets.retain(|budget| names.is_empty() || is_named(&budget.name));
    if budgets.is_empty() {
        return Err(Error::Usage(format!(
            "there is no budget `{}`; `llmcost budget list` names them",
            names.join("`, `")
        )));
    }
    Ok(budgets)
}

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
    Remove(remove::RemoveArgs),
    Set(set::SetArgs),
    Show(show::ShowArgs),
    Status(status::StatusArgs),
    Check(Box<check::CheckArgs>),
    Reset(approvals::ResetArgs),
}

pub(super) fn run(arguments: &BudgetArgs, session: &mut Session<'_>) -> Result<u8, Error> {
    match &arguments.command {
        BudgetCommand::List(arguments) => list::run(arguments, session),
        BudgetCommand::Remove(arguments) => remove::run(arguments, session),
        BudgetCommand::Set(arguments) => set::run(arguments, session),
        BudgetCommand::Show(arguments) => show::run(arguments, session),
        BudgetCommand::Status(arguments) => status::run(arguments, session),
        BudgetCommand::Check(arguments) => check::run(arguments, session),
        BudgetCommand::Reset(arguments) => approvals::reset(arguments, session),
    }
}

/// The file that has a budget, of several the strongest.
fn file_of(name: &str, session: &Session<'_>) -> Result<Option<PathBuf>, Error> {
    let mut all = defined(session)?.into_iter();
    let found = all.find(|defined| defined.budget.name == name);
    Ok(found.map(|defined| defined.path))
}

fn unknown(name: &str) -> Error {
    Error::Usage(format!(
        "there is no budget `{name}`; `llmcost budget list` names them"
    ))
}

/// Tells the user when no command would read the file.
fn warn_if_unread(path: &Path, session: &mut Session<'_>) {
    let same = |known: &Path| match (fs::canonicalize(known), fs::canonicalize(path)) {
        (Ok(known), Ok(path)) => known == path,
        _ => known == path,
    };
    let folders = session.environment.directory.ancestors();
    let projects = folders.map(|folder| folder.join(FILE_NAME));
    let user = session.environment.config_directory.iter();
    let user = user.map(|folder| folder.join(FILE_NAME));
    let known = session.settings.files().iter().cloned();
    if !known.chain(projects).chain(user).any(|file| same(&file)) {
        session.warn(&format!(
            "{} is read only with `--config {}`",
            path.display(),
            path.display()
        ));
    }
}
