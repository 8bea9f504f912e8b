//! The running day, week and month: against the one before to the same point, and to where they are going.

use super::facts::Facts;
use super::facts::Running;
use super::row::Row;
use crate::error::Error;
use crate::table::Cell;

pub(super) fn rows(facts: &Facts<'_>) -> Result<Vec<Row>, Error> {
    let row = |running: &Running| {
        let item = Cell::Text(running.name.to_owned());
        let mut row = Row::new("spend", item, running.spent.clone());
        row.is_compared = running.is_compared;
        row.when = Some(running.label.clone());
        match running.is_open {
            true => row.projected(&facts.ends, running.to),
            false => row,
        }
    };
    Ok(facts.running.iter().map(row).collect())
}
