//! Budgets that were defined: the most used first, with what is left, what the period will have cost, and the verdict.

use std::cmp::Reverse;

use super::super::budget;
use super::super::budget::BudgetQuery;
use super::super::budget::BudgetStatus;
use super::super::budget::Evaluation;
use super::super::forecast::Outlook;
use super::super::said::money;
use super::SummaryQuery;
use super::facts::Facts;
use super::row::Row;
use super::windows::Pair;
use crate::error::Error;
use crate::event::Scan;
use crate::pricing::PriceBook;
use crate::table::Cell;
use crate::units::Usd;

/// How the budgets stand, the most used first, and no more than are shown; nothing is read where there is none.
pub(super) fn standing<'q>(
    query: &'q SummaryQuery,
    events: &dyn Scan,
    book: &PriceBook,
) -> Result<Evaluation<'q>, Error> {
    let question = BudgetQuery {
        is_present: false,
        active_since: Some(budget::active_since(query.at())),
        ..BudgetQuery::new(&query.budgets, query.at())
    };
    let mut found = budget::evaluate(&question, events, book)?;
    found
        .statuses
        .sort_by_key(|status| Reverse(status.used_millionths()));
    let more = found.statuses.len().saturating_sub(query.top);
    found.statuses.truncate(query.top);
    if more > 0 {
        found.notes.push(format!(
            "not shown: {more} more of the budgets, of which less is used (`llmcost budget status`)"
        ));
    }
    Ok(found)
}

pub(super) fn rows(facts: &Facts<'_>) -> Result<Vec<Row>, Error> {
    Ok(facts.budgets.statuses.iter().map(row).collect())
}

fn row(status: &BudgetStatus<'_>) -> Row {
    let spent = Pair {
        this: status.sums.clone(),
        ..Pair::default()
    };
    let mut row = Row::new("budget", Cell::Text(status.label()), spent);
    row.is_compared = false;
    row.when = Some(status.budget.cycle.to_string());
    row.share = ratio(status.used());
    let outlook = status.outlook.as_ref();
    row.standing = [
        money(status.budget.limit, false),
        money(status.left(), false),
        ratio(outlook.map(|outlook| (outlook.over_percent.into(), 100))),
        Cell::Text(status.state.name().to_owned()),
    ];
    if let Some(outlook) = outlook {
        row.at_end = at_end(status.spent, outlook);
    }
    row
}

fn at_end(spent: Usd, outlook: &Outlook) -> [Cell; 7] {
    let ahead = |usd| money(usd, outlook.lower_bound);
    [
        ahead(outlook.total),
        ahead(outlook.low_80),
        ahead(outlook.high_80),
        ahead(outlook.total - spent),
        Cell::Unknown,
        Cell::Unknown,
        Cell::Text(outlook.confidence.to_owned()),
    ]
}

fn ratio(ratio: Option<(i128, i128)>) -> Cell {
    ratio.map_or(Cell::Unknown, |(numerator, denominator)| Cell::Ratio {
        numerator,
        denominator,
    })
}
