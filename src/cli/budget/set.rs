//! `llmcost budget set`: a budget written into a configuration file, or changed there.

use std::path::PathBuf;

use chrono::Weekday;
use clap::Args;

use super::edit;
use super::edit::Keys;
use super::edit::quoted;
use super::entry::action;
use crate::analysis::Dimension;
use crate::analysis::budget;
use crate::analysis::budget::Cycle;
use crate::analysis::budget::Trigger;
use crate::cli::Session;
use crate::cli::settings::Origin;
use crate::error::Error;

/// Write a budget into llmcost.toml, or change what is said of one there
///
/// What is not named stays as it was; comments and order of the file stay too.
#[derive(Debug, Args)]
#[command(after_long_help = EXAMPLES)]
pub(super) struct SetArgs {
    /// What the budget is called
    #[arg(value_name = "NAME")]
    name: String,
    /// How much may be spent in a period: `20`, `0.50`, `50 cents`
    #[arg(long, value_name = "USD", allow_hyphen_values = true, value_parser = limit)]
    limit: Option<String>,
    /// When it begins anew: hour, day, week, month, quarter, year, 30d, 24h, all; run or session for each of them
    #[arg(long, value_name = "PERIOD", value_parser = period)]
    period: Option<String>,
    /// One for each value of this: agent, user, model, tag:KEY …
    #[arg(long, value_name = "DIMENSION", value_parser = dimension)]
    per: Option<String>,
    /// Only these calls; repeatable, `*` matches anything, `!` excludes, `(none)` is not stated
    #[arg(long, value_name = "DIMENSION=PATTERN", value_parser = pattern)]
    scope: Vec<Pattern>,
    /// What is to be noticed: `80%`, `projected 100%`, `burn 30%/2h`, `anomaly`; repeatable [default: 80% and 100%]
    #[arg(long, value_name = "THRESHOLD", value_parser = threshold)]
    threshold: Vec<String>,
    /// What to do then: terminal, desktop, webhook:NAME, command:NAME, approve, block, throttle; repeatable
    #[arg(long, value_name = "ACTION", value_parser = action)]
    action: Vec<String>,
    /// The day of the month on which months, quarters and years begin; the last where a month has no such day
    #[arg(long, value_name = "1-31", value_parser = clap::value_parser!(u8).range(1..=31))]
    anchor_day: Option<u8>,
    /// The day on which weeks begin [default: monday]
    #[arg(long, value_name = "DAY")]
    week_start: Option<String>,
    /// Which cost: by the price book, as the logs report it, or reported where there is one
    #[arg(long, value_name = "BASIS", value_parser = ["computed", "reported", "prefer-reported"])]
    cost: Option<String>,
    /// The file to write [default: the one that has the budget, else the project's, else the user's]
    #[arg(long, value_name = "FILE")]
    file: Option<PathBuf>,
}

const EXAMPLES: &str = "\
Examples:
  llmcost budget set team --limit 400 --period month --threshold 80% --threshold 'projected 100%'
  llmcost budget set agents --limit 20 --period day --per agent
  llmcost budget set runs --limit '50 cents' --period run
  llmcost budget set search --limit 50 --period week --scope tag:squad=search --scope 'model=!*-mini'
";

pub(super) fn run(arguments: &SetArgs, session: &mut Session<'_>) -> Result<u8, Error> {
    let name = arguments.name.trim();
    let keys = keys(arguments, session)?;
    let path = match &arguments.file {
        Some(path) => path.clone(),
        None => match super::file_of(name, session)? {
            Some(path) => path,
            None => edit::target(session)?,
        },
    };
    let text = edit::read(&path)?;
    let has = |wanted: &str| keys.iter().any(|(key, _)| *key == wanted);
    let is_whole = has("limit") && has("period");
    if !edit::has(&text, name) && !is_whole {
        return Err(Error::Usage(format!(
            "there is no budget `{name}` yet; a new one needs `--limit USD` and `--period PERIOD`"
        )));
    }
    let changed = edit::with(&text, name, &keys).map_err(|reason| Error::Invalid {
        path: path.clone(),
        reason,
    })?;
    edit::write(&path, &changed, session)?;
    session.say(&format!("{}: written", path.display()));
    super::warn_if_unread(&path, session);
    Ok(0)
}

