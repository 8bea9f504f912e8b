//! The rows of a public price list, named as the list names them, in: models of the price book, each under the one name a
//! query finds it by, out; and what had to be left out, with the reason.

use std::collections::BTreeMap;

use super::table;
use crate::event::provider_name;
use crate::pricing::model_id::ModelId;
use crate::pricing::schema::ModelFile;
use crate::pricing::schema::OneOrMany;
use crate::pricing::schema::PriceFile;
use crate::pricing::schema::UpliftFile;
use crate::pricing::values::Decimal;

/// Who makes the models it sells; whoever else lists an id only hosts it.
const MAKERS: [&str; 24] = [
    "ai21",
    "alibaba",
    "amazon_nova",
    "anthropic",
    "cohere",
    "dashscope",
    "deepgram",
    "deepseek",
    "elevenlabs",
    "gigachat",
    "inception",
    "jina_ai",
    "meta",
    "minimax",
    "mistral",
    "moonshotai",
    "morph",
    "openai",
    "perplexity",
    "voyage",
    "voyageai",
    "xai",
    "zai",
    "zhipuai",
];

/// Google sells its own models and others'.
const OF_GOOGLE: [&str; 6] = [
    "gemini",
    "gemma",
    "text-embedding",
    "textembedding",
    "imagen",
    "veo",
];

/// One row of a list.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    /// Who bills, as the list says.
    pub(super) provider: String,
    pub(super) name: String,
    pub(super) aliases: Vec<String>,
    pub(super) offers: Vec<PriceFile>,
    /// Multipliers: term, value, factor.
    pub(super) uplifts: Vec<(String, String, Decimal)>,
}

/// What a list says, in the price book's words.
#[derive(Debug, Default)]
pub(super) struct Reading {
    pub(super) models: Vec<ModelFile>,
    pub(super) uplifts: Vec<UpliftFile>,
    /// Reason → how many rows or prices were left out for it.
    pub(super) left_out: BTreeMap<String, usize>,
}

/// Where a row goes: provider, id, geography.
type Place = (String, String, String);

impl Reading {
    /// Counts something that the price book cannot hold.
    pub(super) fn leave_out(&mut self, reason: &str) {
        *self.left_out.entry(reason.to_owned()).or_default() += 1;
    }

    /// Names the rows, merges those that are one model, and leaves out what no query could tell apart.
    pub(super) fn take(&mut self, rows: Vec<Row>) {
        let mut places: BTreeMap<Place, Vec<Row>> = BTreeMap::new();
        for row in rows {
            match placed(&row) {
                Some(place) => places.entry(place).or_default().push(row),
                None => self.leave_out("the name is no model id"),
            }
        }
        let mut models: BTreeMap<(String, String), ModelFile> = BTreeMap::new();
        let mut others = Vec::new();
        for (place, mut rows) in places {
            // The row that is called exactly so goes first, then the provider's own spelling.
            let own = format!("{}/", place.0);
            rows.sort_by_key(|row| {
                (
                    row.name.to_lowercase() != place.1,
                    !row.name.starts_with(&own),
                )
            });
            let mut rows = rows.into_iter();
            if let Some(first) = rows.next() {
                others.extend(rows.map(|row| (place.clone(), row)));
                self.put(&mut models, place, first);
            }
        }
        for (place, row) in others {
            self.another(&mut models, &place, row);
        }
        self.models = models.into_values().collect();
        self.name_aliases();
    }

    fn put(&mut self, models: &mut BTreeMap<(String, String), ModelFile>, place: Place, row: Row) {
        let (provider, id, geo) = place;
        for (term, value, factor) in row.uplifts {
            self.uplifts.push(UpliftFile {
                provider: Some(provider.clone()),
                factor,
                on: Default::default(),
                models: vec![id.clone()],
                from: None,
                until: None,
                source: None,
                when: BTreeMap::from([(term, OneOrMany::One(value))]),
            });
        }
        let key = (provider.clone(), id.clone());
        let model = models.entry(key).or_insert_with(|| ModelFile {
            reseller: hosts(&provider, &id),
            provider: Some(provider),
            id,
            ..ModelFile::default()
        });
        model.aliases.extend(row.aliases);
        model.prices.extend(match geo.as_str() {
            "" => row.offers,
            _ => table::under(row.offers, "geo", &geo),
        });
    }

