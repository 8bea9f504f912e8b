//! The sums of two periods to what stands beside a cost: the other cost, the difference and percent.

use crate::analysis::measures::MACHINE;
use crate::analysis::sums::Sums;
use crate::table::{Cell, Column, ColumnKind};

/// The columns of [`compared`], under a heading for the other period.
pub(in crate::analysis) fn columns(title: &str) -> Vec<Column> {
    vec![
        Column::new("compared_cost", title, ColumnKind::Money, 0),
        Column::new("difference", "Difference", ColumnKind::Money, 0),
        Column::new("change", "Change", ColumnKind::Ratio, 0),
        Column::new("compared_calls", "Calls then", ColumnKind::Count, 6),
        Column::new("compared_total_tokens", "", ColumnKind::Tokens, MACHINE),
        Column::new("compared_unpriced_calls", "", ColumnKind::Count, MACHINE),
        Column::new("compared_unpriced_tokens", "", ColumnKind::Tokens, MACHINE),
    ]
}

/// What the other period says of a group.
pub(in crate::analysis) fn compared(this: &Sums, other: &Sums) -> Vec<Cell> {
    let mut cells = vec![cost(other)];
    cells.extend(change(this, other));
    cells.extend([
        Cell::Count(other.calls),
        Cell::Count(other.meters.total()),
        Cell::Count(other.unpriced_calls),
        Cell::Count(other.unpriced_tokens),
    ]);
    cells
}

/// Difference and percent. Where a part of the costs compared is not known there is neither; where only this
/// period lacks prices, the difference is a lower bound as its cost is.
pub(in crate::analysis) fn change(this: &Sums, other: &Sums) -> [Cell; 2] {
    let difference = this.cost.checked_add(-other.cost);
    let known = difference.filter(|_| !this.unpriced() && !other.lower_bound());
    let Some(difference) = known else {
        return [Cell::Unknown, Cell::Unknown];
    };
    let money = Cell::Money {
        usd: difference,
        lower_bound: this.lower_bound(),
    };
    let ratio = match other.cost.0 {
        1.. if !this.lower_bound() => Cell::Ratio {
            numerator: difference.0,
            denominator: other.cost.0,
        },
        _ => Cell::Unknown,
    };
    [money, ratio]
}

fn cost(sums: &Sums) -> Cell {
    match sums.unpriced() {
        true => Cell::Unknown,
        false => Cell::Money {
            usd: sums.cost,
            lower_bound: sums.lower_bound(),
        },
    }
}
