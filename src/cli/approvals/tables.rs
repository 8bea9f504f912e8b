//! Holds and the decisions on them as tables.

use crate::cli::list::list;
use crate::cli::list::text;
use crate::cli::notify::instant;
use crate::store::Decision;
use crate::store::Hold;
use crate::table::Cell;
use crate::table::Column;
use crate::table::ColumnKind;
use crate::table::Table;
use crate::units::Timestamp;
use crate::units::Usd;

/// How each hold stands.
pub(super) fn holds(holds: &[Hold], now: Timestamp) -> Table {
    let columns = [
        ("id", "Id", ColumnKind::Count, 0),
        ("budget", "Budget", ColumnKind::Text, 0),
        ("value", "Whose", ColumnKind::Text, 0),
        ("threshold", "Threshold", ColumnKind::Text, 0),
        ("state", "State", ColumnKind::Text, 0),
        ("lifted_by", "Lifted by", ColumnKind::Text, 4),
        ("limit", "Limit", ColumnKind::Money, 3),
        ("spent", "Spent then", ColumnKind::Money, 2),
        ("crossed_at", "Crossed", ColumnKind::Instant, 5),
        ("until", "Until", ColumnKind::Instant, 1),
    ];
    let rows = holds.iter().map(|hold| {
        let crossing = &hold.crossing;
        let lifted_by = if hold.by_approval {
            "approval"
        } else {
            "reset"
        };
        vec![
            Cell::Count(hold.number),
            text(&*crossing.budget),
            text(&*crossing.value),
            text(&*crossing.threshold),
            text(hold.standing(now, crossing.spent).name()),
            text(lifted_by),
            money(crossing.limit, false),
            money(crossing.spent, crossing.lower_bound),
            instant(crossing.at),
            instant(crossing.window.end),
        ]
    });
    list(
        "Stopped spend",
        columns.map(column).to_vec(),
        rows.collect(),
    )
}

/// Every decision, and what it was on, in order of time.
pub(super) fn log(holds: &[Hold]) -> Table {
    let columns = [
        ("at", "At", ColumnKind::Instant, 0),
        ("id", "Id", ColumnKind::Count, 0),
        ("budget", "Budget", ColumnKind::Text, 0),
        ("value", "Whose", ColumnKind::Text, 1),
        ("what", "What", ColumnKind::Text, 0),
        ("by", "By", ColumnKind::Text, 0),
        ("until", "Until", ColumnKind::Instant, 3),
        ("amount", "Amount", ColumnKind::Money, 2),
        ("reason", "Reason", ColumnKind::Text, 1),
    ];
    let mut entries: Vec<(Timestamp, Vec<Cell>)> = Vec::new();
    for hold in holds {
        let stopped = format!("{} crossed", hold.crossing.threshold);
        let what = if hold.by_approval { "asked" } else { "blocked" };
        entries.push((
            hold.crossing.at,
            entry(hold, hold.crossing.at, what, None, &stopped),
        ));
        for decision in &hold.decisions {
            let what = decision.verdict.name();
            entries.push((
                decision.at,
                entry(hold, decision.at, what, Some(decision), &decision.reason),
            ));
        }
    }
    entries.sort_by_key(|(at, _)| *at);
    let rows = entries.into_iter().map(|(_, row)| row).collect();
    list(
        "Decisions on stopped spend",
        columns.map(column).to_vec(),
        rows,
    )
}

fn entry(
    hold: &Hold,
    at: Timestamp,
    what: &str,
    decision: Option<&Decision>,
    reason: &str,
) -> Vec<Cell> {
    let until = decision.and_then(|decision| decision.until);
    let amount = decision.and_then(|decision| decision.amount);
    vec![
        instant(at),
        Cell::Count(hold.number),
        text(&*hold.crossing.budget),
        text(&*hold.crossing.value),
        text(what),
        text(decision.map_or("llmcost", |decision| &decision.by)),
        until.map_or(Cell::Unknown, instant),
        amount.map_or(Cell::Unknown, |amount| money(amount, false)),
        text(reason),
    ]
}

fn column((name, title, kind, expendable): (&str, &str, ColumnKind, u8)) -> Column {
    Column::new(name, title, kind, expendable)
}

fn money(usd: Usd, lower_bound: bool) -> Cell {
    Cell::Money { usd, lower_bound }
}
