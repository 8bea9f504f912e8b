//! Budgets: limits of spend over a period, and what the priced events say of them.

pub use crate::store::Crossing;
