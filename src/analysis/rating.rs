//! Rows to the rates in force for them: asked per row only where size or time decide.

use std::cell::LazyCell;
use std::ops::Range;

use super::cells::window;
use super::codes::EXCLUDED;
use super::groups::Groups;
use super::plans::PlannedSeries;
use crate::event::{EventBatch, Meter, Rolled};
use crate::pricing::Plan;
use crate::units::Timestamp;

/// How the rows of one plan are rated within some rows of a batch.
struct Rating<'b> {
    /// Prices to ask for each row, where its size or time decide.
    plan: Option<&'b Plan>,
    /// The rate of all rows, where there is none to ask.
    only: usize,
    /// Per rate, the columns it has no price for.
    gaps: Vec<Vec<&'b [u64]>>,
}

/// The part of rows up to a size, where all of them have the same.
type Quick = Option<(u32, u64)>;

/// Sizes that calls of a price tier hardly exceed.
const COMMON: [u64; 3] = [1 << 18, 200_000, 1 << 17];

impl Rating<'_> {
    /// What most rows are rated by.
    fn quick(&self, ends: (Timestamp, Timestamp), (least, most): (u64, u64)) -> Quick {
        let (rate, most) = match self.plan {
            None => (self.only, u64::MAX),
            Some(plan) => {
                let common = COMMON.into_iter().filter(|common| *common < most);
                let mut rates = common.map(|common| {
                    let rate = plan.rate_of_all(ends, (least.min(common), common));
                    rate.map(|rate| (rate, common))
                });
                rates.find_map(|found| found)?
            }
        };
        let has_gaps = self.gaps.get(rate).is_some_and(|gaps| !gaps.is_empty());
        let part = u32::try_from(rate * 2).ok()?;
        (!has_gaps).then_some((part, most))
    }

    /// The rate of a row × 2, + 1 where a part of the call has no price at it.
    fn part(&self, row: usize, size: u64, time: Timestamp) -> u32 {
        let rate = match self.plan {
            Some(plan) => plan.rate(time, size),
            None => self.only,
        };
        let gaps = self.gaps.get(rate).map_or(&[][..], Vec::as_slice);
        let partial = gaps.iter().any(|column| at(column, row) > 0);
        u32::try_from(rate * 2 + usize::from(partial)).unwrap_or(u32::MAX)
    }

    /// Whether the first rate is in force for every row, and has all prices.
    fn is_plain(&self) -> bool {
        self.plan.is_none() && self.only == 0 && self.gaps.first().is_none_or(Vec::is_empty)
    }
}

/// As [`parts`], of rows that stand for several calls; `None` where a row's calls may have different rates.
pub(super) fn parts_of_sums(
    groups: &Groups<'_>,
    batch: &EventBatch,
    rolled: &Rolled,
    codes: &[u32],
) -> Option<(Vec<u32>, usize)> {
    let times = || batch.times().iter().zip(&rolled.last);
    let first = times().map(|(first, _)| *first).min().unwrap_or(0);
    let last = times().map(|(_, last)| *last).max().unwrap_or(0);
    let ends = (Timestamp(first), Timestamp(last));
    let rows = 0..batch.len();
    let ratings = groups.plans.iter();
    let ratings = ratings.map(|planned| {
        let only = planned.plan.only_rate(ends.0, ends.1);
        rating(planned, batch, &rows, only)
    });
    let ratings: Vec<Rating<'_>> = ratings.collect();
    let mut most = 0;
    let all = codes.iter().zip(times()).zip(&rolled.sizes).enumerate();
    let parts = all.map(|(row, ((code, (first, last)), sizes))| {
        if *code == EXCLUDED {
            return Some(0);
        }
        let rating = ratings.get(groups.get(*code)?.priced.plan as usize)?;
        let rate = match rating.plan {
            Some(plan) => plan.rate_of_all((Timestamp(*first), Timestamp(*last)), *sizes)?,
            None => rating.only,
        };
        // All calls of a row have the same counts that are not zero.
        let gaps = rating.gaps.get(rate).map_or(&[][..], Vec::as_slice);
        let partial = gaps.iter().any(|column| at(column, row) > 0);
        let part = u32::try_from(rate * 2 + usize::from(partial)).ok()?;
        most = most.max(part);
        Some(part)
    });
    let parts = parts.collect::<Option<Vec<u32>>>()?;
    Some((parts, most as usize + 1))
}

