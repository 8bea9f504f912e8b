//! Standard input to the store as it is written: read by one thread, parsed by another, committed by this one.

use std::io;
use std::io::Read;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc;
use std::sync::mpsc::Receiver;
use std::sync::mpsc::RecvTimeoutError;
use std::sync::mpsc::SyncSender;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use crate::cli::Session;
use crate::cli::follow::bell::Bell;
use crate::cli::follow::live::Live;
use crate::cli::follow::signals;
use crate::cli::follow::summary::Summary;
use crate::cli::follow::turn::turn;
use crate::cli::ingest_file::FileRead;
use crate::cli::into_store::IntoStore;
use crate::cli::into_store::Listener;
use crate::cli::notify;
use crate::cli::reading;
use crate::cli::reading::Destination as _;
use crate::cli::reading::FormatArgs;
use crate::cli::reading::Formats;
use crate::cli::reading::counted;
use crate::error::Error;
use crate::event::UsageEvent;
use crate::sources::ReadOptions;
use crate::sources::Reading;
use crate::sources::Source;
use crate::sources::read_live;
use crate::store::Committed;

/// Bytes read at once.
const CHUNK: usize = 1 << 16;
/// Most events that wait for a commit.
const MOST: usize = 2_500;
/// So long is waited for more after the first event.
const SETTLE: Duration = Duration::from_millis(200);
/// Time between two commits while events keep coming.
const PAUSE: Duration = Duration::from_secs(1);

/// What the thread that parses says.
enum Word {
    Event(Box<UsageEvent<'static>>),
    /// The input ended, or was ended.
    End(Box<Result<Reading, Error>>),
}

/// The input in chunks; an empty one ends it.
struct Chunks {
    chunks: Receiver<Vec<u8>>,
    current: io::Cursor<Vec<u8>>,
    is_over: bool,
}

impl Read for Chunks {
    fn read(&mut self, target: &mut [u8]) -> io::Result<usize> {
        loop {
            let count = self.current.read(target)?;
            if count > 0 || self.is_over || target.is_empty() {
                return Ok(count);
            }
            let next = self.chunks.recv().unwrap_or_default();
            self.is_over = next.is_empty();
            self.current = io::Cursor::new(next);
        }
    }
}

/// Follows standard input until it ends or a signal ends it.
pub(super) fn follow(
    live: Option<Live>,
    format: &FormatArgs,
    session: &mut Session<'_>,
) -> Result<u8, Error> {
    let formats = Formats::new(format, session)?;
    let (chunk, chunks) = mpsc::sync_channel::<Vec<u8>>(1);
    let (say, words) = mpsc::sync_channel(1024);
    let bell = Arc::new(Bell::default());
    let (ringing, end) = (Arc::clone(&bell), chunk.clone());
    signals::listen(move |signal| {
        ringing.stop(signal);
        // Nobody listens any more when the input has ended.
        let _ = end.send(Vec::new());
    })?;
    thread::spawn(move || copy_input(&chunk));
    let (only, limit) = (formats.only(), session.settings.max_record_bytes());
    thread::spawn(move || parse(chunks, only, limit, &say));
    let mut commits = Commits {
        bell: &bell,
        session,
        live,
        events: Vec::new(),
        first: None,
        last: None,
        done: Committed::default(),
    };
    let reading = commits.take_all(&words)?;
    let Commits { done, .. } = commits;
    conclude(reading, &done, bell.stopped(), session)
}

/// Reads standard input; its thread ends with the process when nothing comes any more.
fn copy_input(chunks: &SyncSender<Vec<u8>>) {
    let mut input = io::stdin().lock();
    loop {
        let mut chunk = vec![0; CHUNK];
        let count = match input.read(&mut chunk) {
            Ok(count) => count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(_) => 0,
        };
        chunk.truncate(count);
        if chunks.send(chunk).is_err() || count == 0 {
            return;
        }
    }
}

fn parse(
    chunks: Receiver<Vec<u8>>,
    only: Option<&'static dyn Source>,
    line_limit: usize,
    say: &SyncSender<Word>,
) {
    let stream = Chunks {
        chunks,
        current: io::Cursor::default(),
        is_over: false,
    };
    let options = ReadOptions {
        format: only,
        line_limit,
        ..ReadOptions::default()
    };
    let mut consume = |event: &UsageEvent<'_>| {
        // Nobody listens any more when the command has failed.
        let _ = say.send(Word::Event(Box::new(event.clone().into_owned())));
    };
    let reading = read_live(Path::new("-"), Box::new(stream), options, &mut consume);
    let _ = say.send(Word::End(Box::new(reading)));
}

