//! Plain lists as tables: what a command says of settings, formats, files and the store.

use crate::table::Cell;
use crate::table::Column;
use crate::table::ColumnKind;
use crate::table::Table;

/// A column of a list: name, heading, what it holds, and when a narrow terminal drops it.
pub(super) fn column(name: &str, title: &str, kind: ColumnKind, expendable: u8) -> Column {
    Column {
        name: name.to_owned(),
        title: title.to_owned(),
        kind,
        expendable,
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
        rows,
        totals: None,
        context: None,
    }
}
