//! Plain lists as tables: what a command says of settings, formats, files and the store.

use std::path::Path;
use std::path::PathBuf;

use crate::table::Cell;
use crate::table::Column;
use crate::table::Table;

/// Paths without the folder that is common to all of them, and that folder; whole paths where there is none.
pub(super) fn in_folder<'a>(
    paths: impl Iterator<Item = &'a Path>,
) -> (Option<PathBuf>, Vec<String>) {
    let paths: Vec<&Path> = paths.collect();
    let mut common = paths
        .first()
        .and_then(|path| path.parent())
        .filter(|_| paths.len() > 1);
    while let Some(folder) = common
        && !paths.iter().all(|path| path.starts_with(folder))
    {
        common = folder.parent();
    }
    let common = common.filter(|folder| folder.components().count() > 1);
    let inside = |path: &&Path| {
        let inside = common.and_then(|folder| path.strip_prefix(folder).ok());
        inside.unwrap_or(path).display().to_string()
    };
    (
        common.map(Path::to_path_buf),
        paths.iter().map(inside).collect(),
    )
}

/// A title with the folder its rows lie in.
pub(super) fn title_in(title: &str, folder: Option<&Path>) -> String {
    match folder {
        Some(folder) => format!("{title}, in {}", folder.display()),
        None => title.to_owned(),
    }
}

/// A label, or nothing where the text is empty.
pub(super) fn text(text: impl Into<String>) -> Cell {
    let text = text.into();
    if text.is_empty() {
        Cell::Unknown
    } else {
        Cell::Text(text)
    }
}

/// A list without totals.
pub(super) fn list(title: &str, columns: Vec<Column>, rows: Vec<Vec<Cell>>) -> Table {
    Table {
        title: title.to_owned(),
        columns,
        rows: rows.into(),
        totals: None,
        context: None,
    }
}
