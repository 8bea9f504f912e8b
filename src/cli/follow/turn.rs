//! The store, for one transaction: others write too, and are waited for.

use std::time::Duration;
use std::time::Instant;

use crate::cli::Session;
use crate::cli::follow::bell::Bell;
use crate::cli::ingest;
use crate::error::Error;
use crate::store::Writer;

/// How long to wait for the lock before looking whether to stop.
const TRY: Duration = Duration::from_millis(500);

/// Waits for the store, however long others write to it; once asked to stop, as long as the lock timeout says.
pub(super) fn turn(bell: &Bell, session: &mut Session<'_>) -> Result<Writer, Error> {
    let mut is_told = false;
    let mut end = None;
    loop {
        let holder = match ingest::writer_within(TRY, session) {
            Err(Error::Locked { holder }) => holder,
            begun => return begun,
        };
        if bell.stopped().is_some() {
            let patience = session.settings.lock_timeout();
            let end = *end.get_or_insert_with(|| Instant::now() + patience);
            if Instant::now() >= end {
                return Err(Error::Locked { holder });
            }
        }
        if !is_told {
            session.say(&format!("waiting for the store, which {holder} writes to"));
        }
        is_told = true;
    }
}
