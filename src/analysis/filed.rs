//! Sums by label of many parts to one of each label: in drawers by the hash of the label, each small enough to be put in order
//! in the cache and by a core of its own.
//!
//! Labels that are many (runs, sessions) lie close together in time: hardly one is in more than two parts. What parts add up
//! is therefore only laid down, packed, and looked up when all of it is there.

use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::BuildHasher;
use std::ops::Range;

use foldhash::fast::FixedState;
use hashbrown::HashTable;
use hashbrown::hash_table::Entry;
use rayon::prelude::*;

use super::packed::pack;
use super::packed::push_number;
use super::packed::take_number;
use super::packed::unpack;
use super::sums::Sums;

/// How many drawers there are.
const DRAWERS: usize = 256;

/// So many bytes of a drawer, or hardly more, lie in a piece.
const PIECE: usize = 31 << 10;

/// Room for the last record of a piece, so that the piece is hardly ever moved.
const FEW_RECORDS: usize = 1 << 10;

/// Bytes that the record of a run takes, about.
const ROOM: usize = 64;

/// So many bytes are not worth asking another thread for help.
const FEW: usize = 1 << 18;

/// Bytes that are laid down before labels are looked for that are there more than once.
const MOST_LOOSE: usize = 64 << 20;

/// Sums by label, of which there may be several of the same label.
#[derive(Default)]
pub(super) struct Filed {
    /// None, or [`DRAWERS`]; each in pieces that are not moved once they are full.
    drawers: Vec<Vec<Vec<u8>>>,
    bytes: usize,
    /// How many bytes there may be before the next look for equal labels, beyond [`MOST_LOOSE`].
    most: usize,
    total: Sums,
    past: Past,
    /// A sum left its range.
    pub(super) overflow: bool,
}

/// Labels that are not laid down, for they cannot be among the first: how many, and what they add up to.
#[derive(Default)]
pub(super) struct Past {
    pub(super) labels: usize,
    pub(super) sums: Sums,
}

/// Sums of a label.
#[derive(Clone, Copy)]
pub(super) struct Record<'b> {
    /// As [`super::label_bytes`] wrote them.
    pub(super) labels: &'b [u8],
    /// The bytes from its sums on.
    sums: &'b [u8],
    /// All of it.
    bytes: &'b [u8],
    /// Where it begins.
    pub(super) start: usize,
}

impl Record<'_> {
    pub(super) fn sums(&self) -> Sums {
        unpack(self.sums)
    }
}

/// Lays down sums of a label: how long either is, and the bytes.
fn push(bytes: &mut Vec<u8>, labels: &[u8], push_sums: impl FnOnce(&mut Vec<u8>)) {
    push_number(bytes, labels.len() as u64);
    bytes.extend_from_slice(labels);
    let place = bytes.len();
    bytes.extend_from_slice(&[0; 2]);
    push_sums(bytes);
    let length = u16::try_from(bytes.len() - place - 2).unwrap_or(0);
    if let Some(known) = bytes.get_mut(place..place + 2) {
        known.copy_from_slice(&length.to_le_bytes());
    }
}

/// The record that begins at a place, and where the next one does.
fn record(bytes: &[u8], start: usize) -> Option<(Record<'_>, usize)> {
    let mut rest = bytes.get(start..)?;
    let length = usize::try_from(take_number(&mut rest)).ok()?;
    let (labels, rest) = rest.split_at_checked(length)?;
    let (length, sums) = rest.split_first_chunk()?;
    let rest = sums.get(usize::from(u16::from_le_bytes(*length))..)?;
    let end = bytes.len() - rest.len();
    let record = Record {
        labels,
        sums,
        bytes: bytes.get(start..end)?,
        start,
    };
    Some((record, end))
}

/// All records, in the order in which they were laid down.
fn records(bytes: &[u8]) -> impl Iterator<Item = Record<'_>> {
    let mut next = 0;
    std::iter::from_fn(move || {
        let (record, end) = record(bytes, next)?;
        next = end;
        Some(record)
    })
}

impl Filed {
    /// Adds sums to a label.
    pub(super) fn add(&mut self, labels: &[u8], sums: &Sums) {
        self.lay_down(labels, |bytes| pack(sums, bytes));
        self.add_total(Some(sums));
    }

