//! Daily spend to what a day, week, month or quarter will have cost: the statistics, the only floats of the program.
//!
//! Amounts that were spent are exact sums; a projection is rounded once to whole 10⁻⁶ USD, and `actual + projected = total`
//! holds exactly. Method, ranges and rules are those of `../shared/forecast.md` §3, measured there.
#![expect(
    clippy::float_arithmetic,
    reason = "statistics, never amounts that were spent"
)]

mod answer;
mod backtest;
mod backtest_answer;
mod ends;
mod glr;
mod horizon;
mod method;
mod now;
mod outlook;
mod projection;
mod question;
mod ranges;
mod spend;
mod theta;
mod today;

pub(super) use ends::Ends;
pub(super) use ends::ends;
pub use glr::{level, path, profile, volatility, week_floor};
pub use horizon::To;
pub use method::Method;
pub use outlook::Exhaustion;
pub(in crate::analysis) use outlook::Learned;
pub(in crate::analysis) use outlook::Learning;
pub use outlook::Outlook;
pub use question::{ForecastQuery, backtested, forecast};
pub use ranges::Ranges;
pub(super) use spend::dollars;
pub(super) use spend::projected;
pub use today::{Clock, rest, usual_share};

#[cfg(test)]
mod exact;
#[cfg(test)]
mod laws;
