//! Which columns a reader can do without: a report by model needs no line numbers.

use crate::event::Attribute;

/// Parts of an event that are read only when asked for; left out, they read as empty or 0.
///
/// Time, series, meters, quantities, calls and spans are always read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Details {
    /// [`Attribute::Run`].
    pub runs: bool,
    /// [`Attribute::Session`].
    pub sessions: bool,
    /// [`Attribute::File`], line numbers, and how far a record is from the original.
    pub places: bool,
    /// Duration and time to the first token.
    pub durations: bool,
    /// The cost the log stated.
    pub reported_costs: bool,
}

impl Details {
    /// Everything.
    pub const ALL: Self = Self {
        runs: true,
        sessions: true,
        places: true,
        durations: true,
        reported_costs: true,
    };

    /// Nothing more than is always read.
    pub const NONE: Self = Self {
        runs: false,
        sessions: false,
        places: false,
        durations: false,
        reported_costs: false,
    };

    /// Whether a column of that name is wanted.
    pub(super) fn want(self, column: &str) -> bool {
        match column {
            "run" => self.runs,
            "session" => self.sessions,
            "file" | "line" | "copy" => self.places,
            "duration" | "time_to_first_token" => self.durations,
            "cost_low" | "cost_high" => self.reported_costs,
            _ => true,
        }
    }

    /// Whether the texts of an attribute are wanted. Without its amount, a cost has no kind either.
    pub(super) fn want_texts(self, attribute: Attribute) -> bool {
        match attribute {
            Attribute::CostKind => self.reported_costs,
            _ => self.want(attribute.name()),
        }
    }
}
