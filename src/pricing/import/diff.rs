//! Two price books, in: every price that differs, with the time it differs in, out.

use std::collections::{BTreeMap, BTreeSet};

use super::change::Change;
use crate::pricing::book::PriceBook;
use crate::pricing::offer::{Offer, Price};
use crate::units::Timestamp;
use crate::units::Usd;

/// Provider, id, condition, unit.
type Key = (String, String, String, String);

/// What is priced, and from when until when at which price.
type Prices = BTreeMap<Key, Vec<(Timestamp, Timestamp, Usd)>>;

/// Every stated price that is not the same in both books, in order of provider, model, condition, unit and time.
///
/// Prices are compared as they are stated, per million tokens or per unit; neither inheritance nor uplifts are applied.
#[must_use]
pub fn differences(old: &PriceBook, new: &PriceBook) -> Vec<Change> {
    let (old, new) = (prices(old), prices(new));
    let keys: BTreeSet<&Key> = old.keys().chain(new.keys()).collect();
    let mut changes = Vec::new();
    for key in keys {
        let of = |prices: &Prices| prices.get(key).cloned().unwrap_or_default();
        compare(key, &of(&old), &of(&new), &mut changes);
    }
    changes
}

fn compare(
    key: &Key,
    old: &[(Timestamp, Timestamp, Usd)],
    new: &[(Timestamp, Timestamp, Usd)],
    changes: &mut Vec<Change>,
) {
    let ends = old
        .iter()
        .chain(new)
        .flat_map(|(from, until, _)| [*from, *until]);
    let cuts: Vec<Timestamp> = ends.collect::<BTreeSet<_>>().into_iter().collect();
    // Of two prices that hold at once the later one counts.
    let at = |prices: &[(Timestamp, Timestamp, Usd)], time: Timestamp| {
        let holding = prices
            .iter()
            .filter(|(from, until, _)| *from <= time && time < *until);
        holding.max_by_key(|(from, ..)| *from).map(|(.., usd)| *usd)
    };
    let first = changes.len();
    for span in cuts.windows(2) {
        let [from, until] = span else { continue };
        let (before, after) = (at(old, *from), at(new, *from));
        if before == after {
            continue;
        }
        let last = changes.get_mut(first..).and_then(<[Change]>::last_mut);
        if let Some(last) = last
            && (last.old, last.new) == (before, after)
            && last.until == Some(*from)
        {
            last.until = bound(*until);
            continue;
        }
        let (provider, model, condition, unit) = key.clone();
        changes.push(Change {
            provider,
            model,
            condition,
            unit,
            old: before,
            new: after,
            from: bound(*from),
            until: bound(*until),
        });
    }
}

fn bound(time: Timestamp) -> Option<Timestamp> {
    (time != Timestamp::MIN && time != Timestamp::MAX).then_some(time)
}

/// Every price a book states, from all its layers.
fn prices(book: &PriceBook) -> Prices {
    let mut prices = Prices::new();
    for provider in book.providers() {
        let names: BTreeSet<&str> = book.names(&provider).into_iter().collect();
        let models = names.iter().flat_map(|name| book.models(&provider, name));
        for (_, model) in models {
            for offer in model.offers.iter().filter(|offer| !offer.remove) {
                add(&mut prices, &provider, &model.id, offer);
            }
        }
    }
    prices
}

fn add(prices: &mut Prices, provider: &str, id: &str, offer: &Offer) {
    let condition = condition(offer);
    let meters = crate::event::Meter::ALL.into_iter().filter_map(|meter| {
        let price = offer.stated.meters.get(meter as usize)?.as_ref()?;
        Some((meter.name().to_owned(), price))
    });
    let quantities = offer
        .stated
        .quantities
        .iter()
        .map(|(name, price)| (name.clone(), price));
    let call = offer
        .stated
        .per_call
        .as_ref()
        .map(|price| ("request".to_owned(), price));
    for (unit, price) in meters.chain(quantities).chain(call) {
        let (unit, usd) = named(unit, price);
        let key = (provider.to_owned(), id.to_owned(), condition.clone(), unit);
        prices
            .entry(key)
            .or_default()
            .push((offer.from, offer.until, usd));
    }
}

/// A unit with what one price buys, where that is not a million tokens.
fn named(unit: String, price: &Price) -> (String, Usd) {
    match price.per {
        1_000_000 => (unit, price.usd),
        1 => (format!("{unit} (each)"), price.usd),
        per => (format!("{unit} (per {per})"), price.usd),
    }
}

fn condition(offer: &Offer) -> String {
    let mut parts: Vec<String> = offer
        .when
        .iter()
        .map(|(term, values)| format!("{}={}", term.name(), values.join("|")))
        .collect();
    match offer.at_least {
        0 => {}
        size if size % 1000 == 1 => parts.push(format!("over {} tokens", size - 1)),
        size => parts.push(format!("at least {size} tokens")),
    }
    if let Some(window) = &offer.window {
        parts.push(window.to_string());
    }
    parts.join(" ")
}
