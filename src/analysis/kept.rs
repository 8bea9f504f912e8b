//! Priced rows to what is kept of them.
//!
//! Where labels are few, tokens are added up by group and rate and priced at the end. Where a label has hardly more than
//! a few calls (runs, sessions), there would be about as many groups and rates as calls: then rows are priced one by one,
//! and nothing is kept but what is said of the label. Costs are additive, so both come to the same last digit.

use std::ops::Range;

use super::cells::window;
use super::charges::Charge;
use super::charges::Charged;
use super::charges::Charger;
use super::filed::Filed;
use super::past::Firsts;
use super::stepped::Stepped;
use super::sum_columns::Amount;
use super::sum_columns::Count;
use super::sum_columns::SumColumns;
use super::work::Tallies;
use crate::event::EventBatch;

/// What a worker keeps of its rows.
pub(super) enum Kept {
    /// Sums by label and rate, which are priced at the end.
    Cells,
    /// Sums of priced rows by label.
    Labels(Box<Labelled>),
    /// What was spent by label and step of time.
    Steps(Box<Stepped>),
    /// What is said of pieces of work.
    Work(Box<Tallies>),
}

/// Sums of priced rows by label: of the part that is read by code, of those before it as they are filed.
#[derive(Default)]
pub(super) struct Labelled {
    pub(super) sums: SumColumns,
    pub(super) filed: Filed,
    firsts: Firsts,
}

impl Labelled {
    /// Files what is known of the part that was read, given what adds the labels of a code, and by code whether there is no
    /// more to be known of a label, where no more labels are asked for than so many.
    pub(super) fn file(
        &mut self,
        push_labels: impl Fn(u32, &mut Vec<u8>) -> Option<()>,
        (are_alone, top): (&[bool], usize),
    ) {
        let Self {
            sums,
            filed,
            firsts,
        } = self;
        filed.overflow |= sums.overflow;
        let mut are_past: Vec<bool> = (0..)
            .zip(are_alone)
            .map(|(code, is_alone)| firsts.pass_by(sums.cost(code), *is_alone, top))
            .collect();
        are_past.resize(sums.len(), false);
        let past = are_past.iter().filter(|is_past| **is_past).count();
        if past > 0 {
            filed.add_past(past, sums.total(&are_past));
        }
        let mut are_kept: Vec<bool> = are_past.iter().map(|is_past| !is_past).collect();
        if let Some(none) = are_kept.first_mut() {
            *none = false;
        }
        filed.add_total(sums.total(&are_kept).as_ref());
        let packer = sums.packer();
        let mut labels = Vec::new();
        for (code, _) in (0..).zip(&are_kept).filter(|(_, is_kept)| **is_kept) {
            labels.clear();
            if push_labels(code, &mut labels).is_some() {
                filed.lay_down(&labels, |bytes| packer(code, bytes));
            }
        }
        drop(packer);
        sums.clear();
        filed.tidy();
    }
}

/// Whether rows are charged so.
type Is = fn(&Charge<'_>) -> bool;

/// Some rows of a batch, priced.
pub(super) struct PricedRows<'r> {
    pub(super) batch: &'r EventBatch,
    pub(super) rows: Range<usize>,
    pub(super) charger: Charger<'r>,
    /// Per row the code of how it is charged.
    pub(super) rated: &'r [u32],
    pub(super) charges: &'r [Option<Charge<'r>>],
    pub(super) charged: Charged,
    /// Per row the code of its texts in the dimensions, plus 1.
    pub(super) parts: &'r [u32],
    /// Per row the code of its label; all are below `label_count`.
    pub(super) labels: &'r [u32],
    pub(super) label_count: usize,
}

