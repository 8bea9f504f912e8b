//! `llmcost sql`: the views that price and group an exported data set in another engine.

use clap::Args;
use clap::builder::PossibleValuesParser;

use crate::analysis::Dimension;
use crate::cli::Session;
use crate::dataset::sql;
use crate::dataset::sql::DIALECTS;
use crate::dataset::sql::Dialect;
use crate::error::Error;

/// Print the SQL that prices and groups an export as `report` does
///
/// `llmcost export calls && llmcost sql --dialect duckdb --data calls --by agent,model > views.sql`
///
/// The statements make a table of each folder of the export, a view `llmcost_priced_calls` with a row per call and its
/// cost, and a view `llmcost_report` with a row per group. Their sums are those of `report` to the last digit: amounts are
/// whole 10⁻¹⁸ USD until the end. Checked with DuckDB, Apache Spark and ClickHouse; Trino's and BigQuery's are parsed, not
/// run.
#[derive(Debug, Args)]
pub(super) struct SqlArgs {
    /// The engine
    #[arg(long, value_name = "NAME", value_parser = PossibleValuesParser::new(DIALECTS.iter().map(|dialect| dialect.name())))]
    dialect: String,
    /// Where the engine finds the folder of `llmcost export`: a path or an address such as s3://bucket/calls
    #[arg(long, value_name = "DIR")]
    data: String,
    /// What `llmcost_report` is broken down by: a list such as `agent,model` or `day,tag:env`
    #[arg(long, value_name = "DIMENSIONS", default_value = "agent,model")]
    by: String,
}

pub(super) fn run(arguments: &SqlArgs, session: &mut Session<'_>) -> Result<u8, Error> {
    let zone = session.settings.timezone()?;
    if zone != chrono_tz::Tz::UTC {
        return Err(Error::Usage(format!(
            "the views cut days in UTC, as the folders of an export are; leave out `--timezone {}`, or ask `llmcost report`",
            zone.name()
        )));
    }
    let by = Dimension::parse_list(&arguments.by)?;
    let named = |dialect: &&&dyn Dialect| dialect.name() == arguments.dialect;
    let dialect = DIALECTS
        .iter()
        .find(named)
        .ok_or_else(|| Error::Usage(format!("there is no dialect `{}`", arguments.dialect)))?;
    session.print(sql::statements(*dialect, &arguments.data, &by)?.as_bytes())
}
