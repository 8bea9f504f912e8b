//! Usage and the rates in force, in: its cost to the last digit, and what has no price, out.

use std::collections::BTreeMap;

use crate::event::{Meter, Meters};
use crate::units::Usd;

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
    /// Where these rates come from.
    pub provenance: Provenance,
}

impl Rates {
    /// Units in which a plan counts what it has paid for, beside the tokens that a call is priced by.
    pub const PLAN_UNITS: [&str; 3] = ["ai_unit", "credit", "premium_request"];

    /// Whether a unit other than tokens has a price, or needs none.
    #[must_use]
    pub fn covers(&self, unit: &str) -> bool {
        self.quantities.contains_key(unit) || Self::PLAN_UNITS.contains(&unit)
    }
}

/// Where rates come from: enough to say it to the user, and to find the line in the price book.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Provenance {
    /// The provider that bills.
    pub provider: String,
    /// The id of the price book's entry.
    pub model: String,
    /// The layer the offer was found in: `builtin`, `user`, `project` …
    pub layer: String,
    /// The price book's name for where the price was published.
    pub source: String,
    /// `listed`, `derived`, `promo`, `scheduled`, `estimated`, `user` or `free`.
    pub status: String,
    /// The terms of the call the offer is for, `processing=batch`; empty for the standard offer.
    pub when: Vec<String>,
    /// Total input tokens from which on this context tier holds; 0 for the base tier.
    pub at_least: u64,
    /// Meters whose rate the offer does not state itself: taken from the standard offer or a wider kind of token.
    pub inherited: Vec<Meter>,
    /// The model has context tiers, but a bucket of calls cannot be put in one: priced at the base tier.
    pub tier_unknown: bool,
    /// The terms of the call are not sold for this model or size: priced as standard.
    pub not_offered: bool,
    /// Multipliers of the provider that apply, in order: `×1.1 region=us`.
    pub uplifts: Vec<String>,
    /// The contract that applies: `×0.92 +0.0005 per call`.
    pub contracts: Vec<String>,
}

/// Why a series of calls has no price.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unpriced {
    /// `unknown_model`, `unknown_provider`, `ambiguous`, `before_first_price`, or `no_price` where the known
    /// prices have ended or were removed.
    pub status: &'static str,
    /// In words for the user, with candidates or nearest ids. Never quotes the log.
    pub reason: String,
}

/// One line of a cost: some units of one kind at one rate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The meter's or unit's name; `call` for what is charged per call.
    pub unit: String,
    /// How many: tokens, thousandths of another unit, or calls.
    pub quantity: u64,
    /// USD for each; `None` where no price is known.
    pub rate: Option<Usd>,
    /// What it costs; `None` where no price is known.
    pub amount: Option<Usd>,
    /// Whether the rate was taken from elsewhere: [`Provenance::inherited`].
    pub inherited: bool,
}

/// The cost of some usage at some rates, and how many of its tokens have no rate.
///
/// Costs are additive: the cost of a sum of usages is the sum of their costs, to the last digit.
#[must_use]
pub fn cost(rates: &Rates, meters: &Meters, quantities: &[(&str, u64)], calls: u64) -> (Usd, u64) {
    let (mut total, mut unpriced) = (Usd::ZERO, 0_u64);
    for (meter, tokens) in charged(rates, meters) {
        match rates.meters[meter as usize]
            .and_then(|rate| total.checked_add(rate.checked_mul(tokens)?))
        {
            Some(sum) => total = sum,
            None => unpriced = unpriced.saturating_add(tokens),
        }
    }
    let others = quantities
        .iter()
        .filter_map(|(name, amount)| rates.quantities.get(*name)?.checked_mul(*amount));
    for amount in others.chain(rates.per_call.checked_mul(calls)) {
        total = total.checked_add(amount).unwrap_or(total);
    }
    (total, unpriced)
}

/// The same cost line by line, in the order of the meters; lines of no units are left out.
#[must_use]
pub fn breakdown(
    rates: &Rates,
    meters: &Meters,
    quantities: &[(&str, u64)],
    calls: u64,
) -> Vec<Line> {
    let line = |unit: &str, quantity: u64, rate: Option<Usd>, inherited| Line {
        unit: unit.to_owned(),
        quantity,
        rate,
        amount: rate.and_then(|rate| rate.checked_mul(quantity)),
        inherited,
    };
    let tokens = charged(rates, meters).map(|(meter, tokens)| {
        let inherited = rates.provenance.inherited.contains(&meter);
        line(
            meter.name(),
            tokens,
            rates.meters[meter as usize],
            inherited,
        )
    });
    let others = quantities
        .iter()
        .filter(|(_, amount)| *amount > 0)
        .map(|(name, amount)| line(name, *amount, rates.quantities.get(*name).copied(), false));
    let calls = (rates.per_call != Usd::ZERO && calls > 0)
        .then(|| line("call", calls, Some(rates.per_call), false));
    tokens.chain(others).chain(calls).collect()
}

