//! Answers about prices: tables that say which book they were made with.

use crate::pricing::PriceBook;
use crate::table::Cell;
use crate::table::Column;
use crate::table::Context;
use crate::table::PriceBookLabel;
use crate::table::Table;
use crate::units::Period;
use crate::units::Usd;

/// The tokens token prices are quoted for.
pub(super) const MILLION: u64 = 1_000_000;

/// A table of prices, its book and what else is to be said.
pub(super) fn priced(
    command: &str,
    title: String,
    columns: Vec<Column>,
    rows: Vec<Vec<Cell>>,
    book: &PriceBook,
    notes: Vec<String>,
) -> Table {
    Table {
        title,
        columns,
        rows: rows.into(),
        totals: None,
        context: Some(context(format!("prices {command}"), book, notes)),
    }
}

/// What an answer about prices rests on: a book, and neither calls nor a time.
pub(in crate::cli) fn context(command: String, book: &PriceBook, notes: Vec<String>) -> Context {
    Context {
        command,
        period: Period::ALL,
        timezone: "UTC".to_owned(),
        price_book: Some(PriceBookLabel {
            digest: book.digest(),
            as_of: book.as_of(),
        }),
        completeness: None,
        notes,
    }
}

/// An exact amount.
pub(super) fn money(usd: Usd) -> Cell {
    Cell::Money {
        usd,
        lower_bound: false,
    }
}

/// A rate of one token as its price per million.
pub(super) fn per_million(rate: Option<Usd>) -> Cell {
    let price = rate.and_then(|rate| rate.checked_mul(MILLION));
    price.map_or(Cell::Unknown, money)
}
