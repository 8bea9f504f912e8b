//! Paths in, the events of their files handed on, and what became of each file out.

use std::cell::RefCell;
use std::num::NonZero;
use std::path::Path;
use std::path::PathBuf;
use std::thread;

use clap::Args;

use crate::cli::Session;
use crate::cli::progress::Progress;
use crate::cli::sources::all_agent_folders;
use crate::error::Error;
use crate::event::Chunk;
use crate::event::Key;
use crate::event::Ledger;
use crate::event::Recorded;
use crate::event::UsageEvent;
use crate::sources;
use crate::sources::Ahead;
use crate::sources::FileOutcome;
use crate::sources::Given;
use crate::sources::Job;
use crate::sources::ReadOptions;
use crate::sources::Reading;
use crate::sources::ResumePoint;
use crate::sources::Root;
use crate::sources::Source;
use crate::sources::Tally;
use crate::sources::read_file;

/// How to read files whose format is not to be told by content.
#[derive(Debug, Default, Args)]
pub(super) struct FormatArgs {
    /// Read every file in this format instead of telling it by content (see `llmcost sources`)
    #[arg(long, value_name = "NAME")]
    pub(super) input_format: Option<String>,
    /// Describe a format of your own by a mapping file
    #[arg(long, value_name = "FILE")]
    pub(super) mapping: Vec<PathBuf>,
}

/// The formats a command reads: a forced one, or the built-in ones and those of mapping files.
pub(super) struct Formats {
    mapped: Vec<&'static dyn Source>,
    forced: Option<String>,
    agents: Vec<Root>,
    /// The folder of the file asked for last, and what its files are expected to be.
    last: RefCell<Option<(PathBuf, Option<&'static dyn Source>)>>,
}

impl Formats {
    pub(super) fn new(arguments: &FormatArgs, session: &Session<'_>) -> Result<Self, Error> {
        let mut mapped: Vec<&'static dyn Source> = Vec::new();
        let configured = session.settings.paths("mapping");
        for path in configured.iter().chain(&arguments.mapping) {
            mapped.extend(sources::mappings(path)?);
        }
        let formats = Self {
            mapped,
            forced: arguments.input_format.clone(),
            agents: all_agent_folders(session),
            last: RefCell::default(),
        };
        if let Some(name) = &formats.forced
            && formats.named(name).is_none()
        {
            return Err(Error::Usage(format!(
                "there is no input format `{name}`; `llmcost sources` lists them"
            )));
        }
        Ok(formats)
    }

    /// The one format to read everything in, if there is one: a mapping means its own.
    pub(super) fn only(&self) -> Option<&'static dyn Source> {
        match &self.forced {
            Some(name) => self.named(name),
            None => self.mapped.first().copied(),
        }
    }

    /// The format of an agent whose folder holds the file.
    fn expected(&self, path: &Path) -> Option<&'static dyn Source> {
        let is_root = |root: &&Root| root.path.as_os_str() == path.as_os_str();
        if let Some(root) = self.agents.iter().find(is_root) {
            return self.named(root.format);
        }
        let folder = path.parent()?;
        let mut last = self.last.borrow_mut();
        let is_same = last
            .as_ref()
            .is_some_and(|(last, _)| last.as_os_str() == folder.as_os_str());
        if !is_same {
            let holds = |root: &&Root| folder.starts_with(&root.path);
            let root = self.agents.iter().find(holds);
            let expected = root.and_then(|root| self.named(root.format));
            *last = Some((folder.to_owned(), expected));
        }
        last.as_ref()?.1
    }

    /// A file to be read from its start.
    pub(super) fn job(&self, path: &Path, line_limit: usize) -> Job {
        Job {
            path: path.to_owned(),
            format: self.only(),
            expected: self.expected(path),
            line_limit,
        }
    }

    /// How to read a file.
    pub(super) fn options(&self, path: &Path, line_limit: usize) -> ReadOptions<'static> {
        ReadOptions {
            format: self.only(),
            expected: self.expected(path),
            line_limit,
            ..ReadOptions::default()
        }
    }

    fn named(&self, name: &str) -> Option<&'static dyn Source> {
        let all = self.mapped.iter().chain(sources::SOURCES);
        all.copied().find(|source| source.name() == name)
    }
}

