//! A price book's text, checked, in: models, offers and rules ready to be matched, out.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use super::offer::{self, Offer, Rule};
use super::schema::{AliasFile, BookFile, ModelFile, SCHEMA, SourceFile};
use crate::error::Error;
use crate::event::provider_name;
use crate::units::Timestamp;

/// One level of the price book.
#[derive(Debug, Default)]
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
    pub(super) aliases: Vec<Alias>,
}

/// A name of the user's own and the model it stands for.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Alias {
    /// In lower case; `*` stands for any run of characters.
    pub(super) name: String,
    /// Empty for any.
    pub(super) provider: String,
    pub(super) model: String,
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
    /// That the name stood for it is inferred.
    pub(super) derived: bool,
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
        check_sources(&file).map_err(invalid)?;
        let mut layer = Self::new(name, &file);
        layer.fill(file).map_err(invalid)?;
        Ok(layer)
    }

    /// Reads one model out of a built-in file, without the file's head; `text` is what follows its `[[model]]`.
    ///
    /// # Errors
    /// When the text is no model.
    pub(super) fn read_model(provider: &str, reseller: bool, text: &str) -> Result<Self, String> {
        let model = toml::from_str(&text.replace("[[model.price]]", "[[price]]"))
            .map_err(|error| toml_reason(text, &error))?;
        let mut layer = Self {
            name: super::builtin::LAYER.to_owned(),
            ..Self::default()
        };
        layer.add(model, provider.to_owned(), reseller)?;
        Ok(layer)
    }

    /// A model whose prices leave a time between them open, and that time.
    pub(super) fn gaps(&self) -> impl Iterator<Item = (&str, &Model, Timestamp, Timestamp)> {
        self.ids.iter().flat_map(move |(provider, ids)| {
            let own = self.models.iter().enumerate().filter(|(place, model)| {
                let targets = ids.get(&model.id).into_iter().flatten();
                targets.into_iter().any(|target| target.model == *place)
            });
            own.filter_map(move |(_, model)| {
                let (from, until) = offer::gap(&model.offers)?;
                Some((provider.as_str(), model, from, until))
            })
        })
    }

    fn new(name: &str, file: &BookFile) -> Self {
        Self {
            name: name.to_owned(),
            as_of: file.as_of.map(|date| date.to_string()),
            ..Self::default()
        }
    }

    fn fill(&mut self, file: BookFile) -> Result<(), String> {
        if file.schema != SCHEMA {
            return Err(format!(
                "price book schema {}; this llmcost reads {SCHEMA}: write `schema = {SCHEMA}`, or use a newer llmcost",
                file.schema
            ));
        }
        if file.currency.is_some_and(|currency| currency != "USD") {
            return Err(
                "prices must be in USD; convert them and write `currency = \"USD\"`".to_owned(),
            );
        }
        let home = file.provider.as_deref();
        let provider = |own: Option<String>| {
            own.or_else(|| home.map(str::to_owned))
                .map(|name| provider_name(&name))
                .filter(|name| !name.is_empty())
                .ok_or_else(|| "a provider is missing; write `provider = \"…\"` in the entry or at the top of the file".to_owned())
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
        for alias in file.aliases {
            self.add_alias(alias)?;
        }
        self.sources = file.sources;
        Ok(())
    }

    fn add_alias(&mut self, alias: AliasFile) -> Result<(), String> {
        let alias = Alias {
            name: alias.name.trim().to_ascii_lowercase(),
            provider: provider_name(&alias.provider.unwrap_or_default()),
            model: alias.model,
        };
        if alias.name.is_empty() || alias.model.trim().is_empty() {
            return Err("an [[alias]] needs a name and a model".to_owned());
        }
        let clashes = |other: &Alias| other.name == alias.name && other.provider == alias.provider;
        if self.aliases.iter().any(clashes) {
            return Err(format!(
                "alias `{}` is listed twice; keep the one that is meant",
                alias.name
            ));
        }
        self.aliases.push(alias);
        Ok(())
    }

    fn add(&mut self, model: ModelFile, provider: String, reseller: bool) -> Result<(), String> {
        let id = model.id.trim().to_ascii_lowercase();
        let offers = model
            .prices
            .iter()
            .enumerate()
            .map(|(place, price)| {
                let entry = |reason| format!("model `{id}`, price {}: {reason}", place + 1);
                offer::offer(price).map_err(entry)
            })
            .collect::<Result<Vec<_>, _>>()?;
        offer::check(&offers).map_err(|reason| format!("model `{id}`: {reason}"))?;
        let place = self.models.len();
        let names = self.ids.entry(provider.clone()).or_default();
        let mut name = |name: &str, from, until, derived| {
            let name = name.trim().to_ascii_lowercase();
            let targets = names.entry(name.clone()).or_default();
            if name.is_empty()
                || targets
                    .iter()
                    .any(|other| other.from < until && from < other.until)
            {
                return Err(format!(
                    "model `{id}`: the name `{name}` of {provider} is listed twice for the same time; keep one, or end one with `until`"
                ));
            }
            targets.push(Target {
                model: place,
                from,
                until,
                derived,
            });
            Ok(())
        };
        for alias in model.aliases.iter().chain([&model.id]) {
            name(alias, Timestamp::MIN, Timestamp::MAX, false)?;
        }
        for moving in &model.moving {
            name(
                &moving.name,
                offer::start(moving.from),
                offer::end(moving.until),
                moving.status == "derived",
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

fn check_sources(file: &BookFile) -> Result<(), String> {
    let listed = |source: &str| file.sources.iter().any(|known| known.id == source);
    for model in &file.models {
        let sources = model
            .prices
            .iter()
            .filter_map(|price| price.source.as_deref());
        if !sources.into_iter().all(listed) {
            return Err(format!(
                "model `{}`: a price names a source that no [[source]] describes; add one with that `id`",
                model.id
            ));
        }
    }
    Ok(())
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
    let before = error.span().and_then(|span| text.get(..span.start));
    let entry = before.and_then(|before| {
        let model = text.get(before.rfind("[[model]]")?..)?;
        let id = model
            .lines()
            .find_map(|line| line.trim().strip_prefix("id"))?;
        id.split('"').nth(1)
    });
    match entry {
        Some(id) => format!("line {line}, model `{id}`: {message}"),
        None => format!("line {line}: {message}"),
    }
}
