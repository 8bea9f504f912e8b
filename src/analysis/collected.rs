//! Sums by label, as they come, to columns of numbers: what a report keeps of each of its rows.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::sync::Arc;

use super::aggregate::aggregate_into;
use super::bucket::Bucket;
use super::codes::Combiner;
use super::codes::Interner;
use super::fold::Folded;
use super::fold::Label;
use super::fold::too_large;
use super::order::Look;
use super::report::Query;
use super::sum_columns::SumColumns;
use super::sums::Sums;
use crate::error::Error;
use crate::event::Dictionary;
use crate::event::Scan;
use crate::pricing::PriceBook;

/// Sums by the code of their labels, counted from 1.
#[derive(Default)]
pub(super) struct Collected {
    dimensions: Vec<Labels>,
    sums: SumColumns,
}

/// The labels of one dimension, and their codes combined with those of the dimensions before it.
struct Labels {
    names: Names,
    combiner: Combiner,
}

enum Names {
    Texts(Dictionary),
    Times(Interner<Bucket>),
}

/// Sums by label of a question.
pub(super) fn collect(
    query: &Query,
    events: &dyn Scan,
    book: &PriceBook,
) -> Result<(Collected, Folded), Error> {
    let mut collected = Collected::default();
    let folded = aggregate_into(query, events, book, &mut |labels, sums| {
        collected.add(&labels, sums);
        Some(())
    })?;
    match collected.sums.overflow {
        true => Err(too_large()),
        false => Ok((collected, folded)),
    }
}

impl Collected {
    fn add(&mut self, labels: &[Label], sums: &Sums) {
        if self.dimensions.is_empty() {
            self.dimensions = labels.iter().map(Labels::like).collect();
        }
        let mut code = 1;
        for (dimension, label) in self.dimensions.iter_mut().zip(labels) {
            let part = dimension.names.code(label);
            code = dimension.combiner.code(code, part);
        }
        self.sums.add_sums(code, sums);
    }

    /// All codes.
    pub(super) fn codes(&self) -> Vec<u32> {
        (1..u32::try_from(self.sums.len()).unwrap_or(u32::MAX)).collect()
    }

    /// The sums under a code; nothing under others.
    pub(super) fn sums(&self, code: u32) -> Sums {
        self.sums.get(code)
    }

    /// What the sums of some codes add up to.
    pub(super) fn total(&self, codes: &[u32]) -> Result<Sums, Error> {
        let mut total = Sums::default();
        for code in codes {
            total.add(&self.sums(*code)).ok_or_else(too_large)?;
        }
        Ok(total)
    }

    /// The labels of a code.
    pub(super) fn labels(&self, code: u32) -> Vec<Label> {
        let mut labels = Vec::with_capacity(self.dimensions.len());
        let mut code = code;
        for dimension in self.dimensions.iter().rev() {
            let (before, part) = dimension.combiner.pair(code).unwrap_or_default();
            labels.extend(dimension.names.label(part));
            code = before;
        }
        labels.reverse();
        labels
    }

    /// The code of a label in the dimension at a place.
    fn part(&self, code: u32, place: usize) -> u32 {
        let mut found = (code, 0);
        for dimension in self.dimensions.iter().skip(place).rev() {
            found = dimension.combiner.pair(found.0).unwrap_or_default();
        }
        found.1
    }
}

impl Look<u32> for Collected {
    fn by_label(&self, left: &u32, right: &u32, place: usize) -> Ordering {
        let parts = (self.part(*left, place), self.part(*right, place));
        match self.dimensions.get(place).map(|one| &one.names) {
            _ if parts.0 == parts.1 => Ordering::Equal,
            Some(Names::Texts(texts)) => {
                let key = |part: u32| (texts.text(part).is_empty(), texts.text(part));
                key(parts.0).cmp(&key(parts.1))
            }
            Some(Names::Times(times)) => times.get(parts.0).cmp(&times.get(parts.1)),
            None => Ordering::Equal,
        }
    }

    fn sums<'t>(&'t self, code: &'t u32) -> Cow<'t, Sums> {
        Cow::Owned(self.sums.get(*code))
    }
}

impl Labels {
    fn like(label: &Label) -> Self {
        Self {
            names: match label {
                Label::Text(_) => Names::Texts(Dictionary::default()),
                Label::Time(_) => Names::Times(Interner::default()),
            },
            combiner: Combiner::default(),
        }
    }
}

impl Names {
    fn code(&mut self, label: &Label) -> u32 {
        match (self, label) {
            (Self::Texts(texts), Label::Text(text)) => texts.code(text),
            (Self::Times(times), Label::Time(time)) => times.code(time, |time| *time),
            // A dimension has labels of one kind.
            (Self::Texts(_), Label::Time(_)) | (Self::Times(_), Label::Text(_)) => 0,
        }
    }

    fn label(&self, code: u32) -> Option<Label> {
        match self {
            Self::Texts(texts) => Some(Label::Text(Arc::from(texts.text(code)))),
            Self::Times(times) => times.get(code).copied().map(Label::Time),
        }
    }
}
