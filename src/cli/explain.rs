//! `llmcost explain CALL`: where a call was read, which price it has and why, and its cost line by line.

use chrono::DateTime;
use chrono::SecondsFormat;
use chrono_tz::Tz;
use clap::Args;

use crate::analysis;
use crate::cli::Session;
use crate::cli::calls;
use crate::cli::calls::CallsArgs;
use crate::cli::list::text;
use crate::cli::prices;
use crate::cli::prices::BookArgs;
use crate::cli::shell;
use crate::error::Error;
use crate::event::Attribute;
use crate::event::Meter;
use crate::event::UsageEvent;
use crate::pricing::PriceBook;
use crate::pricing::PriceQuery;
use crate::pricing::Unpriced;
use crate::pricing::breakdown;
use crate::pricing::cost;
use crate::table::Cell;
use crate::table::Column;
use crate::table::ColumnKind;
use crate::table::Completeness;
use crate::table::Table;
use crate::table::UnpricedModel;

/// Explain what one call cost: its line in the log, the rule and entry of its price, and the arithmetic
///
/// Calls are named by the first digits of their key, as `llmcost records` and `llmcost runs RUN` show them. Each line is
/// quantity × price ÷ per; the lines add up to what every report counts for the call.
#[derive(Debug, Args)]
pub(super) struct ExplainArgs {
    /// The call: the first digits of its key
    #[arg(value_name = "CALL")]
    call: String,
    #[command(flatten)]
    book: BookArgs,
    #[command(flatten)]
    calls: CallsArgs,
}

pub(super) fn run(arguments: &ExplainArgs, session: &mut Session<'_>) -> Result<u8, Error> {
    let query = arguments.calls.query.query(session)?;
    let zone = session.settings.timezone()?;
    let book = prices::book(&arguments.book, session)?;
    let mut table = calls::ask(&arguments.calls, session, &mut |events| {
        let event = analysis::call(&arguments.call, &query, events, &book)?;
        Ok(explanation(&event, &book, zone))
    })?;
    calls::hint(&mut table);
    session.answer(&table)?;
    calls::complete(&mut table, session)
}

/// The cost of a call and where everything in it comes from.
fn explanation(event: &UsageEvent<'_>, book: &PriceBook, zone: Tz) -> Table {
    let of = |attribute| event.attributes[attribute].as_ref();
    let title = format!(
        "Cost of call {:016x}{:016x}",
        event.key.call, event.key.request
    );
    let mut table = if of(Attribute::Kind) == "charge" {
        stated(title, event, book)
    } else {
        let query = PriceQuery {
            provider: of(Attribute::Provider),
            model: of(Attribute::Model),
            source: of(Attribute::Source),
            kind: of(Attribute::Kind),
            service_tier: of(Attribute::ServiceTier),
            processing: of(Attribute::Processing),
            speed: of(Attribute::Speed),
            region: of(Attribute::Region),
            context_band: of(Attribute::ContextBand),
        };
        match book.explain(&query, event.time, event.meters.input()) {
            Err(unpriced) => without_price(title, event, book, &unpriced),
            Ok(found) => match &found.rates {
                Err(unpriced) => without_price(title, event, book, unpriced),
                Ok(rates) => {
                    let quantities = quantities(event);
                    let size = (&event.meters, quantities.as_slice(), event.calls);
                    let lines = breakdown(rates, size.0, size.1, size.2);
                    let total = cost(rates, size.0, size.1, size.2);
                    prices::arithmetic(title, book, (&found, rates), &lines, total)
                }
            },
        }
    };
    if let Some(context) = &mut table.context {
        "explain".clone_into(&mut context.command);
        let found = context.completeness.get_or_insert_default();
        found.calls = event.calls;
        zone.name().clone_into(&mut context.timezone);
        context.notes.splice(0..0, origin(event, zone));
    }
    table
}

fn quantities<'e>(event: &'e UsageEvent<'_>) -> Vec<(&'e str, u64)> {
    let quantities = event.quantities.iter();
    quantities
        .map(|(name, amount)| (name.as_ref(), *amount))
        .collect()
}

