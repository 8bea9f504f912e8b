//! Formats whose records each say all there is: known by their fields' names, read by one function.

use super::About;
use super::Container;
use super::FileContext;
use super::Reader;
use super::Sample;
use super::Sink;
use super::Source;
use super::Verdict;
use super::json::object_of;
use super::row::Header;
use super::row::Row;

/// A format of independent records, as tables or as JSON.
pub(super) struct Export {
    /// As in [`Source::name`].
    pub(super) name: &'static str,
    /// As in [`Source::about`].
    pub(super) about: About,
    /// Sets of fields; a table or record that has all of one set is in this format.
    pub(super) signatures: &'static [&'static [&'static str]],
    /// Reads one record; an error is the reason it is rejected.
    pub(super) record: fn(&Row<'_>, &mut dyn Sink) -> Result<Verdict, &'static str>,
}

impl Export {
    fn is_signed(&self, has: impl Fn(&str) -> bool) -> bool {
        let mut signatures = self.signatures.iter();
        signatures.any(|signature| signature.iter().all(|name| has(name)))
    }
}

impl Source for Export {
    fn name(&self) -> &'static str {
        self.name
    }

    fn about(&self) -> About {
        self.about
    }

    fn recognises(&self, sample: &Sample<'_>) -> bool {
        if let Container::Csv { delimiter } = sample.container {
            return sample.records.first().is_some_and(|header| {
                let header = Header::of(&String::from_utf8_lossy(header), delimiter);
                self.is_signed(|name| header.has(name))
            });
        }
        let mut records = sample.members();
        records.any(|members| self.is_signed(|name| members.has(name)))
    }

    fn reader(&self, file: &FileContext<'_>) -> Box<dyn Reader> {
        Box::new(match file.container {
            Container::Csv { delimiter } => ExportReader::of_table(self.record, delimiter),
            _ => ExportReader::of_objects(self.record),
        })
    }
}

/// Reads rows of a table, or objects, one by one.
pub(super) struct ExportReader {
    record: fn(&Row<'_>, &mut dyn Sink) -> Result<Verdict, &'static str>,
    /// The separator of a table.
    delimiter: Option<u8>,
    header: Option<Header>,
}

impl Reader for ExportReader {
    fn record(&mut self, record: &[u8], _line: u64, sink: &mut dyn Sink) -> Verdict {
        let read = match self.delimiter {
            Some(delimiter) => self.row(&String::from_utf8_lossy(record), delimiter, sink),
            None => {
                object_of(record).and_then(|object| (self.record)(&Row::of_object(object), sink))
            }
        };
        read.unwrap_or_else(Verdict::Rejected)
    }
}

impl ExportReader {
    /// Reads objects: lines of JSON, rows of a database.
    pub(super) fn of_objects(
        record: fn(&Row<'_>, &mut dyn Sink) -> Result<Verdict, &'static str>,
    ) -> Self {
        Self {
            record,
            delimiter: None,
            header: None,
        }
    }

    /// Reads the rows of a table.
    pub(super) fn of_table(
        record: fn(&Row<'_>, &mut dyn Sink) -> Result<Verdict, &'static str>,
        delimiter: u8,
    ) -> Self {
        Self {
            record,
            delimiter: Some(delimiter),
            header: None,
        }
    }

    fn row(
        &mut self,
        line: &str,
        delimiter: u8,
        sink: &mut dyn Sink,
    ) -> Result<Verdict, &'static str> {
        match &self.header {
            None => {
                self.header = Some(Header::of(line, delimiter));
                Ok(Verdict::NotUsage("header"))
            }
            // Tables put together repeat it.
            Some(header) if header.is(line, delimiter) => Ok(Verdict::NotUsage("header")),
            Some(header) => (self.record)(&Row::of_line(header, line, delimiter)?, sink),
        }
    }
}
