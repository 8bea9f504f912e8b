//! How budgets stand, as a table.

use chrono::NaiveDate;

use super::super::report::CostBasis;
use super::super::said::moment;
use super::super::said::money;
use super::evaluate::BudgetQuery;
use super::evaluate::Evaluation;
use super::status::BudgetStatus;
use crate::pricing::PriceBook;
use crate::table::Cell;
use crate::table::Column;
use crate::table::ColumnKind;
use crate::table::Context;
use crate::table::PriceBookLabel;
use crate::table::Table;
use crate::units::Period;
use crate::units::Timestamp;

/// One row per status, in their order.
#[must_use]
pub fn table(query: &BudgetQuery<'_>, evaluation: &Evaluation<'_>, book: &PriceBook) -> Table {
    let statuses = &evaluation.statuses;
    let shows = Shows {
        values: statuses.iter().any(|status| status.value.is_some()),
        outlooks: statuses.iter().any(|status| status.outlook.is_some()),
        unpriced: statuses.iter().any(|status| status.lower_bound),
        contributors: statuses
            .iter()
            .any(|status| !status.contributors.is_empty()),
    };
    let zones = || statuses.iter().map(|status| status.budget.zone.name());
    let reads_prices = statuses
        .iter()
        .any(|status| status.budget.basis != CostBasis::Reported);
    Table {
        title: "Budgets".to_owned(),
        columns: columns(&shows),
        rows: statuses
            .iter()
            .map(|status| cells(status, query.at))
            .collect(),
        totals: None,
        context: Some(Context {
            command: "budget status".to_owned(),
            period: span(statuses),
            timezone: zones().next().unwrap_or("UTC").to_owned(),
            price_book: reads_prices.then(|| PriceBookLabel {
                digest: book.digest(),
                as_of: book.as_of(),
            }),
            completeness: Some(evaluation.completeness.clone()),
            notes: evaluation.notes.clone(),
        }),
    }
}

/// From the first start to the last end of those that have any.
fn span(statuses: &[BudgetStatus<'_>]) -> Period {
    let periods = || {
        let all = statuses.iter().map(|status| status.window.period);
        all.filter(|period| *period != Period::ALL)
    };
    Period {
        start: periods()
            .map(|period| period.start)
            .min()
            .unwrap_or(Timestamp::MIN),
        end: periods()
            .map(|period| period.end)
            .max()
            .unwrap_or(Timestamp::MAX),
    }
}

/// What a person is shown; CSV and JSON have all.
struct Shows {
    values: bool,
    outlooks: bool,
    unpriced: bool,
    contributors: bool,
}

fn columns(shows: &Shows) -> Vec<Column> {
    use ColumnKind::{Count, Instant, Money, Ratio, Text, Tokens};
    /// In CSV and JSON alone.
    const HIDDEN: u8 = u8::MAX;
    let when = |shown: bool, expendable: u8| if shown { expendable } else { HIDDEN };
    let ahead = |expendable: u8| when(shows.outlooks, expendable);
    vec![
        Column::new("budget", "Budget", Text, 0),
        Column::new("value", "Of", Text, when(shows.values, 0)),
        Column::new("period", "Each", Text, 7),
        Column::new("limit", "Limit", Money, 0),
        Column::new("spent", "Spent", Money, 0),
        Column::new("left", "Left", Money, 2),
        Column::new("used_share", "Used", Ratio, 0),
        Column::new("elapsed_share", "Time gone", Ratio, 3),
        Column::new("projected_cost", "Projected", Money, ahead(1)),
        Column::new("low_80", "80 % from", Money, ahead(6)),
        Column::new("high_80", "80 % to", Money, ahead(5)),
        Column::new("overrun_probability", "Overrun", Ratio, ahead(2)),
        Column::new("exhausted_earliest", "Used up from", Text, ahead(8)),
        Column::new("exhausted", "Used up on", Text, ahead(4)),
        Column::new("exhausted_latest", "Used up by", Text, ahead(9)),
        Column::new("state", "State", Text, 0),
        Column::new("crossed", "Crossed", Text, 5),
        Column::new("calls", "Calls", Count, 10),
        Column::new("unpriced_calls", "Unpriced", Count, when(shows.unpriced, 3)),
        Column::new("unpriced_tokens", "Unpriced tokens", Tokens, HIDDEN),
        Column::new("top", "Most on", Text, when(shows.contributors, 11)),
        Column::new("scope", "Calls of", Text, HIDDEN),
        Column::new("per", "For each", Text, HIDDEN),
        Column::new("period_start", "From", Instant, HIDDEN),
        Column::new("period_end", "To", Instant, HIDDEN),
        Column::new("timezone", "Zone", Text, HIDDEN),
        Column::new("confidence", "Confidence", Text, HIDDEN),
    ]
}

fn cells(status: &BudgetStatus<'_>, at: Timestamp) -> Vec<Cell> {
    let budget = status.budget;
    let text = |text: String| match text.as_str() {
        "" => Cell::Unknown,
        _ => Cell::Text(text),
    };
    let ratio = |ratio: Option<(i128, i128)>| {
        ratio.map_or(Cell::Unknown, |(numerator, denominator)| Cell::Ratio {
            numerator,
            denominator,
        })
    };
    let outlook = status.outlook.as_ref();
    let ahead = |usd: Option<_>| {
        let lower_bound = outlook.is_some_and(|outlook| outlook.lower_bound);
        usd.map_or(Cell::Unknown, |usd| money(usd, lower_bound))
    };
    let day = |day: Option<NaiveDate>| text(day.map_or_else(String::new, |day| day.to_string()));
    let exhaustion = outlook
        .map(|outlook| outlook.exhaustion)
        .unwrap_or_default();
    let edge = |instant: Timestamp| match instant {
        Timestamp::MIN | Timestamp::MAX => Cell::Unknown,
        instant => moment(instant.0, budget.zone),
    };
    let crossed = status.crossed.iter();
    let crossed: Vec<String> = crossed
        .map(|threshold| threshold.trigger.to_string())
        .collect();
    let top: Vec<String> = status
        .contributors
        .iter()
        .map(ToString::to_string)
        .collect();
    vec![
        Cell::Text(budget.name.clone()),
        text(status.value.clone().unwrap_or_default()),
        Cell::Text(budget.cycle.to_string()),
        money(budget.limit, false),
        money(status.spent, status.lower_bound),
        money(status.left(), false),
        ratio(status.used()),
        ratio(status.elapsed(at)),
        ahead(outlook.map(|outlook| outlook.total)),
        ahead(outlook.map(|outlook| outlook.low_80)),
        ahead(outlook.map(|outlook| outlook.high_80)),
        ratio(outlook.map(|outlook| (outlook.over_percent.into(), 100))),
        day(exhaustion.earliest),
        day(exhaustion.expected),
        day(exhaustion.latest),
        Cell::Text(status.state.name().to_owned()),
        text(crossed.join(", ")),
        Cell::Count(status.calls),
        Cell::Count(status.unpriced_calls),
        Cell::Count(status.unpriced_tokens),
        text(top.join(", ")),
        Cell::Text(budget.scope.to_string()),
        text(
            budget
                .per
                .as_ref()
                .map_or_else(String::new, |per| per.name()),
        ),
        edge(status.window.period.start),
        edge(status.window.period.end),
        Cell::Text(budget.zone.name().to_owned()),
        text(outlook.map_or_else(String::new, |outlook| outlook.confidence.to_owned())),
    ]
}
