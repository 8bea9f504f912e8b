//! The file of a segment's sums: a list of its grids, and each grid with a checksum of its own.

use std::cell::OnceCell;

use xxhash_rust::xxh3::xxh3_128;

use super::choice;
use super::choice::Chosable;
use super::choice::Chosen;
use super::columns;
use super::version::Version;
use crate::event::Attribute;
use crate::event::Details;
use crate::event::EventBatch;
use crate::store::bytes::Decoder;
use crate::store::bytes::Encoder;
use crate::store::segment::MOST_ROWS;
use crate::store::segment::Seal;
use crate::store::stretch::Stretch;
use crate::units::Period;

/// Bytes in front of the list: the mark of the version and the size of the list.
const FRONT: usize = Version::LENGTH + 4;
/// Bytes of a checksum.
const CHECKSUM: usize = 16;
/// Longest list that is read; seven grids take less than a thousand bytes.
const LONGEST: usize = 1 << 16;

/// The file's bytes for the rows of `batch` in `order` of time; `None` where sums are not worth their room. `seals` are
/// those of the segment.
pub(in crate::store) fn encode(
    batch: &EventBatch,
    order: &[u32],
    seals: &[Seal],
    version: Version,
) -> Option<Vec<u8>> {
    write(choice::choose(batch, order, version)?, seals, version)
}

/// The same of calls that are removed, of which nothing else stays; `None` where sums cannot stand for them.
pub(in crate::store) fn encode_kept(
    batch: &EventBatch,
    order: &[u32],
    seals: &[Seal],
) -> Option<Vec<u8>> {
    write(choice::keep(batch, order)?, seals, Version::NEWEST)
}

