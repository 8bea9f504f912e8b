//! What a user types after `--columns` to the measures of a report.

use super::measures::{ASKED, MACHINE, Measure, NAMED, measures};
use crate::error::Error;
use crate::table::Column;

/// Columns in every CSV and JSON, whatever was asked for: a cost is never without them.
const ALWAYS: [&str; 2] = ["unpriced_calls", "unpriced_tokens"];

/// Which columns a report has, and which of them give way first.
#[derive(Clone)]
pub struct ColumnChoice(Vec<(&'static Measure, u8)>);

impl Default for ColumnChoice {
    fn default() -> Self {
        let shown = measures()
            .iter()
            .filter(|measure| measure.expendable != ASKED);
        Self(shown.map(|measure| (measure, measure.expendable)).collect())
    }
}

impl ColumnChoice {
    /// None: of questions that read sums themselves, and no more than they need.
    pub(super) fn none() -> Self {
        Self(Vec::new())
    }

    /// Reads `calls,cost` (only these), `+reasoning_tokens,-cost_share` (the usual ones and changes), or both.
    ///
    /// # Errors
    /// When a name is unknown.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let names: Vec<&str> = text
            .split(',')
            .map(str::trim)
            .filter(|name| !name.is_empty())
            .collect();
        let mut choice = Self::default();
        if names.iter().any(|name| !name.starts_with(['+', '-'])) {
            choice.0.clear();
        }
        for name in names {
            let (measure, wanted) = match name.strip_prefix('-') {
                Some(name) => (Measure::named(name)?, false),
                None => (Measure::named(name.trim_start_matches('+'))?, true),
            };
            let place = choice
                .0
                .iter()
                .position(|(known, _)| known.name == measure.name);
            match (place, wanted) {
                (Some(place), true) => choice.0[place].1 = measure.expendable.min(NAMED),
                (None, true) => choice.0.push((measure, measure.expendable.min(NAMED))),
                (Some(place), false) => drop(choice.0.remove(place)),
                (None, false) => {}
            }
        }
        for measure in measures()
            .iter()
            .filter(|measure| ALWAYS.contains(&measure.name))
        {
            if !choice.0.iter().any(|(known, _)| known.name == measure.name) {
                choice.0.push((measure, MACHINE));
            }
        }
        Ok(choice)
    }

    pub(super) fn measures(&self) -> impl Iterator<Item = &'static Measure> {
        self.0.iter().map(|(measure, _)| *measure)
    }

    pub(super) fn columns(&self) -> impl Iterator<Item = Column> {
        self.0
            .iter()
            .map(|(measure, expendable)| measure.column(*expendable))
    }
}
