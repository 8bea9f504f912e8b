//! Columns of integers to the bytes of a Parquet file and back, any stretch of rows by itself.
//!
//! Rows are compressed in pages, so that a reader who wants some of them unpacks the pages that they lie in. Numbers have no
//! dictionary unless all are the same ([`same`]): their first bytes together, then their second bytes … take less room, and nothing but
//! the page is needed to read them.

mod same;

use std::sync::Arc;

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
use parquet::file::writer::SerializedFileWriter;
use parquet::file::writer::SerializedRowGroupWriter;
use parquet::schema::types::ColumnPath;
use parquet::schema::types::Type;

use super::contents::Contents;

/// Rows of a page.
pub(super) const PAGE_ROWS: usize = 1 << 14;

/// How hard zstd tries.
const LEVEL: i32 = 3;

/// A column as it is written.
pub(super) struct Column<'a> {
    pub(super) name: String,
    pub(super) values: Values<'a>,
    /// Whether values are near those of the row before: codes given out and lines read in the order of time.
    pub(super) rises: bool,
}

/// Adds the value of each row.
type Made<'a, T> = Box<dyn Fn(&mut Vec<T>) + 'a>;

/// A value per row, of 32 or 64 bits.
pub(super) enum Values<'a> {
    /// The same for all rows.
    Same(u32),
    /// As [`Values::Same`].
    SameWide(u64),
    /// As [`Values::Same`].
    Signed(i64),
    Narrow(Made<'a, i32>),
    Wide(Made<'a, i64>),
}

/// The file of some columns of so many rows.
pub(super) fn encode(columns: &[Column<'_>], rows: usize) -> Result<Vec<u8>, ParquetError> {
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
        .set_dictionary_enabled(false)
        .set_data_page_row_count_limit(PAGE_ROWS);
    for column in columns {
        let encoding = match column.rises {
            true => Encoding::DELTA_BINARY_PACKED,
            false => Encoding::BYTE_STREAM_SPLIT,
        };
        let path = ColumnPath::new(vec![column.name.clone()]);
        properties = properties.set_column_encoding(path, encoding);
    }
    let mut bytes = Vec::new();
    let properties = Arc::new(properties.build());
    let mut file = SerializedFileWriter::new(&mut bytes, Arc::new(schema), properties)?;
    let descriptions = file.schema_descr().columns().to_vec();
    let mut group = file.next_row_group()?;
    let (mut narrow, mut wide) = (Vec::new(), Vec::new());
    for (column, description) in columns.iter().zip(descriptions) {
        let same = |value: &[u8]| same::write(&mut group, description, value, rows);
        match &column.values {
            Values::Same(value) => same(&value.to_le_bytes())?,
            Values::SameWide(value) => same(&value.to_le_bytes())?,
            Values::Signed(value) => same(&value.to_le_bytes())?,
            Values::Narrow(made) => write::<Int32Type>(&mut group, made, &mut narrow)?,
            Values::Wide(made) => write::<Int64Type>(&mut group, made, &mut wide)?,
        }
    }
    group.close()?;
    file.close()?;
    Ok(bytes)
}

/// Writes the next column, whose values are made in `room`.
fn write<T: DataType>(
    group: &mut SerializedRowGroupWriter<'_, &mut Vec<u8>>,
    made: &Made<'_, T::T>,
    room: &mut Vec<T::T>,
) -> Result<(), ParquetError> {
    room.clear();
    made(room);
    let column = group.next_column()?;
    let mut column = column.ok_or_else(|| ParquetError::General("no such column".to_owned()))?;
    column.typed::<T>().write_batch(room, None, None)?;
    column.close()
}

impl Column<'_> {
    fn schema(&self) -> Result<Type, ParquetError> {
        let (physical, logical) = match &self.values {
            Values::Same(_) | Values::Narrow(_) => {
                (Physical::INT32, Some(LogicalType::integer(32, false)))
            }
            Values::Wide(_) | Values::SameWide(_) => {
                (Physical::INT64, Some(LogicalType::integer(64, false)))
            }
            Values::Signed(_) => (Physical::INT64, None),
        };
        Type::primitive_type_builder(&self.name, physical)
            .with_logical_type(logical)
            .with_repetition(Repetition::REQUIRED)
            .build()
    }
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

    /// A column, to be read from a row on.
    pub(super) fn column(&self, place: usize, first: usize) -> Reading<'_> {
        Reading {
            file: &self.reader,
            place,
            group: 0,
            skipped: first,
            open: None,
        }
    }
}

