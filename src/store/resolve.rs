//! New events against everything stored: which are new, which are known, which replace what is kept.
//!
//! One batch is settled at a time. Keys are looked up for all of it at once; only segments with a hit are read,
//! each once, and a call kept in one segment is compared with its row in place.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::catalogue::Table;
use super::pending;
use super::state::{State, nonsense};
use crate::error::Error;
use crate::event::EventBatch;
use crate::event::Key;
use crate::event::Recorded;
use crate::event::UsageEvent;
use crate::event::merge::{Resolution, resolve};

/// Where a kept event lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    /// In a segment.
    Row { segment: u64, row: u32, key: Key },
    /// In the catalogue.
    Pending(Key),
    /// In the batch being settled.
    Batch(u32),
}

impl Place {
    fn segment(self) -> Option<u64> {
        match self {
            Self::Row { segment, .. } => Some(segment),
            Self::Pending(_) | Self::Batch(_) => None,
        }
    }
}

/// What settling changed in the state.
#[derive(Debug, Default)]
pub(super) struct Changes {
    /// Segments of which more rows are superseded.
    pub(super) segments: BTreeSet<u64>,
    /// Pending events taken away.
    pub(super) pending: BTreeSet<Key>,
}

/// Settles a batch of distinct calls against the state; says what became of each row.
///
/// Rows that are duplicates must not be stored; the others take the place of what they replaced.
pub(super) fn settle(
    batch: &mut EventBatch,
    state: &mut State,
    directory: &Path,
    changes: &mut Changes,
) -> Result<Vec<Recorded>, Error> {
    let mut rows: Vec<(u64, u32)> = batch.keys.iter().map(|key| key.call).zip(0..).collect();
    rows.sort_unstable();
    let known = known(&rows, state, directory)?;
    let mut settling = Settling {
        fates: vec![Recorded::New; batch.len()],
        batch,
        state,
        changes,
    };
    // Calls kept in one segment are settled while it is in memory; the few that are spread are collected.
    let mut by_segment: BTreeMap<Option<u64>, Vec<&[(u64, Place)]>> = BTreeMap::new();
    let mut spread: BTreeMap<u64, Vec<(Place, UsageEvent<'static>)>> = BTreeMap::new();
    for group in known.chunk_by(|a, b| a.0 == b.0) {
        let mut homes: Vec<Option<u64>> = group.iter().map(|(_, place)| place.segment()).collect();
        homes.dedup();
        for home in &homes {
            by_segment.entry(*home).or_default().push(group);
        }
        if homes.len() > 1 {
            spread.extend(group.iter().map(|(call, _)| (*call, Vec::new())));
        }
    }
    for (home, groups) in by_segment {
        let stored = match home {
            Some(id) => settling.state.segments.get(&id).cloned(),
            None => None,
        };
        let columns = stored.map(|segment| segment.read(directory)).transpose()?;
        for group in groups {
            let here: Vec<Place> = group
                .iter()
                .map(|(_, place)| *place)
                .filter(|place| place.segment() == home)
                .collect();
            let records: Vec<Vec<u8>> = here
                .iter()
                .map(|place| settling.pending_record(*place))
                .collect();
            let mut kept = Vec::new();
            for (place, record) in here.into_iter().zip(&records) {
                kept.push((place, event_at(place, columns.as_ref(), record)?));
            }
            let call = group.first().map_or(0, |(call, _)| *call);
            match spread.get_mut(&call) {
                Some(collected) => collected.extend(
                    kept.into_iter()
                        .map(|(place, event)| (place, event.into_owned())),
                ),
                None => settling.call(rows_of(&rows, call), kept),
            }
        }
    }
    for (call, kept) in spread {
        settling.call(rows_of(&rows, call), kept);
    }
    Ok(settling.fates)
}

/// Every kept event that shares its call with the batch, sorted by call and place.
fn known(rows: &[(u64, u32)], state: &State, directory: &Path) -> Result<Vec<(u64, Place)>, Error> {
    let mut calls: Vec<u64> = rows.iter().map(|(call, _)| *call).collect();
    calls.dedup();
    let mut known = Vec::new();
    for segment in state.segments.values() {
        for (key, row) in segment.keys(directory)?.find(&calls)? {
            if state.counts(segment.id, row) {
                let segment = segment.id;
                known.push((key.call, Place::Row { segment, row, key }));
            }
        }
    }
    for key in state.pending.keys() {
        if calls.binary_search(&key.call).is_ok() {
            known.push((key.call, Place::Pending(*key)));
        }
    }
    known.sort_unstable();
    Ok(known)
}

fn rows_of(rows: &[(u64, u32)], call: u64) -> &[(u64, u32)] {
    let start = rows.partition_point(|(other, _)| *other < call);
    let end = rows.partition_point(|(other, _)| *other <= call);
    rows.get(start..end).unwrap_or_default()
}

fn event_at<'a>(
    place: Place,
    columns: Option<&'a EventBatch>,
    record: &'a [u8],
) -> Result<UsageEvent<'a>, Error> {
    match (place, columns) {
        (Place::Row { row, key, .. }, Some(columns)) if (row as usize) < columns.len() => {
            let mut event = columns.event(row as usize);
            event.key = key;
            Ok(event)
        }
        (Place::Pending(key), _) => {
            pending::decode(key, record).ok_or_else(|| nonsense(Table::Pending))
        }
        _ => Err(Error::Damaged(
            "a key names a row that is not there".to_owned(),
        )),
    }
}

struct Settling<'a> {
    batch: &'a mut EventBatch,
    state: &'a mut State,
    changes: &'a mut Changes,
    fates: Vec<Recorded>,
}

impl Settling<'_> {
    fn pending_record(&self, place: Place) -> Vec<u8> {
        match place {
            Place::Pending(key) => self.state.pending.get(&key).cloned().unwrap_or_default(),
            Place::Row { .. } | Place::Batch(_) => Vec::new(),
        }
    }

    /// Settles the batch's rows of one call against what is kept of it.
    fn call(&mut self, rows: &[(u64, u32)], kept: Vec<(Place, UsageEvent<'_>)>) {
        let (mut places, mut kept): (Vec<Place>, Vec<UsageEvent<'_>>) = kept.into_iter().unzip();
        for (_, row) in rows {
            let at = *row as usize;
            let new = self.batch.event(at);
            match resolve(&kept, &new) {
                Resolution::Duplicate => self.fates[at] = Recorded::Duplicate,
                Resolution::New => {
                    kept.push(new.into_owned());
                    places.push(Place::Batch(*row));
                }
                Resolution::Replace {
                    rows: replaced,
                    event,
                } => {
                    self.fates[at] = Recorded::Grown;
                    self.batch.replace(at, &event);
                    for index in replaced.into_iter().rev() {
                        kept.remove(index);
                        self.take_away(places.remove(index));
                    }
                    kept.push(*event);
                    places.push(Place::Batch(*row));
                }
            }
        }
    }

    fn take_away(&mut self, place: Place) {
        match place {
            Place::Row { segment, row, .. } => {
                self.state
                    .superseded
                    .entry(segment)
                    .or_default()
                    .insert(row);
                self.changes.segments.insert(segment);
            }
            Place::Pending(key) => {
                self.state.pending.remove(&key);
                self.changes.pending.insert(key);
            }
            Place::Batch(row) => self.fates[row as usize] = Recorded::Duplicate,
        }
    }
}
