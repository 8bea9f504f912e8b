//! An anomaly's calls and those of the weeks before it to who moved, and what the excess is made of.
//!
//! The excess is taken apart in five steps, each from one total to the next, so that they add up to it to the last digit.
//! From what was expected to as many calls as there were, each at the usual cost of a call (volume); those calls divided
//! among agents and models as they were (mix); their real size, input at its usual price of a token (size); the input at
//! what it costs as it was cached and how long it was (cache); everything at the prices it was really called at (price).
//! The usual is that of the four weeks before, at the prices in force when the anomaly began.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::super::dimension::Dimension;
use super::super::fold::Folded;
use super::super::fold::Label;
use super::super::fold::too_large;
use super::super::report::Query;
use super::super::sums::Sums;
use super::super::together::together;
use super::super::what_if::WhatIf;
use crate::error::Error;
use crate::event::Attribute;
use crate::event::Scan;
use crate::pricing::PriceBook;
use crate::units::Period;
use crate::units::Timestamp;
use crate::units::Usd;
use crate::units::divide_half_even;

/// Those who moved are listed until they explain this part of the excess, in percent, and at most so many.
const EXPLAINED: i128 = 80;
const MOST_MOVERS: usize = 3;

/// Who it is that moves.
const WHO: [Attribute; 2] = [Attribute::Agent, Attribute::Model];

/// What the excess is made of; the parts add up to it exactly.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// More calls than usual.
    pub volume: Usd,
    /// Larger calls: more tokens each.
    pub size: Usd,
    /// Calls of dearer agents and models.
    pub mix: Usd,
    /// Input that costs more a token: less of it cached, or so long that it has another price.
    pub cache: Usd,
    /// New prices.
    pub price: Usd,
}

impl Parts {
    /// The parts by their names, in the order they are taken.
    #[must_use]
    pub fn named(&self) -> [(&'static str, Usd); 5] {
        [
            ("volume", self.volume),
            ("mix", self.mix),
            ("size", self.size),
            ("cache", self.cache),
            ("price", self.price),
        ]
    }

    /// The whole excess.
    #[must_use]
    pub fn sum(&self) -> Usd {
        self.named().into_iter().map(|(_, part)| part).sum()
    }
}

/// An agent on a model that moved, and the run it mostly did it in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mover {
    /// The agent; empty where not stated.
    pub agent: Arc<str>,
    /// The model.
    pub model: Arc<str>,
    /// The run that cost at least half of the excess; empty where none did.
    pub run: Arc<str>,
    /// Its values of the dimensions asked for.
    pub(super) labels: Vec<Label>,
    /// What it cost above its usual.
    pub excess: Usd,
    /// What it cost, in that run if there is one.
    pub cost: Usd,
    /// Its calls there, and how many of them failed.
    pub calls: u64,
    /// Calls that ended in an error.
    pub failed_calls: u64,
    /// Whether it made no call in the four weeks before.
    pub is_new: bool,
}

/// What one agent on one model did.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Side {
    /// Calls, or records where they are no calls.
    count: u64,
    input_tokens: u64,
    cost: i128,
    input_cost: i128,
}

impl Side {
    /// What it cost, and nothing else.
    pub(super) fn of(cost: Usd) -> Self {
        Self {
            cost: cost.0,
            ..Self::default()
        }
    }
}

/// What an anomaly is about.
pub(super) struct Asked {
    /// The calls of its scope; the dimensions are those asked for.
    pub(super) query: Query,
    pub(super) window: Period,
    /// When the weeks before it begin.
    pub(super) before: Timestamp,
    /// How many steps the window and the weeks before have.
    pub(super) steps: u64,
    pub(super) steps_before: u64,
    pub(super) expected: Usd,
}

/// Who moved, and why.
pub(super) type Cause = (Vec<Mover>, Option<Parts>);

/// Finds who moved and why, of all of them in one pass over the calls.
pub(super) fn causes(
    asked: &[Asked],
    events: &dyn Scan,
    book: &PriceBook,
) -> Result<Vec<Cause>, Error> {
    let queries = asked.iter().flat_map(Asked::queries);
    let queries: Vec<Query> = queries.map(Query::of_sums_alone).collect();
    let answers = together(&queries, events, book)?;
    let pairs = asked.iter().zip(answers.chunks_exact(2));
    let cause = |(asked, pair): (&Asked, &[Folded])| match pair {
        [found, past] => asked.cause(&found.groups, &past.groups),
        _ => Ok((Vec::new(), None)),
    };
    pairs.map(cause).collect()
}

