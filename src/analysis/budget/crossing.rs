//! A threshold that spend has passed: what actions are told, once per budget, value, threshold and period.

use crate::units::Period;
use crate::units::Timestamp;
use crate::units::Usd;

/// Spend passed a threshold of a budget within one of its periods.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crossing {
    /// The budget's name.
    pub budget: String,
    /// Whose budget, where each agent, user … has one of its own: the dimension's value; empty without one.
    pub value: String,
    /// The threshold as written: `80%`, `projected 100%`, `burn 30%/2h`.
    pub threshold: String,
    /// The period of the budget that the spend lies in; half-open.
    pub window: Period,
    /// The limit of that period.
    pub limit: Usd,
    /// What was spent in it; with unpriced calls a lower bound.
    pub spent: Usd,
    /// Whether part of the spend could not be priced.
    pub lower_bound: bool,
    /// What the period is projected to have cost at its end; `None` where nothing was projected.
    pub projected: Option<Usd>,
    /// When the crossing was seen.
    pub at: Timestamp,
    /// What the configuration asks to be done, in its words: `notify`, `webhook:NAME`, `command:NAME`, `approve`, `block`.
    pub actions: Vec<String>,
}

impl Crossing {
    /// What is told once: two crossings of the same identity are one.
    #[must_use]
    pub fn identity(&self) -> (&str, &str, &str, i64) {
        (
            &self.budget,
            &self.value,
            &self.threshold,
            self.window.start.0,
        )
    }
}
