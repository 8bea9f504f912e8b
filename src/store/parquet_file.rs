//! Columns of integers to the bytes of a Parquet file and back, any stretch of rows by itself.
//!
//! Rows are compressed in pages, so that a reader who wants some of them unpacks the pages that they lie in. Numbers have no
//! dictionary unless all are the same: their first bytes together, then their second bytes … take less room, and nothing but
//! the page is needed to read them.

use std::ops::Range;
use std::sync::Arc;
use std::vec::Drain;

use parquet::basic::Compression;
use parquet::basic::Encoding;
use parquet::basic::LogicalType;
use parquet::basic::Repetition;
use parquet::basic::Type as Physical;
use parquet::basic::ZstdLevel;
use parquet::column::reader::ColumnReader;
use parquet::column::reader::ColumnReaderImpl;
use parquet::data_type::DataType;
use parquet::data_type::Int32Type;
use parquet::data_type::Int64Type;
use parquet::errors::ParquetError;
use parquet::file::properties::EnabledStatistics;
use parquet::file::properties::WriterProperties;
use parquet::file::reader::FileReader as _;
use parquet::file::reader::SerializedFileReader;
use parquet::file::writer::SerializedColumnWriter;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::ColumnPath;
use parquet::schema::types::Type;

use super::contents::Contents;

/// Rows of a page.
pub(super) const PAGE_ROWS: usize = 1 << 14;

/// How hard zstd tries.
const LEVEL: i32 = 3;

/// A column as it is written.
pub(super) struct Column {
    pub(super) name: String,
    pub(super) values: Values,
    /// Whether values are near those of the row before: codes given out and lines read in the order of time.
    pub(super) rises: bool,
}

/// A value per row.
pub(super) enum Values {
    Narrow(Vec<u32>),
    Wide(Vec<u64>),
    Signed(Vec<i64>),
}

/// The file of some columns of the same length.
pub(super) fn encode(columns: &[Column]) -> Result<Vec<u8>, ParquetError> {
    let fields = columns.iter().map(|column| Ok(Arc::new(column.schema()?)));
    let fields = fields.collect::<Result<Vec<_>, ParquetError>>()?;
    let schema = Type::group_type_builder("root")
        .with_fields(fields)
        .build()?;
    let mut properties = WriterProperties::builder()
        .set_created_by("llmcost".to_owned())
        .set_compression(Compression::ZSTD(ZstdLevel::try_new(LEVEL)?))
        .set_statistics_enabled(EnabledStatistics::None)
        .set_offset_index_disabled(true)
        .set_data_page_row_count_limit(PAGE_ROWS);
    for column in columns {
        let path = || ColumnPath::new(vec![column.name.clone()]);
        properties = properties
            .set_column_dictionary_enabled(path(), column.values.are_one())
            .set_column_encoding(
                path(),
                match column.rises {
                    true => Encoding::DELTA_BINARY_PACKED,
                    false => Encoding::BYTE_STREAM_SPLIT,
                },
            );
    }
    let mut bytes = Vec::new();
    let properties = Arc::new(properties.build());
    let mut file = SerializedFileWriter::new(&mut bytes, Arc::new(schema), properties)?;
    let mut group = file.next_row_group()?;
    for column in columns {
        let writer = group.next_column()?;
        let writer = writer.ok_or_else(|| ParquetError::General("no such column".to_owned()))?;
        column.values.write(writer)?;
    }
    group.close()?;
    file.close()?;
    Ok(bytes)
}

impl Column {
    fn schema(&self) -> Result<Type, ParquetError> {
        let (physical, logical) = match &self.values {
            Values::Narrow(_) => (Physical::INT32, Some(LogicalType::integer(32, false))),
            Values::Wide(_) => (Physical::INT64, Some(LogicalType::integer(64, false))),
            Values::Signed(_) => (Physical::INT64, None),
        };
        Type::primitive_type_builder(&self.name, physical)
            .with_logical_type(logical)
            .with_repetition(Repetition::REQUIRED)
            .build()
    }
}

impl Values {
    /// Whether all are the same.
    fn are_one(&self) -> bool {
        match self {
            Self::Narrow(values) => is_one(values),
            Self::Wide(values) => is_one(values),
            Self::Signed(values) => is_one(values),
        }
    }

    fn write(&self, mut column: SerializedColumnWriter<'_>) -> Result<(), ParquetError> {
        match self {
            Self::Narrow(values) => {
                let values: Vec<i32> = values.iter().map(|value| value.cast_signed()).collect();
                column
                    .typed::<Int32Type>()
                    .write_batch(&values, None, None)?;
            }
            Self::Wide(values) => {
                let values: Vec<i64> = values.iter().map(|value| value.cast_signed()).collect();
                column
                    .typed::<Int64Type>()
                    .write_batch(&values, None, None)?;
            }
            Self::Signed(values) => {
                column
                    .typed::<Int64Type>()
                    .write_batch(values, None, None)?;
            }
        }
        column.close()
    }
}

