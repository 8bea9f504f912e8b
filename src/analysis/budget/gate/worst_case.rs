//! A call that has not been made to what it costs at most.

use crate::event::Meters;
use crate::event::provider_name;
use crate::pricing::PriceBook;
use crate::pricing::PriceQuery;
use crate::pricing::cost;
use crate::units::Timestamp;
use crate::units::Usd;

/// What a call is made with, and how much of it at most.
#[derive(Clone, Copy, Debug, Default)]
pub struct WorstCase<'c> {
    /// Who bills; empty for the owner of the model.
    pub provider: &'c str,
    /// The model as it is called.
    pub model: &'c str,
    /// The tier it is to be served on.
    pub service_tier: &'c str,
    /// The most tokens.
    pub meters: Meters,
}

impl WorstCase<'_> {
    /// Who bills: as stated, else the one owner of the model in the price book; empty where nobody knows.
    #[must_use]
    pub fn provider(&self, book: &PriceBook) -> String {
        match self.provider {
            "" => book.owner(self.model, "").unwrap_or_default(),
            stated => provider_name(stated),
        }
    }

    /// What it costs at an instant, in USD.
    ///
    /// # Errors
    /// Why nobody knows, in a sentence without a full stop.
    pub fn cost(&self, book: &PriceBook, at: Timestamp) -> Result<Usd, String> {
        let plan = book.plan(&PriceQuery {
            provider: self.provider,
            model: self.model,
            kind: "call",
            service_tier: self.service_tier,
            ..PriceQuery::default()
        });
        let rates = plan.rates().get(plan.rate(at, self.meters.input()));
        let priced = match rates {
            Some(Ok(rates)) => cost(rates, &self.meters, &[], 1),
            Some(Err(unpriced)) => return Err(format!("{}: {}", self.model, unpriced.reason)),
            None => return Err(format!("{}: no price", self.model)),
        };
        match priced {
            (usd, 0) => Ok(usd),
            (_, tokens) => Err(format!(
                "{}: {tokens} of its tokens have no price",
                self.model
            )),
        }
    }
}
