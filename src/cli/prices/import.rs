//! `llmcost prices import`: a public price list in, the imported price book changed by it.

use std::fs;
use std::path::Path;
use std::path::PathBuf;

use clap::Args;
use clap::builder::PossibleValuesParser;

use crate::cli::Session;
use crate::cli::prices::changes;
use crate::cli::prices::imported;
use crate::cli::whole_file::Readers;
use crate::cli::whole_file::write_atomically;
use crate::error::Error;
use crate::pricing;
use crate::pricing::ImportOptions;
use crate::pricing::ImportSummary;
use crate::pricing::PriceBook;
use crate::pricing::PriceList;
use crate::units::Timestamp;

/// Take prices from a public list; they hold from its day on, and win over the built-in ones
#[derive(Debug, Args)]
pub(super) struct ImportArgs {
    /// Which list the file is
    #[arg(long, value_name = "LIST", value_parser = lists())]
    from: String,
    /// The file, as it was published
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The day it was taken; a changed price holds from then on
    #[arg(long, value_name = "DATE")]
    as_of: String,
    #[command(flatten)]
    how: How,
}

/// What `import` and `update` have in common.
#[derive(Debug, Args)]
pub(super) struct How {
    /// Take over prices that became 0, or changed more than fivefold
    #[arg(long)]
    accept: bool,
    /// Say what would change, and change nothing
    #[arg(long)]
    dry_run: bool,
    /// The price book to change, instead of the one every command reads
    #[arg(long, value_name = "FILE")]
    into: Option<PathBuf>,
}

/// The names `--from` takes.
pub(super) fn lists() -> PossibleValuesParser {
    PossibleValuesParser::new(PriceList::ALL.map(PriceList::name))
}

/// The list of a name that clap has checked.
pub(super) fn named(name: &str) -> Result<PriceList, Error> {
    PriceList::named(name).ok_or_else(|| Error::Usage(format!("there is no price list `{name}`")))
}

pub(super) fn run(arguments: &ImportArgs, session: &mut Session<'_>) -> Result<u8, Error> {
    let as_of = pricing::date(&arguments.as_of)
        .ok_or_else(|| Error::Usage("`--as-of` takes a date such as 2026-11-12".to_owned()))?;
    if as_of > session.environment.now {
        return Err(Error::Usage(
            "`--as-of` lies in the future; name the day the list was taken".to_owned(),
        ));
    }
    let bytes = fs::read(&arguments.file).map_err(Error::io("read", &arguments.file))?;
    take(
        &bytes,
        &arguments.file,
        named(&arguments.from)?,
        as_of,
        &arguments.how,
        session,
    )
}

/// Merges a list into the imported book; `from` is where its bytes come from, for messages.
pub(super) fn take(
    bytes: &[u8],
    from: &Path,
    format: PriceList,
    as_of: Timestamp,
    how: &How,
    session: &mut Session<'_>,
) -> Result<u8, Error> {
    let path = match &how.into {
        Some(path) => path.clone(),
        None => imported::path(session.environment)?,
    };
    let existing = imported::read(&path)?;
    if let Some(text) = &existing {
        // A damaged book is named with its line before anything is merged into it.
        PriceBook::empty()
            .with_layer("imported", text, &path)
            .map_err(imported::damaged)?;
    }
    let below = PriceBook::builtin()?;
    let options = ImportOptions {
        format,
        as_of,
        now: session.environment.now,
        known: &|provider, model| pricing::lists(&below, provider, model),
    };
    let (text, summary) =
        pricing::import(bytes, existing.as_deref(), &options).map_err(|reason| Error::Invalid {
            path: from.to_owned(),
            reason,
        })?;
    for warning in &summary.warnings {
        session.warn(warning);
    }
    let doubtful = summary
        .changes
        .iter()
        .filter(|change| change.needs_acceptance())
        .count();
    if doubtful > 0 && !how.accept {
        return refuse(&summary, doubtful, from, session);
    }
    session.answer(&changes::summary(&summary))?;
    if how.dry_run {
        session.say(&format!(
            "nothing was written; without --dry-run this goes to {}",
            path.display()
        ));
        return Ok(0);
    }
    write_atomically(&path, text.as_bytes(), Readers::Owner)?;
    session.say(&format!("written to {}", path.display()));
    Ok(0)
}

fn refuse(
    summary: &ImportSummary,
    doubtful: usize,
    from: &Path,
    session: &mut Session<'_>,
) -> Result<u8, Error> {
    let changes = summary
        .changes
        .iter()
        .filter(|change| change.needs_acceptance());
    session.answer(&changes::prices("Prices to look at", changes))?;
    Err(Error::Invalid {
        path: from.to_owned(),
        reason: format!(
            "{doubtful} prices became 0 or changed more than fivefold, so nothing was changed; \
             look at them, and take them over with `--accept`"
        ),
    })
}
