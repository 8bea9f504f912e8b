//! Models to choose from, and one call's size or all calls of a log, in: what each would cost, cheapest first, out.

use super::columns::ColumnChoice;
use super::report::{Query, report};
use crate::error::Error;
use crate::event::{Meter, Meters, Scan};
use crate::pricing::{PriceBook, PriceQuery, Rates, Replacement, View, cost};
use crate::table::{Cell, Column, ColumnKind, Completeness, Context, PriceBookLabel, Table};
use crate::units::{Period, Timestamp, Usd, divide_half_even};

/// Tokens in the unit prices are quoted for.
const MILLION: u64 = 1_000_000;
/// The row of what was really called.
const AS_LOGGED: &str = "(as logged)";
/// What is taken from a report of all calls, in this order.
const COLUMNS: &str = "calls,input_tokens,cache_read_tokens,output_tokens,total_tokens,cost";

/// A model, its standard rates and what it would cost.
struct Candidate {
    model: String,
    /// Or why there are none.
    rates: Result<Rates, String>,
    cost: Cell,
    tokens: u64,
}

/// What one call of that size would cost, made at `at`.
#[must_use]
pub fn compare_call(book: &PriceBook, models: &[String], size: &Meters, at: Timestamp) -> Table {
    let input = size.input();
    let candidates = models.iter().map(|model| {
        let rates = rates(book, model, at, input);
        let cost = rates.as_ref().map_or(Cell::Unknown, |rates| {
            let (usd, unpriced) = cost(rates, size, &[], 1);
            Cell::Money {
                usd,
                lower_bound: unpriced > 0,
            }
        });
        Candidate {
            model: model.clone(),
            rates,
            cost,
            tokens: size.total(),
        }
    });
    let title = "Cost of one call of this size".to_owned();
    table(title, candidates.collect(), book, Period::ALL, None)
}

/// What all calls of the question would have cost had each been made with one model, at the prices of `at`.
///
/// # Errors
/// As [`report`].
pub fn compare_mix(
    query: &Query,
    events: &dyn Scan,
    book: &mut PriceBook,
    models: &[String],
    at: Timestamp,
) -> Result<Table, Error> {
    let query = Query {
        by: Vec::new(),
        columns: ColumnChoice::parse(COLUMNS)?,
        top: None,
        sort: None,
        ..query.clone()
    };
    let logged = totals(&query, events, book)?;
    let mut candidates = vec![Candidate {
        model: AS_LOGGED.to_owned(),
        rates: Err(String::new()),
        cost: logged.cost.clone(),
        tokens: logged.total,
    }];
    for model in models {
        book.look(View {
            at: Some(at),
            replacements: vec![Replacement {
                old: None,
                new: model.clone(),
            }],
            ..View::default()
        });
        let cost = totals(&query, events, book)?.cost;
        book.look(View::default());
        candidates.push(Candidate {
            model: model.clone(),
            rates: rates(book, model, at, 0),
            cost,
            tokens: logged.total,
        });
    }
    let completeness = Completeness {
        calls: logged.calls,
        ..Completeness::default()
    };
    let title = "Cost of your calls, all made with one model".to_owned();
    let mut table = table(title, candidates, book, query.period, Some(completeness));
    if let Some(context) = &mut table.context {
        context.timezone = query.zone.name().to_owned();
        context.notes.push(logged.mix());
    }
    Ok(table)
}

/// The rates of a call of that size, or why there is no price.
fn rates(book: &PriceBook, model: &str, at: Timestamp, input: u64) -> Result<Rates, String> {
    let plan = book.plan(&PriceQuery {
        model,
        kind: "call",
        ..PriceQuery::default()
    });
    match plan.rates().get(plan.rate(at, input)) {
        Some(Ok(rates)) => Ok(rates.clone()),
        Some(Err(unpriced)) => Err(unpriced.reason.clone()),
        None => Err("no price".to_owned()),
    }
}

/// The sums of all calls in question.
struct Totals {
    calls: u64,
    input: u64,
    cache_read: u64,
    output: u64,
    total: u64,
    cost: Cell,
}

fn totals(query: &Query, events: &dyn Scan, book: &PriceBook) -> Result<Totals, Error> {
    let row = report(query, events, book)?.totals.unwrap_or_default();
    let count = |place: usize| match row.get(place) {
        Some(Cell::Count(count)) => *count,
        _ => 0,
    };
    Ok(Totals {
        calls: count(0),
        input: count(1),
        cache_read: count(2),
        output: count(3),
        total: count(4),
        cost: row.get(5).cloned().unwrap_or(Cell::Unknown),
    })
}

