//! Spend by hour or day to what stands out of it: what happened, when, how much above the usual, who did it, and why.
//!
//! The rules are those of `../shared/forecast.md` §4, measured there. What is usual is a statistic and a float; what was
//! spent, what is above the usual and why are exact: actual = expected + excess, and the parts of an excess add up to it.
#![expect(
    clippy::float_arithmetic,
    reason = "statistics, never amounts that were spent"
)]

mod answer;
mod cause;
mod gathered;
mod hours;
mod question;
mod rule;
mod running;
mod shown;
mod today;
mod told;
mod usual;
mod watch;
mod who;
mod window;

pub use answer::table;
pub use cause::Mover;
pub use cause::Parts;
pub use question::Anomalies;
pub use question::AnomalyQuery;
pub use question::anomalies;
pub use rule::Every;
pub use rule::Rule;
pub use rule::expected;
pub(in crate::analysis) use today::Habits;
pub use usual::Usual;

use super::dimension::Dimension;
use crate::units::Period;
use crate::units::Usd;

#[cfg(test)]
mod exact;
#[cfg(test)]
mod laws;

/// What sort of thing happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Hours or days far above the usual, and back.
    Spike,
    /// Days far above the usual that stayed there: one event, not one a day.
    LevelShift,
    /// An agent or model that cost nothing before, or not for two weeks.
    NewSpend,
    /// Spend that was usual and is no more.
    Stopped,
    /// The running day is on its way to far more than a day usually costs.
    FastBurn,
}

impl Kind {
    /// The name in tables, CSV and JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Spike => "spike",
            Self::LevelShift => "level-shift",
            Self::NewSpend => "new-spend",
            Self::Stopped => "stopped",
            Self::FastBurn => "fast-burn",
        }
    }
}

/// How much an anomaly stands out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// More than 3 deviations, or above the floor.
    Low,
    /// More than 5, or five times the floor.
    Medium,
    /// More than 8, or twenty times the floor.
    High,
}

impl Severity {
    /// The name in tables, CSV and JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}

/// Something that stood out.
#[derive(Clone, Debug, PartialEq)]
pub struct Anomaly {
    /// What sort of thing.
    pub kind: Kind,
    /// Where: dimensions and their values; none for all calls of the question. A value not stated is empty.
    pub scope: Vec<(Dimension, String)>,
    /// From the first hour or day that stood out up to, not including, the one after the last.
    pub window: Period,
    /// What that was spent: of a running day so far.
    pub actual: Usd,
    /// Whether calls without a price are missing from it.
    pub lower_bound: bool,
    /// What is usual, rounded to whole 10⁻⁶ USD.
    pub expected: Usd,
    /// What a running day is projected to cost.
    pub projected: Option<Usd>,
    /// Hundredths of a deviation above the usual, of the hour or day that stood out most.
    pub distance: Option<i64>,
    /// How much it stands out.
    pub severity: Severity,
    /// Hours or days from the first to the last that stood out.
    pub steps: u64,
    /// Hours or days of history it was judged by.
    pub history: u64,
    /// Who: those that explain most of the excess, the largest first.
    pub movers: Vec<Mover>,
    /// Why: what the excess is made of.
    pub parts: Option<Parts>,
}

impl Anomaly {
    /// How much above the usual: actual − expected, of a running day projected − expected.
    #[must_use]
    pub fn excess(&self) -> Usd {
        self.projected.unwrap_or(self.actual) - self.expected
    }
}
