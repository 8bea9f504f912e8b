//! Rows and the rates in force for them, in: what each row costs, out, to the last digit of what all of them cost together.

use std::ops::Range;

use super::cells::reported_units;
use super::cells::window;
use super::fold::Terms;
use super::groups::SeriesGroup;
use super::report::Query;
use crate::event::EventBatch;
use crate::event::Meter;
use crate::event::Meters;
use crate::pricing::Rates;
use crate::pricing::cost;

/// How the rows of one group at one rate are charged.
pub(super) struct Charge<'r> {
    way: Way<'r>,
    /// Whether a part of these calls has no price.
    pub(super) is_partial: bool,
    /// Whether their log states a cost in USD.
    pub(super) is_reported: bool,
}

enum Way<'r> {
    /// As the log says.
    Stated,
    /// There is no price.
    Unpriced,
    /// At these prices; where tokens alone are charged, a price per column of the batch that holds some.
    At(&'r Rates, Option<Vec<Option<u64>>>),
}

/// What some rows cost.
#[derive(Debug, Default)]
pub(super) struct Charged {
    pub(super) costs: Vec<i128>,
    /// The part of it that is input; empty where the question does not tell it apart.
    pub(super) input_costs: Vec<i128>,
    /// Empty where all have a price.
    pub(super) unpriced_tokens: Vec<u64>,
}

/// Counts below this, each times a price below 2⁶⁴, are added up for all meters without leaving the range of an amount.
const SMALL: u64 = 1 << 56;

/// Some rows of a batch, and the columns of them that hold tokens.
pub(super) struct Charger<'b> {
    query: &'b Query,
    batch: &'b EventBatch,
    rows: Range<usize>,
    columns: Vec<(Meter, &'b [u64])>,
    quantities: Vec<(&'b str, &'b [u64])>,
}

impl Charge<'_> {
    /// Whether there is no price.
    pub(super) fn is_unpriced(&self) -> bool {
        matches!(self.way, Way::Unpriced)
    }

    /// The price of each column, where a row's cost is no more than each of its counts times a price.
    fn prices(&self) -> Option<&[Option<u64>]> {
        match &self.way {
            Way::At(_, prices) => prices.as_deref(),
            _ => None,
        }
    }
}

impl<'b> Charger<'b> {
    pub(super) fn new(query: &'b Query, batch: &'b EventBatch, rows: &Range<usize>) -> Self {
        let meters = Meter::ALL.into_iter();
        let columns = meters.map(|meter| (meter, window(batch.meter(meter), rows)));
        let quantities = batch.quantities().iter();
        let quantities = quantities.map(|(name, column)| (name.as_str(), window(column, rows)));
        Self {
            query,
            batch,
            rows: rows.clone(),
            columns: columns.filter(|(_, column)| !column.is_empty()).collect(),
            quantities: quantities
                .filter(|(_, column)| !column.is_empty())
                .collect(),
        }
    }

    /// The columns that hold tokens.
    pub(super) fn columns(&self) -> impl Iterator<Item = (Meter, &'b [u64])> {
        self.columns.iter().copied()
    }

