//! One price or rule as written, in: an offer with its conditions checked, out.

use std::collections::BTreeMap;

use super::conditions::{Term, When, Window};
use super::schema::{ContractFile, On, OneOrMany, PriceFile, UpliftFile};
use super::values::{Decimal, Instant, RateFile};
use crate::event::Meter;
use crate::units::Timestamp;
use crate::units::Usd;

/// Different hour rules a model may have in one layer.
const MOST_WINDOWS: usize = 4;

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

pub(super) fn start(instant: Option<Instant>) -> Timestamp {
    instant.map_or(Timestamp::MIN, |instant| instant.0)
}

pub(super) fn end(instant: Option<Instant>) -> Timestamp {
    instant.map_or(Timestamp::MAX, |instant| instant.0)
}

fn when(terms: &BTreeMap<String, OneOrMany>) -> Result<When, String> {
    let mut when: When = terms
        .iter()
        .map(|(name, values)| match Term::named(name) {
            Some(term) => Ok((term, values.values())),
            None => Err(format!(
                "`{name}` is no condition; known are processing, service_tier, speed, region and geo"
            )),
        })
        .collect::<Result<_, _>>()?;
    when.sort();
    Ok(when)
}

pub(super) fn offer(file: &PriceFile) -> Result<Offer, String> {
    let at_least = match (file.context_over, file.context_at_least) {
        (None, None) => 0,
        (Some(over), None) => over.saturating_add(1),
        (None, Some(at_least)) => at_least,
        (Some(_), Some(_)) => {
            return Err("context_over and context_at_least exclude each other".to_owned());
        }
    };
    let status = file.status.clone().unwrap_or_else(|| "listed".to_owned());
    let known = [
        "listed",
        "derived",
        "promo",
        "scheduled",
        "estimated",
        "user",
        "free",
    ];
    if !known.contains(&status.as_str()) {
        return Err(format!("status is one of {}", known.join(", ")));
    }
    let (from, until) = (start(file.from), end(file.until));
    if from >= until {
        return Err("an offer must end after it starts; exchange `from` and `until`".to_owned());
    }
    Ok(Offer {
        from,
        until,
        window: Window::read(
            &file.hours,
            &file.days,
            &file.except_dates,
            file.tz.as_deref(),
        )?,
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
        check_unit(name, rate)?;
        let per_million = |price: &Decimal| Price {
            usd: price.0,
            per: 1_000_000,
        };
        match (rate, Meter::named(name)) {
            (RateFile::PerMillion(price), Some(meter)) => {
                set(&mut stated, meter, per_million(price))?
            }
            (RateFile::Per { price, per, .. }, Some(meter)) => {
                set(
                    &mut stated,
                    meter,
                    Price {
                        usd: price.0,
                        per: *per,
                    },
                )?;
            }
            (RateFile::ByLifetime(prices), Some(Meter::CacheWrite)) => {
                for (lifetime, price) in prices {
                    let meter = Meter::named(&format!("cache_write_{lifetime}"))
                        .ok_or_else(|| format!("`{lifetime}` is no cache lifetime"))?;
                    set(&mut stated, meter, per_million(price))?;
                }
            }
            (RateFile::Per { price, per, .. }, None) => {
                let price = Price {
                    usd: price.0,
                    per: *per,
                };
                if name == "request" {
                    stated.per_call = Some(price);
                } else {
                    stated.quantities.insert(name.clone(), price);
                }
            }
            _ => {
                return Err(format!(
                    "`{name}` is no token kind; other units need {{ price, per, unit }}"
                ));
            }
        }
    }
    Ok(stated)
}

/// What each priced thing other than tokens is counted in.
const UNITS: [(&str, &str); 8] = [
    ("annotated_page", "page"),
    ("character", "character"),
    ("file_search", "call"),
    ("image", "image"),
    ("page", "page"),
    ("request", "request"),
    ("second", "second"),
    ("web_search", "call"),
];

/// A price in another unit than its thing is counted in would be wrong by orders of magnitude.
fn check_unit(name: &str, rate: &RateFile) -> Result<(), String> {
    let RateFile::Per { unit, .. } = rate else {
        return Ok(());
    };
    let expected = match Meter::named(name) {
        Some(_) => Some("token"),
        None => UNITS
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, unit)| *unit),
    };
    match expected {
        Some(expected) if !unit.is_empty() && unit.trim_end_matches('s') != expected => {
            Err(format!(
                "`{name}` is counted in {expected}s; give its price with `unit = \"{expected}\"`"
            ))
        }
        _ => Ok(()),
    }
}

/// No more than a dollar a token, so that no count of tokens can leave the range of money.
fn set(stated: &mut Stated, meter: Meter, price: Price) -> Result<(), String> {
    if price.usd.0 / i128::from(price.per) > Usd::ONE.0 {
        return Err(format!(
            "`{}` costs more than 1 USD a token; prices are per million tokens unless `per` says otherwise",
            meter.name()
        ));
    }
    if let Some(place) = stated.meters.get_mut(meter as usize) {
        *place = Some(price);
    }
    Ok(())
}

pub(super) fn uplift(file: &UpliftFile, provider: String) -> Result<Rule, String> {
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

pub(super) fn contract(file: &ContractFile, provider: String) -> Result<Rule, String> {
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
pub(super) fn check(offers: &[Offer]) -> Result<(), String> {
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
            return Err(format!(
                "price {} and an earlier one: two prices hold at the same time under the same conditions; end one with `until`, or give one another `from` or `when`",
                place + 1
            ));
        }
    }
    if windows.len() > MOST_WINDOWS {
        return Err(format!("more than {MOST_WINDOWS} different hour rules"));
    }
    Ok(())
}

/// The first time between two standard prices in which none holds. Where a model was not sold, `remove` says so.
pub(super) fn gap(offers: &[Offer]) -> Option<(Timestamp, Timestamp)> {
    let standard =
        |offer: &&Offer| offer.when.is_empty() && offer.at_least == 0 && offer.window.is_none();
    let mut spans: Vec<(Timestamp, Timestamp)> = offers
        .iter()
        .filter(standard)
        .map(|offer| (offer.from, offer.until))
        .collect();
    spans.sort_unstable();
    let mut spans = spans.into_iter();
    let (_, mut covered) = spans.next()?;
    for (from, until) in spans {
        if from > covered {
            return Some((covered, from));
        }
        covered = covered.max(until);
    }
    None
}

/// Whether both demand the same terms and one call can meet both. Offers of different terms have an order of their own.
fn same_terms(a: &When, b: &When) -> bool {
    a.len() == b.len()
        && a.iter().zip(b).all(|((term, values), (other, others))| {
            term == other && values.iter().any(|value| others.contains(value))
        })
}
