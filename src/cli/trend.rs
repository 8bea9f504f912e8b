//! `llmcost trend`: cost over time, per step and series.

use clap::Args;

use crate::analysis;
use crate::analysis::ColumnChoice;
use crate::analysis::CostBasis;
use crate::analysis::Dimension;
use crate::analysis::Query;
use crate::analysis::TimeUnit;
use crate::analysis::TrendQuery;
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

/// Show cost over time as a chart: per day, week or month, and per provider, agent, model …
///
/// Every step is there, those without calls too. The trend compares the last 14 complete days with the 14 before: they are
/// called increasing or decreasing when they differ by more than weeks of the series usually do (5 % at least), bursty when
/// its weeks swing by more than 60 %, else stable.
#[derive(Debug, Args)]
#[command(after_long_help = AFTER)]
pub(super) struct TrendArgs {
    /// Length of a step [default: what suits the length of the period]
    #[arg(long, value_name = "UNIT", value_parser = ["hour", "day", "week", "month", "quarter", "year"])]
    every: Option<String>,
    /// A series per what: a list such as `agent` or `provider,model`; `total` for one series
    #[arg(long, value_name = "DIMENSIONS", default_value = "provider")]
    by: String,
    /// Keep the N dearest series and fold the rest into one
    #[arg(long, value_name = "N")]
    top: Option<usize>,
    #[command(flatten)]
    compare: CompareArgs,
    /// Draw bars, stacked by series, or list the numbers behind them
    #[arg(long, value_name = "KIND", default_value = "bars", value_parser = ["bars", "none"], num_args = 0..=1, default_missing_value = "bars")]
    chart: String,
    #[command(flatten)]
    cost: CostArgs,
    #[command(flatten)]
    chart_file: ChartFileArgs,
    #[command(flatten)]
    book: BookArgs,
    #[command(flatten)]
    calls: CallsArgs,
}

const AFTER: &str = "\
Columns in CSV and JSON:
  step_difference, step_change   against the step before; empty where one is known in part only
  coverage                       part of the step that is in the period and over; 1 is all of it
  trend                          the word for the whole series, the same in all of its rows
  compared_…, difference, change against the same step of the other period (--compare)

Examples:
  llmcost trend --period this-month --compare previous
  llmcost trend --every week --by agent --top 5
  llmcost trend --by total --chart none --format csv
";

/// What a step says besides its cost.
const COLUMNS: &str = "calls,total_tokens,cost";

pub(super) fn run(arguments: &TrendArgs, session: &mut Session<'_>) -> Result<u8, Error> {
    let (book, at) = arguments.cost.book(&arguments.book, session)?;
    let asked = question(arguments, session)?;
    let mut table = calls::ask(&arguments.calls, session, &mut |events| {
        analysis::trend(&asked, events, &book)
    })?;
    cost_basis::note(at, &mut table);
    if arguments.cost.basis() != CostBasis::Reported {
        calls::hint(&mut table);
    }
    let chart = Chart {
        kind: ChartKind::Columns,
        labels: asked.query.by.len() + 1,
        value: "cost",
    };
    arguments.chart_file.write(&table, chart, session)?;
    session.draw(&table, (arguments.chart != "none").then_some(chart))?;
    calls::complete(&mut table, session)
}

fn question(arguments: &TrendArgs, session: &Session<'_>) -> Result<TrendQuery, Error> {
    let period = arguments.calls.query.period(session)?;
    let by = match arguments.by.trim() {
        "total" => Vec::new(),
        by => Dimension::parse_list(by)?,
    };
    Ok(TrendQuery {
        periods: arguments.compare.periods(period, session)?,
        every: arguments.every.as_deref().and_then(unit),
        now: session.environment.now,
        query: Query {
            by,
            period,
            top: arguments.top,
            columns: ColumnChoice::parse(COLUMNS)?,
            basis: arguments.cost.basis(),
            ..arguments.calls.query.query(session)?
        },
    })
}

fn unit(name: &str) -> Option<TimeUnit> {
    match Dimension::parse(name) {
        Ok(Dimension::Time(unit)) => Some(unit),
        _ => None,
    }
}
