//! What a section says of one thing to the cells of a row: every section has the same columns, and leaves out what it does
//! not know.

use super::super::compare::change;
use super::super::forecast::Ends;
use super::super::forecast::To;
use super::super::measures::MACHINE;
use super::super::measures::cost;
use super::super::measures::each;
use super::super::measures::ratio;
use super::super::sums::Sums;
use super::windows::Pair;
use crate::table::Cell;
use crate::table::Column;
use crate::table::ColumnKind;

/// What `forecast` says of the end of a period, under the same names.
const AT_END: [&str; 7] = [
    "total_cost",
    "low_80",
    "high_80",
    "projected_cost",
    "low_95",
    "high_95",
    "confidence",
];

/// What a section says of one thing.
pub(super) struct Row {
    section: &'static str,
    item: Cell,
    /// `2026-W43`, `16:00`.
    pub(super) when: Option<String>,
    spent: Pair,
    /// Whether there is something to compare with.
    pub(super) is_compared: bool,
    pub(super) share: Cell,
    /// How many calls, runs … there were.
    pub(super) count: u64,
    /// By [`AT_END`].
    pub(super) at_end: [Cell; 7],
    /// Of a budget its limit, what is left, the probability of an overrun, and the verdict.
    pub(super) standing: [Cell; 4],
}

impl Row {
    /// What was spent on something, beside what it was before.
    pub(super) fn new(section: &'static str, item: Cell, spent: Pair) -> Self {
        Self {
            section,
            item,
            when: None,
            is_compared: true,
            share: Cell::Unknown,
            count: spent.this.calls,
            at_end: [const { Cell::Unknown }; 7],
            standing: [const { Cell::Unknown }; 4],
            spent,
        }
    }

    /// Adds the end it will come to.
    pub(super) fn projected(mut self, ends: &Ends, to: To) -> Self {
        self.at_end = AT_END.map(|column| ends.cell(to, column));
        self
    }

    pub(super) fn cells(self) -> Vec<Cell> {
        let Pair { this, before } = &self.spent;
        let [difference, change] = change(this, before);
        let when = self.when.map_or(Cell::Unknown, Cell::Text);
        let compared = [
            cost(before),
            difference,
            change,
            Cell::Count(before.calls),
            Cell::Count(before.meters.total()),
            Cell::Count(before.unpriced_calls),
            Cell::Count(before.unpriced_tokens),
        ];
        let compared = match self.is_compared {
            true => compared,
            false => [const { Cell::Unknown }; 7],
        };
        let [before_cost, difference, change, rest @ ..] = compared;
        let mut cells = vec![
            Cell::Text(self.section.to_owned()),
            self.item,
            when,
            cost(this),
            before_cost,
            difference,
            change,
            self.share,
            Cell::Count(self.count),
            each(this, self.count),
        ];
        let [limit, left, overrun, state] = self.standing;
        cells.extend([limit, left]);
        cells.extend(self.at_end);
        cells.extend([
            overrun,
            state,
            Cell::Count(this.calls),
            // Tokens without a price are known where their calls are told of alone.
            Cell::Count(this.meters.total().max(this.unpriced_tokens)),
            Cell::Count(this.unpriced_calls),
            Cell::Count(this.unpriced_tokens),
        ]);
        cells.extend(rest);
        cells
    }
}

/// Part of the cost of a whole.
pub(super) fn share(part: &Sums, whole: &Sums) -> Cell {
    if part.unpriced() {
        return Cell::Unknown;
    }
    ratio(part.cost.0, whole.cost.0)
}

/// The columns; those of budgets are shown where there are any.
pub(super) fn columns(has_budgets: bool) -> Vec<Column> {
    use ColumnKind::{Count, Money, Ratio, Text, Tokens};
    let of_budgets = if has_budgets { 1 } else { MACHINE };
    vec![
        Column::new("section", "Section", Text, 0),
        Column::new("item", "Item", Text, 0),
        Column::new("period", "Period", Text, 1),
        Column::new("cost", "Cost", Money, 0),
        Column::new("compared_cost", "Before", Money, 2),
        Column::new("difference", "", Money, MACHINE),
        Column::new("change", "Change", Ratio, 2),
        Column::new("share", "Share", Ratio, 3),
        Column::new("count", "Count", Count, 5),
        Column::new("average_cost", "Each", Money, 6),
        Column::new("limit", "Limit", Money, of_budgets),
        Column::new("left", "Left", Money, of_budgets),
        Column::new("total_cost", "At end", Money, 0),
        Column::new("low_80", "80 % from", Money, 4),
        Column::new("high_80", "80 % to", Money, 4),
        Column::new("projected_cost", "", Money, MACHINE),
        Column::new("low_95", "", Money, MACHINE),
        Column::new("high_95", "", Money, MACHINE),
        Column::new("confidence", "", Text, MACHINE),
        Column::new("overrun_probability", "Overrun", Ratio, of_budgets),
        Column::new(
            "state",
            "State",
            Text,
            if has_budgets { 0 } else { MACHINE },
        ),
        Column::new("calls", "", Count, MACHINE),
        Column::new("total_tokens", "", Tokens, MACHINE),
        Column::new("unpriced_calls", "", Count, MACHINE),
        Column::new("unpriced_tokens", "", Tokens, MACHINE),
        Column::new("compared_calls", "", Count, MACHINE),
        Column::new("compared_total_tokens", "", Tokens, MACHINE),
        Column::new("compared_unpriced_calls", "", Count, MACHINE),
        Column::new("compared_unpriced_tokens", "", Tokens, MACHINE),
    ]
}
