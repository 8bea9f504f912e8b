//! What other threads notice, for the one that reads: which paths were touched, and that it is time to stop.

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Condvar;
use std::sync::Mutex;
use std::sync::MutexGuard;
use std::sync::PoisonError;
use std::time::Duration;
use std::time::Instant;

/// With more touched paths than this, everything is looked at: memory must not depend on how busy others are.
const MOST: usize = 4096;

/// What was noticed since it was last asked.
#[derive(Debug, Default)]
pub(super) struct Heard {
    /// Files whose content or attributes changed.
    pub(super) changed: HashSet<PathBuf>,
    /// What appeared, went away or got another name.
    pub(super) moved: HashSet<PathBuf>,
    /// Something changed, and it is not known what.
    pub(super) anything: bool,
    /// From now on changes may go unnoticed.
    pub(super) is_deaf: bool,
}

impl Heard {
    /// Whether there is nothing to do.
    fn is_nothing(&self) -> bool {
        self.changed.is_empty() && self.moved.is_empty() && !self.anything && !self.is_deaf
    }

    /// Makes room when too much was heard to remember.
    fn bound(&mut self) {
        if self.changed.len() + self.moved.len() > MOST {
            self.changed.clear();
            self.moved.clear();
            self.anything = true;
        }
    }
}

#[derive(Debug, Default)]
struct State {
    heard: Heard,
    signal: Option<i32>,
}

/// Rung by those who notice, waited for by the one who reads.
#[derive(Debug, Default)]
pub(super) struct Bell {
    state: Mutex<State>,
    rung: Condvar,
}

impl Bell {
    fn state(&self) -> MutexGuard<'_, State> {
        // Nothing that holds it can leave it half changed.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Tells what was noticed.
    pub(super) fn hear(&self, tell: impl FnOnce(&mut Heard)) {
        let mut state = self.state();
        tell(&mut state.heard);
        state.heard.bound();
        self.rung.notify_all();
    }

    /// Asks the reader to stop.
    pub(super) fn stop(&self, signal: i32) {
        self.state().signal.get_or_insert(signal);
        self.rung.notify_all();
    }

    /// The signal that asked to stop.
    pub(super) fn stopped(&self) -> Option<i32> {
        self.state().signal
    }

    /// Waits until something was heard or it is time to stop, at most until `end`.
    pub(super) fn wait(&self, end: Instant) {
        self.wait_while(end, |state| {
            state.signal.is_none() && state.heard.is_nothing()
        });
    }

    /// Lets `time` pass, unless it is time to stop.
    pub(super) fn rest(&self, time: Duration) {
        self.wait_while(Instant::now() + time, |state| state.signal.is_none());
    }

    fn wait_while(&self, end: Instant, condition: fn(&mut State) -> bool) {
        let limit = end.saturating_duration_since(Instant::now());
        let waited = self.rung.wait_timeout_while(self.state(), limit, condition);
        drop(waited);
    }

    /// Takes what was heard.
    pub(super) fn take(&self) -> Heard {
        std::mem::take(&mut self.state().heard)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_heard_is_bounded_and_taken_once() {
        let bell = Bell::default();
        for number in 0..=MOST {
            bell.hear(|heard| {
                heard.changed.insert(PathBuf::from(number.to_string()));
            });
        }
        let heard = bell.take();
        assert!(heard.anything && heard.changed.is_empty());
        assert!(bell.take().is_nothing());
    }

    #[test]
    fn the_first_signal_counts_and_ends_every_rest() {
        let bell = Bell::default();
        bell.stop(15);
        bell.stop(2);
        bell.rest(Duration::from_secs(3600));
        bell.wait(Instant::now() + Duration::from_secs(3600));
        assert_eq!(bell.stopped(), Some(15));
    }
}
