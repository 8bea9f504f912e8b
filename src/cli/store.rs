//! `llmcost store`: what lies on disk, whether it is sound, and making it smaller.

use std::path::PathBuf;

use chrono::DateTime;
use chrono::SecondsFormat;
use clap::Args;
use clap::Subcommand;

use crate::analysis;
use crate::cli::Session;
use crate::cli::ingest;
use crate::cli::list::list;
use crate::cli::list::text;
use crate::cli::reading::FormatArgs;
use crate::error::Error;
use crate::store::Limit;
use crate::store::Pruned;
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
    /// Merge small segments, drop what newer records replaced, gather the rest in few files
    Compact,
    /// Make what is derived from the calls again: the sums beside segments that reports read
    Rebuild,
    /// Remove old calls and keep their sums: who ran what goes, what it cost stays
    ///
    /// Reports of that time by day, model, agent, project, tag and the like stay what they were. What needs single calls of it
    /// (runs, sessions, users, records, an export) is refused with exit code 5 and says how many are gone. Their 128-bit keys
    /// stay, so that reading the same logs again adds nothing. What is removed does not come back.
    Prune(PruneArgs),
    /// Take the calls of other stores into this one, each once
    ///
    /// A call that both have is one call, whichever machine ingested it; merging again adds nothing. The other stores are
    /// only read. `ingest DIR` does the same.
    Merge(MergeArgs),
    /// Print the store's folder
    Path,
}

#[derive(Debug, Args)]
struct PruneArgs {
    /// Calls made before this: `90d` keeps ninety days, today the last of them; a date, a month or an instant as in `--since`
    #[arg(long, value_name = "TIME")]
    older_than: String,
    /// Count them and change nothing
    #[arg(long)]
    dry_run: bool,
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
    let store = Store::open(&folder, false).map(|store| ingest::packing(store, session));
    match arguments.command {
        StoreCommand::Path => session.print(format!("{}\n", folder.display()).as_bytes()),
        StoreCommand::Info => info(&store?, session),
        StoreCommand::Check => check(&store?, session),
        StoreCommand::Compact => compact(&store?, session),
        StoreCommand::Rebuild => rebuild(&store?, session),
        StoreCommand::Prune(ref arguments) => prune(arguments, &store?, session),
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
    let pruned_before = match info.pruned_before.as_str() {
        "" => Cell::Unknown,
        before => text(before.to_owned()),
    };
    let rows = [
        ("folder", text(store.path().display().to_string())),
        ("format", count(u64::from(info.format))),
        ("created_by", text(info.created_by.clone())),
        ("calls", count(info.events)),
        ("pruned_calls", count(info.pruned)),
        ("pruned_before", pruned_before),
        ("waiting_calls", count(info.pending)),
        ("replaced_rows", count(info.superseded)),
        ("segments", count(info.segments)),
        ("segment_files", count(info.segment_files)),
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
        "{} segments in {} files became {} in {}, {} replaced rows were dropped",
        done.before, done.files_before, done.after, done.files_after, done.dropped
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

fn prune(arguments: &PruneArgs, store: &Store, session: &mut Session<'_>) -> Result<u8, Error> {
    let now = session.environment.now;
    let zone = session.settings.timezone()?;
    let before = analysis::since(&arguments.older_than, zone, now)?;
    let name = DateTime::from_timestamp_micros(before.0)
        .filter(|_| before <= now)
        .map(|before| before.to_rfc3339_opts(SecondsFormat::Secs, true))
        .ok_or_else(|| Error::Usage("`--older-than` must name a time that is past".to_owned()))?;
    let limit = Limit {
        before,
        name,
        stays: &analysis::stays,
    };
    let holder = ingest::holder(session);
    let patience = session.settings.lock_timeout();
    let done = store.prune(&limit, arguments.dry_run, &holder, patience)?;
    let Pruned { calls, left, .. } = done;
    let before = &limit.name;
    session.say(&match arguments.dry_run {
        true => format!("{calls} calls before {before} would be removed and their sums kept"),
        false => format!(
            "{calls} calls before {before} are removed and their sums kept; segments take {} bytes now, {} before",
            done.bytes_after, done.bytes_before
        ),
    });
    if left > 0 {
        session.say(&format!(
            "{left} records before {before} stay: sums cannot stand for them"
        ));
    }
    Ok(0)
}

fn instant(instant: Option<Timestamp>) -> Cell {
    instant
        .and_then(|instant| DateTime::from_timestamp_micros(instant.0))
        .map_or(Cell::Unknown, |instant| {
            Cell::Text(instant.to_rfc3339_opts(SecondsFormat::Micros, true))
        })
}
