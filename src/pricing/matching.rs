//! A provider and a model as logged, in: the one entry of the price book it names, out; or why there is none.

use super::alias;
use super::book::PriceBook;
use super::conditions::Terms;
use super::conditions::glob;
use super::id_parts::without_date;
use super::layer::{Alias, Layer, Model};
use super::model_id::{Form, ModelId};
use super::nearest::nearest;
use super::rates::Unpriced;
use crate::event::provider_name;
use crate::units::Timestamp;

use super::PriceQuery;

/// Agents that speak to one vendor unless the id says otherwise.
const SOURCES: [(&str, &str); 4] = [
    ("claude-code", "anthropic"),
    ("codex", "openai"),
    ("gemini-cli", "google"),
    ("bedrock-invocations", "aws"),
];

/// What a query names in the price book.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Match {
    /// Who bills.
    pub(super) provider: String,
    /// Whose list the price is taken from, where the billing provider has none of its own.
    pub(super) lister: String,
    /// The first that covers an instant counts.
    pub(super) targets: Vec<Named>,
    /// The terms of the call, the geography of the id among them.
    pub(super) terms: Terms,
}

/// A model's id and when a name stands for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) id: String,
    pub(super) from: Timestamp,
    pub(super) until: Timestamp,
    /// That the name stood for it is inferred.
    pub(super) derived: bool,
}

/// Finds the entry a query names. A name the user explains comes first; then exact ids, declared aliases and declared
/// dates; then the user's patterns.
pub(super) fn resolve(book: &PriceBook, query: &PriceQuery<'_>) -> Result<Match, Unpriced> {
    if query.model.trim().is_empty() {
        return Err(Unpriced {
            status: "unknown_model",
            reason: "no model is stated".to_owned(),
        });
    }
    let stated = provider_name(query.provider);
    if let Some(alias) = alias::exact(book, &stated, query.model) {
        return as_model(book, query, alias);
    }
    let found = lookup(book, query, stated.clone(), &ModelId::parse(query.model));
    match found {
        Err(unpriced) if unpriced.status != "ambiguous" => {
            match alias::pattern(book, &stated, query.model)? {
                Some(alias) => as_model(book, query, alias),
                None => Err(unpriced),
            }
        }
        found => found,
    }
}

/// The query with the alias' model, and its provider where the log states none.
fn as_model(book: &PriceBook, query: &PriceQuery<'_>, alias: &Alias) -> Result<Match, Unpriced> {
    let model = ModelId::parse(&alias.model);
    let mut provider = provider_name(query.provider);
    if provider.is_empty() {
        provider.clone_from(&alias.provider);
    }
    if provider.is_empty() {
        provider = ModelId::parse(query.model).provider;
    }
    lookup(book, query, provider, &model)
}

fn lookup(
    book: &PriceBook,
    query: &PriceQuery<'_>,
    stated: String,
    model: &ModelId,
) -> Result<Match, Unpriced> {
    let mut terms = Terms::new(
        query.processing,
        query.service_tier,
        query.speed,
        query.region,
    );
    let mut found = |provider: &str| {
        find(book, provider, model).map(|(lister, targets, form)| {
            terms.geo = form.geo;
            Match {
                provider: provider.to_owned(),
                lister,
                targets,
                terms: terms.clone(),
            }
        })
    };
    let provider = if stated.is_empty() {
        model.provider.clone()
    } else {
        stated
    };
    if !provider.is_empty() {
        return found(&provider).ok_or_else(|| unknown(book, &provider, model));
    }
    let hint = SOURCES
        .iter()
        .find(|(source, _)| *source == query.source)
        .map(|(_, provider)| *provider);
    if let Some(matched) = hint.and_then(&mut found) {
        return Ok(matched);
    }
    if let Some(vendor) = model.vendor().filter(|vendor| book.knows(vendor)) {
        return found(&vendor).ok_or_else(|| unknown(book, &vendor, model));
    }
    let owner = owner(book, model)?;
    found(&owner).ok_or_else(|| unknown(book, &owner, model))
}

type Targets = Vec<Named>;

/// The model under one provider, or under one whose list it resells.
pub(super) fn find(
    book: &PriceBook,
    provider: &str,
    model: &ModelId,
) -> Option<(String, Targets, Form)> {
    let listers = std::iter::once(provider.to_owned()).chain(book.resold_by(provider));
    for lister in listers {
        // A reseller's id may carry the vendor's form or its own.
        for form in model
            .forms(provider)
            .into_iter()
            .chain(model.forms(&lister))
        {
            let targets = targets(book, &lister, &form.id);
            if !targets.is_empty() {
                return Some((lister, targets, form));
            }
        }
    }
    None
}

