//! placeholder
pub mod error;
pub mod event;
pub mod sources;
pub mod store;
pub mod table;
pub mod units;
