//! How a budget stands, and how much a pipeline puts up with, to a verdict and its reason.

use super::super::bucket::local_time;
use super::super::compare::wall_text;
use super::super::said::dollars;
use super::super::said::percent;
use super::share::Share;
use super::status::BudgetStatus;
use super::status::State;
use crate::units::Period;

/// Without calls nothing was seen to be within its limit: the log may not have been found.
pub(super) const NO_CALL: &str = "there is no call";

/// What was decided; the mildest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Within the limit, for sure.
    Pass,
    /// Within the limit, but to be noticed.
    Warning,
    /// Nobody can tell.
    Undecidable,
    /// Past the limit, whatever else cannot be told.
    Over,
}

impl Verdict {
    /// The name in tables, CSV and JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Warning => "warning",
            Self::Undecidable => "undecidable",
            Self::Over => "over",
        }
    }
}

/// How much a pipeline puts up with.
#[derive(Clone, Copy, Debug, Default)]
pub struct Leniency {
    /// Whether a limit without a single call passes: otherwise a log that was not found would.
    pub allow_empty: bool,
    /// Whether calls without a price and records that could not be read count as nothing.
    pub allow_incomplete: bool,
    /// Whether a warning fails the check.
    pub fails_on_warning: bool,
    /// The probability of an overrun that fails the check.
    pub fails_on_projected: Option<Share>,
    /// Records that could not be read.
    pub rejected: u64,
}

/// The verdict of a budget and its reason.
pub(super) fn judged(
    status: &BudgetStatus<'_>,
    leniency: &Leniency,
    is_missing: bool,
) -> (Verdict, String) {
    let spent = spent(status);
    if status.state == State::Over {
        return (Verdict::Over, spent);
    }
    if is_missing {
        return (Verdict::Undecidable, NO_CALL.to_owned());
    }
    if !leniency.allow_incomplete && leniency.rejected > 0 {
        let records = match leniency.rejected {
            1 => "1 record".to_owned(),
            records => format!("{records} records"),
        };
        return (
            Verdict::Undecidable,
            format!("{records} could not be read; {spent}"),
        );
    }
    if status.lower_bound && !leniency.allow_incomplete {
        let calls = match (status.unpriced_calls, status.calls) {
            (0, _) => "a part has no price".to_owned(),
            (1, 1) => "the only call lacks a price".to_owned(),
            (1, calls) => format!("1 of {calls} calls lacks a price"),
            (unpriced, calls) => format!("{unpriced} of {calls} calls lack a price"),
        };
        return (Verdict::Undecidable, format!("{calls}; at least {spent}"));
    }
    let over = status.outlook.as_ref().map(|outlook| outlook.over_percent);
    let likely = match over {
        Some(over) => format!("{spent}; {over} % likely to pass it"),
        None => spent,
    };
    if status.state == State::LikelyOver {
        return (Verdict::Warning, likely);
    }
    let crossed: Vec<String> = status
        .crossed
        .iter()
        .map(|one| one.trigger.to_string())
        .collect();
    match crossed.is_empty() {
        true => (Verdict::Pass, likely),
        false => (
            Verdict::Warning,
            format!("{likely}; crossed {}", crossed.join(", ")),
        ),
    }
}

/// `$12.50 of $10 spent, 125.0 %`.
fn spent(status: &BudgetStatus<'_>) -> String {
    let used = status
        .used()
        .map(|(spent, limit)| format!(", {}", percent(spent, limit)));
    format!(
        "{} of {} spent{}",
        dollars(status.spent),
        dollars(status.budget.limit),
        used.unwrap_or_default()
    )
}

/// `in 2026-11-01 to 2026-12-01`, of periods with an end.
pub(super) fn span(status: &BudgetStatus<'_>) -> Option<String> {
    let Period { start, end } = status.window.period;
    if status.window.period.start == Period::ALL.start || end == Period::ALL.end {
        return None;
    }
    let [start, end] = [start, end].map(|edge| wall_text(local_time(status.budget.zone, edge).0));
    Some(format!("{start} to {end}"))
}

/// `most on writer/gpt-5 $7.00, …`.
pub(super) fn most_on(status: &BudgetStatus<'_>) -> Option<String> {
    let parts: Vec<String> = status
        .contributors
        .iter()
        .map(ToString::to_string)
        .collect();
    (!parts.is_empty()).then(|| format!("most on {}", parts.join(", ")))
}
