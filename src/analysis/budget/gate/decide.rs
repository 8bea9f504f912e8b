//! How one budget stands, what it would be after a call, and what a person decided, to one ruling.

use super::super::super::said::dollars;
use super::super::share::Share;
use super::super::status::BudgetStatus;
use super::super::status::State;
use super::super::threshold::Threshold;
use super::super::threshold::Trigger;
use super::Decision;
use super::Ruling;
use super::line::seconds_until;
use crate::store::Action;
use crate::store::Crossing;
use crate::store::Hold;
use crate::store::Standing;
use crate::units::Timestamp;
use crate::units::Usd;

/// What decisions rest on besides how budgets stand.
#[derive(Clone, Copy, Debug)]
pub struct Gate<'g> {
    /// When the call is to be made.
    pub at: Timestamp,
    /// What it costs at most, or why nobody knows.
    pub cost: &'g Result<Usd, String>,
    /// What stands still, and what people decided of it.
    pub holds: &'g [Hold],
    /// Whether calls without a price count as nothing.
    pub allow_unpriced: bool,
}

/// One thing that speaks for a decision.
struct Cause {
    decision: Decision,
    delay_seconds: u64,
    hold: Option<u64>,
    reason: String,
}

impl Cause {
    fn new(decision: Decision, reason: String) -> Self {
        Self {
            decision,
            delay_seconds: 0,
            hold: None,
            reason,
        }
    }
}

/// One budget and the call.
struct Case<'c, 'g, 's> {
    gate: &'c Gate<'g>,
    status: &'c BudgetStatus<'s>,
    /// What is spent after the call, as far as it is known.
    after: Usd,
    /// What of this budget stands still or was let go on.
    holds: Vec<&'g Hold>,
    causes: Vec<Cause>,
}

impl<'g> Gate<'g> {
    /// What a budget decides. Thresholds that stop the call before they are crossed are added to `crossings`: it is asked
    /// once for approval, and there is something to approve.
    pub(super) fn one(&self, status: &BudgetStatus<'_>, crossings: &mut Vec<Crossing>) -> Ruling {
        let cost = self.cost.as_ref().copied().unwrap_or(Usd::ZERO);
        let whose = status.value.as_deref().unwrap_or("");
        let is_own = |hold: &&Hold| {
            let crossing = &hold.crossing;
            (crossing.budget.as_str(), crossing.value.as_str()) == (&status.budget.name, whose)
                && crossing.window.contains(self.at)
        };
        let mut case = Case {
            gate: self,
            status,
            after: Usd(status.spent.0.saturating_add(cost.0)),
            holds: self.holds.iter().filter(is_own).collect(),
            causes: Vec::new(),
        };
        case.holds();
        case.thresholds(crossings);
        let most = case.most();
        case.limit(most);
        case.unknown();
        case.ruling(most)
    }
}

