//! Sums by label to what a report keeps of each of its rows, and the order of its rows.

use std::borrow::Cow;
use std::cmp::Ordering;

use rayon::prelude::*;

use super::aggregate::aggregate_filed;
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

/// Sums by label.
pub(super) struct Collected {
    /// Per dimension whether it is one of time.
    are_times: Vec<bool>,
    drawers: Vec<Drawer>,
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
    let mut few = Filed::default();
    if query.by.is_empty() {
        few.add(&[], &Sums::default());
    }
    let mut bytes = Vec::new();
    let (folded, mut filed) = aggregate_filed(query, events, book, &mut |labels, sums| {
        bytes.clear();
        label_bytes::push(&mut bytes, &labels);
        few.add(&bytes, sums);
        Some(())
    })?;
    filed.push(few);
    let (drawers, total) = put_together(filed).ok_or_else(too_large)?;
    let collected = Collected {
        are_times: label_bytes::are_times(&query.by),
        drawers,
        total,
    };
    Ok((collected, folded))
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
        let count: usize = self.drawers.iter().map(|drawer| drawer.count).sum();
        let (groups, others) = match query.top {
            Some(top) if top < count => {
                let (first, others) = self.top(query, top)?;
                (first, Some(others))
            }
            _ => {
                let all = (0..).zip(&self.drawers);
                let all = all.flat_map(|(place, drawer)| groups(place, drawer));
                (all.collect(), None)
            }
        };
        Ok((sort(groups, self, by, asked, &self.total), others))
    }

    /// The rows that matter most, and what the others add up to: first of each drawer, then of what is left.
    fn top(&self, query: &Query, top: usize) -> Result<(Vec<Group>, Sums), Error> {
        let order = Order::of(self, &query.by, query.sort.as_ref(), &self.total);
        let split = |groups: &mut dyn Iterator<Item = Group>, mut others: Sums| {
            let mut is_in_range = true;
            let first = split_top(groups, top, &order, &mut |_, sums| {
                is_in_range &= others.add(sums).is_some();
            });
            is_in_range.then_some((first, others))
        };
        let drawers: Vec<(u32, &Drawer)> = (0..).zip(&self.drawers).collect();
        let found = drawers
            .into_par_iter()
            .map(|(place, drawer)| split(&mut groups(place, drawer), Sums::default()))
            .collect::<Option<Vec<(Vec<Group>, Sums)>>>()
            .ok_or_else(too_large)?;
        let mut others = Sums::default();
        for (_, sums) in &found {
            others.add(sums).ok_or_else(too_large)?;
        }
        let mut first = found.into_iter().flat_map(|(first, _)| first);
        split(&mut first, others).ok_or_else(too_large)
    }

    fn record(&self, group: Group) -> Option<Record<'_>> {
        self.drawers.get(group.drawer as usize)?.at(group.start)
    }
}

fn groups(drawer: u32, content: &Drawer) -> impl Iterator<Item = Group> {
    content.records().map(move |record| Group {
        drawer,
        start: record.start,
    })
}

impl Look<Group> for Collected {
    fn by_label(&self, left: &Group, right: &Group, place: usize) -> Ordering {
        let labels = |group: &Group| self.record(*group).map_or(&[][..], |record| record.labels);
        label_bytes::compare(labels(left), labels(right), &self.are_times, place)
    }

    fn sums<'t>(&'t self, group: &'t Group) -> Cow<'t, Sums> {
        let record = self.record(*group);
        Cow::Owned(record.map(|record| record.sums()).unwrap_or_default())
    }
}
