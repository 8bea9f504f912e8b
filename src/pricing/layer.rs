//! A price book's text, checked, in: models, offers and rules ready to be matched, out.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use super::conditions::{Term, When, Window};
use super::schema::{
    BookFile, ContractFile, Decimal, Instant, ModelFile, On, OneOrMany, PriceFile, RateFile, SCHEMA, UpliftFile,
};
use crate::error::Error;
use crate::event::Meter;
use crate::units::Timestamp;
use crate::units::Usd;

/// Different hour rules a model may have in one layer.
const MOST_WINDOWS: usize = 4;

/// One level of the price book.
#[derive(Debug)]
pub(super) struct Layer {
    pub(super) name: String,
    pub(super) as_of: Option<String>,
    /// The content, the same for the same content however it is laid out.
    pub(super) canonical: String,
    pub(super) models: Vec<Model>,
    /// Provider → id or alias → what it stands for when.
    pub(super) ids: BTreeMap<String, HashMap<String, Vec<Target>>>,
    pub(super) uplifts: Vec<Rule>,
    pub(super) contracts: Vec<Rule>,
    /// Provider → whose models it sells.
    pub(super) resells: Vec<(String, String)>,
}

/// A model and its offers.
#[derive(Debug)]
pub(super) struct Model {
    pub(super) provider: String,
    pub(super) id: String,
    pub(super) dated: bool,
    pub(super) reseller: bool,
    pub(super) offers: Vec<Offer>,
}

/// What a name stands for from one instant to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Target {
    /// Place in [`Layer::models`].
    pub(super) model: usize,
    pub(super) from: Timestamp,
    pub(super) until: Timestamp,
}

/// A price and the number of units it buys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Price {
    pub(super) usd: Usd,
    pub(super) per: u64,
}

/// The rates an offer states itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Stated {
    pub(super) meters: [Option<Price>; Meter::COUNT],
    pub(super) quantities: BTreeMap<String, Price>,
    pub(super) per_call: Option<Price>,
}

/// One complete offer and when it holds.
#[derive(Debug)]
pub(super) struct Offer {
    pub(super) from: Timestamp,
    pub(super) until: Timestamp,
    pub(super) window: Option<Window>,
    /// Total input from which on it holds; 0 for the base tier.
    pub(super) at_least: u64,
    pub(super) when: When,
    pub(super) stated: Stated,
    pub(super) source: String,
    pub(super) status: String,
    pub(super) not_offered: bool,
    pub(super) remove: bool,
}

/// A factor on the rates of some models, and a fee per call.
#[derive(Debug)]
pub(super) struct Rule {
    pub(super) provider: String,
    pub(super) models: Vec<String>,
    pub(super) from: Timestamp,
    pub(super) until: Timestamp,
    pub(super) when: When,
    pub(super) factor: Usd,
    pub(super) on: On,
    pub(super) fixed: Usd,
}

impl Layer {
    /// Reads and checks a price book.
    ///
    /// # Errors
    /// When the text is no price book, an id means two models, or two offers hold equally.
    pub(super) fn read(name: &str, text: &str, path: &Path) -> Result<Self, Error> {
        let invalid = |reason: String| Error::Invalid { path: path.to_owned(), reason };
        let file: BookFile = toml::from_str(text).map_err(|error| invalid(toml_reason(text, &error)))?;
        let canonical = toml::to_string(&file).map_err(|error| invalid(error.to_string()))?;
        let mut layer = Self {
            name: name.to_owned(),
            as_of: file.as_of.map(|date| date.to_string()),
            canonical,
            models: Vec::new(),
            ids: BTreeMap::new(),
            uplifts: Vec::new(),
            contracts: Vec::new(),
            resells: Vec::new(),
        };
        layer.fill(file).map_err(invalid)?;
        Ok(layer)
    }

