//! The provider of a series: as the log states it, else the one owner of the model in the price book.

use std::collections::HashMap;
use std::sync::Arc;

use crate::event::{Attribute, EventBatch};
use crate::pricing::PriceBook;

/// What an owner is told by, besides the provider itself.
const NEEDED: [Attribute; 2] = [Attribute::Model, Attribute::Source];

/// Owners asked for so far.
pub(super) struct Owners<'a> {
    book: &'a PriceBook,
    /// Model and source → provider.
    known: HashMap<[Arc<str>; 2], Arc<str>>,
}

impl<'a> Owners<'a> {
    pub(super) fn new(book: &'a PriceBook) -> Self {
        Self {
            book,
            known: HashMap::new(),
        }
    }

    /// The provider stated, else inferred, else empty.
    pub(super) fn provider(&mut self, batch: &EventBatch, series: u32) -> Arc<str> {
        let stated = batch.series_text(series, Attribute::Provider);
        if !stated.is_empty() {
            return Arc::from(stated);
        }
        let key = NEEDED.map(|attribute| Arc::from(batch.series_text(series, attribute)));
        let [model, source] = &key;
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        let owner: Arc<str> = Arc::from(self.book.owner(model, source).unwrap_or_default());
        self.known.insert(key, owner.clone());
        owner
    }
}

/// Attributes, and with the provider among them those it can be told by.
pub(super) fn with_needed(
    attributes: impl Iterator<Item = Attribute>,
) -> impl Iterator<Item = Attribute> {
    attributes.flat_map(|attribute| {
        let needed: &[Attribute] = match attribute {
            Attribute::Provider => &NEEDED,
            _ => &[],
        };
        std::iter::once(attribute).chain(needed.iter().copied())
    })
}
