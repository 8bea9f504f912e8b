//! Numbers and texts to bytes and back: the little encoding that the store's own records share.

use std::ops::Range;

use crate::units::{Timestamp, Usd};

/// Collects bytes.
#[derive(Default)]
pub(super) struct Encoder(pub(super) Vec<u8>);

impl Encoder {
    /// A number, seven bits per byte, lowest first.
    pub(super) fn number(&mut self, mut value: u64) -> &mut Self {
        while value >= 0x80 {
            self.0.push((value & 0x7f) as u8 | 0x80);
            value >>= 7;
        }
        self.0.push(value as u8);
        self
    }

    /// A signed number: small distances from zero are short.
    pub(super) fn signed(&mut self, value: i64) -> &mut Self {
        self.number((value << 1 ^ value >> 63).cast_unsigned())
    }

    /// Sixteen bytes.
    pub(super) fn wide(&mut self, value: u128) -> &mut Self {
        self.0.extend_from_slice(&value.to_le_bytes());
        self
    }

    /// An amount, or that there is none.
    pub(super) fn optional_usd(&mut self, amount: Option<Usd>) -> &mut Self {
        match amount {
            None => self.number(0),
            Some(amount) => self.number(1).wide(amount.0.cast_unsigned()),
        }
    }

    /// An instant, or that there is none.
    pub(super) fn optional_instant(&mut self, instant: Option<Timestamp>) -> &mut Self {
        match instant {
            None => self.number(0),
            Some(instant) => self.number(1).signed(instant.0),
        }
    }

    /// A text with its length.
    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        self.number(text.len() as u64);
        self.0.extend_from_slice(text.as_bytes());
        self
    }

    /// Numbers with as many bits each as the span from the least to the greatest takes.
    pub(super) fn packed(&mut self, values: &[u32]) -> &mut Self {
        let least = values.iter().copied().min().unwrap_or(0);
        let span = values.iter().copied().max().unwrap_or(0) - least;
        let width = u32::BITS - span.leading_zeros();
        self.number(values.len() as u64).number(u64::from(least));
        self.number(u64::from(width));
        let (mut held, mut bits) = (0_u64, 0);
        for value in values {
            held |= u64::from(value - least) << bits;
            bits += width;
            while bits >= 8 {
                self.0.push(held as u8);
                held >>= 8;
                bits -= 8;
            }
        }
        if bits > 0 {
            self.0.push(held as u8);
        }
        self
    }

    /// As [`Encoder::packed`], of numbers of any size, in steps of the largest unit that divides them all.
    pub(super) fn packed_wide(&mut self, values: &[u64]) -> &mut Self {
        let least = values.iter().copied().min().unwrap_or(0);
        let unit = values.iter().fold(0, |unit, value| {
            if unit == 1 {
                1
            } else {
                common_divisor(unit, value - least)
            }
        });
        let unit = unit.max(1);
        let most = values.iter().copied().max().unwrap_or(0);
        let width = u64::BITS - ((most - least) / unit).leading_zeros();
        self.number(least).number(unit).number(u64::from(width));
        let (mut held, mut bits) = (0_u128, 0);
        for value in values {
            held |= u128::from((value - least) / unit) << bits;
            bits += width;
            while bits >= 8 {
                self.0.push(held as u8);
                held >>= 8;
                bits -= 8;
            }
        }
        if bits > 0 {
            self.0.push(held as u8);
        }
        self
    }
}

/// The largest number that divides both; the other where one is 0.
pub(super) fn common_divisor(mut a: u64, mut b: u64) -> u64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

/// Takes bytes apart; `None` where they end early or make no sense.
pub(super) struct Decoder<'a>(pub(super) &'a [u8]);

