//! Deliveries as a table: what waits, what was just tried, what has been told.

use super::deliver::Fate;
use super::deliver::Sent;
use super::event;
use crate::cli::list;
use crate::store::Action;
use crate::store::Crossing;
use crate::store::Delivery;
use crate::store::DeliveryId;
use crate::store::Remembered;
use crate::table::Cell;
use crate::table::Column;
use crate::table::ColumnKind;
use crate::table::Table;
use crate::units::Timestamp;

/// One row: a delivery, and how it stands.
struct Row<'a> {
    crossing: &'a Crossing,
    action: &'a Action,
    state: &'static str,
    attempts: u64,
    /// When it was sent or given up, or is tried again.
    at: Option<Timestamp>,
    reason: &'a str,
    id: DeliveryId,
}

/// What waits.
pub(super) fn waiting(deliveries: &[Delivery]) -> Table {
    table("Notifications that wait", deliveries.iter().map(waits))
}

/// What was just tried.
pub(super) fn tried(sent: &[Sent], now: Timestamp) -> Table {
    let rows = sent.iter().map(|sent| Row {
        state: match sent.fate {
            Fate::Sent => "sent",
            Fate::Kept => "waiting",
            Fate::GivenUp => "given up",
        },
        attempts: sent.delivery.attempts.saturating_add(1),
        at: Some(now),
        reason: &sent.reason,
        ..waits(&sent.delivery)
    });
    table("Notifications", rows)
}

/// Every crossing, and what became of it.
pub(super) fn history(remembered: &[Remembered], waiting: &[Delivery]) -> Table {
    let ended = remembered.iter().flat_map(|remembered| {
        remembered.outcomes.iter().map(|outcome| Row {
            crossing: &remembered.crossing,
            action: &outcome.action,
            state: match outcome.given_up {
                None => "sent",
                Some(_) => "given up",
            },
            attempts: outcome.attempts,
            at: Some(outcome.at),
            reason: outcome.given_up.as_deref().unwrap_or_default(),
            id: outcome.id,
        })
    });
    let mut rows: Vec<Row<'_>> = ended.chain(waiting.iter().map(waits)).collect();
    rows.sort_by_key(|row| row.crossing.at);
    table("Notifications of every crossing", rows)
}

fn waits(delivery: &Delivery) -> Row<'_> {
    Row {
        crossing: &delivery.crossing,
        action: &delivery.action,
        state: if delivery.in_doubt {
            "in doubt"
        } else {
            "waiting"
        },
        attempts: delivery.attempts,
        at: (delivery.attempts > 0).then_some(delivery.not_before),
        reason: &delivery.reason,
        id: delivery.id,
    }
}

fn table<'a>(title: &str, rows: impl IntoIterator<Item = Row<'a>>) -> Table {
    let mut columns = event::fact_columns();
    columns.extend([
        Column::new("action", "Action", ColumnKind::Text, 0),
        Column::new("state", "State", ColumnKind::Text, 0),
        Column::new("attempts", "Tries", ColumnKind::Count, 1),
        Column::new("state_at", "At", ColumnKind::Instant, 2),
        Column::new("reason", "Reason", ColumnKind::Text, 1),
        Column::new("id", "Id", ColumnKind::Text, 255),
    ]);
    let rows = rows.into_iter().map(|row| {
        let mut cells = event::fact_cells(row.crossing);
        cells.extend([
            list::text(row.action.to_string()),
            list::text(row.state),
            Cell::Count(row.attempts),
            row.at.map_or(Cell::Unknown, event::instant),
            list::text(row.reason),
            list::text(row.id.to_string()),
        ]);
        cells
    });
    list::list(title, columns, rows.collect())
}