    /// Adds sums to a label, which are packed by `push_sums`; what all labels add up to is told by [`Filed::add_total`].
    pub(super) fn lay_down(&mut self, labels: &[u8], push_sums: impl FnOnce(&mut Vec<u8>)) {
        if self.drawers.is_empty() {
            self.drawers = vec![Vec::new(); DRAWERS];
        }
        // The lowest and highest bits are those that tables go by.
        let drawer = (hash(labels) >> 32) as usize % DRAWERS;
        let Some(drawer) = self.drawers.get_mut(drawer) else {
            return;
        };
        match drawer.last() {
            None => drawer.push(Vec::new()),
            // There is more to come, most likely.
            Some(piece) if piece.len() > PIECE => {
                drawer.push(Vec::with_capacity(PIECE + FEW_RECORDS))
            }
            Some(_) => {}
        }
        if let Some(piece) = drawer.last_mut() {
            let before = piece.len();
            push(piece, labels, push_sums);
            self.bytes += piece.len() - before;
        }
    }

    /// Adds to what all labels add up to.
    pub(super) fn add_total(&mut self, sums: Option<&Sums>) {
        self.overflow |= sums.and_then(|sums| self.total.add(sums)).is_none();
    }

    /// Adds labels that are not laid down.
    pub(super) fn add_past(&mut self, labels: usize, sums: Option<Sums>) {
        self.past.labels += labels;
        let added = sums.and_then(|sums| self.past.sums.add(&sums).zip(self.total.add(&sums)));
        self.overflow |= added.is_none();
    }

    /// Puts sums of the same label together, if there may be many: so that memory is bounded by the labels.
    pub(super) fn tidy(&mut self) {
        if self.bytes < self.most.max(MOST_LOOSE) {
            return;
        }
        // One drawer tells of all.
        for (place, drawer) in self.drawers.iter_mut().enumerate() {
            let before: usize = drawer.iter().map(Vec::len).sum();
            let Some(distinct) = Distinct::of(drawer) else {
                self.overflow = true;
                return;
            };
            let Drawer { bytes } = distinct.kept(distinct.codes());
            let after = bytes.len();
            *drawer = vec![bytes];
            self.bytes -= before - after;
            if place == 0 && after > before / 4 * 3 {
                break;
            }
        }
        self.most = self.bytes * 2;
    }

    /// All that was laid down.
    pub(super) fn records(&self) -> impl Iterator<Item = Record<'_>> {
        let pieces = self.drawers.iter().flatten();
        pieces.flat_map(|bytes| records(bytes))
    }
}

/// One record per label.
pub(super) struct Drawer {
    bytes: Vec<u8>,
}

impl Drawer {
    pub(super) fn records(&self) -> impl Iterator<Item = Record<'_>> {
        records(&self.bytes)
    }

    /// The record that begins at a place.
    pub(super) fn at(&self, start: usize) -> Option<Record<'_>> {
        record(&self.bytes, start).map(|(record, _)| record)
    }
}

/// What is made of each drawer of what several have laid down, what all labels add up to, which is told too, and the labels that
/// were not laid down; `None` where a sum left its range.
pub(super) fn put_together<T: Send>(
    filed: Vec<Filed>,
    made: impl Fn(&Distinct<'_>, &Sums) -> Option<T> + Sync,
) -> Option<(Vec<T>, Sums, Past)> {
    let (mut total, mut past) = (Sums::default(), Past::default());
    let mut drawers: Vec<Vec<Vec<u8>>> = vec![Vec::new(); DRAWERS];
    let mut bytes = 0;
    for one in filed {
        if one.overflow {
            return None;
        }
        bytes += one.bytes;
        total.add(&one.total)?;
        past.labels += one.past.labels;
        past.sums.add(&one.past.sums)?;
        for (pieces, drawer) in drawers.iter_mut().zip(one.drawers) {
            pieces.extend(drawer);
        }
    }
    let few = if bytes < FEW { DRAWERS } else { 1 };
    let drawers = drawers.into_par_iter().with_min_len(few);
    let drawers = drawers.map(|pieces| made(&Distinct::of(&pieces)?, &total));
    let drawers = drawers.collect::<Option<Vec<T>>>()?;
    Some((drawers, total, past))
}

/// The labels of a drawer, by code.
pub(super) struct Distinct<'b> {
    records: Vec<Record<'b>>,
    /// Sums of those that were laid down more than once.
    several: HashMap<u32, Sums, FixedState>,
}

