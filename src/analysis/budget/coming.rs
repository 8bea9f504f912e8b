//! A call that has not been made yet: which budgets it would count towards.

use std::borrow::Cow;

use super::super::dimension::Dimension;
use super::definition::Budget;
use super::scope::Scope;
use super::scope::target;

/// What is known of a coming call; what it does not name, it does not state.
#[derive(Clone, Debug, Default)]
pub struct Coming(Vec<(Dimension, String)>);

impl Coming {
    /// States something of the call; an empty text states nothing.
    pub fn state(&mut self, dimension: Dimension, text: &str) {
        self.0.push((dimension, text.to_owned()));
    }

    /// What it states of a dimension; empty for nothing.
    #[must_use]
    pub fn text(&self, dimension: &Dimension) -> &str {
        self.0
            .iter()
            .rev()
            .find(|(known, _)| known == dimension)
            .map_or("", |(_, text)| text.as_str())
    }

    /// Whether the call would count towards a budget. One that is kept for each run does not hold a call without a run.
    #[must_use]
    pub fn counts_towards(&self, budget: &Budget) -> bool {
        let is_someones = match &budget.per {
            Some(per) => !self.text(per).is_empty(),
            None => true,
        };
        self.is_in(&budget.scope) && is_someones
    }

    fn is_in(&self, scope: &Scope) -> bool {
        scope.filter().passes_texts(&mut |wanted| {
            let mut stated = self.0.iter().rev();
            let found = stated.find(|(dimension, _)| target(dimension).as_ref() == Some(wanted));
            Cow::Borrowed(found.map_or("", |(_, text)| text.as_str()))
        })
    }

    /// What a budget looks at that the call does not state, where nothing but that keeps it from counting: whoever asks may
    /// have left it out, or cannot know it before the call is made.
    #[must_use]
    pub fn left_open(&self, budget: &Budget) -> Vec<String> {
        let mut open = Vec::new();
        for (dimension, patterns) in budget.scope.iter() {
            match (
                self.is_in(&Scope::of(dimension, patterns)),
                self.text(dimension),
            ) {
                (true, _) => {}
                (false, "") => open.push(dimension.name()),
                (false, _) => return Vec::new(),
            }
        }
        let per = budget.per.as_ref().filter(|per| self.text(per).is_empty());
        open.extend(per.map(Dimension::name));
        open.dedup();
        open
    }
}
