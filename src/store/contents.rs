//! The bytes of a Parquet file: held whole, or read piece by piece where a few of its pages are wanted.

use std::io::BufReader;
use std::io::Read;
use std::io::Result as Done;
use std::sync::Arc;

use bytes::Bytes;
use parquet::errors::ParquetError;
use parquet::file::reader::ChunkReader;
use parquet::file::reader::Length;

use super::stretch::Stretch;

/// What is read ahead where a page begins: its header is shorter.
const HEADER: usize = 128;

/// Where the bytes are. Pieces are those of a file that was checked as a whole: fresh memory for all of it would take longer
/// than to read some of it twice.
#[derive(Clone)]
pub(super) enum Contents {
    Whole(Bytes),
    Pieces(Arc<Stretch>),
}

/// The bytes of them from a place on.
pub(super) enum Reading {
    Whole(bytes::buf::Reader<Bytes>),
    Pieces(BufReader<Rest>),
}

/// What is left of a file.
pub(super) struct Rest {
    file: Arc<Stretch>,
    place: u64,
    end: u64,
}

impl Read for Reading {
    fn read(&mut self, buffer: &mut [u8]) -> Done<usize> {
        match self {
            Self::Whole(bytes) => bytes.read(buffer),
            Self::Pieces(rest) => rest.read(buffer),
        }
    }
}

impl Read for Rest {
    fn read(&mut self, buffer: &mut [u8]) -> Done<usize> {
        let left = usize::try_from(self.end - self.place).unwrap_or(usize::MAX);
        let length = left.min(buffer.len());
        let wanted = buffer.get_mut(..length).unwrap_or_default();
        match self.file.read_at(self.place, wanted)? {
            true => self.place += length as u64,
            false => return Ok(0),
        }
        Ok(length)
    }
}

impl Length for Contents {
    fn len(&self) -> u64 {
        match self {
            Self::Whole(bytes) => bytes.len() as u64,
            Self::Pieces(file) => file.size().unwrap_or(0),
        }
    }
}

impl ChunkReader for Contents {
    type T = Reading;

    fn get_read(&self, start: u64) -> Result<Reading, ParquetError> {
        Ok(match self {
            Self::Whole(bytes) => Reading::Whole(bytes.get_read(start)?),
            Self::Pieces(file) => {
                let rest = Rest {
                    file: Arc::clone(file),
                    place: start,
                    end: self.len().max(start),
                };
                Reading::Pieces(BufReader::with_capacity(HEADER, rest))
            }
        })
    }

    fn get_bytes(&self, start: u64, length: usize) -> Result<Bytes, ParquetError> {
        let file = match self {
            Self::Whole(bytes) => return bytes.get_bytes(start, length),
            Self::Pieces(file) => file,
        };
        // A false length cannot fill memory.
        let is_within = start
            .checked_add(length as u64)
            .is_some_and(|end| end <= self.len());
        let mut bytes = vec![0; if is_within { length } else { 0 }];
        match is_within && file.read_at(start, &mut bytes)? {
            true => Ok(bytes.into()),
            false => Err(ParquetError::EOF(format!("{length} bytes at {start}"))),
        }
    }
}
