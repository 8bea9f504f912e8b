//! Key files as they are written: what tells most calls apart lies together, so that a search reads little else.
//!
//! The index has for each bucket its first entry, the place of its heads, the check of its heads and of its tails (u32
//! each), and one end entry. The *heads* of all buckets come first: of each entry the first bits of its call as the
//! distance to the entry before in one byte (255: so far and on), then of each the eight bits that follow. The *tails*
//! are one stream of bits: the rest of the call, above it the request hash, above that the row. At 262,144 rows an entry
//! takes 130.5 bits.

use std::ops::Range;

use super::Entry;
use super::HEADER;
use super::Source;
use super::Wanted;
use super::block_check;
use super::bucket_of;
use super::wanted::MARKED_BITS;
use crate::error::Error;
use crate::event::Key;

pub(super) const MAGIC: &[u8; 8] = b"llmckey2";
pub(super) const INDEX_ENTRY: usize = 16;
/// A distance of at least this.
pub(super) const FAR: u8 = u8::MAX;
/// Bits of the byte that follows the first bits of a call.
const SECOND: u32 = 8;
/// A bucket has about two to this many entries.
const BUCKET_BITS: u32 = 9;
/// Buckets whose heads are read at once when many calls are looked up: about 64 KiB.
const RUN: usize = 64;
/// What a tail is read from, and so what must be readable behind the last.
pub(super) const WINDOW: usize = 16;

/// How entries are packed for a number of rows.
#[derive(Clone, Copy)]
pub(super) struct Shape {
    pub(super) rows: u32,
    row_bits: u32,
    prefix_bits: u32,
    /// First bits of a call that are kept as distances: so many that these mostly fit a byte.
    pub(super) head_bits: u32,
}

impl Shape {
    pub(super) fn of(rows: u32) -> Self {
        let row_bits = u32::BITS - rows.saturating_sub(1).leading_zeros();
        Self {
            rows,
            row_bits,
            prefix_bits: row_bits.saturating_sub(BUCKET_BITS),
            head_bits: row_bits.div_ceil(8).max(1) * 8,
        }
    }

    pub(super) fn buckets(self) -> usize {
        1 << self.prefix_bits
    }

    pub(super) fn index_len(self) -> usize {
        (self.buckets() + 1) * INDEX_ENTRY
    }

    pub(super) fn bucket(self, call: u64) -> usize {
        bucket_of(call, self.prefix_bits)
    }

    /// The head that all of a bucket are counted from.
    pub(super) fn beginning(self, bucket: usize) -> u64 {
        (bucket as u64) << (self.head_bits - self.prefix_bits)
    }

    /// Bits of a call in its tail.
    pub(super) fn rest_bits(self) -> u32 {
        u64::BITS - self.head_bits - SECOND
    }

    /// Bits of a tail: at most 120, as the row takes no more than the head saves.
    pub(super) fn tail_bits(self) -> u32 {
        self.rest_bits() + u64::BITS + self.row_bits
    }

    /// The bytes of the stream in which the tails of these entries lie.
    pub(super) fn tails(self, entries: Range<u32>) -> Range<u64> {
        let bit = |entry: u32| u64::from(entry) * u64::from(self.tail_bits());
        bit(entries.start) / 8..bit(entries.end).div_ceil(8)
    }

    pub(super) fn pack(self, key: Key, row: u32) -> u128 {
        let rest = u128::from(key.call) & ((1 << self.rest_bits()) - 1);
        let request = u128::from(key.request) << self.rest_bits();
        rest | request | u128::from(row) << (self.rest_bits() + u64::BITS)
    }

    /// The entry with this head, the byte behind it included.
    fn unpack(self, head: u64, tail: u128) -> Entry {
        let key = Key {
            call: head << self.rest_bits() | tail as u64 & ((1 << self.rest_bits()) - 1),
            request: (tail >> self.rest_bits()) as u64,
        };
        (key, (tail >> (self.rest_bits() + u64::BITS)) as u32)
    }
}

/// A bucket as the index tells of it.
#[derive(Clone, Copy, Default)]
struct Bucket {
    first: u32,
    heads: u32,
    heads_check: u32,
    tails_check: u32,
}

/// The index of such a file.
pub(super) struct Planes {
    shape: Shape,
    index: Vec<Bucket>,
}

/// Calls being looked up, what was found of them, and room that is used again.
struct Search<'a> {
    wanted: &'a Wanted<'a>,
    bytes: Vec<u8>,
    hits: Vec<(usize, u64)>,
    found: Vec<Entry>,
}

/// The verified heads of a bucket.
struct Heads<'a> {
    distances: &'a [u8],
    seconds: &'a [u8],
}

