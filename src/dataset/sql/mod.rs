//! A dialect to the statements that make a data set readable, priced and grouped as `report` does it.
//!
//! Amounts are whole 10⁻¹⁸ USD until the last step, for every engine multiplies integers exactly and most lose digits of
//! decimals. To add a dialect: one file here, its `mod` line and its line in [`DIALECTS`].

mod bigquery;
mod clickhouse;
mod duckdb;
mod group;
mod priced;
mod spark;
mod trino;

use super::schema;
use super::schema::Column;
use crate::analysis::Dimension;
use crate::error::Error;

/// How an engine says what the views need.
pub trait Dialect: Sync {
    /// The name after `--dialect`.
    fn name(&self) -> &'static str;

    /// What is to be known before the statements are run, in lines of a comment.
    fn notes(&self) -> &'static [&'static str];

    /// Makes a table of the data set readable under a name; statements without the last semicolon.
    fn table(&self, table: &Table<'_>) -> String;

    /// How a view begins, `CREATE OR REPLACE VIEW`.
    fn create(&self) -> &'static str {
        "CREATE OR REPLACE VIEW"
    }

    /// A text in quotes.
    fn text(&self, text: &str) -> String {
        backslashed(text)
    }

    /// A name that is none of the engine's own words.
    fn name_of(&self, name: &str) -> String {
        format!("`{}`", name.replace('`', ""))
    }

    /// As the widest integer.
    fn integer(&self, number: &str) -> String;

    /// Whole 10⁻¹⁸ USD, which are not negative, as USD with 18 digits after the point.
    fn usd(&self, amount: &str) -> String;

    /// The entries of the map `quantities` of `table`, which has rows `key` and `price` too: as `unit` and `amount`.
    fn quantities(&self, table: &str) -> String;

    /// A tag of a row.
    fn tag(&self, tags: &str, key: &str) -> String;

    /// A partition's day as text.
    fn day(&self, day: &str) -> String {
        day.to_owned()
    }

    /// Hour of the day, UTC.
    fn hour(&self, time: &str) -> String;

    /// Minute of the hour, UTC.
    fn minute(&self, time: &str) -> String;

    /// The ISO week of a day that is told as text, `2026-W11`.
    fn week(&self, day: &str) -> String;

    /// The day of the week of a day that is told as text, 1 for Monday.
    fn weekday(&self, day: &str) -> String;

    /// An integer as text.
    fn digits(&self, number: &str) -> String {
        format!("CAST({number} AS STRING)")
    }
}

/// Every dialect.
pub static DIALECTS: &[&dyn Dialect] = &[
    &duckdb::DuckDb,
    &spark::Spark,
    &trino::Trino,
    &bigquery::BigQuery,
    &clickhouse::ClickHouse,
];

/// A table of a data set.
pub struct Table<'a> {
    /// Its name, and that of its folder.
    folder: &'static str,
    columns: Vec<Column>,
    /// Where the data set lies.
    data: &'a str,
}

impl Table<'_> {
    /// What it is called in SQL.
    fn name(&self) -> String {
        format!("llmcost_{}", self.folder)
    }

    /// Whether its files lie by month and day.
    fn is_partitioned(&self) -> bool {
        self.folder == super::CALLS
    }

    /// Its files.
    fn files(&self) -> String {
        let partitions = if self.is_partitioned() { "/*/*" } else { "" };
        format!(
            "{}/{}{partitions}/{}.parquet",
            self.data, self.folder, self.folder
        )
    }

    /// The folder of its files.
    fn place(&self) -> String {
        format!("{}/{}", self.data, self.folder)
    }
}

/// The statements of a dialect over the data set at `data`, the last a view with a row per group.
///
/// # Errors
/// When the groups cannot be told in SQL.
pub fn statements(dialect: &dyn Dialect, data: &str, by: &[Dimension]) -> Result<String, Error> {
    let mut all = String::from(
        "-- Views over a data set of `llmcost export`. llmcost_priced_calls has a row per call that counts, priced by the\n\
         -- price in force when it was made; its sums are those of `llmcost report`. Days are cut in UTC.\n",
    );
    for note in dialect.notes() {
        all += &format!("-- {note}\n");
    }
    let tables = [
        (super::CALLS, schema::calls()),
        (super::PRICE_BOOK, schema::price_book()),
        (super::UNIT_PRICES, schema::unit_prices()),
    ];
    for (folder, columns) in tables {
        let table = Table {
            folder,
            columns,
            data: data.trim_end_matches('/'),
        };
        all += &format!("\n{};\n", dialect.table(&table));
    }
    all += &format!("\n{};\n", priced::view(dialect));
    all += &format!("\n{};\n", group::view(dialect, by)?);
    Ok(all)
}

/// A text with backslashes before what would end it.
fn backslashed(text: &str) -> String {
    format!("'{}'", text.replace('\\', "\\\\").replace('\'', "\\'"))
}

/// A text with its quotes doubled.
fn doubled(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}
