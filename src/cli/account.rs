//! What became of every record of an ingest, as a table by format.

use std::collections::BTreeMap;

use crate::cli::ingest_file::FileRead;
use crate::store::Committed;
use crate::table::Cell;
use crate::table::Column;
use crate::table::ColumnKind;
use crate::table::Table;

/// The columns of the answer; what stands in them adds up to the records read.
#[derive(Default)]
struct Account {
    files: u64,
    unchanged: u64,
    bytes: u64,
    records: u64,
    new: u64,
    duplicate: u64,
    grown: u64,
    not_usage: u64,
    rejected: u64,
    pending: u64,
}

impl Account {
    fn add(&mut self, file: &FileRead, committed: &Committed) {
        self.files += 1;
        let Some(origin) = file.origin else {
            self.unchanged += 1;
            return;
        };
        let counts = committed
            .by_origin
            .get(&origin)
            .copied()
            .unwrap_or_default();
        self.bytes += file.bytes;
        self.records += file.tally.read;
        self.new += counts.new;
        self.grown += counts.grown;
        self.not_usage += file.tally.not_usage.values().sum::<u64>();
        self.rejected += file.tally.rejections();
        self.pending += file.tally.pending;
        // A file read a second time from its start meets its own calls again: records, not events, are counted.
        self.duplicate += file.tally.usage.saturating_sub(counts.new + counts.grown);
    }

    fn cells(&self) -> Vec<Cell> {
        [
            self.files,
            self.unchanged,
            self.bytes,
            self.records,
            self.new,
            self.duplicate,
            self.grown,
            self.not_usage,
            self.rejected,
            self.pending,
        ]
        .map(Cell::Count)
        .into()
    }
}

pub(super) fn table(files: &[FileRead], committed: &Committed) -> Table {
    let mut formats: BTreeMap<&str, Account> = BTreeMap::new();
    let mut total = Account::default();
    for file in files {
        formats
            .entry(&file.format)
            .or_default()
            .add(file, committed);
        total.add(file, committed);
    }
    let columns = vec![
        Column::new("source", "Format", ColumnKind::Text, 0),
        Column::new("files", "Files", ColumnKind::Count, 0),
        Column::new("unchanged", "Unchanged", ColumnKind::Count, 0),
        Column::new("bytes_read", "Bytes read", ColumnKind::Count, 2),
        Column::new("records", "Records", ColumnKind::Count, 0),
        Column::new("new", "New", ColumnKind::Count, 0),
        Column::new("duplicate", "Duplicate", ColumnKind::Count, 0),
        Column::new("grown", "Grown", ColumnKind::Count, 1),
        Column::new("not_usage", "Not usage", ColumnKind::Count, 0),
        Column::new("rejected", "Rejected", ColumnKind::Count, 0),
        Column::new("pending", "Pending", ColumnKind::Count, 1),
    ];
    let row = |label: Cell, account: &Account| [vec![label], account.cells()].concat();
    let label = |format: &str| match format {
        "" => Cell::Unstated,
        name => Cell::Text(name.to_owned()),
    };
    Table {
        title: "Records read = new + duplicate + grown + not usage + rejected + pending".to_owned(),
        columns,
        rows: formats
            .iter()
            .map(|(format, account)| row(label(format), account))
            .collect(),
        totals: Some(row(Cell::Unstated, &total)),
        context: None,
    }
}
