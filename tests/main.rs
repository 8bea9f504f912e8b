//! The one integration binary: every further test binary links polars again.

mod shared_samples;
mod sources;
