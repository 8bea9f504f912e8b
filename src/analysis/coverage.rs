//! Events of all layers to what is known best of each provider and day: calls, else usage buckets, else charges.
//!
//! A provider's usage export, a gateway's daily table and a bill tell of the same calls as the logs do, in coarser terms.
//! For each provider and UTC day the finest of them counts and the others are left out; filters on layer, source or kind
//! choose what is looked at. An agent's session totals are calls that are not told apart: no other layer of that
//! machine repeats them, so they count beside calls.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use super::codes::EXCLUDED;
use super::codes::Interner;
use super::filter::Filter;
use super::filter::FilterTarget;
use super::owners::Owners;
use crate::error::Error;
use crate::event::Attribute;
use crate::event::Details;
use crate::event::EventBatch;
use crate::event::Scan;
use crate::pricing::PriceBook;
use crate::units::Period;
use crate::units::Timestamp;

/// What decides how fine a record is, and whether it is looked at.
pub(super) const NEEDED: [Attribute; 5] = [
    Attribute::Kind,
    Attribute::Layer,
    Attribute::Source,
    Attribute::Provider,
    Attribute::Model,
];

/// How fine a record tells of usage; the least is the finest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Grain {
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
    pub(super) fn of(batch: &EventBatch, series: u32) -> Self {
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

    /// What such records are called.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Call => "single calls",
            Self::ProviderBucket => "the provider's usage buckets",
            Self::GatewayBucket => "a gateway's usage buckets",
            Self::AppBucket => "an application's usage buckets",
            Self::Charge => "charges of a bill",
        }
    }
}

/// Records left out for finer ones: how many, of which provider and grain, and what counts instead.
pub(super) type LeftOut = BTreeMap<(Arc<str>, Grain, Grain), u64>;

const DAY: i64 = 86_400 * Timestamp::SECOND;
/// A record that spans more days is judged by the first of them.
const LONGEST: i64 = 400;

/// The finest grain of each provider and day.
#[derive(Debug, Default)]
pub(super) struct Coverage {
    providers: Interner<Arc<str>>,
    /// Per provider, from day to grain.
    days: Vec<BTreeMap<i64, Grain>>,
    /// Days told of by coarser records than calls: grain, provider, first day and the day after the last.
    coarser: BTreeSet<(Grain, u32, i64, i64)>,
}

impl Coverage {
    /// Looks at all events that the filter's clauses about records let through.
    ///
    /// # Errors
    /// What stopped the reading.
    pub(super) fn of(filter: &Filter, events: &dyn Scan, book: &PriceBook) -> Result<Self, Error> {
        let records = [Attribute::Layer, Attribute::Source, Attribute::Kind];
        let filter = filter.about(&records.map(FilterTarget::Attribute));
        let details = NEEDED.into_iter().fold(Details::NONE, Details::with);
        let mut owners = Owners::new(book);
        let mut coverage = Self::default();
        for part in events.parts(Period::ALL) {
            let batch = events.read(part, details)?;
            coverage.add(&batch, &filter, &mut owners);
        }
        coverage.settle();
        Ok(coverage)
    }

    fn add(&mut self, batch: &EventBatch, filter: &Filter, owners: &mut Owners<'_>) {
        let series = grains(batch, owners).into_iter().zip(0..);
        let series = series.map(|((provider, grain), series)| {
            let passes = filter.passes_series(batch, series, &provider);
            passes.then(|| (self.provider(&provider), grain))
        });
        let series: Vec<Option<(u32, Grain)>> = series.collect();
        // Rows come in order of time: most are of the day and series before.
        let mut last = None;
        let rows = batch.series().iter().zip(batch.times()).zip(0..);
        for ((code, time), row) in rows {
            let Some((provider, grain)) = series.get(*code as usize).copied().flatten() else {
                continue;
            };
            let days = days(*time, batch.spans().get(row));
            let this = (provider, grain, days.clone());
            if last.as_ref() == Some(&this) {
                continue;
            }
            last = Some(this);
            if grain == Grain::Call {
                self.tell(provider, grain, days);
            } else {
                let coarser = (grain, provider, days.start, days.end);
                self.coarser.insert(coarser);
            }
        }
    }

    /// From fine to coarse: a record that is left out tells of no day.
    fn settle(&mut self) {
        for (grain, provider, first, end) in std::mem::take(&mut self.coarser) {
            if self
                .best(provider, first..end)
                .is_none_or(|best| best >= grain)
            {
                self.tell(provider, grain, first..end);
            }
        }
    }

    fn tell(&mut self, provider: u32, grain: Grain, days: Range<i64>) {
        if let Some(known) = self.days.get_mut(provider as usize) {
            known.extend(days.map(|day| (day, grain)));
        }
    }

    /// The finest grain known of some days.
    fn best(&self, provider: u32, days: Range<i64>) -> Option<Grain> {
        let known = self.days.get(provider as usize)?;
        days.filter_map(|day| known.get(&day).copied()).min()
    }

    fn provider(&mut self, name: &Arc<str>) -> u32 {
        let code = self.providers.code(name, Clone::clone);
        self.days.resize_with(self.providers.len(), BTreeMap::new);
        code
    }

    /// Leaves out the rows of which something finer is known.
    pub(super) fn exclude(
        &self,
        batch: &EventBatch,
        rows: &Range<usize>,
        grains: &[(Arc<str>, Grain)],
        codes: &mut [u32],
        left_out: &mut LeftOut,
    ) {
        for (row, code) in rows.clone().zip(codes) {
            let series = batch
                .series()
                .get(row)
                .and_then(|series| grains.get(*series as usize));
            let Some((provider, grain)) = series else {
                continue;
            };
            if *grain == Grain::Call || *code == EXCLUDED {
                continue;
            }
            if let Some(finer) = self.finer(batch, row, provider, *grain) {
                *code = EXCLUDED;
                *left_out
                    .entry((provider.clone(), *grain, finer))
                    .or_default() += 1;
            }
        }
    }

    /// What counts instead of a record, where something finer is known of one of its days.
    fn finer(
        &self,
        batch: &EventBatch,
        row: usize,
        provider: &Arc<str>,
        grain: Grain,
    ) -> Option<Grain> {
        let days = days(batch.time(row).0, batch.spans().get(row));
        let best = self.best(self.providers.find(provider)?, days)?;
        Some(best).filter(|best| *best < grain)
    }
}

/// The provider and grain of each series.
pub(super) fn grains(batch: &EventBatch, owners: &mut Owners<'_>) -> Vec<(Arc<str>, Grain)> {
    let series = 0..u32::try_from(batch.series_count()).unwrap_or(u32::MAX);
    series
        .map(|series| (owners.provider(batch, series), Grain::of(batch, series)))
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
