//! The one integration binary: every further one would link polars again.

mod architecture;
mod cli;
mod generated;
mod golden;
mod readme;
mod transcript;