    /// A second row in the same place: the same price is the same model; another price needs the name it has in full.
    fn another(
        &mut self,
        models: &mut BTreeMap<(String, String), ModelFile>,
        place: &Place,
        row: Row,
    ) {
        let (provider, id, geo) = place;
        let mut offers = match geo.as_str() {
            "" => row.offers.clone(),
            _ => table::under(row.offers.clone(), "geo", geo),
        };
        if let Some(model) = models.get_mut(&(provider.clone(), id.clone()))
            && offers.iter().all(|offer| agrees(model, offer))
        {
            offers.retain(|offer| {
                model
                    .prices
                    .iter()
                    .all(|own| super::merge::condition(own) != super::merge::condition(offer))
            });
            model.prices.extend(offers);
            return;
        }
        let full = literal(provider, &row.name).filter(|full| full != id && geo.is_empty());
        match full.filter(|full| !models.contains_key(&(provider.clone(), full.clone()))) {
            Some(full) => self.put(models, (provider.clone(), full, String::new()), row),
            None => self.leave_out("another row of the same provider and name has another price"),
        }
    }

    /// Keeps the aliases that mean one model.
    fn name_aliases(&mut self) {
        let mut owners: BTreeMap<(Option<String>, String), usize> = BTreeMap::new();
        for model in &self.models {
            owners.insert((model.provider.clone(), model.id.clone()), usize::MAX);
        }
        for (place, model) in self.models.iter_mut().enumerate() {
            for alias in &mut model.aliases {
                *alias = alias.trim().to_lowercase();
            }
            model.aliases.sort();
            model.aliases.dedup();
            model.aliases.retain(|alias| {
                let key = (model.provider.clone(), alias.clone());
                plain(alias) && *owners.entry(key).or_insert(place) == place
            });
        }
    }
}

/// Whether nothing in a model's prices contradicts an offer.
fn agrees(model: &ModelFile, offer: &PriceFile) -> bool {
    let condition = super::merge::condition(offer);
    let mut alike = model
        .prices
        .iter()
        .filter(|own| super::merge::condition(own) == condition)
        .peekable();
    let standard = offer.when.is_empty();
    (alike.peek().is_some() || !standard)
        && alike.all(|own| own.from == offer.from && own.rates == offer.rates)
}

fn hosts(provider: &str, id: &str) -> bool {
    match provider {
        "google" => !OF_GOOGLE.iter().any(|own| id.starts_with(own)),
        _ => !MAKERS.contains(&provider),
    }
}

/// A name that can stand in a price book: `*` would be a pattern there.
fn plain(name: &str) -> bool {
    !name.is_empty() && name.len() <= 256 && !name.contains(|c: char| c == '*' || c.is_control())
}

/// The name as a query spells it out, without the router.
fn literal(provider: &str, name: &str) -> Option<String> {
    let forms = ModelId::parse(name).forms(provider);
    forms.first().map(|form| form.id.clone())
}

fn placed(row: &Row) -> Option<Place> {
    let provider = provider_name(&row.provider);
    let forms = ModelId::parse(&row.name).forms(&provider);
    let first = forms.first()?;
    // `perplexity/sonar` of perplexity is `sonar`.
    let short = forms.get(1).filter(|short| {
        let vendor = first.id.strip_suffix(&format!("/{}", short.id));
        let own = |name: &str| {
            name.split_once('/')
                .is_some_and(|(vendor, _)| provider_name(vendor) == provider)
        };
        vendor.is_some_and(|vendor| provider_name(vendor) == provider) && !own(&short.id)
    });
    let form = short.unwrap_or(first);
    (plain(&provider) && plain(&form.id)).then(|| (provider, form.id.clone(), form.geo.clone()))
}
