//! What every projection must hold, whatever the spend.

use proptest::prelude::*;

use super::Clock;
use super::Method;
use super::Ranges;
use super::path;
use super::rest;
use super::today::looked_at;
use super::today::reach;
use super::usual_share;

fn spend() -> impl Strategy<Value = Vec<f64>> {
    let day = prop_oneof![1 => Just(0.0), 4 => 0.0..1000.0_f64, 1 => 0.0..1e-6_f64];
    prop::collection::vec(day, 0..120)
}

fn near(left: f64, right: f64) -> bool {
    (left - right).abs() <= 1e-9 * left.abs().max(right.abs()).max(1e-9)
}

fn paths(history: &[f64], next: usize, days: usize) -> Vec<Vec<f64>> {
    let paths = Method::ALL.into_iter();
    let mut paths: Vec<Vec<f64>> = paths
        .filter_map(|method| method.path(history, next, days))
        .collect();
    paths.push(path(history, next, days));
    paths
}

proptest! {
    #[test]
    fn every_day_to_come_is_a_number_and_never_negative(history in spend(), next in 0..7_usize, days in 0..100_usize) {
        for path in paths(&history, next, days) {
            prop_assert_eq!(path.len(), days);
            prop_assert!(path.iter().all(|day| day.is_finite() && *day >= 0.0));
        }
    }

    /// A longer look ahead changes no day of a shorter one, so that disjoint periods add up.
    #[test]
    fn periods_add_up(history in spend(), next in 0..7_usize, short in 0..50_usize, more in 0..50_usize) {
        for (short, long) in paths(&history, next, short).iter().zip(paths(&history, next, short + more)) {
            prop_assert!(long.starts_with(short));
        }
    }

    #[test]
    fn times_as_much_spend_is_times_as_much_to_come(history in spend(), next in 0..7_usize, times in 0.01..100.0_f64) {
        let scaled: Vec<f64> = history.iter().map(|day| day * times).collect();
        for (path, scaled) in paths(&history, next, 40).iter().zip(paths(&scaled, next, 40)) {
            for (day, scaled) in path.iter().zip(scaled) {
                // The search for Theta's weight ends within 10⁻⁵ of it.
                prop_assert!((day * times - scaled).abs() <= 1e-3 * scaled.max(1e-6), "{day} {scaled}");
            }
        }
    }

    #[test]
    fn the_same_every_day_stays_the_same(amount in 1e-6..1e6_f64, days in 1..100_usize, next in 0..7_usize) {
        for path in paths(&vec![amount; days], next, 40) {
            for day in path {
                prop_assert!((day - amount).abs() <= 1e-6 * amount, "{day}, not {amount}");
            }
        }
    }

    #[test]
    fn ranges_widen_with_probability_and_hold_numbers(history in spend(), next in 0..7_usize, days in 0.1..95.0_f64) {
        let whole = days.ceil() as usize;
        let expected: f64 = path(&history, next, whole).iter().sum();
        let ranges = Ranges::of(&history, next, days, expected);
        let ends = (0..=100).map(|percent| ranges.below(f64::from(percent) / 100.0));
        let ends: Vec<f64> = ends.collect();
        prop_assert!(ends.iter().all(|end| end.is_finite() && *end >= 0.0));
        prop_assert!(ends.is_sorted(), "{ends:?}");
    }

    #[test]
    fn the_rest_of_a_day_is_never_negative_and_nothing_at_its_end(
        so_far in 0.0..1e6_f64, day in 0.0..1e6_f64, share in 0.0..1.0_f64,
    ) {
        let left = rest(so_far, day, share);
        prop_assert!(left.is_finite() && left >= 0.0);
        prop_assert!(near(rest(so_far, day, 1.0), 0.0));
        // On its usual pace a day ends where it was projected.
        prop_assert!(near(rest(day * share, day, share), day * (1.0 - share)));
    }

    #[test]
    fn a_usual_share_is_a_share(
        hours in prop::collection::vec(prop::array::uniform24(0.0..10.0_f64), 0..30),
        weekday in 0..7_usize, hour in 0..24_usize, part in 0.0..1.0_f64,
    ) {
        let share = usual_share(&hours, weekday, Clock { hour, part });
        prop_assert!((0.0..=1.0 + 1e-9).contains(&share), "{share}");
    }

    #[test]
    fn a_usual_share_rests_on_the_days_looked_at_alone(
        mut hours in prop::collection::vec(prop::array::uniform24(-1.0..3.0_f64), 0..90),
        idle in prop::collection::vec(0..4_usize, 90),
        weekday in 0..7_usize, hour in 0..24_usize, part in 0.0..1.0_f64,
    ) {
        for (hours, idle) in hours.iter_mut().zip(idle) {
            if idle == 0 {
                *hours = [0.0; 24];
            }
        }
        // A day of more credit than cost counts as 0, and so does such an hour.
        let days: Vec<f64> = hours.iter().map(|hours| hours.iter().sum::<f64>().max(0.0)).collect();
        let known: Vec<[f64; 24]> = hours.iter().map(|hours| hours.map(|usd| usd.max(0.0))).collect();
        let back = looked_at(&days, weekday);
        let first = hours.len() - reach(&days, weekday);
        let mut looked = vec![[0.0; 24]; hours.len()];
        for back in back {
            let place = hours.len() - usize::try_from(back).expect("a day before");
            prop_assert!(place >= first);
            looked[place] = known[place];
        }
        let clock = Clock { hour, part };
        let share = |days: &[[f64; 24]]| usual_share(&days[first..], weekday, clock).to_bits();
        prop_assert_eq!(share(&looked), share(&known));
    }
}

#[test]
fn free_weekends_stay_nearly_free_and_weekdays_carry_the_week() {
    let history: Vec<f64> = (0..84)
        .map(|day| if day % 7 < 5 { 70.0 } else { 0.0 })
        .collect();
    for path in [
        path(&history, 0, 14),
        Method::Glr.path(&history, 0, 14).unwrap_or_default(),
    ] {
        let (weekdays, weekend) = path.split_at(5);
        assert!(
            weekend.iter().take(2).all(|day| *day < 0.12 * 50.0),
            "{path:?}"
        );
        assert!(
            weekdays.iter().all(|day| (60.0..75.0).contains(day)),
            "{path:?}"
        );
        assert!(
            (path.iter().take(7).sum::<f64>() - 350.0).abs() < 10.0,
            "{path:?}"
        );
    }
}

#[test]
fn weekends_have_their_own_hours() {
    let day = |hour: usize| {
        let mut hours = [0.0; 24];
        hours[hour] = 1.0;
        hours
    };
    // Four weeks from a Monday: working days spend at 9, weekends at 20.
    let days: Vec<[f64; 24]> = (0..28)
        .map(|place| day(if place % 7 < 5 { 9 } else { 20 }))
        .collect();
    let noon = Clock {
        hour: 12,
        part: 0.0,
    };
    assert!(near(usual_share(&days, 0, noon), 1.0));
    assert!(near(usual_share(&days[..26], 5, noon), 0.0));
    // Too few weekends: all days count.
    assert!((0.7..1.0).contains(&usual_share(&days[..12], 5, noon)));
    assert!(near(usual_share(&[], 0, noon), 0.5));
}

#[test]
fn a_silent_week_is_projected_as_nothing_with_room_above() {
    let history: Vec<f64> = (0..60)
        .map(|day| if day < 52 { 10.0 } else { 0.0 })
        .collect();
    assert!(path(&history, 0, 30).iter().all(|day| *day <= 0.0));
    assert!(Ranges::of(&history, 0, 30.0, 0.0).below(0.95) > 0.0);
}
