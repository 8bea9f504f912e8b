//! One series of calls and the price book, in: every price it can have over time and size, and a quick way to the right one, out.

mod steady;

use std::collections::BTreeSet;

use super::PriceQuery;
use super::book::PriceBook;
use super::call_size::CallSize;
use super::conditions::Window;
use super::layer::Layer;
use super::matching::{self, Match, Named};
use super::offer::{Offer, Rule};
use super::rates::{Rates, Unpriced};
use super::selection::{self, Situation};
use crate::units::Timestamp;

/// Hour rules that can be in force at once for one model; each doubles the table of an epoch.
const MOST_WINDOWS: usize = 8;

/// The prices of one series over all time and sizes: made once, asked per event.
#[derive(Clone, Debug)]
pub struct Plan {
    rates: Vec<Result<Rates, Unpriced>>,
    /// In order of time; the first starts at [`Timestamp::MIN`].
    pub(super) epochs: Vec<Epoch>,
    /// The prices of calls that are too large for the model.
    pub(super) beyond: Option<Box<Beyond>>,
}

/// The plan of calls larger than a size.
#[derive(Clone, Debug)]
pub(super) struct Beyond {
    pub(super) most: u64,
    /// Where its rates begin among those of the plan it belongs to.
    pub(super) first: usize,
    pub(super) plan: Plan,
}

/// A stretch of time in which no price begins or ends.
#[derive(Clone, Debug)]
pub(super) struct Epoch {
    pub(super) start: Timestamp,
    pub(super) windows: Vec<Window>,
    /// Total input from which on the next tier holds, in rising order.
    pub(super) thresholds: Vec<u64>,
    /// Numbers of rates: one row per set of open windows, one column per tier.
    pub(super) table: Vec<usize>,
}

impl Plan {
    /// The number of the rates in force for a call of that size at that time, an index into [`Plan::rates`].
    ///
    /// `input_tokens` is the total input of the one call, cached parts included.
    #[must_use]
    #[inline]
    pub fn rate(&self, time: Timestamp, input_tokens: u64) -> usize {
        if let Some(beyond) = &self.beyond
            && input_tokens > beyond.most
        {
            return beyond.first + beyond.plan.rate(time, input_tokens);
        }
        let epoch = match self.epochs.as_slice() {
            [only] => only,
            epochs => {
                let after = epochs.partition_point(|epoch| epoch.start <= time);
                match epochs.get(after.saturating_sub(1)) {
                    Some(epoch) => epoch,
                    None => return 0,
                }
            }
        };
        match epoch.table.as_slice() {
            [only] => *only,
            table => table
                .get(epoch.place(time, input_tokens))
                .copied()
                .unwrap_or(0),
        }
    }

    /// When a price begins or ends.
    pub fn changes(&self) -> impl Iterator<Item = Timestamp> {
        let beyond = self.beyond.iter().map(|beyond| &beyond.plan);
        let epochs = [self]
            .into_iter()
            .chain(beyond)
            .flat_map(|plan| &plan.epochs);
        let starts = epochs.map(|epoch| epoch.start);
        starts.filter(|start| *start > Timestamp::MIN)
    }

    /// Every outcome [`Plan::rate`] can name.
    pub fn rates(&self) -> &[Result<Rates, Unpriced>] {
        &self.rates
    }

    /// The same prices for calls of at most so many input tokens, and another plan's for larger ones.
    #[must_use]
    pub fn up_to(mut self, most: u64, plan: Self) -> Self {
        let first = self.rates.len();
        self.rates.extend(plan.rates.iter().cloned());
        self.beyond = Some(Box::new(Beyond { most, first, plan }));
        self
    }

    /// The same prices with calls of every size in the base context tier.
    #[must_use]
    pub fn base_tier(mut self) -> Self {
        for epoch in &mut self.epochs {
            let tiers = epoch.thresholds.len() + 1;
            epoch.table = epoch.table.iter().copied().step_by(tiers).collect();
            epoch.thresholds.clear();
        }
        self
    }

    /// Whether a number that [`Plan::rate`] gave is for calls past [`Plan::up_to`].
    #[must_use]
    pub fn is_beyond(&self, rate: usize) -> bool {
        let beyond = self.beyond.as_ref();
        beyond.is_some_and(|beyond| rate >= beyond.first)
    }

    /// The prices in force at one instant, at every time. Hours and weekdays stay those of the call.
    pub(super) fn pinned(mut self, instant: Timestamp) -> Self {
        let after = self.epochs.partition_point(|epoch| epoch.start <= instant);
        self.epochs.truncate(after.max(1));
        if let Some(mut epoch) = self.epochs.pop() {
            epoch.start = Timestamp::MIN;
            self.epochs = vec![epoch];
        }
        self
    }

