//! One thing to send because of a crossing, and how far it has come.

use std::fmt;

use xxhash_rust::xxh3::Xxh3;

use super::action::Action;
use super::bytes::{Decoder, Encoder};
use super::catalogue::{Change, Table};
use super::crossing::Crossing;
use super::state::nonsense;
use crate::error::Error;
use crate::units::Timestamp;

/// Version of the encoding: first number of every record.
const VERSION: u64 = 1;

/// What a receiver tells a delivery by: the same however often it is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DeliveryId(pub u128);

impl DeliveryId {
    /// Of what was crossed, when, how far, and what is to be done: one number wherever it is worked out.
    fn of(crossing: &Crossing, action: &Action) -> Self {
        let mut bytes = Encoder(crossing.key());
        bytes
            .text(&action.to_string())
            .signed(crossing.at.0)
            .wide(crossing.limit.0.cast_unsigned())
            .wide(crossing.spent.0.cast_unsigned());
        let mut hash = Xxh3::new();
        hash.update(&bytes.0);
        Self(hash.digest128())
    }
}

impl fmt::Display for DeliveryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

/// One thing to send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    /// The same for every attempt.
    pub id: DeliveryId,
    /// What to do.
    pub action: Action,
    /// What was crossed.
    pub crossing: Crossing,
    /// How often it was begun.
    pub attempts: u64,
    /// Whether an attempt was begun of which nobody knows how it ended: it may have arrived.
    pub in_doubt: bool,
    /// Not to be tried again before.
    pub not_before: Timestamp,
    /// Why the last attempt failed; empty before it.
    pub reason: String,
}

impl Delivery {
    pub(super) fn new(crossing: &Crossing, action: Action) -> Self {
        Self {
            id: DeliveryId::of(crossing, &action),
            action,
            crossing: crossing.clone(),
            attempts: 0,
            in_doubt: false,
            not_before: crossing.at,
            reason: String::new(),
        }
    }

    /// Writes it among those to be sent.
    pub(super) fn write(&self, change: &mut Change<'_>) -> Result<(), Error> {
        let mut bytes = Encoder::default();
        bytes.number(VERSION).wide(self.id.0);
        bytes.text(&self.action.to_string());
        self.crossing.encode(&mut bytes);
        bytes
            .number(self.attempts)
            .number(u64::from(self.in_doubt))
            .signed(self.not_before.0)
            .text(&self.reason);
        change.put(Table::Outbox, &self.key(), &bytes.0)
    }

    /// Its place in the outbox: by the time of the crossing.
    pub(super) fn key(&self) -> Vec<u8> {
        let time = self.crossing.at.0.cast_unsigned() ^ (1 << 63);
        [&time.to_be_bytes()[..], &self.id.0.to_be_bytes()].concat()
    }

    pub(super) fn decoded(record: &[u8]) -> Result<Self, Error> {
        Self::decode(record).ok_or_else(|| nonsense(Table::Outbox))
    }

    fn decode(bytes: &[u8]) -> Option<Self> {
        let mut bytes = Decoder(bytes);
        if bytes.number()? != VERSION {
            return None;
        }
        let delivery = Self {
            id: DeliveryId(bytes.wide()?),
            action: bytes.text()?.parse().ok()?,
            crossing: Crossing::decode(&mut bytes)?,
            attempts: bytes.number()?,
            in_doubt: bytes.number()? != 0,
            not_before: Timestamp(bytes.signed()?),
            reason: bytes.text()?.to_owned(),
        };
        bytes.end(delivery)
    }
}
