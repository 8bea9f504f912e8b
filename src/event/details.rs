//! Which parts of events a reader can do without: a report by model needs no line numbers, one of today no older calls.

use super::Attribute;
use crate::units::Period;

/// Parts of an event that are read only when asked for; left out, they read as empty or 0. So are events of other times.
///
/// Time, series, meters, quantities, calls and spans are no details.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Details {
    /// A bit per [`Attribute`].
    attributes: u32,
    /// When the events asked for were made: others may be left out.
    period: Period,
    /// Who each event is.
    pub keys: bool,
    /// Line numbers, how far a record is from the original, and the time to the first token.
    pub records: bool,
    /// How long calls took.
    pub durations: bool,
    /// The cost the log stated; its kind is [`Attribute::CostKind`].
    pub reported_costs: bool,
}

impl Details {
    /// Everything.
    pub const ALL: Self = Self {
        attributes: u32::MAX,
        period: Period::ALL,
        keys: true,
        records: true,
        durations: true,
        reported_costs: true,
    };

    /// None of them, of all events.
    pub const NONE: Self = Self {
        attributes: 0,
        period: Period::ALL,
        keys: false,
        records: false,
        durations: false,
        reported_costs: false,
    };

    /// The same and an attribute.
    #[must_use]
    pub fn with(mut self, attribute: Attribute) -> Self {
        self.attributes |= 1 << attribute as u32;
        self
    }

    /// The same of the events of a period alone.
    #[must_use]
    pub fn within(mut self, period: Period) -> Self {
        self.period = period;
        self
    }

    /// When the events asked for were made.
    #[must_use]
    pub fn period(self) -> Period {
        self.period
    }

    /// Whatever either asks for, and what was made between.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self {
            attributes: self.attributes | other.attributes,
            period: Period {
                start: self.period.start.min(other.period.start),
                end: self.period.end.max(other.period.end),
            },
            keys: self.keys || other.keys,
            records: self.records || other.records,
            durations: self.durations || other.durations,
            reported_costs: self.reported_costs || other.reported_costs,
        }
    }

    /// Whether an attribute is asked for.
    #[must_use]
    pub fn want(self, attribute: Attribute) -> bool {
        self.attributes & 1 << attribute as u32 != 0
    }
}
