//! `llmcost gate`: whether a call may be made, before it is made.

mod judge;
mod size;
mod whose;

use std::thread;
use std::time::Duration;
use std::time::Instant;

use clap::Args;

use crate::analysis::Dimension;
use crate::analysis::budget::Decision;
use crate::analysis::budget::Ruling;
use crate::analysis::budget::Rulings;
use crate::analysis::budget::WorstCase;
use crate::cli::Session;
use crate::cli::budget;
use crate::cli::calls;
use crate::cli::notify;
use crate::cli::prices;
use crate::cli::prices::BookArgs;
use crate::cli::shell;
use crate::error::Error;
use crate::event::Attribute;
use crate::pricing::PriceBook;
use crate::units::Timestamp;
use crate::units::Usd;

pub(in crate::cli) use judge::Case;
pub(in crate::cli) use whose::RUN_VARIABLE;
pub(in crate::cli) use whose::WhoseArgs;

/// Decide whether a call may be made: allow, warn, throttle, needs-approval or block
///
/// Prices the call at its worst, all input uncached and all output used, and holds it against every budget it would count
/// towards, as the calls in the store have left them. `llmcost gate --agent coder --model gpt-5 --input-tokens 8000
/// --max-output-tokens 2000 && call-the-model`. Without a size it says whether anything may be spent at all.
#[derive(Debug, Args)]
#[command(after_help = EXIT_CODES)]
pub(super) struct GateArgs {
    /// The model that is to be called
    #[arg(long, value_name = "NAME")]
    model: Option<String>,
    /// Who bills [default: whose model it is]
    #[arg(long, value_name = "NAME")]
    provider: Option<String>,
    /// The tier it is to be served on
    #[arg(long, value_name = "TIER")]
    service_tier: Option<String>,
    /// What is asked for, such as chat or embeddings
    #[arg(long, value_name = "NAME")]
    operation: Option<String>,
    #[command(flatten)]
    size: size::SizeArgs,
    #[command(flatten)]
    whose: WhoseArgs,
    /// Count calls without a price as nothing
    #[arg(long)]
    allow_unpriced: bool,
    /// Exit with 4 on a `warning` too [default: throttle]
    #[arg(long, value_name = "WHAT", value_parser = ["throttle", "warning"])]
    fail_on: Option<String>,
    /// Where the call is throttled, wait and decide again: at most so many seconds in all [without a number: any time]
    #[arg(long, value_name = "SECONDS", num_args = 0..=1, default_missing_value = "31622400")]
    wait: Option<u64>,
    /// Tell nobody of the thresholds that were crossed
    #[arg(long)]
    no_notify: bool,
    #[command(flatten)]
    book: BookArgs,
}

const EXIT_CODES: &str = "\
Decisions, the sternest of all budgets: allow; warn, a threshold is crossed or would be; throttle, a threshold with the
action `throttle` is, and delay_seconds from now an even spend over the period would have come as far; undecidable, the
model or an earlier call has no price; needs-approval, a threshold with the action `approve` is crossed or would be, and
nobody has approved it (`llmcost approvals`); block, the limit would be passed, or a threshold with the action `block`.
Exit codes: 0 allow and warn (4 with --fail-on warning), 4 throttle, 3 needs-approval and block, 5 undecidable.";

pub(super) fn run(arguments: &GateArgs, session: &mut Session<'_>) -> Result<u8, Error> {
    let book = prices::book(&arguments.book, session)?;
    let budgets = budget::budgets(session)?;
    let coming = arguments.coming(&book, session)?;
    let begun = Instant::now();
    loop {
        let at = later(session.environment.now, begun.elapsed());
        let cost = arguments.cost(&book, at)?;
        let case = Case {
            budgets: &budgets,
            coming: &coming,
            cost: &cost,
            allow_unpriced: arguments.allow_unpriced,
        };
        let mut rulings = case.judge(at, &book, session)?;
        rulings.notes.extend(arguments.size.left_open());
        let delay = rulings.first().map_or(0, |ruling| ruling.delay_seconds);
        let left = arguments
            .wait
            .map_or(0, |most| most.saturating_sub(begun.elapsed().as_secs()));
        if rulings.decision() == Decision::Throttle && delay <= left {
            session.say(&format!("{}; waiting", sentence(&rulings)));
            thread::sleep(Duration::from_secs(delay));
            continue;
        }
        let mut table = rulings.table(&book, session.settings.timezone()?);
        calls::hint(&mut table);
        session.answer(&table)?;
        if !arguments.no_notify && !rulings.crossings.is_empty() {
            notify::deliver(&rulings.crossings, session)?;
        }
        return arguments.verdict(&rulings);
    }
}

