//! `cost-optimization`: today, the month so far and where it is going, by provider and agent, against the budget.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::collections::HashSet;
use std::sync::Arc;

use foldhash::fast::RandomState;

use super::super::aggregate::aggregate_into;
use super::super::dimension::Dimension;
use super::super::fold::Folded;
use super::super::fold::Label;
use super::super::forecast::Ends;
use super::super::forecast::ForecastQuery;
use super::super::forecast::Method;
use super::super::forecast::To;
use super::super::forecast::ends;
use super::super::measures::each;
use super::super::period::period;
use super::super::report::Query;
use super::super::summary::SummaryQuery;
use super::super::sums::Sums;
use super::MonthlyBudget;
use super::Shape;
use super::ShapeQuery;
use super::groups::context;
use super::groups::fields;
use super::groups::key;
use super::groups::measure;
use super::groups::text;
use crate::error::Error;
use crate::event::Attribute;
use crate::event::Scan;
use crate::pricing::PriceBook;
use crate::table::Cell;
use crate::table::Document;
use crate::table::Node;
use crate::units::Period;
use crate::units::Usd;

pub(super) const SHAPE: Shape = Shape {
    name: "cost-optimization",
    about: "today, this month and its projected end, by_provider, by_agent[], budget{}",
    is_of_now: true,
    schema: include_str!("cost_optimization.schema.json"),
    answer,
};

/// What an agent did this month.
#[derive(Default)]
struct Agent {
    sums: Sums,
    /// Its runs, and (`true`) the sessions of calls outside of runs.
    pieces: HashSet<(bool, Arc<str>), RandomState>,
    /// Calls that state neither.
    alone: u64,
}

/// This month so far.
#[derive(Default)]
struct Month {
    total: Sums,
    today: Sums,
    providers: HashMap<Arc<str>, Sums, RandomState>,
    agents: HashMap<Arc<str>, Agent, RandomState>,
}

fn answer(query: &ShapeQuery, events: &dyn Scan, book: &PriceBook) -> Result<Document, Error> {
    let question = SummaryQuery {
        calls: query.calls.clone(),
        now: query.now,
        top: 0,
        budgets: Vec::new(),
    };
    let (zone, at) = (query.calls.zone, question.at());
    let running = period("this-month", zone, at)?;
    let asked = Query {
        by: vec![
            Dimension::Stretch(Arc::from([period("today", zone, at)?.start])),
            Dimension::Attribute(Attribute::Provider),
            Dimension::Attribute(Attribute::Agent),
            Dimension::Attribute(Attribute::Run),
            Dimension::Attribute(Attribute::Session),
        ],
        period: Period {
            start: running.start.max(query.calls.period.start),
            end: question.as_of(),
        },
        top: None,
        sort: None,
        ..query.calls.clone()
    };
    let (month, folded) = spent(&asked, events, book)?;
    let mut context = context(&asked, &folded, &month.total, book);
    let projected = match running.end > question.as_of() {
        true => {
            let ends = projection(&question, &month.total, events, book)?;
            context.notes.extend(ends.notes.iter().cloned());
            Node::Cell(ends.cell(To::Month, "total_cost"))
        }
        // The month is over: what it cost is what it comes to.
        false => measure(&month.total, "cost"),
    };
    Ok(Document {
        fields: fields([
            ("total_cost_today", measure(&month.today, "cost")),
            ("total_cost_month", measure(&month.total, "cost")),
            ("projected_monthly", projected),
            ("by_provider", by_provider(&month)),
            ("by_agent", by_agent(&month)),
            ("budget", budget(query.budget, &month.total)),
        ]),
        context,
    })
}

fn spent(asked: &Query, events: &dyn Scan, book: &PriceBook) -> Result<(Month, Folded), Error> {
    let mut month = Month::default();
    let folded = aggregate_into(asked, events, book, &mut |labels, sums| {
        let [Label::Time(midnights), names @ ..] = labels.as_slice() else {
            return Some(());
        };
        let [provider, agent, run, session] = names else {
            return Some(());
        };
        month.total.add(sums)?;
        if midnights.number() > 0 {
            month.today.add(sums)?;
        }
        let provider = Arc::clone(provider.text()?);
        month.providers.entry(provider).or_default().add(sums)?;
        let agent = Arc::clone(agent.text()?);
        let agent = month.agents.entry(agent).or_default();
        agent.sums.add(sums)?;
        let (run, session) = (run.text()?, session.text()?);
        match (run.is_empty(), session.is_empty()) {
            (true, true) => agent.alone = agent.alone.checked_add(sums.calls)?,
            (in_session, _) => {
                let piece = if in_session { session } else { run };
                agent.pieces.insert((in_session, Arc::clone(piece)));
            }
        }
        Some(())
    })?;
    Ok((month, folded))
}

