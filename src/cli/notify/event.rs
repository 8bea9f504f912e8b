//! A crossing to the event that is sent, and to the sentence that a person reads.

use crate::cli::list;
use crate::cli::prices;
use crate::render;
use crate::store::Crossing;
use crate::store::DeliveryId;
use crate::table::Cell;
use crate::table::Column;
use crate::table::ColumnKind;
use crate::units::Timestamp;
use crate::units::Usd;

/// The name of the event.
pub(super) const EVENT: &str = "BudgetThresholdCrossed";
/// Rises when a field changes its meaning or goes away; new fields do not count.
const SCHEMA_VERSION: u64 = 1;
/// Digits of an amount in a sentence.
const DIGITS: u32 = 6;

/// The event as JSON: one object, exact decimals in USD, `null` where unknown. The same bytes for every attempt.
pub(super) fn json(id: DeliveryId, crossing: &Crossing) -> String {
    let head = [
        ("event", ColumnKind::Text, list::text(EVENT)),
        (
            "schema_version",
            ColumnKind::Count,
            Cell::Count(SCHEMA_VERSION),
        ),
        ("id", ColumnKind::Text, list::text(id.to_string())),
        ("text", ColumnKind::Text, list::text(sentence(crossing))),
        ("currency", ColumnKind::Text, list::text("USD")),
    ];
    let named = head
        .clone()
        .map(|(name, kind, _)| Column::new(name, name, kind, 0));
    let columns = named.into_iter().chain(fact_columns()).collect();
    let cells = head.into_iter().map(|(_, _, cell)| cell);
    let row = cells.chain(fact_cells(crossing)).collect();
    render::row(&list::list(EVENT, columns, vec![row]))
}

/// The columns of what is known of a crossing.
pub(super) fn fact_columns() -> Vec<Column> {
    [
        ("budget", "Budget", ColumnKind::Text, 0),
        ("value", "Whose", ColumnKind::Text, 0),
        ("threshold", "Threshold", ColumnKind::Text, 0),
        ("period_start", "From", ColumnKind::Instant, 7),
        ("period_end", "Until", ColumnKind::Instant, 6),
        ("limit", "Limit", ColumnKind::Money, 4),
        ("spent", "Spent", ColumnKind::Money, 3),
        ("used_ratio", "Used", ColumnKind::Ratio, 8),
        ("projected", "Projected", ColumnKind::Money, 9),
        ("crossed_at", "Crossed", ColumnKind::Instant, 5),
    ]
    .map(|(name, title, kind, expendable)| Column::new(name, title, kind, expendable))
    .to_vec()
}

/// What is known of a crossing, in the order of [`fact_columns`].
pub(super) fn fact_cells(crossing: &Crossing) -> Vec<Cell> {
    let money = |usd: Usd, lower_bound: bool| Cell::Money { usd, lower_bound };
    let used = match crossing.limit {
        Usd::ZERO => Cell::Unknown,
        limit => Cell::Ratio {
            numerator: crossing.spent.0,
            denominator: limit.0,
        },
    };
    let projected = crossing
        .projected
        .map(|usd| money(usd, crossing.lower_bound));
    vec![
        list::text(crossing.budget.clone()),
        list::text(crossing.value.clone()),
        list::text(crossing.threshold.clone()),
        instant(crossing.window.start),
        instant(crossing.window.end),
        money(crossing.limit, false),
        money(crossing.spent, crossing.lower_bound),
        used,
        projected.unwrap_or(Cell::Unknown),
        instant(crossing.at),
    ]
}

/// One sentence for a person, safe for a terminal, without a full stop.
pub(super) fn sentence(crossing: &Crossing) -> String {
    let whose = match crossing.value.as_str() {
        "" => String::new(),
        value => format!(" of {value}"),
    };
    let least = if crossing.lower_bound {
        "at least "
    } else {
        ""
    };
    let projected = crossing.projected.map_or_else(String::new, |projected| {
        format!(", projected {} USD", projected.round(DIGITS))
    });
    let what = match crossing.threshold.as_str() {
        "anomaly" => "sees an unusual day".to_owned(),
        threshold => format!("crossed {threshold}"),
    };
    let text = format!(
        "budget {}{whose} {what}: {least}{} of {} USD spent{projected}, {} to {}",
        crossing.budget,
        crossing.spent.round(DIGITS),
        crossing.limit.round(DIGITS),
        prices::day(crossing.window.start),
        prices::day(crossing.window.end),
    );
    render::plain(&text).into_owned()
}

/// An instant in UTC.
pub(in crate::cli) fn instant(instant: Timestamp) -> Cell {
    chrono::DateTime::from_timestamp_micros(instant.0).map_or(Cell::Unknown, |utc| {
        Cell::Text(utc.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true))
    })
}
