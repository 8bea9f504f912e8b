//! Crossings in; each is recorded once, and what is to be sent because of them is sent, or kept for the next command.

use std::collections::BTreeSet;
use std::time::Duration;
use std::time::Instant;

use super::courier;
use super::destinations::Destinations;
use super::event;
use crate::cli::Session;
use crate::cli::ingest;
use crate::cli::prices;
use crate::cli::shell;
use crate::error::Error;
use crate::store::Action;
use crate::store::Crossing;
use crate::store::Delivery;
use crate::store::Hold;
use crate::store::Outbox;
use crate::store::Store;
use crate::units::Timestamp;

/// All that one command spends on sending, waiting for another that sends included.
const WITHIN: Duration = Duration::from_secs(10);
/// After the first failure; doubled by each further one.
const FIRST_PAUSE: i64 = 60 * Timestamp::SECOND;
const LONGEST_PAUSE: i64 = 6 * 60 * 60 * Timestamp::SECOND;
/// What is older than this is not worth telling any more.
const STALE: i64 = 7 * 24 * 60 * 60 * Timestamp::SECOND;

/// What became of a delivery in this command.
pub(super) struct Sent {
    pub(super) delivery: Delivery,
    pub(super) fate: Fate,
    /// Why it did not arrive; empty where it did.
    pub(super) reason: String,
}

/// How a delivery stands after it was tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    Sent,
    Kept,
    GivenUp,
}

/// Records crossings, whichever were not recorded before, and sends what is due. That something could not be sent is a
/// warning: it changes no answer and no exit code.
///
/// # Errors
/// When the crossings could not be recorded.
pub(in crate::cli) fn deliver(
    crossings: &[Crossing],
    session: &mut Session<'_>,
) -> Result<(), Error> {
    let store = Store::open(&session.settings.store(session.environment)?, true)?;
    if !crossings.is_empty() {
        let timeout = session.settings.lock_timeout();
        let holds = store.record_crossings(crossings, &ingest::holder(session), timeout)?;
        for hold in &holds {
            session.warn(&opened(hold));
        }
    }
    if let Err(error) = send(&store, false, session) {
        session.complain(&error);
    }
    Ok(())
}

/// Sends what waits; `at_once` also what is put off.
///
/// # Errors
/// When the outbox or the destinations cannot be read, or the outbox not written.
pub(super) fn send(
    store: &Store,
    at_once: bool,
    session: &mut Session<'_>,
) -> Result<Vec<Sent>, Error> {
    let end = Instant::now() + WITHIN;
    let now = session.environment.clock();
    let quiet = session.settings.switch("quiet");
    // A clock that was set back must not keep anything waiting.
    let latest = Timestamp(now.0.saturating_add(LONGEST_PAUSE));
    let is_due = |delivery: &Delivery| {
        let is_silenced = quiet && delivery.action == Action::Terminal;
        let is_time = delivery.not_before <= now || delivery.not_before > latest;
        (at_once || is_time) && !is_silenced
    };
    if !store.waiting()?.iter().any(is_due) {
        return Ok(Vec::new());
    }
    let destinations = Destinations::of(&session.settings)?;
    let mut outbox = match store.outbox(&ingest::holder(session), WITHIN) {
        Ok(outbox) => outbox,
        Err(Error::Locked { holder }) => {
            session.warn(&format!(
                "notifications are being sent by {holder}; `llmcost notify` sends what is left"
            ));
            return Ok(Vec::new());
        }
        Err(error) => return Err(error),
    };
    let mut waiting = outbox.waiting()?;
    waiting.retain(is_due);
    // What failed least often first, so that one dead address does not take the time of all others.
    waiting.sort_by_key(|delivery| delivery.attempts);
    let mut failed: BTreeSet<Action> = BTreeSet::new();
    let mut done = Vec::new();
    for delivery in waiting {
        let left = end.saturating_duration_since(Instant::now());
        if left.is_zero() || failed.contains(&delivery.action) {
            continue;
        }
        outbox.begin(&delivery)?;
        let (fate, reason) = match courier::bring(&delivery, &destinations, left, session) {
            Ok(()) => {
                outbox.sent(&delivery, now)?;
                (Fate::Sent, String::new())
            }
            Err(reason) => {
                failed.insert(delivery.action.clone());
                let fate = keep(&mut outbox, &delivery, &reason, now, session)?;
                (fate, reason)
            }
        };
        done.push(Sent {
            delivery,
            fate,
            reason,
        });
    }
    Ok(done)
}

/// Puts off what did not arrive, or gives it up when it is old.
fn keep(
    outbox: &mut Outbox,
    delivery: &Delivery,
    reason: &str,
    now: Timestamp,
    session: &mut Session<'_>,
) -> Result<Fate, Error> {
    let what = format!("{} could not be told: {reason}", delivery.action);
    let is_stale = now.0.saturating_sub(delivery.crossing.at.0) > STALE;
    let is_told_here = delivery.action == Action::Desktop && !session.settings.switch("quiet");
    if is_told_here {
        // A machine without a desktop will not have one in an hour: the person is told where they are.
        session.warn(&format!("{what}: {}", event::sentence(&delivery.crossing)));
    } else if is_stale {
        session.warn(&format!("{what}; given up, for it is more than a week old"));
    }
    if is_told_here || is_stale {
        outbox.give_up(delivery, now, reason)?;
        return Ok(Fate::GivenUp);
    }
    let doubled = u32::try_from(delivery.attempts).unwrap_or(u32::MAX).min(10);
    let pause = (FIRST_PAUSE << doubled).min(LONGEST_PAUSE);
    let not_before = Timestamp(now.0.saturating_add(pause));
    session.warn(&format!(
        "{what}; kept, and tried again from {} (`llmcost notify` tries at once)",
        prices::day(not_before)
    ));
    outbox.put_off(delivery, not_before, reason)?;
    Ok(Fate::Kept)
}

/// What a person must know of a hold that has just begun.
fn opened(hold: &Hold) -> String {
    let crossing = &hold.crossing;
    let until = prices::day(crossing.window.end);
    let budget = shell::word(&crossing.budget);
    let whose = match crossing.value.as_str() {
        "" => String::new(),
        value => format!(" of {value}"),
    };
    match hold.by_approval {
        true => format!(
            "budget {}{whose} needs approval until {until}: `llmcost approvals approve {}`",
            crossing.budget, hold.number
        ),
        false => format!(
            "budget {}{whose} is blocked until {until}; `llmcost budget reset {budget} --reason TEXT` lifts it",
            crossing.budget
        ),
    }
}
