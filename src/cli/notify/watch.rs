//! Calls have just been stored: which thresholds did they pass?

use super::deliver;
use crate::analysis::budget;
use crate::analysis::budget::Budget;
use crate::analysis::budget::BudgetQuery;
use crate::cli::Session;
use crate::cli::budget::budgets;
use crate::cli::prices;
use crate::cli::prices::BookArgs;
use crate::error::Error;
use crate::store::Store;

/// Looks at every budget that asks for something to be done, and does it. What was stored stays stored: what goes wrong
/// here is told and stops nothing.
pub(in crate::cli) fn watch(session: &mut Session<'_>) {
    if let Err(error) = look(session) {
        session.complain(&error);
    }
}

fn look(session: &mut Session<'_>) -> Result<(), Error> {
    let mut budgets = budgets(session)?;
    budgets.retain(has_actions);
    if budgets.is_empty() {
        return Ok(());
    }
    let store = Store::open(&session.settings.store(session.environment)?, true)?;
    let book = prices::unlocked_book(&BookArgs::default(), session)?;
    let query = BudgetQuery::new(&budgets, session.environment.clock());
    let mut crossings = budget::evaluate(&query, &store.snapshot()?, &book)?.crossings;
    crossings.retain(|crossing| !crossing.actions.is_empty());
    deliver(&crossings, session)
}

fn has_actions(budget: &Budget) -> bool {
    let mut thresholds = budget.thresholds.iter();
    thresholds.any(|threshold| !threshold.actions.is_empty())
}
