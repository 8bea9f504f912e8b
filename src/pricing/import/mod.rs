//! Public price lists, in: the imported price book, merged with what it already says, out.
//!
//! ```text
//! bytes ─ json ─► one reader per list ─► reading (rows named as queries name them) ─ merge ─► write ─► TOML
//! ```
//!
//! Prices come from the text of the JSON, never through a float. A list says what holds now, so a changed price closes
//! the old entry, and what a list forgets is kept. What the price book cannot hold is counted with its reason.

mod change;
mod diff;
mod genai_prices;
mod json;
mod litellm;
mod litellm_key;
mod llm_prices;
mod merge;
mod models_dev;
mod number;
mod off_peak;
mod openrouter;
mod reading;
mod table;
#[cfg(test)]
mod tests;
mod timeline;
mod write;

use std::collections::BTreeMap;

use toml::value::Datetime;

use super::book::PriceBook;
use super::layer::Layer;
use super::matching;
use super::model_id::ModelId;
use super::offer;
use super::schema::BookFile;
use super::schema::SourceFile;
use crate::units::Timestamp;
use json::Node;
use reading::Reading;

pub use change::Change;
pub use diff::differences;

/// The first line of an imported book.
const HEAD: &str = "Written by `llmcost prices import`; corrections belong in a book of your own, which wins over this one.";

/// A list older than this many days is likely to be out of date.
const FRESH_DAYS: i64 = 45;

/// A public price list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PriceList {
    /// LiteLLM's `model_prices_and_context_window.json`.
    LiteLlm,
    /// The data file of genai-prices, second schema.
    GenaiPrices,
    /// `api.json` of models.dev.
    ModelsDev,
    /// `prices.json` of the crate llm-prices.
    LlmPrices,
    /// The answer of OpenRouter's `/api/v1/models`.
    OpenRouter,
}

impl PriceList {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::GenaiPrices,
        Self::LiteLlm,
        Self::ModelsDev,
        Self::LlmPrices,
        Self::OpenRouter,
    ];

    /// Its name on the command line and in a book's sources.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::LiteLlm => "litellm",
            Self::GenaiPrices => "genai-prices",
            Self::ModelsDev => "models.dev",
            Self::LlmPrices => "llm-prices",
            Self::OpenRouter => "openrouter",
        }
    }

    /// The list of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|list| list.name() == name)
    }

    /// Where it is published.
    #[must_use]
    pub fn url(self) -> &'static str {
        match self {
            Self::LiteLlm => {
                "https://raw.githubusercontent.com/BerriAI/litellm/main/model_prices_and_context_window.json"
            }
            Self::GenaiPrices => {
                "https://raw.githubusercontent.com/pydantic/genai-prices/main/prices/new_data/v2/data.json"
            }
            Self::ModelsDev => "https://models.dev/api.json",
            Self::LlmPrices => {
                "https://raw.githubusercontent.com/Mattbusel/llm-prices/main/prices.json"
            }
            Self::OpenRouter => "https://openrouter.ai/api/v1/models",
        }
    }

    /// The licence of the data; OpenRouter states none.
    fn licence(self) -> Option<String> {
        (self != Self::OpenRouter).then(|| "MIT".to_owned())
    }

    fn read(self, document: &Node, reading: &mut Reading) -> Result<Vec<reading::Row>, String> {
        match self {
            Self::LiteLlm => litellm::read(document, reading),
            Self::GenaiPrices => genai_prices::read(document, reading),
            Self::ModelsDev => models_dev::read(document, reading),
            Self::LlmPrices => llm_prices::read(document, reading),
            Self::OpenRouter => openrouter::read(document, reading),
        }
    }
}

/// How a list is imported.
pub struct Options<'a> {
    /// Which list it is.
    pub format: PriceList,
    /// The day the list was taken, midnight UTC.
    pub as_of: Timestamp,
    /// The present, for warnings.
    pub now: Timestamp,
    /// Whether a lower layer has a price of that provider's model.
    pub known: &'a dyn Fn(&str, &str) -> bool,
}

/// What an import does to the imported book.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    /// Models that were not in the imported book.
    pub new: usize,
    /// Models with a changed, added or withdrawn price.
    pub changed: usize,
    /// Models whose prices are as they were.
    pub unchanged: usize,
    /// Models that are no longer listed; their prices stay.
    pub vanished: usize,
    /// Offers added to or withdrawn from known models.
    pub offers: usize,
    /// Prices that are announced for a later day.
    pub scheduled: usize,
    /// Every changed price.
    pub changes: Vec<Change>,
    /// What the price book cannot hold: reason → how often.
    pub left_out: BTreeMap<String, usize>,
    /// What the user should know.
    pub warnings: Vec<String>,
}

