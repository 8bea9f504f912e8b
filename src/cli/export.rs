//! `llmcost export`: the calls and their prices as a data set that other engines read.

use std::path::PathBuf;

use clap::Args;

use crate::cli::Session;
use crate::cli::calls::SourceArgs;
use crate::cli::calls::with_all;
use crate::cli::list::list;
use crate::cli::list::text;
use crate::cli::prices;
use crate::cli::prices::BookArgs;
use crate::dataset;
use crate::dataset::Exported;
use crate::error::Error;
use crate::table::Cell;
use crate::table::Column;
use crate::table::ColumnKind;
use crate::table::Table;

/// Write every call as Parquet, by day, for DuckDB, Spark, Trino, BigQuery or ClickHouse
///
/// One row per call in `calls/month=2026-08/day=2026-08-14/calls.parquet` (UTC), and beside it the price book as far as
/// the calls ask it. `llmcost sql` prints the views that price them as `report` does. Run it again whenever you like:
/// only files whose content changed are written, each whole or not at all, and the same calls give the same bytes.
/// `--from` and `ingest` read such a folder back, each call with its identity.
#[derive(Debug, Args)]
#[command(after_long_help = long_help())]
pub(super) struct ExportArgs {
    /// What to write
    #[arg(long, value_name = "KIND", value_parser = ["parquet"], default_value = "parquet")]
    to: String,
    /// The folder: a new or empty one, or one exported to before
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    #[command(flatten)]
    book: BookArgs,
    #[command(flatten)]
    source: SourceArgs,
}

pub(super) fn run(arguments: &ExportArgs, session: &mut Session<'_>) -> Result<u8, Error> {
    let book = prices::book(&arguments.book, session)?;
    let folder = session.environment.directory.join(&arguments.folder);
    let (exported, rejected) = with_all(&arguments.source, session, &mut |events| {
        dataset::export(events, &book, &folder)
    })?;
    if exported.removed > 0 {
        session.say(&format!(
            "{} files of days that have no calls any more were removed",
            exported.removed
        ));
    }
    session.answer(&table(&exported))?;
    if rejected > 0 && session.settings.switch("strict") {
        return Err(Error::Incomplete(format!(
            "the data set is incomplete: {rejected} records were rejected"
        )));
    }
    Ok(0)
}

fn table(exported: &Exported) -> Table {
    let rows = exported.tables.iter().map(|table| {
        vec![
            text(table.name),
            Cell::Count(table.rows),
            Cell::Count(table.files),
            Cell::Count(table.written),
            Cell::Count(table.files - table.written),
            Cell::Count(table.bytes),
        ]
    });
    let count = |name, title| Column::new(name, title, ColumnKind::Count, 0);
    let columns = vec![
        Column::new("table", "Table", ColumnKind::Text, 0),
        count("rows", "Rows"),
        count("files", "Files"),
        count("written_files", "Written"),
        count("unchanged_files", "Unchanged"),
        // For programs: it says nothing that a person could act on.
        Column::new("bytes", "Bytes", ColumnKind::Count, u8::MAX),
    ];
    list("Data set", columns, rows.collect())
}

fn long_help() -> String {
    format!(
        "Columns (any may be null; `counted` is false for what something finer tells of, which a report leaves out):\n{}",
        dataset::documented()
    )
}
