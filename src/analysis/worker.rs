//! Rows of a batch into sums per (group, rate): one pass per column over integers.

use std::ops::Range;

use super::bucket::TimeUnit;
use super::cells::Cells;
use super::charges::Charge;
use super::charges::Charger;
use super::codes::{Combiner, EXCLUDED};
use super::coverage::Coverage;
use super::coverage::LeftOut;
use super::coverage::Looked;
use super::finer::Finer;
use super::finer::Stage;
use super::fold::terms;
use super::groups::{Groups, translate};
use super::kept::Kept;
use super::kept::PricedRows;
use super::past::Alone;
use super::rating;
use super::report::Query;
use super::seen::Seen;
use super::stepped::Stepped;
use super::summed::Unread;
use super::summed::cut;
use super::work::Tallies;
use crate::event::EventBatch;
use crate::pricing::PriceBook;
use crate::units::{Period, Timestamp, Usd};

/// Rows whose codes stay in the cache from one pass to the next.
const AT_ONCE: usize = 1 << 16;

/// Adds up rows. Each thread has one; what they found is added at the end.
pub(super) struct Worker<'a> {
    pub(super) query: &'a Query,
    /// When calls were made that count.
    period: Period,
    /// What is known best of each day; `None` while only calls have been met.
    coverage: Option<&'a Coverage>,
    /// Labels of one part alone need not be kept.
    pub(super) alone: Option<&'a Alone>,
    /// Whether a record was met that is no call.
    pub(super) has_met_others: bool,
    pub(super) left_out: LeftOut,
    pub(super) groups: Groups<'a>,
    pub(super) stages: Vec<Stage>,
    /// Groups combined with rate × 2 + whether some part of the call has no price.
    pub(super) rates: Combiner,
    /// Sums by group and rate; of each label too, where nothing else is kept.
    pub(super) cells: Cells,
    pub(super) kept: Kept,
    /// The group of each series of the part that is read, and what each tells as; none before it is known.
    pub(super) looked: Option<(Vec<u32>, Looked)>,
}

impl<'a> Worker<'a> {
    pub(super) fn new(
        query: &'a Query,
        book: &'a PriceBook,
        coverage: Option<&'a Coverage>,
    ) -> Self {
        let finer = query.by.iter();
        let finer = finer.filter_map(|dimension| Finer::of(dimension, query.zone));
        let is_own = |finer: &Finer| matches!(finer, Finer::Own { .. });
        let finer: Vec<Finer> = finer.collect();
        Self {
            kept: match finer.iter().any(is_own) {
                true => Kept::Labels(Box::default()),
                false => Kept::Cells,
            },
            query,
            period: query.period,
            coverage,
            alone: None,
            has_met_others: false,
            left_out: LeftOut::default(),
            groups: Groups::new(query, book),
            stages: finer
                .into_iter()
                .map(|finer| Stage {
                    finer,
                    combiner: Combiner::default(),
                })
                .collect(),
            rates: Combiner::default(),
            cells: Cells::default(),
            looked: None,
        }
    }

    /// The same, of which is told what was spent in each step of time.
    pub(super) fn stepping(mut self, unit: TimeUnit) -> Self {
        self.kept = Kept::Steps(Box::new(Stepped::new(unit, self.query.zone)));
        self
    }

    /// The same, of which pieces of work are told.
    pub(super) fn tallying(mut self, tallies: Tallies) -> Self {
        self.kept = Kept::Work(Box::new(tallies));
        self
    }

    /// Is told which labels one part alone has.
    pub(super) fn told_of(mut self, alone: Option<&'a Alone>) -> Self {
        self.alone = alone;
        self
    }

    /// Whether what is known best of each day decides which records count.
    pub(super) fn has_coverage(&self) -> bool {
        self.coverage.is_some()
    }

    /// Whether a sum left its range.
    pub(super) fn overflows(&self) -> bool {
        self.cells.overflow
            || match &self.kept {
                Kept::Cells => false,
                Kept::Labels(known) => known.filed.overflow,
                Kept::Steps(steps) => steps.overflow,
                Kept::Work(tallies) => tallies.overflows(),
            }
    }

