//! Projections against reference vectors and public daily series, where this machine has them.
#![expect(clippy::float_arithmetic, reason = "statistics over public series")]

use std::fs;

use chrono::Datelike;
use chrono::Days;
use chrono::NaiveDate;
use llmcost::analysis::forecast;
use llmcost::analysis::forecast::Method;
use llmcost::analysis::forecast::Ranges;

use crate::transcript::shared;
use crate::transcript::tell;

#[test]
fn level_reversion_is_the_reference_to_a_millionth() {
    let Some(path) = shared("forecast/glr_golden.json") else {
        return;
    };
    let text = fs::read_to_string(path).expect("readable");
    let cases: Vec<serde_json::Value> = serde_json::from_str(&text).expect("an array");
    assert!(cases.len() >= 12);
    for case in &cases {
        let name = case["series"].as_str().expect("a name");
        let series = series(name).expect("the data beside it");
        let count = case["n_history"].as_u64().expect("a count") as usize;
        let history = &series.values[..count];
        let next = case["weekday_next"].as_u64().expect("a weekday") as usize;
        assert_eq!(next, (series.weekday + count) % 7, "{name}");
        let near = |what: &str, found: f64, expected: &serde_json::Value| {
            let expected = expected.as_f64().expect("a number");
            let scale = expected.abs().max(1.0);
            assert!(
                (found - expected).abs() <= 1e-6 * scale,
                "{name} {count} {what}: {found}, not {expected}"
            );
        };
        let profile = forecast::profile(history, next);
        for (weekday, factor) in profile.iter().enumerate() {
            near("profile", *factor, &case["profile"][weekday]);
        }
        for (window, key) in [(7, "level7"), (28, "level28")] {
            let level = forecast::level(history, &profile, next, window);
            near(key, level, &case[key]);
        }
        near(
            "volatility",
            forecast::volatility(history),
            &case["volatility"],
        );
        let path = forecast::path(history, next, 30);
        for (ahead, day) in path.iter().enumerate() {
            near("path", *day, &case["path30"][ahead]);
        }
        near("total", path.iter().sum(), &case["total30"]);
    }
}

/// A public daily series.
struct Series {
    values: Vec<f64>,
    /// Of the first day, 0 for Monday.
    weekday: usize,
    /// The first day.
    first: NaiveDate,
}

impl Series {
    /// The first days.
    fn until(&self, known: usize) -> &[f64] {
        self.values.get(..known).expect("so many days")
    }

    /// The weekday after so many days.
    fn next(&self, known: usize) -> usize {
        (self.weekday + known) % 7
    }

    /// The sum of some days.
    fn over(&self, start: usize, days: usize) -> f64 {
        self.values.iter().skip(start).take(days).sum()
    }
}

fn series(name: &str) -> Option<Series> {
    let text = fs::read_to_string(shared(&format!("forecast/data/{name}.csv"))?).ok()?;
    let rows = text.lines().skip(1).filter_map(|line| line.split_once(','));
    let rows: Vec<(&str, f64)> = rows
        .filter_map(|(day, value)| Some((day, value.parse().ok()?)))
        .collect();
    let first: NaiveDate = rows.first()?.0.parse().ok()?;
    Some(Series {
        values: rows.iter().map(|(_, value)| *value).collect(),
        weekday: first.weekday().num_days_from_monday() as usize,
        first,
    })
}

/// The smooth series at hand; the reference figures are means over fourteen such.
const SMOOTH: [&str; 7] = [
    "bike_sharing",
    "madrid_metro",
    "nyc_taxi",
    "uk_flights",
    "vic_elec",
    "website_visits",
    "wikipedia_peyton_views",
];

/// A past question: history up to a day, how many days of the period were over, and how many were to come.
struct Origin {
    task: &'static str,
    known: usize,
    elapsed: usize,
    ahead: usize,
}

/// Month ends asked on eight days of each month; the next 7, 30 and 91 days asked every week.
fn origins(series: &Series) -> Vec<Origin> {
    let mut origins = Vec::new();
    for known in 28..series.values.len() {
        let day = series.first + Days::new(known as u64);
        let elapsed = day.day0() as usize;
        let length = usize::from(day.num_days_in_month());
        let task = match elapsed {
            3 | 7 => "m d3-7",
            10 | 14 => "m d10-14",
            17 | 21 | 24 => "m d17-24",
            _ => "",
        };
        let mut add = |task, elapsed, ahead| {
            if known + ahead <= series.values.len() && elapsed <= known {
                origins.push(Origin {
                    task,
                    known,
                    elapsed,
                    ahead,
                });
            }
        };
        if !task.is_empty() {
            add(task, elapsed, length - elapsed);
        }
        for (task, ahead) in [("w7", 7), ("d30", 30), ("d91", 91)] {
            if known % 7 == 0 {
                add(task, 0, ahead);
            }
        }
    }
    origins
}

const TASKS: [&str; 6] = ["m d3-7", "m d10-14", "m d17-24", "w7", "d30", "d91"];

/// What a method expects of the days to come at one origin; none where it has nothing to go by.
type Expect<'a> = &'a dyn Fn(&Series, &Origin) -> Option<f64>;

