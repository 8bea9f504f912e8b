//! Many files to their events, read side by side and handed on in the order of the files.
//!
//! Threads take files in order and may be ahead of the one that keeps the events, by no more than a bounded number of
//! files and events: memory does not grow with either.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;
use std::sync::mpsc::Receiver;
use std::sync::mpsc::SyncSender;
use std::sync::mpsc::sync_channel;
use std::thread;
use std::vec::IntoIter;

use super::ReadOptions;
use super::Reading;
use super::Share;
use super::Source;
use super::read_file;
use super::sharing::STRETCH;
use crate::error::Error;
use crate::event::Chunk;
use crate::event::UsageEvent;

/// Most groups of files that are begun before their turn.
const MOST_GROUPS: usize = 4;
/// Most files that a thread takes at once: small ones cost less than handing them on.
const MOST_FILES: usize = 16;
/// Messages of a group that may wait.
const MOST_WAITING: usize = 2;
/// Events handed on together.
const MOST_EVENTS: usize = 4096;

/// A file to be read from its start.
pub struct Job {
    /// Where it lies.
    pub path: PathBuf,
    /// As [`ReadOptions::format`].
    pub format: Option<&'static dyn Source>,
    /// As [`ReadOptions::expected`].
    pub expected: Option<&'static dyn Source>,
    /// As [`ReadOptions::line_limit`].
    pub line_limit: usize,
}

/// What a file gives: events, and then its end.
#[expect(clippy::large_enum_variant, reason = "there is one end per file")]
pub enum Given {
    /// Events of a stretch, and how many lines lie before it.
    Events(Chunk, u64),
    /// The file was read, or could not be.
    End(Result<Reading, Error>),
}

type Message = Vec<Given>;

/// Files that are being read.
pub struct Ahead {
    groups: Receiver<Receiver<Message>>,
    /// The group whose turn it is, and what came of it.
    current: Option<Receiver<Message>>,
    given: VecDeque<Given>,
    stop: Arc<AtomicBool>,
}

/// What the threads share: the files nobody has taken, and where a group's receiver goes.
struct Queue {
    jobs: IntoIter<Job>,
    group: usize,
    groups: SyncSender<Receiver<Message>>,
}

impl Ahead {
    /// Begins to read files with so many threads.
    #[must_use]
    pub fn begin(jobs: Vec<Job>, threads: usize) -> Self {
        let (sender, groups) = sync_channel(MOST_GROUPS);
        let stop = Arc::new(AtomicBool::new(false));
        let group = (jobs.len() / (8 * threads.max(1))).clamp(1, MOST_FILES);
        let workers = threads.clamp(1, jobs.len().max(1));
        let queue = Arc::new(Mutex::new(Queue {
            jobs: jobs.into_iter(),
            group,
            groups: sender,
        }));
        for _ in 0..workers {
            let (queue, stop) = (Arc::clone(&queue), Arc::clone(&stop));
            // Nobody waits for them at the end: one may be waiting for a pipe.
            thread::spawn(move || work(&queue, &stop, threads));
        }
        Self {
            groups,
            current: None,
            given: VecDeque::new(),
            stop,
        }
    }

    /// What comes next, of the first file that has not ended.
    pub fn give(&mut self) -> Given {
        loop {
            if let Some(given) = self.given.pop_front() {
                return given;
            }
            if let Some(messages) = &self.current
                && let Ok(message) = messages.recv()
            {
                self.given.extend(message);
                continue;
            }
            self.current = self.groups.recv().ok();
            if self.current.is_none() {
                let reason = "a thread that read files has ended early".to_owned();
                return Given::End(Err(Error::Internal(reason)));
            }
        }
    }

    /// Passes over the file whose turn it is.
    pub fn skip(&mut self) {
        while let Given::Events(..) = self.give() {}
    }
}

impl Drop for Ahead {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

fn work(queue: &Mutex<Queue>, stop: &AtomicBool, threads: usize) {
    loop {
        let (sender, jobs) = {
            let mut queue = queue.lock().unwrap_or_else(PoisonError::into_inner);
            let count = queue.group;
            let jobs: Vec<Job> = queue.jobs.by_ref().take(count).collect();
            let (sender, receiver) = sync_channel(MOST_WAITING);
            if jobs.is_empty() || queue.groups.send(receiver).is_err() {
                return;
            }
            (sender, jobs)
        };
        let parcel = RefCell::new(Parcel::new(&sender));
        for job in jobs {
            let end = read(&job, &parcel, stop, threads);
            parcel.borrow_mut().end(end);
        }
        parcel.into_inner().send();
    }
}

/// Reads a file, and leaves its end to be told.
fn read(
    job: &Job,
    parcel: &RefCell<Parcel<'_>>,
    stop: &AtomicBool,
    threads: usize,
) -> Result<Reading, Error> {
    let share = |chunk: Chunk, lines: u64| parcel.borrow_mut().chunk(chunk, lines);
    let options = ReadOptions {
        format: job.format,
        expected: job.expected,
        line_limit: job.line_limit,
        share: Some(Share {
            threads,
            stretch: STRETCH,
            consume: &share,
        }),
        stop,
        ..ReadOptions::default()
    };
    let mut consume = |event: &UsageEvent<'_>| parcel.borrow_mut().event(event);
    read_file(&job.path, options, None, &mut consume)
}

/// What is handed on together.
struct Parcel<'a> {
    receiver: &'a SyncSender<Message>,
    message: Message,
    /// Events of the file being read.
    events: Chunk,
    count: usize,
}

impl<'a> Parcel<'a> {
    fn new(receiver: &'a SyncSender<Message>) -> Self {
        Self {
            receiver,
            message: Vec::new(),
            events: Chunk::default(),
            count: 0,
        }
    }

    fn event(&mut self, event: &UsageEvent<'_>) {
        self.events.push(event);
        self.count += 1;
        if self.count >= MOST_EVENTS {
            self.send();
        }
    }

    fn chunk(&mut self, chunk: Chunk, lines: u64) {
        self.close();
        self.count += chunk.len();
        self.message.push(Given::Events(chunk, lines));
        if self.count >= MOST_EVENTS {
            self.send();
        }
    }

    fn end(&mut self, end: Result<Reading, Error>) {
        self.close();
        self.message.push(Given::End(end));
    }

    fn close(&mut self) {
        if !self.events.is_empty() {
            let events = std::mem::take(&mut self.events);
            self.message.push(Given::Events(events, 0));
        }
    }

    /// Hands everything on. Where nobody takes it any more, the threads are told to stop.
    fn send(&mut self) {
        self.close();
        self.count = 0;
        let message = std::mem::take(&mut self.message);
        let _ = self.receiver.send(message);
    }
}
