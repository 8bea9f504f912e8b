//! Where analysis reads events from, whoever keeps them.

use std::borrow::Cow;

use super::{Attribute, Details, EventBatch};
use crate::error::Error;
use crate::units::Period;

/// Sums of a part's calls, open to be asked several questions.
pub trait PartSums {
    /// Hands on batches whose rows stand for several calls of the same texts asked for and of the same slot of time, no
    /// wider than `widest` (microseconds). Each is all of the part that was made in `spans`, which are half-open and in
    /// order; it may hold more. The first that `take` says it can use is the last it is handed. Says whether it took one;
    /// else the part is there to be read.
    ///
    /// # Errors
    /// What stopped the reading.
    fn hand(
        &self,
        details: Details,
        spans: &[Period],
        widest: i64,
        take: &mut dyn FnMut(&EventBatch) -> bool,
    ) -> Result<bool, Error>;
}

/// Somewhere events can be read from, each call once: parts that can be read in any order, at the same time.
pub trait Scan: Sync {
    /// The numbers of all parts that may hold events of `period`; a part may hold others too.
    fn parts(&self, period: Period) -> Vec<u64>;

    /// The events of a part, with the details asked for or more. Of the same part and period they are always the same rows.
    ///
    /// # Errors
    /// What stopped the reading.
    fn read(&self, part: u64, details: Details) -> Result<Cow<'_, EventBatch>, Error>;

    /// As [`Scan::read`], in stretches that are in the cache while they are looked at: batches of the same texts and series,
    /// whose rows one after the other are those of the part. There is at least one, which may be empty.
    ///
    /// # Errors
    /// What stopped the reading; some stretches may have been visited.
    fn read_in_stretches(
        &self,
        part: u64,
        details: Details,
        visit: &mut dyn FnMut(&EventBatch),
    ) -> Result<(), Error> {
        visit(&*self.read(part, details)?);
        Ok(())
    }

    /// Hands on every text that an event of a part may have of an attribute with a column of its own (run, session, file).
    /// Asked before the part is read: most hold no call of a run.
    ///
    /// # Errors
    /// What stopped the reading.
    fn each_text(
        &self,
        part: u64,
        attribute: Attribute,
        visit: &mut dyn FnMut(&str),
    ) -> Result<(), Error> {
        let batch = self.read(part, Details::NONE.with(attribute))?;
        if let Some((_, texts)) = batch.own_column(attribute) {
            texts.iter().for_each(visit);
        }
        Ok(())
    }

    /// Sums of a part, for those who add calls up; `None` where there are none.
    fn sums(&self, _part: u64) -> Option<Box<dyn PartSums + '_>> {
        None
    }

    /// Whether the calls of a part are removed and only their sums are kept: reading it fails.
    fn is_sums_only(&self, _part: u64) -> bool {
        false
    }

    /// Hands every batch that may hold events of `period` to `visit`, one after the other.
    ///
    /// # Errors
    /// What stopped the reading, or what `visit` returned.
    fn scan(
        &self,
        period: Period,
        visit: &mut dyn FnMut(&EventBatch) -> Result<(), Error>,
    ) -> Result<(), Error> {
        for part in self.parts(period) {
            visit(&*self.read(part, Details::ALL)?)?;
        }
        Ok(())
    }
}
