//! `llmcost peaks`: which hours of the week cost most.

use clap::Args;

use crate::analysis;
use crate::analysis::ColumnChoice;
use crate::analysis::CostBasis;
use crate::analysis::Query;
use crate::cli::Session;
use crate::cli::calls;
use crate::cli::calls::CallsArgs;
use crate::cli::chart::ChartFileArgs;
use crate::cli::cost_basis;
use crate::cli::cost_basis::CostArgs;
use crate::cli::prices::BookArgs;
use crate::error::Error;
use crate::render::Chart;
use crate::render::ChartKind;

/// Show which hours of the week cost most, as a heat map
///
/// Each cell is what that hour of that weekday cost on average, over all such hours of the period in the zone: an hour that
/// clocks skip in spring is not counted, one they repeat in autumn is counted twice.
#[derive(Debug, Args)]
pub(super) struct PeaksArgs {
    /// Draw a map, or list the 168 hours behind it
    #[arg(long, value_name = "KIND", default_value = "map", value_parser = ["map", "none"], num_args = 0..=1, default_missing_value = "map")]
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

/// What an hour says besides its averages.
const COLUMNS: &str = "calls,total_tokens,cost,cost_share";

pub(super) fn run(arguments: &PeaksArgs, session: &mut Session<'_>) -> Result<u8, Error> {
    let (book, at) = arguments.cost.book(&arguments.book, session)?;
    let query = Query {
        columns: ColumnChoice::parse(COLUMNS)?,
        basis: arguments.cost.basis(),
        ..arguments.calls.query.query(session)?
    };
    let now = session.environment.now;
    let mut table = calls::ask(&arguments.calls, session, &mut |events| {
        analysis::peaks(&query, now, events, &book)
    })?;
    cost_basis::note(at, &mut table);
    if arguments.cost.basis() != CostBasis::Reported {
        calls::hint(&mut table);
    }
    let chart = Chart {
        kind: ChartKind::Heat,
        labels: 2,
        value: "cost_per_hour",
    };
    arguments.chart_file.write(&table, chart, session)?;
    session.draw(&table, (arguments.chart != "none").then_some(chart))?;
    calls::complete(&mut table, session)
}
