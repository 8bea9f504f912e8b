//! A long file of lines to its events, read by several threads: stretch by stretch, each as if it were a file of its own.
//!
//! What a thread makes of a stretch is taken only where the lines before it cannot have changed it: a reader that
//! remembers nothing of them ([`Reader::state`]), and no record told from its equals by counting. Any other stretch is
//! read again in its turn, and a file that goes on like that is read by one thread.
//!
//! [`Reader::state`]: super::Reader::state

use std::sync::mpsc::Receiver;
use std::sync::mpsc::Sender;
use std::sync::mpsc::channel;
use std::thread;

use super::FileContext;
use super::ReadOptions;
use super::Source;
use super::Tally;
use super::driver::Driver;
use super::file_sink::FileSink;
use super::occurrence::Occurrences;
use super::read::Share;
use super::records::Records;
use super::window::Block;
use crate::event::Chunk;
use crate::event::UsageEvent;

/// How much a thread reads at a time.
pub(super) const STRETCH: usize = 1 << 20;
/// A file is read by one thread for so many stretches: shorter ones are not worth the threads.
const ALONE: usize = 4;
/// Stretches in hand, for each thread: one being read, one waiting.
const AHEAD: usize = 2;
/// About how long a record of a dense log is, in bytes.
const USUAL_RECORD: usize = 256;
/// So many stretches read in vain, and the rest of the file is read by one thread.
const MOST_VAIN: u32 = 4;

/// What a thread must know to read a part of a file.
#[derive(Clone, Copy)]
pub(super) struct Sharing<'a> {
    pub(super) file: FileContext<'a>,
    pub(super) source: &'static dyn Source,
    pub(super) share: Share<'a>,
    pub(super) line_limit: usize,
}

/// A thread that reads stretches in the order it is given them.
struct Helper {
    stretches: Sender<Block>,
    drafts: Receiver<Draft>,
}

/// What a stretch gives, if the lines before it do not matter.
struct Draft {
    block: Block,
    lines: u64,
    chunk: Chunk,
    tally: Tally,
    occurrences: Occurrences,
    state: String,
}

impl Sharing<'_> {
    /// How much is read by one thread before others are asked to help.
    pub(super) fn alone(&self) -> u64 {
        (ALONE * self.share.stretch) as u64
    }

    /// Reads on with the help of other threads, as far as they are of use.
    pub(super) fn run(&self, driver: &mut Driver<'_>, records: &mut Records) {
        let forgetful = self.source.reader(&self.file).state();
        if driver.reader.state() != forgetful || self.share.threads == 0 {
            return;
        }
        let (file, source, line_limit) = (self.file, self.source, self.line_limit);
        thread::scope(|scope| {
            let helpers: Vec<Helper> = (0..self.share.threads)
                .map(|_| {
                    let (stretches, work) = channel();
                    let (results, drafts) = channel();
                    scope.spawn(move || {
                        for block in work {
                            if results
                                .send(draft(block, file, source, line_limit))
                                .is_err()
                            {
                                return;
                            }
                        }
                    });
                    Helper { stretches, drafts }
                })
                .collect();
            self.go_through(&helpers, &forgetful, driver, records);
        });
    }

    /// Gives stretches out in turn and takes them back in turn.
    fn go_through(
        &self,
        helpers: &[Helper],
        forgetful: &str,
        driver: &mut Driver<'_>,
        records: &mut Records,
    ) {
        let (mut given, mut taken) = (0, 0);
        let mut spare = Vec::new();
        let mut vain = 0;
        loop {
            while given - taken < AHEAD * helpers.len() && vain < MOST_VAIN {
                let Some(block) =
                    records.block(self.share.stretch, spare.pop().unwrap_or_default())
                else {
                    break;
                };
                let helper = helpers.get(given % helpers.len());
                given += usize::from(helper.is_some_and(|to| to.stretches.send(block).is_ok()));
            }
            if given == taken || driver.sink.is_over() {
                return;
            }
            let helper = helpers.get(taken % helpers.len());
            // A thread that died takes this one with it when the scope ends.
            let Some(draft) = helper.and_then(|helper| helper.drafts.recv().ok()) else {
                return;
            };
            taken += 1;
            let before = records.lines();
            records.passed(draft.lines);
            let is_forgetful = draft.state == forgetful && driver.reader.state() == forgetful;
            if is_forgetful && driver.sink.occurrences.take_over(&draft.occurrences) {
                driver.sink.tally.add_later(&draft.tally, before);
                if !draft.chunk.is_empty() {
                    (self.share.consume)(draft.chunk, before);
                }
            } else {
                vain += 1;
                driver.lines(draft.block.records(), before, self.line_limit);
            }
            spare.push(draft.block.into_room());
        }
    }
}

/// Reads a stretch as if it were a file of its own.
fn draft(
    block: Block,
    file: FileContext<'_>,
    source: &'static dyn Source,
    line_limit: usize,
) -> Draft {
    let mut chunk = Chunk::with_room(block.records().len() / USUAL_RECORD);
    let mut consume = |event: &UsageEvent<'_>| chunk.push(event);
    let mut sink = FileSink::new(&file, source, ReadOptions::default(), false, &mut consume);
    sink.occurrences = Occurrences::of_stretch();
    let mut driver = Driver::new(&file, source, sink);
    let lines = driver.lines(block.records(), 0, line_limit);
    let Driver { reader, sink, .. } = driver;
    Draft {
        state: reader.state(),
        tally: sink.tally,
        occurrences: sink.occurrences,
        block,
        lines,
        chunk,
    }
}

#[cfg(test)]
mod tests;
