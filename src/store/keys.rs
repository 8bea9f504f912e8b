//! Which row holds which key: sorted on disk, looked up in place, every block with its own checksum.
//!
//! Layout, little-endian: magic, row count (u32), check of what precedes and of the index (u64); the index: for
//! each bucket its first entry (u32) and the check of its entries (u32), and one end entry; then 17 bytes an
//! entry, sorted by (call, request). A bucket is a shared prefix of the call hash; the prefix is not repeated, and
//! the bits saved hold the row: rest of the call above the row in 9 bytes, request hash in 8.

use std::fs::File;
use std::ops::Range;
use std::path::Path;

use xxhash_rust::xxh3::xxh3_64;

use super::disk;
use crate::error::Error;
use crate::event::Key;

const MAGIC: &[u8; 8] = b"llmckey1";
const HEADER: usize = MAGIC.len() + 4 + 8;
const INDEX_ENTRY: usize = 8;
const HEAD: usize = 9;
const ENTRY: usize = HEAD + 8;
/// Buckets read at once when many calls are looked up: about a megabyte.
const RUN: usize = 256;

/// Entries read at once, and where among them each bucket lies.
type Run = (Vec<Range<usize>>, Vec<[u8; ENTRY]>);

/// How entries are packed for a number of rows.
#[derive(Clone, Copy)]
struct Shape {
    rows: u32,
    row_bits: u32,
    prefix_bits: u32,
}

impl Shape {
    fn of(rows: u32) -> Self {
        let row_bits = u32::BITS - rows.leading_zeros();
        Self {
            rows,
            row_bits,
            prefix_bits: row_bits.saturating_sub(8),
        }
    }

    fn buckets(self) -> usize {
        1 << self.prefix_bits
    }

    fn bucket(self, call: u64) -> usize {
        call.checked_shr(u64::BITS - self.prefix_bits).unwrap_or(0) as usize
    }

    fn index_len(self) -> usize {
        (self.buckets() + 1) * INDEX_ENTRY
    }

    fn entries_at(self) -> usize {
        HEADER + self.index_len()
    }

    fn pack(self, key: Key, row: u32) -> [u8; ENTRY] {
        let rest = u128::from(key.call & (u64::MAX >> self.prefix_bits));
        let head = rest << self.row_bits | u128::from(row);
        let mut entry = [0; ENTRY];
        entry[..HEAD].copy_from_slice(&head.to_le_bytes()[..HEAD]);
        entry[HEAD..].copy_from_slice(&key.request.to_le_bytes());
        entry
    }