/// Who made the call, when, and which line of which file says so.
fn origin(event: &UsageEvent<'_>, zone: Tz) -> Vec<String> {
    let of = |attribute| event.attributes[attribute].as_ref();
    let time = DateTime::from_timestamp_micros(event.time.0);
    let time = time.map_or_else(
        || "out of range".to_owned(),
        |time| {
            let local = time.with_timezone(&zone);
            local.to_rfc3339_opts(SecondsFormat::AutoSi, true)
        },
    );
    let who = [
        Attribute::Agent,
        Attribute::Run,
        Attribute::Session,
        Attribute::Project,
        Attribute::Attempt,
        Attribute::Status,
    ];
    let who = who.into_iter().filter(|one| !of(*one).is_empty());
    let who: Vec<String> = who
        .map(|one| format!(", {} {}", one.name(), of(one)))
        .collect();
    let mut notes = vec![format!("made {time}{}", who.concat())];
    let (file, line) = (of(Attribute::File), event.line);
    if file.is_empty() {
        notes.push(format!(
            "format {}; its file is not known",
            of(Attribute::Source)
        ));
    } else {
        let place = format!("{file}:{line}");
        notes.push(format!(
            "read from {place} as {}; every field: `llmcost sources explain {}`",
            of(Attribute::Source),
            shell::word(&place)
        ));
    }
    if let Some(cost) = event
        .reported_cost
        .filter(|_| of(Attribute::Kind) != "charge")
    {
        let currency = match of(Attribute::Currency) {
            "" => "USD",
            currency => currency,
        };
        notes.push(format!(
            "the log itself states {cost} {currency} ({})",
            of(Attribute::CostKind)
        ));
    }
    notes
}

/// A charge costs what its bill says.
fn stated(title: String, event: &UsageEvent<'_>, book: &PriceBook) -> Table {
    let dollars = matches!(
        event.attributes[Attribute::Currency].as_ref(),
        "" | "USD" | "usd"
    );
    let cost = event.reported_cost.filter(|_| dollars);
    let cell = cost.map_or(Cell::Unknown, |usd| Cell::Money {
        usd,
        lower_bound: false,
    });
    let mut table = lines(title, vec![("charge".to_owned(), 1)], cell, book);
    if let Some(context) = &mut table.context {
        context.notes.push(match dollars {
            true => "a charge costs what its bill says".to_owned(),
            false => "the bill is not in USD".to_owned(),
        });
    }
    table
}

/// What was used, and why it has no price.
fn without_price(
    title: String,
    event: &UsageEvent<'_>,
    book: &PriceBook,
    unpriced: &Unpriced,
) -> Table {
    let tokens = Meter::ALL.into_iter();
    let tokens = tokens.map(|meter| (meter.name().to_owned(), event.meters[meter]));
    let used = tokens.filter(|(_, amount)| *amount > 0);
    let others = quantities(event).into_iter();
    let others = others.map(|(name, thousandths)| (name.to_owned(), thousandths));
    let mut table = lines(title, used.chain(others).collect(), Cell::Unknown, book);
    if let Some(context) = &mut table.context {
        let of = |attribute| event.attributes[attribute].to_string();
        context.completeness = Some(Completeness {
            unpriced_calls: event.calls,
            unpriced_tokens: event.meters.total(),
            unpriced_models: vec![UnpricedModel {
                provider: of(Attribute::Provider),
                model: of(Attribute::Model),
                reason: unpriced.reason.clone(),
                calls: event.calls,
                tokens: event.meters.total(),
            }],
            ..Completeness::default()
        });
    }
    table
}

/// Quantities without prices of their own, and the cost of all of them.
fn lines(title: String, used: Vec<(String, u64)>, total: Cell, book: &PriceBook) -> Table {
    let rows = used.into_iter().map(|(unit, quantity)| {
        let cost = match &total {
            Cell::Money { .. } => total.clone(),
            _ => Cell::Unknown,
        };
        vec![text(unit), Cell::Count(quantity), cost]
    });
    Table {
        title,
        columns: vec![
            Column::new("unit", "Unit", ColumnKind::Text, 0),
            Column::new("quantity", "Quantity", ColumnKind::Tokens, 0),
            Column::new("cost", "Cost", ColumnKind::Price, 0),
        ],
        rows: rows.collect(),
        totals: Some(vec![Cell::Unstated, Cell::Unstated, total]),
        context: Some(prices::context("explain".to_owned(), book, Vec::new())),
    }
}
