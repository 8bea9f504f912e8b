//! An immutable run of events on disk: three files, each named with its checksum by the catalogue, and the sums beside.
//!
//! A segment that will be merged with others lies in the folder; others lie in a pack, with the same bytes.

mod draft;
mod record;

use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use xxhash_rust::xxh3::Xxh3;
use xxhash_rust::xxh3::xxh3_128;

use super::contents::Contents;
use super::keys::Keys;
use super::pack::PACK;
use super::pack::Packed;
use super::reading::Columns;
use super::stretch::Stretch;
use super::stretch::not_as_written;
use super::sums::{self, Sums, Version};
use super::{disk, names};
use crate::error::Error;
use crate::event::Attribute;
use crate::event::Details;
use crate::event::Dictionary;
use crate::event::EventBatch;
use crate::units::{Period, Timestamp};

pub(super) use draft::Draft;
pub(super) use draft::Target;
pub(super) use draft::write_kept;

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

    /// As they are written, and lie in a pack.
    const IN_PACK: [Self; 3] = [Self::Names, Self::Columns, Self::Keys];

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
        (known || [SUMS, KEPT, PACK].contains(&extension))
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
#[derive(Clone, Debug)]
pub(super) struct Segment {
    pub(super) id: u64,
    pub(super) rows: u32,
    pub(super) first: Timestamp,
    pub(super) last: Timestamp,
    pub(super) seals: [Seal; Part::ALL.len()],
    /// Whether its calls are removed: sums and keys of them are kept.
    pub(super) kept: bool,
    /// Where in a pack it lies; each file by itself in the folder where this is none.
    pub(super) packed: Option<Packed>,
}

impl Segment {
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
        let file = match self.kept {
            true => self.open(directory, Part::Columns).ok(),
            false => self.open_sums(directory),
        };
        Sums::open(file?, &self.summed())
    }

    /// The file of the sums beside it, if there is one.
    pub(super) fn open_sums(&self, directory: &Path) -> Option<Stretch> {
        let path = self.sums_path(directory);
        let Some(packed) = self.packed.as_ref() else {
            return Stretch::whole(path).ok();
        };
        let start = packed.start + self.size();
        let file = packed.file.open(directory).ok()?;
        (packed.sums > 0).then(|| Stretch::of(file, start..start + packed.sums, path))
    }

    /// What the sums are called, if there are any.
    pub(super) fn sums_path(&self, directory: &Path) -> PathBuf {
        self.named(directory, SUMS)
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
        let columns = match self.is_within(details.period()) {
            true => Contents::Whole(self.verified(directory, Part::Columns)?.into()),
            false => Contents::Pieces(Arc::new(self.checked(directory, Part::Columns)?)),
        };
        let span = (self.first, self.last);
        let columns = Columns::open(columns, (self.rows, span), &mut batch, details);
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
        Keys::open(self.open(directory, Part::Keys)?, self.rows)
    }

    /// The bytes of a file, if they are those that were written.
    pub(super) fn verified(&self, directory: &Path, part: Part) -> Result<Vec<u8>, Error> {
        let bytes = self.open(directory, part)?.read()?;
        if Seal::of(&bytes) == self.seals[part as usize] {
            Ok(bytes)
        } else {
            Err(self.damaged(directory, part))
        }
    }

    /// A file, open, if its bytes are those that were written: for those who need a few of them again.
    fn checked(&self, directory: &Path, part: Part) -> Result<Stretch, Error> {
        let file = self.open(directory, part)?;
        let size = file.size().map_err(Error::io("read", file.path()))?;
        let mut hasher = Xxh3::new();
        let is_whole = file.pieces(size, &mut |piece| {
            hasher.update(piece);
            Ok(())
        })?;
        let sum = hasher.digest128();
        match is_whole && (Seal { size, sum }) == self.seals[part as usize] {
            true => Ok(file),
            false => Err(self.damaged(directory, part)),
        }
    }

    /// Opens a file of the segment.
    pub(super) fn open(&self, directory: &Path, part: Part) -> Result<Stretch, Error> {
        let path = self.path(directory, part);
        let Some(packed) = &self.packed else {
            return Stretch::whole(path);
        };
        let before = Part::IN_PACK.into_iter().take_while(|other| *other != part);
        let size = |part: Part| self.seals[part as usize].size;
        let start = packed.start + before.map(size).sum::<u64>();
        let file = packed.file.open(directory)?;
        Ok(Stretch::of(file, start..start + size(part), path))
    }

    /// What a file of the segment is called: in a pack as if that were a folder.
    pub(super) fn path(&self, directory: &Path, part: Part) -> PathBuf {
        self.named(
            directory,
            match part {
                Part::Columns if self.kept => KEPT,
                part => part.extension(),
            },
        )
    }

    fn named(&self, directory: &Path, extension: &str) -> PathBuf {
        let name = format!("{:08}.{extension}", self.id);
        match &self.packed {
            Some(packed) => packed.file.path(directory).join(name),
            None => directory.join(name),
        }
    }

    /// Files that are its own; that of its sums may be absent.
    pub(super) fn files(&self, directory: &Path) -> impl Iterator<Item = PathBuf> {
        let parts = self.parts().map(|part| self.path(directory, part));
        let beside = (!self.kept).then(|| self.sums_path(directory));
        let is_alone = self.packed.is_none();
        parts.chain(beside).filter(move |_| is_alone)
    }

    /// The pack it lies in, and which of its bytes it takes.
    pub(super) fn span(&self) -> Option<(u64, Range<u64>)> {
        let packed = self.packed.as_ref()?;
        Some((packed.file.id, packed.span(self.size())))
    }

    /// What the catalogue names of it.
    pub(super) fn parts(&self) -> impl Iterator<Item = Part> + use<> {
        let has_names = self.has(Part::Names);
        let parts = Part::ALL.into_iter();
        parts.filter(move |part| has_names || *part != Part::Names)
    }

    fn has(&self, part: Part) -> bool {
        !self.kept || part != Part::Names
    }

    /// Whether it may hold events of `period`.
    pub(super) fn overlaps(&self, period: Period) -> bool {
        self.first < period.end && self.last >= period.start
    }

    /// Whether all its events were made in `period`.
    pub(super) fn is_within(&self, period: Period) -> bool {
        period.contains(self.first) && period.contains(self.last)
    }

    /// Size of the files that the catalogue names.
    pub(super) fn size(&self) -> u64 {
        self.seals.iter().map(|seal| seal.size).sum()
    }

    /// That a file is not the one that was written.
    pub(super) fn damaged(&self, directory: &Path, part: Part) -> Error {
        not_as_written(&self.path(directory, part))
    }
}
