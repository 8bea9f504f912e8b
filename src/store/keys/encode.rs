//! Keys in row order to the bytes of a key file.

use super::Entry;
use super::HEADER;
use super::block_check;
use super::front;
use super::planes::FAR;
use super::planes::MAGIC;
use super::planes::Shape;
use super::planes::WINDOW;
use crate::event::Key;

/// The bytes of a key file: `keys` in row order.
pub(in crate::store) fn encode(keys: impl ExactSizeIterator<Item = Key> + Clone) -> Vec<u8> {
    let shape = Shape::of(u32::try_from(keys.len()).unwrap_or(u32::MAX));
    let sorted = sorted(keys, shape);
    // All parts are written where they stay; those in front, which tell of the others, last.
    let front_len = HEADER + shape.index_len();
    let mut bytes = Vec::with_capacity(front_len + sorted.len() * (3 + WINDOW));
    bytes.resize(front_len, 0);
    let mut buckets = Vec::with_capacity(shape.buckets() + 1);
    let mut rest = sorted.as_slice();
    let mut first: u32 = 0;
    for bucket in 0..shape.buckets() {
        let count = rest.partition_point(|(key, _)| shape.bucket(key.call) <= bucket);
        let (inside, after) = rest.split_at(count);
        let start = bytes.len();
        write_heads(&mut bytes, shape, bucket, inside);
        buckets.push((first, start - front_len, block_check(&bytes[start..])));
        first += u32::try_from(count).unwrap_or(u32::MAX);
        rest = after;
    }
    let tails_start = bytes.len();
    buckets.push((first, tails_start - front_len, 0));
    write_tails(&mut bytes, &sorted, shape);
    let tails = &bytes[tails_start..];
    let mut index = Vec::with_capacity(shape.index_len());
    for (place, (first, start, check)) in buckets.iter().enumerate() {
        let end = buckets.get(place + 1).map(|next| next.0);
        let place = shape.tails(*first..end.unwrap_or(*first));
        let inside = &tails[place.start as usize..place.end as usize];
        let tail_check = end.map_or(0, |_| block_check(inside));
        let start = u32::try_from(*start).unwrap_or(u32::MAX);
        for number in [*first, start, *check, tail_check] {
            index.extend_from_slice(&number.to_le_bytes());
        }
    }
    bytes[..HEADER].copy_from_slice(&front(MAGIC, shape.rows, &index));
    bytes[HEADER..front_len].copy_from_slice(&index);
    bytes
}

fn write_heads(heads: &mut Vec<u8>, shape: Shape, bucket: usize, inside: &[Entry]) {
    let mut last = shape.beginning(bucket);
    for (key, _) in inside {
        let head = key.call >> (u64::BITS - shape.head_bits);
        let mut distance = head - last;
        while distance >= u64::from(FAR) {
            heads.push(FAR);
            distance -= u64::from(FAR);
        }
        heads.push(distance as u8);
        last = head;
    }
    heads.extend(
        inside
            .iter()
            .map(|(key, _)| (key.call >> shape.rest_bits()) as u8),
    );
}

fn write_tails(bytes: &mut Vec<u8>, sorted: &[Entry], shape: Shape) {
    let (mut held, mut bits) = (0_u128, 0);
    for (key, row) in sorted {
        held |= shape.pack(*key, *row) << bits;
        bits += shape.tail_bits();
        let whole = bits / 8;
        bytes.extend_from_slice(&held.to_le_bytes()[..whole as usize]);
        held >>= whole * 8;
        bits %= 8;
    }
    if bits > 0 {
        bytes.push(held as u8);
    }
}

/// The keys in their order, with their rows: hashes fall evenly into buckets, which are short to sort.
fn sorted(keys: impl ExactSizeIterator<Item = Key> + Clone, shape: Shape) -> Vec<Entry> {
    let mut ends = vec![0_usize; shape.buckets() + 1];
    for key in keys.clone() {
        ends[shape.bucket(key.call) + 1] += 1;
    }
    let mut sum = 0;
    for end in &mut ends {
        sum += *end;
        *end = sum;
    }
    let mut sorted = vec![(Key::default(), 0); keys.len()];
    for (key, row) in keys.zip(0..) {
        let next = &mut ends[shape.bucket(key.call)];
        sorted[*next] = (key, row);
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