/// Whether a book lists that provider's model, at whatever time.
#[must_use]
pub fn lists(book: &PriceBook, provider: &str, model: &str) -> bool {
    matching::find(book, provider, &ModelId::parse(model)).is_some()
}

/// The text of an imported book after an import, and what that changes.
///
/// `existing` is the imported book so far, if there is one.
///
/// # Errors
/// In words for the user, when the bytes are not that list, mix units or hold no prices, when the existing book cannot be
/// read, or when the list is older than what was imported from it before. Nothing of the bytes is quoted.
pub fn import(
    bytes: &[u8],
    existing: Option<&str>,
    options: &Options<'_>,
) -> Result<(String, Summary), String> {
    let document = Node::read(bytes)?;
    let mut reading = Reading::default();
    let rows = options.format.read(&document, &mut reading)?;
    reading.take(rows);
    let mut left = std::mem::take(&mut reading.left_out);
    reading.models.retain(|model| {
        let offers: Result<Vec<_>, _> = model.prices.iter().map(offer::offer).collect();
        let sound = offers.is_ok_and(|offers| offer::check(&offers).is_ok());
        if !sound {
            *left
                .entry("prices that contradict each other".to_owned())
                .or_default() += 1;
        }
        sound
    });
    reading.left_out = left;
    if reading.models.is_empty() {
        return Err(format!(
            "no model with a price was found; is it a file of {}?",
            options.format.name()
        ));
    }
    let mut book: BookFile = toml::from_str(existing.unwrap_or(""))
        .map_err(|_| "the imported book is damaged".to_owned())?;
    stamp(&mut book, options)?;
    let mut summary = merge::merge(&mut book, reading, options);
    warn(&book, options, &mut summary);
    let text = write::text(&book, HEAD);
    Layer::read("imported", &text, std::path::Path::new("imported.toml"))
        .map_err(|error| error.to_string())?;
    Ok((text, summary))
}

/// Notes the list as a source of the book, and its day.
fn stamp(book: &mut BookFile, options: &Options<'_>) -> Result<(), String> {
    let format = options.format;
    let day = day(options.as_of);
    let retrieved: Option<Datetime> = day.parse().ok();
    let id = format.name();
    let known = book.sources.iter().find(|source| source.id == id);
    let before = known
        .and_then(|source| source.retrieved)
        .map(|date| date.to_string());
    if let Some(before) = before.filter(|before| *before > day) {
        return Err(format!(
            "the imported book already has {id} as of {before}; a list as of {day} cannot change what came later: \
             import it into a book of its own with `--into FILE`"
        ));
    }
    book.sources.retain(|source| source.id != id);
    book.sources.push(SourceFile {
        id: id.to_owned(),
        url: Some(format.url().to_owned()),
        retrieved,
        via: None,
        licence: format.licence(),
    });
    book.sources.sort_by(|a, b| a.id.cmp(&b.id));
    book.book = Some("imported".to_owned());
    let newest = book.sources.iter().filter_map(|source| source.retrieved);
    book.as_of = newest.max_by_key(ToString::to_string);
    Ok(())
}

fn warn(book: &BookFile, options: &Options<'_>, summary: &mut Summary) {
    let age = (options.now.0 - options.as_of.0) / (24 * 60 * 60 * Timestamp::SECOND);
    if age > FRESH_DAYS {
        summary.warnings.push(format!(
            "the list is {age} days old; newer prices may differ"
        ));
    }
    let prices = || book.models.iter().flat_map(|model| &model.prices);
    let announced = prices().filter(|price| price.status.as_deref() == Some("scheduled"));
    let announced = announced
        .filter(|price| offer::start(price.from) > options.as_of)
        .count();
    if announced > 0 {
        summary.warnings.push(format!(
            "prices announced for a later day: {announced}; they may still be called off, so import again then"
        ));
    }
    let over = prices().filter(|price| {
        price.status.as_deref() == Some("promo") && offer::end(price.until) <= options.now
    });
    let over = over.count();
    if over > 0 {
        summary.warnings.push(format!(
            "promotional prices that have ended by now: {over}; import a newer list to see what follows them"
        ));
    }
}

/// An instant's day, `2026-11-12`.
pub(super) fn day(time: Timestamp) -> String {
    chrono::DateTime::from_timestamp_micros(time.0)
        .map_or_else(String::new, |time| time.format("%Y-%m-%d").to_string())
}

/// Midnight UTC of `2026-11-12`; `None` for anything else.
#[must_use]
pub fn date(text: &str) -> Option<Timestamp> {
    let date = chrono::NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?;
    let midnight = date.and_time(chrono::NaiveTime::MIN).and_utc();
    (text.len() == 10).then(|| Timestamp(midnight.timestamp_micros()))
}
