//! The offers in force and the situation of a call, in: the rates of the one that counts, gaps filled and marked, out.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::conditions::{Term, Window};
use super::exact::Exact;
use super::matching::Match;
use super::offer::{Price, Rule};
use super::plan::Found;
use super::rates::{Provenance, Rates};
use super::schema::On;
use crate::event::Meter;
use crate::units::Usd;

/// What an offer's window and tier are held against.
#[derive(Debug)]
pub(super) struct Situation<'a> {
    /// The smallest total input of the tier in question.
    pub(super) input: u64,
    /// The windows that are open.
    pub(super) open: Vec<&'a Window>,
    /// Whether tiers exist but cannot be told.
    pub(super) tier_unknown: bool,
    /// Whether it is inferred that the name stood for this model.
    pub(super) derived: bool,
}

/// Exact rates before uplifts and contracts.
#[derive(Debug)]
pub(super) struct Priced {
    meters: [Option<Exact>; Meter::COUNT],
    quantities: BTreeMap<String, Exact>,
    per_call: Option<Exact>,
    provenance: Provenance,
}

/// The rates of the offer that counts; `None` if nothing is on offer.
pub(super) fn rates(
    active: &[Found<'_>],
    situation: &Situation<'_>,
    matched: &Match,
    id: &str,
) -> Option<Priced> {
    let candidates = in_force(active, situation);
    let best = candidates.iter().copied().max_by_key(rank)?;
    let standard = |tier_free: bool| {
        let standard = candidates.iter().copied();
        standard
            .filter(|found| found.offer.when.is_empty() && !found.offer.not_offered)
            .filter(|found| !tier_free || found.offer.at_least == 0)
            .max_by_key(rank)
    };
    let not_offered = best.offer.not_offered;
    let chosen = if not_offered { standard(false)? } else { best };
    let mut priced = Priced::stated(chosen, matched, id);
    priced.provenance.not_offered = not_offered;
    priced.provenance.tier_unknown = situation.tier_unknown;
    if situation.derived && priced.provenance.status == "listed" {
        "derived".clone_into(&mut priced.provenance.status);
    }
    // First the standard offer of the same tier, then, for what no tier changes, its base tier.
    for lender in [standard(false), standard(true)].into_iter().flatten() {
        priced.inherit(lender);
    }
    priced.widen();
    Some(priced)
}

/// Offers whose tier and window fit, without those a higher layer replaces.
fn in_force<'a>(active: &[Found<'a>], situation: &Situation<'_>) -> Vec<Found<'a>> {
    let fits = |found: &&Found<'a>| {
        let window = found.offer.window.as_ref();
        found.offer.at_least <= situation.input
            && window.is_none_or(|window| situation.open.contains(&window))
    };
    let fitting: Vec<Found<'a>> = active.iter().filter(fits).copied().collect();
    let replaced = |found: &Found<'a>| {
        fitting.iter().any(|other| {
            other.depth < found.depth
                && other.offer.when == found.offer.when
                && other.offer.at_least == found.offer.at_least
        })
    };
    fitting
        .iter()
        .filter(|found| !replaced(found) && !found.offer.remove)
        .copied()
        .collect()
}

/// Most terms met, an hour rule before none, the highest tier crossed, the latest start; then the order of the terms and
/// the higher layer, so that no two are equal.
fn rank(found: &Found<'_>) -> impl Ord + use<> {
    let offer = found.offer;
    let terms: Vec<Term> = offer.when.iter().map(|(term, _)| *term).collect();
    (
        offer.when.len(),
        offer.window.is_some(),
        offer.at_least,
        offer.from,
        Reverse(terms),
        Reverse(found.depth),
    )
}

fn exact(price: &Price) -> Exact {
    Exact::new(price.usd, price.per)
}

impl Priced {
    /// What the offer states itself.
    fn stated(found: Found<'_>, matched: &Match, id: &str) -> Self {
        let offer = found.offer;
        let resold = matched.provider != matched.lister;
        Self {
            meters: offer
                .stated
                .meters
                .each_ref()
                .map(|price| price.as_ref().map(exact)),
            // A price is for whole units, usage counts their thousandths.
            quantities: offer
                .stated
                .quantities
                .iter()
                .map(|(name, price)| (name.clone(), exact(price).divided(1000)))
                .collect(),
            per_call: offer.stated.per_call.as_ref().map(exact),
            provenance: Provenance {
                provider: matched.provider.clone(),
                model: if resold {
                    format!("{}/{id}", matched.lister)
                } else {
                    id.to_owned()
                },
                layer: found.layer.name.clone(),
                source: offer.source.clone(),
                status: if resold {
                    "estimated".to_owned()
                } else {
                    offer.status.clone()
                },
                when: offer
                    .when
                    .iter()
                    .map(|(term, values)| format!("{}={}", term.name(), values.join("|")))
                    .collect(),
                at_least: offer.at_least,
                ..Provenance::default()
            },
        }
    }