    fn unpack(self, bucket: usize, entry: &[u8; ENTRY]) -> (Key, u32) {
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

/// The bytes of a key file: `keys` in row order.
pub(super) fn encode(keys: &[Key]) -> Vec<u8> {
    let shape = Shape::of(u32::try_from(keys.len()).unwrap_or(u32::MAX));
    let sorted = sorted(keys, shape);
    let mut entries = Vec::with_capacity(sorted.len() * ENTRY);
    let mut index = Vec::with_capacity(shape.index_len());
    let mut rest = sorted.as_slice();
    let mut first: u32 = 0;
    for bucket in 0..shape.buckets() {
        let count = rest.partition_point(|(key, _)| shape.bucket(key.call) <= bucket);
        let (inside, after) = rest.split_at(count);
        let start = entries.len();
        for (key, row) in inside {
            entries.extend_from_slice(&shape.pack(*key, *row));
        }
        index.extend_from_slice(&first.to_le_bytes());
        index.extend_from_slice(&block_check(&entries[start..]).to_le_bytes());
        first += u32::try_from(count).unwrap_or(u32::MAX);
        rest = after;
    }
    index.extend_from_slice(&first.to_le_bytes());
    index.extend_from_slice(&[0; 4]);
    let mut bytes = MAGIC.to_vec();
    bytes.extend_from_slice(&shape.rows.to_le_bytes());
    bytes.extend_from_slice(&index_check(shape.rows, &index).to_le_bytes());
    bytes.extend_from_slice(&index);
    bytes.extend_from_slice(&entries);
    bytes
}

/// The keys in their order, with their rows: hashes fall evenly into buckets, which are short to sort.
fn sorted(keys: &[Key], shape: Shape) -> Vec<(Key, u32)> {
    let mut ends = vec![0_usize; shape.buckets() + 1];
    for key in keys {
        ends[shape.bucket(key.call) + 1] += 1;
    }
    let mut sum = 0;
    for end in &mut ends {
        sum += *end;
        *end = sum;
    }
    let mut sorted = vec![(Key::default(), 0); keys.len()];
    for (key, row) in keys.iter().zip(0..) {
        let next = &mut ends[shape.bucket(key.call)];
        sorted[*next] = (*key, row);
        *next += 1;
    }
    let mut rest = sorted.as_mut_slice();
    let mut before = 0;
    for end in ends {
        let (bucket, after) = rest.split_at_mut(end - before);
        bucket.sort_unstable();
        rest = after;
        before = end;
    }
    sorted
}

fn block_check(entries: &[u8]) -> u32 {
    xxh3_64(entries) as u32
}

fn index_check(rows: u32, index: &[u8]) -> u64 {
    xxh3_64(index) ^ xxh3_64(&rows.to_le_bytes())
}

/// An open key file whose index was read and verified.
pub(super) struct Keys {
    file: File,
    name: String,
    shape: Shape,
    index: Vec<(u32, u32)>,
}

impl Keys {
    /// Opens the key file of a segment of `rows` rows.
    pub(super) fn open(path: &Path, rows: u32) -> Result<Self, Error> {
        let file = disk::open_named(path)?;
        let mut keys = Self {
            file,
            name: path.display().to_string(),
            shape: Shape::of(rows),
            index: Vec::new(),
        };
        let mut front = vec![0; keys.shape.entries_at()];
        keys.read(0, &mut front)?;
        let (header, index) = front.split_at(HEADER);
        let expected = [
            MAGIC.as_slice(),
            &rows.to_le_bytes(),
            &index_check(rows, index).to_le_bytes(),
        ]
        .concat();
        if header != expected {
            return Err(keys.damaged());
        }
        keys.index = index
            .as_chunks::<INDEX_ENTRY>()
            .0
            .iter()
            .map(|entry| {
                let whole = u64::from_le_bytes(*entry);
                (whole as u32, (whole >> 32) as u32)
            })
            .collect();
        Ok(keys)
    }

    /// Every key whose call is among `calls` (sorted, distinct), with its row.
    pub(super) fn find(&self, calls: &[u64]) -> Result<Vec<(Key, u32)>, Error> {
        let mut found = Vec::new();
        let mut rest = calls;
        while let Some(first) = rest.first() {
            let start = self.shape.bucket(*first);
            let count = rest.partition_point(|call| self.shape.bucket(*call) < start + RUN);
            let (run, after) = rest.split_at(count);
            rest = after;
            // Many calls: one long read. Few: only the buckets they fall into.
            if count >= RUN / 4 {
                let last = run.last().map_or(start, |call| self.shape.bucket(*call));
                self.find_in(start..last + 1, run, &mut found)?;
            } else {
                for same in run.chunk_by(|a, b| self.shape.bucket(*a) == self.shape.bucket(*b)) {
                    let bucket = same.first().map_or(start, |call| self.shape.bucket(*call));
                    self.find_in(bucket..bucket + 1, same, &mut found)?;
                }
            }
        }
        Ok(found)
    }

    /// Every key with its row, in order of the keys; a bucket at a time is held in memory.
    pub(super) fn sorted(&self) -> impl Iterator<Item = Result<(Key, u32), Error>> + '_ {
        (0..self.shape.buckets()).flat_map(|bucket| match self.buckets(bucket..bucket + 1) {
            Ok((_, entries)) => entries
                .iter()
                .map(|entry| Ok(self.shape.unpack(bucket, entry)))
                .collect(),
            Err(error) => vec![Err(error)],
        })
    }

    /// Every key in row order.
    pub(super) fn all(&self) -> Result<Vec<Key>, Error> {
        let rows = self.shape.rows as usize;
        let mut keys = vec![None; rows];
        let mut last = None;
        for bucket in 0..self.shape.buckets() {
            for entry in &self.buckets(bucket..bucket + 1)?.1 {
                let (key, row) = self.shape.unpack(bucket, entry);
                let place = keys.get_mut(row as usize).ok_or_else(|| self.damaged())?;
                if place.is_some() || last >= Some((key, row)) {
                    return Err(self.damaged());
                }
                last = Some((key, row));
                *place = Some(key);
            }
        }
        keys.into_iter()
            .collect::<Option<Vec<Key>>>()
            .ok_or_else(|| self.damaged())
    }

    fn find_in(
        &self,
        buckets: Range<usize>,
        calls: &[u64],
        found: &mut Vec<(Key, u32)>,
    ) -> Result<(), Error> {
        let (starts, entries) = self.buckets(buckets.clone())?;
        let mut rest = calls;
        for (bucket, inside) in buckets.zip(starts) {
            let entries = entries.get(inside).ok_or_else(|| self.damaged())?;
            let count = rest.partition_point(|call| self.shape.bucket(*call) == bucket);
            let (wanted, after) = rest.split_at(count);
            rest = after;
            // Many calls are found by going along with them, few by leaps.
            let is_many = wanted.len() * 4 > entries.len();
            let mut from = 0;
            for call in wanted {
                let rest = &entries[from..];
                let is_before =
                    |entry: &[u8; ENTRY]| self.shape.unpack(bucket, entry).0.call < *call;
                from += match is_many {
                    true => rest.iter().take_while(|entry| is_before(entry)).count(),
                    false => rest.partition_point(is_before),
                };
                found.extend(
                    entries[from..]
                        .iter()
                        .map(|entry| self.shape.unpack(bucket, entry))
                        .take_while(|(key, _)| key.call == *call),
                );
            }
        }
        Ok(())
    }

    /// The verified entries of some buckets, and where in them each bucket lies.
    fn buckets(&self, buckets: Range<usize>) -> Result<Run, Error> {
        let index = self
            .index
            .get(buckets.start..buckets.end + 1)
            .ok_or_else(|| self.damaged())?;
        let first = index.first().map_or(0, |entry| entry.0);
        let end = index.last().map_or(0, |entry| entry.0);
        if end < first || end > self.shape.rows {
            return Err(self.damaged());
        }
        let mut bytes = vec![0; (end - first) as usize * ENTRY];
        self.read(
            self.shape.entries_at() as u64 + u64::from(first) * ENTRY as u64,
            &mut bytes,
        )?;
        let mut places = Vec::with_capacity(index.len());
        for pair in index.windows(2) {
            let [(start, check), (after, _)] = pair else {
                continue;
            };
            let place = (start - first) as usize..(after - first) as usize;
            let block = bytes.get(place.start * ENTRY..place.end * ENTRY);
            if block.map(block_check) != Some(*check) {
                return Err(self.damaged());
            }
            places.push(place);
        }
        Ok((places, bytes.as_chunks::<ENTRY>().0.to_vec()))
    }

    fn read(&self, offset: u64, buffer: &mut [u8]) -> Result<(), Error> {
        match disk::read_at(&self.file, offset, buffer) {
            Ok(true) => Ok(()),
            Ok(false) => Err(self.damaged()),
            Err(error) => Err(Error::io("read", &self.name)(error)),
        }
    }

    fn damaged(&self) -> Error {
        Error::Damaged(format!("`{}` is not as it was written", self.name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn open(bytes: &[u8], rows: usize) -> (tempfile::TempDir, Result<Keys, Error>) {
        let home = tempfile::tempdir().expect("a directory");
        let path = home.path().join("keys");
        std::fs::write(&path, bytes).expect("written");
        let keys = Keys::open(&path, u32::try_from(rows).expect("few"));
        (home, keys)
    }

    proptest! {
        #[test]
        fn a_call_is_found_in_its_row_and_no_other_is(
            seeds in prop::collection::btree_set((0_u64..3000, 0_u64..3), 0..1500),
            wanted in prop::collection::btree_set(0_u64..3000, 0..600),
        ) {
            let spread = |seed: u64| seed.wrapping_mul(0x9E37_79B9_7F4A_7C15);
            let keys: Vec<Key> = seeds.iter()
                .map(|(call, request)| Key { call: spread(*call), request: *request }).collect();
            let (_home, file) = open(&encode(&keys), keys.len());
            let file = file.expect("sound");
            prop_assert_eq!(&file.all().expect("sound"), &keys);
            let mut calls: Vec<u64> = wanted.iter().map(|seed| spread(*seed)).collect();
            calls.sort_unstable();
            let mut found = file.find(&calls).expect("sound");
            found.sort_by_key(|(_, row)| *row);
            let expected: Vec<(Key, u32)> = keys.iter().copied().zip(0..)
                .filter(|(key, _)| calls.binary_search(&key.call).is_ok()).collect();
            prop_assert_eq!(found, expected);
        }
    }

    #[test]
    fn every_flipped_bit_is_damage() {
        let keys: Vec<Key> = (0..600_u64)
            .map(|n| Key::of_id("test", &n.to_string()))
            .collect();
        let bytes = encode(&keys);
        assert!(bytes.len() <= 600 * 17 + 100);
        let harmless = HEADER + (Shape::of(600).buckets() + 1) * INDEX_ENTRY;
        assert!(harmless < bytes.len());
        for place in (0..bytes.len()).step_by(13).chain(0..harmless) {
            let mut flipped = bytes.clone();
            flipped[place] ^= 1 << (place % 8);
            let (_home, file) = open(&flipped, keys.len());
            assert!(file.and_then(|file| file.all()).is_err(), "byte {place}");
        }
    }
}