    /// Adds the rows of a batch.
    fn add(&mut self, seen: &Seen<'_>) {
        let Range { start, end } = seen.rows(self.period);
        let (table, looked) = match self.looked.take() {
            Some(looked) => looked,
            None if start == end && !seen.has_others() => return,
            None => self.look(seen),
        };
        // Else it is looked at again, with what is known best of each day.
        if !self.has_met_others {
            for start in (start..end).step_by(AT_ONCE) {
                let rows = start..end.min(start + AT_ONCE);
                self.add_some(seen.batch, &table, &looked, rows);
            }
        }
        self.looked = Some((table, looked));
    }

    /// Adds what was made within a time of a batch's rows, which are some of a part or all of it: until
    /// [`Worker::end_part`], batches are of the same series and texts.
    pub(super) fn add_within(&mut self, seen: &Seen<'_>, period: Period) {
        let asked = std::mem::replace(&mut self.period, period);
        self.add(seen);
        self.period = asked;
    }

    /// Adds a batch whose rows stand for several calls, unless the question tells apart what they hold together; says what
    /// is still to be read, which is at most the calls of one slot of time, and no more than `most`.
    pub(super) fn add_sums(&mut self, batch: &EventBatch, most: u64) -> Option<Unread> {
        let rolled = batch.rolled.as_deref()?;
        let seen = Seen::new(batch);
        if seen.has_others() {
            return None;
        }
        let table = self.groups.table(&seen);
        let mut codes = batch.series().to_vec();
        translate(&mut codes, &table);
        let cut = cut(batch, rolled, self.query, &mut codes, most)?;
        let times = || batch.times().iter().zip(&rolled.last);
        let (rates, rate_count) = rating::parts_of_sums(&self.groups, batch, rolled, &codes)?;
        let rows = 0..batch.len();
        if matches!(self.kept, Kept::Steps(_)) {
            self.add_priced(batch, rows, codes, (&rates, rate_count))?;
            return Some(cut);
        }
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
        self.cells.add(batch, &rows, &codes, self.rates.len());
        Some(cut)
    }

    /// The group of each row of a batch; [`EXCLUDED`] where it does not count.
    pub(super) fn counted(&mut self, batch: &EventBatch) -> Vec<u32> {
        let (table, looked) = self.look(&Seen::new(batch));
        self.groups_of(batch, &table, &looked, 0..batch.len())
    }

    /// As [`Worker::counted`], with what each row costs; no cost where it has no price.
    pub(super) fn charged(&mut self, batch: &EventBatch) -> (Vec<u32>, Vec<Option<Usd>>) {
        let groups = self.counted(batch);
        let rows = 0..batch.len();
        let (rates, rate_count) = rating::parts(&self.groups, batch, &rows, &groups);
        let mut rated = groups.clone();
        let count = self.groups.len();
        self.rates.combine(&mut rated, &rates, count, rate_count);
        let charger = Charger::new(self.query, batch, &rows);
        let charges = charges(self.query, &self.groups, &self.rates, &charger);
        let charged = charger.costs(&rated, &charges);
        let cost = |(code, usd): (&u32, i128)| {
            let charge = charges.get(*code as usize)?.as_ref()?;
            (!charge.is_unpriced()).then_some(Usd(usd))
        };
        let costs = rated.iter().zip(charged.costs).map(cost).collect();
        (groups, costs)
    }

