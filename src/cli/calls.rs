//! Which calls a question is about, and where they are read from: the store, or files with `--from`.

use std::path::PathBuf;

use clap::Args;

use crate::cli::Session;
use crate::cli::query::QueryArgs;
use crate::cli::reading;
use crate::cli::reading::FormatArgs;
use crate::cli::shell;
use crate::error::Error;
use crate::event::Scan;
use crate::store::Store;
use crate::table::Answer;
use crate::table::Completeness;

/// Where calls come from and which of them count.
#[derive(Debug, Args)]
pub(super) struct CallsArgs {
    /// Answer from these files and folders instead of the store
    #[arg(long, value_name = "PATH", num_args = 1..)]
    pub(super) from: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) format: FormatArgs,
    #[command(flatten)]
    pub(super) query: QueryArgs,
}

/// Where calls come from, all of them.
#[derive(Debug, Args)]
pub(super) struct SourceArgs {
    /// Take the calls of these files and folders instead of the store's
    #[arg(long, value_name = "PATH", num_args = 1..)]
    from: Vec<PathBuf>,
    #[command(flatten)]
    format: FormatArgs,
}

/// Asks a question of the calls; records that could not be read are counted in the answer.
pub(super) fn ask<A: Answer>(
    arguments: &CallsArgs,
    session: &mut Session<'_>,
    question: &mut dyn FnMut(&dyn Scan) -> Result<A, Error>,
) -> Result<A, Error> {
    ask_of(&arguments.from, &arguments.format, session, question)
}

/// The same of the files and folders, or where none are named, of the store.
pub(super) fn ask_of<A: Answer>(
    from: &[PathBuf],
    format: &FormatArgs,
    session: &mut Session<'_>,
    question: &mut dyn FnMut(&dyn Scan) -> Result<A, Error>,
) -> Result<A, Error> {
    let (mut answer, rejected) = with(from, format, session, question)?;
    if let Some(completeness) = completeness(&mut answer).filter(|_| rejected > 0) {
        completeness.rejected = rejected;
    }
    Ok(answer)
}

/// Shows all calls to someone; also says how many records could not be read.
pub(super) fn with_all<T>(
    arguments: &SourceArgs,
    session: &mut Session<'_>,
    look: &mut dyn FnMut(&dyn Scan) -> Result<T, Error>,
) -> Result<(T, u64), Error> {
    with(&arguments.from, &arguments.format, session, look)
}

fn with<T>(
    from: &[PathBuf],
    format: &FormatArgs,
    session: &mut Session<'_>,
    look: &mut dyn FnMut(&dyn Scan) -> Result<T, Error>,
) -> Result<(T, u64), Error> {
    if !from.is_empty() {
        let read = reading::into_ledger(from, format, session)?;
        return Ok((look(&read.ledger)?, read.rejected));
    }
    let store = Store::open(&session.settings.store(session.environment)?, false)?;
    let snapshot = store.snapshot()?;
    if snapshot.is_empty() {
        session.say(
            "the store is empty; fill it with `llmcost ingest`, or answer from files with `--from PATH`",
        );
    }
    Ok((look(&snapshot)?, 0))
}

/// How much of the truth an answer holds.
pub(super) fn completeness(answer: &mut impl Answer) -> Option<&mut Completeness> {
    answer.context_mut()?.completeness.as_mut()
}

/// Exit code 5 under `--strict` when the answer holds less than the truth.
pub(super) fn complete(answer: &mut impl Answer, session: &Session<'_>) -> Result<u8, Error> {
    let strict = session.settings.switch("strict");
    let Some(found) = completeness(answer).filter(|_| strict) else {
        return Ok(0);
    };
    let unpriced = found.unpriced_calls + found.partial_calls;
    if !found.lower_bound() && found.rejected == 0 {
        return Ok(0);
    }
    Err(Error::Incomplete(format!(
        "the answer is incomplete: {unpriced} of {} calls lack a price, {} records were rejected; \
         add prices with `--prices FILE`, or drop `--strict`",
        found.calls, found.rejected
    )))
}

/// Tells the reader of an incomplete answer which command completes it.
pub(super) fn hint(answer: &mut impl Answer) {
    let Some(context) = answer.context_mut() else {
        return;
    };
    let Some(first) = context.completeness.as_ref().and_then(|found| {
        let mut models = found.unpriced_models.iter();
        // A price helps neither a call without a model nor a bill in another currency.
        models.find(|model| !model.model.is_empty() && (model.calls > 0 || model.tokens > 0))
    }) else {
        return;
    };
    let provider = match first.provider.as_str() {
        "" => "PROVIDER",
        provider => provider,
    };
    context.notes.push(format!(
        "to price them: `llmcost prices suggest`, or `llmcost prices set {} input=… output=…` in USD per million",
        shell::word(&format!("{provider}/{}", first.model))
    ));
}
