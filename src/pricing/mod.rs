//! What a call costs: a dated, sourced price book, and the rates it gives for one series of calls.

use std::collections::BTreeMap;

use crate::event::{Meter, Meters};
use crate::units::{Timestamp, Usd};

/// What decides the price of a series of calls, resolved once per distinct series.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PriceQuery<'a> {
    /// Who bills, as the log states it; may be empty.
    pub provider: &'a str,
    /// The model as the log names it.
    pub model: &'a str,
    /// The input format, which can tell the provider: `claude-code` means anthropic.
    pub source: &'a str,
    /// `call`, `bucket` or `charge`: a bucket cannot be put in a context tier.
    pub kind: &'a str,
    /// The tier the call was served on.
    pub service_tier: &'a str,
    /// `batch`, or empty.
    pub processing: &'a str,
    /// `fast`, or empty.
    pub speed: &'a str,
    /// Region or inference geography.
    pub region: &'a str,
}

/// The rates of one offer at one time and context tier, per single unit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rates {
    /// USD per token of each meter; `None` where no price is known. `Reasoning` is `Some` only where reasoning
    /// has a price of its own: then it is charged for reasoning tokens and `Output` for the rest.
    pub meters: [Option<Usd>; Meter::COUNT],
    /// USD per thousandth of each other unit.
    pub quantities: BTreeMap<String, Usd>,
    /// USD per call on top.
    pub per_call: Usd,
}

/// Why a series of calls has no price.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unpriced {
    /// `unknown_model`, `unknown_provider`, `ambiguous`, `before_first_price`.
    pub status: &'static str,
    /// In words for the user, with candidates or nearest ids.
    pub reason: String,
}

/// The prices of one series over all time and sizes: made once, asked per event.
pub trait Plan {
    /// The number of the rates in force for a call of that size at that time, an index into [`Plan::rates`].
    fn rate(&self, time: Timestamp, input_tokens: u64) -> usize;

    /// Every outcome [`Plan::rate`] can name.
    fn rates(&self) -> &[Result<Rates, Unpriced>];
}

/// The cost of some usage at some rates, and how many of its tokens have no rate.
#[must_use]
pub fn cost(_rates: &Rates, _meters: &Meters, _quantities: &[(&str, u64)], _calls: u64) -> (Usd, u64) {
    (Usd::ZERO, 0)
}
