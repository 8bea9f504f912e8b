//! The rows of a table of calls to events: the header is understood once, each row by the place of its cells.

use std::borrow::Cow;

use super::Container;
use super::FileContext;
use super::Reader;
use super::Sink;
use super::Verdict;
use super::datum::Datum;
use super::field_names::Meaning;
use super::field_names::meaning;
use super::fields::Slots;
use super::flat;
use super::labels::LabelCache;
use super::occurrence::row_content;
use crate::units::Timestamp;

/// Reads comma-, semicolon- or tab-separated values under a header.
pub(super) struct RowReader {
    delimiter: u8,
    modified: Timestamp,
    header: Option<Vec<Column>>,
    labels: LabelCache,
}

struct Column {
    name: String,
    meaning: Option<Meaning>,
}

impl RowReader {
    pub(super) fn new(file: &FileContext<'_>) -> Self {
        Self {
            delimiter: delimiter(file.container),
            modified: file.modified,
            header: None,
            labels: LabelCache::default(),
        }
    }
}

/// The separator of a table.
pub(super) fn delimiter(container: Container) -> u8 {
    match container {
        Container::Csv { delimiter } => delimiter,
        Container::JsonLines | Container::JsonDocument | Container::Database => b',',
    }
}

impl Reader for RowReader {
    fn record(&mut self, record: &[u8], line: u64, sink: &mut dyn Sink) -> Verdict {
        let text = String::from_utf8_lossy(record);
        let cells = cells(&text, self.delimiter);
        let Some(header) = &self.header else {
            let columns = cells.map(|name| Column {
                meaning: meaning(&name),
                name: name.trim().to_owned(),
            });
            self.header = Some(columns.collect());
            return Verdict::NotUsage("header");
        };
        let cells: Vec<Cow<'_, str>> = cells.collect();
        if cells.len() > header.len() {
            return Verdict::Rejected("more cells than columns");
        }
        let mut slots = Slots::default();
        for (column, cell) in header.iter().zip(&cells) {
            if let Some(meaning) = column.meaning {
                slots.put(meaning, Datum::Cell(Cow::Borrowed(cell)));
            }
        }
        let labels = self.labels.read(slots.tags());
        let context = flat::Context::generic(line, self.modified);
        flat::event(&slots, &labels, context, sink, |sink| {
            let named = header
                .iter()
                .zip(&cells)
                .map(|(column, cell)| (column.name.as_str(), &**cell));
            sink.content_key("generic", row_content(named))
        })
    }
}

/// The cells of a row, quotes undone.
pub(super) fn cells(row: &str, delimiter: u8) -> impl Iterator<Item = Cow<'_, str>> {
    let mut rest = Some(row);
    std::iter::from_fn(move || {
        let text = rest?;
        let (cell, after) = first_cell(text, delimiter);
        rest = after;
        Some(cell)
    })
}

/// The first cell, and what follows its separator; `None` when it was the last.
fn first_cell(text: &str, delimiter: u8) -> (Cow<'_, str>, Option<&str>) {
    let Some(quoted) = text.strip_prefix('"') else {
        return match memchr::memchr(delimiter, text.as_bytes())
            .and_then(|at| text.split_at_checked(at))
        {
            Some((cell, after)) => (Cow::Borrowed(cell), after.get(1..)),
            None => (Cow::Borrowed(text), None),
        };
    };
    let mut from = 0;
    while let Some(quote) = memchr::memchr(b'"', quoted.as_bytes().get(from..).unwrap_or_default())
    {
        let quote = from + quote;
        let after = quoted.get(quote + 1..).unwrap_or_default();
        if after.starts_with('"') {
            from = quote + 2;
            continue;
        }
        let inside = quoted.get(..quote).unwrap_or_default();
        let cell = if from == 0 {
            Cow::Borrowed(inside)
        } else {
            Cow::Owned(inside.replace("\"\"", "\""))
        };
        let end = memchr::memchr(delimiter, after.as_bytes());
        return (cell, end.and_then(|end| after.get(end + 1..)));
    }
    (Cow::Owned(quoted.replace("\"\"", "\"")), None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_cut_and_unquoted() {
        for (row, expected) in [
            ("a,b,c", vec!["a", "b", "c"]),
            ("a,,", vec!["a", "", ""]),
            ("\"1,310\",0", vec!["1,310", "0"]),
            (
                "\"{\"\"env\"\":\"\"prod\"\"}\",x",
                vec!["{\"env\":\"prod\"}", "x"],
            ),
            ("\"line\nbreak\",x", vec!["line\nbreak", "x"]),
            ("\"open", vec!["open"]),
            ("", vec![""]),
            ("é,ü", vec!["é", "ü"]),
        ] {
            let found: Vec<_> = cells(row, b',').collect();
            assert_eq!(found, expected, "{row}");
        }
    }

    proptest::proptest! {
        #[test]
        fn what_the_csv_crate_writes_is_read(row in proptest::collection::vec("[a,\"\n é]{0,6}", 1..5)) {
            let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
            writer.write_record(&row).expect("written");
            let bytes = writer.into_inner().expect("flushed");
            let text = String::from_utf8(bytes).expect("UTF-8");
            let text = text.strip_suffix('\n').expect("a line");
            let found: Vec<_> = cells(text, b',').map(Cow::into_owned).collect();
            proptest::prop_assert_eq!(found, row);
        }
    }
}
