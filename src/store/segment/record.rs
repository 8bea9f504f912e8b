//! A segment to the catalogue's record of it and back.

use std::collections::BTreeMap;

use super::Part;
use super::Seal;
use super::Segment;
use crate::store::bytes::Decoder;
use crate::store::bytes::Encoder;
use crate::store::pack::Pack;
use crate::store::pack::Packed;
use crate::units::Timestamp;

/// Forms of the record: of calls, and of calls that are removed and their sums kept.
const CALLS: u32 = 1;
const KEPT: u32 = 2;

/// What is added to the form where the segment lies in a pack.
const IN_PACK: u32 = 2;

impl Segment {
    /// The catalogue's record of it.
    pub(in crate::store) fn encode(&self) -> Vec<u8> {
        let mut bytes = Encoder::default();
        let form = if self.kept { KEPT } else { CALLS };
        let place = if self.packed.is_some() { IN_PACK } else { 0 };
        bytes.number(u64::from(form + place));
        bytes.number(u64::from(self.rows));
        bytes.signed(self.first.0).signed(self.last.0);
        for part in self.parts() {
            let seal = self.seals[part as usize];
            bytes.number(seal.size).wide(seal.sum);
        }
        if let Some(packed) = &self.packed {
            packed.encode(&mut bytes);
        }
        bytes.0
    }

    /// What [`Segment::encode`] wrote; `None` for other bytes, and where there is no such pack.
    pub(in crate::store) fn decode(
        id: u64,
        bytes: &[u8],
        packs: &BTreeMap<u64, Pack>,
    ) -> Option<Self> {
        let mut bytes = Decoder(bytes);
        let form = bytes.small()?;
        let is_packed = form > IN_PACK;
        let kept = match if is_packed { form - IN_PACK } else { form } {
            CALLS => false,
            KEPT => true,
            _ => return None,
        };
        let mut segment = Self {
            id,
            rows: bytes.small()?,
            first: Timestamp(bytes.signed()?),
            last: Timestamp(bytes.signed()?),
            seals: [Seal::default(); Part::ALL.len()],
            kept,
            packed: None,
        };
        for part in segment.parts() {
            let size = bytes.number()?;
            let sum = bytes.wide()?;
            segment.seals[part as usize] = Seal { size, sum };
        }
        if is_packed {
            let sizes = segment.seals.iter().map(|seal| seal.size);
            let size = sizes.fold(0, u64::saturating_add);
            segment.packed = Some(Packed::decode(&mut bytes, size, packs)?);
        }
        bytes.end(segment)
    }
}
