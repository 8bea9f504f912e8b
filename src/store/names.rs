//! The texts of a segment: its dictionaries and its table of series.
//!
//! A file of their own, not Parquet metadata: they are read without touching a column, so that a scan can tell
//! from them alone that a segment holds nothing of interest.

use super::bytes::{Decoder, Encoder};
use super::details::Details;
use crate::event::Attribute;
use crate::event::Dictionary;
use crate::event::EventBatch;
use crate::event::Series;

const MAGIC: &[u8; 8] = b"llmcnam1";

/// The bytes of a batch's texts. Attributes are named, so that a later order of theirs does not matter.
pub(super) fn encode(batch: &EventBatch) -> Vec<u8> {
    let mut bytes = Encoder(MAGIC.to_vec());
    bytes.number(Attribute::COUNT as u64);
    for attribute in Attribute::ALL {
        let dictionary = &batch.dictionaries[attribute as usize];
        bytes.text(attribute.name()).number(dictionary.len() as u64);
        for text in dictionary.iter() {
            bytes.text(text);
        }
    }
    bytes.number(Attribute::SERIES as u64);
    for attribute in Attribute::ALL.iter().take(Attribute::SERIES) {
        bytes.text(attribute.name());
    }
    bytes.number(batch.series_table.len() as u64);
    for series in &batch.series_table {
        for code in series {
            bytes.number(u64::from(*code));
        }
    }
    bytes.0
}

/// An empty batch with the texts [`encode`] wrote; `None` for other bytes.
pub(super) fn decode(bytes: &[u8], details: Details) -> Option<EventBatch> {
    let mut bytes = Decoder(bytes);
    if bytes.bytes(MAGIC.len())? != MAGIC {
        return None;
    }
    let mut batch = EventBatch::default();
    for _ in 0..bytes.number()? {
        let attribute = Attribute::named(bytes.text()?)?;
        let mut dictionary = Dictionary::default();
        for place in 0..bytes.small()? {
            let text = bytes.text()?;
            if details.want_texts(attribute) && dictionary.code(text) != place {
                return None;
            }
        }
        batch.dictionaries[attribute as usize] = dictionary;
    }
    let mut places = Vec::new();
    for _ in 0..bytes.number()? {
        places.push(Attribute::named(bytes.text()?)? as usize);
    }
    for _ in 0..bytes.number()? {
        let mut series: Series = [0; Attribute::SERIES];
        for place in &places {
            *series.get_mut(*place)? = bytes.small()?;
        }
        batch.series_table.push(series);
    }
    batch.index_series();
    bytes.end(batch)
}