impl<'b> Distinct<'b> {
    /// `None` where a sum left its range.
    fn of(pieces: &'b [Vec<u8>]) -> Option<Self> {
        let bytes: usize = pieces.iter().map(Vec::len).sum();
        let mut known: Vec<Record<'_>> = Vec::with_capacity(bytes / ROOM);
        let mut several: HashMap<u32, Sums, FixedState> = HashMap::default();
        let mut codes = HashTable::with_capacity(bytes / ROOM);
        for record in pieces.iter().flat_map(|bytes| records(bytes)) {
            let labels = |code: &u32| known.get(*code as usize).map_or(&[][..], |one| one.labels);
            let found = codes.entry(
                hash(record.labels),
                |code| labels(code) == record.labels,
                |code| hash(labels(code)),
            );
            match found {
                Entry::Occupied(code) => {
                    let first = known.get(*code.get() as usize)?;
                    let sums = several.entry(*code.get()).or_insert_with(|| first.sums());
                    sums.add(&record.sums())?;
                }
                Entry::Vacant(place) => {
                    place.insert(u32::try_from(known.len()).ok()?);
                    known.push(record);
                }
            }
        }
        Some(Self {
            records: known,
            several,
        })
    }

    /// All codes.
    pub(super) fn codes(&self) -> Range<u32> {
        0..u32::try_from(self.records.len()).unwrap_or(u32::MAX)
    }

    /// The bytes of the labels of a code.
    pub(super) fn labels(&self, code: u32) -> &'b [u8] {
        let record = self.records.get(code as usize);
        record.map_or(&[], |record| record.labels)
    }

    /// The sums of a code.
    pub(super) fn sums(&self, code: u32) -> Cow<'_, Sums> {
        match (self.several.get(&code), self.records.get(code as usize)) {
            (Some(sums), _) => Cow::Borrowed(sums),
            (None, Some(record)) => Cow::Owned(record.sums()),
            (None, None) => Cow::Owned(Sums::default()),
        }
    }

    /// The records of some codes.
    pub(super) fn kept(&self, codes: impl Iterator<Item = u32> + Clone) -> Drawer {
        let some = |code: u32| Some((code, self.records.get(code as usize)?));
        let some = codes.filter_map(some);
        let room = some.clone().map(|(_, record)| record.bytes.len()).sum();
        let mut bytes = Vec::with_capacity(room);
        for (code, record) in some {
            match self.several.get(&code) {
                None => bytes.extend_from_slice(record.bytes),
                Some(sums) => push(&mut bytes, record.labels, |bytes| pack(sums, bytes)),
            }
        }
        Drawer { bytes }
    }
}

fn hash(labels: &[u8]) -> u64 {
    FixedState::default().hash_one(labels)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sums(number: u64) -> Sums {
        Sums {
            rows: 1,
            calls: number,
            first: number.cast_signed(),
            last: 2 * number.cast_signed(),
            end: 3 * number.cast_signed(),
            ..Sums::default()
        }
    }

    #[test]
    fn every_label_has_one_record_of_all_its_sums() {
        let mut expected: HashMap<Vec<u8>, Sums> = HashMap::new();
        let mut all = Sums::default();
        let mut filed: Vec<Filed> = (0..3).map(|_| Filed::default()).collect();
        for number in 0..3000_u64 {
            let label = format!("label {}", number % 1000 * number % 1777).into_bytes();
            let sums = sums(number);
            filed[number as usize % 3].add(&label, &sums);
            all.add(&sums).expect("in range");
            let known = expected.entry(label).or_default();
            known.add(&sums).expect("in range");
            if number == 2000 {
                filed[0].most = 0;
                filed[0].bytes += MOST_LOOSE;
                filed[0].tidy();
            }
        }
        let all_of = |distinct: &Distinct<'_>, total: &Sums| {
            assert_eq!(*total, all);
            Some(distinct.kept(distinct.codes()))
        };
        let (drawers, total, _) = put_together(filed, all_of).expect("in range");
        assert_eq!(total, all);
        for drawer in &drawers {
            for record in drawer.records() {
                assert_eq!(expected.remove(record.labels), Some(record.sums()));
                let again = drawer.at(record.start).expect("a record");
                assert_eq!(again.labels, record.labels);
            }
        }
        assert!(expected.is_empty());
    }

    #[test]
    fn sums_past_the_range_are_refused() {
        let mut filed = Filed::default();
        let mut most = sums(u64::MAX);
        most.first = 0;
        filed.lay_down(b"a", |bytes| pack(&most, bytes));
        filed.lay_down(b"b", |bytes| pack(&most, bytes));
        assert!(!filed.overflow);
        filed.lay_down(b"a", |bytes| pack(&most, bytes));
        assert!(put_together(vec![filed], |_, _| Some(())).is_none());
        let mut filed = Filed::default();
        filed.add(b"a", &most);
        filed.add(b"b", &most);
        assert!(filed.overflow);
    }
}
