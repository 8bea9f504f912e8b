//! How budgets stand, in; which of them will be passed and when, in sentences, out.

use super::super::forecast::Exhaustion;
use super::super::said::dollars;
use super::evaluate::Evaluation;
use super::status::BudgetStatus;
use super::status::State;

/// So many are told one by one.
const TOLD: usize = 5;

/// Says which budgets were passed or are likely to be, and of how many the projection stays within the limit.
#[must_use]
pub fn ahead(evaluation: &Evaluation<'_>) -> Vec<String> {
    let statuses = evaluation.statuses.iter();
    let mut notes: Vec<String> = statuses.clone().filter_map(sentence).collect();
    let more = notes.len().saturating_sub(TOLD);
    notes.truncate(TOLD);
    if more > 0 {
        notes.push(format!(
            "{more} more budgets are used up or likely to be (`llmcost budget status`)"
        ));
    }
    let is_kept = |status: &&BudgetStatus<'_>| status.outlook.is_some() && !breaks(status);
    match statuses.filter(is_kept).count() {
        0 => {}
        1 => notes.push("1 budget is projected to hold".to_owned()),
        kept => notes.push(format!("{kept} budgets are projected to hold")),
    }
    notes
}

fn breaks(status: &BudgetStatus<'_>) -> bool {
    let is_likely = || status.outlook.as_ref().is_some_and(super::judge::is_likely);
    status.state == State::Over || is_likely()
}

fn sentence(status: &BudgetStatus<'_>) -> Option<String> {
    if !breaks(status) {
        return None;
    }
    let name = status.label();
    let limit = dollars(status.budget.limit);
    let cycle = status.budget.cycle;
    if status.state == State::Over {
        let spent = dollars(status.spent);
        return Some(format!(
            "budget {name}: {spent} of {limit} ({cycle}) are spent"
        ));
    }
    let outlook = status.outlook.as_ref()?;
    Some(format!(
        "budget {name}: {} of {limit} ({cycle}) projected, {} % likely to be passed{}",
        dollars(outlook.total),
        outlook.over_percent,
        when(outlook.exhaustion)
    ))
}

/// `, used up on 2026-10-27 (2026-10-25 to 2026-10-30)`.
fn when(exhaustion: Exhaustion) -> String {
    let Exhaustion {
        earliest,
        expected,
        latest,
    } = exhaustion;
    match (earliest, expected, latest) {
        (Some(earliest), Some(day), Some(latest)) if earliest < latest => {
            format!(", used up on {day} ({earliest} to {latest})")
        }
        (Some(earliest), Some(day), None) if earliest < day => {
            format!(", used up on {day} ({earliest} or later)")
        }
        (_, Some(day), Some(_)) => format!(", used up on {day}"),
        (_, Some(day), None) | (Some(day), None, _) => format!(", used up on {day} or later"),
        (None, None, _) => String::new(),
    }
}
