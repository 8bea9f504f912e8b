//! New events against everything stored: which are new, which are known, which replace what is kept.
//!
//! One batch is settled at a time. Keys are looked up for all of it at once; only segments with a hit are read,
//! each once, and a call kept in one segment is compared with its row in place.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::catalogue::Table;
use super::keys::Wanted;
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

/// The kept places of one call.
type Group<'a> = &'a [(u64, Place)];

/// A kept event and where it lies.
type Kept<'a> = (Place, UsageEvent<'a>);

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
    if state.segments.is_empty() && state.pending.is_empty() {
        return Ok(vec![Recorded::New; batch.len()]);
    }
    let mut rows: Vec<(u64, u32)> = batch.keys.iter().map(|key| key.call).zip(0..).collect();
    rows.sort_unstable();
    let Known { places, removed } = known(&rows, state, directory)?;
    let mut fates = vec![Recorded::New; batch.len()];
    for (call, row) in &rows {
        // Nothing is known of such a call but that it was counted: it is not counted again.
        if removed.binary_search(call).is_ok() {
            fates[*row as usize] = Recorded::Duplicate;
        }
    }
    let mut settling = Settling {
        fates,
        rows,
        batch,
        state,
        changes,
    };
    let mut spread: BTreeMap<u64, Vec<Kept<'static>>> = BTreeMap::new();
    for (home, groups) in by_home(&places, &mut spread) {
        let stored = home.and_then(|id| settling.state.segments.get(&id).cloned());
        let columns = stored.map(|segment| segment.read(directory)).transpose()?;
        for group in groups {
            settling.group(home, group, columns.as_ref(), &mut spread)?;
        }
    }
    for (call, kept) in spread {
        settling.call(call, kept);
    }
    Ok(settling.fates)
}

/// The kept events of a call, by where they lie. A call that lies in several segments gets a place in `spread`:
/// it is settled last, once all of them were read.
fn by_home<'a>(
    known: &'a [(u64, Place)],
    spread: &mut BTreeMap<u64, Vec<Kept<'static>>>,
) -> BTreeMap<Option<u64>, Vec<Group<'a>>> {
    let mut groups: BTreeMap<Option<u64>, Vec<Group<'a>>> = BTreeMap::new();
    for group in known.chunk_by(|a, b| a.0 == b.0) {
        let mut homes: Vec<Option<u64>> = group.iter().map(|(_, place)| place.segment()).collect();
        homes.dedup();
        for home in &homes {
            groups.entry(*home).or_default().push(group);
        }
        if homes.len() > 1 {
            spread.extend(group.first().map(|(call, _)| (*call, Vec::new())));
        }
    }
    groups
}

/// What is stored of a batch's calls.
struct Known {
    /// Every kept event that shares its call with the batch, sorted by call and place.
    places: Vec<(u64, Place)>,
    /// Calls of which no more than sums are kept, sorted.
    removed: Vec<u64>,
}

fn known(rows: &[(u64, u32)], state: &State, directory: &Path) -> Result<Known, Error> {
    let mut calls: Vec<u64> = rows.iter().map(|(call, _)| *call).collect();
    calls.dedup();
    let wanted = Wanted::new(&calls);
    let mut known = Vec::new();
    let mut removed = Vec::new();
    for segment in state.segments.values() {
        for (key, row) in segment.keys(directory)?.find(&wanted)? {
            if segment.kept {
                removed.push(key.call);
            } else if state.counts(segment.id, row) {
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
    removed.sort_unstable();
    known.retain(|(call, _)| removed.binary_search(call).is_err());
    known.sort_unstable();
    Ok(Known {
        places: known,
        removed,
    })
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
    rows: Vec<(u64, u32)>,
    batch: &'a mut EventBatch,
    state: &'a mut State,
    changes: &'a mut Changes,
    fates: Vec<Recorded>,
}

impl Settling<'_> {
    /// Settles a call kept in one home, or collects what this home keeps of it.
    fn group(
        &mut self,
        home: Option<u64>,
        group: Group<'_>,
        columns: Option<&EventBatch>,
        spread: &mut BTreeMap<u64, Vec<Kept<'static>>>,
    ) -> Result<(), Error> {
        let here: Vec<(Place, Vec<u8>)> = group
            .iter()
            .filter(|(_, place)| place.segment() == home)
            .map(|(_, place)| (*place, self.pending_record(*place)))
            .collect();
        let mut kept = Vec::with_capacity(here.len());
        for (place, record) in &here {
            kept.push((*place, event_at(*place, columns, record)?));
        }
        let call = group.first().map_or(0, |(call, _)| *call);
        match spread.get_mut(&call) {
            Some(collected) => {
                let owned = |(place, event): Kept<'_>| (place, event.into_owned());
                collected.extend(kept.into_iter().map(owned));
            }
            None => self.call(call, kept),
        }
        Ok(())
    }

    fn pending_record(&self, place: Place) -> Vec<u8> {
        match place {
            Place::Pending(key) => self.state.pending.get(&key).cloned().unwrap_or_default(),
            Place::Row { .. } | Place::Batch(_) => Vec::new(),
        }
    }

    /// Settles the batch's rows of one call against what is kept of it.
    fn call(&mut self, call: u64, kept: Vec<Kept<'_>>) {
        let (mut places, mut kept): (Vec<Place>, Vec<UsageEvent<'_>>) = kept.into_iter().unzip();
        let start = self.rows.partition_point(|(other, _)| *other < call);
        let end = self.rows.partition_point(|(other, _)| *other <= call);
        for index in start..end {
            let row = self.rows[index].1;
            let at = row as usize;
            let new = self.batch.event(at);
            // A file read again: nothing can come of what is kept already, and telling so is cheap.
            if kept.contains(&new) {
                self.fates[at] = Recorded::Duplicate;
                continue;
            }
            match resolve(&kept, &new) {
                Resolution::Duplicate => self.fates[at] = Recorded::Duplicate,
                Resolution::New => {
                    kept.push(new.into_owned());
                    places.push(Place::Batch(row));
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
                    places.push(Place::Batch(row));
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
