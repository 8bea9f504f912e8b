//! One event to a few dozen bytes and back: how the catalogue keeps small writes until they fill a segment.

use std::borrow::Cow;

use super::bytes::{Decoder, Encoder};
use crate::event::Attribute;
use crate::event::Attributes;
use crate::event::Key;
use crate::event::Meter;
use crate::event::Meters;
use crate::event::UsageEvent;
use crate::units::{Timestamp, Usd};

/// Version of this encoding: first byte of every record.
const VERSION: u64 = 1;

/// The bytes of an event; the key is not among them.
pub(super) fn encode(event: &UsageEvent<'_>) -> Vec<u8> {
    let mut bytes = Encoder::default();
    bytes
        .number(VERSION)
        .signed(event.time.0)
        .number(event.span)
        .number(event.duration)
        .number(event.time_to_first_token)
        .number(event.calls)
        .number(event.copy)
        .number(event.line);
    bytes.number(Attribute::COUNT as u64);
    for attribute in Attribute::ALL {
        bytes.text(&event.attributes[attribute]);
    }
    bytes.number(Meter::COUNT as u64);
    for meter in Meter::ALL {
        bytes.number(event.meters[meter]);
    }
    bytes.number(event.quantities.len() as u64);
    for (name, amount) in &event.quantities {
        bytes.text(name).number(*amount);
    }
    match event.reported_cost {
        None => bytes.number(0),
        Some(cost) => bytes.number(1).wide(cost.0.cast_unsigned()),
    };
    bytes.0
}

/// The event [`encode`] wrote; `None` for other bytes.
pub(super) fn decode(key: Key, bytes: &[u8]) -> Option<UsageEvent<'_>> {
    let mut bytes = Decoder(bytes);
    if bytes.number()? != VERSION {
        return None;
    }
    let mut event = UsageEvent {
        key,
        time: Timestamp(bytes.signed()?),
        span: bytes.number()?,
        duration: bytes.number()?,
        time_to_first_token: bytes.number()?,
        calls: bytes.number()?,
        copy: bytes.number()?,
        line: bytes.number()?,
        attributes: Attributes::default(),
        meters: Meters::default(),
        quantities: Vec::new(),
        reported_cost: None,
        part: 0,
    };
    let attributes = usize::try_from(bytes.number()?).ok()?;
    for attribute in Attribute::ALL.get(..attributes)? {
        event.attributes[*attribute] = Cow::Borrowed(bytes.text()?);
    }
    let meters = usize::try_from(bytes.number()?).ok()?;
    for meter in Meter::ALL.get(..meters)? {
        event.meters[*meter] = bytes.number()?;
    }
    for _ in 0..bytes.number()? {
        let name = bytes.text()?;
        event
            .quantities
            .push((Cow::Borrowed(name), bytes.number()?));
    }
    event.reported_cost = match bytes.number()? {
        0 => None,
        1 => Some(Usd(bytes.wide()?.cast_signed())),
        _ => return None,
    };
    bytes.end(event)
}
