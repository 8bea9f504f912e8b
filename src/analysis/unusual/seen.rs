//! Rows that count to what habits are learned from: a few numbers of each call, by agent and model.

use std::collections::HashMap;
use std::sync::Arc;

use super::alike::Alike;
use super::alike::Call;
use super::alike::Calls;
use crate::analysis::codes::Interner;
use crate::analysis::rows::Found;
use crate::event::Attribute;
use crate::event::Dictionary;
use crate::event::EventBatch;
use crate::event::Meter;
use crate::units::Usd;

/// What must be known of a call to compare it with its like.
pub(super) const NEEDED: [Attribute; 3] = [Attribute::Agent, Attribute::Model, Attribute::Session];

/// What one thread has seen.
#[derive(Default)]
pub(super) struct Seen {
    /// Agents and models, each with its calls.
    kinds: Interner<[Arc<str>; 2]>,
    calls: Vec<Calls>,
    pub(super) sessions: Sessions,
    /// The part being read, per series of it the code of its kind, and the meters that it has tokens of.
    part: Option<u64>,
    series: Vec<Option<u32>>,
    input: Vec<Meter>,
    output: Vec<Meter>,
    cache_read: Vec<Meter>,
}

impl Seen {
    /// Adds a row that is one call with a price.
    pub(super) fn add(&mut self, found: &Found<'_>) {
        let (batch, row) = (found.batch, found.row);
        let Some(Usd(cost)) = found.cost.filter(|_| batch.calls().get(row) == 1) else {
            return;
        };
        if self.part != Some(found.part) {
            self.part = Some(found.part);
            self.begin(batch);
        }
        let sum = |meters: &[Meter]| {
            let counts = meters.iter().map(|meter| batch.meter(*meter).get(row));
            counts.fold(0, u64::saturating_add)
        };
        let input = sum(&self.input);
        self.sessions.add(batch, row, input);
        let call = Call {
            place: (found.part, row),
            cost,
            input,
            output: sum(&self.output),
            cached: cached(input, sum(&self.cache_read)),
        };
        let kind = batch
            .series()
            .get(row)
            .map(|series| self.kind(batch, *series));
        if let Some(calls) = kind.and_then(|kind| self.calls.get_mut(kind as usize)) {
            calls.push(call);
        }
    }

    fn begin(&mut self, batch: &EventBatch) {
        let used = |meters: &[Meter]| {
            let used = meters.iter().copied();
            used.filter(|meter| !batch.meter(*meter).is_zero())
                .collect()
        };
        self.input = used(&Meter::INPUT);
        self.output = used(&Meter::OUTPUT);
        self.cache_read = used(&Meter::CACHE_READ);
        self.series.clear();
        self.series.resize(batch.series_count(), None);
        self.sessions.begin(batch);
    }

    /// The code of the agent and model of a series.
    fn kind(&mut self, batch: &EventBatch, series: u32) -> u32 {
        if let Some(Some(known)) = self.series.get(series as usize) {
            return *known;
        }
        let text = |attribute| Arc::from(batch.series_text(series, attribute));
        let kind = [Attribute::Agent, Attribute::Model].map(text);
        let code = self.kinds.code(&kind, Clone::clone);
        if self.calls.len() < self.kinds.len() {
            self.calls.push(Calls::default());
        }
        if let Some(known) = self.series.get_mut(series as usize) {
            *known = Some(code);
        }
        code
    }
}

/// Thousandths of the input that were read from a cache.
pub(super) fn cached(input: u64, cache_read: u64) -> u64 {
    let thousandths = cache_read.saturating_mul(1000);
    thousandths.checked_div(input).unwrap_or(0)
}

/// The calls of each agent and model, whoever saw them.
pub(super) fn alike(all: &[Seen]) -> Vec<Alike<'_>> {
    let mut kinds: HashMap<&[Arc<str>; 2], Alike<'_>> = HashMap::new();
    for seen in all {
        for (kind, calls) in seen.kinds.values().iter().zip(&seen.calls) {
            kinds.entry(kind).or_default().add(calls);
        }
    }
    kinds.into_values().collect()
}

/// The least input of the calls of each session.
#[derive(Default)]
pub(super) struct Sessions {
    names: Dictionary,
    least: Vec<u64>,
    /// Per session of the part being read its code among the names; 0 of those not met yet.
    codes: Vec<u32>,
}

impl Sessions {
    fn begin(&mut self, batch: &EventBatch) {
        let column = batch.own_column(Attribute::Session);
        self.codes.clear();
        self.codes
            .resize(column.map_or(0, |(_, names)| names.len()), 0);
    }

    fn add(&mut self, batch: &EventBatch, row: usize, input: u64) {
        let Some((column, names)) = batch.own_column(Attribute::Session) else {
            return;
        };
        let session = column.get(row).copied().filter(|session| *session > 0);
        let known = session.and_then(|session| self.codes.get_mut(session as usize));
        let Some((session, known)) = session.zip(known) else {
            return;
        };
        if *known == 0 {
            *known = self.names.code(names.text(session));
            let count = self.least.len().max(*known as usize + 1);
            self.least.resize(count, u64::MAX);
        }
        if let Some(least) = self.least.get_mut(*known as usize) {
            *least = input.min(*least);
        }
    }

    /// The least input of a session, if calls of it were met.
    pub(super) fn least(&mut self, session: &str) -> Option<u64> {
        let code = self.names.code(session);
        self.least.get(code as usize).copied().filter(|_| code > 0)
    }
}
