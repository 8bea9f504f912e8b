//! Events of all layers to what is known best of each provider and day: calls, else usage buckets, else charges.
//!
//! A provider's usage export, a gateway's daily table and a bill tell of the same calls as the logs do, in coarser terms.
//! For each provider and UTC day the finest of them counts and the others are left out; filters on layer, source or kind
//! choose what is looked at. An agent's session totals are calls that are not told apart: no other layer of that
//! machine repeats them, so they count beside calls.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;

use rayon::prelude::*;

use super::codes::EXCLUDED;
use super::codes::Interner;
use super::filter::Filter;
use super::filter::FilterTarget;
use super::owners::Owners;
use super::removed::Removed;
use super::telemetry::LoggedSessions;
use crate::error::Error;
use crate::event::Attribute;
use crate::event::Details;
use crate::event::EventBatch;
use crate::event::PartSums;
use crate::event::Scan;
use crate::pricing::PriceBook;
use crate::units::Period;
use crate::units::Timestamp;

/// What decides how fine a record is, and whether it is looked at.
pub(super) const NEEDED: [Attribute; 6] = [
    Attribute::Session,
    Attribute::Kind,
    Attribute::Layer,
    Attribute::Source,
    Attribute::Provider,
    Attribute::Model,
];

/// How fine a record tells of usage; the least is the finest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Grain {
    /// Calls, and the session totals of agents.
    Call,
    /// Usage by the provider's own export.
    ProviderBucket,
    /// Usage by a gateway.
    GatewayBucket,
    /// Usage by an application's metrics.
    AppBucket,
    /// Money of a bill.
    Charge,
}

impl Grain {
    /// The grain of a series.
    fn of(batch: &EventBatch, series: u32) -> Self {
        let layer = batch.series_text(series, Attribute::Layer);
        match (batch.series_text(series, Attribute::Kind), layer) {
            ("charge", _) => Self::Charge,
            ("bucket", "agent") => Self::Call,
            ("bucket", "provider" | "invoice") => Self::ProviderBucket,
            ("bucket", "gateway") => Self::GatewayBucket,
            ("bucket", _) => Self::AppBucket,
            _ => Self::Call,
        }
    }
}

/// What tells of usage: a grain, and of charges the bill, for several exports of one bill state the same money; of
/// telemetry that is left out its name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Told {
    grain: Grain,
    /// Of several bills one counts: FOCUS and usage reports say more than cost summaries, and come later by name.
    bill: Reverse<Arc<str>>,
}

impl Told {
    fn of(batch: &EventBatch, series: u32) -> Self {
        let grain = Grain::of(batch, series);
        let bill = match grain {
            Grain::Charge => batch.series_text(series, Attribute::Source),
            _ => "",
        };
        Self {
            grain,
            bill: Reverse(Arc::from(bill)),
        }
    }
}

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.grain {
            Grain::Call if self.bill.0.is_empty() => f.write_str("single calls"),
            Grain::Call => f.write_str(&self.bill.0),
            Grain::ProviderBucket => f.write_str("the provider's usage buckets"),
            Grain::GatewayBucket => f.write_str("a gateway's usage buckets"),
            Grain::AppBucket => f.write_str("an application's usage buckets"),
            Grain::Charge => write!(f, "charges of {}", self.bill.0),
        }
    }
}

/// Records left out for others: how many, of which provider and kind, and what counts instead.
pub(super) type LeftOut = BTreeMap<(Arc<str>, Told, Told), u64>;

const DAY: i64 = 86_400 * Timestamp::SECOND;
/// A record that spans more days is judged by the first of them.
const LONGEST: i64 = 400;

/// What tells best of each provider and day.
#[derive(Debug, Default)]
pub(super) struct Coverage {
    providers: Interner<Arc<str>>,
    /// Per provider, from day to what tells of it.
    days: Vec<BTreeMap<i64, Told>>,
    /// Days told of by coarser records than calls: provider, first day and the day after the last.
    coarser: BTreeSet<(Told, u32, i64, i64)>,
    logged: LoggedSessions,
    removed: Removed,
}

