//! What is wrong with files to what the user is told of it: once, and not of what is merely unfinished.

use std::collections::HashMap;
use std::collections::HashSet;
use std::io;
use std::path::Path;
use std::path::PathBuf;
use std::time::Duration;
use std::time::Instant;

use crate::cli::Session;
use crate::cli::ingest_file::FileRead;
use crate::cli::ingest_file::cut_short;
use crate::cli::reading;
use crate::error::Error;

/// A file whose beginning is still being written is given so long to tell what it is.
const PATIENCE: Duration = Duration::from_secs(30);

/// Most files that are remembered; then everything may be said once more.
const MOST: usize = 1000;

/// What has been said.
#[derive(Debug, Default)]
pub(super) struct Grievances {
    /// Files that were complained about.
    said: HashSet<PathBuf>,
    /// What was said last of a file's records.
    records: HashMap<PathBuf, String>,
    /// Since when the format of files could not be told.
    unknown: HashMap<PathBuf, Instant>,
}

impl Grievances {
    /// Tells what was wrong with the records of a file.
    pub(super) fn reading(&mut self, file: &FileRead, session: &mut Session<'_>) {
        if file.origin.is_none() {
            return;
        }
        self.unknown.remove(&file.path);
        self.said.remove(&file.path);
        let tally = &file.tally;
        if tally.rejected.is_empty() && tally.warnings.is_empty() {
            return;
        }
        if self.records.len() >= MOST {
            self.records.clear();
        }
        // A document is read whole whenever it changes, and its faults are the same.
        let now = format!("{:?}{:?}", tally.rejected, tally.warnings);
        let is_new = self.records.get(&file.path) != Some(&now);
        if is_new {
            reading::explain(&file.path, tally, session);
            if let Some(error) = cut_short(file) {
                session.complain(&error);
            }
            self.records.insert(file.path.clone(), now);
        }
    }

    /// Takes note of a file that could not be read.
    pub(super) fn failed(&mut self, path: &Path, error: &Error, session: &mut Session<'_>) {
        if matches!(error, Error::UnknownFormat { .. }) {
            let now = Instant::now();
            let since = *self.unknown.entry(path.to_owned()).or_insert(now);
            if since.elapsed() < PATIENCE {
                return;
            }
        }
        self.complain(error, session);
    }

    /// Tells an error of a file, once.
    pub(super) fn complain(&mut self, error: &Error, session: &mut Session<'_>) {
        let (Error::Io { path, .. } | Error::UnknownFormat { path }) = error else {
            return session.complain(error);
        };
        // It went away meanwhile, which is no fault.
        if matches!(error, Error::Io { source, .. } if source.kind() == io::ErrorKind::NotFound) {
            return;
        }
        if self.said.len() >= MOST {
            self.said.clear();
        }
        if self.said.insert(path.clone()) {
            session.complain(error);
        }
    }

    /// Tells what has not turned out to be anything.
    pub(super) fn finish(&mut self, session: &mut Session<'_>) {
        let mut paths: Vec<PathBuf> = std::mem::take(&mut self.unknown).into_keys().collect();
        paths.sort_unstable();
        for path in paths {
            self.complain(&Error::UnknownFormat { path }, session);
        }
    }
}
