//! Projections against reference vectors and public daily series, where this machine has them.

use std::fs;

use llmcost::analysis::forecast;

use crate::transcript::shared;

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
    first: chrono::NaiveDate,
}

fn series(name: &str) -> Option<Series> {
    use chrono::Datelike;
    let text = fs::read_to_string(shared(&format!("forecast/data/{name}.csv"))?).ok()?;
    let rows = text.lines().skip(1).filter_map(|line| line.split_once(','));
    let rows: Vec<(&str, f64)> = rows
        .filter_map(|(day, value)| Some((day, value.parse().ok()?)))
        .collect();
    let first: chrono::NaiveDate = rows.first()?.0.parse().ok()?;
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
    use chrono::Datelike;
    let mut origins = Vec::new();
    for known in 28..series.values.len() {
        let day = series.first + chrono::Days::new(known as u64);
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

#[test]
fn measured() {
    use llmcost::analysis::forecast::Method;
    for method in ["glr0", "glr", "run-rate", "mean-7", "trend-30"] {
        let mut line = format!("{method:10}");
        for task in TASKS {
            let mut errors = Vec::new();
            let mut covered = (0, 0, 0);
            for name in SMOOTH {
                let series = series(name).expect("data");
                let (mut wrong, mut all) = (0.0, 0.0);
                for origin in origins(&series).iter().filter(|o| o.task == task) {
                    let history = &series.values[..origin.known];
                    let next = (series.weekday + origin.known) % 7;
                    let actual: f64 = series.values[origin.known..][..origin.ahead].iter().sum();
                    let past: f64 = series.values[origin.known - origin.elapsed..origin.known]
                        .iter()
                        .sum();
                    let expected: f64 = match method {
                        "glr0" => forecast::path(history, next, origin.ahead).iter().sum(),
                        "run-rate" => {
                            if origin.elapsed == 0 {
                                f64::NAN
                            } else {
                                past / origin.elapsed as f64 * origin.ahead as f64
                            }
                        }
                        name => Method::parse(name)
                            .expect("m")
                            .path(history, next, origin.ahead)
                            .expect("p")
                            .iter()
                            .sum(),
                    };
                    wrong += (expected - actual).abs();
                    all += actual + past;
                    if method == "glr" {
                        let ranges =
                            forecast::Ranges::of(history, next, origin.ahead as f64, expected);
                        covered.0 += 1;
                        covered.1 +=
                            usize::from(ranges.below(0.1) <= actual && actual <= ranges.below(0.9));
                        covered.2 += usize::from(
                            ranges.below(0.025) <= actual && actual <= ranges.below(0.975),
                        );
                    }
                }
                errors.push(wrong / all * 100.0);
            }
            let mean: f64 = errors.iter().sum::<f64>() / errors.len() as f64;
            line += &format!(" {task} {mean:.2}");
            if method == "glr" {
                line += &format!(
                    "[{}:{:.1}/{:.1}]",
                    covered.0,
                    covered.1 as f64 / covered.0 as f64 * 100.0,
                    covered.2 as f64 / covered.0 as f64 * 100.0
                );
            }
        }
        crate::transcript::tell(&line);
    }
}