/// The verified tails of a bucket.
struct Tails {
    bytes: Vec<u8>,
    /// Bits before its first.
    skipped: u32,
}

impl Planes {
    pub(super) fn open(source: &Source, header: &[u8; HEADER], rows: u32) -> Result<Self, Error> {
        let shape = Shape::of(rows);
        let index = source.index(header, MAGIC, rows, shape.index_len())?;
        let entries = index.as_chunks::<INDEX_ENTRY>().0.iter();
        let entries = entries.map(|entry| {
            let whole = u128::from_le_bytes(*entry);
            Bucket {
                first: whole as u32,
                heads: (whole >> 32) as u32,
                heads_check: (whole >> 64) as u32,
                tails_check: (whole >> 96) as u32,
            }
        });
        let index: Vec<Bucket> = entries.collect();
        let is_sound = index.is_sorted_by_key(|bucket| bucket.first)
            && index.is_sorted_by_key(|bucket| bucket.heads)
            && index.last().is_some_and(|end| end.first == rows);
        match is_sound {
            true => Ok(Self { shape, index }),
            false => Err(source.damaged()),
        }
    }

    pub(super) fn buckets(&self) -> usize {
        self.shape.buckets()
    }

    /// The keys of the calls wanted. Many calls: long reads. Few: only the buckets they fall into.
    pub(super) fn find(&self, source: &Source, wanted: &Wanted<'_>) -> Result<Vec<Entry>, Error> {
        let bucket = |call: &u64| self.shape.bucket(*call);
        let mut search = Search {
            wanted,
            bytes: Vec::new(),
            hits: Vec::new(),
            found: Vec::new(),
        };
        let mut rest = wanted.calls;
        while let Some(start) = rest.first().map(bucket) {
            let count = rest.partition_point(|call| bucket(call) < start + RUN);
            let (run, after) = rest.split_at(count);
            rest = after;
            if count >= RUN / 4 {
                let last = run.last().map_or(start, bucket);
                self.find_in(source, start..last + 1, run, &mut search)?;
            } else {
                for same in run.chunk_by(|a, b| bucket(a) == bucket(b)) {
                    let only = same.first().map_or(start, bucket);
                    self.find_in(source, only..only + 1, same, &mut search)?;
                }
            }
        }
        Ok(search.found)
    }

    /// The keys of `calls`, all of which fall into these buckets.
    fn find_in(
        &self,
        source: &Source,
        buckets: Range<usize>,
        calls: &[u64],
        search: &mut Search<'_>,
    ) -> Result<(), Error> {
        self.read_heads(source, buckets.clone(), &mut search.bytes)?;
        let mut rest = calls;
        for bucket in buckets.clone() {
            let count = rest.partition_point(|call| self.shape.bucket(*call) == bucket);
            let (inside, after) = rest.split_at(count);
            rest = after;
            if inside.is_empty() {
                continue;
            }
            let heads = self.heads(source, &search.bytes, buckets.start, bucket)?;
            let count = self.hits(&heads, bucket, inside, search.wanted, &mut search.hits);
            let mut tails = None;
            for (place, head) in search.hits.iter().take(count) {
                let head = heads.with_second(*place, *head);
                if !self.is_shared(head, inside) {
                    continue;
                }
                let tails = match &mut tails {
                    Some(tails) => tails,
                    none => none.insert(self.tails(source, bucket)?),
                };
                let entry = self.shape.unpack(head, self.tail(tails, *place));
                if inside.binary_search(&entry.0.call).is_ok() {
                    search.found.push(entry);
                }
            }
        }
        Ok(())
    }

    /// The verified entries of a bucket.
    pub(super) fn bucket(&self, source: &Source, bucket: usize) -> Result<Vec<Entry>, Error> {
        let mut bytes = Vec::new();
        self.read_heads(source, bucket..bucket + 1, &mut bytes)?;
        let heads = self.heads(source, &bytes, bucket, bucket)?;
        let tails = self.tails(source, bucket)?;
        let mut entries = Vec::with_capacity(heads.seconds.len());
        heads.walk(self.shape.beginning(bucket), |place, head| {
            let head = heads.with_second(place, head);
            entries.push(self.shape.unpack(head, self.tail(&tails, place)));
        });
        Ok(entries)
    }

