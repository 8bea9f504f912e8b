//! A daily series to how well each method would have told its past: what no projection should hide.

use super::horizon::Horizon;
use super::horizon::To;
use super::method::Method;
use super::now::Now;
use super::projection::ranges;
use super::projection::remaining;
use super::spend::Series;
use super::today::Clock;

/// Complete days before the first question.
pub(super) const LEAST_HISTORY: usize = 28;
/// The latest past days asked about.
const MOST_DAYS: usize = 400;

/// How past projections to the end of one kind of period turned out.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Record {
    /// Days on which it was asked.
    pub(super) asked: u64,
    /// Sum of the totals that came, once per question.
    pub(super) actual: f64,
    /// Sum of the misses, by [`Method::ALL`].
    pub(super) missed: [f64; 4],
    /// Questions of which the total came to lie in the 80 % and the 95 % range.
    pub(super) held: [u64; 2],
}

/// Asks at the start of every past day but the first of a period, of which all is known by now.
pub(super) fn backtest(series: &Series, to: To) -> Record {
    let mut record = Record::default();
    let count = series.days.len();
    let Ok(length) = i64::try_from(count) else {
        return record;
    };
    let first = series.today - length;
    let start_of_day = Now {
        clock: Clock::default(),
        share: 0.0,
    };
    for known in count.saturating_sub(MOST_DAYS).max(LEAST_HISTORY)..count {
        let (before, after) = series.days.split_at(known);
        let today = series.today - i64::try_from(after.len()).unwrap_or(0);
        let Some(horizon) = Horizon::around(to, today) else {
            continue;
        };
        let is_whole = horizon.start >= first && horizon.end <= series.today;
        if !is_whole || horizon.start == today {
            continue;
        }
        let past = Series {
            today,
            days: before.to_vec(),
            so_far: 0.0,
            lower_bound: series.lower_bound,
            is_unpriced: series.is_unpriced,
        };
        let left: f64 = after.iter().take(horizon.ahead()).sum();
        let over = usize::try_from(today - horizon.start).unwrap_or(0);
        record.asked += 1;
        record.actual += left + before.iter().rev().take(over).sum::<f64>();
        for (missed, method) in record.missed.iter_mut().zip(Method::ALL) {
            let expected = remaining(method, &past, start_of_day, &horizon).unwrap_or(0.0);
            *missed += (expected - left).abs();
            if method == Method::Glr {
                let ranges = ranges(&past, start_of_day, &horizon, expected);
                let holds = |low, high| ranges.below(low) <= left && left <= ranges.below(high);
                record.held[0] += u64::from(holds(0.1, 0.9));
                record.held[1] += u64::from(holds(0.025, 0.975));
            }
        }
    }
    record
}
