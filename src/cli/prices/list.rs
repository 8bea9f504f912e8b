//! `llmcost prices list`: every model of the book and what it costs at one instant.

use clap::Args;

use super::answer::money;
use super::answer::per_million;
use super::answer::priced;
use super::book;
use super::book::BookArgs;
use super::time::day;
use super::time::instant;
use crate::analysis::matches_glob;
use crate::cli::Session;
use crate::cli::list::text;
use crate::cli::reading::counted;
use crate::error::Error;
use crate::event::Meter;
use crate::event::provider_name;
use crate::pricing::PriceBook;
use crate::pricing::PriceQuery;
use crate::pricing::Rates;
use crate::table::Cell;
use crate::table::Column;
use crate::table::ColumnKind;
use crate::units::Timestamp;

/// List models and their standard prices in USD per million tokens
#[derive(Debug, Args)]
pub(super) struct ListArgs {
    /// Only models of which an id or alias fits one of these patterns, such as `claude-*`
    #[arg(value_name = "MODEL")]
    models: Vec<String>,
    /// Only this provider; repeatable
    #[arg(long, value_name = "NAME")]
    provider: Vec<String>,
    /// Only prices of this status: listed, derived, promo, scheduled, estimated, user, free, or unpriced; repeatable
    #[arg(long, value_name = "STATUS")]
    status: Vec<String>,
    /// Prices of which day
    #[arg(long, value_name = "TIME", default_value = "now")]
    at: String,
    #[command(flatten)]
    book: BookArgs,
}

pub(super) fn run(arguments: &ListArgs, session: &mut Session<'_>) -> Result<u8, Error> {
    let book = book::book(&arguments.book, session)?;
    let at = instant(&arguments.at, session)?.unwrap_or(session.environment.now);
    let providers: Vec<String> = arguments
        .provider
        .iter()
        .map(|name| provider_name(name))
        .collect();
    let wanted = |provider: &String, model: &str| {
        let fits = |name: &str| {
            let mut patterns = arguments.models.iter();
            patterns.any(|pattern| matches_glob(&pattern.to_lowercase(), name))
        };
        (providers.is_empty() || providers.contains(provider))
            && (arguments.models.is_empty()
                || fits(model)
                || book
                    .aliases(provider, model)
                    .iter()
                    .any(|alias| fits(&alias.name)))
    };
    let rows: Vec<Vec<Cell>> = book
        .models_listed()
        .into_iter()
        .filter(|(provider, model)| wanted(provider, model))
        .map(|(provider, model)| row(&book, provider, model, at))
        .filter(|(status, _)| arguments.status.is_empty() || arguments.status.contains(status))
        .map(|(_, row)| row)
        .collect();
    let columns = vec![
        Column::new("provider", "Provider", ColumnKind::Text, 0),
        Column::new("model", "Model", ColumnKind::Text, 0),
        Column::new("input", "Input", ColumnKind::Price, 0),
        Column::new("cache_read", "Cache read", ColumnKind::Price, 2),
        Column::new("cache_write", "Cache write", ColumnKind::Price, 3),
        Column::new("output", "Output", ColumnKind::Price, 0),
        Column::new("request", "Request", ColumnKind::Price, 6),
        Column::new("status", "Status", ColumnKind::Text, 1),
        Column::new("layer", "Layer", ColumnKind::Text, 4),
        Column::new("source", "Source", ColumnKind::Text, u8::MAX),
    ];
    let title = format!("Prices on {}, USD per million tokens", day(at));
    let notes = vec![format!(
        "{}; tiers, batch and other terms: `llmcost prices show MODEL`",
        counted(rows.len() as u64, "model")
    )];
    session.answer(&priced("list", title, columns, rows, &book, notes))
}

fn row(book: &PriceBook, provider: String, model: String, at: Timestamp) -> (String, Vec<Cell>) {
    let plan = book.plan(&PriceQuery {
        provider: &provider,
        model: &model,
        ..PriceQuery::default()
    });
    let rates = plan
        .rates()
        .get(plan.rate(at, 0))
        .and_then(|rates| rates.as_ref().ok());
    let unpriced = Rates::default();
    let status = rates.map_or("unpriced", |rates| rates.provenance.status.as_str());
    let layer = rates.map_or("", |rates| rates.provenance.layer.as_str());
    let source = rates.map_or("", |rates| rates.provenance.source.as_str());
    let rates = rates.unwrap_or(&unpriced);
    let rate = |meter: Meter| per_million(rates.meters[meter as usize]);
    // What no cache of the model is sold for costs as much as uncached input: no price of its own.
    let own = |meter: Meter| match rates.provenance.inherited.contains(&meter) {
        true => Cell::Unknown,
        false => rate(meter),
    };
    let write = match own(Meter::CacheWrite) {
        Cell::Unknown => own(Meter::CacheWrite5m),
        stated => stated,
    };
    let request = match rates.per_call.0 {
        0 => Cell::Unknown,
        _ => money(rates.per_call),
    };
    let row = vec![
        text(&provider),
        text(&model),
        rate(Meter::UncachedInput),
        own(Meter::CacheRead),
        write,
        rate(Meter::Output),
        request,
        text(status),
        text(layer),
        text(source),
    ];
    (status.to_owned(), row)
}
