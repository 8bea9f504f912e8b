//! How all budgets stand, in: how those of one run, user … stand, out.

use super::super::dimension::Dimension;
use super::super::filter::matches_glob;
use super::definition::Budget;
use super::evaluate::Evaluation;
use super::status::BudgetStatus;

/// Dimensions, and patterns for the values asked about.
type Wanted<'w> = [(Dimension, &'w str)];

impl<'b> Evaluation<'b> {
    /// Leaves out what others have spent where each run, user … has a budget of its own: of those kept for a dimension that
    /// is wanted only matching values stay. Returns the budgets that a wanted value has not spent anything of.
    pub fn narrow<'w>(&mut self, wanted: &Wanted<'w>) -> Vec<(&'b Budget, &'w str)> {
        let mut budgets: Vec<&'b Budget> = Vec::new();
        for status in &self.statuses {
            if !budgets.iter().any(|known| known.name == status.budget.name) {
                budgets.push(status.budget);
            }
        }
        self.statuses.retain(|status| {
            let mut patterns = patterns(status.budget, wanted).peekable();
            patterns.peek().is_none() || patterns.any(|pattern| is_of(status, pattern))
        });
        let statuses = &self.statuses;
        self.crossings.retain(|crossing| {
            statuses.iter().any(|status| {
                let value = status.value.as_deref().unwrap_or("");
                (status.budget.name.as_str(), value) == (&crossing.budget, &crossing.value)
            })
        });
        let missing = |budget: &'b Budget| {
            let own = |status: &&BudgetStatus<'b>| status.budget.name == budget.name;
            let is_met = move |pattern: &str| {
                statuses
                    .iter()
                    .filter(own)
                    .any(|status| is_of(status, pattern))
            };
            let unmet = patterns(budget, wanted).filter(move |pattern| !is_met(pattern));
            unmet.map(move |pattern| (budget, pattern))
        };
        budgets.into_iter().flat_map(missing).collect()
    }
}

/// The values asked about, of a budget that each has for itself.
fn patterns<'w>(budget: &Budget, wanted: &Wanted<'w>) -> impl Iterator<Item = &'w str> {
    let of = wanted
        .iter()
        .filter(|(dimension, _)| budget.per.as_ref() == Some(dimension));
    of.map(|(_, pattern)| *pattern)
}

fn is_of(status: &BudgetStatus<'_>, pattern: &str) -> bool {
    let value = status.value.as_deref();
    value.is_some_and(|value| matches_glob(pattern, value))
}
