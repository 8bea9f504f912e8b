//! The text of a price book: TOML in, the same words as plain structures out.

use std::collections::BTreeMap;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use toml::value::Datetime;

use crate::units::Timestamp;
use crate::units::Usd;

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
#[derive(Clone, Debug, Deserialize, Serialize)]
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
}

/// One complete offer.
#[derive(Clone, Debug, Deserialize, Serialize)]
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

/// A number written as a string: `"1.25"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Decimal(pub(super) Usd);

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        decimal(&text).map_err(D::Error::custom)
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(&self.0)
    }
}

fn decimal(text: &str) -> Result<Decimal, &'static str> {
    match Usd::parse(text) {
        Ok(usd) if usd >= Usd::ZERO => Ok(Decimal(usd)),
        Ok(_) => Err("a price cannot be negative"),
        Err(_) => Err("a price is a decimal number in quotes, such as \"1.25\""),
    }
}

/// The price of one unit as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum RateFile {
    /// Per million tokens.
    PerMillion(Decimal),
    /// Per stated number of units.
    Per { price: Decimal, per: u64, unit: String },
    /// Cache writes by lifetime, per million tokens.
    ByLifetime(BTreeMap<String, Decimal>),
}

impl<'de> Deserialize<'de> for RateFile {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        match toml::Value::deserialize(from)? {
            toml::Value::String(text) => {
                decimal(&text).map(Self::PerMillion).map_err(D::Error::custom)
            }
            toml::Value::Table(table) => rate_table(table).map_err(D::Error::custom),
            _ => Err(D::Error::custom(
                "a price is a decimal number in quotes, such as \"1.25\"",
            )),
        }
    }
}

fn rate_table(table: toml::Table) -> Result<RateFile, &'static str> {
    const SHAPE: &str = "a price with its unit is { price = \"10\", per = 1000, unit = \"call\" }";
    if !table.contains_key("price") {
        return table
            .into_iter()
            .map(|(name, value)| match value {
                toml::Value::String(text) => decimal(&text).map(|price| (name, price)),
                _ => Err("a price is a decimal number in quotes, such as \"1.25\""),
            })
            .collect::<Result<_, _>>()
            .map(RateFile::ByLifetime);
    }
    let (mut price, mut per, mut unit) = (None, 1, String::new());
    for (name, value) in table {
        match (name.as_str(), value) {
            ("price", toml::Value::String(text)) => price = Some(decimal(&text)?),
            ("per", toml::Value::Integer(number)) if number > 0 => per = number.unsigned_abs(),
            ("unit", toml::Value::String(text)) => unit = text,
            _ => return Err(SHAPE),
        }
    }
    let price = price.ok_or(SHAPE)?;
    Ok(RateFile::Per { price, per, unit })
}

impl Serialize for RateFile {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::PerMillion(price) => price.serialize(to),
            Self::ByLifetime(prices) => prices.serialize(to),
            Self::Per { price, per, unit } => {
                to.collect_str(&format_args!("{} per {per} {unit}", price.0))
            }
        }
    }
}

/// An instant: a date and time with its zone, or a date, which starts at midnight UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Instant(pub(super) Timestamp);

impl<'de> Deserialize<'de> for Instant {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let datetime = Datetime::deserialize(from)?;
        instant(&datetime).map(Self).ok_or_else(|| {
            D::Error::custom("a date with a time needs its zone, as in 2026-08-16T16:00:00Z")
        })
    }
}

impl Serialize for Instant {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.0.0.serialize(to)
    }
}

fn instant(datetime: &Datetime) -> Option<Timestamp> {
    let date = datetime.date?;
    let days = chrono::NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into())?;
    let (clock, offset) = match (datetime.time, datetime.offset) {
        (None, None) => (chrono::NaiveTime::MIN, 0),
        (Some(time), Some(offset)) => {
            let offset = match offset {
                toml::value::Offset::Z => 0,
                toml::value::Offset::Custom { minutes } => minutes,
            };
            let (hour, minute) = (time.hour.into(), time.minute.into());
            let second = time.second.unwrap_or(0).into();
            (chrono::NaiveTime::from_hms_opt(hour, minute, second)?, offset)
        }
        _ => return None,
    };
    let micros = days.and_time(clock).and_utc().timestamp_micros();
    Some(Timestamp(micros - i64::from(offset) * 60 * Timestamp::SECOND))
}
