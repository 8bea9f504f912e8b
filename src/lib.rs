//! placeholder
pub mod error;
pub mod event;
pub mod sources;
pub mod table;
pub mod units;