    /// As [`Plan::pinned`] where there is a price at that instant; else as it is, so that what is no longer sold keeps the
    /// price it was called at.
    pub(super) fn pinned_or_own(self, instant: Timestamp) -> Self {
        let pinned = self.clone().pinned(instant);
        let mut rates = pinned.epochs.iter().flat_map(|epoch| &epoch.table);
        let is_priced = rates.any(|rate| matches!(pinned.rates.get(*rate), Some(Ok(_))));
        if is_priced { pinned } else { self }
    }

    /// Resolves a query against the book.
    pub(super) fn build(book: &PriceBook, query: &PriceQuery<'_>) -> Self {
        match matching::resolve(book, query) {
            Err(unpriced) => Self::constant(Err(unpriced)),
            Ok(matched) => {
                let size = CallSize::of(query);
                Builder::new(book, &matched, size).build()
            }
        }
    }

    fn constant(outcome: Result<Rates, Unpriced>) -> Self {
        let epoch = Epoch {
            start: Timestamp::MIN,
            windows: Vec::new(),
            thresholds: Vec::new(),
            table: vec![0],
        };
        Self {
            rates: vec![outcome],
            epochs: vec![epoch],
            beyond: None,
        }
    }
}

impl Epoch {
    pub(super) fn place(&self, time: Timestamp, input_tokens: u64) -> usize {
        let open = self
            .windows
            .iter()
            .enumerate()
            .filter(|(_, window)| window.contains(time))
            .fold(0, |set, (bit, _)| set | (1 << bit));
        let tier = self
            .thresholds
            .partition_point(|threshold| *threshold <= input_tokens);
        open * (self.thresholds.len() + 1) + tier
    }
}

/// An offer with the model and layer it was found in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found<'a> {
    pub(super) offer: &'a Offer,
    pub(super) layer: &'a Layer,
    /// 0 is the highest layer.
    pub(super) depth: usize,
}

struct Builder<'a> {
    matched: &'a Match,
    size: CallSize,
    /// Per target, the offers whose terms the call meets.
    offers: Vec<Vec<Found<'a>>>,
    uplifts: Vec<&'a Rule>,
    contracts: Vec<&'a Rule>,
    plan: Plan,
}

impl<'a> Builder<'a> {
    fn new(book: &'a PriceBook, matched: &'a Match, size: CallSize) -> Self {
        let offers = matched.targets.iter().map(|named| {
            let models = book
                .models(&matched.lister, &named.id)
                .into_iter()
                .enumerate();
            models
                .flat_map(|(depth, (layer, model))| {
                    let offers = model.offers.iter();
                    offers.map(move |offer| Found {
                        offer,
                        layer,
                        depth,
                    })
                })
                .filter(|found| matched.terms.meet(&found.offer.when))
                .collect()
        });
        Self {
            offers: offers.collect(),
            uplifts: book.rules(&matched.provider, |layer| &layer.uplifts),
            contracts: book.rules(&matched.provider, |layer| &layer.contracts),
            matched,
            size,
            plan: Plan {
                rates: Vec::new(),
                epochs: Vec::new(),
                beyond: None,
            },
        }
    }

    fn build(mut self) -> Plan {
        for start in self.cuts() {
            let epoch = self.epoch(start);
            self.plan.epochs.push(epoch);
        }
        self.plan.epochs.dedup_by(|later, earlier| {
            later.table == earlier.table
                && later.windows == earlier.windows
                && later.thresholds == earlier.thresholds
        });
        self.plan
    }

    /// Every instant at which something begins or ends.
    fn cuts(&self) -> BTreeSet<Timestamp> {
        let targets = self
            .matched
            .targets
            .iter()
            .map(|named| (named.from, named.until));
        let offers = self
            .offers
            .iter()
            .flatten()
            .map(|found| (found.offer.from, found.offer.until));
        let rules = self
            .uplifts
            .iter()
            .chain(&self.contracts)
            .map(|rule| (rule.from, rule.until));
        let mut cuts: BTreeSet<Timestamp> = targets
            .chain(offers)
            .chain(rules)
            .flat_map(|(from, until)| [from, until])
            .collect();
        cuts.remove(&Timestamp::MAX);
        cuts.insert(Timestamp::MIN);
        cuts
    }

