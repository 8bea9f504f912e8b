//! Key files of the first form, 17 bytes an entry: they are read, and written no more.
//!
//! The index has for each bucket its first entry (u32) and the check of its entries (u32), and one end entry. An entry
//! is 9 bytes with the rest of the call above the row, and 8 bytes of the request hash.

use super::Entry;
use super::HEADER;
use super::Source;
use super::Wanted;
use super::block_check;
use super::bucket_of;
use crate::error::Error;
use crate::event::Key;

const MAGIC: &[u8; 8] = b"llmckey1";
const INDEX_ENTRY: usize = 8;
const HEAD: usize = 9;
const ENTRY: usize = HEAD + 8;

/// How entries are packed for a number of rows.
#[derive(Clone, Copy)]
struct Shape {
    row_bits: u32,
    prefix_bits: u32,
}

impl Shape {
    fn of(rows: u32) -> Self {
        let row_bits = u32::BITS - rows.leading_zeros();
        Self {
            row_bits,
            prefix_bits: row_bits.saturating_sub(8),
        }
    }

    fn buckets(self) -> usize {
        1 << self.prefix_bits
    }

    fn index_len(self) -> usize {
        (self.buckets() + 1) * INDEX_ENTRY
    }

    fn unpack(self, bucket: usize, entry: &[u8; ENTRY]) -> Entry {
        let mut head = [0; 16];
        head[..HEAD].copy_from_slice(&entry[..HEAD]);
        let head = u128::from_le_bytes(head);
        let mut request = [0; 8];
        request.copy_from_slice(&entry[HEAD..]);
        let prefix = (bucket as u64)
            .checked_shl(u64::BITS - self.prefix_bits)
            .unwrap_or(0);
        let key = Key {
            call: (head >> self.row_bits) as u64 | prefix,
            request: u64::from_le_bytes(request),
        };
        (key, (head & ((1 << self.row_bits) - 1)) as u32)
    }
}

/// The index of such a file.
pub(super) struct Flat {
    rows: u32,
    shape: Shape,
    index: Vec<(u32, u32)>,
}

impl Flat {
    pub(super) fn open(source: &Source, header: &[u8; HEADER], rows: u32) -> Result<Self, Error> {
        let shape = Shape::of(rows);
        let index = source.index(header, MAGIC, rows, shape.index_len())?;
        let entries = index.as_chunks::<INDEX_ENTRY>().0.iter();
        let entries = entries.map(|entry| {
            let whole = u64::from_le_bytes(*entry);
            (whole as u32, (whole >> 32) as u32)
        });
        Ok(Self {
            rows,
            shape,
            index: entries.collect(),
        })
    }

    pub(super) fn buckets(&self) -> usize {
        self.shape.buckets()
    }

    /// The keys of the calls wanted; only the buckets they fall into are read.
    pub(super) fn find(&self, source: &Source, wanted: &Wanted<'_>) -> Result<Vec<Entry>, Error> {
        let bucket = |call: &u64| bucket_of(*call, self.shape.prefix_bits);
        let mut found = Vec::new();
        for calls in wanted.calls.chunk_by(|a, b| bucket(a) == bucket(b)) {
            let entries = self.bucket(source, calls.first().map_or(0, bucket))?;
            let is_wanted = |entry: &Entry| calls.binary_search(&entry.0.call).is_ok();
            found.extend(entries.into_iter().filter(is_wanted));
        }
        Ok(found)
    }

    /// The verified entries of a bucket.
    pub(super) fn bucket(&self, source: &Source, bucket: usize) -> Result<Vec<Entry>, Error> {
        let ends = self.index.get(bucket..bucket + 2);
        let Some([(first, check), (end, _)]) = ends else {
            return Err(source.damaged());
        };
        let (first, end) = (*first, *end);
        if end < first || end > self.rows {
            return Err(source.damaged());
        }
        let start = HEADER + self.shape.index_len();
        let mut bytes = vec![0; (end - first) as usize * ENTRY];
        source.read(start as u64 + u64::from(first) * ENTRY as u64, &mut bytes)?;
        if block_check(&bytes) != *check {
            return Err(source.damaged());
        }
        let entries = bytes.as_chunks::<ENTRY>().0.iter();
        Ok(entries
            .map(|entry| self.shape.unpack(bucket, entry))
            .collect())
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::front;
    use super::*;

    /// The bytes that the first programs wrote for these keys in row order.
    pub(in super::super) fn encode(keys: &[Key]) -> Vec<u8> {
        let rows = u32::try_from(keys.len()).expect("few");
        let shape = Shape::of(rows);
        let mut sorted: Vec<Entry> = keys.iter().copied().zip(0..).collect();
        sorted.sort_unstable();
        let (mut index, mut entries) = (Vec::new(), Vec::new());
        for bucket in 0..=shape.buckets() {
            let start = entries.len();
            index.extend_from_slice(&((start / ENTRY) as u32).to_le_bytes());
            let inside = sorted
                .iter()
                .filter(|(key, _)| bucket_of(key.call, shape.prefix_bits) == bucket);
            for (key, row) in inside {
                let rest = u128::from(key.call & (u64::MAX >> shape.prefix_bits));
                let head = rest << shape.row_bits | u128::from(*row);
                entries.extend_from_slice(&head.to_le_bytes()[..HEAD]);
                entries.extend_from_slice(&key.request.to_le_bytes());
            }
            let check = match bucket < shape.buckets() {
                true => block_check(&entries[start..]),
                false => 0,
            };
            index.extend_from_slice(&check.to_le_bytes());
        }
        [front(MAGIC, rows, &index).to_vec(), index, entries].concat()
    }
}
