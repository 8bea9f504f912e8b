//! `llmcost budget status`: how every budget stands.

use std::path::PathBuf;

use clap::Args;

use crate::analysis;
use crate::analysis::budget;
use crate::analysis::budget::BudgetQuery;
use crate::analysis::budget::Projecting;
use crate::cli::Session;
use crate::cli::calls;
use crate::cli::prices;
use crate::cli::prices::BookArgs;
use crate::cli::reading::FormatArgs;
use crate::error::Error;

/// Show how budgets stand: spent, left, projected, and when the limit will be used up
///
/// Spend is added up from the calls each time and equals `report` over the same calls and period. What the period will
/// have cost is projected as `forecast` does.
#[derive(Debug, Args)]
pub(super) struct StatusArgs {
    /// Only the budgets of these names; `*` matches anything
    #[arg(value_name = "NAME")]
    names: Vec<String>,
    /// How they stood at this instant: a date, `2026-08-31T12:00:00Z` [default: now]
    #[arg(long, value_name = "TIME")]
    at: Option<String>,
    /// Do not project, which reads no history
    #[arg(long)]
    no_projection: bool,
    /// Show all: of budgets per agent, run … more than the ten of most spend, and runs that were idle for a week
    #[arg(long)]
    all: bool,
    /// Answer from these files and folders instead of the store
    #[arg(long, value_name = "PATH", num_args = 1..)]
    from: Vec<PathBuf>,
    #[command(flatten)]
    format: FormatArgs,
    #[command(flatten)]
    book: BookArgs,
}

/// So many agents, runs … of one budget are shown, if they are ok.
const VALUES: usize = 10;
/// So many agents and models are named on which most was spent.
const CONTRIBUTORS: usize = 3;

pub(super) fn run(arguments: &StatusArgs, session: &mut Session<'_>) -> Result<u8, Error> {
    let budgets = super::named(&arguments.names, session)?;
    let now = session.environment.now;
    let at = match &arguments.at {
        Some(text) => analysis::since(text, session.settings.timezone()?, now)?,
        None => now,
    };
    let query = BudgetQuery {
        is_present: arguments.at.is_none(),
        projecting: match arguments.no_projection {
            true => Projecting::Never,
            false => Projecting::Always,
        },
        contributors: CONTRIBUTORS,
        active_since: (!arguments.all).then(|| budget::active_since(at)),
        ..BudgetQuery::new(&budgets, at)
    };
    let book = prices::book(&arguments.book, session)?;
    let mut table = calls::ask_of(&arguments.from, &arguments.format, session, &mut |events| {
        let mut evaluation = budget::evaluate(&query, events, &book)?;
        if !arguments.all {
            evaluation.keep(VALUES);
        }
        Ok(budget::table(&query, &evaluation, &book))
    })?;
    calls::hint(&mut table);
    session.answer(&table)?;
    calls::complete(&mut table, session)
}