    fn epoch(&mut self, start: Timestamp) -> Epoch {
        let holds = |from: Timestamp, until: Timestamp| from <= start && start < until;
        // A layer's own entry for a name counts for the time it has offers in; else what lies below does.
        let named = || {
            let targets = self.matched.targets.iter().enumerate();
            targets.filter(|(_, named)| holds(named.from, named.until))
        };
        let offered = |place: usize| {
            let offers = self.offers.get(place).map_or(&[][..], Vec::as_slice);
            offers
                .iter()
                .any(|found| holds(found.offer.from, found.offer.until))
        };
        let target = named()
            .find(|(place, _)| offered(*place))
            .or_else(|| named().next());
        let target = target.map(|(place, _)| place);
        let named = target.and_then(|place| self.matched.targets.get(place));
        let id = named.map_or("", |named| named.id.as_str());
        let derived = named.is_some_and(|named| named.derived);
        let all = target
            .and_then(|place| self.offers.get(place))
            .map_or(&[][..], Vec::as_slice);
        let active: Vec<Found<'a>> = all
            .iter()
            .filter(|found| holds(found.offer.from, found.offer.until))
            .copied()
            .collect();
        let uplifts = self.rules_at(&self.uplifts, id, start);
        let contract = self.rules_at(&self.contracts, id, start).pop();

        let (mut windows, mut thresholds) = borders(&active);
        let crossed = self.size.crossed(&thresholds);
        let mut tier_unknown = false;
        if self.size != CallSize::Each {
            tier_unknown = crossed.is_none() && !thresholds.is_empty();
            thresholds.clear();
        }
        let mut table = Vec::with_capacity((thresholds.len() + 1) << windows.len());
        for open in 0..1_usize << windows.len() {
            for tier in 0..=thresholds.len() {
                let input = tier
                    .checked_sub(1)
                    .and_then(|place| thresholds.get(place))
                    .copied();
                let is_open = |(bit, _): &(usize, &Window)| open & (1 << bit) != 0;
                let open = windows.iter().enumerate().filter(is_open);
                let situation = Situation {
                    input: input.or(crossed).unwrap_or(0),
                    open: open.map(|(_, window)| window).collect(),
                    tier_unknown,
                    derived,
                };
                let outcome = match selection::rates(&active, &situation, self.matched, id) {
                    Some(priced) => Ok(priced.with_rules(&uplifts, contract)),
                    None => Err(self.without_offer(start)),
                };
                table.push(self.intern(outcome));
            }
        }
        if table.iter().all(|number| Some(number) == table.first()) {
            table.truncate(1);
            windows.clear();
            thresholds.clear();
        }
        Epoch {
            start,
            windows,
            thresholds,
            table,
        }
    }

    fn rules_at(&self, rules: &[&'a Rule], id: &str, start: Timestamp) -> Vec<&'a Rule> {
        let holds = |rule: &Rule| {
            rule.from <= start
                && start < rule.until
                && self.matched.terms.meet(&rule.when)
                && (rule.models.is_empty()
                    || rule
                        .models
                        .iter()
                        .any(|glob| super::conditions::glob(glob, id)))
        };
        rules.iter().filter(|rule| holds(rule)).copied().collect()
    }

    /// The number of an outcome, the same for the same outcome.
    fn intern(&mut self, outcome: Result<Rates, Unpriced>) -> usize {
        let rates = &mut self.plan.rates;
        rates
            .iter()
            .position(|known| *known == outcome)
            .unwrap_or_else(|| {
                rates.push(outcome);
                rates.len() - 1
            })
    }

    /// Nothing is on offer at that instant: before the first price, or after the last.
    fn without_offer(&self, start: Timestamp) -> Unpriced {
        let later = |(place, named): (usize, &Named)| {
            let offers = self.offers.get(place).into_iter().flatten();
            let begin = offers
                .map(|found| found.offer.from.max(named.from))
                .filter(|begin| *begin < named.until);
            begin.filter(|begin| *begin > start).min()
        };
        let earlier = self
            .offers
            .iter()
            .flatten()
            .any(|found| found.offer.from <= start);
        let first = self
            .matched
            .targets
            .iter()
            .enumerate()
            .filter_map(later)
            .min();
        match first.filter(|_| !earlier) {
            Some(first) => Unpriced {
                status: "before_first_price",
                reason: format!(
                    "the first known price of this model holds from {}; add an earlier one to your price book if you have it",
                    date(first)
                ),
            },
            None => Unpriced {
                status: "no_price",
                reason: "no known price of this model holds at that time".to_owned(),
            },
        }
    }
}

/// The windows of the day and the sizes of context between which these offers' prices differ.
fn borders(offers: &[Found<'_>]) -> (Vec<Window>, Vec<u64>) {
    let mut windows: Vec<Window> = Vec::new();
    let mut thresholds: Vec<u64> = Vec::new();
    for Found { offer, .. } in offers {
        if let Some(window) = &offer.window
            && !windows.contains(window)
        {
            windows.push(window.clone());
        }
        if offer.at_least > 0 && !thresholds.contains(&offer.at_least) {
            thresholds.push(offer.at_least);
        }
    }
    windows.truncate(MOST_WINDOWS);
    thresholds.sort_unstable();
    (windows, thresholds)
}

/// The day of an instant in UTC.
pub(super) fn date(time: Timestamp) -> String {
    chrono::DateTime::from_timestamp_micros(time.0)
        .map_or_else(String::new, |time| time.format("%Y-%m-%d").to_string())
}