/// Where events go: a store's writer, or a ledger in memory.
pub(super) trait Destination {
    /// Takes an event of the file numbered `origin`.
    fn event(&mut self, event: &UsageEvent<'_>, origin: u32) -> Result<(), Error>;
    /// Takes the events of a stretch of that file that begins behind line `lines`.
    fn chunk(&mut self, chunk: &Chunk, lines: u64, origin: u32) -> Result<(), Error>;
    /// Whether a call with this key is known already.
    fn knows(&mut self, key: Key) -> bool;
}

/// Takes what the next file gives that was read ahead.
pub(super) fn take_ahead(
    ahead: &mut Ahead,
    destination: &RefCell<dyn Destination + '_>,
    path: &Path,
    origin: u32,
) -> Result<FileOutcome, Error> {
    loop {
        match ahead.give() {
            Given::Events(chunk, lines) => {
                destination.borrow_mut().chunk(&chunk, lines, origin)?;
            }
            Given::End(reading) => return outcome(reading?, path),
        }
    }
}

/// Threads that read files, unless there is one core alone.
pub(super) fn read_ahead(jobs: Vec<Job>) -> Option<Ahead> {
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    (threads > 1 && !jobs.is_empty()).then(|| Ahead::begin(jobs, threads))
}

fn outcome(reading: Reading, path: &Path) -> Result<FileOutcome, Error> {
    match reading {
        Reading::Done(outcome) => Ok(outcome),
        Reading::UnknownFormat | Reading::NeedsFullRead => Err(Error::UnknownFormat {
            path: path.to_owned(),
        }),
    }
}

/// Reads one file into a destination. A file that cannot be resumed is read again from its start; what it gives
/// twice is the same call. Also says whether it was read on from `resume`.
pub(super) fn read_into(
    destination: &RefCell<dyn Destination + '_>,
    path: &Path,
    origin: u32,
    resume: Option<&ResumePoint>,
    formats: &Formats,
    line_limit: usize,
) -> Result<(FileOutcome, bool), Error> {
    let mut failure = None;
    let mut consume = |event: &UsageEvent<'_>| {
        if failure.is_none() {
            failure = destination.borrow_mut().event(event, origin).err();
        }
    };
    let known = |key: Key| destination.borrow_mut().knows(key);
    let options = ReadOptions {
        known: &known,
        ..formats.options(path, line_limit)
    };
    let mut reading = read_file(path, options, resume, &mut consume)?;
    let is_resumed = resume.is_some() && reading != Reading::NeedsFullRead;
    if !is_resumed && resume.is_some() {
        reading = read_file(path, options, None, &mut consume)?;
    }
    if let Some(error) = failure {
        return Err(error);
    }
    Ok((outcome(reading, path)?, is_resumed))
}

/// What `--from` read.
pub(super) struct Read {
    pub(super) ledger: Ledger,
    pub(super) rejected: u64,
}

/// Reads files into memory, each call once, and tells the user what could not be used.
pub(super) fn into_ledger(
    paths: &[PathBuf],
    arguments: &FormatArgs,
    session: &mut Session<'_>,
) -> Result<Read, Error> {
    let formats = Formats::new(arguments, session)?;
    let found = sources::expand(paths);
    if let Some(error) = found.errors.into_iter().next() {
        return Err(error);
    }
    let destination = RefCell::new(Memory(Ledger::default()));
    let mut progress = Progress::over(&found.files, session);
    let mut rejected = 0;
    let line_limit = session.settings.max_record_bytes();
    let jobs = found.files.iter().map(|path| formats.job(path, line_limit));
    let mut ahead = read_ahead(jobs.collect());
    for path in &found.files {
        let outcome = match &mut ahead {
            Some(ahead) => take_ahead(ahead, &destination, path, 0)?,
            None => read_into(&destination, path, 0, None, &formats, line_limit)?.0,
        };
        progress.done(path);
        rejected += outcome.tally.rejections();
        explain(path, &outcome.tally, session);
    }
    Ok(Read {
        ledger: destination.into_inner().0,
        rejected,
    })
}

/// Tells the user which records of a file could not be used and what was assumed.
pub(super) fn explain(path: &Path, tally: &Tally, session: &mut Session<'_>) {
    for (reason, rejected) in &tally.rejected {
        let lines: Vec<String> = rejected.lines.iter().map(u64::to_string).collect();
        let more = if rejected.count > lines.len() as u64 {
            ", …"
        } else {
            ""
        };
        session.warn(&format!(
            "{}:{}{more}: {} rejected: {reason}",
            path.display(),
            lines.join(","),
            counted(rejected.count, "record")
        ));
    }
    for (what, count) in &tally.warnings {
        session.warn(&format!(
            "{}: {}: {what}",
            path.display(),
            counted(*count, "record")
        ));
    }
}

/// `1 record`, `2 records`.
pub(super) fn counted(count: u64, what: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {what}{plural}")
}

struct Memory(Ledger);

impl Destination for Memory {
    fn event(&mut self, event: &UsageEvent<'_>, _origin: u32) -> Result<(), Error> {
        let _: Recorded = self.0.record(event);
        Ok(())
    }

    fn chunk(&mut self, chunk: &Chunk, lines: u64, _origin: u32) -> Result<(), Error> {
        self.0.record_chunk(chunk, lines);
        Ok(())
    }

    fn knows(&mut self, _key: Key) -> bool {
        false
    }
}
