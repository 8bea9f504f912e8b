//! The loop: wait for a change, look what it is, read it, commit it.

use std::cell::RefCell;
use std::iter::Peekable;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use std::time::Instant;

use crate::cli::Session;
use crate::cli::follow::bell::Bell;
use crate::cli::follow::bell::Heard;
use crate::cli::follow::files::Changes;
use crate::cli::follow::files::Files;
use crate::cli::follow::grievances::Grievances;
use crate::cli::follow::live::Live;
use crate::cli::follow::pass::Pass;
use crate::cli::follow::pass::Work;
use crate::cli::follow::signals;
use crate::cli::follow::spots::Spots;
use crate::cli::follow::summary::Summary;
use crate::cli::follow::turn::turn;
use crate::cli::follow::watch::Watch;
use crate::cli::ingest_file::FileRead;
use crate::cli::ingest_file::FileReader;
use crate::cli::into_store::IntoStore;
use crate::cli::into_store::Listener;
use crate::cli::into_store::STEP;
use crate::cli::notify;
use crate::cli::own_store::OwnStore;
use crate::cli::reading::FormatArgs;
use crate::cli::reading::Formats;
use crate::cli::reading::counted;
use crate::error::Error;
use crate::event::UsageEvent;
use crate::store::Counts;

/// A change is rarely alone: so long is waited for the rest of it.
const SETTLE: Duration = Duration::from_millis(200);
/// While changes go on, the next commit comes this long after the last.
const PAUSE: Duration = Duration::from_secs(1);
/// However long reading takes: what was appended is committed within a few seconds.
const LONGEST_PAUSE: Duration = Duration::from_millis(1500);
/// Looking takes at most this part of the time, and reading too as long as no commit is late for it.
const SHARE: u32 = 10;
/// Everything is looked at this often, whatever the system tells: nothing stays unnoticed.
const ROUND: Duration = Duration::from_secs(60);
/// How often to look where the system does not tell.
const POLL: Duration = Duration::from_secs(1);
/// How long others get the store between two commits of a long reading.
const YIELD: Duration = Duration::from_millis(60);

/// Follows files.
pub(super) struct Follower<'s, 'e> {
    session: &'s mut Session<'e>,
    bell: Arc<Bell>,
    files: Files,
    watch: Watch,
    /// How often to look; `None` where the system tells of changes.
    poll: Option<Duration>,
    /// How long the last look at everything took.
    look_took: Duration,
    reader: FileReader,
    live: Option<Live>,
    summary: Summary,
    grievances: Grievances,
    /// What was there at the start has been read.
    is_caught_up: bool,
}

impl<'s, 'e> Follower<'s, 'e> {
    pub(super) fn new(
        roots: Vec<PathBuf>,
        poll: Option<u64>,
        live: Option<Live>,
        format: &FormatArgs,
        session: &'s mut Session<'e>,
    ) -> Result<Self, Error> {
        let formats = Formats::new(format, session)?;
        let line_limit = session.settings.max_record_bytes();
        let own = OwnStore::of(session)?;
        let bell = Arc::new(Bell::default());
        let ringing = Arc::clone(&bell);
        signals::listen(move |signal| ringing.stop(signal))?;
        Ok(Self {
            watch: Watch::new(Arc::clone(&bell), own.path().to_owned()),
            session,
            bell,
            files: Files::new(roots, own),
            poll: poll.map(Duration::from_secs),
            look_took: Duration::ZERO,
            reader: FileReader::new(formats, line_limit),
            live,
            summary: Summary::default(),
            grievances: Grievances::default(),
            is_caught_up: false,
        })
    }

    /// Reads until asked to stop.
    pub(super) fn follow(mut self) -> Result<u8, Error> {
        self.round()?;
        self.is_caught_up = true;
        if self.bell.stopped().is_none() {
            self.greet();
            self.go_on()?;
        }
        self.grievances.finish(self.session);
        let signal = self.bell.stopped();
        let text = self.summary.text();
        self.session.say(&format!(
            "{}: {text}; all of it is stored",
            signals::name(signal)
        ));
        Ok(signals::exit_code(signal))
    }

    /// Reads what comes, until asked to stop.
    fn go_on(&mut self) -> Result<(), Error> {
        let mut took = Duration::ZERO;
        let mut last = Instant::now();
        let mut next_round = last + self.interval();
        loop {
            self.bell.wait(next_round);
            // Soon after a quiet time; while changes go on, not before the last commit is long enough ago.
            let pause = (took * SHARE).clamp(PAUSE, LONGEST_PAUSE);
            self.bell
                .rest(SETTLE.max(pause.saturating_sub(last.elapsed())));
            let is_last = self.bell.stopped().is_some();
            let begun = Instant::now();
            let heard = self.bell.take();
            if heard.is_deaf {
                self.look_instead("the system no longer tells of all changes");
            }
            self.watch.check(&heard.moved);
            if is_last || heard.anything || heard.is_deaf || begun >= next_round {
                self.round()?;
                next_round = Instant::now() + self.interval();
            } else {
                self.answer(&heard)?;
            }
            if is_last {
                return Ok(());
            }
            took = begun.elapsed();
            last = Instant::now();
        }
    }

