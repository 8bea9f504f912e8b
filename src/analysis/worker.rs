//! Rows of a batch into sums per (group, rate): one pass per column over integers.

use std::ops::Range;
use std::sync::Arc;

use super::cells::{Cells, window};
use super::codes::{Combiner, EXCLUDED, Interner};
use super::dimension::Dimension;
use super::plans::Plans;
use super::report::Query;
use super::slots::Buckets;
use crate::event::{Attribute, EventBatch, Meter, tags};
use crate::pricing::{Plan, PriceBook};
use crate::units::{Period, Timestamp};

/// What is the same for all events of a series: its place in the report, its prices and its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct SeriesGroup {
    /// Code of its texts in the dimensions of the report.
    pub(super) part: u32,
    /// Code of its prices.
    pub(super) plan: u32,
    pub(super) kind: Kind,
    /// Whether its events state a cost in USD.
    pub(super) reported: bool,
}

/// Records that are never added together for the same provider.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    Call,
    Bucket,
    Charge,
}

/// One more dimension, of which a row knows more than its series.
#[derive(Debug)]
pub(super) enum Finer {
    Own {
        attribute: Attribute,
        texts: Interner<Arc<str>>,
    },
    Time(Buckets),
}

/// A [`Finer`] dimension and the codes of all before it combined with it.
#[derive(Debug)]
pub(super) struct Stage {
    pub(super) finer: Finer,
    pub(super) combiner: Combiner,
}

/// Rows whose codes stay in the cache from one pass to the next.
const AT_ONCE: usize = 1 << 18;

/// The prices to ask, where there is more than one, and per rate the columns it has no price for.
type Priced<'b> = (Option<&'b Plan>, Vec<Vec<&'b [u64]>>);

/// Adds up rows. Each thread has one; what they found is added at the end.
pub(super) struct Worker<'a> {
    query: &'a Query,
    pub(super) plans: Plans<'a>,
    pub(super) parts: Interner<Vec<Arc<str>>>,
    /// Codes count from 1 here: 0 is [`EXCLUDED`].
    pub(super) series_groups: Interner<SeriesGroup>,
    pub(super) stages: Vec<Stage>,
    /// Groups combined with rate × 2 + whether some part of the call has no price.
    pub(super) rates: Combiner,
    pub(super) cells: Cells,
}

impl<'a> Worker<'a> {
    pub(super) fn new(query: &'a Query, book: &'a PriceBook) -> Self {
        let finer = query.by.iter().filter_map(|dimension| match dimension {
            Dimension::Attribute(attribute) if *attribute as usize >= Attribute::SERIES => {
                Some(Finer::Own {
                    attribute: *attribute,
                    texts: Interner::default(),
                })
            }
            Dimension::Time(unit) => Some(Finer::Time(Buckets::new(*unit, query.zone))),
            _ => None,
        });
        Self {
            query,
            plans: Plans::new(book),
            parts: Interner::default(),
            series_groups: Interner::default(),
            stages: finer
                .map(|finer| Stage {
                    finer,
                    combiner: Combiner::default(),
                })
                .collect(),
            rates: Combiner::default(),
            cells: Cells::default(),
        }
    }

    /// Adds some rows of a batch.
    pub(super) fn add(&mut self, batch: &EventBatch, rows: Range<usize>) {
        let table = self.series_table(batch);
        let mut start = rows.start;
        while start < rows.end {
            let end = rows.end.min(start + AT_ONCE);
            self.add_some(batch, &table, start..end);
            start = end;
        }
    }

    fn add_some(&mut self, batch: &EventBatch, table: &[u32], rows: Range<usize>) {
        let series = batch.series().get(rows.clone()).unwrap_or(&[]);
        let mut codes: Vec<u32> = series
            .iter()
            .map(|series| table.get(*series as usize).copied().unwrap_or(EXCLUDED))
            .collect();
        self.exclude(batch, &rows, &mut codes);
        let groups: Vec<u32> = codes.clone();
        let mut count = self.series_groups.len() + 1;
        for stage in &mut self.stages {
            let parts = stage.finer.codes(batch, &rows, &codes);
            let Stage { finer, combiner } = stage;
            combiner.combine(&mut codes, &parts, count, finer.len());
            count = combiner.len();
        }
        let (parts, part_count) = self.rate_parts(batch, &rows, &groups);
        self.rates.combine(&mut codes, &parts, count, part_count);
        self.cells.add(batch, &rows, &codes, self.rates.len());
    }

    /// The group of each series of a batch; [`EXCLUDED`] where the filter says so.
    fn series_table(&mut self, batch: &EventBatch) -> Vec<u32> {
        let passes = self.query.filter.series(batch);
        let mut table = Vec::with_capacity(passes.len());
        for (series, passes) in (0_u32..).zip(passes) {
            if !passes {
                table.push(EXCLUDED);
                continue;
            }
            let text = |attribute| batch.series_text(series, attribute);
            let texts: Vec<Arc<str>> = self
                .query
                .by
                .iter()
                .filter_map(|dimension| match dimension {
                    Dimension::Attribute(attribute) if batch.own_column(*attribute).is_some() => {
                        None
                    }
                    Dimension::Attribute(attribute) => Some(Arc::from(text(*attribute))),
                    Dimension::Tag(key) => {
                        let value = tags::value(text(Attribute::Tags), key);
                        Some(Arc::from(value.unwrap_or_default().as_ref()))
                    }
                    Dimension::Time(_) => None,
                })
                .collect();
            let dollars = matches!(text(Attribute::Currency), "" | "USD" | "usd");
            let group = SeriesGroup {
                part: self.parts.code(&texts, Clone::clone),
                plan: self.plans.code(batch, series),
                kind: match text(Attribute::Kind) {
                    "bucket" => Kind::Bucket,
                    "charge" => Kind::Charge,
                    _ => Kind::Call,
                },
                reported: dollars && !text(Attribute::CostKind).is_empty(),
            };
            let code = self.series_groups.code(&group, |group| *group);
            table.push(code.saturating_add(1));
        }
        table
    }

