//! Questions in, answers out: each analysis reads events, prices them and returns a [`crate::table::Table`].
//!
//! To add a dimension: one line in `dimension.rs`. To add a column of the report: one entry in `measures.rs`.

mod aggregate;
pub mod anomaly;
mod bucket;
pub mod budget;
mod calendar;
mod candidates;
mod cells;
mod codes;
mod columns;
mod compare;
mod coverage;
mod difference;
mod dimension;
mod filter;
mod fold;
pub mod forecast;
mod glance;
mod groups;
mod measures;
mod order;
mod owners;
mod peaks;
mod period;
mod plans;
mod rating;
mod record_columns;
mod records;
mod report;
mod reprice;
mod rows;
mod said;
mod shape;
mod simulate;
mod slots;
mod steps;
mod summary;
mod summed;
mod sums;
mod telemetry;
mod together;
mod trend;
mod unusual;
mod what_if;
mod work;
mod worker;

#[cfg(test)]
mod laws;
#[cfg(test)]
mod laws_of_parts;
#[cfg(test)]
mod laws_of_time;

pub use bucket::{Bucket, TimeUnit};
pub use calendar::zone;
pub use candidates::{compare_call, compare_mix};
pub use columns::ColumnChoice;
pub use compare::{Comparison, Periods, compare};
pub use difference::difference;
pub use dimension::{DIMENSIONS, Dimension, DimensionEntry};
pub use filter::{Filter, FilterTarget, matches_glob};
pub use glance::Glance;
pub use glance::GlanceQuery;
pub use glance::glance;
pub use measures::{Measure, measures};
pub use order::Sort;
pub use peaks::peaks;
pub use period::{PERIOD_HELP, period, since, until};
pub use records::RecordOrder;
pub use records::RecordQuery;
pub use records::call;
pub use records::records;
pub use report::{CostBasis, Query, report};
pub use reprice::reprice;
pub use shape::MonthlyBudget;
pub use shape::SHAPES;
pub use shape::Shape;
pub use shape::ShapeQuery;
pub use shape::shape;
pub use simulate::{Scenario, simulate, suggest};
pub use summary::SummaryQuery;
pub use summary::summary;
pub use trend::{TrendQuery, trend};
pub use unusual::unusual;
pub use what_if::{Change, Rule, Target, WHOLE, WhatIf};
pub use work::Work;
pub use work::WorkQuery;
pub use work::unusual_work;
pub use work::work;
pub use work::work_columns;
pub use work::work_tree;
