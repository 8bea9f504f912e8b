//! Dimensions of which a row knows more than its series (runs, sessions, files, times) to dense codes and back.

use std::ops::Range;
use std::sync::Arc;

use chrono_tz::Tz;

use super::bucket::Bucket;
use super::codes::{Combiner, EXCLUDED};
use super::dimension::Dimension;
use super::fold::Label;
use super::label_bytes;
use super::slots::Buckets;
use crate::event::{Attribute, Dictionary, EventBatch};
use crate::units::Timestamp;

/// One more dimension, of which a row knows more than its series.
#[derive(Debug)]
pub(super) enum Finer {
    Own {
        attribute: Attribute,
        texts: Dictionary,
        /// The codes of the texts of the part that is read; `u32::MAX` of those that were not met.
        of_part: Vec<u32>,
    },
    Time(Buckets),
    Stretch(Arc<[Timestamp]>),
}

/// A [`Finer`] dimension and the codes of all before it combined with it.
#[derive(Debug)]
pub(super) struct Stage {
    pub(super) finer: Finer,
    pub(super) combiner: Combiner,
}

impl Finer {
    /// What a row knows more of than its series, if the dimension is that.
    pub(super) fn of(dimension: &Dimension, zone: Tz) -> Option<Self> {
        match dimension {
            Dimension::Attribute(attribute) if attribute.is_own() => Some(Self::Own {
                attribute: *attribute,
                texts: Dictionary::default(),
                of_part: Vec::new(),
            }),
            Dimension::Time(unit) => Some(Self::Time(Buckets::new(*unit, zone))),
            Dimension::Stretch(cuts) => Some(Self::Stretch(Arc::clone(cuts))),
            _ => None,
        }
    }

    /// The code of each row that counts. Where what was met is forgotten with each part, its texts are new.
    pub(super) fn codes(
        &mut self,
        batch: &EventBatch,
        rows: &Range<usize>,
        used: &[u32],
        is_forgetting: bool,
    ) -> Vec<u32> {
        match self {
            Self::Own {
                attribute,
                texts,
                of_part,
            } => {
                let Some((column, dictionary)) = batch.own_column(*attribute) else {
                    return vec![0; rows.len()];
                };
                let column = column.get(rows.clone()).unwrap_or(&[]);
                of_part.resize(dictionary.len(), u32::MAX);
                let mut code = |local: u32, used: u32| match of_part.get_mut(local as usize) {
                    Some(known) if used != EXCLUDED => {
                        if *known == u32::MAX {
                            let text = dictionary.text(local);
                            *known = match is_forgetting {
                                true => texts.add(text),
                                false => texts.code(text),
                            };
                        }
                        *known
                    }
                    _ => 0,
                };
                let rows = column.iter().zip(used);
                rows.map(|(local, used)| code(*local, *used)).collect()
            }
            Self::Time(buckets) => {
                let times = batch.times().get(rows.clone()).unwrap_or(&[]);
                let rows = times.iter().zip(used);
                rows.map(|(time, used)| match *used {
                    EXCLUDED => 0,
                    _ => buckets.code(*time),
                })
                .collect()
            }
            Self::Stretch(cuts) => {
                let times = batch.times().get(rows.clone()).unwrap_or(&[]);
                let code = |time: &i64| cuts.partition_point(|cut| cut.0 <= *time) as u32;
                times.iter().map(code).collect()
            }
        }
    }

    /// The code of calls from one instant to another; `None` if they may have several.
    pub(super) fn code_of_all(&mut self, first: i64, last: i64) -> Option<u32> {
        match self {
            Self::Own { .. } => None,
            Self::Time(buckets) => buckets.code_of_all(first, last),
            Self::Stretch(cuts) => {
                let code = |time: i64| cuts.partition_point(|cut| cut.0 <= time) as u32;
                (code(first) == code(last)).then(|| code(first))
            }
        }
    }

    /// Rows to come are of another part.
    pub(super) fn end_part(&mut self) {
        if let Self::Own { of_part, .. } = self {
            of_part.clear();
        }
    }

    /// Forgets what was met of texts that may be as many as calls.
    pub(super) fn clear(&mut self) {
        if let Self::Own { texts, .. } = self {
            texts.clear();
        }
    }

    /// Adds what a code is called; `None` for a code that was never given out.
    pub(super) fn push(&self, code: u32, bytes: &mut Vec<u8>) -> Option<()> {
        match self {
            Self::Own { texts, .. } => label_bytes::push_text(bytes, texts.text(code)),
            _ => label_bytes::push(bytes, &[self.label(code)?]),
        }
        Some(())
    }

    /// What a code is called.
    pub(super) fn label(&self, code: u32) -> Option<Label> {
        Some(match self {
            Self::Own { texts, .. } => Label::Text(Arc::from(texts.text(code))),
            Self::Time(buckets) => Label::Time(buckets.bucket(code)?),
            Self::Stretch(_) => Label::Time(Bucket {
                order: code.into(),
                offset: 0,
            }),
        })
    }

    /// The end of these codes.
    pub(super) fn len(&self) -> usize {
        match self {
            Self::Own { texts, .. } => texts.len(),
            Self::Time(buckets) => buckets.len(),
            Self::Stretch(cuts) => cuts.len() + 1,
        }
    }
}