    fn fill(&mut self, file: BookFile) -> Result<(), String> {
        if file.schema != SCHEMA {
            return Err(format!("price book schema {}; this llmcost reads {SCHEMA}", file.schema));
        }
        if file.currency.is_some_and(|currency| currency != "USD") {
            return Err("prices must be in USD".to_owned());
        }
        let home = file.provider.as_deref();
        let provider = |own: Option<String>| {
            own.or_else(|| home.map(str::to_owned))
                .map(|name| super::model_id::provider_name(&name))
                .filter(|name| !name.is_empty())
                .ok_or_else(|| "a provider is missing".to_owned())
        };
        for mut model in file.models {
            let provider = provider(model.provider.take())?;
            self.add(model, provider, file.reseller)?;
        }
        for rule in file.uplifts {
            let provider = provider(rule.provider.clone())?;
            self.uplifts.push(uplift(&rule, provider)?);
        }
        for rule in file.contracts {
            let provider = provider(Some(rule.provider.clone()))?;
            self.contracts.push(contract(&rule, provider)?);
        }
        for rule in file.resells {
            let of = super::model_id::provider_name(&rule.of);
            self.resells.push((provider(rule.provider)?, of));
        }
        Ok(())
    }

    fn add(&mut self, model: ModelFile, provider: String, reseller: bool) -> Result<(), String> {
        let id = model.id.trim().to_ascii_lowercase();
        let offers = model
            .prices
            .iter()
            .map(|price| offer(price).map_err(|reason| format!("model `{id}`: {reason}")))
            .collect::<Result<Vec<_>, _>>()?;
        check(&offers).map_err(|reason| format!("model `{id}`: {reason}"))?;
        let place = self.models.len();
        let names = self.ids.entry(provider.clone()).or_default();
        let mut name = |name: &str, from, until| {
            let name = name.trim().to_ascii_lowercase();
            let targets = names.entry(name.clone()).or_default();
            if name.is_empty() || targets.iter().any(|other| other.from < until && from < other.until) {
                return Err(format!("id `{name}` of {provider} is listed twice"));
            }
            targets.push(Target { model: place, from, until });
            Ok(())
        };
        for alias in model.aliases.iter().chain([&model.id]) {
            name(alias, Timestamp::MIN, Timestamp::MAX)?;
        }
        for moving in &model.moving {
            name(&moving.name, start(moving.from), end(moving.until))?;
        }
        self.models.push(Model { provider, id, dated: model.dated, reseller, offers });
        Ok(())
    }
}

/// What is wrong with the text and where, without quoting it.
fn toml_reason(text: &str, error: &toml::de::Error) -> String {
    let line = error
        .span()
        .and_then(|span| text.get(..span.start))
        .map_or(1, |before| before.matches('\n').count() + 1);
    let message: String = error.message().chars().filter(|c| !c.is_control()).collect();
    format!("line {line}: {message}")
}

fn start(instant: Option<Instant>) -> Timestamp {
    instant.map_or(Timestamp::MIN, |instant| instant.0)
}

fn end(instant: Option<Instant>) -> Timestamp {
    instant.map_or(Timestamp::MAX, |instant| instant.0)
}

fn when(terms: &BTreeMap<String, OneOrMany>) -> Result<When, String> {
    let mut when: When = terms
        .iter()
        .map(|(name, values)| match Term::named(name) {
            Some(term) => Ok((term, values.values())),
            None => Err(format!("`{name}` is no condition")),
        })
        .collect::<Result<_, _>>()?;
    when.sort();
    Ok(when)
}

fn offer(file: &PriceFile) -> Result<Offer, String> {
    let at_least = match (file.context_over, file.context_at_least) {
        (None, None) => 0,
        (Some(over), None) => over.saturating_add(1),
        (None, Some(at_least)) => at_least,
        (Some(_), Some(_)) => return Err("context_over and context_at_least exclude each other".to_owned()),
    };
    let status = file.status.clone().unwrap_or_else(|| "listed".to_owned());
    let known = ["listed", "derived", "promo", "scheduled", "estimated", "user", "free"];
    if !known.contains(&status.as_str()) {
        return Err(format!("status is one of {}", known.join(", ")));
    }
    let (from, until) = (start(file.from), end(file.until));
    if from >= until {
        return Err("an offer must end after it starts".to_owned());
    }
    Ok(Offer {
        from,
        until,
        window: Window::read(&file.hours, &file.days, &file.except_dates, file.tz.as_deref())?,
        at_least,
        when: when(&file.when)?,
        stated: stated(&file.rates)?,
        source: file.source.clone().unwrap_or_default(),
        status,
        not_offered: file.not_offered,
        remove: file.remove,
    })
}

