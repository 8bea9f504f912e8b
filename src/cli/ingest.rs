//! `llmcost ingest`: logs into the store, each call once, every record accounted for.

use std::cell::RefCell;
use std::path::PathBuf;
use std::time::Duration;

use chrono::DateTime;
use chrono::SecondsFormat;
use clap::Args;

use crate::cli::Session;
use crate::cli::account::table;
use crate::cli::dry_run;
use crate::cli::dry_run::Rehearsal;
use crate::cli::follow;
use crate::cli::follow::FollowArgs;
use crate::cli::ingest_file::FileReader;
use crate::cli::ingest_file::cut_short;
use crate::cli::into_store::IntoStore;
use crate::cli::notify;
use crate::cli::other_store;
use crate::cli::own_store::OwnStore;
use crate::cli::progress::Progress;
use crate::cli::reading;
use crate::cli::reading::FormatArgs;
use crate::cli::reading::Formats;
use crate::cli::reading::counted;
use crate::cli::sources::default_paths;
use crate::error::Error;
use crate::sources;
use crate::store::Store;
use crate::store::Writer;

/// Read usage logs into the store
///
/// Run it as often as you like: an unchanged file is not opened, a grown one is read from where it ended, and a call
/// that is known already is not counted again. Prints what became of every record:
/// read = new + duplicate + not usage + rejected + pending tail.
#[derive(Debug, Args)]
#[command(after_long_help = follow::HELP)]
pub(super) struct IngestArgs {
    /// Files, folders and other stores; `-` is standard input [default: the known agents' folders of this machine and `paths` of llmcost.toml]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    format: FormatArgs,
    /// Say what would become of each file and store nothing
    #[arg(long, conflicts_with = "follow")]
    dry_run: bool,
    /// The machine that made the calls, for those that name none
    #[arg(long, value_name = "NAME", conflicts_with = "follow")]
    host: Option<String>,
    #[command(flatten)]
    follow: FollowArgs,
}

pub(super) fn run(arguments: &IngestArgs, session: &mut Session<'_>) -> Result<u8, Error> {
    if arguments.follow.follow {
        return follow::run(
            &arguments.follow,
            &arguments.paths,
            &arguments.format,
            session,
        );
    }
    if !arguments.paths.is_empty() {
        return paths(
            &arguments.paths,
            arguments.dry_run,
            &arguments.format,
            arguments.host.as_deref(),
            session,
        );
    }
    let found = default_paths(session);
    if found.is_empty() {
        return Err(Error::Usage(
            "no agent logs were found on this machine; name files or folders: `llmcost ingest PATH…`".into(),
        ));
    }
    let host = arguments.host.as_deref();
    paths(&found, arguments.dry_run, &arguments.format, host, session)
}

/// Starts a write to the store of this session.
pub(super) fn writer(session: &Session<'_>) -> Result<Writer, Error> {
    begin(session.settings.lock_timeout(), session)
}

/// As [`writer`], for who stays beside other processes: waits so long for them and takes less memory.
pub(super) fn writer_within(patience: Duration, session: &Session<'_>) -> Result<Writer, Error> {
    begin(patience, session).map(Writer::sparing)
}

fn begin(patience: Duration, session: &Session<'_>) -> Result<Writer, Error> {
    let store = Store::open(&session.settings.store(session.environment)?, true)?;
    let writer = packing(store, session).begin(&holder(session), patience)?;
    Ok(match bounds(session).as_slice() {
        [rows, pending, ..] => writer.with_bounds(*rows, *pending),
        _ => writer,
    })
}

/// A store that packs segments of as few rows as the third of the bounds says.
pub(super) fn packing(store: Store, session: &Session<'_>) -> Store {
    match bounds(session).as_slice() {
        [_, _, rows, bytes] => store.with_packing(*rows, *bytes as u64),
        _ => store,
    }
}

/// `LLMCOST_BOUNDS=ROWS,PENDING[,PACKED,BYTES]`, for tests alone: a few calls then make the segments that else take
/// thousands, and segments of `PACKED` rows packs of `BYTES` bytes.
fn bounds(session: &Session<'_>) -> Vec<usize> {
    let bounds = session.environment.variable("LLMCOST_BOUNDS");
    let numbers = bounds.unwrap_or_default().split(',');
    let numbers: Result<_, _> = numbers.map(str::parse).collect();
    numbers.unwrap_or_default()
}

/// What another process is told while this one writes.
pub(super) fn holder(session: &Session<'_>) -> String {
    let since = DateTime::from_timestamp_micros(session.environment.now.0)
        .map(|now| now.to_rfc3339_opts(SecondsFormat::Secs, true))
        .unwrap_or_default();
    format!("process {} since {since}", session.environment.process)
}

/// Ingests files and folders and answers with what became of their records.
pub(super) fn paths(
    paths: &[PathBuf],
    dry_run: bool,
    format: &FormatArgs,
    host: Option<&str>,
    session: &mut Session<'_>,
) -> Result<u8, Error> {
    let formats = Formats::new(format, session)?;
    let (stores, paths) = other_store::apart(paths);
    let mut found = sources::expand(&paths);
    let own = OwnStore::of(session)?;
    found.files.retain(|path| !own.holds(path));
    let mut failures: Vec<Error> = found.errors;
    let (rehearsal, writer) = match dry_run {
        true => Rehearsal::begin(session).map(|(rehearsal, writer)| (Some(rehearsal), writer))?,
        false => (None, writer(session)?),
    };
    let destination = RefCell::new(IntoStore::new(writer).on_host(host));
    let mut files = Vec::new();
    let origins = 0_u32..;
    for (origin, path) in origins.clone().zip(&stores) {
        files.push(other_store::read(&destination, path, origin, session)?);
    }
    let mut progress = Progress::over(&found.files, session);
    let mut reader = FileReader::new(formats, session.settings.max_record_bytes());
    let first = u32::try_from(stores.len()).unwrap_or(u32::MAX);
    reader.begin(&found.files, first, &destination.borrow().writer);
    for (origin, path) in origins.skip(stores.len()).zip(found.files) {
        let read = reader.read(&destination, &path, None, origin);
        progress.done(&path);
        match read {
            Ok(file) => {
                failures.extend(cut_short(&file));
                files.push(file);
            }
            // A file that cannot be read costs only itself; what the store cannot take costs everything.
            Err(error) if destination.borrow().writer.has_failed() => return Err(error),
            Err(error @ (Error::Io { .. } | Error::UnknownFormat { .. })) => failures.push(error),
            Err(error) => return Err(error),
        }
    }
    drop(progress);
    let rejected: u64 = files.iter().map(|file| file.tally.rejections()).sum();
    for file in &files {
        reading::explain(&file.path, &file.tally, session);
    }
    if rejected > 0 && session.settings.switch("strict") {
        return Err(Error::Incomplete(format!(
            "{} rejected under --strict; nothing was stored",
            counted(rejected, "record")
        )));
    }
    let destination = destination.into_inner();
    let committed = match rehearsal {
        Some(_) => destination.writer.rehearse()?,
        None => destination.commit()?,
    };
    if !dry_run {
        notify::watch(session);
    }
    if files.is_empty() && failures.is_empty() {
        session.warn(
            "no log files were found there; `llmcost sources` lists the formats that are read",
        );
    }
    session.answer(&match dry_run {
        true => dry_run::table(&files, &committed),
        false => table(&files, &committed),
    })?;
    let Some(last) = failures.pop() else {
        return Ok(0);
    };
    for failure in failures {
        session.complain(&failure);
    }
    Err(last)
}
