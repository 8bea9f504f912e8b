//! `llmcost report`: cost and tokens by any dimensions.

use std::path::PathBuf;

use clap::Args;

use crate::analysis;
use crate::analysis::ColumnChoice;
use crate::analysis::CostBasis;
use crate::analysis::Dimension;
use crate::analysis::Query;
use crate::analysis::Sort;
use crate::cli::Session;
use crate::cli::prices;
use crate::cli::query::QueryArgs;
use crate::cli::reading;
use crate::cli::reading::FormatArgs;
use crate::error::Error;
use crate::event::Scan;
use crate::store::Store;
use crate::table::Table;

/// Break cost and tokens down by any dimensions
///
/// Answers from the store, or from files with `--from`. Costs are what the calls cost by the price in force when
/// each was made; calls without a price are counted beside the total, which then is a lower bound.
#[derive(Debug, Args)]
#[command(after_long_help = long_help())]
pub(super) struct ReportArgs {
    /// What to break down by: a list such as `agent,model` or `day,tag:env`
    #[arg(long, value_name = "DIMENSIONS", value_delimiter = ',')]
    by: Vec<String>,
    /// Answer from these files and folders instead of the store
    #[arg(long, value_name = "PATH", num_args = 1..)]
    from: Vec<PathBuf>,
    #[command(flatten)]
    format: FormatArgs,
    /// Keep the first N rows and fold the rest into one
    #[arg(long, value_name = "N")]
    top: Option<usize>,
    /// Sort by a column, rising; `-column` falls [default: by time, then by falling cost]
    #[arg(long, value_name = "COLUMN", allow_hyphen_values = true)]
    sort: Option<String>,
    /// Which columns: a list, or `+column,-column` to add to and take from the usual ones
    #[arg(long, value_name = "COLUMNS", allow_hyphen_values = true)]
    columns: Option<String>,
    /// Which cost: by the price book, as the logs report it, or reported where there is one
    #[arg(long, value_name = "BASIS", default_value = "computed", value_parser = ["computed", "reported", "prefer-reported"])]
    cost: String,
    /// Price books of your own, the strongest last
    #[arg(long, value_name = "FILE")]
    prices: Vec<PathBuf>,
    #[command(flatten)]
    query: QueryArgs,
}

pub(super) fn run(arguments: &ReportArgs, session: &mut Session<'_>) -> Result<u8, Error> {
    let query = query(arguments, session)?;
    let book = prices::book(&arguments.prices, session)?;
    let mut table = if arguments.from.is_empty() {
        let store = Store::open(&session.settings.store(session.environment)?, false)?;
        let snapshot = store.snapshot()?;
        if snapshot.is_empty() {
            session.say("the store is empty; fill it with `llmcost ingest`, or answer from files with `--from PATH`");
        }
        analysis::report(&query, &snapshot as &dyn Scan, &book)?
    } else {
        let read = reading::into_ledger(&arguments.from, &arguments.format, session)?;
        let mut table = analysis::report(&query, &read.ledger, &book)?;
        if let Some(completeness) = completeness(&mut table) {
            completeness.rejected = read.rejected;
        }
        table
    };
    session.answer(&table)?;
    complete(&mut table, session)
}

fn query(arguments: &ReportArgs, session: &Session<'_>) -> Result<Query, Error> {
    let by = arguments
        .by
        .iter()
        .map(|name| Dimension::parse(name.trim()))
        .collect::<Result<Vec<_>, _>>()?;
    let sort = arguments.sort.as_deref();
    Ok(Query {
        sort: sort.map(|text| Sort::parse(text, &by)).transpose()?,
        columns: arguments
            .columns
            .as_deref()
            .map_or_else(|| Ok(ColumnChoice::default()), ColumnChoice::parse)?,
        filter: arguments.query.filter()?,
        period: arguments.query.period(session)?,
        zone: session.settings.timezone()?,
        top: arguments.top,
        basis: match arguments.cost.as_str() {
            "reported" => CostBasis::Reported,
            "prefer-reported" => CostBasis::PreferReported,
            _ => CostBasis::Computed,
        },
        by,
    })
}

fn completeness(table: &mut Table) -> Option<&mut crate::table::Completeness> {
    table.context.as_mut()?.completeness.as_mut()
}

/// Exit code 5 under `--strict` when the answer holds less than the truth.
fn complete(table: &mut Table, session: &Session<'_>) -> Result<u8, Error> {
    let strict = session.settings.switch("strict");
    let Some(found) = completeness(table).filter(|_| strict) else {
        return Ok(0);
    };
    let unpriced = found.unpriced_calls + found.partial_calls;
    if unpriced == 0 && found.rejected == 0 {
        return Ok(0);
    }
    Err(Error::Incomplete(format!(
        "the answer is incomplete: {unpriced} of {} calls lack a price, {} records were rejected; \
         add prices with `--prices FILE`, or drop `--strict`",
        found.calls, found.rejected
    )))
}

fn long_help() -> String {
    let mut help = "Dimensions (--by):\n".to_owned();
    for entry in analysis::DIMENSIONS {
        help += &format!("  {:<14} {}\n", entry.name, entry.about);
    }
    help += "\nColumns (--columns, --sort):\n";
    for measure in analysis::measures() {
        help += &format!("  {:<26} {}\n", measure.name, measure.about);
    }
    help
}