    /// Time from one look at everything to the next.
    fn interval(&self) -> Duration {
        self.poll.unwrap_or(ROUND).max(self.look_took * SHARE)
    }

    fn greet(&mut self) {
        let new = counted(self.summary.counts.new, "new call");
        let files = counted(self.files.count(), "file");
        self.session
            .say(&format!("following {files}, {new} so far; Ctrl-C stops"));
    }

    /// Where the system does not tell of changes, they are looked for.
    fn look_instead(&mut self, why: &str) {
        if self.poll.is_none() {
            self.poll = Some(POLL);
            self.session
                .warn(&format!("{why}; looking for changes every second instead"));
        }
    }

    /// Looks at everything and reads what has changed.
    fn round(&mut self) -> Result<(), Error> {
        self.watch_all();
        let begun = Instant::now();
        let changes = self.files.look();
        self.look_took = begun.elapsed();
        // Links are known once the folders were looked at.
        self.watch_all();
        self.read(changes)
    }

    fn watch_all(&mut self) {
        if self.poll.is_none() {
            let apart = self.files.apart();
            let directory = &self.session.environment.directory;
            let spots = Spots::of(self.files.roots(), &apart, directory);
            if let Err(why) = self.watch.set(spots) {
                self.look_instead(&why);
            }
        }
    }

    /// Reads what was heard of.
    fn answer(&mut self, heard: &Heard) -> Result<(), Error> {
        let spots = &self.watch.spots;
        if heard.moved.iter().any(|path| spots.concern(path)) {
            return self.round();
        }
        // What is written beside a database is written to it.
        let beside = |path: &PathBuf| {
            let text = path.to_str()?;
            text.strip_suffix("-wal").map(PathBuf::from)
        };
        let full = heard.changed.iter().cloned();
        let databases = heard.changed.iter().filter_map(beside);
        let touched: Vec<PathBuf> = full
            .chain(databases)
            .flat_map(|path| spots.given(&path).collect::<Vec<_>>())
            .collect();
        let changes = self.files.look_at(touched);
        self.read(changes)
    }

    fn read(&mut self, changes: Changes) -> Result<(), Error> {
        for error in changes.errors {
            self.complain(&error);
        }
        let gone = changes.gone.into_iter().map(Work::Gone);
        let changed = changes.changed.into_iter().map(Work::Changed);
        let mut work = gone.chain(changed).peekable();
        let mut is_first = true;
        while work.peek().is_some() && !self.gives_up() {
            if !is_first {
                self.bell.rest(YIELD);
            }
            is_first = false;
            self.transaction(&mut work)?;
        }
        Ok(())
    }

    /// Whether what is left at the start is left to the next run.
    fn gives_up(&self) -> bool {
        !self.is_caught_up && self.bell.stopped().is_some()
    }

    /// Reads files for a few seconds and commits what they gave.
    fn transaction(
        &mut self,
        work: &mut Peekable<impl Iterator<Item = Work>>,
    ) -> Result<(), Error> {
        let writer = turn(&self.bell, self.session)?;
        let is_strict = self.session.settings.switch("strict");
        let begun = Instant::now();
        let session = &mut *self.session;
        let mut live = self.live.as_mut().filter(|_| self.is_caught_up);
        let is_live = live.is_some();
        let mut tell = |events: &[UsageEvent<'static>]| match &mut live {
            Some(live) => live.print(events, session),
            None => Ok(()),
        };
        let listener: Option<Listener<'_>> = if is_live { Some(&mut tell) } else { None };
        let destination = RefCell::new(IntoStore::in_steps(writer, listener));
        let mut pass = Pass::new(&destination, &mut self.reader);
        // The first is read however long it takes.
        for next in work.by_ref() {
            pass.work(&next)?;
            let is_asked = !self.is_caught_up && self.bell.stopped().is_some();
            if is_asked || begun.elapsed() >= STEP {
                break;
            }
        }
        let done = pass.done();
        let is_refused = is_strict && done.rejections() > 0;
        let committed = if is_refused {
            drop(destination);
            None
        } else {
            Some(destination.into_inner().commit()?)
        };
        for file in &done.read {
            self.explain(file);
        }
        let Some(committed) = committed else {
            return Err(Error::Incomplete(format!(
                "{} rejected under --strict; following ends, and what was committed before is stored",
                counted(done.rejections(), "record")
            )));
        };
        self.summary.add(&done.read, &committed);
        if committed.total() != Counts::default() {
            notify::watch(self.session);
        }
        for path in &done.rotated {
            self.files.follow_rotated(path);
        }
        for (path, error) in &done.failures {
            // What cannot be opened now may be another time; what is no log stays none until it changes.
            if matches!(error, Error::Io { .. }) {
                self.files.forget(path);
            }
            self.fail(path, error);
        }
        Ok(())
    }

    fn explain(&mut self, file: &FileRead) {
        self.grievances.reading(file, self.session);
    }

    fn fail(&mut self, path: &Path, error: &Error) {
        if self.is_caught_up {
            self.grievances.failed(path, error, self.session);
        } else {
            self.complain(error);
        }
    }

    fn complain(&mut self, error: &Error) {
        self.grievances.complain(error, self.session);
    }
}
