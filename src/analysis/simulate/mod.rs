//! The user's own calls and a scenario, in: what they cost, would have cost, and the saving of each group, out.

mod notes;
mod rows;
mod siblings;
mod suggest;
mod worlds;

#[cfg(test)]
mod laws;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use suggest::suggest;

use rows::Line;
use worlds::worlds;

use super::aggregate::aggregate;
use super::fold::{Folded, Label, too_large};
use super::report::{Query, context};
use super::sums::Sums;
use super::what_if::{Change, Met, Rule, WhatIf};
use crate::error::Error;
use crate::event::Scan;
use crate::pricing::{PriceBook, PriceQuery, Provenance, context_window};
use crate::table::{Completeness, Context, Table};

/// What would be otherwise.
#[derive(Clone, Debug, Default)]
pub struct Scenario {
    /// Models and batch processing; of the rules for models the first that fits a call counts.
    pub rules: Vec<Rule>,
    /// How much of the text input is read from a cache, in ten-thousandths; `None` as logged.
    pub cache_hit: Option<u32>,
    /// Calls of every size cost what the small ones do, as if long prompts were cut short of the next context tier.
    pub base_tier: bool,
}

/// What is said of all worlds of a scenario: calls and tokens of each thing met, in the world with most of them.
type Found = BTreeMap<Met, (u64, u64)>;

/// What the calls of a question cost, and would have cost in a scenario.
///
/// Both are by the same prices: those in force when each call was made, or of the instant the book is looked at. Tokens
/// stay as logged. A call that is larger than the model it would go to stays where it is.
///
/// # Errors
/// When a model is not in the book, the shares are too many, what stopped the reading, or sums past the range.
pub fn simulate(
    query: &Query,
    events: &dyn Scan,
    book: &PriceBook,
    scenario: &Scenario,
) -> Result<Table, Error> {
    let answer = answer(query, events, book, scenario)?;
    rows::table(query, answer.lines, answer.context)
}

/// Every group as logged and as it would be, and what must be said of them.
struct Answer {
    lines: BTreeMap<Vec<Label>, Line>,
    context: Context,
}

fn answer(
    query: &Query,
    events: &dyn Scan,
    book: &PriceBook,
    scenario: &Scenario,
) -> Result<Answer, Error> {
    let rules: Arc<[Rule]> = scenario
        .rules
        .iter()
        .map(|rule| found(rule, book))
        .collect::<Result<_, _>>()?;
    let worlds = worlds(scenario, &rules)?;
    let before = aggregate(
        &Query {
            what_if: WhatIf::default(),
            ..query.clone()
        },
        events,
        book,
    )?;
    let mut lines: BTreeMap<Vec<Label>, Line> = before
        .groups
        .iter()
        .map(|(labels, sums)| (labels.clone(), Line::new(sums.clone())))
        .collect();
    let mut total = Sums::default();
    for sums in before.groups.values() {
        total.add(sums).ok_or_else(too_large)?;
    }
    let mut context = context(query, &before, &total, book);
    let mut met = Found::new();
    for world in worlds {
        let other;
        let after = if world.as_logged {
            &before
        } else {
            let query = Query {
                what_if: world.what_if,
                ..query.clone()
            };
            other = aggregate(&query, events, book)?;
            &other
        };
        for (labels, sums) in &after.groups {
            if let Some(line) = lines.get_mut(labels) {
                line.add(sums, world.weight).ok_or_else(too_large)?;
            }
        }
        merge(&mut context, &mut met, after);
    }
    "simulate".clone_into(&mut context.command);
    context
        .notes
        .extend(notes::notes(scenario, &rules, &met, &total.meters));
    Ok(Answer { lines, context })
}

/// A rule with what the book knows of its model.
fn found(rule: &Rule, book: &PriceBook) -> Result<Rule, Error> {
    let mut rule = rule.clone();
    if let Change::Model(target) = &mut rule.change {
        let plan = book.plan(&PriceQuery {
            model: &target.name,
            kind: "call",
            ..PriceQuery::default()
        });
        let mut rates = plan.rates().iter();
        let Some(Ok(found)) = rates.clone().find(|rates| rates.is_ok()) else {
            let reason = rates.find_map(|rates| rates.as_ref().err());
            let reason = reason.map_or("there is no price for this model", |unpriced| {
                unpriced.reason.as_str()
            });
            let (_, id) = target.owner_and_id();
            return Err(Error::Usage(format!(
                "`{}`: {reason}; `llmcost prices list '*{id}*'` looks for ids",
                rule.typed
            )));
        };
        let Provenance {
            provider, model, ..
        } = &found.provenance;
        target.window = target.window.or_else(|| context_window(provider, model));
    }
    Ok(rule)
}

/// Adds what one world says to what is said of all: the worst of each.
fn merge(context: &mut Context, met: &mut Found, after: &Folded) {
    for (what, (calls, tokens)) in &after.met {
        let most = met.entry(what.clone()).or_default();
        *most = (most.0.max(*calls), most.1.max(*tokens));
    }
    let Some(known) = &mut context.completeness else {
        return;
    };
    let mut sums = Completeness::default();
    for group in after.groups.values() {
        sums.unpriced_calls = sums.unpriced_calls.saturating_add(group.unpriced_calls);
        sums.partial_calls = sums.partial_calls.saturating_add(group.partial_calls);
        sums.unpriced_tokens = sums.unpriced_tokens.saturating_add(group.unpriced_tokens);
    }
    known.unpriced_calls = known.unpriced_calls.max(sums.unpriced_calls);
    known.partial_calls = known.partial_calls.max(sums.partial_calls);
    known.unpriced_tokens = known.unpriced_tokens.max(sums.unpriced_tokens);
    for model in after.unpriced_models() {
        let same = known.unpriced_models.iter_mut().find(|other| {
            (&other.provider, &other.model, &other.reason)
                == (&model.provider, &model.model, &model.reason)
        });
        match same {
            Some(same) => {
                same.calls = same.calls.max(model.calls);
                same.tokens = same.tokens.max(model.tokens);
            }
            None => known.unpriced_models.push(model),
        }
    }
}
