//! The one record everything shares: one billable observation, whoever logged it.

mod attribute;
mod batch;
mod chunk;
mod details;
mod dictionary;
mod facts;
mod key;
mod ledger;
pub mod merge;
mod meter;
mod numbers;
mod provider_name;
mod rolled;
mod scan;
mod series;
pub mod tags;
mod translation;

pub use attribute::{Attribute, Attributes};
pub use batch::EventBatch;
pub use chunk::Chunk;
pub use details::Details;
pub use dictionary::Dictionary;
pub(crate) use dictionary::same_bytes;
pub(crate) use dictionary::same_bytes_here;
pub use key::{Key, KeyHasher};
pub use ledger::{Ledger, Recorded};

pub use meter::{Meter, Meters};
pub use numbers::Numbers;
pub use provider_name::provider_name;
pub(crate) use rolled::Rolled;
pub use scan::PartSums;
pub use scan::Scan;
pub use series::Series;
pub(crate) use series::{SeriesColumn, SeriesColumns};
pub(crate) use translation::Translation;

use std::borrow::Cow;

use crate::units::{Timestamp, Usd};

/// One billable observation: a call, a bucket of calls, or a charge on a bill.
///
/// Texts are borrowed from the log line where possible; an empty text means "not stated".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UsageEvent<'a> {
    /// Who made this call; equal keys are the same call.
    pub key: Key,
    /// When the call was made; the start of a bucket.
    pub time: Timestamp,
    /// How long a bucket or charge reaches, in microseconds; 0 for a call.
    pub span: u64,
    /// Who, what and how: provider, model, agent, run, tier …
    pub attributes: Attributes<'a>,
    /// Token counts in disjoint buckets (reasoning alone is a part of output).
    pub meters: Meters,
    /// Other billable units by name (`web_search`, `image`, `second` …), in thousandths of the unit.
    pub quantities: Vec<(Cow<'a, str>, u64)>,
    /// The cost the log itself states, if any; its kind is [`Attribute::CostKind`].
    pub reported_cost: Option<Usd>,
    /// Time the call took, in microseconds; 0 when not stated.
    pub duration: u64,
    /// Time to the first token, in microseconds; 0 when not stated.
    pub time_to_first_token: u64,
    /// How many calls a bucket stands for; 1 for a call, 0 for a charge.
    pub calls: u64,
    /// 0 for an original record; higher for a copy that yields to it (sidechain replay, fork).
    pub copy: u64,
    /// Line or record number in the source file, counted from 1.
    pub line: u64,
    /// Place of this event among those of its record; 0 is the one conservation counts.
    pub part: u64,
}

impl UsageEvent<'_> {
    /// An event of one call with nothing stated.
    #[must_use]
    #[inline(always)]
    pub fn call() -> Self {
        let mut attributes = Attributes::default();
        attributes[Attribute::Kind] = Cow::Borrowed("call");
        Self {
            key: Key::default(),
            time: Timestamp::default(),
            span: 0,
            attributes,
            meters: Meters::default(),
            quantities: Vec::new(),
            reported_cost: None,
            duration: 0,
            time_to_first_token: 0,
            calls: 1,
            copy: 0,
            line: 0,
            part: 0,
        }
    }

    /// The same event owning its texts.
    #[must_use]
    pub fn into_owned(self) -> UsageEvent<'static> {
        UsageEvent {
            key: self.key,
            time: self.time,
            span: self.span,
            attributes: self.attributes.into_owned(),
            meters: self.meters,
            quantities: self
                .quantities
                .into_iter()
                .map(|(name, amount)| (Cow::Owned(name.into_owned()), amount))
                .collect(),
            reported_cost: self.reported_cost,
            duration: self.duration,
            time_to_first_token: self.time_to_first_token,
            calls: self.calls,
            copy: self.copy,
            line: self.line,
            part: self.part,
        }
    }
}