    /// Leaves out rows by period, and by the texts that are no part of a series.
    fn exclude(&self, batch: &EventBatch, rows: &Range<usize>, codes: &mut [u32]) {
        let period = self.query.period;
        if period != Period::ALL {
            let times = batch.times().get(rows.clone()).unwrap_or(&[]);
            for (code, time) in codes.iter_mut().zip(times) {
                if !period.contains(Timestamp(*time)) {
                    *code = EXCLUDED;
                }
            }
        }
        for (column, passes) in self.query.filter.own_columns(batch) {
            for (code, text) in codes
                .iter_mut()
                .zip(column.get(rows.clone()).unwrap_or(&[]))
            {
                if !passes.get(*text as usize).copied().unwrap_or(false) {
                    *code = EXCLUDED;
                }
            }
        }
    }

    /// For each row the rate in force × 2, + 1 where a part of the call has no price at it.
    fn rate_parts(
        &self,
        batch: &EventBatch,
        rows: &Range<usize>,
        groups: &[u32],
    ) -> (Vec<u32>, usize) {
        let inputs: Vec<&[u64]> = Meter::INPUT
            .iter()
            .map(|meter| window(batch.meter(*meter), rows))
            .filter(|column| !column.is_empty())
            .collect();
        let at = |column: &[u64], row: usize| column.get(row).copied().unwrap_or(0);
        let gaps = self.gap_columns(batch, rows);
        let mut part_count = 2;
        let mut parts = Vec::with_capacity(groups.len());
        let times = batch.times().get(rows.clone()).unwrap_or(&[]);
        for (row, (group, time)) in groups.iter().zip(times).enumerate() {
            let place = (*group as usize).wrapping_sub(1); // the excluded have no place
            let Some((plan, gaps)) = gaps.get(place) else {
                parts.push(0);
                continue;
            };
            let rate = match plan {
                None => 0,
                Some(plan) => {
                    let input = |sum: u64, column: &&[u64]| sum.saturating_add(at(column, row));
                    plan.rate(Timestamp(*time), inputs.iter().fold(0, input))
                }
            };
            let partial = gaps
                .get(rate)
                .is_some_and(|columns| columns.iter().any(|column| at(column, row) > 0));
            let part = rate * 2 + usize::from(partial);
            part_count = part_count.max(part + 1);
            parts.push(u32::try_from(part).unwrap_or(u32::MAX));
        }
        (parts, part_count)
    }

    /// Per series group its plan, where that has more than one rate, and per rate the columns it has no price for.
    fn gap_columns<'b>(&'b self, batch: &'b EventBatch, rows: &Range<usize>) -> Vec<Priced<'b>> {
        let plan = |code: usize| {
            let group = self.series_groups.get(u32::try_from(code).ok()?)?;
            let planned = self.plans.get(group.plan)?;
            let rates = planned.plan.rates().iter().zip(&planned.gaps);
            let gaps = rates.map(|(rates, meters)| {
                let Ok(rates) = rates else {
                    return Vec::new();
                };
                let tokens = meters.iter().map(|meter| batch.meter(*meter));
                let unknown = batch
                    .quantities()
                    .iter()
                    .filter(|(name, _)| !rates.quantities.contains_key(name.as_str()));
                tokens
                    .chain(unknown.map(|(_, column)| column))
                    .map(|column| window(column, rows))
                    .filter(|column| column.iter().any(|count| *count > 0))
                    .collect()
            });
            let gaps: Vec<Vec<&[u64]>> = gaps.collect();
            Some(((gaps.len() > 1).then_some(&planned.plan), gaps))
        };
        (0..self.series_groups.len())
            .map(|code| plan(code).unwrap_or_default())
            .collect()
    }
}

impl Finer {
    fn codes(&mut self, batch: &EventBatch, rows: &Range<usize>, used: &[u32]) -> Vec<u32> {
        match self {
            Self::Own { attribute, texts } => {
                let Some((column, dictionary)) = batch.own_column(*attribute) else {
                    return vec![0; rows.len()];
                };
                let column = column.get(rows.clone()).unwrap_or(&[]);
                let mut table = vec![u32::MAX; dictionary.len()];
                let mut code = |local: u32, used: u32| match table.get_mut(local as usize) {
                    Some(known) if used != EXCLUDED => {
                        if *known == u32::MAX {
                            *known = texts.code(dictionary.text(local), |text| Arc::from(text));
                        }
                        *known
                    }
                    _ => 0,
                };
                let rows = column.iter().zip(used);
                rows.map(|(local, used)| code(*local, *used)).collect()
            }
            Self::Time(buckets) => {
                let times = batch.times().get(rows.clone()).unwrap_or(&[]);
                let rows = times.iter().zip(used);
                rows.map(|(time, used)| match *used {
                    EXCLUDED => 0,
                    _ => buckets.code(*time),
                })
                .collect()
            }
        }
    }

    fn len(&self) -> usize {
        match self {
            Self::Own { texts, .. } => texts.len(),
            Self::Time(buckets) => buckets.len(),
        }
    }
}
