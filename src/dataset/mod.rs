//! Events and prices to a data set that other engines read, and the SQL that prices it there as `report` does.
//!
//! ```text
//! DIR/_MANIFEST                                       what was written, and whether it is complete
//! DIR/calls/month=2026-08/day=2026-08-14/calls.parquet   a row per call, by UTC day
//! DIR/price_book/price_book.parquet                   what decides a price → rates, by time and size
//! DIR/unit_prices/unit_prices.parquet                 rates of units that are not tokens
//! ```
//!
//! Rows are sorted by time and key, so that the same calls give the same bytes however they were ingested; a file whose
//! bytes are there already is not written. Each file appears under its name whole or not at all.

mod calls;
mod days;
mod folder;
mod parquet_file;
mod prices;
mod schema;
pub mod sql;

use std::path::Path;

use rayon::prelude::*;

pub use folder::Exported;
pub use folder::TableSummary;
pub use schema::documented;

use crate::analysis::Counted;
use crate::analysis::price_table;
use crate::error::Error;
use crate::event::Scan;
use crate::pricing::PriceBook;
use folder::Entry;
use folder::Folder;

/// The table with a row per call.
const CALLS: &str = "calls";
/// The table of prices.
const PRICE_BOOK: &str = "price_book";
/// The table of prices of units that are not tokens.
const UNIT_PRICES: &str = "unit_prices";

/// Writes all events, and the price book as far as they ask it, to a folder; what is there already stays.
///
/// # Errors
/// When the folder holds something else, or what stopped reading or writing.
pub fn export(events: &dyn Scan, book: &PriceBook, directory: &Path) -> Result<Exported, Error> {
    let folder = Folder::open(directory)?;
    let counted = Counted::of(events, book)?;
    let days = days::days(events)?;
    let mut entries: Vec<Entry> = Vec::new();
    for window in days::windows(&days) {
        let batch = window.read(events)?;
        let rows = calls::Rows::of(&batch, counted.rows(&batch));
        let written: Vec<Entry> = window
            .split(&batch)
            .into_par_iter()
            .map(|(day, order)| {
                let bytes = rows.encode(&order)?;
                folder.put(CALLS, &days::place(day), order.len(), &bytes)
            })
            .collect::<Result<_, Error>>()?;
        entries.extend(written);
    }
    let prices = price_table(events, book, days::period(&days))?;
    let (rows, bytes) = prices::book(&prices)?;
    entries.push(folder.put(PRICE_BOOK, "", rows, &bytes)?);
    let (rows, bytes) = prices::units(&prices)?;
    entries.push(folder.put(UNIT_PRICES, "", rows, &bytes)?);
    folder.finish(entries, book)
}

/// Sums and counts past the range of the columns are refused rather than cut.
fn too_large(name: &str) -> Error {
    Error::Usage(format!(
        "a call's `{name}` is past what a data set can hold (2⁶³ − 1); the call cannot be true, find it with `llmcost records`"
    ))
}

/// What should not happen while columns become a file.
fn unwritable(error: parquet::errors::ParquetError) -> Error {
    Error::Internal(format!("cannot write Parquet: {error}"))
}
