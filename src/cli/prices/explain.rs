//! `llmcost prices explain`: one call in, which price it has, why, and the arithmetic line by line out.

use clap::Args;

use super::answer::MILLION;
use super::answer::money;
use super::answer::per_million;
use super::answer::priced;
use super::book;
use super::book::BookArgs;
use super::show::source_note;
use super::show::terms;
use super::time::day;
use super::time::instant;
use super::tokens::TokenArgs;
use crate::cli::Session;
use crate::cli::list::text;
use crate::error::Error;
use crate::event::Meter;
use crate::event::Meters;
use crate::pricing::Explanation;
use crate::pricing::Line;
use crate::pricing::PriceBook;
use crate::pricing::PriceQuery;
use crate::pricing::Rates;
use crate::pricing::breakdown;
use crate::pricing::cost;
use crate::table::Cell;
use crate::table::Column;
use crate::table::ColumnKind;
use crate::table::Table;
use crate::units::Timestamp;
use crate::units::Usd;

/// Explain the price of a call: rule, layer, entry, source and arithmetic
///
/// Without a size the prices are listed; with one each line is quantity × price ÷ per. Context tiers are told by
/// `--input-tokens`, which counts all input of the call.
#[derive(Debug, Args)]
pub(super) struct ExplainArgs {
    /// The model as the log names it
    #[arg(value_name = "MODEL")]
    model: String,
    /// Who bills, as the log states it
    #[arg(long, value_name = "NAME", default_value = "")]
    provider: String,
    /// When the call was made
    #[arg(long, value_name = "TIME", default_value = "now")]
    at: String,
    /// The tier it was served on: flex, priority …
    #[arg(long, value_name = "TIER", default_value = "")]
    tier: String,
    /// It was processed as a batch
    #[arg(long)]
    batch: bool,
    /// It ran in the fast mode
    #[arg(long)]
    fast: bool,
    /// Region or inference geography
    #[arg(long, value_name = "REGION", default_value = "")]
    region: String,
    #[command(flatten)]
    tokens: TokenArgs,
    #[command(flatten)]
    book: BookArgs,
}

pub(super) fn run(arguments: &ExplainArgs, session: &mut Session<'_>) -> Result<u8, Error> {
    let book = book::book(&arguments.book, session)?;
    let at = instant(&arguments.at, session)?.unwrap_or(session.environment.now);
    let size = arguments.tokens.meters()?;
    let query = PriceQuery {
        provider: &arguments.provider,
        model: &arguments.model,
        kind: "call",
        service_tier: &arguments.tier,
        processing: if arguments.batch { "batch" } else { "" },
        speed: if arguments.fast { "fast" } else { "" },
        region: &arguments.region,
        source: "",
        context_band: "",
    };
    let input = size.map_or(0, |meters| meters.input());
    let found = match book.explain(&query, at, input) {
        Ok(found) => found,
        Err(unpriced) => {
            return Err(Error::Usage(format!(
                "{}: {}",
                unpriced.status, unpriced.reason
            )));
        }
    };
    let rates = match &found.rates {
        Ok(rates) => rates,
        Err(unpriced) => {
            return Err(Error::Usage(format!(
                "{}: {}",
                unpriced.status, unpriced.reason
            )));
        }
    };
    let table = answer(arguments, &book, &found, rates, size, at);
    session.answer(&table)
}

fn answer(
    arguments: &ExplainArgs,
    book: &PriceBook,
    found: &Explanation,
    rates: &Rates,
    size: Option<Meters>,
    at: Timestamp,
) -> Table {
    let title = format!("Price of {} on {}", arguments.model, day(at));
    match &size {
        Some(meters) => {
            let (lines, total) = (
                breakdown(rates, meters, &[], 1),
                cost(rates, meters, &[], 1),
            );
            arithmetic(title, book, (found, rates), &lines, total)
        }
        None => {
            let rows = offered(rates);
            let rows = rows
                .iter()
                .map(|line| row(line, false, listed(found, rates, &line.unit)));
            let rows = rows.collect();
            let notes = notes(book, found, rates);
            priced("explain", title, columns(false), rows, book, notes)
        }
    }
}

/// A cost line by line with its total (and tokens without a price), and why the prices are what they are.
pub(in crate::cli) fn arithmetic(
    title: String,
    book: &PriceBook,
    (found, rates): (&Explanation, &Rates),
    lines: &[Line],
    (total, unpriced): (Usd, u64),
) -> Table {
    let rows = lines
        .iter()
        .map(|line| row(line, true, listed(found, rates, &line.unit)));
    let rows = rows.collect();
    let notes = notes(book, found, rates);
    let mut table = priced("explain", title, columns(true), rows, book, notes);
    let mut totals = vec![Cell::Unstated; table.columns.len()];
    if let Some(place) = totals.get_mut(4) {
        *place = Cell::Money {
            usd: total,
            lower_bound: unpriced > 0,
        };
    }
    table.totals = Some(totals);
    table
}

