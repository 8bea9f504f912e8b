//! Sorted key files to the keys that count more than once: the one thing a store must never have.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::path::Path;

use super::keys::Keys;
use super::state::State;
use crate::error::Error;
use crate::event::Key;

/// How many keys count in more than one place. All key files are read side by side, in order.
pub(super) fn counted_twice(state: &State, directory: &Path) -> Result<u64, Error> {
    let files: Vec<(u64, Keys)> = state
        .segments
        .values()
        .map(|segment| Ok((segment.id, segment.keys(directory)?)))
        .collect::<Result<_, Error>>()?;
    let mut streams: Vec<_> = files
        .iter()
        .map(|(id, keys)| {
            let counts = |row: &Result<(Key, u32), Error>| {
                row.as_ref()
                    .map_or(true, |(_, row)| state.counts(*id, *row))
            };
            keys.sorted().filter(counts)
        })
        .collect();
    let mut next = BinaryHeap::new();
    for (place, stream) in streams.iter_mut().enumerate() {
        if let Some(row) = stream.next() {
            next.push(Reverse((row?.0, place)));
        }
    }
    let mut twice = 0;
    let mut last = None;
    while let Some(Reverse((key, place))) = next.pop() {
        twice += u64::from(last == Some(key) || state.pending.contains_key(&key));
        last = Some(key);
        if let Some(row) = streams.get_mut(place).and_then(Iterator::next) {
            next.push(Reverse((row?.0, place)));
        }
    }
    Ok(twice)
}
