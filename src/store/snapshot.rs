//! One state of the store, read part by part.

use std::borrow::Cow;
use std::fs::File;
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::PoisonError;

use super::catalogue::Catalogue;
use super::catalogue::Table;
use super::holds::Hold;
use super::holds::holds;
use super::parquet_file::PAGE_ROWS;
use super::segment::Part;
use super::segment::Segment;
use super::state::{State, nonsense};
use super::sums::DAY;
use super::sums::Sums;
use super::{Store, pending};
use crate::error::Error;
use crate::event::Attribute;
use crate::event::Details;
use crate::event::EventBatch;
use crate::event::Numbers;
use crate::event::PartSums;
use crate::event::Scan;
use crate::units::Period;

/// The part that holds the events in no segment; others are numbered as their segments.
const PENDING: u64 = u64::MAX;

/// What the store held at one moment; later writes do not change it.
#[derive(Debug)]
pub struct Snapshot {
    store: Store,
    state: State,
    /// Open, for it takes longer to open than to read.
    catalogue: Option<Mutex<Catalogue>>,
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
        let catalogue = self.catalogue(false)?;
        let state = match &catalogue {
            Some(catalogue) => State::load(&catalogue.view()?)?,
            None => State::default(),
        };
        Ok(Snapshot {
            store: self.clone(),
            state,
            catalogue: catalogue.map(Mutex::new),
            _reading: reading,
        })
    }
}

impl Snapshot {
    /// How many events there are.
    #[must_use]
    pub fn len(&self) -> u64 {
        let rows = |segment: &Segment| {
            u64::from(segment.rows) - self.state.superseded_in(segment.id) as u64
        };
        let stored: u64 = self.state.segments.values().map(rows).sum();
        stored + self.state.pending.len() as u64
    }

    /// Every hold as it is now, as [`Store::holds`] gives them.
    ///
    /// # Errors
    /// [`Error::Damaged`] when the catalogue is not what was written.
    pub fn holds(&self) -> Result<Vec<Hold>, Error> {
        match &self.catalogue {
            Some(catalogue) => holds(&catalogue.lock().unwrap_or_else(PoisonError::into_inner)),
            None => Ok(Vec::new()),
        }
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Hands on the events of a segment that count, in stretches of at most so many rows.
    fn each(
        &self,
        segment: &Segment,
        details: Details,
        most: usize,
        visit: &mut dyn FnMut(&mut EventBatch),
    ) -> Result<(), Error> {
        if segment.kept {
            return Err(self.state.pruned());
        }
        let segments = self.store.segments();
        let keys = details.keys.then(|| segment.keys(&segments)?.all());
        let keys = keys.transpose()?;
        let superseded = self.state.superseded.get(&segment.id);
        segment.each(&segments, details, most, &mut |batch, rows| {
            if let Some(keys) = &keys {
                let wanted = keys.get(rows.start as usize..rows.end as usize);
                batch.keys = wanted.unwrap_or_default().to_vec();
            }
            if let Some(superseded) = superseded {
                let first = rows.start;
                let kept = rows.filter(|row| !superseded.contains(row));
                keep(batch, &kept.map(|row| row - first).collect::<Vec<u32>>());
            }
            visit(batch);
        })
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

/// Batches from segments carry keys only where asked for: [`EventBatch::key`] is zero elsewhere.
impl Scan for Snapshot {
    fn parts(&self, period: Period) -> Vec<u64> {
        let segments = self.state.segments.values();
        let wanted = segments.filter(|segment| segment.overlaps(period));
        let pending = (!self.state.pending.is_empty()).then_some(PENDING);
        wanted.map(|segment| segment.id).chain(pending).collect()
    }

    fn read(&self, part: u64, details: Details) -> Result<Cow<'_, EventBatch>, Error> {
        match self.state.segments.get(&part) {
            Some(segment) => {
                let mut all = EventBatch::default();
                let mut visit = |batch: &mut EventBatch| all = std::mem::take(batch);
                self.each(segment, details, usize::MAX, &mut visit)?;
                Ok(Cow::Owned(all))
            }
            None => self.pending().map(Cow::Owned),
        }
    }

    fn read_in_stretches(
        &self,
        part: u64,
        details: Details,
        visit: &mut dyn FnMut(&EventBatch),
    ) -> Result<(), Error> {
        match self.state.segments.get(&part) {
            Some(segment) => self.each(segment, details, PAGE_ROWS, &mut |batch| visit(batch)),
            None => {
                visit(&self.pending()?);
                Ok(())
            }
        }
    }

    fn each_text(
        &self,
        part: u64,
        attribute: Attribute,
        visit: &mut dyn FnMut(&str),
    ) -> Result<(), Error> {
        let texts = match self.state.segments.get(&part) {
            Some(segment) => segment.texts(&self.store.segments(), attribute)?,
            None => std::mem::take(&mut self.pending()?.dictionaries[attribute as usize]),
        };
        texts.iter().for_each(visit);
        Ok(())
    }

    fn sums(&self, part: u64) -> Option<Box<dyn PartSums + '_>> {
        let segment = self.state.segments.get(&part)?;
        let directory = self.store.segments();
        // Sums are of all rows of a segment, also of those that were replaced since.
        let is_whole = self.state.superseded_in(segment.id) == 0;
        let sums = is_whole.then(|| segment.sums(&directory)).flatten();
        let is_asked = sums.is_some() || segment.kept;
        is_asked.then(|| {
            Box::new(Beside {
                directory,
                segment,
                sums,
            }) as Box<dyn PartSums>
        })
    }

    fn is_sums_only(&self, part: u64) -> bool {
        let segment = self.state.segments.get(&part);
        segment.is_some_and(|segment| segment.kept)
    }
}

/// The sums beside a segment, or in its place.
struct Beside<'s> {
    directory: PathBuf,
    segment: &'s Segment,
    sums: Option<Sums>,
}

impl PartSums for Beside<'_> {
    fn hand(
        &self,
        details: Details,
        spans: &[Period],
        widest: i64,
        take: &mut dyn FnMut(&EventBatch) -> bool,
    ) -> Result<bool, Error> {
        let is_summed = !details.keys && !details.records;
        // What is the whole segment in a row does not tell what was made before a border inside it.
        let is_inside = spans.iter().any(|span| self.segment.is_within(*span));
        let widest = widest.min(if is_inside { i64::MAX } else { DAY });
        let sums = self.sums.as_ref();
        let mut batches = sums
            .iter()
            .flat_map(|sums| sums.grids(details, spans, widest));
        let is_taken = is_summed && batches.any(|batch| take(&batch));
        // Of removed calls there is nothing else to read.
        if self.segment.kept && !is_taken && !sums.is_some_and(Sums::is_sound) {
            return Err(self.segment.damaged(&self.directory, Part::Columns));
        }
        Ok(is_taken)
    }
}

/// Keeps the rows named, in their order.
fn keep(batch: &mut EventBatch, rows: &[u32]) {
    fn chosen<T: Copy>(values: &mut Vec<T>, rows: &[u32]) {
        *values = rows.iter().map(|row| values[*row as usize]).collect();
    }
    if !batch.keys.is_empty() {
        chosen(&mut batch.keys, rows);
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
