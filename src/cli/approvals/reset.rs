//! `llmcost budget reset`: a block is lifted before its period is over, with a reason that stays on record.

use clap::Args;

use super::decide::WhoArgs;
use super::tables;
use crate::cli::Session;
use crate::error::Error;
use crate::store::Decision;
use crate::store::Hold;
use crate::store::Standing;
use crate::store::Store;
use crate::store::Verdict;

/// Lift a budget's block before its period is over
///
/// What was spent stays spent and thresholds that were told stay told: only the block is lifted. Who did it, when and why
/// is kept (`llmcost approvals log`).
#[derive(Debug, Args)]
pub(in crate::cli) struct ResetArgs {
    /// The budget
    #[arg(value_name = "NAME")]
    name: String,
    /// Whose, where each agent, user … has a budget of its own [default: everyone's]
    #[arg(long, value_name = "VALUE")]
    value: Option<String>,
    /// Why
    #[arg(long, value_name = "TEXT")]
    reason: String,
    #[command(flatten)]
    who: WhoArgs,
}

/// Lifts every block of the budget that stands now.
///
/// # Errors
/// [`Error::Usage`] when there is none, or nobody says who or why.
pub(in crate::cli) fn reset(arguments: &ResetArgs, session: &mut Session<'_>) -> Result<u8, Error> {
    if arguments.reason.trim().is_empty() {
        return Err(Error::Usage("`--reason` must say why".to_owned()));
    }
    let store = Store::open(&session.settings.store(session.environment)?, false)?;
    let now = session.environment.clock();
    let decision = Decision {
        verdict: Verdict::Reset,
        by: arguments.who.name(session.environment)?,
        at: now,
        until: None,
        amount: None,
        reason: arguments.reason.clone(),
    };
    let is_meant = |hold: &Hold| {
        let value = arguments.value.as_ref();
        hold.crossing.budget == arguments.name
            && value.is_none_or(|value| *value == hold.crossing.value)
            && hold.standing(now, hold.crossing.spent) == Standing::Blocked
    };
    let lifted = store.decide(&decision, is_meant)?;
    if lifted.is_empty() {
        return Err(Error::Usage(format!(
            "budget `{}` is not blocked; `llmcost approvals list` shows what is",
            arguments.name
        )));
    }
    session.answer(&tables::holds(&lifted, now))
}
