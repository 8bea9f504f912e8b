//! Budgets: limits of spend over a period, and what the priced events say of them.

mod crossing;

pub use crossing::Crossing;
