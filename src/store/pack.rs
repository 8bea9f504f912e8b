//! One file for many segments: each has its files one after the other in it, as they would lie in the folder.
//!
//! A pack grows at its end until it is as large as all others together, then the next is begun: so there are
//! logarithmically many, however often a store is written to, and what lies in one is not copied again. (Segments made
//! larger instead would have to be held in memory and encoded anew.) The catalogue says where each segment begins and how
//! much of a pack counts: bytes behind that were never acknowledged, and the next writer cuts them off. What counts is not
//! touched: a segment begins where a block of the disk does, so that writing it rewrites no byte of those before.
//!
//! Segments that are removed leave a hole, which is overwritten with zeros once no reader can need it. A pack of which the
//! smaller part is in use is emptied by moving that part to the last pack, and then removed.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Seek as _;
use std::io::SeekFrom;
use std::io::Write as _;
use std::ops::Range;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::OnceLock;

use super::bytes::Decoder;
use super::bytes::Encoder;
use super::disk;
use super::segment::LARGE_ROWS;
use super::stretch::Stretch;
use super::stretch::not_as_written;
use crate::error::Error;

/// Extension of its name.
pub(super) const PACK: &str = "pack";

/// Version of the record in the catalogue.
const VERSION: u64 = 1;

/// Segments begin at multiples of this: no disk writes in larger blocks.
const BLOCK: u64 = 4096;

/// Bytes cleared at once.
const PIECE: usize = 1 << 20;

/// What goes into packs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Packing {
    /// Segments of so many rows are not merged any more, and lie in packs.
    pub(super) rows: usize,
    /// The first pack may become so large.
    pub(super) first: u64,
}

impl Default for Packing {
    fn default() -> Self {
        Self {
            rows: LARGE_ROWS,
            first: 64 << 20,
        }
    }
}

/// A pack's file, opened once for all segments in it that somebody reads.
#[derive(Debug)]
pub(super) struct PackFile {
    pub(super) id: u64,
    open: OnceLock<Arc<File>>,
}

impl PackFile {
    pub(super) fn new(id: u64) -> Arc<Self> {
        let open = OnceLock::new();
        Arc::new(Self { id, open })
    }

    pub(super) fn path(&self, directory: &Path) -> PathBuf {
        directory.join(format!("{:08}.{PACK}", self.id))
    }

    pub(super) fn open(&self, directory: &Path) -> Result<Arc<File>, Error> {
        if let Some(file) = self.open.get() {
            return Ok(Arc::clone(file));
        }
        let file = Arc::new(disk::open_named(&self.path(directory))?);
        Ok(Arc::clone(self.open.get_or_init(|| file)))
    }
}

/// What the catalogue says of a pack.
#[derive(Clone, Debug)]
pub(super) struct Pack {
    pub(super) file: Arc<PackFile>,
    /// So many bytes of it count.
    pub(super) size: u64,
    /// Where segments were that are removed, as long as their bytes are there.
    pub(super) waste: Vec<Range<u64>>,
}

impl Pack {
    pub(super) fn new(id: u64) -> Self {
        Self {
            file: PackFile::new(id),
            size: 0,
            waste: Vec::new(),
        }
    }

    pub(super) fn encode(&self) -> Vec<u8> {
        let mut bytes = Encoder::default();
        bytes.number(VERSION).number(self.size);
        for waste in &self.waste {
            bytes.number(waste.start).number(waste.end - waste.start);
        }
        bytes.0
    }

    pub(super) fn decode(id: u64, bytes: &[u8]) -> Option<Self> {
        let mut bytes = Decoder(bytes);
        if bytes.number()? != VERSION {
            return None;
        }
        let mut pack = Self::new(id);
        pack.size = bytes.number()?;
        while !bytes.0.is_empty() {
            let start = bytes.number()?;
            let end = start.checked_add(bytes.number()?)?;
            pack.waste.push(start..end);
        }
        Some(pack)
    }

    /// Overwrites what is waste.
    pub(super) fn clear(&self, directory: &Path) -> Result<(), Error> {
        let path = self.file.path(directory);
        let failed = || Error::io("write", &path);
        let Some(mut file) = disk::open_to_write(&path)? else {
            return Ok(());
        };
        let zeros = vec![0; PIECE];
        for waste in &self.waste {
            file.seek(SeekFrom::Start(waste.start)).map_err(failed())?;
            let mut left = waste.end.min(self.size).saturating_sub(waste.start);
            while left > 0 {
                let count = left.min(PIECE as u64);
                let some = zeros.get(..count as usize).unwrap_or_default();
                file.write_all(some).map_err(failed())?;
                left -= count;
            }
        }
        file.sync_all().map_err(failed())
    }

