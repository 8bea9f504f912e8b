//! Another store's calls into this one: who they are and where they were first read stays, so that nothing counts twice.

use std::cell::RefCell;
use std::path::Path;
use std::path::PathBuf;

use crate::cli::Session;
use crate::cli::ingest_file::FileRead;
use crate::cli::into_store::IntoStore;
use crate::cli::own_store::OwnStore;
use crate::cli::reading::Destination;
use crate::error::Error;
use crate::event::Scan;
use crate::sources::Tally;
use crate::sources::Verdict;
use crate::store::Store;
use crate::units::Period;

/// What a store is called among the formats.
const FORMAT: &str = "llmcost-store";

/// The paths that are stores, and the others.
pub(super) fn apart(paths: &[PathBuf]) -> (Vec<PathBuf>, Vec<PathBuf>) {
    paths.iter().cloned().partition(|path| Store::lies_at(path))
}

/// Reads every call of another store.
pub(super) fn read(
    destination: &RefCell<IntoStore<'_>>,
    path: &Path,
    origin: u32,
    session: &Session<'_>,
) -> Result<FileRead, Error> {
    let full = path.canonicalize().map_err(Error::io("read", path))?;
    if full == OwnStore::of(session)?.path() {
        return Err(Error::Usage(format!(
            "`{}` is the store itself; name another to take its calls into this one",
            path.display()
        )));
    }
    let store = Store::open(path, false)?;
    let bytes = store.info()?.segment_bytes;
    let snapshot = store.snapshot()?;
    let mut tally = Tally::default();
    destination.borrow_mut().begin_file();
    snapshot.scan(Period::ALL, &mut |batch| {
        for row in 0..batch.len() {
            tally.count(Verdict::Usage, tally.read + 1);
            destination.borrow_mut().event(&batch.event(row), origin)?;
        }
        Ok(())
    })?;
    Ok(FileRead {
        path: path.to_owned(),
        origin: Some(origin),
        format: FORMAT.to_owned(),
        bytes,
        tally,
    })
}
