//! What held in a scenario, in: what a reader must know before acting on its savings, in sentences, out.

use super::{Found, Scenario};
use crate::analysis::what_if::{Change, Met, Rule, TEXT_INPUT, WHOLE};
use crate::event::{Meter, Meters};
use crate::units::divide_half_even;

/// For how many calls each rule holds, and what the figures leave out.
pub(super) fn notes(
    scenario: &Scenario,
    rules: &[Rule],
    met: &Found,
    logged: &Meters,
) -> Vec<String> {
    let mut notes: Vec<String> = (0..)
        .zip(rules)
        .map(|(number, rule)| of_rule(rule, met.get(&Met::Rule(number))))
        .collect();
    let holds = |is: fn(&Change) -> bool| {
        let mut rules = (0..).zip(rules);
        rules.any(|(number, rule)| is(&rule.change) && met.contains_key(&Met::Rule(number)))
    };
    if holds(|change| matches!(change, Change::Model(_))) {
        notes.push(
            "tokens, cache use and retries are taken as logged: another model cuts the same text into other tokens, \
             may answer at another length, and how good its answers are is not judged"
                .to_owned(),
        );
    }
    for (what, (calls, tokens)) in met {
        notes.extend(caveat(what, *calls, *tokens, rules));
    }
    notes.extend(unknown_windows(rules, met));
    if holds(|change| matches!(change, Change::Batch)) {
        notes.push(
            "a batch is answered within a day, not at once: only calls that nobody waits for can go there"
                .to_owned(),
        );
    }
    if scenario.base_tier {
        notes.push(
            "every call is priced in the base context tier of its model, as if the same tokens were sent in calls below the next"
                .to_owned(),
        );
    }
    if let Some(hit) = scenario.cache_hit {
        notes.push(format!(
            "{} of the text input is priced as read from a cache ({} as logged), the rest as written to it where the model \
             charges for that, else as plain input; that prompts can be too short to be cached, and storage by the \
             hour, are not looked at",
            percent(hit),
            percent(logged_hit(logged))
        ));
    }
    notes
}

/// `--map 'a=b:80%': 12 calls, 80 % of each`.
fn of_rule(rule: &Rule, met: Option<&(u64, u64)>) -> String {
    match met {
        None => format!("`{}` chooses no call", rule.typed),
        Some((calls, tokens)) => {
            let share = match rule.share {
                WHOLE => String::new(),
                share => format!(", {} of their tokens of every kind", percent(share)),
            };
            format!("`{}`: {}{share}", rule.typed, amount(*calls, *tokens))
        }
    }
}

fn caveat(what: &Met, calls: u64, tokens: u64, rules: &[Rule]) -> Option<String> {
    let target = |number: &usize| match &rules.get(*number)?.change {
        Change::Model(target) => Some(target),
        Change::Batch => None,
    };
    Some(match what {
        Met::Rule(_) => return None,
        Met::TooLarge(number) => {
            let target = target(number)?;
            format!(
                "{} in the {} tokens of {}; what does not fit stays where it is",
                said(calls, tokens, "does not fit", "do not fit"),
                grouped(target.window?),
                target.name
            )
        }
        Met::UnknownSize(number) => format!(
            "{} only as sums over time: whether each fits in the context of {} cannot be told",
            said(calls, tokens, "is known", "are known"),
            target(number)?.name
        ),
        Met::NoBatch(model) => format!(
            "{model} has no batch price in the book: {} at its other price",
            said(calls, tokens, "stays", "stay")
        ),
        Met::NoCache(model) => format!(
            "{model} has no lower price for cached input: {} tokens of it are charged in full",
            grouped(tokens)
        ),
    })
}

/// The models of which no one told how much they take.
fn unknown_windows(rules: &[Rule], met: &Found) -> Option<String> {
    let names: Vec<&str> = (0..)
        .zip(rules)
        .filter(|(number, _)| met.contains_key(&Met::Rule(*number)))
        .filter_map(|(_, rule)| match &rule.change {
            Change::Model(target) if target.window.is_none() => Some(&*target.name),
            _ => None,
        })
        .collect();
    (!names.is_empty()).then(|| {
        format!(
            "how large a call may be is not known of {}: whether all fit was not checked",
            names.join(", ")
        )
    })
}

/// `1 call (2,000 tokens)`.
fn amount(calls: u64, tokens: u64) -> String {
    let noun = if calls == 1 { "call" } else { "calls" };
    format!("{} {noun} ({} tokens)", grouped(calls), grouped(tokens))
}

/// `1 call (2,000 tokens) does not fit`.
fn said(calls: u64, tokens: u64, one: &str, many: &str) -> String {
    let verb = if calls == 1 { one } else { many };
    format!("{} {verb}", amount(calls, tokens))
}

/// `12.5 %` of so many ten-thousandths.
fn percent(share: u32) -> String {
    let text = format!("{}.{:02}", share / 100, share % 100);
    let text = text.trim_end_matches('0').trim_end_matches('.');
    format!("{text} %")
}

/// `1,234,567`.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// How much of the text input was read from a cache, in ten-thousandths.
fn logged_hit(logged: &Meters) -> u32 {
    let text = logged.sum(&TEXT_INPUT).max(1);
    let read = i128::from(logged[Meter::CacheRead]) * i128::from(WHOLE);
    u32::try_from(divide_half_even(read, text.into())).unwrap_or(WHOLE)
}