    /// Cuts off what was never acknowledged; nothing is left of a pack without anything else.
    pub(super) fn cut(&self, directory: &Path) -> Result<(), Error> {
        let path = self.file.path(directory);
        if self.size == 0 {
            return disk::remove(&path);
        }
        if !self.is_longer(directory) {
            return Ok(());
        }
        match disk::open_to_write(&path)? {
            Some(file) => file.set_len(self.size).map_err(Error::io("write", &path)),
            None => Ok(()),
        }
    }

    /// Whether there is more than counts.
    pub(super) fn is_longer(&self, directory: &Path) -> bool {
        let about = self.file.path(directory).metadata();
        about.is_ok_and(|about| about.len() > self.size)
    }
}

/// Where a segment lies in a pack.
#[derive(Clone, Debug)]
pub(super) struct Packed {
    pub(super) file: Arc<PackFile>,
    pub(super) start: u64,
    /// Bytes of the sums behind its other files; 0 where it has none.
    pub(super) sums: u64,
}

impl Packed {
    pub(super) fn encode(&self, bytes: &mut Encoder) {
        bytes.number(self.file.id);
        bytes.number(self.start / BLOCK).number(self.sums);
    }

    /// What [`Packed::encode`] wrote of a segment with so many bytes in front of its sums; `None` for other bytes, and where
    /// the pack has no such place.
    pub(super) fn decode(
        bytes: &mut Decoder<'_>,
        others: u64,
        packs: &BTreeMap<u64, Pack>,
    ) -> Option<Self> {
        let pack = packs.get(&bytes.number()?)?;
        let packed = Self {
            file: Arc::clone(&pack.file),
            start: bytes.number()?.checked_mul(BLOCK)?,
            sums: bytes.number()?,
        };
        (packed.span(others).end <= pack.size).then_some(packed)
    }

    /// The bytes it takes with so many in front of its sums.
    pub(super) fn span(&self, others: u64) -> Range<u64> {
        let end = self.start.saturating_add(others).saturating_add(self.sums);
        self.start..end.checked_next_multiple_of(BLOCK).unwrap_or(end)
    }
}

/// The end of a pack, where a writer puts segments.
pub(super) struct End {
    pack: Arc<PackFile>,
    path: PathBuf,
    file: File,
    at: u64,
}

impl End {
    /// The end of the bytes that count; a new pack is made.
    pub(super) fn open(directory: &Path, pack: &Pack) -> Result<Self, Error> {
        let path = pack.file.path(directory);
        let file = match pack.size {
            0 => disk::open_or_create(&path)?,
            _ => disk::open_to_write(&path)?.ok_or_else(|| disk::missing(&path))?,
        };
        let size = file.metadata().map_err(Error::io("read", &path))?.len();
        if size < pack.size {
            return Err(not_as_written(&path));
        }
        let mut end = Self {
            pack: Arc::clone(&pack.file),
            path,
            file,
            // Not known until the next line.
            at: u64::MAX,
        };
        end.back_to(pack.size)?;
        Ok(end)
    }

    pub(super) fn pack(&self) -> u64 {
        self.pack.id
    }

    /// The bytes that are written.
    pub(super) fn at(&self) -> u64 {
        self.at
    }

    /// A place for the segment that is put here next.
    pub(super) fn place(&self) -> Packed {
        Packed {
            file: Arc::clone(&self.pack),
            start: self.at,
            sums: 0,
        }
    }

    pub(super) fn append(&mut self, bytes: &[u8]) -> Result<(), Error> {
        let written = self.file.write_all(bytes);
        written.map_err(Error::io("write", &self.path))?;
        self.at += bytes.len() as u64;
        Ok(())
    }

    /// Puts so many bytes of a file here; says whether it had them.
    pub(super) fn copy(&mut self, from: &Stretch, size: u64) -> Result<bool, Error> {
        from.pieces(size, &mut |piece| self.append(piece))
    }

    /// Forces a segment to the disk.
    pub(super) fn finish(&mut self) -> Result<(), Error> {
        let gap = self.at.next_multiple_of(BLOCK) - self.at;
        self.append(&vec![0; gap as usize])?;
        self.file.sync_all().map_err(Error::io("write", &self.path))
    }

    /// Forgets what was written behind.
    pub(super) fn back_to(&mut self, at: u64) -> Result<(), Error> {
        if self.at == at {
            return Ok(());
        }
        let shortened = self.file.set_len(at);
        shortened
            .and_then(|()| self.file.seek(SeekFrom::Start(at)))
            .map_err(Error::io("write", &self.path))?;
        self.at = at;
        Ok(())
    }
}
