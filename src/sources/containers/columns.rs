//! A Parquet file to the text of a table: a header line, then a line per row.
//!
//! Bills are exported so (AWS CUR 2.0, FOCUS). Maps, lists and structures become JSON, times epoch microseconds.

use std::fs::File;
use std::io;
use std::io::Read;
use std::panic::AssertUnwindSafe;
use std::panic::catch_unwind;
use std::path::Path;

use parquet::file::reader::FileReader as _;
use parquet::file::reader::SerializedFileReader;
use parquet::record::Field;
use parquet::record::Row;
use parquet::record::reader::RowIter;
use serde_json::Value;

/// Rows as comma-separated text.
pub(in crate::sources) struct ColumnText {
    rows: RowIter<'static>,
    /// A line not handed out yet, from `given` on.
    line: Vec<u8>,
    given: usize,
}

impl ColumnText {
    /// Opens a Parquet file.
    ///
    /// # Errors
    /// When it cannot be opened or its footer is damaged.
    pub(in crate::sources) fn open(path: &Path) -> io::Result<Self> {
        let file = File::open(path)?;
        guarded(|| {
            let reader = SerializedFileReader::new(file).map_err(io::Error::other)?;
            let schema = reader.metadata().file_metadata().schema();
            let names: Vec<String> = schema
                .get_fields()
                .iter()
                .map(|field| field.name().to_owned())
                .collect();
            let rows = RowIter::from_file_into(Box::new(reader));
            let line = csv_line(names)?;
            Ok(Self {
                rows,
                line,
                given: 0,
            })
        })
    }

    fn next(&mut self) -> io::Result<bool> {
        let rows = &mut self.rows;
        let Some(row) = guarded(|| rows.next().transpose().map_err(io::Error::other))? else {
            return Ok(false);
        };
        self.line = csv_line(cells(&row)?)?;
        self.given = 0;
        Ok(true)
    }
}

impl Read for ColumnText {
    fn read(&mut self, target: &mut [u8]) -> io::Result<usize> {
        if self.given == self.line.len() && !self.next()? {
            return Ok(0);
        }
        let mut rest = self.line.get(self.given..).unwrap_or_default();
        let count = rest.read(target)?;
        self.given += count;
        Ok(count)
    }
}

/// The package panics on types it does not know and on damaged pages; for us both are unreadable data.
fn guarded<T>(read: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
    let unreadable = || io::Error::new(io::ErrorKind::InvalidData, "damaged column data");
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| Err(unreadable()))
}

fn csv_line(cells: Vec<String>) -> io::Result<Vec<u8>> {
    let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
    writer.write_record(cells)?;
    writer.into_inner().map_err(|error| error.into_error())
}

fn cells(row: &Row) -> io::Result<Vec<String>> {
    let cell = |(_, field): (&String, &Field)| match json(field) {
        Value::Null => String::new(),
        Value::String(text) => text,
        other => other.to_string(),
    };
    Ok(row.get_column_iter().map(cell).collect())
}

fn json(field: &Field) -> Value {
    match field {
        Field::Null => Value::Null,
        Field::Bool(value) => Value::Bool(*value),
        Field::Str(text) => Value::String(text.clone()),
        Field::Bytes(bytes) => Value::String(String::from_utf8_lossy(bytes.data()).into_owned()),
        Field::TimestampMillis(millis) => Value::from(millis.saturating_mul(1000)),
        Field::TimestampMicros(micros) => Value::from(*micros),
        Field::Group(row) => {
            let members = row.get_column_iter();
            Value::Object(
                members
                    .map(|(name, field)| (name.clone(), json(field)))
                    .collect(),
            )
        }
        Field::ListInternal(list) => Value::Array(list.elements().iter().map(json).collect()),
        Field::MapInternal(map) => {
            let entries = map.entries().iter();
            let name = |field: &Field| match json(field) {
                Value::String(text) => text,
                other => other.to_string(),
            };
            Value::Object(
                entries
                    .map(|(key, value)| (name(key), json(value)))
                    .collect(),
            )
        }
        // Numbers, decimals and dates as the package writes them: in full and exactly.
        other => Value::String(other.to_string()),
    }
}