impl Asked {
    /// What calls are told apart by: who, then whatever else is asked for.
    pub(super) fn by(&self) -> Vec<Dimension> {
        let who = WHO.map(Dimension::Attribute);
        let others = self.query.by.iter().filter(|one| !who.contains(one));
        who.iter().chain(others).cloned().collect()
    }

    /// The values of the dimensions asked for, of those that calls are told apart by.
    pub(super) fn own(&self, by: &[Dimension], labels: &[Label]) -> Vec<Label> {
        let place = |dimension: &Dimension| by.iter().position(|known| known == dimension);
        let own = self.query.by.iter();
        own.filter_map(|one| labels.get(place(one)?).cloned())
            .collect()
    }

    /// The window by run and outcome as it was called; and it and the weeks before at the prices of then.
    fn queries(&self) -> [Query; 2] {
        let start = self.window.start;
        let with = |more: &[Dimension]| [self.by().as_slice(), more].concat();
        let work = [Attribute::Run, Attribute::Status].map(Dimension::Attribute);
        let found = Query {
            by: with(&work),
            period: self.window,
            ..self.query.clone()
        };
        let past = Query {
            by: with(&[Dimension::Stretch([start].into())]),
            period: Period {
                start: self.before.min(start),
                end: self.window.end,
            },
            splits_input: true,
            what_if: WhatIf::at_prices_of(Timestamp(start.0.saturating_sub(1))),
            ..self.query.clone()
        };
        [found, past]
    }

    fn cause(&self, found: &Groups, past: &Groups) -> Result<Cause, Error> {
        let by = self.by();
        let is_old = |labels: &[Label]| match labels.last() {
            Some(Label::Time(stretch)) => stretch.number() > 0,
            _ => false,
        };
        let now = sides(found.iter(), by.len())?;
        let old = past.iter().filter(|(labels, _)| is_old(labels));
        let before = past.iter().filter(|(labels, _)| !is_old(labels));
        let (old, before) = (sides(old, by.len())?, sides(before, by.len())?);
        let parts = parts(self.expected, &now, &old, &before);
        let moved = moved(self, &now, &before).into_iter();
        let movers = moved.map(|(excess, labels)| mover(self, &by, labels, excess, found, &before));
        Ok((movers.collect(), parts))
    }
}

type Groups = std::collections::HashMap<Vec<Label>, Sums, foldhash::fast::RandomState>;
pub(super) type Sides = BTreeMap<Vec<Label>, Side>;

/// What each did, by the first so many labels.
fn sides<'g>(
    groups: impl Iterator<Item = (&'g Vec<Label>, &'g Sums)>,
    width: usize,
) -> Result<Sides, Error> {
    let mut sides = Sides::new();
    for (labels, sums) in groups {
        let (labels, _) = labels.split_at(width.min(labels.len()));
        let side = sides.entry(labels.to_vec()).or_default();
        let count = match sums.calls {
            0 => sums.rows,
            calls => calls,
        };
        let add = |left: u64, right: u64| left.checked_add(right).ok_or_else(too_large);
        side.count = add(side.count, count)?;
        side.input_tokens = add(side.input_tokens, sums.meters.input())?;
        side.cost = side.cost.checked_add(sums.cost.0).ok_or_else(too_large)?;
        side.input_cost += sums.input_cost.0;
    }
    Ok(sides)
}

/// The five steps from what was expected to what was spent; `None` past the range of the numbers.
fn parts(expected: Usd, now: &Sides, old: &Sides, before: &Sides) -> Option<Parts> {
    let sum = |sides: &Sides, of: fn(&Side) -> i128| -> i128 { sides.values().map(of).sum() };
    let count = |sides: &Sides| -> u64 { sides.values().map(|side| side.count).sum() };
    let at_old_prices = sum(old, |side| side.cost);
    let (mut mixed, mut sized) = (0_i128, 0_i128);
    for (labels, side) in old {
        let usual = before.get(labels).copied().unwrap_or_default();
        // Who has no past has no usual call: it is dearer or cheaper than the others from the first one on.
        let per_call = scaled(usual.cost, side.count, usual.count)?.unwrap_or(side.cost);
        let input = scaled(usual.input_cost, side.input_tokens, usual.input_tokens)?;
        mixed = mixed.checked_add(per_call)?;
        let others = side.cost.checked_sub(side.input_cost)?;
        sized = sized
            .checked_add(others)?
            .checked_add(input.unwrap_or(side.input_cost))?;
    }
    let usual = sum(before, |side| side.cost);
    // Without a past all of it is volume.
    let counted = scaled(usual, count(old), count(before))?;
    if counted.is_none() {
        (mixed, sized) = (at_old_prices, at_old_prices);
    }
    let counted = counted.unwrap_or(at_old_prices);
    let step = |to: i128, from: i128| to.checked_sub(from).map(Usd);
    Some(Parts {
        volume: step(counted, expected.0)?,
        mix: step(mixed, counted)?,
        size: step(sized, mixed)?,
        cache: step(at_old_prices, sized)?,
        price: step(sum(now, |side| side.cost), at_old_prices)?,
    })
}