    /// Finds entries whose first bits are those of a call of `inside`, and perhaps others: their places and first bits,
    /// at the front of `hits`. Says how many.
    fn hits(
        &self,
        heads: &Heads<'_>,
        bucket: usize,
        inside: &[u64],
        wanted: &Wanted<'_>,
        hits: &mut Vec<(usize, u64)>,
    ) -> usize {
        let start = self.shape.beginning(bucket);
        let beginning = |call: &u64| call >> (u64::BITS - self.shape.head_bits);
        if hits.len() < heads.seconds.len() {
            hits.resize(heads.seconds.len(), (0, 0));
        }
        let mut count = 0;
        if wanted.has_marks() && self.shape.head_bits == MARKED_BITS {
            // Without a branch: whether an entry is marked cannot be foreseen.
            heads.walk(start, |place, head| {
                if let Some(hit) = hits.get_mut(count) {
                    *hit = (place, head);
                }
                count += usize::from(wanted.is_marked(head));
            });
        } else {
            let mut rest = inside.iter().map(beginning).peekable();
            heads.walk(start, |place, head| {
                while rest.next_if(|wanted| *wanted < head).is_some() {}
                if let Some(hit) = hits.get_mut(count).filter(|_| rest.peek() == Some(&head)) {
                    *hit = (place, head);
                    count += 1;
                }
            });
        }
        count
    }

    /// Whether some call of `inside` begins as an entry does, as far as heads tell.
    fn is_shared(&self, head: u64, inside: &[u64]) -> bool {
        let shared = |call: &u64| call >> self.shape.rest_bits();
        let next = inside.partition_point(|call| shared(call) < head);
        inside.get(next).map(shared) == Some(head)
    }

    /// Reads the bytes of the heads of some buckets.
    fn read_heads(
        &self,
        source: &Source,
        buckets: Range<usize>,
        bytes: &mut Vec<u8>,
    ) -> Result<(), Error> {
        let ends = (self.index.get(buckets.start), self.index.get(buckets.end));
        let (Some(first), Some(end)) = ends else {
            return Err(source.damaged());
        };
        bytes.resize((end.heads - first.heads) as usize, 0);
        let start = HEADER + self.shape.index_len() + first.heads as usize;
        source.read(start as u64, bytes)
    }

    /// The heads of a bucket among the bytes of those from `first` on.
    fn heads<'a>(
        &self,
        source: &Source,
        bytes: &'a [u8],
        first: usize,
        bucket: usize,
    ) -> Result<Heads<'a>, Error> {
        let (before, own, end) = (self.at(first), self.at(bucket), self.at(bucket + 1));
        let place = (own.heads - before.heads) as usize..(end.heads - before.heads) as usize;
        let block = bytes
            .get(place)
            .filter(|block| block_check(block) == own.heads_check);
        let distances =
            block.and_then(|block| block.len().checked_sub((end.first - own.first) as usize));
        match (block, distances) {
            (Some(block), Some(distances)) => {
                let (distances, seconds) = block.split_at(distances);
                Ok(Heads { distances, seconds })
            }
            _ => Err(source.damaged()),
        }
    }

    fn tails(&self, source: &Source, bucket: usize) -> Result<Tails, Error> {
        let (own, end) = (self.at(bucket), self.at(bucket + 1));
        let place = self.shape.tails(own.first..end.first);
        let heads = self.index.last().map_or(0, |end| end.heads as usize);
        let start = HEADER + self.shape.index_len() + heads;
        let mut bytes = vec![0; (place.end - place.start) as usize];
        source.read(start as u64 + place.start, &mut bytes)?;
        if block_check(&bytes) != own.tails_check {
            return Err(source.damaged());
        }
        bytes.extend_from_slice(&[0; WINDOW]);
        let bits = u64::from(own.first) * u64::from(self.shape.tail_bits());
        Ok(Tails {
            bytes,
            skipped: (bits % 8) as u32,
        })
    }

    fn tail(&self, tails: &Tails, place: usize) -> u128 {
        let bit = tails.skipped as usize + place * self.shape.tail_bits() as usize;
        let window = tails.bytes.get(bit / 8..bit / 8 + WINDOW);
        let window = window.and_then(|window| window.try_into().ok());
        let bits = window.map_or(0, u128::from_le_bytes) >> (bit % 8);
        bits & ((1 << self.shape.tail_bits()) - 1)
    }

    /// A bucket, or the end behind the last.
    fn at(&self, bucket: usize) -> Bucket {
        let end = self.index.last();
        let bucket = self.index.get(bucket).or(end);
        bucket.copied().unwrap_or_default()
    }
}

impl Heads<'_> {
    /// Goes through the entries: the place and the first bits of each.
    fn walk(&self, start: u64, mut take: impl FnMut(usize, u64)) {
        let (mut place, mut head) = (0, start);
        for distance in self.distances {
            head += u64::from(*distance);
            if *distance != FAR {
                take(place, head);
                place += 1;
            }
        }
    }

    /// The head of an entry with the byte behind its first bits.
    fn with_second(&self, place: usize, head: u64) -> u64 {
        head << SECOND | u64::from(self.seconds.get(place).copied().unwrap_or(0))
    }
}
