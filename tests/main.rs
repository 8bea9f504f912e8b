//! The one integration binary: every further one would link polars again.

mod shared_samples;
