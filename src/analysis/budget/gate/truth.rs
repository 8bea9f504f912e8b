//! Every decision against a table written by hand: what was spent, what the call costs, what thresholds ask for and what
//! people decided.

use super::super::Budget;
use super::super::BudgetStatus;
use super::super::Cycle;
use super::super::Evaluation;
use super::super::State;
use super::super::Threshold;
use super::super::Trigger;
use super::Decision;
use super::Gate;
use crate::analysis::sums::Sums;
use crate::store::Crossing;
use crate::store::Decision as Decided;
use crate::store::Hold;
use crate::store::Verdict;
use crate::units::Timestamp;
use crate::units::Usd;

/// 2026-11-23T06:00:00Z: a quarter of the day.
const NOW: Timestamp = Timestamp(1_795_413_600 * Timestamp::SECOND);

/// Of a budget of 10 USD a day: thresholds, spent, cost of the call (`?` for none known), decisions on holds, what is
/// decided, and the seconds to wait.
const TABLE: &str = "
                                 | 0     | 0    |                | allow          | 0
                                 | 0     | 10   |                | allow          | 0
                                 | 0     | 10.01|                | block          | 0
                                 | 9.99  | 0.01 |                | allow          | 0
                                 | 9.99  | 0.02 |                | block          | 0
                                 | 10    | 0    |                | block          | 0
                                 | 12    | 1    |                | block          | 0
                                 | 1     | ?    |                | undecidable    | 0
                                 | 10    | ?    |                | block          | 0
                                 | ≥1    | 1    |                | undecidable    | 0
                                 | ≥9.5  | 1    |                | block          | 0
80%                              | 7.9   | 0    |                | allow          | 0
80%                              | 8     | 0    |                | warn           | 0
80%                              | 7     | 1    |                | allow          | 0
80%                              | 7     | 1.1  |                | warn           | 0
80%                              | 9     | 2    |                | block          | 0
80%                              | 8     | ?    |                | undecidable    | 0
80% throttle                     | 1     | 1    |                | allow          | 0
80% throttle                     | 8     | 0    |                | throttle       | 47520
80% throttle                     | 8     | 1    |                | throttle       | 56160
80% throttle                     | 8     | 2    |                | throttle       | 64800
80% throttle                     | 8     | 3    |                | block          | 0
20% throttle                     | 2     | 0    |                | warn           | 0
20% throttle                     | 2     | 0.5  |                | warn           | 0
20% throttle                     | 2     | 0.6  |                | throttle       | 864
80% throttle                     | ≥8    | 0    |                | undecidable    | 0
80% approve                      | 7     | 1    |                | allow          | 0
80% approve                      | 7     | 1.1  |                | needs-approval | 0
80% approve                      | 8     | 0    |                | needs-approval | 0
80% approve                      | 9     | 9    |                | needs-approval | 0
80% approve                      | 8     | ?    |                | needs-approval | 0
80% approve                      | 8     | 0    | approved       | warn           | 0
80% approve                      | 9     | 9    | approved       | warn           | 0
80% approve                      | 9     | 2    | approved 1     | warn           | 0
80% approve                      | 9     | 2.01 | approved 1     | needs-approval | 0
80% approve                      | 11    | 0    | approved 1     | needs-approval | 0
80% approve                      | 8     | 0    | denied         | block          | 0
80% approve                      | 8     | 0    | lapsed         | needs-approval | 0
80% approve                      | 8     | 0    | denied approved| warn           | 0
80% approve                      | 8     | 0    | approved denied| block          | 0
80% approve                      | 8     | ?    | approved       | undecidable    | 0
100% approve                     | 9.9   | 0.1  |                | allow          | 0
100% approve                     | 9.9   | 0.2  |                | needs-approval | 0
100% approve                     | 10    | 0    |                | needs-approval | 0
100% block                       | 9.9   | 0.1  |                | allow          | 0
100% block                       | 9.9   | 0.2  |                | block          | 0
50% block                        | 5     | 0    |                | block          | 0
50% block                        | 4     | 1.5  |                | block          | 0
50% block                        | 5     | 1    | reset          | warn           | 0
50% block                        | 5     | 9    | reset          | warn           | 0
80% approve, 100% block          | 8     | 0    | approved       | warn           | 0
80% approve, 100% block          | 9     | 2    | approved       | block          | 0
80% approve, 80% throttle        | 8     | 0    | approved       | throttle       | 47520
80% approve, 80% throttle        | 8     | 0    |                | needs-approval | 0
80% webhook:ops                  | 8     | 0    |                | warn           | 0
";

