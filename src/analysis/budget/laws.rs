//! Laws of budgets over random calls: spend is what the report says, together or alone, and a window holds its instant.

use chrono::Weekday;
use chrono_tz::Tz;
use proptest::prelude::*;

use super::super::bucket::TimeUnit;
use super::super::dimension::Dimension;
use super::super::forecast::Exhaustion;
use super::super::forecast::ForecastQuery;
use super::super::forecast::Method;
use super::super::forecast::To;
use super::super::forecast::forecast;
use super::super::laws::ask;
use super::super::laws::book;
use super::super::laws::event;
use super::super::laws::ledger;
use super::super::report::Query;
use super::Budget;
use super::BudgetQuery;
use super::BudgetStatus;
use super::Coming;
use super::Cycle;
use super::Projecting;
use super::Scope;
use super::State;
use super::evaluate;
use crate::event::Attribute;
use crate::event::Ledger;
use crate::event::Meter;
use crate::event::UsageEvent;
use crate::table::Cell;
use crate::table::Table;
use crate::units::Period;
use crate::units::Timestamp;
use crate::units::Usd;

const ZONES: [Tz; 4] = [
    Tz::UTC,
    Tz::Europe__Berlin,
    Tz::Asia__Kathmandu,
    Tz::Australia__Lord_Howe,
];

const CYCLES: [Cycle; 10] = [
    Cycle::Hour,
    Cycle::Day,
    Cycle::Week(Weekday::Thu),
    Cycle::Month(31),
    Cycle::Quarter(2),
    Cycle::Year(29),
    Cycle::Days(2),
    Cycle::Hours(30),
    Cycle::All,
    Cycle::Month(1),
];

/// 2026-03-02T09:00:00Z, in the middle of the calls.
pub(super) const NOW: Timestamp = Timestamp(1_772_442_000 * Timestamp::SECOND);

fn budget(place: usize, cycle: Cycle, zone: Tz, choice: usize) -> Budget {
    let mut scope = Scope::default();
    let mut add = |name: &str, pattern: &str| {
        let dimension = Dimension::parse(name).expect("a dimension");
        scope.add(dimension, pattern).expect("no time");
    };
    match choice % 4 {
        0 => {}
        1 => add("model", "!mystery"),
        2 => {
            add("agent", "*er");
            add("tag:team", "!ads");
        }
        _ => add("run", "r1"),
    }
    let per = ["", "agent", "run", "tag:team"][choice / 4 % 4];
    Budget {
        scope,
        per: (!per.is_empty()).then(|| Dimension::parse(per).expect("a dimension")),
        zone,
        ..Budget::new(format!("b{place}"), Usd(3_000_000_000_000_000), cycle)
    }
}

