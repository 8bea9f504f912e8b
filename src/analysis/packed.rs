//! Sums to few bytes and back: an answer may have as many rows as there are runs, and most of what is added up is small.

use super::sums::Sums;
use crate::event::Meter;
use crate::event::Meters;
use crate::units::Usd;

/// Sums as numbers: counts, the lower halves of amounts, times, the upper halves of amounts, and meters.
pub(super) type Words = [u64; METERS + Meter::COUNT];

/// Where the lower halves of amounts begin: those of the cost, of its input and of what is reported.
pub(super) const AMOUNTS: usize = 10;
/// Where times begin: the first instant, how long after it the last one is, how long after that the end.
pub(super) const TIMES: usize = AMOUNTS + 3;
/// Where the upper halves of amounts begin.
pub(super) const UPPER: usize = TIMES + 3;
/// Where meters begin.
pub(super) const METERS: usize = UPPER + 3;

/// Most bytes that a number takes.
const MOST: usize = 9;

/// Adds a number. How many bytes it takes is said by how many of the lowest bits of its first byte are ones, so that it is
/// written and read at once.
#[inline]
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
#[inline]
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

/// Adds sums.
pub(super) fn pack(sums: &Sums, bytes: &mut Vec<u8>) {
    push_words(&words(sums), bytes);
}

/// Adds the numbers that are not zero, after which these are.
pub(super) fn push_words(words: &Words, bytes: &mut Vec<u8>) {
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
    let mut words: Words = [0; METERS + Meter::COUNT];
    let mut there = take_number(&mut bytes);
    while there > 0 {
        if let Some(word) = words.get_mut(there.trailing_zeros() as usize) {
            *word = take_number(&mut bytes);
        }
        there &= there - 1;
    }
    of_words(&words)
}

fn words(sums: &Sums) -> Words {
    let [cost, input_cost, reported] = [sums.cost, sums.input_cost, sums.reported].map(halves);
    let [first, last, end] = times(sums.first, sums.last, sums.end);
    let others: [u64; METERS] = [
        sums.rows,
        sums.calls,
        sums.reported_rows,
        sums.duration,
        sums.timed_rows,
        sums.unpriced_rows,
        sums.unpriced_calls,
        sums.unpriced_tokens,
        sums.partial_rows,
        sums.partial_calls,
        cost.0,
        input_cost.0,
        reported.0,
        first,
        last,
        end,
        cost.1,
        input_cost.1,
        reported.1,
    ];
    let mut words = [0; METERS + Meter::COUNT];
    let all = others.iter().chain(&sums.meters.0);
    for (word, number) in words.iter_mut().zip(all) {
        *word = *number;
    }
    words
}

/// The lower and the upper half of an amount.
pub(super) fn halves(usd: Usd) -> (u64, u64) {
    let bits = usd.0.cast_unsigned();
    (bits as u64, (bits >> 64) as u64)
}

/// Times as they are packed.
pub(super) fn times(first: i64, last: i64, end: i64) -> [u64; 3] {
    let after = |later: i64, earlier: i64| later.wrapping_sub(earlier).cast_unsigned();
    [first.cast_unsigned(), after(last, first), after(end, last)]
}

fn of_words(words: &Words) -> Sums {
    let (others, meters) = words.split_at(METERS);
    let [
        rows,
        calls,
        reported_rows,
        duration,
        timed_rows,
        unpriced_rows,
        unpriced_calls,
        unpriced_tokens,
        partial_rows,
        partial_calls,
        cost,
        input_cost,
        reported,
        first,
        last,
        end,
        cost_upper,
        input_cost_upper,
        reported_upper,
    ] = *others
    else {
        return Sums::default();
    };
    let usd = |lower: u64, upper: u64| {
        let bits = u128::from(upper) << 64 | u128::from(lower);
        Usd(bits.cast_signed())
    };
    let mut known = Meters::default();
    for (known, count) in known.0.iter_mut().zip(meters) {
        *known = *count;
    }
    let first = first.cast_signed();
    let last = first.wrapping_add_unsigned(last);
    Sums {
        rows,
        calls,
        meters: known,
        cost: usd(cost, cost_upper),
        input_cost: usd(input_cost, input_cost_upper),
        reported: usd(reported, reported_upper),
        reported_rows,
        duration,
        timed_rows,
        unpriced_rows,
        unpriced_calls,
        unpriced_tokens,
        partial_rows,
        partial_calls,
        first,
        last,
        end: last.wrapping_add_unsigned(end),
    }
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
        fn sums_come_back(numbers in prop::collection::vec(number(), METERS + Meter::COUNT), rest in any::<u8>()) {
            let mut words = [0; METERS + Meter::COUNT];
            words.copy_from_slice(&numbers);
            let sums = of_words(&words);
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
        assert_eq!(words(&of_words(&distinct)), distinct);
        assert!(distinct.len() <= 64);
    }
}
