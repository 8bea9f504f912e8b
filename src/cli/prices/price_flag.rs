//! `acme/x:input=1.5,output=5` as typed, in: one model's price as a price book writes it, out.

use std::str::FromStr;

use crate::event::Meter;
use crate::units::Usd;

/// A model and its price per million tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::cli) struct PriceFlag {
    pub(super) model: ModelName,
    rates: Rates,
}

/// `provider/id`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ModelName {
    pub(super) provider: String,
    pub(super) id: String,
}

/// Token kinds and USD per million.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Rates(Vec<(&'static str, Usd)>);

impl FromStr for PriceFlag {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (model, rates) = text
            .rsplit_once(':')
            .ok_or("a price is written `provider/model:input=1.5,output=5`")?;
        Ok(Self {
            model: model.parse()?,
            rates: Rates::read(rates.split(','))?,
        })
    }
}

impl PriceFlag {
    /// As a price book.
    pub(super) fn toml(&self) -> String {
        let ModelName { provider, id } = &self.model;
        format!(
            "[[model]]\nprovider = {}\nid = {}\n[[model.price]]\n{}",
            quoted(provider),
            quoted(id),
            self.rates.toml(None, None)
        )
    }
}

impl FromStr for ModelName {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.trim().split_once('/') {
            Some((provider, id)) if !provider.is_empty() && !id.is_empty() => Ok(Self {
                provider: provider.to_owned(),
                id: id.to_owned(),
            }),
            _ => Err("a model is written `provider/model`, as in `acme/x`".to_owned()),
        }
    }
}

impl Rates {
    /// Reads `input=1.5`, `output=5` …
    pub(super) fn read<'a>(texts: impl Iterator<Item = &'a str>) -> Result<Self, String> {
        let mut rates: Vec<(&'static str, Usd)> = Vec::new();
        for text in texts {
            let (kind, price) = text
                .split_once('=')
                .ok_or("a price is written `input=1.5`, in USD per million tokens")?;
            let meter = Meter::named(kind.trim()).ok_or_else(|| {
                let known: Vec<&str> = Meter::ALL.iter().map(|meter| meter.name()).collect();
                format!(
                    "there is no token kind of that name; there are {}",
                    known.join(", ")
                )
            })?;
            let price = Usd::parse(price)
                .ok()
                .filter(|price| *price >= Usd::ZERO)
                .ok_or("a price is a decimal number that is not negative, such as 1.25")?;
            if rates.iter().any(|(known, _)| *known == meter.name()) {
                return Err(format!("`{}` is priced twice", meter.name()));
            }
            rates.push((meter.name(), price));
        }
        Ok(Self(rates))
    }

    /// The lines of a `[[model.price]]`.
    pub(super) fn toml(&self, from: Option<&str>, until: Option<&str>) -> String {
        let edge = |name: &str, date: Option<&str>| {
            date.map_or_else(String::new, |date| format!("{name} = {date}\n"))
        };
        let validity = edge("from", from) + &edge("until", until);
        let rates: Vec<String> = self
            .0
            .iter()
            .map(|(kind, price)| format!("{kind} = \"{price}\""))
            .collect();
        format!(
            "{validity}status = \"user\"\nrates = {{ {} }}\n",
            rates.join(", ")
        )
    }
}

/// A TOML string.
pub(super) fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prices_are_read_or_refused() {
        let flag: PriceFlag = "aws/anthropic.x-v1:0:input=1.5,output=5"
            .parse()
            .expect("a price");
        assert_eq!(flag.model.id, "anthropic.x-v1:0");
        assert!(
            flag.toml()
                .ends_with("status = \"user\"\nrates = { input = \"1.5\", output = \"5\" }\n")
        );
        for wrong in [
            "acme/x",
            "x:input=1",
            "/x:input=1",
            "acme/:input=1",
            "acme/x:inputs=1",
            "acme/x:input=-1",
            "acme/x:input=NaN",
            "acme/x:input=1,input=2",
            "acme/x:input",
        ] {
            assert!(wrong.parse::<PriceFlag>().is_err(), "{wrong}");
        }
    }
}