/// What the report says of the calls of a status: cost, calls, and calls without a price.
fn reported(status: &BudgetStatus<'_>, events: &Ledger) -> (i128, u64, u64) {
    let budget = status.budget;
    let mut filter = budget.scope.filter();
    match (&budget.per, &status.value) {
        (Some(per), Some(value)) => {
            filter.and(super::scope::target(per).expect("a target"), value);
        }
        // Nobody spent anything.
        (Some(_), None) => return (0, 0, 0),
        _ => {}
    }
    let table = ask(
        &Query {
            filter,
            period: status.window.period,
            ..Query::default()
        },
        events,
    );
    let total = |name: &str| {
        let place = table.columns.iter().position(|column| column.name == name);
        table.totals.as_ref().expect("totals")[place.expect("a column")].clone()
    };
    let count = |name: &str| match total(name) {
        Cell::Count(count) => count,
        _ => 0,
    };
    let cost = match total("cost") {
        Cell::Money { usd, .. } => usd.0,
        _ => 0,
    };
    (
        cost,
        count("calls"),
        count("unpriced_calls") + count("partial_calls"),
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn spend_is_what_the_report_says(
        events in prop::collection::vec(event(), 0..40),
        chosen in prop::collection::vec((0..CYCLES.len(), 0..ZONES.len(), 0..16_usize), 1..6),
        is_once_more in any::<bool>(),
    ) {
        let ledger = ledger(&events);
        let budgets: Vec<Budget> = chosen
            .iter()
            .enumerate()
            .map(|(place, (cycle, zone, choice))| budget(place, CYCLES[*cycle], ZONES[*zone], *choice))
            .collect();
        let query = BudgetQuery {
            projecting: Projecting::Never,
            contributors: usize::from(is_once_more) * 100,
            ..BudgetQuery::new(&budgets, NOW)
        };
        let evaluation = evaluate(&query, &ledger, &book()).expect("an answer");
        for status in &evaluation.statuses {
            let found = (status.spent.0, status.calls, status.unpriced_calls);
            prop_assert_eq!(found, reported(status, &ledger), "{}", status.label());
            prop_assert_eq!(status.left() + status.spent, status.budget.limit);
            if is_once_more {
                let parts: Usd = status.contributors.iter().map(|part| part.spent).sum();
                prop_assert_eq!(parts, status.spent);
            }
            // Alone, and for a call to come, it is the same.
            let mut call = Coming::default();
            if let (Some(per), Some(value)) = (&status.budget.per, &status.value) {
                call.state(per.clone(), value);
            }
            let one = std::slice::from_ref(status.budget);
            let query = BudgetQuery {
                coming: (status.value.is_some() && status.budget.scope == Scope::default()).then_some(&call),
                ..BudgetQuery::new(one, NOW)
            };
            let alone = evaluate(&query, &ledger, &book()).expect("an answer");
            let same = alone.statuses.iter().find(|alone| alone.value == status.value);
            let same = same.map(|alone| (alone.spent, alone.state, alone.crossed.len()));
            prop_assert_eq!(same, Some((status.spent, status.state, status.crossed.len())));
        }
        let crossed: usize = evaluation.statuses.iter().map(|status| status.crossed.len()).sum();
        prop_assert_eq!(evaluation.crossings.len(), crossed);
    }

    #[test]
    fn windows_hold_their_instant_and_follow_each_other(
        second in 0..3_000_000_000_i64,
        cycle in 0..CYCLES.len(),
        zone in 0..ZONES.len(),
    ) {
        let (cycle, zone) = (CYCLES[cycle], ZONES[zone]);
        let at = Timestamp(second * Timestamp::SECOND);
        let window = cycle.window(zone, at);
        prop_assert!(window.period.contains(at), "{:?}", window);
        prop_assert!(window.once.contains(at), "{:?}", window);
        if window.once != Period::ALL {
            // The next begins where this one ends; the last instant is still inside.
            let next = cycle.window(zone, window.once.end).once;
            prop_assert_eq!(next.start, window.once.end);
            let last = cycle.window(zone, Timestamp(window.once.end.0 - 1)).once;
            prop_assert_eq!(last, window.once);
        }
    }
}

/// A call of 3 USD so many minutes before now, by the book of the laws.
pub(super) fn call(agent: &str, minutes: i64) -> UsageEvent<'static> {
    let mut event = UsageEvent::call();
    event.time = Timestamp(NOW.0 - minutes * 60 * Timestamp::SECOND);
    event.attributes[Attribute::Provider] = "acme".into();
    event.attributes[Attribute::Model] = "embed".into();
    event.attributes[Attribute::Agent] = agent.to_owned().into();
    // 3 USD per million.
    event.meters[Meter::UncachedInput] = 1_000_000;
    event
}

/// Such calls at each of these minutes before now, of nobody.
pub(super) fn spend(minutes: &[i64]) -> Ledger {
    let events: Vec<_> = minutes.iter().map(|minutes| call("", *minutes)).collect();
    ledger(&events)
}

#[test]
fn a_call_counts_towards_budgets_of_its_scope_and_kind() {
    let mut call = Coming::default();
    for (name, text) in [("agent", "coder"), ("model", "x-mini"), ("run", "")] {
        call.state(Dimension::parse(name).expect("a dimension"), text);
    }
    let counts = |scope: &[(&str, &str)], per: &str| {
        let mut budget = Budget::new("b", Usd::ONE, Cycle::Day);
        for (name, pattern) in scope {
            let dimension = Dimension::parse(name).expect("a dimension");
            budget.scope.add(dimension, pattern).expect("no time");
        }
        budget.per = (!per.is_empty()).then(|| Dimension::parse(per).expect("a dimension"));
        call.counts_towards(&budget)
    };
    assert!(counts(&[], ""));
    assert!(counts(&[("agent", "cod*"), ("model", "!gpt*")], "agent"));
    assert!(!counts(&[("agent", "writer")], ""));
    assert!(!counts(&[("tag:squad", "search")], ""));
    assert!(counts(&[("tag:squad", "(none)")], ""));
    assert!(!counts(&[], "run"));
}

