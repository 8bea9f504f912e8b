//! `llmcost prices lock`: the digest of the book in force, written down so that a run with another one says so.

use std::fs;
use std::path::PathBuf;

use clap::Args;

use super::book;
use super::book::BookArgs;
use crate::cli::Session;
use crate::cli::config_files::FILE_NAME;
use crate::cli::whole_file::Readers;
use crate::cli::whole_file::write_atomically;
use crate::error::Error;
use crate::pricing::PriceBook;

/// The file, beside the project's `llmcost.toml`.
const LOCK_FILE: &str = "llmcost.lock";

/// Pin the price book: from then on a run with another one says so, and fails under `--strict`
///
/// Writes the book's digest to `llmcost.lock` beside the project's llmcost.toml, or in the current folder where there
/// is none. Every command below that folder that prices something compares its book with it.
#[derive(Debug, Args)]
pub(super) struct LockArgs {
    /// Where to write the lock instead
    #[arg(long, value_name = "FILE")]
    file: Option<PathBuf>,
    #[command(flatten)]
    book: BookArgs,
}

pub(super) fn run(arguments: &LockArgs, session: &mut Session<'_>) -> Result<u8, Error> {
    let book = book::unlocked_book(&arguments.book, session)?;
    let directory = &session.environment.directory;
    let project = directory
        .ancestors()
        .find(|folder| folder.join(FILE_NAME).is_file());
    let path = arguments
        .file
        .clone()
        .unwrap_or_else(|| project.unwrap_or(directory).join(LOCK_FILE));
    let text = format!(
        "# The price book reports are held to; `llmcost prices lock` writes it anew.\n\
         digest = \"{}\"\nas_of = \"{}\"\n",
        book.digest(),
        book.as_of()
    );
    write_atomically(&path, text.as_bytes(), Readers::Others)?;
    session.say(&format!("{}: the price book is locked", path.display()));
    Ok(0)
}

/// Says so when the book is not the locked one; an error under `--strict`.
pub(super) fn compare(book: &PriceBook, session: &mut Session<'_>) -> Result<(), Error> {
    let ancestors = session.environment.directory.ancestors();
    let found = ancestors
        .map(|folder| folder.join(LOCK_FILE))
        .find(|path| path.is_file());
    let Some(path) = found else {
        return Ok(());
    };
    let text = fs::read_to_string(&path).map_err(Error::io("read", &path))?;
    let lock: Option<toml::Table> = text.parse().ok();
    let fact = |name: &str| lock.as_ref()?.get(name)?.as_str().map(str::to_owned);
    let Some(digest) = fact("digest") else {
        return Err(Error::Invalid {
            path,
            reason: "no lock of a price book; write it anew with `llmcost prices lock`".to_owned(),
        });
    };
    if digest == book.digest() {
        return Ok(());
    }
    let message = format!(
        "{}: the price book is not the locked one (locked as of {}, in force as of {}); \
         accept it with `llmcost prices lock`",
        path.display(),
        fact("as_of").unwrap_or_default(),
        book.as_of()
    );
    if session.settings.switch("strict") {
        return Err(Error::Incomplete(message));
    }
    session.warn(&message);
    Ok(())
}
