//! Runs or sessions to those far outside the habit of their agents, the likely reason and what to try.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::Work;
use super::WorkQuery;
use super::list::Pieces;
use super::list::pieces;
use super::list_columns::Entry;
use super::outcome::Tally;
use crate::analysis::measures::MACHINE;
use crate::analysis::said::money;
use crate::analysis::said::stated;
use crate::analysis::unusual::habit::Habit;
use crate::analysis::unusual::habit::median;
use crate::error::Error;
use crate::event::Scan;
use crate::pricing::PriceBook;
use crate::table::Cell;
use crate::table::Column;
use crate::table::ColumnKind;
use crate::table::Context;
use crate::table::Table;
use crate::units::Usd;

/// Listed where no number is asked for.
const SHOWN: usize = 50;

/// Why a piece of work probably cost so much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reason {
    Retries,
    ManyCalls,
    LargeInput,
    LongOutput,
    DearTerms,
}

impl Reason {
    fn words(self) -> &'static str {
        match self {
            Self::Retries => "failed and repeated calls",
            Self::ManyCalls => "many calls",
            Self::LargeInput => "large input",
            Self::LongOutput => "long output",
            Self::DearTerms => "dearer models or terms",
        }
    }

    fn advice(self) -> &'static str {
        match self {
            Self::Retries => "find out why calls failed, and give up sooner",
            Self::ManyCalls => "limit turns and steps, and look for a loop",
            Self::LargeInput => "send less context, or compact the conversation between calls",
            Self::LongOutput => "lower the effort, limit the answer, or split the task",
            Self::DearTerms => "see which models and tiers took part",
        }
    }
}

/// What is compared between pieces of work of the same agents.
#[derive(Clone, Copy, Debug, Default)]
struct Shape {
    calls: u64,
    /// Tokens of a call, on average.
    input: u64,
    output: u64,
}

impl Shape {
    fn of(tally: &Tally) -> Self {
        let (calls, meters) = (tally.total.calls, &tally.total.meters);
        let each = |sum: u64| sum.checked_div(calls).unwrap_or(0);
        Self {
            calls,
            input: each(meters.input()),
            output: each(meters.output()),
        }
    }

    /// The likeliest reason: what went wrong where that is half of what is above the usual, else what is furthest from
    /// its own habit, at least double.
    fn reason(self, usual: Self, wrong: Usd, above: i128) -> Reason {
        if wrong.0 > 0 && wrong.0.saturating_mul(2) >= above {
            return Reason::Retries;
        }
        let thousandths =
            |amount: u64, usual: u64| u128::from(amount) * 1000 / u128::from(usual.max(1));
        let grown = [
            (thousandths(self.calls, usual.calls), Reason::ManyCalls),
            (thousandths(self.input, usual.input), Reason::LargeInput),
            (thousandths(self.output, usual.output), Reason::LongOutput),
        ];
        // Of equals the first.
        let furthest = grown.into_iter().rev().max_by_key(|(times, _)| *times);
        match furthest {
            Some((2000.., reason)) => reason,
            _ => Reason::DearTerms,
        }
    }
}

/// A piece of work, what it was compared with, and how far from that it is.
struct Outlier {
    name: Arc<str>,
    entry: Entry,
    usual_cost: Usd,
    usual_tokens: u64,
    /// Hundredths of a deviation, of the cost or else of the tokens.
    distance: i128,
    reason: Reason,
}

impl Outlier {
    /// Money, then tokens, above the usual.
    fn above(&self) -> (i128, u64) {
        let cost = self.entry.tally.total.cost.0 - self.usual_cost.0;
        (
            cost,
            tokens(&self.entry.tally).saturating_sub(self.usual_tokens),
        )
    }
}

fn tokens(tally: &Tally) -> u64 {
    tally.total.meters.total()
}

/// A run or session, and what is known of it.
type Named = (Arc<str>, Entry);

