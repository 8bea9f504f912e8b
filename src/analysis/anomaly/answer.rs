//! Anomalies to a table: what, when, where, how much above the usual, who and why.

use chrono_tz::Tz;

use super::Anomalies;
use super::Anomaly;
use super::Every;
use super::Kind;
use super::Mover;
use super::Parts;
use crate::analysis::measures::MACHINE;
use crate::analysis::said::cents;
use crate::analysis::said::moment;
use crate::analysis::said::money;
use crate::analysis::said::stated;
use crate::table::Cell;
use crate::table::Column;
use crate::table::ColumnKind;
use crate::table::Table;
use crate::units::Timestamp;
use crate::units::Usd;

/// So many are told in a sentence.
const TOLD: usize = 3;

/// Lays out what stood out, the largest excess first.
#[must_use]
pub fn table(answer: &Anomalies) -> Table {
    let asked = &answer.asked;
    let zone = asked.calls.zone;
    let mut context = answer.context.clone();
    if let Some(context) = &mut context {
        "anomalies".clone_into(&mut context.command);
        let more = notes(answer);
        context.notes.extend(more);
    }
    Table {
        title: match asked.every {
            Every::Day => "Anomalies by day".to_owned(),
            Every::Hour => "Anomalies by hour".to_owned(),
        },
        columns: columns(answer),
        rows: answer
            .found
            .iter()
            .map(|one| cells(answer, one, zone))
            .collect(),
        totals: None,
        context,
    }
}

fn columns(answer: &Anomalies) -> Vec<Column> {
    use ColumnKind::{Count, Instant, Money, Multiple, Text};
    let steps = match answer.asked.every {
        Every::Day => ["days", "Days", "history_days"],
        Every::Hour => ["hours", "Hours", "history_hours"],
    };
    let [name, title, history] = steps;
    let is_running = answer.found.iter().any(|one| one.projected.is_some());
    let projected = if is_running { 1 } else { MACHINE };
    let is_long = answer.found.iter().any(|one| one.steps > 1);
    let length = if is_long { 6 } else { MACHINE };
    let by = answer.asked.calls.by.iter();
    let by = by.map(|one| Column::new(one.name(), one.title(), Text, MACHINE));
    let mut columns = vec![
        Column::new("when", "When", Text, 0),
        Column::new(name, title, Count, length),
        Column::new("kind", "What", Text, 0),
        Column::new("scope", "Where", Text, 0),
    ];
    columns.extend(by);
    columns.extend([
        Column::new("actual_cost", "Cost", Money, 2),
        Column::new("projected_cost", "Projected", Money, projected),
        Column::new("expected_cost", "Usual", Money, 3),
        Column::new("excess_cost", "Above", Money, 0),
        Column::new("severity", "Severity", Text, 5),
        Column::new("who", "Who", Text, 0),
        Column::new("why", "Why", Text, 1),
        Column::new("deviations", "Deviations", Multiple, MACHINE),
        Column::new("first_seen", "First seen", Instant, MACHINE),
        Column::new("until", "Until", Instant, MACHINE),
        Column::new(history, "Known", Count, MACHINE),
        Column::new("mover_agent", "Agent", Text, MACHINE),
        Column::new("mover_model", "Model", Text, MACHINE),
        Column::new("mover_run", "Run", Text, MACHINE),
        Column::new("mover_excess_cost", "Its excess", Money, MACHINE),
        Column::new("mover_cost", "Its cost", Money, MACHINE),
        Column::new("mover_calls", "Its calls", Count, MACHINE),
        Column::new("mover_failed_calls", "Its failed calls", Count, MACHINE),
    ]);
    let parts = Parts::default().named();
    columns
        .extend(parts.map(|(name, _)| Column::new(format!("{name}_cost"), name, Money, MACHINE)));
    columns
}

