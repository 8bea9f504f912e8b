//! Formats whose records each say all there is: known by their fields' names, read by one function.

use super::About;
use super::Container;
use super::FileContext;
use super::Reader;
use super::Sample;
use super::Sink;
use super::Source;
use super::Verdict;
use super::json::Value;
use super::row::Header;
use super::row::Row;
use super::table_rows::delimiter;

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
        let is_table = matches!(file.container, Container::Csv { .. });
        Box::new(ExportReader {
            record: self.record,
            delimiter: is_table.then(|| delimiter(file.container)),
            header: None,
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
            None => match Value::parse(record) {
                Ok(Value::Object(object)) => (self.record)(&Row::of_object(object), sink),
                Ok(_) => Err("no JSON object"),
                Err(error) => Err(error.reason()),
            },
        };
        read.unwrap_or_else(Verdict::Rejected)
    }
}

impl ExportReader {
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
