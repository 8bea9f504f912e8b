//! One state of the store, read batch by batch.

use std::fs::File;
use std::sync::mpsc;
use std::thread;

use rayon::prelude::*;

use super::catalogue::Table;
use super::details::Details;
use super::segment::Segment;
use super::state::{State, nonsense};
use super::{Store, pending};
use crate::error::Error;
use crate::event::EventBatch;
use crate::event::Numbers;
use crate::event::Scan;
use crate::units::Period;

/// How many segments are read at once: bounds memory on machines with many cores.
const AHEAD: usize = 2;

/// What the store held at one moment; later writes do not change it.
#[derive(Debug)]
pub struct Snapshot {
    store: Store,
    state: State,
    details: Details,
    _reading: Option<File>,
}

impl Store {
    /// Takes the state of the store as it is now. It may be read while others write.
    ///
    /// # Errors
    /// [`Error::Damaged`] when the catalogue is not what was written.
    pub fn snapshot(&self) -> Result<Snapshot, Error> {
        // Before the catalogue is read, so that nothing it names is removed while the snapshot lives.
        let reading = self.reading();
        let state = match self.catalogue(false)? {
            Some(catalogue) => State::load(&catalogue.view()?)?,
            None => State::default(),
        };
        Ok(Snapshot {
            store: self.clone(),
            state,
            details: Details::ALL,
            _reading: reading,
        })
    }
}

impl Snapshot {
    /// Reads no more than the details named, which is faster.
    #[must_use]
    pub fn only(mut self, details: Details) -> Self {
        self.details = details;
        self
    }

    /// How many events there are.
    #[must_use]
    pub fn len(&self) -> u64 {
        let rows = |segment: &Segment| {
            u64::from(segment.rows) - self.state.superseded_in(segment.id) as u64
        };
        let stored: u64 = self.state.segments.values().map(rows).sum();
        stored + self.state.pending.len() as u64
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The events of a segment that count.
    fn batch(&self, segment: &Segment) -> Result<EventBatch, Error> {
        let mut batch = segment.read(&self.store.segments(), self.details)?;
        if let Some(superseded) = self.state.superseded.get(&segment.id) {
            let rows = (0..segment.rows).filter(|row| !superseded.contains(row));
            keep(&mut batch, &rows.collect::<Vec<u32>>());
        }
        Ok(batch)
    }

    fn pending(&self) -> Result<EventBatch, Error> {
        let mut batch = EventBatch::default();
        for (key, record) in &self.state.pending {
            let event = pending::decode(*key, record).ok_or_else(|| nonsense(Table::Pending))?;
            batch.push(&event);
        }
        Ok(batch)
    }
}

/// Batches from segments carry no keys: [`EventBatch::key`] is zero there.
impl Scan for Snapshot {
    fn scan(
        &self,
        period: Period,
        visit: &mut dyn FnMut(&EventBatch) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let wanted: Vec<&Segment> = self
            .state
            .segments
            .values()
            .filter(|segment| segment.overlaps(period))
            .collect();
        // Some segments are read, each by one thread, while those before them are visited in order.
        thread::scope(|scope| {
            let (sender, receiver) = mpsc::sync_channel(1);
            scope.spawn(move || {
                for ahead in wanted.chunks(AHEAD) {
                    let batches: Vec<_> = ahead
                        .par_iter()
                        .map(|segment| self.batch(segment))
                        .collect();
                    if batches.into_iter().any(|batch| sender.send(batch).is_err()) {
                        break;
                    }
                }
            });
            receiver.into_iter().try_for_each(|batch| visit(&batch?))
        })?;
        if !self.state.pending.is_empty() {
            visit(&self.pending()?)?;
        }
        Ok(())
    }
}

/// Keeps the rows named, in their order.
fn keep(batch: &mut EventBatch, rows: &[u32]) {
    fn chosen<T: Copy>(values: &mut Vec<T>, rows: &[u32]) {
        *values = rows.iter().map(|row| values[*row as usize]).collect();
    }
    chosen(&mut batch.times, rows);
    chosen(&mut batch.series, rows);
    chosen(&mut batch.runs, rows);
    chosen(&mut batch.sessions, rows);
    chosen(&mut batch.files, rows);
    let facts = &mut batch.facts;
    let numbers = [
        &mut facts.span,
        &mut facts.duration,
        &mut facts.time_to_first_token,
        &mut facts.calls,
        &mut facts.copy,
        &mut facts.line,
        &mut facts.cost_low,
        &mut facts.cost_high,
    ];
    for column in numbers
        .into_iter()
        .chain(&mut batch.meters)
        .chain(batch.quantities.values_mut())
    {
        if !column.is_zero() {
            let kept = rows.iter().map(|row| column.get(*row as usize)).collect();
            *column = Numbers::from_values(kept);
        }
    }
}