/// To the end of the running month, from all calls there are.
fn projection(
    question: &SummaryQuery,
    spent: &Sums,
    events: &dyn Scan,
    book: &PriceBook,
) -> Result<Ends, Error> {
    let query = ForecastQuery {
        calls: question.calls.clone(),
        now: question.now,
        to: vec![To::Month],
        method: Method::Glr,
        fixed: Usd::ZERO,
    };
    ends(&query, question.at(), &[spent], events, book)
}

fn by_provider(month: &Month) -> Node {
    let mut providers: Vec<_> = month.providers.iter().collect();
    providers.sort_unstable_by_key(|(name, sums)| (Reverse(sums.cost), *name));
    let cost = |(name, sums): (&Arc<str>, &Sums)| (key(name), measure(sums, "cost"));
    Node::Object(providers.into_iter().map(cost).collect())
}

fn by_agent(month: &Month) -> Node {
    let mut agents: Vec<_> = month.agents.iter().collect();
    agents.sort_unstable_by_key(|(name, agent)| (Reverse(agent.sums.cost), *name));
    let entry = |(name, agent): (&Arc<str>, &Agent)| {
        let pieces = u64::try_from(agent.pieces.len()).unwrap_or(u64::MAX);
        let executions = pieces.saturating_add(agent.alone);
        Node::Object(fields([
            ("agent_id", text(name)),
            ("cost", measure(&agent.sums, "cost")),
            ("executions", Node::Cell(Cell::Count(executions))),
            (
                "avg_cost_per_run",
                Node::Cell(each(&agent.sums, executions)),
            ),
        ]))
    };
    Node::List(agents.into_iter().map(entry).collect())
}

/// The budget with the part of it that is spent; `null` while nobody set one.
fn budget(budget: Option<MonthlyBudget>, spent: &Sums) -> Node {
    let Some(budget) = budget else {
        return Node::Cell(Cell::Unknown);
    };
    let limit = Cell::Money {
        usd: budget.limit,
        lower_bound: false,
    };
    // A percentage of nothing is not known, and neither is one of costs without a price.
    let used = match spent.cost.0.checked_mul(100) {
        Some(numerator) if budget.limit > Usd::ZERO && !spent.unpriced() => Cell::Ratio {
            numerator,
            denominator: budget.limit.0,
        },
        _ => Cell::Unknown,
    };
    let threshold = budget.alert.map_or(Cell::Unknown, |share| {
        let (numerator, denominator) = share.ratio();
        Cell::Ratio {
            numerator: numerator * 100,
            denominator,
        }
    });
    Node::Object(fields([
        ("monthly_limit", Node::Cell(limit)),
        ("utilization_pct", Node::Cell(used)),
        ("alert_threshold_pct", Node::Cell(threshold)),
    ]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn used(limit: &str, spent: Option<&str>) -> Node {
        let parse = |text: &str| Usd::parse(text).expect("an amount");
        let sums = Sums {
            rows: 1,
            unpriced_rows: if spent.is_none() { 1 } else { 0 },
            cost: spent.map_or(Usd::ZERO, parse),
            ..Sums::default()
        };
        let set = MonthlyBudget {
            limit: parse(limit),
            alert: None,
        };
        let Node::Object(fields) = budget(Some(set), &sums) else {
            panic!("a budget is an object");
        };
        let names: Vec<&str> = fields.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(
            names,
            ["monthly_limit", "utilization_pct", "alert_threshold_pct"]
        );
        fields.into_iter().nth(1).expect("three fields").1
    }

    #[test]
    fn a_budget_says_which_part_of_it_is_spent() {
        // 58.428667 %, as far as 876.43 of 1500 is.
        let ratio = Cell::Ratio {
            numerator: 87_643 * Usd::ONE.0,
            denominator: 1_500 * Usd::ONE.0,
        };
        assert_eq!(used("1500", Some("876.43")), Node::Cell(ratio));
        assert_eq!(used("0", Some("1")), Node::Cell(Cell::Unknown));
        assert_eq!(used("1500", None), Node::Cell(Cell::Unknown));
        assert_eq!(budget(None, &Sums::default()), Node::Cell(Cell::Unknown));
    }
}
