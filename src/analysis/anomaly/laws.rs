//! What every detector must hold, whatever the spend.

use proptest::prelude::*;

use super::Kind;
use super::Rule;
use super::rule::Every;
use super::rule::Place;
use super::watch::Event;
use super::watch::Settings;
use super::watch::watch;

fn places(every: Every, steps: usize) -> Vec<Place> {
    let place = |step: usize| Place {
        weekday: step / every.per_day() % 7,
        hour: step % every.per_day(),
    };
    (0..steps).map(place).collect()
}

/// What stands out of a series with no floor.
fn found(rule: Rule, every: Every, amounts: &[f64]) -> Vec<Event> {
    above(rule, every, amounts, 0.0)
}

fn above(rule: Rule, every: Every, amounts: &[f64], floor: f64) -> Vec<Event> {
    let settings = Settings {
        rule,
        every,
        threshold: 3.0,
        places: &places(every, amounts.len()),
        floors: &vec![floor; amounts.len()],
        least: floor,
    };
    let first = amounts.iter().position(|amount| *amount > 0.0);
    first.map_or_else(Vec::new, |first| watch(&settings, amounts, first, true))
}

/// Kind, first step and the one after the last.
fn shapes(events: &[Event]) -> Vec<(Kind, usize, usize)> {
    let shape = |event: &Event| (event.kind, event.start, event.end);
    events.iter().map(shape).collect()
}

/// Weeks of a steady team, with some wobble.
fn steady(days: usize) -> Vec<f64> {
    let week = [100.0, 110.0, 105.0, 104.0, 98.0, 20.0, 15.0];
    let wobble = |day: usize| 1.0 + ((day * 7919) % 100) as f64 / 1000.0;
    (0..days).map(|day| week[day % 7] * wobble(day)).collect()
}

fn steps(every: Every) -> usize {
    match every {
        Every::Day => 90,
        Every::Hour => 24 * 21,
    }
}

proptest! {
    #[test]
    fn the_same_every_time_never_stands_out(amount in 1e-6..1e6_f64, rule in 0..3_usize, hourly in any::<bool>()) {
        let every = if hourly { Every::Hour } else { Every::Day };
        let found = found(Rule::ALL[rule], every, &vec![amount; steps(every)]);
        prop_assert!(found.is_empty(), "{found:?}");
    }

    /// Powers of two, for which floats are exact: not one alarm more or less.
    #[test]
    fn times_as_much_spend_stands_out_alike(
        days in prop::collection::vec(prop_oneof![1 => Just(0.0), 6 => 1.0..1000.0_f64, 1 => 5000.0..9000.0_f64], 20..120),
        rule in 0..3_usize, power in -12..12_i32,
    ) {
        let times = 4.0_f64.powi(power);
        let scaled: Vec<f64> = days.iter().map(|day| day * times).collect();
        for every in [Every::Day, Every::Hour] {
            let one = found(Rule::ALL[rule], every, &days);
            let other = found(Rule::ALL[rule], every, &scaled);
            prop_assert_eq!(shapes(&one), shapes(&other));
        }
    }

    #[test]
    fn what_is_told_is_a_number_in_the_series_and_above_the_floor(
        days in prop::collection::vec(prop_oneof![2 => Just(0.0), 5 => 0.0..1000.0_f64], 0..150),
        floor in 0.0..500.0_f64,
    ) {
        for every in [Every::Day, Every::Hour] {
            for event in above(Rule::Profile, every, &days, floor) {
                prop_assert!(event.start < event.end && event.end <= days.len());
                prop_assert!(event.expected.is_finite() && event.expected >= 0.0);
                let actual: f64 = days[event.start..event.end].iter().sum();
                match event.kind {
                    Kind::Stopped => prop_assert!(actual <= 0.0),
                    Kind::NewSpend => prop_assert!(actual >= floor),
                    _ => prop_assert!(days[event.start..event.end].iter().any(|day| *day >= floor)),
                }
            }
        }
    }
}

#[test]
fn a_burst_does_not_hide_the_next_as_three_sigma_does() {
    let mut days = steady(70);
    days[56] *= 5.0;
    days[60] *= 3.0;
    let starts = |rule| -> Vec<usize> {
        let found = found(rule, Every::Day, &days);
        found.iter().map(|event| event.start).collect()
    };
    assert_eq!(starts(Rule::Profile), [56, 60]);
    assert_eq!(starts(Rule::ThreeSigma), [56]);
}

#[test]
fn a_burst_at_the_weekend_stands_out_of_weekends() {
    let mut days = steady(70);
    // A Saturday that costs what a Monday does.
    days[61] = 100.0;
    let shapes = |rule| shapes(&found(rule, Every::Day, &days));
    assert_eq!(shapes(Rule::Profile), [(Kind::Spike, 61, 62)]);
    assert_eq!(shapes(Rule::ThreeSigma), []);
}

#[test]
fn a_new_level_is_one_event_and_becomes_the_usual() {
    let mut days = steady(100);
    // From a Monday on.
    for day in days.iter_mut().skip(63) {
        *day *= 2.0;
    }
    let found = found(Rule::Profile, Every::Day, &days);
    let [one] = found.as_slice() else {
        panic!("{found:?}");
    };
    assert_eq!((one.kind, one.start), (Kind::LevelShift, 63));
    // Asked while it goes on, it is a new level from the third day on.
    let last = |end: usize| above(Rule::Profile, Every::Day, &days[..end], 0.0).pop();
    let kinds = [64, 65, 66, 67].map(|end| last(end).expect("an event").kind);
    let (spike, level) = (Kind::Spike, Kind::LevelShift);
    assert_eq!(kinds, [spike, spike, level, level]);
}

#[test]
fn what_begins_late_is_new_and_what_falls_silent_stopped() {
    let mut days = vec![0.0; 120];
    for (day, amount) in days.iter_mut().zip(steady(120)).skip(30).take(50) {
        *day = amount;
    }
    let found = above(Rule::Profile, Every::Day, &days, 10.0);
    assert_eq!(
        shapes(&found),
        [(Kind::NewSpend, 30, 37), (Kind::Stopped, 80, 120)]
    );
    // Below the floor neither is told.
    assert_eq!(shapes(&above(Rule::Profile, Every::Day, &days, 1e4)), []);
    // Working days alone: a weekend is no stop.
    let free: Vec<f64> = (0..70)
        .map(|day| if day % 7 < 5 { 50.0 } else { 0.0 })
        .collect();
    assert_eq!(shapes(&above(Rule::Profile, Every::Day, &free, 1.0)), []);
}

#[test]
fn a_busy_hour_every_morning_is_usual_and_one_at_night_is_not() {
    let day = |hour: usize| if (9..18).contains(&hour) { 10.0 } else { 0.1 };
    let mut hours: Vec<f64> = (0..24 * 28)
        .map(|hour| day(hour % 24) * (1.0 + ((hour * 7919) % 100) as f64 / 500.0))
        .collect();
    assert_eq!(shapes(&found(Rule::Profile, Every::Hour, &hours)), []);
    // Alarms on every working hour: a 24th of a day's budget is less than a busy hour costs.
    assert!(found(Rule::ProRata, Every::Hour, &hours).len() >= 10);
    // Two hours of one night, which are one event; and half a day after a burst of 20 times.
    hours[24 * 20 + 12] *= 20.0;
    hours[24 * 21 + 2] = 25.0;
    hours[24 * 21 + 4] = 25.0;
    let shapes = shapes(&found(Rule::Profile, Every::Hour, &hours));
    assert_eq!(shapes, [(Kind::Spike, 492, 493), (Kind::Spike, 506, 509)]);
}
