//! How budgets stand, and a call that has not been made, to one decision: whether it may be made, and which budget says so.

mod decide;
mod line;
mod table;
#[cfg(test)]
mod truth;
mod worst_case;

pub use decide::Gate;
pub use worst_case::WorstCase;

use super::evaluate::Evaluation;
use crate::store::Crossing;
use crate::table::Completeness;
use crate::units::Period;
use crate::units::Timestamp;
use crate::units::Usd;

/// What may become of a coming call; the mildest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Decision {
    /// It may be made.
    Allow,
    /// It may be made, but a threshold is crossed, or would be.
    Warn,
    /// It may be made later.
    Throttle,
    /// Nobody can tell: something has no price.
    Undecidable,
    /// It may be made once someone approves it.
    NeedsApproval,
    /// It may not be made.
    Block,
}

impl Decision {
    /// The name in tables, CSV and JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Allow => "allow",
            Self::Warn => "warn",
            Self::Throttle => "throttle",
            Self::Undecidable => "undecidable",
            Self::NeedsApproval => "needs-approval",
            Self::Block => "block",
        }
    }
}

/// What one budget decides of a call, and the numbers that it rests on.
#[derive(Clone, Debug)]
pub struct Ruling {
    /// What was decided.
    pub decision: Decision,
    /// The budget, and whose it is where each agent, user … has one of its own; none where no budget holds the call.
    pub budget: Option<(String, Option<String>)>,
    /// What may be spent in the period; `None` without a budget.
    pub limit: Option<Usd>,
    /// What was spent before the call, and whether that is a lower bound.
    pub spent: Option<(Usd, bool)>,
    /// What is left after the call, where its cost is known.
    pub left_after: Option<Usd>,
    /// How long to wait until the call may be made, in seconds; 0 where it is not put off.
    pub delay_seconds: u64,
    /// The number of what stands still, for `llmcost approvals`.
    pub hold: Option<u64>,
    /// What counts.
    pub period: Period,
    /// When the budget begins anew.
    pub renews: Option<Timestamp>,
    /// Why, in a sentence without a full stop.
    pub reason: String,
}

/// What all budgets decide of a call.
#[derive(Clone, Debug, Default)]
pub struct Rulings {
    /// One per budget that holds the call, the one that decides first; never empty.
    pub rulings: Vec<Ruling>,
    /// Thresholds that were crossed, and those that stop this call, which would cross them.
    pub crossings: Vec<Crossing>,
    /// What the call costs at most.
    pub call_cost: Option<Usd>,
    /// How much is known of what was spent.
    pub completeness: Completeness,
    /// What else is to be said, in sentences without a full stop.
    pub notes: Vec<String>,
}

impl Rulings {
    /// The ruling that decides.
    #[must_use]
    pub fn first(&self) -> Option<&Ruling> {
        self.rulings.first()
    }

    /// What is to become of the call.
    #[must_use]
    pub fn decision(&self) -> Decision {
        self.first()
            .map_or(Decision::Undecidable, |ruling| ruling.decision)
    }
}

impl Gate<'_> {
    /// Decides on a call; the evaluation must be of its [`Coming`](super::Coming).
    #[must_use]
    pub fn rule(&self, evaluation: Evaluation<'_>) -> Rulings {
        let mut crossings = evaluation.crossings;
        let mut rulings: Vec<Ruling> = evaluation
            .statuses
            .iter()
            .map(|status| self.one(status, &mut crossings))
            .collect();
        if rulings.is_empty() {
            rulings.push(Ruling {
                decision: Decision::Allow,
                budget: None,
                limit: None,
                spent: None,
                left_after: None,
                delay_seconds: 0,
                hold: None,
                period: Period::ALL,
                renews: None,
                reason: "no budget holds this call".to_owned(),
            });
        }
        // Of equals the longest delay decides.
        rulings.sort_by_key(|ruling| std::cmp::Reverse((ruling.decision, ruling.delay_seconds)));
        Rulings {
            rulings,
            crossings,
            call_cost: self.cost.as_ref().ok().copied(),
            completeness: evaluation.completeness,
            notes: evaluation.notes,
        }
    }
}
