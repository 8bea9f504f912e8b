//! Sums by label to what a report keeps of each of its rows, and the order of its rows.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::HashMap;

use foldhash::fast::FixedState;

use super::aggregate::aggregate_filed;
use super::bucket::Bucket;
use super::filed::Distinct;
use super::filed::Drawer;
use super::filed::Filed;
use super::filed::Record;
use super::filed::put_together;
use super::fold::Folded;
use super::fold::Label;
use super::fold::too_large;
use super::label_bytes;
use super::order::Look;
use super::order::Order;
use super::order::sort;
use super::order::split_top;
use super::report::Query;
use super::sums::Sums;
use crate::error::Error;
use crate::event::Scan;
use crate::pricing::PriceBook;

/// Labels whose sums are put together before they are laid down: so many stay in the cache.
const MOST_FEW: usize = 1 << 14;

/// Sums by label.
pub(super) struct Collected {
    /// Per dimension whether it is one of time.
    are_times: Vec<bool>,
    drawers: Vec<Drawer>,
    /// How many labels there are, and what those of them add up to that are past the top.
    count: usize,
    others: Sums,
    total: Sums,
}

/// Where the sums of a label are.
#[derive(Clone, Copy)]
pub(super) struct Group {
    drawer: u32,
    start: usize,
}

/// Sums by label of a question. Where nothing is told apart there is one label, also of no calls.
pub(super) fn collect(
    query: &Query,
    events: &dyn Scan,
    book: &PriceBook,
) -> Result<(Collected, Folded), Error> {
    let mut few = Few::default();
    if query.by.is_empty() {
        few.add(&[], &Sums::default());
    }
    let (folded, mut filed) = aggregate_filed(query, events, book, &mut |labels, sums| {
        few.add(&labels, sums);
        Some(())
    })?;
    filed.push(few.filed());
    let are_times = label_bytes::are_times(&query.by);
    let top = query.top.unwrap_or(usize::MAX);
    let made = |distinct: &Distinct<'_>, total: &Sums| {
        let look = Inside {
            distinct,
            are_times: &are_times,
        };
        let order = Order::of(&look, &query.by, query.sort.as_ref(), total);
        let codes = distinct.codes();
        let count = codes.len();
        if count <= top {
            return Some((distinct.kept(codes), Sums::default(), count));
        }
        let (first, others) = split(codes, top, &order, Sums::default())?;
        Some((distinct.kept(first.into_iter()), others, count))
    };
    let (made, total, past) = put_together(filed, made).ok_or_else(too_large)?;
    let mut collected = Collected {
        are_times,
        drawers: Vec::with_capacity(made.len()),
        count: past.labels,
        others: past.sums,
        total,
    };
    for (drawer, others, count) in made {
        collected.drawers.push(drawer);
        collected.others.add(&others).ok_or_else(too_large)?;
        collected.count += count;
    }
    Ok((collected, folded))
}

/// Sums that come in several pieces per label, put together before they are laid down.
#[derive(Default)]
struct Few {
    /// Where the sums of a label are.
    known: HashMap<Vec<u8>, usize, FixedState>,
    sums: Vec<Sums>,
    /// The bytes of the labels at hand.
    bytes: Vec<u8>,
    filed: Filed,
}

impl Few {
    fn add(&mut self, labels: &[Label], sums: &Sums) {
        self.bytes.clear();
        label_bytes::push(&mut self.bytes, labels);
        let known = self.known.get(&self.bytes);
        match known.and_then(|place| self.sums.get_mut(*place)) {
            Some(known) => self.filed.overflow |= known.add(sums).is_none(),
            None => {
                self.known.insert(self.bytes.clone(), self.sums.len());
                self.sums.push(sums.clone());
            }
        }
        if self.known.len() > MOST_FEW {
            self.lay_down();
        }
    }

    fn lay_down(&mut self) {
        for (labels, place) in self.known.drain() {
            if let Some(sums) = self.sums.get(place) {
                self.filed.add(&labels, sums);
            }
        }
        self.sums.clear();
        self.filed.tidy();
    }

    fn filed(mut self) -> Filed {
        self.lay_down();
        self.filed
    }
}

/// The rows that matter most, and what the others add up to; `None` where a sum left its range.
fn split<T, L: Look<T>>(
    rows: impl Iterator<Item = T>,
    top: usize,
    order: &Order<'_, L>,
    mut others: Sums,
) -> Option<(Vec<T>, Sums)> {
    let mut is_in_range = true;
    let first = split_top(rows, top, order, &mut |_, sums| {
        is_in_range &= others.add(sums).is_some();
    });
    is_in_range.then_some((first, others))
}

impl Collected {
    /// What all labels add up to.
    pub(super) fn total(&self) -> &Sums {
        &self.total
    }

    /// The labels of a row, and its sums.
    pub(super) fn row(&self, group: Group) -> (Vec<Label>, Sums) {
        let record = self.record(group);
        let labels = record.map(|record| label_bytes::labels(record.labels, &self.are_times));
        let sums = record.map(|record| record.sums());
        (labels.unwrap_or_default(), sums.unwrap_or_default())
    }

    /// Rows in the order of the question, and what those past the top add up to.
    pub(super) fn arranged(&self, query: &Query) -> Result<(Vec<Group>, Option<Sums>), Error> {
        let (by, asked) = (query.by.as_slice(), query.sort.as_ref());
        let groups = (0..).zip(&self.drawers);
        let groups = groups.flat_map(|(place, drawer)| groups_of(place, drawer));
        let (groups, others) = match query.top {
            Some(top) if top < self.count => {
                let order = Order::of(self, by, asked, &self.total);
                let split = split(groups, top, &order, self.others.clone());
                let (first, others) = split.ok_or_else(too_large)?;
                (first, Some(others))
            }
            _ => (groups.collect(), None),
        };
        Ok((sort(groups, self, by, asked, &self.total), others))
    }

    fn record(&self, group: Group) -> Option<Record<'_>> {
        self.drawers.get(group.drawer as usize)?.at(group.start)
    }
}

fn groups_of(drawer: u32, content: &Drawer) -> impl Iterator<Item = Group> {
    content.records().map(move |record| Group {
        drawer,
        start: record.start,
    })
}

/// The labels of a drawer as they are compared.
struct Inside<'d> {
    distinct: &'d Distinct<'d>,
    are_times: &'d [bool],
}

impl Look<u32> for Inside<'_> {
    fn by_label(&self, left: &u32, right: &u32, place: usize) -> Ordering {
        let labels = |code: &u32| self.distinct.labels(*code);
        label_bytes::compare(labels(left), labels(right), self.are_times, place)
    }

    fn time(&self, code: &u32, place: usize) -> Option<Bucket> {
        label_bytes::time(self.distinct.labels(*code), self.are_times, place)
    }

    fn sums<'t>(&'t self, code: &'t u32) -> Cow<'t, Sums> {
        self.distinct.sums(*code)
    }
}

impl Look<Group> for Collected {
    fn by_label(&self, left: &Group, right: &Group, place: usize) -> Ordering {
        let labels = |group: &Group| self.record(*group).map_or(&[][..], |record| record.labels);
        label_bytes::compare(labels(left), labels(right), &self.are_times, place)
    }

    fn time(&self, group: &Group, place: usize) -> Option<Bucket> {
        label_bytes::time(self.record(*group)?.labels, &self.are_times, place)
    }

    fn sums<'t>(&'t self, group: &'t Group) -> Cow<'t, Sums> {
        let record = self.record(*group);
        Cow::Owned(record.map(|record| record.sums()).unwrap_or_default())
    }
}
