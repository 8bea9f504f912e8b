//! `llmcost guard`: a command run only while its budgets allow it.

mod child;
mod recorder;
mod watch;

use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Duration;

use chrono::DateTime;
use clap::Args;

use crate::analysis::Dimension;
use crate::analysis::budget;
use crate::analysis::budget::Budget;
use crate::analysis::budget::Cycle;
use crate::cli;
use crate::cli::Session;
use crate::cli::gate;
use crate::cli::gate::RUN_VARIABLE;
use crate::cli::gate::WhoseArgs;
use crate::cli::into_store::Labels;
use crate::cli::notify;
use crate::cli::prices;
use crate::cli::prices::BookArgs;
use crate::cli::reading::FormatArgs;
use crate::error::Error;
use crate::event::Attribute;
use crate::units::Timestamp;
use crate::units::Usd;
use child::Child;
use recorder::Recorder;
use watch::Watch;

/// Run a command only if its budgets allow it, and stop it when they are spent
///
/// The command and all it starts find the run in LLMCOST_RUN; calls that `llmcost record` writes there belong to it, and so
/// do calls in the logs of --record-from, from the start on, that state no run. Those logs are read every second, and once
/// more at the end. When a budget that holds the run's calls is used up, or --max, the command gets SIGTERM, and SIGKILL when
/// that does not help.
#[derive(Debug, Args)]
#[command(after_help = EXIT_CODES)]
pub(super) struct GuardArgs {
    /// The most that the run may cost: `0.50`, `20 USD`, `50 cents`
    #[arg(long, value_name = "AMOUNT", value_parser = budget::limit)]
    max: Option<Usd>,
    /// Logs that the command writes; they may appear later
    #[arg(long, value_name = "PATH", num_args = 1..)]
    record_from: Vec<PathBuf>,
    /// Seconds from SIGTERM to SIGKILL
    #[arg(long, value_name = "SECONDS", default_value_t = 5, value_parser = clap::value_parser!(u64).range(0..=3600))]
    grace: u64,
    /// Count calls without a price as nothing
    #[arg(long)]
    allow_unpriced: bool,
    /// Tell nobody of the thresholds that were crossed
    #[arg(long)]
    no_notify: bool,
    #[command(flatten)]
    format: FormatArgs,
    #[command(flatten)]
    whose: WhoseArgs,
    #[command(flatten)]
    book: BookArgs,
    /// The command and its arguments, after `--`
    #[arg(last = true, required = true, value_name = "COMMAND")]
    command: Vec<OsString>,
}

const EXIT_CODES: &str = "\
Signals are passed on. Exit codes: the command's own; 3 when a budget did not let it start or stopped it, 4 throttled,
5 when nobody can tell; 128 and the signal's number when a signal ended it.";

/// The name of the budget that `--max` makes.
const MAX: &str = "max";

pub(super) fn run(arguments: &GuardArgs, session: &mut Session<'_>) -> Result<u8, Error> {
    let run = match arguments.whose.run_or(session.environment) {
        Some(run) => run.to_owned(),
        None => named(session),
    };
    let mut budgets = cli::budget::budgets(session)?;
    budgets.extend(arguments.max.map(|max| Budget {
        per: Some(Dimension::Attribute(Attribute::Run)),
        // It is this command's own and tells nobody.
        thresholds: Vec::new(),
        ..Budget::new(MAX, max, Cycle::All)
    }));
    let mut coming = arguments.whose.coming(session.environment)?;
    coming.state(Dimension::Attribute(Attribute::Run), &run);
    let labels = Labels {
        since: whole_second(session.environment.clock()),
        texts: arguments.labels(&run),
    };
    let mut watch = Watch {
        book: prices::book(&arguments.book, session)?,
        recorder: Recorder::new(&arguments.record_from, labels, &arguments.format, session)?,
        budgets: &budgets,
        coming: &coming,
        allow_unpriced: arguments.allow_unpriced,
        notifies: !arguments.no_notify,
        grace: Duration::from_secs(arguments.grace),
        has_stored: false,
        has_complained: false,
    };
    let rulings = watch.look(session.settings.lock_timeout(), session)?;
    if !arguments.no_notify && !rulings.crossings.is_empty() {
        notify::deliver(&rulings.crossings, session)?;
    }
    let why = rulings
        .first()
        .map_or_else(String::new, budget::Ruling::sentence);
    if let Some(refusal) = gate::refusal(rulings.decision(), &why, &rulings) {
        return Err(refusal);
    }
    let signals = watch::signals()?;
    let child = Child::start(&arguments.command, &[(RUN_VARIABLE, &run)])?;
    watch.over(child, &signals, session)
}

/// Many logs tell time in whole seconds.
fn whole_second(at: Timestamp) -> Timestamp {
    Timestamp(at.0.saturating_sub(at.0.rem_euclid(Timestamp::SECOND)))
}

/// A run that nobody has named.
fn named(session: &Session<'_>) -> String {
    let now = DateTime::from_timestamp_micros(session.environment.now.0).unwrap_or_default();
    format!(
        "guard-{}-{}",
        now.format("%Y%m%dT%H%M%SZ"),
        session.environment.process
    )
}

impl GuardArgs {
    /// What calls in the command's logs are given that do not state it.
    fn labels(&self, run: &str) -> Vec<(Attribute, String)> {
        let agent = self.whose.agent.clone();
        let agent = agent.map(|agent| (Attribute::Agent, agent));
        [(Attribute::Run, run.to_owned())]
            .into_iter()
            .chain(agent)
            .collect()
    }
}
