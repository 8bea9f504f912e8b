//! The last thirty days: their total, what a run and a session cost, the hour that costs most, and what has no price.

use super::super::measures::ratio;
use super::super::sums::Sums;
use super::facts::Facts;
use super::facts::Pieces;
use super::row::Row;
use super::row::share;
use super::windows::Pair;
use crate::error::Error;
use crate::table::Cell;

const SECTION: &str = "last_30_days";

pub(super) fn rows(facts: &Facts<'_>) -> Result<Vec<Row>, Error> {
    let total = &facts.recent.this;
    let row = |name: &str, spent: Pair| {
        let share = share(&spent.this, total);
        let mut row = Row::new(SECTION, Cell::Text(name.to_owned()), spent);
        row.share = share;
        row.is_compared = facts.is_compared;
        row.when = Some("30d".to_owned());
        row
    };
    let pieces = |name: &str, pieces: &Pieces| {
        let mut row = row(name, pieces.spent.clone());
        row.count = u64::try_from(pieces.names.len()).unwrap_or(u64::MAX);
        (row.count > 0).then_some(row)
    };
    let mut rows = vec![row("total", facts.recent.clone())];
    rows.extend(pieces("runs", &facts.runs));
    rows.extend(pieces("sessions", &facts.sessions));
    rows.extend(peak(facts).map(|(hour, spent)| {
        let mut row = row("peak hour", spent);
        row.when = Some(format!("{hour:02}:00"));
        row.is_compared = false;
        row
    }));
    let mut none = row("unpriced", unpriced(total));
    none.share = ratio(total.unpriced_calls.into(), total.calls.into());
    none.is_compared = false;
    rows.push(none);
    Ok(rows)
}

/// The hour of the day that cost most, the earliest of equals; none where nothing cost anything.
fn peak(facts: &Facts<'_>) -> Option<(usize, Pair)> {
    let hours = facts.hours.iter().enumerate().rev();
    let (hour, sums) = hours.max_by_key(|(_, sums)| sums.cost)?;
    let spent = Pair {
        this: sums.clone(),
        ..Pair::default()
    };
    (sums.cost.0 > 0).then_some((hour, spent))
}

/// The calls without a price: what they cost is not known, so their share is that of the calls.
fn unpriced(total: &Sums) -> Pair {
    let this = Sums {
        rows: total.unpriced_rows,
        calls: total.unpriced_calls,
        unpriced_rows: total.unpriced_rows,
        unpriced_calls: total.unpriced_calls,
        unpriced_tokens: total.unpriced_tokens,
        ..Sums::default()
    };
    Pair {
        this,
        ..Pair::default()
    }
}
