//! The texts of an event, by name: what it can be grouped, filtered and priced by.

use std::borrow::Cow;
use std::ops::{Index, IndexMut};

/// A text an event can carry. Names are OpenTelemetry's and FOCUS's terms, the same in flags, columns and JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Attribute {
    /// `call`, `bucket` or `charge`; never added together for one provider and period.
    Kind,
    /// Who bills: `openai`, `anthropic`, `google`, `aws`, `azure`, `openrouter` …
    Provider,
    /// The model as the log names it.
    Model,
    /// The agent, assistant or service that made the call.
    Agent,
    /// The project, workspace or working directory.
    Project,
    /// The end user or seat.
    User,
    /// The customer or organisation.
    Tenant,
    /// `chat`, `embeddings`, `image` …
    Operation,
    /// The input format that produced the event: a name of the sources registry.
    Source,
    /// `agent`, `app`, `gateway`, `provider` or `invoice`: which layer saw the call.
    Layer,
    /// The machine that made the call.
    Host,
    /// `ok`, `error` or `cancelled`.
    Status,
    /// Which try of the same work this was, `1` for the first.
    Attempt,
    /// The tier the call was served on: `default`, `flex`, `priority`, `scale` …
    ServiceTier,
    /// `batch` for asynchronous batch processing, else empty.
    Processing,
    /// `fast` where the provider sells a speed mode, else empty.
    Speed,
    /// Region or inference geography that changes the price: `us`, `eu` …
    Region,
    /// The context band the source states, where it states one.
    ContextBand,
    /// User-defined key–value pairs, encoded by [`super::tags`].
    Tags,
    /// ISO 4217 code of the reported cost.
    Currency,
    /// What the reported cost is: `billed`, `estimated`, `list` or `upstream`.
    CostKind,
    /// The pipeline run or trace.
    Run,
    /// The conversation or agent session.
    Session,
    /// The file or stream the event was read from.
    File,
}

impl Attribute {
    /// How many there are.
    pub const COUNT: usize = Self::ALL.len();

    /// Attributes with few distinct values; one code stands for a whole combination of them.
    pub const SERIES: usize = Self::Run as usize;

    /// Whether it is none of these: it has as many values as there are runs, and a column of its own.
    #[must_use]
    pub fn is_own(self) -> bool {
        self as usize >= Self::SERIES
    }

    /// Every attribute, in declaration order.
    pub const ALL: [Self; 24] = [
        Self::Kind,
        Self::Provider,
        Self::Model,
        Self::Agent,
        Self::Project,
        Self::User,
        Self::Tenant,
        Self::Operation,
        Self::Source,
        Self::Layer,
        Self::Host,
        Self::Status,
        Self::Attempt,
        Self::ServiceTier,
        Self::Processing,
        Self::Speed,
        Self::Region,
        Self::ContextBand,
        Self::Tags,
        Self::Currency,
        Self::CostKind,
        Self::Run,
        Self::Session,
        Self::File,
    ];

    /// The name in flags, columns, JSON and on disk.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Provider => "provider",
            Self::Model => "model",
            Self::Agent => "agent",
            Self::Project => "project",
            Self::User => "user",
            Self::Tenant => "tenant",
            Self::Operation => "operation",
            Self::Source => "source",
            Self::Layer => "layer",
            Self::Host => "host",
            Self::Status => "status",
            Self::Attempt => "attempt",
            Self::ServiceTier => "service_tier",
            Self::Processing => "processing",
            Self::Speed => "speed",
            Self::Region => "region",
            Self::ContextBand => "context_band",
            Self::Tags => "tags",
            Self::Currency => "currency",
            Self::CostKind => "cost_kind",
            Self::Run => "run",
            Self::Session => "session",
            Self::File => "file",
        }
    }

    /// The attribute of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|attribute| attribute.name() == name)
    }
}

/// One text per [`Attribute`]; empty means "not stated".
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Attributes<'a>([Cow<'a, str>; Attribute::COUNT]);

impl Default for Attributes<'_> {
    fn default() -> Self {
        Self([const { Cow::Borrowed("") }; Attribute::COUNT])
    }
}

impl Attributes<'_> {
    /// The same texts, owned.
    #[must_use]
    pub fn into_owned(self) -> Attributes<'static> {
        Attributes(self.0.map(|text| Cow::Owned(text.into_owned())))
    }

    /// All in their order.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|text| &**text)
    }

    /// How many are stated.
    #[must_use]
    pub fn stated(&self) -> usize {
        self.0.iter().filter(|text| !text.is_empty()).count()
    }
}

impl<'a> Index<Attribute> for Attributes<'a> {
    type Output = Cow<'a, str>;
    fn index(&self, attribute: Attribute) -> &Self::Output {
        &self.0[attribute as usize]
    }
}

impl IndexMut<Attribute> for Attributes<'_> {
    fn index_mut(&mut self, attribute: Attribute) -> &mut Self::Output {
        &mut self.0[attribute as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::Attribute;

    #[test]
    fn the_list_is_in_declaration_order_and_names_are_unique() {
        for (place, attribute) in Attribute::ALL.into_iter().enumerate() {
            assert_eq!(attribute as usize, place);
            assert_eq!(Attribute::named(attribute.name()), Some(attribute));
        }
    }
}