/// What the entry itself has a price for, one line each, without quantities.
fn offered(rates: &Rates) -> Vec<Line> {
    let line = |unit: &str, rate| Line {
        unit: unit.to_owned(),
        quantity: 0,
        rate: Some(rate),
        amount: None,
        inherited: false,
    };
    let tokens = Meter::ALL
        .into_iter()
        .filter(|meter| !rates.provenance.inherited.contains(meter))
        .filter_map(|meter| Some(line(meter.name(), rates.meters[meter as usize]?)));
    let others = rates
        .quantities
        .iter()
        .map(|(name, rate)| line(name, *rate));
    let call = (rates.per_call.0 != 0).then(|| line("call", rates.per_call));
    tokens.chain(others).chain(call).collect()
}

fn columns(sized: bool) -> Vec<Column> {
    let only_sized = if sized { 0 } else { u8::MAX };
    vec![
        Column::new("unit", "Unit", ColumnKind::Text, 0),
        Column::new("quantity", "Quantity", ColumnKind::Tokens, only_sized),
        Column::new("price", "Price", ColumnKind::Price, 0),
        Column::new("per", "Per", ColumnKind::Count, 0),
        Column::new("cost", "Cost", ColumnKind::Price, only_sized),
        Column::new("list_price", "List", ColumnKind::Price, 5),
        Column::new("taken_from", "Taken from", ColumnKind::Text, 5),
    ]
}

fn row(line: &Line, sized: bool, list_price: Cell) -> Vec<Cell> {
    /// Units that are no tokens are counted in thousandths, and their rates are for those.
    const PARTS: u64 = 1000;
    let whole = line.rate.and_then(|rate| rate.checked_mul(PARTS));
    let whole = whole.map_or(Cell::Unknown, money);
    let (quantity, price, per) = match (Meter::named(&line.unit), line.unit.as_str()) {
        (Some(_), _) => (line.quantity, per_million(line.rate), MILLION),
        (None, "call") => (line.quantity, line.rate.map_or(Cell::Unknown, money), 1),
        (None, _) if line.quantity.is_multiple_of(PARTS) => (line.quantity / PARTS, whole, 1),
        // A part of a unit: thousandths at the price of a thousand of them.
        (None, _) => (line.quantity, whole, PARTS),
    };
    vec![
        text(&line.unit),
        if sized {
            Cell::Count(quantity)
        } else {
            Cell::Unknown
        },
        price,
        Cell::Count(per),
        match line.amount {
            Some(amount) => money(amount),
            None => Cell::Unknown,
        },
        list_price,
        text(if line.inherited { "inherited" } else { "" }),
    ]
}

/// The price before uplifts and contracts, where there are any and the entry states it.
fn listed(found: &Explanation, rates: &Rates, unit: &str) -> Cell {
    let provenance = &rates.provenance;
    if provenance.uplifts.is_empty() && provenance.contracts.is_empty() {
        return Cell::Unknown;
    }
    let stated = found.entry.as_ref().and_then(|entry| {
        let mut rates = entry.rates.iter();
        rates.find(|rate| rate.unit == unit && rate.per == MILLION)
    });
    stated.map_or(Cell::Unknown, |rate| money(rate.price))
}

/// Why this price: provider, id, entry, source, factors; one sentence each.
fn notes(book: &PriceBook, found: &Explanation, rates: &Rates) -> Vec<String> {
    let provenance = &rates.provenance;
    let resold = match found.lister == found.provider {
        true => String::new(),
        false => format!("; it sells at the list price of {}", found.lister),
    };
    let mut notes = vec![
        format!(
            "provider {}: {}{resold}",
            found.provider, found.provider_rule
        ),
        format!("model {}: {}", found.model, found.model_rule),
    ];
    if let Some(entry) = &found.entry {
        let validity = match (entry.from, entry.until) {
            (Timestamp::MIN, Timestamp::MAX) => "at all times".to_owned(),
            (from, Timestamp::MAX) => format!("from {} on", day(from)),
            (Timestamp::MIN, until) => format!("before {}", day(until)),
            (from, until) => format!("{} to {}", day(from), day(until)),
        };
        let terms = match terms(entry).as_str() {
            "" => "standard terms".to_owned(),
            terms => terms.to_owned(),
        };
        notes.push(format!(
            "entry of the {} layer: {validity}, {terms}, {}",
            entry.layer, provenance.status
        ));
        notes.extend(source_note(book, entry));
    }
    notes.extend(
        provenance
            .uplifts
            .iter()
            .map(|uplift| format!("uplift of the provider, in the prices: {uplift}")),
    );
    notes.extend(
        provenance
            .contracts
            .iter()
            .map(|contract| format!("contract, in the prices: {contract}")),
    );
    if provenance.not_offered {
        notes
            .push("these terms are not sold for this model or size: priced as standard".to_owned());
    }
    notes
}