/// What an id stands for: as it is, then without a date where the entry allows one, then by a user's pattern.
fn targets(book: &PriceBook, provider: &str, id: &str) -> Targets {
    let mut found = Targets::new();
    let mut exact = Vec::new();
    for layer in book.layers(provider, id) {
        let own = named(layer, provider, id, |_| true);
        if !own.is_empty() {
            exact.push(layer.name.as_str());
        }
        found.extend(own);
    }
    // A layer that has the dated id itself means it; another may know the time before by the id without its date.
    if let Some(base) = without_date(id) {
        for layer in book.layers(provider, base) {
            if !exact.contains(&layer.name.as_str()) {
                found.extend(named(layer, provider, base, |model| model.dated));
            }
        }
    }
    if found.is_empty() {
        for layer in book.upper_layers() {
            let patterns = layer.ids.get(provider).into_iter().flatten();
            let mut patterns: Vec<&str> = patterns.map(|(name, _)| name.as_str()).collect();
            patterns.retain(|name| name.contains('*') && glob(name, id));
            patterns.sort_unstable();
            for pattern in patterns {
                found.extend(named(layer, provider, pattern, |_| true));
            }
        }
    }
    found
}

fn named(layer: &Layer, provider: &str, id: &str, accept: impl Fn(&Model) -> bool) -> Targets {
    let targets = layer.ids.get(provider).and_then(|ids| ids.get(id));
    targets
        .into_iter()
        .flatten()
        .filter_map(|target| Some((layer.models.get(target.model)?, target)))
        .filter(|(model, _)| accept(model))
        .map(|(model, target)| Named {
            id: model.id.clone(),
            from: target.from,
            until: target.until,
            derived: target.derived,
        })
        .collect()
}

/// The only first party that has the model. Who merely hosts it owns no id: weights are open to all.
fn owner(book: &PriceBook, model: &ModelId) -> Result<String, Unpriced> {
    let (mut owners, mut sellers) = (Vec::new(), Vec::new());
    for provider in book.providers() {
        let Some((lister, targets, _)) = find(book, &provider, model) else {
            continue;
        };
        let resold = |named: &Named| {
            book.models(&provider, &named.id)
                .iter()
                .all(|(_, model)| model.reseller)
        };
        if lister == provider && !targets.iter().all(resold) {
            owners.push(provider.clone());
        }
        sellers.push(provider);
    }
    match (owners.as_slice(), sellers.as_slice()) {
        ([owner], _) => Ok(owner.clone()),
        (_, []) => Err(Unpriced {
            status: "unknown_model",
            reason: suggestion(
                "no price for this model",
                near(book, book.providers(), model),
            ),
        }),
        _ => Err(Unpriced {
            status: "ambiguous",
            reason: format!(
                "the log names no provider, and this model is sold by {}",
                sellers.join(", ")
            ),
        }),
    }
}

fn unknown(book: &PriceBook, provider: &str, model: &ModelId) -> Unpriced {
    if !book.knows(provider) {
        let known = book.providers();
        let likely = nearest(provider, known.iter().map(|name| &**name), 2);
        let likely = match likely.is_empty() {
            true => String::new(),
            false => format!("; did you mean {}?", likely.join(" or ")),
        };
        return Unpriced {
            status: "unknown_provider",
            reason: format!("no prices for this provider{likely}"),
        };
    }
    if let Some(own) = model.own() {
        return Unpriced {
            status: "unknown_model",
            reason: format!(
                "{own} stands for a model that only its owner knows; say which in your price book: [[alias]] with its ARN as `name`, `provider = \"aws\"` and the `model`"
            ),
        };
    }
    let known = std::iter::once(provider.to_owned())
        .chain(book.resold_by(provider))
        .collect();
    let nearest = near(book, known, model);
    let mut reason = format!("no price for this model of {provider}");
    if provider == "azure" && nearest.is_empty() {
        reason.push_str(
            "; say in your price book which model a deployment's name stands for, with [[alias]]",
        );
    }
    Unpriced {
        status: "unknown_model",
        reason: suggestion(&reason, nearest),
    }
}

fn suggestion(reason: &str, nearest: Vec<String>) -> String {
    if nearest.is_empty() {
        return reason.to_owned();
    }
    format!("{reason}; the nearest ids are {}", nearest.join(", "))
}

/// The three nearest known ids.
fn near(book: &PriceBook, providers: Vec<String>, model: &ModelId) -> Vec<String> {
    let known = providers
        .iter()
        .flat_map(|provider| book.names(provider))
        .filter(|name| !name.contains('*'));
    nearest(model.name(), known, 3)
        .into_iter()
        .map(str::to_owned)
        .collect()
}
