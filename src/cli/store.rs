//! `llmcost store`: what lies on disk, whether it is sound, and making it smaller.

use std::path::PathBuf;

use chrono::DateTime;
use chrono::SecondsFormat;
use clap::Args;
use clap::Subcommand;

use crate::cli::Session;
use crate::cli::ingest;
use crate::cli::list::list;
use crate::cli::list::text;
use crate::cli::reading::FormatArgs;
use crate::error::Error;
use crate::store::Store;
use crate::table::Cell;
use crate::table::Column;
use crate::table::ColumnKind;
use crate::units::Timestamp;

/// Look after the store: count, verify, compact, find it
#[derive(Debug, Args)]
pub(super) struct StoreArgs {
    #[command(subcommand)]
    command: StoreCommand,
}

#[derive(Debug, Subcommand)]
enum StoreCommand {
    /// Count what the store holds
    Info,
    /// Verify every byte of the store; exit code 7 when it is damaged
    Check,
    /// Merge small segments and drop what newer records replaced
    Compact,
    /// Make what is derived from the calls again: the sums beside segments that reports read
    Rebuild,
    /// Take the calls of other stores into this one, each once
    ///
    /// A call that both have is one call, whichever machine ingested it; merging again adds nothing. The other stores are
    /// only read. `ingest DIR` does the same.
    Merge(MergeArgs),
    /// Print the store's folder
    Path,
}

#[derive(Debug, Args)]
struct MergeArgs {
    /// Folders of other stores, as `llmcost store path` prints them
    #[arg(value_name = "DIR", required = true)]
    stores: Vec<PathBuf>,
    /// The machine they come from, for calls that name none; `report --by host` tells them apart
    #[arg(long, value_name = "NAME")]
    host: Option<String>,
}

pub(super) fn run(arguments: &StoreArgs, session: &mut Session<'_>) -> Result<u8, Error> {
    let folder = session.settings.store(session.environment)?;
    let store = Store::open(&folder, false);
    match arguments.command {
        StoreCommand::Path => session.print(format!("{}\n", folder.display()).as_bytes()),
        StoreCommand::Info => info(&store?, session),
        StoreCommand::Check => check(&store?, session),
        StoreCommand::Compact => compact(&store?, session),
        StoreCommand::Rebuild => rebuild(&store?, session),
        StoreCommand::Merge(ref arguments) => merge(arguments, session),
    }
}

fn merge(arguments: &MergeArgs, session: &mut Session<'_>) -> Result<u8, Error> {
    if let Some(path) = arguments.stores.iter().find(|path| !Store::lies_at(path)) {
        return Err(Error::Usage(format!(
            "there is no store in `{}`; `llmcost store path` prints where a machine keeps its own",
            path.display()
        )));
    }
    let host = arguments.host.as_deref();
    ingest::paths(
        &arguments.stores,
        false,
        &FormatArgs::default(),
        host,
        session,
    )
}

fn info(store: &Store, session: &mut Session<'_>) -> Result<u8, Error> {
    let info = store.info()?;
    let count = |number: u64| Cell::Text(number.to_string());
    let rows = [
        ("folder", text(store.path().display().to_string())),
        ("format", count(u64::from(info.format))),
        ("created_by", text(info.created_by.clone())),
        ("calls", count(info.events)),
        ("waiting_calls", count(info.pending)),
        ("replaced_rows", count(info.superseded)),
        ("segments", count(info.segments)),
        ("segment_bytes", count(info.segment_bytes)),
        ("catalogue_bytes", count(info.catalogue_bytes)),
        ("source_files", count(info.sources)),
        ("first_call", instant(info.first)),
        ("last_call", instant(info.last)),
    ]
    .map(|(name, value)| vec![text(name), value]);
    let columns = vec![
        Column::new("fact", "Fact", ColumnKind::Text, 0),
        Column::new("value", "Value", ColumnKind::Text, 0),
    ];
    session.answer(&list("Store", columns, rows.into()))
}

fn check(store: &Store, session: &mut Session<'_>) -> Result<u8, Error> {
    let findings = store.check()?;
    let damaged = findings.iter().find(|finding| finding.damage);
    let rows = findings
        .iter()
        .map(|finding| {
            let weight = if finding.damage { "damage" } else { "harmless" };
            vec![
                text(weight),
                text(finding.place.clone()),
                text(finding.problem.clone()),
            ]
        })
        .collect();
    let columns = vec![
        Column::new("weight", "Weight", ColumnKind::Text, 0),
        Column::new("place", "Place", ColumnKind::Text, 0),
        Column::new("problem", "Problem", ColumnKind::Text, 0),
    ];
    if findings.is_empty() {
        session.say("the store is sound: every byte is what was written");
    }
    session.answer(&list("Findings", columns, rows))?;
    match damaged {
        None => Ok(0),
        Some(finding) => Err(Error::Damaged(format!(
            "{}: {}",
            finding.place, finding.problem
        ))),
    }
}

fn compact(store: &Store, session: &mut Session<'_>) -> Result<u8, Error> {
    let done = store.compact(&ingest::holder(session), session.settings.lock_timeout())?;
    session.say(&format!(
        "{} segments became {}, {} replaced rows were dropped",
        done.before, done.after, done.dropped
    ));
    Ok(0)
}

fn rebuild(store: &Store, session: &mut Session<'_>) -> Result<u8, Error> {
    let done = store.rebuild(&ingest::holder(session), session.settings.lock_timeout())?;
    session.say(&format!(
        "{} segments, the sums beside {} of them made again",
        done.segments, done.mended
    ));
    Ok(0)
}

fn instant(instant: Option<Timestamp>) -> Cell {
    instant
        .and_then(|instant| DateTime::from_timestamp_micros(instant.0))
        .map_or(Cell::Unknown, |instant| {
            Cell::Text(instant.to_rfc3339_opts(SecondsFormat::Micros, true))
        })
}
