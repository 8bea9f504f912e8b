//! Which calls a budget is about: patterns for dimensions, all of which must hold.

use std::fmt;

use super::super::dimension::Dimension;
use super::super::filter::Filter;
use super::super::filter::FilterTarget;
use crate::error::Error;

/// Patterns by dimension; without any, all calls. `*` stands for any text, `!` in front excludes, `(none)` is not stated;
/// patterns of one dimension are alternatives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope(Vec<(Dimension, Vec<String>)>);

impl Scope {
    /// Patterns for one dimension alone.
    pub(super) fn of(dimension: &Dimension, patterns: &[String]) -> Self {
        Self(vec![(dimension.clone(), patterns.to_vec())])
    }

    /// Adds a pattern.
    ///
    /// # Errors
    /// When the dimension cuts time, which the budget's period does.
    pub fn add(&mut self, dimension: Dimension, pattern: &str) -> Result<(), Error> {
        if dimension.is_time() {
            return Err(Error::Usage(format!(
                "a budget's scope cannot be a time such as `{}`; its period says when",
                dimension.name()
            )));
        }
        match self.0.iter_mut().find(|(known, _)| *known == dimension) {
            Some((_, patterns)) => patterns.push(pattern.to_owned()),
            None => self.0.push((dimension, vec![pattern.to_owned()])),
        }
        Ok(())
    }

    /// Dimensions and their patterns, in the order they were written.
    pub fn iter(&self) -> impl Iterator<Item = (&Dimension, &[String])> {
        self.0
            .iter()
            .map(|(dimension, patterns)| (dimension, patterns.as_slice()))
    }

    /// As `report` filters.
    #[must_use]
    pub fn filter(&self) -> Filter {
        let mut filter = Filter::default();
        for (dimension, patterns) in &self.0 {
            for pattern in patterns {
                if let Some(target) = target(dimension) {
                    filter.add(target, pattern);
                }
            }
        }
        filter
    }
}

/// What a filter looks at for a dimension; none for times.
pub(super) fn target(dimension: &Dimension) -> Option<FilterTarget> {
    match dimension {
        Dimension::Attribute(attribute) => Some(FilterTarget::Attribute(*attribute)),
        Dimension::Tag(key) => Some(FilterTarget::Tag(key.clone())),
        Dimension::Time(_) | Dimension::Stretch(_) => None,
    }
}

/// `agent=coder*, model=!*mini`; `all calls` without a pattern.
impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return f.write_str("all calls");
        }
        for (place, (dimension, patterns)) in self.0.iter().enumerate() {
            let comma = if place == 0 { "" } else { ", " };
            write!(f, "{comma}{}={}", dimension.name(), patterns.join("|"))?;
        }
        Ok(())
    }
}
