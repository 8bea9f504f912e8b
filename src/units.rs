//! Quantities with their unit in the type: exact money, instants, half-open periods.

mod decimal;
mod shares;
mod time;
mod usd;

pub use decimal::AmountError;
pub use decimal::divide_half_even;
pub use decimal::parse_decimal;
pub use decimal::short_whole;
pub use decimal::whole;
pub use decimal::write_decimal;
pub use decimal::write_whole;
pub use shares::shares;
pub use time::Period;
pub use time::Timestamp;
pub use usd::USD_DIGITS;
pub use usd::Usd;
