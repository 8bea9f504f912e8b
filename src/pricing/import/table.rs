//! The prices of one set of terms by context tier, in: complete offers in the price book's words, out.

use std::collections::BTreeMap;

use super::number::Amount;
use crate::pricing::schema::OneOrMany;
use crate::pricing::schema::PriceFile;
use crate::pricing::values::Decimal;
use crate::pricing::values::RateFile;
use crate::units::Usd;

/// A rate, and whether its price had to be rounded.
pub(super) type Rate = (RateFile, bool);

/// Rates by the price book's name of their unit.
pub(super) type Rates = BTreeMap<String, Rate>;

/// Total input from which on a tier holds (0 is the base) → the rates the source states for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Table(pub(super) BTreeMap<u64, Rates>);

/// A price per million tokens.
pub(super) fn per_million(amount: Amount) -> Rate {
    (RateFile::PerMillion(Decimal(amount.usd)), amount.rounded)
}

/// A price per some number of other units.
pub(super) fn per(amount: Amount, per: u64, unit: &str) -> Rate {
    let rate = RateFile::Per {
        price: Decimal(amount.usd),
        per,
        unit: unit.to_owned(),
    };
    (rate, amount.rounded)
}

/// What a rate costs, whatever it is for.
pub(super) fn price(rate: &RateFile) -> Option<Usd> {
    match rate {
        RateFile::PerMillion(price) | RateFile::Per { price, .. } => Some(price.0),
        RateFile::ByLifetime(_) => None,
    }
}

impl Table {
    /// Notes a rate of a tier; a second one for the same place is ignored.
    pub(super) fn add(&mut self, at_least: u64, unit: &str, rate: Rate) {
        let rates = self.0.entry(at_least).or_default();
        rates.entry(unit.to_owned()).or_insert(rate);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.values().all(BTreeMap::is_empty)
    }

    /// Takes what this table lacks from the standard one, tier by tier.
    pub(super) fn filled(mut self, standard: &Self) -> Self {
        for (at_least, rates) in &mut self.0 {
            for (unit, rate) in standard.at(*at_least) {
                rates.entry(unit).or_insert(rate);
            }
        }
        self
    }

    /// The rates in force at a size: each unit's highest tier crossed.
    pub(super) fn at(&self, input: u64) -> Rates {
        let mut rates = Rates::new();
        for (_, tier) in self.0.range(..=input) {
            rates.extend(tier.iter().map(|(unit, rate)| (unit.clone(), rate.clone())));
        }
        rates
    }

    /// One offer a tier, each with every rate in force there.
    pub(super) fn offers(&self) -> Vec<PriceFile> {
        let tiers = self.0.iter().filter(|(_, rates)| !rates.is_empty());
        tiers
            .map(|(at_least, _)| offer(*at_least, self.at(*at_least)))
            .collect()
    }
}

fn offer(at_least: u64, rates: Rates) -> PriceFile {
    let rounded = rates.values().any(|(_, rounded)| *rounded);
    // Most tiers are stated as "over 200,000 tokens".
    let over = (at_least % 1000 == 1).then(|| at_least - 1);
    PriceFile {
        context_over: over,
        context_at_least: (over.is_none() && at_least > 0).then_some(at_least),
        status: rounded.then(|| "derived".to_owned()),
        rates: rates
            .into_iter()
            .map(|(unit, (rate, _))| (unit, rate))
            .collect(),
        ..PriceFile::default()
    }
}

/// Puts a condition on offers.
pub(super) fn under(mut offers: Vec<PriceFile>, term: &str, value: &str) -> Vec<PriceFile> {
    for offer in &mut offers {
        let value = OneOrMany::One(value.to_owned());
        offer.when.insert(term.to_owned(), value);
    }
    offers
}
