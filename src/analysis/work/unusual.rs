//! Runs or sessions to those far outside the habit of their agents, the likely reason and what to try.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::Work;
use super::WorkQuery;
use super::list_columns::Entry;
use super::pieces::Pieces;
use super::pieces::pieces;
use crate::analysis::measures::MACHINE;
use crate::analysis::said::money;
use crate::analysis::said::stated;
use crate::analysis::sums::Sums;
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
    fn of(total: &Sums) -> Self {
        let (calls, meters) = (total.calls, &total.meters);
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
    name: String,
    agents: String,
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
        let total = &self.entry.total;
        (
            total.cost.0 - self.usual_cost.0,
            total.meters.total().saturating_sub(self.usual_tokens),
        )
    }
}

/// A run or session, as far as habits go.
#[derive(Clone, Copy)]
struct Seen {
    code: u32,
    cost: Usd,
    tokens: u64,
    shape: Shape,
}

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
        known, mut context, ..
    } = pieces(work, &question.calls, events, book)?;
    let mut alike: HashMap<Vec<u32>, Vec<Seen>> = HashMap::new();
    for code in known.codes().filter(|code| *code > 0) {
        let total = known.total(code);
        let seen = Seen {
            code,
            cost: total.cost,
            tokens: total.meters.total(),
            shape: Shape::of(&total),
        };
        alike.entry(known.agents(code)).or_default().push(seen);
    }
    let everything: Vec<Seen> = alike.values().flatten().copied().collect();
    let any = Usual::of(&everything);
    let all = everything.len();
    let mut found: Vec<Outlier> = Vec::new();
    for (agents, some) in &alike {
        let of_agents = Usual::of(some);
        let usual = if of_agents.is_known() { of_agents } else { any };
        let far = some.iter().filter_map(|seen| {
            let names = || known.agent_names(agents).join(", ");
            let piece = || {
                (
                    known.name(seen.code).to_owned(),
                    names(),
                    known.entry(seen.code),
                )
            };
            usual.outlier(seen, piece)
        });
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
    fn of(all: &[Seen]) -> Self {
        let habit = |amount: fn(&Seen) -> i128| {
            let mut amounts: Vec<i128> = all.iter().map(amount).collect();
            Habit::of(&mut amounts)
        };
        let middle = |count: fn(&Seen) -> u64| {
            let mut counts: Vec<u64> = all.iter().map(count).collect();
            median(&mut counts)
        };
        Self {
            cost: habit(|seen| seen.cost.0),
            tokens: habit(|seen| seen.tokens.into()),
            shape: Shape {
                calls: middle(|seen| seen.shape.calls),
                input: middle(|seen| seen.shape.input),
                output: middle(|seen| seen.shape.output),
            },
        }
    }

    /// Whether there are enough to speak of a habit.
    fn is_known(&self) -> bool {
        self.cost.is_some() || self.tokens.is_some()
    }

    /// The piece of work, if it is far outside the habit; its name, agents and all that is known are asked for then.
    fn outlier(
        &self,
        seen: &Seen,
        piece: impl FnOnce() -> (String, String, Entry),
    ) -> Option<Outlier> {
        let dear = self.cost.and_then(|habit| habit.excess(seen.cost.0));
        let much = self.tokens;
        let much = much.and_then(|habit| habit.excess(seen.tokens.into()));
        let distance = dear.or(much)?;
        let (name, agents, entry) = piece();
        let usual_cost = Usd(self.cost.map_or(0, |habit| habit.median));
        let usual_tokens = self.tokens.map_or(0, |habit| habit.median);
        // What failed and was repeated is in both.
        let wrong = entry.retries.cost.0 + entry.failed.cost.0 - entry.failed_retries.cost.0;
        let above = seen.cost.0 - usual_cost.0;
        Some(Outlier {
            reason: seen.shape.reason(self.shape, Usd(wrong), above),
            usual_cost,
            usual_tokens: u64::try_from(usual_tokens).unwrap_or(0),
            distance,
            name,
            agents,
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
    let total = &one.entry.total;
    let ratio = |numerator, denominator| match denominator {
        0 => Cell::Unknown,
        _ => Cell::Ratio {
            numerator,
            denominator,
        },
    };
    vec![
        Cell::Text(one.name.clone()),
        stated(&one.agents),
        Cell::Count(total.calls),
        Cell::Count(total.meters.total()),
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
