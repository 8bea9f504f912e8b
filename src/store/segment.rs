//! An immutable run of events on disk: three files, each named with its checksum by the catalogue.

use std::ops::Range;
use std::path::{Path, PathBuf};

use bytes::Bytes;
use xxhash_rust::xxh3::xxh3_128;

use super::bytes::{Decoder, Encoder};
use super::keys::{self, Keys};
use super::reading::Columns;
use super::sums::{self, Sums, Version};
use super::{columns, disk, names};
use crate::error::Error;
use crate::event::Attribute;
use crate::event::Details;
use crate::event::Dictionary;
use crate::event::EventBatch;
use crate::event::Key;
use crate::units::{Period, Timestamp};

/// Format of segment files that this program writes.
const FORMAT: u32 = 1;

/// Format of a segment of which sums are kept and no calls.
const KEPT_FORMAT: u32 = 2;

/// Most rows a segment is given: also what is held in memory of one at a time.
pub(super) const MOST_ROWS: usize = 1 << 18;

/// Segments of so many rows are not merged any more.
pub(super) const LARGE_ROWS: usize = MOST_ROWS / 2;

/// Most bytes of distinct texts a segment is given, for the same reason.
pub(super) const MOST_TEXT_BYTES: usize = 16 << 20;

/// A file of a segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// The integer columns; where the calls are removed, the sums that are kept of them.
    Columns,
    /// The texts.
    Names,
    /// Which row has which key.
    Keys,
}

impl Part {
    pub(super) const ALL: [Self; 3] = [Self::Columns, Self::Names, Self::Keys];

    fn extension(self) -> &'static str {
        match self {
            Self::Columns => "parquet",
            Self::Names => "names",
            Self::Keys => "keys",
        }
    }
}

/// The sums in place of columns and texts.
const KEPT: &str = "kept";

/// The sums beside a segment; the catalogue does not name them, they can be made again.
const SUMS: &str = "sums";

