//! Sums to few bytes and back: an answer may have as many rows as there are runs, and most of what is added up is small.

use super::sums::Sums;
use crate::event::Meter;
use crate::event::Meters;
use crate::units::Usd;

/// Numbers that sums are made of besides meters.
const OTHERS: usize = 19;

/// Sums as numbers; those that most sums have come first.
type Words = [u64; OTHERS + Meter::COUNT];

/// Most bytes that a number takes.
const MOST: usize = 9;

/// Adds a number. How many bytes it takes is said by how many of the lowest bits of its first byte are ones, so that it is
/// written and read at once.
pub(super) fn push_number(bytes: &mut Vec<u8>, number: u64) {
    let bits = (u64::BITS - number.leading_zeros()).max(1);
    let count = bits.div_ceil(7);
    let mut all = [u8::MAX; MOST];
    if count < MOST as u32 {
        let word = number << count | ((1 << (count - 1)) - 1);
        all[..8].copy_from_slice(&word.to_le_bytes());
        bytes.extend_from_slice(&all);
        bytes.truncate(bytes.len() - MOST + count as usize);
    } else {
        all[1..].copy_from_slice(&number.to_le_bytes());
        bytes.extend_from_slice(&all);
    }
}

/// Takes off what [`push_number`] added; of other bytes any number.
pub(super) fn take_number(bytes: &mut &[u8]) -> u64 {
    let Some((all, _)) = bytes.split_first_chunk::<MOST>() else {
        return take_last(bytes);
    };
    let (number, count) = number(*all);
    *bytes = bytes.get(count..).unwrap_or_default();
    number
}

/// As [`take_number`], where hardly more bytes are left.
#[cold]
fn take_last(bytes: &mut &[u8]) -> u64 {
    let mut all = [0; MOST];
    for (all, byte) in all.iter_mut().zip(bytes.iter()) {
        *all = *byte;
    }
    let (number, count) = number(all);
    *bytes = bytes.get(count..).unwrap_or_default();
    number
}

/// The number that bytes begin with, and how many of them it takes.
fn number(bytes: [u8; MOST]) -> (u64, usize) {
    let [first, rest @ ..] = bytes;
    let [word @ .., _] = bytes;
    let count = first.trailing_ones() + 1;
    if count == MOST as u32 {
        return (u64::from_le_bytes(rest), MOST);
    }
    let word = u64::from_le_bytes(word);
    let unused = u64::BITS - 8 * count;
    (word << unused >> unused >> count, count as usize)
}

/// Adds the numbers that are not zero, after which these are.
pub(super) fn pack(sums: &Sums, bytes: &mut Vec<u8>) {
    let words = words(sums);
    let mut there = 0_u64;
    for (place, word) in words.iter().enumerate() {
        there |= u64::from(*word > 0) << place;
    }
    push_number(bytes, there);
    while there > 0 {
        let place = there.trailing_zeros() as usize;
        push_number(bytes, words.get(place).copied().unwrap_or(0));
        there &= there - 1;
    }
}

/// What [`pack`] added, which bytes begin with.
pub(super) fn unpack(mut bytes: &[u8]) -> Sums {
    let mut words: Words = [0; OTHERS + Meter::COUNT];
    let mut there = take_number(&mut bytes);
    while there > 0 {
        if let Some(word) = words.get_mut(there.trailing_zeros() as usize) {
            *word = take_number(&mut bytes);
        }
        there &= there - 1;
    }
    of_words(words)
}

fn words(sums: &Sums) -> Words {
    let halves = |usd: Usd| {
        let bits = usd.0.cast_unsigned();
        [bits as u64, (bits >> 64) as u64]
    };
    let [cost, cost_high] = halves(sums.cost);
    let [reported, reported_high] = halves(sums.reported);
    let [input_cost, input_cost_high] = halves(sums.input_cost);
    let mut words = [0; OTHERS + Meter::COUNT];
    let (before, after) = words.split_at_mut(8);
    before.copy_from_slice(&[
        sums.rows,
        sums.calls,
        cost,
        sums.first.cast_unsigned(),
        sums.last.wrapping_sub(sums.first).cast_unsigned(),
        sums.end.wrapping_sub(sums.last).cast_unsigned(),
        sums.duration,
        sums.timed_rows,
    ]);
    let (meters, after) = after.split_at_mut(Meter::COUNT);
    meters.copy_from_slice(&sums.meters.0);
    after.copy_from_slice(&[
        reported,
        sums.reported_rows,
        input_cost,
        sums.unpriced_rows,
        sums.unpriced_calls,
        sums.unpriced_tokens,
        sums.partial_rows,
        sums.partial_calls,
        cost_high,
        reported_high,
        input_cost_high,
    ]);
    words
}

fn of_words(words: Words) -> Sums {
    let usd = |low: u64, high: u64| {
        let bits = u128::from(high) << 64 | u128::from(low);
        Usd(bits.cast_signed())
    };
    let mut words = words.into_iter();
    let mut next = || words.next().unwrap_or(0);
    let mut sums = Sums {
        rows: next(),
        calls: next(),
        ..Sums::default()
    };
    let cost = next();
    sums.first = next().cast_signed();
    sums.last = sums.first.wrapping_add_unsigned(next());
    sums.end = sums.last.wrapping_add_unsigned(next());
    sums.duration = next();
    sums.timed_rows = next();
    sums.meters = Meters(std::array::from_fn(|_| next()));
    let reported = next();
    sums.reported_rows = next();
    let input_cost = next();
    sums.unpriced_rows = next();
    sums.unpriced_calls = next();
    sums.unpriced_tokens = next();
    sums.partial_rows = next();
    sums.partial_calls = next();
    sums.cost = usd(cost, next());
    sums.reported = usd(reported, next());
    sums.input_cost = usd(input_cost, next());
    sums
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn number() -> impl Strategy<Value = u64> {
        prop_oneof![Just(0), 0..300_u64, any::<u64>()]
    }

    proptest! {
        #[test]
        fn sums_come_back(numbers in prop::collection::vec(number(), OTHERS + Meter::COUNT), rest in any::<u8>()) {
            let mut words = [0; OTHERS + Meter::COUNT];
            words.copy_from_slice(&numbers);
            let sums = of_words(words);
            let mut bytes = Vec::new();
            pack(&sums, &mut bytes);
            prop_assert_eq!(unpack(&bytes), sums.clone());
            bytes.extend([rest; 20]);
            prop_assert_eq!(unpack(&bytes), sums);
        }
    }

    #[test]
    fn numbers_of_every_length_come_back() {
        let mut numbers = vec![0, u64::MAX];
        numbers.extend((0..64).flat_map(|bits| [1 << bits, (1 << bits) - 1]));
        let mut bytes = Vec::new();
        for number in &numbers {
            let before = bytes.len();
            push_number(&mut bytes, *number);
            assert_eq!(
                bytes.len() - before,
                (64 - number.leading_zeros()).div_ceil(7).clamp(1, 9) as usize
            );
        }
        let mut bytes = bytes.as_slice();
        for number in &numbers {
            assert_eq!(take_number(&mut bytes), *number);
        }
        assert!(bytes.is_empty());
        assert_eq!(take_number(&mut bytes), 0);
    }

    #[test]
    fn no_sums_come_back_and_every_number_is_told_from_the_others() {
        let mut bytes = Vec::new();
        pack(&Sums::default(), &mut bytes);
        assert_eq!(unpack(&bytes), Sums::default());
        let distinct: Words = std::array::from_fn(|place| place as u64 + 1);
        assert_eq!(words(&of_words(distinct)), distinct);
        assert!(distinct.len() <= 64);
    }
}
