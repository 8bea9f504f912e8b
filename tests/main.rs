//! The one integration binary: every further test binary links polars again.

mod mappings;
mod shared_samples;
mod sources;
