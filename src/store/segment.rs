//! An immutable run of events on disk: three files, each named with its checksum by the catalogue.

use std::ops::Range;
use std::path::{Path, PathBuf};

use bytes::Bytes;
use xxhash_rust::xxh3::xxh3_128;

use super::bytes::{Decoder, Encoder};
use super::keys::{self, Keys};
use super::sums::{self, Sums, Version};
use super::{columns, disk, names};
use crate::error::Error;
use crate::event::Details;
use crate::event::EventBatch;
use crate::event::Key;
use crate::units::{Period, Timestamp};

/// Format of segment files that this program writes.
const FORMAT: u32 = 1;

/// Most rows a segment is given: also what is held in memory of one at a time.
pub(super) const MOST_ROWS: usize = 1 << 18;

/// Most bytes of distinct texts a segment is given, for the same reason.
pub(super) const MOST_TEXT_BYTES: usize = 16 << 20;

/// A file of a segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// The integer columns.
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

/// The sums beside a segment; the catalogue does not name them, they can be made again.
const SUMS: &str = "sums";

/// Whether a file of this name was written by a store: a number, an extension, perhaps the mark of the unfinished.
pub(super) fn is_own_name(name: &str) -> bool {
    let name = name.strip_suffix(disk::UNFINISHED).unwrap_or(name);
    name.split_once('.').is_some_and(|(id, extension)| {
        let known = Part::ALL.iter().any(|part| part.extension() == extension);
        (known || extension == SUMS)
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
        rows.sort_by_key(|row| batch.times[*row as usize]);
        let columns = columns::encode(batch, &rows)
            .map_err(|error| Error::Internal(format!("cannot encode a segment: {error}")))?;
        let ordered: Vec<Key> = rows.iter().map(|row| batch.keys[*row as usize]).collect();
        let time = |row: Option<&u32>| row.map_or(Timestamp(0), |row| batch.time(*row as usize));
        let mut segment = Self {
            id,
            rows: u32::try_from(rows.len()).unwrap_or(u32::MAX),
            first: time(rows.first()),
            last: time(rows.last()),
            seals: [Seal::default(); Part::ALL.len()],
        };
        for part in Part::ALL {
            let bytes = match part {
                Part::Columns => &columns,
                Part::Names => &names::encode(batch),
                Part::Keys => &keys::encode(&ordered),
            };
            segment.seals[part as usize] = Seal::of(bytes);
            disk::write(&segment.path(directory, part), bytes)?;
        }
        if let Some(bytes) = segment.encode_sums(batch, &rows, Version::NEWEST) {
            disk::write(&segment.sums_path(directory), &bytes)?;
        }
        Ok(segment)
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

    /// The sums beside it, if they are those of this segment.
    pub(super) fn sums(&self, directory: &Path) -> Option<Sums> {
        Sums::open(&self.sums_path(directory), &self.summed())
    }

    /// Where the sums lie, if there are any.
    pub(super) fn sums_path(&self, directory: &Path) -> PathBuf {
        directory.join(format!("{:08}.{SUMS}", self.id))
    }

    /// What the sums are made from.
    fn summed(&self) -> [Seal; 2] {
        [Part::Columns, Part::Names].map(|part| self.seals[part as usize])
    }

    /// The events, without their keys.
    pub(super) fn read(&self, directory: &Path) -> Result<EventBatch, Error> {
        Ok(self.read_some(directory, Details::ALL)?.0)
    }

    /// The events wanted, without their keys and with no more than the details wanted, and which rows of the segment they
    /// are.
    pub(super) fn read_some(
        &self,
        directory: &Path,
        details: Details,
    ) -> Result<(EventBatch, Range<u32>), Error> {
        let texts = self.verified(directory, Part::Names)?;
        let mut batch =
            names::decode(&texts, details).ok_or_else(|| self.damaged(directory, Part::Names))?;
        let columns = self.verified(directory, Part::Columns)?;
        let rows = columns::decode(Bytes::from(columns), self.rows, &mut batch, details);
        let rows = rows.ok_or_else(|| self.damaged(directory, Part::Columns))?;
        Ok((batch, rows))
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
        directory.join(format!("{:08}.{}", self.id, part.extension()))
    }

    /// All its files; that of its sums may be absent.
    pub(super) fn files(&self, directory: &Path) -> impl Iterator<Item = PathBuf> {
        let parts = Part::ALL.map(|part| self.path(directory, part));
        parts.into_iter().chain([self.sums_path(directory)])
    }

    /// Whether it may hold events of `period`.
    pub(super) fn overlaps(&self, period: Period) -> bool {
        self.first < period.end && self.last >= period.start
    }

    /// Size of all its files.
    pub(super) fn size(&self) -> u64 {
        self.seals.iter().map(|seal| seal.size).sum()
    }

    /// The catalogue's record of it.
    pub(super) fn encode(&self) -> Vec<u8> {
        let mut bytes = Encoder::default();
        bytes.number(u64::from(FORMAT)).number(u64::from(self.rows));
        bytes.signed(self.first.0).signed(self.last.0);
        for seal in self.seals {
            bytes.number(seal.size).wide(seal.sum);
        }
        bytes.0
    }

    /// What [`Segment::encode`] wrote; `None` for other bytes.
    pub(super) fn decode(id: u64, bytes: &[u8]) -> Option<Self> {
        let mut bytes = Decoder(bytes);
        if bytes.small()? != FORMAT {
            return None;
        }
        let mut segment = Self {
            id,
            rows: bytes.small()?,
            first: Timestamp(bytes.signed()?),
            last: Timestamp(bytes.signed()?),
            seals: [Seal::default(); Part::ALL.len()],
        };
        for seal in &mut segment.seals {
            seal.size = bytes.number()?;
            seal.sum = bytes.wide()?;
        }
        bytes.end(segment)
    }

    fn damaged(&self, directory: &Path, part: Part) -> Error {
        let path = self.path(directory, part);
        Error::Damaged(format!("`{}` is not as it was written", path.display()))
    }
}