impl Totals {
    /// `the mix: 91.5 % input, 41.8 % of it read from a cache, and 8.5 % output, in 2100 calls`.
    fn mix(&self) -> String {
        let share = |part: u64, whole: u64| match whole {
            0 => "0".to_owned(),
            whole => {
                let tenths = divide_half_even(i128::from(part) * 1000, whole.into());
                format!("{}.{}", tenths / 10, tenths % 10)
            }
        };
        format!(
            "the mix: {} % input, {} % of it read from a cache, and {} % output, in {} calls",
            share(self.input, self.total),
            share(self.cache_read, self.input),
            share(self.output, self.total),
            self.calls
        )
    }
}

fn table(
    title: String,
    mut candidates: Vec<Candidate>,
    book: &PriceBook,
    period: Period,
    completeness: Option<Completeness>,
) -> Table {
    let usd = |candidate: &Candidate| match candidate.cost {
        Cell::Money { usd, .. } => Some(usd),
        _ => None,
    };
    candidates.sort_by_key(|candidate| (usd(candidate).is_none(), usd(candidate)));
    let cheapest = candidates.iter().find_map(usd);
    let mut notes = vec![
        "input, cached and output are USD per million tokens of that kind; per 1M and per 1K, of this mix"
            .to_owned(),
    ];
    notes.extend(candidates.iter().filter_map(|candidate| {
        let reason = candidate.rates.as_ref().err()?;
        (!reason.is_empty()).then(|| format!("{}: {reason}", candidate.model))
    }));
    let rows = candidates
        .into_iter()
        .map(|candidate| candidate.row(cheapest))
        .collect();
    Table {
        title,
        columns: columns(),
        rows,
        totals: None,
        context: Some(Context {
            command: "prices compare".to_owned(),
            period,
            timezone: "UTC".to_owned(),
            price_book: Some(PriceBookLabel {
                digest: book.digest(),
                as_of: book.as_of(),
            }),
            completeness,
            notes,
        }),
    }
}

impl Candidate {
    fn row(self, cheapest: Option<Usd>) -> Vec<Cell> {
        let money = |usd: Option<Usd>| {
            usd.map_or(Cell::Unknown, |usd| Cell::Money {
                usd,
                lower_bound: false,
            })
        };
        let listed = |meter: Meter| {
            let rate = self
                .rates
                .as_ref()
                .ok()?
                .meters
                .get(meter as usize)
                .copied()??;
            rate.checked_mul(MILLION)
        };
        let (usd, bound) = match self.cost {
            Cell::Money { usd, lower_bound } => (Some(usd), lower_bound),
            _ => (None, false),
        };
        let per = |tokens: u64| match (usd, self.tokens) {
            (Some(usd), 1..) => usd
                .checked_mul(tokens)
                .map_or(Cell::Unknown, |usd| Cell::Money {
                    usd: Usd(divide_half_even(usd.0, self.tokens.into())).round(12),
                    lower_bound: bound,
                }),
            _ => Cell::Unknown,
        };
        let ratio = match (usd, cheapest) {
            (Some(usd), Some(cheapest)) if cheapest.0 > 0 => Cell::Ratio {
                numerator: usd.0,
                denominator: cheapest.0,
            },
            _ => Cell::Unknown,
        };
        let provider = self
            .rates
            .as_ref()
            .map(|rates| rates.provenance.provider.clone());
        vec![
            Cell::Text(self.model.clone()),
            provider.map_or(Cell::Unknown, Cell::Text),
            money(listed(Meter::UncachedInput)),
            money(listed(Meter::CacheRead)),
            money(listed(Meter::Output)),
            self.cost.clone(),
            per(MILLION),
            per(1000),
            ratio,
        ]
    }
}

fn columns() -> Vec<Column> {
    vec![
        Column::new("model", "Model", ColumnKind::Text, 0),
        Column::new("provider", "Provider", ColumnKind::Text, 4),
        Column::new("input", "Input", ColumnKind::Price, 2),
        Column::new("cache_read", "Cached", ColumnKind::Price, 3),
        Column::new("output", "Output", ColumnKind::Price, 2),
        Column::new("cost", "Cost", ColumnKind::Money, 0),
        Column::new("cost_per_1m_tokens", "Per 1M", ColumnKind::Money, 1),
        Column::new("cost_per_1k_tokens", "Per 1K", ColumnKind::Money, 1),
        Column::new("ratio", "Ratio", ColumnKind::Multiple, 0),
    ]
}
