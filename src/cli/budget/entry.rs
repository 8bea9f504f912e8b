//! One `[[budget]]` table to a budget.

use std::fmt;

use chrono::Weekday;
use chrono_tz::Tz;

use crate::analysis;
use crate::analysis::CostBasis;
use crate::analysis::Dimension;
use crate::analysis::budget::Budget;
use crate::analysis::budget::Cycle;
use crate::analysis::budget::Scope;
use crate::analysis::budget::Threshold;
use crate::analysis::budget::Trigger;
use crate::analysis::budget::limit;
use crate::pricing::nearest;
use crate::store::Action;
use crate::units::Usd;

/// Every key of a budget.
const KEYS: [&str; 11] = [
    "name",
    "limit",
    "period",
    "per",
    "scope",
    "timezone",
    "week-start",
    "anchor-day",
    "cost",
    "thresholds",
    "actions",
];

/// A table that is being read.
pub(super) struct Entry<'t> {
    name: &'t str,
    table: &'t toml::Table,
    zone: Tz,
}

impl fmt::Display for Entry<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "budget `{}`", self.name)
    }
}

impl<'t> Entry<'t> {
    /// The table of the so-manieth budget.
    pub(super) fn of(value: &'t toml::Value, number: usize, zone: Tz) -> Result<Self, String> {
        let table = value
            .as_table()
            .ok_or("`budget` is a list: each starts with `[[budget]]`")?;
        let name = table.get("name").and_then(toml::Value::as_str);
        let name = name
            .map(str::trim)
            .filter(|name| !name.is_empty())
            .ok_or_else(|| {
                format!("budget number {number} has no name; write `name = \"…\"` into it")
            })?;
        Ok(Self { name, table, zone })
    }

    /// The budget, or which key is wrong and why.
    pub(super) fn budget(&self) -> Result<Budget, String> {
        known_keys(self.table, &KEYS)?;
        let mut per = self
            .text("per")?
            .map(|text| dimension(text, "per"))
            .transpose()?;
        if per.as_ref().is_some_and(Dimension::is_time) {
            return Err("`per` cannot be a time; `period` says how long a budget lasts".to_owned());
        }
        let mut budget = Budget::new(self.name, self.limit()?, self.cycle(&mut per)?);
        budget.per = per;
        budget.scope = self.scope()?;
        if let Some(name) = self.text("timezone")? {
            budget.zone = analysis::zone(name).map_err(|error| format!("`timezone`: {error}"))?;
        } else {
            budget.zone = self.zone;
        }
        budget.basis = match self.text("cost")? {
            None | Some("computed") => CostBasis::Computed,
            Some("reported") => CostBasis::Reported,
            Some("prefer-reported") => CostBasis::PreferReported,
            Some(other) => {
                return Err(format!(
                    "`cost`: `{other}` is none of computed, reported and prefer-reported"
                ));
            }
        };
        budget.thresholds = self.thresholds()?;
        Ok(budget)
    }

