//! `llmcost prices show`: everything the book says of a model.

use clap::Args;

use super::answer::MILLION;
use super::answer::money;
use super::answer::priced;
use super::book;
use super::book::BookArgs;
use super::time::day;
use super::time::edge;
use crate::cli::Session;
use crate::cli::list::text;
use crate::error::Error;
use crate::event::provider_name;
use crate::pricing::Alias;
use crate::pricing::Entry;
use crate::pricing::PriceBook;
use crate::pricing::PriceQuery;
use crate::table::Cell;
use crate::table::Column;
use crate::table::ColumnKind;
use crate::units::Timestamp;

/// Show every dated price of a model: tiers, terms, hours, sources and aliases
#[derive(Debug, Args)]
pub(super) struct ShowArgs {
    /// The model as a log may name it
    #[arg(value_name = "MODEL")]
    model: String,
    /// Who bills, where the model's name does not tell
    #[arg(long, value_name = "NAME", default_value = "")]
    provider: String,
    #[command(flatten)]
    book: BookArgs,
}

pub(super) fn run(arguments: &ShowArgs, session: &mut Session<'_>) -> Result<u8, Error> {
    let book = book::book(&arguments.book, session)?;
    let found = find(&book, arguments, session)?;
    let mut entries = Vec::new();
    let mut notes = Vec::new();
    for (provider, model) in &found {
        let dated = book.entries(provider, model);
        notes.extend(source_notes(&book, &dated));
        notes.extend(alias_note(&book.aliases(provider, model)));
        entries.extend(dated);
    }
    notes.extend(contract_notes(&book, &found));
    notes.dedup();
    let rows = entries.iter().map(|entry| row(&book, entry)).collect();
    let names: Vec<String> = found
        .iter()
        .map(|(provider, model)| format!("{provider}/{model}"))
        .collect();
    let title = format!("Prices of {}, USD per million tokens", names.join(", "));
    session.answer(&priced("show", title, columns(), rows, &book, notes))
}

/// The models meant: the one the name matches, or, where several providers sell it, each of theirs.
fn find(
    book: &PriceBook,
    arguments: &ShowArgs,
    session: &Session<'_>,
) -> Result<Vec<(String, String)>, Error> {
    let query = PriceQuery {
        provider: &arguments.provider,
        model: &arguments.model,
        ..PriceQuery::default()
    };
    let unpriced = match book.explain(&query, session.environment.now, 0) {
        Ok(found) if !found.model.is_empty() => return Ok(vec![(found.lister, found.model)]),
        Ok(_) => None,
        Err(unpriced) => Some(unpriced),
    };
    let id = arguments.model.trim().to_lowercase();
    let provider = provider_name(&arguments.provider);
    let named: Vec<(String, String)> = book
        .models_listed()
        .into_iter()
        .filter(|(seller, model)| *model == id && (provider.is_empty() || *seller == provider))
        .collect();
    match (named.is_empty(), unpriced) {
        (false, _) => Ok(named),
        (true, unpriced) => Err(Error::Usage(unpriced.map_or_else(
            || "the model has no price now; name it by its id".to_owned(),
            |unpriced| unpriced.reason,
        ))),
    }
}

fn columns() -> Vec<Column> {
    vec![
        Column::new("provider", "Provider", ColumnKind::Text, u8::MAX),
        Column::new("model", "Model", ColumnKind::Text, u8::MAX),
        Column::new("from", "From", ColumnKind::Text, 0),
        Column::new("until", "Until", ColumnKind::Text, 5),
        Column::new("terms", "Terms", ColumnKind::Text, 0),
        Column::new("input_from", "Input from", ColumnKind::Tokens, 5),
        Column::new("input", "Input", ColumnKind::Price, 0),
        Column::new("cache_read", "Cache read", ColumnKind::Price, 3),
        Column::new("cache_write", "Cache write", ColumnKind::Price, 7),
        Column::new("output", "Output", ColumnKind::Price, 0),
        Column::new("cache_write_1h", "Write 1h", ColumnKind::Price, 8),
        Column::new("when", "Full terms", ColumnKind::Text, u8::MAX),
        Column::new("other", "Other prices", ColumnKind::Text, 9),
        Column::new("status", "Status", ColumnKind::Text, 2),
        Column::new("layer", "Layer", ColumnKind::Text, 6),
        Column::new("source", "Source", ColumnKind::Text, u8::MAX),
        Column::new("source_url", "Source page", ColumnKind::Text, u8::MAX),
        Column::new("retrieved", "Read on", ColumnKind::Text, u8::MAX),
    ]
}

