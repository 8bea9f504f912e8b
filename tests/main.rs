//! The one integration binary: every further one would link polars again.

mod addition;
mod anomalies;
mod architecture;
mod budget;
mod ci;
mod claude_tree;
mod cli;
mod demo;
mod durability;
mod follow;
mod forecast;
mod generated;
mod golden;
mod mappings;
mod notify;
mod prices_import;
mod pricing_books;
mod pricing_oracle;
mod readme;
mod schemas;
mod shared_samples;
mod sources;
mod store;
mod summary;
mod sums;
mod transcript;
