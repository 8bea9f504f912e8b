//! Which events a question is about: named texts, globs, exclusions and tags.

use std::borrow::Cow;

use crate::error::Error;
use crate::event::{Attribute, EventBatch, Scan, tags};

/// What a clause looks at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FilterTarget {
    /// A text of the event.
    Attribute(Attribute),
    /// The value of one tag.
    Tag(String),
}

/// All clauses must hold; an empty filter lets everything through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    clauses: Vec<Clause>,
}

/// One of `include` (if there are any) and none of `exclude` must match.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Clause {
    target: FilterTarget,
    include: Vec<Pattern>,
    exclude: Vec<Pattern>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Pattern {
    /// `(none)`: nothing is stated.
    Unstated,
    /// Literal parts; anything may stand between two of them.
    Parts(Vec<String>),
}

impl Filter {
    /// Whether it lets everything through.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty()
    }

    /// Adds one value for a target. Values of the same target are alternatives; `*` stands for any text,
    /// `!` in front excludes, `(none)` is an event that does not state it, and `\` takes the next character as it is.
    pub fn add(&mut self, target: FilterTarget, value: &str) {
        let (text, excluded) = match value.strip_prefix('!') {
            Some(rest) => (rest, true),
            None => (value, false),
        };
        let pattern = Pattern::parse(text);
        let place = self
            .clauses
            .iter()
            .position(|clause| clause.target == target);
        let clause = Clause {
            target,
            include: Vec::new(),
            exclude: Vec::new(),
        };
        let place = place.unwrap_or_else(|| {
            self.clauses.push(clause);
            self.clauses.len() - 1
        });
        if let Some(clause) = self.clauses.get_mut(place) {
            let list = if excluded {
                &mut clause.exclude
            } else {
                &mut clause.include
            };
            list.push(pattern);
        }
    }

    /// Takes only what states this very text for a target, or texts that begin with it, whatever else was asked of it.
    pub fn only(&mut self, target: FilterTarget, text: &str, or_longer: bool) {
        self.clauses.retain(|clause| clause.target != target);
        let rest = or_longer.then(String::new);
        self.clauses.push(Clause {
            target,
            include: vec![match text {
                "" => Pattern::Unstated,
                text => Pattern::Parts([text.to_owned()].into_iter().chain(rest).collect()),
            }],
            exclude: Vec::new(),
        });
    }

    /// Takes only what states this very text too, as well as what was asked already.
    pub(super) fn and(&mut self, target: FilterTarget, text: &str) {
        self.clauses.push(Clause {
            target,
            include: vec![match text {
                "" => Pattern::Unstated,
                text => Pattern::Parts(vec![text.to_owned()]),
            }],
            exclude: Vec::new(),
        });
    }

    /// Adds a tag as typed after `--tag`: `key=value`, `key=!value`, `!key=value`, or `key` for any value.
    ///
    /// # Errors
    /// When the key is missing.
    pub fn add_tag(&mut self, text: &str) -> Result<(), Error> {
        let (text, excluded) = match text.strip_prefix('!') {
            Some(rest) => (rest, "!"),
            None => (text, ""),
        };
        let (key, value) = text.split_once('=').unwrap_or((text, "!(none)"));
        if key.is_empty() {
            return Err(Error::Usage(
                "`--tag` needs a key, as in `--tag team=search`".to_owned(),
            ));
        }
        let value = match (excluded, value.strip_prefix('!')) {
            ("!", Some(plain)) => plain.to_owned(),
            _ => format!("{excluded}{value}"),
        };
        self.add(FilterTarget::Tag(key.to_owned()), &value);
        Ok(())
    }

    /// The clauses about these targets alone.
    pub(super) fn about(&self, targets: &[FilterTarget]) -> Self {
        let clauses = self.clauses.iter();
        Self {
            clauses: clauses
                .filter(|clause| targets.contains(&clause.target))
                .cloned()
                .collect(),
        }
    }

    /// What it looks at.
    pub(super) fn attributes(&self) -> impl Iterator<Item = Attribute> {
        self.clauses.iter().map(|clause| match clause.target {
            FilterTarget::Attribute(attribute) => attribute,
            FilterTarget::Tag(_) => Attribute::Tags,
        })
    }

    /// Whether a series passes the clauses that a series can answer; `provider` is its provider, stated or inferred.
    pub(super) fn passes_series(&self, batch: &EventBatch, series: u32, provider: &str) -> bool {
        self.clauses.iter().all(|clause| match &clause.target {
            FilterTarget::Attribute(Attribute::Provider) => clause.passes(provider),
            FilterTarget::Attribute(attribute) => {
                batch.own_column(*attribute).is_some()
                    || clause.passes(batch.series_text(series, *attribute))
            }
            FilterTarget::Tag(key) => {
                let all = batch.series_text(series, Attribute::Tags);
                clause.passes(&tags::value(all, key).unwrap_or_default())
            }
        })
    }

    /// Whether texts that are told by target pass.
    pub(super) fn passes_texts<'t>(
        &self,
        text: &mut dyn FnMut(&FilterTarget) -> Cow<'t, str>,
    ) -> bool {
        self.clauses
            .iter()
            .all(|clause| clause.passes(&text(&clause.target)))
    }

    /// Whether a part may hold events that pass the clauses on columns of their own (run, session, file).
    ///
    /// # Errors
    /// What stopped the reading.
    pub(super) fn may_pass(&self, events: &dyn Scan, part: u64) -> Result<bool, Error> {
        for clause in &self.clauses {
            let FilterTarget::Attribute(attribute) = clause.target else {
                continue;
            };
            if attribute.is_own() {
                let mut passes = false;
                events.each_text(part, attribute, &mut |text| passes |= clause.passes(text))?;
                if !passes {
                    return Ok(false);
                }
            }
        }
        Ok(true)
    }

    /// Codes of the clauses on columns of their own (run, session, file), and whether each text passes.
    pub(super) fn own_columns<'a>(
        &'a self,
        batch: &'a EventBatch,
    ) -> impl Iterator<Item = (&'a [u32], Vec<bool>)> {
        self.clauses.iter().filter_map(|clause| {
            let FilterTarget::Attribute(attribute) = clause.target else {
                return None;
            };
            let (codes, dictionary) = batch.own_column(attribute)?;
            Some((
                codes,
                dictionary.iter().map(|text| clause.passes(text)).collect(),
            ))
        })
    }
}