fn row(book: &PriceBook, entry: &Entry) -> Vec<Cell> {
    let source = book
        .source(&entry.provider, &entry.layer, &entry.source)
        .unwrap_or_default();
    let rate = |units: &[&str]| {
        let found = entry
            .rates
            .iter()
            .find(|rate| units.contains(&rate.unit.as_str()) && rate.per == MILLION);
        found.map_or(Cell::Unknown, |rate| money(rate.price))
    };
    let status = match (entry.not_offered, entry.remove) {
        (true, _) => "not offered",
        (_, true) => "removed",
        _ => entry.status.as_str(),
    };
    vec![
        text(&entry.provider),
        text(&entry.model),
        edge(entry.from),
        edge(entry.until),
        text(short_terms(entry)),
        match entry.at_least {
            0 => Cell::Unknown,
            tokens => Cell::Count(tokens),
        },
        rate(&["input"]),
        rate(&["cache_read"]),
        rate(&["cache_write", "cache_write_5m"]),
        rate(&["output"]),
        rate(&["cache_write_1h"]),
        text(entry.when.join(", ")),
        text(others(entry)),
        text(status),
        text(&entry.layer),
        text(&entry.source),
        text(source.url),
        text(source.retrieved),
    ]
}

/// When an entry is for a call, besides its time: `processing=batch, input ≥ 200001`.
pub(super) fn terms(entry: &Entry) -> String {
    let mut terms: Vec<String> = entry.when.clone();
    if entry.at_least > 0 {
        terms.push(format!("input ≥ {}", entry.at_least));
    }
    if !entry.hours.is_empty() {
        terms.push(entry.hours.clone());
    }
    terms.join(", ")
}

/// The terms and hours alone: `batch`, `flex`, `geo=us`.
fn short_terms(entry: &Entry) -> String {
    let short = |term: &String| {
        let value = ["processing=", "service_tier=", "speed="]
            .iter()
            .find_map(|name| term.strip_prefix(name));
        value.unwrap_or(term).to_owned()
    };
    let terms = entry.when.iter().map(short);
    let hours = Some(entry.hours.clone()).filter(|hours| !hours.is_empty());
    terms.chain(hours).collect::<Vec<_>>().join(", ")
}

/// The prices that have no column of their own.
fn others(entry: &Entry) -> String {
    let columns = [
        "input",
        "cache_read",
        "cache_write",
        "cache_write_5m",
        "cache_write_1h",
        "output",
    ];
    let others: Vec<String> = entry
        .rates
        .iter()
        .filter(|rate| !columns.contains(&rate.unit.as_str()) || rate.per != MILLION)
        .map(|rate| match rate.per {
            MILLION => format!("{} ${}", rate.unit, rate.price),
            1 => format!("{} ${} each", rate.unit, rate.price),
            per => format!("{} ${} per {per}", rate.unit, rate.price),
        })
        .collect();
    others.join(", ")
}

/// One sentence per source of the entries.
fn source_notes(book: &PriceBook, entries: &[Entry]) -> Vec<String> {
    let mut notes: Vec<String> = Vec::new();
    for entry in entries {
        let note = source_note(book, entry);
        notes.extend(note.filter(|note| !notes.contains(note)));
    }
    notes
}

/// Where an entry's price was published.
pub(super) fn source_note(book: &PriceBook, entry: &Entry) -> Option<String> {
    let source = book.source(&entry.provider, &entry.layer, &entry.source)?;
    let read = match source.retrieved.as_str() {
        "" => String::new(),
        date => format!(", read on {date}"),
    };
    let via = match source.via.as_str() {
        "" => String::new(),
        via => format!(", via {via}"),
    };
    Some(format!(
        "source {}: {}{read}{via}",
        entry.source, source.url
    ))
}

fn alias_note(aliases: &[Alias]) -> Option<String> {
    let names: Vec<String> = aliases
        .iter()
        .map(|alias| match (alias.from, alias.until) {
            (Timestamp::MIN, Timestamp::MAX) => alias.name.clone(),
            (from, Timestamp::MAX) => format!("{} (from {})", alias.name, day(from)),
            (Timestamp::MIN, until) => format!("{} (before {})", alias.name, day(until)),
            (from, until) => format!("{} ({} to {})", alias.name, day(from), day(until)),
        })
        .collect();
    (!names.is_empty()).then(|| format!("aliases: {}", names.join(", ")))
}

/// Contracts that change these prices.
fn contract_notes(book: &PriceBook, found: &[(String, String)]) -> Vec<String> {
    let contracts = book.contracts().into_iter();
    contracts
        .filter(|contract| {
            found
                .iter()
                .any(|(provider, _)| *provider == contract.provider)
        })
        .map(|contract| {
            let models = match contract.models.as_slice() {
                [] => "all models".to_owned(),
                models => models.join(", "),
            };
            let fixed = match contract.fixed.0 {
                0 => String::new(),
                _ => format!(" and {} USD a call", contract.fixed),
            };
            format!(
                "contract of the {} layer: ×{}{fixed} for {models} of {}",
                contract.layer, contract.factor, contract.provider
            )
        })
        .collect()
}
