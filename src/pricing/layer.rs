//! A price book's text, checked, in: models, offers and rules ready to be matched, out.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use super::offer::{self, Offer, Rule};
use super::provider_name::provider_name;
use super::schema::{BookFile, ModelFile, SCHEMA, SourceFile};
use crate::error::Error;
use crate::units::Timestamp;

/// One level of the price book.
#[derive(Debug)]
pub(super) struct Layer {
    pub(super) name: String,
    pub(super) as_of: Option<String>,
    pub(super) sources: Vec<SourceFile>,
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

impl Layer {
    /// Reads and checks a price book.
    ///
    /// # Errors
    /// When the text is no price book, an id means two models, or two offers hold equally.
    pub(super) fn read(name: &str, text: &str, path: &Path) -> Result<Self, Error> {
        let invalid = |reason: String| Error::Invalid {
            path: path.to_owned(),
            reason,
        };
        let file = parse(text).map_err(invalid)?;
        let mut layer = Self {
            name: name.to_owned(),
            as_of: file.as_of.map(|date| date.to_string()),
            sources: Vec::new(),
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
            return Err(format!(
                "price book schema {}; this llmcost reads {SCHEMA}",
                file.schema
            ));
        }
        if file.currency.is_some_and(|currency| currency != "USD") {
            return Err("prices must be in USD".to_owned());
        }
        let listed = |source: &str| file.sources.iter().any(|known| known.id == source);
        let prices = file.models.iter().flat_map(|model| &model.prices);
        if !prices
            .filter_map(|price| price.source.as_deref())
            .all(listed)
        {
            return Err("a price names a source that no [[source]] describes".to_owned());
        }
        let home = file.provider.as_deref();
        let provider = |own: Option<String>| {
            own.or_else(|| home.map(str::to_owned))
                .map(|name| provider_name(&name))
                .filter(|name| !name.is_empty())
                .ok_or_else(|| "a provider is missing".to_owned())
        };
        for mut model in file.models {
            let provider = provider(model.provider.take())?;
            self.add(model, provider, file.reseller)?;
        }
        for rule in file.uplifts {
            let provider = provider(rule.provider.clone())?;
            self.uplifts.push(offer::uplift(&rule, provider)?);
        }
        for rule in file.contracts {
            let provider = provider(Some(rule.provider.clone()))?;
            self.contracts.push(offer::contract(&rule, provider)?);
        }
        for rule in file.resells {
            let of = provider_name(&rule.of);
            self.resells.push((provider(rule.provider)?, of));
        }
        self.sources = file.sources;
        Ok(())
    }

    fn add(&mut self, model: ModelFile, provider: String, reseller: bool) -> Result<(), String> {
        let id = model.id.trim().to_ascii_lowercase();
        let offers = model
            .prices
            .iter()
            .map(|price| offer::offer(price).map_err(|reason| format!("model `{id}`: {reason}")))
            .collect::<Result<Vec<_>, _>>()?;
        offer::check(&offers).map_err(|reason| format!("model `{id}`: {reason}"))?;
        let place = self.models.len();
        let names = self.ids.entry(provider.clone()).or_default();
        let mut name = |name: &str, from, until| {
            let name = name.trim().to_ascii_lowercase();
            let targets = names.entry(name.clone()).or_default();
            if name.is_empty()
                || targets
                    .iter()
                    .any(|other| other.from < until && from < other.until)
            {
                return Err(format!("id `{name}` of {provider} is listed twice"));
            }
            targets.push(Target {
                model: place,
                from,
                until,
            });
            Ok(())
        };
        for alias in model.aliases.iter().chain([&model.id]) {
            name(alias, Timestamp::MIN, Timestamp::MAX)?;
        }
        for moving in &model.moving {
            name(
                &moving.name,
                offer::start(moving.from),
                offer::end(moving.until),
            )?;
        }
        let reseller = reseller || model.reseller;
        self.models.push(Model {
            id,
            dated: model.dated,
            reseller,
            offers,
        });
        Ok(())
    }
}

/// The content of a price book, the same for the same content however it is laid out.
///
/// # Errors
/// When the text is no price book.
pub(super) fn canonical(text: &str) -> Result<String, String> {
    toml::to_string(&parse(text)?).map_err(|error| error.to_string())
}

fn parse(text: &str) -> Result<BookFile, String> {
    toml::from_str(text).map_err(|error| toml_reason(text, &error))
}

/// What is wrong with the text and where, without quoting it.
fn toml_reason(text: &str, error: &toml::de::Error) -> String {
    let line = error
        .span()
        .and_then(|span| text.get(..span.start))
        .map_or(1, |before| before.matches('\n').count() + 1);
    let message: String = error
        .message()
        .chars()
        .filter(|c| !c.is_control())
        .collect();
    format!("line {line}: {message}")
}
