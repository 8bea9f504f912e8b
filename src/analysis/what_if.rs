//! Calls as logged, in: how they are priced in a question that has them otherwise, out.
//!
//! A [`WhatIf`] is one world, in which every call either changes as a whole or does not: exact token counts, each call in
//! the context tier of its own size. Shares of calls are worlds weighed against each other, see `simulate`.

use std::sync::Arc;

use super::filter::Filter;
use super::owners::Owners;
use super::plans::PlannedSeries;
use crate::event::{Attribute, EventBatch, Meter, Meters};
use crate::pricing::{Plan, PriceBook, PriceQuery, Rates};
use crate::units::Timestamp;

/// All calls, in the unit of [`Rule::share`]: a hundredth of a percent.
pub const WHOLE: u32 = 10_000;

/// Calls chosen, and what becomes of a share of them.
#[derive(Clone, Debug)]
pub struct Rule {
    /// The calls it is for, by what a series knows: no runs, sessions or files.
    pub which: Filter,
    /// What becomes of them.
    pub change: Change,
    /// How many of them, in ten-thousandths.
    pub share: u32,
    /// As the user typed it.
    pub typed: String,
}

/// What becomes of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// It goes to this model, `provider/model` or an id that has one owner.
    Model(Target),
    /// It is processed in batch.
    Batch,
}

/// A model that calls are moved to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// As typed.
    pub name: Arc<str>,
    /// The largest input it takes; larger calls stay where they are. `None` where that is not known.
    pub window: Option<u64>,
}

/// What is otherwise than logged; by default nothing.
#[derive(Clone, Debug, Default)]
pub struct WhatIf {
    pub(super) rules: Arc<[Rule]>,
    /// Which calls out of [`WHOLE`] of a kind are looked at: a rule changes those from the end of the shares before it up
    /// to the end of its own.
    pub(super) place: u32,
    pub(super) cache: CacheUse,
    /// Calls of every size are in the base context tier of their model.
    pub(super) base_tier: bool,
    /// Every call has the prices of this instant; those of models without a price then keep their own.
    pub(super) prices_of: Option<Timestamp>,
}

/// Where text input comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum CacheUse {
    #[default]
    AsLogged,
    /// All of it is read from a cache.
    Hit,
    /// None of it: it is written to a cache where the model charges for that, else plain input.
    Miss,
}

/// The rules in force for a series, by number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Changed {
    pub(super) model: Option<usize>,
    pub(super) batch: Option<usize>,
}

/// What is said of the calls of a what-if.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Met {
    /// The rule of that number holds.
    Rule(usize),
    /// They are larger than the model of that rule takes.
    TooLarge(usize),
    /// They are summed up in buckets, so that their size is not known.
    UnknownSize(usize),
    /// This model has no batch price.
    NoBatch(Arc<str>),
    /// This model has no lower price for cached input.
    NoCache(Arc<str>),
}

/// Input that a cache can hold; other modalities are left as they are.
pub(super) const TEXT_INPUT: [Meter; 7] = [
    Meter::UncachedInput,
    Meter::CacheRead,
    Meter::CacheWrite5m,
    Meter::CacheWrite30m,
    Meter::CacheWrite1h,
    Meter::CacheWrite12h,
    Meter::CacheWrite,
];

impl Target {
    /// A model by its name; its size is looked up when the question is asked.
    #[must_use]
    pub fn named(name: &str) -> Self {
        Self {
            name: Arc::from(name),
            window: None,
        }
    }

    /// Provider and id as typed; the provider is empty where none was.
    pub(super) fn owner_and_id(&self) -> (Arc<str>, Arc<str>) {
        match self.name.split_once('/') {
            Some((provider, id)) => (Arc::from(provider), Arc::from(id)),
            None => (Arc::from(""), self.name.clone()),
        }
    }
}

impl WhatIf {
    /// All calls at the prices of one instant, so that a price that changed moves nothing.
    pub(super) fn at_prices_of(instant: Timestamp) -> Self {
        Self {
            prices_of: Some(instant),
            ..Self::default()
        }
    }

    /// The texts that rules choose by.
    pub(super) fn attributes(&self) -> impl Iterator<Item = Attribute> {
        self.rules.iter().flat_map(|rule| rule.which.attributes())
    }

    /// The rules in force for a series. Of those for models the first that fits counts, and the next begins where its
    /// share ends.
    pub(super) fn changed(
        &self,
        batch: &EventBatch,
        series: u32,
        owners: &mut Owners<'_>,
    ) -> Changed {
        let mut changed = Changed::default();
        if self.rules.is_empty() {
            return changed;
        }
        let provider = owners.provider(batch, series);
        let (mut models, mut batches) = (0_u32, 0_u32);
        for (number, rule) in self.rules.iter().enumerate() {
            let (taken, found) = match rule.change {
                Change::Model(_) => (&mut models, &mut changed.model),
                Change::Batch => (&mut batches, &mut changed.batch),
            };
            if !rule.which.passes_series(batch, series, &provider) {
                continue;
            }
            let end = taken.saturating_add(rule.share);
            if (*taken..end).contains(&self.place) {
                *found = Some(number);
            }
            *taken = end;
        }
        changed
    }

