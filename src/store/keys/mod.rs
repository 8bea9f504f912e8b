//! Which row holds which key: sorted on disk, looked up in place, every block with its own checksum.
//!
//! A key file begins with magic, row count (u32) and a check of what precedes and of the index (u64), little-endian; an
//! index of its buckets follows, then the entries, sorted by (call, request). A bucket is a shared prefix of the call
//! hash, which is not repeated. How entries lie is a form of its own: [`planes`] is written, [`flat`] was.

mod encode;
mod flat;
mod planes;
mod wanted;

use xxhash_rust::xxh3::xxh3_64;

use super::stretch::Stretch;
use crate::error::Error;
use crate::event::Key;
use flat::Flat;
use planes::Planes;

pub(super) use encode::encode;
pub(super) use wanted::Wanted;

const MAGIC: usize = 8;
const HEADER: usize = MAGIC + 4 + 8;

/// A key and the row that has it.
type Entry = (Key, u32);

/// An open key file whose index was read and verified.
pub(super) struct Keys {
    source: Source,
    rows: u32,
    form: Form,
}

/// How the entries lie.
enum Form {
    Planes(Planes),
    Flat(Flat),
}

impl Keys {
    /// Opens the key file of a segment of `rows` rows.
    pub(super) fn open(file: Stretch, rows: u32) -> Result<Self, Error> {
        let source = Source(file);
        let mut header = [0; HEADER];
        source.read(0, &mut header)?;
        let form = match header.starts_with(planes::MAGIC) {
            true => Form::Planes(Planes::open(&source, &header, rows)?),
            false => Form::Flat(Flat::open(&source, &header, rows)?),
        };
        Ok(Self { source, rows, form })
    }

    /// Every key whose call is wanted, with its row.
    pub(super) fn find(&self, wanted: &Wanted<'_>) -> Result<Vec<Entry>, Error> {
        match &self.form {
            Form::Planes(planes) => planes.find(&self.source, wanted),
            Form::Flat(flat) => flat.find(&self.source, wanted),
        }
    }

    /// Every key with its row, in order of the keys; a bucket at a time is held in memory.
    pub(super) fn sorted(&self) -> impl Iterator<Item = Result<Entry, Error>> + '_ {
        (0..self.buckets()).flat_map(|bucket| match self.bucket(bucket) {
            Ok(entries) => entries.into_iter().map(Ok).collect(),
            Err(error) => vec![Err(error)],
        })
    }

    /// Every key in row order.
    pub(super) fn all(&self) -> Result<Vec<Key>, Error> {
        let mut keys = vec![None; self.rows as usize];
        let mut last = None;
        for bucket in 0..self.buckets() {
            for (key, row) in self.bucket(bucket)? {
                let place = keys.get_mut(row as usize).filter(|place| place.is_none());
                let place = place.ok_or_else(|| self.source.damaged())?;
                if last >= Some((key, row)) {
                    return Err(self.source.damaged());
                }
                last = Some((key, row));
                *place = Some(key);
            }
        }
        keys.into_iter()
            .collect::<Option<Vec<Key>>>()
            .ok_or_else(|| self.source.damaged())
    }

    fn buckets(&self) -> usize {
        match &self.form {
            Form::Planes(planes) => planes.buckets(),
            Form::Flat(flat) => flat.buckets(),
        }
    }

    fn bucket(&self, bucket: usize) -> Result<Vec<Entry>, Error> {
        match &self.form {
            Form::Planes(planes) => planes.bucket(&self.source, bucket),
            Form::Flat(flat) => flat.bucket(&self.source, bucket),
        }
    }
}

/// The bytes of a key file.
struct Source(Stretch);

impl Source {
    fn read(&self, offset: u64, buffer: &mut [u8]) -> Result<(), Error> {
        match self.0.read_at(offset, buffer) {
            Ok(true) => Ok(()),
            Ok(false) => Err(self.damaged()),
            Err(error) => Err(Error::io("read", self.0.path())(error)),
        }
    }

    /// The index of so many bytes behind this header, if both are as they were written.
    fn index(
        &self,
        header: &[u8; HEADER],
        magic: &[u8; MAGIC],
        rows: u32,
        size: usize,
    ) -> Result<Vec<u8>, Error> {
        let mut index = vec![0; size];
        self.read(HEADER as u64, &mut index)?;
        match *header == front(magic, rows, &index) {
            true => Ok(index),
            false => Err(self.damaged()),
        }
    }

    fn damaged(&self) -> Error {
        self.0.damaged()
    }
}

