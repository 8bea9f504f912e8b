//! Events that count, one by one: found by their place or their key, and priced as the report prices them.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;

use rayon::prelude::*;

use super::aggregate::details;
use super::codes::EXCLUDED;
use super::coverage::Coverage;
use super::fold;
use super::fold::Missing;
use super::groups::Kind;
use super::groups::SeriesGroup;
use super::plans::PlannedSeries;
use super::report::CostBasis;
use super::report::Query;
use super::sums::Sums;
use super::worker::Worker;
use crate::error::Error;
use crate::event::Details;
use crate::event::EventBatch;
use crate::event::Meter;
use crate::event::Meters;
use crate::event::Scan;
use crate::event::UsageEvent;
use crate::pricing::Line;
use crate::pricing::PriceBook;
use crate::pricing::breakdown;
use crate::units::Usd;

/// A row of a batch that counts.
pub(super) struct Found<'b> {
    pub(super) batch: &'b EventBatch,
    pub(super) part: u64,
    pub(super) row: usize,
    /// Where asked for: none where the row has no price.
    pub(super) cost: Option<Usd>,
    group: SeriesGroup,
    planned: &'b PlannedSeries,
}

/// Where a row is read again.
pub(super) type Place = (u64, usize);

/// A single event and its price.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) event: UsageEvent<'static>,
    /// As stated, else the one owner of the model in the price book.
    pub(super) provider: Arc<str>,
    pub(super) sums: Sums,
    /// The cost line by line; none where the log's own cost counts, or nothing has a price.
    pub(super) lines: Vec<Line>,
}

/// What is to be known of every row that counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Wanted {
    pub(super) keys: bool,
    pub(super) costs: bool,
}

/// What is made of the rows that count, by several threads.
pub(super) struct Collector<'c, T> {
    pub(super) new: &'c (dyn Fn() -> T + Sync),
    /// Adds a row; those of a part come in order, one after the other.
    pub(super) one: &'c (dyn Fn(&mut T, &Found<'_>) + Sync),
}

impl<T: Send> Collector<'_, T> {
    /// Has every row that counts added to what one of the threads makes. Which is given which part is not told.
    ///
    /// # Errors
    /// What stopped the reading.
    pub(super) fn collect(
        &self,
        query: &Query,
        events: &dyn Scan,
        book: &PriceBook,
        wanted: Wanted,
    ) -> Result<Vec<T>, Error> {
        let pass = |coverage: Option<&Coverage>| {
            let mut details = details(query, coverage.is_some());
            details.keys = wanted.keys;
            let parts = events.parts(query.period);
            let next = AtomicUsize::new(0);
            let work = |_| {
                let mut worker = Worker::new(query, book, coverage);
                let mut made = (self.new)();
                while let Some(part) = parts.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if query.filter.may_pass(events, *part)? {
                        let batch = events.read(*part, details)?;
                        each(&mut worker, &batch, *part, wanted.costs, &mut |found| {
                            (self.one)(&mut made, found);
                        });
                    }
                }
                Ok((made, worker.has_met_others))
            };
            let count = rayon::current_num_threads().min(parts.len());
            (0..count)
                .into_par_iter()
                .map(work)
                .collect::<Result<Vec<_>, Error>>()
        };
        let mut found = pass(None)?;
        if found.iter().any(|(_, has_met_others)| *has_met_others) {
            let coverage = Coverage::of(&query.filter, events, book)?;
            found = pass(Some(&coverage))?;
        }
        Ok(found.into_iter().map(|(made, _)| made).collect())
    }
}

