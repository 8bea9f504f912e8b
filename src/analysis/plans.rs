//! Series of calls to their prices, asked once per distinct combination of texts.

use std::sync::Arc;

use super::codes::Interner;
use super::what_if::{Changed, WhatIf};
use crate::event::{Attribute, EventBatch, Meter};
use crate::pricing::{Plan, PriceBook, PriceQuery, Rates};

/// The texts of a series that decide its price, in the order of [`PriceQuery`].
pub const TEXTS: [Attribute; 9] = [
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

/// What is asked of a price book for texts in the order of [`TEXTS`].
pub(super) fn query(texts: &[Arc<str>; TEXTS.len()]) -> PriceQuery<'_> {
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
    ] = texts;
    PriceQuery {
        provider,
        model,
        source,
        kind,
        service_tier,
        processing,
        speed,
        region,
        context_band,
    }
}

/// The prices of one distinct combination.
#[derive(Debug)]
pub(super) struct PlannedSeries {
    pub(super) provider: Arc<str>,
    pub(super) model: Arc<str>,
    pub(super) plan: Plan,
    /// What is otherwise than logged.
    pub(super) changed: Changed,
    /// Whether its records are sums of calls.
    pub(super) is_bucket: bool,
    /// Per rate of the plan, the meters it has no price for.
    pub(super) gaps: Vec<Vec<Meter>>,
}

/// Every combination seen, with its prices.
#[derive(Debug)]
pub(super) struct Plans<'a> {
    book: &'a PriceBook,
    what_if: &'a WhatIf,
    codes: Interner<([Arc<str>; TEXTS.len()], Changed)>,
    plans: Vec<PlannedSeries>,
}

impl<'a> Plans<'a> {
    pub(super) fn new(book: &'a PriceBook, what_if: &'a WhatIf) -> Self {
        Self {
            book,
            what_if,
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
    pub(super) fn code(&mut self, batch: &EventBatch, series: u32, changed: Changed) -> u32 {
        let texts = TEXTS.map(|attribute| Arc::from(batch.series_text(series, attribute)));
        let texts = (texts, changed);
        let code = self.codes.code(&texts, Clone::clone);
        if code as usize == self.plans.len() {
            let query = query(&texts.0);
            let plan = self.what_if.plan(self.book, &query, changed);
            let [provider, model, _, kind, ..] = &texts.0;
            let (provider, model) = match self.what_if.target(changed) {
                Some(target) => target.owner_and_id(),
                None => (provider.clone(), model.clone()),
            };
            let gaps = plan.rates().iter().map(|rates| match rates {
                Ok(rates) => gaps(rates),
                Err(_) => Vec::new(),
            });
            self.plans.push(PlannedSeries {
                gaps: gaps.collect(),
                provider,
                model,
                plan,
                changed,
                is_bucket: kind.as_ref() == "bucket",
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
