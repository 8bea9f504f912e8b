//! `llmcost summary`: everything at one look, and the same in the forms that other programs expect.

use clap::Args;

use crate::analysis;
use crate::analysis::CostBasis;
use crate::analysis::Query;
use crate::analysis::SummaryQuery;
use crate::cli::Session;
use crate::cli::calls;
use crate::cli::calls::CallsArgs;
use crate::cli::prices;
use crate::cli::prices::BookArgs;
use crate::error::Error;
use crate::render::Chart;
use crate::render::ChartKind;

/// Show everything at one look: today, week and month, where they are going, and what they went to
///
/// Each running period stands beside the one before up to the same point, with what it will have cost at its end and the
/// range that should hold 80 times of 100. Below it the last thirty days beside the thirty before: runs, sessions, the hour
/// of the day that costs most, what has no price, and the dearest agents and models. `--until` answers as of an earlier
/// instant.
#[derive(Debug, Args)]
pub(super) struct SummaryArgs {
    /// Show the N dearest agents and models and fold the rest into one
    #[arg(long, value_name = "N", default_value = "5")]
    top: usize,
    /// Which cost: by the price book, as the logs report it, or reported where there is one
    #[arg(long, value_name = "BASIS", default_value = "computed", value_parser = ["computed", "reported", "prefer-reported"])]
    cost: String,
    #[command(flatten)]
    book: BookArgs,
    #[command(flatten)]
    calls: CallsArgs,
}

pub(super) fn run(arguments: &SummaryArgs, session: &mut Session<'_>) -> Result<u8, Error> {
    let query = SummaryQuery {
        calls: query(arguments, session)?,
        now: session.environment.now,
        top: arguments.top,
    };
    let mut book = prices::book(&arguments.book, session)?;
    let mut table = calls::ask(&arguments.calls, session, &mut |events| {
        analysis::summary(&query, events, &mut book)
    })?;
    if query.calls.basis != CostBasis::Reported {
        calls::hint(&mut table);
    }
    let chart = Chart {
        kind: ChartKind::Sections,
        labels: 1,
        value: "cost",
    };
    session.draw(&table, Some(chart))?;
    calls::complete(&mut table, session)
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
