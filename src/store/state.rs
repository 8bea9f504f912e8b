//! One state of the catalogue in memory: what the store holds.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::bytes::{Decoder, Encoder};
use super::catalogue::{Table, View};
use super::pack::Pack;
use super::segment::Segment;
use crate::error::Error;
use crate::event::Key;

/// Key of the record in [`Table::Meta`] that keeps ids from being used twice.
pub(super) const NEXT_SEGMENT: &[u8] = b"next_segment";
/// Key of the record that says before when calls were removed, as a text.
pub(super) const PRUNED_BEFORE: &[u8] = b"pruned_before";

/// Segments, the rows of them that no longer count, and the events in none.
#[derive(Clone, Debug, Default)]
pub(super) struct State {
    pub(super) segments: BTreeMap<u64, Segment>,
    pub(super) packs: BTreeMap<u64, Pack>,
    pub(super) superseded: BTreeMap<u64, BTreeSet<u32>>,
    pub(super) pending: BTreeMap<Key, Vec<u8>>,
    pub(super) next_segment: u64,
    /// Before when calls were removed and sums of them kept, the last time; empty where none were.
    pub(super) pruned_before: String,
}

impl State {
    /// Reads it, every table against its digest.
    pub(super) fn load(view: &View<'_>) -> Result<Self, Error> {
        let mut state = Self::default();
        for (key, record) in view.load(Table::Meta)? {
            if key == NEXT_SEGMENT {
                state.next_segment = id(&record).ok_or_else(|| nonsense(Table::Meta))?;
            } else if key == PRUNED_BEFORE {
                state.pruned_before = String::from_utf8_lossy(&record).into_owned();
            }
        }
        for (key, record) in view.load(Table::Packs)? {
            let pack = id(&key).and_then(|id| Some((id, Pack::decode(id, &record)?)));
            state
                .packs
                .extend([pack.ok_or_else(|| nonsense(Table::Packs))?]);
        }
        for (key, record) in view.load(Table::Segments)? {
            let segment = id(&key)
                .and_then(|id| Segment::decode(id, &record, &state.packs))
                .ok_or_else(|| nonsense(Table::Segments))?;
            state.segments.insert(segment.id, segment);
        }
        for (key, record) in view.load(Table::Superseded)? {
            let of = id(&key).filter(|id| state.segments.contains_key(id));
            let (Some(id), Some(rows)) = (of, decode_rows(&record)) else {
                return Err(nonsense(Table::Superseded));
            };
            state.superseded.insert(id, rows);
        }
        for (key, record) in view.load(Table::Pending)? {
            let key = key_of(&key).ok_or_else(|| nonsense(Table::Pending))?;
            state.pending.insert(key, record);
        }
        Ok(state)
    }

    /// Whether a row of a segment counts.
    pub(super) fn counts(&self, segment: u64, row: u32) -> bool {
        !self
            .superseded
            .get(&segment)
            .is_some_and(|rows| rows.contains(&row))
    }

    /// Of how many calls only sums are kept.
    pub(super) fn pruned_calls(&self) -> u64 {
        let kept = self.segments.values().filter(|segment| segment.kept);
        kept.map(|segment| u64::from(segment.rows)).sum()
    }

    /// Bytes of all files that the catalogue names.
    pub(super) fn segment_bytes(&self) -> u64 {
        self.segments.values().map(Segment::size).sum()
    }

    /// What a question is told that needs single calls which are there no more.
    pub(super) fn pruned(&self) -> Error {
        let before = &self.pruned_before;
        Error::Incomplete(format!(
            "{} calls before {before} are kept as sums only (`llmcost store prune`), and this needs them one by one; ask for the \
             time since (`--since {before}`), or for less detail",
            self.pruned_calls()
        ))
    }

    /// How many rows of a segment do not count.
    pub(super) fn superseded_in(&self, segment: u64) -> usize {
        self.superseded.get(&segment).map_or(0, BTreeSet::len)
    }

    /// Every file it names.
    pub(super) fn files(&self, directory: &Path) -> BTreeSet<PathBuf> {
        let own = self.segments.values();
        let own = own.flat_map(|segment| segment.files(directory));
        let packs = self.packs.values();
        own.chain(packs.map(|pack| pack.file.path(directory)))
            .collect()
    }

    /// How many bytes of each pack are in use.
    pub(super) fn used(&self) -> BTreeMap<u64, u64> {
        let mut used: BTreeMap<u64, u64> = self.packs.keys().map(|id| (*id, 0)).collect();
        for (pack, span) in self.segments.values().filter_map(Segment::span) {
            *used.entry(pack).or_default() += span.end - span.start;
        }
        used
    }

    /// Begins a pack; packs and segments are numbered together.
    pub(super) fn new_pack(&mut self) -> u64 {
        let id = self.next_segment;
        self.next_segment += 1;
        self.packs.insert(id, Pack::new(id));
        id
    }

    /// Packs of which the smaller part is in use.
    pub(super) fn dying(&self) -> BTreeSet<u64> {
        let used = self.used().into_iter();
        let dying = used.filter(|(id, used)| self.is_dying(*id, *used));
        dying.map(|(id, _)| id).collect()
    }

    fn is_dying(&self, pack: u64, used: u64) -> bool {
        let size = self.packs.get(&pack).map_or(0, |pack| pack.size);
        used.saturating_mul(2) < size
    }

    /// The pack that segments are put into: the last, as long as it is smaller than the others together or than the first
    /// may become; none where a new one is to be begun.
    pub(super) fn open_pack(&self, first: u64) -> Option<u64> {
        let mut used = self.used();
        let (last, used_of_last) = used.pop_last()?;
        let room = used.into_values().sum::<u64>().max(first);
        let is_full = self.packs.get(&last)?.size >= room;
        (!is_full && !self.is_dying(last, used_of_last)).then_some(last)
    }
}

/// A table that passed its digest and still makes no sense: a record of a version this program does not know.
pub(super) fn nonsense(table: Table) -> Error {
    Error::Damaged(format!(
        "table `{}` has a record of unknown form",
        table.name()
    ))
}

fn id(bytes: &[u8]) -> Option<u64> {
    Some(u64::from_be_bytes(bytes.try_into().ok()?))
}

/// The key of an event as the catalogue orders it.
pub(super) fn key_bytes(key: Key) -> [u8; 16] {
    (u128::from(key.call) << 64 | u128::from(key.request)).to_be_bytes()
}

fn key_of(bytes: &[u8]) -> Option<Key> {
    let whole = u128::from_be_bytes(bytes.try_into().ok()?);
    Some(Key {
        call: (whole >> 64) as u64,
        request: whole as u64,
    })
}

/// Row numbers as the distances between them.
pub(super) fn encode_rows(rows: &BTreeSet<u32>) -> Vec<u8> {
    let mut bytes = Encoder::default();
    let mut last = 0;
    for row in rows {
        bytes.number(u64::from(row - last));
        last = *row;
    }
    bytes.0
}

fn decode_rows(bytes: &[u8]) -> Option<BTreeSet<u32>> {
    let mut bytes = Decoder(bytes);
    let mut rows = BTreeSet::new();
    let mut last = 0_u32;
    while !bytes.0.is_empty() {
        last = last.checked_add(bytes.small()?)?;
        rows.insert(last);
    }
    Some(rows)
}
