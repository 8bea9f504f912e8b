//! Rows of a batch into sums per (group, rate): one pass per column over integers.

use std::ops::Range;
use std::sync::Arc;

use super::cells::Cells;
use super::codes::{Combiner, EXCLUDED, Interner};
use super::coverage::Coverage;
use super::coverage::LeftOut;
use super::coverage::Looked;
use super::dimension::Dimension;
use super::groups::{Groups, translate};
use super::rating;
use super::removed::stays;
use super::report::Query;
use super::slots::Buckets;
use crate::event::{Attribute, EventBatch};
use crate::pricing::PriceBook;
use crate::store::Stays;
use crate::units::{Period, Timestamp};

/// One more dimension, of which a row knows more than its series.
#[derive(Debug)]
pub(super) enum Finer {
    Own {
        attribute: Attribute,
        texts: Interner<Arc<str>>,
    },
    Time(Buckets),
    Stretch(Arc<[Timestamp]>),
}

/// A [`Finer`] dimension and the codes of all before it combined with it.
#[derive(Debug)]
pub(super) struct Stage {
    pub(super) finer: Finer,
    pub(super) combiner: Combiner,
}

/// Rows whose codes stay in the cache from one pass to the next.
const AT_ONCE: usize = 1 << 16;

/// Adds up rows. Each thread has one; what they found is added at the end.
pub(super) struct Worker<'a> {
    query: &'a Query,
    /// What is known best of each day; `None` while only calls have been met.
    coverage: Option<&'a Coverage>,
    /// Whether a record was met that is no call.
    pub(super) has_met_others: bool,
    pub(super) left_out: LeftOut,
    pub(super) groups: Groups<'a>,
    pub(super) stages: Vec<Stage>,
    /// Groups combined with rate × 2 + whether some part of the call has no price.
    pub(super) rates: Combiner,
    pub(super) cells: Cells,
}