fn write(
    (shared, chosen): (Chosable<'_>, Vec<Chosen>),
    seals: &[Seal],
    version: Version,
) -> Option<Vec<u8>> {
    let mut list = Encoder::default();
    for seal in seals {
        list.number(seal.size).wide(seal.sum);
    }
    list.number(Attribute::COUNT as u64);
    for attribute in Attribute::ALL {
        list.text(attribute.name());
    }
    list.number(chosen.len() as u64);
    let mut grids = Vec::new();
    for one in &chosen {
        let mut bytes = columns::encode(&shared, one)?;
        let kept = one.kept.iter().chain(&shared.same);
        let kept = kept.fold(0_u64, |set, attribute| set | 1 << *attribute as u64);
        list.signed(one.slot).number(kept);
        list.number(one.classes.len() as u64);
        list.number(bytes.len() as u64).wide(xxh3_128(&bytes));
        grids.append(&mut bytes);
    }
    let mut bytes = version.magic().to_vec();
    bytes.extend(u32::try_from(list.0.len()).ok()?.to_le_bytes());
    bytes.append(&mut list.0);
    bytes.extend(xxh3_128(&bytes).to_le_bytes());
    bytes.append(&mut grids);
    Some(bytes)
}

/// A grid as the list tells of it.
struct Listed {
    slot: i64,
    /// A bit per attribute.
    kept: u64,
    rows: usize,
    offset: u64,
    size: usize,
    checksum: u128,
    /// Once it was asked for: its bytes, if they are those that were written.
    bytes: OnceCell<Option<Vec<u8>>>,
}

/// An open file of sums.
pub(in crate::store) struct Sums {
    file: Stretch,
    grids: Vec<Listed>,
}

impl Sums {
    /// The sums of the segment with these seals; `None` where there are none that are as they were written.
    pub(in crate::store) fn open(file: Stretch, seals: &[Seal]) -> Option<Self> {
        let mut front = [0; FRONT];
        file.read_at(0, &mut front).ok().filter(|whole| *whole)?;
        let (magic, size) = front.split_at(Version::LENGTH);
        let size = u32::from_le_bytes(size.try_into().ok()?) as usize;
        Version::of(magic).filter(|_| size <= LONGEST)?;
        let mut bytes = vec![0; FRONT + size + CHECKSUM];
        file.read_at(0, &mut bytes).ok().filter(|whole| *whole)?;
        let (list, checksum) = bytes.split_at(FRONT + size);
        if checksum != xxh3_128(list).to_le_bytes() {
            return None;
        }
        let mut list = Decoder(list.get(FRONT..)?);
        for seal in seals {
            if (list.number()?, list.wide()?) != (seal.size, seal.sum) {
                return None;
            }
        }
        let mut grids = read_list(&mut list, bytes.len() as u64)?;
        // Fewest rows first: what answers a question from less answers it sooner.
        grids.sort_by_key(|grid| grid.rows);
        list.end(Self { file, grids })
    }

    /// The grids with slots of at most `widest` that keep all texts asked for, fewest rows first: of the slots that spans
    /// of time, in order, have a part of.
    pub(in crate::store) fn grids(
        &self,
        details: Details,
        spans: &[Period],
        widest: i64,
    ) -> impl Iterator<Item = EventBatch> {
        let wanted = Attribute::ALL
            .into_iter()
            .filter(move |one| details.want(*one));
        let wanted = wanted.fold(0_u64, |set, attribute| set | 1 << attribute as u64);
        let grids = self.grids.iter();
        let fit = grids.filter(move |grid| grid.slot <= widest && wanted & !grid.kept == 0);
        fit.filter_map(move |grid| {
            let bytes = grid.bytes.get_or_init(|| self.verified(grid)).as_deref()?;
            let mut batch = columns::decode(bytes, grid.slot, spans, details, MOST_ROWS)?;
            batch.rolled.as_mut()?.slot = grid.slot;
            Some(batch)
        })
    }

    /// Whether all grids are as they were written, and of so many calls.
    pub(in crate::store) fn are_of(&self, rows: u32) -> bool {
        let records = |bytes: Vec<u8>, slot| {
            let batch = columns::decode(&bytes, slot, &[Period::ALL], Details::NONE, MOST_ROWS)?;
            batch
                .rolled
                .map(|rolled| rolled.records.iter().sum::<u64>())
        };
        let all = |grid: &Listed| {
            let found = self
                .verified(grid)
                .and_then(|bytes| records(bytes, grid.slot));
            found == Some(u64::from(rows))
        };
        !self.grids.is_empty() && self.grids.iter().all(all)
    }

    /// Whether all grids are as they were written.
    pub(in crate::store) fn is_sound(&self) -> bool {
        self.grids.iter().all(|grid| self.verified(grid).is_some())
    }

    fn verified(&self, grid: &Listed) -> Option<Vec<u8>> {
        let within = self.file.size().ok()? >= grid.offset.checked_add(grid.size as u64)?;
        let mut bytes = vec![0; if within { grid.size } else { return None }];
        let read = self.file.read_at(grid.offset, &mut bytes);
        read.ok().filter(|whole| *whole)?;
        (xxh3_128(&bytes) == grid.checksum).then_some(bytes)
    }
}

/// The grids that lie one after the other from `offset`.
fn read_list(list: &mut Decoder<'_>, mut offset: u64) -> Option<Vec<Listed>> {
    let mut known = Vec::new();
    for _ in 0..list.number()? {
        known.push(Attribute::named(list.text()?));
    }
    let mut grids = Vec::new();
    for _ in 0..list.number()? {
        let slot = list.signed()?;
        let bits = list.number()?;
        let bit = |(place, attribute): (usize, &Option<Attribute>)| match attribute {
            Some(attribute) if bits & (1 << place) != 0 => 1 << *attribute as u64,
            _ => 0,
        };
        let kept = known
            .iter()
            .enumerate()
            .map(bit)
            .fold(0, |set, bit: u64| set | bit);
        let rows = usize::try_from(list.number()?).ok()?;
        let size = usize::try_from(list.number()?).ok()?;
        grids.push(Listed {
            slot,
            kept,
            rows,
            offset,
            size,
            checksum: list.wide()?,
            bytes: OnceCell::new(),
        });
        offset = offset.checked_add(size as u64)?;
    }
    Some(grids)
}