/// Lists the runs or sessions that cost or used far more than is usual among those of the same agents, most money above
/// the usual first.
///
/// # Errors
/// As [`crate::analysis::report()`].
pub fn unusual_work(
    question: &WorkQuery,
    events: &dyn Scan,
    book: &PriceBook,
) -> Result<Table, Error> {
    let work = question.work;
    let Pieces {
        entries,
        mut context,
        ..
    } = pieces(work, &question.calls, events, book)?;
    let mut alike: BTreeMap<Vec<Arc<str>>, Vec<Named>> = BTreeMap::new();
    let named = entries.into_iter().filter(|(name, _)| !name.is_empty());
    let mut all = 0;
    for (name, entry) in named {
        all += 1;
        let agents = entry.tally.agent_names();
        alike.entry(agents).or_default().push((name, entry));
    }
    let tallies = |some: &[Named]| {
        let tallies: Vec<&Tally> = some.iter().map(|(_, entry)| &entry.tally).collect();
        Usual::of(&tallies)
    };
    let everything: Vec<&Tally> = alike
        .values()
        .flatten()
        .map(|(_, entry)| &entry.tally)
        .collect();
    let any = Usual::of(&everything);
    let mut found: Vec<Outlier> = Vec::new();
    for some in alike.into_values() {
        let of_agents = tallies(&some);
        let usual = if of_agents.is_known() { of_agents } else { any };
        let far = some
            .into_iter()
            .filter_map(|(name, entry)| usual.outlier(name, entry));
        found.extend(far);
    }
    found.sort_by(|left, right| {
        (Reverse(left.above()), &left.name).cmp(&(Reverse(right.above()), &right.name))
    });
    let count = found.len();
    found.truncate(question.top.unwrap_or(SHOWN));
    say(work, &mut context, &found, count, all);
    Ok(Table {
        title: format!("Unusual {}", work.command()),
        columns: headings(work),
        rows: found.iter().map(cells).collect(),
        totals: None,
        context: Some(context),
    })
}

/// What is usual among some pieces of work.
#[derive(Clone, Copy)]
struct Usual {
    cost: Option<Habit>,
    tokens: Option<Habit>,
    shape: Shape,
}

impl Usual {
    fn of(all: &[&Tally]) -> Self {
        let habit = |amount: &dyn Fn(&Tally) -> i128| {
            let mut amounts: Vec<i128> = all.iter().map(|tally| amount(tally)).collect();
            Habit::of(&mut amounts)
        };
        let middle = |count: fn(Shape) -> u64| {
            let mut counts: Vec<u64> = all.iter().map(|tally| count(Shape::of(tally))).collect();
            median(&mut counts)
        };
        Self {
            cost: habit(&|tally| tally.total.cost.0),
            tokens: habit(&|tally| tokens(tally).into()),
            shape: Shape {
                calls: middle(|shape| shape.calls),
                input: middle(|shape| shape.input),
                output: middle(|shape| shape.output),
            },
        }
    }

    /// Whether there are enough to speak of a habit.
    fn is_known(&self) -> bool {
        self.cost.is_some() || self.tokens.is_some()
    }

    /// The piece of work, if it is far outside the habit.
    fn outlier(&self, name: Arc<str>, entry: Entry) -> Option<Outlier> {
        let tally = &entry.tally;
        let (cost, used) = (tally.total.cost, tokens(tally));
        let dear = self.cost.and_then(|habit| habit.excess(cost.0));
        let much = self.tokens.and_then(|habit| habit.excess(used.into()));
        let distance = dear.or(much)?;
        let usual_cost = Usd(self.cost.map_or(0, |habit| habit.median));
        let usual_tokens = self.tokens.map_or(0, |habit| habit.median);
        // What failed and was repeated is in both.
        let wrong = tally.retries.cost.0 + tally.failed.cost.0 - tally.failed_retries.cost.0;
        Some(Outlier {
            reason: Shape::of(tally).reason(self.shape, Usd(wrong), cost.0 - usual_cost.0),
            usual_cost,
            usual_tokens: u64::try_from(usual_tokens).unwrap_or(0),
            distance,
            name,
            entry,
        })
    }
}

