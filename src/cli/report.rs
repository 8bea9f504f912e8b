//! `llmcost report`: cost and tokens by any dimensions.

use clap::Args;

use crate::analysis;
use crate::analysis::ColumnChoice;
use crate::analysis::CostBasis;
use crate::analysis::Dimension;
use crate::analysis::Query;
use crate::analysis::Sort;
use crate::cli::Session;
use crate::cli::calls;
use crate::cli::calls::CallsArgs;
use crate::cli::chart::ChartFileArgs;
use crate::cli::compare::CompareArgs;
use crate::cli::cost_basis;
use crate::cli::cost_basis::CostArgs;
use crate::cli::prices::BookArgs;
use crate::error::Error;
use crate::render::Chart;
use crate::render::ChartKind;

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
    /// Keep the first N rows and fold the rest into one
    #[arg(long, value_name = "N")]
    top: Option<usize>,
    /// Sort by a column, rising; `-column` falls [default: by time, then by falling cost]
    #[arg(long, value_name = "COLUMN", allow_hyphen_values = true)]
    sort: Option<String>,
    /// Which columns: a list, or `+column,-column` to add to and take from the usual ones
    #[arg(long, value_name = "COLUMNS", allow_hyphen_values = true)]
    columns: Option<String>,
    #[command(flatten)]
    cost: CostArgs,
    #[command(flatten)]
    compare: CompareArgs,
    /// Draw a bar per value of the first dimension, stacked by the others, instead of the table
    #[arg(long)]
    chart: bool,
    #[command(flatten)]
    chart_file: ChartFileArgs,
    #[command(flatten)]
    book: BookArgs,
    #[command(flatten)]
    calls: CallsArgs,
}

pub(super) fn run(arguments: &ReportArgs, session: &mut Session<'_>) -> Result<u8, Error> {
    let query = query(arguments, session)?;
    let (book, at) = arguments.cost.book(&arguments.book, session)?;
    let periods = arguments.compare.periods(query.period, session)?;
    let mut table = calls::ask(&arguments.calls, session, &mut |events| match &periods {
        Some(periods) => analysis::compare(&query, periods, events, &book),
        None => analysis::report(&query, events, &book),
    })?;
    cost_basis::note(at, &mut table);
    if query.basis != CostBasis::Reported {
        calls::hint(&mut table);
    }
    let chart = Chart {
        kind: match query.by.first() {
            Some(first) if first.is_time() => ChartKind::Columns,
            _ => ChartKind::Bars,
        },
        labels: query.by.len(),
        value: "cost",
    };
    arguments.chart_file.write(&table, chart, session)?;
    session.draw(&table, arguments.chart.then_some(chart))?;
    calls::complete(&mut table, session)
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
        top: arguments.top,
        basis: arguments.cost.basis(),
        by,
        ..arguments.calls.query.query(session)?
    })
}

const PRICES_AT: &str = "\
Prices of another day (--prices-at):
  The store keeps no prices, so `ingest` is no memory of the book as it was at ingest: each call is priced by the
  entry of the present book that was in force when the call was made. `llmcost prices lock` holds a report to one
  book. A date means its first instant in UTC; hours and weekdays of a price stay those of the call.
";

fn long_help() -> String {
    let mut help = PRICES_AT.to_owned();
    help += "\nDimensions (--by):\n";
    for entry in analysis::DIMENSIONS {
        help += &format!("  {:<14} {}\n", entry.name, entry.about);
    }
    help += "\nColumns (--columns, --sort):\n";
    for measure in analysis::measures() {
        help += &format!("  {:<26} {}\n", measure.name, measure.about);
    }
    help
}
