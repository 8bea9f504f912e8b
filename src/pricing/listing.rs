//! The layers of a price book, in: every dated price as its layer states it, for people to read, out.

use std::collections::BTreeSet;

use super::book::PriceBook;
use super::layer::{Layer, Model, Target};
use super::offer::{Offer, Price, Rule};
use super::schema::SourceFile;
use crate::event::Meter;
use crate::units::{Timestamp, Usd};

/// One dated price of one model in one layer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Who bills.
    pub provider: String,
    /// The id in the price book.
    pub model: String,
    /// The layer that states it: `builtin`, `user` …
    pub layer: String,
    /// From when on it holds.
    pub from: Timestamp,
    /// The first instant at which it no longer holds.
    pub until: Timestamp,
    /// Total input tokens from which on it holds; 0 for the base tier.
    pub at_least: u64,
    /// The terms it is for, `processing=batch`; empty for the standard price.
    pub when: Vec<String>,
    /// Hours and days it is for; empty for all.
    pub hours: String,
    /// `listed`, `derived`, `promo`, `scheduled`, `estimated`, `user` or `free`.
    pub status: String,
    /// Where it was published, by the layer's own name.
    pub source: String,
    /// These terms are not sold for this model.
    pub not_offered: bool,
    /// Takes away what lower layers say.
    pub remove: bool,
    /// What is charged.
    pub rates: Vec<ListedRate>,
}

/// A price as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedRate {
    /// The token kind or unit: `input`, `web_search`, `request` …
    pub unit: String,
    /// USD for [`ListedRate::per`] units.
    pub price: Usd,
    /// How many units it buys.
    pub per: u64,
}

/// Another name of a model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alias {
    /// The name, or a pattern with `*`.
    pub name: String,
    /// From when on it means the model.
    pub from: Timestamp,
    /// The first instant at which it no longer does.
    pub until: Timestamp,
}

/// Where a price was published.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceNote {
    /// The page.
    pub url: String,
    /// When it was read, `YYYY-MM-DD`.
    pub retrieved: String,
    /// Through whose data.
    pub via: String,
}

/// A negotiated factor as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContractNote {
    /// The layer that states it.
    pub layer: String,
    /// Whose prices it changes.
    pub provider: String,
    /// The models it is for; none for all.
    pub models: Vec<String>,
    /// From when on it holds.
    pub from: Timestamp,
    /// The first instant at which it no longer holds.
    pub until: Timestamp,
    /// What prices are multiplied with.
    pub factor: Usd,
    /// USD per call on top.
    pub fixed: Usd,
}

/// What one layer holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LayerNote {
    /// `builtin`, `user`, `project` …
    pub name: String,
    /// The day its prices were checked, `YYYY-MM-DD`; empty if it does not say.
    pub as_of: String,
    /// How many providers, models, prices, and contracts and uplifts.
    pub providers: u64,
    /// See [`LayerNote::providers`].
    pub models: u64,
    /// See [`LayerNote::providers`].
    pub prices: u64,
    /// See [`LayerNote::providers`].
    pub rules: u64,
}