/// An instant and a time that has passed since, as the machine counts it: a clock that stands still is no reason to wait
/// for ever.
fn later(at: Timestamp, passed: Duration) -> Timestamp {
    let passed = i64::try_from(passed.as_micros()).unwrap_or(i64::MAX);
    Timestamp(at.0.saturating_add(passed))
}

fn sentence(rulings: &Rulings) -> String {
    rulings.first().map_or_else(String::new, Ruling::sentence)
}

impl GateArgs {
    /// What is stated of the call; the provider it does not name is the owner of the model.
    fn coming(
        &self,
        book: &PriceBook,
        session: &Session<'_>,
    ) -> Result<crate::analysis::budget::Coming, Error> {
        let mut coming = self.whose.coming(session.environment)?;
        let provider = self.worst_case().provider(book);
        for (attribute, text) in [
            (Attribute::Model, self.model.as_deref()),
            (Attribute::Provider, Some(provider.as_str())),
            (Attribute::Operation, self.operation.as_deref()),
            (Attribute::ServiceTier, self.service_tier.as_deref()),
        ] {
            coming.state(Dimension::Attribute(attribute), text.unwrap_or_default());
        }
        Ok(coming)
    }

    fn worst_case(&self) -> WorstCase<'_> {
        WorstCase {
            provider: self.provider.as_deref().unwrap_or_default(),
            model: self.model.as_deref().unwrap_or_default(),
            service_tier: self.service_tier.as_deref().unwrap_or_default(),
            ..WorstCase::default()
        }
    }

    /// What the call costs at most, or why nobody knows.
    fn cost(&self, book: &PriceBook, at: Timestamp) -> Result<Result<Usd, String>, Error> {
        if let Some(cost) = self.size.cost()? {
            return Ok(Ok(cost));
        }
        let Some(meters) = self.size.meters()? else {
            return Ok(Ok(Usd::ZERO));
        };
        if self.model.is_none() {
            return Err(Error::Usage(
                "tokens have no price without a model: add `--model NAME`, or say `--cost USD`"
                    .to_owned(),
            ));
        }
        let worst_case = WorstCase {
            meters,
            ..self.worst_case()
        };
        Ok(worst_case.cost(book, at))
    }

    /// The exit code, and what to say of it.
    fn verdict(&self, rulings: &Rulings) -> Result<u8, Error> {
        let why = sentence(rulings);
        match rulings.decision() {
            Decision::Warn if self.fail_on.as_deref() == Some("warning") => {
                Err(Error::Warning(format!("budget warning: {why}")))
            }
            decision => refusal(decision, &why, rulings).map_or(Ok(0), Err),
        }
    }
}

/// What stops a call, and what to type next.
pub(in crate::cli) fn refusal(decision: Decision, why: &str, rulings: &Rulings) -> Option<Error> {
    let first = rulings.first()?;
    let budget = first.budget.as_ref().map_or("", |(name, _)| name.as_str());
    let budget = shell::word(budget);
    match decision {
        Decision::Allow | Decision::Warn => None,
        Decision::Throttle => Some(Error::Warning(format!(
            "throttled: {why}; `--wait` waits for it"
        ))),
        Decision::Undecidable => Some(Error::Incomplete(format!(
            "cannot be decided: {why}; to count what has no price as nothing, say `--allow-unpriced`"
        ))),
        Decision::NeedsApproval => Some(Error::OverBudget(format!(
            "needs approval: {why}; `llmcost approvals list` shows what waits"
        ))),
        Decision::Block if first.hold.is_some() => Some(Error::OverBudget(format!(
            "blocked: {why}; `llmcost budget reset {budget} --reason TEXT` lifts a block, `llmcost approvals` \
             shows who decided"
        ))),
        Decision::Block => Some(Error::OverBudget(format!("blocked: {why}"))),
    }
}
