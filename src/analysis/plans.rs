//! Series of calls to their prices, asked once per distinct combination of texts.

use std::sync::Arc;

use super::codes::Interner;
use crate::event::{Attribute, EventBatch, Meter};
use crate::pricing::{Plan, PriceBook, PriceQuery, Rates};

/// The texts of a series that decide its price, in the order of [`PriceQuery`].
pub(super) const TEXTS: [Attribute; 9] = [
    Attribute::Provider,
    Attribute::Model,
    Attribute::Source,
    Attribute::Kind,
    Attribute::ServiceTier,
    Attribute::Processing,
    Attribute::Speed,
    Attribute::Region,
    Attribute::ContextBand,
];

/// The prices of one distinct combination.
#[derive(Debug)]
pub(super) struct PlannedSeries {
    pub(super) provider: Arc<str>,
    pub(super) model: Arc<str>,
    pub(super) plan: Plan,
    /// Per rate of the plan, the meters it has no price for.
    pub(super) gaps: Vec<Vec<Meter>>,
}

/// Every combination seen, with its prices.
#[derive(Debug)]
pub(super) struct Plans<'a> {
    book: &'a PriceBook,
    codes: Interner<[Arc<str>; TEXTS.len()]>,
    plans: Vec<PlannedSeries>,
}

impl<'a> Plans<'a> {
    pub(super) fn new(book: &'a PriceBook) -> Self {
        Self {
            book,
            codes: Interner::default(),
            plans: Vec::new(),
        }
    }

    pub(super) fn get(&self, code: u32) -> Option<&PlannedSeries> {
        self.plans.get(code as usize)
    }

    /// All prices, in the order of their codes.
    pub(super) fn iter(&self) -> impl Iterator<Item = &PlannedSeries> {
        self.plans.iter()
    }

    /// The code of the prices of a series.
    pub(super) fn code(&mut self, batch: &EventBatch, series: u32) -> u32 {
        let texts = TEXTS.map(|attribute| Arc::from(batch.series_text(series, attribute)));
        let code = self.codes.code(&texts, Clone::clone);
        if code as usize == self.plans.len() {
            let [
                provider,
                model,
                source,
                kind,
                service_tier,
                processing,
                speed,
                region,
                context_band,
            ] = &texts;
            let plan = self.book.plan(&PriceQuery {
                provider,
                model,
                source,
                kind,
                service_tier,
                processing,
                speed,
                region,
                context_band,
            });
            let gaps = plan.rates().iter().map(|rates| match rates {
                Ok(rates) => gaps(rates),
                Err(_) => Vec::new(),
            });
            self.plans.push(PlannedSeries {
                gaps: gaps.collect(),
                provider: provider.clone(),
                model: model.clone(),
                plan,
            });
        }
        code
    }
}

/// Reasoning is a part of output: where it has no price of its own, output's price covers it.
fn gaps(rates: &Rates) -> Vec<Meter> {
    Meter::ALL
        .into_iter()
        .filter(|meter| *meter != Meter::Reasoning && rates.meters[*meter as usize].is_none())
        .collect()
}
