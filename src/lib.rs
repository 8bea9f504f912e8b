//! placeholder
pub mod analysis;
pub mod error;
pub mod event;
pub mod pricing;
pub mod render;
pub mod sources;
pub mod table;
pub mod units;