/// Calls of four weeks before now, more by day than by night, so that there is something to project.
fn month() -> Ledger {
    let minutes: Vec<i64> = (0..28 * 24)
        .filter(|hour| hour % 24 < 11 || hour % 5 == 0)
        .map(|hour| 1 + hour * 60 + hour % 7)
        .collect();
    spend(&minutes)
}

/// An amount of the first row.
fn amount(table: &Table, name: &str) -> Option<Usd> {
    let place = table.columns.iter().position(|column| column.name == name);
    match table.rows[0][place.expect("a column")] {
        Cell::Money { usd, .. } => Some(usd),
        _ => None,
    }
}

#[test]
fn what_a_period_will_have_cost_is_what_the_forecast_says() {
    let events = month();
    for (cycle, to) in [
        (Cycle::Day, To::Day),
        (Cycle::Week(Weekday::Mon), To::Week),
        (Cycle::Month(1), To::Month),
        (Cycle::Quarter(1), To::Quarter),
    ] {
        let budgets = [Budget::new("b", Usd(700 * Usd::ONE.0), cycle)];
        let query = BudgetQuery {
            projecting: Projecting::Always,
            ..BudgetQuery::new(&budgets, NOW)
        };
        let found = evaluate(&query, &events, &book()).expect("an answer");
        let asked = ForecastQuery {
            calls: Query::default(),
            now: NOW,
            to: vec![to],
            method: Method::Glr,
            fixed: Usd::ZERO,
        };
        let table = forecast(&asked, &events, &book()).expect("a forecast");
        let amount = |name| amount(&table, name);
        let outlook = found.statuses[0].outlook.as_ref();
        let said = outlook.map(|outlook| (outlook.total, outlook.low_80, outlook.high_80));
        let expected = amount("total_cost")
            .zip(amount("low_80"))
            .zip(amount("high_80"));
        assert_eq!(
            said,
            expected.map(|((total, low), high)| (total, low, high)),
            "{to:?}"
        );
        assert_eq!(
            outlook.is_some(),
            to != To::Quarter || said.is_some(),
            "{to:?}"
        );
    }
}

/// What is to come up to each of so many days, by a column of the forecast.
fn to_come(events: &Ledger, days: i64, column: &str) -> Vec<Usd> {
    let today = TimeUnit::Day.bucket(Tz::UTC, NOW).number();
    let rest = |day: i64| {
        let asked = ForecastQuery {
            calls: Query::default(),
            now: NOW,
            to: vec![To::Date(today + day)],
            method: Method::Glr,
            fixed: Usd::ZERO,
        };
        let table = forecast(&asked, events, &book()).expect("a forecast");
        amount(&table, column).expect("an amount")
            - amount(&table, "actual_cost").expect("an amount")
    };
    (1..=days).map(rest).collect()
}

#[test]
fn a_limit_is_used_up_within_its_range_of_days() {
    let events = month();
    let columns = ["high_80", "total_cost", "low_80"];
    let to_come = columns.map(|column| to_come(&events, 30, column));
    for limit in [100, 200, 500, 1_000, 1_200, 1_300, 1_500, 1_700, 5_000] {
        let budgets = [Budget::new("b", Usd(limit * Usd::ONE.0), Cycle::Month(1))];
        let query = BudgetQuery {
            projecting: Projecting::Always,
            ..BudgetQuery::new(&budgets, NOW)
        };
        let found = evaluate(&query, &events, &book()).expect("an answer");
        let status = found.statuses.first().expect("a status");
        let outlook = status.outlook.clone().expect("an outlook");
        let is_over = status.spent >= status.budget.limit;
        let expected = to_come.each_ref().map(|rest| {
            let first = rest
                .iter()
                .position(|rest| status.spent + *rest >= status.budget.limit);
            let day = u32::try_from(first?).ok()? + 2;
            chrono::NaiveDate::from_ymd_opt(2026, 3, day).filter(|_| !is_over)
        });
        let Exhaustion {
            earliest,
            expected: by,
            latest,
        } = outlook.exhaustion;
        assert_eq!([earliest, by, latest], expected, "{limit}");
        assert_eq!(is_over, outlook.over_percent == 100, "{limit}");
        // As likely as not, where the projection is the limit.
        assert_eq!(
            by.is_some() || is_over,
            outlook.over_percent >= 50,
            "{limit}"
        );
        let state = match outlook.over_percent {
            100 => State::Over,
            50.. => State::LikelyOver,
            _ => State::Ok,
        };
        assert_eq!(status.state, state, "{limit}");
    }
}