/// The header of a file with this index.
fn front(magic: &[u8; MAGIC], rows: u32, index: &[u8]) -> [u8; HEADER] {
    let mut header = [0; HEADER];
    header[..MAGIC].copy_from_slice(magic);
    header[MAGIC..MAGIC + 4].copy_from_slice(&rows.to_le_bytes());
    let check = xxh3_64(index) ^ xxh3_64(&rows.to_le_bytes());
    header[MAGIC + 4..].copy_from_slice(&check.to_le_bytes());
    header
}

fn block_check(bytes: &[u8]) -> u32 {
    xxh3_64(bytes) as u32
}

/// The bucket of a call: its first bits.
fn bucket_of(call: u64, prefix_bits: u32) -> usize {
    call.checked_shr(u64::BITS - prefix_bits).unwrap_or(0) as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn open(bytes: &[u8], rows: usize) -> (tempfile::TempDir, Result<Keys, Error>) {
        let home = tempfile::tempdir().expect("a directory");
        let path = home.path().join("keys");
        std::fs::write(&path, bytes).expect("written");
        let file = Stretch::whole(path).expect("a file");
        let keys = Keys::open(file, u32::try_from(rows).expect("few"));
        (home, keys)
    }

    /// What is found of `wanted` in a file of `keys`, and what should be.
    fn found(bytes: &[u8], keys: &[Key], wanted: &[u64]) -> (Vec<Entry>, Vec<Entry>) {
        let (_home, file) = open(bytes, keys.len());
        let file = file.expect("sound");
        assert_eq!(file.all().expect("sound"), keys);
        let mut calls = wanted.to_vec();
        calls.sort_unstable();
        calls.dedup();
        let mut found = file.find(&Wanted::new(&calls)).expect("sound");
        found.sort_by_key(|(_, row)| *row);
        let all = keys.iter().copied().zip(0..);
        let expected = all.filter(|(key, _)| calls.binary_search(&key.call).is_ok());
        (found, expected.collect())
    }

    fn spread(seed: u64) -> u64 {
        seed.wrapping_mul(0x9E37_79B9_7F4A_7C15)
    }

    proptest! {
        #[test]
        fn a_call_is_found_in_its_row_and_no_other_is(
            seeds in prop::collection::btree_set((0_u64..3000, 0_u64..3), 0..1500),
            wanted in prop::collection::btree_set(0_u64..3000, 0..600),
            shift in prop::sample::select(vec![0, 8, 30, 52, 63]),
        ) {
            let keys: Vec<Key> = seeds.iter()
                .map(|(call, request)| Key { call: spread(*call) >> shift, request: spread(*request) }).collect();
            let keys: Vec<Key> = keys.iter().copied().collect::<std::collections::BTreeSet<_>>().into_iter().rev().collect();
            let wanted: Vec<u64> = wanted.iter().map(|seed| spread(*seed) >> shift).collect();
            for bytes in [encode(keys.iter().copied()), flat::tests::encode(&keys)] {
                let (found, expected) = found(&bytes, &keys, &wanted);
                prop_assert_eq!(found, expected);
            }
        }
    }

    /// As many as a full segment has, so that every width and the table of marks is in use.
    #[test]
    fn many_calls_are_found_among_many() {
        for rows in [65_536, 65_537, 200_000_u64] {
            let keys: Vec<Key> = (0..rows)
                .map(|n| Key::of_id("test", &n.to_string()))
                .collect();
            let others = (rows..rows + 20_000).map(|n| Key::of_id("test", &n.to_string()).call);
            let known = keys.iter().step_by(7).map(|key| key.call);
            let wanted: Vec<u64> = others.chain(known).collect();
            let (found, expected) = found(&encode(keys.iter().copied()), &keys, &wanted);
            assert!(found == expected, "{rows}");
            assert!(!found.is_empty());
        }
    }

    #[test]
    fn a_key_takes_hardly_more_than_its_own_bits() {
        let keys: Vec<Key> = (0..1 << 18)
            .map(|n: u64| Key::of_id("test", &n.to_string()))
            .collect();
        let bytes = encode(keys.iter().copied()).len();
        assert!(bytes * 10 < keys.len() * 164, "{bytes}");
    }

    #[test]
    fn every_flipped_bit_is_damage() {
        let keys: Vec<Key> = (0..1600_u64)
            .map(|n| Key::of_id("test", &n.to_string()))
            .collect();
        let written = [
            (encode(keys.iter().copied()), 1),
            (flat::tests::encode(&keys[..600]), 2),
        ];
        for (bytes, form) in written {
            let rows = if form == 1 { 1600 } else { 600 };
            for place in (0..bytes.len()).step_by(13).chain(0..120) {
                let mut flipped = bytes.clone();
                flipped[place] ^= 1 << (place % 8);
                let (_home, file) = open(&flipped, rows);
                assert!(
                    file.and_then(|file| file.all()).is_err(),
                    "{form} byte {place}"
                );
            }
        }
    }
}