    /// How rows on these terms are charged.
    pub(super) fn charge<'r>(
        &self,
        group: SeriesGroup,
        terms: &Terms<'r>,
        is_partial: bool,
    ) -> Charge<'r> {
        let way = match terms {
            Terms::Stated => Way::Stated,
            Terms::Unpriced(_) => Way::Unpriced,
            Terms::At(rates) => Way::At(rates, self.plain(rates)),
        };
        Charge {
            is_partial: is_partial && matches!(way, Way::At(..)),
            way,
            is_reported: group.priced.reported,
        }
    }

    /// The price of each column, where a row's cost is no more than each of its counts times a price.
    fn plain(&self, rates: &Rates) -> Option<Vec<Option<u64>>> {
        let is_plain = self.query.what_if.charges_as_logged()
            && !self.query.splits_input
            && self.quantities.is_empty()
            && rates.per_call.0 == 0
            && rates.meters[Meter::Reasoning as usize].is_none();
        let price = |(meter, _): &(Meter, _)| match rates.meters[*meter as usize] {
            // A part of the output, which is charged already.
            None if *meter == Meter::Reasoning => Some(Some(0)),
            None => Some(None),
            Some(usd) => u64::try_from(usd.0).ok().map(Some),
        };
        is_plain
            .then(|| self.columns.iter().map(price).collect())
            .flatten()
    }

    /// What each row costs, by the code of how it is charged.
    pub(super) fn costs(&self, codes: &[u32], charges: &[Option<Charge<'_>>]) -> Charged {
        let mut charged = Charged {
            costs: vec![0; codes.len()],
            ..Charged::default()
        };
        let columns = self.columns.iter();
        let all = columns.flat_map(|(_, column)| column.iter());
        let is_small = all.fold(0, |all, tokens| all | tokens) < SMALL;
        if is_small {
            self.add_plain(codes, charges, &mut charged);
        }
        let is_done = |charge: &Option<Charge<'_>>| match charge {
            None => true,
            Some(charge) => is_small && charge.prices().is_some(),
        };
        let are_done: Vec<bool> = charges.iter().map(is_done).collect();
        if are_done.contains(&false) {
            self.add_others(codes, charges, &are_done, &mut charged);
        }
        charged
    }

    /// Adds what rows cost that are charged no more than each of their counts times a price: column by column.
    fn add_plain(&self, codes: &[u32], charges: &[Option<Charge<'_>>], charged: &mut Charged) {
        for (place, (_, column)) in self.columns.iter().enumerate() {
            let price =
                |charge: &Option<Charge<'_>>| charge.as_ref()?.prices()?.get(place).copied();
            let prices: Vec<Option<Option<u64>>> = charges.iter().map(price).collect();
            let rows = || codes.iter().map(|code| *code as usize).zip(*column);
            let each: Vec<u64> = prices
                .iter()
                .map(|price| price.flatten().unwrap_or(0))
                .collect();
            for (cost, (code, tokens)) in charged.costs.iter_mut().zip(rows()) {
                let price = each.get(code).copied().unwrap_or(0);
                // Of small counts there are not so many columns that it could leave the range.
                *cost = cost.wrapping_add_unsigned(u128::from(price) * u128::from(*tokens));
            }
            if prices.contains(&Some(None)) {
                charged.unpriced_tokens.resize(codes.len(), 0);
                for (unpriced, (code, tokens)) in charged.unpriced_tokens.iter_mut().zip(rows()) {
                    if prices.get(code) == Some(&Some(None)) {
                        *unpriced = unpriced.saturating_add(*tokens);
                    }
                }
            }
        }
    }

    /// Adds what all other rows cost, one by one.
    fn add_others(
        &self,
        codes: &[u32],
        charges: &[Option<Charge<'_>>],
        are_done: &[bool],
        charged: &mut Charged,
    ) {
        charged.unpriced_tokens.resize(codes.len(), 0);
        if self.query.splits_input {
            charged.input_costs.resize(codes.len(), 0);
        }
        for (row, code) in codes.iter().enumerate() {
            let code = *code as usize;
            let Some(Some(charge)) = charges.get(code).filter(|_| !are_done[code]) else {
                continue;
            };
            let (usd, input, unpriced) = match charge.way {
                Way::Stated => (reported_units(self.batch, self.rows.start + row), 0, 0),
                Way::Unpriced => (0, 0, self.meters(row).total()),
                Way::At(rates, _) => self.cost(row, rates),
            };
            charged.costs[row] = usd;
            charged.unpriced_tokens[row] = unpriced;
            if let Some(known) = charged.input_costs.get_mut(row) {
                *known = input;
            }
        }
    }

    /// Cost, the part of it that is input, and tokens without a price.
    fn cost(&self, row: usize, rates: &Rates) -> (i128, i128, u64) {
        let meters = self.query.what_if.meters(&self.meters(row), rates);
        let quantities = self.quantities.iter();
        let quantities = quantities.map(|(name, column)| (*name, at(column, row)));
        let quantities: Vec<(&str, u64)> = quantities.filter(|(_, amount)| *amount > 0).collect();
        let calls = self.batch.calls().get(self.rows.start + row);
        let (usd, unpriced) = cost(rates, &meters, &quantities, calls);
        let input = match self.query.splits_input {
            true => cost(rates, &meters.inputs(), &[], 0).0.0,
            false => 0,
        };
        (usd.0, input, unpriced)
    }

    fn meters(&self, row: usize) -> Meters {
        let mut meters = Meters::default();
        for (meter, column) in &self.columns {
            meters[*meter] = at(column, row);
        }
        meters
    }
}

fn at(column: &[u64], row: usize) -> u64 {
    column.get(row).copied().unwrap_or(0)
}