impl<'a> Decoder<'a> {
    /// The next `count` bytes.
    pub(super) fn bytes(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    /// What [`Encoder::number`] wrote.
    pub(super) fn number(&mut self) -> Option<u64> {
        let mut value = 0;
        for shift in (0..64).step_by(7) {
            let byte = *self.bytes(1)?.first()?;
            value |= u64::from(byte & 0x7f).checked_shl(shift)?;
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }

    /// A number that fits 32 bits.
    pub(super) fn small(&mut self) -> Option<u32> {
        u32::try_from(self.number()?).ok()
    }

    /// What [`Encoder::signed`] wrote.
    pub(super) fn signed(&mut self) -> Option<i64> {
        let value = self.number()?;
        Some((value >> 1).cast_signed() ^ -(value & 1).cast_signed())
    }

    /// What [`Encoder::wide`] wrote.
    pub(super) fn wide(&mut self) -> Option<u128> {
        Some(u128::from_le_bytes(self.bytes(16)?.try_into().ok()?))
    }

    /// What [`Encoder::optional_usd`] wrote.
    pub(super) fn optional_usd(&mut self) -> Option<Option<Usd>> {
        match self.number()? {
            0 => Some(None),
            _ => Some(Some(Usd(self.wide()?.cast_signed()))),
        }
    }

    /// What [`Encoder::optional_instant`] wrote.
    pub(super) fn optional_instant(&mut self) -> Option<Option<Timestamp>> {
        match self.number()? {
            0 => Some(None),
            _ => Some(Some(Timestamp(self.signed()?))),
        }
    }

    /// What [`Encoder::text`] wrote.
    pub(super) fn text(&mut self) -> Option<&'a str> {
        let length = usize::try_from(self.number()?).ok()?;
        std::str::from_utf8(self.bytes(length)?).ok()
    }

    /// What [`Encoder::packed`] wrote.
    pub(super) fn packed(&mut self) -> Option<Vec<u32>> {
        let count = self.number()?;
        let least = self.small()?;
        let width = self.small()?;
        if width > u32::BITS || (width == 0 && count > 1) {
            return None;
        }
        let (count, width) = (usize::try_from(count).ok()?, width as usize);
        let packed = Packed {
            bytes: self.bytes(count.checked_mul(width)?.div_ceil(8))?,
            count,
            least: least.into(),
            unit: 1,
            width,
        };
        let numbers = packed
            .stretches(std::slice::from_ref(&(0..count)))?
            .into_iter();
        numbers.map(|number| u32::try_from(number).ok()).collect()
    }

    /// `count` numbers that [`Encoder::packed_wide`] wrote, none of them unpacked yet.
    pub(super) fn packed_wide(&mut self, count: usize) -> Option<Packed<'a>> {
        let (least, unit) = (self.number()?, self.number()?);
        let width = usize::try_from(self.small()?).ok()?;
        if width > 64 {
            return None;
        }
        Some(Packed {
            bytes: self.bytes(count.checked_mul(width)?.div_ceil(8))?,
            count,
            least,
            unit,
            width,
        })
    }

    /// `value` if nothing is left over.
    pub(super) fn end<T>(self, value: T) -> Option<T> {
        self.0.is_empty().then_some(value)
    }
}

/// Numbers of the same width, any of which can be unpacked by itself.
#[derive(Clone, Copy)]
pub(super) struct Packed<'a> {
    bytes: &'a [u8],
    count: usize,
    least: u64,
    unit: u64,
    width: usize,
}

