//! What a coding agent writes to the standard input of its status line, without ever waiting long for it.

use std::io;
use std::io::IsTerminal as _;
use std::io::Read;
use std::sync::mpsc;
use std::sync::mpsc::Receiver;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use crate::sources;

/// More than any agent tells.
const MOST: usize = 1 << 20;
/// An input that says nothing for so long is nobody's.
const PATIENCE: Duration = Duration::from_millis(100);

/// What is being told, while other work goes on.
pub(super) struct Told {
    chunks: Receiver<Vec<u8>>,
    end: Instant,
}

/// Begins to read standard input, unless a person sits there.
pub(super) fn listen() -> Option<Told> {
    if io::stdin().is_terminal() {
        return None;
    }
    let (say, chunks) = mpsc::sync_channel(4);
    // Its thread ends with the process when nothing comes.
    thread::spawn(move || {
        let mut input = io::stdin().lock();
        let mut left = MOST;
        let mut buffer = [0; 1 << 14];
        while let Ok(count @ 1..) = input.read(&mut buffer) {
            left = left.saturating_sub(count);
            let chunk = buffer.iter().take(count).copied().collect();
            if say.send(chunk).is_err() || left == 0 {
                break;
            }
        }
    });
    Some(Told {
        chunks,
        end: Instant::now() + PATIENCE,
    })
}

impl Told {
    /// The session it is about, as soon as that is known.
    pub(super) fn session(self) -> Option<String> {
        let mut text = Vec::new();
        loop {
            let left = self.end.saturating_duration_since(Instant::now());
            text.extend(self.chunks.recv_timeout(left).ok()?);
            if let Some(session) = sources::status_session(&text) {
                return Some(session);
            }
        }
    }
}
