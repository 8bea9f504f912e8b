//! The same figures under the field names that other programs expect: a shape is a question and a form of its answer.
//!
//! To add one: its file here with its JSON Schema beside it, its `mod` line, and its line in [`SHAPES`].

mod cost_optimization;
mod cost_summary;
mod daily;
mod groups;
mod tracker_summary;
mod usage_metrics;

use super::budget::Budget;
use super::budget::Cycle;
use super::budget::Scope;
use super::budget::Share;
use super::budget::Trigger;
use super::report::Query;
use crate::error::Error;
use crate::event::Scan;
use crate::pricing::PriceBook;
use crate::table::Document;
use crate::units::Timestamp;
use crate::units::Usd;

/// Every shape, one line each.
pub static SHAPES: &[Shape] = &[
    cost_optimization::SHAPE,
    cost_summary::SHAPE,
    daily::SHAPE,
    tracker_summary::SHAPE,
    usage_metrics::SHAPE,
];

/// A form of JSON with field names of its own.
pub struct Shape {
    /// The name after `--shape`.
    pub name: &'static str,
    /// What it holds, for the help.
    pub about: &'static str,
    /// Whether it tells of the running month, and not of all calls asked for.
    pub is_of_now: bool,
    /// What every answer of it satisfies: a JSON Schema, draft 2020-12.
    pub schema: &'static str,
    /// Answers.
    pub answer: fn(&ShapeQuery, &dyn Scan, &PriceBook) -> Result<Document, Error>,
}

/// A question whose answer has a shape.
#[derive(Clone)]
pub struct ShapeQuery {
    /// Which calls count, when, in which zone and at which cost.
    pub calls: Query,
    /// The present; calls after it do not count.
    pub now: Timestamp,
    /// What may be spent, where somebody said so.
    pub budget: Option<MonthlyBudget>,
}

/// A limit of a calendar month, for the shapes that tell of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthlyBudget {
    /// In USD.
    pub limit: Usd,
    /// The smallest part of it at which somebody is warned, if any.
    pub alert: Option<Share>,
}

impl MonthlyBudget {
    /// Of several budgets over all calls with a calendar month of this zone for a period, the smallest; the cost must be
    /// that of the question.
    #[must_use]
    pub fn of(budgets: &[Budget], calls: &Query) -> Option<Self> {
        let is_it = |budget: &&Budget| {
            budget.scope == Scope::default()
                && budget.per.is_none()
                && (budget.cycle, budget.zone) == (Cycle::Month(1), calls.zone)
                && budget.basis == calls.basis
        };
        let smallest = budgets
            .iter()
            .filter(is_it)
            .min_by_key(|budget| budget.limit)?;
        let spent = smallest
            .thresholds
            .iter()
            .filter_map(|threshold| match threshold.trigger {
                Trigger::Spent(share) => Some(share),
                _ => None,
            });
        Some(Self {
            limit: smallest.limit,
            alert: spent.min(),
        })
    }
}

/// The shape of that name.
///
/// # Errors
/// When there is none; the message lists them.
pub fn shape(name: &str) -> Result<&'static Shape, Error> {
    let known = SHAPES.iter().find(|shape| shape.name == name);
    known.ok_or_else(|| {
        let names: Vec<&str> = SHAPES.iter().map(|shape| shape.name).collect();
        Error::Usage(format!(
            "there is no shape `{name}`; there are {}",
            names.join(", ")
        ))
    })
}
