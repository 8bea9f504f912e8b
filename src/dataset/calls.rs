//! Events to rows of the table of calls: everything the store knows of them, and whether they count.

use parquet::data_type::ByteArray;

use super::parquet_file;
use super::parquet_file::GROUP;
use super::parquet_file::Values;
use super::schema;
use super::too_large;
use super::unwritable;
use crate::analysis::price_key;
use crate::error::Error;
use crate::event::Attribute;
use crate::event::EventBatch;
use crate::event::Meter;
use crate::event::Numbers;
use crate::event::tags;

/// The events of a batch, their texts ready to be written.
pub(super) struct Rows<'a> {
    batch: &'a EventBatch,
    counted: Vec<bool>,
    /// Per attribute the text of each code: of a series, or of the attribute's own column.
    texts: Vec<(Attribute, Vec<Option<ByteArray>>)>,
    /// By series.
    tags: Vec<Vec<(ByteArray, ByteArray)>>,
    price_keys: Vec<i64>,
}

/// A row that cannot be written.
enum Fault {
    Row(Error),
    File(parquet::errors::ParquetError),
}

impl From<parquet::errors::ParquetError> for Fault {
    fn from(error: parquet::errors::ParquetError) -> Self {
        Self::File(error)
    }
}

impl<'a> Rows<'a> {
    pub(super) fn of(batch: &'a EventBatch, counted: Vec<bool>) -> Self {
        let all = || (0..).take(batch.series_count());
        let texts = schema::texts().map(|attribute| {
            let texts = match batch.own_column(attribute) {
                Some((_, dictionary)) => dictionary.iter().map(text).collect(),
                None => all()
                    .map(|series| text(batch.series_text(series, attribute)))
                    .collect(),
            };
            (attribute, texts)
        });
        let tags = |series: u32| {
            let tags = tags::decode(batch.series_text(series, Attribute::Tags));
            let tags = tags.into_iter();
            tags.map(|(key, value)| (bytes(&key), bytes(&value)))
                .collect()
        };
        Self {
            texts: texts.collect(),
            tags: all().map(tags).collect(),
            price_keys: all().map(|series| price_key(batch, series)).collect(),
            batch,
            counted,
        }
    }

    /// The file of some rows, in their order.
    ///
    /// # Errors
    /// When a number is past the range of its column.
    pub(super) fn encode(&self, rows: &[u32]) -> Result<Vec<u8>, Error> {
        let groups = rows
            .chunks(GROUP)
            .map(|rows| self.values(rows).map_err(Fault::Row));
        parquet_file::encode(super::CALLS, &schema::calls(), groups).map_err(|fault| match fault {
            Fault::Row(error) => error,
            Fault::File(error) => unwritable(error),
        })
    }

    /// In the order of [`schema::calls`].
    fn values(&self, rows: &[u32]) -> Result<Vec<Values>, Error> {
        let batch = self.batch;
        let each = || rows.iter().map(|row| *row as usize);
        let key = |row| {
            let key = batch.key(row);
            Some(bytes(&format!("{:016x}{:016x}", key.call, key.request)))
        };
        let mut values = vec![
            Values::Texts(each().map(key).collect()),
            Values::Integers(each().map(|row| Some(batch.time(row).0)).collect()),
        ];
        for (attribute, texts) in &self.texts {
            let codes = batch
                .own_column(*attribute)
                .map_or(batch.series(), |own| own.0);
            let text = |row: usize| texts.get(*codes.get(row)? as usize)?.clone();
            values.push(Values::Texts(each().map(text).collect()));
        }
        let series = |row: usize| batch.series().get(row).map(|series| *series as usize);
        let tags = |row: usize| self.tags.get(series(row)?).cloned();
        values.push(Values::TextMaps(
            each().map(|row| tags(row).unwrap_or_default()).collect(),
        ));
        let facts = &batch.facts;
        for (name, numbers) in [
            ("span_microseconds", &facts.span),
            ("duration_microseconds", &facts.duration),
            (
                "time_to_first_token_microseconds",
                &facts.time_to_first_token,
            ),
            ("calls", &facts.calls),
            ("copy", &facts.copy),
            ("line", &facts.line),
        ] {
            values.push(integers(name, numbers, rows)?);
        }
        for meter in Meter::ALL {
            values.push(integers(&schema::tokens(meter), batch.meter(meter), rows)?);
        }
        values.push(self.quantities(rows)?);
        let cost = |row| batch.reported_cost(row).map(|cost| cost.0);
        values.push(Values::Decimals(each().map(cost).collect()));
        let counted = |row: usize| self.counted.get(row).copied().unwrap_or(true);
        values.push(Values::Flags(each().map(counted).collect()));
        let price_key = |row: usize| self.price_keys.get(series(row)?).copied();
        values.push(Values::Integers(each().map(price_key).collect()));
        Ok(values)
    }

    fn quantities(&self, rows: &[u32]) -> Result<Values, Error> {
        let mut maps = vec![Vec::new(); rows.len()];
        for (name, numbers) in self.batch.quantities() {
            let unit = bytes(name);
            for (map, row) in maps.iter_mut().zip(rows) {
                match numbers.get(*row as usize) {
                    0 => {}
                    amount => map.push((unit.clone(), integer("quantities", amount)?)),
                }
            }
        }
        Ok(Values::IntegerMaps(maps))
    }
}

fn integers(name: &str, numbers: &Numbers, rows: &[u32]) -> Result<Values, Error> {
    let integer = |row: &u32| integer(name, numbers.get(*row as usize)).map(Some);
    let integers = rows.iter().map(integer).collect::<Result<_, _>>()?;
    Ok(Values::Integers(integers))
}

fn integer(name: &str, number: u64) -> Result<i64, Error> {
    i64::try_from(number).map_err(|_| too_large(name))
}

/// Null where it is not stated.
pub(super) fn text(text: &str) -> Option<ByteArray> {
    (!text.is_empty()).then(|| bytes(text))
}

pub(super) fn bytes(text: &str) -> ByteArray {
    ByteArray::from(text.as_bytes().to_vec())
}