fn is_one<T: PartialEq>(values: &[T]) -> bool {
    values
        .first()
        .is_some_and(|first| values.iter().all(|value| value == first))
}

/// A file that is open for reading.
pub(super) struct ParquetFile {
    reader: SerializedFileReader<Contents>,
    rows: usize,
}

impl ParquetFile {
    /// `None` for bytes that are no such file.
    pub(super) fn open(bytes: Contents) -> Option<Self> {
        let reader = SerializedFileReader::new(bytes).ok()?;
        let rows = usize::try_from(reader.metadata().file_metadata().num_rows()).ok()?;
        Some(Self { reader, rows })
    }

    pub(super) fn rows(&self) -> usize {
        self.rows
    }

    /// The places and names of all columns.
    pub(super) fn names(&self) -> impl Iterator<Item = (usize, &str)> {
        let schema = self.reader.metadata().file_metadata().schema_descr();
        let columns = schema.columns().iter();
        columns.map(|column| column.name()).enumerate()
    }

    /// Some rows of a column of 32 bits; `None` where it is not as [`encode`] wrote it.
    pub(super) fn codes(&self, place: usize, rows: Range<usize>) -> Option<Vec<u32>> {
        let mut codes = Vec::with_capacity(rows.len());
        self.read::<Int32Type>(place, rows, narrow, |page| {
            codes.extend(page.map(i32::cast_unsigned));
        })?;
        Some(codes)
    }

    /// Some rows of any column; `None` where it is not as [`encode`] wrote it.
    pub(super) fn numbers(&self, place: usize, rows: Range<usize>) -> Option<Vec<u64>> {
        let mut numbers = Vec::with_capacity(rows.len());
        self.visit(place, rows, |number| numbers.push(number))?;
        Some(numbers)
    }

    /// As [`ParquetFile::numbers`], one by one.
    pub(super) fn visit(
        &self,
        place: usize,
        rows: Range<usize>,
        mut visit: impl FnMut(u64),
    ) -> Option<()> {
        let schema = self.reader.metadata().file_metadata().schema_descr();
        match schema.columns().get(place)?.physical_type() {
            Physical::INT32 => self.read::<Int32Type>(place, rows, narrow, |page| {
                page.map(|value| value.cast_unsigned().into())
                    .for_each(&mut visit);
            }),
            Physical::INT64 => self.read::<Int64Type>(place, rows, wide, |page| {
                page.map(i64::cast_unsigned).for_each(&mut visit);
            }),
            _ => None,
        }
    }

    /// Values are taken a page at a time, as long as it is in the cache.
    fn read<T: DataType>(
        &self,
        place: usize,
        rows: Range<usize>,
        as_typed: fn(ColumnReader) -> Option<ColumnReaderImpl<T>>,
        mut take: impl FnMut(Drain<'_, T::T>),
    ) -> Option<()> {
        let (mut page, mut levels) = (Vec::new(), Vec::new());
        let (mut first, mut count) = (0, 0);
        for group in 0..self.reader.num_row_groups() {
            let group = self.reader.get_row_group(group).ok()?;
            let end = first + usize::try_from(group.metadata().num_rows()).ok()?;
            let (mut from, to) = (rows.start.max(first), rows.end.min(end));
            if from < to {
                let mut reader = as_typed(group.get_column_reader(place).ok()?)?;
                reader.skip_records(from - first).ok()?;
                while from < to {
                    page.clear();
                    levels.clear();
                    let most = PAGE_ROWS.min(to - from);
                    let levels = Some(&mut levels);
                    let (read, ..) = reader.read_records(most, levels, None, &mut page).ok()?;
                    if read == 0 {
                        return None;
                    }
                    count += page.len();
                    take(page.drain(..));
                    from += read;
                }
            }
            first = end;
        }
        // Fewer values than rows: some were null.
        (count == rows.len()).then_some(())
    }
}

fn narrow(reader: ColumnReader) -> Option<ColumnReaderImpl<Int32Type>> {
    match reader {
        ColumnReader::Int32ColumnReader(reader) => Some(reader),
        _ => None,
    }
}

fn wide(reader: ColumnReader) -> Option<ColumnReaderImpl<Int64Type>> {
    match reader {
        ColumnReader::Int64ColumnReader(reader) => Some(reader),
        _ => None,
    }
}
