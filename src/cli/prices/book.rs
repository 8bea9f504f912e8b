//! The price book a command prices with: built in, what was imported, then the user's, the project's and the flags', the
//! strongest last.

use std::fs;
use std::path::Path;
use std::path::PathBuf;

use clap::Args;

use super::lock;
use super::price_flag::PriceFlag;
use crate::cli::Session;
use crate::cli::prices::imported;
use crate::cli::settings::Origin;
use crate::error::Error;
use crate::pricing::PriceBook;

/// The user's own book, in the configuration folder.
const USER_BOOK: &str = "prices.toml";

/// Prices of the command line, over all others.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Prices")]
pub(in crate::cli) struct BookArgs {
    /// Price books of your own, the strongest last
    #[arg(long, value_name = "FILE")]
    pub(super) prices: Vec<PathBuf>,
    /// One price in USD per million tokens, as in `acme/x:input=1.5,output=5,cache_read=0.15`; repeatable
    #[arg(long, value_name = "MODEL:KIND=USD,…")]
    pub(super) price: Vec<PriceFlag>,
}

impl BookArgs {
    /// The books named.
    pub(in crate::cli) fn files(&self) -> impl Iterator<Item = &PathBuf> {
        self.prices.iter()
    }
}

/// The book in force; says so when it is not the locked one.
pub(in crate::cli) fn book(
    arguments: &BookArgs,
    session: &mut Session<'_>,
) -> Result<PriceBook, Error> {
    let book = unlocked_book(arguments, session)?;
    lock::compare(&book, session)?;
    Ok(book)
}

/// The book in force, whatever the lock says.
pub(in crate::cli) fn unlocked_book(
    arguments: &BookArgs,
    session: &Session<'_>,
) -> Result<PriceBook, Error> {
    let book = PriceBook::builtin()?.checked_at(session.environment.now);
    let mut book = imported::on(book, session.environment)?;
    for (layer, path) in files(arguments, session) {
        book = with_file(book, layer, &path)?;
    }
    for price in &arguments.price {
        book = book.with_layer("cli", &price.toml(), Path::new("--price"))?;
    }
    Ok(book)
}

/// Layer and file of every book but the built-in one, the weakest first.
pub(super) fn files(arguments: &BookArgs, session: &Session<'_>) -> Vec<(&'static str, PathBuf)> {
    let user = user_book(session).filter(|path| path.is_file());
    let folder = session.environment.config_directory.as_deref();
    let configured = match session.settings.origin("prices") {
        Origin::File(file) if folder.is_some() && file.parent() == folder => "user",
        _ => "project",
    };
    let settings = session.settings.paths("prices").into_iter();
    let flags = arguments.prices.iter().cloned();
    user.map(|path| ("user", path))
        .into_iter()
        .chain(settings.map(|path| (configured, path)))
        .chain(flags.map(|path| ("cli", path)))
        .collect()
}

/// Where the user's own book lies, whether it exists or not.
pub(super) fn user_book(session: &Session<'_>) -> Option<PathBuf> {
    let folder = session.environment.config_directory.as_ref()?;
    Some(folder.join(USER_BOOK))
}

/// Puts a file over a book.
pub(super) fn with_file(book: PriceBook, layer: &str, path: &Path) -> Result<PriceBook, Error> {
    let text = fs::read_to_string(path).map_err(Error::io("read", path))?;
    book.with_layer(layer, &text, path)
}