impl Packed<'_> {
    /// The number at a place; `None` past the last, and for one that leaves its range.
    #[inline]
    pub(super) fn get(&self, place: usize) -> Option<u64> {
        if place >= self.count {
            return None;
        }
        let bit = place * self.width;
        // Every number lies within the sixteen bytes from the one it begins in.
        let window = match self.bytes.get(bit / 8..bit / 8 + 16) {
            Some(window) => window.try_into().ok()?,
            None => {
                let rest = self.bytes.get(bit / 8..)?;
                let mut window = [0; 16];
                window.get_mut(..rest.len())?.copy_from_slice(rest);
                window
            }
        };
        let steps = (u128::from_le_bytes(window) >> (bit % 8)) as u64 & self.mask();
        steps.checked_mul(self.unit)?.checked_add(self.least)
    }

    /// The numbers of some stretches of places, one after the other.
    pub(super) fn stretches(&self, stretches: &[Range<usize>]) -> Option<Vec<u64>> {
        let mut values = Vec::with_capacity(stretches.iter().map(Range::len).sum());
        let quick = self.quick();
        for stretch in stretches {
            let border = stretch.end.min(quick).max(stretch.start);
            self.unpack(stretch.start..border, &mut values);
            for place in border..stretch.end {
                values.push(self.get(place)?);
            }
        }
        Some(values)
    }

    /// How many numbers from the first on lie within eight bytes of these, and stay in their range.
    fn quick(&self) -> usize {
        let most = self.mask().checked_mul(self.unit);
        let is_within = most.is_some_and(|most| most.checked_add(self.least).is_some());
        match self.bytes.len().checked_sub(8) {
            Some(last) if is_within && (1..=56).contains(&self.width) => {
                self.count.min(last * 8 / self.width + 1)
            }
            _ => 0,
        }
    }

    /// The largest number of as many bits as these.
    fn mask(&self) -> u64 {
        u64::MAX.checked_shr(64 - self.width as u32).unwrap_or(0)
    }

    /// Adds numbers that are [`Packed::quick`]: nothing wraps that could.
    fn unpack(&self, places: Range<usize>, values: &mut Vec<u64>) {
        let mask = self.mask();
        let mut bit = places.start * self.width;
        values.extend(places.map(|_| {
            let window = self.bytes.get(bit / 8..bit / 8 + 8);
            let window = window.and_then(|window| window.first_chunk());
            let steps = window.map_or(0, |window| u64::from_le_bytes(*window)) >> (bit % 8) & mask;
            bit += self.width;
            steps.wrapping_mul(self.unit).wrapping_add(self.least)
        }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn packed_numbers_come_back(mut values in prop::collection::vec(any::<u32>(), 0..40), shift in 0..32_u32) {
            for value in &mut values {
                *value >>= shift;
            }
            values.dedup();
            let same = values.len() > 1 && values.iter().all(|value| *value == values[0]);
            let mut encoder = Encoder::default();
            encoder.packed(&values);
            let mut decoder = Decoder(&encoder.0);
            prop_assert_eq!(decoder.packed(), (!same).then_some(values));
            for cut in 0..encoder.0.len() {
                prop_assert_eq!(Decoder(&encoder.0[..cut]).packed(), None);
            }
        }

        #[test]
        fn wide_numbers_come_back(mut values in prop::collection::vec(any::<u64>(), 0..40), shift in prop_oneof![Just(0), 0..64_u32], unit in prop_oneof![Just(1), 1..9_u64], cut: prop::sample::Index) {
            for value in &mut values {
                *value = (*value >> shift) / unit * unit;
            }
            let mut encoder = Encoder::default();
            encoder.packed_wide(&values);
            let mut decoder = Decoder(&encoder.0);
            let packed = decoder.packed_wide(values.len()).expect("as many");
            prop_assert_eq!(decoder.end(()), Some(()));
            let count = values.len();
            let (early, late) = (cut.index(count + 1), count - cut.index(count + 1) / 2);
            let parts = [0..early, late..count];
            let expected = [&values[..early], &values[late..]].concat();
            prop_assert_eq!(packed.stretches(&parts), Some(expected));
            prop_assert_eq!(packed.get(count), None);
        }

        #[test]
        fn what_is_encoded_is_decoded(number: u64, signed: i64, wide: u128, text in ".*") {
            let mut encoder = Encoder::default();
            encoder.number(number).signed(signed).wide(wide).text(&text);
            let mut decoder = Decoder(&encoder.0);
            prop_assert_eq!(decoder.number(), Some(number));
            prop_assert_eq!(decoder.signed(), Some(signed));
            prop_assert_eq!(decoder.wide(), Some(wide));
            prop_assert_eq!(decoder.text(), Some(text.as_str()));
            prop_assert_eq!(decoder.end(()), Some(()));
            // Cut anywhere, it never reads as whole.
            for cut in 0..encoder.0.len() {
                let mut decoder = Decoder(&encoder.0[..cut]);
                let whole = decoder.number().and_then(|_| decoder.signed())
                    .and_then(|_| decoder.wide()).and_then(|_| decoder.text());
                prop_assert_eq!(whole, None);
            }
        }
    }
}
