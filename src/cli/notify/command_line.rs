//! `llmcost notify`: what could not be told when a threshold was crossed is told now.

use std::collections::BTreeSet;

use clap::Args;

use super::deliver;
use super::list;
use crate::cli::Session;
use crate::error::Error;
use crate::store::Action;
use crate::store::Delivery;
use crate::store::Store;

/// Send the budget notifications that still wait, or see what was told
///
/// A command that finds a threshold crossed tells it at once. What could not be told is kept in the store and tried again
/// by later commands, less and less often, for a week. This command tries all of it now: after a restart, or from cron.
#[derive(Debug, Args)]
pub(in crate::cli) struct NotifyArgs {
    /// Show what waits and send nothing
    #[arg(long, conflicts_with = "history")]
    dry_run: bool,
    /// Show every crossing that was ever told, and what became of it
    #[arg(long)]
    history: bool,
}

pub(in crate::cli) fn run(arguments: &NotifyArgs, session: &mut Session<'_>) -> Result<u8, Error> {
    let store = Store::open(&session.settings.store(session.environment)?, false)?;
    if arguments.history {
        return session.answer(&list::history(&store.crossings()?, &store.waiting()?));
    }
    let waiting = store.waiting()?;
    if arguments.dry_run || waiting.is_empty() {
        if waiting.is_empty() {
            session.say("no notification waits");
        }
        let reasons: BTreeSet<String> = waiting.iter().filter_map(reason).collect();
        for reason in reasons {
            session.say(&reason);
        }
        return session.answer(&list::waiting(&waiting));
    }
    let sent = deliver::send(&store, true, session)?;
    session.answer(&list::tried(&sent, session.environment.clock()))?;
    // What is still there is not lost, but whoever asked for it to be sent must see that it was not.
    let is_left = |delivery: &Delivery| delivery.action != Action::Terminal;
    Ok(u8::from(store.waiting()?.iter().any(is_left)))
}

/// Why a delivery waits that was tried, which a narrow table cuts short.
fn reason(delivery: &Delivery) -> Option<String> {
    let reason = Some(&delivery.reason).filter(|reason| !reason.is_empty())?;
    Some(format!("{} waits: {reason}", delivery.action))
}