impl PriceBook {
    /// Every model of the book, by provider and id, each once.
    #[must_use]
    pub fn models_listed(&self) -> Vec<(String, String)> {
        let mut all: Vec<(String, String)> = self
            .providers()
            .into_iter()
            .flat_map(|provider| {
                let layers = self.whole_layers(&provider);
                let ids = layers.into_iter().flat_map(|layer| named(layer, &provider));
                let ids: Vec<_> = ids
                    .map(|(model, _)| (provider.clone(), model.id.clone()))
                    .collect();
                ids
            })
            .collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// Every dated price of a model, the highest layer first, then in order of time.
    #[must_use]
    pub fn entries(&self, provider: &str, id: &str) -> Vec<Entry> {
        let models = self.models(provider, id).into_iter();
        models
            .flat_map(|(layer, model)| {
                let mut entries: Vec<Entry> = model
                    .offers
                    .iter()
                    .map(|offer| entry(layer, provider, model, offer))
                    .collect();
                entries.sort_by(|a, b| {
                    let key = |entry: &Entry| (entry.when.len(), entry.when.clone());
                    let first = key(a).cmp(&key(b));
                    first.then_with(|| (a.from, a.at_least).cmp(&(b.from, b.at_least)))
                });
                entries
            })
            .collect()
    }

    /// The other names of a model in all layers.
    #[must_use]
    pub fn aliases(&self, provider: &str, id: &str) -> Vec<Alias> {
        let layers = self.whole_layers(provider).into_iter();
        let names = layers.flat_map(|layer| {
            let ids = layer.ids.get(provider).into_iter().flatten();
            ids.flat_map(|(name, targets)| targets.iter().map(move |target| (name, target)))
                .filter(|(name, target)| *name != id && is(layer, target, id))
                .map(|(name, target)| Alias {
                    name: name.clone(),
                    from: target.from,
                    until: target.until,
                })
                .collect::<Vec<_>>()
        });
        let mut aliases: Vec<Alias> = names.collect();
        aliases.sort_by(|a, b| (&a.name, a.from).cmp(&(&b.name, b.from)));
        aliases.dedup();
        aliases
    }

    /// What a layer says of a source of its prices of a provider.
    #[must_use]
    pub fn source(&self, provider: &str, layer: &str, id: &str) -> Option<SourceNote> {
        let layers = self.whole_layers(provider).into_iter();
        let mut found = layers
            .filter(|known| known.name == layer)
            .flat_map(|known| &known.sources)
            .filter(|source| source.id == id);
        found.next().map(source_note)
    }

    /// Every contract, the highest layer first.
    #[must_use]
    pub fn contracts(&self) -> Vec<ContractNote> {
        let layers = self.layers.iter().rev();
        layers
            .flat_map(|layer| layer.contracts.iter().map(|rule| contract(layer, rule)))
            .collect()
    }

    /// The layers, the lowest first; reads every built-in file.
    #[must_use]
    pub fn layers_listed(&self) -> Vec<LayerNote> {
        let mut notes: Vec<LayerNote> = Vec::new();
        let mut providers: BTreeSet<(usize, &str)> = BTreeSet::new();
        let builtin = self.builtin.iter().flat_map(|builtin| {
            let shelves =
                super::builtin::Builtin::providers().filter_map(|name| builtin.shelf(name));
            shelves.flat_map(|shelf| shelf.whole())
        });
        for layer in builtin.chain(&self.layers) {
            if layer.name != super::builtin::LAYER || notes.is_empty() {
                notes.push(LayerNote {
                    name: layer.name.clone(),
                    ..LayerNote::default()
                });
            }
            providers.extend(layer.ids.keys().map(|name| (notes.len(), name.as_str())));
            let place = notes.len();
            if let Some(note) = notes.last_mut() {
                let count = |count: usize| count as u64;
                note.as_of = layer
                    .as_of
                    .clone()
                    .unwrap_or_default()
                    .max(note.as_of.clone());
                note.providers = count(providers.iter().filter(|(of, _)| *of == place).count());
                note.models += count(layer.models.len());
                note.prices += layer
                    .models
                    .iter()
                    .map(|model| count(model.offers.len()))
                    .sum::<u64>();
                note.rules += count(layer.contracts.len() + layer.uplifts.len());
            }
        }
        notes
    }
}

/// The models of a provider in a layer, each under its own id.
fn named<'a>(layer: &'a Layer, provider: &str) -> impl Iterator<Item = (&'a Model, &'a Target)> {
    let ids = layer.ids.get(provider).into_iter().flatten();
    ids.flat_map(move |(name, targets)| {
        targets
            .iter()
            .filter_map(|target| Some((layer.models.get(target.model)?, target)))
            .filter(move |(model, _)| model.id == *name)
    })
}

fn is(layer: &Layer, target: &Target, id: &str) -> bool {
    layer
        .models
        .get(target.model)
        .is_some_and(|model| model.id == id)
}

fn entry(layer: &Layer, provider: &str, model: &Model, offer: &Offer) -> Entry {
    Entry {
        provider: provider.to_owned(),
        model: model.id.clone(),
        layer: layer.name.clone(),
        from: offer.from,
        until: offer.until,
        at_least: offer.at_least,
        when: terms(offer),
        hours: offer
            .window
            .as_ref()
            .map_or_else(String::new, |window| window.text()),
        status: offer.status.clone(),
        source: offer.source.clone(),
        not_offered: offer.not_offered,
        remove: offer.remove,
        rates: rates(offer),
    }
}

/// The terms of an offer as [`super::Provenance::when`] words them.
pub(super) fn terms(offer: &Offer) -> Vec<String> {
    let terms = offer.when.iter();
    terms
        .map(|(term, values)| format!("{}={}", term.name(), values.join("|")))
        .collect()
}

fn rates(offer: &Offer) -> Vec<ListedRate> {
    let listed = |unit: &str, price: &Price| ListedRate {
        unit: unit.to_owned(),
        price: price.usd,
        per: price.per,
    };
    let stated = &offer.stated;
    let meters = Meter::ALL
        .into_iter()
        .zip(&stated.meters)
        .filter_map(|(meter, price)| Some(listed(meter.name(), price.as_ref()?)));
    let others = stated.quantities.iter();
    meters
        .chain(others.map(|(name, price)| listed(name, price)))
        .chain(stated.per_call.iter().map(|price| listed("request", price)))
        .collect()
}

fn source_note(source: &SourceFile) -> SourceNote {
    let date = source.retrieved.as_ref();
    SourceNote {
        url: source.url.clone().unwrap_or_default(),
        retrieved: date.map_or_else(String::new, ToString::to_string),
        via: source.via.clone().unwrap_or_default(),
    }
}

fn contract(layer: &Layer, rule: &Rule) -> ContractNote {
    ContractNote {
        layer: layer.name.clone(),
        provider: rule.provider.clone(),
        models: rule.models.clone(),
        from: rule.from,
        until: rule.until,
        factor: rule.factor,
        fixed: rule.fixed,
    }
}
