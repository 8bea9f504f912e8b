//! Sums of each group before and after, in: the table of costs and savings, out.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::worlds::ALL;
use crate::analysis::fold::{Label, too_large};
use crate::analysis::report::{Query, label_column, labels};
use crate::analysis::sums::Sums;
use crate::error::Error;
use crate::table::{Cell, Column, ColumnKind, Context, Table};
use crate::units::{Usd, divide_half_even};

/// One group, as logged and as it would be.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    pub(super) before: Sums,
    /// What it would cost, in [`ALL`]ths of 10⁻¹⁸ USD.
    weighed: i128,
    /// What it would cost, as soon as all worlds are added.
    after: Usd,
    /// The most calls without any price in one world.
    unpriced_calls: u64,
    /// Whether some world prices any of it.
    is_priced: bool,
    is_lower_bound: bool,
    /// Whether other calls or tokens lack a price than before, so that the costs cannot be compared.
    is_other: bool,
}

impl Line {
    pub(super) fn new(before: Sums) -> Self {
        Self {
            before,
            ..Self::default()
        }
    }

    /// Adds what the group costs in one world.
    pub(super) fn add(&mut self, world: &Sums, weight: i128) -> Option<()> {
        let gaps = |sums: &Sums| (sums.unpriced_rows, sums.partial_rows, sums.unpriced_tokens);
        self.weighed = self
            .weighed
            .checked_add(world.cost.0.checked_mul(weight)?)?;
        self.after = Usd(divide_half_even(self.weighed, ALL));
        self.unpriced_calls = self.unpriced_calls.max(world.unpriced_calls);
        self.is_priced |= !world.unpriced();
        self.is_lower_bound |= world.lower_bound();
        self.is_other |= gaps(world) != gaps(&self.before);
        Some(())
    }

    /// Adds another group; both are complete.
    fn join(&mut self, other: &Self) -> Option<()> {
        self.before.add(&other.before)?;
        self.after = self.after.checked_add(other.after)?;
        self.unpriced_calls = self.unpriced_calls.checked_add(other.unpriced_calls)?;
        self.is_priced |= other.is_priced;
        self.is_lower_bound |= other.is_lower_bound;
        self.is_other |= other.is_other;
        Some(())
    }

    pub(super) fn saving(&self) -> Option<Usd> {
        let known = !self.is_other && !self.before.unpriced();
        known
            .then(|| self.before.cost.checked_add(-self.after))
            .flatten()
    }

    pub(super) fn cells(&self) -> Vec<Cell> {
        let money = |is_unpriced: bool, usd: Usd, lower_bound: bool| match is_unpriced {
            true => Cell::Unknown,
            false => Cell::Money { usd, lower_bound },
        };
        let saving = self.saving();
        let share = saving.filter(|_| self.before.cost.0 > 0);
        vec![
            Cell::Count(self.before.calls),
            Cell::Count(self.before.meters.total()),
            money(
                self.before.unpriced(),
                self.before.cost,
                self.before.lower_bound(),
            ),
            money(
                self.before.rows > 0 && !self.is_priced,
                self.after,
                self.is_lower_bound,
            ),
            saving.map_or(Cell::Unknown, |usd| money(false, usd, false)),
            share.map_or(Cell::Unknown, |saving| Cell::Ratio {
                numerator: saving.0,
                denominator: self.before.cost.0,
            }),
            Cell::Count(self.before.unpriced_calls),
            Cell::Count(self.unpriced_calls),
        ]
    }
}

/// The largest saving first; where cut by time, in time.
pub(super) fn table(
    query: &Query,
    lines: BTreeMap<Vec<Label>, Line>,
    mut context: Context,
) -> Result<Table, Error> {
    let mut total = Line::default();
    for line in lines.values() {
        total.join(line).ok_or_else(too_large)?;
    }
    let mut lines: Vec<(Vec<Label>, Line)> = lines.into_iter().collect();
    if !query.by.first().is_some_and(|first| first.is_time()) {
        lines.sort_by_key(|(_, line)| (line.saving().is_none(), Reverse(line.saving())));
    }
    if query.by.is_empty() && lines.is_empty() {
        lines.push((Vec::new(), total.clone()));
    }
    let others = lines.iter().filter(|(_, line)| line.is_other).count();
    if others > 0 {
        let rows = if others == 1 { "row has" } else { "rows have" };
        context.notes.push(format!(
            "{others} {rows} no saving: not the same calls and tokens have a price before and after"
        ));
    }
    let rows = lines
        .iter()
        .map(|(names, line)| [labels(query, names), line.cells()].concat());
    Ok(Table {
        title: title(query),
        rows: rows.collect(),
        columns: query.by.iter().map(label_column).chain(columns()).collect(),
        totals: Some([vec![Cell::Unstated; query.by.len()], total.cells()].concat()),
        context: Some(context),
    })
}

fn title(query: &Query) -> String {
    let names: Vec<String> = query.by.iter().map(|by| by.name()).collect();
    match names.as_slice() {
        [] => "What your calls would cost".to_owned(),
        names => format!("What your calls would cost by {}", names.join(", ")),
    }
}

fn columns() -> [Column; 8] {
    let machine = |name, title| Column::new(name, title, ColumnKind::Count, u8::MAX);
    [
        Column::new("calls", "Calls", ColumnKind::Count, 1),
        Column::new("total_tokens", "Tokens", ColumnKind::Tokens, 2),
        Column::new("cost", "Cost", ColumnKind::Money, 0),
        Column::new("simulated_cost", "Would cost", ColumnKind::Money, 0),
        Column::new("saving", "Saving", ColumnKind::Money, 0),
        Column::new("saving_share", "Saved", ColumnKind::Ratio, 0),
        machine("unpriced_calls", "Unpriced"),
        machine("simulated_unpriced_calls", "Would be unpriced"),
    ]
}
