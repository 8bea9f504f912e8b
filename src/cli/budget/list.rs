//! `llmcost budget list`: every budget as it is defined, and where.

use clap::Args;

use crate::analysis::Dimension;
use crate::cli::Session;
use crate::cli::list::list;
use crate::cli::list::text;
use crate::cli::list::title_in;
use crate::error::Error;
use crate::table::Cell;
use crate::table::Column;
use crate::table::ColumnKind;

use super::config::Defined;

/// List every budget, what it limits and the file that says so
#[derive(Debug, Args)]
pub(super) struct ListArgs {}

pub(super) fn run(_arguments: &ListArgs, session: &mut Session<'_>) -> Result<u8, Error> {
    let defined = super::defined(session)?;
    if defined.is_empty() {
        session.say(super::NO_BUDGET);
    }
    // One file is said once, above.
    let file = defined.first().map(|one| one.path.as_path());
    let file = file.filter(|file| defined.iter().all(|one| one.path == *file));
    let expendable = if file.is_some() { u8::MAX } else { 3 };
    let columns = vec![
        Column::new("budget", "Budget", ColumnKind::Text, 0),
        Column::new("limit", "Limit", ColumnKind::Money, 0),
        Column::new("period", "Each", ColumnKind::Text, 0),
        Column::new("per", "For each", ColumnKind::Text, 0),
        Column::new("scope", "Calls of", ColumnKind::Text, 0),
        Column::new("thresholds", "Thresholds", ColumnKind::Text, 1),
        Column::new("timezone", "Zone", ColumnKind::Text, 2),
        Column::new("file", "File", ColumnKind::Text, expendable),
    ];
    session.answer(&list(
        &title_in("Budgets", file),
        columns,
        defined.iter().map(row).collect(),
    ))
}

fn row(defined: &Defined) -> Vec<Cell> {
    let budget = &defined.budget;
    let per = budget.per.as_ref();
    let thresholds = budget.thresholds.iter().map(ToString::to_string);
    vec![
        text(budget.name.as_str()),
        Cell::Money {
            usd: budget.limit,
            lower_bound: false,
        },
        text(budget.cycle.to_string()),
        text(per.map_or_else(String::new, Dimension::name)),
        text(budget.scope.to_string()),
        text(thresholds.collect::<Vec<String>>().join(", ")),
        text(budget.zone.name()),
        text(defined.path.display().to_string()),
    ]
}
