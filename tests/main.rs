//! The one integration binary.

mod addition;
