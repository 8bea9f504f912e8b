//! The price book a command prices with: built in, what was imported, then the books of settings and flags, the strongest last.

use std::fs;
use std::path::PathBuf;

use crate::cli::Session;
use crate::cli::prices::imported;
use crate::error::Error;
use crate::pricing::PriceBook;

/// The book in force.
pub(in crate::cli) fn book(flags: &[PathBuf], session: &Session<'_>) -> Result<PriceBook, Error> {
    let book = PriceBook::builtin()?.checked_at(session.environment.now);
    let mut book = imported::on(book, session.environment)?;
    let configured = session.settings.paths("prices");
    for (layer, paths) in [("user", configured.as_slice()), ("cli", flags)] {
        for path in paths {
            let text = fs::read_to_string(path).map_err(Error::io("read", path))?;
            book = book.with_layer(layer, &text, path)?;
        }
    }
    Ok(book)
}
