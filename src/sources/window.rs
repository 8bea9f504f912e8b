//! A stream to the part of it that is looked at: a buffer that slides on and grows only for a long record.

use std::io::{ErrorKind, Read};
use std::ops::Range;

use memchr::memrchr;

const CHUNK: usize = 1 << 18;
const FIRST: usize = 1 << 14;

/// What is said of a stream that ended in an error: truncated compression, a failing disk.
pub(super) const DAMAGED: &str = "the rest of the file could not be read";
/// What is said of a compressed stream that is made to fill memory or time.
pub(super) const BOMB: &str =
    "compressed data that unpacks to more than a thousand times its size; the rest was not read";
/// What is said of a stream without an end of a record for longer than any record is.
pub(super) const ENDLESS: &str = "no end of a record for 2 GiB; the rest was not read";

/// Whole records, in the room they were read into.
pub(super) struct Block {
    buffer: Vec<u8>,
    records: Range<usize>,
}

impl Block {
    /// The records with their ends.
    pub(super) fn records(&self) -> &[u8] {
        self.buffer.get(self.records.clone()).unwrap_or_default()
    }

    /// The room, to be used again.
    pub(super) fn into_room(self) -> Vec<u8> {
        self.buffer
    }
}

/// The bytes of a stream from the current record on, as far as they have been read.
pub(super) struct Window {
    stream: Box<dyn Read>,
    buffer: Vec<u8>,
    start: usize,
    end: usize,
    /// Offset in the stream of the first byte of the window.
    offset: u64,
    is_over: bool,
    trouble: Option<&'static str>,
}

impl Window {
    pub(super) fn new(stream: Box<dyn Read>) -> Self {
        Self {
            stream,
            buffer: Vec::new(),
            start: 0,
            end: 0,
            offset: 0,
            is_over: false,
            trouble: None,
        }
    }

    pub(super) fn data(&self) -> &[u8] {
        self.buffer.get(self.start..self.end).unwrap_or_default()
    }

    pub(super) fn offset(&self) -> u64 {
        self.offset
    }

    /// Why the stream was not read to its end.
    pub(super) fn trouble(&self) -> Option<&'static str> {
        self.trouble
    }

    /// Reads no further.
    pub(super) fn stop(&mut self, reason: &'static str) {
        self.is_over = true;
        self.trouble = Some(reason);
    }

    /// Whether everything has been read.
    pub(super) fn is_over(&self) -> bool {
        self.is_over
    }

    /// Slides on by `count` bytes and returns the first `length` of them.
    pub(super) fn take(&mut self, length: usize, count: usize) -> &[u8] {
        let from = self.start;
        self.start = (self.start + count).min(self.end);
        self.offset += (self.start - from) as u64;
        self.buffer.get(from..from + length).unwrap_or_default()
    }

    /// Reads more; false at the end of the stream.
    pub(super) fn more(&mut self) -> bool {
        if self.start > 0 {
            self.buffer.copy_within(self.start..self.end, 0);
            self.end -= self.start;
            self.start = 0;
        }
        let length = self.buffer.len();
        if length - self.end <= length.min(CHUNK) / 2 {
            // Most files are small: room is made as more comes.
            let longer = match length {
                0..CHUNK => (2 * length).max(FIRST),
                _ => length + length / 2,
            };
            self.buffer.resize(longer, 0);
        }
        while !self.is_over {
            let space = self.buffer.get_mut(self.end..).unwrap_or_default();
            match self.stream.read(space) {
                Ok(0) => self.is_over = true,
                Ok(count) => {
                    self.end += count;
                    return true;
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) if error.kind() == ErrorKind::FileTooLarge => self.stop(BOMB),
                Err(_) => self.stop(DAMAGED),
            }
        }
        false
    }

    /// Takes whole records, each with its end, together with the room they lie in: as many as are in `size` bytes, or in
    /// twice that where more is there already. None where no record ends there. `spare` is room for what follows.
    pub(super) fn block(&mut self, size: usize, end: u8, mut spare: Vec<u8>) -> Option<Block> {
        self.fill(size);
        let near = self.data();
        let near = near.get(..2 * size).unwrap_or(near);
        let length = memrchr(end, near)? + 1;
        let (start, end) = (self.start, self.start + length);
        let rest = self.buffer.get(end..self.end).unwrap_or_default();
        if spare.len() < size + size / 2 + rest.len() {
            spare.resize(size + size / 2 + rest.len(), 0);
        }
        let (kept, _) = spare.split_at_mut(rest.len());
        kept.copy_from_slice(rest);
        self.end = rest.len();
        self.start = 0;
        self.offset += length as u64;
        Some(Block {
            buffer: std::mem::replace(&mut self.buffer, spare),
            records: start..end,
        })
    }

    /// Reads until `length` bytes are there or the stream ends.
    pub(super) fn fill(&mut self, length: usize) {
        while self.end - self.start < length && self.more() {}
    }
}
