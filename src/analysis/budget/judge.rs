//! What was spent, and what is to come, to the verdict on a budget.

use super::super::anomaly::Habits;
use super::super::forecast::Learned;
use super::super::forecast::Outlook;
use super::super::said::dollars;
use super::cycle::Cycle;
use super::evaluate::Asked;
use super::evaluate::BudgetQuery;
use super::evaluate::Evaluation;
use super::spent::Part;
use super::spent::Spent;
use super::status::BudgetStatus;
use super::status::State;
use super::threshold::Threshold;
use super::threshold::Trigger;
use crate::store::Crossing;
use crate::units::Timestamp;

/// The probability, in hundredths, from which a budget is likely to be passed: of warnings so given, 8 to 9 of 10 came true
/// (`../shared/forecast.md` §3.3).
const LIKELY: u8 = 50;

/// What the verdicts rest on.
pub(super) struct Judge<'j, 'b> {
    pub(super) query: &'j BudgetQuery<'b>,
    pub(super) answers: &'j [Spent],
    pub(super) learned: &'j [Learned],
    pub(super) habits: &'j [Habits],
}

impl<'b> Judge<'_, 'b> {
    /// Adds a status for a budget, or for each value that has one of its own, and what they crossed.
    pub(super) fn judge(&self, asked: &Asked<'b>, evaluation: &mut Evaluation<'b>) {
        let Some(spent) = self.answers.get(asked.place) else {
            return;
        };
        if spent.unstated.calls > 0
            && let Some(per) = &asked.budget.per
        {
            evaluation.notes.push(format!(
                "budget `{}`: {} state no {} and count towards none ({})",
                asked.budget.name,
                match spent.unstated.calls {
                    1 => "1 call".to_owned(),
                    calls => format!("{calls} calls"),
                },
                per.name(),
                dollars(spent.unstated.cost)
            ));
        }
        for (value, part) in self.values(asked, spent) {
            let status = self.status(asked, value, &part);
            let crossings = status.crossed.iter();
            let crossings = crossings.map(|threshold| self.crossing(&status, threshold));
            evaluation.crossings.extend(crossings);
            evaluation.statuses.push(status);
        }
    }

    /// Whose spend it is, most first; the budget's own where nobody has one of its own.
    fn values(&self, asked: &Asked<'b>, spent: &Spent) -> Vec<(Option<String>, Part)> {
        let since = match asked.budget.cycle {
            Cycle::All | Cycle::Between(_) => self.query.active_since,
            _ => None,
        };
        let is_active = |part: &Part| since.is_none_or(|since| part.sums.last >= since.0);
        let part = |value: &str| spent.by_value.get(value).cloned().unwrap_or_default();
        if asked.budget.per.is_none() {
            return vec![(None, part(""))];
        }
        if let Some(only) = &asked.only {
            return vec![(Some(only.clone()), part(only))];
        }
        let mut values: Vec<(Option<String>, Part)> = spent
            .by_value
            .iter()
            .filter(|(_, part)| is_active(part))
            .map(|(value, part)| (Some(value.to_string()), part.clone()))
            .collect();
        values.sort_by_key(|(_, part)| std::cmp::Reverse(part.sums.cost));
        if values.is_empty() {
            values.push((None, Part::default()));
        }
        values
    }

    fn status(&self, asked: &Asked<'b>, value: Option<String>, part: &Part) -> BudgetStatus<'b> {
        let budget = asked.budget;
        let sums = &part.sums;
        let learned = asked.history.and_then(|place| self.learned.get(place));
        let outlook = learned.and_then(|learned| {
            let period = (budget.zone, asked.window.period);
            learned.outlook(value.as_deref(), period, sums.cost, budget.limit)
        });
        let mut status = BudgetStatus {
            budget,
            value,
            window: asked.window,
            sums: sums.clone(),
            spent: sums.cost,
            calls: sums.calls,
            unpriced_calls: sums.unpriced_calls + sums.partial_calls,
            unpriced_tokens: sums.unpriced_tokens,
            lower_bound: sums.lower_bound(),
            last: (sums.rows > 0).then_some(Timestamp(sums.last)),
            outlook,
            state: State::Ok,
            crossed: Vec::new(),
            contributors: part.contributors.clone(),
        };
        let thresholds = budget.thresholds.iter().zip(&asked.recent);
        status.crossed = thresholds
            .filter(|(threshold, recent)| self.is_crossed(asked, &status, threshold, **recent))
            .map(|(threshold, _)| threshold)
            .collect();
        status.state = state(&status);
        status
    }

    fn is_crossed(
        &self,
        asked: &Asked<'b>,
        status: &BudgetStatus<'b>,
        threshold: &Threshold,
        recent: Option<usize>,
    ) -> bool {
        let limit = status.budget.limit;
        let value = status.value.as_deref();
        let recent = || {
            let spent = recent.and_then(|place| self.answers.get(place))?;
            let part = spent.by_value.get(value.unwrap_or(""))?;
            Some(part.sums.cost)
        };
        match threshold.trigger {
            Trigger::Spent(share) => share.is_reached(status.spent, limit),
            Trigger::Projected(share) => {
                let outlook = status.outlook.as_ref();
                outlook.is_some_and(|outlook| share.is_reached(outlook.total, limit))
            }
            Trigger::Burn { share, .. } => {
                recent().is_some_and(|spent| share.is_reached(spent, limit))
            }
            Trigger::Anomaly => {
                let habits = asked.habits.and_then(|place| self.habits.get(place));
                let judged = habits.zip(recent());
                judged.is_some_and(|(habits, today)| habits.is_unusual(value, today))
            }
        }
    }

    fn crossing(&self, status: &BudgetStatus<'b>, threshold: &Threshold) -> Crossing {
        Crossing {
            budget: status.budget.name.clone(),
            value: status.value.clone().unwrap_or_default(),
            threshold: threshold.trigger.to_string(),
            window: status.window.once,
            limit: status.budget.limit,
            spent: status.spent,
            lower_bound: status.lower_bound,
            projected: status.outlook.as_ref().map(|outlook| outlook.total),
            at: self.query.at,
            actions: threshold.actions.clone(),
        }
    }
}

/// Whether the limit is at least as likely as not to be passed.
pub(super) fn is_likely(outlook: &Outlook) -> bool {
    outlook.over_percent >= LIKELY
}

/// The verdict, of what is known.
fn state(status: &BudgetStatus<'_>) -> State {
    if status.budget.is_used_up(status.spent) {
        State::Over
    } else if status.lower_bound {
        State::Undecidable
    } else if status.outlook.as_ref().is_some_and(is_likely) {
        State::LikelyOver
    } else if !status.crossed.is_empty() {
        State::Warning
    } else {
        State::Ok
    }
}
