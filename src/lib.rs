//! placeholder
pub mod error;
pub mod event;
pub mod pricing;
pub mod sources;
pub mod table;
pub mod units;
