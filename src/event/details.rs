//! Which parts of events a reader can do without: a report by model needs no line numbers.

use super::Attribute;

/// Parts of an event that are read only when asked for; left out, they read as empty or 0.
///
/// Time, series, meters, quantities, calls and spans are no details.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Details {
    /// A bit per [`Attribute`].
    attributes: u32,
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
        keys: true,
        records: true,
        durations: true,
        reported_costs: true,
    };

    /// None of them.
    pub const NONE: Self = Self {
        attributes: 0,
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

    /// Whatever either asks for.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self {
            attributes: self.attributes | other.attributes,
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
