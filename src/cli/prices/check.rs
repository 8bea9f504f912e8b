//! `llmcost prices check`: price books in, what each holds or what is wrong with one out.

use std::path::PathBuf;

use clap::Args;

use super::answer::priced;
use super::book;
use super::book::BookArgs;
use crate::cli::Session;
use crate::cli::list::text;
use crate::error::Error;
use crate::pricing::LayerNote;
use crate::pricing::PriceBook;
use crate::table::Cell;
use crate::table::Column;
use crate::table::ColumnKind;

/// Validate price books, or the one in force; the message names file, entry and remedy
#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    /// The files to check [default: every layer of the book in force]
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    book: BookArgs,
}

pub(super) fn run(arguments: &CheckArgs, session: &mut Session<'_>) -> Result<u8, Error> {
    let mut rows = Vec::new();
    let book = if arguments.files.is_empty() {
        let book = book::book(&arguments.book, session)?;
        let files = book::files(&arguments.book, session);
        let mut paths = files
            .iter()
            .map(|(_, path)| path.display().to_string())
            .chain(arguments.book.price.iter().map(|_| "--price".to_owned()));
        // What is built in or imported has no file of the user's.
        for note in book.layers_listed() {
            let own = ["user", "project", "cli"].contains(&note.name.as_str());
            let path = own.then(|| paths.next()).flatten();
            rows.push((note, path.unwrap_or_default()));
        }
        book
    } else {
        let empty = || PriceBook::empty().checked_at(session.environment.now);
        let mut all = empty();
        for path in &arguments.files {
            let alone = book::with_file(empty(), "checked", path)?;
            let notes = alone.layers_listed().into_iter();
            rows.extend(notes.map(|note| (note, path.display().to_string())));
            all = book::with_file(all, "checked", path)?;
        }
        all
    };
    let columns = vec![
        Column::new("layer", "Layer", ColumnKind::Text, 0),
        Column::new("file", "File", ColumnKind::Text, 0),
        Column::new("as_of", "Checked on", ColumnKind::Text, 1),
        Column::new("providers", "Providers", ColumnKind::Count, 2),
        Column::new("models", "Models", ColumnKind::Count, 0),
        Column::new("prices", "Prices", ColumnKind::Count, 0),
        Column::new("rules", "Contracts and uplifts", ColumnKind::Count, 3),
    ];
    let rows = rows.into_iter().map(row).collect();
    let title = "Price books, no fault found".to_owned();
    session.answer(&priced("check", title, columns, rows, &book, Vec::new()))
}

fn row((note, file): (LayerNote, String)) -> Vec<Cell> {
    vec![
        text(note.name),
        text(file),
        text(note.as_of),
        Cell::Count(note.providers),
        Cell::Count(note.models),
        Cell::Count(note.prices),
        Cell::Count(note.rules),
    ]
}