#[test]
fn decisions_are_those_of_the_table() {
    let mut cases = 0;
    for line in TABLE.lines().filter(|line| !line.is_empty()) {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let [thresholds, spent, cost, holds, decision, delay] = cells.as_slice() else {
            panic!("{line}");
        };
        let (decided, waits) = decide(thresholds, spent, cost, holds);
        assert_eq!(
            (decided.name(), waits.to_string().as_str()),
            (*decision, *delay),
            "{line}"
        );
        cases += 1;
    }
    assert!(cases > 50);
}

fn usd(text: &str) -> Usd {
    Usd::parse(text.trim_start_matches('≥')).expect("an amount")
}

fn decide(thresholds: &str, spent: &str, cost: &str, decisions: &str) -> (Decision, u64) {
    let mut budget = Budget::new("team", usd("10"), Cycle::Day);
    let texts = thresholds.split(", ").filter(|text| !text.is_empty());
    let threshold = |text: &str| {
        let (trigger, actions) = text.split_once(' ').unwrap_or((text, ""));
        Threshold {
            trigger: Trigger::parse(trigger).expect("a trigger"),
            actions: actions.split_whitespace().map(str::to_owned).collect(),
        }
    };
    budget.thresholds = texts.map(threshold).collect();
    let window = budget.cycle.window(budget.zone, NOW);
    let is_reached = |threshold: &&Threshold| match threshold.trigger {
        Trigger::Spent(share) => share.is_reached(usd(spent), budget.limit),
        _ => false,
    };
    let status = BudgetStatus {
        budget: &budget,
        sums: Sums::default(),
        value: None,
        window,
        spent: usd(spent),
        calls: 1,
        unpriced_calls: 0,
        unpriced_tokens: 0,
        lower_bound: spent.starts_with('≥'),
        last: None,
        outlook: None,
        state: State::Ok,
        crossed: budget.thresholds.iter().filter(is_reached).collect(),
        contributors: Vec::new(),
    };
    let first = budget.thresholds.first();
    let holds = first
        .filter(|_| !decisions.is_empty())
        .map(|threshold| Hold {
            number: 1,
            by_approval: threshold.actions.contains(&"approve".to_owned()),
            crossing: Crossing {
                budget: budget.name.clone(),
                value: String::new(),
                threshold: threshold.trigger.to_string(),
                window: window.once,
                limit: budget.limit,
                spent: usd(spent),
                lower_bound: false,
                projected: None,
                at: NOW,
                actions: threshold.actions.clone(),
            },
            decisions: decided(decisions),
        });
    let cost = match cost {
        "?" => Err("no price".to_owned()),
        cost => Ok(usd(cost)),
    };
    let gate = Gate {
        at: NOW,
        cost: &cost,
        holds: &holds.into_iter().collect::<Vec<_>>(),
        allow_unpriced: false,
    };
    let rulings = gate.rule(Evaluation {
        statuses: vec![status],
        ..Evaluation::default()
    });
    let first = rulings.first().expect("a ruling");
    (first.decision, first.delay_seconds)
}

/// `approved 1 denied` as decisions.
fn decided(text: &str) -> Vec<Decided> {
    let mut all: Vec<Decided> = Vec::new();
    for word in text.split_whitespace() {
        let verdict = match word {
            "approved" | "lapsed" => Verdict::Approved,
            "denied" => Verdict::Denied,
            "reset" => Verdict::Reset,
            amount => {
                let last = all.last_mut().expect("a decision before its amount");
                last.amount = Some(usd(amount));
                continue;
            }
        };
        all.push(Decided {
            verdict,
            by: "ana".to_owned(),
            at: NOW,
            until: (word == "lapsed").then_some(NOW),
            amount: None,
            reason: String::new(),
        });
    }
    all
}

#[test]
fn a_call_that_no_budget_holds_is_allowed() {
    let gate = Gate {
        at: NOW,
        cost: &Err("no price".to_owned()),
        holds: &[],
        allow_unpriced: false,
    };
    let rulings = gate.rule(Evaluation::default());
    assert_eq!(rulings.decision(), Decision::Allow);
}