    /// The model a series is moved to, if it is.
    pub(super) fn target(&self, changed: Changed) -> Option<&Target> {
        match &self.rules.get(changed.model?)?.change {
            Change::Model(target) => Some(target),
            Change::Batch => None,
        }
    }

    /// The prices of a series as it is changed.
    pub(super) fn plan(&self, book: &PriceBook, query: &PriceQuery<'_>, changed: Changed) -> Plan {
        let stays = PriceQuery {
            processing: match changed.batch {
                Some(_) => "batch",
                None => query.processing,
            },
            ..*query
        };
        let look = |query: &PriceQuery<'_>| {
            let plan = match self.prices_of {
                Some(instant) => book.plan_of(query, instant),
                None => book.plan(query),
            };
            match self.base_tier {
                true => plan.base_tier(),
                false => plan,
            }
        };
        let Some(target) = self.target(changed) else {
            return look(&stays);
        };
        let plan = look(&PriceQuery {
            provider: "",
            model: &target.name,
            source: "",
            ..stays
        });
        let is_one_call = matches!(query.kind, "call" | "");
        match target.window {
            Some(most) if is_one_call => plan.up_to(most, look(&stays)),
            _ => plan,
        }
    }

    /// Whether nothing is otherwise than logged.
    pub(super) fn is_nothing(&self) -> bool {
        self.rules.is_empty()
            && self.charges_as_logged()
            && !self.base_tier
            && self.prices_of.is_none()
    }

    /// Whether the tokens that are charged are those that were logged.
    pub(super) fn charges_as_logged(&self) -> bool {
        self.cache == CacheUse::AsLogged
    }

    /// The tokens that are charged at some rates.
    pub(super) fn meters(&self, logged: &Meters, rates: &Rates) -> Meters {
        let mut meters = *logged;
        let into = match self.cache {
            CacheUse::AsLogged => return meters,
            _ if !discounts_cached(rates) => return meters,
            CacheUse::Hit => Meter::CacheRead,
            CacheUse::Miss if rates.meters[Meter::CacheWrite as usize].is_some() => {
                Meter::CacheWrite
            }
            CacheUse::Miss => Meter::UncachedInput,
        };
        let text = logged.sum(&TEXT_INPUT);
        for meter in TEXT_INPUT {
            meters[meter] = 0;
        }
        meters[into] = text;
        meters
    }

    /// What there is to say of calls at one rate, and of how many tokens.
    pub(super) fn met(
        &self,
        planned: &PlannedSeries,
        rate: usize,
        meters: &Meters,
    ) -> impl Iterator<Item = (Met, u64)> {
        let Changed { model, batch } = planned.changed;
        let too_large = planned.plan.is_beyond(rate);
        let rates = match planned.plan.rates().get(rate) {
            Some(Ok(rates)) => Some(rates),
            _ => None,
        };
        let moved = model.filter(|_| !too_large);
        let is_batch = |rates: &Rates| rates.provenance.when.iter().any(|term| term == BATCH);
        let no_batch = batch.and(rates).filter(|rates| !is_batch(rates));
        let cached = match self.cache {
            CacheUse::AsLogged if moved.is_none() => 0,
            CacheUse::AsLogged => meters.sum(&Meter::CACHE_READ),
            CacheUse::Hit | CacheUse::Miss => meters.sum(&TEXT_INPUT),
        };
        let no_cache = rates.filter(|rates| cached > 0 && !discounts_cached(rates));
        let name = |rates: &Rates| Arc::from(rates.provenance.model.as_str());
        let all = |met: Met| (met, meters.total());
        let no_size = moved.filter(|_| planned.is_bucket);
        [
            moved.map(|number| all(Met::Rule(number))),
            batch.map(|number| all(Met::Rule(number))),
            model
                .filter(|_| too_large)
                .map(|number| all(Met::TooLarge(number))),
            no_size.map(|number| all(Met::UnknownSize(number))),
            no_batch.map(|rates| all(Met::NoBatch(name(rates)))),
            no_cache.map(|rates| (Met::NoCache(name(rates)), cached)),
        ]
        .into_iter()
        .flatten()
    }
}

/// The term of a batch price, as [`crate::pricing::Provenance::when`] writes it.
const BATCH: &str = "processing=batch";

/// Whether input read from a cache costs less than other input.
fn discounts_cached(rates: &Rates) -> bool {
    let rate = |meter: Meter| rates.meters[meter as usize];
    rate(Meter::CacheRead)
        .zip(rate(Meter::UncachedInput))
        .is_some_and(|(cached, plain)| cached < plain)
}
