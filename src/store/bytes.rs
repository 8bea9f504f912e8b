//! Numbers and texts to bytes and back: the little encoding that the store's own records share.

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

    /// A text with its length.
    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        self.number(text.len() as u64);
        self.0.extend_from_slice(text.as_bytes());
        self
    }
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

    /// What [`Encoder::text`] wrote.
    pub(super) fn text(&mut self) -> Option<&'a str> {
        let length = usize::try_from(self.number()?).ok()?;
        std::str::from_utf8(self.bytes(length)?).ok()
    }

    /// `value` if nothing is left over.
    pub(super) fn end<T>(self, value: T) -> Option<T> {
        self.0.is_empty().then_some(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
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
