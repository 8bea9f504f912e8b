//! The same calls at two prices, in: old cost, new cost and difference by any dimensions, out.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::columns::ColumnChoice;
use super::dimension::Dimension;
use super::report::{Query, report};
use crate::error::Error;
use crate::event::Scan;
use crate::pricing::PriceBook;
use crate::table::{Cell, Column, ColumnKind, Table};
use crate::units::Usd;

/// What is taken from a report of each book, in this order after the labels.
const COLUMNS: &str = "calls,total_tokens,cost,partial_calls,unpriced_calls,unpriced_tokens";

/// What one group costs by one book.
#[derive(Clone, Debug)]
struct Side {
    calls: Cell,
    tokens: Cell,
    cost: Cell,
    /// Calls priced in part, calls and tokens without a price.
    gaps: [Cell; 3],
}

/// A group at both prices.
struct Row {
    labels: Vec<Cell>,
    old: Side,
    new: Side,
}

/// Compares what the calls cost by two books, the largest difference first.
///
/// Where not the same number of calls and tokens is priced by both, the costs are of different calls and there is no
/// difference.
///
/// # Errors
/// As [`report`].
pub fn reprice(
    query: &Query,
    events: &dyn Scan,
    old: &PriceBook,
    new: &PriceBook,
) -> Result<Table, Error> {
    let query = Query {
        columns: ColumnChoice::parse(COLUMNS)?,
        top: None,
        sort: None,
        ..query.clone()
    };
    let before = report(&query, events, old)?;
    let after = report(&query, events, new)?;
    let labels = query.by.len();
    let totals = match (&before.totals, &after.totals) {
        (Some(old), Some(new)) => Some(Row::of(old, new, labels)),
        _ => None,
    };
    // A provider inferred from one book alone makes a group that the other does not have.
    let mut pairs: BTreeMap<String, [&[Cell]; 2]> = BTreeMap::new();
    for (side, table) in [&before, &after].into_iter().enumerate() {
        for row in &table.rows {
            if let Some(place) = pairs.entry(key(row, labels)).or_default().get_mut(side) {
                *place = row;
            }
        }
    }
    let mut rows: Vec<Row> = pairs
        .values()
        .map(|[old, new]| Row::of(old, new, labels))
        .collect();
    rows.sort_by_cached_key(|row| {
        let size = row.difference().map(|usd| usd.0.unsigned_abs());
        (Reverse(size), key(&row.labels, labels))
    });
    let mut table = Table {
        title: title(&query),
        columns: columns(&query),
        rows: rows.into_iter().map(Row::cells).collect(),
        totals: totals.map(Row::cells),
        context: after.context,
    };
    if let Some(context) = &mut table.context {
        context.command = "reprice".to_owned();
    }
    Ok(table)
}

fn key(row: &[Cell], labels: usize) -> String {
    row.iter()
        .take(labels)
        .map(|cell| format!("{cell:?}\n"))
        .collect()
}

fn title(query: &Query) -> String {
    let names: Vec<String> = query.by.iter().map(Dimension::name).collect();
    match names.as_slice() {
        [] => "Cost at other prices".to_owned(),
        names => format!("Cost at other prices by {}", names.join(", ")),
    }
}

fn columns(query: &Query) -> Vec<Column> {
    let labels = query
        .by
        .iter()
        .map(|dimension| Column::new(dimension.name(), dimension.title(), ColumnKind::Text, 0));
    labels
        .chain([
            Column::new("calls", "Calls", ColumnKind::Count, 1),
            Column::new("total_tokens", "Tokens", ColumnKind::Tokens, 2),
            Column::new("old_cost", "Old cost", ColumnKind::Money, 0),
            Column::new("new_cost", "New cost", ColumnKind::Money, 0),
            Column::new("difference", "Difference", ColumnKind::Money, 0),
            Column::new("change", "Change", ColumnKind::Ratio, 0),
            Column::new(
                "old_unpriced_calls",
                "Old unpriced",
                ColumnKind::Count,
                u8::MAX,
            ),
            Column::new(
                "new_unpriced_calls",
                "New unpriced",
                ColumnKind::Count,
                u8::MAX,
            ),
        ])
        .collect()
}

impl Side {
    fn of(row: &[Cell], labels: usize) -> Self {
        let cell = |place: usize| row.get(labels + place).cloned().unwrap_or(Cell::Unknown);
        Self {
            calls: cell(0),
            tokens: cell(1),
            cost: cell(2),
            gaps: [cell(3), cell(4), cell(5)],
        }
    }

