//! Files of the store itself, which lie among the logs when a folder above both is read: they are none.

use std::path::Path;
use std::path::PathBuf;

use crate::cli::Session;
use crate::error::Error;

/// Names of the store's files that are also names of logs and exports.
const EXTENSIONS: [&str; 2] = ["db", "parquet"];

/// Where the store of a session lies.
#[derive(Clone, Debug)]
pub(super) struct OwnStore(PathBuf);

impl OwnStore {
    pub(super) fn of(session: &Session<'_>) -> Result<Self, Error> {
        let store = session.settings.store(session.environment)?;
        let store = session.environment.directory.join(store);
        Ok(Self(store.canonicalize().unwrap_or(store)))
    }

    /// Where it lies, in full.
    pub(super) fn path(&self) -> &Path {
        &self.0
    }

    /// Whether a file that was found is one of the store's.
    pub(super) fn holds(&self, path: &Path) -> bool {
        let is_likely = path
            .extension()
            .is_some_and(|extension| EXTENSIONS.iter().any(|own| extension == *own));
        is_likely
            && path
                .canonicalize()
                .is_ok_and(|full| full.starts_with(&self.0))
    }
}