/// The meters that are charged, with their tokens: reasoning apart from output only where it has a rate of its own.
fn charged<'a>(rates: &'a Rates, meters: &'a Meters) -> impl Iterator<Item = (Meter, u64)> + 'a {
    let apart = rates.meters[Meter::Reasoning as usize].is_some();
    let reasoning = meters[Meter::Reasoning].min(meters[Meter::Output]);
    Meter::ALL
        .into_iter()
        .map(move |meter| match meter {
            Meter::Reasoning if apart => (meter, reasoning),
            Meter::Reasoning => (meter, 0),
            Meter::Output if apart => (meter, meters[Meter::Output] - reasoning),
            _ => (meter, meters[meter]),
        })
        .filter(|(_, tokens)| *tokens > 0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    prop_compose! {
        fn rates()(
            meters in proptest::array::uniform16(proptest::option::of(0..10_i128.pow(16))),
            search in 0..10_i128.pow(18),
            per_call in 0..10_i128.pow(18),
        ) -> Rates {
            Rates {
                meters: meters.map(|rate| rate.map(Usd)),
                quantities: BTreeMap::from([("web_search".to_owned(), Usd(search))]),
                per_call: Usd(per_call),
                provenance: Provenance::default(),
            }
        }
    }

    prop_compose! {
        fn usage()(mut tokens in proptest::array::uniform16(0..1_u64 << 40)) -> Meters {
            let (output, reasoning) = (Meter::Output as usize, Meter::Reasoning as usize);
            tokens[reasoning] = tokens[reasoning].min(tokens[output]);
            Meters(tokens)
        }
    }

    #[test]
    fn what_a_plan_counts_in_needs_no_price_and_other_units_do() {
        let rates = Rates {
            quantities: BTreeMap::from([("web_search".to_owned(), Usd::ONE)]),
            ..Rates::default()
        };
        let covered = ["web_search", "credit", "premium_request", "request"];
        let covered = covered.map(|unit| rates.covers(unit));
        assert_eq!(covered, [true, true, true, false]);
    }

    proptest! {
        #[test]
        fn costs_add_up_over_usages_and_over_lines(rates in rates(), a in usage(), b in usage(), q in 0..1_000_000_u64) {
            let mut both = a;
            for meter in Meter::ALL {
                both[meter] += b[meter];
            }
            let (first, first_unpriced) = cost(&rates, &a, &[("web_search", q)], 1);
            let (second, second_unpriced) = cost(&rates, &b, &[("web_search", 2 * q)], 3);
            let (sum, unpriced) = cost(&rates, &both, &[("web_search", 3 * q)], 4);
            prop_assert_eq!(first + second, sum);
            prop_assert_eq!(first_unpriced + second_unpriced, unpriced);
            let lines = breakdown(&rates, &a, &[("web_search", q)], 1);
            prop_assert_eq!(lines.iter().filter_map(|line| line.amount).sum::<Usd>(), first);
            let unknown: u64 = lines.iter().filter(|line| line.amount.is_none()).map(|line| line.quantity).sum();
            prop_assert_eq!(unknown, first_unpriced);
        }

        #[test]
        fn no_usage_leaves_the_range_of_money(tokens in proptest::array::uniform16(any::<u64>()), rate in 0..=Usd::ONE.0) {
            let rates = Rates { meters: [Some(Usd(rate)); Meter::COUNT], ..Rates::default() };
            let (total, unpriced) = cost(&rates, &Meters(tokens), &[], u64::MAX);
            prop_assert!(total >= Usd::ZERO);
            prop_assert!(unpriced == 0 || total > Usd::ZERO);
        }
    }

    #[test]
    fn reasoning_is_charged_once() {
        let mut meters = Meters::default();
        (meters[Meter::Output], meters[Meter::Reasoning]) = (10, 4);
        let mut rates = Rates::default();
        rates.meters[Meter::Output as usize] = Some(Usd(100));
        assert_eq!(cost(&rates, &meters, &[], 1), (Usd(1000), 0));
        rates.meters[Meter::Reasoning as usize] = Some(Usd(1));
        assert_eq!(cost(&rates, &meters, &[], 1), (Usd(604), 0));
        rates.meters[Meter::Output as usize] = None;
        assert_eq!(cost(&rates, &meters, &[], 1), (Usd(4), 6));
    }
}
