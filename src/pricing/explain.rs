//! One call's texts, time and size, in: which entry of the book prices it, by which rule, and at what rates, out.

use super::PriceQuery;
use super::book::PriceBook;
use super::conditions::glob;
use super::id_parts::without_date;
use super::listing::{Entry, terms};
use super::matching::{self, Match};
use super::model_id::ModelId;
use super::nearest::nearest;
use super::rates::{Rates, Unpriced};
use crate::event::provider_name;
use crate::units::Timestamp;

/// Why a call has the price it has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// Who bills.
    pub provider: String,
    /// Whose list the price is taken from; the same as `provider` unless that resells another's models.
    pub lister: String,
    /// How the provider was told, in words.
    pub provider_rule: String,
    /// The id in the price book; empty where none holds at that time.
    pub model: String,
    /// How the id was matched, in words.
    pub model_rule: String,
    /// The entry that counts, as its layer states it.
    pub entry: Option<Entry>,
    /// The rates in force, after uplifts and contracts; or why there are none.
    pub rates: Result<Rates, Unpriced>,
}

impl PriceBook {
    /// Explains the price of a call.
    ///
    /// # Errors
    /// Why the book has no entry for the model at all.
    pub fn explain(
        &self,
        query: &PriceQuery<'_>,
        time: Timestamp,
        input_tokens: u64,
    ) -> Result<Explanation, Unpriced> {
        let matched = matching::resolve(self, query)?;
        let plan = self.plan(query);
        let rates = plan
            .rates()
            .get(plan.rate(time, input_tokens))
            .cloned()
            .unwrap_or_else(|| {
                Err(Unpriced {
                    status: "no_price",
                    reason: "no price".to_owned(),
                })
            });
        let target = matched
            .targets
            .iter()
            .find(|target| target.from <= time && time < target.until);
        let model = target.map_or_else(String::new, |target| target.id.clone());
        let entry = rates
            .as_ref()
            .ok()
            .and_then(|rates| self.entry_of(&matched, &model, rates, time));
        Ok(Explanation {
            provider_rule: provider_rule(query, &matched),
            model_rule: self.model_rule(query, &matched, &model),
            provider: matched.provider,
            lister: matched.lister,
            model,
            entry,
            rates,
        })
    }

    /// The one provider that a model without a stated provider belongs to, if there is one.
    #[must_use]
    pub fn owner(&self, model: &str, source: &str) -> Option<String> {
        if model.is_empty() {
            return None;
        }
        let query = PriceQuery {
            model,
            source,
            ..PriceQuery::default()
        };
        matching::resolve(self, &query)
            .ok()
            .map(|matched| matched.provider)
    }

    /// The known ids nearest to a name nobody knows, as (provider, id): suggestions, never matches.
    #[must_use]
    pub fn suggestions(&self, provider: &str, model: &str, count: usize) -> Vec<(String, String)> {
        let stated = provider_name(provider);
        let providers = match stated.as_str() {
            name if !name.is_empty() && self.knows(name) => {
                [vec![stated.clone()], self.resold_by(&stated)].concat()
            }
            _ => self.providers(),
        };
        // Who is stated comes before whose models it sells; names in alphabetical order.
        let names: Vec<(String, String)> = providers
            .iter()
            .flat_map(|provider| {
                let mut names = self.names(provider);
                names.sort_unstable();
                names
                    .into_iter()
                    .map(|name| (provider.clone(), name.to_owned()))
            })
            .filter(|(_, name)| !name.contains('*'))
            .collect();
        let logged = model.trim().to_ascii_lowercase();
        let bare = logged.rsplit('/').next().unwrap_or(&logged);
        let known = names.iter().map(|(_, name)| name.as_str());
        let near = nearest(bare, known, count);
        let near = near
            .into_iter()
            .filter_map(|name| names.iter().find(|(_, known)| known == name));
        let mut found: Vec<(String, String)> = Vec::new();
        for (provider, name) in likely(bare, &names).into_iter().chain(near) {
            let meant = self.id_of(provider, name);
            found.extend(meant.filter(|pair| !found.contains(pair)));
        }
        found.truncate(count);
        found
    }

