//! What a report can be broken down by.

use std::sync::Arc;

use super::bucket::TimeUnit;
use crate::error::Error;
use crate::event::Attribute;
use crate::units::Timestamp;

/// Something to break a report down by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dimension {
    /// A text of the event.
    Attribute(Attribute),
    /// The value of one tag.
    Tag(String),
    /// When the call was made, in the zone of the question.
    Time(TimeUnit),
    /// Between which of these instants, in rising order: several periods that overlap, in one pass. Its label is how many of
    /// them have passed; analyses alone ask for it.
    Stretch(Arc<[Timestamp]>),
}

/// A line of [`DIMENSIONS`].
#[derive(Clone, Debug)]
pub struct DimensionEntry {
    /// The name after `--by`, in CSV and JSON.
    pub name: &'static str,
    /// What it is, for the help.
    pub about: &'static str,
    /// What it reads.
    pub dimension: Dimension,
}

/// Every dimension but the tags, which are `tag:KEY` for any key.
pub static DIMENSIONS: &[DimensionEntry] = &[
    of(
        "provider",
        "who bills; where the log does not say, the one owner of the model in the price book",
        Attribute::Provider,
    ),
    of("model", "the model as the log names it", Attribute::Model),
    of("agent", "the agent, assistant or service", Attribute::Agent),
    of("run", "the pipeline run or trace", Attribute::Run),
    of("session", "the conversation", Attribute::Session),
    of("project", "the project or workspace", Attribute::Project),
    of("user", "the end user or seat", Attribute::User),
    of("tenant", "the customer or organisation", Attribute::Tenant),
    of("operation", "chat, embeddings …", Attribute::Operation),
    of("source", "the input format it came from", Attribute::Source),
    of("layer", "agent, app, gateway or provider", Attribute::Layer),
    of("status", "ok, error or cancelled", Attribute::Status),
    of("attempt", "which try of the same work", Attribute::Attempt),
    of("service_tier", "the tier served on", Attribute::ServiceTier),
    of("processing", "batch, or none", Attribute::Processing),
    of("region", "region or geography", Attribute::Region),
    of("host", "the machine", Attribute::Host),
    of("kind", "call or bucket of calls", Attribute::Kind),
    at("minute-15", "quarter of an hour", TimeUnit::Minute15),
    at("hour", "2026-03-15T14", TimeUnit::Hour),
    at("day", "2026-03-15", TimeUnit::Day),
    at("week", "ISO week from Monday, 2026-W11", TimeUnit::Week),
    at("month", "2026-03", TimeUnit::Month),
    at("quarter", "2026-Q1", TimeUnit::Quarter),
    at("year", "2026", TimeUnit::Year),
    at("weekday", "1 Mon … 7 Sun", TimeUnit::Weekday),
    at("hour-of-day", "00 … 23", TimeUnit::HourOfDay),
];

const fn of(name: &'static str, about: &'static str, attribute: Attribute) -> DimensionEntry {
    DimensionEntry {
        name,
        about,
        dimension: Dimension::Attribute(attribute),
    }
}

const fn at(name: &'static str, about: &'static str, unit: TimeUnit) -> DimensionEntry {
    DimensionEntry {
        name,
        about,
        dimension: Dimension::Time(unit),
    }
}

impl Dimension {
    /// Reads a name out of [`DIMENSIONS`], or `tag:KEY`.
    ///
    /// # Errors
    /// When there is no such dimension; the message lists them.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let text = text.trim();
        match text.strip_prefix("tag:") {
            Some("") => {
                return Err(Error::Usage(
                    "`tag:` needs a key, as in `tag:team`".to_owned(),
                ));
            }
            Some(key) => return Ok(Self::Tag(key.to_owned())),
            None => {}
        }
        let same = |entry: &&DimensionEntry| {
            entry.name == text || entry.name == text.to_lowercase().replace('_', "-").as_str()
        };
        if let Some(entry) = DIMENSIONS.iter().find(same) {
            return Ok(entry.dimension.clone());
        }
        let names: Vec<&str> = DIMENSIONS.iter().map(|entry| entry.name).collect();
        Err(Error::Usage(format!(
            "there is no dimension `{text}`; there are {} and tag:KEY",
            names.join(", ")
        )))
    }

    /// Reads a comma-separated list of names; an empty text is no dimension.
    ///
    /// # Errors
    /// As [`Dimension::parse`], or when one is named twice.
    pub fn parse_list(text: &str) -> Result<Vec<Self>, Error> {
        let mut list: Vec<Self> = Vec::new();
        for name in text.split(',').filter(|name| !name.trim().is_empty()) {
            let dimension = Self::parse(name)?;
            if list.contains(&dimension) {
                return Err(Error::Usage(format!(
                    "`{}` is named twice in the dimensions",
                    dimension.name()
                )));
            }
            list.push(dimension);
        }
        Ok(list)
    }

    /// The stable name in flags, CSV and JSON.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Tag(key) => format!("tag:{key}"),
            Self::Stretch(_) => "stretch".to_owned(),
            other => DIMENSIONS
                .iter()
                .find(|entry| entry.dimension == *other)
                .map_or_else(String::new, |entry| entry.name.to_owned()),
        }
    }

    /// The heading a person reads.
    #[must_use]
    pub fn title(&self) -> String {
        let name = match self {
            Self::Tag(key) => return key.clone(),
            Self::Time(TimeUnit::Minute15) => return "Quarter hour".to_owned(),
            other => other.name().replace(['_', '-'], " "),
        };
        let mut letters = name.chars();
        letters
            .next()
            .map(|first| first.to_uppercase().chain(letters).collect())
            .unwrap_or_default()
    }

    /// The attribute of a series that answers it; none where a row knows more than its series.
    pub(super) fn series_attribute(&self) -> Option<Attribute> {
        match self {
            Self::Attribute(attribute) => Some(*attribute).filter(|attribute| !attribute.is_own()),
            Self::Tag(_) => Some(Attribute::Tags),
            Self::Time(_) | Self::Stretch(_) => None,
        }
    }

    /// The attribute it reads, if any.
    pub(super) fn attribute(&self) -> Option<Attribute> {
        match self {
            Self::Attribute(attribute) => Some(*attribute),
            _ => self.series_attribute(),
        }
    }

    /// Whether it cuts time.
    #[must_use]
    pub fn is_time(&self) -> bool {
        matches!(self, Self::Time(_))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_dimension_is_found_under_its_own_unique_name() {
        for entry in DIMENSIONS {
            assert_eq!(
                Dimension::parse(entry.name).ok().as_ref(),
                Some(&entry.dimension)
            );
            assert_eq!(entry.dimension.name(), entry.name);
        }
        assert_eq!(
            Dimension::parse("tag:team").ok(),
            Some(Dimension::Tag("team".to_owned()))
        );
        assert!(Dimension::parse("tag:").is_err());
        assert!(Dimension::parse("colour").is_err());
        assert!(Dimension::parse_list("agent,model,agent").is_err());
        assert_eq!(
            Dimension::parse_list(" ").map(|list| list.len()).ok(),
            Some(0)
        );
    }
}
