//! One integration binary: every extra one would link polars again.

mod store;