    /// The id a name or alias stands for, now that its dates do not matter.
    fn id_of(&self, provider: &str, name: &str) -> Option<(String, String)> {
        let layers = self.layers(provider, name);
        layers.into_iter().find_map(|layer| {
            let target = layer.ids.get(provider)?.get(name)?.last()?;
            Some((
                provider.to_owned(),
                layer.models.get(target.model)?.id.clone(),
            ))
        })
    }

    /// The offer the rates were taken from, as stated.
    fn entry_of(
        &self,
        matched: &Match,
        model: &str,
        rates: &Rates,
        time: Timestamp,
    ) -> Option<Entry> {
        let provenance = &rates.provenance;
        let entries = self.entries(&matched.lister, model).into_iter();
        let layers = self.models(&matched.lister, model);
        let offers = layers.iter().flat_map(|(layer, model)| {
            let offers = model.offers.iter();
            offers.map(move |offer| (&layer.name, offer))
        });
        let open: Vec<(Timestamp, Vec<String>, u64, bool)> = offers
            .filter(|(layer, offer)| {
                let in_time = offer.from <= time && time < offer.until;
                let window = offer.window.as_ref();
                **layer == provenance.layer
                    && in_time
                    && window.is_none_or(|window| window.contains(time))
            })
            .map(|(_, offer)| {
                (
                    offer.from,
                    terms(offer),
                    offer.at_least,
                    offer.window.is_some(),
                )
            })
            .collect();
        entries
            .filter(|entry| {
                entry.layer == provenance.layer
                    && entry.when == provenance.when
                    && entry.at_least == provenance.at_least
                    && !entry.not_offered
                    && open.contains(&(
                        entry.from,
                        entry.when.clone(),
                        entry.at_least,
                        !entry.hours.is_empty(),
                    ))
            })
            .max_by_key(|entry| (!entry.hours.is_empty(), entry.from))
    }

    fn model_rule(&self, query: &PriceQuery<'_>, matched: &Match, model: &str) -> String {
        let logged = query.model.trim().to_ascii_lowercase();
        let behind =
            |(vendor, id): (&str, &str)| id == model && provider_name(vendor) == matched.lister;
        if logged == model || logged.split_once('/').is_some_and(behind) {
            return "the id itself".to_owned();
        }
        let aliases = self.aliases(&matched.lister, model);
        let undated = without_date(&logged);
        if aliases.iter().any(|alias| alias.name == logged) {
            "an alias of the id".to_owned()
        } else if let Some(pattern) = aliases
            .iter()
            .find(|alias| alias.name.contains('*') && glob(&alias.name, &logged))
        {
            format!("the alias pattern `{}`", pattern.name)
        } else if undated == Some(model) {
            "a dated snapshot of the id".to_owned()
        } else {
            let geo = match matched.terms.geo.as_str() {
                "" => String::new(),
                geo => format!(", its geography `{geo}` told apart"),
            };
            format!(
                "a documented form of the id: route, region, version, date or vendor taken off{geo}"
            )
        }
    }
}

fn provider_rule(query: &PriceQuery<'_>, matched: &Match) -> String {
    if !provider_name(query.provider).is_empty() {
        "stated".to_owned()
    } else if ModelId::parse(query.model).provider == matched.provider {
        "told by the form of the id".to_owned()
    } else if ModelId::parse(query.model).vendor().as_deref() == Some(matched.provider.as_str()) {
        "named before the id".to_owned()
    } else if !query.source.is_empty() {
        "told by the log's format, or the only one that lists the id".to_owned()
    } else {
        "the only one that owns the id".to_owned()
    }
}

/// Ids that the name contains, the longest first: deployments are often named after their model.
fn likely<'a>(name: &str, known: &'a [(String, String)]) -> Vec<&'a (String, String)> {
    /// Shorter names are part of too many others.
    const SHORTEST: usize = 4;
    let squeezed = |text: &str| -> String {
        let letters = text.chars().filter(char::is_ascii_alphanumeric);
        letters.collect()
    };
    let name = squeezed(name);
    let mut found: Vec<(usize, &(String, String))> = known
        .iter()
        .map(|pair| (squeezed(&pair.1), pair))
        .filter(|(id, _)| id.len() >= SHORTEST && name.contains(id))
        .map(|(id, pair)| (id.len(), pair))
        .collect();
    found.sort_by_key(|(length, _)| std::cmp::Reverse(*length));
    found.into_iter().map(|(_, pair)| pair).collect()
}
