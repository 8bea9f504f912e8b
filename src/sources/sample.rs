//! The beginning of a file as formats are shown it: its first records, understood once for all of them.

use std::cell::OnceCell;

use super::Container;
use super::json::Object;
use super::json::Value;
use super::members::Members;

/// The beginning of a file, decoded and cut into records.
#[derive(Debug)]
pub struct Sample<'a> {
    /// How records are laid out.
    pub container: Container,
    /// The first records: JSON texts (a few may be broken), the CSV header alone, or the tables of a database as
    /// `{"table": name, "columns": [names]}`.
    pub records: Vec<&'a [u8]>,
    /// What each record says, once somebody asked.
    members: Vec<OnceCell<Option<Members<'a>>>>,
}

impl<'a> Sample<'a> {
    /// The first records of a file that is laid out so.
    #[must_use]
    pub fn new(container: Container, records: Vec<&'a [u8]>) -> Self {
        Self {
            container,
            members: vec![OnceCell::new(); records.len()],
            records,
        }
    }

    /// The members of each record that is a JSON object; none of a table. Records that nobody looks at are not read.
    pub(super) fn members(&self) -> impl Iterator<Item = &Members<'a>> {
        let is_table = matches!(self.container, Container::Csv { .. });
        let records = self.records.iter().zip(&self.members);
        let records = records.filter(move |_| !is_table);
        records.filter_map(|(record, members)| {
            let read = || Some(Members::of(Value::parse(record).ok()?.as_object()?));
            members.get_or_init(read).as_ref()
        })
    }

    /// The records that are JSON objects; none of a table.
    pub(super) fn objects(&self) -> impl Iterator<Item = Object<'a>> {
        self.members().map(|members| members.object)
    }
}