    fn usd(&self) -> Option<Usd> {
        match self.cost {
            Cell::Money { usd, .. } => Some(usd),
            _ => None,
        }
    }
}

impl Row {
    fn of(old: &[Cell], new: &[Cell], labels: usize) -> Self {
        let some = if new.is_empty() { old } else { new };
        Self {
            labels: some.iter().take(labels).cloned().collect(),
            old: Side::of(old, labels),
            new: Side::of(new, labels),
        }
    }

    fn difference(&self) -> Option<Usd> {
        if self.old.gaps != self.new.gaps {
            return None;
        }
        self.new.usd()?.checked_add(-self.old.usd()?)
    }

    fn cells(self) -> Vec<Cell> {
        let difference = self.difference();
        let change = difference
            .zip(self.old.usd())
            .filter(|(_, old)| old.0 > 0)
            .map_or(Cell::Unknown, |(difference, old)| Cell::Ratio {
                numerator: difference.0,
                denominator: old.0,
            });
        let difference = difference.map_or(Cell::Unknown, |usd| Cell::Money {
            usd,
            lower_bound: false,
        });
        let [_, old_unpriced, _] = self.old.gaps;
        let [_, new_unpriced, _] = self.new.gaps;
        let known = |new: Cell, old: Cell| if new == Cell::Unknown { old } else { new };
        let mut cells = self.labels;
        cells.extend([
            known(self.new.calls, self.old.calls),
            known(self.new.tokens, self.old.tokens),
            self.old.cost,
            self.new.cost,
            difference,
            change,
            old_unpriced,
            new_unpriced,
        ]);
        cells
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::event::{Attribute, Key, Ledger, Meter, UsageEvent};

    fn book(m: &str, n: &str) -> PriceBook {
        let model = |id: &str, price: &str| match price {
            "" => String::new(),
            price => format!(
                "[[model]]\nid = \"{id}\"\n[[model.price]]\nrates = {{ input = \"{price}\" }}\n"
            ),
        };
        let text = format!("provider = \"acme\"\n{}{}", model("m", m), model("n", n));
        PriceBook::empty()
            .with_layer("user", &text, Path::new("book"))
            .expect("a book")
    }

    fn calls() -> Ledger {
        let mut ledger = Ledger::default();
        for (number, model) in [(1, "m"), (2, "m"), (3, "n")] {
            let mut event = UsageEvent::call();
            event.key = Key {
                call: number,
                ..Key::default()
            };
            event.attributes[Attribute::Provider] = "acme".into();
            event.attributes[Attribute::Model] = model.into();
            event.meters[Meter::UncachedInput] = 1_000_000;
            ledger.record(&event);
        }
        ledger
    }

    fn answer(old: &PriceBook, new: &PriceBook) -> Table {
        let query = Query {
            by: Dimension::parse_list("model").expect("a dimension"),
            ..Query::default()
        };
        reprice(&query, &calls(), old, new).expect("an answer")
    }

    fn differences(table: &Table) -> Vec<Option<String>> {
        let rows = table.rows.iter().chain(&table.totals);
        rows.map(|row| match &row[5] {
            Cell::Money { usd, .. } => Some(usd.to_string()),
            _ => None,
        })
        .collect()
    }

    #[test]
    fn the_largest_difference_comes_first_and_parts_add_up() {
        let table = answer(&book("1", "7"), &book("3", "2"));
        let text = |text: &str| Some(text.to_owned());
        assert_eq!(differences(&table), [text("-5"), text("4"), text("-1")]);
        assert_eq!(table.rows[0][0], Cell::Text("n".to_owned()));
        assert_eq!(
            table.rows[1][6],
            Cell::Ratio {
                numerator: 4 * Usd::ONE.0,
                denominator: 2 * Usd::ONE.0
            }
        );
    }

    #[test]
    fn what_only_one_book_prices_has_no_difference() {
        let table = answer(&book("1", ""), &book("3", "2"));
        assert_eq!(differences(&table), [Some("4".to_owned()), None, None]);
        let neither = answer(&book("1", ""), &book("3", ""));
        assert_eq!(
            differences(&neither),
            [Some("4".to_owned()), None, Some("4".to_owned())]
        );
    }
}
