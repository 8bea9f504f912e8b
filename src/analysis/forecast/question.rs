//! A question about money to come: calls and today's prices in, projections by label out.

use std::cmp::Reverse;
use std::collections::HashMap;

use rayon::prelude::*;

use super::super::fold::Label;
use super::super::report::Query;
use super::super::what_if::WhatIf;
use super::answer::Answer;
use super::answer::Line;
use super::answer::Said;
use super::backtest::backtest;
use super::backtest_answer;
use super::horizon::Horizon;
use super::horizon::To;
use super::horizon::today;
use super::method::Method;
use super::now::now;
use super::spend::Gathered;
use super::spend::Spend;
use crate::error::Error;
use crate::event::Scan;
use crate::pricing::PriceBook;
use crate::table::Table;
use crate::units::Period;
use crate::units::Timestamp;
use crate::units::Usd;

/// A question about money to come.
#[derive(Clone)]
pub struct ForecastQuery {
    /// Which calls count, by what they are broken down, in which zone; its end is the instant to project from.
    pub calls: Query,
    /// The present; calls after it do not count.
    pub now: Timestamp,
    /// To which ends; broken down, only the first counts.
    pub to: Vec<To>,
    /// How.
    pub method: Method,
    /// Plans and seats in USD a month, which are added and not projected.
    pub fixed: Usd,
}

impl ForecastQuery {
    /// The instant to project from.
    #[must_use]
    pub fn as_of(&self) -> Timestamp {
        self.calls.period.end.min(self.now)
    }

    /// The calls of the question, up to the instant it is asked.
    pub(super) fn known(&self) -> Query {
        Query {
            period: Period {
                start: self.calls.period.start,
                end: self.as_of(),
            },
            top: None,
            ..self.calls.clone()
        }
    }
}

/// Projects what the running periods will cost. What was spent is exact, by the price of each call; what is to come is
/// learned from the same calls at the prices of the present, so that a price that changed is no trend.
///
/// # Errors
/// What stopped the reading of the events, or sums past the range.
pub fn forecast(
    query: &ForecastQuery,
    events: &dyn Scan,
    book: &PriceBook,
) -> Result<Table, Error> {
    let known = query.known();
    let repriced = repriced(&known, query.as_of());
    let mut found = Gathered::all(&[known.clone(), repriced.clone()], events, book)?;
    let mut learned = found.pop().unwrap_or_default();
    let spent = found.pop().unwrap_or_default();
    let day = today(known.zone, query.as_of());
    let now = now(&repriced, &learned.whole, query.as_of(), events, book)?;
    let by_label = std::mem::take(&mut learned.by_label);
    let whole = learned;
    let horizons: Vec<Horizon> = query
        .to
        .iter()
        .filter_map(|to| Horizon::around(*to, day))
        .collect();
    let line = |learned: &Spend, spent: &Spend, horizon: &Horizon, fixed| {
        let actual = spent.over(horizon.start, horizon.today + 1)?;
        Ok(Line::of(query.method, learned, actual, now, horizon, fixed))
    };
    let total = |horizon: &Horizon| line(&whole.whole, &spent.whole, horizon, query.fixed);
    let answer = Answer {
        query: &known,
        said: Said {
            as_of: query.as_of(),
            method: query.method,
            spent: spent.whole.sum()?,
            repriced: whole.whole.sum()?,
        },
        horizons: &horizons,
        whole: &whole,
        fixed: query.fixed,
        book,
    };
    if known.by.is_empty() {
        let lines = horizons
            .iter()
            .map(total)
            .collect::<Result<Vec<_>, Error>>()?;
        return Ok(answer.by_horizon(lines));
    }
    let Some(horizon) = horizons.first() else {
        return Ok(answer.by_horizon(Vec::new()));
    };
    let groups = ranked(by_label, &spent, query.calls.top)?.into_par_iter();
    let rows = groups
        .map(|(labels, learned, spent)| Ok((labels, line(&learned, &spent, horizon, Usd::ZERO)?)));
    let rows = rows.collect::<Result<Vec<_>, Error>>()?;
    Ok(answer.by_label(rows, total(horizon)?))
}

/// Asks the same of past days and says how it came out.
///
/// # Errors
/// As [`forecast`].
pub fn backtested(
    query: &ForecastQuery,
    events: &dyn Scan,
    book: &PriceBook,
) -> Result<Table, Error> {
    let known = query.known();
    let repriced = repriced(&known, query.as_of());
    let mut found = Gathered::all(&[repriced], events, book)?;
    let whole = found.pop().unwrap_or_default();
    let series = whole.whole.series(today(known.zone, query.as_of()));
    let asked = To::TESTED.into_iter().filter(|to| query.to.contains(to));
    let records: Vec<_> = asked.map(|to| (to, backtest(&series, to))).collect();
    Ok(backtest_answer::table(
        &known,
        &whole,
        &records,
        series.days.len(),
        book,
    ))
}

/// The same calls at the prices of an instant.
pub(super) fn repriced(query: &Query, at: Timestamp) -> Query {
    Query {
        what_if: WhatIf::at_prices_of(at),
        ..query.clone()
    }
}

/// A group's labels, `None` for several groups in one; what is learned from, and what was spent.
type Group = (Option<Vec<Label>>, Spend, Spend);

/// Groups by falling spend; those past `top` in one.
fn ranked(
    learned: HashMap<Vec<Label>, Spend>,
    spent: &Gathered,
    top: Option<usize>,
) -> Result<Vec<Group>, Error> {
    let mut groups = Vec::with_capacity(learned.len());
    for (labels, learned) in learned {
        let spent = spent.by_label.get(&labels).cloned().unwrap_or_default();
        groups.push((Reverse(learned.sum()?), (Some(labels), learned, spent)));
    }
    groups.sort_by(|(left, (label, ..)), (right, (other, ..))| (left, label).cmp(&(right, other)));
    let mut groups: Vec<Group> = groups.into_iter().map(|(_, group)| group).collect();
    if let Some(top) = top.filter(|top| *top < groups.len()) {
        let mut others = (None, Spend::default(), Spend::default());
        for (_, learned, spent) in groups.drain(top..) {
            others.1.merge(&learned)?;
            others.2.merge(&spent)?;
        }
        groups.push(others);
    }
    Ok(groups)
}
