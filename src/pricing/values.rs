//! The values of a price book's text: decimals in quotes, rates with their units, instants.

use std::collections::BTreeMap;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use toml::value::Datetime;

use crate::units::Timestamp;
use crate::units::Usd;

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
    if text.contains(['e', 'E']) && Usd::parse(text).is_ok() {
        return Err(
            "a price is written without an exponent, and for tokens per million: \"0.95\", not \"9.5e-7\"",
        );
    }
    match Usd::parse(text) {
        Ok(usd) if usd >= Usd::ZERO => Ok(Decimal(usd)),
        Ok(_) => {
            Err("a price cannot be negative; a discount is a [[contract]] with a factor below 1")
        }
        Err(_) => Err("a price is a decimal number in quotes, such as \"1.25\""),
    }
}

/// The price of one unit as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum RateFile {
    /// Per million tokens.
    PerMillion(Decimal),
    /// Per stated number of units.
    Per {
        price: Decimal,
        per: u64,
        unit: String,
    },
    /// Cache writes by lifetime, per million tokens.
    ByLifetime(BTreeMap<String, Decimal>),
}

impl<'de> Deserialize<'de> for RateFile {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        match toml::Value::deserialize(from)? {
            toml::Value::String(text) => decimal(&text)
                .map(Self::PerMillion)
                .map_err(D::Error::custom),
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
    let days =
        chrono::NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into())?;
    let (clock, offset) = match (datetime.time, datetime.offset) {
        (None, None) => (chrono::NaiveTime::MIN, 0),
        (Some(time), Some(offset)) => {
            let offset = match offset {
                toml::value::Offset::Z => 0,
                toml::value::Offset::Custom { minutes } => minutes,
            };
            let (hour, minute) = (time.hour.into(), time.minute.into());
            let second = time.second.unwrap_or(0).into();
            (
                chrono::NaiveTime::from_hms_opt(hour, minute, second)?,
                offset,
            )
        }
        _ => return None,
    };
    let micros = days.and_time(clock).and_utc().timestamp_micros();
    Some(Timestamp(
        micros - i64::from(offset) * 60 * Timestamp::SECOND,
    ))
}
