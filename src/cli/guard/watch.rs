//! A running command, its logs and its budgets to how it ended, or was ended.

use std::io;
use std::sync::mpsc;
use std::sync::mpsc::Receiver;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use signal_hook::consts::SIGCHLD;
use signal_hook::consts::SIGHUP;
use signal_hook::consts::SIGINT;
use signal_hook::consts::SIGKILL;
use signal_hook::consts::SIGQUIT;
use signal_hook::consts::SIGTERM;
use signal_hook::consts::SIGUSR1;
use signal_hook::consts::SIGUSR2;
use signal_hook::iterator::Signals;

use super::child::Child;
use super::child::code;
use super::recorder::Recorder;
use crate::analysis::budget::Budget;
use crate::analysis::budget::Coming;
use crate::analysis::budget::Decision;
use crate::analysis::budget::Ruling;
use crate::analysis::budget::Rulings;
use crate::cli::Session;
use crate::cli::gate::Case;
use crate::cli::notify;
use crate::error::Error;
use crate::pricing::PriceBook;
use crate::units::Usd;

/// How often the logs and the budgets are looked at.
const LOOK: Duration = Duration::from_secs(1);
/// Looking takes at most this part of the time.
const SHARE: u32 = 4;

/// What a command is held to, and where its calls are read from.
pub(super) struct Watch<'w> {
    pub(super) book: PriceBook,
    pub(super) recorder: Recorder,
    pub(super) budgets: &'w [Budget],
    pub(super) coming: &'w Coming,
    pub(super) allow_unpriced: bool,
    pub(super) notifies: bool,
    pub(super) grace: Duration,
    /// Whether calls were stored that nobody was told of yet.
    pub(super) has_stored: bool,
    pub(super) has_complained: bool,
}

/// A command that was asked to end.
struct Stop {
    why: String,
    /// When it is ended for sure; `None` once it was.
    kill: Option<Instant>,
}

impl Stop {
    /// Ends it for sure, when it is time.
    fn insist(&mut self, child: &Child) {
        if self.kill.is_some_and(|kill| Instant::now() >= kill) {
            child.send(SIGKILL);
            self.kill = None;
        }
    }
}

/// Every signal that is passed on, and the one that says that the command has ended.
pub(super) fn signals() -> Result<Receiver<i32>, Error> {
    let failed = |error: io::Error| Error::Internal(format!("cannot listen for signals: {error}"));
    let heard = [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGUSR1, SIGUSR2, SIGCHLD];
    let mut signals = Signals::new(heard).map_err(failed)?;
    let (say, said) = mpsc::channel();
    thread::spawn(move || signals.forever().try_for_each(|signal| say.send(signal)));
    Ok(said)
}

impl Watch<'_> {
    /// Reads what is new and asks whether anything more may be spent.
    pub(super) fn look(
        &mut self,
        patience: Duration,
        session: &mut Session<'_>,
    ) -> Result<Rulings, Error> {
        self.has_stored |= self.recorder.pass(patience, session)?;
        let case = Case {
            budgets: self.budgets,
            coming: self.coming,
            cost: &Ok(Usd::ZERO),
            allow_unpriced: self.allow_unpriced,
        };
        case.judge(session.environment.clock(), &self.book, session)
    }

    /// Waits for the end of a command; ends it when nothing more may be spent.
    pub(super) fn over(
        mut self,
        mut child: Child,
        signals: &Receiver<i32>,
        session: &mut Session<'_>,
    ) -> Result<u8, Error> {
        let mut next = Instant::now() + LOOK;
        let mut stop: Option<Stop> = None;
        let status = loop {
            if let Some(status) = child.ended()? {
                break status;
            }
            let kill = stop.as_ref().and_then(|stop| stop.kill);
            let wake = kill.map_or(next, |kill| kill.min(next));
            match signals.recv_timeout(wake.saturating_duration_since(Instant::now())) {
                Ok(SIGCHLD) => continue,
                Ok(signal) => child.forward(signal),
                Err(_) => {}
            }
            if let Some(stop) = &mut stop {
                stop.insist(&child);
            }
            if Instant::now() >= next {
                let begun = Instant::now();
                self.turn(&child, &mut stop, session);
                next = Instant::now() + LOOK.max(begun.elapsed() * SHARE);
            }
        };
        // What it started and left behind would go on spending.
        if stop.is_some() {
            child.kill_rest();
        }
        self.try_look(session.settings.lock_timeout(), session);
        self.tell(session);
        match stop {
            Some(Stop { why, .. }) => {
                Err(Error::OverBudget(format!("the command was stopped: {why}")))
            }
            None => Ok(code(status)),
        }
    }

    /// Looks, and asks the command to end when nothing more may be spent.
    fn turn(&mut self, child: &Child, stop: &mut Option<Stop>, session: &mut Session<'_>) {
        if let Some(rulings) = self.try_look(LOOK, session)
            && stop.is_none()
            && rulings.decision() >= Decision::NeedsApproval
        {
            let why = rulings.first().map_or_else(String::new, Ruling::sentence);
            session.warn(&format!("stopping the command: {why}"));
            child.send(SIGTERM);
            *stop = Some(Stop {
                why,
                kill: Some(Instant::now() + self.grace),
            });
        }
        self.tell(session);
    }

    /// What keeps the logs from being read is told once: it is no reason to leave a command unwatched.
    fn try_look(&mut self, patience: Duration, session: &mut Session<'_>) -> Option<Rulings> {
        match self.look(patience, session) {
            Ok(rulings) => Some(rulings),
            Err(error) => {
                if !self.has_complained {
                    session.complain(&error);
                }
                self.has_complained = true;
                None
            }
        }
    }

    /// Tells whom the budgets name of what the calls that were stored have crossed.
    fn tell(&mut self, session: &mut Session<'_>) {
        if std::mem::take(&mut self.has_stored) && self.notifies {
            notify::watch(session);
        }
    }
}