fn cells(answer: &Anomalies, one: &Anomaly, zone: Tz) -> Vec<Cell> {
    let value = |dimension: &_| {
        let mut scope = one.scope.iter();
        scope.find(|(known, _)| known == dimension)
    };
    let mut cells = vec![
        Cell::Text(label(answer, one.window.start)),
        Cell::Count(one.steps),
        Cell::Text(one.kind.name().to_owned()),
        Cell::Text(scope(one)),
    ];
    let by = answer.asked.calls.by.iter();
    cells.extend(
        by.map(|dimension| value(dimension).map_or(Cell::Unknown, |(_, text)| stated(text))),
    );
    let mover = one.movers.first();
    let of = |cell: &dyn Fn(&Mover) -> Cell| mover.map_or(Cell::Unknown, cell);
    cells.extend([
        money(one.actual, one.lower_bound),
        one.projected.map_or(Cell::Unknown, |usd| money(usd, false)),
        money(one.expected, false),
        money(one.excess(), one.lower_bound),
        Cell::Text(one.severity.name().to_owned()),
        of(&|mover| Cell::Text(who(mover))),
        why(one).map_or(Cell::Unknown, Cell::Text),
        one.distance
            .map_or(Cell::Unknown, |hundredths| Cell::Ratio {
                numerator: i128::from(hundredths),
                denominator: 100,
            }),
        moment(one.window.start.0, zone),
        moment(one.window.end.0, zone),
        Cell::Count(one.history),
        of(&|mover| stated(&mover.agent)),
        of(&|mover| stated(&mover.model)),
        of(&|mover| stated(&mover.run)),
        of(&|mover| money(mover.excess, false)),
        of(&|mover| money(mover.cost, false)),
        of(&|mover| Cell::Count(mover.calls)),
        of(&|mover| Cell::Count(mover.failed_calls)),
    ]);
    let parts = Parts::default().named().map(|(name, _)| {
        let parts = one.parts.map(|parts| parts.named());
        let found = parts.and_then(|parts| parts.into_iter().find(|(known, _)| *known == name));
        found.map_or(Cell::Unknown, |(_, usd)| money(usd, false))
    });
    cells.extend(parts);
    cells
}

/// What an hour or day is called.
fn label(answer: &Anomalies, at: Timestamp) -> String {
    let unit = answer.asked.every.unit();
    let zone = answer.asked.calls.zone;
    unit.label(zone, unit.bucket(zone, at))
}

/// `all calls`, or `agent writer, model gpt-5.1`.
fn scope(one: &Anomaly) -> String {
    let values = one.scope.iter().map(|(dimension, value)| {
        let value = if value.is_empty() { "(none)" } else { value };
        format!("{} {value}", dimension.name())
    });
    match one.scope.is_empty() {
        true => "all calls".to_owned(),
        false => values.collect::<Vec<_>>().join(", "),
    }
}

/// The agent and the run, which people can look up, else the model.
fn who(mover: &Mover) -> String {
    let second = match mover.run.is_empty() {
        true => &mover.model,
        false => &mover.run,
    };
    let texts = [&mover.agent, second].into_iter();
    let texts = texts.filter(|text| !text.is_empty());
    let texts: Vec<&str> = texts.map(AsRef::as_ref).collect();
    texts.join(" · ")
}

/// Calls that failed, where they are half of those of who moved; else the largest part of the excess, in words.
fn why(one: &Anomaly) -> Option<String> {
    let failed = one.movers.first().map_or(0, |mover| {
        let mostly = mover.failed_calls.saturating_mul(2) >= mover.calls;
        if mostly { mover.failed_calls } else { 0 }
    });
    if failed > 1 {
        return Some(format!("{failed} failed calls"));
    }
    if one.kind == Kind::NewSpend {
        return Some("new".to_owned());
    }
    let (name, largest) = one
        .parts?
        .named()
        .into_iter()
        .max_by_key(|(_, part)| *part)?;
    (largest > Usd::ZERO).then(|| words(name, largest).to_owned())
}

/// What a part of an excess is called, whether it is more or less than usual.
fn words(part: &str, usd: Usd) -> &'static str {
    match (part, usd < Usd::ZERO) {
        ("volume", false) => "more calls",
        ("volume", true) => "fewer calls",
        ("mix", false) => "dearer models",
        ("mix", true) => "cheaper models",
        ("size", false) => "larger calls",
        ("size", true) => "smaller calls",
        ("cache", false) => "less cached",
        ("cache", true) => "more cached",
        (_, false) => "higher prices",
        (_, true) => "lower prices",
    }
}