impl PricedRows<'_> {
    /// Adds all there is to sum under a code per row, all below `count`.
    pub(super) fn add_all(&self, sums: &mut SumColumns, codes: &[u32], count: usize) {
        let batch = self.batch;
        sums.grow(count);
        let own = || codes.iter().copied();
        sums.add(Count::Rows, own().map(|code| (code, 1)));
        for (meter, column) in self.charger.columns() {
            sums.add_meter(meter, own().zip(column.iter().copied()));
        }
        let durations = window(batch.durations(), &self.rows);
        if !durations.is_empty() {
            sums.add(Count::Duration, own().zip(durations.iter().copied()));
            let timed = durations.iter().map(|duration| u64::from(*duration > 0));
            sums.add(Count::TimedRows, own().zip(timed));
        }
        let times = batch.times().get(self.rows.clone()).unwrap_or(&[]);
        let times = || own().zip(times.iter().copied());
        sums.add_times(times().map(|(code, time)| (code, (time, time))));
        let ends = times().zip(durations).filter(|(_, lasted)| **lasted > 0);
        sums.add_ends(
            ends.map(|((code, time), lasted)| (code, time.saturating_add_unsigned(*lasted))),
        );
        if self.has(|charge| charge.is_reported) {
            let stated = || self.of(codes, |charge| charge.is_reported);
            sums.add(Count::ReportedRows, stated().map(|(_, code)| (code, 1)));
            let units = |row| super::cells::reported_units(batch, self.rows.start + row);
            sums.add_amount(
                Amount::Reported,
                stated().map(|(row, code)| (code, units(row))),
            );
        }
        let inputs = own().zip(self.charged.input_costs.iter().copied());
        sums.add_amount(Amount::InputCost, inputs);
        let tokens = own().zip(self.charged.unpriced_tokens.iter().copied());
        sums.add(Count::UnpricedTokens, tokens);
        self.add_costs(sums, || own().enumerate());
    }

    /// Adds what some rows, each with a code, cost and how much of that is known.
    pub(super) fn add_costs<I: Iterator<Item = (usize, u32)>>(
        &self,
        sums: &mut SumColumns,
        rows: impl Fn() -> I,
    ) {
        let calls = window(self.batch.calls(), &self.rows);
        let calls = |row: usize| calls.get(row).copied().unwrap_or(0);
        sums.add(Count::Calls, rows().map(|(row, code)| (code, calls(row))));
        let cost = |row: usize| self.charged.costs.get(row).copied().unwrap_or(0);
        sums.add_amount(Amount::Cost, rows().map(|(row, code)| (code, cost(row))));
        let is = |row: usize, what: Is| {
            let code = self.rated.get(row).map_or(0, |code| *code as usize);
            self.charges
                .get(code)
                .and_then(Option::as_ref)
                .is_some_and(what)
        };
        let kinds: [(Is, Count, Count); 2] = [
            (
                |charge| charge.is_unpriced(),
                Count::UnpricedRows,
                Count::UnpricedCalls,
            ),
            (
                |charge| charge.is_partial,
                Count::PartialRows,
                Count::PartialCalls,
            ),
        ];
        for (what, count, count_of_calls) in kinds {
            if self.has(what) {
                let some = || rows().filter(|(row, _)| is(*row, what));
                sums.add(count, some().map(|(_, code)| (code, 1)));
                sums.add(count_of_calls, some().map(|(row, code)| (code, calls(row))));
            }
        }
    }

    /// Whether some rows may be charged so.
    fn has(&self, what: impl Fn(&Charge<'_>) -> bool) -> bool {
        self.charges.iter().flatten().any(what)
    }

    /// Rows that are charged so, each with its code.
    fn of<'c>(
        &'c self,
        codes: &'c [u32],
        what: impl Fn(&Charge<'_>) -> bool + 'c,
    ) -> impl Iterator<Item = (usize, u32)> + 'c {
        let rows = codes.iter().copied().zip(self.rated).enumerate();
        rows.filter_map(move |(row, (code, rated))| {
            let charge = self.charges.get(*rated as usize)?.as_ref()?;
            what(charge).then_some((row, code))
        })
    }
}
