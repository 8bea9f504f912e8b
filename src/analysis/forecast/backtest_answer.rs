//! Past projections and what came of them to a table: error by method, and how often the ranges held.

use super::super::report;
use super::super::report::Query;
use super::backtest::LEAST_HISTORY;
use super::backtest::Record;
use super::horizon::To;
use super::spend::Gathered;
use crate::pricing::PriceBook;
use crate::table::Cell;
use crate::table::Column;
use crate::table::ColumnKind;
use crate::table::Table;

/// Past questions below which an error says little.
const FEW: u64 = 20;

pub(super) fn table(
    query: &Query,
    whole: &Gathered,
    records: &[(To, Record)],
    days: usize,
    book: &PriceBook,
) -> Table {
    use ColumnKind::{Count, Ratio, Text};
    let mut context = report::context(query, &whole.folded, &whole.total, book);
    context.command = "forecast".to_owned();
    // Without calls there is nothing to say of methods.
    let records = match whole.last() {
        Some(_) => records,
        None => &[],
    };
    if !records.is_empty() {
        context.notes.extend(notes(records, days));
    }
    Table {
        title: "Error of past forecasts".to_owned(),
        columns: vec![
            Column::new("to", "To end of", Text, 0),
            Column::new("questions", "Asked", Count, 0),
            Column::new("glr_error", "GLR", Ratio, 0),
            Column::new("run_rate_error", "Run rate", Ratio, 0),
            Column::new("mean_7_error", "7-day mean", Ratio, 1),
            Column::new("trend_30_error", "30-day trend", Ratio, 2),
            Column::new("held_80", "In 80 %", Ratio, 0),
            Column::new("held_95", "In 95 %", Ratio, 0),
        ],
        rows: records
            .iter()
            .map(|(to, record)| row(*to, record))
            .collect(),
        totals: None,
        context: Some(context),
    }
}

fn row(to: To, record: &Record) -> Vec<Cell> {
    let error = |missed: f64| match millionths(missed, record.actual) {
        Some(numerator) => Cell::Ratio {
            numerator,
            denominator: 1_000_000,
        },
        None => Cell::Unknown,
    };
    // That nothing was held to cost nothing says nothing of the ranges.
    let held = |held: u64| match record.actual > 0.0 {
        false => Cell::Unknown,
        true => Cell::Ratio {
            numerator: held.into(),
            denominator: record.asked.into(),
        },
    };
    let text = Cell::Text(to.name().to_owned());
    [text, Cell::Count(record.asked)]
        .into_iter()
        .chain(record.missed.map(error))
        .chain(record.held.map(held))
        .collect()
}

fn millionths(part: f64, whole: f64) -> Option<i128> {
    let share = (part / whole * 1e6).round();
    share.is_finite().then_some(share as i128)
}

fn notes(records: &[(To, Record)], days: usize) -> Vec<String> {
    let mut notes = vec![
        "asked at the start of every past day but the first of its period, from what was known then: the mean miss as a \
         part of the period's cost, and how often the cost came to lie in the 80 % and the 95 % range"
            .to_owned(),
    ];
    let ends = |few: fn(u64) -> bool| {
        let records = records.iter().filter(|(_, record)| few(record.asked));
        records
            .map(|(to, _)| to.name())
            .collect::<Vec<_>>()
            .join(", ")
    };
    let few = ends(|asked| (1..FEW).contains(&asked));
    if !few.is_empty() {
        notes.push(format!("{few}: fewer than {FEW} past questions say little"));
    }
    let none = ends(|asked| asked == 0);
    if !none.is_empty() {
        notes.push(format!(
            "{none}: nothing to ask yet; that takes {LEAST_HISTORY} complete days and after them the rest of a whole period \
             ({days} known)"
        ));
    }
    notes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cost_nothing_that_is_known_has_no_error_and_held_no_range() {
        let record = Record {
            asked: 3,
            actual: 0.0,
            missed: [0.0; 4],
            held: [3, 3],
        };
        let cells = row(To::TESTED[0], &record);
        assert_eq!(cells[1], Cell::Count(3));
        assert_eq!(cells[2..], vec![Cell::Unknown; 6]);
    }
}