impl Case<'_, '_, '_> {
    fn say(&mut self, decision: Decision, reason: String) {
        self.causes.push(Cause::new(decision, reason));
    }

    /// What stands still, and for whom it waits.
    fn holds(&mut self) {
        for hold in &self.holds {
            let threshold = &hold.crossing.threshold;
            let last = hold.decisions.last();
            let (decision, reason) = match hold.standing(self.gate.at, self.status.spent) {
                Standing::Open | Standing::Over => continue,
                Standing::Blocked => (
                    Decision::Block,
                    format!("blocked since {threshold} was crossed"),
                ),
                Standing::Denied => {
                    let by = last.map_or("", |decision| decision.by.as_str());
                    (Decision::Block, format!("further spend was denied by {by}"))
                }
                Standing::Waiting if last.is_some() => (
                    Decision::NeedsApproval,
                    format!("what was approved past {threshold} is used up or over"),
                ),
                Standing::Waiting => (
                    Decision::NeedsApproval,
                    format!("{threshold} was crossed, and nobody has approved more"),
                ),
            };
            self.causes.push(Cause {
                hold: Some(hold.number),
                ..Cause::new(decision, reason)
            });
        }
    }

    /// What was crossed, and what the call would cross.
    fn thresholds(&mut self, crossings: &mut Vec<Crossing>) {
        let budget = self.status.budget;
        for threshold in &budget.thresholds {
            let is_crossed = self.status.crossed.contains(&threshold);
            let would_cross = match threshold.trigger {
                Trigger::Spent(share) => share.is_passed(self.after, budget.limit),
                _ => false,
            };
            if !is_crossed && !would_cross {
                continue;
            }
            let trigger = threshold.trigger.to_string();
            let crossed = match is_crossed {
                true => format!("{trigger} is crossed"),
                false => format!("it would cross {trigger}"),
            };
            let actions = threshold.actions.iter();
            for action in actions.filter_map(|action| action.parse::<Action>().ok()) {
                self.act(&action, &trigger, &crossed);
            }
            if !is_crossed && holds(threshold) {
                crossings.push(self.crossing(threshold));
            }
            self.say(Decision::Warn, crossed);
        }
        if self.status.state == State::LikelyOver {
            self.say(Decision::Warn, "it is likely to be passed".to_owned());
        }
    }

    /// What a threshold that is crossed asks for; where it has stopped spend before, that was decided on already.
    fn act(&mut self, action: &Action, trigger: &str, crossed: &str) {
        let start = self.status.window.once.start;
        let is_known = self.holds.iter().any(|hold| {
            (hold.crossing.threshold.as_str(), hold.crossing.window.start) == (trigger, start)
        });
        match action {
            Action::Approve if !is_known => {
                self.say(
                    Decision::NeedsApproval,
                    format!("{crossed}, and nobody has approved it"),
                );
            }
            Action::Block if !is_known => {
                self.say(Decision::Block, format!("{crossed}, which blocks"));
            }
            Action::Throttle => self.throttle(crossed),
            _ => {}
        }
    }

    /// Puts the call off until an even spend over the period would have come as far.
    fn throttle(&mut self, crossed: &str) {
        let window = self.status.window;
        let limit = self.status.budget.limit;
        // A rolling period has no line.
        let delay = (window.period == window.once)
            .then(|| seconds_until(self.after, limit, window.period, self.gate.at))
            .flatten();
        if let Some(delay_seconds) = delay {
            self.causes.push(Cause {
                delay_seconds,
                ..Cause::new(
                    Decision::Throttle,
                    format!(
                        "{crossed}, and an even spend comes to {} in {delay_seconds} s",
                        dollars(self.after)
                    ),
                )
            });
        }
    }

    /// How much may be spent: the limit, or what was let go on past it; `None` for any amount.
    fn most(&self) -> Option<Usd> {
        let limit = self.status.budget.limit;
        let is_open =
            |hold: &&&Hold| hold.standing(self.gate.at, self.status.spent) == Standing::Open;
        let mut open = self.holds.iter().filter(is_open).peekable();
        if open.peek().is_none() {
            return Some(limit);
        }
        let amounts = open.filter_map(|hold| hold.decisions.last()?.amount);
        amounts
            .min()
            .map(|amount| Usd(limit.0.saturating_add(amount.0)))
    }

    /// The limit holds, whatever thresholds say, unless someone is to decide on it.
    fn limit(&mut self, most: Option<Usd>) {
        let is_stopped = |cause: &Cause| cause.decision >= Decision::NeedsApproval;
        let Some(most) = most.filter(|_| !self.causes.iter().any(is_stopped)) else {
            return;
        };
        let (spent, after) = (self.status.spent, self.after);
        let is_used_up = Share::WHOLE.is_reached(spent, most);
        if !is_used_up && after <= most {
            return;
        }
        let limit = self.status.budget.limit;
        let what = match most == limit {
            true => format!("the limit of {}", dollars(limit)),
            false => format!("the {} that were approved", dollars(most)),
        };
        let reason = match is_used_up {
            true => format!("{} spent: {what} is used up", dollars(spent)),
            false => format!("{} with this call: more than {what}", dollars(after)),
        };
        let decision = match most == limit {
            true => Decision::Block,
            false => Decision::NeedsApproval,
        };
        self.say(decision, reason);
    }

    /// What has no price may be any amount.
    fn unknown(&mut self) {
        if self.gate.allow_unpriced {
            return;
        }
        if let Err(reason) = self.gate.cost {
            self.say(Decision::Undecidable, reason.clone());
        }
        if self.status.lower_bound {
            let calls = match self.status.unpriced_calls {
                0 => "part of what was spent has".to_owned(),
                1 => "1 call has".to_owned(),
                calls => format!("{calls} calls have"),
            };
            self.say(Decision::Undecidable, format!("{calls} no price"));
        }
    }

    fn ruling(mut self, most: Option<Usd>) -> Ruling {
        // The first of the sternest, and of delays the longest.
        self.causes
            .sort_by_key(|cause| std::cmp::Reverse((cause.decision, cause.delay_seconds)));
        let status = self.status;
        let budget = status.budget;
        let cause = self.causes.into_iter().next().unwrap_or_else(|| {
            let limit = dollars(most.unwrap_or(budget.limit));
            let reason = format!("{} of {limit} with this call", dollars(self.after));
            Cause::new(Decision::Allow, reason)
        });
        let left = Usd(most.unwrap_or(budget.limit).0.saturating_sub(self.after.0));
        let ends = status.window.once.end;
        Ruling {
            decision: cause.decision,
            budget: Some((budget.name.clone(), status.value.clone())),
            limit: Some(budget.limit),
            spent: Some((status.spent, status.lower_bound)),
            left_after: self.gate.cost.is_ok().then_some(left),
            delay_seconds: cause.delay_seconds,
            hold: cause.hold,
            period: status.window.period,
            renews: (ends != Timestamp::MAX).then_some(ends),
            reason: cause.reason,
        }
    }

    fn crossing(&self, threshold: &Threshold) -> Crossing {
        Crossing {
            budget: self.status.budget.name.clone(),
            value: self.status.value.clone().unwrap_or_default(),
            threshold: threshold.trigger.to_string(),
            window: self.status.window.once,
            limit: self.status.budget.limit,
            spent: self.status.spent,
            lower_bound: self.status.lower_bound,
            projected: Some(self.after),
            at: self.gate.at,
            actions: threshold.actions.clone(),
        }
    }
}

/// Whether spend stands still once it is crossed.
fn holds(threshold: &Threshold) -> bool {
    let mut actions = threshold.actions.iter();
    actions.any(|action| action.parse().is_ok_and(|action: Action| action.holds()))
}
