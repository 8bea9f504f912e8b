//! One series of calls and the price book, in: every price it can have over time and size, out.

use std::collections::BTreeSet;

use super::Epoch;
use super::Plan;
use super::date;
use crate::pricing::PriceQuery;
use crate::pricing::book::PriceBook;
use crate::pricing::call_size::CallSize;
use crate::pricing::conditions;
use crate::pricing::conditions::Window;
use crate::pricing::layer::Layer;
use crate::pricing::matching;
use crate::pricing::matching::Match;
use crate::pricing::matching::Named;
use crate::pricing::offer::Offer;
use crate::pricing::offer::Rule;
use crate::pricing::rates::Rates;
use crate::pricing::rates::Unpriced;
use crate::pricing::selection;
use crate::pricing::selection::Situation;
use crate::units::Timestamp;

/// Hour rules that can be in force at once for one model; each doubles the table of an epoch.
const MOST_WINDOWS: usize = 8;

impl Plan {
    /// Resolves a query against the book.
    pub(in crate::pricing) fn build(book: &PriceBook, query: &PriceQuery<'_>) -> Self {
        match matching::resolve(book, query) {
            Err(unpriced) => Self::constant(Err(unpriced)),
            Ok(matched) => {
                let size = CallSize::of(query);
                Builder::new(book, &matched, size).build()
            }
        }
    }
}

/// An offer with the model and layer it was found in.
#[derive(Clone, Copy, Debug)]
pub(in crate::pricing) struct Found<'a> {
    pub(in crate::pricing) offer: &'a Offer,
    pub(in crate::pricing) layer: &'a Layer,
    /// 0 is the highest layer.
    pub(in crate::pricing) depth: usize,
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
                    || rule.models.iter().any(|glob| conditions::glob(glob, id)))
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
