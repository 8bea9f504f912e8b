//! `llmcost statusline`: what was spent, in one line for prompts and status bars.

mod hook;

use clap::Args;

use crate::analysis;
use crate::analysis::Dimension;
use crate::analysis::Glance;
use crate::analysis::GlanceBudgets;
use crate::analysis::GlanceQuery;
use crate::analysis::budget::Coming;
use crate::analysis::budget::State;
use crate::cli::Session;
use crate::cli::budget;
use crate::cli::calls;
use crate::cli::gate::RUN_VARIABLE;
use crate::cli::prices;
use crate::cli::prices::BookArgs;
use crate::error::Error;
use crate::event::Attribute;
use crate::render;
use crate::store::Store;

/// Print one line for a prompt or status bar: session, today, this month, the budget nearest to its limit
///
/// Reads the store alone. Of budgets kept for each run or session only that of this session, and of the run in LLMCOST_RUN, is
/// told; a session is its calls of the last 31 days. `≥` stands before what is a lower bound, because some calls have no price. What goes wrong becomes
/// a short text, and the exit code stays 0 unless `--strict` is given: a prompt never fails.
#[derive(Debug, Args)]
#[command(after_long_help = HELP)]
pub(super) struct StatuslineArgs {
    /// The session whose spend comes first [default: the one that a coding agent names on standard input]
    #[arg(long, value_name = "ID")]
    session: Option<String>,
    #[command(flatten)]
    book: BookArgs,
}

const HELP: &str = r##"Where to put it:
  tmux         set -g status-right '#(llmcost statusline)'
  bash         PROMPT_COMMAND='llmcost statusline'
  zsh          precmd() { llmcost statusline }
  starship     [custom.llmcost]
               command = "llmcost statusline"
               when = true
  Claude Code  in ~/.claude/settings.json:
               "statusLine": { "type": "command", "command": "llmcost statusline --color always" }
               The session on standard input is then told first. `llmcost ingest --follow` keeps the store up to date.
"##;

/// Between the parts.
const BETWEEN: &str = " · ";

pub(super) fn run(arguments: &StatuslineArgs, session: &mut Session<'_>) -> Result<u8, Error> {
    let told = arguments.session.is_none().then(hook::listen).flatten();
    match answer(arguments, told, session) {
        Err(error) if !session.settings.switch("strict") => session.print(short(&error).as_bytes()),
        answered => answered,
    }
}

fn answer(
    arguments: &StatuslineArgs,
    told: Option<hook::Told>,
    session: &mut Session<'_>,
) -> Result<u8, Error> {
    let book = prices::unlocked_book(&arguments.book, session)?;
    let budgets = GlanceBudgets::of(budget::budgets(session)?);
    let store = Store::open(&session.settings.store(session.environment)?, false)?;
    let snapshot = store.snapshot()?;
    let stated = arguments.session.clone();
    let named = stated.or_else(|| told.and_then(hook::Told::session));
    let run = session.environment.variable(RUN_VARIABLE);
    let mut coming = Coming::default();
    for (attribute, text) in [
        (Attribute::Session, named.as_deref()),
        (Attribute::Run, run),
    ] {
        coming.state(Dimension::Attribute(attribute), text.unwrap_or_default());
    }
    let query = GlanceQuery {
        coming,
        budgets: &budgets,
        zone: session.settings.timezone()?,
        now: session.environment.now,
    };
    let glance = analysis::glance(&query, &snapshot, &book)?;
    if session.settings.text("format") == "table" {
        let is_coloured = session.settings.text("color") == "always";
        session.print(line(&glance, is_coloured).as_bytes())?;
    }
    let is_line = session.settings.text("format") == "table";
    let mut table = glance.table();
    if !is_line {
        session.answer(&table)?;
    }
    calls::complete(&mut table, session)
}

/// One line, its budget in the colour of how it stands.
fn line(glance: &Glance<'_>, is_coloured: bool) -> String {
    let parts = glance.parts().into_iter().map(|part| {
        let text = render::plain(&part.text).into_owned();
        let colour = match part.state.filter(|_| is_coloured) {
            None => return text,
            Some(State::Ok) => "32",
            Some(State::Warning | State::LikelyOver | State::Undecidable) => "33",
            Some(State::Over) => "31",
        };
        format!("\x1b[{colour}m{text}\x1b[0m")
    });
    parts.collect::<Vec<_>>().join(BETWEEN) + "\n"
}

/// What fits a prompt of what went wrong; a command says the rest.
pub(super) fn short(error: &Error) -> String {
    let what = match error {
        Error::Damaged(_) => "store damaged (llmcost store check)",
        Error::NewerStore { .. } => "store is newer",
        Error::Locked { .. } => "store locked",
        Error::Invalid { .. } => "settings or prices are wrong (llmcost budget list)",
        _ => "no figures (llmcost statusline --strict)",
    };
    format!("llmcost: {what}\n")
}
