//! `llmcost budget show`: one budget, key by key, and the period that is running.

use chrono::DateTime;
use chrono::SecondsFormat;
use clap::Args;

use crate::analysis::CostBasis;
use crate::analysis::Dimension;
use crate::cli::Session;
use crate::cli::list::list;
use crate::cli::list::text;
use crate::error::Error;
use crate::table::Column;
use crate::table::ColumnKind;
use crate::units::Timestamp;
use crate::units::Usd;

/// Show one budget: what it limits, what is noticed, and from when to when its running period is
#[derive(Debug, Args)]
pub(super) struct ShowArgs {
    /// What the budget is called
    #[arg(value_name = "NAME")]
    name: String,
}

pub(super) fn run(arguments: &ShowArgs, session: &mut Session<'_>) -> Result<u8, Error> {
    let all = super::defined(session)?;
    let defined = all
        .iter()
        .find(|defined| defined.budget.name == arguments.name.trim())
        .ok_or_else(|| super::unknown(&arguments.name))?;
    let budget = &defined.budget;
    let window = budget
        .cycle
        .window(budget.zone, session.environment.now)
        .period;
    let edge = |instant: Timestamp| {
        let utc = DateTime::from_timestamp_micros(instant.0)?;
        let local = utc.with_timezone(&budget.zone);
        Some(local.to_rfc3339_opts(SecondsFormat::AutoSi, true))
    };
    let edge = |instant: Timestamp| edge(instant).unwrap_or_default();
    let mut rows = vec![
        ("budget", budget.name.clone()),
        ("limit", dollars(budget.limit)),
        ("period", budget.cycle.to_string()),
        (
            "per",
            budget
                .per
                .as_ref()
                .map_or_else(String::new, Dimension::name),
        ),
        ("scope", budget.scope.to_string()),
        ("cost", basis(budget.basis).to_owned()),
        ("timezone", budget.zone.name().to_owned()),
        ("period_start", edge(window.start)),
        ("period_end", edge(window.end)),
    ];
    rows.extend(
        budget
            .thresholds
            .iter()
            .map(|threshold| ("threshold", threshold.to_string())),
    );
    rows.push(("file", defined.path.display().to_string()));
    let columns = vec![
        Column::new("key", "Key", ColumnKind::Text, 0),
        Column::new("value", "Value", ColumnKind::Text, 0),
    ];
    let rows = rows
        .into_iter()
        .map(|(key, value)| vec![text(key), text(value)]);
    session.answer(&list("Budget", columns, rows.collect()))
}

/// With the cents, and with all digits where there are more.
fn dollars(usd: Usd) -> String {
    match usd.round(2) == usd {
        true => format!("${}", usd.to_fixed(2)),
        false => format!("${usd}"),
    }
}

fn basis(basis: CostBasis) -> &'static str {
    match basis {
        CostBasis::Computed => "computed",
        CostBasis::Reported => "reported",
        CostBasis::PreferReported => "prefer-reported",
    }
}
