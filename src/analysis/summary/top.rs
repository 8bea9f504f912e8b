//! Where the last thirty days went: the dearest agents and models, the rest of them in one row, so that all add up.

use std::cmp::Reverse;

use super::facts::ByName;
use super::facts::Facts;
use super::row::Row;
use super::row::share;
use super::windows::Pair;
use crate::error::Error;
use crate::table::Cell;

pub(super) fn agents(facts: &Facts<'_>) -> Result<Vec<Row>, Error> {
    rows("agent", &facts.agents, facts)
}

pub(super) fn models(facts: &Facts<'_>) -> Result<Vec<Row>, Error> {
    rows("model", &facts.models, facts)
}

fn rows(section: &'static str, names: &ByName, facts: &Facts<'_>) -> Result<Vec<Row>, Error> {
    let mut ranked: Vec<_> = names.iter().collect();
    ranked.sort_unstable_by_key(|(name, pair)| {
        let Pair { this, before } = pair;
        (Reverse(this.cost), Reverse(before.cost), *name)
    });
    let rest = ranked.split_off(facts.top.min(ranked.len()));
    let mut others = Pair::default();
    for (_, pair) in &rest {
        others.add(pair)?;
    }
    let row = |item: Cell, spent: Pair| {
        let share = share(&spent.this, &facts.recent.this);
        let mut row = Row::new(section, item, spent);
        row.share = share;
        row.is_compared = facts.is_compared;
        row
    };
    let mut rows: Vec<Row> = ranked
        .into_iter()
        .map(|(name, pair)| {
            let item = match name.is_empty() {
                true => Cell::Unstated,
                false => Cell::Text(name.to_string()),
            };
            row(item, pair.clone())
        })
        .collect();
    rows.extend((!rest.is_empty()).then(|| row(Cell::Others, others)));
    Ok(rows)
}
