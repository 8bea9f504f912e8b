//! The one integration binary: every further one would link everything again.

mod pricing_oracle;
