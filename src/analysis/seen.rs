//! A batch to what is asked of it whoever asks: several questions through the same batch work it out once.

use std::cell::OnceCell;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use super::codes::Combiner;
use super::removed::TOLD_BY;
use super::removed::stays;
use crate::event::Attribute;
use crate::event::EventBatch;
use crate::event::SeriesColumn;
use crate::store::Stays;
use crate::units::Period;

/// A batch as it is looked at.
pub(super) struct Seen<'b> {
    pub(super) batch: &'b EventBatch,
    has_others: OnceCell<bool>,
    is_in_order: OnceCell<bool>,
    classes: RefCell<HashMap<BTreeSet<Attribute>, Rc<Classes>>>,
}

/// Classes of series that agree in some attributes, in order of first appearance.
#[derive(Debug)]
pub(super) struct Classes {
    /// Per series its class, counted from 1.
    pub(super) codes: Vec<u32>,
    /// Per class one series.
    pub(super) firsts: Vec<u32>,
}

impl Classes {
    fn of(batch: &EventBatch, attributes: &BTreeSet<Attribute>) -> Self {
        let mut codes = vec![1; batch.series_count()];
        let mut count = 2;
        for attribute in attributes {
            let column = batch.series_column(*attribute);
            if let Some(SeriesColumn::Each(parts)) = column.as_deref() {
                let part_count = parts.iter().max().map_or(0, |most| *most as usize + 1);
                let mut combiner = Combiner::default();
                combiner.combine(&mut codes, parts, count, part_count);
                count = combiner.len();
            }
        }
        let mut firsts = Vec::new();
        for (class, series) in codes.iter().zip(0..) {
            // Classes are numbered in order of first appearance.
            if *class as usize > firsts.len() {
                firsts.push(series);
            }
        }
        Self { codes, firsts }
    }

    /// What is known by class of the class of a series.
    pub(super) fn known<T: Copy>(&self, series: u32, by_class: &[T]) -> Option<T> {
        let class = *self.codes.get(series as usize)? as usize;
        by_class.get(class.checked_sub(1)?).copied()
    }
}

impl<'b> Seen<'b> {
    pub(super) fn new(batch: &'b EventBatch) -> Self {
        Self {
            batch,
            has_others: OnceCell::new(),
            is_in_order: OnceCell::new(),
            classes: RefCell::default(),
        }
    }

    /// Whether some record is no call, or may be one that another log tells of.
    pub(super) fn has_others(&self) -> bool {
        *self.has_others.get_or_init(|| {
            let classes = self.classes(TOLD_BY.into());
            let mut series = classes.firsts.iter();
            series.any(|series| stays(self.batch, *series) != Stays::AsSums)
        })
    }

    /// The classes of series that agree in these attributes.
    pub(super) fn classes(&self, attributes: BTreeSet<Attribute>) -> Rc<Classes> {
        if let Some(known) = self.classes.borrow().get(&attributes) {
            return Rc::clone(known);
        }
        let classes = Rc::new(Classes::of(self.batch, &attributes));
        let mut known = self.classes.borrow_mut();
        known.insert(attributes, Rc::clone(&classes));
        classes
    }

    /// The rows that records of a period are among: where rows are in order of time, as in a segment, none but those.
    pub(super) fn rows(&self, period: Period) -> Range<usize> {
        let times = self.batch.times();
        let is_in_order = || *self.is_in_order.get_or_init(|| times.is_sorted());
        if period == Period::ALL || !is_in_order() {
            return 0..times.len();
        }
        let start = times.partition_point(|time| *time < period.start.0);
        start
            ..times
                .partition_point(|time| *time < period.end.0)
                .max(start)
    }
}
