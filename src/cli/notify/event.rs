//! A crossing to the event that is sent, and to the sentence that a person reads.

use crate::cli::list;
use crate::cli::prices;
use crate::render;
use crate::store::Crossing;
use crate::store::DeliveryId;
use crate::table::Cell;
use crate::table::Column;
use crate::table::ColumnKind;
use crate::units::Usd;

/// The name of the event.
pub(super) const EVENT: &str = "BudgetThresholdCrossed";
/// Rises when a field changes its meaning or goes away; new fields do not count.
const SCHEMA_VERSION: u64 = 1;
/// Digits of an amount in a sentence.
const DIGITS: u32 = 6;

/// The event as JSON: one object, exact decimals in USD, `null` where unknown. The same bytes for every attempt.
pub(super) fn json(id: DeliveryId, crossing: &Crossing) -> String {
    let fields = [
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
    let (mut columns, mut row): (Vec<Column>, Vec<Cell>) = fields
        .into_iter()
        .map(|(name, kind, cell)| (Column::new(name, name, kind, 0), cell))
        .unzip();
    let (more, cells) = facts(crossing);
    columns.extend(more);
    row.extend(cells);
    render::row(&list::list(EVENT, columns, vec![row]))
}

/// What is known of a crossing, as columns and cells.
pub(super) fn facts(crossing: &Crossing) -> (Vec<Column>, Vec<Cell>) {
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
        .map_or(Cell::Unknown, |usd| money(usd, crossing.lower_bound));
    [
        (
            Column::new("budget", "Budget", ColumnKind::Text, 0),
            list::text(crossing.budget.clone()),
        ),
        (
            Column::new("value", "Whose", ColumnKind::Text, 0),
            list::text(crossing.value.clone()),
        ),
        (
            Column::new("threshold", "Threshold", ColumnKind::Text, 0),
            list::text(crossing.threshold.clone()),
        ),
        (
            Column::new("period_start", "From", ColumnKind::Instant, 3),
            instant(crossing.window.start),
        ),
        (
            Column::new("period_end", "Until", ColumnKind::Instant, 4),
            instant(crossing.window.end),
        ),
        (
            Column::new("limit", "Limit", ColumnKind::Money, 2),
            money(crossing.limit, false),
        ),
        (
            Column::new("spent", "Spent", ColumnKind::Money, 1),
            money(crossing.spent, crossing.lower_bound),
        ),
        (
            Column::new("used_ratio", "Used", ColumnKind::Ratio, 5),
            used,
        ),
        (
            Column::new("projected", "Projected", ColumnKind::Money, 6),
            projected,
        ),
        (
            Column::new("crossed_at", "Crossed", ColumnKind::Instant, 2),
            instant(crossing.at),
        ),
    ]
    .into_iter()
    .unzip()
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
    let text = format!(
        "budget {}{whose} crossed {}: {least}{} of {} USD spent{projected}, {} to {}",
        crossing.budget,
        crossing.threshold,
        crossing.spent.round(DIGITS),
        crossing.limit.round(DIGITS),
        prices::day(crossing.window.start),
        prices::day(crossing.window.end),
    );
    render::plain(&text).into_owned()
}

/// An instant in UTC.
pub(super) fn instant(instant: crate::units::Timestamp) -> Cell {
    chrono::DateTime::from_timestamp_micros(instant.0).map_or(Cell::Unknown, |utc| {
        Cell::Text(utc.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true))
    })
}
