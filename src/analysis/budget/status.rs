//! How a budget stands: exact figures of one budget, or of one agent, user … that has one of its own.

use std::fmt;

use super::super::forecast::Outlook;
use super::super::said::dollars;
use super::super::sums::Sums;
use super::cycle::Window;
use super::definition::Budget;
use super::threshold::Threshold;
use crate::units::Timestamp;
use crate::units::Usd;

/// The verdict on a budget, the mildest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Nothing to notice.
    Ok,
    /// A threshold was crossed.
    Warning,
    /// At least as likely as not, the limit will be passed within the period.
    LikelyOver,
    /// Less than the limit has a price, and some calls have none: nobody knows.
    Undecidable,
    /// The limit is used up, whatever else has no price.
    Over,
}

impl State {
    /// Every state, the mildest first.
    pub const ALL: [Self; 5] = [
        Self::Ok,
        Self::Warning,
        Self::LikelyOver,
        Self::Undecidable,
        Self::Over,
    ];

    /// The name in tables, CSV and JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Warning => "warning",
            Self::LikelyOver => "likely over",
            Self::Undecidable => "undecidable",
            Self::Over => "over",
        }
    }
}

/// How a budget stands in its running period.
#[derive(Clone, Debug)]
pub struct BudgetStatus<'b> {
    /// What it is.
    pub budget: &'b Budget,
    /// Whose, where each agent, user … has one of its own; `None` otherwise, and where nobody spent anything.
    pub value: Option<String>,
    /// What counts.
    pub window: Window,
    /// Everything that is added up of them.
    pub(in crate::analysis) sums: Sums,
    /// What the priced calls of the period cost, exactly; with unpriced ones a lower bound.
    pub spent: Usd,
    /// Calls in the period.
    pub calls: u64,
    /// Of these, calls with no price, and calls of which some part has none.
    pub unpriced_calls: u64,
    /// Tokens without a price.
    pub unpriced_tokens: u64,
    /// Whether the truth is higher than `spent`.
    pub lower_bound: bool,
    /// When the last call was made.
    pub last: Option<Timestamp>,
    /// What the period will have cost; `None` where that was not asked or cannot be told.
    pub outlook: Option<Outlook>,
    /// The verdict.
    pub state: State,
    /// The thresholds that are crossed, in the order written.
    pub crossed: Vec<&'b Threshold>,
    /// What most of it was spent on, where asked: the most first.
    pub contributors: Vec<Contributor>,
}

/// A part of what was spent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contributor {
    /// Agent, or empty.
    pub agent: String,
    /// Model, or empty.
    pub model: String,
    /// What it cost.
    pub spent: Usd,
}

/// `writer/gpt-5 $7.00`.
impl fmt::Display for Contributor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = [self.agent.as_str(), self.model.as_str()];
        let names: Vec<&str> = names.into_iter().filter(|name| !name.is_empty()).collect();
        let names = match names.is_empty() {
            true => "(none)".to_owned(),
            false => names.join("/"),
        };
        write!(f, "{names} {}", dollars(self.spent))
    }
}

impl BudgetStatus<'_> {
    /// What may still be spent; negative past the limit.
    #[must_use]
    pub fn left(&self) -> Usd {
        Usd(self.budget.limit.0.saturating_sub(self.spent.0))
    }

    /// Spent of limit, as numerator and denominator; `None` without a limit above 0.
    #[must_use]
    pub fn used(&self) -> Option<(i128, i128)> {
        (self.budget.limit > Usd::ZERO).then_some((self.spent.0, self.budget.limit.0))
    }

    /// Spent of limit in whole millionths, to compare budgets by; of a limit of 0 any cent is more than all.
    pub(in crate::analysis) fn used_millionths(&self) -> i128 {
        match self.used() {
            Some((spent, limit)) => spent.saturating_mul(1_000_000) / limit,
            None if self.spent > Usd::ZERO => i128::MAX,
            None => 0,
        }
    }

    /// How much of the period has passed at an instant, as numerator and denominator; `None` for one without an end, and for
    /// rolling ones.
    #[must_use]
    pub fn elapsed(&self, at: Timestamp) -> Option<(i128, i128)> {
        let period = self.window.period;
        if period != self.window.once || period == crate::units::Period::ALL {
            return None;
        }
        let part = |from: Timestamp, to: Timestamp| i128::from(to.0) - i128::from(from.0);
        let whole = part(period.start, period.end);
        (whole > 0).then(|| (part(period.start, at).clamp(0, whole), whole))
    }

    /// The name of the budget, and whose it is: `agents (coder)`.
    #[must_use]
    pub fn label(&self) -> String {
        match &self.value {
            Some(value) => format!("{} ({value})", self.budget.name),
            None => self.budget.name.clone(),
        }
    }
}
