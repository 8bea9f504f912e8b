//! Records of telemetry to events: requests of many spans, single spans, log records, tables of spans.

use crate::sources::Container;
use crate::sources::FileContext;
use crate::sources::Reader;
use crate::sources::Sink;
use crate::sources::Verdict;
use crate::sources::json::JsonError;
use crate::sources::json::Text;
use crate::sources::json::Value;
use crate::sources::json::walk;
use crate::sources::table_rows::cells;
use crate::sources::table_rows::delimiter;

use super::batch::Batch;
use super::describe::Described;
use super::describe::Writer;
use super::envelope;
use super::flat::Flat;
use super::habits::Habits;
use super::leaf::Covered;
use super::logs;
use super::metrics;
use super::spans;

/// Reads whatever telemetry a file holds; files mix signals and emitters.
pub(super) struct TelemetryReader {
    /// The separator of a table.
    delimiter: Option<u8>,
    header: Option<Vec<String>>,
    covered: Covered,
    described: Described,
    habits: Habits,
}

impl TelemetryReader {
    pub(super) fn new(file: &FileContext<'_>, writer: Writer) -> Self {
        let is_table = matches!(file.container, Container::Csv { .. });
        Self {
            delimiter: is_table.then(|| delimiter(file.container)),
            header: None,
            covered: Covered::default(),
            described: Described::new(writer),
            habits: Habits::default(),
        }
    }
}

impl Reader for TelemetryReader {
    fn record(&mut self, record: &[u8], _line: u64, sink: &mut dyn Sink) -> Verdict {
        if let Some(delimiter) = self.delimiter {
            return self.row(&String::from_utf8_lossy(record), delimiter, sink);
        }
        match batch(record, std::mem::take(&mut self.habits)) {
            Ok((batch, _)) => {
                let verdict = self.read(&batch, sink);
                self.habits = batch.habits.of_spans(batch.spans.len());
                verdict
            }
            Err(error) => Verdict::Rejected(error.reason()),
        }
    }

    fn state(&self) -> String {
        self.covered.state()
    }

    fn resume(&mut self, state: &str) {
        self.covered.resume(state);
    }
}

impl TelemetryReader {
    fn read(&mut self, batch: &Batch<'_>, sink: &mut dyn Sink) -> Verdict {
        let records = batch.spans.len() + batch.logs.len() + batch.metrics.len();
        if records == 0 {
            return Verdict::NotUsage(match batch.is_envelope {
                true => "empty batch",
                false => "record without telemetry",
            });
        }
        spans::read(batch, &mut self.covered, &mut self.described, sink);
        logs::read(batch, &mut self.described, sink);
        metrics::read(batch, &mut self.described, sink);
        Verdict::Records
    }

    /// A row of a table of spans: its columns are the fields' names.
    fn row(&mut self, line: &str, delimiter: u8, sink: &mut dyn Sink) -> Verdict {
        let Some(header) = &self.header else {
            let names = cells(line, delimiter).map(|name| name.trim().to_owned());
            self.header = Some(names.collect());
            return Verdict::NotUsage("header");
        };
        let cells: Vec<_> = cells(line, delimiter).collect();
        if cells.len() > header.len() {
            return Verdict::Rejected("more cells than columns");
        }
        // Exporters write every column: a row without some is not written to its end, and its ids may not be whole.
        if cells.len() < header.len() {
            return Verdict::Rejected("fewer cells than columns");
        }
        let mut batch = Batch::default();
        let mut flat = Flat::of_row();
        for (name, cell) in header.iter().zip(&cells) {
            let cell = cell.trim();
            if !cell.is_empty() {
                flat.value(name, Value::String(Text::plain(cell)));
            }
        }
        flat.finish(&mut batch);
        self.read(&batch, sink)
    }
}

/// Takes a record apart, by the habits of those before it; the name it gives its kind comes with it.
pub(super) fn batch(record: &[u8], habits: Habits) -> Result<(Batch<'_>, String), JsonError> {
    let mut batch = Batch {
        habits,
        ..Batch::default()
    };
    let mut flat = Flat::default();
    walk(record, |place| {
        if !place.is_object() {
            return Err(JsonError::Malformed);
        }
        place.members(|name, place| {
            envelope::member(&mut batch, name, place)
                .unwrap_or_else(|| flat.member(&mut batch, name, place))
        })
    })?;
    let kind = flat.kind().into_owned();
    if !batch.is_envelope {
        flat.finish(&mut batch);
    }
    Ok((batch, kind))
}
