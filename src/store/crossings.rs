//! Crossings to records, each once, whoever sees it first, together with what is to be done about it.

use std::time::Duration;

use super::Store;
use super::action::Action;
use super::bytes::{Decoder, Encoder};
use super::catalogue::{Catalogue, Change, Table};
use super::crossing::Crossing;
use super::delivery::{Delivery, DeliveryId};
use super::holds::Hold;
use super::state::nonsense;
use crate::error::Error;
use crate::units::Timestamp;

/// Version of the encoding: first number of every record.
const VERSION: u64 = 1;

/// A crossing as the store remembers it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remembered {
    /// What was crossed, and how things stood then.
    pub crossing: Crossing,
    /// What has been sent because of it, in order.
    pub outcomes: Vec<Outcome>,
}

/// How a delivery ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The delivery.
    pub id: DeliveryId,
    /// What it was.
    pub action: Action,
    /// How often it was tried.
    pub attempts: u64,
    /// When it ended.
    pub at: Timestamp,
    /// Why it was given up; `None` when it was sent.
    pub given_up: Option<String>,
}

impl Remembered {
    fn encode(&self) -> Vec<u8> {
        let mut bytes = Encoder::default();
        bytes.number(VERSION);
        self.crossing.encode(&mut bytes);
        bytes.number(self.outcomes.len() as u64);
        for outcome in &self.outcomes {
            bytes
                .wide(outcome.id.0)
                .text(&outcome.action.to_string())
                .number(outcome.attempts)
                .signed(outcome.at.0)
                .number(u64::from(outcome.given_up.is_some()))
                .text(outcome.given_up.as_deref().unwrap_or_default());
        }
        bytes.0
    }

    fn decode(bytes: &[u8]) -> Option<Self> {
        let mut bytes = Decoder(bytes);
        if bytes.number()? != VERSION {
            return None;
        }
        let remembered = Self {
            crossing: Crossing::decode(&mut bytes)?,
            outcomes: (0..bytes.small()?)
                .map(|_| outcome(&mut bytes))
                .collect::<Option<_>>()?,
        };
        bytes.end(remembered)
    }
}

fn outcome(bytes: &mut Decoder<'_>) -> Option<Outcome> {
    Some(Outcome {
        id: DeliveryId(bytes.wide()?),
        action: bytes.text()?.parse().ok()?,
        attempts: bytes.number()?,
        at: Timestamp(bytes.signed()?),
        given_up: match (bytes.number()?, bytes.text()?) {
            (0, _) => None,
            (_, reason) => Some(reason.to_owned()),
        },
    })
}

impl Store {
    /// Records those crossings that were not recorded before, and with each, in the same transaction, what is to be
    /// sent and who must wait because of it. Of several processes that see the same crossing, one records it.
    ///
    /// # Errors
    /// [`Error::Usage`] for an action without a meaning; when the catalogue cannot be written. Nothing is recorded then.
    pub fn record_crossings(
        &self,
        crossings: &[Crossing],
        holder: &str,
        timeout: Duration,
    ) -> Result<Vec<Hold>, Error> {
        let keys: Vec<Vec<u8>> = crossings.iter().map(Crossing::key).collect();
        if self.knows_all(&keys)? {
            return Ok(Vec::new());
        }
        let mut catalogue = match self.catalogue(true)? {
            Some(catalogue) => catalogue,
            None => {
                drop(self.begin(holder, timeout)?);
                self.writable()?
            }
        };
        let mut change = catalogue.change()?;
        let mut holds = Vec::new();
        for (crossing, key) in crossings.iter().zip(&keys) {
            if change.get(Table::Crossings, key)?.is_none() {
                record(crossing, key, &mut change, &mut holds)?;
            }
        }
        change.commit()?;
        Ok(holds)
    }

    /// Every crossing ever recorded, with what became of it, the latest last.
    ///
    /// # Errors
    /// [`Error::Damaged`] when the catalogue is not what was written.
    pub fn crossings(&self) -> Result<Vec<Remembered>, Error> {
        let Some(catalogue) = self.catalogue(false)? else {
            return Ok(Vec::new());
        };
        let mut all = catalogue
            .view()?
            .load(Table::Crossings)?
            .into_iter()
            .map(|(_, record)| decoded(&record))
            .collect::<Result<Vec<_>, _>>()?;
        all.sort_by_key(|remembered| remembered.crossing.at);
        Ok(all)
    }

    fn knows_all(&self, keys: &[Vec<u8>]) -> Result<bool, Error> {
        let Some(catalogue) = self.catalogue(false)? else {
            return Ok(keys.is_empty());
        };
        let view = catalogue.view()?;
        for key in keys {
            if !view.has(Table::Crossings, key)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The catalogue of a store that is there, to be changed.
    pub(super) fn writable(&self) -> Result<Catalogue, Error> {
        self.catalogue(true)?.ok_or_else(|| Error::Invalid {
            path: self.path().to_path_buf(),
            reason: "there is no store here".to_owned(),
        })
    }
}

fn record(
    crossing: &Crossing,
    key: &[u8],
    change: &mut Change<'_>,
    holds: &mut Vec<Hold>,
) -> Result<(), Error> {
    for action in &crossing.actions {
        let action: Action = action
            .parse()
            .map_err(|reason| Error::Usage(format!("budget `{}`: {reason}", crossing.budget)))?;
        if action.is_sent() {
            Delivery::new(crossing, action).write(change)?;
        } else if action.holds() {
            holds.push(Hold::open(crossing, &action, change)?);
        }
    }
    let remembered = Remembered {
        crossing: crossing.clone(),
        outcomes: Vec::new(),
    };
    change.put(Table::Crossings, key, &remembered.encode())
}

/// Adds how a delivery ended to what is remembered of its crossing.
pub(super) fn remember(
    crossing: &Crossing,
    outcome: Outcome,
    change: &mut Change<'_>,
) -> Result<(), Error> {
    let key = crossing.key();
    let record = change
        .get(Table::Crossings, &key)?
        .ok_or_else(|| nonsense(Table::Crossings))?;
    let mut remembered = decoded(&record)?;
    remembered.outcomes.push(outcome);
    change.put(Table::Crossings, &key, &remembered.encode())
}

pub(super) fn decoded(record: &[u8]) -> Result<Remembered, Error> {
    Remembered::decode(record).ok_or_else(|| nonsense(Table::Crossings))
}