impl<'a> Worker<'a> {
    pub(super) fn new(
        query: &'a Query,
        book: &'a PriceBook,
        coverage: Option<&'a Coverage>,
    ) -> Self {
        let finer = query.by.iter().filter_map(|dimension| match dimension {
            Dimension::Attribute(attribute) if *attribute as usize >= Attribute::SERIES => {
                Some(Finer::Own {
                    attribute: *attribute,
                    texts: Interner::default(),
                })
            }
            Dimension::Time(unit) => Some(Finer::Time(Buckets::new(*unit, query.zone))),
            Dimension::Stretch(cuts) => Some(Finer::Stretch(Arc::clone(cuts))),
            _ => None,
        });
        Self {
            query,
            coverage,
            has_met_others: false,
            left_out: LeftOut::default(),
            groups: Groups::new(query, book),
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

    /// Adds the rows of a batch.
    pub(super) fn add(&mut self, batch: &EventBatch) {
        let (table, looked) = self.look(batch);
        if self.has_met_others {
            // Looked at again, with what is known best of each day.
            return;
        }
        for start in (0..batch.len()).step_by(AT_ONCE) {
            let rows = start..batch.len().min(start + AT_ONCE);
            self.add_some(batch, &table, &looked, rows);
        }
    }

    /// Adds a batch whose rows stand for several calls, unless the question tells apart what they hold together.
    pub(super) fn add_sums(&mut self, batch: &EventBatch) -> bool {
        self.try_sums(batch).is_some()
    }

    fn try_sums(&mut self, batch: &EventBatch) -> Option<()> {
        let rolled = batch.rolled.as_deref()?;
        if has_others(batch) {
            return None;
        }
        let table = self.groups.table(batch);
        let mut codes = batch.series().to_vec();
        translate(&mut codes, &table);
        let period = self.query.period;
        let times = || batch.times().iter().zip(&rolled.last);
        for (code, (first, last)) in codes.iter_mut().zip(times()) {
            let (first, last) = (Timestamp(*first), Timestamp(*last));
            if last < period.start || first >= period.end {
                *code = EXCLUDED;
            } else if *code != EXCLUDED && (first < period.start || last >= period.end) {
                return None;
            }
        }
        let (rates, rate_count) = rating::parts_of_sums(&self.groups, batch, rolled, &codes)?;
        let mut count = self.groups.len();
        for stage in &mut self.stages {
            let Stage { finer, combiner } = stage;
            let rows = codes.iter().zip(times());
            let parts = rows.map(|(code, (first, last))| match *code {
                EXCLUDED => Some(0),
                _ => finer.code_of_all(*first, *last),
            });
            let parts = parts.collect::<Option<Vec<u32>>>()?;
            combiner.combine(&mut codes, &parts, count, finer.len());
            count = combiner.len();
        }
        self.rates.combine(&mut codes, &rates, count, rate_count);
        let rows = 0..batch.len();
        self.cells.add(batch, &rows, &codes, self.rates.len());
        Some(())
    }

    /// The group of each row of a batch; [`EXCLUDED`] where it does not count.
    pub(super) fn counted(&mut self, batch: &EventBatch) -> Vec<u32> {
        let (table, looked) = self.look(batch);
        self.groups_of(batch, &table, &looked, 0..batch.len())
    }

    /// The group of each series of a batch, and what each tells as where that matters.
    fn look(&mut self, batch: &EventBatch) -> (Vec<u32>, Looked) {
        let table = self.groups.table(batch);
        let looked = match self.coverage {
            Some(coverage) => self.groups.look(batch, coverage),
            None => {
                self.has_met_others |= has_others(batch);
                Looked::default()
            }
        };
        (table, looked)
    }

    /// The group of each of some rows; [`EXCLUDED`] where it does not count.
    fn groups_of(
        &mut self,
        batch: &EventBatch,
        table: &[u32],
        looked: &Looked,
        rows: Range<usize>,
    ) -> Vec<u32> {
        let mut codes = batch.series().get(rows.clone()).unwrap_or(&[]).to_vec();
        translate(&mut codes, table);
        self.exclude(batch, &rows, &mut codes);
        if let Some(coverage) = self.coverage {
            coverage.exclude(batch, &rows, looked, &mut codes, &mut self.left_out);
        }
        codes
    }

    fn add_some(&mut self, batch: &EventBatch, table: &[u32], looked: &Looked, rows: Range<usize>) {
        let mut codes = self.groups_of(batch, table, looked, rows.clone());
        if codes.iter().all(|code| *code == EXCLUDED) {
            return;
        }
        let (rates, rate_count) = rating::parts(&self.groups, batch, &rows, &codes);
        let mut count = self.groups.len();
        for stage in &mut self.stages {
            let parts = stage.finer.codes(batch, &rows, &codes);
            let Stage { finer, combiner } = stage;
            combiner.combine(&mut codes, &parts, count, finer.len());
            count = combiner.len();
        }
        self.rates.combine(&mut codes, &rates, count, rate_count);
        self.cells.add(batch, &rows, &codes, self.rates.len());
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
}

/// Whether some record of a batch is no call, or may be one that another log tells of.
fn has_others(batch: &EventBatch) -> bool {
    let mut series = 0..u32::try_from(batch.series_count()).unwrap_or(u32::MAX);
    series.any(|series| stays(batch, series) != Stays::AsSums)
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
            Self::Stretch(cuts) => {
                let times = batch.times().get(rows.clone()).unwrap_or(&[]);
                let code = |time: &i64| cuts.partition_point(|cut| cut.0 <= *time) as u32;
                times.iter().map(code).collect()
            }
        }
    }

    /// The code of calls from one instant to another; `None` if they may have several.
    fn code_of_all(&mut self, first: i64, last: i64) -> Option<u32> {
        match self {
            Self::Own { .. } => None,
            Self::Time(buckets) => buckets.code_of_all(first, last),
            Self::Stretch(cuts) => {
                let code = |time: i64| cuts.partition_point(|cut| cut.0 <= time) as u32;
                (code(first) == code(last)).then(|| code(first))
            }
        }
    }

    fn len(&self) -> usize {
        match self {
            Self::Own { texts, .. } => texts.len(),
            Self::Time(buckets) => buckets.len(),
            Self::Stretch(cuts) => cuts.len() + 1,
        }
    }
}
