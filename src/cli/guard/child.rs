//! A command to a running child: signals go to it, and it is ended first gently, then for sure.

use std::ffi::OsString;
use std::io;
use std::io::IsTerminal as _;
use std::os::unix::process::CommandExt as _;
use std::os::unix::process::ExitStatusExt as _;
use std::process;
use std::process::Command;
use std::process::ExitStatus;

use rustix::process::Pid;
use rustix::process::Signal;
use rustix::process::kill_process;
use rustix::process::kill_process_group;
use signal_hook::consts::SIGINT;
use signal_hook::consts::SIGKILL;
use signal_hook::consts::SIGQUIT;

use crate::error::Error;

/// What is added to the number of the signal that ended a command, as shells do.
const BY_SIGNAL: i32 = 128;

/// A command that was started here, and is waited for here.
pub(super) struct Child {
    child: process::Child,
    pid: Option<Pid>,
    /// Whether it and what it starts are a group of their own, which signals reach together. At a terminal they are not:
    /// what is no longer in the foreground may not read from it.
    is_group: bool,
}

impl Child {
    /// Starts a command with variables in its environment.
    pub(super) fn start(argv: &[OsString], variables: &[(&str, &str)]) -> Result<Self, Error> {
        let (program, arguments) = argv
            .split_first()
            .ok_or_else(|| Error::Usage("there is no command to run".to_owned()))?;
        let mut command = Command::new(program);
        command.args(arguments).envs(variables.iter().copied());
        let is_group = !io::stdin().is_terminal();
        if is_group {
            command.process_group(0);
        }
        let child = command.spawn().map_err(Error::io("run", program))?;
        let pid = i32::try_from(child.id()).ok().and_then(Pid::from_raw);
        Ok(Self {
            child,
            pid,
            is_group,
        })
    }

    /// How it ended, once it has.
    pub(super) fn ended(&mut self) -> Result<Option<ExitStatus>, Error> {
        let failed = |error| Error::Internal(format!("the command cannot be waited for: {error}"));
        self.child.try_wait().map_err(failed)
    }

    /// Passes on a signal that this process was sent. What is typed at a terminal reaches both anyway.
    pub(super) fn forward(&self, signal: i32) {
        if !self.is_group && matches!(signal, SIGINT | SIGQUIT) {
            return;
        }
        self.send(signal);
    }

    /// Ends what it started and left behind, as far as signals reach that.
    pub(super) fn kill_rest(&self) {
        if self.is_group {
            self.send(SIGKILL);
        }
    }

    /// Sends a signal; one that has just ended needs none.
    pub(super) fn send(&self, signal: i32) {
        let (Some(pid), Some(signal)) = (self.pid, Signal::from_named_raw(signal)) else {
            return;
        };
        let _ = match self.is_group {
            true => kill_process_group(pid, signal),
            false => kill_process(pid, signal),
        };
    }
}

/// Whatever ends the guard, it leaves nothing running unwatched, and nothing unwaited for.
impl Drop for Child {
    fn drop(&mut self) {
        if !matches!(self.child.try_wait(), Ok(Some(_))) {
            self.send(SIGKILL);
            let _ = self.child.wait();
        }
    }
}

/// The exit code of a command, as a shell says it.
pub(super) fn code(status: ExitStatus) -> u8 {
    let code = status
        .code()
        .or_else(|| status.signal().map(|signal| signal + BY_SIGNAL));
    code.and_then(|code| u8::try_from(code).ok()).unwrap_or(1)
}
