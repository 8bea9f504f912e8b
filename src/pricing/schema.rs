//! The text of a price book: TOML in, the same words as plain structures out.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use toml::value::Datetime;

use super::values::{Decimal, Instant, RateFile};

/// The version of the schema this program reads.
pub(super) const SCHEMA: u32 = 1;

/// One price book file.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct BookFile {
    #[serde(default = "first_schema")]
    pub(super) schema: u32,
    /// What the book calls itself; the layer's name comes from where it was read.
    pub(super) book: Option<String>,
    pub(super) as_of: Option<Datetime>,
    pub(super) currency: Option<String>,
    /// The provider of models that name none.
    pub(super) provider: Option<String>,
    /// The provider sells other vendors' models too: it does not make an id ambiguous.
    #[serde(default)]
    pub(super) reseller: bool,
    #[serde(default, rename = "source")]
    pub(super) sources: Vec<SourceFile>,
    #[serde(default, rename = "model")]
    pub(super) models: Vec<ModelFile>,
    #[serde(default, rename = "uplift")]
    pub(super) uplifts: Vec<UpliftFile>,
    #[serde(default, rename = "contract")]
    pub(super) contracts: Vec<ContractFile>,
    #[serde(default)]
    pub(super) resells: Vec<ResellsFile>,
    #[serde(default, rename = "alias")]
    pub(super) aliases: Vec<AliasFile>,
}

fn first_schema() -> u32 {
    SCHEMA
}

/// Where prices were taken from.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SourceFile {
    pub(super) id: String,
    pub(super) url: Option<String>,
    pub(super) retrieved: Option<Datetime>,
    pub(super) via: Option<String>,
    pub(super) licence: Option<String>,
}

/// A model and all its offers.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ModelFile {
    pub(super) provider: Option<String>,
    pub(super) id: String,
    #[serde(default)]
    pub(super) aliases: Vec<String>,
    #[serde(default)]
    pub(super) dated: bool,
    #[serde(default)]
    pub(super) retired: String,
    /// As in [`BookFile`], for this model alone.
    #[serde(default)]
    pub(super) reseller: bool,
    #[serde(default)]
    pub(super) moving: Vec<MovingFile>,
    #[serde(default, rename = "price")]
    pub(super) prices: Vec<PriceFile>,
}

/// A name that meant this model for a while.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MovingFile {
    pub(super) name: String,
    pub(super) from: Option<Instant>,
    pub(super) until: Option<Instant>,
    /// `derived` where it is inferred that the name moved here, and when.
    #[serde(default)]
    pub(super) status: String,
}

/// What a name of the user's own stands for: a deployment, an inference profile.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AliasFile {
    /// As the log writes it; `*` stands for any run of characters, both ends are anchored.
    pub(super) name: String,
    /// Who bills; without it the name means the same whoever bills.
    pub(super) provider: Option<String>,
    /// The model as that provider names it.
    pub(super) model: String,
}

/// One complete offer.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PriceFile {
    pub(super) from: Option<Instant>,
    pub(super) until: Option<Instant>,
    pub(super) context_over: Option<u64>,
    pub(super) context_at_least: Option<u64>,
    #[serde(default)]
    pub(super) hours: Vec<String>,
    #[serde(default)]
    pub(super) days: Vec<String>,
    #[serde(default)]
    pub(super) except_dates: Vec<Datetime>,
    pub(super) tz: Option<String>,
    pub(super) source: Option<String>,
    pub(super) status: Option<String>,
    #[serde(default)]
    pub(super) not_offered: bool,
    #[serde(default)]
    pub(super) remove: bool,
    #[serde(default)]
    pub(super) when: BTreeMap<String, OneOrMany>,
    #[serde(default)]
    pub(super) rates: BTreeMap<String, RateFile>,
}

/// A multiplier the provider itself states.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct UpliftFile {
    pub(super) provider: Option<String>,
    pub(super) factor: Decimal,
    #[serde(default)]
    pub(super) on: On,
    #[serde(default)]
    pub(super) models: Vec<String>,
    pub(super) from: Option<Instant>,
    pub(super) until: Option<Instant>,
    pub(super) source: Option<String>,
    #[serde(default)]
    pub(super) when: BTreeMap<String, OneOrMany>,
}

/// What the user has negotiated.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ContractFile {
    pub(super) provider: String,
    #[serde(default)]
    pub(super) models: Vec<String>,
    pub(super) from: Option<Instant>,
    pub(super) until: Option<Instant>,
    pub(super) factor: Option<Decimal>,
    #[serde(default)]
    pub(super) on: On,
    /// USD per call on top.
    pub(super) fixed: Option<Decimal>,
}

/// A provider that sells another's models at the other's list price, as far as is known.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ResellsFile {
    pub(super) provider: Option<String>,
    pub(super) of: String,
}

/// What a factor applies to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum On {
    /// Token rates alone.
    #[default]
    Tokens,
    /// Every rate.
    All,
}

/// A condition's value: one text, or any of several; an empty text means "not stated".
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(untagged)]
pub(super) enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

impl OneOrMany {
    /// The values in lower case, sorted.
    pub(super) fn values(&self) -> Vec<String> {
        let mut values: Vec<String> = match self {
            Self::One(value) => vec![value.to_ascii_lowercase()],
            Self::Many(values) => values.iter().map(|v| v.to_ascii_lowercase()).collect(),
        };
        values.sort();
        values.dedup();
        values
    }
}
