//! Prices that differ, and what an import does, as tables.

use crate::cli::list::list;
use crate::cli::list::text;
use crate::pricing::Change;
use crate::pricing::ImportSummary;
use crate::table::Cell;
use crate::table::Column;
use crate::table::ColumnKind;
use crate::table::Table;
use crate::units::Timestamp;
use crate::units::Usd;

/// One row a price: before, after, and from when until when.
pub(super) fn prices<'a>(title: &str, changes: impl Iterator<Item = &'a Change>) -> Table {
    let columns = vec![
        Column::new("provider", "Provider", ColumnKind::Text, 0),
        Column::new("model", "Model", ColumnKind::Text, 0),
        Column::new("condition", "When", ColumnKind::Text, 0),
        Column::new("unit", "Unit", ColumnKind::Text, 0),
        Column::new("old", "Old", ColumnKind::Money, 0),
        Column::new("new", "New", ColumnKind::Money, 0),
        Column::new("ratio", "Ratio", ColumnKind::Ratio, 1),
        Column::new("from", "From", ColumnKind::Text, 0),
        Column::new("until", "Until", ColumnKind::Text, 2),
    ];
    let rows = changes.map(|change| {
        vec![
            text(&change.provider),
            text(&change.model),
            text(&change.condition),
            text(&change.unit),
            money(change.old),
            money(change.new),
            ratio(change),
            instant(change.from),
            instant(change.until),
        ]
    });
    list(title, columns, rows.collect())
}

fn money(usd: Option<Usd>) -> Cell {
    usd.map_or(Cell::Unknown, |usd| Cell::Money {
        usd,
        lower_bound: false,
    })
}

fn ratio(change: &Change) -> Cell {
    match (change.old, change.new) {
        (Some(old), Some(new)) if old > Usd::ZERO => Cell::Ratio {
            numerator: new.0,
            denominator: old.0,
        },
        _ => Cell::Unknown,
    }
}

fn instant(time: Option<Timestamp>) -> Cell {
    let time = time.and_then(|time| chrono::DateTime::from_timestamp_micros(time.0));
    time.map_or(Cell::Unknown, |time| {
        let midnight = time.time() == chrono::NaiveTime::MIN;
        let shape = if midnight {
            "%Y-%m-%d"
        } else {
            "%Y-%m-%dT%H:%M:%SZ"
        };
        Cell::Text(time.format(shape).to_string())
    })
}

/// What an import does to the imported book, and what the price book cannot hold.
pub(super) fn summary(summary: &ImportSummary) -> Table {
    let columns = vec![
        Column::new("result", "Result", ColumnKind::Text, 0),
        Column::new("count", "Count", ColumnKind::Count, 0),
        Column::new("reason", "Reason", ColumnKind::Text, 0),
    ];
    let row = |result: &str, count: usize, reason: &str| {
        vec![text(result), Cell::Count(count as u64), text(reason)]
    };
    let mut rows: Vec<Vec<Cell>> = [
        ("new models", summary.new, ""),
        ("changed models", summary.changed, ""),
        ("unchanged models", summary.unchanged, ""),
        (
            "offers added or withdrawn",
            summary.offers,
            "terms or sizes of known models",
        ),
        (
            "vanished models",
            summary.vanished,
            "not listed any more; their prices are kept",
        ),
        (
            "announced prices",
            summary.scheduled,
            "hold from a later day",
        ),
    ]
    .into_iter()
    .filter(|(_, count, _)| *count > 0)
    .map(|(result, count, reason)| row(result, count, reason))
    .collect();
    rows.extend(
        summary
            .left_out
            .iter()
            .map(|(reason, count)| row("left out", *count, reason)),
    );
    list("Import", columns, rows)
}
