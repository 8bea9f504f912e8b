//! The statuses and attempts of calls to how a piece of work ended, and what going wrong cost.

use std::sync::Arc;

use crate::analysis::sums::Sums;
use crate::units::Usd;
use crate::units::divide_half_even;

/// How a call or a piece of work ended; of several the greatest counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Outcome {
    /// The log does not say.
    #[default]
    Unstated,
    Ok,
    Cancelled,
    Error,
}

impl Outcome {
    /// Reads the status of a call.
    pub(super) fn of(status: &str) -> Self {
        match status {
            "" => Self::Unstated,
            "ok" => Self::Ok,
            "cancelled" => Self::Cancelled,
            _ => Self::Error,
        }
    }

    /// The outcome of this number.
    pub(super) fn of_code(code: u32) -> Self {
        match code {
            0 => Self::Unstated,
            1 => Self::Ok,
            2 => Self::Cancelled,
            _ => Self::Error,
        }
    }

    /// The word in tables; none where the log does not say.
    pub(super) fn word(self) -> Option<&'static str> {
        match self {
            Self::Unstated => None,
            Self::Ok => Some("ok"),
            Self::Cancelled => Some("cancelled"),
            Self::Error => Some("error"),
        }
    }

    /// Whether the work was paid for and not done.
    pub(super) fn is_failure(self) -> bool {
        matches!(self, Self::Cancelled | Self::Error)
    }
}

/// Whether an attempt, as logged, repeats one before it.
pub(in crate::analysis) fn is_retry(attempt: &str) -> bool {
    attempt
        .trim()
        .parse::<u64>()
        .is_ok_and(|attempt| attempt > 1)
}

/// Calls of a kind within a piece of work, and what they cost.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Part {
    pub(super) calls: u64,
    pub(super) cost: Usd,
    /// Whether some of it has no price.
    pub(super) lower_bound: bool,
}

impl Part {
    pub(super) fn join(&mut self, other: Self) -> Option<()> {
        self.calls = self.calls.checked_add(other.calls)?;
        self.cost = self.cost.checked_add(other.cost)?;
        self.lower_bound |= other.lower_bound;
        Some(())
    }

    fn add(&mut self, sums: &Sums) -> Option<()> {
        self.calls = self.calls.checked_add(sums.calls)?;
        self.cost = self.cost.checked_add(sums.cost)?;
        self.lower_bound |= sums.lower_bound();
        Some(())
    }
}

/// What an agent did last, and how that ended.
#[derive(Clone, Debug)]
struct LastCall {
    agent: Arc<str>,
    time: i64,
    outcome: Outcome,
}

/// Everything that is said of a piece of work, or of a part of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally {
    pub(super) total: Sums,
    /// Calls that repeat an earlier attempt.
    pub(super) retries: Part,
    /// Calls that failed or were cancelled; one that repeats an earlier attempt is among the retries too.
    pub(super) failed: Part,
    /// What is in both.
    pub(super) failed_retries: Part,
    last_calls: Vec<LastCall>,
}

impl Tally {
    /// Adds calls of one agent, attempt and status; `None` when a sum leaves its range.
    pub(super) fn add(
        &mut self,
        agent: &Arc<str>,
        attempt: &str,
        status: &str,
        sums: &Sums,
    ) -> Option<()> {
        self.total.add(sums)?;
        let outcome = Outcome::of(status);
        let retry = is_retry(attempt);
        if retry {
            self.retries.add(sums)?;
        }
        if outcome.is_failure() {
            self.failed.add(sums)?;
        }
        if retry && outcome.is_failure() {
            self.failed_retries.add(sums)?;
        }
        self.end(agent, sums.last, outcome);
        Some(())
    }

    /// Adds the sums of other work, of which neither agents nor the end are told any more.
    pub(super) fn join(&mut self, other: &Self) -> Option<()> {
        self.total.add(&other.total)?;
        self.retries.join(other.retries)?;
        self.failed.join(other.failed)?;
        self.failed_retries.join(other.failed_retries)
    }

    /// Adds a part of the same work, agents and ends included; `None` when a sum leaves its range.
    pub(super) fn include(&mut self, part: &Self) -> Option<()> {
        self.join(part)?;
        for last in &part.last_calls {
            self.end(&last.agent, last.time, last.outcome);
        }
        Some(())
    }

