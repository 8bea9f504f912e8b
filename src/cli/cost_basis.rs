//! The flags that say which cost is shown: whose, and at the prices of which day.

use clap::Args;

use crate::analysis::CostBasis;
use crate::cli::Session;
use crate::cli::prices;
use crate::cli::prices::BookArgs;
use crate::error::Error;
use crate::pricing::PriceBook;
use crate::pricing::View;
use crate::table::Table;
use crate::units::Timestamp;

/// Whose cost.
#[derive(Debug, Args)]
pub(super) struct BasisArgs {
    /// Which cost: by the price book, as the logs report it, or reported where there is one
    #[arg(long, value_name = "BASIS", default_value = "computed", value_parser = ["computed", "reported", "prefer-reported"])]
    cost: String,
}

/// Whose cost, and when.
#[derive(Debug, Args)]
pub(super) struct CostArgs {
    #[command(flatten)]
    basis: BasisArgs,
    /// Prices of which day: `ingest`, each call by the price in force when it was made; a date or `now`, all calls by that
    /// day's prices
    #[arg(long, value_name = "TIME", default_value = "ingest")]
    prices_at: String,
}

impl BasisArgs {
    /// Which cost is asked for.
    pub(super) fn basis(&self) -> CostBasis {
        match self.cost.as_str() {
            "reported" => CostBasis::Reported,
            "prefer-reported" => CostBasis::PreferReported,
            _ => CostBasis::Computed,
        }
    }
}

impl CostArgs {
    /// Which cost is asked for.
    pub(super) fn basis(&self) -> CostBasis {
        self.basis.basis()
    }

    /// The book that prices the calls, looked at on the day asked for, if any.
    pub(super) fn book(
        &self,
        arguments: &BookArgs,
        session: &mut Session<'_>,
    ) -> Result<(PriceBook, Option<Timestamp>), Error> {
        book_at(arguments, &self.prices_at, session)
    }
}

/// The book of the flags, looked at on a day in words: none where each call has the price in force when it was made.
pub(super) fn book_at(
    arguments: &BookArgs,
    day: &str,
    session: &mut Session<'_>,
) -> Result<(PriceBook, Option<Timestamp>), Error> {
    let mut book = prices::book(arguments, session)?;
    let at = prices::instant(day, session)?;
    book.look(View {
        at,
        ..View::default()
    });
    Ok((book, at))
}

/// Says that every call is priced as if made on one day.
pub(super) fn note(at: Option<Timestamp>, table: &mut Table) {
    if let (Some(at), Some(context)) = (at, &mut table.context) {
        let day = prices::day(at);
        context.notes.push(format!(
            "every call is priced as if made on {day}, not by the price in force when it was made"
        ));
    }
}
