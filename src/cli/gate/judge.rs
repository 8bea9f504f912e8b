//! A coming call to what the budgets of this machine decide of it, from the store as it is now.

use crate::analysis::budget;
use crate::analysis::budget::Budget;
use crate::analysis::budget::BudgetQuery;
use crate::analysis::budget::Coming;
use crate::analysis::budget::Gate;
use crate::analysis::budget::Rulings;
use crate::cli::Session;
use crate::error::Error;
use crate::pricing::PriceBook;
use crate::store::Store;
use crate::units::Timestamp;
use crate::units::Usd;

/// Budgets that are named before the rest is counted.
const NAMED: usize = 5;

/// A call that has not been made.
pub(in crate::cli) struct Case<'c> {
    /// Every budget there is.
    pub(in crate::cli) budgets: &'c [Budget],
    /// Whose call it is.
    pub(in crate::cli) coming: &'c Coming,
    /// What it costs at most, or why nobody knows.
    pub(in crate::cli) cost: &'c Result<Usd, String>,
    /// Whether what has no price counts as nothing.
    pub(in crate::cli) allow_unpriced: bool,
}

impl Case<'_> {
    /// What is decided at an instant. Without a budget that holds the call, the store is not opened.
    ///
    /// # Errors
    /// When the store cannot be read: nothing is allowed then.
    pub(in crate::cli) fn judge(
        &self,
        at: Timestamp,
        book: &PriceBook,
        session: &Session<'_>,
    ) -> Result<Rulings, Error> {
        let gate = |holds| Gate {
            at,
            cost: self.cost,
            holds,
            allow_unpriced: self.allow_unpriced,
        };
        let mut budgets = self.budgets.iter();
        if !budgets.any(|budget| self.coming.counts_towards(budget)) {
            let mut rulings = gate(&[]).rule(budget::Evaluation::default());
            rulings.notes.extend(self.left_open());
            return Ok(rulings);
        }
        let store = Store::open(&session.settings.store(session.environment)?, false)?;
        let query = BudgetQuery {
            coming: Some(self.coming),
            ..BudgetQuery::new(self.budgets, at)
        };
        let snapshot = store.snapshot()?;
        let evaluation = budget::evaluate(&query, &snapshot, book)?;
        let mut rulings = gate(&snapshot.holds()?).rule(evaluation);
        if snapshot.is_empty() {
            rulings.notes.push(
                "the store is empty, nothing is known of what was spent (`llmcost store path` says where it lies)"
                    .to_owned(),
            );
        }
        rulings.notes.extend(self.left_open());
        Ok(rulings)
    }

    /// Which budgets were not asked for want of something that the call does not state.
    fn left_open(&self) -> Option<String> {
        let budgets = self.budgets.iter();
        let open: Vec<String> = budgets
            .filter_map(|budget| match self.coming.left_open(budget).as_slice() {
                [] => None,
                open => Some(format!("{} (of {})", budget.name, open.join(", "))),
            })
            .collect();
        let more = match open.len().saturating_sub(NAMED) {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        let named = open.get(..NAMED).unwrap_or(&open).join(", ");
        (!open.is_empty())
            .then(|| format!("not asked, for the call does not state whose it is: {named}{more}"))
    }
}