/// What was compared, and what to try.
fn say(work: Work, context: &mut Context, found: &[Outlier], count: usize, all: usize) {
    let (name, command) = (work.name(), work.command());
    context.notes.push(format!(
        "{count} of {all} {command} are unusual: cost or tokens at least double and 3.5 deviations above the median of {command} \
         by the same agents, or of all where these are fewer than 20"
    ));
    let mut reasons: Vec<Reason> = Vec::new();
    for one in found {
        if !reasons.contains(&one.reason) {
            reasons.push(one.reason);
            let (words, advice) = (one.reason.words(), one.reason.advice());
            context.notes.push(format!("{words}: {advice}"));
        }
    }
    if !found.is_empty() {
        let place = name.to_uppercase();
        context.notes.push(format!(
            "what a {name} is made of: `llmcost {command} {place}`"
        ));
    }
}

use ColumnKind::{Count, Money, Multiple, Text, Tokens};

fn headings(work: Work) -> Vec<Column> {
    let title = match work {
        Work::Run => "Run",
        Work::Session => "Session",
        Work::Project => "Project",
    };
    vec![
        Column::new(work.name(), title, Text, 0),
        Column::new("agents", "Agents", Text, 6),
        Column::new("calls", "Calls", Count, 4),
        Column::new("total_tokens", "Tokens", Tokens, 5),
        Column::new("usual_tokens", "Usual tokens", Tokens, MACHINE),
        Column::new("cost", "Cost", Money, 0),
        Column::new("usual_cost", "Usual", Money, 3),
        Column::new("times", "Times", Multiple, 1),
        Column::new("deviations", "Deviations", Multiple, MACHINE),
        Column::new("reason", "Likely reason", Text, 0),
        Column::new("advice", "Try", Text, MACHINE),
    ]
}

fn cells(one: &Outlier) -> Vec<Cell> {
    let Tally { total, .. } = &one.entry.tally;
    let ratio = |numerator, denominator| match denominator {
        0 => Cell::Unknown,
        _ => Cell::Ratio {
            numerator,
            denominator,
        },
    };
    let names = one.entry.tally.agent_names();
    vec![
        Cell::Text(one.name.to_string()),
        stated(&names.join(", ")),
        Cell::Count(total.calls),
        Cell::Count(tokens(&one.entry.tally)),
        Cell::Count(one.usual_tokens),
        match total.unpriced() {
            true => Cell::Unknown,
            false => money(total.cost, total.lower_bound()),
        },
        money(one.usual_cost, false),
        ratio(total.cost.0, one.usual_cost.0),
        ratio(one.distance, 100),
        Cell::Text(one.reason.words().to_owned()),
        Cell::Text(one.reason.advice().to_owned()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reason_is_what_went_wrong_else_what_is_furthest_from_its_habit() {
        let usual = Shape {
            calls: 10,
            input: 1000,
            output: 100,
        };
        let shape = |calls, input, output| Shape {
            calls,
            input,
            output,
        };
        for (shape, wrong, expected) in [
            (shape(40, 1000, 100), 60, Reason::Retries),
            (shape(40, 1000, 100), 49, Reason::ManyCalls),
            (shape(40, 4000, 100), 0, Reason::ManyCalls),
            (shape(20, 5000, 300), 0, Reason::LargeInput),
            (shape(10, 2000, 900), 0, Reason::LongOutput),
            (shape(19, 1999, 199), 0, Reason::DearTerms),
            (shape(0, 0, 0), 0, Reason::DearTerms),
        ] {
            assert_eq!(shape.reason(usual, Usd(wrong), 100), expected, "{shape:?}");
        }
    }
}