/// The mean over the smooth series of what was missed, as a part of the total.
fn error(task: &str, expect: Expect<'_>) -> f64 {
    let error_of = |name: &str| {
        let series = series(name).expect("the data beside it");
        let (mut missed, mut total) = (0.0, 0.0);
        for origin in origins(&series).iter().filter(|origin| origin.task == task) {
            let left = series.over(origin.known, origin.ahead);
            let expected = expect(&series, origin).unwrap_or(f64::NAN);
            missed += (expected - left).abs();
            total += left + series.over(origin.known - origin.elapsed, origin.elapsed);
        }
        missed / total * 100.0
    };
    SMOOTH.map(error_of).iter().sum::<f64>() / SMOOTH.len() as f64
}

fn by(method: Method) -> impl Fn(&Series, &Origin) -> Option<f64> {
    move |series, origin| {
        let path = method.path(
            series.until(origin.known),
            series.next(origin.known),
            origin.ahead,
        );
        path.map(|path| path.iter().sum())
    }
}

/// What the reference measured over its fourteen series: method, task → error in percent.
fn reference(method: &str, task: &str) -> Option<f64> {
    let text = fs::read_to_string(shared("forecast/reference_errors.csv")?).ok()?;
    let place = TASKS.iter().position(|known| *known == task)? + 1;
    let line = text
        .lines()
        .find(|line| line.starts_with(&format!("{method},")))?;
    line.split(',').nth(place)?.parse().ok()
}

/// The reference's names of its rule and of the 7-day mean.
const GLR: &str = "G grev t30 w.8 /28";
const MEAN_7: &str = "run-rate 7d (seed weekly)";

#[test]
fn errors_on_public_series_are_no_worse_than_the_reference() {
    if shared("forecast/reference_errors.csv").is_none() {
        return;
    }
    let (mut sums, mut figures) = ([0.0; 3], [0.0; 2]);
    for task in TASKS {
        let ours = error(task, &by(Method::Glr));
        let plain = error(task, &|series, origin| {
            let next = series.next(origin.known);
            Some(
                forecast::path(series.until(origin.known), next, origin.ahead)
                    .iter()
                    .sum(),
            )
        });
        let mean_7 = error(task, &by(Method::Mean7));
        let trend_30 = error(task, &by(Method::Trend30));
        tell(&format!(
            "{task:9} ours {ours:5.2} %, GLR {plain:5.2}, 7-day mean {mean_7:5.2}, 30-day trend {trend_30:5.2}"
        ));
        // The reference's rule on the same series: `plain` is held to it by the golden vectors.
        assert!(ours <= plain * 1.01, "{task}: {ours} against {plain}");
        for (sum, error) in sums.iter_mut().zip([ours, mean_7, trend_30]) {
            *sum += error;
        }
        for (sum, method) in figures.iter_mut().zip([GLR, MEAN_7]) {
            *sum += reference(method, task).expect("a figure");
        }
        if task.starts_with('m') {
            let run_rate = error(task, &|series, origin| {
                let past = series.over(origin.known - origin.elapsed, origin.elapsed);
                Some(past / origin.elapsed as f64 * origin.ahead as f64)
            });
            tell(&format!("{task:9} run rate {run_rate:5.2} %"));
            assert!(ours < run_rate, "{task}: {ours} against {run_rate}");
        }
    }
    // Over all tasks; to the end of a month asked in its middle the 7-day mean is as good, there as here.
    let [ours, mean_7, trend_30] = sums;
    assert!(ours < mean_7 && ours < trend_30, "{sums:?}");
    // Half of the reference's series are at hand, and harder ones: its figures are comparable by their ratio.
    let [glr, usual] = figures;
    tell(&format!(
        "all tasks ours {:.3} of the 7-day mean, the reference {:.3}",
        ours / mean_7,
        glr / usual
    ));
    assert!(ours / mean_7 <= glr / usual * 1.01, "{sums:?} {figures:?}");
}

#[test]
fn ranges_hold_as_many_month_ends_as_they_say() {
    if shared("forecast/data").is_none() {
        return;
    }
    let (mut asked, mut held) = (0, [0, 0]);
    for name in SMOOTH {
        let series = series(name).expect("the data beside it");
        for origin in origins(&series)
            .iter()
            .filter(|origin| origin.task.starts_with('m'))
        {
            let (history, next) = (series.until(origin.known), series.next(origin.known));
            let expected = by(Method::Glr)(&series, origin).expect("a path");
            let ranges = Ranges::of(history, next, origin.ahead as f64, expected);
            let left = series.over(origin.known, origin.ahead);
            let holds = |low, high| ranges.below(low) <= left && left <= ranges.below(high);
            asked += 1;
            held[0] += i32::from(holds(0.1, 0.9));
            held[1] += i32::from(holds(0.025, 0.975));
        }
    }
    let [eighty, most] = held.map(|held| f64::from(held) / f64::from(asked) * 100.0);
    tell(&format!(
        "month ends held: {eighty:.1} % in the 80 % range, {most:.1} % in the 95 % range, of {asked}"
    ));
    assert!((76.0..=90.0).contains(&eighty), "{eighty}");
    assert!((90.0..=99.0).contains(&most), "{most}");
}
