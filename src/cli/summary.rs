//! `llmcost summary`: everything at one look, and the same in the forms that other programs expect.

use clap::Args;
use clap::builder::PossibleValuesParser;

use crate::analysis;
use crate::analysis::CostBasis;
use crate::analysis::MonthlyBudget;
use crate::analysis::Query;
use crate::analysis::SHAPES;
use crate::analysis::Shape;
use crate::analysis::ShapeQuery;
use crate::analysis::SummaryQuery;
use crate::cli::Session;
use crate::cli::budget;
use crate::cli::calls;
use crate::cli::calls::CallsArgs;
use crate::cli::prices;
use crate::cli::prices::BookArgs;
use crate::cli::settings::Origin;
use crate::error::Error;
use crate::render;
use crate::render::Chart;
use crate::render::ChartKind;
use crate::units::Timestamp;

/// Show everything at one look: today, week and month, where they are going, and what they went to
///
/// Each running period stands beside the one before up to the same point, with what it will have cost at its end and the
/// range that should hold 80 times of 100. Below it the budgets, unless filters choose the calls; and the last thirty days beside the thirty before: runs, sessions, the hour
/// of the day that costs most, what has no price, and the dearest agents and models. `--until` and `--period` answer as of
/// their end.
#[derive(Debug, Args)]
#[command(after_long_help = long_help())]
pub(super) struct SummaryArgs {
    /// Show the N dearest agents and models, the rest as one, and the N most used budgets
    #[arg(long, value_name = "N", default_value = "5")]
    top: usize,
    /// Answer as JSON with the field names of another program, over all calls asked for
    #[arg(long, value_name = "SHAPE", conflicts_with = "top",
          value_parser = PossibleValuesParser::new(SHAPES.iter().map(|shape| shape.name)))]
    shape: Option<String>,
    /// Print the JSON Schema of the answer instead: of `--shape`, else of `--format json`
    #[arg(long)]
    schema: bool,
    /// Which cost: by the price book, as the logs report it, or reported where there is one
    #[arg(long, value_name = "BASIS", default_value = "computed", value_parser = ["computed", "reported", "prefer-reported"])]
    cost: String,
    #[command(flatten)]
    book: BookArgs,
    #[command(flatten)]
    calls: CallsArgs,
}

/// What `--format json` satisfies.
const SCHEMA: &str = include_str!("summary.schema.json");

pub(super) fn run(arguments: &SummaryArgs, session: &mut Session<'_>) -> Result<u8, Error> {
    let shape = arguments
        .shape
        .as_deref()
        .map(analysis::shape)
        .transpose()?;
    if arguments.schema {
        let schema = shape.map_or(SCHEMA, |shape| shape.schema);
        return session.print(schema.as_bytes());
    }
    let mut calls = query(arguments, session)?;
    if arguments.calls.query.is_whole_period() && shape.is_none_or(|shape| shape.is_of_now) {
        // As of the end of the period: what it is compared with, and what a projection learns from, lie before it.
        calls.period.start = Timestamp::MIN;
    }
    match shape {
        Some(shape) => shaped(shape, calls, arguments, session),
        None => summary(calls, arguments, session),
    }
}

fn summary(calls: Query, arguments: &SummaryArgs, session: &mut Session<'_>) -> Result<u8, Error> {
    let budgets = budget::comparable(&calls, session)?;
    let query = SummaryQuery {
        calls,
        now: session.environment.now,
        top: arguments.top,
        budgets,
    };
    let book = prices::book(&arguments.book, session)?;
    let mut table = calls::ask(&arguments.calls, session, &mut |events| {
        analysis::summary(&query, events, &book)
    })?;
    if query.calls.basis != CostBasis::Reported {
        calls::hint(&mut table);
    }
    let chart = Chart {
        kind: ChartKind::Sections,
        labels: 1,
        value: "share",
    };
    session.draw(&table, Some(chart))?;
    calls::complete(&mut table, session)
}

fn shaped(
    shape: &Shape,
    calls: Query,
    arguments: &SummaryArgs,
    session: &mut Session<'_>,
) -> Result<u8, Error> {
    let format = session.settings.text("format");
    let is_asked = matches!(session.settings.origin("format"), Origin::Flag(_));
    if is_asked && format != "json" {
        return Err(Error::Usage(format!(
            "`--shape` is a form of JSON; leave out `--format {format}`"
        )));
    }
    let budgets = budget::comparable(&calls, session)?;
    let query = ShapeQuery {
        budget: MonthlyBudget::of(&budgets, &calls),
        calls,
        now: session.environment.now,
    };
    let book = prices::book(&arguments.book, session)?;
    let mut document = calls::ask(&arguments.calls, session, &mut |events| {
        (shape.answer)(&query, events, &book)
    })?;
    if query.calls.basis != CostBasis::Reported {
        calls::hint(&mut document);
    }
    let mut bytes = Vec::new();
    render::document(&document, &mut bytes).map_err(Error::Output)?;
    session.print(&bytes)?;
    calls::complete(&mut document, session)
}

fn query(arguments: &SummaryArgs, session: &Session<'_>) -> Result<Query, Error> {
    Ok(Query {
        filter: arguments.calls.query.filter()?,
        period: arguments.calls.query.period(session)?,
        zone: session.settings.timezone()?,
        basis: match arguments.cost.as_str() {
            "reported" => CostBasis::Reported,
            "prefer-reported" => CostBasis::PreferReported,
            _ => CostBasis::Computed,
        },
        ..Query::default()
    })
}

fn long_help() -> String {
    let mut help = "Shapes (--shape), JSON whatever `--format` is set to:\n".to_owned();
    for shape in SHAPES {
        help += &format!("  {:<18} {}\n", shape.name, shape.about);
    }
    help + "\
`llmcost` in each tells what it covers: period, zone, price book, completeness, notes. `cost-optimization` is of the
running month; the others of all calls asked for.

Examples:
  llmcost summary --agent support-bot --timezone Europe/Berlin
  llmcost summary --period last-month --format json
  llmcost summary --shape cost-optimization | jq .projected_monthly
  llmcost summary --shape daily --schema
"
}