    fn end(&mut self, agent: &Arc<str>, time: i64, outcome: Outcome) {
        let known = self.last_calls.iter_mut().find(|one| one.agent == *agent);
        match known {
            Some(known) => {
                (known.time, known.outcome) = (known.time, known.outcome).max((time, outcome));
            }
            None => self.last_calls.push(LastCall {
                agent: agent.clone(),
                time,
                outcome,
            }),
        }
    }

    /// How the work ended: the worst of what each agent's last call came to. A failure made good by a later call of the
    /// same agent is none.
    pub(super) fn outcome(&self) -> Outcome {
        let outcomes = self.last_calls.iter().map(|one| one.outcome);
        outcomes.max().unwrap_or_default()
    }

    /// Microseconds from the first call to the end of the last.
    pub(super) fn duration(&self) -> u64 {
        duration(&self.total)
    }
}

/// Microseconds from the first call to the end of the last.
pub(super) fn duration(sums: &Sums) -> u64 {
    let length = sums.end.checked_sub(sums.first);
    length.map_or(0, |length| u64::try_from(length).unwrap_or(0))
}

/// Pieces of work, how many of them came to what, and what they cost.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Success {
    pub(super) count: u64,
    /// Those of which the log says how they ended, and what they cost.
    pub(super) told: u64,
    pub(super) ok: u64,
    cost: Usd,
    lower_bound: bool,
}

impl Success {
    /// Counts one more that ended so; `None` when a sum leaves its range.
    pub(super) fn add(&mut self, outcome: Outcome, cost: Usd, lower_bound: bool) -> Option<()> {
        self.count += 1;
        if outcome != Outcome::Unstated {
            self.told += 1;
            self.ok += u64::from(outcome == Outcome::Ok);
            self.cost = self.cost.checked_add(cost)?;
            self.lower_bound |= lower_bound;
        }
        Some(())
    }

    /// Counts others too; `None` when a sum leaves its range.
    pub(super) fn join(&mut self, other: &Self) -> Option<()> {
        self.count += other.count;
        self.told += other.told;
        self.ok += other.ok;
        self.cost = self.cost.checked_add(other.cost)?;
        self.lower_bound |= other.lower_bound;
        Some(())
    }

    /// What a success costs: everything spent, on failures too, over the successes; and whether the truth is higher.
    pub(super) fn cost(&self) -> Option<(Usd, bool)> {
        /// 10⁻¹² USD in 10⁻¹⁸ USD: quotients are rounded to 12 decimals, once.
        const UNIT: i128 = 1_000_000;
        if self.ok == 0 {
            return None;
        }
        let each = divide_half_even(self.cost.0, i128::from(self.ok) * UNIT);
        Some((Usd(each * UNIT), self.lower_bound))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn call(time: i64, cost: i128) -> Sums {
        Sums {
            rows: 1,
            calls: 1,
            cost: Usd(cost),
            first: time,
            last: time,
            end: time + 5,
            ..Sums::default()
        }
    }

    #[test]
    fn a_failure_made_good_by_the_same_agent_is_none() {
        let [writer, critic] = ["writer", "critic"].map(Arc::from);
        let mut tally = Tally::default();
        let mut add = |agent: &Arc<str>, attempt: &str, status: &str, time, cost| {
            let added = tally.add(agent, attempt, status, &call(time, cost));
            assert!(added.is_some());
            tally.outcome()
        };
        assert_eq!(add(&writer, "1", "error", 10, 1), Outcome::Error);
        assert_eq!(add(&writer, "2", "ok", 20, 2), Outcome::Ok);
        assert_eq!(add(&critic, "1", "cancelled", 15, 4), Outcome::Cancelled);
        assert_eq!(add(&critic, "2", "error", 40, 8), Outcome::Error);
        assert_eq!(add(&critic, "3", "ok", 30, 16), Outcome::Error);
        assert_eq!(tally.duration(), 35);
        let parts = [tally.retries, tally.failed, tally.failed_retries];
        assert_eq!(parts.map(|part| part.cost.0), [26, 13, 8]);
        assert_eq!(parts.map(|part| part.calls), [3, 3, 1]);
    }

    #[test]
    fn a_success_bears_the_cost_of_failures() {
        let mut success = Success::default();
        for (status, cost) in [("ok", 30), ("error", 12), ("", 1000)] {
            let cost = Usd(cost * Usd::ONE.0);
            assert!(success.add(Outcome::of(status), cost, false).is_some());
        }
        assert_eq!((success.count, success.told, success.ok), (3, 2, 1));
        assert_eq!(success.cost(), Some((Usd(42 * Usd::ONE.0), false)));
        assert_eq!(Success::default().cost(), None);
    }
}
