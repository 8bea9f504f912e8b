//! What is still to be sent: taken one by one by the process that holds the outbox, and struck off when it was sent.
//!
//! Only one process sends at a time, by a lock that the system frees when its holder ends however it ends. What is
//! marked as begun when the next process looks was therefore begun by one that died: nobody knows whether it arrived, and
//! it is sent again under the same id.

use std::time::Duration;

use super::catalogue::{Catalogue, Change, Table};
use super::crossings::{self, Outcome};
use super::delivery::{Delivery, DeliveryId};
use super::lock::Lock;
use super::{OUTBOX, Store};
use crate::error::Error;
use crate::units::Timestamp;

/// The right to send, for as long as it lives.
pub struct Outbox {
    catalogue: Catalogue,
    _lock: Lock,
}

impl Store {
    /// What is still to be sent, the oldest crossing first.
    ///
    /// # Errors
    /// [`Error::Damaged`] when the catalogue is not what was written.
    pub fn waiting(&self) -> Result<Vec<Delivery>, Error> {
        match self.catalogue(false)? {
            Some(catalogue) => waiting(&catalogue),
            None => Ok(Vec::new()),
        }
    }

    /// Waits up to `timeout` for the right to send; `holder` is what others are told meanwhile.
    ///
    /// # Errors
    /// [`Error::Locked`] while another process is sending.
    pub fn outbox(&self, holder: &str, timeout: Duration) -> Result<Outbox, Error> {
        Ok(Outbox {
            _lock: Lock::take(&self.path().join(OUTBOX), holder, timeout)?,
            catalogue: self.writable()?,
        })
    }
}

impl Outbox {
    /// What is still to be sent, the oldest crossing first.
    ///
    /// # Errors
    /// [`Error::Damaged`] when the catalogue is not what was written.
    pub fn waiting(&self) -> Result<Vec<Delivery>, Error> {
        waiting(&self.catalogue)
    }

    /// Marks a delivery as begun, before anything leaves this process.
    ///
    /// # Errors
    /// When the catalogue cannot be written; it must not be sent then.
    pub fn begin(&mut self, delivery: &Delivery) -> Result<(), Error> {
        let begun = Delivery {
            attempts: delivery.attempts.saturating_add(1),
            in_doubt: true,
            ..delivery.clone()
        };
        self.change(|change| begun.write(change))
    }

    /// Strikes off a delivery that was sent.
    ///
    /// # Errors
    /// When the catalogue cannot be written; it will be sent again, under the same id.
    pub fn sent(&mut self, delivery: &Delivery, at: Timestamp) -> Result<(), Error> {
        self.end(delivery, at, None)
    }

    /// Strikes off a delivery that will not be tried again.
    ///
    /// # Errors
    /// When the catalogue cannot be written.
    pub fn give_up(
        &mut self,
        delivery: &Delivery,
        at: Timestamp,
        reason: &str,
    ) -> Result<(), Error> {
        self.end(delivery, at, Some(reason.to_owned()))
    }

    /// Puts a delivery back that did not arrive.
    ///
    /// # Errors
    /// When the catalogue cannot be written.
    pub fn put_off(
        &mut self,
        delivery: &Delivery,
        not_before: Timestamp,
        reason: &str,
    ) -> Result<(), Error> {
        let waiting = Delivery {
            attempts: delivery.attempts.saturating_add(1),
            in_doubt: false,
            not_before,
            reason: reason.to_owned(),
            ..delivery.clone()
        };
        self.change(|change| waiting.write(change))
    }

    fn end(
        &mut self,
        delivery: &Delivery,
        at: Timestamp,
        given_up: Option<String>,
    ) -> Result<(), Error> {
        let outcome = Outcome {
            id: delivery.id,
            action: delivery.action.clone(),
            attempts: delivery.attempts.saturating_add(1),
            at,
            given_up,
        };
        self.change(|change| {
            change.delete(Table::Outbox, &delivery.key())?;
            crossings::remember(&delivery.crossing, outcome, change)
        })
    }

    fn change(
        &mut self,
        make: impl FnOnce(&mut Change<'_>) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let mut change = self.catalogue.change()?;
        make(&mut change)?;
        change.commit()
    }
}

fn waiting(catalogue: &Catalogue) -> Result<Vec<Delivery>, Error> {
    let records = catalogue.view()?.load(Table::Outbox)?;
    records
        .iter()
        .map(|(_, record)| Delivery::decoded(record))
        .collect()
}

impl DeliveryId {
    /// The first digits, enough for a person to tell deliveries apart.
    #[must_use]
    pub fn short(self) -> String {
        self.to_string().chars().take(12).collect()
    }
}