impl Coverage {
    /// The part of a filter that decides what is looked at: its clauses about records.
    pub(super) fn asked(filter: &Filter) -> Filter {
        let records = [Attribute::Layer, Attribute::Source, Attribute::Kind];
        filter.about(&records.map(FilterTarget::Attribute))
    }

    /// Looks at all events that the filter's clauses about records let through.
    ///
    /// # Errors
    /// What stopped the reading.
    pub(super) fn of(filter: &Filter, events: &dyn Scan, book: &PriceBook) -> Result<Self, Error> {
        let filter = Self::asked(filter);
        let details = NEEDED.into_iter().fold(Details::NONE, Details::with);
        let days = NEEDED.into_iter().filter(|one| *one != Attribute::Session);
        let days = days.fold(Details::NONE, Details::with);
        let parts = events.parts(Period::ALL);
        let next = AtomicUsize::new(0);
        let work = |_| {
            let mut owners = Owners::new(book);
            let mut coverage = Self::default();
            while let Some(part) = parts.get(next.fetch_add(1, Ordering::Relaxed)) {
                if events.is_sums_only(*part) {
                    // Of removed calls it is known of which provider and day they were, not of which session.
                    let mut take = |batch: &EventBatch| {
                        coverage.add(batch, &filter, &mut owners);
                        coverage.removed.add(*part, batch);
                        true
                    };
                    let sums = events.sums(*part);
                    let hand = |sums: Box<dyn PartSums + '_>| {
                        sums.hand(days, &[Period::ALL], DAY, &mut take)
                    };
                    if sums.map(hand).transpose()? == Some(true) {
                        continue;
                    }
                }
                coverage.add(&*events.read(*part, details)?, &filter, &mut owners);
            }
            Ok(coverage)
        };
        let count = rayon::current_num_threads().min(parts.len());
        let found: Vec<Self> = (0..count)
            .into_par_iter()
            .map(work)
            .collect::<Result<_, Error>>()?;
        let mut coverage = Self::default();
        for other in found {
            coverage.merge(other);
        }
        if let Some(part) = coverage.removed.missing() {
            // Whether a log told of these sessions is known no more: the error says so.
            events.read(part, details)?;
        }
        coverage.settle();
        Ok(coverage)
    }

    /// Adds what another thread found, before either is settled.
    fn merge(&mut self, mut other: Self) {
        let mut codes = Vec::new();
        for (code, days) in (0..).zip(std::mem::take(&mut other.days)) {
            if let Some(name) = other.providers.get(code) {
                let own = self.provider(name);
                codes.push(own);
                if let Some(known) = self.days.get_mut(own as usize) {
                    known.extend(days);
                }
            }
        }
        for (told, code, first, end) in other.coarser {
            if let Some(own) = codes.get(code as usize) {
                self.coarser.insert((told, *own, first, end));
            }
        }
        self.logged.merge(other.logged);
        self.removed.merge(other.removed);
    }

    fn add(&mut self, batch: &EventBatch, filter: &Filter, owners: &mut Owners<'_>) {
        let series = told(batch, owners).into_iter().zip(0..);
        let series = series.map(|((provider, told), series)| {
            let passes = filter.passes_series(batch, series, &provider);
            passes.then(|| (self.provider(&provider), told))
        });
        let series: Vec<Option<(u32, Told)>> = series.collect();
        let counts: Vec<bool> = series.iter().map(Option::is_some).collect();
        self.logged.add(batch, &counts);
        self.removed.look(batch);
        // Rows come in order of time: most are of the day and series before.
        let mut last = None;
        let rows = batch.series().iter().zip(batch.times()).zip(0..);
        for ((code, time), row) in rows {
            let days = days(*time, batch.spans().get(row));
            if last.as_ref() == Some(&(*code, days.clone())) {
                continue;
            }
            last = Some((*code, days.clone()));
            match series.get(*code as usize) {
                Some(Some((provider, told))) if told.grain == Grain::Call => {
                    self.tell(*provider, told, days);
                }
                Some(Some((provider, told))) => {
                    let coarser = (told.clone(), *provider, days.start, days.end);
                    self.coarser.insert(coarser);
                }
                _ => {}
            }
        }
    }

    /// From fine to coarse: a record that is left out tells of no day.
    fn settle(&mut self) {
        for (told, provider, first, end) in std::mem::take(&mut self.coarser) {
            let best = self.best(provider, first..end);
            if best.is_none_or(|best| *best >= told) {
                self.tell(provider, &told, first..end);
            }
        }
    }

    fn tell(&mut self, provider: u32, told: &Told, days: Range<i64>) {
        if let Some(known) = self.days.get_mut(provider as usize) {
            known.extend(days.map(|day| (day, told.clone())));
        }
    }

    /// What tells best of some days.
    fn best(&self, provider: u32, days: Range<i64>) -> Option<&Told> {
        let known = self.days.get(provider as usize)?;
        days.filter_map(|day| known.get(&day)).min()
    }

    fn provider(&mut self, name: &Arc<str>) -> u32 {
        let code = self.providers.code(name, Clone::clone);
        self.days.resize_with(self.providers.len(), BTreeMap::new);
        code
    }

    /// What the series of a batch tell as.
    pub(super) fn look(&self, batch: &EventBatch, owners: &mut Owners<'_>) -> Looked {
        Looked {
            series: told(batch, owners),
            telemetry: self.logged.telemetry(batch),
        }
    }

    /// Leaves out the rows of which something finer is known.
    pub(super) fn exclude(
        &self,
        batch: &EventBatch,
        rows: &Range<usize>,
        looked: &Looked,
        codes: &mut [u32],
        left_out: &mut LeftOut,
    ) {
        let Looked { series, telemetry } = looked;
        let logged = &self.logged;
        logged.exclude(batch, telemetry, rows, codes, |own| {
            if let Some((provider, told)) = series.get(own as usize) {
                let named = |bill: &str| Told {
                    grain: told.grain,
                    bill: Reverse(Arc::from(bill)),
                };
                let telemetry = named(batch.series_text(own, Attribute::Source));
                let left = (provider.clone(), telemetry, named("session logs"));
                *left_out.entry(left).or_default() += 1;
            }
        });
        for (row, code) in rows.clone().zip(codes) {
            let own = batch.series().get(row);
            let Some((provider, told)) = own.and_then(|own| series.get(*own as usize)) else {
                continue;
            };
            if told.grain == Grain::Call || *code == EXCLUDED {
                continue;
            }
            let days = days(batch.time(row).0, batch.spans().get(row));
            let provider_code = self.providers.find(provider);
            let best = provider_code.and_then(|provider| self.best(provider, days));
            if let Some(better) = best.filter(|best| *best < told) {
                *code = EXCLUDED;
                let left = (provider.clone(), told.clone(), better.clone());
                *left_out.entry(left).or_default() += 1;
            }
        }
    }
}

/// What there is to know of the series of a batch, whichever of its rows are asked for.
#[derive(Debug, Default)]
pub(super) struct Looked {
    /// The provider of each, and what it tells as.
    series: Vec<(Arc<str>, Told)>,
    /// Whether each is telemetry that may be left out; empty where none is.
    telemetry: Vec<bool>,
}

/// The provider of each series, and what it tells as.
fn told(batch: &EventBatch, owners: &mut Owners<'_>) -> Vec<(Arc<str>, Told)> {
    let series = 0..u32::try_from(batch.series_count()).unwrap_or(u32::MAX);
    series
        .map(|series| (owners.provider(batch, series), Told::of(batch, series)))
        .collect()
}

/// The UTC days a record reaches over.
fn days(time: i64, span: u64) -> Range<i64> {
    let first = time.div_euclid(DAY);
    let span = i64::try_from(span).unwrap_or(0);
    let last = time.saturating_add((span - 1).max(0)).div_euclid(DAY);
    match last - first {
        0..LONGEST => first..last + 1,
        _ => first..first + 1,
    }
}
