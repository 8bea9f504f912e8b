//! A decision on one hold: who, until when, up to how much and why, into the store.

use clap::Args;

use super::tables;
use crate::analysis;
use crate::cli::Environment;
use crate::cli::Session;
use crate::cli::shell;
use crate::error::Error;
use crate::store::Decision;
use crate::store::Hold;
use crate::store::Standing;
use crate::store::Store;
use crate::store::Verdict;
use crate::units::Timestamp;
use crate::units::Usd;

#[derive(Debug, Args)]
pub(super) struct ApproveArgs {
    /// Its number in `llmcost approvals list`
    #[arg(value_name = "ID")]
    id: u64,
    /// Until when, a date or an instant [default: the end of the budget's period]
    #[arg(long, value_name = "TIME")]
    until: Option<String>,
    /// How much more than the limit may be spent, in USD [default: any amount]
    #[arg(long, value_name = "USD", allow_negative_numbers = true)]
    amount: Option<String>,
    /// Why
    #[arg(
        long,
        value_name = "TEXT",
        default_value = "",
        hide_default_value = true
    )]
    reason: String,
    #[command(flatten)]
    who: WhoArgs,
}

#[derive(Debug, Args)]
pub(super) struct DenyArgs {
    /// Its number in `llmcost approvals list`
    #[arg(value_name = "ID")]
    id: u64,
    /// Why
    #[arg(
        long,
        value_name = "TEXT",
        default_value = "",
        hide_default_value = true
    )]
    reason: String,
    #[command(flatten)]
    who: WhoArgs,
}

/// Who decides.
#[derive(Debug, Args)]
pub(super) struct WhoArgs {
    /// Who decides [default: the user of this machine]
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
}

impl WhoArgs {
    pub(super) fn name(&self, environment: &Environment) -> Result<String, Error> {
        let user = || {
            let names = ["USER", "LOGNAME", "USERNAME"];
            names
                .into_iter()
                .find_map(|name| environment.variable(name))
        };
        let stated = self.by.as_deref().map(str::trim);
        match stated.or_else(user) {
            Some(name) if !name.is_empty() => Ok(name.to_owned()),
            _ => Err(Error::Usage(
                "who decides must be on record: say so with `--by NAME`".to_owned(),
            )),
        }
    }
}

pub(super) fn approve(
    arguments: &ApproveArgs,
    store: &Store,
    session: &mut Session<'_>,
) -> Result<u8, Error> {
    let now = session.environment.clock();
    let until = match &arguments.until {
        None => None,
        Some(text) => {
            let until = analysis::until(text, session.settings.timezone()?, now)?;
            if until <= now {
                return Err(Error::Usage(format!("`--until {text}` is over already")));
            }
            Some(until)
        }
    };
    let decision = Decision {
        verdict: Verdict::Approved,
        by: arguments.who.name(session.environment)?,
        at: now,
        until,
        amount: arguments.amount.as_deref().map(amount).transpose()?,
        reason: arguments.reason.clone(),
    };
    decide(arguments.id, &decision, store, session)
}

pub(super) fn deny(
    arguments: &DenyArgs,
    store: &Store,
    session: &mut Session<'_>,
) -> Result<u8, Error> {
    let decision = Decision {
        verdict: Verdict::Denied,
        by: arguments.who.name(session.environment)?,
        at: session.environment.clock(),
        until: None,
        amount: None,
        reason: arguments.reason.clone(),
    };
    decide(arguments.id, &decision, store, session)
}

fn decide(
    id: u64,
    decision: &Decision,
    store: &Store,
    session: &mut Session<'_>,
) -> Result<u8, Error> {
    let holds = store.holds()?;
    let hold = holds.iter().find(|hold| hold.number == id).ok_or_else(|| {
        Error::Usage(format!(
            "nothing has the number {id}; `llmcost approvals list` shows what is stopped"
        ))
    })?;
    may_be_decided(hold, decision.at)?;
    let decided = store.decide(decision, |hold| hold.number == id)?;
    session.answer(&tables::holds(&decided, decision.at))
}

fn may_be_decided(hold: &Hold, now: Timestamp) -> Result<(), Error> {
    let (number, budget) = (hold.number, &hold.crossing.budget);
    if hold.standing(now, hold.crossing.spent) == Standing::Over {
        return Err(Error::Usage(format!(
            "{number} is over: the period of budget `{budget}` has ended"
        )));
    }
    if !hold.by_approval {
        return Err(Error::Usage(format!(
            "{number} is a block, which nobody approves; `llmcost budget reset {} --reason TEXT` lifts it",
            shell::word(budget)
        )));
    }
    Ok(())
}

fn amount(text: &str) -> Result<Usd, Error> {
    let parsed = Usd::parse(text.trim().trim_start_matches('$'));
    parsed
        .ok()
        .filter(|amount| *amount > Usd::ZERO)
        .ok_or_else(|| {
            Error::Usage(format!(
                "`--amount {text}` is no amount in USD above 0; write `20` or `0.50`"
            ))
        })
}
