//! One writer at a time, by a lock the system frees when its holder ends however it ends.

use std::fs::{File, TryLockError};
use std::io::{Read, Seek, Write};
use std::path::Path;
use std::thread;
use std::time::Duration;

use super::disk;
use crate::error::Error;

/// Longest description of a holder that is shown.
const SHOWN: u64 = 200;

/// How long to wait between two tries.
const STEP: Duration = Duration::from_millis(20);

/// The writer's lock; dropping it lets the next writer in.
#[derive(Debug)]
pub(super) struct Lock {
    _file: File,
}

impl Lock {
    /// Waits up to `timeout` for the lock and writes `holder` (process, command, start time) into it.
    pub(super) fn take(path: &Path, holder: &str, timeout: Duration) -> Result<Self, Error> {
        let mut file = disk::open_or_create(path)?;
        let mut waited = Duration::ZERO;
        loop {
            match file.try_lock() {
                Ok(()) => break,
                Err(TryLockError::WouldBlock) if waited < timeout => {
                    let step = STEP.min(timeout.saturating_sub(waited));
                    thread::sleep(step);
                    waited += step;
                }
                Err(TryLockError::WouldBlock) => {
                    return Err(Error::Locked {
                        holder: holder_of(&mut file),
                    });
                }
                Err(TryLockError::Error(error)) => return Err(Error::io("lock", path)(error)),
            }
        }
        file.set_len(0)
            .and_then(|()| file.rewind())
            .and_then(|()| file.write_all(holder.as_bytes()))
            .map_err(Error::io("write", path))?;
        Ok(Self { _file: file })
    }
}

/// What the lock file says of its holder, printable characters only.
fn holder_of(file: &mut File) -> String {
    let mut bytes = Vec::new();
    if file.take(SHOWN).read_to_end(&mut bytes).is_err() || bytes.is_empty() {
        return "another process".to_owned();
    }
    String::from_utf8_lossy(&bytes)
        .chars()
        .map(|shown| match shown {
            ' '..='~' => shown,
            _ => '?',
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_writer_is_told_who_holds_the_lock_and_gets_it_afterwards() {
        let home = tempfile::tempdir().expect("a directory");
        let path = home.path().join("lock");
        let first = Lock::take(&path, "process 7, `ingest`\u{1b}", Duration::ZERO).expect("free");
        let refused = Lock::take(&path, "second", Duration::from_millis(50)).expect_err("held");
        let Error::Locked { holder } = refused else {
            panic!("{refused}")
        };
        assert_eq!(holder, "process 7, `ingest`?");
        drop(first);
        Lock::take(&path, "second", Duration::ZERO).expect("free again");
    }
}
