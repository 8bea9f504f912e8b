//! `llmcost sources detect FILE…`: which format each file is told to be in, by its content.

use std::path::PathBuf;

use clap::Args;

use crate::cli::Session;
use crate::cli::list::in_folder;
use crate::cli::list::list;
use crate::cli::list::text;
use crate::cli::list::title_in;
use crate::error::Error;
use crate::sources;
use crate::sources::Container;
use crate::sources::Recognition;
use crate::sources::source_named;
use crate::table::Cell;
use crate::table::Column;
use crate::table::ColumnKind;

/// Say which format files are in
///
/// Exit code 1 when the format of one cannot be told.
#[derive(Debug, Args)]
pub(super) struct DetectArgs {
    /// Files and folders; the files of an archive are told one by one
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,
}

pub(super) fn run(arguments: &DetectArgs, session: &mut Session<'_>) -> Result<u8, Error> {
    let found = sources::expand(&arguments.paths);
    let mut failures = found.errors;
    let mut told = Vec::new();
    for path in found.files {
        match sources::recognise(&path, session.settings.max_record_bytes()) {
            Ok(files) => {
                let untold = files.iter().filter(|file| is_untold(file));
                failures.extend(untold.map(|file| Error::UnknownFormat {
                    path: file.path.clone(),
                }));
                told.extend(files);
            }
            Err(error) => failures.push(error),
        }
    }
    let columns = vec![
        Column::new("file", "File", ColumnKind::Text, 0),
        Column::new("source", "Format", ColumnKind::Text, 0),
        Column::new("layer", "Layer", ColumnKind::Text, 0),
        Column::new("container", "Laid out as", ColumnKind::Text, 0),
        Column::new("also", "Also looks like", ColumnKind::Text, 1),
    ];
    let (folder, names) = in_folder(told.iter().map(|file| file.path.as_path()));
    let rows = told.iter().zip(names).map(|(file, name)| row(file, name));
    let title = title_in("Formats by content", folder.as_deref());
    session.answer(&list(&title, columns, rows.collect()))?;
    let Some(last) = failures.pop() else {
        return Ok(0);
    };
    for failure in &failures {
        session.complain(failure);
    }
    Err(last)
}

/// A file with something in it that no format recognises.
fn is_untold(file: &Recognition) -> bool {
    file.container.is_some() && file.formats.is_empty()
}

fn row(file: &Recognition, name: String) -> Vec<Cell> {
    let mut formats = file.formats.iter().copied();
    let first = formats.next();
    let about = first.and_then(source_named).map(|source| source.about());
    let container = match file.container {
        None => "nothing",
        Some(Container::JsonLines) => "JSON lines",
        Some(Container::JsonDocument) => "JSON document",
        Some(Container::Csv { delimiter: b'\t' }) => "tab-separated table",
        Some(Container::Csv { .. }) => "table",
        Some(Container::Database) => "SQLite database",
    };
    vec![
        text(name),
        text(first.unwrap_or_default()),
        text(about.map_or("", |about| about.layer)),
        text(container),
        text(formats.collect::<Vec<_>>().join(", ")),
    ]
}