fn each(
    worker: &mut Worker<'_>,
    batch: &EventBatch,
    part: u64,
    costs: bool,
    one: &mut dyn FnMut(&Found<'_>),
) {
    let (codes, costs) = match costs {
        true => worker.charged(batch),
        false => (worker.counted(batch), Vec::new()),
    };
    for (row, code) in codes.into_iter().enumerate() {
        if code == EXCLUDED {
            continue;
        }
        let group = worker.groups.get(code);
        let planned = group.and_then(|group| worker.groups.plans.get(group.priced.plan));
        if let Some((group, planned)) = group.zip(planned) {
            one(&Found {
                batch,
                part,
                row,
                cost: costs.get(row).copied().flatten(),
                group,
                planned,
            });
        }
    }
}

/// Reads some rows again, whole and priced, in the order of their places: those that a [`Collector`] found for this question.
///
/// # Errors
/// What stopped the reading.
pub(super) fn read(
    query: &Query,
    events: &dyn Scan,
    book: &PriceBook,
    places: &[Place],
) -> Result<Vec<Row>, Error> {
    let mut parts: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (part, row) in places {
        parts.entry(*part).or_default().push(*row);
    }
    let read = |(part, mut rows): (u64, Vec<usize>)| {
        rows.sort_unstable();
        let batch = events.read(part, Details::ALL.within(query.period))?;
        let mut worker = Worker::new(query, book, None);
        let mut found = Vec::with_capacity(rows.len());
        each(&mut worker, &batch, part, false, &mut |one| {
            if rows.binary_search(&one.row).is_ok() {
                found.push(one.whole(query, book));
            }
        });
        Ok(found)
    };
    let found: Vec<Vec<Row>> = parts
        .into_par_iter()
        .map(read)
        .collect::<Result<_, Error>>()?;
    Ok(found.into_iter().flatten().collect())
}

impl Found<'_> {
    /// The event and its price.
    fn whole(&self, query: &Query, book: &PriceBook) -> Row {
        let (cell, _) = self.priced(query);
        let priced = &cell.group.priced;
        let stated =
            priced.reported && (priced.kind == Kind::Charge || query.basis != CostBasis::Computed);
        let rates = cell.planned.plan.rates().get(cell.rate);
        let lines = match rates {
            Some(Ok(rates)) if !stated && !cell.sums.unpriced() => {
                breakdown(rates, &cell.sums.meters, &cell.quantities, cell.sums.calls)
            }
            _ => Vec::new(),
        };
        let event = self.batch.event(self.row).into_owned();
        let provider = match &self.planned.provider {
            stated if !stated.is_empty() => stated.clone(),
            _ => {
                let source = &event.attributes[crate::event::Attribute::Source];
                Arc::from(book.owner(&self.planned.model, source).unwrap_or_default())
            }
        };
        Row {
            provider,
            sums: cell.sums,
            lines,
            event,
        }
    }

    /// The one row as a cell of the report, and what of it has no price.
    fn priced(&self, query: &Query) -> (fold::Cell<'_>, Option<Missing>) {
        let (batch, row) = (self.batch, self.row);
        let mut meters = Meters::default();
        for meter in Meter::ALL {
            meters[meter] = batch.meter(meter).get(row);
        }
        let quantities = batch.quantities().iter();
        let quantities: Vec<(&str, u64)> = quantities
            .map(|(name, column)| (name.as_str(), column.get(row)))
            .filter(|(_, amount)| *amount > 0)
            .collect();
        let time = batch.time(row);
        let rate = self.planned.plan.rate(time, meters.input());
        let gaps = self.planned.gaps.get(rate).into_iter().flatten();
        let mut gaps = gaps.filter(|meter| meters[**meter] > 0);
        let rates = self.planned.plan.rates().get(rate);
        let covered = |name: &str| matches!(rates, Some(Ok(rates)) if rates.covers(name));
        let partial = gaps.next().is_some() || quantities.iter().any(|(name, _)| !covered(name));
        let duration = batch.durations().get(row);
        let reported = match self.group.priced.reported {
            true => batch.reported_cost(row),
            false => None,
        };
        let mut cell = fold::Cell {
            labels: None,
            group: self.group,
            planned: self.planned,
            rate,
            partial,
            quantities,
            sums: Sums {
                rows: 1,
                calls: batch.calls().get(row),
                meters,
                reported: reported.unwrap_or_default(),
                reported_rows: u64::from(reported.is_some()),
                duration,
                timed_rows: u64::from(duration > 0),
                first: time.0,
                last: time.0,
                end: time.0.saturating_add_unsigned(duration),
                ..Sums::default()
            },
        };
        let missing = fold::price(query, &mut cell);
        (cell, missing)
    }
}