/// Whether a file of this name was written by a store: a number, an extension, perhaps the mark of the unfinished.
pub(super) fn is_own_name(name: &str) -> bool {
    let name = name.strip_suffix(disk::UNFINISHED).unwrap_or(name);
    name.split_once('.').is_some_and(|(id, extension)| {
        let known = Part::ALL.iter().any(|part| part.extension() == extension);
        (known || extension == SUMS || extension == KEPT)
            && id.len() >= 8
            && id.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// Size and checksum of a file as it was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Seal {
    pub(super) size: u64,
    pub(super) sum: u128,
}

impl Seal {
    fn of(bytes: &[u8]) -> Self {
        Self {
            size: bytes.len() as u64,
            sum: xxh3_128(bytes),
        }
    }
}

/// What the catalogue says of a segment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Segment {
    pub(super) id: u64,
    pub(super) rows: u32,
    pub(super) first: Timestamp,
    pub(super) last: Timestamp,
    pub(super) seals: [Seal; Part::ALL.len()],
    /// Whether its calls are removed: sums and keys of them are kept.
    pub(super) kept: bool,
}

impl Segment {
    /// Writes the rows of `batch` named by `rows`, sorted by time, as segment `id`.
    ///
    /// Its files are on the disk, their names are not yet: [`disk::sync_dir`] comes before the catalogue.
    pub(super) fn write(
        directory: &Path,
        id: u64,
        batch: &EventBatch,
        mut rows: Vec<u32>,
    ) -> Result<Self, Error> {
        let mut segment = Self::of(id, batch, &mut rows);
        let columns = columns::encode(batch, &rows)
            .map_err(|error| Error::Internal(format!("cannot encode a segment: {error}")))?;
        segment.put(directory, Part::Columns, &columns)?;
        segment.put(directory, Part::Names, &names::encode(batch))?;
        segment.put(directory, Part::Keys, &encode_keys(batch, &rows))?;
        if let Some(bytes) = segment.encode_sums(batch, &rows, Version::NEWEST) {
            disk::write(&segment.sums_path(directory), &bytes)?;
        }
        Ok(segment)
    }

    /// As [`Segment::write`], of calls that are removed: their keys, so that none counts again, and their sums. `None`
    /// where sums cannot stand for them.
    pub(super) fn write_kept(
        directory: &Path,
        id: u64,
        batch: &EventBatch,
        mut rows: Vec<u32>,
    ) -> Result<Option<Self>, Error> {
        let mut segment = Self::of(id, batch, &mut rows);
        segment.kept = true;
        let keys = encode_keys(batch, &rows);
        segment.seals[Part::Keys as usize] = Seal::of(&keys);
        let Some(sums) = sums::encode_kept(batch, &rows, &segment.summed()) else {
            return Ok(None);
        };
        segment.put(directory, Part::Columns, &sums)?;
        segment.put(directory, Part::Keys, &keys)?;
        Ok(Some(segment))
    }

    /// A segment without files, of rows that are put in order of time.
    fn of(id: u64, batch: &EventBatch, rows: &mut [u32]) -> Self {
        rows.sort_by_key(|row| batch.times[*row as usize]);
        let time = |row: Option<&u32>| row.map_or(Timestamp(0), |row| batch.time(*row as usize));
        Self {
            id,
            rows: u32::try_from(rows.len()).unwrap_or(u32::MAX),
            first: time(rows.first()),
            last: time(rows.last()),
            seals: [Seal::default(); Part::ALL.len()],
            kept: false,
        }
    }

    fn put(&mut self, directory: &Path, part: Part, bytes: &[u8]) -> Result<(), Error> {
        self.seals[part as usize] = Seal::of(bytes);
        disk::write(&self.path(directory, part), bytes)
    }

    /// The bytes of the sums beside it, of these rows in order of time; `None` where it needs none.
    pub(super) fn encode_sums(
        &self,
        batch: &EventBatch,
        rows: &[u32],
        version: Version,
    ) -> Option<Vec<u8>> {
        sums::encode(batch, rows, &self.summed(), version)
    }

    /// The sums beside it or in place of its calls, if they are those of this segment.
    pub(super) fn sums(&self, directory: &Path) -> Option<Sums> {
        let path = match self.kept {
            true => self.path(directory, Part::Columns),
            false => self.sums_path(directory),
        };
        Sums::open(&path, &self.summed())
    }

    /// Where the sums lie, if there are any.
    pub(super) fn sums_path(&self, directory: &Path) -> PathBuf {
        directory.join(format!("{:08}.{SUMS}", self.id))
    }

    /// What the sums are made from, or belong to.
    fn summed(&self) -> Vec<Seal> {
        let parts: &[Part] = match self.kept {
            true => &[Part::Keys],
            false => &[Part::Columns, Part::Names],
        };
        parts
            .iter()
            .map(|part| self.seals[*part as usize])
            .collect()
    }

    /// The distinct texts of an attribute, none of its events read.
    pub(super) fn texts(
        &self,
        directory: &Path,
        attribute: Attribute,
    ) -> Result<Dictionary, Error> {
        let texts = self.verified(directory, Part::Names)?;
        let batch = names::decode(&texts, Details::NONE.with(attribute));
        let mut batch = batch.ok_or_else(|| self.damaged(directory, Part::Names))?;
        let known = batch.dictionaries.get_mut(attribute as usize);
        Ok(known.map(std::mem::take).unwrap_or_default())
    }

    /// The events, without their keys.
    pub(super) fn read(&self, directory: &Path) -> Result<EventBatch, Error> {
        let mut all = EventBatch::default();
        self.each(directory, Details::ALL, usize::MAX, &mut |batch, _| {
            all = std::mem::take(batch);
        })?;
        Ok(all)
    }

    /// Hands on the events wanted, without their keys and with no more than the details wanted: stretch by stretch of at most
    /// so many rows, with which rows of the segment they are. There is at least one, which may be empty.
    pub(super) fn each(
        &self,
        directory: &Path,
        details: Details,
        most: usize,
        visit: &mut dyn FnMut(&mut EventBatch, Range<u32>),
    ) -> Result<(), Error> {
        let texts = self.verified(directory, Part::Names)?;
        let mut batch =
            names::decode(&texts, details).ok_or_else(|| self.damaged(directory, Part::Names))?;
        let columns = Bytes::from(self.verified(directory, Part::Columns)?);
        let columns = Columns::open(columns, self.rows, &mut batch, details);
        let read = columns.and_then(|columns| columns.each(&mut batch, most, visit));
        read.ok_or_else(|| self.damaged(directory, Part::Columns))
    }

    /// The events with their keys.
    pub(super) fn read_whole(&self, directory: &Path) -> Result<EventBatch, Error> {
        let mut batch = self.read(directory)?;
        batch.keys = self.keys(directory)?.all()?;
        Ok(batch)
    }

    /// The key file, ready for lookups.
    pub(super) fn keys(&self, directory: &Path) -> Result<Keys, Error> {
        Keys::open(&self.path(directory, Part::Keys), self.rows)
    }

    /// The bytes of a file, if they are those that were written.
    pub(super) fn verified(&self, directory: &Path, part: Part) -> Result<Vec<u8>, Error> {
        let bytes = disk::read_named(&self.path(directory, part))?;
        if Seal::of(&bytes) == self.seals[part as usize] {
            Ok(bytes)
        } else {
            Err(self.damaged(directory, part))
        }
    }

    /// Where a file of the segment lies.
    pub(super) fn path(&self, directory: &Path, part: Part) -> PathBuf {
        let extension = match part {
            Part::Columns if self.kept => KEPT,
            part => part.extension(),
        };
        directory.join(format!("{:08}.{extension}", self.id))
    }

    /// All its files; that of its sums may be absent.
    pub(super) fn files(&self, directory: &Path) -> impl Iterator<Item = PathBuf> {
        let parts = self.parts().map(|part| self.path(directory, part));
        let beside = (!self.kept).then(|| self.sums_path(directory));
        parts.chain(beside)
    }

    /// What the catalogue names of it.
    pub(super) fn parts(&self) -> impl Iterator<Item = Part> + use<> {
        let kept = self.kept;
        let parts = Part::ALL.into_iter();
        parts.filter(move |part| !kept || *part != Part::Names)
    }

    /// Whether it may hold events of `period`.
    pub(super) fn overlaps(&self, period: Period) -> bool {
        self.first < period.end && self.last >= period.start
    }

    /// Whether all its events were made in `period`.
    pub(super) fn is_within(&self, period: Period) -> bool {
        period.contains(self.first) && period.contains(self.last)
    }

    /// Size of all its files.
    pub(super) fn size(&self) -> u64 {
        self.seals.iter().map(|seal| seal.size).sum()
    }

    /// The catalogue's record of it.
    pub(super) fn encode(&self) -> Vec<u8> {
        let mut bytes = Encoder::default();
        let format = if self.kept { KEPT_FORMAT } else { FORMAT };
        bytes.number(u64::from(format)).number(u64::from(self.rows));
        bytes.signed(self.first.0).signed(self.last.0);
        for part in self.parts() {
            let seal = self.seals[part as usize];
            bytes.number(seal.size).wide(seal.sum);
        }
        bytes.0
    }

    /// What [`Segment::encode`] wrote; `None` for other bytes.
    pub(super) fn decode(id: u64, bytes: &[u8]) -> Option<Self> {
        let mut bytes = Decoder(bytes);
        let kept = match bytes.small()? {
            FORMAT => false,
            KEPT_FORMAT => true,
            _ => return None,
        };
        let mut segment = Self {
            id,
            rows: bytes.small()?,
            first: Timestamp(bytes.signed()?),
            last: Timestamp(bytes.signed()?),
            seals: [Seal::default(); Part::ALL.len()],
            kept,
        };
        for part in segment.parts() {
            let size = bytes.number()?;
            let sum = bytes.wide()?;
            segment.seals[part as usize] = Seal { size, sum };
        }
        bytes.end(segment)
    }

    /// That a file is not the one that was written.
    pub(super) fn damaged(&self, directory: &Path, part: Part) -> Error {
        let path = self.path(directory, part);
        Error::Damaged(format!("`{}` is not as it was written", path.display()))
    }
}

/// The key file of some rows.
fn encode_keys(batch: &EventBatch, rows: &[u32]) -> Vec<u8> {
    let ordered = rows.iter().map(|row| batch.keys[*row as usize]);
    keys::encode(&ordered.collect::<Vec<Key>>())
}