fn notes(answer: &Anomalies) -> Vec<String> {
    let mut notes: Vec<String> = Vec::new();
    notes.extend(
        answer
            .found
            .iter()
            .take(TOLD)
            .filter_map(|one| sentence(answer, one)),
    );
    notes.extend(unknown(answer));
    if answer.found.is_empty() && answer.known >= answer.needed {
        notes.push(format!(
            "nothing stands out in this period; {} complete {} are known",
            answer.known,
            step(answer.asked.every)
        ));
    }
    if answer.explained > 0 {
        notes.push(format!(
            "explained by these: {} more in single agents, models …",
            answer.explained
        ));
    }
    if answer.more > 0 {
        notes.push(format!("not shown: {} more (`--top`)", answer.more));
    }
    notes
}

/// `1 call`, `2 calls`.
fn counted(count: u64, what: &str) -> String {
    match count {
        1 => format!("1 {what}"),
        count => format!("{count} {what}s"),
    }
}

fn step(every: Every) -> &'static str {
    match every {
        Every::Day => "days",
        Every::Hour => "hours",
    }
}

/// What the table has no room for.
fn sentence(answer: &Anomalies, one: &Anomaly) -> Option<String> {
    let when = label(answer, one.window.start);
    if one.kind == Kind::Stopped {
        return Some(format!(
            "{when}: {} has cost nothing for {}, where {} was usual",
            scope(one),
            counted(one.steps, "day"),
            cents(one.expected)
        ));
    }
    let mover = one.movers.first()?;
    let mut text = match one.kind {
        Kind::LevelShift => format!(
            "{when}: a new level, {} a day more than before; ",
            cents(one.excess().divide(one.steps).unwrap_or_default())
        ),
        Kind::FastBurn => format!(
            "{when}: {} so far, {} by its end; ",
            cents(one.actual),
            cents(one.projected.unwrap_or_default())
        ),
        _ => format!("{when}: "),
    };
    let name = |text: &str| {
        if text.is_empty() {
            "(none)".to_owned()
        } else {
            text.to_owned()
        }
    };
    text.push_str(&format!("{} on {}", name(&mover.agent), name(&mover.model)));
    if !mover.run.is_empty() {
        text.push_str(&format!(" in run {}", mover.run));
    }
    text.push_str(&format!(
        " cost {} in {}",
        cents(mover.cost),
        counted(mover.calls, "call")
    ));
    if mover.failed_calls > 0 {
        text.push_str(&format!(", {} of them failed", mover.failed_calls));
    }
    if let Some(parts) = one.parts {
        let parts = parts.named().into_iter();
        let parts = parts.filter(|(_, part)| part.round(2) != Usd::ZERO);
        let parts: Vec<String> = parts
            .map(|(name, part)| format!("{} {}", words(name, part), cents(part)))
            .collect();
        if one.kind != Kind::NewSpend && !parts.is_empty() {
            text.push_str(&format!(
                "; of {} above: {}",
                cents(one.excess()),
                parts.join(", ")
            ));
        }
    }
    Some(text)
}

/// What is not judged, and why.
fn unknown(answer: &Anomalies) -> Vec<String> {
    let mut notes = Vec::new();
    let Some(last) = answer.last else {
        return notes;
    };
    let as_of = answer.asked.as_of();
    let hours = as_of.0.saturating_sub(last.0) / (3600 * Timestamp::SECOND);
    if hours >= 24 {
        notes.push(format!(
            "data through {}: {} since then not judged; if logs are late, ingest them",
            label(answer, last),
            counted(u64::try_from(hours / 24).unwrap_or(0), "day")
        ));
    }
    if answer.known < answer.needed {
        let step = step(answer.asked.every);
        notes.push(format!(
            "learning: {} of {} complete {step} are known, nothing is judged yet",
            answer.known, answer.needed
        ));
    }
    notes
}