fn stated(rates: &BTreeMap<String, RateFile>) -> Result<Stated, String> {
    let mut stated = Stated::default();
    for (name, rate) in rates {
        let per_million = |price: &Decimal| Price { usd: price.0, per: 1_000_000 };
        match (rate, Meter::named(name)) {
            (RateFile::PerMillion(price), Some(meter)) => set(&mut stated, meter, per_million(price))?,
            (RateFile::Per { price, per, .. }, Some(meter)) => {
                set(&mut stated, meter, Price { usd: price.0, per: *per })?;
            }
            (RateFile::ByLifetime(prices), Some(Meter::CacheWrite)) => {
                for (lifetime, price) in prices {
                    let meter = Meter::named(&format!("cache_write_{lifetime}"))
                        .ok_or_else(|| format!("`{lifetime}` is no cache lifetime"))?;
                    set(&mut stated, meter, per_million(price))?;
                }
            }
            (RateFile::Per { price, per, .. }, None) => {
                let price = Price { usd: price.0, per: *per };
                if name == "request" {
                    stated.per_call = Some(price);
                } else {
                    stated.quantities.insert(name.clone(), price);
                }
            }
            _ => return Err(format!("`{name}` is no token kind; other units need {{ price, per, unit }}")),
        }
    }
    Ok(stated)
}

/// No more than a dollar a token, so that no count of tokens can leave the range of money.
fn set(stated: &mut Stated, meter: Meter, price: Price) -> Result<(), String> {
    if price.usd.0 / i128::from(price.per) > Usd::ONE.0 {
        return Err(format!("`{}` costs more than 1 USD a token", meter.name()));
    }
    if let Some(place) = stated.meters.get_mut(meter as usize) {
        *place = Some(price);
    }
    Ok(())
}

fn uplift(file: &UpliftFile, provider: String) -> Result<Rule, String> {
    Ok(Rule {
        provider,
        models: lower(&file.models),
        from: start(file.from),
        until: end(file.until),
        when: when(&file.when)?,
        factor: factor(Some(file.factor))?,
        on: file.on,
        fixed: Usd::ZERO,
    })
}

fn contract(file: &ContractFile, provider: String) -> Result<Rule, String> {
    Ok(Rule {
        provider,
        models: lower(&file.models),
        from: start(file.from),
        until: end(file.until),
        when: When::new(),
        factor: factor(file.factor)?,
        on: file.on,
        fixed: file.fixed.map_or(Usd::ZERO, |fixed| fixed.0),
    })
}

fn lower(texts: &[String]) -> Vec<String> {
    texts.iter().map(|text| text.to_ascii_lowercase()).collect()
}

fn factor(stated: Option<Decimal>) -> Result<Usd, String> {
    match stated {
        None => Ok(Usd::ONE),
        Some(Decimal(factor)) if factor.0 <= 1000 * Usd::ONE.0 => Ok(factor),
        Some(_) => Err("a factor is at most 1000".to_owned()),
    }
}

/// Two offers that could hold at once must differ in what [`super::plan`] chooses by.
fn check(offers: &[Offer]) -> Result<(), String> {
    let mut windows: Vec<&Window> = Vec::new();
    for (place, offer) in offers.iter().enumerate() {
        if let Some(window) = &offer.window
            && !windows.contains(&window)
        {
            windows.push(window);
        }
        let equal = |other: &&Offer| {
            other.at_least == offer.at_least
                && other.from == offer.from
                && other.window.is_some() == offer.window.is_some()
                && same_terms(&other.when, &offer.when)
        };
        if offers.iter().take(place).any(|other| equal(&other)) {
            return Err("two prices hold at the same time under the same conditions".to_owned());
        }
    }
    if windows.len() > MOST_WINDOWS {
        return Err(format!("more than {MOST_WINDOWS} different hour rules"));
    }
    Ok(())
}

/// Whether both demand the same terms and one call can meet both. Offers of different terms have an order of their own.
fn same_terms(a: &When, b: &When) -> bool {
    a.len() == b.len()
        && a.iter().zip(b).all(|((term, values), (other, others))| {
            term == other && values.iter().any(|value| others.contains(value))
        })
}
