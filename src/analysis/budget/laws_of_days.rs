//! Laws of what a day tells: fast burns, unusual days, and what was not known yet.

use super::super::dimension::Dimension;
use super::super::laws::book;
use super::super::laws::ledger;
use super::Budget;
use super::BudgetQuery;
use super::Cycle;
use super::State;
use super::Threshold;
use super::Trigger;
use super::evaluate;
use super::laws::NOW;
use super::laws::call;
use super::laws::spend;
use crate::event::Ledger;
use crate::units::Timestamp;
use crate::units::Usd;

#[test]
fn fast_burns_are_noticed() {
    let trigger = |text| Threshold {
        trigger: Trigger::parse(text).expect("a threshold"),
        actions: vec!["terminal".to_owned()],
    };
    let mut budget = Budget::new("b", Usd::ONE, Cycle::Day);
    budget.limit = Usd(20 * Usd::ONE.0);
    budget.thresholds = ["30%", "burn 30%/2h", "burn 30%/3h"].map(trigger).to_vec();
    let budgets = [budget];
    let query = BudgetQuery::new(&budgets, NOW);
    let crossed = |minutes: &[i64]| -> Vec<String> {
        let found = evaluate(&query, &spend(minutes), &book()).expect("an answer");
        assert!(
            found
                .crossings
                .iter()
                .all(|crossing| crossing.window == found.statuses[0].window.once)
        );
        found
            .crossings
            .into_iter()
            .map(|crossing| crossing.threshold)
            .collect()
    };
    // 3 USD each: two are 30 % of 20.
    assert_eq!(crossed(&[10, 130]), ["30%", "burn 30%/3h"]);
    assert_eq!(crossed(&[10, 120]), ["30%", "burn 30%/2h", "burn 30%/3h"]);
    // Yesterday's calls burn no budget of today.
    assert!(crossed(&[10, 9 * 60 + 1]).is_empty());
}

/// Calls of 3 USD at nine o'clock: of `steady` one to three a day for so many days before today, and today so many by each.
fn habit(days: i64, today: &[(&'static str, i64)]) -> Ledger {
    let earlier = (1..=days).flat_map(|day| (0..=day % 3).map(move |minute| day * 1440 + minute));
    let mut events: Vec<_> = earlier.map(|minutes| call("steady", minutes)).collect();
    for (agent, calls) in today {
        events.extend((0..*calls).map(|minute| call(agent, minute + 2)));
    }
    ledger(&events)
}

#[test]
fn a_runaway_day_is_unusual_and_an_ordinary_one_is_not() {
    let anomaly = Threshold {
        trigger: Trigger::Anomaly,
        actions: vec!["terminal".to_owned()],
    };
    let all = Budget {
        limit: Usd(1_000_000 * Usd::ONE.0),
        thresholds: vec![anomaly],
        ..Budget::new("all", Usd::ONE, Cycle::Month(1))
    };
    let agents = Budget {
        name: "agents".to_owned(),
        per: Some(Dimension::parse("agent").expect("a dimension")),
        ..all.clone()
    };
    let budgets = [all, agents];
    let query = BudgetQuery::new(&budgets, NOW);
    let crossed = |query: &BudgetQuery<'_>, events: &Ledger| -> Vec<String> {
        let found = evaluate(query, events, &book()).expect("an answer");
        let crossings = found.crossings.iter();
        crossings
            .map(|crossing| format!("{} {}", crossing.budget, crossing.value))
            .collect()
    };
    let none: [&str; 0] = [];
    // The other agent's day is unusual for all, but of itself nothing is known.
    for (days, today, expected) in [
        (40, &[("steady", 2)][..], &none[..]),
        (40, &[("steady", 3)], &none),
        (40, &[("steady", 8)], &["all ", "agents steady"]),
        (40, &[("steady", 2), ("other", 8)], &["all "]),
        (12, &[("steady", 8)], &none),
        (40, &[], &none),
    ] {
        assert_eq!(crossed(&query, &habit(days, today)), expected, "{today:?}");
    }
    let runaway = habit(40, &[("steady", 8)]);
    let hasty = BudgetQuery {
        judging: false,
        ..query.clone()
    };
    assert!(crossed(&hasty, &runaway).is_empty());
    let yesterday = BudgetQuery {
        at: Timestamp(NOW.0 - 24 * 60 * 60 * Timestamp::SECOND),
        is_present: false,
        ..query
    };
    assert!(crossed(&yesterday, &runaway).is_empty());
}

#[test]
fn what_was_later_does_not_count_where_the_question_is_how_things_stood() {
    let budgets = [Budget::new("b", Usd(4 * Usd::ONE.0), Cycle::Day)];
    let events = spend(&[10, -10]);
    for (is_present, spent, state) in [(true, "6", State::Over), (false, "3", State::Ok)] {
        let query = BudgetQuery {
            is_present,
            ..BudgetQuery::new(&budgets, NOW)
        };
        let found = evaluate(&query, &events, &book()).expect("an answer");
        let status = found.statuses.first().expect("a status");
        assert_eq!(
            (status.spent.to_string().as_str(), status.state),
            (spent, state)
        );
    }
}