/// A column that is read in the order of its rows, some at a time.
pub(super) struct Reading<'f> {
    file: &'f SerializedFileReader<Contents>,
    place: usize,
    /// The group of rows to be opened next, and how many rows from its first on are not wanted.
    group: usize,
    skipped: usize,
    open: Option<Group>,
}

/// A column of the group of rows that is read.
struct Group {
    left: usize,
    column: Typed,
}

enum Typed {
    Narrow(Pages<Int32Type>),
    Wide(Pages<Int64Type>),
}

/// A reader, and the values of a page: turned into what is asked for as long as they are in the cache.
struct Pages<T: DataType> {
    reader: ColumnReaderImpl<T>,
    levels: Vec<i16>,
    page: Vec<T::T>,
}

impl Reading<'_> {
    /// Adds the next values of a column of 32 bits; `None` where it is not as [`encode`] wrote it.
    pub(super) fn codes(&mut self, count: usize, codes: &mut Vec<u32>) -> Option<()> {
        match self.is_narrow() {
            true => self.each(count, codes, |value| value as u32),
            false => None,
        }
    }

    /// Adds the next values of any column; `None` where it is not as [`encode`] wrote it.
    pub(super) fn numbers(&mut self, count: usize, numbers: &mut Vec<u64>) -> Option<()> {
        self.each(count, numbers, |value| value)
    }

    /// Adds what is made of each of the next values; `None` where the column is not as [`encode`] wrote it.
    pub(super) fn each<V>(
        &mut self,
        count: usize,
        made: &mut Vec<V>,
        mut value: impl FnMut(u64) -> V,
    ) -> Option<()> {
        let wanted = made.len() + count;
        let mut left = count;
        while left > 0 {
            let group = match &mut self.open {
                Some(group) if group.left > 0 => group,
                _ => {
                    self.open_next()?;
                    continue;
                }
            };
            let most = PAGE_ROWS.min(left).min(group.left);
            let read = match &mut group.column {
                Typed::Narrow(pages) => {
                    let read = pages.read(most)?;
                    let values = pages.page.drain(..);
                    made.extend(values.map(|number| value(number.cast_unsigned().into())));
                    read
                }
                Typed::Wide(pages) => {
                    let read = pages.read(most)?;
                    let values = pages.page.drain(..);
                    made.extend(values.map(|number| value(number.cast_unsigned())));
                    read
                }
            };
            group.left -= read;
            left -= read;
        }
        // Fewer values than rows: some were null.
        (made.len() == wanted).then_some(())
    }

    /// Whether values have 32 bits.
    fn is_narrow(&self) -> bool {
        let schema = self.file.metadata().file_metadata().schema_descr();
        let column = schema.columns().get(self.place);
        column.is_some_and(|column| column.physical_type() == Physical::INT32)
    }

    fn open_next(&mut self) -> Option<()> {
        let group = self.file.get_row_group(self.group).ok()?;
        self.group += 1;
        let rows = usize::try_from(group.metadata().num_rows()).ok()?;
        if self.skipped >= rows {
            self.skipped -= rows;
            return Some(());
        }
        let mut column = match group.get_column_reader(self.place).ok()? {
            ColumnReader::Int32ColumnReader(reader) => Typed::Narrow(Pages::of(reader)),
            ColumnReader::Int64ColumnReader(reader) => Typed::Wide(Pages::of(reader)),
            _ => return None,
        };
        match &mut column {
            Typed::Narrow(pages) => pages.reader.skip_records(self.skipped).ok()?,
            Typed::Wide(pages) => pages.reader.skip_records(self.skipped).ok()?,
        };
        let left = rows - std::mem::take(&mut self.skipped);
        self.open = Some(Group { left, column });
        Some(())
    }
}

impl<T: DataType> Pages<T> {
    fn of(reader: ColumnReaderImpl<T>) -> Self {
        Self {
            reader,
            levels: Vec::new(),
            page: Vec::new(),
        }
    }

    /// Reads the next rows, at most so many and at least one.
    fn read(&mut self, most: usize) -> Option<usize> {
        self.page.clear();
        self.levels.clear();
        let levels = Some(&mut self.levels);
        let read = self.reader.read_records(most, levels, None, &mut self.page);
        let (read, ..) = read.ok()?;
        (read > 0).then_some(read)
    }
}