    /// Takes what is missing from another offer of the same instant.
    fn inherit(&mut self, lender: Found<'_>) {
        let stated = &lender.offer.stated;
        for meter in Meter::ALL {
            let price = stated.meters.get(meter as usize).and_then(Option::as_ref);
            self.fill(meter, price.map(exact));
        }
        for (name, price) in &stated.quantities {
            self.quantities
                .entry(name.clone())
                .or_insert_with(|| exact(price).divided(1000));
        }
        self.per_call = self.per_call.or(stated.per_call.as_ref().map(exact));
    }

    /// Fills what is still missing from the wider kind of token it belongs to.
    fn widen(&mut self) {
        use Meter::{
            AudioCacheRead, AudioInput, AudioOutput, CacheRead, CacheWrite, CacheWrite1h,
            CacheWrite5m, CacheWrite12h, CacheWrite30m, ImageCacheRead, ImageInput, ImageOutput,
            Output, UncachedInput, VideoInput,
        };
        let lifetimes = [CacheWrite5m, CacheWrite30m, CacheWrite1h, CacheWrite12h];
        // A lifetime that is not stated is taken for the shortest one sold.
        let shortest = lifetimes.into_iter().find_map(|meter| self.rate(meter));
        self.fill(CacheWrite, shortest);
        self.fill(CacheWrite, self.rate(UncachedInput));
        for lifetime in lifetimes {
            self.fill(lifetime, self.rate(CacheWrite));
        }
        for (part, whole) in [
            (CacheRead, UncachedInput),
            (AudioInput, UncachedInput),
            (ImageInput, UncachedInput),
            (VideoInput, UncachedInput),
            (AudioCacheRead, CacheRead),
            (ImageCacheRead, CacheRead),
            (AudioOutput, Output),
            (ImageOutput, Output),
        ] {
            self.fill(part, self.rate(whole));
        }
    }

    fn rate(&self, meter: Meter) -> Option<Exact> {
        self.meters.get(meter as usize).copied().flatten()
    }

    fn fill(&mut self, meter: Meter, rate: Option<Exact>) {
        if let Some(place) = self.meters.get_mut(meter as usize)
            && place.is_none()
            && rate.is_some()
        {
            *place = rate;
            self.provenance.inherited.push(meter);
        }
    }

    /// Applies uplifts in book order, then the contract, and rounds once.
    pub(super) fn with_rules(mut self, uplifts: &[&Rule], contract: Option<&Rule>) -> Rates {
        for uplift in uplifts {
            self.apply(uplift);
            let when: Vec<String> = uplift
                .when
                .iter()
                .map(|(term, values)| format!(" {}={}", term.name(), values.join("|")))
                .collect();
            self.provenance
                .uplifts
                .push(format!("×{}{}", uplift.factor, when.concat()));
        }
        let mut fixed = Usd::ZERO;
        if let Some(contract) = contract {
            self.apply(contract);
            fixed = contract.fixed;
            let mut text = format!("×{}", contract.factor);
            if fixed != Usd::ZERO {
                text.push_str(&format!(" +{fixed} per call"));
            }
            self.provenance.contracts.push(text);
        }
        let per_call = self.per_call.map_or(Usd::ZERO, Exact::rounded);
        Rates {
            meters: self.meters.map(|rate| rate.map(Exact::rounded)),
            quantities: self
                .quantities
                .into_iter()
                .map(|(name, rate)| (name, rate.rounded()))
                .collect(),
            per_call: per_call.checked_add(fixed).unwrap_or(per_call),
            provenance: self.provenance,
        }
    }

    fn apply(&mut self, rule: &Rule) {
        self.meters = self
            .meters
            .map(|rate| rate.map(|rate| rate.times(rule.factor)));
        if rule.on == On::All {
            self.quantities
                .values_mut()
                .for_each(|rate| *rate = rate.times(rule.factor));
            self.per_call = self.per_call.map(|rate| rate.times(rule.factor));
        }
    }
}