/// What was typed as TOML, in the order of a file.
fn keys(arguments: &SetArgs, session: &Session<'_>) -> Result<Keys, Error> {
    let text = |value: &Option<String>| value.as_deref().map(|text| quoted(text.trim()));
    let list = |values: &[String]| {
        let values: Vec<String> = values.iter().map(|value| quoted(value.trim())).collect();
        (!values.is_empty()).then(|| format!("[{}]", values.join(", ")))
    };
    let is_number = |text: &&str| text.bytes().all(|byte| byte.is_ascii_digit()) && text.len() < 10;
    let limit = arguments.limit.as_deref().map(str::trim);
    let zone = session.settings.origin("timezone");
    let zone = matches!(zone, Origin::Flag(_)).then(|| quoted(session.settings.text("timezone")));
    let keys = [
        (
            "limit",
            limit.map(|text| match Some(text).filter(is_number) {
                Some(number) if !number.is_empty() => number.to_owned(),
                _ => quoted(text),
            }),
        ),
        ("period", text(&arguments.period)),
        ("per", text(&arguments.per)),
        ("scope", scope(&arguments.scope)),
        ("timezone", zone),
        ("week-start", text(&arguments.week_start)),
        (
            "anchor-day",
            arguments.anchor_day.map(|day| day.to_string()),
        ),
        ("cost", text(&arguments.cost)),
        ("thresholds", list(&arguments.threshold)),
        ("actions", list(&arguments.action)),
    ];
    let keys = keys
        .into_iter()
        .filter_map(|(key, value)| Some((key, value?)));
    let keys: Keys = keys.collect();
    if keys.is_empty() {
        return Err(Error::Usage(
            "there is nothing to set; name `--limit USD` and `--period PERIOD`, or what is to change".to_owned(),
        ));
    }
    Ok(keys)
}

/// A dimension's name and a pattern for it.
type Pattern = (String, String);

/// `{ agent = "coder*", model = ["a", "b"] }`.
fn scope(typed: &[Pattern]) -> Option<String> {
    let mut patterns: Vec<(&str, Vec<String>)> = Vec::new();
    for (name, pattern) in typed {
        match patterns.iter_mut().find(|(known, _)| known == name) {
            Some((_, all)) => all.push(quoted(pattern)),
            None => patterns.push((name, vec![quoted(pattern)])),
        }
    }
    let entry = |(name, patterns): &(&str, Vec<String>)| {
        let key = match name.contains(':') {
            true => quoted(name),
            false => (*name).to_owned(),
        };
        match patterns.as_slice() {
            [one] => format!("{key} = {one}"),
            several => format!("{key} = [{}]", several.join(", ")),
        }
    };
    let entries: Vec<String> = patterns.iter().map(entry).collect();
    (!entries.is_empty()).then(|| format!("{{ {} }}", entries.join(", ")))
}

fn pattern(text: &str) -> Result<Pattern, String> {
    let (name, pattern) = text
        .split_once('=')
        .ok_or("a scope is written `agent=coder*`")?;
    Ok((dimension(name)?, pattern.to_owned()))
}

fn dimension(text: &str) -> Result<String, String> {
    match Dimension::parse(text) {
        Ok(known) if known.is_time() => Err("a budget's `--period` cuts time".to_owned()),
        Ok(known) => Ok(known.name()),
        Err(error) => Err(error.to_string()),
    }
}

fn limit(text: &str) -> Result<String, String> {
    budget::limit(text).map(|_| text.trim().to_owned())
}

fn period(text: &str) -> Result<String, String> {
    let text = text.trim();
    match text {
        "run" | "session" => Ok(text.to_owned()),
        _ => Cycle::parse(text, Weekday::Mon, 1).map(|_| text.to_owned()),
    }
}

fn threshold(text: &str) -> Result<String, String> {
    Trigger::parse(text).map(|trigger| trigger.to_string())
}
