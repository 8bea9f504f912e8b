//! `llmcost ingest --dry-run`: what an ingest would do, told by doing it without storing anything.

use std::fs;
use std::path::PathBuf;

use crate::cli::Session;
use crate::cli::account;
use crate::cli::ingest;
use crate::cli::ingest_file::FileRead;
use crate::cli::list::in_folder;
use crate::cli::list::title_in;
use crate::error::Error;
use crate::store::Committed;
use crate::store::Store;
use crate::store::Writer;
use crate::table::Cell;
use crate::table::Column;
use crate::table::ColumnKind;
use crate::table::Table;

/// Where to rehearse: the store there is, or an empty one that is removed afterwards.
pub(super) struct Rehearsal {
    scratch: Option<PathBuf>,
}

impl Rehearsal {
    /// A writer that is never committed.
    pub(super) fn begin(session: &Session<'_>) -> Result<(Self, Writer), Error> {
        let patience = session.settings.lock_timeout();
        let holder = ingest::holder(session);
        let directory = session.settings.store(session.environment)?;
        if directory.symlink_metadata().is_ok() {
            let writer = Store::open(&directory, false)?.begin(&holder, patience)?;
            return Ok((Self { scratch: None }, writer));
        }
        let temporary = session.environment.variable("TMPDIR").unwrap_or("/tmp");
        let name = format!("llmcost-dry-run-{}", session.environment.process);
        let scratch = PathBuf::from(temporary).join(name);
        // A folder of that name that somebody else made is not written into.
        fs::create_dir(&scratch).map_err(Error::io("create", &scratch))?;
        let rehearsal = Self {
            scratch: Some(scratch.clone()),
        };
        let writer = Store::open(&scratch.join("store"), true)?.begin(&holder, patience)?;
        Ok((rehearsal, writer))
    }
}

impl Drop for Rehearsal {
    fn drop(&mut self) {
        if let Some(scratch) = &self.scratch {
            let _ = fs::remove_dir_all(scratch);
        }
    }
}

/// What would become of each file.
pub(super) fn table(files: &[FileRead], committed: &Committed) -> Table {
    let mut table = account::table(files, committed);
    let (folder, names) = in_folder(files.iter().map(|file| file.path.as_path()));
    table.title = title_in("Dry run, nothing was stored", folder.as_deref());
    table
        .columns
        .insert(0, Column::new("file", "File", ColumnKind::Text, 0));
    table.columns.retain(|column| column.name != "files");
    let rows = files.iter().zip(names).filter_map(|(file, name)| {
        let one = account::table(std::slice::from_ref(file), committed);
        let row = one.rows.into_iter().next()?;
        Some(with_file(Cell::Text(name), row))
    });
    table.rows = rows.collect();
    table.totals = table.totals.map(|totals| with_file(Cell::Unstated, totals));
    table
}

/// A row of the account, its number of files replaced by the file.
fn with_file(file: Cell, mut row: Vec<Cell>) -> Vec<Cell> {
    row.remove(1);
    row.insert(0, file);
    row
}