/// For each row the rate in force × 2, + 1 where a part of the call has no price at it; and the end of these codes.
pub(super) fn parts(
    groups: &Groups<'_>,
    batch: &EventBatch,
    rows: &Range<usize>,
    codes: &[u32],
) -> (Vec<u32>, usize) {
    let times = batch.times().get(rows.clone()).unwrap_or(&[]);
    let ends = (
        Timestamp(times.iter().copied().min().unwrap_or(0)),
        Timestamp(times.iter().copied().max().unwrap_or(0)),
    );
    let sizes = LazyCell::new(|| sizes(batch, rows));
    let only = |plan: &Plan| {
        let only = plan.only_rate(ends.0, ends.1);
        only.or_else(|| plan.rate_of_all(ends, sizes.1))
    };
    let ratings: Vec<Rating<'_>> = groups
        .plans
        .iter()
        .map(|planned| rating(planned, batch, rows, only(&planned.plan)))
        .collect();
    if ratings.iter().all(Rating::is_plain) {
        return (vec![0; codes.len()], 2);
    }
    let quick = ratings.iter().map(|rating| rating.quick(ends, sizes.1));
    let quick: Vec<Quick> = quick.collect();
    let by_code: Vec<(Option<&Rating<'_>>, Quick)> = (0..=u32::MAX)
        .take(groups.len())
        .map(|code| match groups.get(code) {
            Some(group) => {
                let plan = group.priced.plan as usize;
                (ratings.get(plan), quick.get(plan).copied().flatten())
            }
            None => (None, Some((0, u64::MAX))),
        })
        .collect();
    let parts = codes.iter().zip(&sizes.0).zip(times).enumerate();
    let parts = parts.map(
        |(row, ((code, size), time))| match by_code.get(*code as usize) {
            Some((_, Some((part, most)))) if size <= most => *part,
            Some((Some(rating), _)) => rating.part(row, *size, Timestamp(*time)),
            _ => 0,
        },
    );
    let parts: Vec<u32> = parts.collect();
    let most = parts.iter().copied().max().unwrap_or(0);
    (parts, most as usize + 1)
}

fn at(column: &[u64], row: usize) -> u64 {
    column.get(row).copied().unwrap_or(0)
}

/// The input of each row, every kind of it; the smallest and the largest.
fn sizes(batch: &EventBatch, rows: &Range<usize>) -> (Vec<u64>, (u64, u64)) {
    let mut sizes = vec![0_u64; rows.len()];
    for meter in Meter::INPUT {
        let column = window(batch.meter(meter), rows);
        for (size, tokens) in sizes.iter_mut().zip(column) {
            *size = size.saturating_add(*tokens);
        }
    }
    let span = |(least, most): (u64, u64), size: &u64| (least.min(*size), most.max(*size));
    let span = sizes.iter().fold((u64::MAX, 0), span);
    (sizes, span)
}

/// How rows of a plan are rated, which have one rate alone or are to be asked.
fn rating<'b>(
    PlannedSeries { plan, gaps, .. }: &'b PlannedSeries,
    batch: &'b EventBatch,
    rows: &Range<usize>,
    only: Option<usize>,
) -> Rating<'b> {
    let gaps = plan.rates().iter().zip(gaps).map(|(rates, meters)| {
        let Ok(rates) = rates else {
            return Vec::new();
        };
        let tokens = meters.iter().map(|meter| batch.meter(*meter));
        let unknown = batch
            .quantities()
            .iter()
            .filter(|(name, _)| !rates.covers(name));
        tokens
            .chain(unknown.map(|(_, column)| column))
            .map(|column| window(column, rows))
            .filter(|column| column.iter().any(|count| *count > 0))
            .collect()
    });
    Rating {
        plan: only.is_none().then_some(plan),
        only: only.unwrap_or(0),
        gaps: gaps.collect(),
    }
}