impl Clause {
    fn passes(&self, text: &str) -> bool {
        let any = |patterns: &[Pattern]| patterns.iter().any(|pattern| pattern.matches(text));
        (self.include.is_empty() || any(&self.include)) && !any(&self.exclude)
    }
}

/// Whether a text fits a pattern in which `*` stands for any text.
#[must_use]
pub fn matches_glob(pattern: &str, text: &str) -> bool {
    Pattern::parse(pattern).matches(text)
}

impl Pattern {
    fn parse(text: &str) -> Self {
        if text == "(none)" || text.is_empty() {
            return Self::Unstated;
        }
        let mut parts = vec![String::new()];
        let mut letters = text.chars();
        while let Some(letter) = letters.next() {
            let literal = match letter {
                '*' => None,
                '\\' => Some(letters.next().unwrap_or('\\')),
                other => Some(other),
            };
            match (literal, parts.last_mut()) {
                (Some(literal), Some(part)) => part.push(literal),
                _ => parts.push(String::new()),
            }
        }
        Self::Parts(parts)
    }

    fn matches(&self, text: &str) -> bool {
        let Self::Parts(parts) = self else {
            return text.is_empty();
        };
        let [first, middle @ .., last] = parts.as_slice() else {
            return parts.first().is_some_and(|only| only == text);
        };
        // An unstated text matches no glob: `*` is any text that is there.
        let Some(mut rest) = text
            .strip_prefix(first.as_str())
            .filter(|_| !text.is_empty())
        else {
            return false;
        };
        for part in middle {
            match rest.split_once(part.as_str()) {
                Some((_, after)) => rest = after,
                None => return false,
            }
        }
        rest.ends_with(last.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_globs_exclusions_and_the_unstated() {
        let passes = |values: &[&str], text: &str| {
            let mut filter = Filter::default();
            for value in values {
                filter.add(FilterTarget::Attribute(Attribute::Model), value);
            }
            filter.clauses.iter().all(|clause| clause.passes(text))
        };
        for (values, text, expected) in [
            (&["gpt-5"][..], "gpt-5", true),
            (&["gpt-5"], "gpt-5-mini", false),
            (&["gpt-*"], "gpt-5", true),
            (&["*-mini"], "gpt-5-mini", true),
            (&["*5*mini"], "gpt-5-mini", true),
            (&["a*a"], "a", false),
            (&["a*ba*a"], "abaa", true),
            (&["gpt-*", "o3"], "o3", true),
            (&["gpt-*", "!*mini"], "gpt-5-mini", false),
            (&["!*mini"], "gpt-5", true),
            (&["!*mini"], "", true),
            (&["(none)"], "", true),
            (&["(none)"], "gpt", false),
            (&["!(none)"], "", false),
            (&["*"], "", false),
            (&["*"], "x", true),
            (&["\\*"], "*", true),
            (&["\\!x"], "!x", true),
            (&["é*"], "été", true),
            (&[], "anything", true),
        ] {
            assert_eq!(passes(values, text), expected, "{values:?} on {text:?}");
        }
    }

    #[test]
    fn tags_are_typed_as_key_and_value() {
        let passes = |typed: &str, value: &str| {
            let mut filter = Filter::default();
            assert!(filter.add_tag(typed).is_ok());
            filter.clauses.iter().all(|clause| clause.passes(value))
        };
        assert!(passes("team=search", "search"));
        assert!(!passes("team=search", "ads"));
        assert!(!passes("team=!search", "search"));
        assert!(!passes("!team=search", "search"));
        assert!(passes("team", "anything"));
        assert!(!passes("team", ""));
        assert!(passes("!team", ""));
        assert!(!passes("!team", "anything"));
        assert!(Filter::default().add_tag("=x").is_err());
    }
}