/// `amount × part / whole`, rounded half to even; nothing of nothing, and `None` past the range.
fn scaled(amount: i128, part: u64, whole: u64) -> Option<Option<i128>> {
    if whole == 0 {
        return Some(None);
    }
    let product = amount.checked_mul(i128::from(part))?;
    Some(Some(divide_half_even(product, i128::from(whole))))
}

/// Those that cost most above their usual, and by how much.
pub(super) fn moved<'s>(asked: &Asked, now: &'s Sides, before: &Sides) -> Vec<(Usd, &'s [Label])> {
    let excess = |labels: &[Label], side: &Side| {
        let usual = before.get(labels).map_or(0, |side| side.cost);
        let usual = scaled(usual, asked.steps, asked.steps_before).flatten();
        side.cost - usual.unwrap_or(0)
    };
    let mut ranked: Vec<(i128, &Vec<Label>)> = now
        .iter()
        .map(|(labels, side)| (excess(labels, side), labels))
        .filter(|(excess, _)| *excess > 0)
        .collect();
    ranked.sort_by_key(|(excess, labels)| (Reverse(*excess), *labels));
    let all: i128 = ranked.iter().map(|(excess, _)| *excess).sum();
    let mut explained = 0_i128;
    let ranked = ranked.into_iter().take(MOST_MOVERS);
    let moved = ranked.take_while(|(excess, _)| {
        let is_next = explained.saturating_mul(100) < all.saturating_mul(EXPLAINED);
        explained += excess;
        is_next
    });
    moved
        .map(|(excess, labels)| (Usd(excess), labels.as_slice()))
        .collect()
}

fn mover(
    asked: &Asked,
    by: &[Dimension],
    labels: &[Label],
    excess: Usd,
    found: &Groups,
    before: &Sides,
) -> Mover {
    // Per run its cost, calls and failed calls.
    let mut runs: BTreeMap<Arc<str>, (i128, u64, u64)> = BTreeMap::new();
    for (all, sums) in found {
        let (own, rest) = all.split_at(labels.len().min(all.len()));
        let mut rest = rest.iter().filter_map(Label::text);
        let (Some(run), Some(status)) = (rest.next(), rest.next()) else {
            continue;
        };
        if own == labels {
            let (cost, calls, failed) = runs.entry(run.clone()).or_default();
            *cost += sums.cost.0;
            *calls += sums.calls;
            *failed += if status.as_ref() == "error" {
                sums.calls
            } else {
                0
            };
        }
    }
    let text = |place: usize| {
        let label = labels.get(place).and_then(Label::text);
        label.cloned().unwrap_or_else(|| Arc::from(""))
    };
    let dearest = runs
        .iter()
        .max_by_key(|(run, (cost, ..))| (*cost, Reverse(*run)));
    let run = dearest
        .filter(|(run, (cost, ..))| !run.is_empty() && cost.saturating_mul(2) >= excess.0)
        .map(|(run, _)| run.clone());
    let of = runs
        .iter()
        .filter(|(name, _)| run.as_ref().is_none_or(|run| run == *name));
    let (cost, calls, failed_calls) = of.fold((0, 0, 0), |sum, (_, (cost, calls, failed))| {
        (sum.0 + cost, sum.1 + calls, sum.2 + failed)
    });
    Mover {
        agent: text(0),
        model: text(1),
        run: run.unwrap_or_else(|| Arc::from("")),
        labels: asked.own(by, labels),
        excess,
        cost: Usd(cost),
        calls,
        failed_calls,
        is_new: before.get(labels).is_none_or(|side| side.count == 0),
    }
}
