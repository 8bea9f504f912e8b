//! Columns of values to the bytes of a Parquet file.

use std::sync::Arc;

use parquet::basic::Compression;
use parquet::basic::ZstdLevel;
use parquet::data_type::BoolType;
use parquet::data_type::ByteArray;
use parquet::data_type::ByteArrayType;
use parquet::data_type::FixedLenByteArray;
use parquet::data_type::FixedLenByteArrayType;
use parquet::data_type::Int64Type;
use parquet::errors::Result;
use parquet::file::properties::EnabledStatistics;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedColumnWriter;
use parquet::file::writer::SerializedFileWriter;
use parquet::file::writer::SerializedRowGroupWriter;
use parquet::schema::parser::parse_message_type;
use parquet::schema::types::ColumnPath;

use super::schema::Column;
use super::schema::Kind;

/// Rows that are held as values at once.
pub(super) const GROUP: usize = 1 << 17;

/// The values of a column, one per row.
pub(super) enum Values {
    Texts(Vec<Option<ByteArray>>),
    /// Integers and moments.
    Integers(Vec<Option<i64>>),
    Decimals(Vec<Option<i128>>),
    Flags(Vec<bool>),
    TextMaps(Vec<Vec<(ByteArray, ByteArray)>>),
    IntegerMaps(Vec<Vec<(ByteArray, i64)>>),
}

/// The file of some row groups, each with the values of all columns.
///
/// # Errors
/// When values are not of their columns' kinds.
pub(super) fn encode<E: From<parquet::errors::ParquetError>>(
    table: &str,
    columns: &[Column],
    groups: impl Iterator<Item = std::result::Result<Vec<Values>, E>>,
) -> std::result::Result<Vec<u8>, E> {
    let schema = Arc::new(parse_message_type(&message(table, columns))?);
    let properties = WriterProperties::builder()
        .set_created_by("llmcost".to_owned())
        .set_compression(Compression::ZSTD(ZstdLevel::default()))
        .set_statistics_enabled(EnabledStatistics::Chunk)
        // Every value is another.
        .set_column_dictionary_enabled(ColumnPath::from("key"), false)
        .build();
    let mut bytes = Vec::new();
    let mut file = SerializedFileWriter::new(&mut bytes, schema, Arc::new(properties))?;
    for group in groups {
        let mut writer = file.next_row_group()?;
        for values in group? {
            values.write(&mut writer)?;
        }
        writer.close()?;
    }
    file.close()?;
    Ok(bytes)
}

/// The schema in Parquet's own words.
fn message(table: &str, columns: &[Column]) -> String {
    let map = |name: &str, value: &str| {
        format!(
            "optional group {name} (MAP) {{ repeated group key_value {{ required binary key (STRING); required {value}; }} }}"
        )
    };
    let fields = columns.iter().map(|Column { name, kind, .. }| match kind {
        Kind::Text => format!("optional binary {name} (STRING);"),
        Kind::Integer => format!("optional int64 {name};"),
        Kind::Decimal(scale) => {
            format!("optional fixed_len_byte_array(16) {name} (DECIMAL(38,{scale}));")
        }
        Kind::Flag => format!("optional boolean {name};"),
        Kind::Moment => format!("optional int64 {name} (TIMESTAMP(MICROS,true));"),
        Kind::Texts => map(name, "binary value (STRING)"),
        Kind::Integers => map(name, "int64 value"),
    });
    format!("message {table} {{ {} }}", fields.collect::<String>())
}

impl Values {
    fn write(self, group: &mut SerializedRowGroupWriter<'_, &mut Vec<u8>>) -> Result<()> {
        match self {
            Self::Texts(texts) => {
                let levels = levels(&texts);
                let texts: Vec<ByteArray> = texts.into_iter().flatten().collect();
                next(group, |column| {
                    let writer = column.typed::<ByteArrayType>();
                    writer.write_batch(&texts, Some(&levels), None)
                })
            }
            Self::Integers(integers) => {
                let levels = levels(&integers);
                let integers: Vec<i64> = integers.into_iter().flatten().collect();
                next(group, |column| {
                    let writer = column.typed::<Int64Type>();
                    writer.write_batch(&integers, Some(&levels), None)
                })
            }
            Self::Decimals(decimals) => {
                let levels = levels(&decimals);
                let bytes = decimals.into_iter().flatten();
                let bytes: Vec<FixedLenByteArray> = bytes
                    .map(|decimal| decimal.to_be_bytes().to_vec().into())
                    .collect();
                next(group, |column| {
                    let writer = column.typed::<FixedLenByteArrayType>();
                    writer.write_batch(&bytes, Some(&levels), None)
                })
            }
            Self::Flags(flags) => {
                let levels = vec![1; flags.len()];
                next(group, |column| {
                    let writer = column.typed::<BoolType>();
                    writer.write_batch(&flags, Some(&levels), None)
                })
            }
            Self::TextMaps(maps) => {
                let places = Places::of(&maps);
                let (names, texts): (Vec<_>, Vec<_>) = maps.into_iter().flatten().unzip();
                write_names(group, &places, &names)?;
                next(group, |column| {
                    let writer = column.typed::<ByteArrayType>();
                    writer.write_batch(&texts, Some(&places.depths), Some(&places.repeats))
                })
            }
            Self::IntegerMaps(maps) => {
                let places = Places::of(&maps);
                let (names, integers): (Vec<_>, Vec<_>) = maps.into_iter().flatten().unzip();
                write_names(group, &places, &names)?;
                next(group, |column| {
                    let writer = column.typed::<Int64Type>();
                    writer.write_batch(&integers, Some(&places.depths), Some(&places.repeats))
                })
            }
        }
    }
}

/// Where values are null.
fn levels<T>(values: &[Option<T>]) -> Vec<i16> {
    let levels = values.iter().map(|value| i16::from(value.is_some()));
    levels.collect()
}

/// Where the entries of maps are: an empty map is null.
struct Places {
    depths: Vec<i16>,
    repeats: Vec<i16>,
}

impl Places {
    fn of<T>(maps: &[Vec<T>]) -> Self {
        let mut places = Self {
            depths: Vec::with_capacity(maps.len()),
            repeats: Vec::with_capacity(maps.len()),
        };
        for map in maps {
            let depth = if map.is_empty() { 0 } else { 2 };
            for entry in 0..map.len().max(1) {
                places.depths.push(depth);
                places.repeats.push(i16::from(entry > 0));
            }
        }
        places
    }
}

fn write_names(
    group: &mut SerializedRowGroupWriter<'_, &mut Vec<u8>>,
    places: &Places,
    names: &[ByteArray],
) -> Result<()> {
    next(group, |column| {
        let writer = column.typed::<ByteArrayType>();
        writer.write_batch(names, Some(&places.depths), Some(&places.repeats))
    })
}

fn next(
    group: &mut SerializedRowGroupWriter<'_, &mut Vec<u8>>,
    write: impl FnOnce(&mut SerializedColumnWriter<'_>) -> Result<usize>,
) -> Result<()> {
    if let Some(mut column) = group.next_column()? {
        write(&mut column)?;
        column.close()?;
    }
    Ok(())
}