    fn get(&self, key: &str) -> Option<&'t toml::Value> {
        let mut entries = self.table.iter();
        entries
            .find(|(known, _)| known.replace('_', "-") == key)
            .map(|(_, value)| value)
    }

    fn text(&self, key: &str) -> Result<Option<&'t str>, String> {
        self.get(key)
            .map(|value| {
                value
                    .as_str()
                    .ok_or_else(|| format!("`{key}`: expected a text in quotes"))
            })
            .transpose()
    }

    fn limit(&self) -> Result<Usd, String> {
        let text = match self.get("limit") {
            Some(toml::Value::String(text)) => text.clone(),
            Some(toml::Value::Integer(number)) => number.to_string(),
            Some(toml::Value::Float(number)) => {
                let text = number.to_string();
                // What has more digits than a float keeps was not read as it was written.
                if text.bytes().filter(u8::is_ascii_digit).count() > 15 {
                    return Err(
                        "`limit`: more digits than a number keeps; write it in quotes".to_owned(),
                    );
                }
                text
            }
            Some(_) => return Err(
                "`limit`: expected an amount in USD, as in `limit = 20` or `limit = \"50 cents\"`"
                    .to_owned(),
            ),
            None => return Err("there is no `limit`; write `limit = 20`, in USD".to_owned()),
        };
        limit(&text).map_err(|reason| format!("`limit`: {reason}"))
    }

    /// The period; that of a run or session is its life, and it has one of its own.
    fn cycle(&self, per: &mut Option<Dimension>) -> Result<Cycle, String> {
        let is_of_each = |name: &str| matches!(name, "run" | "session");
        let week_start = match self.text("week-start")? {
            None => Weekday::Mon,
            Some(day) => day.parse().map_err(|_| {
                format!("`week-start`: `{day}` is no day of the week, such as `sunday`")
            })?,
        };
        let anchor = match self.get("anchor-day") {
            None => 1,
            Some(value) => value
                .as_integer()
                .and_then(|day| u8::try_from(day).ok())
                .filter(|day| (1..=31).contains(day))
                .ok_or("`anchor-day`: expected a day of the month, 1 to 31")?,
        };
        let of_each = per.as_ref().map(Dimension::name);
        let cycle = match self.text("period")? {
            Some(each) if is_of_each(each) => {
                if of_each.as_deref().is_some_and(|per| per != each) {
                    return Err(format!(
                        "`period = \"{each}\"` is a budget of each {each}; leave out `per`"
                    ));
                }
                *per = Some(dimension(each, "period")?);
                Cycle::All
            }
            Some(text) => Cycle::parse(text, week_start, anchor)
                .map_err(|reason| format!("`period`: {reason}"))?,
            None if of_each.as_deref().is_some_and(is_of_each) => Cycle::All,
            None => {
                return Err(
                    "there is no `period`; write `period = \"month\"`, or day, week, 30d, run …"
                        .to_owned(),
                );
            }
        };
        if self.get("week-start").is_some() && !matches!(cycle, Cycle::Week(_)) {
            return Err("`week-start` needs `period = \"week\"`".to_owned());
        }
        let has_anchor = matches!(cycle, Cycle::Month(_) | Cycle::Quarter(_) | Cycle::Year(_));
        if self.get("anchor-day").is_some() && !has_anchor {
            return Err("`anchor-day` needs `period = \"month\"`, quarter or year".to_owned());
        }
        Ok(cycle)
    }

    fn scope(&self) -> Result<Scope, String> {
        let mut scope = Scope::default();
        let Some(value) = self.get("scope") else {
            return Ok(scope);
        };
        let table = value.as_table().ok_or(
            "`scope`: expected patterns by dimension, as in `scope = { agent = \"coder*\" }`",
        )?;
        for (name, patterns) in table {
            let key = dimension(name, "scope")?;
            for pattern in texts(patterns).map_err(|reason| format!("`scope.{name}`: {reason}"))? {
                scope
                    .add(key.clone(), pattern)
                    .map_err(|error| format!("`scope`: {error}"))?;
            }
        }
        Ok(scope)
    }

    fn actions(&self) -> Result<Vec<String>, String> {
        actions(self.get("actions"))
    }

    fn thresholds(&self) -> Result<Vec<Threshold>, String> {
        let usual = self.actions()?;
        let listed = match self.get("thresholds") {
            None => return Ok(Budget::usual_thresholds(&usual)),
            Some(toml::Value::Array(listed)) => listed.as_slice(),
            Some(one) => std::slice::from_ref(one),
        };
        let mut thresholds: Vec<Threshold> = Vec::with_capacity(listed.len());
        for value in listed {
            let threshold =
                threshold(value, &usual).map_err(|reason| format!("`thresholds`: {reason}"))?;
            if thresholds
                .iter()
                .any(|known| known.trigger == threshold.trigger)
            {
                return Err(format!(
                    "`thresholds`: there are two of `{}`",
                    threshold.trigger
                ));
            }
            thresholds.push(threshold);
        }
        Ok(thresholds)
    }
}

/// `"80%"`, or `{ at = "80%", actions = ["notify"] }`.
fn threshold(value: &toml::Value, usual: &[String]) -> Result<Threshold, String> {
    let (at, actions) = match value {
        toml::Value::String(text) => (text.as_str(), usual.to_vec()),
        toml::Value::Table(table) => {
            known_keys(table, &["at", "actions"])?;
            let at = table.get("at").and_then(toml::Value::as_str);
            let own = table.get("actions");
            (
                at.ok_or("a threshold needs `at`, as in `{ at = \"80%\" }`")?,
                own.map_or_else(|| Ok(usual.to_vec()), |_| actions(own))?,
            )
        }
        _ => return Err("expected texts such as `\"80%\"` or `\"projected 100%\"`".to_owned()),
    };
    Ok(Threshold {
        trigger: Trigger::parse(at)?,
        actions,
    })
}

fn actions(value: Option<&toml::Value>) -> Result<Vec<String>, String> {
    let Some(value) = value else {
        return Ok(Vec::new());
    };
    let texts = texts(value).map_err(|reason| format!("`actions`: {reason}"))?;
    texts
        .into_iter()
        .map(|text| action(text).map_err(|reason| format!("`actions`: {reason}")))
        .collect()
}

/// An action in its own words.
pub(super) fn action(text: &str) -> Result<String, String> {
    let action: Action = text.trim().parse()?;
    Ok(action.to_string())
}

/// A text or a list of texts.
fn texts(value: &toml::Value) -> Result<Vec<&str>, String> {
    let wrong = || "expected a text in quotes, or a list of them".to_owned();
    match value {
        toml::Value::String(text) => Ok(vec![text]),
        toml::Value::Array(values) => values
            .iter()
            .map(|value| value.as_str().ok_or_else(wrong))
            .collect(),
        _ => Err(wrong()),
    }
}

fn dimension(name: &str, key: &str) -> Result<Dimension, String> {
    Dimension::parse(name).map_err(|error| format!("`{key}`: {error}"))
}

/// Refuses a key that means nothing, and says which may have been meant.
fn known_keys(table: &toml::Table, known: &[&str]) -> Result<(), String> {
    for key in table.keys() {
        let name = key.replace('_', "-");
        if known.contains(&name.as_str()) {
            continue;
        }
        let meant = nearest(&name, known.iter().copied(), 1);
        return Err(match meant.first() {
            Some(meant) => format!("there is no key `{key}`; did you mean `{meant}`?"),
            None => format!("there is no key `{key}`; there are {}", known.join(", ")),
        });
    }
    Ok(())
}
