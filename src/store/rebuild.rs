//! What is derived from the events, made again: the sums beside segments.

use std::time::Duration;

use super::Store;
use super::disk;
use super::segment::Segment;
use super::sums::Version;
use super::writer::Writer;
use crate::error::Error;

/// What a rebuild did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rebuilt {
    /// Segments there are.
    pub segments: u64,
    /// Of these, segments whose sums were absent or others, and are right now.
    pub mended: u64,
}

impl Store {
    /// Makes the sums beside all segments again. Stopped anywhere, those that are there are right.
    ///
    /// # Errors
    /// As [`Store::begin`], and when a segment cannot be read or its sums not be written.
    pub fn rebuild(&self, holder: &str, timeout: Duration) -> Result<Rebuilt, Error> {
        let mut writer = self.begin(holder, timeout)?;
        let directory = writer.directory();
        let mut rebuilt = Rebuilt::default();
        let segments = writer.state().segments.clone().into_values();
        for segment in segments.filter(|segment| !segment.kept) {
            rebuilt.segments += 1;
            if mend(&segment, &mut writer)? {
                rebuilt.mended += 1;
                disk::sync_dir(&directory)?;
                writer.publish_moved()?;
            }
        }
        if rebuilt.mended > 0 {
            writer.gather(u64::MAX)?;
        }
        Ok(rebuilt)
    }
}

/// Puts the right sums beside a segment; says whether others were there.
fn mend(segment: &Segment, writer: &mut Writer) -> Result<bool, Error> {
    let directory = writer.directory();
    let batch = segment.read_whole(&directory)?;
    let rows: Vec<u32> = (0..segment.rows).collect();
    let right = segment.encode_sums(&batch, &rows, Version::NEWEST);
    let there = segment.open_sums(&directory);
    if right == there.and_then(|file| file.read().ok()) {
        return Ok(false);
    }
    let path = segment.sums_path(&directory);
    match right {
        // What lies in a pack is not touched.
        right if segment.packed.is_some() => {
            writer.relocate(segment, Some(&right.unwrap_or_default()))?;
        }
        Some(bytes) => disk::write(&path, &bytes)?,
        None => disk::remove(&path)?,
    }
    Ok(true)
}
