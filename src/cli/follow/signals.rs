//! Ctrl-C and SIGTERM: the first asks to stop, the second ends the process at once.

use std::io;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::thread;

use signal_hook::consts::SIGINT;
use signal_hook::consts::SIGTERM;
use signal_hook::flag;
use signal_hook::iterator::Signals;

use crate::error::Error;

/// Calls `stop` with the first signal, from a thread of its own.
pub(super) fn listen(stop: impl Fn(i32) + Send + 'static) -> Result<(), Error> {
    let failed = |error: io::Error| Error::Internal(format!("cannot listen for signals: {error}"));
    let asked = Arc::new(AtomicBool::new(false));
    let mut signals = Signals::new([SIGINT, SIGTERM]).map_err(failed)?;
    for signal in [SIGINT, SIGTERM] {
        // In this order: the second signal finds the flag that the first one set.
        flag::register_conditional_shutdown(signal, 128 + signal, Arc::clone(&asked))
            .map_err(failed)?;
        flag::register(signal, Arc::clone(&asked)).map_err(failed)?;
    }
    thread::spawn(move || signals.forever().for_each(stop));
    Ok(())
}

/// The exit code after a clean stop: 130 says that a person interrupted it; a service manager's SIGTERM is how this
/// command is meant to end.
pub(super) fn exit_code(signal: Option<i32>) -> u8 {
    if signal == Some(SIGINT) { 130 } else { 0 }
}

/// What stopped the command, for the user.
pub(super) fn name(signal: Option<i32>) -> &'static str {
    match signal {
        Some(SIGINT) => "stopped by Ctrl-C",
        Some(_) => "stopped by SIGTERM",
        None => "the input ended",
    }
}
