//! The price table to the files of prices.

use super::calls::bytes;
use super::calls::text;
use super::parquet_file;
use super::parquet_file::GROUP;
use super::parquet_file::Values;
use super::schema;
use super::unwritable;
use crate::analysis::PriceRow;
use crate::analysis::PriceTable;
use crate::error::Error;
use crate::event::Meter;
use crate::pricing::Rates;
use crate::units::Timestamp;

/// The table of rates by what decides them: how many rows, and its file.
pub(super) fn book(table: &PriceTable) -> Result<(usize, Vec<u8>), Error> {
    let groups = table.rows.chunks(GROUP).map(|rows| Ok(values(table, rows)));
    let bytes = parquet_file::encode(super::PRICE_BOOK, &schema::price_book(), groups);
    Ok((table.rows.len(), bytes.map_err(unwritable)?))
}

/// In the order of [`schema::price_book`].
fn values(table: &PriceTable, rows: &[PriceRow]) -> Vec<Values> {
    let rates = |row: &PriceRow| {
        row.outcome
            .as_ref()
            .ok()
            .and_then(|place| table.rates.get(*place))
    };
    let texts = |of: &dyn Fn(&PriceRow) -> Option<String>| {
        let texts = rows
            .iter()
            .map(|row| of(row).and_then(|stated| text(&stated)));
        Values::Texts(texts.collect())
    };
    let integers =
        |of: &dyn Fn(&PriceRow) -> Option<i64>| Values::Integers(rows.iter().map(of).collect());
    let decimals = |of: &dyn Fn(&Rates) -> Option<i128>| {
        Values::Decimals(rows.iter().map(|row| rates(row).and_then(of)).collect())
    };
    let size = |size: u64| i64::try_from(size).ok();
    let said = |of: fn(&Rates) -> &String| texts(&|row| rates(row).map(|rates| of(rates).clone()));
    let mut values = vec![integers(&|row| Some(row.key))];
    for place in 0..crate::analysis::PRICED_BY.len() {
        values.push(texts(&|row| row.texts.get(place).map(ToString::to_string)));
    }
    values.extend([
        texts(&|row| Some(row.provider.to_string())),
        integers(&|row| {
            Some(row.span.from)
                .filter(|from| *from != Timestamp::MIN)
                .map(|from| from.0)
        }),
        integers(&|row| {
            Some(row.span.until)
                .filter(|until| *until != Timestamp::MAX)
                .map(|until| until.0)
        }),
        integers(&|row| size(row.span.input_from)),
        integers(&|row| size(row.span.input_until)),
        integers(&|row| {
            row.outcome
                .as_ref()
                .ok()
                .and_then(|place| i64::try_from(*place).ok())
        }),
        texts(&|row| {
            row.outcome
                .as_ref()
                .err()
                .map(|unpriced| unpriced.reason.clone())
        }),
        said(|rates| &rates.provenance.model),
        said(|rates| &rates.provenance.status),
        said(|rates| &rates.provenance.source),
        decimals(&|rates| Some(rates.per_call.0)),
    ]);
    for meter in Meter::ALL {
        values.push(decimals(&|rates| {
            rates.meters[meter as usize].map(|rate| rate.0)
        }));
    }
    values
}

/// The table of units that are not tokens: how many rows, and its file. What a plan counts in needs no price: 0.
pub(super) fn units(table: &PriceTable) -> Result<(usize, Vec<u8>), Error> {
    let mut prices = Vec::new();
    let mut units = Vec::new();
    let mut rates_of = Vec::new();
    for (place, rates) in table.rates.iter().enumerate() {
        let listed = rates
            .quantities
            .iter()
            .map(|(unit, rate)| (unit.as_str(), rate.0));
        let unlisted = |unit: &&str| !rates.quantities.contains_key(*unit);
        let free = Rates::PLAN_UNITS
            .into_iter()
            .filter(unlisted)
            .map(|unit| (unit, 0));
        for (unit, rate) in listed.chain(free) {
            prices.push(i64::try_from(place).ok());
            units.push(Some(bytes(unit)));
            rates_of.push(Some(rate));
        }
    }
    let rows = prices.len();
    let group = vec![
        Values::Integers(prices),
        Values::Texts(units),
        Values::Decimals(rates_of),
    ];
    let groups = Some(Ok(group)).filter(|_| rows > 0).into_iter();
    let bytes = parquet_file::encode(super::UNIT_PRICES, &schema::unit_prices(), groups);
    Ok((rows, bytes.map_err(unwritable)?))
}
