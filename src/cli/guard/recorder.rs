//! The logs of a running command to the store: what is new of them, each time it is asked.

use std::cell::RefCell;
use std::path::PathBuf;
use std::time::Duration;

use crate::cli::Session;
use crate::cli::follow::Files;
use crate::cli::ingest;
use crate::cli::ingest_file::FileReader;
use crate::cli::into_store::IntoStore;
use crate::cli::into_store::Labels;
use crate::cli::own_store::OwnStore;
use crate::cli::reading;
use crate::cli::reading::FormatArgs;
use crate::cli::reading::Formats;
use crate::error::Error;

/// Reads the logs that a command writes.
pub(super) struct Recorder {
    files: Files,
    reader: FileReader,
    labels: Labels,
}

impl Recorder {
    pub(super) fn new(
        paths: &[PathBuf],
        labels: Labels,
        format: &FormatArgs,
        session: &Session<'_>,
    ) -> Result<Self, Error> {
        let formats = Formats::new(format, session)?;
        Ok(Self {
            files: Files::new(paths.to_vec(), OwnStore::of(session)?),
            reader: FileReader::new(formats, session.settings.max_record_bytes()),
            labels,
        })
    }

    /// Stores what is new, and says whether anything was. A file that cannot be read costs only itself, and is told of.
    /// What could not be stored, because others write for longer than `patience`, is new the next time too.
    pub(super) fn pass(
        &mut self,
        patience: Duration,
        session: &mut Session<'_>,
    ) -> Result<bool, Error> {
        let changes = self.files.look();
        for error in &changes.errors {
            session.complain(error);
        }
        let stored = self.store(&changes.changed, patience, session);
        if stored.is_err() {
            changes
                .changed
                .iter()
                .for_each(|path| self.files.forget(path));
        }
        match stored {
            Err(Error::Locked { .. }) => Ok(false),
            stored => stored,
        }
    }

    fn store(
        &mut self,
        changed: &[PathBuf],
        patience: Duration,
        session: &mut Session<'_>,
    ) -> Result<bool, Error> {
        if changed.is_empty() {
            return Ok(false);
        }
        let writer = ingest::writer_within(patience, session)?;
        let destination = RefCell::new(IntoStore::new(writer).labelled(self.labels.clone()));
        for (origin, path) in (0..).zip(changed) {
            match self.reader.read(&destination, path, None, origin) {
                Ok(file) => reading::explain(&file.path, &file.tally, session),
                Err(error) if destination.borrow().writer.has_failed() => return Err(error),
                Err(error @ (Error::Io { .. } | Error::UnknownFormat { .. })) => {
                    self.files.forget(path);
                    session.complain(&error);
                }
                Err(error) => return Err(error),
            }
        }
        let committed = destination.into_inner().commit()?.total();
        Ok(committed.new + committed.grown > 0)
    }
}
