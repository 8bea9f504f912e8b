//! Rows of a batch to the files of a new segment.

use std::path::Path;

use super::Part;
use super::Seal;
use super::Segment;
use crate::error::Error;
use crate::event::EventBatch;
use crate::store::columns;
use crate::store::disk;
use crate::store::keys;
use crate::store::names;
use crate::store::pack::End;
use crate::store::sums;
use crate::store::sums::Version;
use crate::units::Timestamp;

/// Where the files of a segment go. They are on the disk then; names in the folder are not yet: [`disk::sync_dir`] comes
/// before the catalogue.
pub(in crate::store) enum Target<'a> {
    /// Each by itself into the folder.
    Folder(&'a Path),
    /// One after the other to the end of a pack.
    Pack(&'a mut End),
}

/// A segment of which no file is written yet.
pub(in crate::store) struct Draft<'a> {
    segment: Segment,
    batch: &'a EventBatch,
    rows: Vec<u32>,
    names: Vec<u8>,
}

impl<'a> Draft<'a> {
    /// Of the rows of `batch` named by `rows`, sorted by time, as segment `id`.
    pub(in crate::store) fn new(id: u64, batch: &'a EventBatch, mut rows: Vec<u32>) -> Self {
        let mut segment = empty(id, batch, &mut rows);
        let names = names::encode(batch);
        segment.seals[Part::Names as usize] = Seal::of(&names);
        Self {
            segment,
            batch,
            rows,
            names,
        }
    }

    /// What is known of it: how many rows it has, of what time, and the size of its texts.
    pub(in crate::store) fn segment(&self) -> &Segment {
        &self.segment
    }

    pub(in crate::store) fn write(self, target: &mut Target<'_>) -> Result<Segment, Error> {
        let (mut segment, batch, rows) = (self.segment, self.batch, &self.rows);
        segment.begin(target);
        segment.put(target, Part::Names, &self.names)?;
        drop(self.names);
        let columns = columns::encode(batch, rows)
            .map_err(|error| Error::Internal(format!("cannot encode a segment: {error}")))?;
        segment.put(target, Part::Columns, &columns)?;
        segment.put(target, Part::Keys, &encode_keys(batch, rows))?;
        if let Some(bytes) = segment.encode_sums(batch, rows, Version::NEWEST) {
            segment.put_sums(target, &bytes)?;
        }
        target.finish()?;
        Ok(segment)
    }
}

/// As [`Draft::write`], of calls that are removed: their keys, so that none counts again, and their sums. `None` where sums
/// cannot stand for them.
pub(in crate::store) fn write_kept(
    id: u64,
    batch: &EventBatch,
    mut rows: Vec<u32>,
    target: &mut Target<'_>,
) -> Result<Option<Segment>, Error> {
    let mut segment = empty(id, batch, &mut rows);
    segment.kept = true;
    let keys = encode_keys(batch, &rows);
    segment.seals[Part::Keys as usize] = Seal::of(&keys);
    let Some(sums) = sums::encode_kept(batch, &rows, &segment.summed()) else {
        return Ok(None);
    };
    segment.begin(target);
    segment.put(target, Part::Columns, &sums)?;
    segment.put(target, Part::Keys, &keys)?;
    target.finish()?;
    Ok(Some(segment))
}

/// A segment without files, of rows that are put in order of time.
fn empty(id: u64, batch: &EventBatch, rows: &mut [u32]) -> Segment {
    rows.sort_by_key(|row| batch.times[*row as usize]);
    let time = |row: Option<&u32>| row.map_or(Timestamp(0), |row| batch.time(*row as usize));
    Segment {
        id,
        rows: u32::try_from(rows.len()).unwrap_or(u32::MAX),
        first: time(rows.first()),
        last: time(rows.last()),
        seals: [Seal::default(); Part::ALL.len()],
        kept: false,
        packed: None,
    }
}

impl Segment {
    fn begin(&mut self, target: &Target<'_>) {
        if let Target::Pack(end) = target {
            self.packed = Some(end.place());
        }
    }

    /// Writes a file of it; in a pack they come in their order.
    fn put(&mut self, target: &mut Target<'_>, part: Part, bytes: &[u8]) -> Result<(), Error> {
        self.seals[part as usize] = Seal::of(bytes);
        match target {
            Target::Folder(directory) => disk::write(&self.path(directory, part), bytes),
            Target::Pack(end) => end.append(bytes),
        }
    }

    fn put_sums(&mut self, target: &mut Target<'_>, bytes: &[u8]) -> Result<(), Error> {
        if let Some(packed) = &mut self.packed {
            packed.sums = bytes.len() as u64;
        }
        match target {
            Target::Folder(directory) => disk::write(&self.sums_path(directory), bytes),
            Target::Pack(end) => end.append(bytes),
        }
    }

    /// Puts all its files to the end of a pack as they are, its sums perhaps replaced by others. `None` where one of them is
    /// not there as a whole; nothing is put then.
    pub(in crate::store) fn copy(
        &self,
        directory: &Path,
        end: &mut End,
        sums: Option<&[u8]>,
    ) -> Result<Option<Self>, Error> {
        let mut copy = self.clone();
        let mut packed = end.place();
        let parts = Part::IN_PACK.into_iter();
        for part in parts.filter(|part| self.has(*part)) {
            let size = self.seals[part as usize].size;
            let is_whole = match self.open(directory, part) {
                Ok(file) => end.copy(&file, size)?,
                Err(Error::Damaged(_)) => false,
                Err(error) => return Err(error),
            };
            if !is_whole {
                end.back_to(packed.start)?;
                return Ok(None);
            }
        }
        if let Some(bytes) = sums {
            end.append(bytes)?;
            packed.sums = bytes.len() as u64;
        } else if let Some(file) = self.open_sums(directory).filter(|_| !self.kept) {
            let size = file.size().map_err(Error::io("read", file.path()))?;
            let before = end.at();
            match end.copy(&file, size)? {
                true => packed.sums = size,
                // They can be made again.
                false => end.back_to(before)?,
            }
        }
        end.finish()?;
        copy.packed = Some(packed);
        Ok(Some(copy))
    }
}

impl Target<'_> {
    fn finish(&mut self) -> Result<(), Error> {
        match self {
            Self::Folder(_) => Ok(()),
            Self::Pack(end) => end.finish(),
        }
    }
}

/// The key file of some rows.
fn encode_keys(batch: &EventBatch, rows: &[u32]) -> Vec<u8> {
    keys::encode(rows.iter().map(|row| batch.keys[*row as usize]))
}
