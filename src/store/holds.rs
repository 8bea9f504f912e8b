//! What waits for a person because a threshold was crossed, and every decision made on it: the audit trail.

use super::Store;
use super::action::Action;
use super::bytes::{Decoder, Encoder};
use super::catalogue::{Catalogue, Change, Table};
use super::crossing::Crossing;
use super::state::nonsense;
use crate::error::Error;
use crate::units::Timestamp;
use crate::units::Usd;

/// Version of the encoding: first number of every record.
const VERSION: u64 = 1;

/// Spend of a budget that stands still until someone decides, or until the budget's period is over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hold {
    /// What a person calls it; counted from 1.
    pub number: u64,
    /// Whether a decision can be asked for (`approve`), or only a reset lifts it (`block`).
    pub by_approval: bool,
    /// What was crossed; the hold ends with its window.
    pub crossing: Crossing,
    /// Every decision, the last one in force.
    pub decisions: Vec<Decision>,
}

/// Who decided what, when and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// What was decided.
    pub verdict: Verdict,
    /// Who.
    pub by: String,
    /// When.
    pub at: Timestamp,
    /// Until when an approval holds; `None` for as long as the window.
    pub until: Option<Timestamp>,
    /// How much more than the limit an approval lets be spent; `None` for any amount.
    pub amount: Option<Usd>,
    /// Why; empty where nothing was stated.
    pub reason: String,
}

/// What can be decided on a hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Spend may go on.
    Approved,
    /// Spend may not go on.
    Denied,
    /// The block is lifted: `budget reset`.
    Reset,
}

impl Verdict {
    const ALL: [Self; 3] = [Self::Approved, Self::Denied, Self::Reset];

    /// The word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Approved => "approved",
            Self::Denied => "denied",
            Self::Reset => "reset",
        }
    }
}

/// How a hold stands at an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nobody has decided, or what was approved is used up or over.
    Waiting,
    /// No spend, until the window is over or the budget is reset.
    Blocked,
    /// No spend: someone said so.
    Denied,
    /// Spend may go on.
    Open,
    /// The window is over; nothing is held any more.
    Over,
}

impl Standing {
    /// The word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Blocked => "blocked",
            Self::Denied => "denied",
            Self::Open => "open",
            Self::Over => "over",
        }
    }
}

impl Hold {
    /// How it stands at `now`, with `spent` in the window by then.
    #[must_use]
    pub fn standing(&self, now: Timestamp, spent: Usd) -> Standing {
        if now >= self.crossing.window.end {
            return Standing::Over;
        }
        let Some(last) = self.decisions.last() else {
            return match self.by_approval {
                true => Standing::Waiting,
                false => Standing::Blocked,
            };
        };
        let lapsed = last.until.is_some_and(|until| now >= until)
            || last
                .amount
                .and_then(|amount| self.crossing.limit.checked_add(amount))
                .is_some_and(|most| spent >= most);
        match last.verdict {
            Verdict::Denied => Standing::Denied,
            Verdict::Approved if lapsed => Standing::Waiting,
            Verdict::Approved | Verdict::Reset => Standing::Open,
        }
    }

    /// Opens one in a change.
    pub(super) fn open(
        crossing: &Crossing,
        action: &Action,
        change: &mut Change<'_>,
    ) -> Result<Self, Error> {
        let last = change.last_key(Table::Holds)?;
        let last = last.map_or(Some(0), |key| number_of(&key));
        let hold = Self {
            number: last
                .and_then(|last| last.checked_add(1))
                .ok_or_else(|| nonsense(Table::Holds))?,
            by_approval: *action == Action::Approve,
            crossing: crossing.clone(),
            decisions: Vec::new(),
        };
        hold.write(change)?;
        Ok(hold)
    }

    fn write(&self, change: &mut Change<'_>) -> Result<(), Error> {
        let mut bytes = Encoder::default();
        bytes.number(VERSION).number(u64::from(self.by_approval));
        self.crossing.encode(&mut bytes);
        bytes.number(self.decisions.len() as u64);
        for decision in &self.decisions {
            bytes
                .number(decision.verdict as u64)
                .text(&decision.by)
                .signed(decision.at.0)
                .optional_instant(decision.until)
                .optional_usd(decision.amount)
                .text(&decision.reason);
        }
        change.put(Table::Holds, &self.number.to_be_bytes(), &bytes.0)
    }

    pub(super) fn decoded(key: &[u8], record: &[u8]) -> Result<Self, Error> {
        Self::decode(key, record).ok_or_else(|| nonsense(Table::Holds))
    }

    fn decode(key: &[u8], bytes: &[u8]) -> Option<Self> {
        let mut bytes = Decoder(bytes);
        if bytes.number()? != VERSION {
            return None;
        }
        let hold = Self {
            number: number_of(key)?,
            by_approval: bytes.number()? != 0,
            crossing: Crossing::decode(&mut bytes)?,
            decisions: (0..bytes.small()?)
                .map(|_| decision(&mut bytes))
                .collect::<Option<_>>()?,
        };
        bytes.end(hold)
    }
}

fn number_of(key: &[u8]) -> Option<u64> {
    Some(u64::from_be_bytes(key.try_into().ok()?))
}

fn decision(bytes: &mut Decoder<'_>) -> Option<Decision> {
    let verdict = usize::try_from(bytes.number()?).ok()?;
    Some(Decision {
        verdict: *Verdict::ALL.get(verdict)?,
        by: bytes.text()?.to_owned(),
        at: Timestamp(bytes.signed()?),
        until: bytes.optional_instant()?,
        amount: bytes.optional_usd()?,
        reason: bytes.text()?.to_owned(),
    })
}

/// Every hold there ever was, in order of their numbers.
pub(super) fn holds(catalogue: &Catalogue) -> Result<Vec<Hold>, Error> {
    let records = catalogue.view()?.load(Table::Holds)?;
    let holds = records
        .iter()
        .map(|(key, record)| Hold::decoded(key, record));
    holds.collect()
}

impl Store {
    /// Every hold there ever was, in order of their numbers.
    ///
    /// # Errors
    /// [`Error::Damaged`] when the catalogue is not what was written.
    pub fn holds(&self) -> Result<Vec<Hold>, Error> {
        match self.catalogue(false)? {
            Some(catalogue) => holds(&catalogue),
            None => Ok(Vec::new()),
        }
    }

    /// Adds a decision to each of the holds that `is_meant` as they are now, and gives them back; in one step, so that
    /// two who decide at once are both on record.
    ///
    /// # Errors
    /// When the catalogue cannot be written; nothing was decided then.
    pub fn decide(
        &self,
        decision: &Decision,
        is_meant: impl Fn(&Hold) -> bool,
    ) -> Result<Vec<Hold>, Error> {
        let numbers: Vec<u64> = self.holds()?.iter().map(|hold| hold.number).collect();
        let mut decided = Vec::new();
        if numbers.is_empty() {
            return Ok(decided);
        }
        let mut catalogue = self.writable()?;
        let mut change = catalogue.change()?;
        for number in numbers {
            let key = number.to_be_bytes();
            let record = change
                .get(Table::Holds, &key)?
                .ok_or_else(|| nonsense(Table::Holds))?;
            let mut hold = Hold::decoded(&key, &record)?;
            if is_meant(&hold) {
                hold.decisions.push(decision.clone());
                hold.write(&mut change)?;
                decided.push(hold);
            }
        }
        change.commit()?;
        Ok(decided)
    }
}
