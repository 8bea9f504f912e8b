//! Everything that decides a price, as far as it occurs, to a table that calls can be joined with.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::owners::Owners;
pub use super::plans::TEXTS;
use super::plans::query;
use crate::error::Error;
use crate::event::Details;
use crate::event::EventBatch;
use crate::event::KeyHasher;
use crate::event::Scan;
use crate::pricing::PriceBook;
use crate::pricing::Rates;
use crate::pricing::Span;
use crate::pricing::Unpriced;
use crate::units::Period;

/// The price book as far as some events ask it.
#[derive(Debug, Default)]
pub struct PriceTable {
    /// In the order of their texts, then time and size.
    pub rows: Vec<PriceRow>,
    /// Every rates a row names.
    pub rates: Vec<Rates>,
}

/// What calls cost over some time, of some sizes, that agree in all that decides their price.
#[derive(Debug)]
pub struct PriceRow {
    /// As [`price_key`] of such calls.
    pub key: i64,
    /// What decides the price, in the order of [`TEXTS`].
    pub texts: [Arc<str>; TEXTS.len()],
    /// Who bills: as the log states it, else the one owner of the model in the price book; empty where neither is known.
    pub provider: Arc<str>,
    /// When and for which sizes.
    pub span: Span,
    /// Place in [`PriceTable::rates`], or why there is no price.
    pub outcome: Result<usize, Unpriced>,
}

/// The identity of all that decides the price of a series of calls, whatever the prices are.
#[must_use]
pub fn price_key(batch: &EventBatch, series: u32) -> i64 {
    key(TEXTS.map(|attribute| batch.series_text(series, attribute)))
}

fn key(texts: [&str; TEXTS.len()]) -> i64 {
    let hasher = texts
        .into_iter()
        .fold(KeyHasher::new("price"), KeyHasher::text);
    hasher.key().call.cast_signed()
}

/// The prices of all calls that occur; prices by the hour are told for `period` alone.
///
/// # Errors
/// What stopped the reading.
pub fn price_table(
    events: &dyn Scan,
    book: &PriceBook,
    period: Period,
) -> Result<PriceTable, Error> {
    let mut asked: BTreeMap<[Arc<str>; TEXTS.len()], Arc<str>> = BTreeMap::new();
    let mut owners = Owners::new(book);
    let details = TEXTS.into_iter().fold(Details::NONE, Details::with);
    for part in events.parts(Period::ALL) {
        let batch = events.read(part, details)?;
        for series in used(&batch) {
            let texts = TEXTS.map(|attribute| Arc::from(batch.series_text(series, attribute)));
            asked
                .entry(texts)
                .or_insert_with(|| owners.provider(&batch, series));
        }
    }
    let mut table = PriceTable::default();
    for (texts, provider) in asked {
        table.add(book, texts, &provider, period);
    }
    Ok(table)
}

/// The series that some row has, whatever else the part lists.
fn used(batch: &EventBatch) -> impl Iterator<Item = u32> {
    let mut used = vec![false; batch.series_count()];
    for series in batch.series() {
        if let Some(used) = used.get_mut(*series as usize) {
            *used = true;
        }
    }
    (0..)
        .zip(used)
        .filter_map(|(series, used)| used.then_some(series))
}

impl PriceTable {
    fn add(
        &mut self,
        book: &PriceBook,
        texts: [Arc<str>; TEXTS.len()],
        owner: &Arc<str>,
        period: Period,
    ) {
        let plan = book.plan(&query(&texts));
        let places: Vec<Result<usize, Unpriced>> = plan
            .rates()
            .iter()
            .map(|rates| match rates {
                Ok(rates) => {
                    self.rates.push(rates.clone());
                    Ok(self.rates.len() - 1)
                }
                Err(unpriced) => Err(unpriced.clone()),
            })
            .collect();
        let key = key(texts.each_ref().map(|text| &**text));
        for span in plan.spans(period) {
            if let Some(outcome) = places.get(span.rate) {
                self.rows.push(PriceRow {
                    key,
                    texts: texts.clone(),
                    provider: owner.clone(),
                    span,
                    outcome: outcome.clone(),
                });
            }
        }
    }
}
