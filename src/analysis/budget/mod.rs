//! Budgets: limits of spend over a period, and what the priced events say of them.
//!
//! A [`Budget`] is a definition; [`evaluate()`] reads the events and says of each budget (and of each agent, user … that has
//! one of its own) how it stands: a [`BudgetStatus`], and a [`Crossing`] for every threshold that was passed. Nothing is
//! kept: spend is added up from the events each time, by the code that `report` uses, so both agree to the last digit.

mod ahead;
mod check;
mod coming;
mod cycle;
mod definition;
mod evaluate;
mod gate;
mod judge;
#[cfg(test)]
mod laws;
#[cfg(test)]
mod laws_of_days;
mod narrow;
mod scope;
mod share;
mod spent;
mod status;
mod table;
mod threshold;
mod verdict;

pub use crate::store::Crossing;
pub use ahead::ahead;
pub use check::Check;
pub use coming::Coming;
pub use cycle::Cycle;
pub use cycle::Window;
pub use definition::Budget;
pub use definition::limit;
pub use evaluate::BudgetQuery;
pub use evaluate::Evaluation;
pub use evaluate::Projecting;
pub use evaluate::active_since;
pub use evaluate::evaluate;
pub use gate::Decision;
pub use gate::Gate;
pub use gate::Ruling;
pub use gate::Rulings;
pub use gate::WorstCase;
pub use scope::Scope;
pub use share::Share;
pub use status::BudgetStatus;
pub use status::Contributor;
pub use status::State;
pub use table::table;
pub use threshold::Threshold;
pub use threshold::Trigger;
pub use verdict::Leniency;
pub use verdict::Verdict;
