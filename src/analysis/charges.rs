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
    pub(super) unpriced_tokens: Vec<u64>,
}

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
            costs: Vec::with_capacity(codes.len()),
            input_costs: Vec::new(),
            unpriced_tokens: Vec::with_capacity(codes.len()),
        };
        for (row, code) in codes.iter().enumerate() {
            let way = charges.get(*code as usize).and_then(Option::as_ref);
            let (mut usd, mut input, mut unpriced) = (0, 0, 0);
            match way.map(|charge| &charge.way) {
                None => {}
                Some(Way::Stated) => {
                    usd = reported_units(self.batch, self.rows.start + row);
                }
                Some(Way::Unpriced) => unpriced = self.meters(row).total(),
                Some(Way::At(_, Some(prices))) => (usd, unpriced) = self.plain_cost(row, prices),
                Some(Way::At(rates, None)) => (usd, input, unpriced) = self.cost(row, rates),
            }
            charged.costs.push(usd);
            charged.unpriced_tokens.push(unpriced);
            if self.query.splits_input {
                charged.input_costs.push(input);
            }
        }
        charged
    }

    fn plain_cost(&self, row: usize, prices: &[Option<u64>]) -> (i128, u64) {
        let (mut total, mut unpriced) = (0_i128, 0_u64);
        for ((_, column), price) in self.columns.iter().zip(prices) {
            let tokens = column.get(row).copied().unwrap_or(0);
            let price = price.map(|price| u128::from(price) * u128::from(tokens));
            let sum = price.and_then(|price| total.checked_add_unsigned(price));
            match sum {
                Some(sum) => total = sum,
                None => unpriced = unpriced.saturating_add(tokens),
            }
        }
        (total, unpriced)
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