/// Events that wait, and what has been committed.
struct Commits<'s, 'e> {
    bell: &'s Bell,
    session: &'s mut Session<'e>,
    live: Option<Live>,
    events: Vec<UsageEvent<'static>>,
    first: Option<Instant>,
    last: Option<Instant>,
    done: Committed,
}

impl Commits<'_, '_> {
    /// Stores events as they come; what became of the input once it has ended.
    fn take_all(&mut self, words: &Receiver<Word>) -> Result<Result<Reading, Error>, Error> {
        loop {
            let word = match self.due() {
                None => words.recv().map_err(|_| RecvTimeoutError::Disconnected),
                Some(due) => words.recv_timeout(due.saturating_duration_since(Instant::now())),
            };
            match word {
                Ok(Word::Event(event)) => {
                    self.first.get_or_insert_with(Instant::now);
                    self.events.push(*event);
                    let is_due = self.due().is_some_and(|due| due <= Instant::now());
                    if is_due || self.events.len() >= MOST {
                        self.commit()?;
                    }
                }
                Ok(Word::End(reading)) => {
                    self.commit()?;
                    return Ok(*reading);
                }
                Err(RecvTimeoutError::Timeout) => self.commit()?,
                Err(RecvTimeoutError::Disconnected) => {
                    let reason = "the thread that parses is gone";
                    return Err(Error::Internal(reason.to_owned()));
                }
            }
        }
    }

    /// When what waits is to be committed.
    fn due(&self) -> Option<Instant> {
        let soon = self.first? + SETTLE;
        Some(self.last.map_or(soon, |last| soon.max(last + PAUSE)))
    }

    fn commit(&mut self) -> Result<(), Error> {
        self.first = None;
        self.last = Some(Instant::now());
        if self.events.is_empty() {
            return Ok(());
        }
        let writer = turn(self.bell, self.session)?;
        let session = &mut *self.session;
        let is_live = self.live.is_some();
        let live = &mut self.live;
        let mut tell = |events: &[UsageEvent<'static>]| match live {
            Some(live) => live.print(events, session),
            None => Ok(()),
        };
        let listener: Option<Listener<'_>> = if is_live { Some(&mut tell) } else { None };
        let mut store = IntoStore::in_steps(writer, listener);
        for event in self.events.drain(..) {
            store.event(&event, 0)?;
        }
        self.done.add(store.commit()?);
        notify::watch(self.session);
        Ok(())
    }
}

/// Says what became of the input.
fn conclude(
    reading: Result<Reading, Error>,
    done: &Committed,
    signal: Option<i32>,
    session: &mut Session<'_>,
) -> Result<u8, Error> {
    let path = PathBuf::from("-");
    let Reading::Done(outcome) = reading? else {
        return Err(Error::UnknownFormat { path });
    };
    let file = FileRead {
        path,
        origin: Some(0),
        format: outcome.format.unwrap_or_default().to_owned(),
        bytes: 0,
        tally: outcome.tally,
    };
    reading::explain(&file.path, &file.tally, session);
    let rejected = file.tally.rejections();
    let mut summary = Summary::default();
    summary.add(&[file], done);
    let text = summary.text();
    session.say(&format!(
        "{}: {text}; all of it is stored",
        signals::name(signal)
    ));
    if rejected > 0 && session.settings.switch("strict") {
        return Err(Error::Incomplete(format!(
            "{} rejected under --strict; the others are stored",
            counted(rejected, "record")
        )));
    }
    Ok(signals::exit_code(signal))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_chunk_ends_the_input_for_good() {
        let (send, chunks) = mpsc::channel();
        for chunk in ["ab", "c", "", "d"] {
            send.send(chunk.into()).expect("a listener");
        }
        let mut input = Chunks {
            chunks,
            current: io::Cursor::default(),
            is_over: false,
        };
        let mut text = String::new();
        input.read_to_string(&mut text).expect("text");
        assert_eq!(text, "abc");
        assert_eq!(input.read(&mut [0; 4]).expect("an end"), 0);
    }
}