    /// The group of each series of a batch, and what each tells as where that matters.
    fn look(&mut self, seen: &Seen<'_>) -> (Vec<u32>, Looked) {
        let table = self.groups.table(seen);
        let looked = match self.coverage {
            Some(coverage) => self.groups.look(seen.batch, coverage),
            None => {
                self.has_met_others |= seen.has_others();
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
        if !matches!(self.kept, Kept::Cells) {
            // A row that is one call holds nothing together.
            let _ = self.add_priced(batch, rows, codes, (&rates, rate_count));
            return;
        }
        let mut count = self.groups.len();
        for stage in &mut self.stages {
            let parts = stage.finer.codes(batch, &rows, &codes, false);
            let Stage { finer, combiner } = stage;
            combiner.combine(&mut codes, &parts, count, finer.len());
            count = combiner.len();
        }
        self.rates.combine(&mut codes, &rates, count, rate_count);
        self.cells.add(batch, &rows, &codes, self.rates.len());
    }

    /// Prices rows, of which the groups are known, and keeps what is said of them; `None` where that tells apart what a row
    /// holds together.
    fn add_priced(
        &mut self,
        batch: &EventBatch,
        rows: Range<usize>,
        groups: Vec<u32>,
        (rates, rate_count): (&[u32], usize),
    ) -> Option<()> {
        let mut rated = groups.clone();
        let count = self.groups.len();
        self.rates.combine(&mut rated, rates, count, rate_count);
        let charger = Charger::new(self.query, batch, &rows);
        let charges = charges(self.query, &self.groups, &self.rates, &charger);
        if !matches!(self.kept, Kept::Steps(_)) && self.is_to_be_told(&rated, &charges) {
            self.cells.add(batch, &rows, &rated, self.rates.len());
        }
        let mut parts = groups;
        translate(&mut parts, &self.groups.parts());
        let mut labels = parts.clone();
        let mut count = self.groups.part_count() + 1;
        let is_forgetting = matches!(self.kept, Kept::Labels(_));
        if let Kept::Work(tallies) = &mut self.kept {
            count = tallies.begin(&self.groups, &mut labels);
        }
        for stage in &mut self.stages {
            let codes = stage.finer.codes(batch, &rows, &labels, is_forgetting);
            let Stage { finer, combiner } = stage;
            combiner.combine(&mut labels, &codes, count, finer.len());
            count = combiner.len();
        }
        let priced = PricedRows {
            batch,
            charged: charger.costs(&rated, &charges),
            charger,
            rows,
            rated: &rated,
            charges: &charges,
            parts: &parts,
            labels: &labels,
            label_count: count,
        };
        match &mut self.kept {
            Kept::Cells => {}
            Kept::Labels(known) => priced.add_all(&mut known.sums, &labels, count),
            Kept::Steps(steps) => return steps.add(&priced),
            Kept::Work(tallies) => tallies.add(&priced, &self.stages),
        }
        Some(())
    }

    /// Whether more is to be told of rows than what they cost: what of them has no price, or is priced otherwise than logged.
    fn is_to_be_told(&self, rated: &[u32], charges: &[Option<Charge<'_>>]) -> bool {
        let is_whole = |charge: &Charge<'_>| !charge.is_unpriced() && !charge.is_partial;
        let is_whole = |charge: &Option<Charge<'_>>| charge.as_ref().is_none_or(is_whole);
        if !self.query.what_if.is_nothing() {
            return true;
        }
        let whole: Vec<bool> = charges.iter().map(is_whole).collect();
        let is_told = |code: &u32| !whole.get(*code as usize).copied().unwrap_or(true);
        whole.contains(&false) && rated.iter().any(is_told)
    }

    /// Leaves out rows by period, and by the texts that are no part of a series.
    fn exclude(&self, batch: &EventBatch, rows: &Range<usize>, codes: &mut [u32]) {
        let period = self.period;
        if period != Period::ALL {
            let times = batch.times().get(rows.clone()).unwrap_or(&[]);
            for (code, time) in codes.iter_mut().zip(times) {
                if !period.contains(Timestamp(*time)) {
                    *code = EXCLUDED;
                }
            }
        }
        if !self.query.spans.is_empty() {
            let times = batch.times().get(rows.clone()).unwrap_or(&[]);
            for (code, time) in codes.iter_mut().zip(times) {
                if !is_in(&self.query.spans, Timestamp(*time)) {
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

/// Whether an instant is in one of some spans, in order.
fn is_in(spans: &[Period], time: Timestamp) -> bool {
    let ended = spans.partition_point(|span| span.end <= time);
    spans.get(ended).is_some_and(|span| span.contains(time))
}

/// How each code of a group and rate is charged.
fn charges<'g>(
    query: &Query,
    groups: &'g Groups<'_>,
    rates: &Combiner,
    charger: &Charger<'_>,
) -> Vec<Option<Charge<'g>>> {
    let charge = |code| {
        let (group, rate) = rates.pair(code)?;
        let group = groups.get(group)?;
        let planned = groups.plans.get(group.priced.plan)?;
        let terms = terms(query, group, planned, rate as usize / 2);
        Some(charger.charge(group, &terms, rate % 2 == 1))
    };
    let codes = (0..=u32::MAX).take(rates.len());
    codes.map(charge).collect()
}
