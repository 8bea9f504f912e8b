//! `llmcost forecast`: what the running day, week, month and quarter will have cost.

use clap::Args;
use clap::builder::PossibleValuesParser;

use crate::analysis::CostBasis;
use crate::analysis::Dimension;
use crate::analysis::Query;
use crate::analysis::budget;
use crate::analysis::budget::BudgetQuery;
use crate::analysis::budget::Projecting;
use crate::analysis::forecast;
use crate::analysis::forecast::ForecastQuery;
use crate::analysis::forecast::Method;
use crate::analysis::forecast::To;
use crate::cli::Session;
use crate::cli::budget::comparable;
use crate::cli::calls;
use crate::cli::calls::CallsArgs;
use crate::cli::chart::ChartFileArgs;
use crate::cli::cost_basis::BasisArgs;
use crate::cli::prices;
use crate::cli::prices::BookArgs;
use crate::error::Error;
use crate::render::Chart;
use crate::render::ChartKind;
use crate::units::Usd;

/// Project what the day, week, month and quarter will have cost
///
/// What was spent plus what is to come is the total, with the ranges it should lie in 80 and 95 times of 100:
/// `--backtest` tells how often it did. The running day enters by its own pace, never as a whole day. What is to come
/// is learned from all calls of the question at today's prices, so that a price cut is no trend. Notes tell which budgets
/// will be passed, and when, unless filters choose the calls.
#[derive(Debug, Args)]
#[command(after_long_help = METHODS)]
pub(super) struct ForecastArgs {
    /// To the end of the running day, week, month or quarter, or from today up to, not including, a date [default: all
    /// four; month with `--by`]
    #[arg(long, value_name = "END")]
    to: Option<String>,
    /// Project each agent, model … on its own: a list such as `agent` or `provider,model`
    #[arg(
        long,
        value_name = "DIMENSIONS",
        default_value = "",
        hide_default_value = true
    )]
    by: String,
    /// Keep the N rows of most spend and project the rest as one
    #[arg(long, value_name = "N", requires = "by")]
    top: Option<usize>,
    /// How to project; the others stand beside it for comparison
    #[arg(long, value_name = "METHOD", default_value = "glr",
          value_parser = PossibleValuesParser::new(Method::ALL.map(Method::name)))]
    method: String,
    /// Plans and seats in USD a month: added by the day, not projected
    #[arg(long, value_name = "USD", value_parser = amount, allow_hyphen_values = true)]
    fixed: Option<Usd>,
    /// How far off past forecasts of these calls would have been, beside simpler methods
    #[arg(long, conflicts_with_all = ["by", "method", "fixed", "chart", "chart_file"])]
    backtest: bool,
    #[command(flatten)]
    cost: BasisArgs,
    /// Draw a bar per row with its ranges below, instead of the table
    #[arg(long, conflicts_with = "backtest")]
    chart: bool,
    #[command(flatten)]
    chart_file: ChartFileArgs,
    #[command(flatten)]
    book: BookArgs,
    #[command(flatten)]
    calls: CallsArgs,
}

const METHODS: &str = "\
Methods (--method):
  glr       the last week's level, reverting to the last month's, times a weekday profile; where spend is smooth,
            averaged with Theta for the next 31 days. The only one with ranges
  run-rate  the period's own pace so far goes on
  mean-7    every day costs the mean of the last seven
  trend-30  a straight line through the last thirty days, by weekday

History: a day or week needs 3 complete days, a quarter 28; below 7 the projection is a flat mean of low confidence.
`--since` limits what is learned from and counted as spent; `--until` projects as of an earlier instant.
";

pub(super) fn run(arguments: &ForecastArgs, session: &mut Session<'_>) -> Result<u8, Error> {
    let query = query(arguments, session)?;
    let budgets = match arguments.backtest {
        true => Vec::new(),
        false => comparable(&query.calls, session)?,
    };
    let question = BudgetQuery {
        is_present: false,
        projecting: Projecting::Always,
        active_since: Some(budget::active_since(query.as_of())),
        judging: false,
        ..BudgetQuery::new(&budgets, query.as_of())
    };
    let book = prices::book(&arguments.book, session)?;
    let mut table = calls::ask(&arguments.calls, session, &mut |events| {
        if arguments.backtest {
            forecast::backtested(&query, events, &book)
        } else {
            let mut table = forecast::forecast(&query, events, &book)?;
            let found = budget::evaluate(&question, events, &book)?;
            if let Some(context) = &mut table.context {
                context.notes.extend(budget::ahead(&found));
            }
            Ok(table)
        }
    })?;
    if query.calls.basis != CostBasis::Reported {
        calls::hint(&mut table);
    }
    let chart = Chart {
        kind: ChartKind::Ranges,
        labels: query.calls.by.len().max(1),
        value: "total_cost",
    };
    arguments.chart_file.write(&table, chart, session)?;
    session.draw(&table, arguments.chart.then_some(chart))?;
    calls::complete(&mut table, session)
}

fn query(arguments: &ForecastArgs, session: &Session<'_>) -> Result<ForecastQuery, Error> {
    let by = Dimension::parse_list(&arguments.by)?;
    if let Some(time) = by.iter().find(|dimension| dimension.is_time()) {
        return Err(Error::Usage(format!(
            "`--by {}` cuts time, which a forecast does itself; `--to` says how far",
            time.name()
        )));
    }
    let mut query = ForecastQuery {
        calls: Query {
            top: arguments.top,
            basis: arguments.cost.basis(),
            by,
            ..arguments.calls.query.query(session)?
        },
        now: session.environment.now,
        to: Vec::new(),
        method: Method::parse(&arguments.method)?,
        fixed: arguments.fixed.unwrap_or_default(),
    };
    query.to = match arguments.to.as_deref() {
        Some(text) => vec![To::parse(text, query.calls.zone, query.as_of())?],
        None if query.calls.by.is_empty() => To::NAMED.to_vec(),
        None => vec![To::Month],
    };
    if arguments.backtest && query.to.iter().all(|to| !To::TESTED.contains(to)) {
        return Err(Error::Usage(
            "past forecasts are asked to the end of the week, month or quarter; use `--to` with one of these, or leave it out"
                .to_owned(),
        ));
    }
    Ok(query)
}

fn amount(text: &str) -> Result<Usd, String> {
    match Usd::parse(text.trim_start_matches('$')) {
        Ok(usd) if usd >= Usd::ZERO => Ok(usd),
        Ok(_) => Err("an amount cannot be negative".to_owned()),
        Err(error) => Err(error.to_string()),
    }
}
